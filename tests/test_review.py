"""What waits for an editor: what is asked, what answers write, and that nothing is asked twice."""

import json
import re
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from subprocess import DEVNULL, Popen

import pytest
from click.testing import CliRunner, Result
from golden import Case, cases
from links import dead_links
from mkdocs.commands import build
from mkdocs.config import load_config
from sites import ROOT, MakeSite, write

from briefing.__main__ import cli
from briefing.corpus import Corpus
from briefing.editing import RefusedError, edited
from briefing.problems import Problem
from briefing.publishing import publish
from briefing.review import review
from briefing.review.decisions import Decisions
from briefing.review.spellings import may_be_one
from briefing.settings import Settings

FILE = re.compile(r"^=== (.+)\n", re.MULTILINE)
HEAD = "---\ntitle: {}\ndate: {}\n---\n\n"
FILLER = " ".join(["El agua subió otra vez en el valle."] * 8)
FILES = {
    "articles/a.md": HEAD.format("Cumbre en Ankara", "2025-03-05")
    + "El ministro Tarik Orhan llegó el martes. Unos 300 médicos de Noruega desembarcaron"
    " el lunes en Colombia. La jueza Belén Quiroz vio al ministro Aurelio Quiroz."
    f"\n\n{FILLER} Así dijo Quiroz.\n",
    "articles/b.md": HEAD.format("Segunda cita", "2025-03-06")
    + "El enviado Tarik Orjan habló en Ankara. Un total de 212 médicos de Noruega desembarcaron"
    " el lunes en Colombia. Entre los vecinos estaba Nélida Urrutia Prat, de paseo."
    " Lo dice el Protocolo de Río Verde, y el Protocolo de Río Verde obliga."
    " El Senado calló.\n",
    "articles/c.md": "---\ntitle: Sin fecha\n---\n\nEl enviado Tarik Orhan volverá el viernes.\n",
    "articles/c.notes.md": "## Nota\n\n> volverá el jueves\n\n¿Seguro?\n",
}


def open_questions(files: dict[str, bytes]) -> list[Problem]:
    return review(Corpus.of(files, Settings(internal=True)))


