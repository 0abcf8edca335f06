"""The theme's navigation, rendered once for all pages of a folder that are not in it."""

import posixpath
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from jinja2.runtime import Context
from mkdocs.structure.nav import Navigation
from mkdocs.utils import get_theme_dir

THEME = "material"
# In these a page that is not in the navigation matters by its address alone.
PARTIALS = ("partials/nav.html", "partials/nav-item.html", "partials/logo.html")


def keep_navigation(env: Environment, nav: Navigation) -> None:
    """Have `env` render `nav` once for each folder; its titles must be known.

    Nothing changes where somebody else's templates are in the place of the theme's.
    """
    theme = Path(get_theme_dir(THEME))
    templates = [env.get_template(name) for name in PARTIALS]
    if not all(Path(template.filename or "").is_relative_to(theme) for template in templates):
        return
    whole = templates[0].root_render_func
    kept: dict[str, str] = {}
    inside = {id(page) for page in nav.pages}
    addresses = tuple(page.url for page in nav.pages)

    def render(context: Context) -> Iterator[str]:
        page = context.get("page")
        if page is None or id(page) in inside or context.get("nav") is not nav:
            yield from whole(context)
            return
        # From a page above one of the navigation the way is another than from its neighbours.
        if any(address.startswith(page.url) for address in addresses):
            yield from whole(context)
            return
        folder = posixpath.dirname(page.url.rstrip("/"))
        if folder not in kept:
            kept[folder] = "".join(whole(context))
        yield kept[folder]

    templates[0].root_render_func = render
