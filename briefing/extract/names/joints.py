"""What joins the words of an institution's name, beside its complements."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briefing.extract.names.tables import phrases


@dataclass(frozen=True, slots=True)
class Joints:
    """What the table `joins` of names.toml says of lists, and of names that an acronym closes.

    `islands` are the nouns that articles alone stand for.
    """

    listing: frozenset[tuple[str, ...]]
    enumerating: frozenset[str]
    unlisted: frozenset[str]
    enclosed: frozenset[tuple[str, ...]]
    purposes: frozenset[tuple[str, ...]]
    portfolios: frozenset[tuple[str, ...]]
    islands: Mapping[str, str]


def joints(data: Mapping[str, Any]) -> Joints:
    """The table, made for look-ups."""
    return Joints(
        listing=phrases(data["list"]),
        enumerating=frozenset(data["enumerating"]),
        unlisted=frozenset(data["unlisted"]),
        enclosed=phrases([*data["complement"], *data["enclosed"]]),
        purposes=phrases(data["purposes"]),
        portfolios=phrases([*data["complement"], *data["portfolios"]]),
        islands=data["islands"],
    )
