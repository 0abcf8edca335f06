"""Dates that say only what is known: EDTF (ISO 8601-2:2019), levels 0, 1 and part of 2."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

ONE = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|[0-9]XXX|XXXX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?[?~%]?"
)
SEASONS = range(21, 25)
# Level 2 sub-year groupings: quarters, four-month terms, half-years, as first and last month.
TERMS = {
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    37: (1, 4),
    38: (5, 8),
    39: (9, 12),
    40: (1, 6),
    41: (7, 12),
}
# Seasons of the northern year as first and last month; winter runs into the next year.
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}


@dataclass(frozen=True, slots=True)
class EDTF:
    """A date expression in EDTF.

    Understood: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, decades and centuries `199X`, `19XX`, unknown parts
    `XXXX-03`, `XXXX-XX-11`, `2024-XX-11`, seasons `2022-21`..`24`, groupings `2026-33`..`41`,
    qualifiers `?`, `~`, `%` at the end, and intervals `A/B` with `..` or nothing for an open end.
    Raises ValueError for anything else, impossible days included.
    """

    text: str

    def __post_init__(self) -> None:
        parts = self.text.split("/")
        if len(parts) > 2 or all(part in ("", "..") for part in parts):
            raise ValueError(f"not an EDTF date: {self.text!r}")
        for part in parts:
            if part not in ("", "..") or len(parts) == 1:
                _check(part)
        if len(parts) == 2 and self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"an interval that ends before it starts: {self.text!r}")

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    @property
    def ends(self) -> tuple[date | None, date | None]:
        """The first and the last day it can mean, as `earliest` and `latest`."""
        return _ends(self.text)

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None where the year is unknown or the start is open."""
        return _ends(self.text)[0]

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None where the year is unknown or the end is open."""
        return _ends(self.text)[1]

    @property
    def is_interval(self) -> bool:
        """Whether it is written as `A/B`."""
        return "/" in self.text

    @property
    def is_day(self) -> bool:
        """Whether it names one day of a known year."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def year_known(self) -> bool:
        """Whether at least one end stands in a known year (or decade, or century)."""
        return self.earliest is not None or self.latest is not None

    @property
    def precision(self) -> str:
        """How much it says: day, month, part (of a year), year, decade, century or interval.

        `unknown-year` where the year is missing, `millennium` where only its first figure is told.
        """
        return _precision(self.text)

    @property
    def order(self) -> tuple[date, int, str]:
        """A sort key: by first possible day, wider expressions first, unknown years last."""
        return _order(self.text)

    def overlaps(self, other: "EDTF") -> bool:
        """Whether some day fits both; unknown ends fit everything."""
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )


def _check(part: str) -> None:
    match = ONE.fullmatch(part)
    if match is None:
        raise ValueError(f"not an EDTF date: {part!r}")
    year, month, day = match["year"], match["month"], match["day"]
    if month is None or month == "XX":
        if day not in (None, "XX") and not 1 <= int(day) <= 31:
            raise ValueError(f"no such day: {part!r}")
        return
    number = int(month)
    if day is None:
        if not (1 <= number <= 12 or number in SEASONS or number in TERMS):
            raise ValueError(f"no such month or season: {part!r}")
        return
    if not 1 <= number <= 12:
        raise ValueError(f"no such month: {part!r}")
    if day != "XX":
        # A day of an unknown year is held against a leap year.
        numeric = re.fullmatch(r"[0-9]{4}", year)
        longest = calendar.monthrange(int(year) if numeric and int(year) else 2000, number)[1]
        if not 1 <= int(day) <= longest:
            raise ValueError(f"no such day: {part!r}")


@lru_cache(maxsize=1 << 14)
def _ends(text: str) -> tuple[date | None, date | None]:
    parts = text.split("/")
    return _bounds(parts[0])[0], _bounds(parts[-1])[1]


@lru_cache(maxsize=1 << 14)
def _precision(text: str) -> str:
    match = ONE.fullmatch(text)
    if match is None:
        return "interval"
    year, month = match["year"], match["month"]
    if year == "XXXX":
        return "unknown-year"
    if month in (None, "XX"):
        return ("year", "decade", "century", "millennium")[year.count("X")]
    if int(month) > 12:
        return "part"
    return "month" if match["day"] in (None, "XX") else "day"


@lru_cache(maxsize=1 << 14)
def _order(text: str) -> tuple[date, int, str]:
    earliest, latest = _ends(text)
    first = earliest or latest or date.max
    last = latest or first
    return (first, first.toordinal() - last.toordinal(), text)


def _bounds(part: str) -> tuple[date | None, date | None]:
    match = ONE.fullmatch(part)
    if match is None or match["year"] == "XXXX" or match["year"].startswith("-"):
        return None, None
    year, month, day = match["year"], match["month"], match["day"]
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first < 1:
        return None, None
    if month is None or month == "XX":
        return date(first, 1, 1), date(last, 12, 31)
    number = int(month)
    start, end = TERMS.get(number) or SEASON_MONTHS.get(number) or (number, number)
    if day is None or day == "XX":
        over, end_month = divmod(end - 1, 12)
        end_year = min(last + over, date.max.year)
        return date(first, start, 1), date(
            end_year, end_month + 1, calendar.monthrange(end_year, end_month + 1)[1]
        )
    return _day(first, start, int(day)), _day(last, end, int(day))


def _day(year: int, month: int, day: int) -> date:
    """The day, or the last one of its month: 29 February of a year of the 1990s begins in 1990."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
