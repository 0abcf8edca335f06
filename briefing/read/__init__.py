"""Files to articles, actors and notes; front matter becomes fields here and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from briefing.memory import Memory
from briefing.model import Article, Entity
from briefing.problems import Problem
from briefing.read.actors import actor_file, claimed
from briefing.read.articles import article, unlike
from briefing.read.frontmatter import NotUTF8Error, decoded, legible
from briefing.read.layout import MARKDOWN, NOT_ACTORS, NOTES, SETTLED, Layout, article_id
from briefing.read.places import misplaced
from briefing.settings import Settings

__all__ = ["Content", "article_id", "in_utf8", "read"]


@dataclass(frozen=True, slots=True)
class Content:
    """What a docs folder says.

    `settled` are the ids of the questions that editors do not want asked again; `note_files` are
    the texts of the notes files that stand beside an article that can be read; `withheld` are the
    paths that no host may publish as they stand.
    """

    articles: tuple[Article, ...] = ()
    actors: tuple[Entity, ...] = ()
    note_files: Mapping[str, str] = field(default_factory=dict)
    not_actors: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    withheld: frozenset[str] = frozenset()


def read(files: Mapping[str, bytes], settings: Settings, memory: Memory | None = None) -> Content:
    """The content of `files`, bytes by path relative to the docs folder.

    Looked at are `articles/**/SLUG.md`, `articles/**/SLUG.notes.md`, `actors/ID.md` and
    `actors/_not-actors.txt` and `review/settled.txt`; `index.md` in the folders is an editors' page
    like any other.
    What is wrong with one file is a problem and stops no other.
    Raises ValueError naming a file that is not UTF-8, with the byte and the cure.
    """
    memory = memory or Memory()
    layout = memory.recall_once("layout", "", tuple(files), partial(Layout.of, files))
    articles, article_problems = _articles(layout, files, settings, memory)
    not_actors = _not_actors(decoded(NOT_ACTORS, files.get(NOT_ACTORS, b"")))
    actors, actor_problems = _actors(layout, files, not_actors, memory)
    note_files, note_problems = _notes(layout, files, articles)
    unlikely = unlike(articles, settings)
    raw = map(_raw, layout.raw)
    lost = misplaced(layout.elsewhere, files)
    found = {one.path for one in articles} | {one.path for one in actors if not one.hidden}
    return Content(
        tuple(articles),
        tuple(actors),
        note_files,
        frozenset(not_actors),
        _settled(decoded(SETTLED, files.get(SETTLED, b""))),
        (*article_problems, *actor_problems, *note_problems, *raw, *unlikely, *lost),
        layout.ours - found,
    )


def in_utf8(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Problem]]:
    """The files with those that are not UTF-8 as they are likely to read, and these as problems.

    For whoever only looks at them: what else is wrong in a folder is then told as well.
    """
    found = dict(files)
    problems: list[Problem] = []
    for path in sorted(files):
        if path.endswith(MARKDOWN) or path in (NOT_ACTORS, SETTLED):
            try:
                decoded(path, files[path])
            except NotUTF8Error as error:
                problems.append(error.problem)
                found[path] = legible(files[path])
    return found, problems


def _articles(
    layout: Layout, files: Mapping[str, bytes], settings: Settings, memory: Memory
) -> tuple[list[Article], list[Problem]]:
    found: list[Article] = []
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for place in layout.articles:
        path, key = place.path, place.key
        # Hosts on some disks cannot tell two cases, or two spellings of an accent, apart.
        if key in taken:
            said = f"the same article id as {taken[key]}: withheld."
            problems.append(Problem(path, 1, "article-twice", said, "Rename it.", "error"))
            continue
        source = (raw := files[path], settings)
        make = partial(article, path, place.id, raw, settings)
        one, trouble = memory.recall_once("article", path, source, make)
        problems += trouble
        if one:
            found.append(one)
            taken[key] = path
    return found, problems


def _actors(
    layout: Layout, files: Mapping[str, bytes], not_actors: Mapping[str, int], memory: Memory
) -> tuple[list[Entity], list[Problem]]:
    found = tuple(
        memory.recall_once("actor", path, (raw := files[path],), partial(actor_file, path, raw))
        for path in layout.actors
    )
    claims = memory.recall_once(
        "claimed", "", (found, not_actors), lambda: tuple(claimed(found, not_actors))
    )
    problems = [problem for one in found for problem in one.problems]
    return [one.actor for one in found if one.actor], [*problems, *claims]


def _not_actors(text: str) -> dict[str, int]:
    """The names that are no actors, each with its line."""
    lines = enumerate(text.split("\n"), 1)
    return {
        line.strip(): number for number, line in lines if line.strip() and not line.startswith("#")
    }


def _settled(text: str) -> frozenset[str]:
    """The first words of the lines: the ids, before what they are about."""
    lines = (line.split() for line in text.split("\n") if not line.startswith("#"))
    return frozenset(words[0] for words in lines if words)


def _notes(
    layout: Layout, files: Mapping[str, bytes], articles: list[Article]
) -> tuple[dict[str, str], list[Problem]]:
    readable = {article.id for article in articles}
    there = {place.id for place in layout.articles}
    found: dict[str, str] = {}
    problems = []
    for path in layout.notes:
        text = decoded(path, files[path])
        identifier = path.removeprefix("articles/").removesuffix(NOTES)
        if identifier in readable:
            found[path] = text
        elif identifier not in there:
            said = f"there is no article {identifier!r} beside these notes."
            cure = "Name the file SLUG.notes.md after its article SLUG.md."
            problems.append(Problem(path, 1, "notes-alone", said, cure))
    return found, problems


def _raw(path: str) -> Problem:
    cure = f"Run `briefing import {path}` and move the file out of articles/."
    return Problem(path, 1, "raw-text", "a source text, not an article: withheld.", cure)
