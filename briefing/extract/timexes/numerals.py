"""What a number says that no list of words holds: 2025-01-18, 31-dic-1994, 1932-1933, 3-5."""

import re
from datetime import date

from briefing.extract.timexes.lexicon import Lexicon, Word

ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:t[0-9]{2})?")
DMY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2})-([^\W\d_]+)-([0-9]{4})")
YEARS = re.compile(r"([0-9]{4})-([0-9]{4}|[0-9]{2})")
DAYS = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
# The last number that cannot be the month in "2023-24".
LAST_MONTH = 12
YEAR_ONE, LAST_YEAR = 1000, 2199
UNKNOWN = Word("|", {})


def numeral(word: str, words: Lexicon) -> Word:
    """What a number that is not listed says: a quantity, a day, a span; nothing where unsure."""
    if word.isdecimal():
        return Word(words.codes["number"], {"number": int(word)}) if len(word) < 10 else UNKNOWN
    for name, value in (
        ("calendar", _calendar(word) or _with_month(word, words)),
        ("years", _years(word)),
        ("days", _days(word)),
    ):
        if value:
            return Word(words.codes[name], {name: value})
    return UNKNOWN


def _calendar(word: str) -> str | None:
    if found := ISO.fullmatch(word):
        year, month, day = map(int, found.groups())
    elif found := DMY.fullmatch(word):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _with_month(word: str, words: Lexicon) -> str | None:
    """The day of "31-dic-1994"."""
    found = DAY_MONTH_YEAR.fullmatch(word)
    month = words.words.get(found[2], UNKNOWN).reading.get("mon") if found else None
    if found is None or month is None:
        return None
    try:
        return date(int(found[3]), int(month), int(found[1])).isoformat()
    except ValueError:
        return None


def _years(word: str) -> str | None:
    found = YEARS.fullmatch(word)
    if found is None:
        return None
    first, short = int(found[1]), len(found[2]) == 2
    last = first - first % 100 + int(found[2]) if short else int(found[2])
    # "2008-09" may be a month or a season of two years.
    unsure = short and int(found[2]) <= LAST_MONTH
    return None if unsure or not YEAR_ONE <= first < last <= LAST_YEAR else f"{first:04}/{last:04}"


def _days(word: str) -> str | None:
    found = DAYS.fullmatch(word)
    return f"{found[1]}/{found[2]}" if found and 1 <= int(found[1]) < int(found[2]) <= 31 else None
