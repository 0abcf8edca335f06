"""One look at an article's text that every extractor shares."""

from dataclasses import dataclass
from functools import cache

from briefing.languages import Language
from briefing.text import Span, Tokens, sentences, tokenize


@dataclass(frozen=True, slots=True)
class Scan:
    """A text with its words and its sentences, made once per article."""

    text: str
    tokens: Tokens
    sentences: tuple[Span, ...]


def scan(text: str, language: Language) -> Scan:
    """The words and sentences of `text`; a stop after an abbreviation of `language` ends none."""
    tokens = tokenize(text)
    return Scan(text, tokens, tuple(sentences(tokens, _abbreviations(language))))


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    return frozenset(language.toml("text")["abbreviations"])
