"""Long lists cut into pages by year, by month where a year is too long, by number after that."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from briefing.edtf import EDTF
from briefing.languages import Language
from briefing.languages.calendar import in_words

T = TypeVar("T")
UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Period(Generic[T]):
    """Some items by time: a name for addresses (`2024`, `2024-07`, `2024-07-2`), and in words."""

    name: str
    words: str
    items: Sequence[T]


def periods(
    items: Sequence[T], day_of: Callable[[T], date | None], most: int, language: Language
) -> Iterator[Period[T]]:
    """The items, in their order, by periods of at most `most`; those of no day come last."""
    years: dict[str, list[T]] = defaultdict(list)
    for item in items:
        day = day_of(item)
        years[f"{day.year:04}" if day else UNDATED].append(item)
    undated = years.pop(UNDATED, [])
    for year, of_year in years.items():
        if len(of_year) <= most:
            yield Period(year, period_in_words(year, language), of_year)
            continue
        months: dict[str, list[T]] = defaultdict(list)
        for item in of_year:
            day = day_of(item)
            months[f"{year}-{day.month:02}" if day else year].append(item)
        for month, of_month in months.items():
            yield from numbered(month, period_in_words(month, language), of_month, most, language)
    if undated:
        yield from numbered(UNDATED, language.say("period_undated"), undated, most, language)


def numbered(
    name: str, words: str, items: Sequence[T], most: int, language: Language
) -> Iterator[Period[T]]:
    """The items as one period, or as several of `most` that say which they are: "(2 de 3)"."""
    pages = range(0, len(items), most)
    for number, start in enumerate(pages, 1):
        part = items[start : start + most]
        if len(pages) == 1:
            yield Period(name, words, part)
        else:
            told = language.say("page_of_pages", words=words, n=number, of=len(pages))
            yield Period(f"{name}-{number}" if number > 1 else name, told, part)


@cache
def period_in_words(period: str, language: Language) -> str:
    """A year or a month, or a day, by its name."""
    return in_words(EDTF(period), language)
