"""The edition: the last day on which articles were published, held against the one before."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from briefing.corpus import Corpus
from briefing.model import Reading


@dataclass(frozen=True, slots=True)
class Edition:
    """The articles of one day, newest first, and in how many of them each shown actor is named."""

    day: date
    readings: Sequence[Reading]
    named: Mapping[str, int]


def last_editions(corpus: Corpus) -> list[Edition]:
    """The last edition and the one before, as far as there are; articles without a day are in none.

    No edition is later than the day of the edition that the settings name.
    """
    dated = [(day, reading) for reading in corpus.readings if (day := _day(reading, corpus))]
    found: list[Edition] = []
    for day, group in groupby(dated, key=lambda item: item[0]):
        readings = [reading for _, reading in group]
        named = Counter(actor for reading in readings for actor in corpus.actors_of(reading))
        found.append(Edition(day, readings, named))
        if len(found) == 2:
            break
    return found


def _day(reading: Reading, corpus: Corpus) -> date | None:
    day = reading.article.date
    if (
        day is None
        or not day.is_day
        or (corpus.edition and day.latest and day.latest > corpus.edition)
    ):
        return None
    return day.latest
