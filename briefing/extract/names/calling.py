"""The words that give somebody a second name: alias, como lo llaman, a quien apodan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.extract.names.diminutives import Diminutives, diminutives
from briefing.extract.names.tables import phrases


@dataclass(frozen=True, slots=True)
class Calling:
    """The table `nicknames` of names.toml."""

    cues: frozenset[tuple[str, ...]]
    personal: frozenset[tuple[str, ...]]
    announcing: frozenset[str]
    acronym_words: tuple[str, ...]
    how: frozenset[str]
    verbs: frozenset[str]
    whom: frozenset[str]
    relative: frozenset[tuple[str, ...]]
    to: frozenset[str]
    admirers: frozenset[tuple[str, ...]]
    diminutives: Diminutives


def calling(data: Mapping[str, Any], to: Sequence[str]) -> Calling:
    """The table, made for look-ups; `to` are the words for "to"."""
    cues = [*data["cues"], *data["personal"]]
    return Calling(
        phrases(cues),
        phrases(data["personal"]),
        frozenset([*(cue.split()[-1] for cue in cues), *data["calling"]]),
        tuple(data["acronym_words"]),
        frozenset(data["how"]),
        frozenset(data["calling"]),
        frozenset(data["whom"]),
        phrases(data["relative"]),
        frozenset(to),
        phrases(data["admirers"]),
        diminutives(data["diminutives"], data["respelt"]),
    )
