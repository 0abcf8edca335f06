"""What the editors' actor files change for one article: so little that most change nothing."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from briefing.extract.names.grammar import Grammar, grammar
from briefing.extract.names.lexicon import Lexicon, surname, words_of
from briefing.extract.names.overlay import with_actors
from briefing.extract.names.shipped import shipped
from briefing.languages import LANGUAGES, Language
from briefing.model import Article, Entity
from briefing.text import tokenize

# The place of an actor, the number of its surface, and what a text is told there.
Bearing = tuple[int, int, str]
# A name of ours stands there only with all its words.
Words = tuple[str, ...]
TOLD = tuple(one.name for one in fields(Entity) if one.name not in ("words", "path"))


@dataclass(frozen=True, eq=False)
class Registered:
    """The actor files and names that are no actors, by the words at which a text meets them.

    A lexicon is only ever asked for words that stand in a text, and for the ids that an article
    gives itself. So two sets of actor files are one to an article if they agree in what those
    words and ids lead to; `bearing` says what that is. `ways` are the words that must stand in a
    text together, with what it is told then, in order. `by_word` goes from a word to the others
    that it takes and to the place of what is told among the `digests`.
    """

    language: Language
    lexicon: Lexicon
    ways: Sequence[tuple[Words, str]]
    by_word: Mapping[str, Sequence[tuple[Words, int]]]
    by_id: Mapping[str, int]
    digests: Sequence[bytes]

    @classmethod
    def of(
        cls, language: Language, actors: Sequence[Entity], not_actors: Iterable[str]
    ) -> "Registered":
        """The registered names beside the shipped ones of `language`."""
        known = shipped(language)
        ways: list[tuple[Bearing, Words]] = []
        by_id: dict[str, Bearing] = {}
        lexicon = with_actors(known, actors, not_actors)
        changed = lexicon.refused.union(actor.id for actor in actors)
        shipped_ways = _shipped_ways(language, changed)
        for place, actor in enumerate(actors):
            by_id[actor.id] = (place, -1, _core(actor))
            for words, number, told in _ways_to(actor, known, language, shipped_ways):
                ways.append(((place, number, told), words))
        for number, name in enumerate(sorted(not_actors)):
            words = words_of(name, known.enclitics)
            ways.append(((len(actors), number, f"not {name}"), words))
        for identifier in sorted(lexicon.refused):
            bearing = (len(actors), -1, f"not {identifier}")
            ways += ((bearing, words) for words in shipped_ways.get(identifier, ()))
        ways.sort()
        in_order = sorted({*by_id.values(), *(bearing for bearing, _ in ways)})
        rank = {bearing: number for number, bearing in enumerate(in_order)}
        by_word: dict[str, list[tuple[Words, int]]] = defaultdict(list)
        for bearing, words in ways:
            # At the longest of the words, which the fewest texts have.
            first = max(words, key=len, default="")
            others = tuple(word for word in words if word != first)
            by_word[first].append((others, rank[bearing]))
        return cls(
            language,
            lexicon,
            tuple((words, told) for (_, _, told), words in ways),
            dict(by_word),
            {identifier: rank[bearing] for identifier, bearing in by_id.items()},
            tuple(_digest(told) for _, _, told in in_order),
        )

    def bearing(self, article: Article, words: Iterable[str]) -> str:
        """A digest of all that is registered and may matter to a text of those folded words."""
        there = {"", *words}
        found = {
            place
            for word in self.by_word.keys() & there
            for others, place in self.by_word[word]
            if there.issuperset(others)
        }
        found |= {self.by_id[one] for one in article.decided.values() if one in self.by_id}
        told = b"".join(self.digests[place] for place in sorted(found))
        return hashlib.sha256(told).hexdigest()[:24]

    def bears_like(self, other: "Registered", article: Article, words: str) -> bool:
        """Whether both have one bearing on a text of those folded words: if so, or not known."""
        differing = _differing(other, self)
        if differing is None or article.decided:
            return False
        return not any(all(word in words for word in way) for way in differing)


@lru_cache(len(LANGUAGES))
def _differing(one: Registered, other: Registered) -> frozenset[Words] | None:
    """The words at which a text is told something by one of them; None if orders differ as well."""
    apart = {*one.ways} ^ {*other.ways}
    both = ([way for way in known.ways if way not in apart] for known in (one, other))
    return frozenset(words for words, _ in apart) if next(both) == next(both) else None


@lru_cache(1 << 14)
def fingerprint(entity: Entity) -> str:
    """A digest of what an actor is, without what editors wrote about it: no text needs that."""
    told = tuple(getattr(entity, name) for name in TOLD)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:24]


def _digest(told: str) -> bytes:
    return hashlib.blake2b(told.encode(), digest_size=16).digest()


def _core(actor: Entity) -> str:
    """What names ask of an actor, beside its surfaces."""
    return repr((actor.id, actor.name, actor.kind, actor.country))


def _ways_to(
    actor: Entity, known: Lexicon, language: Language, ways: Mapping[str, frozenset[Words]]
) -> Iterator[tuple[Words, int, str]]:
    """Words that lead to an actor if they stand in a text, and to what; in the order of its names.

    `ways` are those that lead to it without the editors. Persons are also asked for by
    their surnames.
    """
    core, shipped_as = _core(actor), known.entities.get(actor.id)
    is_person = "person" in (actor.kind, shipped_as.kind if shipped_as else "")
    state = actor.country or (shipped_as.country if shipped_as else "")
    first = state in known.family_first
    names = (actor.name, *actor.aliases, *(shipped_as.aliases if shipped_as else ()))
    for number, surface in enumerate(names):
        if words := words_of(surface, known.enclitics):
            yield _needed(surface, words, grammar(language)), number, f"{core} {surface}"
            if is_person:
                called = words_of(surname(surface, first=first)) or words[-1:]
                yield called, number, f"{core} {called[0]}"
    for number, surface in enumerate(actor.refuses):
        yield words_of(surface, known.enclitics), number, f"{core} not {surface}"
    for words in ways.get(actor.id, ()):
        yield words, -1, core


def _needed(surface: str, words: Words, rules: Grammar) -> Words:
    """The words without which a surface changes nothing.

    They are all its words; of one that begins with a small letter the two at which a text is
    looked at, or only the first, where that may open any name: von.
    """
    if surface[0].isupper():
        return words
    return words[: 1 if tokenize(surface).lower[0] in rules.opening else 2]


@lru_cache(len(LANGUAGES))
def _shipped_ways(language: Language, wanted: frozenset[str]) -> Mapping[str, frozenset[Words]]:
    """For each of the shipped actors `wanted` the folded words at which a text can come to it."""
    known, rules = shipped(language), grammar(language)
    found: dict[str, set[Words]] = defaultdict(set)
    states = {state for state, place in known.capitals.items() if place in wanted}
    asked = states | wanted
    own = (alias for identifier in asked for alias in known.aliases.get(identifier, ()))
    for alias in (*known.metonyms, *own):
        for identifier in asked.intersection((alias.entity, alias.place)):
            found[identifier].add(_needed(alias.surface, alias.words, rules))
    for form, identifier in known.demonyms.items():
        if identifier in asked:
            found[identifier].add(words_of(form, known.enclitics)[:1])
    for word, identifiers in known.surnames.items():
        for identifier in asked.intersection(identifiers):
            found[identifier].add((word,))
    for state in states:
        found[known.capitals[state]] |= found[state]
    return {identifier: frozenset(ways) for identifier, ways in found.items()}
