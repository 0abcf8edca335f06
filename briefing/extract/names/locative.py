"""The words by which a capital or a seat of power stands for itself, not for a government."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locative:
    """The table `locative` of names.toml."""

    in_place: frozenset[str]
    from_place: frozenset[str]
    toward: frozenset[str]
    at_place: frozenset[str]
    struck: frozenset[str]
    shaking: frozenset[str]
    shaken: frozenset[str]
    sited: frozenset[str]
    buildings: frozenset[str]
    aged: frozenset[str]
    leaning: frozenset[str]
    motion: frozenset[str]
    moving: frozenset[str]
    transitive: frozenset[str]
    messages: frozenset[str]
    relative: frozenset[str]
    between: frozenset[str]
    spanning: frozenset[str]
    acting: frozenset[str]
    opining: frozenset[str]
    moods: frozenset[str]


def locative(data: Mapping[str, Sequence[str]]) -> Locative:
    """The table, made for look-ups."""
    return Locative(
        in_place=frozenset(data["direct"]),
        from_place=frozenset(data["from"]),
        toward=frozenset(data["toward"]),
        at_place=frozenset(data["at"]),
        struck=frozenset(data["struck"]),
        shaking=frozenset(data["shaking"]),
        shaken=frozenset([*data["struck"], *data["shaken"]]),
        sited=frozenset(data["sited"]),
        buildings=frozenset(data["buildings"]),
        aged=frozenset(data["aged"]),
        leaning=frozenset(data["leaning"]),
        motion=frozenset(data["motion"]),
        moving=frozenset(data["verbs"]),
        transitive=frozenset(data["transitive"]),
        messages=frozenset(data["messages"]),
        relative=frozenset(data["relative"]),
        between=frozenset(data["between"]),
        spanning=frozenset(data["spanning"]),
        acting=frozenset(data["acting"]),
        opining=frozenset(data["opining"]),
        moods=frozenset(data["moods"]),
    )
