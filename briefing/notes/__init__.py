"""Editors' notes: `SLUG.notes.md` read into notes, each anchored where its quotation stands."""

from collections.abc import Iterator
from typing import get_args

from briefing.anchoring import nearest, places
from briefing.decisions import CORRECTED
from briefing.edtf import EDTF
from briefing.model import Article, Modality, Note, NoteState
from briefing.notes.lost import lost
from briefing.notes.quotations import Quotation, quotation
from briefing.notes.sections import Fault, Heading, Section, heading, meant, misnamed, sections
from briefing.problems import Problem

__all__ = ["notes"]

STATES: tuple[NoteState, ...] = ("orphan", "anchored", "ambiguous")


def notes(article: Article, path: str, markdown_text: str) -> tuple[list[Note], list[Problem]]:
    """The notes of the file `path` on `article` in their order, and what is wrong with them.

    Every note is returned: one whose quotation stands nowhere, or in several places, has that state
    and no span.
    """
    found: list[Note] = []
    problems: list[Problem] = []
    written, stray = sections(markdown_text)
    if stray:
        said = "text before the first note is not shown."
        problems.append(Problem(path, stray, "note-title", said, "Put a `## Title` above it."))
    for section in written:
        head, quoted = heading(section), quotation(section)
        note = _note(article, path, section, head, quoted)
        found.append(note)
        problems += [
            Problem(path, section.line, code, message, cure, column=column)
            for column, code, message, cure in (
                *head.faults, *_gaps(note, quoted), *_misunderstood(note, head)
            )
        ]  # fmt: skip
        problems += [
            Problem(path, line, code, message, cure, column=column)
            for line, (column, code, message, cure) in section.faults
        ]
        problems += lost(note, article, quoted)
    return found, problems


def _note(article: Article, path: str, section: Section, head: Heading, quoted: Quotation) -> Note:
    selector = quoted.selector
    spans = places(article.text, selector) if selector else []
    candidates = tuple(spans) if len(spans) > 1 else ()
    if selector and not spans and (near := nearest(article.text, selector)):
        candidates = (near,)
    return Note(
        article=article.id,
        path=path,
        line=section.line,
        title=section.title,
        kind=head.kind,
        body=quoted.body,
        selector=selector,
        state=STATES[min(len(spans), 2)] if selector else "article",
        span=spans[0] if len(spans) == 1 else None,
        candidates=candidates,
        internal=head.internal,
        author=head.attributes.get("author", ""),
        date=head.attributes.get("date", ""),
        attributes=head.attributes,
    )


def _gaps(note: Note, quoted: Quotation) -> Iterator[Fault]:
    """What is missing in a note, or stands in it twice."""
    if quoted.bolds > 1:
        said = "a quotation with several passages in bold means the first."
        yield Fault(1, "note-quotation", said, "Keep one in bold.")
    if not note.title:
        cure = "Say what it is about after `##`."
        yield Fault(1, "note-title", "a note without a title.", cure)
    if not note.body.strip() and note.kind not in ("fact", "not-fact"):
        said = f"the note {note.title!r} says nothing."
        yield Fault(1, "note-empty", said, "Write below the quotation.")
    if note.kind in ("fact", "not-fact") and note.selector is None:
        said = f"a .{note.kind} note without a quotation."
        yield Fault(1, "note-quotation", said, "Quote the passage: `> …`.")


def _misunderstood(note: Note, head: Heading) -> Iterator[Fault]:
    """The attributes whose values say nothing we know."""
    said, columns = note.attributes, head.columns
    for key in ("date", "edtf"):
        if key in said and not _is_date(said[key]):
            cure = "Write it as 2025-08-14, 2025-08 or 2025."
            yield Fault(columns[key], "note-date", f"{key}={said[key]} is no date.", cure)
    modality = said.get("modality")
    if modality is not None and modality not in get_args(Modality):
        cure = meant(modality, get_args(Modality))
        yield Fault(columns["modality"], "note-modality", f"modality={modality} is unknown.", cure)
    for key in CORRECTED:
        if key in said and note.kind != "fact":
            cure = "Only a .fact note corrects."
            yield Fault(columns[key], "note-attribute", f"`{key}` corrects nothing here.", cure)
    yield from misnamed(said, columns)


def _is_date(text: str) -> bool:
    try:
        EDTF(text)
    except ValueError:
        return False
    return True
