"""Whole sites, built strict through the plugin as a user's would be."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from links import dead_links
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from sites import CONFIG, MakeSite, write

pytestmark = pytest.mark.slow

ARTICLE = """\
---
title: Cumbre en Alaska
date: 2025-08-12
---

Vladímir Putin viajará a Alaska el 15 de agosto, según Kaja Kallas, jefa de la diplomacia europea.

En julio de 2024 firmó un acuerdo con Kim Jong-un.
"""
NOTE = "## {title} {{ {kind} }}\n\n> {quotation}\n\nDicho por la redacción{more}.\n"
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;&amp;[a](javascript:alert(1))"
)


# What elements of our pages and of the theme have, beside `data-…` and `aria-…`.
ATTRIBUTES = set(
    re.findall(
        r"\w+",
        """
        action alt autocomplete charset checked class content cx cy d datetime dir for hidden href
        id label lang method name placeholder r rel role scope spellcheck src tabindex target title
        type value viewbox x y
        """,
    )
)


class Found(HTMLParser):
    """What a page holds that could act: handlers, addresses, attributes; and its ids."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.names: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if not name.startswith(("data-", "aria-")):
                self.names.add(name)
            if name.startswith("on"):
                self.handlers.append(name)
            elif name in ("href", "src"):
                self.addresses.append(value or "")
            elif name == "id":
                self.ids.append(value or "")


def note(title: str, quotation: str, kind: str = ".context", more: str = "") -> str:
    return NOTE.format(title=title, kind=kind, quotation=quotation, more=more)


def article_of(site: Path, name: str = "cumbre") -> str:
    return (site / "articles" / name / "index.html").read_text(encoding="utf-8")


def main_part(html: str) -> str:
    """What a page says, without the theme around it."""
    return html[html.index("<article") : html.index("</article>")]


def test_three_lines_of_configuration_are_enough(make_site: MakeSite) -> None:
    site = make_site({"articles/cumbre.md": ARTICLE})
    for page in ("", "actors", "dates", "notes", "articles/cumbre", "actors/vladimir-putin"):
        assert (site / page / "index.html").is_file(), page
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<html lang="es"' in home
    assert "assets/briefing/briefing.css" in home
    assert (site / "assets" / "briefing" / "briefing.css").is_file()


def test_an_empty_folder_is_a_friendly_site(make_site: MakeSite) -> None:
    site = make_site({"about.md": "# Acerca de\n"})
    assert "briefing import" in (site / "index.html").read_text(encoding="utf-8")
    for page in ("actors", "dates", "notes"):
        assert (site / page / "index.html").is_file()


def test_the_navigation_leads_to_indexes_and_to_no_briefing(make_site: MakeSite) -> None:
    home = (make_site({"articles/cumbre.md": ARTICLE}) / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'<a href="([^"]*)" class="md-nav__link"', home)
    assert {"actors/", "dates/", "notes/"} <= set(links)
    pages = [link for link in links if not link.startswith("#")]
    assert not [link for link in pages if "cumbre" in link or "putin" in link]


def test_what_an_article_says_does_nothing(make_site: MakeSite) -> None:
    said = json.dumps(HOSTILE)
    head = (
        f"title: {said}\nsource: {{publisher: {said}, author: {said}, url: 'javascript:alert(1)'}}"
    )
    hostile = ARTICLE.replace("title: Cumbre en Alaska", head).replace("Vladímir", f"{HOSTILE} V.")
    files = {"articles/cumbre.md": hostile, "articles/otra.md": ARTICLE}
    site = make_site(files, strict=False)
    for page in site.rglob("*.html"):
        found = Found(page)
        assert found.handlers == [], page
        assert found.names <= ATTRIBUTES, (page, found.names - ATTRIBUTES)
        assert not [a for a in found.addresses if a.startswith("javascript:") or a == "x"], page
        assert "alert(1)</script>" not in page.read_text(encoding="utf-8"), page


def test_ids_are_unique_and_facts_lead_to_their_passages(make_site: MakeSite) -> None:
    twice = note("Dos veces", "Vladímir Putin viajará") + "\n" + note("Dos veces", "Kim Jong-un")
    site = make_site({"articles/cumbre.md": ARTICLE, "articles/cumbre.notes.md": twice})
    found = Found(site / "articles" / "cumbre" / "index.html")
    assert len(found.ids) == len(set(found.ids))
    inside = [address[1:] for address in found.addresses if address.startswith("#")]
    assert any(anchor.startswith("f-") for anchor in inside)
    assert any(anchor.startswith("p-n-dos-veces-2") for anchor in inside)
    assert set(inside) - {"__skip"} <= set(found.ids)


