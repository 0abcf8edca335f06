"""Which articles may speak of one thing: those that name the same seldom named actors."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log

from briefing.model import Reading

# Of the articles that name an actor only so many before each one are looked at.
WINDOW = 12
# With so many others an article is compared at most, as the later one of the pair.
MOST = 6
# What the actors of two articles on one thing are worth together, at least.
ENOUGH = 0.8


def rarity(count: int) -> float:
    """What an actor named in `count` articles is worth: one for two, less for more."""
    return 1 / (1 + log(max(count, 2) / 2) / 1.5)


def partners(
    readings: Sequence[Reading], worth: Mapping[str, float]
) -> Iterator[tuple[int, list[int]]]:
    """Each place in `readings` (in the order of their days) with those of earlier partners.

    `worth` of actors by id. There are at most `MOST` partners for each reading.
    """
    recent: dict[str, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        scores: dict[int, float] = defaultdict(float)
        for actor in sorted(reading.named):
            window = recent[actor]
            for other in window:
                scores[other] += worth[actor]
            window.append(place)
            if len(window) > WINDOW:
                del window[0]
        ranked = sorted(scores, key=lambda other: (-scores[other], -other))
        yield place, [other for other in ranked[:MOST] if scores[other] >= ENOUGH]
