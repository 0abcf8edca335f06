"""The words by which a demonym is a noun: los haitianos, un ruso, comparten galeses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Peoples:
    """The table `demonym` of names.toml."""

    before: frozenset[str]
    single: frozenset[str]
    verbs: tuple[str, ...]
    collective: frozenset[str]


def peoples(data: Mapping[str, Sequence[str]]) -> Peoples:
    """The table, made for look-ups."""
    return Peoples(
        before=frozenset(data["before"]),
        single=frozenset(data["single"]),
        verbs=tuple(data["verbs"]),
        collective=frozenset(data["collective"]),
    )
