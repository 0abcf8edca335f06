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

    `_rows` are the articles that name each actor, `_found` those worth enough to each article.
    """

    def __init__(self) -> None:
        self._naming = Naming()
        self._rows: Named = {}
        self._found: dict[str, tuple[Reading, list[str]]] = {}

    def of(self, readings: Sequence[Reading]) -> Iterator[list[int]]:
        """For each of the readings (in the order of their days) the places of earlier partners.

        There are at most `MOST` for each, the best first.
        """
        place_of = {name: place for place, name in enumerate(_ids(readings))}
        before, self._found = self._found, {}
        changed = self._changed(readings)
        # What stands elsewhere in the order is another reading, if only by its day.
        new = {one.article.id for one in readings if not _is_in(before, one)}
        for name, reading in zip(place_of, readings, strict=True):
            stays = name not in new and changed.isdisjoint(reading.named)
            if stays and new.isdisjoint(before[name][1]):
                known = before[name]
            else:
                known = (reading, self._worth_enough(reading, place_of))
            self._found[name] = known
            yield [place_of[other] for other in known[1][:MOST]]

    def _changed(self, readings: Sequence[Reading]) -> set[str]:
        """Take in the readings; the actors that are named in others, or in another order."""
        was, now = self._rows, self._naming.of(readings)
        self._rows = now
        return {
            actor
            for actor in was.keys() | now.keys()
            if was.get(actor) is not now.get(actor)
            and _ids(was.get(actor, ())) != _ids(now.get(actor, ()))
        }

    def _worth_enough(self, reading: Reading, place_of: Mapping[str, int]) -> list[str]:
        """The earlier articles that may speak of the same, the best first."""
        place = place_of[reading.article.id]
        scores: dict[str, float] = defaultdict(float)
        for actor in sorted(reading.named):
            row = self._rows[actor]
            at = bisect_left(row, place, key=lambda one: place_of[one.article.id])
            worth = rarity(len(row))
            for other in row[max(0, at - WINDOW) : at]:
                scores[other.article.id] += worth
        enough = [other for other, score in scores.items() if score >= ENOUGH]
        return sorted(enough, key=lambda other: (-scores[other], -place_of[other]))


def _ids(readings: Iterable[Reading]) -> list[str]:
    return [reading.article.id for reading in readings]


def _is_in(found: Mapping[str, tuple[Reading, object]], reading: Reading) -> bool:
    known = found.get(reading.article.id)
    return known is not None and known[0] is reading
