"""The names that come with a language: states, seats, organizations, persons, places."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from briefing.extract.names.lexicon import (
    Alias,
    BySecond,
    Lexicon,
    alias_of,
    index_of,
    joined,
    openings_of,
    small_of,
    surnames_of,
)
from briefing.extract.names.ondemand import OnDemand, Places
from briefing.extract.names.rows import Rows
from briefing.extract.names.sharing import Sharing
from briefing.languages import Language, Table, several
from briefing.model import Entity
from briefing.text import fold, slug


@cache
def shipped(language: Language) -> Lexicon:
    """The knowledge that comes with the language, before any actor file.

    Of its tens of thousands of names a text has a few, so of most rows nothing is ever made.
    """
    rows = Rows.of(language)
    entities = OnDemand(rows.by_id, lambda _, places: rows.entity(places[0]))
    seats = list(_seats(language, entities, rows.enclitics))
    capitals = list(_capitals(language, entities, rows.enclitics))
    metonyms = (*seats, *capitals)
    firsts: dict[str, list[Alias]] = defaultdict(list)
    for alias in metonyms:
        firsts[alias.words[0]].append(alias)
        rows.by_word.setdefault(alias.words[0], ())

    def by_second(word: str, places: Places) -> BySecond:
        # Of equal aliases the first stays: a seat before a capital (Bruselas is the European Union
        # before it is Belgium), and both before the bare city.
        return index_of((*firsts.get(word, ()), *rows.aliases(places))).get(word, {})

    _, _, persons, _ = rows.tables
    first = language.toml("names")["family_first"]
    family_first = frozenset(rows.states[iso] for iso in first)
    of_states = demonyms(language)
    small = small_of((*metonyms, *rows.aliases(tuple(sorted(rows.small)))))
    aliases = OnDemand(rows.by_id, lambda _, places: tuple(rows.aliases(places)))
    openings = OnDemand(rows.by_id, lambda _, places: openings_of(rows.aliases(places)))
    sharing = Sharing.of(language, of_states)
    shared = OnDemand(rows.by_id, lambda _, places: sharing.names(rows.aliases(places)))
    return Lexicon(
        entities,
        OnDemand(rows.by_word, by_second),
        of_states,
        surnames_of(rows.persons(family_first), relatives := _relatives(language, persons)),
        joined(small, dict.fromkeys(of_states, frozenset({""}))),
        _tenures(persons),
        relatives,
        family_first=family_first,
        enclitics=rows.enclitics,
        openings=openings,
        shared=shared,
        capitals={alias.entity: alias.place for alias in capitals},
        aliases=aliases,
        metonyms=metonyms,
    )


@cache
def demonyms(language: Language) -> Mapping[str, str]:
    """The ids of states by the words for what is theirs."""
    found: dict[str, str] = {}
    for row in language.table("countries"):
        for form in several(row["demonyms"]):
            found.setdefault(form, slug(row["name"]))
    return found


def _capitals(
    language: Language, entities: OnDemand[Entity], enclitics: tuple[str, ...]
) -> Iterator[Alias]:
    for row in language.table("countries"):
        names = [row["capital"], *several(row["capital_aliases"])]
        state = entities[slug(row["name"])]
        if not row["capital"] or any(
            fold(name) in map(fold, (state.name, *state.aliases)) for name in names
        ):
            continue
        city = _place(entities, names[0], tuple(names[1:]), row["name"])
        for name in names:
            yield replace(alias_of(name, state, enclitics), how="metonym", place=city.id)


def _seats(
    language: Language, entities: OnDemand[Entity], enclitics: tuple[str, ...]
) -> Iterator[Alias]:
    for row in language.table("seats"):
        names = several(row["surface"])
        owner = entities.get(slug(row["owner"]))
        if owner is None:
            raise ValueError(f"seats.tsv: nobody is called {row['owner']!r}")
        place = _place(entities, names[0], names[1:], "")
        for name in names:
            yield replace(alias_of(name, owner, enclitics), how="metonym", place=place.id)


def _place(entities: OnDemand[Entity], name: str, aliases: tuple[str, ...], country: str) -> Entity:
    place = Entity(slug(name), name, "place", "default", aliases, country=country)
    known = entities.setdefault(place.id, place)
    if known.kind == "place":
        return known
    place = replace(place, id=f"{place.id}-place")
    return entities.setdefault(place.id, place)


def _relatives(language: Language, persons: Table) -> frozenset[str]:
    """The persons known for whose son or wife they are: Trump is not Melania Trump."""
    known = tuple(language.toml("names")["family"]["roles"])
    return frozenset(slug(row["name"]) for row in persons if row["role"].startswith(known))


def _tenures(persons: Table) -> dict[str, tuple[int, int]]:
    rows = ((slug(row["name"]), row["from"], row["to"]) for row in persons)
    return {
        identifier: (int(first), int(last or 9999)) for identifier, first, last in rows if first
    }
