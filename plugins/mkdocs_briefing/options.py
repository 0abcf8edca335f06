"""What users may choose in mkdocs.yml, and what the core is told of it."""

import logging
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config import config_options
from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from briefing.languages import LANGUAGES
from briefing.settings import Settings

# Plugins that look at one page at a time and keep nothing of it.
SAFE = {
    "briefing",
    "mkdocs_briefing/briefing",
    "minify",
    "redirects",
    "awesome-pages",
    "literate-nav",
}

# Extensions that do nothing to what the core writes: their signs are escaped in it.
KNOWN = frozenset(
    {
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "tables",
        "toc",
        "pymdownx.arithmatex",
        "pymdownx.betterem",
        "pymdownx.caret",
        "pymdownx.details",
        "pymdownx.emoji",
        "pymdownx.highlight",
        "pymdownx.inlinehilite",
        "pymdownx.keys",
        "pymdownx.magiclink",
        "pymdownx.mark",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
        "pymdownx.tilde",
    }
)


class Discover(config_options.Choice[str]):
    """One of the ways with names; YAML reads a bare `off` as false."""

    def run_validation(self, value: object) -> str:
        """The way that `value` names."""
        return super().run_validation("off" if value is False else value)


class Day(BaseConfigOption[date | None]):
    """A day in the calendar; none if it is empty, as a variable of the environment may be."""

    def run_validation(self, value: object) -> date | None:
        """The day that `value` is or names."""
        try:
            return date.fromisoformat(str(value)) if value not in (None, "") else None
        except ValueError:
            said = f"Expected a day, as 2025-08-12, but received: {str(value)!r}"
            raise ValidationError(said) from None


class Folder(config_options.Type[str]):
    """A folder's path, or nothing, which YAML also writes `off` and `no`."""

    def run_validation(self, value: object) -> str:
        """The path; empty for none."""
        return super().run_validation("" if value is False else value)


class Count(config_options.Type[int]):
    """A number from 0 up."""

    def run_validation(self, value: object) -> int:
        """The number, if it is one."""
        number = super().run_validation(value)
        if isinstance(value, bool) or number < 0:
            raise ValidationError(f"Expected a number from 0 up, but received: {value!r}")
        return number


class BriefingConfig(Config):
    """The options of the plugin; each has a default that does."""

    language = config_options.Choice(tuple(LANGUAGES), default="es")
    """The language of the articles and of the interface."""

    edition = Day()
    """The day after which dates are upcoming, as 2025-08-12; default, the newest article's date."""

    discover = Discover(("link", "suggest", "off"), default="link")
    """What becomes of names that nobody registered: `link` gives them pages, the others do not."""

    publish = config_options.Choice(("full", "excerpt", "link"), default="full")
    """How much of an article's text is published, where the article itself does not say."""

    publishers = config_options.DictOfItems(
        config_options.Choice(("full", "excerpt", "link")), default={}
    )
    """The same for the articles of each publisher that is named here."""

    search = config_options.Type(bool, default=True)
    """Whether the site gets a search, in place of the theme's."""

    cache = Folder(str, default=".cache/briefing")
    """Where what was found in articles is kept between builds; nowhere if it is empty."""

    workers = Count(int, default=0)
    """How many processes build the pages; 1 for none beside the host's, 0 for one on each core."""

    polling = config_options.Type(bool, default=False)
    """Whether a preview looks for edits itself: for disks that tell nobody of them."""

    compose = config_options.Optional(config_options.Type(bool))
    """Whether pages offer to copy a note on the passage selected; default, when served alone."""


def composes(options: BriefingConfig, *, served: bool) -> bool:
    """Whether the pages' readers may write notes."""
    return served if options.compose is None else options.compose


def settings(options: BriefingConfig, config: MkDocsConfig, *, served: bool) -> Settings:
    """What the core is told: internal notes are for editors alone, who look at a preview."""
    return Settings(
        options.language,
        options.edition,
        options.discover,
        options.publish,
        options.publishers,
        internal=served,
        compose=docs_folder(config) if composes(options, served=served) else "",
        edit=_edit_address(config) if served else "",
        name=config.site_name,
    )


def _edit_address(config: MkDocsConfig) -> str:
    """Where files are edited, as the host links to it: a template of an address, or nothing."""
    template = str(config.edit_uri_template or "")
    if not template:
        if not config.edit_uri:
            return ""
        template = config.edit_uri.replace("{", "{{").replace("}", "}}") + "{path}"
    base = config.repo_url or ""
    if base and not base.endswith("/") and not template.startswith(("?", "#")):
        base += "/"
    return urljoin(base, template)


def strangers(config: MkDocsConfig) -> list[str]:
    """The plugins and hooks that may do to a page what is not known, or miss one."""
    return sorted({*config.plugins, *config.hooks} - SAFE)


def is_known(config: MkDocsConfig) -> bool:
    """Whether the host's Markdown has no extension that might do anything to our pages."""
    return KNOWN.issuperset(map(str, config.markdown_extensions))


def docs_folder(config: MkDocsConfig) -> str:
    """The docs folder as it is called in the project, or where it is if it lies elsewhere."""
    folder = Path(config.docs_dir)
    project = Path(config.config_file_path).parent
    return (folder.relative_to(project) if folder.is_relative_to(project) else folder).as_posix()


def own_icons(config: MkDocsConfig) -> list[Path]:
    """The folders of the user's own icons, whose files are written into pages."""
    options = config.mdx_configs.get("pymdownx.emoji", {}).get("options", {})
    return [Path(folder) for folder in options.get("custom_icons", ())]


def names_fonts(config: MkDocsConfig) -> bool:
    """Whether the user chose fonts; else those of the system do, which no other server gives."""
    return bool(config.theme["font"] != Theme(name=config.theme.name)["font"])


def check_anchors(config: MkDocsConfig) -> None:
    """Have dead anchors warned of: a fact that a page cites may go. `anchors: ignore` stays."""
    links = config.validation.links
    if links.anchors == logging.INFO:
        links.anchors = logging.WARNING
