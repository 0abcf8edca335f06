"""Whether the text gives a person an office, an affiliation or a statement."""

from briefing.extract.names.described import is_according
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.kinds import title_governs
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan

BRACKET = 8  # words
BETWEEN = 3  # words between a post and whose it is


def is_public(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether the text says at this place that a person is one of public life."""
    tokens, first, end = scan.tokens, name.first, name.end
    lower = tokens.lower
    if first and tokens.gap(first - 1) in SPACES:
        before = lower[first - 1]
        office = grammar.before.get(before) == "person" and before not in grammar.family
        if office or _says(before, grammar) or is_according(lower, first, grammar):
            return True
    if first and tokens.gap(first - 1) in {", ", " "} and title_governs(scan, first, grammar):
        return grammar.family.isdisjoint(lower[max(0, first - 3) : first])
    if end >= len(lower):
        return False
    following, gap = lower[end], tokens.gap(end - 1)
    if gap in SPACES:
        return _says(following, grammar)
    if gap in {", ", " ("}:
        affiliated = following in grammar.genitives and _is_capital(scan, end + 1)
        office = grammar.before.get(following) == "person" and following not in grammar.family
        if affiliated or office:
            return True
    return any(_is_office(scan, noun, grammar) for noun in _appositions(scan, end))


def _says(verb: str, grammar: Grammar) -> bool:
    """Whether a verb tells what somebody said or did, not what befell anybody: murió."""
    return verb in grammar.saying and verb not in grammar.befalling


def _appositions(scan: Scan, end: int) -> list[int]:
    """Where it may be told what somebody is: behind a comma, in brackets, and behind these.

    Ana Gil (Lima, 1979), [investigadora] de la UCO.
    """
    tokens, found = scan.tokens, [end]
    if tokens.gap(end - 1) == ", ":
        return found
    if not tokens.gap(end - 1).endswith("("):
        return []
    for index in range(end, min(end + BRACKET, len(tokens.words) - 1)):
        if ")" in tokens.gap(index):
            return [*found, index + 1] if tokens.gap(index) == "), " else found
    return found


def _is_office(scan: Scan, noun: int, grammar: Grammar) -> bool:
    """Whether a noun says what office somebody has: el alcalde de Lima, delegada de la UCO."""
    lower = scan.tokens.lower
    articled = lower[noun] in grammar.articles | grammar.indefinite
    noun += articled
    if noun == len(lower) or lower[noun] in grammar.family:
        return False
    if not SPACES.issuperset(scan.tokens.gaps[noun + 1 - articled : noun + 1]):
        return False
    if grammar.before.get(lower[noun]) == "person":
        return not (articled and _is_capital(scan, noun + 1))  # el alcalde Juan Gil
    return lower[noun] in grammar.posts and _is_of_named(scan, noun, grammar)


def _is_of_named(scan: Scan, noun: int, grammar: Grammar) -> bool:
    """Whether a post is that of somebody with a name: miembro de la UCO, not de la familia."""
    tokens = scan.tokens
    for index in range(noun + 1, min(noun + 2 + BETWEEN, len(tokens.words))):
        if tokens.gap(index - 1) not in SPACES:
            return False
        if _is_capital(scan, index):
            return tokens.lower[index - 1] in grammar.genitives | grammar.articles
    return False


def _is_capital(scan: Scan, index: int) -> bool:
    return index < len(scan.tokens.words) and scan.tokens.words[index][0].isupper()
