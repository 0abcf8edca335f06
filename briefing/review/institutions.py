"""Institutions that every state has, each known inside one article only: whose they are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.editing.answers import deciding, registering
from briefing.languages import language
from briefing.model import Entity, Reading
from briefing.problems import Answer, Edit, Problem
from briefing.review.overview import Overview
from briefing.text import slug

# How many of the states that an article names, the most named first, may have the institution.
STATES = 3


def institutions(overview: Overview) -> Iterator[Problem]:
    """Each institution of which an article that names a state does not say whose it is."""
    for entity in overview.local:
        place = overview.named[entity.id]
        told = (
            f"`{entity.name}` ({entity.kind}) may be any state's; mentions: {place.mentions}.",
            "Say whose it is: until then it is an actor of this article alone.",
        )
        if answers := tuple(_answers(overview, entity, place.reading)):
            yield overview.asked(
                "actor-whose",
                entity.id,
                place.reading,
                place.span,
                told,
                place.mentions,
                answers,
            )


def _answers(overview: Overview, entity: Entity, reading: Reading) -> Iterator[Answer]:
    for state in _states(overview, reading):
        edits = tuple(_edits(overview, entity, state, reading))
        yield Answer("accept", edits, slug(state))


def _states(overview: Overview, reading: Reading) -> Sequence[str]:
    """The states that an article names, or somebody or something of theirs, most named first."""
    often: Counter[str] = Counter()
    for identifier, mentions in reading.named.items():
        one = overview.corpus.entity(identifier)
        often[one.name if one.kind == "country" else one.country] += len(mentions)
    return [state for state, _ in often.most_common() if state][:STATES]


def _edits(overview: Overview, entity: Entity, state: str, reading: Reading) -> Iterator[Edit]:
    """That the article means the institution of a state, which gets a file if it has none."""
    say = language(reading.article.language).say
    name = say("institution_of", name=entity.name, state=state)
    whose = overview.corpus.entities.get(slug(name)) or replace(entity, id=slug(name), name=name)
    if whose.status == "discovered":
        yield registering(replace(whose, country=state))
    for surface in _surfaces(entity, reading):
        yield deciding(reading.article, surface, whose.id)


def _surfaces(entity: Entity, reading: Reading) -> Sequence[str]:
    text = reading.article.text
    return list(
        dict.fromkeys(" ".join(one.span.of(text).split()) for one in reading.named[entity.id])
    )
