"""Surnames that open sentences and sound like other words."""

from collections.abc import Iterable, Sequence

from briefing.extract.names.name import Name
from briefing.extract.names.view import View
from briefing.text import Span

FULL_NAME = 2


def with_surnames(view: View, passed: Iterable[int], found: Sequence[Name]) -> list[Name]:
    """The names with those that open sentences and are surnames in this very text: Banderas.

    Of two surnames the second may sound like a city: Paz Zamora.
    """
    surnames, second = _surnames(view, found)
    opening: dict[int, Name] = {}
    for index in passed:
        word = view.lower[index]
        if word not in surnames and word not in second:
            continue
        if not view.capital(index) or _is_governing(view, index):
            continue
        both = view.adjacent_capital(index) and view.lower[index + 1] in second.get(word, ())
        if both or word in surnames:
            end = index + 1 + both
            span = Span(view.starts[index], view.ends[end - 1])
            opening[end - 1] = Name(index, end, span, "actor", None, "surname-opens", core=end)
    return [*(name for name in found if name.first not in opening), *opening.values()]


def _surnames(view: View, found: Iterable[Name]) -> tuple[set[str], dict[str, set[str]]]:
    """The surnames of persons, and the second ones behind first ones that are common words."""
    grammar, lower = view.grammar, view.lower
    surnames: set[str] = set()
    second: dict[str, set[str]] = {}
    for name in found:
        size, last = name.end - name.first, lower[name.end - 1]
        if (
            size < FULL_NAME
            or name.kind not in {None, "person"}
            or grammar.is_symbol(view.words[name.end - 1])
        ):
            continue
        surnames.add(last)
        first = lower[name.end - FULL_NAME]
        if size > FULL_NAME and first in grammar.ordinary and lower[name.first] in grammar.given:
            second.setdefault(first, set()).add(last)
            if first not in grammar.given:
                surnames.add(first)
    return surnames - grammar.never, second


def _is_governing(view: View, index: int) -> bool:
    """Whether a complement follows, as it does behind nouns: Fuentes del ministerio."""
    return view.adjacent(index) and view.lower[index + 1] in view.grammar.genitives
