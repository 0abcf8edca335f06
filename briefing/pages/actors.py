"""A dossier: one actor, with every mention in its sentence."""

from collections import defaultdict
from collections.abc import Iterator

from briefing.corpus import Corpus, Event
from briefing.markup import attribute, escape, front_matter, link, opening
from briefing.model import Entity, Mention, Page, Reading
from briefing.pages.parts import (
    about,
    actor_link,
    actor_path,
    article_link,
    block,
    claims,
    counted,
    label,
    latest_first,
    listed,
    published,
    quoted,
    when,
)
from briefing.text import Span, slug
from briefing.weave import fact_anchor

# How many a list on an actor's page names before it only counts the rest.
MOST_FACTS, MOST_DATES, MOST_COMPANIONS, MOST_SHARED = 10, 20, 20, 3


def actors(corpus: Corpus) -> Iterator[Page]:
    """The page of each actor that is shown."""
    for entity in corpus.shown:
        yield Page(actor_path(entity.id), "\n".join(_dossier(entity, corpus)))


def _dossier(entity: Entity, corpus: Corpus) -> Iterator[str]:
    language = corpus.language
    yield from front_matter({"title": entity.name, "description": entity.role})
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
    parts = [say(f"kind_{entity.kind}")]
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
    found = [
        (reading, fact)
        for reading in readings
        for fact in reading.facts
        if fact.review != "struck"
        and any(m.entity == entity.id for m in reading.mentions_in(fact.span))
    ]
    if not found:
        return
    lines = [
        f"## {language.say('key_facts')} {{ #facts }}",
        "",
        f'<p class="b-voice">{language.say("voice_extracted")}</p>',
        "",
    ]
    for reading, fact in found[:MOST_FACTS]:
        mentions = corpus.mentions_of(entity.id, reading)
        source = article_link(reading, page, fact_anchor(fact))
        lines.append(
            f"- {quoted(reading, fact.span, mentions)} {about([*claims(fact, corpus), source])}"
        )
    yield from block("b-extracted b-facts", lines, "section")


def _mentions(entity: Entity, readings: tuple[Reading, ...], corpus: Corpus) -> Iterator[str]:
    """Every sentence that names the actor, by article, newest first."""
    page = actor_path(entity.id)
    for reading in readings:
        by_sentence: dict[Span, list[Mention]] = defaultdict(list)
        for mention in corpus.mentions_of(entity.id, reading):
            by_sentence[reading.sentence_at(mention.span.start)].append(mention)
        yield f"**{article_link(reading, page)}** · {published(reading, corpus.language)}"
        yield ""
        for sentence, mentions in by_sentence.items():
            yield f"- {quoted(reading, sentence, mentions)}"
        yield ""


def _dates(entity: Entity, readings: tuple[Reading, ...], corpus: Corpus) -> Iterator[str]:
    events = _events(entity, readings)
    if not events:
        return
    lines = [f"## {corpus.language.say('dates')} {{ #dates }}", ""]
    for event in events[:MOST_DATES]:
        if event.timex.value:
            mentions = corpus.mentions_of(entity.id, event.reading)
            words = quoted(event.reading, event.sentence, mentions)
            lines.append(f"- {when(event.timex.value, corpus.language)}: {words}")
    yield from block("b-extracted b-dates", lines, "section")


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
    language, page = corpus.language, actor_path(entity.id)
    companions = corpus.companions(entity.id)
    if not companions:
        return
    yield f"## {language.say('companions')} {{ #companions }}"
    yield ""
    for identifier, shared in companions[:MOST_COMPANIONS]:
        if len(shared) > 1:
            yield f"- {_companion(identifier, shared, corpus, page)}"
    once: dict[str, list[str]] = defaultdict(list)
    for identifier, shared in companions[:MOST_COMPANIONS]:
        if len(shared) == 1:
            once[shared[0].article.id].append(actor_link(corpus.entity(identifier), page))
    for article, names in once.items():
        title = article_link(corpus.by_article[article], page)
        yield f"- {listed(names, language)} {about([language.say('only_in', article=title)])}"
    if len(companions) > MOST_COMPANIONS:
        yield ""
        yield language.say("and_more", n=len(companions) - MOST_COMPANIONS)


def _companion(identifier: str, shared: tuple[Reading, ...], corpus: Corpus, page: str) -> str:
    """An actor and the articles shared with it, latest first."""
    language = corpus.language
    titles = [article_link(reading, page) for reading in shared[:MOST_SHARED]]
    if len(shared) > MOST_SHARED:
        titles.append(language.say("and_more", n=len(shared) - MOST_SHARED))
    number = f"({counted(language, 'articles', len(shared))})"
    return f"{actor_link(corpus.entity(identifier), page)} {number} {about(titles)}"
