"""Whether a capital or a seat of power stands for itself or for a government."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.name import Name, goes_on
from briefing.extract.names.placed import follows_what_it_is, governs_place, is_building
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
MOOD_REACH = 2


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
        alone = [name for name in seats if is_place(scan, name, grammar)]
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


def is_place(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether a capital or a seat of power stands by itself for itself, not for a government."""
    lower, first = scan.tokens.lower, name.first
    if _opens_dateline(scan, name) or is_building(scan, name, grammar):
        return True
    start = first - 1
    while (
        start >= 0
        and lower[start] in grammar.articles | grammar.locative.aged
        and lower[start] not in grammar.genitives | grammar.to
        and scan.tokens.gap(start) in SPACES
    ):
        start -= 1
    if start < 0 or scan.tokens.gap(start) not in SPACES:
        return follows_what_it_is(scan, first, grammar)
    before = lower[start]
    from_there = grammar.locative.in_place | grammar.locative.from_place
    if before in from_there and _opines(scan, name, grammar):
        return False
    if before in grammar.locative.in_place:
        if start and scan.tokens.gap(start - 1) not in SPACES:
            return True
        return grammar.locative.moods.isdisjoint(lower[max(0, start - MOOD_REACH) : start])
    return governs_place(scan, start, first, grammar)


def _opines(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether those who govern there think: en Moscú [todavía] creen."""
    lower, verb = scan.tokens.lower, name.end
    if verb + 1 < len(lower) and lower[verb] in grammar.locative.acting:
        verb += 1
    if verb >= len(lower) or lower[verb] not in grammar.locative.opining:
        return False
    return SPACES.issuperset(scan.tokens.gaps[name.end : verb + 1])


def _is_adverbial(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether a sentence opens with where it is: [En] Roma y París se protesta."""
    before = name.first - 1
    if before < 0 or scan.tokens.lower[before] not in grammar.locative.in_place:
        return False
    return scan.tokens.words[before][0].isupper()


def _opens_dateline(scan: Scan, name: Name) -> bool:
    """Whether the name opens a paragraph as the place the news is dated from."""
    line = scan.text.rfind("\n", 0, name.span.start) + 1
    before = scan.text[line : name.span.start].strip()
    first = not before or FIRST_OF_TWO.fullmatch(before) is not None
    return first and DATELINE.match(scan.text, name.span.end) is not None
