"""The same wire text in several articles: long runs of words that two texts share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.model import Reading
from briefing.text import tokenize

# So many words in a row are what two reports of one event do not share by chance.
RUN = 5
# Of the runs only those that start with a long word are looked up: about one in six, and the
# same ones in every text, wherever it was cut.
LONG = 9
# A text that shares so many of those with another may be a copy, and is compared word by word.
FEWEST, SAMPLED = 2, 0.2
# Of many texts with a run in common only the oldest are looked at: a copy of one is one of all.
OLDEST = 3
# A copy has so large a share of the shorter text's runs in common with the longer one.
SHARE = 0.4
# A text of fewer runs is a headline or a caption.
SHORTEST = 20

Runs = frozenset[tuple[str, ...]]


def copies(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """The pairs of places in `readings`, oldest first, of an original and its copy.

    Each copy is named once, with the oldest article that has its text. The cost is linear in the
    number of readings, however many have one text.
    """
    known: dict[int, Runs] = {}
    for place, others in candidates(readings):
        own = _runs_at(readings, place, known)
        for other in others:
            if is_copy(own, _runs_at(readings, other, known)):
                yield other, place
                break


def candidates(readings: Sequence[Reading]) -> Iterator[tuple[int, list[int]]]:
    """For each reading that shares runs with earlier ones, their places, most shared first."""
    seen: dict[int, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        shared: Counter[int] = Counter()
        sample = dict.fromkeys(_sample(reading.article.text.lower().split()))
        for run in sample:
            places = seen[run]
            shared.update(places)
            if len(places) < OLDEST:
                places.append(place)
        enough = max(FEWEST, len(sample) * SAMPLED)
        others = [other for other, count in shared.most_common() if count >= enough]
        if others:
            yield place, others[:OLDEST]


def words_of(reading: Reading) -> list[str]:
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


def _sample(words: Sequence[str]) -> Iterator[int]:
    last = len(words) - RUN + 1
    for place, word in enumerate(words):
        if len(word) >= LONG and place < last:
            yield hash(tuple(words[place : place + RUN]))


def _runs_at(readings: Sequence[Reading], place: int, known: dict[int, Runs]) -> Runs:
    """The runs of an original are kept, for it may have many copies."""
    if place not in known:
        if len(known) > 256:
            known.clear()
        known[place] = runs(words_of(readings[place]))
    return known[place]
