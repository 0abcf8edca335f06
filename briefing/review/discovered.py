"""Actors found in articles whom no editor has seen yet, the most named first."""

from collections.abc import Collection, Iterator

from briefing.editing.answers import dismissing, hiding, registering
from briefing.problems import Answer, Problem
from briefing.review.overview import Overview
from briefing.review.spellings import pairs, spellings


def actors(overview: Overview) -> Iterator[Problem]:
    """Who may be whom, and who is new: a name of a pair is not asked for by itself."""
    found = pairs(overview)
    yield from spellings(overview, found)
    yield from discovered(overview, {entity.id for pair in found for entity in pair})


def discovered(overview: Overview, first: Collection[str]) -> Iterator[Problem]:
    """Each discovered actor of whom nothing else is to be said `first`."""
    for entity in overview.discovered:
        if entity.id in first:
            continue
        place, names = overview.named[entity.id], overview.names(entity)
        answers = (
            Answer("accept", (registering(entity, names),)),
            Answer("reject", (dismissing(names),)),
            Answer("hide", (hiding(entity),)),
        )
        if entity.private:
            told = (
                f"`{entity.name}` has no office, affiliation or statement: no page, no link.",
                f"A file `actors/{entity.id}.md` makes a page.",
            )
        else:
            often = f"mentions: {place.mentions}, articles: {place.articles}"
            told = (
                f"`{entity.name}` ({entity.kind}) has no file; {often}.",
                "Register the actor, or say that it is none.",
            )
        yield overview.asked(
            "private-person" if entity.private else "actor-discovered",
            entity.id,
            place.reading,
            place.span,
            told,
            place.mentions,
            answers,
        )
