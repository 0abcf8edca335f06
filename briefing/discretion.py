"""Who is not to be named in words of ours: hidden actors, and private persons."""

from functools import partial

from briefing.corpus import Corpus
from briefing.model import Entity, Reading
from briefing.text import slug


def names_unshown(words: str, reading: Reading, corpus: Corpus) -> bool:
    """Whether words of ours on an article name somebody who is hidden, or a private person."""
    recall = corpus.memory.recall
    hidden, unshown = recall("unshown", "", (corpus.entities,), partial(_unshown, corpus))
    make = partial(_surfaces, reading, unshown)
    surfaces = recall("unshown here", reading.article.id, (reading, unshown), make)
    return any(name in words for name in (*hidden, *surfaces))


def country_of(entity: Entity, corpus: Corpus) -> str:
    """The country of an actor; nothing where there is none, or none that may be named."""
    country = corpus.entities.get(slug(entity.country))
    return "" if country and country.hidden else entity.country


def _unshown(corpus: Corpus) -> tuple[tuple[str, ...], frozenset[str]]:
    """The names of hidden actors, and the ids of all who are not to be named."""
    hidden = [entity for entity in corpus.entities.values() if entity.hidden]
    private = (key for key, entity in corpus.entities.items() if entity.private)
    names = tuple(name for one in hidden for name in (one.id, one.name, *one.aliases))
    return names, frozenset((*(one.id for one in hidden), *private))


def _surfaces(reading: Reading, unshown: frozenset[str]) -> frozenset[str]:
    """The words by which an article names those."""
    return frozenset(
        mention.span.of(reading.article.text)
        for mention in reading.mentions
        if mention.entity in unshown
    )
