"""The values everything else speaks of; they do no work and hold no container."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from sys import maxsize
from typing import Literal, NamedTuple

from briefing.decisions import Decision
from briefing.edtf import EDTF
from briefing.text import Span, TextQuoteSelector, inside

Kind = Literal["person", "organization", "country", "place", "group"]
KINDS: tuple[Kind, ...] = ("person", "organization", "country", "place", "group")
Status = Literal["registered", "default", "discovered"]
How = Literal["name", "alias", "metonym", "demonym"]
Role = Literal["event", "publication", "other"]
Modality = Literal["asserted", "reported", "conditional", "denied", "planned"]
Review = Literal["auto", "pinned", "struck"]
NoteKind = Literal["plain", "context", "correction", "question", "source", "fact", "not-fact"]
NoteState = Literal["anchored", "ambiguous", "orphan", "article"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article was published (schema.org); empty strings are unknown."""

    publisher: str = ""
    url: str = ""
    author: str = ""
    place: str = ""
    agency: str = ""
    retrieved: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """A line of the source text that import took out; `line` counts from 1."""

    line: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Article:
    """One imported article.

    `text` is its title, a blank line, and its body as stored: every offset points there. `decided`
    says who its names mean, by id, and `decided_at` on which line and column that is said, as
    `title_at` says it of the title.
    """

    id: str
    path: str
    title: str
    text: str
    language: str = "es"
    date: EDTF | None = None
    source: Source = Source()
    section: str = ""
    lead: bool = False
    publish: str = "full"
    decided: Mapping[str, str] = field(default_factory=dict)
    decided_at: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    removed: tuple[Removed, ...] = ()
    first_line: int = 1
    title_at: tuple[int, int] = (1, 1)

    @property
    def body_start(self) -> int:
        """The offset of the body in `text`."""
        return len(self.title) + 2

    def line_of(self, offset: int) -> int:
        """The line of the article's file on which `offset` stands; of the title where it begins."""
        if offset < self.body_start:
            return self.title_at[0]
        return self.first_line + self.text.count("\n", self.body_start, offset)

    def place_of(self, offset: int) -> tuple[int, int]:
        """The line and the column, from 1, of `offset`; in the title, those at which it begins."""
        if offset < self.body_start:
            return self.title_at
        opens = max(self.text.rfind("\n", 0, offset) + 1, self.body_start)
        return self.line_of(offset), offset - opens + 1


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor: a person, organization, country, place or group (FollowTheMoney, Wikidata).

    `private` is a discovered person whom no article gives an office, an affiliation or a statement.
    """

    id: str
    name: str
    kind: Kind
    status: Status
    aliases: tuple[str, ...] = ()
    role: str = ""
    country: str = ""
    wikidata: str = ""
    iso: str = ""
    refuses: tuple[str, ...] = ()
    hidden: bool = False
    private: bool = False
    words: str = ""
    path: str = ""


class Mention(NamedTuple):
    """A place that names an actor. Mentions may nest (Policía de [Haití]), never cross."""

    span: Span
    entity: str
    how: How
    rule: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A calendar expression (TIMEX3 DATE); `value` is None where no date is known."""

    span: Span
    value: EDTF | None
    role: Role
    rule: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """By whose account: the source in the words of the text, its actor if it is one, the cue."""

    source: str
    actor: str | None
    cue: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of something; equal ends for an exact one, None for an open end ("más de 300")."""

    span: Span
    low: float | None
    high: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence that matters; who is in it and when are asked of the reading.

    `actors` is None unless an editor said who: else they are those named in its span. `hedge` are
    the words by which it is denied, conditional or planned, where such words are known.
    """

    id: str
    span: Span
    attribution: Attribution | None
    modality: Modality
    quantities: tuple[Quantity, ...]
    rule: str
    score: float
    review: Review = "auto"
    decision: Decision | None = None
    actors: tuple[str, ...] | None = None
    hedge: Span | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """What an editor says of a passage; `span` is None unless anchored, `line` counts from 1."""

    article: str
    path: str
    line: int
    title: str
    kind: NoteKind
    body: str
    selector: TextQuoteSelector | None
    state: NoteState
    span: Span | None = None
    candidates: tuple[Span, ...] = ()
    internal: bool = False
    author: str = ""
    date: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """An article with what was found in it; each tuple is in the order of the text.

    Only facts are in another order: the pinned first, the struck last, the best first among equals.
    `quotable` are the ranges that may be published of an article whose whole text may not.
    """

    article: Article
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    quotable: tuple[Span, ...] = ()

    @cached_property
    def named(self) -> Mapping[str, Sequence[Mention]]:
        """The mentions of each actor by its id, the most mentioned first, then as they appear."""
        found: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.entity, []).append(mention)
        return dict(sorted(found.items(), key=lambda item: -len(item[1])))

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that lie inside `span`."""
        return inside(self.mentions, span)

    def timexes_in(self, span: Span) -> list[Timex]:
        """The temporal expressions that lie inside `span`."""
        return inside(self.timexes, span)

    def actors_in(self, span: Span) -> list[str]:
        """The ids of the actors named inside `span`, each once, in order of appearance."""
        return list(dict.fromkeys(mention.entity for mention in self.mentions_in(span)))

    def actors_of(self, fact: Fact) -> list[str]:
        """The ids of the actors of a fact: those an editor gave it, else those named in it."""
        return self.actors_in(fact.span) if fact.actors is None else list(fact.actors)

    def sentence_at(self, offset: int) -> Span:
        """The sentence around `offset`, or an empty span there."""
        index = bisect_right(self.sentences, (offset, maxsize)) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return Span(offset, offset)
