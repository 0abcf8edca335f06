"""Demonyms: where they name a people, and where they only say whose something is."""

from briefing.extract.names.sense import is_adjective
from briefing.extract.names.view import LONGEST, SPACES, View


def demonym_at(view: View, index: int) -> tuple[str, int] | None:
    """The state whose demonym opens at word `index`, and the index behind it: North Koreans."""
    if view.adjacent(index):
        country = view.lexicon.demonyms.get(f"{view.words[index]} {view.words[index + 1]}")
        if country is not None:
            return country, index + 2
    country = view.lexicon.demonyms.get(view.words[index])
    return None if country is None else (country, index + 1)


def is_people(view: View, index: int, end: int) -> bool:
    """Whether the demonym is a noun: los rusos, Russians, the Chinese."""
    lower = view.lower[end - 1]
    if lower in view.grammar.peoples.collective:
        return _stands_alone(view, index, end)
    plural = lower.endswith(view.grammar.plural_endings)
    if not view.capital(index):
        return _is_one(view, index, end) or (
            plural and not is_adjective(view, index) and not _qualifies_list(view, index, end)
        )
    return plural and not view.adjacent_capital(end - 1)


def _qualifies_list(view: View, index: int, end: int) -> bool:
    """Whether it says whose those are that a list names: las [chinas] Duna y Faro."""
    if index == 0 or view.lower[index - 1] not in view.grammar.articles:
        return False
    last = end
    if not view.adjacent_capital(end - 1):
        return False
    while last < end + LONGEST and view.continues(last):
        last += 1
    if view.gap(last) == ", ":
        return view.capital(last + 1)
    joined = view.adjacent(last) and view.lower[last + 1] in view.grammar.coordinators
    return joined and view.adjacent_capital(last + 1)


def _is_one(view: View, index: int, end: int) -> bool:
    """Whether it is a single person of that state: tres galeses y un [ruso], otro [danés] que."""
    if index == 0 or view.lower[index - 1] not in view.grammar.peoples.single:
        return False
    if view.gap(index - 1) not in SPACES:
        return False
    return not view.adjacent(end - 1) or view.lower[end] in view.grammar.never


def _stands_alone(view: View, index: int, end: int) -> bool:
    """Whether an adjective that may name a people has nothing behind it to qualify."""
    if index == 0 or view.lower[index - 1] not in view.grammar.articles:
        return False
    if not view.adjacent(end - 1):
        return True
    following = view.lower[end]
    return following in view.grammar.never or following in view.grammar.saying


def institution_of(view: View, index: int, end: int) -> bool:
    """Whether the demonym opens the name of an institution: Russian Foreign Ministry."""
    if not view.adjacent_capital(end - 1):
        return False
    return view.last_head(index) is not None or view.head(end) is not None
