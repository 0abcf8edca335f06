"""Nicknames by what people call somebody: Tuto, como lo llaman; a quien llaman Tuto."""

from collections.abc import Iterator, Sequence

from briefing.extract.names.calling import Calling
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.view import QUOTES, SPACES
from briefing.extract.scan import Scan

WORDS_BETWEEN = 8
NAMES_BETWEEN = 12  # at most, between a nickname and the person spoken of
TITLE_REACH = 4
ADMIRERS = 3  # words of "para sus seguidores"


def called(scan: Scan, grammar: Grammar, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a person and what people call the person, before or behind the nickname."""
    lower, words = scan.tokens.lower, grammar.calling
    for place, short in enumerate(names):
        if short.alias or short.nested:
            continue
        full = None
        if short.end < len(lower) and lower[short.end] in words.how:
            full = _called_behind(scan, grammar, names, place)
        elif _is_announced(lower, short.first, grammar):
            full = _called_before(scan, words, names, place)
        elif place and lower[short.end : short.end + ADMIRERS] in words.admirers:
            before = names[place - 1]
            full = before if scan.tokens.gap(before.end - 1) == ", " else None
            full = full if before.end == short.first and _may_be_person(before) else None
        if full:
            yield full, short


def _is_announced(lower: Words, first: int, grammar: Grammar) -> bool:
    """Whether the word before a name or its article calls somebody so: llaman [el] Tuto."""
    before = first - 1
    if before > 0 and lower[before] in grammar.articles:
        before -= 1
    return before >= 0 and lower[before] in grammar.calling.announcing


def _called_behind(scan: Scan, grammar: Grammar, names: Sequence[Name], place: int) -> Name | None:
    """Who is meant by "X, como apodan a Soto", "X, como lo llaman", "X, como llaman al rey"."""
    lower, short, words = scan.tokens.lower, names[place], grammar.calling
    gap = scan.tokens.gap(short.end - 1)
    if gap.strip("".join(QUOTES)) != ", ":
        return None
    verb = _within(scan, short.end, words.verbs)
    if verb is None:
        return None
    target = _within(scan, verb, words.to)
    following = names[place + 1] if place + 1 < len(names) else None
    if target is not None and following is not None and following.first == target + 1:
        return following
    ends = scan.tokens.gap(verb + 1) not in SPACES
    role = "" if target is None else "".join(lower[target + 1 : target + 2])
    pronouns = (lower[verb - 1], *lower[verb + 1 : verb + 1 + ends])
    if grammar.before.get(role) != "person" and words.whom.isdisjoint(pronouns):
        return None
    if short.first and grammar.before.get(lower[short.first - 1]) not in (None, "person"):
        return None  # el barrio Zarumo, como lo llaman
    if role:
        return next((one for one in _before(names, place) if _has(scan, one, role)), None)
    spoken_of = (one for one in _before(names, place) if not _is_relation(scan, grammar, one))
    return next(spoken_of, None)


def _within(scan: Scan, first: int, wanted: frozenset[str]) -> int | None:
    """The index of one of the words behind word `first`, with only spaces between."""
    last = min(first + WORDS_BETWEEN, len(scan.tokens.lower) - 1)
    for index in range(first + 1, last + 1):
        if scan.tokens.gap(index - 1) not in SPACES:
            return None
        if scan.tokens.lower[index] in wanted:
            return index
    return None


def _called_before(scan: Scan, words: Calling, names: Sequence[Name], place: int) -> Name | None:
    """Who is meant by "Soto, al que sus vecinos llaman Tuto", "a Soto le dicen Tuto"."""
    lower, short = scan.tokens.lower, names[place]
    before = names[place - 1] if place else None
    for index in range(short.first - 1, max(-1, short.first - 1 - WORDS_BETWEEN), -1):
        if before is not None and index < before.end:
            led = before.first and lower[before.first - 1] in words.to
            pronoun = not words.whom.isdisjoint(lower[index + 1 : short.first])
            return before if led and pronoun and _may_be_person(before) else None
        if index < short.first - 1 and scan.tokens.gap(index) not in SPACES:
            return None
        if lower[index : index + 2] in words.relative or lower[index : index + 1] in words.relative:
            near = (one for one in _before(names, place) if one.end <= index)
            person = next(near, None)
            same = person and not set(scan.text[person.span.end : short.span.start]) & set(".;\n")
            return person if same else None
    return None


def _before(names: Sequence[Name], place: int) -> Iterator[Name]:
    """The names before one that may be persons, nearest first."""
    near = names[max(0, place - NAMES_BETWEEN) : place]
    return (name for name in reversed(near) if _may_be_person(name))


def _may_be_person(name: Name) -> bool:
    return not name.nested and name.kind in (None, "person")


def _is_relation(scan: Scan, grammar: Grammar, name: Name) -> bool:
    """Whether a name only tells whose somebody is: hijo del dictador [Luis Soto]."""
    tokens, genitives = scan.tokens, grammar.genitives
    for index in range(name.first - 1, max(-1, name.first - 1 - TITLE_REACH), -1):
        if tokens.gap(index) not in SPACES:
            return False
        if tokens.lower[index] in genitives:
            return True
    return False


def _has(scan: Scan, name: Name, role: str) -> bool:
    """Whether a role is told right before or behind a name."""
    lower = scan.tokens.lower
    before, behind = lower[max(0, name.first - TITLE_REACH) : name.first], name.end
    return role in before or role in lower[behind : behind + TITLE_REACH]
