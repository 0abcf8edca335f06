"""The same wire text in several articles: long runs of words that two texts share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.model import Article, Reading
from briefing.relations.shared import RUN, Shared
from briefing.text import tokenize

# A copy has so large a share of the shorter text's runs in common with the longer one.
SHARE = 0.4
# A text of fewer runs is a copy only of one that has all its words and no others.
SHORTEST = 20
# Texts of up to so many characters may share too few runs to be found by them.
SHORT = 400

Runs = frozenset[tuple[str, ...]]


class Copies:
    """Finds the articles with one text; of texts that did not change it asks nothing again."""

    def __init__(self) -> None:
        self._shared = Shared()
        self._verdicts: dict[tuple[str, str], tuple[Article, Article, bool]] = {}

    def of(self, readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
        """The pairs of places in `readings`, oldest first, of an original and its copy.

        Each copy is named once, with the oldest article that has its text. The cost is linear in
        the number of readings, however many have one text.
        """
        runs_of: dict[int, Runs] = {}
        before, self._verdicts = self._verdicts, {}
        alike, shared = _alike(readings), dict(self._shared.candidates(readings))
        for place in sorted(alike.keys() | shared.keys()):
            if place in alike:
                yield alike[place], place
                continue
            own, others = readings[place].article, shared[place]
            for other in others:
                older = readings[other].article
                known = before.get((own.id, older.id))
                if known is None or known[0] is not own or known[1] is not older:
                    runs = (_runs_at(readings, one, runs_of) for one in (place, other))
                    known = (own, older, is_copy(*runs))
                self._verdicts[own.id, older.id] = known
                if known[2]:
                    yield other, place
                    break


def _alike(readings: Sequence[Reading]) -> Mapping[int, int]:
    """The places of short texts that have all the words of an older one, with its place."""
    first: dict[tuple[str, ...], int] = {}
    found: dict[int, int] = {}
    for place, reading in enumerate(readings):
        if len(reading.article.text) - reading.article.body_start > SHORT:
            continue
        if words := tuple(words_of(reading)):
            original = first.setdefault(words, place)
            if original != place:
                found[place] = original
    return found


def words_of(reading: Reading) -> Sequence[str]:
    """The words of the body in lower case."""
    return tokenize(reading.article.text[reading.article.body_start :]).lower


def runs(words: Sequence[str]) -> Runs:
    """All runs of `RUN` words."""
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def is_copy(one: Runs, other: Runs) -> bool:
    """Whether the shorter of two texts is mostly in the longer one."""
    shorter = min(len(one), len(other))
    return shorter >= SHORTEST and len(one & other) >= SHARE * shorter


def origins(pairs: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """For each copy the original of all that have its text, copies of copies included."""
    found: dict[int, int] = {}
    for original, copy in pairs:
        found[copy] = found.get(original, original)
    return found


def _runs_at(readings: Sequence[Reading], place: int, known: dict[int, Runs]) -> Runs:
    """The runs of an original are kept, for it may have many copies."""
    if place not in known:
        if len(known) > 256:
            known.clear()
        known[place] = runs(words_of(readings[place]))
    return known[place]
