"""The chronology: what the texts date, by year and month, as exactly as they do and no more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.corpus import Corpus, Event
from briefing.edtf import EDTF
from briefing.languages.calendar import in_words
from briefing.markup import escape, front_matter, link
from briefing.model import Reading
from briefing.pages.parts import (
    DATES,
    article_link,
    block,
    counted,
    crumbs,
    latest_first,
    published,
    quoted,
    sentence_case,
    when,
)
from briefing.site import Page

# From how many events on each year has a page of its own, and each month of a year.
SPLIT = 400
NO_MONTH, WIDER = 0, -1
UNDATED = 0
Years = Mapping[int, Sequence[Event]]


def dates(corpus: Corpus) -> Iterator[Page]:
    """The chronology on one page; of a large corpus on one for each year, or even each month."""
    years: dict[int, list[Event]] = defaultdict(list)
    unknown: list[Event] = []
    for event in sorted(corpus.timeline, key=latest_first):
        value = event.timex.value
        if value and (first := value.earliest or value.latest):
            years[first.year].append(event)
        else:
            unknown.append(event)
    published_in = _published_in(corpus)
    split = sum(map(len, years.values())) > SPLIT
    yield Page(DATES, _overview(corpus, years, unknown, published_in, split=split))
    if split:
        for year in sorted({*years, *published_in} - {UNDATED}):
            yield from _year(corpus, year, years.get(year, ()), published_in.get(year, ()))


def _published_in(corpus: Corpus) -> dict[int, list[Reading]]:
    """The articles by the year of their publication, or UNDATED."""
    found: dict[int, list[Reading]] = defaultdict(list)
    for reading in corpus.readings:
        day = reading.article.date
        first = day.earliest if day else None
        found[first.year if first else UNDATED].append(reading)
    return found


def upcoming(corpus: Corpus) -> list[Event]:
    """The events that may still lie ahead on the day of the edition, soonest first."""
    return [event for event in corpus.timeline if corpus.is_upcoming(event.timex)]


def event_line(event: Event, corpus: Corpus, page: str) -> str:
    """A list item: the date in words, the sentence, the article."""
    value = event.timex.value
    words = quoted(event.reading, event.sentence, corpus, focus=event.timex.span)
    dated = when(value, corpus.language) if value else ""
    parts = (dated, words, article_link(event.reading, page))
    return f"- {' '.join(part for part in parts if part)}"


def _overview(
    corpus: Corpus,
    years: Years,
    unknown: Sequence[Event],
    published_in: Mapping[int, Sequence[Reading]],
    *,
    split: bool,
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
    if corpus.edition:
        edition = in_words(EDTF(corpus.edition.isoformat()), language)
        yield from block("b-edition", [say("edition_of", date=escape(edition))])
    if ahead := upcoming(corpus):
        yield f"## {say('upcoming')} {{ #upcoming }}"
        yield ""
        yield from block(
            "b-dates b-upcoming", (event_line(event, corpus, DATES) for event in ahead)
        )
    if split:
        yield from _list_of_years(corpus, years, published_in)
    for year, events in () if split else years.items():
        yield f"## {year} {{ #y{year} }}"
        yield ""
        for month, of_month in _by_month(events).items():
            yield f"### {_heading(corpus, year, month)} {{ #{_anchor(year, month)} }}"
            yield ""
            yield from _events(corpus, of_month, DATES)
    if unknown:
        yield f"## {say('year_unknown')} {{ #year-unknown }}"
        yield ""
        yield from _events(corpus, unknown, DATES)
    if split:
        yield from _publications(corpus, published_in.get(UNDATED, ()), DATES)
    else:
        yield from _publications(corpus, corpus.readings, DATES)


def _list_of_years(
    corpus: Corpus, years: Years, published_in: Mapping[int, Sequence[Reading]]
) -> Iterator[str]:
    """A line for each year: how many dates of events, and how many articles published."""
    language = corpus.language
    yield f"## {language.say('by_year')} {{ #by-year }}"
    yield ""
    for year in sorted({*years, *published_in} - {UNDATED}, reverse=True):
        told = []
        if year in years:
            told.append(counted(language, "events", len(years[year])))
        if year in published_in:
            told.append(counted(language, "published", len(published_in[year])))
        yield f"- {link(str(year), f'{year}.md')} ({', '.join(told)})"
    yield ""


def _year(
    corpus: Corpus, year: int, events: Sequence[Event], articles: Sequence[Reading]
) -> Iterator[Page]:
    """The page of a year, and those of its months where it has too many dates for one."""
    months = _by_month(events)
    split = len(events) > SPLIT
    yield Page(f"dates/{year}.md", _of_year(corpus, year, months, articles, split=split))
    for month, of_month in months.items() if split else ():
        page = f"dates/{_name(year, month)}.md"
        yield Page(page, _of_month(corpus, year, month, of_month, page))


def _of_year(
    corpus: Corpus, year: int, months: Years, articles: Sequence[Reading], *, split: bool
) -> Iterator[str]:
    path = f"dates/{year}.md"
    yield from _opening(corpus, _title(corpus, year), _chronology(corpus))
    for month, of_month in months.items():
        heading = _heading(corpus, year, month)
        if split:
            number = counted(corpus.language, "events", len(of_month))
            yield f"- {link(heading, f'{_name(year, month)}.md')} ({number})"
        else:
            yield f"## {heading} {{ #{_anchor(year, month)} }}"
            yield ""
            yield from _events(corpus, of_month, path)
    yield ""
    yield from _publications(corpus, articles, path)


def _of_month(
    corpus: Corpus, year: int, month: int, events: Sequence[Event], page: str
) -> Iterator[str]:
    way = (_chronology(corpus), link(str(year), f"{year}.md"))
    yield from _opening(corpus, _title(corpus, year, month), *way)
    yield from _events(corpus, events, page)


def _chronology(corpus: Corpus) -> str:
    return link(corpus.language.say("chronology"), "index.md")


def _opening(corpus: Corpus, title: str, *way: str) -> Iterator[str]:
    yield from front_matter({"title": title})
    yield from crumbs(corpus, *way)
    yield f"# {title} {{ #top .b-title }}"
    yield ""


def _events(corpus: Corpus, events: Iterable[Event], page: str) -> Iterator[str]:
    return block("b-dates", (event_line(event, corpus, page) for event in events))


def _by_month(events: Iterable[Event]) -> dict[int, list[Event]]:
    """The events of a year: month by month, latest first, then those that name no month."""
    months: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        months[_month(event.timex.value)].append(event)
    return {month: months[month] for month in sorted(months, reverse=True)}


def _name(year: int, month: int) -> str:
    """The name of a month's page: 2024-07, 2024-00 without a month, 2024-more for periods."""
    return f"{year}-more" if month == WIDER else f"{year}-{month:02}"


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
    names = corpus.language.toml("time")["say"]["months"]
    return escape(sentence_case(names[month - 1]))


def _title(corpus: Corpus, year: int, month: int | None = None) -> str:
    """What a page of the chronology is called: that of a year, or of some of its dates."""
    say, language = corpus.language.say, corpus.language
    if month is None or month <= 0:
        title = say("chronology_of", period=year)
        return title if month is None else f"{title}: {_heading(corpus, year, month)}"
    return say("chronology_of", period=in_words(EDTF(f"{year:04}-{month:02}"), language))


def _month(value: EDTF | None) -> int:
    """The month in which the whole of the date lies, or NO_MONTH, or WIDER than the year."""
    first = value.earliest if value else None
    last = value.latest if value else None
    if first is None or last is None or first.year != last.year:
        return WIDER
    return first.month if first.month == last.month else NO_MONTH


def _publications(corpus: Corpus, articles: Sequence[Reading], page: str) -> Iterator[str]:
    """When articles were published, apart from what they tell of."""
    if not articles:
        return
    yield f"## {corpus.language.say('publications')} {{ #publications }}"
    yield ""
    yield corpus.language.say("publications_about")
    yield ""
    lines = (
        f"- {sentence_case(published(reading, corpus.language))}: {article_link(reading, page)}"
        for reading in articles
    )
    yield from block("b-publications", lines)
