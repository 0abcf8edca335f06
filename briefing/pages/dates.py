"""The chronology: what the texts date, by year and month, as exactly as they do and no more."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefing.corpus import Corpus, Event
from briefing.edtf import EDTF
from briefing.languages.calendar import in_words
from briefing.markup import date_tags, escape, front_matter, link
from briefing.model import Page
from briefing.pages.parts import (
    DATES,
    about,
    article_link,
    block,
    counted,
    latest_first,
    published,
    quoted,
    when,
)

# From how many events on each year has a page of its own.
SPLIT = 400
NO_MONTH, WIDER = 0, -1


def dates(corpus: Corpus) -> Iterator[Page]:
    """The chronology on one page, or on one for each year and an overview."""
    years: dict[int, list[Event]] = defaultdict(list)
    unknown: list[Event] = []
    for event in sorted(corpus.timeline, key=latest_first):
        value = event.timex.value
        if value and (first := value.earliest or value.latest):
            years[first.year].append(event)
        else:
            unknown.append(event)
    split = sum(map(len, years.values())) > SPLIT
    yield Page(DATES, "\n".join(_overview(corpus, years, unknown, split=split)))
    if split:
        for year, events in years.items():
            yield Page(f"dates/{year}.md", "\n".join(_year_page(corpus, year, events)))


def upcoming(corpus: Corpus) -> list[Event]:
    """The events that may still lie ahead on the day of the edition, soonest first."""
    return [event for event in corpus.timeline if corpus.is_upcoming(event.timex)]


def event_line(event: Event, corpus: Corpus, page: str) -> str:
    """A list item: the date in words, the sentence, the article."""
    value = event.timex.value
    words = quoted(event.reading, event.sentence)
    source = about([article_link(event.reading, page)])
    if value is None:
        return f"- {words} {source}"
    before, after = date_tags(value)
    return f"- {before}{when(value, corpus.language)}{after} {words} {source}"


def _overview(
    corpus: Corpus, years: dict[int, list[Event]], unknown: Sequence[Event], *, split: bool
) -> Iterator[str]:
    language = corpus.language
    say = language.say
    yield from front_matter({"title": say("chronology"), "description": say("chronology_about")})
    yield f"# {say('chronology')} {{ #top .b-title }}"
    yield ""
    yield say("chronology_about")
    yield ""
    if not years and not unknown:
        yield say("no_dates_yet")
        yield ""
    ahead = upcoming(corpus)
    if corpus.edition:
        yield from block(
            "b-edition",
            [say("edition_of", date=escape(in_words(EDTF(corpus.edition.isoformat()), language)))],
        )
    if ahead:
        yield f"## {say('upcoming')} {{ #upcoming }}"
        yield ""
        yield from block(
            "b-dates b-upcoming", (event_line(event, corpus, DATES) for event in ahead)
        )
    for year, events in years.items():
        if split:
            yield f"- {link(str(year), f'{year}.md')} ({counted(language, 'events', len(events))})"
        else:
            yield f"## {year} {{ #y{year} }}"
            yield ""
            yield from _months(corpus, year, events, DATES)
    if unknown:
        yield ""
        yield f"## {say('year_unknown')} {{ #year-unknown }}"
        yield ""
        yield from block("b-dates", (event_line(event, corpus, DATES) for event in unknown))
    yield from _publications(corpus)


def _year_page(corpus: Corpus, year: int, events: Sequence[Event]) -> Iterator[str]:
    title = corpus.language.say("chronology_of", year=year)
    yield from front_matter({"title": title})
    yield f"# {title} {{ #top .b-title }}"
    yield ""
    yield link(corpus.language.say("chronology"), "index.md")
    yield ""
    yield from _months(corpus, year, events, f"dates/{year}.md")


def _months(corpus: Corpus, year: int, events: Sequence[Event], page: str) -> Iterator[str]:
    """The events of a year: month by month, latest first, then those that name no month."""
    months: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        months[_month(event.timex.value)].append(event)
    for month in sorted(months, reverse=True):
        yield f"### {_heading(corpus, year, month)} {{ #{_anchor(year, month)} }}"
        yield ""
        yield from block("b-dates", (event_line(event, corpus, page) for event in months[month]))


def _anchor(year: int, month: int) -> str:
    return (
        f"y{year}-{month:02}"
        if month > 0
        else f"y{year}-{'year' if month == NO_MONTH else 'years'}"
    )


def _heading(corpus: Corpus, year: int, month: int) -> str:
    if month == WIDER:
        return corpus.language.say("years_from", year=year)
    if month == NO_MONTH:
        return corpus.language.say("month_unknown")
    name = in_words(EDTF(f"{year:04}-{month:02}"), corpus.language)
    return escape(name[:1].upper() + name[1:])


def _month(value: EDTF | None) -> int:
    """The month in which the whole of the date lies, or NO_MONTH, or WIDER than the year."""
    first = value.earliest if value else None
    last = value.latest if value else None
    if first is None or last is None or first.year != last.year:
        return WIDER
    return first.month if first.month == last.month else NO_MONTH


def _publications(corpus: Corpus) -> Iterator[str]:
    if not corpus.readings:
        return
    yield ""
    yield f"## {corpus.language.say('publications')} {{ #publications }}"
    yield ""
    yield corpus.language.say("publications_about")
    yield ""
    for reading in corpus.readings:
        yield f"- {published(reading, corpus.language)}: {article_link(reading, DATES)}"
