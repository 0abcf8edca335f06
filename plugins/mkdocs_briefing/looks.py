"""The project's own look on Material, where the user chose none: colours, fonts, a short menu."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from briefing.languages import Language
from mkdocs_briefing.options import names_fonts

SCHEMES = (
    ("default", "material/weather-night", "dark_mode"),
    ("slate", "material/weather-sunny", "light_mode"),
)
PREFERS = {"default": "(prefers-color-scheme: light)", "slate": "(prefers-color-scheme: dark)"}


def look(config: MkDocsConfig, language: Language) -> None:
    """Set what the user left open: language, fonts of the system, light and dark in our colours."""
    config.theme["language"] = language.code
    if not names_fonts(config):
        config.theme["font"] = False
    if not config.theme.get("palette"):
        config.theme["palette"] = [
            {
                "media": PREFERS[scheme],
                "scheme": scheme,
                "primary": "custom",
                "accent": "custom",
                "toggle": {"icon": icon, "name": language.say(name)},
            }
            for scheme, icon, name in SCHEMES
        ]


def shorten(nav: Navigation) -> None:
    """Of a menu that nobody wrote: a folder with one page is that page, by its own title."""
    for place, item in enumerate(nav.items):
        if isinstance(item, Section) and len(item.children) == 1:
            [page] = item.children
            if isinstance(page, Page):
                page.parent = None
                nav.items[place] = page
