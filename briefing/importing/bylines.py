"""Who signed a page: "Por Ana Pérez", "Ana Pérez, enviada especial", "Libreville / Agencias"."""

import re
from collections.abc import Collection
from functools import cache

from briefing.importing.credits import agencies
from briefing.importing.header import Vocabulary, byline, is_capitalised, is_name
from briefing.importing.lines import Line
from briefing.languages import Language
from briefing.text import folded

PARTS = re.compile(r"\s*[,|/]\s*")
MOST_WORDS = 8
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
    if len(line.words) > MOST_WORDS or line.is_sentence:
        return None
    if author := byline(line.text, known):
        return author
    name, *rest = PARTS.split(line.text, maxsplit=1)
    person = name if is_name(name, known) else ""
    first = bool(person) and folded(person).split()[0] in given_names(language)
    if not rest:
        return person if first or (person and set(around) & HEADER_RULES) else None
    if not (is_capitalised(name, known) and is_capitalised(rest[0], known)):
        role = set(folded(rest[0]).split()[:2]) & known.roles
        return person if person and role else None
    told = {folded(name), folded(rest[0])}
    if told & (agencies(language) | known.roles | known.no_author):
        return person
    return person if first and "|" in line.text else None
