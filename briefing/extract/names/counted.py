"""Things of which there are many, by the words that count them: tres Rafale, los Patriot."""

from briefing.extract.names.name import Name
from briefing.extract.names.sense import is_sign
from briefing.extract.names.view import SPACES, View

LONGEST_MAKE = 2  # words: Black Hawk
FIGURES = 3  # of a number that counts, and is no year


def is_counted(view: View, name: Name) -> bool:
    """Whether there are several of it, or it is a make that all know: tres Rafale, el Patriot."""
    first, end = name.first, name.end
    if end - first > LONGEST_MAKE or view.gap(first - 1) not in SPACES:
        return False
    before, grammar = view.lower[first - 1], view.grammar
    listed = view.lower[first] in grammar.makes.listed
    if listed and (before in grammar.articles or before in grammar.peoples.before):
        return True
    if view.lower[first] in grammar.given and not listed:
        return False
    if before in grammar.makes.counting:
        return True
    if not is_make(view, first, end):
        return False
    if before.isdecimal():
        return _is_number(view, first - 1)
    if before in grammar.genitives and first > 1:
        return view.lower[first - 2] in grammar.makes.lots
    return before in grammar.articles and _is_qualified(view, first - 1, end)


def is_make(view: View, first: int, end: int) -> bool:
    """Whether a name is as long as those of makes: Rafale, Minuteman II."""
    return end - first == 1 or (end - first == 2 and is_sign(view, end - 1))


def _is_number(view: View, index: int) -> bool:
    """Whether figures count what follows, and tell no day, hour, age or score."""
    if index == 0 or len(view.words[index]) > FIGURES or view.gap(index - 1) not in SPACES:
        return False
    before, grammar = view.lower[index - 1], view.grammar
    plain = view.words[index - 1].islower() or (view.opens(index - 1) and grammar.is_verb(before))
    if not plain or before in grammar.makes.dating:
        return False
    return before not in grammar.articles and before not in grammar.place_prepositions


def _is_qualified(view: View, article: int, end: int) -> bool:
    """Whether article and adjective are plural, but not the name: los Leopard alemanes."""
    plural = view.grammar.plural_endings
    if not view.lower[article].endswith(plural) or view.lower[end - 1].endswith(plural):
        return False
    if not view.adjacent(end - 1) or view.words[end] not in view.lexicon.demonyms:
        return False
    return view.lower[end].endswith(plural)
