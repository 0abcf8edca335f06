"""Where a known name is only the beginning of another one."""

from briefing.extract.names.extent import is_member
from briefing.extract.names.lexicon import Alias
from briefing.extract.names.view import View


def is_another(view: View, index: int, known: tuple[Alias, int]) -> bool:
    """Whether ordinary words make another institution of a known one: Consejo Europeo de Asilo."""
    target = view.joined(known[1], view.grammar.of)
    if target is None or known[0].kind != "organization" or view.head(index) != "organization":
        return False
    return view.is_ordinary(target) and view.lexicon.longest(view.tokens, target) is None


def outgrows(view: View, index: int, known: tuple[Alias, int], end: int, head: str | None) -> bool:
    """Whether the longer run is another name than the known one it begins with."""
    alias, stop = known
    if head is not None:
        return head != "event" or alias.how == "metonym" or view.head(index) is not None
    if alias.kind != "person" and (view.opens_person(stop) or is_member(view, index, stop)):
        return False
    if alias.kind == "country" and view.head(stop):
        return False  # Níger Consejo Nacional
    if alias.kind in {"place", "country"} and view.lower[stop] in view.grammar.bare:
        return False  # Doha Gobierno congoleño
    if alias.shapes == ("acronym",) and end - stop > 1 and not view.is_ordinary(stop):
        return False  # la AP Ana Pérez
    return view.capital(stop) and stop < end and view.adjacent(stop - 1)
