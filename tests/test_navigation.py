"""The navigation is rendered once for a folder, and is what the theme renders for each page."""

from pathlib import Path

import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs_briefing.navigation import keep_navigation

IN_NAV = ("index.md", "actors/index.md", "about/one.md", "about/two.md")
OTHERS = ("articles/a.md", "articles/b.md", "articles/c/d.md", "actors/e.md", "f.md", "about.md")
NAV = "[index.md, {Actores: actors/index.md}, {Acerca de: [about/one.md, about/two.md]}]"


def rendered(folder: Path, features: str, *, is_kept: bool) -> dict[str, str]:
    """Each page of a small site."""
    theme = f"{{name: material, font: false, features: {features}, custom_dir: own}}"
    text = f"site_name: Prueba\ntheme: {theme}\nplugins: []\nnav: {NAV}\n"
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "own").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    site, folders = config.site_dir, config.use_directory_urls
    files = Files([File(path, None, site, folders) for path in IN_NAV + OTHERS])
    for file in files:
        file.content_string = f"# Página {file.src_uri}"
        if file.src_uri in OTHERS:
            file.inclusion = InclusionLevel.NOT_IN_NAV
            Page(None, file, config)
    nav = get_navigation(files, config)
    env = config.theme.get_env()
    for file in files:
        file.page.read_source(config)
        file.page.render(config, files)
    if is_kept:
        keep_navigation(env, nav)
    template = env.get_template("main.html")
    found = {}
    for file in files:
        file.page.active = True
        context = get_context(nav, files, config, file.page)
        found[file.src_uri] = template.render(context)
        file.page.active = False
    return found


@pytest.mark.parametrize(
    "features", ["[]", "[navigation.tabs, navigation.prune]", "[navigation.indexes, toc.integrate]"]
)
def test_each_page_has_the_navigation_that_the_theme_gives_it(
    tmp_path: Path, features: str
) -> None:
    kept = rendered(tmp_path, features, is_kept=True)
    assert kept == rendered(tmp_path, features, is_kept=False)
    assert "md-nav__link--active" in kept["actors/index.md"]
    assert "md-nav__link--active" not in kept["actors/e.md"]


def test_a_navigation_of_ones_own_is_asked_for_each_page(tmp_path: Path) -> None:
    own = tmp_path / "own" / "partials"
    own.mkdir(parents=True)
    (own / "nav.html").write_text("<p>{{ page.file.src_uri }}</p>", encoding="utf-8")
    kept = rendered(tmp_path, "[]", is_kept=True)
    assert "<p>articles/a.md</p>" in kept["articles/a.md"]
    assert "<p>articles/b.md</p>" in kept["articles/b.md"]
