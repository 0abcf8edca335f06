"""Whether words around a capital or a seat of power ask for the place, not for a government."""

from briefing.extract.names.described import is_according
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan

MOTION_REACH = 8
STRUCK_REACH = 3
SHAKEN_REACH = 8
SPANNING_REACH = 2
APPOSED_REACH = 4
APPOSITION = 8  # words
LEANING_REACH = 3
ANTECEDENT_REACH = 10
MOST_LISTED = 8  # places, each with a preposition of its own


def is_building(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether an apposition tells that a building is meant: quemaron la Duna, sede del Gobierno.

    What opens a sentence may act, and so does who speaks: dijo el Kremlin, sede del poder. Behind
    "and" nothing acts where the sentence ends.
    """
    tokens, noun, before = scan.tokens, name.end, name.first - 1
    if noun + 1 >= len(tokens.lower) or tokens.gap(noun - 1) != ", ":
        return False
    noun += tokens.lower[noun] in grammar.articles
    if tokens.lower[noun] not in grammar.locative.buildings:
        return False
    before -= before > 0 and tokens.lower[before] in grammar.articles - grammar.genitives
    if before < 0 or tokens.gap(before) not in SPACES:
        return False
    led = tokens.lower[before]
    if led in grammar.coordinators:
        return _ends_sentence(scan, noun)
    return led not in grammar.saying and not is_according(tokens.lower, before + 1, grammar)


def _ends_sentence(scan: Scan, noun: int) -> bool:
    """Whether a stop is the first sign behind an apposition."""
    for index in range(noun, min(noun + APPOSITION, len(scan.tokens.lower))):
        if (gap := scan.tokens.gap(index)) not in SPACES:
            return gap[:1] == "." or "\n" in gap
    return False


def governs_place(scan: Scan, start: int, first: int, grammar: Grammar) -> bool:
    """Whether the word at `start`, next before the name but for an article, asks for a place."""
    lower = scan.tokens.lower
    before = lower[start]
    if before in grammar.locative.at_place:
        return not grammar.locative.struck.isdisjoint(lower[max(0, start - STRUCK_REACH) : start])
    if before in grammar.locative.from_place and not _leans(scan, start, grammar):
        return start == first - 1 or lower[start - 1] in grammar.saying
    if before in grammar.to:
        return _is_reached(scan, start, grammar)
    if before in grammar.locative.between:
        return not grammar.locative.spanning.isdisjoint(
            lower[max(0, start - SPANNING_REACH) : start]
        )
    if before in grammar.genitives or before in grammar.other_prepositions:
        owned = before in grammar.genitives and _is_owned(scan, start, grammar)
        moved = start > 0 and scan.tokens.gap(start - 1) in SPACES
        return owned or (moved and grammar.moves(lower[start - 1]))
    if grammar.is_form(before, grammar.locative.shaking):
        return _is_shaken(scan, start, grammar)
    if grammar.is_form(before, grammar.locative.transitive):
        inverted = start > 1 and lower[start - 1] in grammar.locative.relative
        return not inverted or "," in scan.tokens.gap(start - 2)
    return grammar.moves(before) and grammar.before.get(before) == "place"


def _is_shaken(scan: Scan, verb: int, grammar: Grammar) -> bool:
    """Whether something befalls a place: explosiones en serie [sacudieron] Lima, no scandal."""
    for index in range(verb - 1, max(-1, verb - 1 - SHAKEN_REACH), -1):
        if "." in scan.tokens.gap(index):
            return False
        if scan.tokens.lower[index] in grammar.locative.shaken:
            return True
    return False


def _leans(scan: Scan, preposition: int, grammar: Grammar) -> bool:
    """Whether somebody only turns to a government: el giro de Manila [hacia], not huyó [hacia]."""
    if scan.tokens.lower[preposition] not in grammar.locative.toward:
        return False
    for index in range(preposition - 1, max(-1, preposition - 1 - LEANING_REACH), -1):
        if scan.tokens.gap(index) not in SPACES:
            return False
        if grammar.leans(scan.tokens.lower[index]):
            return True
    return False


def _is_owned(scan: Scan, preposition: int, grammar: Grammar) -> bool:
    """Whether it is of a place: los puertos [de] Cotonú y [de] Lomé, una celda militar [de]."""
    lower, noun = scan.tokens.lower, _first_of_list(scan, preposition, grammar) - 1
    if noun > 0 and lower[noun] in grammar.qualifiers:
        noun -= 1
    if noun < 0 or lower[noun] in grammar.coordinators or scan.tokens.gap(noun) not in SPACES:
        return False
    if lower[noun] in grammar.articles and lower[noun].endswith(grammar.plural_endings):
        return _are_places(lower, noun, grammar)
    if scan.tokens.words[noun][0].isupper() and not scan.tokens.words[noun].isupper():
        return lower[noun] in grammar.organization_words  # Bruma Institute de Dakar, la UCI de Lima
    return _is_of_cities(lower[noun], grammar)


def _is_of_cities(noun: str, grammar: Grammar) -> bool:
    """Whether cities have it, and no governments."""
    return noun in grammar.locative.sited or grammar.before.get(noun) == "place"


def _are_places(lower: Words, article: int, grammar: Grammar) -> bool:
    """Whether an article stands for places told before: puertos, entre ellos [los] de Cotonú."""
    for noun in reversed(lower[max(0, article - ANTECEDENT_REACH) : article]):
        if _is_of_cities(noun, grammar):
            return noun.endswith(grammar.plural_endings)
        if noun in grammar.bare or noun in grammar.before:
            return False
    return False


def _first_of_list(scan: Scan, preposition: int, grammar: Grammar) -> int:
    """The preposition of the first place in a list: los puertos [de] Cotonú y de Lomé."""
    lower, words = scan.tokens.lower, scan.tokens.words
    for _ in range(MOST_LISTED):
        noun = preposition - 1
        if noun <= 0 or lower[noun] not in grammar.coordinators:
            break
        while noun > 0 and words[noun - 1][0].isupper():
            noun -= 1
        if noun < 2 or lower[noun - 1] not in grammar.genitives:
            break
        preposition = noun - 1
    return preposition


def _is_reached(scan: Scan, preposition: int, grammar: Grammar) -> bool:
    """Whether a word of moving governs the preposition: llegó anteayer [a], not exigió [a].

    A headline may do without: De Zuba [a] Oslo.
    """
    lower, words, start = scan.tokens.lower, scan.tokens.words, preposition - 1
    while start > 0 and words[start][0].isupper() and lower[start] not in grammar.genitives:
        start -= 1
    if start >= 0 and words[start][0].isupper() and lower[start] in grammar.genitives:
        return start < preposition - 1
    for index in range(preposition - 1, max(-1, preposition - 1 - MOTION_REACH), -1):
        if grammar.moves(lower[index]):
            return True
        if lower[index] in grammar.saying | grammar.locative.messages or scan.tokens.gap(
            index
        ).strip(" \n,"):
            return False
    return False


def follows_what_it_is(scan: Scan, first: int, grammar: Grammar) -> bool:
    """Whether a city follows what it is: en la capital libia, [Trípoli]."""
    if first == 0 or scan.tokens.gap(first - 1) != ", ":
        return False
    lower = scan.tokens.lower
    if lower[first - 1] in grammar.locative.in_place:
        return True
    for index in range(first - 1, max(-1, first - 1 - APPOSED_REACH), -1):
        if grammar.before.get(lower[index]) == "place":
            return True
        if scan.tokens.gap(index - 1) not in SPACES:
            return False
    return False
