"""Relations across articles: copies of one text, and values of one slot that agree or do not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from briefing.corpus import Corpus
from briefing.model import Reading
from briefing.relations.copies import Copies, origins
from briefing.relations.partners import Partners
from briefing.relations.shared import age
from briefing.relations.slots import Pairing, pairings, within
from briefing.relations.statements import Statement, key_of, stated
from briefing.relations.values import Match, narrows
from briefing.text import Span, slug, tokenize

Kind = Literal["copies", "corroborates", "refines", "contradicts"]
KINDS: dict[Match, Kind] = {
    "equal": "corroborates", "second": "refines", "first": "refines", "apart": "contradicts",
}  # fmt: skip
# The statements of so many articles are kept at hand; partners mostly stand near each other.
AT_HAND = 1024
# So many actors say what a slot is about.
MOST_ACTORS = 3


@dataclass(frozen=True, slots=True)
class Relation:
    """What a passage of one article is to a passage of another, or of the same.

    `a` and `b` are article ids, `span_a` and `span_b` whole sentences of their texts, `value_a` and
    `value_b` the date or the number in them. Where `b` copies or refines `a` the order tells which
    is which: the copy, the more exact one. The other kinds have no direction, and `a` is the
    earlier article. `slot` says what both speak of, in the language of the interface.
    """

    a: str
    b: str
    kind: Kind
    slot: str
    span_a: Span
    span_b: Span
    value_a: Span
    value_b: Span


# By the ids of two articles their readings and what was found.
Pairs = dict[tuple[str, str], tuple[Reading, Reading, Sequence[Relation]]]


def relations(corpus: Corpus) -> list[Relation]:
    """The relations of a corpus by article `a`, `b` and place; nobody wins in any of them.

    Articles with one text are related as copies and not compared further: a copy confirms nothing.
    The cost is linear in the number of articles, and is paid once for each corpus.
    """
    made_of = (corpus.readings, corpus.entities, corpus.settings)
    return corpus.memory.recall("relations", "", made_of, lambda: _found(corpus))


def _found(corpus: Corpus) -> list[Relation]:
    ordered = sorted(corpus.readings, key=lambda reading: age(reading.article))
    copied = list(corpus.memory.recall_once("copies", "", (), Copies).of(ordered))
    source = origins(copied)
    found = [_copy(corpus, ordered[one], ordered[other]) for one, other in copied]
    compared = corpus.memory.recall_once("compared", "", (corpus.language,), Compared)
    pairs = []
    partners = corpus.memory.recall_once("partners", "", (), Partners)
    for place, others in enumerate(partners.of(ordered)):
        if place not in source:
            pairs.append((ordered[place], ordered[place]))
        own = source.get(place, place)
        pairs += [(ordered[one], ordered[place]) for one in others if source.get(one, one) != own]
    found += chain.from_iterable(compared.of(pairs, corpus))
    return sorted(found, key=lambda r: (r.a, r.b, r.span_a, r.value_a, r.span_b, r.value_b))


class Compared:
    """The relations of pairs of articles; of pairs that did not change nothing is asked again."""

    def __init__(self) -> None:
        self._pairs: Pairs = {}
        self._stated: dict[str, tuple[Reading, Sequence[Statement]]] = {}
        self._actors: dict[str, object] = {}

    def of(
        self, pairs: Iterable[tuple[Reading, Reading]], corpus: Corpus
    ) -> Iterator[Sequence[Relation]]:
        """The relations of each pair: the earlier article first, or one article twice."""
        self._forget(corpus)
        found: Pairs = {}
        new: list[tuple[Reading, Reading]] = []
        for one, other in pairs:
            key = (one.article.id, other.article.id)
            known = self._pairs.get(key)
            if known is None or known[0] is not one or known[1] is not other:
                known = (one, other, ())
                if one is not other or narrows(date.value for date in one.timexes if date.value):
                    new.append((one, other))
            found[key] = known
        self._foresee(new, corpus)
        for one, other in new:
            made = tuple(self._made(one, other, corpus))
            found[one.article.id, other.article.id] = (one, other, made)
        self._pairs = found
        return (known[2] for known in found.values() if known[2])

    def _foresee(self, pairs: Iterable[tuple[Reading, Reading]], corpus: Corpus) -> None:
        """Have the statements of the articles made by several processes, where that can be."""
        asked = {one.article.id: one for one in chain.from_iterable(pairs)}
        corpus.memory.ahead(
            lambda one, memory: stated(one, corpus.entities, memory),
            [one for name, one in asked.items() if name not in self._stated],
            lambda one: corpus.memory.holds(key_of(one, corpus.entities)),
        )

    def _forget(self, corpus: Corpus) -> None:
        """Forget the articles that speak of an actor, or of a state, that is another now."""
        before, self._actors = self._actors, _known_of(corpus)
        asked = before.keys() | self._actors.keys()
        changed = {actor for actor in asked if before.get(actor) != self._actors.get(actor)}
        if not changed or not self._pairs:
            return
        gone = {
            reading.article.id
            for reading in corpus.readings
            if not changed.isdisjoint(_speaks_of(reading, corpus))
        }
        self._stated = {key: known for key, known in self._stated.items() if key not in gone}
        self._pairs = {key: known for key, known in self._pairs.items() if gone.isdisjoint(key)}

    def _made(self, one: Reading, other: Reading, corpus: Corpus) -> Iterator[Relation]:
        if one is other:
            found = within(self._statements(one, corpus))
        else:
            found = pairings(self._statements(one, corpus), self._statements(other, corpus))
        return _related(corpus, one, other, found)

    def _statements(self, reading: Reading, corpus: Corpus) -> Sequence[Statement]:
        known = self._stated.get(reading.article.id)
        if known is None or known[0] is not reading:
            if len(self._stated) > AT_HAND:
                del self._stated[next(iter(self._stated))]
            known = (reading, stated(reading, corpus.entities, corpus.memory))
            self._stated[reading.article.id] = known
        return known[1]


def _known_of(corpus: Corpus) -> dict[str, object]:
    """What a comparison asks of actors, beside the readings: their names, and where places are."""
    return {
        entity.id: (entity.name, entity.kind, entity.country, corpus.is_shown(entity.id))
        for entity in corpus.entities.values()
    }


def _speaks_of(reading: Reading, corpus: Corpus) -> Iterator[str]:
    """The ids of the actors of an article, and of the states that its places lie in."""
    for identifier in reading.named:
        yield identifier
        if country := corpus.entities[identifier].country:
            yield slug(country)


def independent(articles: Iterable[str], known: Sequence[Relation]) -> set[str]:
    """Of some articles those that are sources of their own: each text once, under its original."""
    source = {relation.b: relation.a for relation in known if relation.kind == "copies"}
    return {source.get(article, article) for article in articles}


def _is_later(one: Reading, other: Reading) -> bool:
    """Whether `one`, which is not of a later day, comes after `other` all the same: by its id."""
    days = [
        reading.article.date.latest if reading.article.date else None for reading in (one, other)
    ]
    return days[0] == days[1] and one.article.id > other.article.id


def _copy(corpus: Corpus, one: Reading, other: Reading) -> Relation:
    slot = corpus.language.toml("relations")["slots"]["text"]
    first, second = _opening(one), _opening(other)
    return Relation(one.article.id, other.article.id, "copies", slot, first, second, first, second)


def _opening(reading: Reading) -> Span:
    """The first sentence of the body."""
    start, end = reading.article.body_start, len(reading.article.text)
    return next((span for span in reading.sentences if span.start >= start), Span(start, end))


def _related(
    corpus: Corpus, one: Reading, other: Reading, pairs: Iterable[Pairing]
) -> Iterator[Relation]:
    """The relations of two articles; where two say the same of a slot, the surest one."""
    seen = set()
    for pairing in pairs:
        first, second = (one, pairing.one), (other, pairing.other)
        if pairing.match == "first" or (pairing.match != "second" and _is_later(one, other)):
            first, second = second, first
        (left, mine), (right, theirs) = first, second
        about = _about(pairing, one, corpus)
        kind = KINDS[pairing.match]
        said = (kind, _said(mine), _said(theirs))
        if kind == "corroborates" and _is_verbatim((left, mine), (right, theirs)):
            continue
        if said not in seen:
            seen.add(said)
            yield Relation(
                left.article.id, right.article.id, kind, about,
                mine.sentence, theirs.sentence, mine.span, theirs.span,
            )  # fmt: skip


def _is_verbatim(*sides: tuple[Reading, Statement]) -> bool:
    """Whether two sentences have the same words: one of them confirms nothing."""
    one, other = (tokenize(said.sentence.of(reading.article.text)) for reading, said in sides)
    return one.lower == other.lower


def _said(statement: Statement) -> object:
    count = statement.count
    return (count.subject, count.low, count.high) if count else statement.when


def _about(pairing: Pairing, reading: Reading, corpus: Corpus) -> str:
    """What a slot is of: the counted thing or the word at the date, and the shared actors."""
    statement, says = pairing.one, corpus.language.toml("relations")["slots"]
    word = statement.count.unit if statement.count else ""
    weights = statement.keys
    actors = [
        corpus.entities[key[1:]].name
        for key in sorted(pairing.shared, key=lambda key: (-weights[key], key))
        if key[1:] in corpus.entities and corpus.is_shown(key[1:])
    ]
    about = ", ".join([word or statement.word.of(reading.article.text), *actors[:MOST_ACTORS]])
    return str(says["count" if statement.count else "date"]).format(about=about)
