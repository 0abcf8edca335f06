"""EDTF dates in the words of a language (the tables [say] and [precision] of its time.toml)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.edtf import EDTF
from briefing.languages import Language

Say = Mapping[str, Any]  # the table [say]
PARTS = re.compile(
    r"(?P<year>-?[0-9X]+)(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?(?P<mark>[?~%]?)"
)
QUALIFIERS = {"~": "approximate", "?": "uncertain", "%": "uncertain_approximate"}
# The parts of a year that have a name, by first and last month.
NAMED = {
    ("01", "03"): ("quarter", 1),
    ("04", "06"): ("quarter", 2),
    ("07", "09"): ("quarter", 3),
    ("10", "12"): ("quarter", 4),
    ("01", "04"): ("term", 1),
    ("05", "08"): ("term", 2),
    ("09", "12"): ("term", 3),
    ("01", "06"): ("half", 1),
    ("07", "12"): ("half", 2),
}
CODES = dict(zip(range(33, 42), NAMED.values(), strict=True))
FIRST_SEASON, FIRST_CODE = 21, 33
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Part:
    """One end of a date: what its text says of year, month and day, and its qualifier."""

    year: str
    month: str
    day: str
    mark: str

    @classmethod
    def of(cls, text: str) -> "Part":
        """The parts of an EDTF date that is no interval."""
        found = PARTS.fullmatch(text)
        if found is None:
            raise ValueError(f"not an EDTF date: {text!r}")
        return cls(found["year"], found["month"] or "", found["day"] or "", found["mark"])

    @property
    def has_month(self) -> bool:
        """Whether a month, a season or a part of the year is told."""
        return self.month not in ("", "XX")

    @property
    def has_day(self) -> bool:
        """Whether a day of the month is told."""
        return self.day not in ("", "XX")

    @property
    def known_year(self) -> bool:
        """Whether the year is more than XXXX."""
        return self.year != "XXXX"


@cache
def in_words(value: EDTF, language: Language) -> str:
    """`value` as a person would write it; what is unknown is said to be so."""
    say: Say = language.toml("time")["say"]
    if not value.is_interval:
        return _one(Part.of(value.text), say)
    first, last = value.text.split("/")
    if last in ("", ".."):
        return str(say["since"]).format(first=_one(Part.of(first), say))
    if first in ("", ".."):
        return str(say["until"]).format(last=_one(Part.of(last), say))
    return _interval(Part.of(first), Part.of(last), say)


def precision(value: EDTF | None, language: Language) -> str:
    """How exactly `value` is known, in a few words; empty for a full day."""
    table: Mapping[str, str] = language.toml("time")["precision"]
    if value is None:
        return table["unknown"]
    if value.is_interval:
        return table["interval"]
    part = Part.of(value.text)
    grain = _grain(part)
    marked = table[QUALIFIERS[part.mark].removesuffix("_approximate")] if part.mark else ""
    return ", ".join(words for words in (table[grain] if grain else "", marked) if words)


def _grain(part: Part) -> str:
    if not part.known_year:
        return "year_unknown" if part.has_month else "month_and_year_unknown"
    if unknown := part.year.count("X"):
        return "decade" if unknown == 1 else "century" if unknown == len("XX") else "interval"
    if not part.has_month:
        return "month_unknown" if part.has_day else "year"
    if int(part.month) >= FIRST_SEASON:
        return "season" if int(part.month) < FIRST_CODE else "interval"
    return "" if part.has_day else "month"


def _one(part: Part, say: Say) -> str:
    words = _plain(part, say)
    return str(say[QUALIFIERS[part.mark]]).format(words=words) if part.mark else words


def _plain(part: Part, say: Say) -> str:
    words = _without_year(part, say)
    return _dated(words, part, say) if words else _year(part, say)


def _without_year(part: Part, say: Say) -> str:
    """The month, the day or the season, empty where only a year is told."""
    if not part.has_month:
        return say["day_of_unknown_month"].format(day=int(part.day)) if part.has_day else ""
    number = int(part.month)
    if number >= FIRST_CODE:
        name, ordinal = CODES[number]
        return str(say[name].format(number=say["ordinals"][ordinal - 1]))
    if number >= FIRST_SEASON:
        return str(say["seasons"][number - FIRST_SEASON])
    month = str(say["months"][number - 1])
    return str(say["day"].format(day=_day(part, say), month=month)) if part.has_day else month


def _dated(words: str, part: Part, say: Say) -> str:
    if part.known_year:
        return str(say["dated"].format(words=words, year=_year(part, say)))
    # "11 of an unknown month" need not add that its year is unknown.
    return str(say["year_unknown"].format(words=words)) if part.has_month else words


def _day(part: Part, say: Say) -> str:
    return str(say["first_day"]) if int(part.day) == 1 else str(int(part.day))


def _year(part: Part, say: Say) -> str:
    if not part.known_year:
        return str(say["nothing_but_unknown"])
    if part.year.startswith("-"):
        return str(say["before_christ"].format(year=int(part.year[1:]) + 1))
    unknown = part.year.count("X")
    if unknown > len("XX"):
        return str(
            say["millennium"].format(
                first=part.year.replace("X", "0"), last=part.year.replace("X", "9")
            )
        )
    if unknown == len("XX"):
        return str(say["century"].format(number=_numeral(int(part.year[:-2]) + 1, say)))
    return (
        str(say["decade"].format(year=part.year.replace("X", "0")))
        if unknown
        else str(int(part.year))
    )


def _numeral(number: int, say: Say) -> str:
    if number <= len(say["centuries"]):
        return str(say["centuries"][number - 1])
    numeral = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral


def _interval(first: Part, last: Part, say: Say) -> str:
    if first.mark or last.mark or "X" in (first.year + last.year).replace("XXXX", ""):
        return str(say["named_interval"].format(first=_one(first, say), last=_one(last, say)))
    if first.year != last.year:
        form = "days" if first.has_day and last.has_day else "interval"
        return str(say[form].format(first=_one(first, say), last=_one(last, say)))
    if first.has_day and last.has_day:
        start = _day(first, say) if first.month == last.month else _without_year(first, say)
        words = say["days"].format(first=start, last=_without_year(last, say))
    elif named := NAMED.get((first.month, last.month)):
        words = say[named[0]].format(number=say["ordinals"][named[1] - 1])
    else:
        words = say["interval"].format(
            first=_without_year(first, say) or _year(first, say), last=_without_year(last, say)
        )
    return _dated(words, last, say)
