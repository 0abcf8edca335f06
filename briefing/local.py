"""What one article says by itself: its names and dates, before any other article is asked."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from briefing.extract.names import names
from briefing.extract.names.cluster import Cluster
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.shipped import shipped
from briefing.extract.scan import Scan, rescan, scan
from briefing.extract.timexes import timexes
from briefing.languages import language
from briefing.memory import Memory
from briefing.model import Article, How, Kind, Timex
from briefing.registered import Registered
from briefing.text import Span, apart

# Where memory keeps what an article says by itself.
ROOM = "local"


class Named(NamedTuple):
    """One actor of an article: who it is known to be, what speaks for its kind, its places.

    `entity` is empty where it is unknown; the other fields are those of a `Cluster`. `key`, and
    not the way it is written, tells whether two unknown names of different articles are one.
    """

    entity: str
    key: Words
    surface: str
    votes: Counter[Kind]
    kind: Kind | None
    places: tuple[tuple[Span, How, str], ...]
    surfaces: frozenset[str]
    public: bool
    local: bool
    rivals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """What depends on the text alone: sentences, dates, and the folded words, each once."""

    sentences: tuple[Span, ...]
    timexes: tuple[Timex, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Local:
    """What follows from one article, the known names and nothing else in the corpus.

    `bearing` tells those of the known names that it can meet from all others.
    """

    article: Article
    dated: Dated
    bearing: str
    named: tuple[Named, ...]

    @property
    def scan(self) -> Scan:
        """The words of the text; looked at again, for to keep them all would be too much."""
        return rescan(self.article.text, self.dated.sentences)


def dated(article: Article) -> Dated:
    """The sentences, dates and words of an article."""
    tongue = language(article.language)
    looked = scan(article.text, tongue)
    found = timexes(looked, tongue, article.date)
    words = dict.fromkeys(apart(looked.tokens, shipped(tongue).enclitics).folded)
    words |= dict.fromkeys(part for word in words if "-" in word for part in word.split("-"))
    return Dated(looked.sentences, tuple(found), " ".join(words))


def named(article: Article, dated: Dated, lexicon: Lexicon) -> tuple[Named, ...]:
    """The actors of an article, as far as it and the known names tell."""
    looked, tongue = rescan(article.text, dated.sentences), language(article.language)
    found = names(looked, tongue, lexicon, article.decided, article.date)
    return tuple(map(settled, found))


def settled(cluster: Cluster) -> Named:
    """What a cluster came to."""
    return Named(
        cluster.entity,
        cluster.key,
        cluster.surface,
        cluster.votes,
        cluster.kind,
        tuple([(name.span, how, rule) for name, how, rule in cluster.members]),
        frozenset(cluster.surfaces),
        cluster.public,
        cluster.local,
        cluster.rivals,
    )


def read_locally(article: Article, registered: Registered, memory: Memory) -> Local:
    """The names and dates of one article, as `memory` has them or read from its text."""
    source = (article, registered)
    return memory.recall_once(ROOM, article.id, source, lambda: _read(article, registered, memory))


def _read(article: Article, registered: Registered, memory: Memory) -> Local:
    """One article read; the very thing that was read before, if no name that it meets changed."""
    known = memory.last(ROOM, article.id)
    before: Local | None = known[1] if known and known[1].article == article else None
    if before is None or known is None:
        found = memory.kept(lambda: _dated_key(article), Dated, lambda: dated(article))
    elif registered.bears_like(known[0][1], article, before.dated.words):
        return before
    else:
        found = before.dated
    bearing = registered.bearing(article, found.words.split())
    if before and before.bearing == bearing:
        return before
    who = memory.kept(
        lambda: ("named", bearing, *key_of(article)),
        tuple[Named, ...],
        lambda: named(article, found, registered.lexicon),
    )
    return Local(article, found, bearing, who)


def key_of(article: Article) -> tuple[str, ...]:
    """All that extraction is told of an article, in strings."""
    decided = (f"{surface}\n{actor}" for surface, actor in sorted(article.decided.items()))
    date = str(article.date or "")
    return (article.language, article.id, date, article.title, article.text, *decided)


def is_kept(article: Article, memory: Memory) -> bool:
    """Whether the article was read before, in this process or with its store."""
    before = memory.last(ROOM, article.id)
    if memory.store is None or (before and before[1].article == article):
        return True
    return memory.store.holds(_dated_key(article))


def _dated_key(article: Article) -> tuple[str, ...]:
    return ("dated", article.language, str(article.date or ""), article.text)
