"""Import: from the text of a page to an article, with every line accounted for."""

import re
import sys
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st
from sites import ROOT

from briefing.importing import Imported, filing, import_text, imported_file, rendered
from briefing.importing.lines import lines_of
from briefing.languages import LANGUAGES, language
from briefing.model import Source
from briefing.read import read
from briefing.settings import Settings

PARAGRAPH = (
    "El ministro de Exteriores viajó el lunes a la capital y firmó allí el acuerdo, dijo EFE."
)
WORDS = re.compile(r"\w+")

# Pages made of what pages are made of, and of anything at all.
pieces = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            "", "", PARAGRAPH, "Política 12.08.2025", "Lea también: otra cosa", "## Subtítulo",
            "- Segunda ronda -", "---", "EFE", "Madrid, 3 may (EFE).- Texto.", "Por Ana Pérez",
            "Ana Pérez, asesora de seguros", "MUNDO", "Más noticias", "© Diario", "title: x",
        ]
    ),
)  # fmt: skip
pages = st.lists(pieces, max_size=12).map("\n".join)


def shown(imported: Imported) -> str:
    """What an import gave, as the golden cases write it."""
    source = imported.source
    told = {
        "date": imported.date,
        "lead": "yes" if imported.lead else "",
        "section": imported.section,
        "publisher": source.publisher,
        "author": source.author,
        "agency": source.agency,
        "place": source.place,
    }
    lines = [f"title: {imported.title}"]
    lines += [f"{key}: {value}" for key, value in told.items() if value]
    lines += [f"| {paragraph}" for paragraph in imported.paragraphs]
    lines += [f"- {one.line} {one.rule}" for one in imported.removed]
    lines += [f"! {one.line} {one.code}" for one in imported.problems]
    return "\n".join(lines)


@pytest.mark.parametrize("case", list(cases("importing")), ids=str)
def test_golden(case: Case) -> None:
    name = "page.md" if "markdown" in case.blocks else "page.txt"
    text = case.blocks.get("markdown", case.blocks.get("input", ""))
    language = "en" if "english" in case.blocks else "es"
    text = case.blocks.get("english", text)
    imported = imported_file(name, text.encode(), language=language)
    assert shown(imported) == case.blocks["expected"]


def test_every_rule_is_said_in_words() -> None:
    rules = {
        line.split()[2]
        for case in cases("importing")
        for line in case.blocks["expected"].splitlines()
        if line.startswith("- ")
    }
    for code in LANGUAGES:
        strings = language(code).toml("strings")["removed"]
        assert {*rules, *language(code).toml("import")["noise"]} - strings.keys() == set()


@given(pages)
def test_import_never_raises_and_loses_no_word(raw: str) -> None:
    imported = import_text(raw)
    kept = WORDS.findall(" ".join((imported.title, *imported.paragraphs)))
    removed = {one.line: one.text for one in imported.removed}
    for line in lines_of(raw):
        if line.number in removed:
            assert removed[line.number] == line.text
        else:
            assert set(WORDS.findall(line.text)) <= set(kept)


@given(pages)
def test_what_is_written_reads_back_equal(raw: str) -> None:
    imported = import_text(raw, url="https://ejemplo.example/a?b=c#d", publisher="El «Diario»: hoy")
    if not imported.title:
        return
    content = rendered(imported, "página.txt", raw.encode()).encode()
    [article] = read({"articles/a.md": content}, Settings()).articles
    assert article.text == imported.text
    assert (article.title, article.date, article.lead) == (
        imported.title,
        imported.date,
        imported.lead,
    )
    assert (article.source, article.section) == (imported.source, imported.section)
    assert article.removed == imported.removed


@given(pages)
def test_importing_twice_changes_nothing(raw: str) -> None:
    imported = import_text(raw)
    if not imported.title:
        return
    first = filing(imported, "a.txt", raw.encode(), {})
    again = filing(import_text(raw), "a.txt", raw.encode(), {first.name: first.text.encode()})
    assert first.state == "new"
    assert (again.name, again.text, again.state) == (first.name, first.text, "unchanged")