def test_notes_with_the_same_footnote_keep_their_own(make_site: MakeSite) -> None:
    notes = "\n".join(
        note(title, quotation, more=f"[^1]\n\n[^1]: Pie de {title}")
        for title, quotation in (("Uno", "Vladímir Putin viajará"), ("Dos", "Kim Jong-un"))
    )
    html = article_of(make_site({"articles/cumbre.md": ARTICLE, "articles/cumbre.notes.md": notes}))
    assert "Pie de Uno" in html
    assert "Pie de Dos" in html


def test_a_lost_note_is_told_with_its_place_and_shown(
    make_site: MakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    files = {
        "articles/cumbre.md": ARTICLE,
        "articles/cumbre.notes.md": note("Perdida", "Putin no viajará nunca"),
    }
    with pytest.raises(Abort):
        make_site(files)
    assert "articles/cumbre.notes.md:3:3: warning note-orphan" in caplog.text
    html = article_of(make_site(files, strict=False))
    assert "El pasaje citado no está en el artículo" in html


def test_internal_notes_are_for_the_preview_alone(make_site: MakeSite, tmp_path: Path) -> None:
    secret = note("Secreta", "Kim Jong-un", kind=".question .internal")
    site = make_site({"articles/cumbre.md": ARTICLE, "articles/cumbre.notes.md": secret})
    for path in site.rglob("*"):
        if path.is_file():
            assert b"Secreta" not in path.read_bytes(), path
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build.build(config)
    assert "Secreta" in article_of(site)


@pytest.mark.parametrize("option", ["exclude_docs", "draft_docs"])
def test_what_the_host_leaves_out_is_on_no_page(
    make_site: MakeSite, tmp_path: Path, option: str
) -> None:
    draft = ARTICLE.replace("Kim Jong-un", "Angela Merkel")
    files = {"articles/cumbre.md": ARTICLE, "articles/mesa/cena.md": draft}
    site = make_site(files, config=f"{CONFIG}{option}: mesa/\n", strict=False)
    for path in site.rglob("*.html"):
        assert "Merkel" not in path.read_text(encoding="utf-8"), path
    assert not (site / "articles" / "mesa").exists()
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build.build(config, serve_url="http://127.0.0.1:8000/")
    assert (site / "articles" / "mesa").exists() is (option == "draft_docs")


def test_hidden_actors_have_no_page_and_no_file(make_site: MakeSite) -> None:
    files = {
        "articles/cumbre.md": ARTICLE,
        "actors/kaja-kallas.md": "---\nname: Kaja Kallas\nkind: person\nhidden: true\n---\n",
    }
    site = make_site(files)
    assert not list(site.rglob("*kallas*"))
    for page in site.rglob("*.html"):
        assert "kaja-kallas" not in page.read_text(encoding="utf-8"), page
    assert "Kaja Kallas" in article_of(site)


def test_editors_words_and_links_in_them_are_theirs(make_site: MakeSite) -> None:
    words = "Véase *también* [la cumbre](../articles/cumbre.md) y [Kim](kim-jong-un.md)."
    files = {
        "articles/cumbre.md": ARTICLE,
        "actors/vladimir-putin.md": f"---\nname: Vladímir Putin\nkind: person\n---\n\n{words}\n",
    }
    html = (make_site(files) / "actors" / "vladimir-putin" / "index.html").read_text("utf-8")
    assert 'Véase <em>también</em> <a href="../../articles/cumbre/">' in html


def test_file_names_and_folders_of_any_kind(make_site: MakeSite) -> None:
    site = make_site({"articles/2025/agosto/ñandú (1) & co.md": ARTICLE})
    html = main_part((site / "articles/2025/agosto/ñandú (1) & co/index.html").read_text("utf-8"))
    assert 'href="../../../../actors/vladimir-putin/"' in html
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "articles/2025/agosto/%C3%B1and%C3%BA%20%281%29%20%26%20co/" in home


def test_hostile_file_names_are_no_markup(make_site: MakeSite) -> None:
    names = (
        "x onmouseover=alert(1) y",
        "Informe final",
        "a_b_",
        "a-b",
        'a"b',
        "a%20b",
        "a { .b #c }",
        "*a* [b](c) `d`",
        "<img src=x onerror=alert(1)>",
        "a#b?c&d",
        "{{ a }}{% b %}",
        "a~~b~~ ==c== ^^d^^",
        "北京",
        "上海",
    )
    files: dict[str, str | bytes] = {f"articles/{name}.md": ARTICLE for name in names}
    files |= {f"articles/{name}.notes.md": note("Una nota", "15 de agosto") for name in names}
    files["actors/a onclick=b(1) c.md"] = "---\nname: Kaja Kallas\n---\n"
    site = make_site(files, strict=False)
    for page in site.rglob("*.html"):
        found = Found(page)
        assert found.handlers == [], page
        assert found.names <= ATTRIBUTES, (page, found.names - ATTRIBUTES)
        assert len(found.ids) == len(set(found.ids)), page
        assert not re.search(r"[\x02\x03]", page.read_text(encoding="utf-8")), page
    assert list(dead_links(site)) == []
    assert len([one for one in Found(site / "index.html").ids if one.startswith("a-")]) == 12


def test_articles_keep_their_edit_link(make_site: MakeSite) -> None:
    config = CONFIG.replace(
        "theme: material",
        "repo_url: https://example.org/r\nedit_uri: edit/main/docs/\n"
        "theme: {name: material, features: [content.action.edit]}",
    )
    html = article_of(make_site({"articles/cumbre.md": ARTICLE}, config=config))
    assert "https://example.org/r/edit/main/docs/articles/cumbre.md" in html


def test_other_plugins_find_the_file_of_an_article(make_site: MakeSite, tmp_path: Path) -> None:
    hook = """\
from pathlib import Path

def on_page_markdown(text, *, page, **_):
    path, by = page.file.abs_src_path, page.file.generated_by
    assert by == "briefing" if path is None else Path(path).is_file(), page
    return text
"""
    write({"hook.py": hook}, tmp_path)
    files = {"articles/cumbre.md": ARTICLE, "index.md": "# Hola\n"}
    make_site(files, config=f"{CONFIG}hooks: [hook.py]\n")


def test_english_by_one_option(make_site: MakeSite) -> None:
    config = CONFIG.replace("[briefing]", "[{briefing: {language: en}}]")
    spanish = ARTICLE.replace("date:", "language: es\ndate:")
    html = article_of(make_site({"articles/cumbre.md": spanish}, config=config))
    assert '<html lang="en"' in html
    assert "Key facts" in html


def test_the_edition_decides_what_is_upcoming(make_site: MakeSite) -> None:
    config = CONFIG.replace("[briefing]", "[{briefing: {edition: 2025-09-01}}]")
    home = make_site({"articles/cumbre.md": ARTICLE}, config=config) / "index.html"
    assert "1 de septiembre de 2025" in home.read_text("utf-8")
    assert "no anuncian ninguna fecha" in home.read_text("utf-8")


def test_any_theme_will_do(make_site: MakeSite) -> None:
    site = make_site({"articles/cumbre.md": ARTICLE}, config=CONFIG.replace("material", "mkdocs"))
    assert "Hechos clave" in (site / "articles" / "cumbre" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["articles/cumbre.md", "actors/putin.md", "index.md"])
def test_a_file_that_is_not_utf_8_stops_the_build_with_its_name(
    make_site: MakeSite, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    with pytest.raises(Abort):
        make_site({name: ARTICLE.encode("latin-1")})
    assert name in caplog.text


def test_a_second_build_of_the_same_plugin_is_the_same(make_site: MakeSite, tmp_path: Path) -> None:
    write({"docs/articles/cumbre.md": ARTICLE}, tmp_path)
    site = make_site({})
    first = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    make_site({})
    assert first == {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_link_to_nowhere_is_an_error_unless_nobody_is_to_read_it(
    make_site: MakeSite, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    links = tmp_path / "docs" / "articles"
    links.mkdir(parents=True)
    (links / "x.md").symlink_to("nowhere")
    (links / ".#lock.md").symlink_to("editor@host")
    with pytest.raises(Abort):
        make_site({"articles/a.md": ARTICLE})
    assert "articles/x.md:1: error file-astray" in caplog.text
    excluding = "exclude_docs: articles/x.md\n"
    assert (make_site({}, config=CONFIG + excluding) / "articles/a/index.html").exists()
    (links / "bucle").symlink_to("..")
    with pytest.raises(Abort):
        make_site({}, config=CONFIG + excluding)
    assert "articles/bucle:1: error file-astray" in caplog.text
