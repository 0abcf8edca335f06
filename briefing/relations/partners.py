"""Which articles may speak of one thing: those that name the same seldom named actors."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from briefing.model import Reading
from briefing.naming import Named, Naming

# Of the articles that name an actor only so many before each one are looked at.
WINDOW = 12
# With so many others an article is compared at most, as the later one of the pair.
MOST = 6
# What the actors of two articles on one thing are worth together, at least.
ENOUGH = 0.8


def rarity(count: int) -> float:
    """What an actor named in `count` articles is worth: one for two, less for more."""
    return 1 / (1 + log(max(count, 2) / 2) / 1.5)


class Partners:
    """Finds the articles to hold each one against; where nobody came or went it asks nothing again.

    `_order` are the ids of the articles, `_rows` those that name each actor.
    """

    def __init__(self) -> None:
        self._naming = Naming()
        self._order: list[str] = []
        self._rows: Named = {}
        self._found: dict[str, tuple[Reading, list[str]]] = {}

    def of(self, readings: Sequence[Reading]) -> Iterator[list[int]]:
        """For each of the readings (in the order of their days) the places of earlier partners.

        There are at most `MOST` for each, the best first.
        """
        changed = self._changed(readings)
        place_of = {name: place for place, name in enumerate(self._order)}
        before, self._found = self._found, {}
        for name, reading in zip(self._order, readings, strict=True):
            known = before.get(name)
            if known is None or known[0] is not reading or not changed.isdisjoint(reading.named):
                known = (reading, self._best(reading, place_of))
            self._found[name] = known
            yield [place_of[other] for other in known[1]]

    def _changed(self, readings: Sequence[Reading]) -> set[str]:
        """Take in the readings; the actors of whose articles one is new, gone or elsewhere."""
        order, rows = self._order, self._rows
        self._order, self._rows = _ids(readings), self._naming.of(readings)
        touched = {
            actor
            for actor in rows.keys() | self._rows.keys()
            if rows.get(actor) is not self._rows.get(actor)
        }
        if order != self._order:
            return touched
        now = self._rows
        return {one for one in touched if _ids(rows.get(one, ())) != _ids(now.get(one, ()))}

    def _best(self, reading: Reading, place_of: Mapping[str, int]) -> list[str]:
        place = place_of[reading.article.id]
        scores: dict[str, float] = defaultdict(float)
        for actor in sorted(reading.named):
            row = self._rows[actor]
            at = bisect_left(row, place, key=lambda one: place_of[one.article.id])
            worth = rarity(len(row))
            for other in row[max(0, at - WINDOW) : at]:
                scores[other.article.id] += worth
        enough = [other for other, score in scores.items() if score >= ENOUGH]
        return sorted(enough, key=lambda other: (-scores[other], -place_of[other]))[:MOST]


def _ids(readings: Iterable[Reading]) -> list[str]:
    return [reading.article.id for reading in readings]
