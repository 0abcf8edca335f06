"""How much of an article's own words leaves the building: all, an excerpt, or none."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.model import Article, Note, Reading
from briefing.text import Span, Tokens, paragraphs, tokenize


@dataclass(frozen=True, slots=True)
class Limits:
    """How many words of a body may leave: a share of it, never more than `most`.

    `opening` are those of the article's beginning, `quoted` those of one sentence, and `longest`
    those that stand in a row in the article, whether in one quotation or in several.
    """

    share: float
    most: int
    opening: int
    quoted: int
    longest: int


LIMITS = {
    "excerpt": Limits(share=0.3, most=200, opening=40, quoted=40, longest=60),
    "link": Limits(share=0.1, most=60, opening=0, quoted=10, longest=10),
}
# Fewer words of a longer sentence say nothing.
LEAST = 5
# The source that a fact names may stand where its sentence may not, if it is no longer than this.
VALUE = 10


@dataclass
class _Excerpt:
    """An excerpt in the making: which words of the body are taken, and how many may yet be."""

    words: Tokens
    body: int
    limits: Limits
    left: int
    taken: bytearray

    def take(self, span: Span, most: int) -> None:
        """Take the first words of `span`, at most so many, as far as the limits allow."""
        first = max(self.body, bisect_left(self.words.starts, span.start))
        end = bisect_left(self.words.starts, span.end)
        wanted, left = [], self.left
        for index in range(first, min(end, first + most)):
            if not self.taken[index]:
                if not left or self._run(index) >= self.limits.longest:
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
        """How many words taken stand in a row before and behind the one at `index`."""
        before = after = index
        while before > self.body and self.taken[before - 1]:
            before -= 1
        while after + 1 < len(self.taken) and self.taken[after + 1]:
            after += 1
        return after - before

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
    """The reading with the ranges of its text that may be published, where that is not all.

    A fact of whose words none may be published is none.
    """
    if reading.article.publish == "full":
        return reading
    partly = replace(reading, quotable=tuple(_quotable(reading)))
    facts = tuple(fact for fact in partly.facts if public_parts(partly, fact.span))
    return replace(partly, facts=facts)


def public_parts(reading: Reading, span: Span) -> tuple[Span, ...]:
    """The parts of `span` whose words may be quoted, in order; all of it for `full`."""
    if reading.article.publish == "full":
        return (span,)
    found = (Span(max(span.start, one.start), min(span.end, one.end)) for one in reading.quotable)
    text = reading.article.text
    return tuple(one for one in found if any(sign.isalnum() for sign in one.of(text)))


def published_words(reading: Reading, span: Span) -> str:
    """The words of `span` that may be published, "…" for what is left out; "" for none."""
    text = reading.article.text
    parts = public_parts(reading, span)
    return joined([part.of(text) for part in parts], parts, reading.article, span)


def is_published(reading: Reading, offset: int) -> bool:
    """Whether the character at `offset` stands in the text on the article's page."""
    article = reading.article
    if article.publish == "full" or offset < article.body_start:
        return True
    return article.publish == "excerpt" and any(
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
    if len(parts) == 1 and parts[0] == whole:
        return words[0]
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
    """The headline, and of the body the opening, then what notes quote, the facts, the dates."""
    article = reading.article
    yield Span(0, len(article.title))
    limits = LIMITS[article.publish]
    words = tokenize(article.text)
    body = bisect_left(words.starts, article.body_start)
    allowed = min(limits.most, int(limits.share * (len(words) - body)))
    excerpt = _Excerpt(words, body, limits, allowed, bytearray(len(words)))
    opening = next(paragraphs(article.text, article.body_start), Span(0, 0))
    excerpt.take(opening, min(limits.opening, max(allowed // 2, LEAST)))
    for span in _noted(reading):
        excerpt.take(span, limits.quoted)
    # Some words of each fact are worth more than all the words of the first.
    told = [fact.span for fact in reading.facts if fact.review != "struck"]
    for span in told:
        excerpt.take(span, max(LEAST, min(limits.quoted, excerpt.left // len(told))))
    for span in (*told, *_dated(reading)):
        excerpt.take(span, limits.quoted)
    yield from excerpt.spans()


def _noted(reading: Reading) -> Iterator[Span]:
    return (note.span for note in reading.notes if note.span and not note.internal)


def _dated(reading: Reading) -> Iterator[Span]:
    for timex in reading.timexes:
        if timex.role == "event" and timex.value:
            yield reading.sentence_at(timex.span.start)
