"""One look at an article's text that every extractor shares."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from briefing.languages import Language
from briefing.text import Span, Tokens, sentences, tokenize

BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Scan:
    """A text with its words and its sentences, made once per article.

    White space between words is as texts usually have it: a space, or one or two line ends.
    """

    text: str
    tokens: Tokens
    sentences: tuple[Span, ...]


def scan(text: str, language: Language) -> Scan:
    """The words and sentences of `text`; a stop after an abbreviation of `language` ends none."""
    tokens = tokenize(text)
    return _scanned(tokens, tuple(sentences(tokens, _abbreviations(language))))


def rescan(text: str, divided: tuple[Span, ...]) -> Scan:
    """The same of a text whose sentences are known."""
    return _scanned(tokenize(text), divided)


def _scanned(tokens: Tokens, divided: tuple[Span, ...]) -> Scan:
    odd = {gap: usual for gap in set(tokens.gaps) if (usual := _usual(gap)) != gap}
    if odd:
        tokens = replace(tokens, gaps=[odd.get(gap, gap) for gap in tokens.gaps])
    return Scan(tokens.text, tokens, divided)


@lru_cache(1024)
def _usual(gap: str) -> str:
    return BLANKS.sub(lambda blanks: "\n" * min(2, blanks[0].count("\n")) or " ", gap)


@cache
def _abbreviations(language: Language) -> frozenset[str]:
    return frozenset(language.toml("text")["abbreviations"])
