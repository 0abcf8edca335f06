"""From articles to readings: the extraction chain, and where names become actors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.extract.facts import facts
from briefing.extract.names import names
from briefing.extract.names.cluster import Cluster
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.shipped import shipped
from briefing.extract.scan import Scan, scan
from briefing.extract.timexes import timexes
from briefing.languages import language
from briefing.model import Article, Entity, Mention, Note, Reading, Timex
from briefing.resolve import resolve


@dataclass(frozen=True, slots=True)
class Local:
    """What follows from one article, the known names and nothing else in the corpus."""

    article: Article
    scan: Scan
    clusters: Sequence[Cluster]
    timexes: Sequence[Timex]


def read_locally(article: Article, lexicon: Lexicon) -> Local:
    """The names and dates of one article."""
    tongue = language(article.language)
    looked = scan(article.text, tongue)
    return Local(
        article,
        looked,
        names(looked, tongue, lexicon, article.decided, article.date),
        timexes(looked, tongue, article.date),
    )


def lexicon_for(code: str, actors: Iterable[Entity], not_actors: Iterable[str]) -> Lexicon:
    """The shipped names of a language with the editors' actors before them."""
    return shipped(language(code)).with_actors(tuple(actors), not_actors)


def readings(
    articles: Sequence[Article],
    actors: Sequence[Entity],
    not_actors: Iterable[str],
    notes: Mapping[str, Sequence[Note]],
) -> tuple[list[Reading], Mapping[str, Entity]]:
    """Each article with what was found in it, in the order given, and the entities by id."""
    lexicons = {
        code: lexicon_for(code, actors, not_actors) for code in {a.language for a in articles}
    }
    local = [read_locally(article, lexicons[article.language]) for article in articles]
    lexicon = next(iter(lexicons.values()), None)
    if lexicon is None:
        return [], {actor.id: actor for actor in actors}
    resolved = resolve({one.article.id: one.clusters for one in local}, lexicon, actors)
    found = [
        _reading(
            one,
            resolved.mentions[one.article.id],
            resolved.entities,
            notes.get(one.article.id, ()),
        )
        for one in local
    ]
    return found, resolved.entities


def _reading(
    local: Local, mentions: Sequence[Mention], entities: Mapping[str, Entity], notes: Sequence[Note]
) -> Reading:
    dates = list(_outside_names(local.timexes, mentions))
    article, looked = local.article, local.scan
    found = facts(article, looked, mentions, dates, language(article.language), entities)
    return Reading(
        article, looked.sentences, tuple(mentions), tuple(dates), tuple(found), tuple(notes)
    )


def _outside_names(dates: Iterable[Timex], mentions: Sequence[Mention]) -> Iterator[Timex]:
    """Dates inside a name are part of the name: Movimiento 23 de Marzo."""
    spans = [mention.span for mention in mentions if mention.span.end - mention.span.start > 4]
    for timex in dates:
        if not any(span.covers(timex.span) for span in spans):
            yield timex
