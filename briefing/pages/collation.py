"""The order in which a reader of a language looks for names: accents ignored, ñ after n."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from briefing.languages import Language

# Before all letters: where names that start with a figure or a sign are found.
NO_LETTER = "#"


@lru_cache(1 << 14)
def sort_key(name: str, language: Language) -> tuple[list[int], str]:
    """A key that sorts names by the alphabet of `language`; signs do not count."""
    letters = _letters(language)
    order = [letters[c] for c in _characters(name, language) if c in letters]
    return order, name


def initial(name: str, language: Language) -> str:
    """The capital letter under which `name` stands, or NO_LETTER."""
    first = next(_characters(name, language), "")
    return first.upper() if first.isalpha() and first in _letters(language) else NO_LETTER


def _characters(name: str, language: Language) -> Iterator[str]:
    letters = _letters(language)
    for character in unicodedata.normalize("NFC", name).lower():
        if character in letters:
            yield character
        else:
            base = unicodedata.normalize("NFKD", character)[:1]
            if base in letters:
                yield base


@cache
def _letters(language: Language) -> dict[str, int]:
    alphabet = " 0123456789" + language.toml("collation")["letters"]
    return {letter: place for place, letter in enumerate(alphabet)}
