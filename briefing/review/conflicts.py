"""Passages that cannot both be true, until a note stands on what one of them says."""

from collections.abc import Iterator

from briefing.editing.answers import noting
from briefing.markup import escape, link, path_to
from briefing.model import Reading
from briefing.notes.quotations import quoting
from briefing.problems import Answer, Problem
from briefing.relations import Relation, relations
from briefing.review.overview import Overview
from briefing.text import Span


def conflicts(overview: Overview) -> Iterator[Problem]:
    """The contradictions of a corpus on which no editor has said anything."""
    corpus = overview.corpus
    for found in relations(corpus):
        if found.kind != "contradicts":
            continue
        one, other = corpus.by_article[found.a], corpus.by_article[found.b]
        if not (_is_noted(one, found.value_a) or _is_noted(other, found.value_b)):
            yield _conflict(overview, found, one, other)


def _is_noted(reading: Reading, span: Span) -> bool:
    return any(note.span and note.span.overlaps(span) for note in reading.notes)


def _conflict(overview: Overview, found: Relation, one: Reading, other: Reading) -> Problem:
    mine, theirs = found.value_a.of(one.article.text), found.value_b.of(other.article.text)
    line, column = other.article.place_of(found.value_b.start)
    at = f"{other.article.path}:{line}:{column}"
    told = (
        f"{found.slot}: “{mine}” here, “{theirs}” in {at}.",
        "Neither is taken for right: say in a note what is known.",
    )
    subject = f"{found.a} {mine} {found.b} {theirs}"
    quotation = quoting(one.article.text, found.value_a)
    note = _note(overview, found, one, other)
    answers = (Answer("accept", (noting(one.article, note),)),) if quotation else ()
    return overview.asked("conflict", subject, one, found.value_a, told, 1, answers)


def _note(overview: Overview, found: Relation, one: Reading, other: Reading) -> str:
    """A question to the other editors, for their eyes only, with both passages."""
    title = overview.corpus.language.toml("strings")["review"]["which"]
    words = " ".join(found.span_b.of(other.article.text).split())
    source = link(escape(other.article.title), path_to(other.article.path, one.article.path))
    lines = (
        f"## {title.format(slot=found.slot)} {{ .question .internal }}",
        quoting(one.article.text, found.value_a),
        f"{source}: “{escape(words)}”",
    )
    return "\n\n".join(lines) + "\n"
