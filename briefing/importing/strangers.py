"""What has nothing to do with the story: persons and firms that sell, lines on something else."""

import re
from collections.abc import Iterator, Mapping, Sequence

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
MOST_TEASER = 25
LEAST_FOREIGN = 7  # words of a line that must share one with the story,
LEAST_STEMS = 3  # and how many of them are long enough to tell
LEAST_STORY = 100  # words that a line can share something with
STEM = 5  # letters that two forms of a word share
LISTED = "-–—•*"
TIMED = re.compile(r"\d{1,2}[.:h]\s?\d{2}\b")  # a subhead of a live report: "20.05 h. ..."
FEW_SOLD, MANY_SOLD = 2, 3  # selling words in one line
PHONE = re.compile(r"(?:\+\d{1,3}[\s-]?)?\(?\d{2,4}\)?(?:[\s-]\d{2,4}){2,3}|\bwww\.|https?://")


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
        if not about or lines[0] in about or _known(name, rest):
            continue
        if not _sells(about, rest, name, trades, selling):
            continue
        found |= dict.fromkeys((line.number for line in about), "stranger")
    rest = [line for line in lines if line.number not in found]
    return found | _advertising(rest, vocabulary)


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
    about: Sequence[Line],
    rest: Sequence[Line],
    name: tuple[str, ...],
    trades: frozenset[str],
    selling: frozenset[str],
) -> bool:
    """Whether the lines about a name advertise it: as labels, by repetition, by what they sell."""
    labels = sum(
        len(line.words) <= FEW_WORDS and not line.is_sentence and bool(trades & set(line.words))
        for line in about
    )
    repeated = any(_times(line, name) > 1 and not line.is_sentence for line in about)
    sold = max(len((selling - trades) & set(line.words)) for line in about)
    if labels and (repeated or sold >= FEW_SOLD or len(about) > 1):
        return True
    return repeated or (sold >= MANY_SOLD and not _shares_names(about, rest, name))


def _times(line: Line, name: tuple[str, ...]) -> int:
    words = line.words
    return sum(tuple(words[at : at + len(name)]) == name for at in range(len(words)))


def _shares_names(about: Sequence[Line], rest: Sequence[Line], name: tuple[str, ...]) -> bool:
    """Whether another name of these lines stands in the story too."""
    names = {folded(word) for line in about for word in CAPITALISED.findall(line.text)} - {*name}
    return any(names & set(line.words) for line in rest)


def _advertising(lines: Sequence[Line], vocabulary: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """Paragraphs that sell something to the reader and share no name with the rest of the page."""
    selling, contact = frozenset(vocabulary["selling"]), frozenset(vocabulary["contact"])
    found: dict[int, str] = {}
    for line in lines[1:]:
        words = set(line.words)
        sold, called = len(selling & words), len(contact & words)
        reachable = called > 1 or (called and PHONE.search(line.text))
        enough = (sold and reachable) or (called and sold > MANY_SOLD)
        others = [other for other in lines if other is not line]
        if enough and not _shares_names([line], others, ()):
            found[line.number] = "advertising"
    return found


def foreign(kept: Sequence[Line]) -> list[Line]:
    """Lines between paragraphs that share no word with the story, so are about something else."""
    story = [line for line in kept if line.is_sentence]
    if sum(len(line.words) for line in story) < LEAST_STORY:
        return []
    stems = [{word[:STEM] for word in line.words if len(word) >= STEM} for line in kept]
    found = []
    for at, line in enumerate(kept[2:-1], 2):
        if line.is_sentence or not LEAST_FOREIGN <= len(line.words) <= MOST_TEASER:
            continue
        if TIMED.match(line.text):
            continue
        others = set().union(*(words for index, words in enumerate(stems) if index != at))
        if len(stems[at]) >= LEAST_STEMS and not stems[at] & others and line.text[0] not in LISTED:
            found.append(line)
    return found
