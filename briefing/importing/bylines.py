"""Who signed a page: "Por Ana Pérez", "Ana Pérez, enviada especial", "Ana Pérez / Roma"."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from briefing.importing.brands import is_medium
from briefing.importing.credits import agencies
from briefing.importing.header import Vocabulary, byline, is_capitalised, is_name
from briefing.importing.lines import Line
from briefing.languages import Language
from briefing.text import folded

PARTS = re.compile(r"\s*[,|/]\s*")
INITIAL = re.compile(r"\s[^\W\d_a-zß-ÿ]\.$")  # of a second surname: Ana Pérez M.
MOST_WORDS = 10
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
    name, *rest = PARTS.split(line.text, maxsplit=1)
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
