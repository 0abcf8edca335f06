"""Second names that a text gives: the acronym in parentheses, the nickname after "alias"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import fold
from briefing.extract.names.name import Name
from briefing.extract.scan import Scan

ACRONYM_GAPS = frozenset({" (", ' ("', " («", " ["})
ANNOUNCED_WITHIN = 40


def acronyms(scan: Scan, grammar: Grammar, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and the acronym that stands in parentheses right behind it."""
    by_end = {name.end: name for name in reversed(names) if not name.nested}
    for short in names:
        full = by_end.get(short.first)
        if full is None or short.end - short.first != 1:
            continue
        if scan.tokens.gap(full.end - 1) in ACRONYM_GAPS and _abbreviates(
            scan, grammar, short, full
        ):
            yield full, short


def _abbreviates(scan: Scan, grammar: Grammar, short: Name, full: Name) -> bool:
    """Whether the letters of the acronym stand in this order in the name, or the text says so."""
    after = scan.text[short.span.end : short.span.end + ANNOUNCED_WITHIN]
    if any(word in after for word in grammar.acronym_words):
        return True
    words = [fold(word) for word in scan.tokens.words[full.first : full.end]]
    letters = fold(scan.tokens.words[short.first])
    if len(words) == 1 or letters[0] not in {word[0] for word in words}:
        return False
    whole, place = "".join(words), 0
    for letter in letters:
        place = whole.find(letter, place) + 1
        if not place:
            return False
    return True


def nicknames(scan: Scan, grammar: Grammar, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and the nickname that words such as "alias" announce behind it."""
    lower = scan.tokens.lower
    for full, short in pairwise(names):
        between = tuple(lower[full.end : short.first])
        if not full.nested and between in grammar.nicknames:
            yield full, short
