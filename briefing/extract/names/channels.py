"""Where things are said: networks that are only channels, and the verbs of media."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channels:
    """The table `channels` of names.toml; `opening` are the first words of the names.

    No medium is called by what ends as `surnames` do.
    """

    names: frozenset[str]
    opening: frozenset[str]
    before: frozenset[str]
    publishing: frozenset[str]
    revealing: frozenset[str]
    surnames: tuple[str, ...]


def channels(data: Mapping[str, Sequence[str]]) -> Channels:
    """The table, made for look-ups."""
    return Channels(
        names=frozenset(data["names"]),
        opening=frozenset(name.split()[0] for name in data["names"]),
        before=frozenset(data["before"]),
        publishing=frozenset(data["publishing"]),
        revealing=frozenset(data["revealing"]),
        surnames=tuple(data["surnames"]),
    )