def test_the_seeds_are_the_example_s_articles() -> None:
    written = {path.name: path.read_bytes() for path in (ROOT / "docs" / "articles").glob("*.md")}
    written = {name: text for name, text in written.items() if not name.endswith(".notes.md")}
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        raw = seed.read_bytes()
        filed = filing(imported_file(seed.name, raw), seed.name, raw, written)
        assert filed.state == "unchanged", filed.diff


def test_the_seeds_are_what_sources_says() -> None:
    told = (ROOT / "seeds" / "SOURCES.md").read_text(encoding="utf-8")
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        assert f"`{seed.name}`" in told
        assert sha256(seed.read_bytes()).hexdigest() in told


RAW = f"Un titular de prueba\n\n{PARAGRAPH}\n\n{PARAGRAPH.replace('lunes', 'martes')}\n".encode()


def filed(raw: bytes, existing: dict[str, bytes], file: str = "a.txt", **told: str) -> str:
    found = filing(imported_file(file, raw, **told), file, raw, existing)
    return f"{found.state} {found.name} {found.other}".strip()


def written(raw: bytes = RAW, file: str = "a.txt", **told: str) -> bytes:
    return rendered(imported_file(file, raw, **told), file, raw).encode()


@pytest.mark.parametrize(
    ("capitals", "place"),
    [
        ("SAN JOSÉ", "San José"),
        ("LA HABANA", "La Habana"),
        ("EL CAIRO", "El Cairo"),
        ("RÍO DE JANEIRO", "Río de Janeiro"),
        ("MADRID", "Madrid"),
        ("La Habana", "La Habana"),
    ],
)
def test_the_place_of_a_dateline_is_written_as_in_a_sentence(capitals: str, place: str) -> None:
    text = f"Un titular\n\n{capitals} (EFE).- {PARAGRAPH}\n"
    assert import_text(text).source.place == place


NAME = "un-titular-de-prueba.md"


def test_an_article_keeps_its_name_whatever_is_told_of_it() -> None:
    assert filed(RAW, {"otro.md": written()}) == "unchanged otro.md"
    assert filed(RAW, {NAME: written()}, date="2025-01-02") == f"updated {NAME}"
    dated = {NAME: written(date="2025-01-02")}
    assert filed(RAW, dated) == f"unchanged {NAME}"
    assert filed(RAW, dated, date="2025-01-02") == f"unchanged {NAME}"


def test_the_same_text_from_another_file_is_refused() -> None:
    there = {NAME: written()}
    assert filed(RAW, there, file="b.txt") == f"refused {NAME} {NAME}"
    assert filed(RAW, there) == f"unchanged {NAME}"


def test_standard_input_read_twice_changes_nothing() -> None:
    assert filed(RAW, {NAME: written(file="-")}, file="-") == f"unchanged {NAME}"


def test_another_name_for_the_same_address_is_refused() -> None:
    url = "https://ejemplo.example/nota"
    there = {"otro.md": written(RAW.replace(b"lunes", b"jueves"), url=url)}
    assert filed(RAW, there, url=url) == f"refused {NAME} otro.md"
    assert filed(RAW, there, file="b.txt", url=f"{url}2") == f"new {NAME}"


def test_an_article_moved_to_a_folder_is_the_same() -> None:
    assert filed(RAW, {f"2025/{NAME}": written()}) == f"unchanged 2025/{NAME}"


def test_a_source_that_changed_updates_what_nobody_touched() -> None:
    newer = RAW.replace(b"martes", "miércoles".encode())
    assert filed(newer, {NAME: written()}) == f"updated {NAME}"


