"""Rules for feasts: those of a fixed day, and those counted from Easter Sunday."""

from collections.abc import Iterator
from datetime import MAXYEAR, date, timedelta

from briefing.edtf import EDTF
from briefing.extract.timexes.anchoring import UNKNOWN_YEAR, edtf, span
from briefing.extract.timexes.grammar import Match
from briefing.extract.timexes.meaning import Found, Setting, bare, known, month_year, said_lean
from briefing.extract.timexes.meaning import year_of as stated_year

GREGORIAN = 1583


def holiday(match: Match, setting: Setting) -> Iterator[Found]:
    """Navidad de 2023; pasada Nochevieja."""
    month, day = (int(part) for part in str(match.all("holiday")[0]).split("-"))
    year = month_year(match, setting, month, day)
    yield from known(bare(match.items), edtf(f"{year}-{month:02}-{day:02}"))


def feast(match: Match, setting: Setting) -> Iterator[Found]:
    """Viernes Santo; Semana Santa de 2023 (an interval); Pentecostés."""
    first, _, days = str(match.all("feast")[0]).partition("+")
    offset, anchor, said = int(first), setting.anchor, said_lean(match)
    year = stated_year(match, setting)
    if year is None and anchor.year:
        dates = {
            one: day
            for one in (anchor.year - 1, anchor.year, anchor.year + 1)
            if (day := _counted(one, offset))
        }
        year = anchor.year_of(dates, said or setting.lean(), strict=bool(said))
    if year is not None and year != UNKNOWN_YEAR:
        yield from known(bare(match.items), _value(int(year), offset, int(days or 1)))


def _value(year: int, offset: int, days: int) -> EDTF | None:
    start = _counted(year, offset)
    return edtf(str(start)) if start and days == 1 else span(start, days)


def _counted(year: int, offset: int) -> date | None:
    """The day `offset` days from the Western Easter of `year` (the anonymous Gregorian method)."""
    if not GREGORIAN <= year <= MAXYEAR:
        return None
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    days = epact + weekday - 7 * late
    return date(year, 3, 22) + timedelta(days + offset)
