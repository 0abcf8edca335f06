"""The heads of a chronology: a line that is a year or a day, above what happened then."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.importing.header import Header, Vocabulary, header, split_dates
from briefing.importing.lines import Line
from briefing.text import folded

YEAR = re.compile(r"\W*(?P<year>1[5-9]\d\d|20\d\d)(?:\s*[-–—/]\s*\d{2,4})?\W*")
NUMBER = re.compile(r"\W*(?P<number>\d{1,2})\W*")
LED = re.compile(r"(?P<date>[^:.–—]{3,30}?)\s*(?:[:.–—]|\s-)\s")
LEAP = 2000  # a year that has all days, for dates without one
LEAST = 2  # lines that make a chronology


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, and what is known of them; the text's edges are its long lines."""

    lines: Sequence[Line]
    rules: Mapping[int, str]
    headers: Mapping[int, Header]
    first_long: int
    last_long: int

    def is_text(self, at: int) -> bool:
        """Whether the line at `at` is there and nothing has taken it out."""
        return at < len(self.lines) and self.lines[at].number not in self.rules

    def is_amid(self, at: int) -> bool:
        """Whether the line at `at` stands among the long ones."""
        return self.first_long < at < self.last_long

    def is_above_sentence(self, at: int) -> bool:
        """Whether the line below the one at `at` is a sentence of the text."""
        return self.is_text(at + 1) and self.lines[at + 1].is_sentence

    def is_below_sentence(self, at: int) -> bool:
        """Whether a sentence of the text, besides the headline, stands above the line at `at`."""
        kept = [line for line in self.lines[:at] if line.number not in self.rules]
        return any(line.is_sentence for line in kept[1:])


def heads(page: Page, known: Vocabulary) -> set[int]:
    """The numbers of the lines that have been taken out, but head a part of the text."""
    days = _days(page, known)
    found = {*days, *_years(page, days, known), *_numbers(page)}
    return {page.lines[at].number for at in found}


def _days(page: Page, known: Vocabulary) -> Sequence[int]:
    """Several bare dates among the paragraphs, each right above a sentence, or in order."""
    bare = [*_bare(page)]
    rising = _are_rising(page, bare, known)
    found = [at for at in bare if rising or page.is_amid(at) or page.is_above_sentence(at)]
    return found if len(found) >= LEAST else ()


def _are_rising(page: Page, bare: Sequence[int], known: Vocabulary) -> bool:
    """Whether days without a year follow one another, each above text; lists of news fall."""
    dated = [split_dates(f"{folded(page.lines[at].text)} {LEAP}", known)[0] for at in bare]
    days = [dates[0].text if dates and dates[0] else "" for dates in dated]
    alone = all(page.headers[page.lines[at].number].date is None for at in bare)
    in_order = all(earlier < later for earlier, later in pairwise(["", *days]))
    return alone and in_order and all(page.is_text(at + 1) for at in bare)


def _bare(page: Page) -> Iterator[int]:
    """The lines that hold a date alone, which is not the page's own."""
    for at, line in enumerate(page.lines):
        head = page.headers.get(line.number)
        bare = head and not head.cued and not head.section and not head.author
        if bare and (at > page.first_long or not _may_date(page, at)):
            yield at


def _may_date(page: Page, at: int) -> bool:
    """Whether the date at `at`, above the text, may be the page's own: none stands before it."""
    if any(page.rules.get(line.number) == "header-date" for line in page.lines[:at]):
        return False
    return page.headers[page.lines[at].number].date is not None or not page.is_below_sentence(at)


def _years(page: Page, days: Sequence[int], known: Vocabulary) -> Sequence[int]:
    """Years in order, each above text; one alone amid the text, or above a line with a day."""
    years = {
        at: int(match["year"])
        for at in _counters(page)
        if (match := YEAR.fullmatch(page.lines[at].text))
        and (page.is_text(at + 1) or at + 1 in days)
    }
    steps = [later - earlier for earlier, later in pairwise(years.values())]
    if steps and (min(steps) > 0 or max(steps) < 0):
        return [*years]
    return [at for at in years if _is_amid(page, at) or is_dated(page.lines[at + 1], known)]


def _is_amid(page: Page, at: int) -> bool:
    return page.is_amid(at) or (page.is_below_sentence(at) and page.is_above_sentence(at))


def _numbers(page: Page) -> Sequence[int]:
    """Numbers from 1 on, each above a sentence: parts of an essay."""
    numbers = {
        at: int(match["number"])
        for at in _counters(page)
        if (match := NUMBER.fullmatch(page.lines[at].text)) and page.is_above_sentence(at)
    }
    in_order = [*numbers.values()] == [*range(1, len(numbers) + 1)]
    return [*numbers] if in_order and len(numbers) >= LEAST else ()


def _counters(page: Page) -> Iterator[int]:
    """The lines below the headline that hold nothing but a number."""
    titled = False
    for at, line in enumerate(page.lines):
        if titled and page.rules.get(line.number) == "counter":
            yield at
        titled = titled or line.number not in page.rules


def is_dated(line: Line, known: Vocabulary) -> bool:
    """Whether a line opens with its day or year: "5 de junio. Dimite", "2024: gana la guerra"."""
    led = LED.match(line.text)
    if led is None:
        return False
    date = led["date"]
    if YEAR.fullmatch(date):
        return True
    dates, rest = split_dates(folded(date), known)
    return bool(dates) and not rest.strip()


def entries(kept: Sequence[Line], known: Vocabulary) -> int:
    """How many of the lines there are down to the last entry of a chronology; 0 without one."""
    ends = []
    for at, line in enumerate(kept):
        if YEAR.fullmatch(line.text) or header(line, known):
            ends.append(at + 2)  # with what it heads
        elif is_dated(line, known):
            ends.append(at + 1)
    return ends[-1] if len(ends) >= LEAST else 0
