"""How many of what: numbers in figures and words, with their bounds and units."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.extract.facts.cues import NUMBER
from briefing.extract.facts.passage import Passage
from briefing.languages import Language
from briefing.model import Quantity
from briefing.text import Span

PERCENT = re.compile(r"\s?%")
CURRENCY = re.compile(r"(?:[A-Z]{1,3})?[$€£¥]\s?$")
CURRENCY_LENGTH = 5
# A bare number like this one is a year unless something countable follows it.
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of words `first` to `last` (exclusive); `least` for "miles", which only bounds it below."""

    first: int
    last: int
    start: int
    end: int
    value: float
    least: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class _Numerals:
    """A language's numbers, ready for use."""

    figures: re.Pattern[str]
    thousands: str
    values: Mapping[str, float]
    scales: Mapping[str, float]
    groups: Mapping[str, float]
    at_least: Mapping[str, float]
    bounds: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    to: frozenset[str]
    joins: frozenset[str]
    percent: tuple[tuple[str, ...], ...]
    skip: frozenset[str]
    none: frozenset[str]
    named: frozenset[str]


@cache
def _numerals(language: Language) -> _Numerals:
    data: Mapping[str, Any] = language.toml("facts")["numbers"]
    thousands = "".join(data["thousands"])
    decimals = re.escape("".join(data["decimals"]))
    figures = re.compile(
        rf"\d{{1,3}}(?:([{re.escape(thousands)}])\d{{3}}(?!\d)(?:\1\d{{3}}(?!\d))*)(?:[{decimals}]\d+)?"
        rf"|\d+(?:[{decimals}]\d+)?"
    )
    bounds: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for kind in ("least", "most", "about", "between"):
        for phrase in data["bounds"][kind]:
            words = tuple(phrase.split())
            bounds[words[-1]] = (*bounds.get(words[-1], ()), (kind, words))
    return _Numerals(
        figures,
        thousands,
        data["words"],
        data["scales"],
        data["groups"],
        data["at_least"],
        {last: tuple(sorted(of, key=lambda b: -len(b[1]))) for last, of in bounds.items()},
        frozenset(data["bounds"]["to"]),
        frozenset(data["and"]),
        tuple(tuple(phrase.split()) for phrase in data["percent"]),
        frozenset(data["units"]["skip"]),
        frozenset(data["units"]["none"]),
        frozenset(data["units"]["named"]),
    )


def quantities(passage: Passage, language: Language) -> tuple[Quantity, ...]:
    """The quantities of a sentence in its order; dates, years and the numbers of documents are none."""
    numerals = _numerals(language)
    found: list[Quantity] = []
    numbers = list(_numbers(passage, numerals))
    position = 0
    while position < len(numbers):
        number = numbers[position]
        following = numbers[position + 1] if position + 1 < len(numbers) else None
        kind, start = _bound(passage, number, numerals)
        ranged = following if _is_range(passage, number, following, numerals, kind) else None
        last = ranged or number
        unit, end = _unit(passage, last, numerals)
        if ranged or unit or _stands_alone(passage, number, kind):
            low, high = _limits(number, ranged, kind)
            found.append(Quantity(Span(start, end), low, high, unit))
        position += 2 if ranged else 1
    return tuple(found)


def _numbers(passage: Passage, numerals: _Numerals) -> Iterator[_Number]:
    place = passage.first
    for index in passage.where(NUMBER):
        if index < place or index in passage.in_dates or _is_label(passage, index, numerals):
            continue
        number = _number(passage, index, numerals)
        if number:
            place = number.last
            yield number


def _is_label(passage: Passage, index: int, numerals: _Numerals) -> bool:
    before = passage.word(index - 1)
    after = passage.gap(index)
    clock = after.startswith(":") and passage.word(index + 1).isdecimal()
    return before in numerals.named or clock or "/" in after or passage.gap(index - 1).endswith(":")


def _number(passage: Passage, index: int, numerals: _Numerals) -> _Number | None:
    start = passage.tokens.starts[index]
    figure = numerals.figures.match(passage.tokens.text, start, passage.span.end)
    if figure:
        end, value = figure.end(), _value(figure, numerals)
        last = index
        while last < passage.last and passage.tokens.starts[last] < end:
            last += 1
        if passage.tokens.ends[last - 1] != end:
            return None
        return _scaled(passage, _Number(index, last, start, end, value, figure=figure[0]), numerals)
    return _in_words(passage, index, numerals)


def _value(figure: re.Match[str], numerals: _Numerals) -> float:
    digits = figure[0]
    mark = figure[1]
    if mark:
        whole, _, rest = digits.replace(mark, "").replace(",", ".").partition(".")
        return float(f"{whole}.{rest or 0}")
    return float(digits.replace(",", "."))


