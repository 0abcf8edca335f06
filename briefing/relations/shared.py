"""Runs of words that several texts share, kept up to date as the texts change."""

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.model import Article, Reading

# So many words in a row are what two reports of one event do not share by chance.
RUN = 5
# Of the runs only those that start with a long word are looked up: about one in six, and the
# same ones in every text, wherever it was cut.
LONG = 9
# A text that shares so many of those with another may be a copy, and is compared word by word.
FEWEST, SAMPLED = 2, 0.2
# Of many texts with a run in common only the oldest are looked at: a copy of one is one of all.
OLDEST = 3


Age = tuple[bool, int, int, str]


def age(article: Article) -> Age:
    """By day, undated last; of one day the longest first, for what is shortened is the copy."""
    day = article.date.latest if article.date else None
    return (day is None, day.toordinal() if day else 0, -len(article.text), article.id)


class Shared:
    """Which texts have which runs; of texts that did not change nothing is looked up again."""

    def __init__(self) -> None:
        self._samples: dict[str, tuple[Article, Age, array[int]]] = {}
        self._owners: dict[int, Age | list[Age]] = {}
        self._found: dict[str, tuple[str, ...]] = {}

    def candidates(self, readings: Sequence[Reading]) -> Iterator[tuple[int, list[int]]]:
        """For each reading that shares runs with older ones, their places, most shared first."""
        for name in self._update(readings):
            if found := self._looked_up(name):
                self._found[name] = found
            else:
                self._found.pop(name, None)
        place_of = {reading.article.id: place for place, reading in enumerate(readings)}
        for place, reading in enumerate(readings):
            if others := self._found.get(reading.article.id):
                yield place, [place_of[other] for other in others]

    def _update(self, readings: Sequence[Reading]) -> set[str]:
        """Take in what changed; the texts whose candidates may be others now."""
        now = {reading.article.id: reading.article for reading in readings}
        touched: set[str] = set()
        for name in [name for name in self._samples if name not in now]:
            self._remove(name, touched)
            self._found.pop(name, None)
        for name, article in now.items():
            known = self._samples.get(name)
            if known is None or known[0] is not article:
                if known:
                    self._remove(name, touched)
                self._add(name, article, touched)
        return touched & now.keys()

    def _add(self, name: str, article: Article, touched: set[str]) -> None:
        own = age(article)
        sample = array("q", dict.fromkeys(_sample(tuple(article.text.lower().split()))))
        self._samples[name] = (article, own, sample)
        touched.add(name)
        for run in sample:
            owners = self._owners.get(run)
            if owners is None:
                self._owners[run] = own
            else:
                self._owners[run] = several = owners if isinstance(owners, list) else [owners]
                insort(several, own)
                if own in several[:OLDEST]:
                    touched.update(other[-1] for other in several)

    def _remove(self, name: str, touched: set[str]) -> None:
        _, own, sample = self._samples.pop(name)
        for run in sample:
            owners = self._owners[run]
            if not isinstance(owners, list):
                del self._owners[run]
                continue
            if own in owners[:OLDEST]:
                touched.update(other[-1] for other in owners)
            del owners[bisect_left(owners, own)]
            if len(owners) == 1:
                self._owners[run] = owners[0]

    def _looked_up(self, name: str) -> tuple[str, ...]:
        _, own, sample = self._samples[name]
        shared: dict[str, int] = defaultdict(int)
        for run in sample:
            owners = self._owners[run]
            if isinstance(owners, list):
                for other in owners[:OLDEST]:
                    if other < own:
                        shared[other[-1]] += 1
        enough = max(FEWEST, len(sample) * SAMPLED)
        many = [other for other, count in shared.items() if count >= enough]
        return tuple(sorted(many, key=lambda other: -shared[other])[:OLDEST])


def _sample(words: tuple[str, ...]) -> list[int]:
    starts = words[: max(0, len(words) - RUN + 1)]
    return [
        hash(words[place : place + RUN]) for place, word in enumerate(starts) if len(word) >= LONG
    ]
