"""Rules for days by their number or beside the present one: one small function per form."""

from collections.abc import Iterator
from itertools import pairwise

from briefing.edtf import EDTF
from briefing.extract.timexes.anchoring import UNKNOWN_YEAR, edtf, latest, shifted, span
from briefing.extract.timexes.grammar import Match
from briefing.extract.timexes.meaning import (
    Found,
    Setting,
    bare,
    before_christ,
    days_in,
    known,
    month_year,
    months_in,
    offset_of,
    trimmed,
    year_of,
)

SHORT_YEARS = 50


def numeric(match: Match, setting: Setting) -> Iterator[Found]:
    """Read 05/08/2025 and 2025-08-05; a day and a month that cannot be told apart stay unknown."""
    if iso := match.all("calendar"):
        yield from known(match.items, edtf(str(iso[0])))
        return
    first, second, third = (int(number) for number in match.all("number"))
    if first >= 1000:
        yield from known(match.items, edtf(f"{first:04}-{second:02}-{third:02}"))
        return
    year = third + (0 if third >= 1000 else 2000 if third < SHORT_YEARS else 1900)
    if not 1000 <= year < 2200 or 100 <= third < 1000:
        return
    day, month = (
        (second, first)
        if setting.numeric == "mdy" or (setting.numeric == "either" and second > 12)
        else (first, second)
    )
    if setting.numeric == "either" and max(first, second) <= 12 and first != second:
        yield from known(match.items, edtf(f"{year:04}-XX-XX"))
    else:
        yield from known(match.items, edtf(f"{year:04}-{month:02}-{day:02}"))


def dotted(match: Match, setting: Setting) -> Iterator[Found]:
    """12.08.2025; the year has four digits, for 1.2.3 is no date."""
    if int(match.all("number")[2]) >= 1000:
        yield from numeric(match, setting)


def full_date(match: Match, setting: Setting) -> Iterator[Found]:
    """3 de mayo; viernes 25 de julio de 2025; próximo 15 de agosto."""
    month, day = months_in(match)[0], days_in(match.items)[0]
    year = month_year(match, setting, month, day)
    if match.has("before_christ"):
        year = before_christ(year)
    yield from known(trimmed(match.items), edtf(f"{year}-{month:02}-{day:02}"))


def day_of_law(match: Match, setting: Setting) -> Iterator[Found]:
    """Read the day of "Ley 27/2023, de 4 de julio": the law's number tells the year."""
    del setting
    numbered = next(place for place, item in enumerate(match.items) if "year" in item.reading)
    items, month = bare(match.items[numbered + 1 :]), months_in(match)[0]
    value = f"{match.number('year') or 0:04}-{month:02}-{days_in(items)[0]:02}"
    yield from known(items, edtf(value))


