"""Articles edited at random: a note stands at the words it quotes, or is reported."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sites import ROOT

from briefing.importing import import_text
from briefing.model import Article
from briefing.notes import notes
from briefing.text import Span, TextQuoteSelector

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
EDITS = 250
EVERY = 5
# So many words a note quotes on either side of its passage.
AROUND = 3


def seed(name: str) -> Article:
    raw = (ROOT / "seeds" / name).read_text(encoding="utf-8")
    found = import_text(raw)
    body = "\n\n".join(found.paragraphs)
    return Article("x", "articles/x.md", found.title, f"{found.title}\n\n{body}")


def words(text: str) -> str:
    return " ".join(text.split())


def quoted(article: Article, dice: random.Random) -> str:
    """A notes file on random passages, some with context, some a single word."""
    found = [match.span() for match in re.finditer(r"\w+", article.text)]
    lines = []
    for number in range(12):
        size = dice.choice((1, 2, 5, 12))
        first = dice.randrange(len(found) - size)
        last = first + size - 1
        start, end = found[first][0], found[last][1]
        around = AROUND if number % 3 else 0
        before = words(article.text[found[max(0, first - around)][0] : start] + "|")[:-1]
        after = words("|" + article.text[end : found[min(last + around, len(found) - 1)][1]])[1:]
        lines.append(f"## Nota {number}\n\n> {before}**{words(article.text[start:end])}**{after}\n")
        lines.append("Dice.\n")
    return "\n".join(lines)


def edited(article: Article, dice: random.Random) -> Article:
    """The article after one edit of its body: words in, out or changed, a paragraph moved."""
    paragraphs = article.text[article.body_start :].split("\n\n")
    at = dice.randrange(len(paragraphs))
    told = paragraphs[at].split(" ")
    start = dice.randrange(len(told))
    other = dice.choice(paragraphs).split(" ")
    taken = other[: dice.randrange(1, 12)]
    match dice.choice(("insert", "delete", "replace", "move", "repeat", "character")):
        case "insert":
            told[start:start] = taken
        case "delete":
            del told[start : start + dice.randrange(1, 8)]
        case "replace":
            told[start : start + len(taken)] = taken
        case "character":
            told[start] = told[start][::-1]
        case "repeat":
            paragraphs.insert(dice.randrange(len(paragraphs)), paragraphs[at])
            at = len(paragraphs)
        case "move":
            paragraphs.insert(dice.randrange(len(paragraphs)), paragraphs.pop(at))
            at = len(paragraphs)
    if at < len(paragraphs):
        paragraphs[at] = " ".join(told)
    body = "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    return replace(article, text=f"{article.title}\n\n{body}")


def stands_beside(text: str, span: Span, quotation: TextQuoteSelector) -> bool:
    """Whether all the context that the note quotes is where it should be, in whole words."""
    before, after = words(text[: span.start]), words(text[span.end :])
    prefix, suffix = re.escape(words(quotation.prefix)), re.escape(words(quotation.suffix))
    return bool(re.search(rf"(?!\B\w){prefix}$", before) and re.match(rf"{suffix}(?!\B\w)", after))


def generations(name: str) -> Iterator[tuple[Article, str]]:
    """The seed after each of its edits; after every few of them it is as it was, with new notes."""
    dice = random.Random(name)  # noqa: S311
    article, said = seed(name), ""
    for number in range(EDITS):
        if number % EVERY == 0:
            article = seed(name)
            said = quoted(article, dice)
        article = edited(article, dice)
        yield article, said


@pytest.mark.parametrize("name", [path.name for path in SEEDS])
def test_a_note_stands_at_its_words_or_is_reported(name: str) -> None:
    states: dict[str, int] = {}
    for article, said in generations(name):
        found, problems = notes(article, "x.notes.md", said)
        assert len(found) == said.count("\n## ") + 1
        reported = {problem.line for problem in problems}
        for note in found:
            states[note.state] = states.get(note.state, 0) + 1
            assert note.selector
            if note.span is None:
                assert note.state in ("ambiguous", "orphan")
                # The quotation stands two lines below the heading.
                assert note.line + 2 in reported
            else:
                assert note.state == "anchored"
                assert words(note.span.of(article.text)) == words(note.selector.exact)
                assert stands_beside(article.text, note.span, note.selector)
    # The edits leave most notes alone, and are hard enough to lose some.
    assert states["anchored"] > states["ambiguous"] > 0
    assert states["orphan"] > 0
