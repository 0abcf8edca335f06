"""Corpora made by hand from the blocks of a golden case, so that no extractor stands between.

`a`, `b`, `01`, … an article: `key: value` lines (id, date, publisher, url, author, lead, removed),
              a blank line, its title, a blank line, its body
`actors`      `surface, surface = kind name`; a sign before the kind says `+` registered,
              `?` discovered, `-` hidden; every place that reads as a surface is a mention
`dates`       `words = EDTF`, or `words = EDTF other`; every place that reads so is a date
`facts`       `modality: words of a sentence`, or `modality by source: words`
`notes`       the notes file of article `a`
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.model import (
    Article,
    Attribution,
    Entity,
    Fact,
    Mention,
    Note,
    Reading,
    Removed,
    Source,
    Timex,
)
from briefing.notes import notes
from briefing.problems import Problem
from briefing.sentences import sentences
from briefing.settings import Settings
from briefing.text import Span, slug, tokenize

STATUS = {"+": "registered", "?": "discovered", "-": "registered", "": "default"}
Blocks = Mapping[str, str]


def article(block: str) -> Article:
    """The article of a block."""
    head, title, body = block.split("\n\n", 2)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return Article(
        fields["id"],
        f"articles/{fields['id']}.md",
        title,
        f"{title}\n\n{body}",
        date=EDTF(fields["date"]) if "date" in fields else None,
        source=Source(fields.get("publisher", ""), fields.get("url", ""), fields.get("author", "")),
        lead="lead" in fields,
        removed=tuple(Removed(1, "?", rule) for rule in fields.get("removed", "").split()),
        first_line=5,
    )


def corpus(blocks: Blocks, *, language: str = "es", edition: date | None = None) -> Corpus:
    """The corpus of a case; its problems are those of its notes."""
    named = dict(_entities(blocks.get("actors", "")))
    readings, problems = [], []
    for name in sorted(name for name in blocks if len(name) == 1 or name.isdigit()):
        found, trouble = _reading(article(blocks[name]), blocks, named, first=name == "a")
        readings.append(found)
        problems += trouble
    entities = {entity.id: entity for entity in named.values()}
    settings = Settings(language, edition)
    introduction = blocks.get("index", "")
    return Corpus(tuple(readings), entities, tuple(problems), settings, introduction=introduction)


def _entities(block: str) -> Iterator[tuple[str, Entity]]:
    for line in block.splitlines():
        surfaces, _, actor = line.partition(" = ")
        sign, kind, name = re.fullmatch(r"([+?-]?)(\w+) (.+)", actor).groups()
        aliases = tuple(s for s in surfaces.split(", ") if s != name)
        entity = Entity(slug(name), name, kind, STATUS[sign], aliases, hidden=sign == "-")
        for surface in surfaces.split(", "):
            yield surface, entity


def _reading(
    source: Article, blocks: Blocks, named: Mapping[str, Entity], *, first: bool
) -> tuple[Reading, list[Problem]]:
    found: list[Note] = []
    problems: list[Problem] = []
    if first and "notes" in blocks:
        found, problems = notes(source, f"articles/{source.id}.notes.md", blocks["notes"])
    mentions = [
        Mention(span, entity.id, "name", "hand")
        for surface, entity in named.items()
        for span in _places(source.text, surface)
    ]
    reading = Reading(
        source,
        tuple(sentences(tokenize(source.text))),
        tuple(sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end))),
        tuple(sorted(_timexes(source, blocks.get("dates", "")), key=lambda timex: timex.span)),
        tuple(_facts(source, blocks.get("facts", ""))),
        tuple(found),
    )
    return reading, problems


def _timexes(source: Article, block: str) -> Iterator[Timex]:
    for line in block.splitlines():
        words, _, value = line.partition(" = ")
        text, _, role = value.partition(" ")
        for span in _places(source.text, words):
            yield Timex(span, EDTF(text), role or "event", "hand")


def _facts(source: Article, block: str) -> Iterator[Fact]:
    for number, line in enumerate(block.splitlines(), 1):
        label, _, words = line.partition(": ")
        modality, _, by = label.partition(" by ")
        for span in _places(source.text, words):
            said = Attribution(by, None, "según") if by else None
            yield Fact(f"f-{number}", span, said, modality, (), "hand", 1.0)


def _places(text: str, words: str) -> Iterator[Span]:
    for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        yield Span(*match.span())
