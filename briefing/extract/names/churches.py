"""Churches, and the small adjectives that tell which one: Iglesia apostólica tumaria."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Churches:
    """Of the table `heads` of names.toml the nouns and adjectives of Churches."""

    nouns: frozenset[str]
    confessions: frozenset[str]


def churches(data: Mapping[str, Sequence[str]]) -> Churches:
    """The lists, made for look-ups."""
    return Churches(frozenset(data["churches"]), frozenset(data["confessions"]))
