"""What stands at the top of a site: its name and edition, and its sections in a row."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from briefing.importing.credits import outlets
from briefing.importing.header import Vocabulary, vocabulary
from briefing.languages import Language
from briefing.text import folded

MOST_WORDS = 4  # of a name in a row
LEAST_SECTIONS = 3
MOST_WORDS_OF_BRAND = 8


def brand(text: str, language: Language) -> str:
    """The medium that a line names with its edition or section and nothing else, or "".

    "EFE Internacional", "RT en Español", "Xinhua Español > América Latina".
    """
    known, papers = vocabulary(language), media(language)
    words = _words(text)
    if len(words) > MOST_WORDS_OF_BRAND:
        return ""
    for size in range(min(len(words), MOST_WORDS), 0, -1):
        paper = papers.get(" ".join(words[:size]))
        if paper and _names(words[size:], known.editions | known.sections) is not None:
            return paper
    return ""


def is_row_of_sections(text: str, known: Vocabulary) -> bool:
    """Whether the line is the sections of a site in a row: "Inicio Noticias Mundo Economía"."""
    number = _names(_words(text), known.sections | known.home)
    return number is not None and number >= LEAST_SECTIONS


def is_medium(text: str, language: Language) -> bool:
    """Whether `text` is the name of a medium."""
    return " ".join(_words(text)) in media(language)


@cache
def media(language: Language) -> Mapping[str, str]:
    """The media and agencies that a language's tables know: their names by the words of all."""
    known = outlets(language, "media", "news-agency")
    return {" ".join(_words(name)): paper for name, paper in known.items()}


def _words(text: str) -> Sequence[str]:
    return re.findall(r"[^\W_]+", folded(text))


def _names(words: Sequence[str], known: Collection[str]) -> int | None:
    """How many of the known names the words are in a row; None where a word belongs to none."""
    number = at = 0
    while at < len(words):
        sizes = range(min(MOST_WORDS, len(words) - at), 0, -1)
        size = next((n for n in sizes if " ".join(words[at : at + n]) in known), 0)
        if not size:
            return None
        number, at = number + 1, at + size
    return number
