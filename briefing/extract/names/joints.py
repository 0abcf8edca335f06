"""What joins the words of an institution's name, beside its complements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.extract.names.tables import phrases


@dataclass(frozen=True, slots=True)
class Joints:
    """What the table `joins` of names.toml says of lists, and of names that an acronym closes."""

    listing: frozenset[tuple[str, ...]]
    enumerating: frozenset[str]
    unlisted: frozenset[str]
    enclosed: frozenset[tuple[str, ...]]
    purposes: frozenset[tuple[str, ...]]
    portfolios: frozenset[tuple[str, ...]]


def joints(data: Mapping[str, Sequence[str]]) -> Joints:
    """The table, made for look-ups."""
    return Joints(
        listing=phrases(data["list"]),
        enumerating=frozenset(data["enumerating"]),
        unlisted=frozenset(data["unlisted"]),
        enclosed=phrases([*data["complement"], *data["enclosed"]]),
        purposes=phrases(data["purposes"]),
        portfolios=phrases([*data["complement"], *data["portfolios"]]),
    )
