"""How two values of one slot stand to each other: dates by their days, counts by their bounds."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.edtf import EDTF

# "equal", the second or the first is more exact, both cannot be true; None: nothing follows.
Match = Literal["equal", "second", "first", "apart"]

# "unos 200" may be so much less or more than 200.
ROUGHLY = 0.1
# "más de 5.600" says less than half as much again.
OPEN = 1.5
TINY = 1e-9
# Values farther apart than this are hardly of one thing.
FARTHEST = 2.5
# Nor are dates: a reporter errs by months, not by years.
DAYS = 370


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something: its bounds (None: open), what it is of, and its unit as written.

    `rough` for "unos 200"; `measure` for units such as money or years, which say little of what.
    """

    low: float | None
    high: float | None
    subject: str
    unit: str
    rough: bool = False
    measure: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one number, said without reserve."""
        return self.low is not None and self.low == self.high and not self.rough

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most it can mean."""
        low = self.low if self.low is not None else (self.high or 0) / OPEN
        high = self.high if self.high is not None else low * OPEN
        return (low * (1 - ROUGHLY), high * (1 + ROUGHLY)) if self.rough else (low, high)

    def rounds(self, other: "Count") -> bool:
        """Whether this is the other number in fewer figures: 200 for 217."""
        if not (self.exact and other.exact and self.low and other.low):
            return False
        step = _step(self.low)
        finer = step > 10 or (step <= 1 and _step(other.low) < step)
        return finer and self.low != other.low and abs(self.low - other.low) <= step / 2 + TINY


def _step(value: float) -> float:
    """The worth of the last figure that is written: 100 for 200, 0.1 for 50.4."""
    whole, _, fraction = f"{value:f}".rstrip("0").partition(".")
    if fraction:
        return 10.0 ** -len(fraction)
    return 10.0 ** (len(whole) - len(whole.rstrip("0")))


def counts(one: Count, other: Count) -> Match | None:
    """How two counts of one subject stand to each other."""
    if one.bounds == other.bounds:
        return "equal" if one.exact and other.exact else None
    if one.rounds(other):
        return "second"
    if other.rounds(one):
        return "first"
    (low, high), (least, most) = one.bounds, other.bounds
    if high < least or most < low:
        return "apart" if _comparable(one, other) else None
    if low <= least and most <= high and other.exact:
        return "second"
    return "first" if least <= low and high <= most and one.exact else None


def _comparable(one: Count, other: Count) -> bool:
    """Whether two values apart are near enough to be of one thing, and firm enough to differ."""
    (smaller, least), (larger, _) = sorted((one.bounds, other.bounds))
    if not 0 < larger <= smaller * FARTHEST:
        return False
    if one.rough or other.rough:
        return least * (1 + ROUGHLY) < larger
    return one.exact and other.exact


def narrows(values: Iterable[EDTF]) -> bool:
    """Whether one of several dates says more exactly what another says."""
    known = list(set(values))
    return any(dates(known[one], known[other]) == "second" for one, other in nested(known))


def nested(values: Sequence[EDTF | None]) -> Iterator[tuple[int, int]]:
    """The places of any two dates of which the second begins within the first.

    Of two with the same days an interval comes first.
    """
    known = [(place, value, *value.ends) for place, value in enumerate(values) if value]
    placed = sorted(
        (first, -last.toordinal(), not value.is_interval, last, place)
        for place, value, first, last in known
        if first and last
    )
    starts = [first for first, *_ in placed]
    for at, (*_, last, place) in enumerate(placed, 1):
        for inner in placed[at : bisect_right(starts, last)]:
            yield place, inner[-1]


def dates(one: EDTF, other: EDTF) -> Match | None:
    """How two dates in known years stand to each other."""
    if one.text == other.text:
        return "equal"
    (first, last), (start, end) = one.ends, other.ends
    if first is None or last is None or start is None or end is None:
        return None
    if first <= start and end <= last:
        return "second" if not other.is_interval else None
    if start <= first and last <= end:
        return "first" if not one.is_interval else None
    if last < start or end < first:
        gap = max((start - last).days, (first - end).days)
        return "apart" if gap < DAYS else None
    return None
