"""Rules for weekdays and days without their month: one small function per form."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from briefing.edtf import EDTF
from briefing.extract.timexes.anchoring import (
    UNKNOWN_YEAR,
    Lean,
    anchored,
    edtf,
    latest,
    shifted,
    span,
)
from briefing.extract.timexes.grammar import Match
from briefing.extract.timexes.meaning import (
    Found,
    Setting,
    around,
    bare,
    days_in,
    known,
    months_in,
    offset_of,
    trimmed,
    year_of,
)

FORTNIGHT = 14


def weekday(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "este jueves", "sábado pasado", "ayer sábado", "lunes de la próxima semana"."""
    items, number = bare(match.items), int(match.all("weekday")[0])
    if "same" in items[0].reading:
        items = items[1:]
    if (said := _named_twice(match)) is not None:
        yield Found(items, setting.anchor.moved_day(said))
    elif match.has("u_week"):
        monday = setting.anchor.monday(offset_of(around(match.items, "u_week")) or 0)
        days = span(monday, 7)
        yield Found(
            items,
            edtf(date.fromordinal(monday.toordinal() + number - 1).isoformat())
            if monday and days
            else None,
        )
    elif match.has("later"):
        day = latest(setting.earlier, 10)
        yield Found(items, anchored(edtf(day)).weekday(number, 1, strict=True) if day else None)
    else:
        yield Found(items, _nearest_weekday(match, setting, number))


def _named_twice(match: Match) -> int | None:
    """The day of "ayer sábado", but none of "la mañana del sábado"."""
    for item, following in pairwise(match.items):
        if "deictic" in item.reading and "weekday" in following.reading:
            return int(item.reading["deictic"])
    return None


def _nearest_weekday(match: Match, setting: Setting, number: int) -> EDTF | None:
    """The nearest one that the verb allows; where it says nothing, to a day just spoken of."""
    offset = offset_of(match.items)
    lean = offset or _lean(setting)
    day = latest(setting.near, 10) if not lean else None
    spoken_of, anchor = anchored(edtf(day) if day else None), setting.anchor
    if spoken_of.day and anchor.day and abs((spoken_of.day - anchor.day).days) <= FORTNIGHT:
        anchor = spoken_of
    return anchor.weekday(number, lean, strict=bool(offset), shown=offset == 0)


def _lean(setting: Setting) -> Lean:
    """Where the verb beside the bare name of a day points."""
    return 1 if setting.is_scheduled() else setting.lean()


def weekdays(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "del lunes al jueves": all its days are the nearest that the verb allows."""
    first, last = (int(number) for number in match.all("weekday"))
    lean, days = _lean(setting), (last - first) % 7
    ahead = lean is not None and lean > 0
    nearest = setting.anchor.weekday(first if ahead else last, lean)
    if nearest is None:
        yield Found(bare(match.items), None)
        return
    start = shifted(nearest.earliest, 0 if ahead else -days) if nearest.earliest else None
    yield from known(bare(match.items), span(start, days + 1))


def list_of_weekdays(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "el martes y el miércoles": days in a row follow one another; others stand alone."""
    places = [place for place, item in enumerate(match.items) if "weekday" in item.reading]
    numbers = [int(match.items[place].reading["weekday"]) for place in places]
    lean, days = offset_of(match.items) or _lean(setting), len(numbers) - 1
    ahead = lean is not None and lean > 0
    in_row = all((later - number) % 7 == 1 for number, later in pairwise(numbers))
    nearest = _nearest_weekday(match, setting, numbers[0 if ahead else -1])
    first = nearest.earliest if nearest and in_row else None
    begin = 0
    for step, (place, number) in enumerate(zip(places, numbers, strict=True)):
        parts = match.items[begin : place + 1]
        items = bare([item for item in parts if item.reading.keys().isdisjoint(("and", "or"))])
        day = shifted(first, step if ahead else step - days) if first else None
        alone = _nearest_weekday(match, setting, number)
        yield Found(items, edtf(day.isoformat()) if day else alone)
        begin = place + 1


def numbered_weekday(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "miércoles 11", "pasado día 19"."""
    numbers = match.all("weekday") + match.all("wday")
    offset = offset_of(match.items)
    weekday = int(numbers[0]) if numbers else None
    spoken_of = latest(setting.near, 10) if offset is None and weekday is None else None
    if spoken_of and int(spoken_of[8:]) < days_in(match.items)[0]:
        yield from known(trimmed(match.items), edtf(f"{spoken_of[:8]}{days_in(match.items)[0]:02}"))
        return
    number, lean = days_in(match.items)[0], offset or setting.lean()
    told = setting.tale.day(number, lean) if offset is None and weekday is None else None
    value = edtf(told) if told else setting.anchor.day_of_month(number, weekday, lean)
    yield from known(trimmed(match.items), value)


def numbered_weekdays(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "del domingo 10 al martes 12"; the month may turn between them."""
    first, last = days_in(match.items)
    weekday = int((match.all("weekday") + match.all("wday"))[0])
    start = setting.anchor.day_of_month(first, weekday, setting.lean())
    if start is None:
        return
    month = start.text[:8]
    if last <= first and start.earliest:
        month = f"{start.earliest + timedelta(31):%Y-%m-}"
    yield from known(trimmed(match.items), edtf(f"{start}/{month}{last:02}"))


def list_of_numbered_days(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "días 1 y 2", "noche del 3 al 4", of the month that the tale or the verb allows."""
    if match.has("to"):
        first, last = days_in(match.items)
        start = _day(first, setting)
        if start and last > first:
            yield from known(bare(match.items), edtf(f"{start}/{start.text[:8]}{last:02}"))
        return
    for item in match.items:
        if "day" in item.reading:
            yield from known((item,), _day(int(item.reading["day"]), setting))


def _day(number: int, setting: Setting) -> EDTF | None:
    lean = setting.lean()
    told = setting.tale.day(number, lean)
    return edtf(told) if told else setting.anchor.day_of_month(number, None, lean)


def weekday_of_month(match: Match, setting: Setting) -> Iterator[Found]:
    """Read "primer domingo de noviembre", "último viernes de mayo de 2024"."""
    month, weekday = months_in(match)[0], int(match.all("weekday")[0])
    year = year_of(match, setting) or setting.anchor.year_for(month, None, setting.lean())
    if year == UNKNOWN_YEAR:
        yield from known(match.items, edtf(f"{year}-{month:02}"))
        return
    days = [
        day
        for day in range(1, calendar.monthrange(int(year), month)[1] + 1)
        if date(int(year), month, day).isoweekday() == weekday
    ]
    place = (match.number("ordinal") or 0) - 1
    if place < len(days):
        yield from known(match.items, edtf(f"{year}-{month:02}-{days[place]:02}"))
