"""The MkDocs plugin: files in, pages out; all the rest is done by the core."""

import logging
from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from briefing.corpus import Corpus
from briefing.languages import LANGUAGES, language
from briefing.links import replaced
from briefing.publishing import publish
from briefing.settings import Settings
from briefing.site import Page
from mkdocs_briefing.rendering import Renderer
from mkdocs_briefing.search import Search

log = get_plugin_logger(__name__)

THEME = Path(__file__).parent / "theme"
STYLES = (
    "assets/briefing/briefing.css",
    "assets/briefing/notes.css",
    "assets/briefing/lists.css",
    "assets/briefing/facts.css",
    "assets/briefing/standing.css",
    "assets/briefing/compose.css",
)
SCRIPTS = (
    "assets/briefing/filter.js",
    "assets/briefing/facts.js",
    "assets/briefing/compose.js",
)
EXTENSIONS = ("attr_list", "footnotes", "md_in_html")
LEVELS = {
    "error": logging.WARNING,
    "warning": logging.WARNING,
    "info": logging.INFO,
    "review": logging.DEBUG,  # a list for editors, not a line of each build
}


class BriefingConfig(Config):
    """The options of the plugin; each has a default that does."""

    language = config_options.Choice(tuple(LANGUAGES), default="es")
    """The language of the articles and of the interface."""

    edition = config_options.Optional(config_options.Type((str, date)))
    """The day after which dates are upcoming, as 2025-08-12; default, the newest article's date."""

    discover = config_options.Choice(("link", "suggest", "off"), default="link")
    """What becomes of names that nobody registered: `link` gives them pages, the others do not."""

    publish = config_options.Choice(("full", "excerpt", "link"), default="full")
    """How much of an article's text is published, where the article itself does not say."""

    publishers = config_options.DictOfItems(
        config_options.Choice(("full", "excerpt", "link")), default={}
    )
    """The same for the articles of each publisher that is named here."""

    search = config_options.Type(bool, default=True)
    """Whether the site gets a search, in place of the theme's."""

    compose = config_options.Optional(config_options.Type(bool))
    """Whether pages offer to copy a note on the passage selected; default, when served alone."""


class BriefingPlugin(BasePlugin[BriefingConfig]):
    """Lays the pages of a corpus over the files of a MkDocs site."""

    is_served = False
    search: Search | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether editors look on: internal notes are for them alone."""
        self.is_served = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Enable what the pages are written with, and add their looks."""
        for extension in EXTENSIONS:
            if extension not in config.markdown_extensions:
                config.markdown_extensions.append(extension)
        back = language(self.config.language).say("footnote_back")
        config.mdx_configs.setdefault("footnotes", {}).setdefault("BACKLINK_TITLE", back)
        # After the user's own folder, so that it can override ours, and before the theme's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css[:0] = STYLES
        config.extra_javascript[:0] = map(_module, SCRIPTS)
        _check_anchors(config)
        if config.theme.name == "material":
            config.theme["language"] = self.config.language
        if self.config.search:
            tongue = language(self.config.language)
            self.search = self.search or Search(tongue, served=self.is_served)
            self.search.configure(config)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the pages of the corpus in the place of its files."""
        try:
            corpus = Corpus.of(
                {file.src_uri: file.content_bytes for file in files if _is_content(file)},
                self._settings(config),
            )
            site = publish(corpus)
            lost = list(replaced({file.src_uri for file in files}, corpus, site))
        except ValueError as error:
            raise PluginError(str(error)) from error
        for path in site.withheld:
            if file := files.get_file_from_path(path):
                files.remove(file)
        for page in site.pages:
            _lay(page, files, config)
        self._laid = {page.path for page in site.pages}
        for path, content in site.files.items():
            files.append(File.generated(config, path, content=content))
        for problem in (*corpus.problems, *lost):
            log.log(LEVELS[problem.level], "%s", problem)
        if self.search:
            self.search.add(corpus, files, config)
            self._published = (corpus, files, {page.path for page in site.pages})
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Get ready to render: all files and the whole configuration are known."""
        self._renderer = Renderer(files, config)
        return nav

    def on_pre_page(self, page: pages.Page, **_: object) -> pages.Page | None:
        """Have the core's own pages rendered here."""
        if page.file.src_uri in self._laid:
            self._renderer.take(page)
        return page

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index what was built; while it is served, later."""
        if self.search:
            self.search.finish(*self._published, Path(config.site_dir))

    def on_shutdown(self) -> None:
        """End what still runs."""
        if self.search:
            self.search.close()

    def _settings(self, config: MkDocsConfig) -> Settings:
        options = self.config
        edition = date.fromisoformat(str(options.edition)) if options.edition else None
        composes = self.is_served if options.compose is None else options.compose
        return Settings(
            options.language,
            edition,
            options.discover,
            options.publish,
            options.publishers,
            internal=self.is_served,
            compose=_docs_folder(config) if composes else "",
        )


def _check_anchors(config: MkDocsConfig) -> None:
    """Have dead anchors warned of, unless the user decided: a fact that a page cites may go."""
    for user in config.user_configs:
        said = user.get("validation") or {}
        if "anchors" in said or "anchors" in (said.get("links") or {}):
            return
    config.validation.links.anchors = logging.WARNING


def _docs_folder(config: MkDocsConfig) -> str:
    """The docs folder as it is called in the project, or where it is if it lies elsewhere."""
    folder = Path(config.docs_dir)
    project = Path(config.config_file_path).parent
    return (folder.relative_to(project) if folder.is_relative_to(project) else folder).as_posix()


def _module(path: str) -> config_options.ExtraScriptValue:
    """A script that the browser loads as a module, and so neither blocks nor repeats."""
    script = config_options.ExtraScriptValue(path)
    script.type = "module"
    return script


def _is_content(file: File) -> bool:
    """Whether the core reads the file: articles, notes, actors, decisions, the introduction."""
    folders = ("articles/", "actors/", "review/")
    return file.src_uri.startswith(folders) or file.src_uri == "index.md"


def _lay(page: Page, files: Files, config: MkDocsConfig) -> None:
    """Show `page` at its path: over the file there, or as a file of its own."""
    file = files.get_file_from_path(page.path)
    if file:
        file.content_string = page.text
    else:
        file = File.generated(config, page.path, content=page.text)
        files.append(file)
    # The few pages that lead to all others may stand in the navigation, a thousand may not.
    if not page.path.endswith("index.md"):
        file.inclusion = InclusionLevel.NOT_IN_NAV
