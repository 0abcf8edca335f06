"""Phrases that give noise away: a language's `import.toml`, looked up by the words of a line."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from briefing.importing.lines import Line
from briefing.languages import Language

How = Literal["alone", "label", "teaser", "opens", "within", "inside", "unfinished", "bracketed"]
HOWS: tuple[How, ...] = get_args(How)
FEW = 6  # words that a `*` may stand for; a `**` may for any number
ANY = frozenset({"*", "**"})
BARS = re.compile(r"\s*[|·•]\s*")
SEPARATORS = ":|>»])"
LONG_HEADLINE = 7  # words from which a first line with a label may be a headline
MOST_UNFINISHED = 25
TOLD = 25  # words from which on what a caption's label opens is the news itself


@dataclass(frozen=True, slots=True)
class Word:
    """One place of a phrase: the words that fit, `*` for a few of any kind, `#` for a number."""

    fits: frozenset[str]
    optional: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a rule, and where it must stand."""

    rule: str
    how: How
    phrase: tuple[Word, ...]
    most: int
    edge: bool
    headline: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a language by first words; the rules for lines of certain words and numbers."""

    by_word: Mapping[str, tuple[Cue, ...]]
    only: Mapping[str, frozenset[str]]

    def rule(self, line: Line, *, first: bool, edge: bool) -> str:
        """The rule that takes the line out, or "".

        `first`: no text stands before it; `edge`: it is among the first or last lines. Of several
        parts between bars each must be noise by itself.
        """
        found = self._rule(line, first=first, edge=edge)
        parts = BARS.split(line.text)
        if found or len(parts) == 1:
            return found
        rules = [
            self._rule(Line(line.number, part), first=first, edge=edge) for part in parts if part
        ]
        return rules[0] if rules and all(rules) else ""

    def _rule(self, line: Line, *, first: bool, edge: bool) -> str:
        words = line.words
        for rule, known in self.only.items():
            if words and words[0] in known and known.issuperset(_unnumbered(words)):
                return rule
        for at in range(len(words)):
            for cue in self._starting(words[at]):
                if (at == 0 or cue.how in ("within", "inside")) and _fits(
                    cue, line, at, first, edge
                ):
                    return cue.rule
        return ""

    def _starting(self, word: str) -> Iterator[Cue]:
        yield from self.by_word.get(word, ())
        if word.isdigit():
            yield from self.by_word.get("#", ())


def _unnumbered(words: Sequence[str]) -> Iterator[str]:
    return (word for word in words if not word.isdigit())


def is_one_of(line: Line, language: Language, group: Literal["closing", "author"]) -> bool:
    """Whether the line is one of the phrases of a group and nothing else."""
    return any(
        end == len(line.words)
        for phrase in _group(language, group)
        for end in matches(phrase, line.words, 0)
    )


@cache
def _group(language: Language, group: str) -> tuple[tuple[Word, ...], ...]:
    return tuple(parsed(phrase) for phrase in language.toml("import")[group])


@cache
def cues(language: Language) -> Cues:
    """The cues of a language."""
    by_word: dict[str, list[Cue]] = defaultdict(list)
    only = {}
    for rule, table in language.toml("import")["noise"].items():
        if "only" in table:
            only[rule] = frozenset(table["only"])
        for cue in _cues(rule, table):
            for word in _first_words(cue.phrase):
                by_word[word].append(cue)
    return Cues({word: tuple(found) for word, found in by_word.items()}, only)


def _cues(rule: str, table: Mapping[str, Any]) -> Iterator[Cue]:
    headline = table.get("headline", False)
    for how in HOWS:
        edge = how in table.get("edge", ())
        for phrase in table.get(how, ()):
            yield Cue(rule, how, parsed(phrase), table["most"], edge, headline)


def parsed(phrase: str) -> tuple[Word, ...]:
    """A phrase as data files write it: `lea/lee tambien? *`."""
    return tuple(
        Word(frozenset(word.removesuffix("?").split("/")), word.endswith("?") or word in ANY)
        for word in phrase.split()
    )


def _first_words(phrase: Sequence[Word]) -> Iterator[str]:
    for word in phrase:
        yield from word.fits
        if not word.optional:
            return


def _fits(cue: Cue, line: Line, at: int, first: bool, edge: bool) -> bool:  # noqa: FBT001
    words = line.words
    how = cue.how
    if how != "alone" and len(words) > cue.most:
        return False
    if cue.edge and not edge:
        return False
    unfinished = how in ("inside", "unfinished", "teaser")
    if unfinished and (first or line.is_sentence or len(words) > MOST_UNFINISHED):
        return False
    if how == "bracketed" and not (line.text[0] in "([" and line.text[-1] in ")]"):
        return False
    pictured = cue.rule in ("caption", "media") and how in ("label", "opens")
    if pictured and line.is_sentence and len(words) >= TOLD:
        return False
    if how == "label" and first and cue.headline and len(words) >= LONG_HEADLINE:
        return False
    return any(_stands(how, line, end) for end in matches(cue.phrase, words, at))


def _stands(how: How, line: Line, end: int) -> bool:
    if how == "alone":
        # Counters follow buttons: "Compartir 45".
        return all(word.isdigit() for word in line.words[end:])
    if how in ("label", "teaser"):
        return any(sign in line.tokens.gap(end - 1) for sign in SEPARATORS)
    return True


def matches(phrase: Sequence[Word], words: Sequence[str], at: int) -> Iterator[int]:
    """The ends of the ways in which `phrase` can be read in `words` from `at` on."""
    if not phrase:
        yield at
        return
    word, rest = phrase[0], phrase[1:]
    if word.fits <= ANY:
        left = len(words) - at
        for skipped in range((min(FEW, left) if "*" in word.fits else left) + 1):
            yield from matches(rest, words, at + skipped)
        return
    if at < len(words) and _is(words[at], word.fits):
        yield from matches(rest, words, at + 1)
    if word.optional:
        yield from matches(rest, words, at)


def _is(word: str, fits: frozenset[str]) -> bool:
    return word in fits or ("#" in fits and word.isdigit())
