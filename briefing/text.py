"""Strings and places in them: spans, quotations, words, sentences."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar


class Span(NamedTuple):
    """A half-open range of code points (W3C TextPositionSelector)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


class HasSpan(Protocol):
    """Anything that stands at a place of a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Placed = TypeVar("Placed", bound=HasSpan)
START = attrgetter("span.start")


def inside(placed: Sequence[Placed], span: Span) -> Iterator[Placed]:
    """Those of `placed`, which are in the order of the text, that lie inside `span`."""
    last = span.end
    for index in range(bisect_left(placed, span.start, key=START), len(placed)):
        start, end = placed[index].span
        if start >= last:
            return
        if end <= last:
            yield placed[index]


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A passage by its words and their neighbours (W3C Web Annotation)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text as parallel lists: surface, lower case, start and end offset.

    `gaps[i]` is what stands before word i; the last gap is what follows the last word.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next (or the end of the text)."""
        return self.gaps[index + 1]


# A word keeps its inner hyphens and apostrophes: Jong-un, Fils-Aimé, O'Brien, F-16.
WORD = re.compile("(\\w+(?:[-\u2010\u2011'’]\\w+)*)")


def tokenize(text: str) -> Tokens:
    """The words of `text`; one pass, linear in its length."""
    parts = WORD.split(text)
    ends = list(accumulate(map(len, parts)))
    words = parts[1::2]
    return Tokens(text, words, list(map(str.lower, words)), ends[0:-1:2], ends[1::2], parts[0::2])


def apart(tokens: Tokens, enclitics: Sequence[str]) -> Tokens:
    """The words with the enclitics at their ends as words of their own: Russia's is two.

    All enclitics are written as the first of them, so that spellings of one are alike.
    """
    ends = tuple(enclitics)
    if not any(enclitic in tokens.text for enclitic in ends):
        return tokens
    words, starts, stops, gaps = [], [], [], tokens.gaps[:1]
    for index, word in enumerate(tokens.words):
        size = _size(word, ends) if word.endswith(ends) else 0
        cut = tokens.ends[index] - size
        words.append(word[: len(word) - size])
        starts.append(tokens.starts[index])
        stops.append(cut)
        if size:
            words.append(ends[0])
            starts.append(cut)
            stops.append(tokens.ends[index])
            gaps.append("")
        gaps.append(tokens.gaps[index + 1])
    return Tokens(tokens.text, words, list(map(str.lower, words)), starts, stops, gaps)


def _size(word: str, enclitics: Sequence[str]) -> int:
    """The length of the enclitic at the end of the word; 0 where it is the whole word."""
    return next((len(e) for e in enclitics if word.endswith(e) and len(word) > len(e)), 0)


STOP = re.compile(r"""[.!?…]+ ["'”’»)\]]* (?=\s)""", re.VERBOSE)
BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
STOPPED_LINE = re.compile(r"(?<=[.!?…\"'”’»)])\n")
OPENING = re.compile(r"""\s*[¿¡"'“‘«(\[—–-]*\s*""")
# What stands between two sentences without a space, and what of it ends the first.
GLUED = {".": ".", '."': '."', ".”": ".”", ".»": ".»", '."“': '."', ".“": ".", ".«": "."}
# Gaps that end no sentence, so that only the others are looked into.
INSIDE = frozenset({" ", ", ", " (", ") ", "; ", ": ", " «", "» ", ' "', '" ', " “", "” "})


def sentences(tokens: Tokens, abbreviations: Collection[str] = ()) -> list[Span]:
    """The sentences of a text in order, without white space around them.

    A blank line ends a sentence whatever stands before it. A stop ends one when the next thing may
    open a sentence and the word before it is neither in `abbreviations` (lower case, without its
    last stop, "ee.uu") nor an initial.
    """
    text = tokens.text
    cuts = [0]
    for index, gap in enumerate(tokens.gaps):
        if gap not in INSIDE and index and (cut := _cut(tokens, index, gap, abbreviations)):
            cuts.append(cut)
    cuts.append(len(text))
    return [span for start, end in pairwise(cuts) if (span := _trimmed(text, start, end))]


def _cut(tokens: Tokens, index: int, gap: str, abbreviations: Collection[str]) -> int:
    """Where the sentence ends in the gap before word `index`; 0 where it does not."""
    start = tokens.ends[index - 1]
    if gap in GLUED:
        return start + len(GLUED[gap]) if _is_glued(tokens, index) else 0
    if "\n" in gap and (blank := BLANK_LINE.search(gap) or STOPPED_LINE.search(gap)):
        return start + blank.end()
    stop = STOP.search(gap)
    if stop is None or index == len(tokens):
        return 0
    if not _opens(tokens.words[index], gap[stop.end() :]):
        return 0
    if (
        stop.start() == 0
        and stop.group() == "."
        and _is_short_form(tokens, index - 1, abbreviations)
    ):
        return 0
    return start + stop.end()


def _is_glued(tokens: Tokens, index: int) -> bool:
    """Whether two sentences lost the space between them: "en Gaza.La resolución"."""
    if index == len(tokens):
        return False
    before, after = tokens.words[index - 1], tokens.words[index]
    # An address goes on without a space: www.Diario.com.
    address = tokens.gaps[index + 1] in GLUED
    return len(before) > 2 and before[-1].islower() and after.istitle() and not address


def _opens(word: str, gap: str) -> bool:
    """Whether a word may open a sentence: a capital, a figure, or a letter without case."""
    return not word[0].islower() and OPENING.fullmatch(gap) is not None


def _is_short_form(tokens: Tokens, index: int, abbreviations: Collection[str]) -> bool:
    word, lower = tokens.words[index], tokens.lower[index]
    if len(word) == 1 and word.isupper():
        return True
    if (
        index
        and tokens.gaps[index] == "."
        and f"{tokens.lower[index - 1]}.{lower}" in abbreviations
    ):
        return True
    return lower in abbreviations


def _trimmed(text: str, start: int, end: int) -> Span | None:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    right = len(inside.rstrip())
    if left >= right:
        return None
    heading = re.match(r"#{1,6}\s+", inside[left:right])
    return Span(start + left + (heading.end() if heading else 0), start + right)


def paragraphs(text: str, start: int = 0) -> Iterator[Span]:
    """Blocks of `text` from `start` on, divided by blank lines, without white space around them."""
    for match in re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*").finditer(text, start):
        yield Span(match.start(), match.start() + len(match.group().rstrip()))


def folded(text: str) -> str:
    """`text` without accents and case, for comparison only: its length may differ."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def slug(text: str) -> str:
    """An ASCII name for paths and anchors: "Kim Jong-un" is "kim-jong-un"."""
    return "-".join(re.findall(r"[a-z0-9]+", folded(text))) or "x"
