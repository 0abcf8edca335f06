"""What is indexed and what never is, by which names it is found, and that an index is whole."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.exceptions import Abort, PluginError
from mkdocs_briefing.search import Indexing, index
from mkdocs_briefing.search.canonical import Item, canonical, write_item
from sites import CONFIG, MakeSite

from briefing.corpus import Corpus
from briefing.languages import LANGUAGES, language
from briefing.search.document import FACETS, Document
from briefing.search.documents import documents
from briefing.search.stubs import EVERYTHING, interface, stub
from briefing.settings import Settings

ARTICLE = """\
---
title: Cumbre en Alaska
date: 2025-08-12
source: {publisher: Infobae}
---

El presidente de Rusia, Vladímir Putin, viajará a Alaska el viernes, según Kaja Kallas.

La negociación con EE. UU. será larga.
"""
NOTES = """\
## Antecedente {.context}

> La negociación

Véase el [tratado](https://example.org/t) de *amistad*.

## Pendiente {.question .internal}

> viajará a Alaska

Solo para la redacción.
"""
KALLAS = "---\nname: Kaja Kallas\nkind: person\nhidden: true\n---\n"
SPANISH = language("es")
# Filters as Pagefind has them: of each value the numbers of its documents.
INDEXES = st.dictionaries(
    st.text(max_size=30),
    st.dictionaries(st.text(max_size=300), st.lists(st.integers(0, 2**33), max_size=30)),
)
DOCUMENT = Document("articles/a.html", "article", "Cumbre")


def found(files: dict[str, str], **settings: bool) -> dict[str, Document]:
    raw = {path: text.encode() for path, text in files.items()}
    corpus = Corpus.of(raw, Settings(**settings))  # type: ignore[arg-type]
    return {document.path: document for document in documents(corpus)}


def everything(of: dict[str, Document]) -> str:
    return " ".join(stub(document, SPANISH).decode() for document in of.values())


def indexed(site: Path) -> dict[str, bytes]:
    folder = site / "pagefind"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_index(folder: Path, filters: dict[str, dict[str, list[int]]], order: int) -> None:
    """The parts of an index that are put in order, in one order or in the other."""
    (folder / "filter").mkdir()
    names = []
    for number, (name, values) in enumerate(list(filters.items())[::order]):
        listed: Item = [[value, list(pages)] for value, pages in list(values.items())[::order]]
        names.append([name, f"es_{number}"])
        write_item(folder / "filter" / f"es_{number}.pf_filter", [name, listed])
    write_item(folder / "pagefind.es_0.pf_meta", ["1.5.2", [], [], names, []])
    (folder / "pagefind-entry.json").write_text('{"languages": {"es": {"hash": "es_0"}}}')


def fragments(site: Path) -> list[str]:
    return [name for name in indexed(site) if name.startswith("fragment/")]


def test_an_article_is_found_by_its_words_its_notes_and_the_names_of_its_actors() -> None:
    article = found({"articles/a.md": ARTICLE, "articles/a.notes.md": NOTES})["articles/a.md"]
    assert article.line == "Infobae · 12 de agosto de 2025"
    assert article.sentences == (
        "El presidente de Rusia, Vladímir Putin, viajará a Alaska el viernes, según Kaja Kallas.",
        "La negociación con EE. UU. será larga.",
        "Antecedente",
        "Véase el tratado de amistad.",
    )
    states = next(names for names in article.names if "Estados Unidos" in names)
    assert {"EEUU", "EE.UU.", "EE. UU.", "USA"} <= set(states)
    assert article.day == "2025-08-12"


def test_an_article_is_narrowed_down_to_by_its_facets() -> None:
    article = found({"articles/a.md": ARTICLE, "articles/a.notes.md": NOTES})["articles/a.md"]
    values = {facet: {v for f, v in article.facets if f == facet} for facet in FACETS}
    assert values["country"] == {"Rusia", "Estados Unidos"}
    assert {"Vladímir Putin", "Alaska", "Kaja Kallas"} <= values["actor"]
    assert values["outlet"] == {"Infobae"}
    assert values["year"] == {"2025"}
    assert values["note"] == {"Contexto"}


def test_actors_of_one_name_are_told_apart() -> None:
    files = {"articles/a.md": ARTICLE}
    for name, kind in (("uno", "place"), ("dos", "organization")):
        files[f"actors/{name}.md"] = f"---\nid: {name}\nname: Sol\nkind: {kind}\n---\n"
    values = {v for document in found(files).values() for _, v in document.facets if "Sol" in v}
    assert values == {"Sol (lugar)", "Sol (organización)"}


def test_who_is_hidden_and_what_is_internal_is_never_indexed() -> None:
    files = {"articles/a.md": ARTICLE, "articles/a.notes.md": NOTES, "actors/k.md": KALLAS}
    for internal in (False, True):
        of = found(files, internal=internal)
        assert "actors/kaja-kallas.md" not in of
        assert "Kaja Kallas" not in {value for d in of.values() for _, value in d.facets}
        assert "Solo para la redacción" not in everything(of)


def test_no_more_words_are_indexed_than_may_be_published() -> None:
    long = ARTICLE + "\nPalabras que nadie más usa en ninguna parte.\n" * 20
    counts = {}
    for publish in ("full", "excerpt", "link"):
        of = found({"articles/a.md": long.replace("date:", f"publish: {publish}\ndate:")})
        assert of["articles/a.md"].title == "Cumbre en Alaska"
        counts[publish] = everything(of).count("nadie más usa en ninguna parte")
    assert counts["full"] == 20
    assert counts["link"] <= counts["excerpt"] <= 1


def test_a_text_cannot_leave_its_place_in_the_stub() -> None:
    said = f'"><script>{EVERYTHING}\u2060\u2061\u2063\u200b\x00'
    hostile = replace(
        DOCUMENT,
        title=said,
        line=said,
        sentences=(said,),
        names=((said,),),
        facets=(("outlet", said), ("year", said)),
    )
    html = stub(hostile, SPANISH).decode()
    assert "<script" not in html
    assert html.count(EVERYTHING) == 1
    assert html.count('data-v="&quot;&gt;&lt;script&gt;"') == 2


@given(st.text(), st.text())
def test_any_text_makes_a_stub(title: str, sentence: str) -> None:
    html = stub(replace(DOCUMENT, title=title, sentences=(sentence,)), SPANISH).decode()
    assert html.count("<") == stub(replace(DOCUMENT, sentences=("",)), SPANISH).decode().count("<")


def test_the_interface_says_the_same_in_both_languages() -> None:
    told = [json.loads(interface(tongue)) for tongue in LANGUAGES.values()]
    assert len({frozenset(one["strings"]) for one in told}) == 1
    assert len({frozenset(tongue.toml("search")["orders"]) for tongue in LANGUAGES.values()}) == 1
    for one in told:
        assert len(one["facets"]) == len(FACETS)
        assert len(one["stopwords"]) == len(set(one["stopwords"]))
        assert all(facet["key"].isalpha() for facet in one["facets"])


@pytest.mark.slow
def test_each_document_has_its_place_in_the_index_and_builds_are_alike(make_site: MakeSite) -> None:
    files = {
        "articles/a.md": ARTICLE,
        "articles/ñandú (1) & co #2.md": ARTICLE.replace("Alaska", "Lima"),
        "about.md": "# Acerca de\n\nQuiénes somos.\n",
        "secret.md": "---\nsearch:\n  exclude: true\n---\n\n# Aparte\n",
    }
    site = make_site(files)
    pages = [path for path in site.rglob("index.html") if path.parent.parent.name == "actors"]
    # The home page, two articles, each actor, and of the own pages the one that is not left out.
    assert len(fragments(site)) == 1 + 2 + len(pages) + 1
    first = indexed(site)
    assert not [name for name in first if "ui" in name]
    (site / "pagefind" / "fragment" / "old.pf_fragment").write_text("of an earlier build")
    make_site(files)
    assert indexed(site) == first


@pytest.mark.slow
def test_a_new_site_has_a_search(make_site: MakeSite) -> None:
    assert len(fragments(make_site({"index.md": "# Hola\n"}))) == 1


@pytest.mark.slow
@pytest.mark.parametrize("directory_urls", [True, False])
def test_the_form_leads_to_the_page(make_site: MakeSite, *, directory_urls: bool) -> None:
    config = f"{CONFIG}use_directory_urls: {str(directory_urls).lower()}\n"
    site = make_site({"articles/a.md": ARTICLE}, config=config)
    page = site / "articles" / ("a/index.html" if directory_urls else "a.html")
    action = "../../search/" if directory_urls else "../search/index.html"
    assert f'action="{action}"' in page.read_text(encoding="utf-8")
    assert (site / "search" / "index.html").is_file()
    assert (site / "assets" / "briefing" / "search.json").is_file()


@pytest.mark.slow
def test_without_its_engine_a_site_has_no_search_and_says_so(
    make_site: MakeSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    files = {"articles/a.md": ARTICLE}
    with pytest.raises(Abort):
        make_site(files)
    caplog.clear()
    site = make_site(files, strict=False)
    assert caplog.text.count("pip install pagefind-bin") == 1
    assert not (site / "pagefind").exists()
    assert not (site / "search").exists()
    assert "b-search" not in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_site_can_have_no_search(make_site: MakeSite, caplog: pytest.LogCaptureFixture) -> None:
    config = CONFIG.replace("[briefing]", "[{briefing: {search: false}}]")
    site = make_site({"articles/a.md": ARTICLE}, config=config)
    assert not (site / "pagefind").exists()
    assert "search" not in caplog.text


@pytest.mark.slow
def test_two_searches_are_told_once(make_site: MakeSite, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    make_site({"articles/a.md": ARTICLE}, config=CONFIG.replace("[briefing]", "[search, briefing]"))
    assert caplog.text.count("Two searches") == 1


def test_a_document_that_is_lost_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PluginError, match="0 of 1 documents"):
        index(tmp_path, [replace(DOCUMENT, path="articles/a.txt")], SPANISH)


@settings(max_examples=50)
@given(INDEXES)
def test_an_index_in_another_order_is_the_same_index(
    filters: dict[str, dict[str, list[int]]],
) -> None:
    made = []
    for order in (1, -1):
        with TemporaryDirectory() as name:
            folder = Path(name)
            write_index(folder, filters, order)
            canonical(folder, "1.5.2")
            made.append({path.name: path.read_bytes() for path in folder.rglob("*.*")})
            with pytest.raises(ValueError, match=r"1\.6"):
                canonical(folder, "1.6.0")
    assert made[0] == made[1]


@pytest.fixture
def indexing() -> Iterator[Indexing]:
    made = Indexing(pause=0)
    yield made
    made.close()


def test_in_the_background_the_latest_documents_are_indexed(
    indexing: Indexing, tmp_path: Path
) -> None:
    for number in range(1, 6):
        many = [replace(DOCUMENT, path=f"articles/{n}.html") for n in range(number)]
        indexing.later(tmp_path, many, SPANISH)
    indexing.wait()
    entry = json.loads((tmp_path / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    assert entry["languages"]["es"]["page_count"] == 5


def test_an_index_that_a_build_removed_comes_back(indexing: Indexing, tmp_path: Path) -> None:
    indexing.later(tmp_path, [DOCUMENT], SPANISH)
    indexing.wait()
    before = indexed(tmp_path)
    for path in (tmp_path / "pagefind").rglob("*.*"):
        path.unlink()
    indexing.later(tmp_path, [DOCUMENT], SPANISH)
    indexing.wait()
    assert indexed(tmp_path) == before


def test_a_reader_who_began_with_the_old_index_still_finds_all_of_it(
    indexing: Indexing, tmp_path: Path
) -> None:
    indexing.later(tmp_path, [DOCUMENT], SPANISH)
    indexing.wait()
    before = indexed(tmp_path)
    indexing.later(tmp_path, [replace(DOCUMENT, title="Otra")], SPANISH)
    indexing.wait()
    after = indexed(tmp_path)
    assert after["pagefind-entry.json"] != before.pop("pagefind-entry.json")
    assert before.items() <= after.items()


def test_what_cannot_be_indexed_stops_no_preview(indexing: Indexing, tmp_path: Path) -> None:
    indexing.later(tmp_path, [replace(DOCUMENT, path="articles/a.txt")], SPANISH)
    indexing.wait()
    assert not (tmp_path / "pagefind").exists()
    indexing.later(tmp_path, [DOCUMENT], SPANISH)
    indexing.wait()
    assert len(fragments(tmp_path)) == 1
