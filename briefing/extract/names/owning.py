"""The institutions that tell whose they are, and those that are actors inside another's name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.extract.names.tables import phrases


@dataclass(frozen=True, slots=True)
class Owning:
    """What the table `heads` of names.toml says of owners.

    `institutions` own others, `members` of a movement share its name, cities have `municipal` ones.
    Of `governments` a capital tells the state.
    """

    institutions: frozenset[str]
    members: frozenset[tuple[str, ...]]
    municipal: frozenset[str]
    governments: frozenset[str]


def owning(data: Mapping[str, Sequence[str]]) -> Owning:
    """The table, made for look-ups."""
    return Owning(
        frozenset(data["owning"]),
        phrases(data["unowning"]),
        frozenset(data["municipal"]),
        frozenset(data["governments"]),
    )
