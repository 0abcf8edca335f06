"""Calendar arithmetic around the day of publication, as far as that day is known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from briefing.edtf import EDTF

# Where a verb or a cue points: back (-1), ahead (1), nowhere certain (0); None without any verb.
# Half of it where the verb governs only the noun that the date belongs to.
Lean = float | None
# Without a verb a date is of the publication's own year, unless that of the year beside is this
# near and its own this far, in days.
NEAR, FAR = 45, 180
FARTHER = 2.5
MIDWEEK = 3  # days
MONTH = 30
UNKNOWN_YEAR = "XXXX"
YEAR = len(UNKNOWN_YEAR)
LAST_MONTH = "12"  # seasons have greater numbers


@lru_cache(maxsize=4096)
def edtf(text: str) -> EDTF | None:
    """The EDTF value of `text`, None for an impossible one."""
    try:
        return EDTF(text)
    except ValueError:
        return None


def shifted(day: date, days: int) -> date | None:
    """`day` moved by `days`, None beyond the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def span(first: date | None, days: int) -> EDTF | None:
    """The interval of `days` days from `first` on."""
    last = shifted(first, days - 1) if first else None
    return edtf(f"{first}/{last}") if first and last else None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known of the publication date: a day, a month and its year, a year, or nothing."""

    year: int | None = None
    month: int | None = None
    day: date | None = None

    def moved_year(self, offset: int) -> str:
        """The year `offset` years away, "XXXX" where none is known."""
        return UNKNOWN_YEAR if self.year is None else f"{self.year + offset:04}"

    def moved_day(self, offset: int) -> EDTF | None:
        """The day `offset` days away."""
        day = shifted(self.day, offset) if self.day else None
        return edtf(day.isoformat()) if day else None

    def moved_month(self, offset: int) -> EDTF | None:
        """The month `offset` months away."""
        if self.year is None or self.month is None:
            return None
        years, month = divmod(self.month - 1 + offset, 12)
        return edtf(f"{self.year + years:04}-{month + 1:02}")

    def monday(self, weeks: int) -> date | None:
        """The Monday of the week `weeks` weeks away."""
        return shifted(self.day, 7 * weeks - self.day.weekday()) if self.day else None

    def year_for(
        self, month: int, day: int | None, lean: Lean, through: int = 0, *, strict: bool = False
    ) -> str:
        """The year that a month (or a day of it) without one belongs to, "XXXX" where nothing says.

        `through` is how many months more the expression covers (2 for a quarter); `strict` rules
        out the present one ("the last May", said in May).
        """
        if self.year is None or self.month is None:
            return UNKNOWN_YEAR
        candidates = {}
        for year in (self.year - 1, self.year, self.year + 1):
            distance = self._days_to(year, month, day, through)
            if distance is not None and (distance or not strict):
                candidates[year] = distance
        return f"{_choose(candidates, self.year, lean):04}" if candidates else UNKNOWN_YEAR

    def year_of(self, days: Mapping[int, date], lean: Lean, *, strict: bool = False) -> str:
        """The year of a movable feast that falls on these `days`, by year."""
        if self.day is None or self.year is None:
            return UNKNOWN_YEAR
        distances = {year: (day - self.day).days for year, day in days.items()}
        candidates = {year: days for year, days in distances.items() if days or not strict}
        return f"{_choose(candidates, self.year, lean):04}" if candidates else UNKNOWN_YEAR

    def days_since(self, month: int, day: int | None) -> int | None:
        """How many days ago the last such month or day was."""
        year = self.year_for(month, day, -1)
        days = self._days_to(int(year), month, day, 0) if year != UNKNOWN_YEAR else None
        return -days if days is not None else None

    def _days_to(self, year: int, month: int, day: int | None, through: int) -> int | None:
        """How many days away a month or a day is, months by their number; None for no such day."""
        if day and self.day:
            there = _day_in(year, month, day)
            return (there - self.day).days if there else None
        months = 12 * (year - (self.year or year)) + month - (self.month or month)
        return MONTH * (months if months > 0 else min(0, months + through))

    def weekday(
        self, number: int, lean: Lean, *, strict: bool = False, shown: bool = False
    ) -> EDTF | None:
        """The nearest weekday `number` (1: Monday) that `lean` allows; `strict`: not today.

        Of one that is `shown` ("este domingo") the next is meant a day longer than of another.
        """
        if self.day is None:
            return None
        ahead = (number - self.day.isoweekday()) % 7
        if strict and ahead == 0:
            ahead = 7
        back = ahead - 7 if ahead or strict else 0
        if strict and (number - self.day.isoweekday()) % 7 == 0:
            back = -7
        if lean:
            return self.moved_day(ahead if lean > 0 else back)
        return self.moved_day(ahead if ahead <= MIDWEEK + shown else back)

    def day_of_month(
        self, number: int, weekday: int | None, lean: Lean, *, strict: bool = False
    ) -> EDTF | None:
        """The nearest day with this number (on this weekday); XXXX-XX without an anchor."""
        unknown = edtf(f"XXXX-XX-{number:02}")
        if self.day is None or self.year is None or self.month is None:
            return unknown
        days = [
            day
            for offset in (range(-6, 7) if weekday else (-1, 0, 1))
            if (day := _day_in(self.year, self.month + offset, number))
            and weekday in (None, day.isoweekday())
        ]
        if strict:
            days = [day for day in days if day != self.day]
        if not days:
            return unknown
        today = self.day
        own = [day for day in days if (day.year, day.month) == (today.year, today.month)]
        if lean is None and own:
            return edtf(own[0].isoformat())
        allowed = [day for day in days if not lean or (day - today).days * lean >= 0] or days
        return edtf(min(allowed, key=lambda day: abs((day - today).days)).isoformat())


def _day_in(year: int, month: int, number: int) -> date | None:
    years, index = divmod(month - 1, 12)
    try:
        return date(year + years, index + 1, number)
    except ValueError:
        return None


def _choose(candidates: dict[int, int], own: int, lean: Lean) -> int:
    """The year whose candidate (with its distance in days) is meant."""
    nearest = _nearest(candidates, own)
    if lean:
        allowed = {year: days for year, days in candidates.items() if days * lean >= 0}
        leant = _nearest(allowed or candidates, own)
        # "las elecciones de octubre fueron convocadas" in August: the verb does not reach so far.
        weak = abs(lean) < 1 and abs(candidates[leant]) > FARTHER * abs(candidates[nearest])
        return nearest if weak else leant
    if (
        lean is None
        and own in candidates
        and not _is_next_door(candidates[nearest], candidates[own])
    ):
        return own
    return nearest


def _nearest(candidates: dict[int, int], own: int) -> int:
    return min(candidates, key=lambda year: (abs(candidates[year]), year != own))


def _is_next_door(nearest: int, own: int) -> bool:
    return abs(nearest) <= NEAR and abs(own) >= FAR


@lru_cache(maxsize=256)
def anchored(value: EDTF | None) -> Anchor:
    """The anchor for a publication date in EDTF."""
    first, last = (value.earliest, value.latest) if value else (None, None)
    if first is None or last is None or first.year != last.year:
        return Anchor()
    if first == last:
        return Anchor(first.year, first.month, first)
    return Anchor(first.year, first.month if first.month == last.month else None)


def latest(values: Sequence[EDTF], length: int) -> str | None:
    """The last of `values` known to `length` characters (4 a year, 7 a month, 10 a day), cut to it.

    Of an interval is known the year in which it starts, and a month that holds it all. The year of
    a month or a day may be unknown: "el 11 de enero" is nearer to "ese mes" than a month before it.
    """
    for value in reversed(values):
        first, _, last = value.text.partition("/")
        apart = last and length > YEAR and first[:length] != last[:length]
        if len(first) >= length and not apart and _is_known(first, length):
            return first[:length]
    return None


def _is_known(text: str, length: int) -> bool:
    if length == YEAR:
        return "X" not in text[:length]
    return text[5:7] <= LAST_MONTH and "X" not in text[:length].removeprefix(UNKNOWN_YEAR)
