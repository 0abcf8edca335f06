"""The MkDocs plugin: files in, pages out; all the rest is done by the core."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure import pages
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from briefing.batches.identity import extractor
from briefing.cache import Store
from briefing.languages import language
from briefing.memory import Memory
from mkdocs_briefing.assets import add_assets, join_styles
from mkdocs_briefing.building import Building
from mkdocs_briefing.clearing import Clearing
from mkdocs_briefing.folder import check_links
from mkdocs_briefing.framing import keep_frames
from mkdocs_briefing.kept import Kept
from mkdocs_briefing.laying import Laid
from mkdocs_briefing.looks import look, shorten
from mkdocs_briefing.navigation import keep_navigation
from mkdocs_briefing.options import (
    BriefingConfig,
    check_anchors,
    composes,
    is_known,
    settings,
    strangers,
)
from mkdocs_briefing.parallel import shared
from mkdocs_briefing.preview import Built, Preview, is_live
from mkdocs_briefing.sameness import fingerprint
from mkdocs_briefing.search import Search
from mkdocs_briefing.templates import THEME, Compiled
from mkdocs_briefing.trimming import trim_pages, without_unread

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from briefing.corpus import Corpus
    from mkdocs_briefing.reading import Reading

log = get_plugin_logger(__name__)

EXTENSIONS = ("attr_list", "footnotes", "md_in_html")


class BriefingPlugin(BasePlugin[BriefingConfig]):
    """Lays the pages of a corpus over the files of a MkDocs site."""

    is_served = False
    preview: Preview | None = None
    reading: "Reading | None" = None
    building: Building | None = None
    _clearing: Clearing | None = None
    _store: Store | None = None
    search: Search | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether editors look on: internal notes are for them alone."""
        self.is_served = command == "serve"
        self.preview = self.reading = self.building = self._store = None
        self.search = Search(served=self.is_served)
        self._compiled = Compiled()
        self._clears = not dirty
        if self.is_served and not dirty and is_live():
            self.preview = Preview(self)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Enable what the pages are written with, and add their looks."""
        for extension in EXTENSIONS:
            if extension not in config.markdown_extensions:
                config.markdown_extensions.append(extension)
        tongue = language(self.config.language)
        back = tongue.say("footnote_back")
        config.mdx_configs.setdefault("footnotes", {}).setdefault("BACKLINK_TITLE", back)
        # After the user's own folder, so that it can override ours, and before the theme's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        composed = composes(self.config, served=self.is_served)
        add_assets(config, served=self.is_served, composed=composed)
        check_anchors(config)
        if config.theme.name == "material":
            look(config, tongue)
        if self.search:
            self.search.configure(config, tongue, wanted=self.config.search)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Have the folder of the site cleared when all is written."""
        if self._clears and not (self.is_served or strangers(config)):
            self._clearing = Clearing(Path(config.site_dir))
            self._clearing.hide()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the pages of the corpus in the place of its files."""
        if self._store is None and (cache := self.config.cache):
            self._store = Store(Path(config.config_file_path).parent / cache, extractor())
        try:
            check_links(config)
            building = Building(partial(self._read, files, config), self._kept(files, config))
        except ValueError as error:
            raise PluginError(str(error)) from error
        laid = building.laid(without_unread(files, config), config)
        join_styles(laid, config)
        if self.preview:
            laid.make_lazy()
        elif self._may_make(config):
            laid.makes_ours = False
        self.building = building
        if self.search:
            self.search.add(laid, config)
        if self._clearing:
            self._clearing.show(file.dest_uri for file in laid)
        return laid

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: object) -> Navigation:
        """Get ready to render: all files and the whole configuration are known."""
        if config.nav is None:
            shorten(nav)
        self._nav, self._config = nav, config
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Get ready to make single pages: navigation and templates are known as well."""
        self._files, built = files, None
        if isinstance(files, Laid) and not files.makes_ours:
            built = Built(config, files, self._nav, env)
            if self.preview:
                env.bytecode_cache = self._compiled
        if config.theme.name == "material":
            keep_navigation(env, self._nav)
            trim_pages(env, config)
            if not self.preview and not strangers(config):
                keep_frames(env, config)
        if built and self.preview:
            self.preview.begin(built)
            self._heads = self._nav_heads()
        elif built and self.building:
            self.building.begin(built, self.config.workers)
        return env

    def on_pre_page(
        self, page: pages.Page, *, config: MkDocsConfig, files: Files
    ) -> pages.Page | None:
        """Have the core's own pages rendered here."""
        if self.building:
            self.building.take(page, files, config)
        return page

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the pages, and index what was built; while it is served, later."""
        if self.building:
            self.building.finish()
        self._index(Path(config.site_dir))
        if self._clearing:
            self._clearing.clear(self.building.stays if self.building else frozenset())

    def on_build_error(self, **_: object) -> None:
        """Make no more pages."""
        if self.building:
            self.building.stop()
        if self._clearing:
            self._clearing.show()

    @event_priority(-100)
    def on_serve(self, server: "LiveReloadServer", **_: object) -> None:
        """Have the server show pages as they are made, and hear of edits; no build loads that."""
        from mkdocs_briefing.watching import watch_natively, watched  # noqa: PLC0415

        if not self.config.polling:
            watch_natively(server)
        if self.preview and self.reading:
            self.preview.attach(server)
            self.reading.watch(watched(server))

    def on_shutdown(self) -> None:
        """End what still runs, and have back what a build that was interrupted has hidden."""
        if self.preview:
            self.preview.close()
        if self._store:
            self._store.close()
        if self.search:
            self.search.close()
        if self._clearing:
            self._clearing.show()

    def refresh(self) -> bool:
        """Read the changed files; False where only a whole build will do."""
        return self.reading is not None and self.reading.refresh()

    @property
    def corpus(self) -> "Corpus | None":
        """What the files say, once they were read."""
        return self.reading.corpus if self.reading else None

    def settled(self) -> bool:
        """Whether the last edits left the pages and the navigation of the last whole build."""
        if not (self.reading and self.reading.is_laid() and self._heads == self._nav_heads()):
            return False
        self._index(Path(self._config.site_dir))
        return True

    def _may_make(self, config: MkDocsConfig) -> bool:
        """Whether pages may be made here and not by the host: no other plugin may miss them."""
        others = strangers(config)
        if others and not self.is_served:
            log.info("Pages are made one by one, as these might miss some: %s", ", ".join(others))
        return not (others or self.is_served)

    def _nav_heads(self) -> dict[str, str]:
        """The front matter of our pages in the navigation, which shows their titles."""
        if not (self.building and self.reading):
            return {}
        paths = (page.file.src_uri for page in self._nav.pages)
        ours = [path for path in paths if path in self.building.paths]
        return {path: self.reading.head_of(path) for path in ours}

    def _index(self, site_dir: Path) -> None:
        """Index the site for its search."""
        if self.search and self.building:
            self.building.index(self.search, self._files, site_dir)

    def _kept(self, files: Files, config: MkDocsConfig) -> Kept | None:
        """What earlier builds of the same left; nothing where pages may rest on what we cannot see.

        A preview makes a page when it is read; a dirty build leaves out what others warn of.
        """
        if self._store is None or not self._clears or self.is_served:
            return None
        if strangers(config) or not is_known(config):
            return None
        return Kept(self._store, partial(fingerprint, tuple(files), config))

    def _read(self, files: Files, config: MkDocsConfig) -> "Reading":
        """What the files say. A build of the same does not ask, and loads nothing that reads."""
        from mkdocs_briefing.reading import Reading  # noqa: PLC0415

        if self.reading is None:
            memory = Memory(self._store, shared(self.config.workers), once=not self.preview)
            self.reading = Reading(memory)
        self.reading.is_searched = bool(self.search and self.search.is_on)
        self.reading.whole(files, config, settings(self.config, config, served=self.is_served))
        return self.reading
