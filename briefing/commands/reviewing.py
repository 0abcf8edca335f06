"""The commands that list what waits for a decision, and that write the decision into files."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from briefing.codes import CODES
from briefing.commands import FOLDER, plainly
from briefing.commands.reports import fields
from briefing.commands.sources import LANGUAGE
from briefing.corpus import Corpus
from briefing.editing import edited
from briefing.editing.answers import requoting
from briefing.export.folder import alone, content, write
from briefing.problems import Answer, Edit, Problem, Target
from briefing.review import review as everything
from briefing.review.decisions import Decisions
from briefing.settings import Settings

REVIEW = """\b
Examples:
  briefing review
  briefing review docs --limit 3
  briefing review --json | jq 'select(.code == "actor-spelling")'
"""
ACCEPT = """\b
Examples:
  briefing accept 3f2a1c9e 77b0d2aa
  briefing accept 5d01e7c4=aurelio-quiroz
  briefing accept 0b6d3f18=2
"""
MERGE = """\b
Examples:
  briefing merge volodimir-zelenski volodimir-zelensky
  briefing merge "Vladímir Putin" "Vladmir Putin"
"""
REJECT = """\b
Examples:
  briefing reject "Guerra Fría"
  briefing reject 3f2a1c9e
  briefing reject --hide "Nélida Urrutia Prat"
"""
DOCS = click.option("--docs", default="docs", type=FOLDER, show_default=True)
SHOWN = 10
WHERE: Mapping[Target, str] = {
    "file": "a new file",
    "end": "a line more in",
    "note": "a note more in",
    "quotation": "the quotation of a note in",
    "aliases": "names more in",
    "not": "names refused in",
    "hidden": "a field of",
    "actors": "a field of",
    "date": "a field of",
    "source": "a field of",
}


@click.command(epilog=REVIEW)
@click.argument("docs", default="docs", type=FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per question.")
@click.option("--limit", default=SHOWN, type=click.IntRange(1), show_default=True, help="Per kind.")
@click.option("--all", "everything_", is_flag=True, help="However many there are.")
@LANGUAGE
def review(docs: Path, *, as_json: bool, limit: int, everything_: bool, language: str) -> None:
    """List what in DOCS waits for an editor's decision, what matters most first.

    Each has an id that stays the same, the sentence in question, and the lines to write for each
    answer; `briefing accept`, `merge` and `reject` write them.
    """
    found = everything(_corpus(content(docs), language))
    for _, group in groupby(found, key=lambda one: one.code):
        problems = list(group)
        shown = problems if everything_ or as_json else problems[:limit]
        if as_json:
            lines: Iterable[str] = (json.dumps(_as_json(p), ensure_ascii=False) for p in shown)
        else:
            lines = _told(problems, shown)
        for line in lines:
            click.echo(line)
    if not found and not as_json:
        click.echo("Nothing waits for a decision.")


@click.command(epilog=ACCEPT)
@click.argument("ids", nargs=-1, required=True, metavar="ID[=CHOICE]...")
@DOCS
@LANGUAGE
def accept(ids: Sequence[str], *, docs: Path, language: str) -> None:
    """Accept what `briefing review` proposes: writes actor files, aliases, decisions, notes.

    A question with several answers wants the one that is chosen: ID=CHOICE. Everything is written
    or nothing, by line, and is undone with git.
    """
    _decide(docs, language, lambda decisions: [e for one in ids for e in decisions.accepted(one)])


@click.command(epilog=MERGE)
@click.argument("stays", metavar="A")
@click.argument("goes", metavar="B")
@DOCS
@LANGUAGE
def merge(stays: str, goes: str, *, docs: Path, language: str) -> None:
    """Make B, an actor without a file, one with A: its names become aliases of A.

    Both are given by id or by name.
    """
    _decide(docs, language, lambda decisions: decisions.merged(stays, goes))


@click.command(epilog=REJECT)
@click.argument("names", nargs=-1, required=True, metavar="NAME|ID...")
@click.option("--hide", is_flag=True, help="It is an actor, to be kept out of everything shown.")
@DOCS
@LANGUAGE
def reject(names: Sequence[str], *, hide: bool, docs: Path, language: str) -> None:
    """Say that a name is no actor, or answer no to a question; it is not asked again."""

    def choose(decisions: Decisions) -> Iterator[Edit]:
        for name in names:
            yield from decisions.rejected(name, "hide" if hide else "reject")

    _decide(docs, language, choose)


def _corpus(files: Mapping[str, bytes], language: str) -> Corpus:
    with plainly():
        return Corpus.of(files, Settings(language=language, internal=True))


def _decide(docs: Path, language: str, choose: Callable[[Decisions], Iterable[Edit]]) -> None:
    """Write what was decided, all of it or nothing, and show it."""
    with plainly(), alone(docs):
        files = content(docs)
        corpus = _corpus(files, language)
        after = edited(files, choose(Decisions(corpus, everything(corpus))))
        write(docs, after)
    for path, raw in sorted(after.items()):
        click.secho((docs / path).as_posix() + ("" if path in files else " (new)"), fg="green")
        for line in _added(files.get(path, b""), raw):
            click.echo(f"  {line}")
    if not after:
        click.echo("Nothing to write: it is decided so already.")


def _added(before: bytes, after: bytes) -> Iterator[str]:
    """The lines that are new or gone, without those around them."""
    old, new = (raw.decode("utf-8-sig").splitlines() for raw in (before, after))
    for line in unified_diff(old, new, n=0, lineterm=""):
        if not line.startswith(("---", "+++", "@@")) or line in ("+---", "----"):
            yield line


def _as_json(problem: Problem) -> dict[str, Any]:
    question = problem.question
    return {
        "id": problem.id,
        **fields(problem),
        "quote": question.quote if question else None,
        "weight": question.weight if question else 0,
        "answers": [
            {
                "verb": answer.verb,
                "choice": answer.choice or None,
                "edits": [
                    {"path": edit.path, "where": edit.target, "lines": edit.lines}
                    for edit in answer.edits
                ],
            }
            for answer in (question.answers if question else requoting(problem))
        ],
    }


def _told(problems: Sequence[Problem], shown: Sequence[Problem]) -> Iterator[str]:
    """The questions of one kind as lines for a reader at a terminal."""
    code = problems[0].code
    yield click.style(f"{code} ({len(problems)}): {CODES[code]}", bold=True)
    for problem in shown:
        yield f"  {click.style(problem.id, fg='yellow')} {problem.place}: {problem.advice}"
        if problem.question and problem.question.quote:
            yield f"    “{problem.question.quote}”"
        for answer in problem.question.answers if problem.question else requoting(problem):
            yield from _choice(answer)
    if len(shown) < len(problems):
        yield f"  … {len(problems) - len(shown)} more: --all"
    yield ""


def _choice(answer: Answer) -> Iterator[str]:
    verb = f"{answer.verb} ={answer.choice}" if answer.choice else answer.verb
    yield f"    {verb}: " + ", ".join(f"{WHERE[edit.target]} {edit.path}" for edit in answer.edits)
    for edit in answer.edits:
        yield from (f"      {line}" for line in edit.lines.splitlines())
