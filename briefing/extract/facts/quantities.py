"""How many of what: numbers with their bounds and units."""

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.extract.facts.cues import FINITE, NUMBER, SPOKEN
from briefing.extract.facts.numerals import Number, numbers, numerals
from briefing.extract.facts.passage import Passage
from briefing.languages import Language
from briefing.model import Quantity
from briefing.text import Span

PERCENT = re.compile(r"\s?%")
CURRENCY = re.compile(r"(?:[A-Z]{1,3})?[$€£¥]\s?$")
CURRENCY_LENGTH = 5
# A bare number like this one is a year unless something countable follows it.
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# From here on a bare number counts something, even unnamed ("rebasa los 750").
COUNTS = 10
VERB = FINITE | SPOKEN


@dataclass(frozen=True, slots=True)
class Measures:
    """A language's words around numbers; `bounds` by the last word of a phrase, longest first."""

    bounds: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    joins: frozenset[str]
    to: frozenset[str]
    percent: tuple[tuple[str, ...], ...]
    passed: frozenset[str]
    uncounted: frozenset[str]
    dating: frozenset[str]


@cache
def _measures(language: Language) -> Measures:
    data: Mapping[str, Any] = language.toml("facts")["numbers"]
    bounds: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for kind in ("least", "most", "about", "between"):
        for phrase in data["bounds"][kind]:
            words = tuple(phrase.split())
            known = (*bounds.get(words[-1], ()), (kind, words))
            bounds[words[-1]] = tuple(sorted(known, key=lambda bound: -len(bound[1])))
    return Measures(
        bounds,
        frozenset(data["and"]),
        frozenset(data["bounds"]["to"]),
        tuple(tuple(phrase.split()) for phrase in data["percent"]),
        frozenset(data["units"]["passed"]),
        frozenset(data["units"]["uncounted"]),
        frozenset(data["dating"]),
    )


def quantities(passage: Passage, language: Language) -> tuple[Quantity, ...]:
    """The quantities of a sentence in its order.

    The span runs from the word that bounds the number to its unit, the unit is one word, "%" or a
    sign of currency, and empty where nothing counted is named. Dates and years are none.
    """
    if not passage.seen & NUMBER:
        return ()
    measures = _measures(language)
    found: list[Quantity] = []
    left = deque(numbers(passage, numerals(language)))
    while left:
        number = left.popleft()
        kind, start = _bound(passage, number, measures)
        ranged = left.popleft() if left and _is_range(passage, number, left[0], measures) else None
        unit, end = _unit(passage, ranged or number, measures)
        while left and left[0].start < end:
            left.popleft()
        if _is_year(passage, number, kind, measures):
            continue
        if ranged or unit or kind or _counts(number):
            low, high = _limits(number, ranged, kind)
            found.append(Quantity(Span(start, end), low, high, unit))
    return tuple(found)


def _bound(passage: Passage, number: Number, measures: Measures) -> tuple[str, int]:
    """What the words before a number make of it, and where they start."""
    for kind, words in measures.bounds.get(passage.word(number.first - 1), ()):
        first = number.first - len(words)
        if first >= passage.first and passage.tokens.lower[first : number.first] == words:
            return kind, passage.tokens.starts[first]
    currency = _currency(passage, number)
    return "", currency.start() if currency else number.start


def _currency(passage: Passage, number: Number) -> re.Match[str] | None:
    """The sign before an amount ("US$ 300")."""
    start = max(passage.span.start, number.start - CURRENCY_LENGTH)
    return CURRENCY.search(passage.tokens.text, start, number.start)


def _is_range(passage: Passage, number: Number, other: Number, measures: Measures) -> bool:
    """Whether two numbers are the ends of one ("entre 10 y 20", "10-20", "dos o tres")."""
    if other.value <= number.value:
        return False
    between = passage.tokens.text[number.end : other.start]
    if between in ("-", "–", "—"):
        return True
    word = between.strip().lower()
    if word in measures.joins:
        return any(
            kind == "between" for kind, _ in measures.bounds.get(_before(passage, number), ())
        )
    return word in measures.to


def _before(passage: Passage, number: Number) -> str:
    return passage.word(number.first - 1)


def _limits(number: Number, ranged: Number | None, kind: str) -> tuple[float | None, float | None]:
    low, high = _whole(number.value), _whole((ranged or number).value)
    if ranged:
        return low, high
    if kind == "least" or number.least:
        return low, None
    return (None, high) if kind == "most" else (low, high)


def _whole(value: float) -> float:
    return int(value) if value.is_integer() else value


def _unit(passage: Passage, number: Number, measures: Measures) -> tuple[str, int]:
    """What is counted, and where the quantity ends; an empty unit where nothing is."""
    tokens = passage.tokens
    percent = PERCENT.match(tokens.text, number.end)
    if percent:
        return "%", percent.end()
    for words in measures.percent:
        last = number.last + len(words)
        if tokens.lower[number.last : last] == words:
            return "%", tokens.ends[last - 1]
    currency = _currency(passage, number)
    if currency:
        return currency[0].strip(), number.end
    place = number.last
    while passage.word(place) in measures.passed:
        place += 1
    word = tokens.words[place] if place < passage.last else ""
    counted = word.isalpha() and word.islower() and word not in measures.uncounted
    if counted and passage.gap(place - 1).isspace() and not passage.bits(place) & VERB:
        return word, tokens.ends[place]
    return "", number.end


def _counts(number: Number) -> bool:
    return bool(number.figure) and not YEAR.fullmatch(number.figure) and number.value >= COUNTS


def _is_year(passage: Passage, number: Number, kind: str, measures: Measures) -> bool:
    """Whether "en 2019" is a year that nobody read as a date: "más de 2019 soldados" is none."""
    return (
        not kind
        and bool(YEAR.fullmatch(number.figure))
        and _before(passage, number) in measures.dating
    )
