"""The lists of names.toml, made for look-ups."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from briefing.model import Kind
from briefing.text import folded

# What a head noun may make of its name: an actor of some kind, or an event that is none.
Head = Kind | Literal["event"]
KINDS: tuple[Head, ...] = ("event", "group", "place", "organization")
# A number of kings, congresses and centuries: XI, but not Xi.
ROMAN = re.compile(r"(?=[IVXL]{2})(?:XL|L?X{0,3})(?:I[VX]|V?I{0,3})")


def phrases(listed: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Phrases as tuples of their words."""
    return frozenset(tuple(phrase.split()) for phrase in listed)


def by_words(listed: Mapping[str, str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Phrases by phrases, as tuples of their folded words."""
    return {tuple(folded(one).split()): tuple(folded(to).split()) for one, to in listed.items()}


def kinds(heads: Mapping[str, Iterable[str]]) -> dict[str, Head]:
    """The kind of each head noun; one of several kinds has the last of these."""
    return {head: kind for kind in KINDS for head in heads.get(kind, ())}


def pairs(heads: dict[str, Head]) -> dict[str, dict[str, Head]]:
    """The heads of two words: first word, second word, kind."""
    found: dict[str, dict[str, Head]] = {}
    for head, kind in heads.items():
        first, _, second = head.partition(" ")
        if second:
            found.setdefault(first, {})[second] = kind
    return found


def conjugation(endings: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The infinitives' endings that each ending of a form may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for infinitive, forms in endings.items():
        for form in forms:
            found[form] = (*found.get(form, ()), infinitive)
    return found
