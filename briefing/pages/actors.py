"""A dossier: one actor, with every mention in its sentence."""

from collections import defaultdict
from collections.abc import Iterator

from briefing.corpus import Corpus
from briefing.discretion import country_of
from briefing.markup import attribute, escape, front_matter, link, opening, path_to
from briefing.model import Entity
from briefing.pages.mentions import mentions, older, overview
from briefing.pages.notes import note_line
from briefing.pages.pairs import pair_path, pairs_of
from briefing.pages.parts import (
    NOTES,
    about,
    actor_link,
    actor_path,
    article_link,
    block,
    counted,
    crumbs,
    label,
    listed,
    sentence_case,
)
from briefing.pages.passages import Passages, date_section, fact_section, passages
from briefing.site import Page
from briefing.text import slug

# How many a list on an actor's page names before it only counts the rest.
MOST_FACTS, MOST_DATES, MOST_NOTES, MOST_COMPANIONS, MOST_SHARED = 6, 12, 10, 20, 3


def actors(corpus: Corpus) -> Iterator[Page]:
    """The page of each actor that is shown, and the pages of its older mentions."""
    for entity in corpus.shown:
        yield _page(entity, corpus)
        yield from older(entity, corpus.readings_of.get(entity.id, ()), corpus)


def actor_at(path: str, corpus: Corpus) -> Page | None:
    """The page of an actor at `path`; None where there is none."""
    entity = corpus.entities.get(path.removeprefix("actors/").removesuffix(".md"))
    is_there = entity and actor_path(entity.id) == path and _has_page(entity, corpus)
    return _page(entity, corpus) if entity and is_there else None


def _page(entity: Entity, corpus: Corpus) -> Page:
    return Page(actor_path(entity.id), _dossier(entity, corpus))


def _dossier(entity: Entity, corpus: Corpus) -> Iterator[str]:
    said, page, language = passages(corpus), actor_path(entity.id), corpus.language
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
    yield from overview(entity, readings, corpus)
    facts = said.facts(entity.id)
    yield from fact_section(facts[:MOST_FACTS], [entity.id], page, corpus)
    yield from _companions(entity, corpus)
    yield from _notes(entity, said)
    events = said.events(entity.id)
    yield from date_section(events[:MOST_DATES], [entity.id], page, corpus)
    # The longest comes last.
    yield from mentions(entity, readings, corpus)


def _identity(entity: Entity, corpus: Corpus) -> Iterator[str]:
    language = corpus.language
    say = language.say
    parts = [sentence_case(say(f"kind_{entity.kind}"))]
    if entity.role:
        parts.append(escape(entity.role))
    if entity.country:
        country = corpus.entities.get(slug(entity.country))
        if country and country.id != entity.id and _has_page(country, corpus):
            parts.append(actor_link(country, actor_path(entity.id)))
        elif told := country_of(entity, corpus):
            parts.append(escape(told))
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


def _has_page(entity: Entity, corpus: Corpus) -> bool:
    named = entity.id in corpus.readings_of or entity.status == "registered"
    return named and corpus.is_shown(entity.id)


def _companions(entity: Entity, corpus: Corpus) -> Iterator[str]:
    """Who appears in the same articles, most often first; those together that share the same."""
    language, page = corpus.language, actor_path(entity.id)
    companions, pairs = corpus.companions(entity.id), pairs_of(corpus)
    if not companions:
        return
    yield f"## {language.say('companions')} {{ #companions }}"
    yield ""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for other, shared in companions[:MOST_COMPANIONS]:
        name = actor_link(corpus.entity(other), page)
        if tuple(sorted((entity.id, other))) in pairs:
            both = link(language.say("both"), path_to(pair_path(entity.id, other), page))
            yield f"- {name} {about([counted(language, 'in_articles', len(shared)), both])}"
        else:
            groups[tuple(reading.article.id for reading in shared)].append(name)
    for articles, names in groups.items():
        readings = [corpus.by_article[article] for article in articles[:MOST_SHARED]]
        titles = [article_link(reading, page) for reading in readings]
        if len(articles) > MOST_SHARED:
            titles.append(language.say("and_more", n=len(articles) - MOST_SHARED))
        number = counted(language, "in_articles", len(articles))
        yield f"- {listed(names, language)} {about([number, *titles])}"
    yield ""
    if len(companions) > MOST_COMPANIONS:
        yield sentence_case(language.say("and_more", n=len(companions) - MOST_COMPANIONS))
        yield ""


def _notes(entity: Entity, said: Passages) -> Iterator[str]:
    """What the editors say of passages that name the actor."""
    corpus, page = said.corpus, actor_path(entity.id)
    found = said.notes.get(entity.id, ())
    if not found:
        return
    yield f"## {corpus.language.say('notes')} {{ #notes }}"
    yield ""
    yield from block(
        "b-notes", (note_line(*item, corpus, page, kind=True) for item in found[:MOST_NOTES])
    )
    if len(found) > MOST_NOTES:
        yield link(corpus.language.say("all_notes"), path_to(NOTES, page))
        yield ""
