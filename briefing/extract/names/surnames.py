"""Surnames that open sentences and sound like other words."""

from collections.abc import Iterable, Iterator, Sequence

from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.view import View
from briefing.text import Span


def with_surnames(view: View, passed: Iterable[int], found: Sequence[Name]) -> list[Name]:
    """The names with those that open sentences and are surnames in this very text: Banderas.

    Of two surnames the second may sound like a city: Paz Zamora.
    """
    surnames = {words for name in found for words in _surnames_in(view, name)}
    opening: dict[int, Name] = {}
    for index in passed:
        both = view.adjacent_capital(index) and view.lower[index : index + 2] in surnames
        end = index + 1 + both
        if not view.capital(index) or _is_governing(view, index):
            continue
        if view.lower[index:end] in surnames:
            span = Span(view.starts[index], view.ends[end - 1])
            opening[end - 1] = Name(index, end, span, "actor", None, "surname-opens", core=end)
    return [*(name for name in found if name.first not in opening), *opening.values()]


def _is_governing(view: View, index: int) -> bool:
    """Whether a complement follows, as it does behind nouns: Fuentes del ministerio."""
    return view.adjacent(index) and view.lower[index + 1] in view.grammar.genitives


def _surnames_in(view: View, name: Name) -> Iterator[Words]:
    """The surname in a person's name of several words; of two the first, and both."""
    words = view.lower[name.first : name.end]
    if name.kind not in {None, "person"} or len(words) == 1 or words[-1] in view.grammar.symbols:
        return
    if words[-1] not in view.grammar.never:
        yield words[-1:]
    if len(words) > 2 and words[0] in view.grammar.given and words[-2] in view.grammar.ordinary:
        yield words[-2:]
        if words[-2] not in view.grammar.given | view.grammar.never:
            yield words[-2:-1]
