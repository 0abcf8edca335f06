"""What one article says by itself: its names and dates, before any other article is asked."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from briefing.extract.names import names
from briefing.extract.names.cluster import Cluster
from briefing.extract.names.lexicon import Lexicon, fold
from briefing.extract.names.likeness import Words
from briefing.extract.names.shipped import shipped
from briefing.extract.scan import Scan, rescan, scan
from briefing.extract.timexes import timexes
from briefing.languages import language
from briefing.memory import Memory
from briefing.model import Article, How, Kind, Timex
from briefing.registered import Registered
from briefing.text import Span, apart

# The words of so many texts are kept at hand: names are looked for in a text that was just read.
AT_HAND = 2


@dataclass(frozen=True, slots=True)
class Named:
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
    """What follows from one article, the known names and nothing else in the corpus."""

    article: Article
    dated: Dated
    named: tuple[Named, ...]

    @property
    def scan(self) -> Scan:
        """The words of the text; looked at again, for to keep them all would be too much."""
        return rescan(self.article.text, self.dated.sentences)


@lru_cache(AT_HAND)
def looked_at(text: str, code: str) -> Scan:
    """The words and sentences of a text in the language `code`."""
    return scan(text, language(code))


def dated(article: Article) -> Dated:
    """The sentences, dates and words of an article."""
    looked, tongue = looked_at(article.text, article.language), language(article.language)
    found = timexes(looked, tongue, article.date)
    words = {fold(word) for word in set(apart(looked.tokens, shipped(tongue).enclitics).words)}
    return Dated(looked.sentences, tuple(found), " ".join(sorted(words)))


def named(article: Article, lexicon: Lexicon) -> tuple[Named, ...]:
    """The actors of an article, as far as it and the known names tell."""
    looked, tongue = looked_at(article.text, article.language), language(article.language)
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
        tuple((name.span, how, rule) for name, how, rule in cluster.members),
        frozenset(cluster.surfaces),
        cluster.public,
        cluster.local,
        cluster.rivals,
    )


def read_locally(article: Article, registered: Registered, memory: Memory) -> Local:
    """The names and dates of one article, as `memory` has them or read from its text."""
    found = memory.recall("dated", article.id, (article,), lambda: _dated(article, memory))
    bearing = memory.recall(
        "bearing",
        article.id,
        (article, registered),
        lambda: registered.bearing(article, found.words.split()),
    )
    who = memory.recall(
        "named",
        article.id,
        (article, bearing),
        lambda: _named(article, registered, bearing, memory),
    )
    made_of = (article, found, who)
    return memory.recall("local", article.id, made_of, lambda: Local(*made_of))


def key_of(article: Article) -> tuple[str, ...]:
    """All that extraction is told of an article, in strings."""
    decided = (f"{surface}\n{actor}" for surface, actor in sorted(article.decided.items()))
    date = str(article.date or "")
    return (article.language, article.id, date, article.title, article.text, *decided)


def is_kept(article: Article, memory: Memory) -> bool:
    """Whether the article was read before, in this process or with its store."""
    if memory.store is None or memory.knows("dated", article.id, (article,)):
        return True
    return memory.store.holds(_dated_key(article))


def _dated(article: Article, memory: Memory) -> Dated:
    return memory.kept(_dated_key(article), Dated, lambda: dated(article))


def _dated_key(article: Article) -> tuple[str, ...]:
    return ("dated", article.language, str(article.date or ""), article.text)


def _named(
    article: Article, registered: Registered, bearing: str, memory: Memory
) -> tuple[Named, ...]:
    key = ("named", bearing, *key_of(article))
    return memory.kept(key, tuple[Named, ...], lambda: named(article, registered.lexicon))
