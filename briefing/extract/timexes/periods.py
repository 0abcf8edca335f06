"""Rules for weeks, months, seasons, years, decades and centuries: one small function per form."""

import re
from collections.abc import Iterator

from briefing.edtf import EDTF
from briefing.extract.timexes.anchoring import UNKNOWN_YEAR, edtf, latest, shifted, span
from briefing.extract.timexes.grammar import Match
from briefing.extract.timexes.meaning import (
    Found,
    Setting,
    around,
    bare,
    known,
    month_year,
    months_in,
    offset_of,
    year_of,
)

# Months in each counted part of a year.
LENGTHS = {"u_quarter": 3, "u_term": 4, "u_half": 6}
HALF_YEAR = 6
SATURDAY = 6


def month(match: Match, setting: Setting) -> Iterator[Found]:
    """marzo; pasado junio; mediados de noviembre; octubre de 2023; ese mayo."""
    number = months_in(match)[0]
    year = month_year(match, setting, number)
    yield from known(bare(match.items), edtf(f"{year}-{number:02}"))


def month_of_year(match: Match, setting: Setting) -> Iterator[Found]:
    """03/2015."""
    del setting
    number, year = int(match.all("number")[0]), match.number("year")
    yield from known(match.items, edtf(f"{year:04}-{number:02}") if 1 <= number <= 12 else None)


