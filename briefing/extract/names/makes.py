"""The words that make a name that of a thing of many: tres Rafale, decenas de Shahed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Makes:
    """The table `makes` of names.toml."""

    counting: frozenset[str]
    lots: frozenset[str]
    dating: frozenset[str]
    listed: frozenset[str]


def makes(data: Mapping[str, Sequence[str]]) -> Makes:
    """The table, made for look-ups."""
    return Makes(
        counting=frozenset(data["counting"]),
        lots=frozenset(data["lots"]),
        dating=frozenset(data["dating"]),
        listed=frozenset(data["listed"]),
    )
