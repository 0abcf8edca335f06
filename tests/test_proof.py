"""The commands around the ledger: it is proved against the articles, and notes are told."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from sites import write

from briefing.__main__ import cli
from briefing.export.proof import claims, proofs
from briefing.model import Article

HEAD = "---\ntitle: La visita\ndate: 2025-08-12\n---\n\n"
BODY = "Kim Jong-un viaja a Rusia. Kiev se niega a ceder territorio.\n\nLa ONU pide una tregua.\n"
NOTES = (
    "## Uno { .fact author=Ana date=2025-08-14 }\n\n> **viaja** a Rusia\n\n"
    "## Dos { .internal }\n\nDe todo.\n\n"
    "## Tres\n\n> se niega a ceder el territorio\n\nDice.\n\n"
    "## Cuatro { .question }\n\n> **a** \n\n¿A quién?\n"
)


def briefing(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    write({"articles/a.md": HEAD + BODY, "articles/a.notes.md": NOTES}, tmp_path / "docs")
    return tmp_path / "docs"


@pytest.fixture
def ledger(docs: Path) -> Path:
    file = docs.parent / "ledger.jsonl"
    briefing("ledger", docs, "--output", file)
    return file


def edited(docs: Path, body: str) -> None:
    write({"articles/a.md": HEAD + body}, docs)


def verified(ledger: Path, docs: Path, code: int) -> list[tuple[str, str]]:
    """The quotations with their states."""
    printed = briefing("verify", ledger, docs, "--json", code=code).stdout.splitlines()
    found = [json.loads(line) for line in printed]
    text = f"La visita\n\n{(docs / 'articles/a.md').read_text('utf-8').removeprefix(HEAD)}"
    for one in found:
        if one["state"] in ("stands", "moved"):
            assert text[one["start"] : one["end"]] == one["exact"]
    return [(one["exact"], one["state"]) for one in found]


def test_the_ledger_is_that_of_the_built_site(docs: Path, ledger: Path) -> None:
    briefing("build", docs, docs.parent / "out")
    assert (docs.parent / "out" / "ledger.jsonl").read_bytes() == ledger.read_bytes()
    assert briefing("ledger", docs).stdout_bytes == ledger.read_bytes()
    assert b"Dos" not in ledger.read_bytes()


def test_what_stands_is_proved(docs: Path, ledger: Path) -> None:
    assert briefing("verify", ledger, docs).output == (
        "3 of 3 quotations stand where they should.\n"
    )


def test_an_edit_below_moves_nothing(docs: Path, ledger: Path) -> None:
    edited(docs, f"{BODY}\nNadie responde.\n")
    assert briefing("verify", ledger, docs).output == (
        "3 of 3 quotations stand where they should; edited since: articles/a.md.\n"
    )


def test_what_moved_is_named_with_its_new_place(docs: Path, ledger: Path) -> None:
    edited(docs, BODY.replace("Kiev se niega a ceder", "Ayer. Kiev se niega a ceder"))
    assert verified(ledger, docs, 1) == [
        ("Kim Jong-un viaja a Rusia.", "stands"),
        ("Kiev se niega a ceder territorio.", "moved"),
        ("La ONU pide una tregua.", "moved"),
    ]
    told = briefing("verify", ledger, docs, code=1).stdout
    assert "“Kiev se niega a ceder territorio.” does not stand in articles/a.md at 38" in told
    assert "it stands at 44 to 77 (line 6)." in told
    assert "1 of 3 quotations stand" in told


def test_what_is_gone_or_stands_twice_is_named(docs: Path, ledger: Path) -> None:
    twice = "Kiev se niega a ceder territorio. "
    edited(docs, f"Hola. {twice}¿No? {twice}\n\nLa ONU calla.\n")
    assert verified(ledger, docs, 1) == [
        ("Kim Jong-un viaja a Rusia.", "gone"),
        ("Kiev se niega a ceder territorio.", "ambiguous"),
        ("La ONU pide una tregua.", "gone"),
    ]
    assert (
        "it may be at 17 to 50 (line 6), 56 to 89"
        in briefing("verify", ledger, docs, code=1).stdout
    )


def test_an_article_that_is_gone_is_named(docs: Path, ledger: Path) -> None:
    (docs / "articles" / "a.md").unlink()
    assert "there is no articles/a.md." in briefing("verify", ledger, docs, code=1).stdout


def test_a_changed_quotation_is_found_out(docs: Path, ledger: Path) -> None:
    ledger.write_text(ledger.read_text("utf-8").replace("viaja a", "viajó a"), "utf-8")
    told = briefing("verify", ledger, docs, code=1).stdout
    assert (
        "“Kim Jong-un viajó a Rusia.” does not stand in articles/a.md, which is unchanged" in told
    )


def changed(line: str, **values: Any) -> str:  # noqa: ANN401
    return json.dumps({**json.loads(line), **values})


def test_corrupt_lines_are_named_and_the_others_proved(docs: Path, ledger: Path) -> None:
    lines = ledger.read_text("utf-8").splitlines()
    lines += [
        "{",
        "[]",
        changed(lines[0], sha256=None),
        changed(lines[0], start=True),
        changed(lines[0], start=-1),
        changed(lines[0], quotation={"exact": ""}),
        changed(lines[0], path="\ud800"),
    ]
    ledger.write_bytes("\n".join([*lines, ""]).encode() + b"\xff\n")
    done = briefing("verify", ledger, docs, code=2)
    assert done.stdout == "3 of 3 quotations stand where they should.\n"
    told = [line.removeprefix(f"{ledger}:") for line in done.stderr.splitlines()]
    assert [line.partition(":")[0] for line in told] == ["4", "5", "6", "7", "8", "9", "10", "11"]
    assert told[1:4] == [
        "5: no entry of a ledger: not a JSON object.",
        "6: no entry of a ledger: `sha256` is missing.",
        "7: no entry of a ledger: `start` is True.",
    ]


def test_what_cannot_be_read_is_told_apart(docs: Path, ledger: Path) -> None:
    briefing("verify", docs / "none.jsonl", docs, code=2)
    write({"articles/b.md": b"\xff"}, docs)
    assert "articles/b.md" in briefing("verify", ledger, docs, code=2).stderr


@given(st.binary(max_size=60))
def test_any_ledger_is_read(raw: bytes) -> None:
    found, corrupt = claims(raw)
    assert len(found) + len(corrupt) == len([line for line in raw.split(b"\n") if line.strip()])


@given(st.text("abc \n", max_size=30), st.integers(0, 9), st.integers(1, 5))
def test_what_is_proved_reads_as_quoted(text: str, start: int, size: int) -> None:
    exact = "abcabcabcabcab"[start : start + size]
    entry = {
        "id": "x", "path": "p", "sha256": "0", "start": start, "end": start + len(exact),
        "quotation": {"exact": exact, "prefix": "a", "suffix": ""},
    }  # fmt: skip
    found, corrupt = claims(json.dumps(entry).encode())
    assert not corrupt
    (proof,) = proofs(found, [Article("x", "p", "", text)])
    assert all(span.of(text) == exact for span in proof.places)
    assert (proof.state in ("stands", "moved")) == (len(proof.places) == 1)


def test_notes_are_told_one_by_one(docs: Path) -> None:
    told = [json.loads(line) for line in briefing("notes", docs, "--json").stdout.splitlines()]
    common = {"path": "articles/a.notes.md", "article": "a"}
    text = f"La visita\n\n{BODY}"
    assert told[0] == {
        **common, "line": 1, "state": "anchored", "start": 23, "end": 28,
        "exact": "viaja", "prefix": "", "suffix": " a Rusia", "kind": "fact", "author": "Ana",
        "date": "2025-08-14", "visibility": "public", "candidates": [],
    }  # fmt: skip
    assert text[23:28] == "viaja"
    assert told[1] == {
        **common, "line": 5, "state": "article", "start": None, "end": None,
        "exact": None, "prefix": None, "suffix": None, "kind": "plain", "author": None,
        "date": None, "visibility": "internal", "candidates": [],
    }  # fmt: skip
    assert [(one["state"], one["start"], len(one["candidates"])) for one in told[2:]] == [
        ("orphan", None, 1),
        ("ambiguous", None, 2),
    ]


def test_notes_for_people(docs: Path) -> None:
    assert briefing("notes", docs).stdout.splitlines()[:3] == [
        "articles/a.notes.md:1: anchored fact: Uno",
        "articles/a.notes.md:5: article plain, internal: Dos",
        "articles/a.notes.md:9: orphan plain: Tres",
    ]
