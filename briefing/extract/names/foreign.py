"""Words of other tongues inside a name that tell what it is: The Daily Duna, Camp Duna."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Foreign:
    """The table `foreign` of names.toml."""

    introducing: frozenset[str]
    places: frozenset[str]
    sites: frozenset[str]


def foreign(data: Mapping[str, Sequence[str]]) -> Foreign:
    """The table, made for look-ups."""
    return Foreign(
        introducing=frozenset(data["introducing"]),
        places=frozenset(data["places"]),
        sites=frozenset(data["sites"]),
    )
