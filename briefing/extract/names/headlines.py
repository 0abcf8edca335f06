"""Lines in which all longer words have capitals, so that a capital makes no name."""

from bisect import bisect_left

from briefing.extract.names.grammar import Grammar
from briefing.extract.scan import Scan

LONG = 4  # letters from which on such a line writes a word with a capital
FEWEST = 2  # ordinary words with capitals that make such a line


def headlines(scan: Scan, grammar: Grammar) -> frozenset[int]:
    """The indexes of the words that stand in such lines: Putin and Kim Deepen Their Alliance."""
    found: list[int] = []
    tokens = scan.tokens
    for sentence in scan.sentences:
        if scan.text[sentence.end - 1] in ".!…":
            continue
        first = bisect_left(tokens.starts, sentence.start)
        words = range(first, bisect_left(tokens.starts, sentence.end))
        ordinary = [
            i
            for i in words[1:]
            if len(tokens.words[i]) >= LONG and _is_small(tokens.lower[i], grammar)
        ]
        capitals = [i for i in ordinary if tokens.words[i][0].isupper()]
        if len(capitals) >= FEWEST and len(capitals) > 3 * (len(ordinary) - len(capitals)):
            found += words
    return frozenset(found)


def _is_small(lower: str, grammar: Grammar) -> bool:
    return lower in grammar.ordinary and lower not in grammar.never
