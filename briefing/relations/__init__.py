"""Relations across articles: copies of one text, and values of one slot that agree or do not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from briefing.corpus import Corpus
from briefing.model import Reading
from briefing.relations.copies import copies, origins
from briefing.relations.partners import partners, rarity
from briefing.relations.slots import Pairing, pairings, within
from briefing.relations.statements import Statement, statements
from briefing.relations.values import Count, Match, narrows
from briefing.text import Span

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


def relations(corpus: Corpus) -> list[Relation]:
    """The relations of a corpus by article `a`, `b` and place; nobody wins in any of them.

    Articles with one text are related as copies and not compared further: a copy confirms nothing.
    The cost is linear in the number of articles, and is paid once for each corpus.
    """
    made_of = (corpus.readings, corpus.entities, corpus.settings)
    return corpus.memory.recall("relations", "", made_of, lambda: _found(corpus))


def _found(corpus: Corpus) -> list[Relation]:
    ordered = sorted(corpus.readings, key=_oldest_first)
    copied = list(copies(ordered))
    source = origins(copied)
    found = [_copy(corpus, ordered[one], ordered[other]) for one, other in copied]

    @lru_cache(maxsize=AT_HAND)
    def stated(place: int) -> list[Statement]:
        return statements(ordered[place], corpus.entities)

    for place, others in partners(ordered, _worth(ordered)):
        reading = ordered[place]
        if place not in source and narrows(t.value for t in reading.timexes if t.value):
            found += _related(corpus, reading, reading, within(stated(place)))
        for other in others:
            if source.get(place, place) != source.get(other, other):
                pairs = pairings(stated(other), stated(place))
                found += _related(corpus, ordered[other], reading, pairs)
    return sorted(found, key=lambda r: (r.a, r.b, r.span_a, r.value_a, r.span_b, r.value_b))


def independent(articles: Iterable[str], known: Sequence[Relation]) -> set[str]:
    """Of some articles those that are sources of their own: each text once, under its original."""
    source = {relation.b: relation.a for relation in known if relation.kind == "copies"}
    return {source.get(article, article) for article in articles}


def _oldest_first(reading: Reading) -> tuple[object, ...]:
    """By day, undated last; of one day the longest first, for what is shortened is the copy."""
    article = reading.article
    day = article.date.latest if article.date else None
    return (day is None, day.toordinal() if day else 0, -len(article.text), article.id)


def _is_later(one: Reading, other: Reading) -> bool:
    """Whether `one`, which is not of a later day, comes after `other` all the same: by its id."""
    days = [
        reading.article.date.latest if reading.article.date else None for reading in (one, other)
    ]
    return days[0] == days[1] and one.article.id > other.article.id


def _worth(readings: Iterable[Reading]) -> dict[str, float]:
    named = ({mention.entity for mention in reading.mentions} for reading in readings)
    return {actor: rarity(count) for actor, count in Counter(chain.from_iterable(named)).items()}


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
        if said not in seen:
            seen.add(said)
            yield Relation(
                left.article.id, right.article.id, kind, about,
                mine.sentence, theirs.sentence, mine.span, theirs.span,
            )  # fmt: skip


def _said(statement: Statement) -> object:
    value = statement.value
    return (value.subject, value.low, value.high) if isinstance(value, Count) else value


def _about(pairing: Pairing, reading: Reading, corpus: Corpus) -> str:
    """What a slot is of: the counted thing or the word at the date, and the shared actors."""
    statement, says = pairing.one, corpus.language.toml("relations")["slots"]
    counted = isinstance(statement.value, Count)
    word = statement.value.unit if isinstance(statement.value, Count) else ""
    weights = statement.keys
    actors = [
        corpus.entities[key[1:]].name
        for key in sorted(pairing.shared, key=lambda key: (-weights[key], key))
        if key[1:] in corpus.entities and corpus.is_shown(key[1:])
    ]
    about = ", ".join([word or statement.word.of(reading.article.text), *actors[:MOST_ACTORS]])
    return str(says["count" if counted else "date"]).format(about=about)
