"""Where a quotation stands in a text, whatever became of its spaces, quotation marks and dashes."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from briefing.sentences import sentences
from briefing.text import Span, TextQuoteSelector, tokenize

# Characters that writers, editors and programs put in for one another, and those that show nothing.
QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
APOSTROPHES = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u00b4`\u02bc"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\uff0d"
NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
VARIANTS = {
    ord(variant): even
    for even, variants in (('"', QUOTES), ("'", APOSTROPHES), ("-", DASHES), ("", NOTHING))
    for variant in variants
}
# What is even already, as most of any text is: single spaces between Latin letters and signs.
EVEN = re.compile(r"[!-_a-~À-ÿ]+(?: [!-_a-~À-ÿ]+)*")
# The mark of a subhead, which no page shows and nobody copies from there.
SUBHEAD = re.compile(r"(?<!\S)##(?!\S)")
# All notes of an article look into one text; few texts are looked into at a time.
AT_HAND = 16
# From which likeness on (0 to 1) a sentence is worth showing as what an orphan may have meant.
LIKE = 0.5


@dataclass(frozen=True, slots=True)
class Plain:
    """A text with its variants evened out, and for each of its characters where it came from."""

    text: str
    starts: list[int]
    ends: list[int]

    def span(self, start: int, end: int) -> Span:
        """The range of the original text behind the plain range."""
        return Span(self.starts[start], self.ends[end - 1])

    def is_cut(self, index: int) -> bool:
        """Whether a range that ends at `index` would cut a word or an original character."""
        if not 0 < index < len(self.text):
            return False
        inside = self.text[index - 1].isalnum() and self.text[index].isalnum()
        return inside or self.starts[index] == self.starts[index - 1]


@lru_cache(maxsize=AT_HAND)
def plain(text: str) -> Plain:
    """`text` with composed characters, plain quotation marks and dashes, and single spaces.

    The marks of subheads count as space.
    """
    text = SUBHEAD.sub("  ", text)
    found: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in EVEN.finditer(text):
        start, end = match.span()
        if end < len(text) and unicodedata.combining(text[end]):
            end -= 1
        _even_out(text, Span(at, start), found, starts, ends)
        found.extend(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))
        at = end
    _even_out(text, Span(at, len(text)), found, starts, ends)
    return Plain("".join(found), starts, ends)


def _even_out(text: str, span: Span, found: list[str], starts: list[int], ends: list[int]) -> None:
    """Add the plain characters of `span`, which starts with no combining mark of the one before."""
    for start, end in _clusters(text, span):
        even = unicodedata.normalize("NFKC", text[start:end]).translate(VARIANTS)
        for character in " ".join(even.split()) if even.strip() else " " * bool(even):
            if character == " " and found and found[-1] == " ":
                ends[-1] = end
                continue
            found.append(character)
            starts.append(start)
            ends.append(end)


def places(text: str, quotation: TextQuoteSelector) -> list[Span]:
    """All places of `text` that read as the quotation's exact words in their context.

    All of the context that is quoted must stand around them: with one side of it edited away, the
    words may be a look-alike. No end of a quotation is inside a word.
    """
    where = plain(text)
    exact = plain(quotation.exact).text.strip()
    if not exact:
        return []
    before, after = plain(quotation.prefix).text.strip(), plain(quotation.suffix).text.strip()
    return [
        where.span(start, end)
        for start, end in _occurrences(where, exact)
        if _follows(where, start, before) and _precedes(where, end, after)
    ]


def nearest(text: str, quotation: TextQuoteSelector) -> Span | None:
    """The sentence of `text` that reads most like the quotation, or None where none is like it."""
    wanted = plain(quotation.prefix + quotation.exact + quotation.suffix).text
    words = set(wanted.lower().split())
    spans = sentences(tokenize(text))
    best = sorted(spans, key=lambda span: -len(words & set(span.of(text).lower().split())))[:3]
    rated = [(_likeness(wanted, plain(span.of(text)).text), span) for span in best]
    likeness, span = max(rated, default=(0.0, Span(0, 0)), key=lambda pair: pair[0])
    return span if likeness >= LIKE else None


def _likeness(wanted: str, there: str) -> float:
    """How much of the shorter text is in the longer one, in runs of at least four characters."""
    blocks = SequenceMatcher(None, wanted, there, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size > 3) / max(
        1, min(len(wanted), len(there))
    )


def _occurrences(where: Plain, exact: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(f"(?={re.escape(exact)})", where.text):
        start, end = match.start(), match.start() + len(exact)
        if not where.is_cut(start) and not where.is_cut(end):
            yield start, end


def _follows(where: Plain, start: int, before: str) -> bool:
    end = start - where.text.endswith(" ", 0, start)
    return not before or (
        where.text.endswith(before, 0, end) and not where.is_cut(end - len(before))
    )


def _precedes(where: Plain, end: int, after: str) -> bool:
    start = end + where.text.startswith(" ", end)
    return not after or (
        where.text.startswith(after, start) and not where.is_cut(start + len(after))
    )


def _clusters(text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Each character of `span` with the combining marks that belong to it."""
    start = span.start
    for index in range(start + 1, span.end + 1):
        if index == span.end or not unicodedata.combining(text[index]):
            yield start, index
            start = index
