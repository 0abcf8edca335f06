"""What the editors' actor files change for one article: so little that most change nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from briefing.extract.names.grammar import Grammar, grammar
from briefing.extract.names.lexicon import Lexicon, words_of
from briefing.extract.names.shipped import shipped
from briefing.languages import Language
from briefing.model import Article, Entity
from briefing.text import tokenize

Bearing = tuple[int, str]
Way = tuple[str, str]
TOLD = tuple(one.name for one in fields(Entity) if one.name not in ("words", "path"))


@dataclass(frozen=True, eq=False)
class Registered:
    """The actor files and names that are no actors, by the words at which a text meets them.

    A lexicon is only ever asked for words that stand in a text, and for the ids that an article
    gives itself. So two sets of actor files are one to an article if they agree in what those
    words and ids lead to; `bearing` says what that is. `by_words` goes from a first word to a
    second, which must stand in the text as well; "" where none must.
    """

    language: Language
    lexicon: Lexicon
    by_words: Mapping[str, Mapping[str, frozenset[Bearing]]]
    by_id: Mapping[str, Bearing]

    @classmethod
    def of(
        cls, language: Language, actors: Sequence[Entity], not_actors: Iterable[str]
    ) -> "Registered":
        """The registered names beside the shipped ones of `language`."""
        known = shipped(language)
        by_words: defaultdict[str, defaultdict[str, set[Bearing]]]
        by_words = defaultdict(lambda: defaultdict(set))
        by_id: dict[str, Bearing] = {}
        for place, actor in enumerate(actors):
            bearing = (place, fingerprint(actor))
            by_id[actor.id] = bearing
            for first, second in _words_to(actor, known, language):
                by_words[first][second].add(bearing)
        for name in sorted(not_actors):
            first, second, *_ = (*words_of(name, known.enclitics), "", "")
            by_words[first][second].add((len(actors), f"not {name}"))
        return cls(
            language,
            known.with_actors(tuple(actors), not_actors),
            {
                first: {second: frozenset(found) for second, found in by_second.items()}
                for first, by_second in by_words.items()
            },
            by_id,
        )

    def bearing(self, article: Article, words: Collection[str]) -> str:
        """A digest of all that is registered and may matter to a text of those folded words."""
        found: set[Bearing] = set()
        there = {"", *words}
        for first in self.by_words.keys() & there:
            by_second = self.by_words[first]
            for second in by_second.keys() & there:
                found |= by_second[second]
        found |= {self.by_id[one] for one in article.decided.values() if one in self.by_id}
        in_order = "\n".join(digest for _, digest in sorted(found))
        return hashlib.sha256(in_order.encode()).hexdigest()[:24]


@lru_cache(1 << 14)
def fingerprint(entity: Entity) -> str:
    """A digest of what an actor is, without what editors wrote about it: no text needs that."""
    told = tuple(getattr(entity, name) for name in TOLD)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:24]


def _words_to(actor: Entity, known: Lexicon, language: Language) -> Iterator[Way]:
    """The folded words that must stand in a text for the actor to matter to it."""
    shipped_as = known.entities.get(actor.id)
    surfaces = (actor.name, *actor.aliases, *actor.refuses)
    is_person = "person" in (actor.kind, shipped_as.kind if shipped_as else "")
    for surface in (*surfaces, *(shipped_as.aliases if shipped_as else ())):
        if words := words_of(surface, known.enclitics):
            yield _way(surface, words, grammar(language))
            if is_person:
                yield words[-1], ""  # persons are also asked for by the last of their names
    yield from _ways(language).get(actor.id, ())


def _way(surface: str, words: Sequence[str], rules: Grammar) -> Way:
    """The first two words; the first alone where one in small letters may open any name."""
    opens = tokenize(surface).lower[0] in rules.opening
    return words[0], words[1] if len(words) > 1 and not opens else ""


@cache
def _ways(language: Language) -> Mapping[str, frozenset[Way]]:
    """For each shipped actor the folded words at which a text can come to it."""
    known, rules = shipped(language), grammar(language)
    found: dict[str, set[Way]] = defaultdict(set)
    for by_second in known.index.values():
        for alias in (alias for aliases in by_second.values() for alias in aliases):
            for identifier in (alias.entity, alias.place):
                found[identifier].add(_way(alias.surface, alias.words, rules))
    for form, identifier in known.demonyms.items():
        found[identifier].add((words_of(form, known.enclitics)[0], ""))
    for surname, identifiers in known.surnames.items():
        for identifier in identifiers:
            found[identifier].add((surname, ""))
    for state, place in known.capitals.items():
        found[place] |= found[state]
    return {identifier: frozenset(words) for identifier, words in found.items()}
