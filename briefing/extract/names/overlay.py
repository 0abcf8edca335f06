"""The editors' actors over the shipped ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.extract.names.lexicon import (
    Alias,
    BySecond,
    Lexicon,
    Person,
    alias_of,
    index_of,
    joined,
    small_of,
    surnames_of,
    words_of,
)
from briefing.model import Entity


def with_actors(known: Lexicon, actors: Iterable[Entity], not_actors: Iterable[str]) -> Lexicon:
    """A lexicon in which registered actors come before shipped ones of their id or surface."""
    actors = tuple(actors)
    refused_names = frozenset(words_of(name, known.enclitics) for name in not_actors)
    if not actors and not refused_names:
        return known
    own: dict[str, Entity] = {}
    added: list[Alias] = []
    for actor in actors:
        merged = _merged(actor, own.get(actor.id) or known.entities.get(actor.id))
        own[actor.id] = merged
        names = dict.fromkeys((merged.name, *actor.aliases))
        aliases = (alias_of(name, merged, known.enclitics, registered=True) for name in names)
        added += [alias for alias in aliases if alias.words]
    refused = {(words_of(surface, known.enclitics), a.id) for a in actors for surface in a.refuses}
    holders: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for alias in added:
        holders[alias.words][alias.entity] = own[alias.entity].name
    # Only what begins with a word of theirs is put in order again.
    firsts = {words[0] for words in (*holders, *(words for words, _ in refused)) if words}
    kept = (
        alias
        for first in firsts
        for aliases in known.index.get(first, {}).values()
        for alias in aliases
        if alias.words not in holders and (alias.words, alias.entity) not in refused
    )
    gone: dict[str, BySecond] = {first: {} for first in firsts}
    return replace(
        known,
        entities=known.entities.over(own),
        index=known.index.over({**gone, **index_of([*added, *kept])}),
        surnames=_surnames_with(known, [own[actor.id] for actor in actors]),
        small=joined(known.small, small_of(added)),
        not_actors=known.not_actors | refused_names,
        refused=_refused(known, refused_names).difference(own),
        claimed={words: tuple(own.values()) for words, own in holders.items() if len(own) > 1},
    )


def _refused(known: Lexicon, names: Iterable[tuple[str, ...]]) -> frozenset[str]:
    """The ids of the shipped actors whose names, and not only aliases, are among `names`."""
    return frozenset(
        identifier
        for words in names
        for aliases in known.index.get("".join(words[:1]), {}).values()
        for alias in aliases
        if alias.words == words
        for identifier in (alias.entity, alias.place)
        if identifier and words_of(known.entities[identifier].name, known.enclitics) == words
    )


def _merged(actor: Entity, known: Entity | None) -> Entity:
    if known is None:
        return actor
    return replace(
        actor,
        aliases=tuple(dict.fromkeys((*actor.aliases, *known.aliases))),
        role=actor.role or known.role,
        country=actor.country or known.country,
        wikidata=actor.wikidata or known.wikidata,
        iso=actor.iso or known.iso,
    )


def _surnames_with(known: Lexicon, actors: Sequence[Entity]) -> Mapping[str, tuple[str, ...]]:
    """The persons by surname, with these actors in the place of shipped ones of their ids."""
    found = dict(known.surnames)
    replaced = [known.entities[actor.id] for actor in actors if actor.id in known.entities]
    for surname, gone in surnames_of(_persons(replaced, known), known.relatives).items():
        found[surname] = tuple(one for one in found[surname] if one not in gone)
    for surname, new in surnames_of(_persons(actors, known), known.relatives).items():
        found[surname] = (*found.get(surname, ()), *new)
    return found


def _persons(actors: Iterable[Entity], known: Lexicon) -> Iterator[Person]:
    for one in actors:
        if one.kind == "person":
            yield one.id, (one.name, *one.aliases), one.country in known.family_first
