"""From articles to readings: the extraction chain, and where names become actors."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import accumulate

from briefing.extract.facts import facts
from briefing.extract.names import names
from briefing.extract.names.cluster import Cluster
from briefing.extract.names.counterparts import Counterparts
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.shipped import shipped
from briefing.extract.scan import Scan, scan
from briefing.extract.timexes import timexes
from briefing.languages import language
from briefing.model import Article, Entity, Mention, Note, Reading, Timex
from briefing.problems import Problem
from briefing.resolve import resolve
from briefing.reviewed import reviewed
from briefing.text import slug


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
    code: str,
    articles: Sequence[Article],
    actors: Sequence[Entity],
    not_actors: Iterable[str],
    notes: Mapping[str, Sequence[Note]],
    lexicon_of: Callable[[str], Lexicon] | None = None,
) -> tuple[list[Reading], Mapping[str, Entity], list[Problem]]:
    """Each article with what was found in it, in the order given; the entities by id; doubts.

    Actors known beforehand have the names and ids of the language `code`, whatever the language of
    the article that names them. Who reads articles one by one has made their lexicons already, and
    gives them by language with `lexicon_of`.
    """
    codes = {code, *(article.language for article in articles)}
    made = lexicon_of or (lambda one: lexicon_for(one, actors, not_actors))
    lexicons = {one: made(one) for one in codes}
    known = dict(lexicons[code].entities)
    abroad = {
        one: Counterparts(lexicons[code], lexicon)
        for one, lexicon in lexicons.items()
        if one != code
    }
    local = [read_locally(article, lexicons[article.language]) for article in articles]
    for one in local:
        if one.article.language in abroad:
            known |= _brought_home(one.clusters, abroad[one.article.language])
    resolved = resolve(
        {one.article.id: one.clusters for one in local},
        replace(lexicons[code], entities=known),
        actors,
    )
    doubts = [doubt for one in local for doubt in _doubts(one)]
    doubts += [one for a in articles for one in _unknown(a, lexicons[a.language])]
    found = []
    for one in local:
        reading = _reading(one, resolved.mentions[one.article.id], resolved.entities)
        if said := notes.get(one.article.id):
            annotated = replace(reading, notes=tuple(said))
            tongue = language(one.article.language)
            reading, unclear = reviewed(annotated, one.scan, tongue, resolved.entities)
            doubts += unclear
        found.append(reading)
    return found, resolved.entities, [*doubts, *_private(found, resolved.entities)]


def _unknown(article: Article, lexicon: Lexicon) -> Iterator[Problem]:
    """The ids that an article's `actors:` gives and nobody has."""
    for surface, identifier in article.decided.items():
        if identifier not in lexicon.entities:
            near = get_close_matches(identifier, lexicon.entities, 1)
            yield Problem(
                article.path,
                1,
                "unknown-actor",
                f"`actors: {{{surface}: {identifier}}}` names an actor that there is none of.",
                f"Did you mean `{near[0]}`?" if near else f"Write `actors/{identifier}.md`.",
            )


def _doubts(local: Local) -> Iterator[Problem]:
    """The names that several may have, each once, with the line that would decide."""
    article = local.article
    for cluster in {one.key: one for one in local.clusters if one.rivals}.values():
        start = cluster.members[0][0].span.start
        rivals = ", ".join(f"`{slug(rival)}` ({rival})" for rival in cluster.rivals)
        yield Problem(
            article.path,
            article.line_of(start),
            "ambiguous-name",
            f"`{cluster.surface}` may be {rivals}: it is taken for nobody.",
            f"Say who it is in the front matter: `actors: {{{cluster.surface}: …}}`.",
            "info",
        )


def _private(found: Sequence[Reading], entities: Mapping[str, Entity]) -> Iterator[Problem]:
    """The persons who get no page, each once, with what would give them one."""
    told: set[str] = set()
    for reading in found:
        for mention in reading.mentions:
            entity = entities[mention.entity]
            if entity.private and entity.id not in told:
                told.add(entity.id)
                yield Problem(
                    reading.article.path,
                    reading.article.line_of(mention.span.start),
                    "private-person",
                    f"`{entity.name}` has no office, affiliation or statement: no page, no link.",
                    f"A file `actors/{entity.id}.md` makes a page.",
                    "info",
                )


def _brought_home(clusters: Iterable[Cluster], counterparts: Counterparts) -> dict[str, Entity]:
    """The known actors of an article in another language by their ids at home."""
    found: dict[str, Entity] = {}
    for cluster in clusters:
        if cluster.entity:
            entity = counterparts.of(cluster.entity)
            cluster.entity = entity.id
            found[entity.id] = entity
    return found


def _reading(local: Local, mentions: Sequence[Mention], entities: Mapping[str, Entity]) -> Reading:
    dates = list(_outside_names(local.timexes, mentions))
    article, looked = local.article, local.scan
    found = facts(article, looked, mentions, dates, language(article.language), entities)
    return Reading(article, looked.sentences, tuple(mentions), tuple(dates), tuple(found))


def _outside_names(dates: Iterable[Timex], mentions: Sequence[Mention]) -> Iterator[Timex]:
    """Dates inside a name are part of the name: Movimiento 23 de Marzo."""
    names = sorted(m.span for m in mentions if m.span.end - m.span.start > 4)
    reach = list(accumulate((name.end for name in names), max))
    for timex in dates:
        before = bisect_right(names, timex.span.start, key=lambda name: name.start)
        if not before or reach[before - 1] < timex.span.end:
            yield timex
