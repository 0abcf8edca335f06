"""Runs of words that speak of time, and the forms found in them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from briefing.extract.timexes.lexicon import Lexicon, Reading, Value, Word
from briefing.extract.timexes.numerals import UNKNOWN, numeral
from briefing.text import Tokens

THOUSANDS = 3  # digits
REACH = 8  # words before the one that starts a look
# Signs after the number of a day: 1.º, 1°.
DEGREES = "°º"
# Small words that hold an expression together over the end of a line.
LINKS = frozenset({"of", "and", "to"})
# What is written with a stop: "ene. 2024", "s. XIX".
ABBREVIATED = frozenset({"mon", "century_sign"})


class Item(NamedTuple):
    """One or more words read as one: the first and the last token, and what they may be."""

    first: int
    last: int
    reading: Reading


class Match(NamedTuple):
    """A form found in the text, by the name of its rule.

    `said` holds the classes of all its words, each with the value of the first that may be one.
    """

    rule: str
    items: tuple[Item, ...]
    said: Reading

    def all(self, name: str) -> list[Value]:
        """The values of every word that may be a `name`."""
        return [item.reading[name] for item in self.items if name in item.reading]

    def number(self, name: str) -> int | None:
        """The value of the first word that may be a `name`."""
        return int(self.said[name]) if name in self.said else None

    def has(self, *names: str) -> bool:
        """Whether some word may be one of `names`."""
        return not self.said.keys().isdisjoint(names)


def matches(tokens: Tokens, words: Lexicon) -> Iterator[Match]:
    """The forms of the language in the order of the text; they do not overlap."""
    lower, beside, signed = tokens.lower, words.beside, _signed(tokens)
    places: Iterable[int] = compress(count(), map(words.triggers.__contains__, lower))
    if signed:
        places = sorted(signed.union(places))
    length, end = len(lower), 0
    for place in places:
        if place < end:
            continue
        first, least = place, max(end, place - REACH)
        while first > least and lower[first - 1] in beside:
            first -= 1
        end = place + 1
        while end < length and (lower[end] in beside or end in signed) and not _is_cut(tokens, end):
            end += 1
        yield from _parse(tokens, words, first, end)


def _is_cut(tokens: Tokens, place: int) -> bool:
    """Whether a number goes on behind a sign, and is an amount: "el lunes [12].000 soldados"."""
    sign = tokens.gap(place)
    if sign not in {".", ","} or not tokens.words[place].isdecimal():
        return False
    behind = tokens.words[place + 1] if place + 1 < len(tokens) else ""
    return behind.isdecimal() and (sign == "," or len(behind) == THOUSANDS)


def _signed(tokens: Tokens) -> set[int]:
    """The numbers with a sign behind their digits, worth a look even if not listed: 12/8/25."""
    text, starts = tokens.text, tokens.starts
    found = set()
    for sign in "-/":
        at = text.find(sign)
        while at >= 0:
            if text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isalnum():
                found.add(bisect_right(starts, at) - 1)
            at = text.find(sign, at + 1)
    return found


def _parse(tokens: Tokens, words: Lexicon, first: int, end: int) -> Iterator[Match]:
    """The forms in the run of words `first`..`end`, read as one string of codes."""
    codes: list[str] = []
    read: list[tuple[int, int, Reading] | None] = []  # None for a sign
    gaps, place = tokens.gaps, first
    while place < end:
        last, word = _word(tokens, words, place, end)
        codes.append(word.code)
        read.append((place, last, word.reading))
        place = last + 1
        if (
            gaps[place] != " "
            and place < end
            and (sign := _sign(tokens, words, place, word.reading))
        ):
            codes.append(sign)
            read.append(None)
    for rule, start, stop in _forms_in("".join(codes), words):
        said: dict[str, Value] = {}
        items = tuple([Item(*word) for word in read[start:stop] if word])
        for item in reversed(items):
            said |= item.reading
        yield Match(rule, items, said)


@lru_cache(maxsize=1 << 12)
def _forms_in(codes: str, words: Lexicon) -> tuple[tuple[str, int, int], ...]:
    """The rules of the forms in `codes` with their start and end; the same few runs come often."""
    found, at, forms = [], 0, words.forms
    while at < len(codes):
        for match, rule in forms.get(codes[at], ()):
            if form := match(codes, at):
                if rule != "nothing":
                    found.append((rule, at, form.end()))
                at = form.end()
                break
        else:
            at += 1
    return tuple(found)


def _word(tokens: Tokens, words: Lexicon, place: int, end: int) -> tuple[int, Word]:
    """The last token and the meaning of what begins at `place`: a phrase, a number, a word."""
    lower = tokens.lower
    word = lower[place]
    for rest, phrase in words.phrases.get(word, ()):
        last = place + len(rest)
        if last < end and lower[place + 1 : last + 1] == rest:
            return last, phrase
    known = words.words.get(word)
    if known is None:
        return place, numeral(word, words)
    if "numword" in known.reading:
        last, value = _spelt(tokens, words, place, end)
        if last > place:
            listed = words.words.get(str(value))
            return last, listed or Word(words.codes["number"], {"number": value})
    return place, known


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


def _sign(tokens: Tokens, words: Lexicon, place: int, before: Reading) -> str:
    """Nothing for white space, a sign that a form may hold, else a bar that no form crosses.

    The end of a line divides, unless a small word beside it says that the expression goes on.
    """
    gap = tokens.gaps[place]
    sign = gap.strip().lstrip(DEGREES)
    if not sign:
        following = words.words.get(tokens.lower[place], UNKNOWN).reading
        divided = "\n" in gap and (
            gap.count("\n") > 1 or LINKS.isdisjoint(before.keys() | following.keys())
        )
        return "|" if divided else ""
    if sign == "," or (sign in {"/", ".", "-"} and sign == gap):
        return sign
    return "" if sign == "." and not ABBREVIATED.isdisjoint(before) else "|"
