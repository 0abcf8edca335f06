"""Rules for years, decades, centuries and millennia: one small function per form."""

from collections.abc import Iterator
from itertools import pairwise

from briefing.extract.timexes.anchoring import edtf
from briefing.extract.timexes.grammar import Match
from briefing.extract.timexes.meaning import Found, Setting, bare, before_christ, known


def century(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "siglo XIX", "segunda mitad del siglo XX", "s. IV d. C."."""
    del setting
    number = int((match.all("roman") or match.all("number") or match.all("ordinal"))[-1])
    if match.has("before_christ") or not 1 <= number <= 22:
        return
    yield from known(match.items, edtf(f"{number - 1:02}XX"))


def millennium(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "tercer milenio", "milenio I"."""
    del setting
    number = int((match.all("roman") or match.all("ordinal"))[-1])
    if not match.has("before_christ") and 1 <= number <= 3:
        yield from known(match.items, edtf(f"{number - 1}XXX"))


def centuries(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "siglos XVIII y XIX" (two) and "siglos XVIII a XX" (an interval)."""
    del setting
    numbers = [int(number) - 1 for number in match.all("roman")]
    if match.has("to"):
        yield from known(match.items, edtf(f"{numbers[0]:02}XX/{numbers[-1]:02}XX"))
        return
    places = [place for place, item in enumerate(match.items) if "roman" in item.reading]
    for place, number in zip(places, numbers, strict=True):
        items = match.items[: place + 1] if place == places[0] else match.items[place : place + 1]
        yield from known(items, edtf(f"{number:02}XX"))


def decade(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "década de 1990", "los noventa", "años 60"; two digits are of the last century."""
    del setting
    year = match.number("year") or match.number("year_decade")
    if year is None:
        year = 1900 + int(
            (match.all("tens") or match.all("short") or match.all("short_decade"))[-1]
        )
    if year % 10 == 0:
        yield from known(bare(match.items), edtf(f"{year // 10:03}X"))


def decades(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "años cincuenta y sesenta", "los 60 y 70": each one a decade."""
    del setting
    places = [
        place for place, item in enumerate(match.items) if item.reading.keys() & {"tens", "short"}
    ]
    first = bare(match.items[: places[0] + 1])
    for place in places:
        items = first if place == places[0] else match.items[place : place + 1]
        reading = match.items[place].reading
        tens = int(reading.get("tens", reading.get("short", 0)))
        yield from known(items, edtf(f"{(1900 + tens) // 10}X"))


def years(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "entre 2001 y 2003", "de 2014 a 2016", "1914-1918"."""
    del setting
    joined = match.all("years")
    value = str(joined[0]) if joined else "/".join(f"{int(year):04}" for year in match.all("year"))
    yield from known(bare(match.items) if match.has("of") else match.items, edtf(value))


def list_of_years(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "1996 y 1997": years that follow one another are an interval, others stand alone."""
    del setting
    years = [int(year) for year in match.all("year")]
    if all(later == year + 1 for year, later in pairwise(years)):
        yield from known(match.items, edtf(f"{years[0]:04}/{years[-1]:04}"))
        return
    for item in match.items:
        if "year" in item.reading:
            yield from known((item,), edtf(f"{item.reading['year']:04}"))


def year(match: Match, setting: Setting) -> Iterator[Found]:
    """2024; año 2000; fines de 2010; 999 a. C. (the astronomical year -0998)."""
    del setting
    number = match.number("year") or match.number("number") or 0
    # A year of two digits needs its era.
    if number < 100 and not match.has("before_christ", "after_christ"):
        return
    text = f"{number:04}"
    yield from known(match.items, edtf(before_christ(text) if match.has("before_christ") else text))
