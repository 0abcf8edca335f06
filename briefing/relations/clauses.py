"""A sentence by its clauses, and what each word of it speaks of."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.extract.facts.passage import Passage
from briefing.model import Entity, Reading
from briefing.relations.wording import STATE, Wording
from briefing.text import slug

BREAKS = frozenset(',;:()[]—–«»“”"…')


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence by clauses: the first word of each, and the keys of each word that has one.

    `denied` are those that are said not to be so, `shifted` those that were on another day.
    """

    first: int
    starts: Sequence[int]
    keys: Sequence[tuple[int, str, float]]
    denied: frozenset[int]
    shifted: frozenset[int]

    def of(self, index: int) -> int:
        """The clause of the word at `index`."""
        return bisect_left(self.starts, index + 1) - 1


def clauses_of(
    passage: Passage, reading: Reading, entities: Mapping[str, Entity], known: Wording
) -> Clauses:
    """The clauses of a sentence; the words of a date tell nothing, those of a name its actor."""
    tokens, first, last = passage.tokens, passage.first, passage.last
    keys: list[tuple[int, str, float]] = []
    taken = set(passage.in_dates)
    for mention in reading.mentions_in(passage.span):
        place = bisect_left(tokens.starts, mention.span.start)
        end = bisect_left(tokens.starts, mention.span.end)
        taken.update(range(place, end))
        keys.append((place, f"@{mention.entity}", 1.0))
        country = entities[mention.entity].country
        if country and entities[mention.entity].kind == "place":
            keys.append((place, f"@{slug(country)}", STATE))
    starts = [first]
    denied: set[int] = set()
    shifted: set[int] = set()
    for index in range(first, last):
        word, gap = tokens.lower[index], tokens.gaps[index]
        if index > first and (word in known.breaks or (gap != " " and _parted(gap))):
            starts.append(index)
        if word in known.negations:
            denied.add(len(starts) - 1)
        if word in known.shifts:
            shifted.update((len(starts) - 1, len(starts)))
        if index in taken:
            continue
        if word in known.phrases and (phrase := _phrase(index, passage, known)):
            keys.append((index, phrase[1], 1.0))
            taken.update(range(index, index + len(phrase[0])))
            continue
        key, worth = known.sense(word)
        if key:
            keys.append((index, key, worth))
    return Clauses(first, starts, keys, frozenset(denied), frozenset(shifted))


def _phrase(index: int, passage: Passage, known: Wording) -> tuple[tuple[str, ...], str] | None:
    """The words of one meaning that begin at `index`, with that meaning."""
    lower = passage.tokens.lower
    for words, meaning in known.phrases.get(lower[index], ()):
        if tuple(lower[index : index + len(words)]) == words:
            return words, meaning
    return None


def _parted(gap: str) -> bool:
    """Whether punctuation between two words parts clauses; that inside of figures does not."""
    return len(gap) > 1 and not BREAKS.isdisjoint(gap)
