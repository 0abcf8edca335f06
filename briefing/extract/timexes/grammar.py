"""Runs of words that speak of time, and the forms found in them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import repeat

from briefing.extract.timexes.lexicon import Lexicon, Reading, Value, Word
from briefing.text import Tokens

# A word that starts a look ("t") with the words around it that only count beside one ("g").
RUN = re.compile("g{0,8}t[gt]*")
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:t[0-9]{2})?")
DMY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
YEARS = re.compile(r"([0-9]{4})-([0-9]{4}|[0-9]{2})")
DAYS = re.compile(r"([0-9]{1,2})-([0-9]{1,2})")
# The last number that cannot be the month in "2023-24".
LAST_MONTH = 12
YEAR_ONE, LAST_YEAR = 1000, 2199
# Small words that hold an expression together over the end of a line.
# Signs after the number of a day: 1.º, 1°.
DEGREES = "°º"
LINKS = frozenset({"of", "and", "to"})
# What is written with a stop: "ene. 2024", "s. XIX".
ABBREVIATED = frozenset({"mon", "century_sign"})
UNKNOWN = Word("|", {})


@dataclass(frozen=True, slots=True)
class Item:
    """One or more words read as one: the first and the last token, and what they may be."""

    first: int
    last: int
    word: Word

    @property
    def reading(self) -> Reading:
        """The classes of the words with their values."""
        return self.word.reading


@dataclass(frozen=True, slots=True)
class Match:
    """A form found in the text, by the name of its rule."""

    rule: str
    items: tuple[Item, ...]

    def all(self, name: str) -> list[Value]:
        """The values of every word that may be a `name`."""
        return [item.reading[name] for item in self.items if name in item.reading]

    def number(self, name: str) -> int | None:
        """The value of the first word that may be a `name`."""
        for item in self.items:
            if name in item.reading:
                return int(item.reading[name])
        return None

    def has(self, *names: str) -> bool:
        """Whether some word may be one of `names`."""
        return any(name in item.reading for item in self.items for name in names)


def matches(tokens: Tokens, words: Lexicon) -> Iterator[Match]:
    """The forms of the language in the order of the text; they do not overlap."""
    marks = "".join(map(words.marks.get, tokens.lower, repeat("x")))
    if signed := [*_signed(tokens, "-"), *_signed(tokens, "/")]:
        marks = "".join("t" if place in signed else mark for place, mark in enumerate(marks))
    for run in RUN.finditer(marks):
        yield from _parse(_items(tokens, words, *run.span()), tokens, words)


def _signed(tokens: Tokens, sign: str) -> Iterator[int]:
    """The numbers with a sign between digits, worth a look even if not listed: 12/8/25."""
    text = tokens.text
    at = text.find(sign)
    while at >= 0:
        if text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal():
            yield bisect_right(tokens.starts, at) - 1
        at = text.find(sign, at + 1)


def _items(tokens: Tokens, words: Lexicon, start: int, end: int) -> list[Item]:
    items: list[Item] = []
    place = start
    while place < end:
        item = _item(tokens, words, place, end)
        items.append(item)
        place = item.last + 1
    return items


def _item(tokens: Tokens, words: Lexicon, place: int, end: int) -> Item:
    word = tokens.lower[place]
    for rest, phrase in words.phrases.get(word, ()):
        last = place + len(rest)
        if last < end and tuple(tokens.lower[place + 1 : last + 1]) == rest:
            return Item(place, last, phrase)
    known = words.words.get(word)
    if known is None:
        return Item(place, place, _number(word, words))
    if "numword" in known.reading:
        last, value = _spelt(tokens, words, place, end)
        if last > place:
            return Item(
                place,
                last,
                words.words.get(str(value)) or Word(words.codes["number"], {"number": value}),
            )
    return Item(place, place, known)


def _spelt(tokens: Tokens, words: Lexicon, place: int, end: int) -> tuple[int, int]:
    """The last token and the value of a number in words: "mil novecientos treinta y uno"."""
    total, last, least = 0, place, 10_000
    while place < end:
        known = words.words.get(tokens.lower[place])
        value = int(known.reading["numword"]) if known and "numword" in known.reading else None
        if value == 1000 and total < 10:
            total, least = max(total, 1) * 1000, 1000
        elif value is not None and value < least:
            total, least = (
                total + value,
                100 if value >= 100 else 10 if value >= 20 and value % 10 == 0 else 0,
            )
        elif not (
            known
            and "and" in known.reading
            and least == 10
            and _unit_follows(tokens, words, place, end)
        ):
            break
        last = place if value is not None else last
        if place + 1 < end and tokens.gap(place).strip():
            break
        place += 1
    return last, total


def _unit_follows(tokens: Tokens, words: Lexicon, place: int, end: int) -> bool:
    known = words.words.get(tokens.lower[place + 1]) if place + 1 < end else None
    return known is not None and int(known.reading.get("numword", 10)) < 10


def _number(word: str, words: Lexicon) -> Word:
    """What a number that is not listed says: a quantity, a day, a span; nothing where unsure."""
    if word.isdecimal():
        return Word(words.codes["number"], {"number": int(word)}) if len(word) < 10 else UNKNOWN
    for name, value in (
        ("calendar", _calendar(word)),
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


def _parse(items: list[Item], tokens: Tokens, words: Lexicon) -> Iterator[Match]:
    codes, places = [], []
    for index, item in enumerate(items):
        codes.append(item.word.code)
        places.append(index)
        if (
            tokens.gaps[item.last + 1] != " "
            and index + 1 < len(items)
            and (gap := _gap(tokens, item, items[index + 1]))
        ):
            codes.append(gap)
            places.append(index)
    text, at = "".join(codes), 0
    while at < len(text):
        for form, rule in words.forms.get(text[at], ()):
            if found := form.match(text, at):
                if rule != "nothing":
                    yield Match(rule, tuple(items[places[at] : places[found.end() - 1] + 1]))
                at = found.end()
                break
        else:
            at += 1


def _gap(tokens: Tokens, item: Item, following: Item) -> str:
    """Nothing for white space, a sign that a form may hold, else a bar that no form crosses.

    The end of a line divides, unless a small word beside it says that the expression goes on.
    """
    gap = tokens.gap(item.last)
    sign = gap.strip().lstrip(DEGREES)
    if not sign:
        divided = "\n" in gap and (
            gap.count("\n") > 1 or LINKS.isdisjoint(item.reading.keys() | following.reading.keys())
        )
        return "|" if divided else ""
    if sign == "," or (sign in {"/", ".", "-"} and sign == gap):
        return sign
    return "" if sign == "." and not ABBREVIATED.isdisjoint(item.reading) else "|"
