"""The sign of a share on its exchange, in brackets behind a company: (DUNA.MC)."""

from briefing.extract.names.lexicon import Lexicon
from briefing.text import Tokens

OPENING, CLOSING = ("(", "[", "<"), (")", "]", ">")


def ticker(tokens: Tokens, index: int, lexicon: Lexicon) -> int | None:
    """The index behind the sign to which word `index` belongs, from its first word or its last.

    What is a known name is none: (EE.UU).
    """
    gap = tokens.gaps[index]
    first = index - 1 if gap == "." else index
    if not tokens.gaps[first].endswith(OPENING) or first + 2 > len(tokens.words):
        return None
    if tokens.gap(first) != "." or not tokens.gap(first + 1).startswith(CLOSING):
        return None
    known = lexicon.longest(tokens, first)
    if known and known[1] > first + 1:
        return None
    own, exchange = tokens.words[first], tokens.words[first + 1]
    signs = (own.isupper() or own.isdigit()) and exchange.isupper() and exchange.isalpha()
    return first + 2 if signs and own != exchange else None