def raw(files: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


def decided(files: dict[str, bytes], choose: Callable[[Decisions, Problem], None]) -> None:
    """Answer all open questions in one go, in place."""
    found = open_questions(files)
    decisions = Decisions(Corpus.of(files, Settings(internal=True)), found)
    edits = [edit for one in found for edit in choose(decisions, one) or ()]
    files |= edited(files, edits)


def accept(decisions: Decisions, problem: Problem) -> object:
    answers = problem.question.answers if problem.question else ()
    proposed = [one for one in answers if one.verb == "accept"]
    if not proposed:
        return ()
    choice = proposed[0].choice
    return decisions.accepted(f"{problem.id}={choice}" if choice else problem.id)


def reject(decisions: Decisions, problem: Problem) -> object:
    return decisions.rejected(problem.id, "reject") if problem.question else ()


def told(problem: Problem) -> str:
    """A question and its answers in lines."""
    lines = [f"{problem.code} {problem.place}: {problem.message}"]
    if problem.question:
        lines.append(f"  “{problem.question.quote}”")
        for answer in problem.question.answers:
            lines.append(f"  {answer.verb}{f' ={answer.choice}' if answer.choice else ''}")
            for edit in answer.edits:
                lines.append(f"    {edit.target} {edit.path}")
                lines += [f"      {line}".rstrip() for line in edit.lines.splitlines()]
    return "\n".join(lines)


def asked(block: str) -> str:
    parts = FILE.split(block)[1:]
    files = {path: text.encode() for path, text in zip(parts[::2], parts[1::2], strict=True)}
    # An id is the digest of what is asked: it says nothing to a reader.
    found = open_questions(files)
    return re.sub(r"\b[0-9a-f]{8}\b", "ID", "\n".join(told(one) for one in found))


@pytest.mark.parametrize("case", list(cases("review")), ids=str)
def test_golden(case: Case) -> None:
    assert asked(case.blocks["files"] + "\n") == case.blocks["expected"]


def test_what_matters_most_comes_first() -> None:
    codes = [one.code for one in open_questions(raw(FILES))]
    assert list(dict.fromkeys(codes)) == [
        "note-orphan",
        "conflict",
        "ambiguous-name",
        "actor-spelling",
        "actor-discovered",
        "actor-unlinked",
        "actor-whose",
        "date-unresolved",
        "private-person",
    ]


@pytest.mark.parametrize("choose", [accept, reject])
def test_nothing_is_asked_twice(choose: Callable[[Decisions, Problem], None]) -> None:
    files = raw(FILES)
    before = open_questions(files)
    open_by_hand = {
        one.id
        for one in before
        if one.question is None
        or (choose is accept and not any(a.verb == "accept" for a in one.question.answers))
    }
    decided(files, choose)
    asked_again = {one.id for one in open_questions(files)} & {one.id for one in before}
    assert asked_again == open_by_hand
    for _ in range(3):
        decided(files, choose)
    settled = dict(files)
    decided(files, choose)
    assert files == settled
    assert [one for one in Corpus.of(files).problems if one.level != "review"] == [
        one for one in Corpus.of(raw(FILES)).problems if one.level != "review"
    ]


def test_ids_stay_when_other_things_change() -> None:
    before = {one.id: one for one in open_questions(raw(FILES))}
    more = {**FILES, "articles/d.md": HEAD.format("Otra", "2025-03-07") + "Llueve en Ankara.\n"}
    after = {one.id: one for one in open_questions(raw(more))}
    assert before.keys() == after.keys()
    assert len(before) == len({one.id for one in before.values()}) > 7


def test_an_accepted_name_means_whom_it_was_given() -> None:
    files = raw(FILES)
    [one] = [one for one in open_questions(files) if one.code == "ambiguous-name"]
    decisions = Decisions(Corpus.of(files), [one])
    with pytest.raises(RefusedError, match=rf"{one.id}=aurelio-quiroz, {one.id}=belen-quiroz"):
        decisions.accepted(one.id)
    files |= edited(files, decisions.accepted(f"{one.id}=belen-quiroz"))
    reading = Corpus.of(files).by_article["a"]
    words = [
        m.span.of(reading.article.text) for m in reading.mentions if m.entity == "belen-quiroz"
    ]
    assert words == ["Belén Quiroz", "Quiroz"]


def test_no_name_is_another_spelling_of_itself() -> None:
    said = "El Congreso aprobó la ley. El Congreso votó el martes en Lima."
    files = raw({f"articles/{name}.md": HEAD.format(name, "2025-03-05") + said for name in "ab"})
    corpus = Corpus.of(files, Settings(internal=True))
    assert [entity.name for entity in corpus.entities.values()].count("Congreso") == 2
    assert not [one for one in review(corpus) if one.code == "actor-spelling"]


@pytest.mark.parametrize(
    ("one", "other", "kind", "alike"),
    [
        ("kim jong un", "kim jong il", "person", False),
        ("kim jong un", "kim jong un", "person", True),
        ("vladimir putin", "vladmir putin", "person", True),
        ("volodimir zelenski", "volodymyr zelenskyy", "person", False),
        ("donald trump", "donald j trump", "person", True),
        ("donald trump", "donald trump jr", "person", False),
        ("gustavo petro", "gustavo petro urrego", "person", True),
        ("maria lopez", "mario lopez", "person", False),
        ("banco central", "banco central europeo", "organization", False),
        ("brigada 47", "brigada 48", "organization", False),
        ("j town", "jenny town", "person", True),
        ("jens holm", "jens holmm", "person", True),
        ("vladimir putin", "wladimir putin", "person", True),
        ("mario 144", "mario 14", "person", False),
        ("coo", "ccoo", "organization", False),
    ],
)
def test_likeness_alone_merges_nobody(one: str, other: str, kind: str, *, alike: bool) -> None:
    given = {"maria", "mario"}
    assert may_be_one(tuple(one.split()), tuple(other.split()), kind, given) is alike
    assert may_be_one(tuple(other.split()), tuple(one.split()), kind, given) is alike


def test_only_editors_have_the_page(make_site: MakeSite) -> None:
    site = make_site(FILES, strict=False)
    assert not (site / "review").exists()
    files = raw({**FILES, "review/settled.txt": "# nada\n"})
    pages = {page.path: page for page in publish(Corpus.of(files, Settings(internal=True))).pages}
    text = pages["review/index.md"].text
    for one in open_questions(files):
        assert one.id in text
    assert "briefing accept" in text
    assert "](../articles/a.md)" in text
    assert "review/settled.txt" in publish(Corpus.of(files)).withheld


def test_the_preview_has_the_page_and_no_dead_link_on_it(
    make_site: MakeSite, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    said = "Se oyó ayer </code></pre></details></div> **Putin** `llamó` a Kim."
    files = {path: text for path, text in FILES.items() if not path.endswith(".notes.md")}
    files["articles/e.md"] = f"---\ntitle: Marcas\n---\n\n{said}\n"
    site = make_site(files)
    config = load_config(str(tmp_path / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="serve", dirty=False)
    caplog.clear()
    build.build(config)
    page = unescape((site / "review" / "index.html").read_text(encoding="utf-8"))
    ids = [one.id for one in open_questions(raw(files))]
    assert all(f'id="{one}"' in page for one in ids)
    assert "actors/_not-actors.txt" in page
    assert "---\nname: Tarik Orhan\nkind: person\naliases: [Tarik Orjan]\n---" in page
    # What an article says ends no element of the page.
    hostile = "</code></pre></details></div> **Putin** `llamó` a Kim"
    assert hostile in page
    assert page.count("<details") == page.count("</details>") - page.count(hostile)
    assert [one for one in dead_links(site) if one.startswith("review/")] == []


@pytest.mark.parametrize("tongue", ["es", "en"])
def test_the_page_has_the_answers_to_notes_without_their_passage(tongue: str) -> None:
    files = {
        "articles/c.md": "---\ntitle: Uno\n---\n\nPutin llegó. Luego Putin volvió el viernes.\n",
        "articles/c.notes.md": "## A\n\n> Putin\n\nSí.\n\n## B\n\n> volvió el jueves\n\nNo.\n",
    }
    corpus = Corpus.of(raw(files), Settings(language=tongue, internal=True))
    asked = {one.code: one.id for one in review(corpus)}
    pages = {page.path: page.text for page in publish(corpus).pages}
    page = unescape(pages["review/index.md"])
    for answer in (asked["note-orphan"], *(f"{asked['note-ambiguous']}={n}" for n in (1, 2))):
        assert page.count(f"<code>briefing accept {answer}</code>") == 1
    assert page.count("<code>articles/c.notes.md</code>") == 3
    assert page.count("**Putin** llegó") == page.count("volvió el viernes</code>") == 1


def briefing(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(FILES, tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "docs"


def test_review_prints_what_accept_writes(docs: Path) -> None:
    found = [json.loads(line) for line in briefing("review", "--json").stdout.splitlines()]
    [spelling] = [one for one in found if one["code"] == "actor-spelling"]
    assert spelling["quote"].startswith("El enviado Tarik Orjan")
    [edit] = next(a for a in spelling["answers"] if a["verb"] == "accept")["edits"]
    printed = briefing("accept", spelling["id"]).stdout
    assert printed.startswith("docs/actors/tarik-orhan.md (new)\n  +---\n  +name: Tarik Orhan\n")
    assert (docs / edit["path"]).read_text(encoding="utf-8") == edit["lines"]
    assert spelling["id"] not in briefing("review", "--all").stdout
    gone = briefing("accept", spelling["id"], code=1)
    assert f"{spelling['id']}: no such question is open" in gone.output


def test_review_is_short_unless_all_is_asked_for(docs: Path) -> None:
    body = "".join(
        f"El ministro Zacarías Bo{chr(97 + n)}lme{chr(110 + n)} habló. " for n in range(9)
    )
    write({"articles/d.md": HEAD.format("Otra", "2025-03-07") + body}, docs)
    short, whole = (briefing("review", *o).stdout for o in (("--limit", "2"), ("--all",)))
    assert "more: --all" in short
    assert "more: --all" not in whole
    assert len(short) < len(whole)


def test_merge_takes_ids_and_names(docs: Path) -> None:
    write({"actors/orhan.md": "---\nname: Tarik Orhan\nkind: person\n# fin\n---\n"}, docs)
    assert "Tarik Orjan" in briefing("merge", "orhan", "Tarik Orjan").stdout
    said = (docs / "actors" / "orhan.md").read_text(encoding="utf-8")
    assert said == "---\nname: Tarik Orhan\nkind: person\n# fin\naliases: [Tarik Orjan]\n---\n"
    again = briefing("merge", "orhan", "Tarik Orjan", code=1)
    assert "are one actor already" in again.output
    assert "'Nadie' is no actor here" in briefing("merge", "orhan", "Nadie", code=1).output


def test_a_registered_actor_is_merged_by_hand(docs: Path) -> None:
    for name in ("uno", "dos"):
        write({f"actors/{name}.md": f"---\nname: {name.title()} Pérez\nkind: person\n---\n"}, docs)
    assert "actors/dos.md is a file of its own" in briefing("merge", "uno", "dos", code=1).output


def extracted_actors(docs: Path) -> list[dict[str, str]]:
    lines = briefing("extract", docs, "--json").stdout.splitlines()
    return [actor for line in lines for actor in json.loads(line)["actors"]]


def test_reject_takes_names_and_ids(docs: Path) -> None:
    briefing("reject", "Tarik Orhan", "lo dice el protocolo")
    said = (docs / "actors" / "_not-actors.txt").read_text(encoding="utf-8")
    assert said == "Tarik Orhan\nlo dice el protocolo\n"
    hidden = briefing("reject", "--hide", "Nélida Urrutia Prat").stdout
    assert "+hidden: true" in hidden
    assert "+Colombia" in briefing("reject", "Colombia").stdout
    found = [json.loads(line) for line in briefing("review", "--json").stdout.splitlines()]
    orphan = next(one["id"] for one in found if one["code"] == "note-orphan")
    assert "is not settled by that. Nearest is" in briefing("reject", orphan, code=1).output
    assert "+Noruega" in briefing("reject", "noruega").stdout
    assert "noruega" not in {one["id"] for one in extracted_actors(docs)}
    assert "Noruega is named" not in briefing("review", "--all").stdout
    write({"actors/orhan.md": "---\nname: Emin Orhan\nkind: person\n---\n"}, docs)
    refused = briefing("reject", "Emin Orhan", code=1).output
    assert "Emin Orhan is an actor (actors/orhan.md): hide it, or edit the file." in refused


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        ("3d4a61fe", "3d4a61fe: no such question is open"),
        ("zzz", "'zzz' stands in no article: write it as the articles do."),
        ("Protocol", "'Protocol' stands in no article"),
    ],
)
def test_reject_refuses_what_no_article_says(docs: Path, slip: str, said: str) -> None:
    assert said in briefing("reject", "Tarik Orhan", slip, code=1).output
    assert not (docs / "actors").exists()


def test_decisions_at_one_time_are_all_written(docs: Path) -> None:
    names = ["Tarik Orhan", "Tarik Orjan", "Aurelio Quiroz", "Belén Quiroz"]
    command = [sys.executable, "-m", "briefing", "reject", "--docs", str(docs)]
    running = [Popen([*command, name], cwd=ROOT, stdout=DEVNULL) for name in names]
    assert [one.wait() for one in running] == [0, 0, 0, 0]
    written = (docs / "actors/_not-actors.txt").read_text(encoding="utf-8").splitlines()
    assert sorted(written) == sorted(names)


def test_nothing_is_written_where_one_file_is_not_understood(docs: Path) -> None:
    write({"actors/orhan.md": "---\n{name: Tarik Orhan, kind: person}\n---\n"}, docs)
    before = {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()}
    found = [json.loads(line) for line in briefing("review", "--json").stdout.splitlines()]
    ids = [one["id"] for one in found if one["code"] in ("actor-spelling", "private-person")]
    assert len(ids) == 2
    refused = briefing("accept", *ids, code=1)
    assert "actors/orhan.md: `aliases` was not changed" in refused.output
    assert {path: path.read_bytes() for path in docs.rglob("*") if path.is_file()} == before


def test_a_note_without_its_passage_is_given_one(docs: Path) -> None:
    said = "## Otra\n\n> enviado\n> Tarik\n\nSí.\n\n## Nota\n\n> volverá el jueves\n\n¿Seguro?\n"
    body = "El enviado Tarik llegó. El enviado Tarik Orhan volverá el viernes.\n"
    head = "---\ntitle: Sin fecha\n---\n\n"
    write({"articles/c.md": head + body, "articles/c.notes.md": said}, docs)
    found = [json.loads(line) for line in briefing("review", "--json").stdout.splitlines()]
    ids = {one["code"]: one["id"] for one in found}
    orphan, twice = ids["note-orphan"], ids["note-ambiguous"]
    refused = briefing("accept", twice, code=1).output
    assert f"the answers are one of {twice}=1, {twice}=2.\n> El **enviado Tarik** llegó." in refused
    briefing("accept", f"{twice}=2", orphan)
    [second] = next(
        one["edits"] for one in next(f for f in found if f["id"] == twice)["answers"]
        if one["choice"] == "2"
    )  # fmt: skip
    written = (docs / "articles" / "c.notes.md").read_text(encoding="utf-8")
    assert written == said.replace("> enviado\n> Tarik", second["lines"]).replace(
        "jueves", "viernes"
    )
    left = briefing("review", "--all").stdout
    assert orphan not in left
    assert twice not in left
