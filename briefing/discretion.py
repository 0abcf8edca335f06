"""Who is not to be named in words of ours: hidden actors, and private persons."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from briefing.corpus import Corpus
from briefing.model import Entity, Reading
from briefing.text import slug


@dataclass(frozen=True, slots=True)
class _Unshown:
    """The names of hidden actors, and the words by which each article names who is not shown."""

    hidden: tuple[str, ...]
    surfaces: Mapping[str, frozenset[str]]


def names_unshown(words: str, reading: Reading, corpus: Corpus) -> bool:
    """Whether words of ours on an article name somebody who is hidden, or a private person."""
    made_of = (corpus.readings, corpus.entities)
    known = corpus.memory.recall("all unshown", "", made_of, lambda: _unshown(corpus))
    surfaces = known.surfaces.get(reading.article.id, ())
    return any(name in words for name in (*known.hidden, *surfaces))


def country_of(entity: Entity, corpus: Corpus) -> str:
    """The country of an actor; nothing where there is none, or none that may be named."""
    country = corpus.entities.get(slug(entity.country))
    return "" if country and country.hidden else entity.country


def _unshown(corpus: Corpus) -> _Unshown:
    hidden = (entity for entity in corpus.entities.values() if entity.hidden)
    unshown = frozenset(
        key for key, entity in corpus.entities.items() if entity.hidden or entity.private
    )
    surfaces = {
        reading.article.id: corpus.memory.recall_once(
            "unshown", reading.article.id, (reading, unshown), partial(_said, reading, unshown)
        )
        for reading in corpus.readings
    }
    return _Unshown(
        tuple(name for one in hidden for name in (one.id, one.name, *one.aliases)),
        {article: found for article, found in surfaces.items() if found},
    )


def _said(reading: Reading, unshown: frozenset[str]) -> frozenset[str]:
    """The words by which an article names those."""
    return frozenset(
        mention.span.of(reading.article.text)
        for mention in reading.mentions
        if mention.entity in unshown
    )
