"""What can be found: each article with its notes, and each actor, as far as it may be published."""

import re
from collections import Counter
from collections.abc import Iterator

from briefing.corpus import Corpus
from briefing.languages.calendar import in_words
from briefing.model import Entity, Note, Reading
from briefing.pages.notes import MARKUP
from briefing.pages.parts import HOME, actor_path, sentence_case
from briefing.rights import published_words
from briefing.search.document import Document, Facet

FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^# (.+?)(?: *\{[^}]*\})?$", re.MULTILINE)


def documents(corpus: Corpus) -> Iterator[Document]:
    """The documents of the home page, all articles and all shown actors."""
    twins = namesakes(corpus)
    yield _home(corpus)
    for reading in corpus.readings:
        yield _article(reading, corpus, twins)
    for entity in corpus.shown:
        yield _actor(entity, corpus, twins)


def namesakes(corpus: Corpus) -> frozenset[str]:
    """The names that several shown actors have."""
    names = Counter(entity.name for entity in corpus.shown)
    return frozenset(name for name, number in names.items() if number > 1)


def facets(reading: Reading, corpus: Corpus, twins: frozenset[str]) -> Iterator[tuple[Facet, str]]:
    """What an article can be narrowed down by."""
    for identifier in corpus.actors_of(reading):
        yield _facet(corpus.entity(identifier), corpus, twins)
    if publisher := " ".join(reading.article.source.publisher.split()):
        yield "outlet", publisher
    if day := _day(reading):
        yield "year", day[:4]
    kinds = dict.fromkeys(note.kind for note in _public(reading))
    yield from (("note", corpus.language.say(f"note_{kind.replace('-', '_')}")) for kind in kinds)


def _facet(entity: Entity, corpus: Corpus, twins: frozenset[str]) -> tuple[Facet, str]:
    """The actor as something to narrow down by; countries apart, for they are in most articles."""
    kind = corpus.language.say(f"kind_{entity.kind}")
    name = f"{entity.name} ({entity.role or kind})" if entity.name in twins else entity.name
    return ("country" if entity.kind == "country" else "actor"), name


def _home(corpus: Corpus) -> Document:
    """What the editors wrote on the home page; its lists are found where they lead."""
    body = FRONT_MATTER.sub("", corpus.introduction)
    heading = HEADING.search(body)
    title = _plain(heading[1]) if heading else corpus.language.say("home")
    words = _plain(HEADING.sub("", body, count=1))
    return Document(HOME, "page", title, sentences=(words,) if words else ())


def _article(reading: Reading, corpus: Corpus, twins: frozenset[str]) -> Document:
    article = reading.article
    body = [sentence for sentence in reading.sentences if sentence.start >= article.body_start]
    said = [published_words(reading, sentence) for sentence in body]
    noted = [part for note in _public(reading) for part in (note.title, _plain(note.body))]
    day = in_words(article.date, corpus.language) if article.date else ""
    told = (article.source.publisher, day)
    entities = map(corpus.entity, corpus.actors_of(reading))
    return Document(
        article.path,
        "article",
        article.title,
        " · ".join(part for part in told if part),
        tuple(words for words in [*said, *noted] if words),
        tuple((entity.name, *entity.aliases) for entity in entities if entity.aliases),
        tuple(facets(reading, corpus, twins)),
        _day(reading),
    )


def _actor(entity: Entity, corpus: Corpus, twins: frozenset[str]) -> Document:
    readings = corpus.readings_of.get(entity.id, ())
    kind = sentence_case(corpus.language.say(f"kind_{entity.kind}"))
    return Document(
        actor_path(entity.id),
        "actor",
        entity.name,
        " · ".join(part for part in (kind, entity.role) if part),
        tuple(words for words in (_plain(entity.words),) if words),
        (entity.aliases,) if entity.aliases else (),
        (_facet(entity, corpus, twins),),
        max(map(_day, readings), default=""),
    )


def _public(reading: Reading) -> Iterator[Note]:
    return (note for note in reading.notes if not note.internal)


def _plain(words: str) -> str:
    """What an editor wrote in Markdown, as plain words."""
    return " ".join(MARKUP.sub(r"\1", words).split())


def _day(reading: Reading) -> str:
    day = reading.article.date.latest if reading.article.date else None
    return day.isoformat() if day else ""
