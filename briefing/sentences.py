"""Where the sentences of a text begin and end."""

import re
from collections.abc import Collection
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from briefing.text import Span, Tokens

STOP = re.compile(r"""[.!?…]+ ["'”’»)\]]* (?=\s)""", re.VERBOSE)
BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
STOPPED_LINE = re.compile(r"(?<=[.!?…\"'”’»)])\n")
OPENING = re.compile(r"""\s*[¿¡"'“‘«(\[—–-]*\s*""")
HEADING = re.compile(r"#{1,6}\s+")
# What stands between two sentences without a space, and what of it ends the first.
GLUED = {".": ".", '."': '."', ".”": ".”", ".»": ".»", '."“': '."', ".“": ".", ".«": "."}
# How a gap may end a sentence: glued to the next, by a line's end, by stops, by a single full stop.
Ending = Literal["glued", "line", "stop", "single"]
# Gaps that end no sentence, so that only the others are looked into.
INSIDE = frozenset({" ", ", ", " (", ") ", "; ", ": ", " «", "» ", ' "', '" ', " “", "” "})


class Shortening(NamedTuple):
    """Which words may have a stop that ends no sentence, all in lower case.

    `abbreviations` have it without their last stop, "ee.uu". Behind the words `lettered` a single
    letter is the end of a name, "canal", as those of two words are: "en x".
    """

    abbreviations: Collection[str] = ()
    lettered: Collection[str] = ()


NOTHING_SHORT = Shortening()


def sentences(tokens: Tokens, short: Shortening = NOTHING_SHORT) -> list[Span]:
    """The sentences of a text in order, without white space around them.

    A blank line ends a sentence whatever stands before it. A stop ends one when the next thing may
    open a sentence and the word before it is neither an abbreviation nor an initial.
    """
    text = tokens.text
    cuts = [0]
    for index, gap in enumerate(tokens.gaps):
        if gap not in INSIDE and index and (cut := _cut(tokens, index, gap, short)):
            cuts.append(cut)
    cuts.append(len(text))
    return [span for start, end in pairwise(cuts) if (span := _trimmed(text, start, end))]


def _cut(tokens: Tokens, index: int, gap: str, short: Shortening) -> int:
    """Where the sentence ends in the gap before word `index`; 0 where it does not."""
    how, size = _ending(gap)
    if how == "glued":
        ends = _is_glued(tokens, index)
    elif how in ("stop", "single"):
        # A sentence opens with a capital, a figure, or a letter without case.
        opens = index < len(tokens) and not tokens.words[index][0].islower()
        ends = opens and not (how == "single" and _is_short_form(tokens, index - 1, short))
    else:
        ends = how == "line"
    return tokens.ends[index - 1] + size if ends else 0


@lru_cache(1024)
def _ending(gap: str) -> tuple[Ending | None, int]:
    """How a gap may end a sentence, and behind how much of it; there are few gaps, often met."""
    if gap in GLUED:
        return "glued", len(GLUED[gap])
    if "\n" in gap and (blank := BLANK_LINE.search(gap) or STOPPED_LINE.search(gap)):
        return "line", blank.end()
    stop = STOP.search(gap)
    if stop is None or OPENING.fullmatch(gap, stop.end()) is None:
        return None, 0
    return "single" if stop.start() == 0 and stop.group() == "." else "stop", stop.end()


def _is_glued(tokens: Tokens, index: int) -> bool:
    """Whether two sentences lost the space between them: "en Gaza.La resolución"."""
    if index == len(tokens):
        return False
    before, after = tokens.words[index - 1], tokens.words[index]
    # An address goes on without a space: www.Diario.com.
    address = tokens.gaps[index + 1] in GLUED
    return len(before) > 2 and before[-1].islower() and after.istitle() and not address


def _is_short_form(tokens: Tokens, index: int, short: Shortening) -> bool:
    word, lower = tokens.words[index], tokens.lower[index]
    before = tokens.lower[index - 1] if index else ""
    if len(word) == 1 and word.isupper():
        return before not in short.lettered and f"{before} {lower}" not in short.lettered
    if before and tokens.gaps[index] == "." and f"{before}.{lower}" in short.abbreviations:
        return True
    return lower in short.abbreviations


def _trimmed(text: str, start: int, end: int) -> Span | None:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    right = len(inside.rstrip())
    if left >= right:
        return None
    heading = HEADING.match(inside, left, right) if inside[left] == "#" else None
    return Span(start + (heading.end() if heading else left), start + right)
