"""Articles, raw texts and folders of them as extractions; nothing is written."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.corpus import Corpus
from briefing.export.extraction import extraction
from briefing.export.folder import content
from briefing.importing import READERS, imported_file, is_article, rendered
from briefing.problems import Problem
from briefing.settings import Settings

ALONE = "articles/it.md"


def is_docs(folder: Path) -> bool:
    """Whether it is a docs folder, to be read as a whole."""
    return (folder / "articles").is_dir()


def sources_in(folder: Path) -> Iterator[Path]:
    """The texts of a folder that is no docs folder, in the order of their paths."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in READERS and not path.name.endswith(".notes.md"):
            yield path


def docs_extractions(folder: Path, settings: Settings) -> Iterator[dict[str, Any]]:
    """The articles of a docs folder, with its actors; raises ValueError for undecodable files."""
    corpus = Corpus.of(content(folder), settings)
    for reading in corpus.readings:
        path = reading.article.path
        yield extraction(reading, corpus, path, _of(path, corpus.problems))


def file_extraction(
    path: str,
    raw: bytes,
    settings: Settings,
    told: Mapping[str, str],
    actors: Mapping[str, bytes],
) -> tuple[dict[str, Any] | None, list[Problem]]:
    """What stands in one file, or None and why nothing does.

    A raw text is imported in memory with what is `told` of it. `actors` are actor files by path.
    Raises ValueError for undecodable files.
    """
    problems: list[Problem] = []
    if not is_article(path, raw):
        imported = imported_file(path, raw, **told)
        problems += imported.problems
        if not imported.title:
            return None, problems
        raw = rendered(imported, path, raw).encode()
    corpus = Corpus.of({**actors, ALONE: raw}, settings)
    problems += _of(ALONE, corpus.problems)
    if not corpus.readings:
        return None, problems
    return extraction(corpus.readings[0], corpus, path, problems), []


def _of(path: str, problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.path == path]
