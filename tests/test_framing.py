"""Pages filled into a frame are what the theme renders, whatever their words and its options."""

from pathlib import Path

import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs_briefing.framing import keep_frames
from mkdocs_briefing.laying import Woven
from mkdocs_briefing.templates import THEME
from mkdocs_briefing.trimming import trim_pages

WORDS = (
    ("Uno", "La primera", "## Hechos\n\n## Texto\n"),
    ("Dos &quot;y&quot; \\1 {0}", "", "## Hechos\n\n## Texto\n"),
    (" Ocho\n \n palabras", " Dos\n  líneas ", "## Hechos\n\n## Texto\n"),
    (
        "&lt;b&gt;  Tres &amp; \x02 4",
        "Aquí: 5 &lt; 6",
        "## <em>Hechos</em> &amp; más\n\n## Otros\n",
    ),
    ("Cuatro", "Ninguna", "## Texto\n\n### Un &lt;subtítulo&gt;\n"),
    ("Cinco", "Ninguna", "## Texto\n\n### Otro\n\n#### Más\n"),
    ("Seis", "Una", "## Hechos & dichos\n\n### Dentro\n"),
    ("Siete", "Una", "<p>Palabras sin título</p>\n"),
)
RATING = "{icon: material/thumb-up-outline, name: Sí, data: 1, note: '{url} {title}'}"
FEEDBACK = f"{{provider: google, property: x, feedback: {{title: Sirve, ratings: [{RATING}]}}}}"
OPTIONS = (
    "theme: {name: material, font: false}",
    """\
theme: {name: material, features: [navigation.tabs, navigation.path, toc.integrate]}
site_url: https://example.org/uno/
""",
    """\
theme: {name: material, features: [content.action.edit, content.action.view]}
site_url: https://example.org/
repo_url: https://github.com/uno/dos
use_directory_urls: false
""",
    f"theme: {{name: material, palette: {{scheme: slate}}}}\nextra: {{analytics: {FEEDBACK}}}",
)


def rendered(folder: Path, options: str, *, is_framed: bool) -> dict[str, str]:
    """Many pages with every kind of words, in two folders."""
    text = f"site_name: Prueba\nplugins: []\nnav: [index.md]\n{options}\n"
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    files = Files([_page(config, "index.md", "# Portada")])
    for number in range(10 * len(WORDS)):
        title, told, body = WORDS[number % len(WORDS)]
        head = f"---\ntitle: '{title} {number}'\ndescription: '{told}'\n---\n"
        # Pages without a heading of the first level have one of the theme's.
        start = ("<h1>Otro</h1>\n\n", "")[number % 2] if number > 20 else f"# {title} {number}\n\n"
        path = f"{('articles', 'actors/x')[number % 5 == 0]}/p{number}.md"
        file = _page(config, path, f"{head}{start}{body}")
        file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)
        Page(None, file, config)
    nav = get_navigation(files, config)
    env = config.theme.get_env()
    trim_pages(env, config)
    if is_framed:
        keep_frames(env, config)
    template = env.get_template("main.html")
    found = {}
    for file in files:
        page = file.page
        assert page is not None
        page.read_source(config)
        page.render(config, files)
        page.active = True
        found[file.src_uri] = template.render(get_context(nav, files, config, page))
        page.active = False
    return found


def _page(config: MkDocsConfig, path: str, text: str) -> Woven:
    file = Woven(path, None, config.site_dir, config.use_directory_urls)
    file.content_string = text
    return file


@pytest.mark.parametrize("options", OPTIONS)
def test_each_page_is_what_the_theme_gives_it(tmp_path: Path, options: str) -> None:
    whole = rendered(tmp_path, options, is_framed=False)
    assert rendered(tmp_path, options, is_framed=True) == whole
    assert len(set(whole.values())) == len(whole)


@pytest.mark.parametrize(
    ("name", "template"),
    [
        (
            "main.html",
            "{% extends 'base.html' %}{% block libs %}{{ page.title|length }}{% endblock %}",
        ),
        ("partials/copyright.html", "<p>{{ page.file.src_uri }}</p>"),
    ],
)
def test_templates_of_ones_own_are_asked_for_each_page(
    tmp_path: Path, name: str, template: str
) -> None:
    own = tmp_path / "own" / name
    own.parent.mkdir(parents=True)
    own.write_text(template, encoding="utf-8")
    options = "theme: {name: material, font: false, custom_dir: own}"
    whole = rendered(tmp_path, options, is_framed=False)
    assert rendered(tmp_path, options, is_framed=True) == whole
