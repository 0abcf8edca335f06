"""Dates of which the text does not say enough, above all where no day of publication is known."""

from collections.abc import Iterator

from briefing.model import Reading, Timex
from briefing.problems import Problem
from briefing.review.overview import Overview

# So many of an article's dates are repeated in a message.
SHOWN = 5


def unresolved(overview: Overview) -> Iterator[Problem]:
    """One question for each article without a date that needs one, and for each other open date."""
    for reading in overview.corpus.readings:
        dates = [one for one in reading.timexes if one.role == "event" and one.value is None]
        if dates and reading.article.date is None:
            yield _undated(overview, reading, dates)
        elif dates:
            yield from (_open(overview, reading, one) for one in dates)


def _undated(overview: Overview, reading: Reading, dates: list[Timex]) -> Problem:
    text = reading.article.text
    words = ", ".join(f"“{one.span.of(text)}”" for one in dates[:SHOWN])
    more = ", …" if len(dates) > SHOWN else ""
    told = (
        f"without a day of publication nothing tells when {words}{more} was.",
        "Write `date: …` in the front matter, if you know it.",
    )
    subject = reading.article.path
    return overview.asked("date-unresolved", subject, reading, dates[0].span, told, len(dates))


def _open(overview: Overview, reading: Reading, date: Timex) -> Problem:
    words = date.span.of(reading.article.text)
    told = (
        f"“{words}” may be any of several days.",
        "A `.fact` note on the sentence with `edtf=…` says which.",
    )
    sentence = reading.sentence_at(date.span.start).of(reading.article.text)
    subject = f"{reading.article.path} {words} {' '.join(sentence.split())}"
    return overview.asked("date-unresolved", subject, reading, date.span, told, 1)
