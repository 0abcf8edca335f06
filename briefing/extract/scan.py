"""One look at an article's text that every extractor shares."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from briefing.languages import Language
from briefing.sentences import Shortening, sentences
from briefing.text import Span, Tokens, tokenize

# The words of so many texts are kept at hand: one look at a text comes soon after the other.
AT_HAND = 2
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
    tokens, tidy = read_words(text)
    return Scan(text, tidy, tuple(sentences(tokens, _shortening(language))))


def rescan(text: str, divided: tuple[Span, ...]) -> Scan:
    """The same of a text whose sentences are known."""
    return Scan(text, read_words(text)[1], divided)


@lru_cache(AT_HAND)
def read_words(text: str) -> tuple[Tokens, Tokens]:
    """The words of `text` as they stand, and with the usual white space between them."""
    tokens = tokenize(text)
    odd = {gap: usual for gap in set(tokens.gaps) if (usual := _usual(gap)) != gap}
    if not odd:
        return tokens, tokens
    return tokens, replace(tokens, gaps=[odd.get(gap, gap) for gap in tokens.gaps])


@lru_cache(1024)
def _usual(gap: str) -> str:
    return BLANKS.sub(lambda blanks: "\n" * min(2, blanks[0].count("\n")) or " ", gap)


@cache
def _shortening(language: Language) -> Shortening:
    data = language.toml("text")
    return Shortening(frozenset(data["abbreviations"]), frozenset(data["lettered"]))
