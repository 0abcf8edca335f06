"""The words by which a demonym is a noun: los haitianos, un ruso, comparten galeses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing.text import folded


@dataclass(frozen=True, slots=True)
class Peoples:
    """The table `demonym` of names.toml; `shared` ones are folded."""

    before: frozenset[str]
    single: frozenset[str]
    verbs: tuple[str, ...]
    collective: frozenset[str]
    shared: Mapping[str, str]


def peoples(data: Mapping[str, Any]) -> Peoples:
    """The table, made for look-ups."""
    return Peoples(
        before=frozenset(data["before"]),
        single=frozenset(data["single"]),
        verbs=tuple(data["verbs"]),
        collective=frozenset(data["collective"]),
        shared={folded(word): state for word, state in data["shared"].items()},
    )