def week_of_date(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "semana del 16 de marzo": from Monday to Sunday around that day."""
    for _, value in full_date(match, setting):
        day = value.earliest if value else None
        yield Found(bare(match.items), span(day and shifted(day, -day.weekday()), 7) or value)


def interval_of_dates(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "del 28 de mayo al 3 de junio"; a year said once, at the end, is that of both."""
    (first_month, last_month), (first_day, last_day) = months_in(match), days_in(match.items)
    years = [f"{int(year):04}" for year in match.all("year")]
    last_year = years[-1] if years else month_year(match, setting, last_month, last_day)
    turned = (first_month, first_day) > (last_month, last_day)
    first_year = years[0] if len(years) == 2 else _earlier_year(last_year, turned=turned)
    value = edtf(
        f"{first_year}-{first_month:02}-{first_day:02}/{last_year}-{last_month:02}-{last_day:02}"
    )
    yield from known(trimmed(match.items), value)


def _earlier_year(year: str, *, turned: bool) -> str:
    return f"{int(year) - 1:04}" if turned and year != UNKNOWN_YEAR else year


def _interval_of_days(setting: Setting, match: Match, first: int, last: int) -> EDTF | None:
    month = months_in(match)[0]
    year = month_year(match, setting, month, last)
    return edtf(f"{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}")


def days_of_month(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "del 3 al 5 de mayo", "entre el 3 y el 5 de mayo", "3-5 de mayo"."""
    joined = match.all("days")
    first, last = (
        (int(day) for day in str(joined[0]).split("/")) if joined else days_in(match.items)[:2]
    )
    yield from known(trimmed(match.items), _interval_of_days(setting, match, first, last))


def list_of_days(match: Match, setting: Setting) -> Iterator[Found]:
    """Days that follow one another are an interval, but "el 2 y el 3 de abril" are two."""
    days = days_in(match.items)
    apart = any("the" in item.reading for item in trimmed(match.items))
    if not apart and all(later == day + 1 for day, later in pairwise(days)):
        yield from known(trimmed(match.items), _interval_of_days(setting, match, days[0], days[-1]))
        return
    month = months_in(match)[0]
    year = month_year(match, setting, month, days[-1])
    places = [place for place, item in enumerate(match.items) if "day" in item.reading]
    for place in places:
        items = match.items[place:] if place == places[-1] else match.items[place : place + 1]
        value = edtf(f"{year}-{month:02}-{match.items[place].reading['day']:02}")
        yield from known(trimmed(items), value)


def list_of_dates(match: Match, setting: Setting) -> Iterator[Found]:
    """3 de mayo y 7 de junio de 2019: the year is that of both."""
    cut = next(place for place, item in enumerate(match.items) if "and" in item.reading)
    year = year_of(match, setting)
    for month, day, items in zip(
        months_in(match),
        days_in(match.items),
        (match.items[:cut], match.items[cut + 1 :]),
        strict=True,
    ):
        yield from known(trimmed(items), edtf(f"{year}-{month:02}-{day:02}"))


def day_of_relative_month(match: Match, setting: Setting) -> Iterator[Found]:
    """5 del mes pasado; 15 de este mes; 12 del mismo mes."""
    day = days_in(match.items)[0]
    if match.has("that", "later", "earlier"):
        month = latest(setting.earlier, 7)
    else:
        moved = setting.anchor.moved_month(offset_of(match.items) or 0)
        month = moved.text if moved else None
    yield from known(trimmed(match.items), edtf(f"{month or 'XXXX-XX'}-{day:02}"))


def ago(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "hace dos años", "tres meses atrás", "dentro de dos semanas": as exact as the unit."""
    if match.has("with_half"):
        return
    number = int(match.all("number")[0]) * (1 if match.has("within") else -1)
    unit, anchor = match.all("unit")[-1], setting.anchor
    if abs(number) > 2000:
        return
    if unit == "day":
        yield Found(match.items, anchor.moved_day(number))
    elif unit == "week":
        yield Found(match.items, span(anchor.monday(number), 7))
    elif unit == "month":
        yield Found(match.items, anchor.moved_month(number))
    else:
        year = anchor.moved_year(number)
        yield Found(match.items, None if year == UNKNOWN_YEAR else edtf(year))


def part_of_day(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "esta mañana", "la pasada noche", "esa misma tarde" (the day spoken of last)."""
    if match.has("that"):
        yield from day_pointed_at(match, setting)
    else:
        yield Found(bare(match.items), setting.anchor.moved_day(offset_of(match.items) or 0))


def deictic(match: Match, setting: Setting) -> Iterator[Found]:
    """ayer; noche de ayer; día de hoy."""
    yield Found(bare(match.items), setting.anchor.moved_day(int(match.all("deictic")[-1])))


def list_of_deictics(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "mañana o pasado": two days."""
    first, last = match.items[0], match.items[-1]
    yield Found((first,), setting.anchor.moved_day(int(first.reading["deictic"])))
    yield Found((last,), setting.anchor.moved_day(int(last.reading["after_tomorrow"])))


def after_tomorrow(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "lo veremos pasado"."""
    yield Found(match.items, setting.anchor.moved_day(int(match.all("after_tomorrow")[0])))


def day_pointed_at(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "ese día" (the day spoken of last) and "este mismo día" (today)."""
    if match.has("that"):
        day = latest(setting.earlier, 10)
        yield from known(match.items, edtf(day) if day else None)
    else:
        yield Found(match.items, setting.anchor.moved_day(0))