def test_what_an_editor_changed_is_not_overwritten() -> None:
    edited = written().replace(b"firm\xc3\xb3", b"rubric\xc3\xb3")
    newer = RAW.replace(b"martes", "miércoles".encode())
    assert filed(newer, {NAME: edited}) == f"edited {NAME}"
    # The source says what it said.
    assert filed(RAW, {NAME: edited}) == f"kept {NAME}"
    decided = written().replace(b"import:", b"actors: {Kim: kim-jong-un}\nimport:")
    assert filed(newer, {NAME: decided}) == f"edited {NAME}"


def test_another_paper_s_text_with_the_same_headline_gets_a_number() -> None:
    other = RAW.replace(b"martes", b"domingo")
    assert filed(other, {NAME: written()}, file="b.txt") == "new un-titular-de-prueba-2.md"


@pytest.mark.parametrize(
    ("raw", "encoding", "said"),
    [
        ("España".encode("cp1252"), "", "nota.txt:1: byte 4 (0xf1) is not utf-8"),
        ("a\nEspaña".encode("cp1252"), "", "nota.txt:2: byte 6 (0xf1) is not utf-8"),
        ("España".encode("cp1252"), "no-such", "no encoding 'no-such'"),
    ],
)
def test_an_unknown_encoding_is_an_error_with_place_and_cure(
    raw: bytes, encoding: str, said: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        imported_file("nota.txt", raw, encoding=encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_name_the_encoding(encoding: str) -> None:
    assert imported_file("a.txt", "Título ñ\n".encode(encoding)).title == "Título ñ"


def test_a_told_encoding_is_used() -> None:
    assert imported_file("a.txt", "El año".encode("cp1252"), encoding="cp1252").title == "El año"


@pytest.mark.parametrize("encoding", ["", "cp1252", "latin-1"])
@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04\0\0",
        b"RIFF\x10\xff\x01\0WEBPVP8 ",
        b"\x7fELF\x02\x01\x01\0",
        b"\x89PNG\r\n\x1a\n\0",
    ],
)
def test_what_is_no_text_is_refused_as_such(raw: bytes, encoding: str) -> None:
    with pytest.raises(ValueError, match=r"nota\.txt: this is no text\.") as refused:
        imported_file("nota.txt", raw, encoding=encoding)
    assert "cp1252" not in str(refused.value)


FRONTED = """\
---
title: "Viaje: el ministro va a Lima"
date: 2024-02-02T10:30:00Z
language: es-PE
publisher: El Faro
publish: excerpt
tags: [a]
source:
  url: https://ejemplo.example/a
  author: [Ana Ruiz, Luis Paz]
  licence: CC BY
  page: 3
---

Viaje: el ministro va a Lima

Lea también: otra cosa

El ministro viajó el *lunes* a Lima y firmó allí el acuerdo.

## Qué viene

Habrá más, dijo el ministro.
"""


