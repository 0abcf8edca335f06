"""What the editors' actor files change for one article: so little that most change nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from briefing.extract.names.lexicon import Lexicon, words_of
from briefing.extract.names.shipped import shipped
from briefing.languages import Language
from briefing.model import Article, Entity

Bearing = tuple[int, str]
TOLD = tuple(one.name for one in fields(Entity) if one.name not in ("words", "path"))


@dataclass(frozen=True, eq=False)
class Registered:
    """The actor files and names that are no actors, by the words at which a text meets them.

    A lexicon is only ever asked for words that stand in a text, and for the ids that an article
    gives itself. So two sets of actor files are one to an article if they agree in what those
    words and ids lead to; `bearing` says what that is.
    """

    language: Language
    lexicon: Lexicon
    by_word: Mapping[str, frozenset[Bearing]]
    by_id: Mapping[str, Bearing]

    @classmethod
    def of(
        cls, language: Language, actors: Sequence[Entity], not_actors: Iterable[str]
    ) -> "Registered":
        """The registered names beside the shipped ones of `language`."""
        known = shipped(language)
        by_word: dict[str, set[Bearing]] = defaultdict(set)
        by_id: dict[str, Bearing] = {}
        for place, actor in enumerate(actors):
            bearing = (place, fingerprint(actor))
            by_id[actor.id] = bearing
            for word in _words_to(actor, known, _ways(language)):
                by_word[word].add(bearing)
        for name in sorted(not_actors):
            words = words_of(name, known.enclitics)
            by_word[words[0] if words else ""].add((len(actors), f"not {name}"))
        return cls(
            language,
            known.with_actors(tuple(actors), not_actors),
            {word: frozenset(found) for word, found in by_word.items()},
            by_id,
        )

    def bearing(self, article: Article, words: Iterable[str]) -> str:
        """A digest of all that is registered and may matter to a text of those folded words."""
        found: set[Bearing] = set()
        for word in self.by_word.keys() & words:
            found |= self.by_word[word]
        found |= {self.by_id[one] for one in article.decided.values() if one in self.by_id}
        in_order = "\n".join(digest for _, digest in sorted(found))
        return hashlib.sha256(in_order.encode()).hexdigest()[:24]


@lru_cache(1 << 14)
def fingerprint(entity: Entity) -> str:
    """A digest of what an actor is, without what editors wrote about it: no text needs that."""
    told = tuple(getattr(entity, name) for name in TOLD)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:24]


def _words_to(
    actor: Entity, known: Lexicon, shipped_ways: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    """The folded words of which one must stand in a text for the actor to matter to it."""
    shipped_as = known.entities.get(actor.id)
    surfaces = (actor.name, *actor.aliases, *actor.refuses)
    for surface in (*surfaces, *(shipped_as.aliases if shipped_as else ())):
        if words := words_of(surface, known.enclitics):
            yield words[0]
            yield words[-1]  # persons are also asked for by the last of their names
    yield from shipped_ways.get(actor.id, ())


@cache
def _ways(language: Language) -> Mapping[str, frozenset[str]]:
    """For each shipped actor the folded words at which a text can come to it."""
    known = shipped(language)
    found: dict[str, set[str]] = defaultdict(set)
    for by_second in known.index.values():
        for alias in (alias for aliases in by_second.values() for alias in aliases):
            for identifier in (alias.entity, alias.place):
                found[identifier].add(alias.words[0])
    for form, identifier in known.demonyms.items():
        found[identifier].add(words_of(form, known.enclitics)[0])
    for surname, identifiers in known.surnames.items():
        for identifier in identifiers:
            found[identifier].add(surname)
    for state, place in known.capitals.items():
        found[place] |= found[state]
    return {identifier: frozenset(words) for identifier, words in found.items()}