def _in_words(passage: Passage, index: int, numerals: _Numerals) -> _Number | None:
    word = passage.word(index)
    end = passage.tokens.ends[index]
    start = passage.tokens.starts[index]
    for table, least in ((numerals.groups, False), (numerals.at_least, True)):
        if word in table:
            return _Number(index, index + 1, start, end, float(table[word]), least=least)
    if word in numerals.scales:
        # "mil soldados" is a number, "el millón" alone is none.
        scale = numerals.scales[word]
        return _Number(index, index + 1, start, end, float(scale)) if scale < 1e6 else None
    value, last = 0.0, index
    while last < passage.last:
        word = passage.word(last)
        if word in numerals.values:
            value += numerals.values[word]
        elif not (
            word in numerals.joins and passage.word(last + 1) in numerals.values and 20 < value
        ):
            break
        last += 1
    if last == index:
        return None
    number = _Number(index, last, start, passage.tokens.ends[last - 1], value)
    return _scaled(passage, number, numerals)


def _scaled(passage: Passage, number: _Number, numerals: _Numerals) -> _Number:
    """ "2,5 millones", "1.500 millones", "dos mil quinientos"."""
    value, last = number.value, number.last
    while passage.word(last) in numerals.scales and passage.gap(last - 1).isspace():
        value *= numerals.scales[passage.word(last)]
        last += 1
    if last > number.last and passage.word(last) in numerals.values and not number.figure:
        rest = _in_words(passage, last, numerals)
        if rest and rest.value < value:
            value, last = value + rest.value, rest.last
    if last == number.last:
        return number
    return _Number(number.first, last, number.start, passage.tokens.ends[last - 1], value)


def _bound(passage: Passage, number: _Number, numerals: _Numerals) -> tuple[str, int]:
    """What the words before a number make of it, and where they start."""
    for kind, words in numerals.bounds.get(passage.word(number.first - 1), ()):
        first = number.first - len(words)
        if first >= passage.first and tuple(passage.tokens.lower[first : number.first]) == words:
            return kind, passage.tokens.starts[first]
    before = _currency(passage, number)
    return "", before.start() if before else number.start


def _currency(passage: Passage, number: _Number) -> re.Match[str] | None:
    """The sign before an amount: "US$ 300"."""
    start = max(passage.span.start, number.start - CURRENCY_LENGTH)
    return CURRENCY.search(passage.tokens.text, start, number.start)


def _is_range(
    passage: Passage, number: _Number, other: _Number | None, numerals: _Numerals, kind: str
) -> bool:
    if other is None or other.value <= number.value:
        return False
    between = passage.tokens.text[number.end : other.start]
    if between in ("-", "–", "—"):
        return True
    words = between.split()
    joined = len(words) == 1 and words[0].lower() in numerals.to
    return joined and (kind == "between" or words[0].lower() not in numerals.joins)


def _limits(
    number: _Number, ranged: _Number | None, kind: str
) -> tuple[float | None, float | None]:
    if ranged:
        return number.value, ranged.value
    if kind == "least" or number.least:
        return number.value, None
    if kind == "most":
        return None, number.value
    return number.value, number.value


def _unit(passage: Passage, number: _Number, numerals: _Numerals) -> tuple[str, int]:
    """What is counted, and where the quantity ends; an empty unit where nothing is."""
    text = passage.tokens.text
    percent = PERCENT.match(text, number.end)
    if percent:
        return "%", percent.end()
    for words in numerals.percent:
        last = number.last + len(words)
        if tuple(passage.tokens.lower[number.last : last]) == words:
            return "%", passage.tokens.ends[last - 1]
    currency = _currency(passage, number)
    if currency:
        return currency[0].strip(), number.end
    place = number.last
    while place < passage.last and passage.word(place) in numerals.skip:
        place += 1
    if (
        place >= passage.last
        or not passage.tokens.text[
            passage.tokens.ends[place - 1] : passage.tokens.starts[place]
        ].isspace()
    ):
        return "", number.end
    word = passage.tokens.words[place]
    if not word[0].islower() or word.lower() in numerals.none or not word.isalpha():
        return "", number.end
    return word, passage.tokens.ends[place]


def _stands_alone(passage: Passage, number: _Number, kind: str) -> bool:
    """Whether a number that counts nothing named is one of something all the same ("rebasa los 750")."""
    if kind:
        return True
    return bool(number.figure) and not YEAR.fullmatch(number.figure) and number.value >= 10
