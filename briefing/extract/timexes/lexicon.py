"""A language's words of time and the forms they combine into, compiled once from its time.toml."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any

from briefing.extract.timexes.forms import compiled
from briefing.languages import Language

Value = int | str
Form = tuple[Callable[[str, int], re.Match[str] | None], str]  # matches at a place; its rule
Reading = Mapping[str, Value]  # what a word may be: class -> value
YEARS = range(1000, 2200)
SHORT_YEARS = range(32, 100)  # "mayo del 68": no day of a month
# One character per set of classes: a run of words is a string, a form a regular expression.
FIRST_CODE = 0xE000
# Classes of numbers that no word list holds: large ones, "2025-01-18", "1932-1933", "3-5".
POSSESSED = frozenset(
    {"month", "weekday", "deictic", "u_week", "u_month", "u_year", "u_decade", "u_century"}
)
JOINED = frozenset({"month", "season", "year", "year_decade"})
COMPUTED = ("number", "calendar", "years", "days")


@dataclass(frozen=True, slots=True)
class Word:
    """A word's readings and the character that stands for its set of classes."""

    code: str
    reading: Reading


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What time.toml says, by word.

    `triggers` start a look, what is `beside` them is read too; `phrases` stand by their first word,
    the longest first; `codes` are those of the classes of numbers that are not
    listed; `forms` stand in their order by the code they may begin with.
    """

    triggers: frozenset[str]
    beside: frozenset[str]
    words: Mapping[str, Word]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]]
    codes: Mapping[str, str]
    forms: Mapping[str, tuple[Form, ...]]
    capitalised: bool
    numeric: str


@cache
def lexicon_of(language: Language) -> Lexicon:
    """The compiled time.toml of `language`."""
    data = language.toml("time")
    readings = _readings(data)
    codes = _codes([*readings.values(), *({name: 0} for name in COMPUTED)])
    words = {
        phrase: Word(codes[frozenset(reading)], reading) for phrase, reading in readings.items()
    }
    return Lexicon(
        _triggers(words, frozenset(data["grammar"]["triggers"])),
        frozenset(part for phrase in words for part in phrase.split()),
        {word: meaning for word, meaning in words.items() if " " not in word},
        _phrases(words),
        {name: codes[frozenset((name,))] for name in COMPUTED},
        forms=_forms(data, codes),
        capitalised=data["capitalised"],
        numeric=data["numeric"],
    )


def _readings(data: Mapping[str, Any]) -> dict[str, dict[str, Value]]:
    readings: dict[str, dict[str, Value]] = defaultdict(dict)
    for name, table in data["words"].items():
        for word, value in table.items():
            readings[word][name] = value
    for word, classes in _numerals(data["ordinal_signs"], data.get("decade_sign", "")):
        readings[word].update(classes)
    for word, reading in readings.items():
        if "numword" in reading:
            reading["number"] = reading["numword"]
            if 1 <= int(reading["numword"]) <= 31 and word not in data["not_days"]:
                reading["day"] = reading["numword"]
    return {**readings, **dict(_affixed(readings, data))}


def _affixed(
    readings: Mapping[str, dict[str, Value]], data: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, Value]]]:
    """Words with what the language writes into them: "mid-March", "Monday's"."""
    for word, reading in readings.items():
        for prefix, name in data.get("joined", ()):
            if not JOINED.isdisjoint(reading):
                yield prefix + word, {**reading, name: 0}
        for suffix in data.get("possessives", ()):
            if not POSSESSED.isdisjoint(reading):
                yield word + suffix, reading


def _numerals(signs: list[str], decade_sign: str) -> Iterator[tuple[str, dict[str, Value]]]:
    for number in range(YEARS.stop):
        classes: dict[str, Value] = {"number": number}
        if 1 <= number <= 31:
            classes |= {"day": number, "digits_day": number}
        if 20 <= number <= 90 and number % 10 == 0:
            classes["short"] = number
        if SHORT_YEARS.start <= number < SHORT_YEARS.stop:
            classes["short_year"] = 1900 + number
        if number in YEARS:
            classes["year"] = number
        yield str(number), classes
        if decade_sign and number % 10 == 0 and number:
            name = "year_decade" if number in YEARS else "short_decade"
            yield f"{number}{decade_sign}", {name: number}
        if 1 <= number <= 31:
            for sign in signs:
                yield f"{number}{sign}", {"day": number, "ordinal": number}
        if 0 < number < 10:
            yield f"0{number}", classes


def _codes(readings: Iterable[Reading]) -> dict[frozenset[str], str]:
    numbers = count(FIRST_CODE)
    codes: dict[frozenset[str], str] = {}
    for reading in readings:
        key = frozenset(reading)
        if key not in codes:
            codes[key] = chr(next(numbers))
    return codes


def _triggers(words: Mapping[str, Word], classes: frozenset[str]) -> frozenset[str]:
    """The words of `classes`; of a phrase its last word, if no other of it starts a look."""
    found: set[str] = set()
    wanted = (phrase.split() for phrase, word in words.items() if classes & word.reading.keys())
    for parts in sorted(wanted, key=len):
        if found.isdisjoint(parts):
            found.add(parts[-1])
    return frozenset(found)


def _phrases(words: Mapping[str, Word]) -> dict[str, tuple[tuple[tuple[str, ...], Word], ...]]:
    by_first: dict[str, list[tuple[tuple[str, ...], Word]]] = defaultdict(list)
    for phrase, word in words.items():
        first, *rest = phrase.split()
        if rest:
            by_first[first].append((tuple(rest), word))
    return {
        first: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0])))
        for first, phrases in by_first.items()
    }


def _forms(
    data: Mapping[str, Any], codes: Mapping[frozenset[str], str]
) -> dict[str, tuple[Form, ...]]:
    members: dict[str, str] = defaultdict(str)
    for classes, code in codes.items():
        for name in classes:
            members[name] += code
    by_first: dict[str, list[Form]] = defaultdict(list)
    for form in data["forms"]:
        piece = compiled(form["form"], data["macros"], members)
        pattern = re.compile(piece.pattern)
        for code in piece.first:
            by_first[code].append((pattern.match, form["rule"]))
    return {code: tuple(forms) for code, forms in by_first.items()}
