"""Who signed a page: "Por Ana Pérez", "Ana Pérez, enviada especial", "Ana Pérez / Roma"."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise

from briefing.importing.brands import is_medium
from briefing.importing.credits import agencies
from briefing.importing.header import Vocabulary, byline, is_capitalised, is_name
from briefing.importing.lines import Line
from briefing.languages import Language
from briefing.text import folded

WORD = re.compile(r"[^\W_]+")
PARTS = re.compile(r"\s*[,|/]\s*")
PRESENTED = re.compile(r"\s*[,|/(·:]\s*|\s+[-–—]\s+")
INITIAL = re.compile(r"\s[^\W\d_a-zß-ÿ]\.$")  # of a second surname: Ana Pérez M.
MOST_WORDS = 10
MOST_PRESENTED = 18  # words of an author's name with what he is
MOST_TOLD = 60  # words of what is told of an author
HEADER_RULES = {"header-date", "byline"}


@cache
def given_names(language: Language) -> frozenset[str]:
    """The given names that a language's list knows, folded."""
    return frozenset(folded(name) for name in language.words("given_names"))


def signed(
    line: Line, around: Collection[str | None], known: Vocabulary, language: Language
) -> str | None:
    """The author whom a line of the header names, "" if it names none, None if it is no byline.

    `around` are the rules that took out the lines beside it.
    """
    if len(line.words) > MOST_WORDS or (line.is_sentence and not INITIAL.search(line.text)):
        return None
    if author := byline(line.text, known):
        return author
    if is_by_medium(line.text, known, language):
        return ""
    name, *rest = PARTS.split(untitled(line.text, language), maxsplit=1)
    person = name if is_name(name, known) else ""
    first = bool(person) and folded(person).split()[0] in given_names(language)
    if not rest:
        return person if first or (person and set(around) & HEADER_RULES) else None
    if first and folded(rest[0]) in known.capitals:
        return person
    if not (is_capitalised(name, known) and is_capitalised(rest[0], known)):
        role = set(folded(rest[0]).split()[:2]) & known.roles
        return person if person and role else None
    told = {folded(name), folded(rest[0])}
    if told & (agencies(language) | known.roles | known.no_author):
        return person
    return person if first and "|" in line.text else None


def presented(
    line: Line, around: Collection[str | None], known: Vocabulary, language: Language
) -> str:
    """The author whom a line names with what he is, or "": "Ana Pérez, académica y consultora"."""
    if line.is_sentence or len(line.words) > MOST_PRESENTED:
        return ""
    person, *told = PRESENTED.split(untitled(line.text, language).rstrip(")"), maxsplit=1)
    if not told and (size := name_before(line, language.toml("import")["bio"], known)):
        # "Ana Pérez es académica"
        person, told = (
            line.text[: line.tokens.ends[size - 1]],
            [line.text[line.tokens.ends[size] :]],
        )
    if not told or not is_name(person, known) or not _is_calling(told[0], known, language):
        return ""
    named = folded(person).split()[0] in given_names(language) or set(around) & HEADER_RULES
    return person if named else ""


def is_calling_below(line: Line, known: Vocabulary) -> bool:
    """Whether a line says what somebody is, and no more: "Académica y consultora"."""
    words, called = WORD.findall(line.text), known.roles | known.callings
    if line.is_sentence or len(words) > MOST_WORDS or folded(words[0]) not in called:
        return False
    several = sum(folded(word) in called for word in words) > 1
    before = known.particles | (called if several else frozenset())
    # The last word may be an adjective: a verb has more behind it.
    return all(
        word[0].isupper() or folded(word) in called | known.particles or folded(left) in before
        for left, word in pairwise(words[:-1])
    )


def untitled(text: str, language: Language) -> str:
    """A line without the short title before a name: "[Dr.] Ana Pérez"."""
    first, _, rest = text.partition(" ")
    while first.endswith(".") and folded(first[:-1]) in offices(language):
        text = rest
        first, _, rest = text.partition(" ")
    return text


def _is_calling(text: str, known: Vocabulary, language: Language) -> bool:
    """Whether `text` says what somebody is or where he works, and nothing that he does."""
    first, *others = (WORD.findall(part) for part in text.split(","))
    opening = [folded(word) for word in first[:2]]
    if not opening or opening[0] in known.no_author:
        return False
    called = known.roles | known.callings | offices(language)
    if called.isdisjoint(opening) and opening[0] not in _employers(language):
        return False
    if any(not part or not _goes_on(part[0], called) for part in others):
        return False
    clauses = language.toml("time")["tense"]["words"]["clause_words"]
    return set(clauses).isdisjoint(WORD.findall(text.lower()))


def _goes_on(word: str, known: Collection[str]) -> bool:
    return word[0].isupper() or folded(word) in known


@cache
def offices(language: Language) -> frozenset[str]:
    """What a person may be, as it stands before a name: "presidente", "dr"; folded."""
    return frozenset(folded(word) for word in language.toml("names")["before"]["person"])


@cache
def _employers(language: Language) -> frozenset[str]:
    heads = language.toml("names")["heads"]["organization"]
    return frozenset(folded(word) for word in heads)


def is_by_medium(text: str, known: Vocabulary, language: Language) -> bool:
    """Whether a line is signed by a medium and nobody else: "Por Infobae"."""
    cue, _, name = text.partition(" ")
    return folded(cue).rstrip(":,") in known.byline and is_medium(name, language)


def signatures(
    lines: Sequence[Line],
    rules: Mapping[int, str],
    known: Vocabulary,
    language: Language,
    below: int,
) -> list[Line]:
    """The lines `below` a place that tell of somebody whom a line of the header names.

    "Ana Pérez es corresponsal en Bruselas.", where the header has "Ana Pérez | Bruselas".
    """
    headers = [line for line in lines if rules.get(line.number) in HEADER_RULES]
    opens = frozenset(language.toml("import")["bio"])
    found = []
    for line in lines[below + 1 :]:
        size = name_before(line, opens, known)
        if size and line.number not in rules and len(line.words) <= MOST_TOLD:
            name = line.words[:size]
            if any(_holds(one, name) for one in headers):
                found.append(line)
    return found


def _holds(line: Line, name: Sequence[str]) -> bool:
    return any(name == line.words[at : at + len(name)] for at in range(len(line.words)))


def name_before(line: Line, opens: Collection[str], known: Vocabulary) -> int:
    """How many words the name has with which the line begins, and "es", "cubre" follows; or 0."""
    for size in (2, 3, 4):
        if line.words[size : size + 1] and line.words[size] in opens:
            return size if is_name(line.text[: line.tokens.ends[size - 1]], known) else 0
    return 0
