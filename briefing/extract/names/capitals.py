"""Whether a capital or a seat of power stands for itself or for a government."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.name import Name, goes_on
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan

# The place an article is dated from: BANGKOK, 24 jul (Reuters) -; Teherán (AFP) –; Lima.-
DATELINE = re.compile(
    r"(?:[^\n.]|(?<=\s[^\W\d_]{3})\.(?=\s)){0,48}?"
    r"(?:\.\s?[-–—]|\)\s*\.?\s*[-–—:]|\s[-–—]\s|\s/\s)"
    r"|,\s\d{1,2}\s(?:de\s)?[^\W\d]{3,10}[^\n(]{0,12}\([^\n()]{2,30}\)\s"
)
# The place before a second one: LIMA/[QUITO], 3 may; Puerto Sudán/[Nairobi].
FIRST_OF_TWO = re.compile(r"[^\W\d_a-záéíóúñ][^\n.,:;()0-9]{1,40}/")
MOTION_REACH = 8
STRUCK_REACH = 3
MOOD_REACH = 2
SPANNING_REACH = 2
APPOSED_REACH = 4
LEANING_REACH = 3
MOST_LISTED = 8  # places, each with a preposition of its own


def capitals_as_places(
    scan: Scan, names: Sequence[Name], grammar: Grammar, lexicon: Lexicon
) -> frozenset[int]:
    """The `id` of each capital or seat among the names that is meant as a place.

    In a list of places a capital is one too: La Paz y Cochabamba, en Roma y París.
    """
    found: set[int] = set()
    if not any(map(_is_seat, names)):
        return frozenset()
    for members in _lists(scan, names, grammar):
        seats = [name for name in members if _is_seat(name)]
        if not seats:
            continue
        alone = [name for name in seats if _is_place(scan, name, grammar)]
        if len(members) > 1 and _are_places(scan, members, alone, grammar, lexicon):
            alone = seats
        found.update(map(id, alone))
    for name, state in pairwise(names):
        if state.first == name.end and _is_seat(name) and _is_own(scan, name, state):
            found.add(id(name))
    return frozenset(found)


def _is_own(scan: Scan, name: Name, state: Name) -> bool:
    """Whether a city's state stands behind it: [Lima], Perú."""
    same = name.alias and state.alias and name.alias.entity == state.alias.entity
    return bool(same) and scan.tokens.gap(name.end - 1) in {", ", " ("}


def _lists(scan: Scan, names: Iterable[Name], grammar: Grammar) -> Iterator[list[Name]]:
    """The names that are joined to a list; one alone is a list too."""
    members: list[Name] = []
    for name in names:
        if name.nested:
            continue
        if members and not goes_on(scan.text, members[-1], name, grammar.list_gaps):
            yield members
            members = []
        members.append(name)
    if members:
        yield members


def _is_seat(name: Name) -> bool:
    return name.alias is not None and name.alias.how == "metonym" and bool(name.alias.place)


def _are_places(
    scan: Scan, members: Sequence[Name], alone: Sequence[Name], grammar: Grammar, lexicon: Lexicon
) -> bool:
    """Whether all of a list are places, as its first is by itself, or others are cities."""
    if _acts(scan, members[-1], grammar) and not _is_adverbial(scan, members[0], grammar):
        return False
    others = [name for name in members if not _is_seat(name)]
    if not others:
        clause = scan.text[members[-2].span.end : members[-1].span.start].strip()
        return members[0] in alone and not ("," in clause and len(clause) > 1)  # …, y Kiev
    first = members[0].first
    if first and scan.tokens.lower[first - 1] in grammar.locative.between:
        return False
    return all(_is_city(name, lexicon) for name in others)


def _is_city(name: Name, lexicon: Lexicon) -> bool:
    """Whether it is a known place within one state."""
    if name.alias is None or name.kind != "place":
        return False
    return bool(lexicon.entities[name.alias.entity].country)


def _acts(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether a verb may stand behind the name: Madrid y Barcelona [compiten]."""
    if name.end >= len(scan.tokens.lower) or scan.tokens.gap(name.end - 1) not in SPACES:
        return False
    following = scan.tokens.lower[name.end]
    return following in grammar.locative.acting or following not in grammar.never


def _is_place(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether a capital or a seat of power stands by itself for itself, not for a government."""
    lower, first = scan.tokens.lower, name.first
    if _opens_dateline(scan, name):
        return True
    start = first - 1
    while (
        start >= 0
        and lower[start] in grammar.articles
        and lower[start] not in grammar.genitives | grammar.to
        and scan.tokens.gap(start) in SPACES
    ):
        start -= 1
    if start < 0 or scan.tokens.gap(start) not in SPACES:
        return _listed_place(scan, first, grammar)
    before = lower[start]
    if before in grammar.locative.in_place | grammar.locative.from_place:
        following = lower[name.end] if name.end < len(lower) else ""
        if following in grammar.locative.opining and scan.tokens.gap(name.end - 1) in SPACES:
            return False
    if before in grammar.locative.in_place:
        return grammar.locative.moods.isdisjoint(lower[max(0, start - MOOD_REACH) : start])
    return _governs_place(scan, start, first, grammar)


def _is_adverbial(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether a sentence opens with where it is: [En] Roma y París se protesta."""
    before = name.first - 1
    if before < 0 or scan.tokens.lower[before] not in grammar.locative.in_place:
        return False
    return scan.tokens.words[before][0].isupper()


def _governs_place(scan: Scan, start: int, first: int, grammar: Grammar) -> bool:
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
    if grammar.visits(before):
        inverted = start > 1 and lower[start - 1] in grammar.locative.relative
        return not inverted or "," in scan.tokens.gap(start - 2)
    return grammar.moves(before) and grammar.before.get(before) == "place"


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
    if scan.tokens.words[noun][0].isupper() and not scan.tokens.words[noun].isupper():
        return lower[noun] in grammar.organization_words  # Bruma Institute de Dakar, la UCI de Lima
    return lower[noun] in grammar.locative.sited or grammar.before.get(lower[noun]) == "place"


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


def _listed_place(scan: Scan, first: int, grammar: Grammar) -> bool:
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


def _opens_dateline(scan: Scan, name: Name) -> bool:
    """Whether the name opens a paragraph as the place the news is dated from."""
    line = scan.text.rfind("\n", 0, name.span.start) + 1
    before = scan.text[line : name.span.start].strip()
    first = not before or FIRST_OF_TWO.fullmatch(before) is not None
    return first and DATELINE.match(scan.text, name.span.end) is not None
