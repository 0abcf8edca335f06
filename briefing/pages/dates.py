"""The chronology: what the texts date, by year and month, as exactly as they do and no more."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.languages.calendar import in_words
from briefing.markup import escape, front_matter, link
from briefing.pages.charts import NO_MONTH as GRID_YEAR
from briefing.pages.charts import month_grid
from briefing.pages.events import NO_MONTH, WIDER, event_list, month_of, months, upcoming
from briefing.pages.filters import event_filter
from briefing.pages.parts import DATES, block, latest_first, listed
from briefing.pages.years import (
    SPLIT,
    Year,
    part_line,
    publications,
    told,
    unknown_pages,
    unknown_parts,
    year_pages,
)
from briefing.site import Page

# How many events ahead are told at once, and how many years are drawn.
MOST_AHEAD, MOST_YEARS = 60, 24
Years = Mapping[int, Year]


def dates(corpus: Corpus) -> Iterator[Page]:
    """The chronology on one page; of a large corpus on one for each year, or even each month."""
    years: dict[int, Year] = defaultdict(Year)
    unknown = Year()
    for event in sorted(corpus.timeline, key=latest_first):
        _year_of(event.timex.value, years, unknown).events.append(event)
    for reading in corpus.readings:
        _year_of(reading.article.date, years, unknown).articles.append(reading)
    years = {year: years[year] for year in sorted(years, reverse=True)}
    if sum(map(len, years.values())) + len(unknown) <= SPLIT:
        yield Page(DATES, _whole(corpus, years, unknown))
        return
    yield Page(DATES, _overview(corpus, years, unknown))
    for year, of_year in years.items():
        yield from year_pages(corpus, year, of_year)
    yield from unknown_pages(corpus, unknown)


def _year_of(value: EDTF | None, years: dict[int, Year], unknown: Year) -> Year:
    first = (value.earliest or value.latest) if value else None
    return years[first.year] if first else unknown


def _whole(corpus: Corpus, years: Years, unknown: Year) -> Iterator[str]:
    yield from _head(corpus, years)
    for year, of_year in years.items():
        if of_year.events:
            yield f"## {year} {{ #y{year} }}"
            yield ""
            yield from months(corpus, year, of_year.events, DATES, "###")
    if unknown.events:
        yield f"## {corpus.language.say('year_unknown')} {{ #year-unknown }}"
        yield ""
        yield from event_list(unknown.events, corpus, DATES)
    yield from publications(corpus, corpus.readings, DATES)


def _overview(corpus: Corpus, years: Years, unknown: Year) -> Iterator[str]:
    """What comes, and a line for each year: how many dates, how many articles published."""
    say = corpus.language.say
    yield from _head(corpus, years, _jumps(years))
    yield f"## {say('by_year')} {{ #by-year }}"
    yield ""
    for year, of_year in years.items():
        yield f"- {link(str(year), f'{year}.md')} ({told(of_year, corpus)})"
    for part in unknown_parts(corpus, unknown):
        yield part_line(part, DATES, corpus)
    yield ""


def _jumps(years: Years) -> Iterator[str]:
    yield from block("b-jumps", [" · ".join(link(str(year), f"{year}.md") for year in years)])


def _head(corpus: Corpus, years: Years, jumps: Iterable[str] = ()) -> Iterator[str]:
    """What every chronology opens with: what is ahead, and how much there is of each month.

    Its filter is for all years: their pages take it from here.
    """
    language = corpus.language
    say = language.say
    yield from front_matter({"title": say("chronology"), "description": say("chronology_about")})
    yield f"# {say('chronology')} {{ #top .b-title }}"
    yield ""
    yield say("chronology_about")
    yield ""
    if not corpus.timeline:
        yield say("no_dates_yet")
        yield ""
    if corpus.edition:
        edition = in_words(EDTF(corpus.edition.isoformat()), language)
        yield from block("b-edition", [say("edition_of", date=escape(edition))])
    yield from _grid(corpus, years)
    yield from jumps
    yield from event_filter(corpus.timeline, corpus)
    ahead = upcoming(corpus)
    if not ahead:
        return
    yield f"## {say('upcoming')} {{ #upcoming }}"
    yield ""
    yield from event_list(ahead[:MOST_AHEAD], corpus, DATES, " b-upcoming")
    if len(ahead) > MOST_AHEAD:
        rest = ahead[MOST_AHEAD:]
        in_years = dict.fromkeys(
            event.timex.value.order[0].year for event in rest if event.timex.value
        )
        # A chronology on one page has its years as sections of it.
        where = "{}.md" if jumps else "#y{}"
        links = listed([link(str(year), where.format(year)) for year in in_years], language)
        yield say("and_more_in", n=len(rest), places=links)
        yield ""


def _grid(corpus: Corpus, years: Years) -> Iterator[str]:
    """How many events each month of the latest years holds; nothing where it says nothing."""
    drawn = [year for year, of_year in years.items() if of_year.events][:MOST_YEARS]
    numbers: Counter[tuple[int, int]] = Counter()
    for year in drawn:
        for event in years[year].events:
            month = month_of(event.timex.value)
            if month != WIDER:
                numbers[year, GRID_YEAR if month == NO_MONTH else month] += 1
    if len(numbers) > 1:
        title = corpus.language.say("events_by_month")
        yield from month_grid(title, numbers, corpus.language, "events_unit")
