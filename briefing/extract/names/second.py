"""Second names that a text gives: the acronym in parentheses, the nickname after "alias"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.extract.names.extent import CLOSING_QUOTES, OPENING_QUOTES
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.institutions import INSTITUTIONS
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan

ACRONYM_GAPS = frozenset({" (", ' ("', " («", " ["})
CLOSING = frozenset({")", '"', "»", "]"})
ANNOUNCED_WITHIN = 40
LONG_ACRONYM = 3
GOVERNED_REACH = 5
NICKNAMED = 3  # words of a name that holds a nickname


def acronyms(scan: Scan, grammar: Grammar, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and the acronym that stands in parentheses right behind it."""
    by_end = {name.end: name for name in reversed(names) if not name.nested}
    owners = {(name.end, name.alias.entity) for name in names if name.nested and name.alias}
    for short in names:
        full = by_end.get(short.first)
        if full is None or short.end - short.first != 1:
            continue
        if scan.tokens.gap(full.end - 1) not in ACRONYM_GAPS:
            continue
        if short.alias and (full.end, short.alias.entity) in owners:
            continue  # Comisión de la Unión Africana (UA)
        if _abbreviates(scan, grammar, short, full) or _is_label(scan, grammar, short, full):
            yield full, short


def _is_label(scan: Scan, grammar: Grammar, short: Name, full: Name) -> bool:
    """Whether an acronym that nobody else has stands behind an institution: its own in its tongue.

    One that shares no initial with the name has three letters or more.
    """
    word, lower = scan.tokens.words[short.first], scan.tokens.lower
    if short.alias or full.kind not in INSTITUTIONS or full.end - full.first == 1:
        return False
    if full.alias and _is_governed(scan, grammar, full):
        return False  # misión de observadores de la Unión Africana (MOUA)
    if not (word.isupper() and word.isalpha()) or lower[short.first] in grammar.symbols:
        return False
    if scan.text[short.span.end : short.span.end + 1] not in CLOSING:
        return False
    folds = scan.tokens.folded
    initials = {own[0] for own in folds[full.first : full.end]}
    return len(word) >= LONG_ACRONYM or (len(word) > 1 and folds[short.first][0] in initials)


def _is_governed(scan: Scan, grammar: Grammar, full: Name) -> bool:
    """Whether an institution in small letters has the name as its owner: the acronym is its own."""
    lower, before = scan.tokens.lower, full.first - 1
    if before < 0 or lower[before] not in grammar.genitives | grammar.articles:
        return False
    for index in range(before, max(-1, before - GOVERNED_REACH), -1):
        if scan.tokens.gap(index) not in SPACES:
            return False
        if grammar.heads.get(lower[index]) == "organization":
            return True
    return False


def _abbreviates(scan: Scan, grammar: Grammar, short: Name, full: Name) -> bool:
    """Whether the letters of the acronym stand in this order in the name, or the text says so."""
    after = scan.text[short.span.end : short.span.end + ANNOUNCED_WITHIN]
    if any(word in after for word in grammar.acronym_words):
        return True
    words = scan.tokens.folded[full.first : full.end]
    letters = scan.tokens.folded[short.first]
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
        if full.nested:
            continue
        between = lower[full.end : short.first]
        if between in grammar.nicknames or (
            not between and _is_apposed(scan, grammar, full, short)
        ):
            yield full, short


def _is_apposed(scan: Scan, grammar: Grammar, full: Name, short: Name) -> bool:
    """Whether a name with an article stands between a person's and what the person is.

    "Iván Luján, El Pardo, primo del alcalde".
    """
    tokens, following = scan.tokens, short.end
    if short.alias or short.end - short.first == 1 or following >= len(tokens.lower):
        return False
    if full.kind not in (None, "person") or full.end - full.first == 1:
        return False
    if tokens.gap(full.end - 1) != ", " or tokens.gap(following - 1) != ", ":
        return False
    return (
        tokens.lower[short.first] in grammar.articles
        and tokens.lower[full.first] not in grammar.articles
        and grammar.before.get(tokens.lower[following]) == "person"
    )


def inner_quotation(scan: Scan, name: Name) -> tuple[int, int] | None:
    """Where among the words of a name some stand in quotation marks: Jorge ["Tuto"] Quiroga.

    It must have `NICKNAMED` words or more.
    """
    start = None
    for place in range(1, name.end - name.first):
        gap = scan.tokens.gap(name.first + place - 1)
        if start is None and gap in OPENING_QUOTES:
            start = place
        elif start is not None and gap in CLOSING_QUOTES:
            return start, place
    return None
