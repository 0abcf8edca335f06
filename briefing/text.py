"""Strings and places in them: spans, quotations, words, paragraphs."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, filterfalse
from operator import attrgetter, itemgetter
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


def inside(placed: Sequence[Placed], span: Span) -> list[Placed]:
    """Those of `placed`, which are in the order of the text, that lie inside `span`."""
    first = bisect_left(placed, span.start, key=START)
    last = bisect_left(placed, span.end, first, key=START)
    return [one for one in placed[first:last] if one.span.end <= span.end]


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A passage by its words and their neighbours (W3C Web Annotation)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text as parallel lists: surface, lower case, folded, start and end offset.

    `cased` tells which are not written all in lower case. `gaps[i]` is what stands before word i;
    the last gap is what follows the last word.
    """

    text: str
    words: list[str]
    lower: tuple[str, ...]
    folded: tuple[str, ...]
    cased: tuple[bool, ...]
    starts: list[int]
    ends: list[int]
    gaps: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next (or the end of the text)."""
        return self.gaps[index + 1]


# More words are forgotten and learnt anew, so that memory stays flat over any corpus.
MOST_WORDS = 1 << 14
# A word keeps its inner hyphens and apostrophes: Jong-un, Fils-Aimé, O'Brien, F-16.
# Nothing is given back once it is read (*+), and a word is looked for by its first letter.
WORD = re.compile("(\\w\\w*+(?:[-\u2010\u2011'’]\\w++)*+)")


def tokenize(text: str) -> Tokens:
    """The words of `text`; one pass, linear in its length."""
    parts = WORD.split(text)
    ends = list(accumulate(map(len, parts)))
    words = parts[1::2]
    return Tokens(text, words, *_spelt(words), ends[0:-1:2], ends[1::2], parts[0::2])


def words_apart(text: str, enclitics: Sequence[str] = ()) -> list[str]:
    """The words of a short text, as `apart` has them, and nothing else about them."""
    if any(enclitic in text for enclitic in enclitics):
        return apart(tokenize(text), enclitics).words
    found: list[str] = WORD.findall(text)
    return found


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
    return Tokens(tokens.text, words, *_spelt(words), starts, stops, gaps)


def parted(tokens: Tokens, parts: Mapping[int, Sequence[str]]) -> Tokens:
    """The words, those at the places in `parts` as several with one sign between them."""
    words, starts, gaps = [], [], tokens.gaps[:1]
    for index, word in enumerate(tokens.words):
        start = tokens.starts[index]
        for part in parts.get(index, (word,)):
            words.append(part)
            starts.append(start)
            start += len(part) + 1
            gaps.append(tokens.text[start - 1 : start])
        gaps[-1] = tokens.gaps[index + 1]
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    return Tokens(tokens.text, words, *_spelt(words), starts, ends, gaps)


def _spelt(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[bool, ...]]:
    """The words in lower case, the words folded, and which of them are not in lower case."""
    rows = list(map(SPELT.__getitem__, words))
    return tuple(map(LOWER, rows)), tuple(map(FOLDED, rows)), tuple(map(CASED, rows))


def _size(word: str, enclitics: Sequence[str]) -> int:
    """The length of the enclitic at the end of the word; 0 where it is the whole word."""
    return next((len(e) for e in enclitics if word.endswith(e) and len(word) > len(e)), 0)


PLAIN = re.compile(r"[a-z0-9]+")
PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")


def paragraphs(text: str, start: int = 0) -> Iterator[Span]:
    """Blocks of `text` from `start` on, divided by blank lines, without white space around them."""
    for match in PARAGRAPH.finditer(text, start):
        yield Span(match.start(), match.start() + len(match.group().rstrip()))


# Letters that are not taken apart, as CLDR's Latin-ASCII has them: Løkke, Wałęsa, Đinđić.
STROKED = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)


def folded(text: str) -> str:
    """`text` without accents and case, for comparison only: its length may differ."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    plain = "".join(filterfalse(unicodedata.combining, decomposed)).casefold()
    return plain.translate(STROKED)


class Spelt(dict[str, tuple[str, str, bool]]):
    """Words in lower case, folded, and whether they have capitals; the same words come often."""

    def __missing__(self, word: str) -> tuple[str, str, bool]:
        if len(self) >= MOST_WORDS:
            self.clear()
        lower = word if word.islower() else word.lower()
        self[word] = spelt = lower, lower if word.isascii() else folded(word), word != lower
        return spelt


SPELT = Spelt()
LOWER, FOLDED, CASED = map(itemgetter, range(3))


def fold(word: str) -> str:
    """One word without accents and case."""
    return SPELT[word][1]


def slug(text: str) -> str:
    """An ASCII name for paths and anchors: "Kim Jong-un" is "kim-jong-un"."""
    return "-".join(PLAIN.findall(folded(text))) or "x"


def told_apart(names: Iterable[str]) -> list[str]:
    """The names in their order, each unlike those before it: "a" and "a" are "a" and "a-2"."""
    found: dict[str, None] = {}
    for name in names:
        one, number = name, 1
        while one in found:
            number += 1
            one = f"{name}-{number}"
        found[one] = None
    return list(found)
