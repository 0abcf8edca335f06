"""Nouns that mean a place only where the text speaks of what is drilled for: el bloque Duna."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.extract.names.likeness import Words


@dataclass(frozen=True, slots=True)
class Fields:
    """The table `fields` of names.toml."""

    nouns: frozenset[str]
    drilled: frozenset[str]

    def are(self, lower: Words, noun: str) -> bool:
        """Whether the noun means such a place in a text of these words."""
        return noun in self.nouns and not self.drilled.isdisjoint(lower)


def fields(data: Mapping[str, Sequence[str]]) -> Fields:
    """The table, made for look-ups."""
    return Fields(nouns=frozenset(data["nouns"]), drilled=frozenset(data["drilled"]))
