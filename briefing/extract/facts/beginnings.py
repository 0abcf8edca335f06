"""Where the clause of a verb begins, behind what is only quoted and beside clauses of its own."""

from briefing.extract.facts.cues import FINITE, PRESENT, SAYING
from briefing.extract.facts.passage import QUOTES, Passage
from briefing.extract.facts.phrases import (
    STOPS,
    cut,
    is_bare_name,
    opens_phrase,
    runs,
    without_clitics,
)

FEW_QUOTED = 6  # words that are only somebody's expression
# What ends one clause and begins another.
DIVIDERS = frozenset(";:") | QUOTES
ENDS = STOPS - QUOTES
CLOSES = ENDS - {","}


def clause_start(passage: Passage, place: int) -> int:
    """Where the clause of the verb at word `place` begins."""
    gaps, lower, kinds = passage.tokens.gaps, passage.tokens.lower, passage.kinds
    openers = passage.cues["openers"]
    verbs = False
    # "a quien llamó “loco”, niega": the words right before the verb are only quoted.
    opened = _quoted_from(passage, place - 1) or place
    index = opened - 1
    while index >= passage.first:
        divides = gaps[index + 1] != " " and not DIVIDERS.isdisjoint(gaps[index + 1])
        if divides and index + 1 != opened:
            quoted = _quoted_from(passage, index)
            if quoted is None:
                return index + 1
            opened, index = quoted, quoted - 1
            continue
        if lower[index] in openers and index + 1 < place:
            own = not kinds[index + 1] & FINITE and not verbs
            if _is_complement(passage, index) or (own and _begins(passage, index, place)):
                return index + 1
        verbs = verbs or bool(kinds[index] & FINITE)
        index -= 1
    return passage.first


def _quoted_from(passage: Passage, last: int) -> int | None:
    """The first of a few words in quotation marks that end at `last`: calificó de "absurdo"."""
    gaps, kinds = passage.tokens.gaps, passage.kinds
    if QUOTES.isdisjoint(gaps[last + 1]) or not CLOSES.isdisjoint(gaps[last + 1]):
        return None
    for first in range(last, max(passage.first, last - FEW_QUOTED), -1):
        if kinds[first] & (FINITE | PRESENT):
            return None
        if not QUOTES.isdisjoint(gaps[first]):
            return first if ENDS.isdisjoint(gaps[first]) else None
    return None


def _is_complement(passage: Passage, index: int) -> bool:
    return passage.word(index) in passage.cues["that"] and bool(passage.bits(index - 1) & SAYING)


def _begins(passage: Passage, index: int, place: int) -> bool:
    """Whether behind the word at `index` a clause begins that has a subject of its own."""
    word, cues, tokens = passage.word(index), passage.cues, passage.tokens
    parted = "," in tokens.text[tokens.ends[index] : tokens.starts[place]]
    if word in cues["relative"]:
        return not parted or _has_apposed(passage, index + 1, place)
    if word not in cues["joins"]:
        return False
    if passage.word(index + 1) in cues["clitics"] and passage.bits(index + 2) & FINITE:
        return False
    verbs = passage.where(FINITE)
    # "Lima, Cusco y Puno, los vecinos dijeron": this "y" joins names.
    own = not parted or _has_apposed(passage, index + 1, place)
    return "," in passage.gap(index - 1) or (bool(verbs) and verbs[0] < index and own)


def _has_apposed(passage: Passage, start: int, place: int) -> bool:
    """Whether just a noun and its name stand before a verb: "y el juez, Ana Paz, [dice]"."""
    found = list(runs(passage, start, without_clitics(passage, start, place)))
    if not opens_phrase(passage, start) or cut(passage, found[0]) != found[0]:
        return False
    return len(found) > 1 and is_bare_name(passage, found[1])
