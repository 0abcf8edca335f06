"""How much of an article's own words leaves the building: all, an excerpt, or none."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.model import Article, Note, Reading
from briefing.text import Span, Tokens, paragraphs, tokenize

# An excerpt has at most so much of a body, and never more words than that.
SHARE, MOST = 0.3, 200
# So many words of it are the article's opening, and so many one quotation.
OPENING, QUOTED = 40, 40
# Quotations that stand side by side in the article make no run of more words than these.
LONGEST = 60
# Fewer words of a longer sentence say nothing.
LEAST = 5
# A date, a number or a source that stands for itself is a fact, if it is no longer than this.
VALUE = 10


@dataclass
class _Excerpt:
    """An excerpt in the making: which words of the body are taken, and how many may yet be."""

    words: Tokens
    body: int
    left: int
    taken: bytearray

    def take(self, span: Span, most: int) -> None:
        """Take the first words of `span`, at most so many, as far as the limits allow."""
        first = max(self.body, bisect_left(self.words.starts, span.start))
        end = bisect_left(self.words.starts, span.end)
        wanted, left = [], self.left
        for index in range(first, min(end, first + most)):
            if not self.taken[index]:
                if not left or self._run(index) > LONGEST:
                    break
                self.taken[index] = 1
                left -= 1
                wanted.append(index)
        if len(wanted) < LEAST and first + len(wanted) < end:
            for index in wanted:
                self.taken[index] = 0
        else:
            self.left = left

    def _run(self, index: int) -> int:
        """How many words would stand in a row with the one at `index`."""
        before = after = index
        while before > self.body and self.taken[before - 1]:
            before -= 1
        while after + 1 < len(self.taken) and self.taken[after + 1]:
            after += 1
        return after - before + 1

    def spans(self) -> Iterator[Span]:
        """The runs of words taken, each with the punctuation that touches it."""
        text, index = self.words.text, self.body
        while (start := self.taken.find(1, index)) >= 0:
            index = self.taken.find(0, start)
            index = len(self.taken) if index < 0 else index
            before, after = self.words.gaps[start], self.words.gaps[index]
            opened = len(before.rpartition(" ")[2].rpartition("\n")[2])
            closed = len(after.split(maxsplit=1)[0]) if after.strip() and after[0] > " " else 0
            end = self.words.ends[index - 1] + closed
            yield Span(self.words.starts[start] - opened, min(end, len(text)))


def with_rights(reading: Reading) -> Reading:
    """The reading with the ranges of its text that may be published, where that is not all."""
    if reading.article.publish == "full":
        return reading
    return replace(reading, quotable=tuple(_quotable(reading)))


def published(reading: Reading, span: Span) -> tuple[Span, ...]:
    """The parts of `span` whose words may be published, in order; all of it for `full`."""
    if reading.article.publish == "full":
        return (span,)
    found = (Span(max(span.start, one.start), min(span.end, one.end)) for one in reading.quotable)
    text = reading.article.text
    return tuple(one for one in found if any(sign.isalnum() for sign in one.of(text)))


def published_words(reading: Reading, span: Span) -> str:
    """The words of `span` that may be published, "…" for what is left out; "" for none."""
    text = reading.article.text
    parts = published(reading, span)
    return joined([part.of(text) for part in parts], parts, reading.article, span)


def is_published(reading: Reading, offset: int) -> bool:
    """Whether the character at `offset` stands on the article's page."""
    return reading.article.publish == "full" or any(
        span.start <= offset < span.end for span in reading.quotable
    )


def noted_words(reading: Reading, note: Note) -> str:
    """What may be published of the words that a note quotes."""
    if note.span:
        return published_words(reading, note.span)
    return value_words(reading.article, note.selector.exact if note.selector else "")


def joined(words: Sequence[str], parts: Sequence[Span], article: Article, whole: Span) -> str:
    """The `words` of the `parts` of `whole`, however they are written, with "…" at each cut."""
    if not parts:
        return ""
    start, end = parts[0].start, parts[-1].end
    before = "… " if _says(article.text[whole.start : start]) else ""
    after = " …" if _says(article.text[end : whole.end]) else ""
    return f"{before}{' … '.join(words)}{after}"


def value_words(article: Article, words: str) -> str:
    """Words that are told as a fact, as far as they may stand where the text may not."""
    parts = words.split()
    if article.publish == "full" or len(parts) <= VALUE:
        return words
    return f"{' '.join(parts[:VALUE])} …"


def _says(text: str) -> bool:
    return any(sign.isalnum() for sign in text)


def _quotable(reading: Reading) -> Iterator[Span]:
    """The headline; of an excerpt the opening, then what notes quote, the facts, the dates."""
    article = reading.article
    yield Span(0, len(article.title))
    if article.publish != "excerpt":
        return
    words = tokenize(article.text)
    body = bisect_left(words.starts, article.body_start)
    allowed = min(MOST, int(SHARE * (len(words) - body)))
    excerpt = _Excerpt(words, body, allowed, bytearray(len(words)))
    opening = next(paragraphs(article.text, article.body_start), Span(0, 0))
    excerpt.take(opening, min(OPENING, max(allowed // 2, LEAST)))
    for span in _worth_quoting(reading):
        excerpt.take(span, QUOTED)
    yield from excerpt.spans()


def _worth_quoting(reading: Reading) -> Iterator[Span]:
    """What is quoted of an article, the most wanted first."""
    yield from (note.span for note in reading.notes if note.span and not note.internal)
    yield from (fact.span for fact in reading.facts if fact.review != "struck")
    for timex in reading.timexes:
        if timex.role == "event" and timex.value:
            yield reading.sentence_at(timex.span.start)