@pytest.mark.parametrize("name", ["nota.md", "nota.txt"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_front_matter_of_others_is_read_and_not_printed(name: str, ends: str) -> None:
    raw = FRONTED.replace("\n", ends).encode()
    imported = imported_file(name, raw)
    assert imported.title == "Viaje: el ministro va a Lima"
    assert (str(imported.date), imported.publish, imported.language) == (
        "2024-02-02",
        "excerpt",
        "es",
    )
    assert imported.source == Source(
        "El Faro", "https://ejemplo.example/a", "Ana Ruiz, Luis Paz", licence="CC BY"
    )
    assert imported.paragraphs[0].startswith("El ministro viajó")
    assert imported.paragraphs[1] == "## Qué viene"
    assert [(one.line, one.rule) for one in imported.removed] == [
        (15, "duplicate"),
        (17, "related"),
    ]
    assert [one.place for one in imported.problems] == [f"{name}:7:1", f"{name}:12:3"]
    content = rendered(imported, name, raw).encode()
    [article] = read({"articles/a.md": content}, Settings()).articles
    assert (article.text, article.source) == (imported.text, imported.source)
    assert article.publish == "excerpt"
    assert imported_file(name, raw, publisher="Otro", date="2025").source.publisher == "Otro"


@pytest.mark.parametrize(
    ("head", "told", "said"),
    [
        ("source: El Faro", Source(publisher="El Faro"), ""),
        ("source: https://a.example/", Source(url="https://a.example/"), ""),
        ("url: a.example", Source(), "3:6: warning field-value `url`"),
        ("date: ayer", Source(), "3:7: warning field-date `date`"),
        ("language: qu", Source(), "3:11: warning field-value `language`"),
        ("Author: Ana", Source(), "3:1: warning unknown-field `Author`"),
    ],
)
def test_front_matter_that_is_half_known(head: str, told: Source, said: str) -> None:
    imported = imported_file("a.md", f"---\ntitle: Uno\n{head}\n---\n{PARAGRAPH}\n".encode())
    assert replace(imported.source, agency="") == told
    assert imported.paragraphs == (PARAGRAPH,)
    assert "\n".join(map(str, imported.problems)).startswith(f"a.md:{said}" if said else "")
    assert len(imported.problems) == bool(said)


def test_broken_front_matter_is_an_error_and_dashes_are_none() -> None:
    with pytest.raises(ValueError, match=r"a\.md:2:11: error front-matter"):
        imported_file("a.md", f"---\ntitle: Uno: dos\n---\n{PARAGRAPH}\n".encode())
    with pytest.raises(ValueError, match="front-matter-open"):
        imported_file("a.md", f"---\ntitle: Uno\n\n{PARAGRAPH}\n".encode())
    dashes = imported_file("a.md", f"---\nUn titular\n---\n\nAuthor: x\n\n{PARAGRAPH}".encode())
    assert dashes.title == "Un titular"


@given(st.text(), st.lists(st.sampled_from(["title: x", "-a: b", "", " ", "#", "x", "---"])))
def test_front_matter_is_read_or_refused(text: str, lines: list[str]) -> None:
    raw = "\n".join(["---", *lines, text]).encode(errors="replace")
    for name in ("a.md", "a.txt"):
        with suppress(ValueError):
            assert isinstance(imported_file(name, raw), Imported)


PAGE = """<!doctype html><html lang="es"><head><meta charset="{charset}">
<title>Zelenski viaja a Berlín | El Faro</title>
<meta property="og:title" content="Zelenski viaja a Berlín para preparar la cumbre">
<meta property="og:site_name" content="El Faro"><meta name="author" content="Ana Ruiz">
<meta property="article:published_time" content="2025-08-13T10:12:00+02:00">
<link rel="canonical" href="https://elfaro.example/zelenski-berlin"></head><body>
<nav><a href="/">Inicio</a> <a href="/mundo">Mundo</a></nav>
<article><h1>Zelenski viaja a Berlín para preparar la cumbre</h1>
<p>El presidente de Ucrania llegó este <strong>miércoles</strong> a la capital alemana
para participar, junto al canciller, en la videoconferencia de los líderes europeos.</p>
<p>Lea también: <a href="/otra">Otra noticia del día</a></p>
<h2>Qué se espera</h2>
<p>La cita busca que los europeos hagan oír su voz, dijo el canciller ante la prensa
reunida en Berlín, y que nada se decida sobre Ucrania sin Ucrania.</p>
</article><footer>Aviso legal</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_saved_page_is_read_in_the_encoding_it_declares(charset: str) -> None:
    imported = imported_file("nota.html", PAGE.format(charset=charset).encode(charset))
    assert imported.title == "Zelenski viaja a Berlín para preparar la cumbre"
    assert str(imported.date) == "2025-08-13"
    assert imported.source.publisher == "El Faro"
    assert imported.source.url == "https://elfaro.example/zelenski-berlin"
    assert imported.source.author == "Ana Ruiz"
    assert imported.paragraphs[1] == "## Qué se espera"
    assert [one.rule for one in imported.removed] == ["related"]


def test_a_saved_page_without_its_reader_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ValueError, match=re.escape("pip install 'mkdocs-briefing[html]'")):
        imported_file("nota.html", PAGE.encode())
