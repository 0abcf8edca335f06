"""How far a name goes, as the acronym in brackets behind it tells."""

from briefing.extract.names.view import LONGEST, View
from briefing.text import fold

REACH = 80  # letters


def to_acronym(view: View, index: int, end: int) -> int | None:
    """The end of a name whose acronym tells how far it goes: Unidos [por la Paz] (UP)."""
    start = view.ends[end - 1]
    bracketed = view.text.find(" (", start, start + REACH) > start
    target = view.joined(end, view.grammar.complement) if bracketed else None
    while target and target - index < LONGEST:
        end = target + 1
        if view.continues(target):
            target = end
        else:
            target = view.joined(end, view.grammar.complement | view.grammar.listing)
    told = bracketed and (is_initialled(view, index, end) or _is_described(view, index, end))
    return end if told else None


def is_initialled(view: View, first: int, end: int) -> bool:
    """Whether an acronym of all its capitals stands behind a name: Presidencia del Agua (PA)."""
    if view.gap(end - 1) != " (" or not view.words[end].isupper():
        return False
    initials = "".join(word[0] for word in view.words[first:end] if word[0].isupper())
    return len(initials) > 1 and fold(initials) == view.folded[end]


def _is_described(view: View, index: int, end: int) -> bool:
    """Whether an institution's plain words end at its acronym: Aparato de Apoyo (SSA)."""
    capitals = [place for place in range(index, end) if view.capital(place)]
    plain = len(capitals) > 1 and all(map(view.is_ordinary, capitals))
    short = view.words[end] if end < len(view.words) else ""
    return plain and view.gap(end - 1) == " (" and len(short) > 1 and short.isupper()
