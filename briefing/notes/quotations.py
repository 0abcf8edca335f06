"""The quotation at the head of a note: read, and written so that it means one passage only."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from briefing.anchoring import SUBHEAD, places
from briefing.notes.sections import Section
from briefing.text import Span, TextQuoteSelector

BOLD = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(?P<exact>.+?)(?<=\S)(?<!\\)\1", re.DOTALL)
BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
MARKUP = re.compile(r"[\\*_]")
WORD = re.compile(r"\S+")
# So many words on either side are tried, until the passage is the only one of its kind.
REACHES = (0, 3, 6, 12, 24)


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a note quotes, where in its file, and the note's words below it.

    `selector` is None for a note that quotes nothing; `bolds` are the passages in bold.
    """

    selector: TextQuoteSelector | None
    bolds: int
    line: int
    column: int
    body: str


def quotation(section: Section) -> Quotation:
    """The quotation of a note and what stands below it."""
    lines = list(section.lines)
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    end = start
    while end < len(lines) and lines[end].lstrip().startswith(">"):
        end += 1
    quoted = "\n".join(line.lstrip().removeprefix(">").strip() for line in lines[start:end])
    opening = re.match(r"[ \t]*>?[ \t]*", lines[start]) if start < end else None
    column = opening.end() + 1 if opening else 0
    body = "\n".join(lines[end:]).strip("\n")
    return Quotation(*selected(quoted), section.line + 1 + start, column, body)


def selected(quoted: str) -> tuple[TextQuoteSelector | None, int]:
    """The passage that quoted Markdown means, and how many passages in bold it has."""
    if not quoted.strip():
        return None, 0
    bolds = list(BOLD.finditer(quoted))
    if not bolds:
        return TextQuoteSelector(_unescaped(quoted).strip()), 0
    first = bolds[0]
    before, exact, after = quoted[: first.start()], first["exact"], quoted[first.end() :]
    return TextQuoteSelector(
        _unescaped(exact), _unescaped(before).lstrip(), _unescaped(after).rstrip()
    ), len(bolds)


def quoting(text: str, passage: Span, least: int = 0) -> str:
    """The line that quotes `passage` and no other place of `text`; nothing where none can.

    At least `least` words stand on either side of it, where its paragraphs have them.
    """
    words = [match.span() for match in WORD.finditer(text)]
    first = bisect_right(words, passage.start, key=lambda word: word[0]) - 1
    last = bisect_left(words, passage.end, key=lambda word: word[1])
    for reach in REACHES[bisect_left(REACHES, least) :]:
        start = words[max(0, first - reach)][0] if reach else passage.start
        end = words[min(len(words) - 1, last + reach)][1] if reach else passage.end
        around = Span(min(start, passage.start), max(end, passage.end))
        line = _line(
            text, around if reach == REACHES[-1] else _here(text, around, passage), passage
        )
        selector, bolds = selected(line)
        if selector and bolds < 2:
            found = places(text, selector)
            if len(found) == 1 and passage.overlaps(found[0]):
                return f"> {line}"
    return ""


def _here(text: str, around: Span, passage: Span) -> Span:
    """What of `around` stands in the paragraphs of the passage."""
    start, end = text.rfind("\n\n", 0, passage.start), text.find("\n\n", passage.end)
    return Span(
        max(around.start, start + 2 if start >= 0 else 0),
        around.end if end < 0 else min(around.end, end),
    )


def _line(text: str, around: Span, passage: Span) -> str:
    """The words of `around` on one line, those of `passage` in bold where there are others."""
    parts = (
        text[around.start : passage.start],
        passage.of(text).strip(),
        text[passage.end : around.end],
    )
    shown = (SUBHEAD.sub(" ", MARKUP.sub(r"\\\g<0>", part)) for part in parts)
    before, exact, after = (re.sub(r"\s+", " ", part) for part in shown)
    mark = "**" if before.strip() or after.strip() else ""
    return f"{before}{mark}{exact}{mark}{after}".strip()


def _unescaped(text: str) -> str:
    return BACKSLASH.sub(r"\1", text)
