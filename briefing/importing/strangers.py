"""Blocks about a private person or a firm that have nothing to do with the story around them."""

import re
from collections.abc import Iterator, Sequence

from briefing.importing.lines import Line
from briefing.languages import Language
from briefing.text import folded

# A name of two to five words at the start of a line, and what follows it.
NAMED = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]+(?:\s+(?:[a-z]{1,3}\s+)?[^\W\d_a-zß-ÿ][\w.'’-]+){1,4})"
    r"(?P<rest>.*)"
)
CAPITALISED = re.compile(r"\b[^\W\d_a-zß-ÿ][\w.'’-]{2,}")
FEW_WORDS = 12
STRONG = 2  # selling words in one line


def strangers(lines: Sequence[Line], language: Language) -> dict[int, str]:
    """The lines (by number) about people and firms foreign to the story, with their rule.

    A name is foreign when every line that has it opens with it, they present it with a trade and
    sell something or repeat it again and again, and no other line of the page knows it.
    """
    vocabulary = language.toml("import")["stranger"]
    trades, selling = frozenset(vocabulary["trades"]), frozenset(vocabulary["selling"])
    found: dict[int, str] = {}
    for name in dict.fromkeys(_presented(lines, trades)):
        about = [line for line in lines if _opens_with(line, name)]
        rest = [line for line in lines if line not in about]
        if any(set(name) & set(line.words) for line in rest[:1]) or _known(name, rest):
            continue
        if any(line is lines[0] for line in about) or not _sells(about, name, trades, selling):
            continue
        found |= dict.fromkeys((line.number for line in about), "stranger")
    rest = [line for line in lines if line.number not in found]
    return found | _advertising(rest, selling)


def _presented(lines: Sequence[Line], trades: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """The names, as folded words, that a line presents with a trade."""
    for line in lines:
        match = NAMED.match(line.text)
        if match and match["rest"].startswith(",") and line.tokens.words:
            following = re.findall(r"\w+", folded(match["rest"]))[:FEW_WORDS]
            if trades & set(following[:5]):
                yield tuple(re.findall(r"[\w-]+", folded(match["name"])))[:2]


def _opens_with(line: Line, name: tuple[str, ...]) -> bool:
    return tuple(line.words[: len(name)]) == name


def _known(name: tuple[str, ...], rest: Sequence[Line]) -> bool:
    """Whether the story speaks of the name: its last word stands in another line."""
    return any(name[-1] in line.words for line in rest)


def _sells(
    about: Sequence[Line], name: tuple[str, ...], trades: frozenset[str], selling: frozenset[str]
) -> bool:
    """Whether the lines about a name advertise it, or repeat it with its trade."""
    evidence = 0
    for line in about:
        words = line.words
        times = sum(tuple(words[at : at + len(name)]) == name for at in range(len(words)))
        short = len(words) <= FEW_WORDS and not line.is_sentence
        evidence += (times > 1) * 2 + (short and bool(trades & set(words)))
        evidence += min(len(selling & set(words) - trades), STRONG)
    return evidence >= STRONG


def _advertising(lines: Sequence[Line], selling: frozenset[str]) -> dict[int, str]:
    """Paragraphs that sell something and share no name with the rest of the page."""
    found: dict[int, str] = {}
    for line in lines[1:]:
        if len(selling & set(line.words)) <= STRONG + 1:
            continue
        names = {folded(name) for name in CAPITALISED.findall(line.text)}
        others = {word for other in lines if other is not line for word in other.words}
        if len(names) > 1 and not names & others:
            found[line.number] = "advertising"
    return found
