"""Strings and places in them: spans, quotations, words, sentences."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Span:
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


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """A passage by its words and their neighbours (W3C Web Annotation)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text as parallel lists: surface, lower case, start and end offset."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next one (to the end of the text after the last)."""
        following = self.starts[index + 1] if index + 1 < len(self.words) else len(self.text)
        return self.text[self.ends[index] : following]


# A word keeps its inner hyphens and apostrophes: Jong-un, Fils-Aimé, O'Brien, F-16.
WORD = re.compile(r"\w+(?:[-‐‑'’]\w+)*")  # noqa: RUF001 - typographic variants are the point


def tokenize(text: str) -> Tokens:
    """The words of `text`; one pass, linear in its length."""
    spans = [match.span() for match in WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    return Tokens(
        text,
        words,
        [word.lower() for word in words],
        [start for start, _ in spans],
        [end for _, end in spans],
    )


# The end of a sentence: a stop, what closes it, white space, and then something that may open one.
SENTENCE_END = re.compile(
    r"""[.!?…]+ ["'”’»)\]]* (?=\s) | \n[ \t]*\n\s* | (?<=[.!?…"'”’»)])(?=\n)""",  # noqa: RUF001
    re.VERBOSE,
)
OPENS_SENTENCE = re.compile(r"""[ \t\n\u00a0]*[¿¡"'“‘«(\[—–-]*\s*[^\W_a-zß-öø-ÿ]""")  # noqa: RUF001
LAST_WORD = re.compile(r"(?:\w+\.)*\w+$")


def sentences(text: str, abbreviations: Collection[str] = ()) -> list[Span]:
    """The sentences of `text` in order, without white space around them.

    A blank line ends a sentence whatever stands before it. A stop ends one when the next thing may
    open a sentence and the word before it is neither in `abbreviations` (lower case, without its
    last stop, "ee.uu") nor an initial.
    """
    cuts = [0]
    for match in SENTENCE_END.finditer(text):
        if match.group().startswith("\n") or _ends(text, match, abbreviations):
            cuts.append(match.end())
    cuts.append(len(text))
    return [span for start, end in pairwise(cuts) if (span := _trimmed(text, start, end))]


def _ends(text: str, stop: re.Match[str], abbreviations: Collection[str]) -> bool:
    if not OPENS_SENTENCE.match(text, stop.end()):
        return False
    if stop.group() != ".":
        return True
    word = LAST_WORD.search(text, max(0, stop.start() - 24), stop.start())
    if word is None:
        return True
    before = word.group()
    if before.lower() in abbreviations:
        return False
    return not (len(before) == 1 and before.isupper())


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
