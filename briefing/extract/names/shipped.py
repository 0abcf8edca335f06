"""The names that come with a language: states, seats, organizations, persons, places."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import cast

from briefing.extract.names.lexicon import (
    Alias,
    Lexicon,
    alias_of,
    index_of,
    joined,
    openings_of,
    small_of,
    surnames_of,
)
from briefing.languages import Language, several
from briefing.model import Entity, Kind
from briefing.text import fold, slug


@cache
def shipped(language: Language) -> Lexicon:
    """The knowledge that comes with the language, before any actor file."""
    entities: dict[str, Entity] = {}
    aliases: list[Alias] = []
    enclitics = _enclitics(language)
    demonyms: dict[str, str] = {}
    owners: dict[str, str] = {}
    for source in (_countries, _organizations, _persons, _places):
        for entity in source(language):
            known = entities.setdefault(entity.id, entity)
            owners.setdefault(entity.name, known.id)
            names = dict.fromkeys((entity.name, *entity.aliases))
            aliases += [alias_of(name, entity, enclitics) for name in names]
    for row in language.table("countries"):
        for form in several(row["demonyms"]):
            demonyms.setdefault(form, slug(row["name"]))
    # Of equal aliases the first stays: a seat before a capital (Bruselas is the European Union
    # before it is Belgium), and both before the bare city.
    metonyms = [*_seats(language, entities, owners), *_capitals(language, entities)]
    aliases = [*metonyms, *aliases]
    return Lexicon(
        entities,
        index_of(aliases),
        demonyms,
        surnames_of(entities.values(), relatives := _relatives(language)),
        joined(small_of(aliases), dict.fromkeys(demonyms, frozenset({""}))),
        _tenures(language),
        relatives,
        enclitics=enclitics,
        openings=openings_of(aliases),
        capitals={alias.entity: alias.place for alias in _capitals(language, entities)},
    )


def _countries(language: Language) -> Iterator[Entity]:
    for row in language.table("countries"):
        yield _entity(row, cast("Kind", row["kind"]), iso=row["iso"])


def _organizations(language: Language) -> Iterator[Entity]:
    for row in language.table("organizations"):
        kind, country = cast("Kind", row["kind"]), _state(language, row["country"])
        yield _entity(row, kind, country)


def _persons(language: Language) -> Iterator[Entity]:
    for row in language.table("persons"):
        country = _state(language, row["country"])
        yield _entity(row, "person", country, role=row["role"])


def _places(language: Language) -> Iterator[Entity]:
    for row in language.table("places"):
        yield _entity(row, "place", _state(language, row["country"]))


def _state(language: Language, code: str) -> str:
    """The name of the state of an ISO 3166 code; nothing for several."""
    return _states(language).get(code, "")


@cache
def _states(language: Language) -> dict[str, str]:
    return {row["iso"]: row["name"] for row in language.table("countries") if row["iso"]}


def _enclitics(language: Language) -> tuple[str, ...]:
    return tuple(language.toml("text")["enclitics"])


def _entity(
    row: Mapping[str, str], kind: Kind, country: str = "", role: str = "", iso: str = ""
) -> Entity:
    identifier, name, aliases = slug(row["name"]), row["name"], several(row["aliases"])
    wikidata = row.get("wikidata", "")
    return Entity(identifier, name, kind, "default", aliases, role, country, wikidata, iso)


def _capitals(language: Language, entities: dict[str, Entity]) -> Iterator[Alias]:
    for row in language.table("countries"):
        names = [row["capital"], *several(row["capital_aliases"])]
        state = entities[slug(row["name"])]
        if not row["capital"] or any(
            fold(name) in map(fold, (state.name, *state.aliases)) for name in names
        ):
            continue
        city = _place(entities, names[0], tuple(names[1:]), row["name"])
        for name in names:
            yield replace(alias_of(name, state, _enclitics(language)), how="metonym", place=city.id)


def _seats(
    language: Language, entities: dict[str, Entity], owners: Mapping[str, str]
) -> Iterator[Alias]:
    for row in language.table("seats"):
        names = several(row["surface"])
        owner = owners.get(row["owner"])
        if owner is None:
            raise ValueError(f"seats.tsv: nobody is called {row['owner']!r}")
        place = _place(entities, names[0], names[1:], "")
        for name in names:
            yield replace(
                alias_of(name, entities[owner], _enclitics(language)), how="metonym", place=place.id
            )


def _place(
    entities: dict[str, Entity], name: str, aliases: tuple[str, ...], country: str
) -> Entity:
    place = Entity(slug(name), name, "place", "default", aliases, country=country)
    known = entities.setdefault(place.id, place)
    if known.kind == "place":
        return known
    place = replace(place, id=f"{place.id}-place")
    return entities.setdefault(place.id, place)


def _relatives(language: Language) -> frozenset[str]:
    """The persons known for whose son or wife they are: Trump is not Melania Trump."""
    known = tuple(language.toml("names")["family"]["roles"])
    rows = language.table("persons")
    return frozenset(slug(row["name"]) for row in rows if row["role"].startswith(known))


def _tenures(language: Language) -> dict[str, tuple[int, int]]:
    rows = ((slug(row["name"]), row["from"], row["to"]) for row in language.table("persons"))
    return {
        identifier: (int(first), int(last or 9999)) for identifier, first, last in rows if first
    }
