"""Our styles and scripts in the pages of a site: all styles in one file, so that pages name one."""

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

FOLDER = "assets/briefing"
STYLES = ("pages", "notes", "lists", "facts", "standing", "cards", "focus")
SCRIPTS = ("filter", "facts", "cards")
# What not every site needs: for editors, for those who write notes, for the search.
DESK, COMPOSE, SEARCH = "desk", "compose", "search"
JOINED = f"{FOLDER}/briefing.css"
# What is joined, among the theme's settings.
PARTS = "briefing_styles"


def add_assets(config: MkDocsConfig, *, served: bool, composed: bool) -> None:
    """Name our styles and scripts in each page, before the user's own."""
    config.extra_css.insert(0, JOINED)
    config.theme[PARTS] = [*STYLES, *([DESK] if served else []), *([COMPOSE] if composed else [])]
    config.extra_javascript[:0] = map(_module, SCRIPTS)
    if composed:
        config.extra_javascript.append(_module(COMPOSE))


def add_search(config: MkDocsConfig) -> None:
    """Name the styles and the script of the search as well."""
    config.theme[PARTS].append(SEARCH)
    config.extra_javascript.append(_module(SEARCH))


def join_styles(files: Files, config: MkDocsConfig) -> None:
    """Put our styles into one file, each as it is among `files`, or as a user has it there."""
    joined = []
    for name in (*STYLES, DESK, COMPOSE, SEARCH):
        part = files.get_file_from_path(f"{FOLDER}/{name}.css")
        if part:
            files.remove(part)
            if name in config.theme[PARTS]:
                joined.append(part.content_string)
    if not files.get_file_from_path(JOINED):
        files.append(File.generated(config, JOINED, content="\n".join(joined)))


def _module(name: str) -> ExtraScriptValue:
    """A script that the browser loads as a module, and so neither blocks nor repeats."""
    script = ExtraScriptValue(f"{FOLDER}/{name}.js")
    script.type = "module"
    return script
