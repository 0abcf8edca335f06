"""The home page: the editors' introduction, then what is new, what comes, who is in it."""

import re
from collections.abc import Iterable, Iterator

from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.languages.calendar import in_words
from briefing.markup import escape, front_matter, link, opening, path_to
from briefing.model import Reading
from briefing.pages.editions import Edition, last_editions
from briefing.pages.events import event_line, upcoming
from briefing.pages.notes import every_note, note_line
from briefing.pages.objections import objections
from briefing.pages.parts import (
    ACTORS,
    DATES,
    HOME,
    NOTES,
    about,
    actor_link,
    article_link,
    block,
    counted,
    foreign,
    listed,
    published,
    sentence_case,
)
from briefing.rights import published_words
from briefing.site import Page
from briefing.text import Span, slug, told_apart
from briefing.weave import lead

# How many of each the home page shows.
LATEST, AHEAD, NAMED, NOTED, GONE = 12, 8, 10, 5, 4
SUMMARY = 280
# Of fewer articles nearly every name stands in one: their order would be that of the alphabet.
COMPARABLE = 5
HEADING = re.compile(r"## (.+) \{ #(\S+) \}")


def home(corpus: Corpus) -> Iterator[Page]:
    """The home page."""
    yield Page(HOME, _home(corpus))


def _home(corpus: Corpus) -> Iterator[str]:
    say = corpus.language.say
    if corpus.introduction:
        yield corpus.introduction.rstrip()
    else:
        yield from front_matter({"title": say("home")})
        yield f"# {opening(corpus.settings.name or say('home'))} {{ #top .b-title }}"
    yield ""
    if not corpus.readings:
        yield say("empty")
        return
    if corpus.edition:
        edition = in_words(EDTF(corpus.edition.isoformat()), corpus.language)
        yield from block("b-home b-edition", [say("edition_of", date=escape(edition))])
    beside = [line for part in (_ahead, _named, _noted) for line in part(corpus)]
    yield from block("b-jumps b-front__jumps", [" · ".join(_jumps(beside))])
    yield from block(
        "b-front",
        [*block("b-front__main", _latest(corpus)), *block("b-front__beside", beside)],
    )


def _jumps(lines: Iterable[str]) -> Iterator[str]:
    """Links to the headings among `lines`, for windows too narrow to show them beside the news."""
    for line in lines:
        if heading := HEADING.fullmatch(line):
            yield link(heading[1], f"#{heading[2]}")


def _latest(corpus: Corpus) -> Iterator[str]:
    yield f"## {corpus.language.say('latest')} {{ #latest }}"
    yield ""
    latest = corpus.readings[:LATEST]
    anchors = told_apart(f"a-{slug(reading.article.id)}" for reading in latest)
    cards = (
        line
        for reading, anchor in zip(latest, anchors, strict=True)
        for line in block("b-card", _card(reading, anchor, corpus))
    )
    yield from block("b-cards", cards)
    yield link(corpus.language.say("all_articles"), path_to(DATES, HOME))
    yield ""


def _card(reading: Reading, anchor: str, corpus: Corpus) -> Iterator[str]:
    yield f"### {article_link(reading, HOME)} {{ #{anchor} }}"
    yield ""
    yield f'<p class="b-source">{" · ".join(_published(reading, corpus))}</p>'
    yield ""
    span = _told_first(reading)
    if words := _summary(reading, span):
        yield f'<p class="b-summary"{foreign(reading, corpus)}>{escape(words)}</p>'
        if doubt := objections(reading, span, corpus, HOME):
            yield ""
            yield doubt
    named = [actor_link(corpus.entity(actor), HOME) for actor in corpus.actors_of(reading)[:4]]
    if named:
        yield ""
        yield f'<p class="b-about" markdown="1">{listed(named, corpus.language)}</p>'


def _published(reading: Reading, corpus: Corpus) -> list[str]:
    """By whom, in which section and when; a section is said to be one where nobody is known."""
    article, day = reading.article, published(reading, corpus.language)
    section = escape(article.section)
    if outlet := escape(article.source.publisher or article.source.agency):
        return [part for part in (outlet, section, day) if part]
    said = [corpus.language.say("in_section", section=section)] if section else []
    return [sentence_case(day), *said]


def _told_first(reading: Reading) -> Span:
    """The standfirst, else a fact that an editor pinned, else the first of the text."""
    facts = (fact for fact in reading.facts if fact.review != "struck")
    first = min(facts, key=lambda fact: (fact.review != "pinned", fact.span), default=None)
    return lead(reading.article) or (first.span if first else Span(0, 0))


