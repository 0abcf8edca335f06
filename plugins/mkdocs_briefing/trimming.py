"""What the theme brings that no reader needs: white space, source maps, a search nobody uses."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment
from jinja2.runtime import Context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

TEMPLATE = "main.html"
# What keeps its white space, and each line break of the rest with the white space around it.
KEPT = "|".join(rf"<{tag}\b.*?</{tag}>" for tag in ("pre", "textarea", "script", "style"))
VERBATIM = re.compile(f"({KEPT})", re.DOTALL | re.IGNORECASE)
LINE_BREAK = re.compile(r"[ \t\n]*\n[ \t\n]*")
# What an icon needs in a file of its own, and not in HTML.
ICON, ICON_IN_FILE = "<svg", '<svg xmlns="http://www.w3.org/2000/svg"'
# What the theme's scripts are told, and in it what only the theme's search asks for.
CONFIG = re.compile(r'(?<=<script id="__config" type="application/json">)[^<]*')
OF_SEARCH = re.compile(r'"search(?:\.result\.[a-z.]+)?": "[^"]*", ')
SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")


def has_search_of_theme(config: MkDocsConfig) -> bool:
    """Whether the theme's own search may be in use: wherever ours is not the only one."""
    only = "briefing_search" in config.theme
    return not only or "search" in config.plugins or "material/search" in config.plugins


def without_unread(files: Iterable[File], config: MkDocsConfig) -> Files:
    """`files` without those of the theme that no page loads."""
    theme = Path(get_theme_dir("material"))
    unread = () if has_search_of_theme(config) else SEARCH

    def is_unread(file: File) -> bool:
        named = file.src_uri.endswith(".map") or file.src_uri.startswith(unread)
        return named and Path(file.abs_src_path or "").is_relative_to(theme)

    return Files([file for file in files if not is_unread(file)])


def trim_pages(env: Environment, config: MkDocsConfig) -> None:
    """Have `env` render no more around a page's content than it takes; the content stays."""
    template = env.get_template(TEMPLATE)
    whole, keeps_search = template.root_render_func, has_search_of_theme(config)

    def render(context: Context) -> Iterator[str]:
        html, page = "".join(whole(context)), context.get("page")
        content = (page.content if isinstance(page, Page) else None) or ""
        around = map(trimmed, html.split(content, 1) if content else [html])
        yield content.join(around if keeps_search else map(without_search, around))

    template.root_render_func = render


def trimmed(html: str) -> str:
    """`html` that looks the same, with a line break for each and the white space around it."""
    parts = VERBATIM.split(html)
    parts[::2] = (LINE_BREAK.sub("\n", part).replace(ICON_IN_FILE, ICON) for part in parts[::2])
    return "".join(parts)


def without_search(html: str) -> str:
    """`html` in which the theme's scripts are told nothing of the theme's search."""
    return CONFIG.sub(lambda told: OF_SEARCH.sub("", told[0]), html)
