"""A dossier: one actor, with every mention in its sentence."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from briefing.corpus import Corpus, Event
from briefing.markup import attribute, escape, front_matter, link, opening, path_to
from briefing.model import Entity, Mention, Reading
from briefing.pages.parts import (
    about,
    actor_link,
    actor_path,
    article_link,
    block,
    claim,
    counted,
    crumbs,
    label,
    latest_first,
    listed,
    published,
    quotations,
    quoted,
    sentence_case,
    when,
)
from briefing.site import Page
from briefing.text import Span, slug
from briefing.weave import fact_anchor

# How many a list on an actor's page names before it only counts the rest.
MOST_FACTS, MOST_DATES, MOST_COMPANIONS, MOST_SHARED = 6, 12, 20, 1
# How many articles are quoted on an actor's page; of older ones only the mentions are counted.
QUOTED = 20


def actors(corpus: Corpus) -> Iterator[Page]:
    """The page of each actor that is shown."""
    for entity in corpus.shown:
        yield Page(actor_path(entity.id), _dossier(entity, corpus))


def _dossier(entity: Entity, corpus: Corpus) -> Iterator[str]:
    language = corpus.language
    yield from front_matter({"title": entity.name, "description": entity.role})
    heading = language.say(f"kind_{entity.kind}_heading")
    yield from crumbs(
        corpus, link(language.say("actors"), "index.md"), link(heading, f"index.md#{entity.kind}")
    )
    yield f"# {opening(entity.name)} {{ #top .b-title }}"
    yield ""
    yield from block("b-identity", _identity(entity, corpus))
    if entity.words.strip():
        yield from block(
            "b-words",
            [f'<p class="b-voice">{language.say("voice_editors")}</p>', "", entity.words.strip()],
        )
    readings = corpus.readings_of.get(entity.id, ())
    yield from _facts(entity, readings, corpus)
    yield f"## {language.say('mentions')} {{ #mentions }}"
    yield ""
    if not readings:
        yield language.say("not_mentioned")
        return
    yield from block("b-mentions", _mentions(entity, readings, corpus))
    yield from _dates(entity, readings, corpus)
    yield from _companions(entity, corpus)


def _identity(entity: Entity, corpus: Corpus) -> Iterator[str]:
    language = corpus.language
    say = language.say
    parts = [sentence_case(say(f"kind_{entity.kind}"))]
    if entity.role:
        parts.append(escape(entity.role))
    if entity.country:
        country = corpus.entities.get(slug(entity.country))
        if country and country in corpus.shown and country.id != entity.id:
            parts.append(actor_link(country, actor_path(entity.id)))
        elif not (country and country.hidden):
            parts.append(escape(entity.country))
    if entity.wikidata.lstrip("Q").isdecimal():
        wikidata = attribute(say("on_wikidata", name=entity.name))
        parts.append(
            link(
                "Wikidata",
                f"https://www.wikidata.org/wiki/{entity.wikidata}",
                f'aria-label="{wikidata}"',
            )
        )
    if entity.status == "discovered":
        parts.append(label("discovered", say("not_reviewed")))
    yield " · ".join(parts)
    if entity.aliases:
        yield ""
        yield f"{say('also_called')} {escape(', '.join(entity.aliases))}"
    if entity.status == "discovered":
        yield ""
        yield say("discovered_about")


def _facts(entity: Entity, readings: tuple[Reading, ...], corpus: Corpus) -> Iterator[str]:
    language, page = corpus.language, actor_path(entity.id)
    about_it = (
        (reading, fact)
        for reading in readings
        for fact in reading.facts
        if fact.review != "struck" and entity.id in reading.actors_of(fact)
    )
    found = list(islice(about_it, MOST_FACTS))
    if not found:
        return
    lines = [
        f"## {language.say('key_facts')} {{ #facts }}",
        "",
        f'<p class="b-voice">{language.say("voice_extracted")}</p>',
        "",
    ]
    of = None
    for reading, fact in found:
        if reading is not of:
            title = escape(reading.article.title)
            day = published(reading, language)
            lines += [f'<p class="b-from"><b>{title}</b> · {day}</p>', ""]
            of = reading
        words = quoted(reading, fact.span, corpus, corpus.mentions_of(entity.id, reading))
        place = path_to(reading.article.path, page, fact_anchor(fact))
        lines += [claim(fact, reading, corpus), ""]
        said = f"<q>{words}</q> " if words else ""
        lines += [f"{said}{link(language.say('in_the_article'), place)}", ""]
    yield from block("b-extracted b-facts", lines, "section")


def _mentions(entity: Entity, readings: tuple[Reading, ...], corpus: Corpus) -> Iterator[str]:
    """Every sentence that names the actor, by article, newest first; old ones only counted."""
    language, page = corpus.language, actor_path(entity.id)
    for reading in readings[:QUOTED]:
        by_sentence: dict[Span, list[Mention]] = defaultdict(list)
        for mention in corpus.mentions_of(entity.id, reading):
            by_sentence[reading.sentence_at(mention.span.start)].append(mention)
        said = [
            words
            for sentence, mentions in by_sentence.items()
            if (words := quoted(reading, sentence, corpus, mentions))
        ]
        number = sum(map(len, by_sentence.values()))
        told = "" if said else f" · {counted(language, 'mentions', number)}"
        yield f"**{article_link(reading, page)}** · {published(reading, language)}{told}"
        yield ""
        yield from quotations(said) if said else ()
    if len(readings) <= QUOTED:
        return
    yield f"### {language.say('mentions_before')} {{ #mentions-before }}"
    yield ""
    for reading in readings[QUOTED:]:
        number = counted(language, "mentions", len(corpus.mentions_of(entity.id, reading)))
        yield f"- {article_link(reading, page)} · {published(reading, language)} · {number}"


def _dates(entity: Entity, readings: tuple[Reading, ...], corpus: Corpus) -> Iterator[str]:
    events = _events(entity, readings)
    if not events:
        return
    items = [
        f"{when(event.timex.value, corpus.language)} {_said(event, entity, corpus)}"
        for event in events[:MOST_DATES]
        if event.timex.value
    ]
    lines = [f"## {corpus.language.say('dates')} {{ #dates }}", "", *quotations(items, " b-dated")]
    yield from block("b-extracted b-dates", lines, "section")


def _said(event: Event, entity: Entity, corpus: Corpus) -> str:
    """The sentence of a date; of an article that may not be quoted, its title."""
    names = corpus.mentions_of(entity.id, event.reading)
    words = quoted(event.reading, event.sentence, corpus, names, event.timex.span)
    return words or escape(event.reading.article.title)


def _events(entity: Entity, readings: tuple[Reading, ...]) -> list[Event]:
    """The dated sentences that name the actor, latest first, unknown years last."""
    found = [
        Event(reading, timex, sentence)
        for reading in readings
        for timex in reading.timexes
        if timex.role == "event" and timex.value
        for sentence in [reading.sentence_at(timex.span.start)]
        if any(mention.entity == entity.id for mention in reading.mentions_in(sentence))
    ]
    return sorted(found, key=latest_first)


def _companions(entity: Entity, corpus: Corpus) -> Iterator[str]:
    """Who appears in the same articles, those together that share the same ones."""
    language, page = corpus.language, actor_path(entity.id)
    companions = corpus.companions(entity.id)
    if not companions:
        return
    yield f"## {language.say('companions')} {{ #companions }}"
    yield ""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for identifier, shared in companions[:MOST_COMPANIONS]:
        articles = tuple(reading.article.id for reading in shared)
        groups[articles].append(actor_link(corpus.entity(identifier), page))
    for articles, names in groups.items():
        readings = [corpus.by_article[article] for article in articles[:MOST_SHARED]]
        titles = [article_link(reading, page) for reading in readings]
        if len(articles) > MOST_SHARED:
            titles.append(language.say("and_more", n=len(articles) - MOST_SHARED))
        number = counted(language, "in_articles", len(articles))
        yield f"- {listed(names, language)} {about([number, *titles])}"
    if len(companions) > MOST_COMPANIONS:
        yield ""
        yield sentence_case(language.say("and_more", n=len(companions) - MOST_COMPANIONS))
