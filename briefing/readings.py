"""From articles to readings: the extraction chain, and where names become actors."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate

from briefing.doubts import ambiguous, unknown
from briefing.extract.facts import facts
from briefing.extract.names.counterparts import Counterparts
from briefing.extract.names.grammar import grammar
from briefing.extract.names.shipped import shipped
from briefing.languages import language
from briefing.local import Local, is_kept, key_of, read_locally
from briefing.memory import Memory
from briefing.model import Article, Entity, Fact, Mention, Note, Reading, Timex
from briefing.problems import Problem
from briefing.registered import Registered, fingerprint
from briefing.resolve import Resolved, resolve
from briefing.reviewed import reviewed
from briefing.text import SPELT


def readings(
    code: str,
    articles: Sequence[Article],
    actors: Sequence[Entity],
    not_actors: Iterable[str],
    notes: Mapping[str, Sequence[Note]],
    memory: Memory | None = None,
) -> tuple[list[Reading], Mapping[str, Entity], list[Problem]]:
    """Each article with what was found in it, in the order given; the entities by id; doubts.

    Actors known beforehand have the names and ids of the language `code`, whatever the language of
    the article that names them. What `memory` has of earlier rounds is not made again.
    """
    memory = memory or Memory(once=True)
    known = _registered(code, articles, actors, not_actors, memory)
    asked = list(_abroad(articles, known, code, memory))
    kept = {article.id for article in asked if is_kept(article, memory)}
    local = memory.each(
        lambda one, here: read_locally(one, known[one.language], here),
        asked,
        lambda one: one.id in kept,
    )
    local, brought = _at_home(local, known, code, memory)
    lexicon = known[code].lexicon
    if brought:
        lexicon = replace(lexicon, entities=lexicon.entities.over(brought))
    resolved = resolve({one.article.id: one.named for one in local}, lexicon, actors, memory)
    ids = {one: registered.lexicon.entities for one, registered in known.items()}
    doubts = [one for a in articles for one in unknown(a, ids[code], ids[a.language])]
    read = memory.each(
        lambda one, here: _reading(one, resolved, here),
        local,
        lambda one: one.article.id in kept,
    )
    found = []
    for place, one in enumerate(local):
        reading = read[place]
        doubts += ambiguous(one, resolved.mentions[one.article.id], resolved.entities)
        if said := notes.get(one.article.id):
            reading, unclear = _reviewed(one, reading, tuple(said), resolved.entities, memory)
            doubts += unclear
        found.append(reading)
    return found, resolved.entities, doubts


def forget_names(memory: Memory) -> None:
    """Let go of the names known beforehand: nobody needs them who has all readings."""
    memory.forget("registered", "abroad", "counterparts")
    shipped.cache_clear()
    grammar.cache_clear()
    SPELT.clear()


def _registered(
    code: str,
    articles: Iterable[Article],
    actors: Iterable[Entity],
    not_actors: Iterable[str],
    memory: Memory,
) -> dict[str, Registered]:
    """The names known beforehand, by language."""
    given = (tuple(actors), frozenset(not_actors))
    codes = sorted({code, *(article.language for article in articles)})
    return {
        one: memory.recall("registered", one, given, partial(Registered.of, language(one), *given))
        for one in codes
    }


def _abroad(
    articles: Sequence[Article], known: Mapping[str, Registered], code: str, memory: Memory
) -> Iterator[Article]:
    """The articles, those in another language with the ids of their decisions as known there."""
    home = known[code].lexicon
    for article in articles:
        there = known[article.language]
        if there is known[code] or not article.decided:
            yield article
            continue
        names = memory.recall(
            "abroad",
            article.language,
            (there, known[code]),
            partial(Counterparts, there.lexicon, home),
        )
        ids = {
            surface: names.of(one).id if one in home.entities else one
            for surface, one in article.decided.items()
        }
        yield memory.recall_once(
            "asked",
            article.id,
            (article, tuple(ids.items())),
            partial(replace, article, decided=ids),
        )


def _at_home(
    local: Sequence[Local], known: Mapping[str, Registered], code: str, memory: Memory
) -> tuple[list[Local], dict[str, Entity]]:
    """Each article with its known actors by their ids at home, and those of other languages."""
    home = known[code]
    abroad = {
        one: memory.recall(
            "counterparts", one, (home, other), partial(Counterparts, home.lexicon, other.lexicon)
        )
        for one, other in known.items()
        if one != code
    }
    found: list[Local] = []
    brought: dict[str, Entity] = {}
    for one in local:
        if counterparts := abroad.get(one.article.language):
            source = (one, counterparts)
            moved, actors = memory.recall_once(
                "home", one.article.id, source, partial(_brought_home, one, counterparts)
            )
            found.append(moved)
            brought |= actors
        else:
            found.append(one)
    return found, brought


def _reviewed(
    local: Local,
    reading: Reading,
    notes: tuple[Note, ...],
    entities: Mapping[str, Entity],
    memory: Memory,
) -> tuple[Reading, list[Problem]]:
    """The reading as the notes have it; notes may name any actor of the corpus."""
    decides = any(note.kind in ("fact", "not-fact") for note in notes)
    everybody = memory.recall("everybody", "", tuple(entities.values()), object)
    source = (reading, notes, everybody if decides else None)

    def review() -> tuple[Reading, list[Problem]]:
        annotated = replace(reading, notes=notes)
        return reviewed(annotated, local.scan, language(local.article.language), entities)

    return memory.recall_once("reviewed", local.article.id, source, review)


def _brought_home(local: Local, counterparts: Counterparts) -> tuple[Local, dict[str, Entity]]:
    """An article in another language with its known actors by their ids at home."""
    found: dict[str, Entity] = {}
    moved = []
    for named in local.named:
        if named.entity:
            entity = counterparts.of(named.entity)
            found[entity.id] = entity
            moved.append(named._replace(entity=entity.id))
        else:
            moved.append(named)
    return replace(local, named=tuple(moved)), found


def _reading(local: Local, resolved: Resolved, memory: Memory) -> Reading:
    """The article with its mentions, dates and facts; facts ask for the actors named, no others."""
    article = local.article
    mentions, named = resolved.mentions[article.id], resolved.named[article.id]

    def read() -> Reading:
        who = named.values()
        dates = tuple(_outside_names(local.dated.timexes, mentions))
        found = memory.kept(
            lambda: ("facts", *key_of(article), *map(_told, mentions), *map(fingerprint, who)),
            tuple[Fact, ...],
            lambda: tuple(_facts(local, mentions, dates, resolved.entities)),
        )
        return Reading(article, local.dated.sentences, mentions, dates, found)

    return memory.recall_once("reading", article.id, (local, mentions, named), read)


def _told(mention: Mention) -> str:
    """All that a mention says."""
    return f"{mention.span.start} {mention.span.end} {mention.entity} {mention.how} {mention.rule}"


def _facts(
    local: Local,
    mentions: Sequence[Mention],
    dates: Sequence[Timex],
    entities: Mapping[str, Entity],
) -> list[Fact]:
    tongue = language(local.article.language)
    return facts(local.article, local.scan, mentions, dates, tongue, entities)


def _outside_names(dates: Iterable[Timex], mentions: Sequence[Mention]) -> Iterator[Timex]:
    """Dates inside a name are part of the name: Movimiento 23 de Marzo."""
    names = sorted(m.span for m in mentions if m.span.end - m.span.start > 4)
    starts = [name.start for name in names]
    reach = list(accumulate([name.end for name in names], max))
    for timex in dates:
        before = bisect_right(starts, timex.span.start)
        if not before or reach[before - 1] < timex.span.end:
            yield timex