def months(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "de marzo a mayo de 2024"; a year said once, at the end, is that of both."""
    first, last = months_in(match)
    years = [f"{int(year):04}" for year in match.all("year")]
    last_year = years[-1] if years else month_year(match, setting, last)
    first_year = years[0] if len(years) > 1 else last_year
    if len(years) < 2 and first > last and last_year != UNKNOWN_YEAR:
        first_year = f"{int(last_year) - 1:04}"
    yield from known(bare(match.items), edtf(f"{first_year}-{first:02}/{last_year}-{last:02}"))


def list_of_months(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "mayo y junio de 2020": the year is that of each."""
    year = year_of(match, setting)
    places = [
        place for place, item in enumerate(match.items) if item.reading.keys() & {"month", "mon"}
    ]
    for place, number in zip(places, months_in(match), strict=True):
        items = match.items[place:] if place == places[-1] else match.items[place : place + 1]
        yield from known(items, edtf(f"{year}-{number:02}"))


def season(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "verano de 2022", "próximo invierno", and "en otoño" where a verb tells which one."""
    if len(match.items) == 1 and not setting.lean():
        return
    code = match.number("season") or 0
    joined = match.all("years")
    year = str(joined[0])[:4] if joined else month_year(match, setting, (code - 20) * 3, through=2)
    yield from known(bare(match.items), edtf(f"{year}-{code}"))


def fortnight(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "primera quincena de mayo"."""
    ordinal = match.number("ordinal")
    numbers = months_in(match)
    if numbers:
        value = edtf(f"{month_year(match, setting, numbers[0])}-{numbers[0]:02}")
    else:
        value = setting.anchor.moved_month(offset_of(match.items) or 0)
    if value is None or ordinal not in (1, 2):
        return
    if value.latest is None:
        yield Found(match.items, value)
        return
    days = ("01", "15") if ordinal == 1 else ("16", f"{value.latest.day:02}")
    yield from known(match.items, edtf(f"{value}-{days[0]}/{value}-{days[1]}"))


def counted(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "primer semestre de 2026", "último trimestre del año", "tercer trimestre"."""
    length = next(LENGTHS[name] for item in match.items for name in LENGTHS if name in item.reading)
    number = 12 // length if match.has("latest") else match.number("ordinal") or 0
    first = length * (number - 1) + 1
    if not 1 <= first <= 12:
        return
    year = year_of(match, setting)
    if year is None and match.has("latest"):
        yield from known(match.items, _part_of_year(setting, length, -1))
        return
    year = year or setting.anchor.year_for(first, None, setting.lean(), through=length - 1)
    yield from known(match.items, edtf(f"{year}-{first:02}/{year}-{first + length - 1:02}"))


def first_months(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "primeros nueve meses de 2024", "tres primeros trimestres del año"."""
    year = year_of(match, setting)
    length = match.number("months_long") or 1
    last = int(match.all("number")[0]) * length
    if year and 1 < last <= 12:
        yield from known(match.items, edtf(f"{year}-01/{year}-{last:02}"))


def _part_of_year(setting: Setting, length: int, offset: int) -> EDTF | None:
    """The quarter, term or half-year `offset` away from the current one."""
    anchor = setting.anchor
    if anchor.month is None:
        return None
    start = anchor.moved_month(length * offset - (anchor.month - 1) % length)
    end = anchor.moved_month(length * (offset + 1) - 1 - (anchor.month - 1) % length)
    return edtf(f"{start}/{end}") if start and end else None


def moiety(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "segunda mitad de 2024"."""
    ordinal, year = match.number("ordinal"), year_of(match, setting)
    if year and ordinal in (1, 2):
        first = 1 + HALF_YEAR * (ordinal - 1)
        yield from known(match.items, edtf(f"{year}-{first:02}/{year}-{first + HALF_YEAR - 1:02}"))


def same_period(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "mismo periodo del año anterior": the last period spoken of, moved by years."""
    offset = offset_of(around(match.items, "u_year"))
    if offset is None:
        offset = sum(int(step) for step in match.all("later") + match.all("earlier"))
    if not setting.earlier:
        return
    text = setting.earlier[-1].text
    moved = re.sub(r"(?<![-0-9X])[0-9]{4}", lambda found: f"{int(found[0]) + offset:04}", text)
    if moved != text:
        yield from known(match.items, edtf(moved))


def unit(match: Match, setting: Setting) -> Iterator[Found]:
    """próxima semana; año pasado; fines de este mes; fin de año; ese año; mes siguiente."""
    offset = offset_of(match.items)
    back = match.has("that", "later", "earlier")
    step = sum(int(value) for value in match.all("later") + match.all("earlier"))
    items = bare(match.items)
    if back and offset is None:
        yield from known(items, _pointed_at(match, setting, step))
    else:
        yield Found(items, _moved(match, setting, offset or 0))


def _pointed_at(match: Match, setting: Setting, step: int) -> EDTF | None:
    """The year or month spoken of last, moved by `step`."""
    if match.has("u_year"):
        found = latest(setting.earlier, 4)
        return edtf(f"{int(found) + step:04}") if found else None
    if match.has("u_month"):
        found = latest(setting.earlier, 7)
        if found is None:
            return None
        over, index = divmod(int(found[5:7]) - 1 + step, 12)
        year = found[:4] if found[:4] == UNKNOWN_YEAR else f"{int(found[:4]) + over:04}"
        return edtf(f"{year}-{index + 1:02}")
    return None


def _moved(match: Match, setting: Setting, offset: int) -> EDTF | None:
    anchor = setting.anchor
    if match.has("u_week"):
        return span(anchor.monday(offset), 7)
    if match.has("u_weekend"):
        return _weekend(setting, offset)
    if match.has("u_month"):
        return anchor.moved_month(offset)
    for name, length in LENGTHS.items():
        if match.has(name):
            return _part_of_year(setting, length, offset)
    if anchor.year is None:
        return None
    if match.has("u_decade"):
        return edtf(f"{anchor.year // 10 + offset:03}X")
    if match.has("u_century"):
        return edtf(f"{anchor.year // 100 + offset:02}XX")
    return edtf(anchor.moved_year(offset))


def _weekend(setting: Setting, offset: int) -> EDTF | None:
    """Saturday and Sunday: the next ones to begin, the last ones over, or those the verb allows."""
    today, monday = setting.anchor.day, setting.anchor.monday(0)
    if today is None or monday is None:
        return None
    began = today.isoweekday() >= SATURDAY
    if offset == 0 and not began and setting.lean() == -1:
        offset = -1
    return span(shifted(monday, 5 + 7 * (offset if began or offset < 0 else max(0, offset - 1))), 2)
