"""What every rule starts from: the setting of a match, and what its words state outright."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefing.edtf import EDTF
from briefing.extract.timexes.anchoring import UNKNOWN_YEAR, Anchor, Lean, latest
from briefing.extract.timexes.grammar import Item, Match
from briefing.extract.timexes.tale import Tale

# Words that stand before a full date and are no part of it ("el próximo 15 de agosto").
ARTICLES = frozenset({"the", "the_decade", "definite", "many", "of", "from", "to"})
LEADING = ARTICLES | {
    "last",
    "latest",
    "next",
    "this",
    "that",
    "same",
    "later",
    "earlier",
    "after_tomorrow",
}
TRAILING = frozenset({"last", "next", "after_tomorrow"})
POINTS = ("last", "latest", "next", "current", "this")
POINTING = frozenset(POINTS)


class Setting(NamedTuple):
    """What a rule may look at: the publication date, earlier values, where the verb points.

    Of the values `earlier`, the last few that stand in the same sentence are `near`. Of the name of
    a day that `is_scheduled` the next is meant. `year_above` heads the entry that has the date.
    """

    anchor: Anchor
    earlier: Sequence[EDTF]
    near: Sequence[EDTF]
    lean: Callable[[], Lean]
    is_scheduled: Callable[[], bool]
    numeric: str
    tale: Tale
    year_above: str | None


class Found(NamedTuple):
    """A value and the items that say it; `value` is None where the anchor is missing."""

    items: Sequence[Item]
    value: EDTF | None


Rule = Callable[[Match, Setting], Iterator[Found]]


def known(items: Sequence[Item], value: EDTF | None) -> Iterator[Found]:
    """What was found, or nothing where the value is impossible."""
    if value is not None:
        yield Found(items, value)


def trimmed(items: Sequence[Item]) -> Sequence[Item]:
    """Without what stands before and after a full date ("el próximo", "pasado")."""
    first, last = 0, len(items)
    while first < last - 1 and items[first].reading.keys() <= LEADING:
        first += 1
    while (
        last > first + 1 and items[last - 1].reading.keys() <= TRAILING and _is_day(items[last - 2])
    ):
        last -= 1
    return items[first:last]


def _is_day(item: Item) -> bool:
    return not item.reading.keys().isdisjoint({"month", "mon", "day", "year"})


def bare(items: Sequence[Item]) -> Sequence[Item]:
    """Without leading articles and prepositions."""
    first = 0
    while first < len(items) - 1 and items[first].reading.keys() <= ARTICLES:
        first += 1
    return items[first:]


def offset_of(items: Sequence[Item]) -> int | None:
    """Where a pointing word among `items` points: -1 last, 0 this, 1 next; None without one."""
    for item in items:
        for name in POINTS:
            if name in item.reading:
                return int(item.reading[name])
    return None


def around(items: Sequence[Item], name: str) -> Sequence[Item]:
    """The words beside the one that is a `name`."""
    place = next((place for place, item in enumerate(items) if name in item.reading), None)
    return (
        () if place is None else (*items[max(0, place - 2) : place], *items[place + 1 : place + 2])
    )


def year_of(match: Match, setting: Setting) -> str | None:
    """The year that the words state, "XXXX" where it is unknown, None where they state none."""
    year = match.number("year") or match.number("short_year")
    if year is not None:
        return f"{year:04}"
    if not match.has("u_year"):
        return None
    beside = around(match.items, "u_year")
    back = [item for item in beside if item.reading.keys() & {"that", "later", "earlier"}]
    if back and offset_of(beside) is None:
        year_before = latest(setting.earlier, 4)
        step = sum(int(item.reading.get("later", item.reading.get("earlier", 0))) for item in back)
        return (
            f"{int(year_before) + step:04}"
            if year_before and year_before.isdecimal()
            else UNKNOWN_YEAR
        )
    return setting.anchor.moved_year(offset_of(beside) or 0)


def said_lean(match: Match) -> Lean:
    """Where the expression itself points ("pasado", "próximo"), the words of its year aside."""
    if POINTING.isdisjoint(match.said):
        return None
    beside = around(match.items, "u_year")
    return offset_of([item for item in match.items if item not in beside])


def _year_of_neighbour(month: int, setting: Setting) -> str | None:
    """The year that the sentence gave to the month: "mayo de 2023 ... el 15 de mayo"."""
    for value in setting.near:
        if value.text[4:7] == f"-{month:02}" and value.text[:4].isdecimal():
            return value.text[:4]
    return None


def month_year(
    match: Match, setting: Setting, month: int, day: int | None = None, through: int = 0
) -> str:
    """The year of a month or a day: as stated, else as it points, else as its verb does."""
    year = year_of(match, setting)
    if year is None and match.has("that"):
        year = latest(setting.earlier, 4)
    said = said_lean(match)
    if said is None:
        year = year or setting.year_above or _year_of_neighbour(month, setting)
    if year is not None:
        return year
    if said == 0:
        return setting.anchor.moved_year(0)
    if said is not None:
        return setting.anchor.year_for(month, day, said, through, strict=True)
    lean = setting.lean()
    told = setting.tale.year(setting.anchor, month, day, lean)
    return told or setting.anchor.year_for(month, day, lean, through)


def months_in(match: Match) -> list[int]:
    """The numbers of the months named."""
    return [
        int(item.reading.get("month", item.reading.get("mon", 0)))
        for item in match.items
        if item.reading.keys() & {"month", "mon"}
    ]


def days_in(items: Sequence[Item]) -> list[int]:
    """The days of a month named."""
    return [int(item.reading["day"]) for item in items if "day" in item.reading]


def before_christ(year: str) -> str:
    """The astronomical year: 44 BC is -0043."""
    return f"-{int(year) - 1:04}" if year != UNKNOWN_YEAR and int(year) > 1 else year
