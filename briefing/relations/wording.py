"""Words as comparisons see them: stems, words of one meaning, and where clauses part."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from briefing.extract.names.shipped import demonyms
from briefing.languages import Language
from briefing.text import folded

# Shorter words, and shorter stems of unlisted words, tell nothing.
SHORTEST = 4
# An unlisted word tells less than one of a listed meaning, a state that an adjective names or in
# which a place lies less than one named.
STEM, STATE = 0.6, 0.7
# Ids of more words are no person's.
PERSON = 3
# One bit for each thing that a word can do to its clause.
BREAKS, NEGATES, SHIFTS, OPENS = (1 << bit for bit in range(4))


@dataclass(frozen=True)
class Wording:
    """A language's words for comparison, by key.

    `key` gives what a word in lower case stands for: "die" for one whose meaning is listed, "=stem"
    for another, "" for one that tells nothing; `sense` gives what it is worth, too, and "@id" for
    the adjective of a state, with the bits of what it does: `OPENS` is for the first of `phrases`.
    `things` are the meanings that are no events. `phrases` are the meanings of several words by
    their first one, the rest lists of words of relations.toml and of facts.toml.
    """

    key: Callable[[str], str]
    sense: Callable[[str], tuple[str, float, int]]
    things: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    denials: frozenset[str]
    people: frozenset[str]
    fates: frozenset[str]
    measures: frozenset[str]
    nothing: frozenset[str]
    partitives: frozenset[str]
    between: tuple[tuple[str, ...], ...]
    rough: frozenset[str]


@cache
def wording(language: Language) -> Wording:
    """The words of `language`, compiled from its relations.toml on first use."""
    data = language.toml("relations")
    stem = _stemmer(data["stems"])
    listed = list(_listed({**data["meanings"], **data["things"]}))
    single = {stem(words[0]): meaning for words, meaning in reversed(listed) if len(words) == 1}
    weak = frozenset(data["weak"]["words"])

    @lru_cache(maxsize=1 << 16)
    def key(word: str) -> str:
        if word in weak or word.isdecimal():
            return ""
        found = stem(word)
        own = f"={found}" if len(word) >= SHORTEST and len(found) > 2 else ""
        return single.get(found, own)

    states, phrases = demonyms(language), _phrases(listed)
    clauses = data["clauses"]
    does = (
        (BREAKS, frozenset(clauses["breaks"])),
        (NEGATES, frozenset(clauses["negations"])),
        (SHIFTS, frozenset(clauses["shifts"])),
        (OPENS, phrases.keys()),
    )

    @lru_cache(maxsize=1 << 16)
    def sense(word: str) -> tuple[str, float, int]:
        bits = sum(bit for bit, words in does if word in words)
        if word in states:
            return f"@{states[word]}", STATE, bits
        found = key(word)
        return found, STEM if found[:1] == "=" else 1.0, bits

    units, numbers = data["units"], language.toml("facts")["numbers"]
    return Wording(
        key,
        sense,
        frozenset(data["things"]),
        phrases,
        frozenset(clauses["denials"]),
        frozenset(units["people"]),
        frozenset(units["fates"]),
        frozenset(units["measures"]),
        frozenset(units["nothing"]),
        frozenset(units["partitives"]),
        tuple(tuple(words.split()) for words in units["between"]),
        frozenset(numbers["bounds"]["about"]),
    )


def _stemmer(data: Mapping[str, Any]) -> Callable[[str], str]:
    endings = sorted(data["endings"], key=len, reverse=True)
    least = int(data["least"])

    def stem(word: str) -> str:
        plain = folded(word)
        for ending in endings:
            if len(plain) - len(ending) >= least and plain.endswith(ending):
                return plain[: -len(ending)]
        return plain

    return stem


def _listed(meanings: Mapping[str, list[str]]) -> Iterator[tuple[tuple[str, ...], str]]:
    for meaning, entries in meanings.items():
        for entry in entries:
            yield tuple(entry.split()), meaning


def _phrases(
    listed: list[tuple[tuple[str, ...], str]],
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for words, meaning in listed:
        if len(words) > 1:
            found[words[0]] = (*found.get(words[0], ()), (words, meaning))
    return found


def last_names(keys: Iterable[str]) -> set[str]:
    """Actors by their last names: "Rodrigo Paz" of one article may be "Paz" in another."""
    parts = (key[1:].split("-") for key in keys if key[0] == "@")
    return {one[-1] if len(one) <= PERSON else "-".join(one) for one in parts}
