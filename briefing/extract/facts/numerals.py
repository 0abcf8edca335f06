"""Numbers in figures and in words, as they stand in a sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from briefing.extract.facts.cues import NUMBER
from briefing.extract.facts.passage import Passage
from briefing.languages import Language

ENDS = re.compile(r"(\d{1,3})[-–](\d{1,3})")


class Number(NamedTuple):
    """A number of words `first` to `last` (exclusive); `least`: only its lower bound is known.

    `figure` is its figures as written, empty for one in words.
    """

    first: int
    last: int
    start: int
    end: int
    value: float
    least: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Numerals:
    """A language's numbers: what words are worth, and how figures are written."""

    figures: re.Pattern[str]
    values: Mapping[str, float]
    scales: Mapping[str, float]
    groups: Mapping[str, float]
    many: Mapping[str, float]
    joins: frozenset[str]
    of: frozenset[str]
    named: frozenset[str]
    clock: re.Pattern[str]


@cache
def numerals(language: Language) -> Numerals:
    """The numbers of `language`, compiled from its facts.toml on first use."""
    data: Mapping[str, Any] = language.toml("facts")["numbers"]
    thousands, decimals = (re.escape("".join(data[key])) for key in ("thousands", "decimals"))
    return Numerals(
        re.compile(
            rf"\d{{1,3}}([{thousands}])\d{{3}}(?!\d)(?:\1\d{{3}}(?!\d))*(?:[{decimals}]\d+)?"
            rf"|\d+(?:[{decimals}]\d+)?"
        ),
        data["words"],
        data["scales"],
        data["groups"],
        data["many"],
        frozenset(data["and"]),
        frozenset(data["of"]),
        frozenset(data["named"]),
        _clock(data),
    )


def _clock(data: Mapping[str, Any]) -> re.Pattern[str]:
    """Times of day behind which a word says so: "16.30 horas", "de 16.30 a 17.45 horas", "7 pm"."""
    hours, marks, to = (
        "|".join(map(re.escape, words))
        for words in (data["clock"]["hours"], data["clock"]["marks"], data["bounds"]["to"])
    )
    exact = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
    return re.compile(
        rf"{exact}(?:\s?(?:{to}|[-–])\s?{exact})?\s?(?:{hours})\b"
        rf"|(?:{exact}|[0-2]\d[0-5]\d|[0-2]?\d)\s?(?:{marks})(?!\w)",
        re.IGNORECASE,
    )


def numbers(passage: Passage, known: Numerals) -> Iterator[Number]:
    """The numbers of a sentence in order; dates, clock times, numbers of documents are none."""
    place = passage.first
    for index in passage.where(NUMBER):
        if index < place or index in passage.in_dates:
            continue
        if end := _passed(passage, index, known):
            place = _behind(passage, index, end)
            continue
        number = _in_figures(passage, index, known) or _in_words(passage, index, known)
        if number:
            place = number.last
            yield number
        else:
            yield from _ends(passage, index)


def _passed(passage: Passage, index: int, known: Numerals) -> int:
    """Where the figures end that count nothing: a document's number, a time of day; 0 of others."""
    text, start = passage.tokens.text, passage.tokens.starts[index]
    if clock := known.clock.match(text, start, passage.span.end):
        return clock.end()
    if not _is_label(passage, index, known):
        return 0
    figure = known.figures.match(text, start, passage.span.end)
    return figure.end() if figure else passage.tokens.ends[index]


def _behind(passage: Passage, index: int, end: int) -> int:
    """The first word from `index` on that does not begin before `end`."""
    while index < passage.last and passage.tokens.starts[index] < end:
        index += 1
    return index


def _is_label(passage: Passage, index: int, known: Numerals) -> bool:
    before, after = passage.gap(index - 1), passage.gap(index)
    clock = ":" in (before, after) and bool(passage.bits(index) & NUMBER)
    return passage.word(index - 1) in known.named or clock or "/" in (before, after)


def _ends(passage: Passage, index: int) -> Iterator[Number]:
    """The two numbers of "10-12", which is one word; seasons such as 1932-33 are none."""
    both = ENDS.fullmatch(passage.word(index))
    if both and int(both[1]) < int(both[2]):
        start = passage.tokens.starts[index]
        for group in (1, 2):
            place, end = start + both.start(group), start + both.end(group)
            yield Number(index, index + 1, place, end, float(both[group]), figure=both[group])


def _in_figures(passage: Passage, index: int, known: Numerals) -> Number | None:
    tokens = passage.tokens
    start = tokens.starts[index]
    figure = known.figures.match(tokens.text, start, passage.span.end)
    if figure is None:
        return None
    last = _behind(passage, index, figure.end())
    # "24/7", "3D" and the like: the figures end inside a word.
    if tokens.ends[last - 1] != figure.end():
        return None
    value = _value(figure)
    while passage.word(last) in known.scales and passage.gap(last - 1).isspace():
        value *= known.scales[passage.word(last)]
        last += 1
    return Number(index, last, start, tokens.ends[last - 1], value, figure=figure[0])


def _value(figure: re.Match[str]) -> float:
    digits = figure[0].replace(figure[1], "") if figure[1] else figure[0]
    return float(digits.replace(",", "."))


def _in_words(passage: Passage, index: int, known: Numerals) -> Number | None:
    value, last, least = 0.0, index, False
    while last < passage.last and (last == index or passage.gap(last - 1).isspace()):
        word = passage.word(last)
        if word in known.values:
            value += known.values[word]
        elif word in known.scales and (value or known.scales[word] < 1e6):
            # "dos mil quinientos": a scale multiplies what is smaller than itself.
            scale = known.scales[word]
            value += max(value % scale, 1) * scale - value % scale
        elif word in known.many:
            value, least = (value or 2) * known.many[word], not value
        elif least and word in known.of and (more := _more(passage.word(last + 1), known)):
            # "decenas de miles", "cientos de millones"
            value, last = value * more, last + 1
        elif word in known.groups and last == index:
            value += known.groups[word]
        elif not (value and word in known.joins and passage.word(last + 1) in known.values):
            break
        last += 1
    if last == index:
        return None
    tokens = passage.tokens
    return Number(index, last, tokens.starts[index], tokens.ends[last - 1], float(value), least)


def _more(word: str, known: Numerals) -> float:
    return known.many.get(word) or known.scales.get(word) or 0
