"""The styles and scripts of the pages, among those of a site."""

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

KINDS_OF_STYLES = ("briefing", "notes", "lists", "facts", "standing", "cards", "focus")
STYLES = tuple(f"assets/briefing/{kind}.css" for kind in KINDS_OF_STYLES)
KINDS_OF_SCRIPTS = ("filter", "facts", "cards")
SCRIPTS = tuple(f"assets/briefing/{kind}.js" for kind in KINDS_OF_SCRIPTS)
# What only editors need.
COMPOSE = ("assets/briefing/compose.css", "assets/briefing/compose.js")
DESK = "assets/briefing/desk.css"


def add_assets(config: MkDocsConfig, *, served: bool, composed: bool) -> None:
    """Add what all pages need, what a preview needs, and what those need who write notes."""
    config.extra_css[:0] = STYLES
    config.extra_javascript[:0] = map(module, SCRIPTS)
    if served:
        config.extra_css.append(DESK)
    if composed:
        styles, script = COMPOSE
        config.extra_css.append(styles)
        config.extra_javascript.append(module(script))


def module(path: str) -> ExtraScriptValue:
    """A script that the browser loads as a module, and so neither blocks nor repeats."""
    script = ExtraScriptValue(path)
    script.type = "module"
    return script
