"""Where a name may begin: the words worth a full look, told apart by few cheap ones."""

from itertools import compress, count

from briefing.extract.names.tables import ROMAN
from briefing.extract.names.view import View

# The sign of a currency right behind a word, which tells whose it is: [US]$.
CURRENCIES = frozenset("$€£¥")


def triggers(view: View) -> list[int]:
    """The indexes of the words at which a name may begin, in order."""
    lower, cased, never = view.lower, view.tokens.cased, view.grammar.never
    small = compress(count(), map(view.lexicon.small.__contains__, lower))
    return [
        index
        for index in sorted({*compress(count(), cased), *small})
        if (
            not (lower[index] in never and _only_opens(view, index))
            and not (ROMAN.fullmatch(view.words[index]) and _counts(view, index))
            and view.gap(index)[:1] not in CURRENCIES
            if cased[index]
            else _goes_on(view, index)
        )
    ]


def _goes_on(view: View, index: int) -> bool:
    """Whether what a small word needs behind it to be a name follows: la [Casa Rosada]."""
    lower = view.lower[index]
    needed = view.lexicon.small[lower]
    if "" in needed or lower in view.grammar.opening:
        return True
    return index + 1 < len(view.words) and view.folded[index + 1] in needed


def _counts(view: View, index: int) -> bool:
    """Whether a Roman number stands before what it counts: la XL cumbre, la XL Cumbre."""
    if not view.adjacent_capital(index):
        return True
    return view.head(index + 1) == "event" or view.lower[index + 1] in view.grammar.numbered


def _only_opens(view: View, index: int) -> bool:
    """Whether a small word has its capital from opening a sentence, with no name behind it."""
    word = view.words[index]
    if view.capital(index + 1) or (len(word) > 1 and word.isupper()) or not view.opens(index):
        return False
    known = view.lexicon.longest(view.tokens, index)
    return known is None or known[1] == index + 1
