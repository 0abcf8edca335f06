"""Which actor of one language's knowledge is which of another's: Russia is Rusia."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.extract.names.lexicon import Lexicon, words_of
from briefing.model import Entity


@dataclass(frozen=True)
class Counterparts:
    """The actors known in `abroad`, an article's language, as `home`, the site's, knows them."""

    home: Lexicon
    abroad: Lexicon

    def of(self, identifier: str) -> Entity:
        """The actor at home that is the one of that id abroad.

        States are told by their ISO code, capitals by their state, others by their Wikidata id,
        their own id, or a name that they share and that is nobody else's. An actor unknown at home
        stays what it is, under an id that is free there.
        """
        entity = self.abroad.entities[identifier]
        if entity.status == "registered":
            return self.home.entities[identifier]
        for found in self._candidates(entity):
            if self._agree(found, entity):
                return found
        taken = identifier in self.home.entities
        state = self._states.get(entity.country)
        return replace(
            entity,
            id=f"{identifier}-{entity.kind}" if taken else identifier,
            country=state.name if state else entity.country,
        )

    @cached_property
    def _by_code(self) -> dict[str, Entity]:
        """The actors at home by ISO code and by Wikidata id; those of actor files come first."""
        known = sorted(self.home.entities.values(), key=lambda one: one.status == "registered")
        return {code: one for one in known for code in (one.iso, one.wikidata) if code}

    @cached_property
    def _states(self) -> dict[str, Entity]:
        """The states at home by their names abroad."""
        states = (one for one in self.abroad.entities.values() if one.iso in self._by_code)
        return {state.name: self._by_code[state.iso] for state in states}

    @cached_property
    def _capitals(self) -> dict[str, Entity]:
        """The capitals at home by their ids abroad."""
        found = {}
        for state, place in self.abroad.capitals.items():
            known = self._by_code.get(self.abroad.entities[state].iso)
            capital = known and self.home.capitals.get(known.id)
            if capital:
                found[place] = self.home.entities[capital]
        return found

    def _candidates(self, entity: Entity) -> Iterator[Entity]:
        if entity.id in self._capitals:
            yield self._capitals[entity.id]
        codes = (code for code in (entity.iso, entity.wikidata) if code in self._by_code)
        yield from (self._by_code[code] for code in codes)
        if entity.id in self.home.entities:
            yield self.home.entities[entity.id]
        named = {
            identifier
            for surface in (entity.name, *entity.aliases)
            for identifier in self._named(surface)
        }
        if len(named) == 1:
            yield self.home.entities[named.pop()]

    def _named(self, surface: str) -> Iterator[str]:
        """The ids at home of those so named; an acronym alone says too little."""
        words = words_of(surface, self.home.enclitics)
        if not words or surface.isupper():
            return
        for alias in self.home.index.get(words[0], {}).get("".join(words[1:2]), ()):
            if alias.words == words and alias.how in ("name", "alias"):
                yield alias.entity

    def _agree(self, found: Entity, entity: Entity) -> bool:
        """Whether nothing says that they are two: kinds, codes, states."""
        state = self._states.get(entity.country)
        pairs = (
            (found.kind, entity.kind),
            (found.iso, entity.iso),
            (found.wikidata, entity.wikidata),
            (found.country, state.name if state else ""),
        )
        return all(one == other or not one or not other for one, other in pairs)