def _summary(reading: Reading, span: Span) -> str:
    """The words of a span, as many as a card has room for."""
    words = " ".join(published_words(reading, span).split())
    return words if len(words) <= SUMMARY else words[:SUMMARY].rsplit(" ", 1)[0] + "…"


def _ahead(corpus: Corpus) -> Iterator[str]:
    ahead = upcoming(corpus)
    yield f"## {corpus.language.say('upcoming')} {{ #upcoming }}"
    yield ""
    if ahead:
        yield from block(
            "b-dates b-upcoming", (event_line(event, corpus, HOME) for event in ahead[:AHEAD])
        )
    else:
        yield corpus.language.say("nothing_upcoming")
        yield ""
    if len(ahead) > AHEAD:
        all_ahead = corpus.language.say("all_upcoming", n=len(ahead))
        yield link(all_ahead, path_to(DATES, HOME, "upcoming"))
        yield ""
    yield link(corpus.language.say("whole_chronology"), path_to(DATES, HOME))
    yield ""


def _named(corpus: Corpus) -> Iterator[str]:
    """Who is named most in the last edition, against the one before, in words."""
    language = corpus.language
    editions = last_editions(corpus)
    if len(editions) < 2 or any(len(one.readings) < COMPARABLE for one in editions):
        yield from _named_in_all(corpus)
        return
    last, before = editions
    yield f"## {language.say('most_mentioned')} {{ #most-mentioned }}"
    yield ""
    days = [escape(in_words(EDTF(one.day.isoformat()), language)) for one in editions]
    yield language.say("edition_against", last=days[0], before=days[1])
    yield ""
    most = sorted(
        last.named,
        key=lambda actor: (-last.named[actor], before.named.get(actor, 0), actor),
    )
    lines = (
        f"- {actor_link(corpus.entity(actor), HOME)} {about(_change(actor, last, before, corpus))}"
        for actor in most[:NAMED]
    )
    yield from block("b-ranking", lines)
    gone = [actor for actor in before.named if actor not in last.named]
    gone.sort(key=lambda actor: (-before.named[actor], actor))
    if gone:
        names = listed([actor_link(corpus.entity(one), HOME) for one in gone[:GONE]], language)
        yield language.say("no_longer", names=names)
        yield ""
    yield link(language.say("all_actors"), path_to(ACTORS, HOME))
    yield ""


def _change(actor: str, last: Edition, before: Edition, corpus: Corpus) -> list[str]:
    """In how many articles an actor is named, and how many more or fewer than before."""
    language = corpus.language
    number, difference = last.named[actor], last.named[actor] - before.named.get(actor, 0)
    if actor not in before.named:
        change = language.say("change_new")
    elif difference:
        key = "change_more" if difference > 0 else "change_fewer"
        change = language.say(key, n=abs(difference))
    else:
        change = language.say("change_none")
    return [counted(language, "articles", number), change]


def _named_in_all(corpus: Corpus) -> Iterator[str]:
    """Who is named most in all articles, as long as there are no two editions to compare."""
    language = corpus.language
    most = sorted(
        corpus.readings_of,
        key=lambda actor: (-len(corpus.readings_of[actor]), -_mentions(actor, corpus), actor),
    )
    if not most:
        return
    yield f"## {language.say('most_mentioned')} {{ #most-mentioned }}"
    yield ""
    lines = (
        f"- {actor_link(corpus.entity(actor), HOME)} "
        f"{about([counted(language, 'articles', len(corpus.readings_of[actor]))])}"
        for actor in most[:NAMED]
    )
    yield from block("b-ranking", lines)
    yield link(language.say("all_actors"), path_to(ACTORS, HOME))
    yield ""


def _mentions(actor: str, corpus: Corpus) -> int:
    return sum(len(reading.named.get(actor, ())) for reading in corpus.readings_of[actor])


def _noted(corpus: Corpus) -> Iterator[str]:
    found = sorted(every_note(corpus), key=lambda item: item[1].date, reverse=True)
    if not found:
        return
    yield f"## {corpus.language.say('recent_notes')} {{ #recent-notes }}"
    yield ""
    yield from block(
        "b-notes", (note_line(*item, corpus, HOME, kind=True) for item in found[:NOTED])
    )
    yield link(corpus.language.say("all_notes"), path_to(NOTES, HOME))
    yield ""
