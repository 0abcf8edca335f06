"""The index of the actors, by letter and by kind."""

from collections import defaultdict
from collections.abc import Iterator

from briefing.corpus import Corpus
from briefing.markup import front_matter, link
from briefing.model import KINDS, Entity
from briefing.pages.collation import NO_LETTER, initial, sort_key
from briefing.pages.parts import ACTORS, about, actor_link, article_link, block, counted
from briefing.site import Page
from briefing.text import slug

# How many articles an entry names before it only counts the rest.
MOST_LATEST = 2


def actor_index(corpus: Corpus) -> Iterator[Page]:
    """The index page of the actors."""
    yield Page(ACTORS, _index(corpus))


def _index(corpus: Corpus) -> Iterator[str]:
    language = corpus.language
    say = language.say
    yield from front_matter({"title": say("actors"), "description": say("actors_about")})
    yield f"# {say('actors')} {{ #top .b-title }}"
    yield ""
    by_letter: dict[str, list[Entity]] = defaultdict(list)
    by_kind: dict[str, list[Entity]] = defaultdict(list)
    for entity in sorted(corpus.shown, key=lambda entity: sort_key(entity.name, language)):
        by_letter[initial(entity.name, language)].append(entity)
        by_kind[entity.kind].append(entity)
    if not by_letter:
        yield say("no_actors_yet")
        return
    yield say("actors_about")
    yield ""
    jumps = [
        link(letter.replace("#", say("figures")), f"#{_letter_anchor(letter)}")
        for letter in by_letter
    ]
    kinds = [
        link(counted(language, f"kind_{kind}", len(by_kind[kind])), f"#{kind}")
        for kind in KINDS
        if by_kind[kind]
    ]
    yield from block("b-jumps", [" ".join(jumps), "", " · ".join(kinds)])
    yield f"## {say('by_letter')} {{ #by-letter }}"
    yield ""
    for letter, entities in by_letter.items():
        heading = say("figures") if letter == NO_LETTER else letter
        yield f"### {heading} {{ #{_letter_anchor(letter)} }}"
        yield ""
        yield from block("b-index", (_entry(entity, corpus) for entity in entities))
    yield f"## {say('by_kind')} {{ #by-kind }}"
    yield ""
    for kind in KINDS:
        if by_kind[kind]:
            yield f"### {say(f'kind_{kind}_heading')} {{ #{kind} }}"
            yield ""
            yield ", ".join(actor_link(entity, ACTORS) for entity in by_kind[kind])
            yield ""


def _letter_anchor(letter: str) -> str:
    """Ñ has an anchor of its own, apart from that of N."""
    return (
        "letter-0"
        if letter == NO_LETTER
        else f"letter-{slug(letter)}{'' if letter.isascii() else '-2'}"
    )


def _entry(entity: Entity, corpus: Corpus) -> str:
    language = corpus.language
    readings = corpus.readings_of.get(entity.id, ())
    told = [language.say(f"kind_{entity.kind}"), counted(language, "articles", len(readings))]
    if entity.status == "discovered":
        told.append(language.say("not_reviewed"))
    latest = [article_link(reading, ACTORS) for reading in readings[:MOST_LATEST]]
    if len(readings) > MOST_LATEST:
        latest.append(
            link(
                language.say("and_more", n=len(readings) - MOST_LATEST), f"{entity.id}.md#mentions"
            )
        )
    line = f"- {actor_link(entity, ACTORS)} <small>{' · '.join(told)}</small>"
    return f"{line} {about(latest)}" if latest else line
