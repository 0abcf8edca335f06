"""Which file of a docs folder is what: its path tells."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import basename, splitext

# The suffixes that hosts render as Markdown, and those that only `briefing import` can read.
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
RAW = (".txt", ".html", ".htm", ".text")
NOTES = ".notes.md"
NOT_ACTORS = "actors/_not-actors.txt"
SETTLED = "review/settled.txt"


def article_id(path: str) -> str:
    """The id of the article at `path`: what is below `articles/`, without the suffix."""
    return splitext(path)[0].removeprefix("articles/")


@dataclass(frozen=True, slots=True)
class Place:
    """An article's path and id, and what the id is where two cases or accents are one."""

    path: str
    id: str
    key: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a docs folder by what they are for, each kind in order.

    `raw` are texts that nobody imported, `elsewhere` is what may lie where it is not
    read; of `ours` only what we make of them may be published.
    """

    articles: tuple[Place, ...]
    actors: tuple[str, ...]
    notes: tuple[str, ...]
    raw: tuple[str, ...]
    elsewhere: tuple[str, ...]
    ours: frozenset[str]

    @classmethod
    def of(cls, paths: Iterable[str]) -> "Layout":
        """The layout of a folder of these paths, relative to it."""
        ordered = sorted(paths)
        below = [path for path in ordered if path.startswith("articles/")]
        elsewhere = tuple(path for path in ordered if _is_elsewhere(path))
        notes = tuple(path for path in below if path.endswith(NOTES))
        articles = [path for path in below if _is_page(path) and not path.endswith(NOTES)]
        raw = tuple(path for path in below if path.endswith(RAW))
        actors = tuple(path for path in elsewhere if _is_actor(path))
        lists = {NOT_ACTORS, SETTLED}.intersection(ordered)
        return cls(
            tuple(map(_place, articles)),
            actors,
            notes,
            raw,
            elsewhere,
            frozenset((*articles, *actors, *notes, *raw, *lists)),
        )


def _place(path: str) -> Place:
    identifier = article_id(path)
    return Place(path, identifier, unicodedata.normalize("NFC", identifier).casefold())


def _is_page(path: str) -> bool:
    return path.endswith(MARKDOWN) and splitext(basename(path))[0] != "index"


def _is_elsewhere(path: str) -> bool:
    return not path.startswith("articles/") or basename(path) == basename(NOT_ACTORS)


def _is_actor(path: str) -> bool:
    return path.startswith("actors/") and path.count("/") == 1 and _is_page(path)
