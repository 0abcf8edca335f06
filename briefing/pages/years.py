"""The pages of a long chronology: for each year, or each month of it, or parts of a month."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.corpus import Corpus, Event
from briefing.markup import front_matter, link, path_to
from briefing.model import Reading
from briefing.pages.events import by_month, event_list, month_heading, month_name, month_of, months
from briefing.pages.filters import event_filter
from briefing.pages.parts import article_link, block, counted, crumbs, published, sentence_case
from briefing.pages.periods import UNDATED, Period, numbered
from briefing.site import Page

# How many lines a page holds before years, then months, then parts of them have their own.
SPLIT = 400
Part = Period[Event | Reading]


@dataclass(frozen=True, slots=True)
class Year:
    """What happened in a year, latest first, and what was published in it."""

    events: list[Event] = field(default_factory=list)
    articles: list[Reading] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.events) + len(self.articles)


def year_pages(corpus: Corpus, year: int, of_year: Year) -> Iterator[Page]:
    """The page of a year, and those of its months where it is too long for one."""
    path, title = f"dates/{year}.md", corpus.language.say("chronology_of", period=year)
    if len(of_year) <= SPLIT:
        yield Page(path, _of_year(corpus, year, of_year, title))
        return
    found = list(_months(corpus, year, of_year))
    yield Page(path, _year_index(corpus, path, title, found))
    for part in found:
        way = (_chronology(corpus), link(str(year), f"{year}.md"))
        yield part_page(corpus, part, title, *way)


def unknown_pages(corpus: Corpus, some: Year) -> Iterator[Page]:
    """The pages of what has no year."""
    for part in unknown_parts(corpus, some):
        yield part_page(corpus, part, corpus.language.say("chronology"), _chronology(corpus))


def unknown_parts(corpus: Corpus, some: Year) -> Iterator[Part]:
    """What has no year, in parts."""
    return _parts(UNDATED, corpus.language.say("year_unknown"), some, corpus)


def part_page(corpus: Corpus, part: Part, title: str, *way: str) -> Page:
    """The page of a month, or of a part of it."""
    return Page(_path(part), _of_part(corpus, part, f"{title}: {part.words}", *way))


def part_line(part: Part, page: str, corpus: Corpus) -> str:
    """A list item that leads to a part, with what it holds."""
    return f"- {link(part.words, path_to(_path(part), page))} ({told(_sorted_out(part), corpus)})"


def told(some: Year, corpus: Corpus) -> str:
    """How many dates and how many articles, as far as there are any."""
    numbers = (("events", some.events), ("published", some.articles))
    return ", ".join(counted(corpus.language, key, len(items)) for key, items in numbers if items)


def publications(corpus: Corpus, articles: Sequence[Reading], page: str) -> Iterator[str]:
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


def _of_year(corpus: Corpus, year: int, of_year: Year, title: str) -> Iterator[str]:
    page = f"dates/{year}.md"
    yield from _opening(title, corpus, _chronology(corpus))
    yield from event_filter(of_year.events, corpus)
    yield from months(corpus, year, of_year.events, page, "##")
    yield from publications(corpus, of_year.articles, page)


def _year_index(corpus: Corpus, path: str, title: str, found: Iterable[Part]) -> Iterator[str]:
    yield from _opening(title, corpus, _chronology(corpus))
    for part in found:
        yield part_line(part, path, corpus)


def _of_part(corpus: Corpus, part: Part, title: str, *way: str) -> Iterator[str]:
    some, page = _sorted_out(part), _path(part)
    yield from _opening(title, corpus, *way)
    yield from event_filter(some.events, corpus)
    yield from event_list(some.events, corpus, page)
    yield from publications(corpus, some.articles, page)


def _months(corpus: Corpus, year: int, of_year: Year) -> Iterator[Part]:
    """The months of a year, latest first, a long one in parts."""
    articles: dict[int, list[Reading]] = defaultdict(list)
    for reading in of_year.articles:
        articles[month_of(reading.article.date)].append(reading)
    events = by_month(of_year.events)
    for month in sorted({*events, *articles}, reverse=True):
        of_month = Year(events.get(month, []), articles[month])
        words = month_heading(corpus, year, month)
        yield from _parts(month_name(year, month), words, of_month, corpus)


def _parts(name: str, words: str, some: Year, corpus: Corpus) -> Iterator[Part]:
    items: list[Event | Reading] = [*some.events, *some.articles]
    return numbered(name, words, items, SPLIT, corpus.language)


def _sorted_out(part: Part) -> Year:
    return Year(
        [item for item in part.items if isinstance(item, Event)],
        [item for item in part.items if isinstance(item, Reading)],
    )


def _path(part: Part) -> str:
    return f"dates/{part.name}.md"


def _chronology(corpus: Corpus) -> str:
    return link(corpus.language.say("chronology"), "index.md")


def _opening(title: str, corpus: Corpus, *way: str) -> Iterator[str]:
    yield from front_matter({"title": title})
    yield from crumbs(corpus, *way)
    yield f"# {title} {{ #top .b-title }}"
    yield ""
