"""Notes without a place: where they may belong, and the line that would put them there."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from textwrap import shorten
from typing import NamedTuple

from briefing.anchoring import SUBHEAD, places, plain
from briefing.codes import Code
from briefing.model import Article, Note
from briefing.notes.quotations import Quotation, quoting
from briefing.problems import Problem
from briefing.text import Span, TextQuoteSelector

STOPS = ".,;:"
WORD = re.compile(rf"(?!{SUBHEAD.pattern})(?<!\S)\S+")
# How much of a passage a message repeats, in characters; how many words around a difference.
SHORT = 60
AROUND = 3
# So many of several places get a line to paste; all are named.
MOST = 5


class Step(NamedTuple):
    """What became of a run of words: equal, replace, insert or delete; half-open word indexes."""

    how: str
    old: range
    new: range


def lost(note: Note, article: Article, quotation: Quotation) -> Iterator[Problem]:
    """What to say of a note whose quotation stands nowhere, or in several places."""
    selector = note.selector
    if selector is None or note.state == "anchored":
        return
    code, message, cure, paste = (
        _ambiguous(selector, article, note.candidates)
        if note.state == "ambiguous"
        else _orphan(selector, article, note.candidates)
    )
    yield Problem(
        note.path, quotation.line, code, message, cure, column=quotation.column, paste=paste
    )


def _ambiguous(
    selector: TextQuoteSelector, article: Article, spans: Sequence[Span]
) -> tuple[Code, str, str, str]:
    words, at = _short(selector.exact), _places(article, spans)
    message = f"“{words}” stands in {len(spans)} places of {article.path}: {at}."
    lines = [line for span in spans[:MOST] if (line := quoting(article.text, span))]
    cure = "Quote more around it, the passage itself in **bold**"
    return "note-ambiguous", message, f"{cure}; one of:" if lines else f"{cure}.", "\n".join(lines)


def _orphan(
    selector: TextQuoteSelector, article: Article, near: Sequence[Span]
) -> tuple[Code, str, str, str]:
    words = _short(selector.exact)
    alike = _alike(selector, article.text)
    if alike:
        message = f"“{words}” stands in {article.path} ({_places(article, alike)}), not as quoted."
        lines = [line for span in alike[:MOST] if (line := quoting(article.text, span, AROUND))]
        cure = "If the note is about these words, quote what stands around them now:"
        return "note-orphan", message, cure, "\n".join(lines)
    message = f"“{words}” does not stand in {article.path}."
    if not near:
        return "note-orphan", message, "Quote it as it stands there.", ""
    difference, passage = compared(selector, article.text, near[0])
    cure = f"Nearest is {_places(article, near)}: “{difference}”"
    line = quoting(article.text, passage)
    return "note-orphan", message, f"{cure}; if that is meant, quote:" if line else cure, line


def _alike(selector: TextQuoteSelector, text: str) -> list[Span]:
    """Where the exact words stand with one side of their context, or else in any."""
    exact, prefix, suffix = selector.exact, selector.prefix, selector.suffix
    if prefix.strip() and suffix.strip():
        sides = TextQuoteSelector(exact, prefix), TextQuoteSelector(exact, suffix=suffix)
        if found := {span for side in sides for span in places(text, side)}:
            return sorted(found)
    return places(text, TextQuoteSelector(exact))


def compared(selector: TextQuoteSelector, text: str, near: Span) -> tuple[str, Span]:
    """How the words quoted differ from those at `near`, and the passage that took their place.

    What was quoted and is gone stands in [-…-], what stands there instead in {+…+}.
    """
    wanted = f"{selector.prefix}{selector.exact}{selector.suffix}"
    more = max(0, len(wanted) - (near.end - near.start))
    start, end = max(0, near.start - more), min(len(text), near.end + more)
    around = Span(start, end)
    there = [word for match in WORD.finditer(text) if around.overlaps(word := Span(*match.span()))]
    old = wanted.split()
    steps = _steps(old, [span.of(text) for span in there])
    first = len(f"{selector.prefix}|".split()) - (not selector.prefix[-1:].isspace())
    first = max(0, min(first, len(old) - 1)) if selector.prefix else 0
    last = max(first + 1, min(len(old), first + len(selector.exact.split())))
    opening, closing = _now(steps, first, last)
    new = there[opening:closing]
    passage = _bare(text, Span(new[0].start, new[-1].end)) if new else near
    quoted = _steps(old[first:last], [span.of(text) for span in new])
    return " ".join(_told(quoted, old[first:last], [span.of(text) for span in new])), passage


def _steps(old: Sequence[str], new: Sequence[str]) -> list[Step]:
    before, after = ([_even(word) for word in words] for words in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [Step(how, range(a, b), range(c, d)) for how, a, b, c, d in matcher.get_opcodes()]


def _even(word: str) -> str:
    """A word as it is compared: in any spelling of its signs, without the stop behind it."""
    return plain(word).text.rstrip(STOPS) or word


def _now(steps: Sequence[Step], first: int, last: int) -> tuple[int, int]:
    """The words that took the place of the old words from `first` to `last`, exclusive."""
    opening = closing = 0
    for how, old, new in steps:
        if first in old:
            opening = new.start + (first - old.start if how == "equal" else 0)
        if last - 1 in old:
            closing = min(new.stop, new.start + last - old.start)
            # Words in the place of others end where they do, unless nothing comes after them.
            if how != "equal" and new.stop < steps[-1].new.stop:
                closing = new.stop
    return opening, closing


def _told(steps: Sequence[Step], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for index, (how, before, after) in enumerate(steps):
        gone, come = " ".join(old[i] for i in before), " ".join(new[i] for i in after)
        if how == "equal":
            words = [new[i] for i in after]
            head = words[: AROUND if index else 0]
            tail = words[-AROUND:] if index < len(steps) - 1 else []
            whole = len(words) <= len(head) + len(tail) + 1
            yield " ".join(words if whole else [*head, "…", *tail])
        else:
            yield (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "")


def _bare(text: str, span: Span) -> Span:
    """The words without the stop of their sentence, which a quotation does not need."""
    end = span.end - len(text[span.start : span.end]) + len(span.of(text).rstrip(STOPS))
    return Span(span.start, max(end, span.start + 1))


def _short(words: str) -> str:
    return shorten(words, SHORT, placeholder="…")


def _places(article: Article, spans: Sequence[Span]) -> str:
    return ", ".join("{}:{}".format(*article.place_of(span.start)) for span in spans)
