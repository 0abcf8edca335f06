"""A sentence as the fact rules see it: its words, what each tells, and the punctuation between."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import reduce
from itertools import compress, count
from operator import or_
from typing import NamedTuple

from briefing.extract.facts.cues import PHRASE, Cues, Phrase
from briefing.extract.scan import Scan
from briefing.text import Span, Tokens

QUOTES = frozenset('"“”«»„‟')


class Passage(NamedTuple):
    """A sentence without its dateline: the words `first` to `last` (exclusive) of `tokens`.

    `kinds` are the bits of all words of the text, `marked` the places of the sentence's words that
    have any, `seen` all their bits together; `marks` are the offsets of the sentence's quotation
    marks, `quotes` those of the whole text; `in_dates` are the places of words inside dates.
    `opens_with_name` tells whether its first words are known to name somebody.
    """

    span: Span
    first: int
    last: int
    tokens: Tokens
    kinds: Sequence[int]
    marked: Sequence[int]
    seen: int
    marks: Sequence[int]
    cues: Cues
    in_dates: frozenset[int]
    quotes: Sequence[int]
    opens_with_name: bool

    def where(self, bits: int) -> list[int]:
        """The places of the words that have one of `bits`."""
        if not self.seen & bits:
            return []
        kinds = self.kinds
        return [index for index in self.marked if kinds[index] & bits]

    def word(self, index: int) -> str:
        """The word at `index` in lower case; nothing outside of the sentence."""
        return self.tokens.lower[index] if self.first <= index < self.last else ""

    def bits(self, index: int) -> int:
        """What the word at `index` may be; nothing outside of the sentence."""
        return self.kinds[index] if self.first <= index < self.last else 0

    def is_name(self, index: int) -> bool:
        """Whether the word at `index` has a capital, and not for opening this sentence alone."""
        if index == self.first:
            return self.opens_with_name
        return self.first < index < self.last and self.tokens.words[index][0].isupper()

    def is_quoted(self, index: int) -> bool:
        """Whether the word at `index` stands inside a quotation that opens and ends here."""
        marks = self.marks
        if len(marks) < 2 or len(marks) % 2:
            return False
        return bisect_left(marks, self.tokens.starts[index]) % 2 == 1

    def is_spoken(self) -> bool:
        """Whether all words of the sentence are of a quotation, at least where it starts."""
        if not self.quotes:
            return False
        tokens, marks = self.tokens, self.marks
        opened = _is_open(tokens.text, self.quotes, self.span.start)
        if opened or not marks:
            return opened
        whole = len(marks) < 2 or marks[1] >= tokens.ends[self.last - 1]
        return whole and marks[0] < tokens.starts[self.first]

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next, within the sentence."""
        text, tokens = self.tokens.text, self.tokens
        start = tokens.ends[index] if index >= self.first else self.span.start
        end = tokens.starts[index + 1] if index + 1 < self.last else self.span.end
        return text[start:end]

    def stretch(self, first: int, last: int) -> Span:
        """The words from `first` up to `last` (exclusive) as a span."""
        return Span(self.tokens.starts[first], self.tokens.ends[last - 1])

    def phrases(self) -> list[tuple[int, int, Phrase]]:
        """The cues of several words: where each starts and ends (exclusive), as word places."""
        found = []
        for index in self.where(PHRASE):
            for phrase in self.cues.phrases[self.word(index)]:
                start = index - phrase.before
                end = start + len(phrase.words)
                if self._reads(start, end, phrase.words):
                    found.append((start, end, phrase))
        return found

    def _reads(self, start: int, end: int, words: tuple[str, ...]) -> bool:
        return start >= self.first and end <= self.last and self.tokens.lower[start:end] == words


def passages(
    scan: Scan, spans: Sequence[Span], cues: Cues, dates: Sequence[Span], names: Container[int]
) -> list[Passage]:
    """The sentences `spans` of a scanned text, in order, with the bits of their words.

    `names` are the offsets at which names are known to start.
    """
    tokens = scan.tokens
    lexicon = cues.lexicon
    kinds = list(map(lexicon.__getitem__, tokens.lower))
    starts = tokens.starts
    marked = list(compress(count(), kinds))
    quotes = sorted(place for mark in QUOTES for place in _places(scan.text, mark))
    in_dates = frozenset(
        index
        for date in dates
        for index in range(bisect_left(starts, date.start), bisect_left(starts, date.end))
    )
    found = []
    for span in spans:
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        if first < last:
            own = marked[bisect_left(marked, first) : bisect_left(marked, last)]
            seen = reduce(or_, map(kinds.__getitem__, own), 0)
            marks = (
                quotes and quotes[bisect_left(quotes, span.start) : bisect_left(quotes, span.end)]
            )
            named = span.start in names
            found.append(
                Passage(
                    span,
                    first,
                    last,
                    tokens,
                    kinds,
                    own,
                    seen,
                    marks,
                    cues,
                    in_dates,
                    quotes,
                    named,
                )
            )
    return found


def _is_open(text: str, quotes: Sequence[int], place: int) -> bool:
    """Whether a quotation of the same paragraph is open at `place`."""
    paragraph = text.rfind("\n\n", 0, place)
    return (bisect_left(quotes, place) - bisect_left(quotes, paragraph)) % 2 == 1


def _places(text: str, mark: str) -> Iterator[int]:
    place = text.find(mark)
    while place >= 0:
        yield place
        place = text.find(mark, place + 1)
