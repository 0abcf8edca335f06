"""What an article as a whole says of each of its sentences, worked out once."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefing.edtf import EDTF
from briefing.extract.facts.cues import Cues
from briefing.extract.facts.passage import Passage
from briefing.model import Article, Mention, Timex
from briefing.text import Span, Tokens

# A date at most so many days before the article's own is news, not history.
RECENT = 400
STEM = 5
WEEKDAY = "weekday"  # the rule of the dates
SUBHEAD = re.compile(r"^#.*\n\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where mentions, dates, parts and the news start; `headline` are the stems of its words."""

    article: Article
    opening: int
    headline: frozenset[str]
    mentions: Sequence[Mention]
    mention_starts: Sequence[int]
    near: Sequence[int]
    ahead: Sequence[int]
    unknown: Sequence[int]
    parts: frozenset[int]

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """The mentions that start inside `span`."""
        starts = self.mention_starts
        return self.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def follows(self, span: Span) -> float:
        """The share of the body that stands after the start of `span`."""
        length = len(self.article.text)
        return (length - span.start) / (length - self.article.body_start)

    def ends_paragraph(self, span: Span) -> bool:
        """Whether nothing follows `span` in its paragraph."""
        text = self.article.text
        return text.startswith("\n", span.end) or span.end >= len(text)

    def is_near(self, span: Span) -> bool:
        """Whether a date in `span` stands near the article's own or after it."""
        return _any_within(self.near, span)

    def is_ahead(self, span: Span) -> bool:
        """Whether a date in `span` lies after the article's own."""
        return _any_within(self.ahead, span)

    def is_perhaps_ahead(self, span: Span) -> bool:
        """Whether a weekday in `span` is shown, of an article without a day: "este domingo"."""
        return _any_within(self.unknown, span)


def setting(
    article: Article,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
) -> Setting:
    """The setting of `passages`, at least one; all in the order of the text."""
    starts = [mention.span.start for mention in mentions]
    cues = passages[0].cues
    when = [(timex.span.start, *_when(timex, article.date)) for timex in timexes]
    return Setting(
        article,
        _opening(article, passages),
        _headline(article, passages[0].tokens),
        mentions,
        starts,
        [start for start, near, _ in when if near],
        [start for start, _, ahead in when if ahead],
        [timex.span.start for timex in timexes if _is_shown(timex, article, cues)],
        frozenset(subhead.end() for subhead in SUBHEAD.finditer(article.text)),
    )


def _headline(article: Article, tokens: Tokens) -> frozenset[str]:
    return stems(tokens.lower[: bisect_left(tokens.starts, article.body_start)])


def stems(words: Iterable[str]) -> frozenset[str]:
    """The beginnings of the longer words, and all numbers: "entregó" and "entrega" share theirs."""
    return frozenset([word[:STEM] for word in words if len(word) > 3 or word.isdecimal()])


def _any_within(starts: Sequence[int], span: Span) -> bool:
    place = bisect_left(starts, span.start)
    return place < len(starts) and starts[place] < span.end


def _when(timex: Timex, own: EDTF | None) -> tuple[bool, bool]:
    """Whether a date is near the article's own, or of an unknown year; whether it is to come."""
    earliest, latest = _days(timex.value.text) if timex.value else (None, None)
    day, last = _days(own.text) if own else (None, None)
    near = latest is None or (day is not None and day - latest < RECENT)
    ahead = earliest is not None and last is not None and earliest > last
    return near, ahead


def _is_shown(timex: Timex, article: Article, cues: Cues) -> bool:
    if timex.value or timex.rule != WEEKDAY:
        return False
    return timex.span.of(article.text).split()[0].lower() in cues["determiners"]


@lru_cache(maxsize=4096)
def _days(edtf: str) -> tuple[int | None, int | None]:
    """The first and last day of a date, as ordinals."""
    value = EDTF(edtf)
    earliest, latest = value.earliest, value.latest
    return earliest.toordinal() if earliest else None, latest.toordinal() if latest else None


def _opening(article: Article, passages: Sequence[Passage]) -> int:
    """Where the first sentence after the standfirst starts."""
    after = article.text.find("\n\n", article.body_start) if article.lead else 0
    starts = (passage.span.start for passage in passages)
    return next((start for start in starts if start > after), passages[0].span.start)
