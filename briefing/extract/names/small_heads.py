"""Nouns in small letters that belong to the name they stand before: isla Santa Rosa, campo Duna."""

from briefing.extract.names.view import SPACES, View

BROADCASTER = 3  # words of its name


def with_small_head(view: View, index: int, *, of: bool = False) -> int:
    """A place takes the noun before it: [isla] Santa Rosa; `of` a state: [golfo de] Omán."""
    before = index - 1
    if of:
        before -= 1
        joined = before >= 0 and view.lower[before] in view.grammar.waters
        plain = joined and view.joined(before + 1, view.grammar.of) == index
        return before if plain else index
    if before >= 0 and view.lower[before] in view.grammar.included and view.gap(before) in SPACES:
        return index if _is_broadcaster(view, index) else before
    for noun in (index - 2, index - 3):  # la plaza de Duna, la plaza de los Sauces
        if noun >= 0 and view.lower[noun] in view.grammar.waters | view.grammar.works:
            return noun if view.joined(noun + 1, view.grammar.of) == index else index
    return index


def _is_broadcaster(view: View, index: int) -> bool:
    """Whether a noun of waters means one that broadcasts, by the name's words: canal [Duna TV]."""
    if view.grammar.before.get(view.lower[index - 1]) != "organization":
        return False
    words = view.lower[index : index + BROADCASTER]
    return not view.grammar.organization_words.isdisjoint(words)
