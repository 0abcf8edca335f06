"""A site with notes of every kind and defect: where each ends, and what the build says of them."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from golden import cases
from links import Document, dead_links, read
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from sites import CONFIG, MakeSite, run

from briefing.corpus import Corpus

pytestmark = pytest.mark.slow

SOURCE = Path(__file__).parent / "annotated"
FILES = {
    path.relative_to(SOURCE).as_posix(): path.read_bytes()
    for path in SOURCE.rglob("*")
    if path.is_file()
}
SECRET = b"SECRETO"
# What is searched is another matter, and takes longer.
QUICK = CONFIG.replace("[briefing]", "[{briefing: {search: false}}]")
EXPECTED = {case.title: case.blocks for case in cases("annotated")}


def told(corpus: Corpus) -> Iterator[str]:
    """Each note in one line: where it is written, how it ended, at which words."""
    for reading in sorted(corpus.readings, key=lambda reading: reading.article.id):
        for note in reading.notes:
            words = note.span.of(reading.article.text) if note.span else ""
            line = f"{reading.article.id}:{note.line} {note.state} {note.kind}"
            yield f"{line} | {note.title} | {json.dumps(words, ensure_ascii=False)}"


def article(site: Path, name: str = "acuerdo") -> str:
    return (site / "articles" / name / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def site(make_site: MakeSite) -> Path:
    return make_site(FILES, config=QUICK, strict=False)


def test_each_note_ends_where_it_should() -> None:
    assert "\n".join(told(Corpus.of(FILES))) == EXPECTED["States"]["states"]


def test_the_strict_build_says_what_is_wrong_and_where(
    make_site: MakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        make_site(FILES, config=QUICK)
    said = [r.getMessage() for r in caplog.records if r.levelname in ("WARNING", "ERROR")]
    assert "\n".join(said) == EXPECTED["Warnings"]["warnings"]


def test_every_note_is_on_the_page_of_its_article(site: Path) -> None:
    for reading in Corpus.of(FILES).readings:
        html = article(site, reading.article.id)
        assert html.count('role="note"') == len([n for n in reading.notes if not n.internal])


def test_passages_and_notes_lead_to_each_other(site: Path) -> None:
    known = {"articles/visita/index.html: carta.md leads to no file"}
    known.add("articles/visita/index.html: ../acuerdo/#f-0000000000 leads to no id")
    assert set(dead_links(site)) == known
    page = article(site)
    calls = re.findall(r'<a class="b-call"[^>]*href="#(n-[^"]+)"', page)
    back = re.findall(r'<a class="b-note__number"[^>]*href="#p-(n-[^"]+)"', page)
    assert sorted(calls) == sorted(back)
    assert len(calls) == len(re.findall(r'class="b-note b-note--[\w-]+ b-note--anchored', page))
    assert max(Counter(read(site / "articles/acuerdo/index.html").links)["#" + c] for c in calls)


def test_no_link_stands_in_another(site: Path) -> None:
    class Nested(Document):
        depth = 0

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.depth += tag == "a"
            assert self.depth < 2, attrs

        def handle_endtag(self, tag: str) -> None:
            self.depth -= tag == "a"

    Nested().feed(article(site))


def test_footnotes_and_targets_of_links_are_each_notes_own(site: Path) -> None:
    page = article(site)
    assert "Plan de Puertos, página 12." in page
    assert "Boletín del 3 de mayo de 2020." in page
    assert '<a href="../visita/">la región</a>' in page
    assert '<a href="https://example.org/grabacion">otra parte</a>' in page
    assert "<code>[^1]</code>" in page
    assert "# [^1] y [plan] no son nada aquí" in re.sub(r"<[^>]+>", "", page)


def test_images_of_notes_are_found(site: Path) -> None:
    assert 'src="../../images/plano.svg"' in article(site)


def test_corrections_are_told_in_words(site: Path) -> None:
    page = article(site)
    change = "Fecha: <del>3 de septiembre de 2025</del> → <ins>4 de septiembre de 2025</ins>"
    assert page.count(change) == 2  # at the fact and in the note
    assert '<li>A. Pérez · 19 de agosto de 2025 · <a href="#n-hecho-corregido">' in page


def test_internal_notes_leave_no_trace_in_anything_published(
    make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(FILES, strict=False)
    shutil.copytree(SOURCE, tmp_path / "source")
    run("briefing", "build", "source", "out", cwd=tmp_path)
    ledger = run("briefing", "ledger", "source", cwd=tmp_path).stdout
    extracted = run("briefing", "extract", "source", "--json", cwd=tmp_path).stdout
    (tmp_path / "out" / "printed.jsonl").write_text(ledger + extracted, encoding="utf-8")
    published = [path for root in (site, tmp_path / "out") for path in root.rglob("*")]
    assert len([path for path in published if path.is_file()]) > 50
    assert [path for path in published if SECRET.decode() in path.name] == []
    assert [p for p in published if p.is_file() and SECRET in p.read_bytes()] == []
    assert "Falta la carretera" not in ledger


def test_internal_notes_are_there_while_editors_look_on_and_not_after(
    make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site(FILES, config=QUICK, strict=False)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="serve", dirty=False)
    build.build(config)
    config.plugins.on_shutdown()
    page = article(site)
    assert all(f"SECRETO-{number}" in page for number in range(1, 6))
    assert 'class="b-compose"' in page
    assert "Péguela en docs/articles/acuerdo.notes.md" in page
    make_site(FILES, config=QUICK, strict=False)
    published = [path for path in site.rglob("*") if path.is_file()]
    assert [path for path in published if SECRET in path.read_bytes()] == []


def test_notes_are_composed_in_no_published_site_unless_wanted(
    make_site: MakeSite, site: Path
) -> None:
    assert "compose" not in article(site)
    wanted = QUICK.replace("search: false", "search: false, compose: true")
    assert 'class="b-compose"' in article(make_site(FILES, config=wanted, strict=False))


CITING = "# Método\n\nVéase [el hecho](articles/acuerdo.md#{fact}).\n"


def test_a_page_cites_a_fact_while_it_is_there(
    make_site: MakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    files = {name: text for name, text in FILES.items() if "visita" not in name}
    files["articles/acuerdo.notes.md"] = b""
    files["actors/ana-lucia-vega.md"] = b"---\nname: Ana Lucia Vega\nkind: person\n---\n"
    (reading,) = Corpus.of(files).readings
    fact = reading.facts[0]
    files["metodo.md"] = CITING.format(fact=f"f-{fact.id}").encode()
    site = make_site(files, config=QUICK)
    href = f"../articles/acuerdo/#f-{fact.id}"
    assert f'<a href="{href}">' in (site / "metodo" / "index.html").read_text(encoding="utf-8")
    assert f'id="f-{fact.id}"' in article(site)
    words = fact.span.of(reading.article.text)
    gone = files["articles/acuerdo.md"].decode().replace(words, words.replace(" ", " no ", 1))
    assert gone != files["articles/acuerdo.md"].decode()
    with pytest.raises(Abort):
        make_site({**files, "articles/acuerdo.md": gone}, config=QUICK)
    assert f"does not contain an anchor '#f-{fact.id}'" in caplog.text
    lenient = QUICK + "validation: {anchors: ignore}\n"
    make_site({**files, "articles/acuerdo.md": gone}, config=lenient)


def test_many_notes_are_divided_among_pages(make_site: MakeSite) -> None:
    many = "".join(
        f"## Nota {n} {{ author=Firma date=2025-08-{n % 28 + 1:02} }}\n\nDice.\n\n"
        for n in range(130)
    )
    files = {**FILES, "articles/acuerdo.notes.md": many.encode()}
    site = make_site(files, config=QUICK, strict=False)
    index = (site / "notes" / "index.html").read_text(encoding="utf-8")
    assert 'href="author-firma/">Firma (130)</a>' in index
    assert "Nota 7<" not in index
    first = (site / "notes" / "author-firma" / "index.html").read_text(encoding="utf-8")
    second = (site / "notes" / "author-firma-2" / "index.html").read_text(encoding="utf-8")
    titles = re.findall(r">(Nota \d+)</a></strong>", first + second)
    assert len(titles) == len(set(titles)) == 130
    assert "#n-nota-7" in first + second
