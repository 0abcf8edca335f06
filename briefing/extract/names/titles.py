"""Titles in capitals, which are no part of a name: Israeli Foreign Minister, Enviado Especial."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Titles:
    """What the table `before` of names.toml says of titles.

    `nouns` stand before a name and end a name before them; `degrees` go on with a title. Behind
    what is `surnaming`, in small letters too, there is a surname.
    """

    nouns: frozenset[str]
    degrees: frozenset[str]
    surnaming: frozenset[str]


def titles(data: Mapping[str, Sequence[str]]) -> Titles:
    """The table, made for look-ups."""
    return Titles(
        nouns=frozenset(data["titles"]),
        degrees=frozenset(data["degrees"]),
        surnaming=frozenset(data["surnaming"]),
    )
