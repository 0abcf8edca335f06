"""Pages without what nobody reads look the same and keep all that somebody wrote."""

import json
import re
from pathlib import Path

import pytest
from mkdocs_briefing.assets import STYLES
from mkdocs_briefing.templates import THEME
from mkdocs_briefing.trimming import trimmed, without_search
from sites import CONFIG, MakeSite, write

ARTICLE = "---\ntitle: Cumbre\ndate: 2025-08-12\n---\n\nHabló Vladímir Putin en Alaska.\n"
OWN = "# Propia\n\n<pre>\n  uno\n\n\n    dos\n</pre>\n\n<p>tres\n\n   cuatro</p>\n"


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<p>\n\n    uno <b> dos</b>  \n\t\n</p>\n", "<p>\nuno <b> dos</b>\n</p>\n"),
        ("\n <PRE class=x>\n  a\n\n b</PRE>\n ", "\n<PRE class=x>\n  a\n\n b</PRE>\n"),
        ("<textarea>\n  a</textarea>  <i>\xa0\n</i>", "<textarea>\n  a</textarea>  <i>\xa0\n</i>"),
        ("<script>\n a='</style>'\n\n</script>\n  x", "<script>\n a='</style>'\n\n</script>\nx"),
        ("<preface>\n  a</preface>", "<preface>\na</preface>"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0"/>', '<svg viewBox="0 0"/>'),
    ],
)
def test_white_space_is_left_out_where_it_says_nothing(html: str, left: str) -> None:
    assert trimmed(html) == left
    assert trimmed(left) == left


def test_other_data_of_a_page_is_not_taken_for_the_theme_s() -> None:
    data = '{"search": "a", "search.result.one": "b", "c": ""}'
    told = '<script id="__config" type="application/json">{}</script><script>{}</script>'
    assert without_search(told.format(data, data)) == told.format('{"c": ""}', data)


def test_a_page_around_its_content_is_short_and_its_content_as_it_was(make_site: MakeSite) -> None:
    site = make_site({"articles/cumbre.md": ARTICLE, "propia.md": OWN})
    page = (site / "propia" / "index.html").read_text(encoding="utf-8")
    assert "<pre>\n  uno\n\n\n    dos\n</pre>" in page
    assert "<p>tres\n\n   cuatro</p>" in page
    for path in ("articles/cumbre/index.html", "actors/index.html", "404.html"):
        html = (site / path).read_text(encoding="utf-8")
        assert not re.search(r"\n\s", html.split("<article")[0]), path
        assert not re.search(r"\n\s", html.split("</article>")[1]), path


def test_of_the_theme_s_search_nothing_is_left_where_it_is_not_used(make_site: MakeSite) -> None:
    files = {"articles/cumbre.md": ARTICLE, "mapa.map": "a"}
    site = make_site(files)
    assert not (site / "assets" / "javascripts" / "lunr").exists()
    assert [path.name for path in site.rglob("*.map")] == ["mapa.map"]
    home = (site / "index.html").read_text(encoding="utf-8")
    assert not [key for key in told(home) if key.startswith("search")]
    assert {"clipboard.copy", "select.version"} <= set(told(home)["translations"])
    for name in re.findall(r'(?:src|href)="(assets/[^"]+)"', home):
        assert (site / name).is_file(), name
    both = make_site(files, config=CONFIG.replace("[briefing]", "[briefing, search]"))
    html = (both / "index.html").read_text(encoding="utf-8")
    assert "search.result.one" in told(html)["translations"]
    assert (both / told(html)["search"]).is_file()
    assert (both / "assets" / "javascripts" / "lunr").is_dir()


def told(html: str) -> dict[str, dict[str, str]]:
    """What a page tells the theme's scripts."""
    found = re.search(r'<script id="__config"[^>]*>(.*?)</script>', html)
    assert found
    told: dict[str, dict[str, str]] = json.loads(found[1])
    return told


def test_the_styles_are_one_file_with_those_of_a_user_in_their_place(
    make_site: MakeSite, tmp_path: Path
) -> None:
    own = {"own/assets/briefing/notes.css": ".own{}", "own/partials/copyright.html": "<p>A\n\n B"}
    write(own, tmp_path)
    config = CONFIG.replace("material", "{name: material, custom_dir: own}")
    site = make_site({"articles/cumbre.md": ARTICLE}, config=config)
    page = (site / "articles" / "cumbre" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'href="([^"]*briefing/[^"]*css)"', page) == [
        "../../assets/briefing/briefing.css"
    ]
    styles = (site / "assets" / "briefing" / "briefing.css").read_text(encoding="utf-8")
    assert styles.index(".b-title") < styles.index(".own{}") < styles.index(".b-decided")
    theme = THEME / "assets" / "briefing"
    for name in {*STYLES, "search"} - {"notes"}:
        assert (theme / f"{name}.css").read_text(encoding="utf-8") in styles
    assert (theme / "desk.css").read_text(encoding="utf-8") not in styles
    assert "<p>A\nB" in page
