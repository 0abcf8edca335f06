"""A sentence by its clauses, and what each word of it speaks of."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.extract.facts.passage import Passage
from briefing.model import Entity, Reading
from briefing.relations.wording import BREAKS, NEGATES, OPENS, SHIFTS, STATE, Wording
from briefing.text import slug

PARTING = frozenset(',;:()[]—–«»“”"…')


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence by clauses: the first word of each, and the keys of its words.

    Each of `keys` has the place of its word, the clause, and what it is worth. `denied` are the
    clauses that are said not to be so, `shifted` those that were on another day.
    """

    starts: Sequence[int]
    keys: Sequence[tuple[int, int, str, float]]
    denied: frozenset[int]
    shifted: frozenset[int]

    def of(self, index: int) -> int:
        """The clause of the word at `index`."""
        return bisect_right(self.starts, index) - 1


def clauses_of(
    passage: Passage, reading: Reading, entities: Mapping[str, Entity], known: Wording
) -> Clauses:
    """The clauses of a sentence; the words of a date tell nothing, those of a name its actor."""
    tokens, first, last = passage.tokens, passage.first, passage.last
    named: list[tuple[int, str, float]] = []
    taken = set(passage.in_dates)
    for mention in reading.mentions_in(passage.span):
        place = bisect_left(tokens.starts, mention.span.start)
        end = bisect_left(tokens.starts, mention.span.end)
        taken.update(range(place, end))
        named.append((place, f"@{mention.entity}", 1.0))
        country = entities[mention.entity].country
        if country and entities[mention.entity].kind == "place":
            named.append((place, f"@{slug(country)}", STATE))
    starts = [first]
    words: list[tuple[int, int, str, float]] = []
    denied: set[int] = set()
    shifted: set[int] = set()
    for index, gap, (key, worth, does) in zip(
        range(first, last),
        tokens.gaps[first:last],
        map(known.sense, tokens.lower[first:last]),
        strict=True,
    ):
        if index > first and (does & BREAKS or (gap != " " and _parts(gap))):
            starts.append(index)
        if does & NEGATES:
            denied.add(len(starts) - 1)
        if does & SHIFTS:
            shifted.update((len(starts) - 1, len(starts)))
        if index in taken:
            continue
        if does & OPENS and (phrase := _phrase(index, passage, known)):
            words.append((index, len(starts) - 1, phrase[1], 1.0))
            taken.update(range(index, index + len(phrase[0])))
        elif key:
            words.append((index, len(starts) - 1, key, worth))
    names = [(place, bisect_right(starts, place) - 1, key, worth) for place, key, worth in named]
    return Clauses(starts, names + words, frozenset(denied), frozenset(shifted))


def _phrase(index: int, passage: Passage, known: Wording) -> tuple[tuple[str, ...], str] | None:
    """The words of one meaning that begin at `index`, with that meaning."""
    lower = passage.tokens.lower
    for words, meaning in known.phrases[lower[index]]:
        if lower[index : index + len(words)] == words:
            return words, meaning
    return None


def _parts(gap: str) -> bool:
    """Whether punctuation between two words parts clauses; that inside of figures does not."""
    return len(gap) > 1 and not PARTING.isdisjoint(gap)
