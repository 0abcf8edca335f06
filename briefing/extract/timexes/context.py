"""The words of a language that stand beside what is a date and what is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefing.extract.timexes.tense import Tenses, tenses
from briefing.languages import Language


@dataclass(frozen=True, slots=True)
class Context:
    """The words that stand beside what is a date and what is none (time.toml, [context])."""

    words: Mapping[str, frozenset[str]]
    plurals: tuple[str, ...]
    tenses: Tenses
    capitalised: bool

    def has(self, name: str, word: str) -> bool:
        """Whether `word` is in the list `name`."""
        return word in self.words[name]


@cache
def context(language: Language) -> Context:
    """The compiled [context] table of `language`."""
    data = language.toml("time")
    words = {name: frozenset(listed) for name, listed in data["context"].items()}
    return Context(words, tuple(words["plural_endings"]), tenses(language), data["capitalised"])
