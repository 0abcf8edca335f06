"""The home page: the editors' introduction, then what is new, what comes, who is in it."""

from collections.abc import Iterator

from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.languages.calendar import in_words
from briefing.markup import escape, front_matter, link, path_to
from briefing.model import Reading
from briefing.pages.events import event_line, upcoming
from briefing.pages.notes import every_note, note_line
from briefing.pages.parts import (
    ACTORS,
    DATES,
    HOME,
    NOTES,
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
from briefing.weave import lead

# How many of each the home page shows.
LATEST, AHEAD, NAMED, NOTED = 12, 8, 12, 5
SUMMARY = 280


def home(corpus: Corpus) -> Iterator[Page]:
    """The home page."""
    yield Page(HOME, _home(corpus))


def _home(corpus: Corpus) -> Iterator[str]:
    say = corpus.language.say
    if corpus.introduction:
        yield corpus.introduction.rstrip()
    else:
        yield from front_matter({"title": say("home")})
        yield f"# {say('home')} {{ #top .b-title }}"
    yield ""
    if not corpus.readings:
        yield say("empty")
        return
    if corpus.edition:
        edition = in_words(EDTF(corpus.edition.isoformat()), corpus.language)
        yield from block("b-home b-edition", [say("edition_of", date=escape(edition))])
    for part in (_latest, _ahead, _named, _noted):
        yield from part(corpus)


def _latest(corpus: Corpus) -> Iterator[str]:
    yield f"## {corpus.language.say('latest')} {{ #latest }}"
    yield ""
    yield '<div class="b-cards" markdown="1">'
    yield ""
    for reading in corpus.readings[:LATEST]:
        yield from block("b-card", _card(reading, corpus))
    yield "</div>"
    yield ""
    yield link(corpus.language.say("all_articles"), path_to(DATES, HOME, "publications"))
    yield ""


def _card(reading: Reading, corpus: Corpus) -> Iterator[str]:
    yield f"### {article_link(reading, HOME)} {{ #{'a-' + reading.article.id.replace('/', '-')} }}"
    yield ""
    told = [part for part in (reading.article.source.publisher, reading.article.section) if part]
    day = published(reading, corpus.language)
    line = [*map(escape, told), day] if told else [sentence_case(day)]
    yield f'<p class="b-source">{" · ".join(line)}</p>'
    yield ""
    if words := _summary(reading):
        yield f'<p class="b-summary"{foreign(reading, corpus)}>{escape(words)}</p>'
    named = [actor_link(corpus.entity(actor), HOME) for actor in corpus.actors_of(reading)[:4]]
    if named:
        yield ""
        yield f'<p class="b-about" markdown="1">{listed(named, corpus.language)}</p>'


def _summary(reading: Reading) -> str:
    """The standfirst, else the fact that matters most, else nothing."""
    article = reading.article
    span = lead(article) or next(
        (fact.span for fact in reading.facts if fact.review != "struck"), None
    )
    words = " ".join(published_words(reading, span).split()) if span else ""
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
    yield link(corpus.language.say("whole_chronology"), path_to(DATES, HOME))
    yield ""


def _named(corpus: Corpus) -> Iterator[str]:
    most = sorted(
        corpus.readings_of,
        key=lambda actor: (-len(corpus.readings_of[actor]), -_mentions(actor, corpus), actor),
    )
    if not most:
        return
    yield f"## {corpus.language.say('most_mentioned')} {{ #most-mentioned }}"
    yield ""
    lines = (
        f"- {actor_link(corpus.entity(actor), HOME)} "
        f"({counted(corpus.language, 'articles', len(corpus.readings_of[actor]))})"
        for actor in most[:NAMED]
    )
    yield from block("b-columns", lines)
    yield link(corpus.language.say("all_actors"), path_to(ACTORS, HOME))
    yield ""


def _mentions(actor: str, corpus: Corpus) -> int:
    return sum(len(corpus.mentions_of(actor, reading)) for reading in corpus.readings_of[actor])


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
