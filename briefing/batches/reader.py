"""What a worker does: the texts of a batch, each by itself, become the bytes of a part."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from briefing.batches.identity import extractor
from briefing.batches.sources import Batch, Source, digest
from briefing.corpus import Corpus
from briefing.export.encoding import ENCODINGS
from briefing.export.extraction import extraction
from briefing.export.folder import content
from briefing.importing import imported_file, is_article, rendered
from briefing.memory import Memory
from briefing.model import Article, Entity, Reading
from briefing.problems import Problem
from briefing.read import Content, article_id, read
from briefing.read.articles import article
from briefing.readings import readings
from briefing.settings import Settings


class RefusedError(Exception):
    """A worker would find other things than the command that asked it, or nothing at all."""


class UnreadableError(Exception):
    """A text gives nothing; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker must know beside the paths.

    `encoding` is one of `ENCODINGS`; `told` what the command line says of texts, their `language`
    at least; `docs` a folder whose actors are known, or ""; `extractor` and `actors` are digests
    that the worker must find as well.
    """

    encoding: str
    told: tuple[tuple[str, str], ...]
    docs: str
    extractor: str
    actors: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A text that gave nothing, and why, in words that name it."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A batch that is done: the bytes of its part, the articles in it, and what failed."""

    digest: str
    data: bytes
    articles: int
    failures: tuple[Failure, ...]


def job(encoding: str, told: Mapping[str, str], docs: Path | None) -> Job:
    """The job of this extractor, with the actors that `docs` has now.

    Raises ValueError where the package is missing that writes the encoding.
    """
    ENCODINGS[encoding].encoded([])
    known = _digest(_actor_files(docs) if docs else {})
    folder = str(docs.resolve()) if docs else ""
    return Job(encoding, tuple(sorted(told.items())), folder, extractor(), known)


def outcome(job: Job, batch: Batch) -> Outcome:
    """Read the texts of a batch; what is wrong with one of them stops no other.

    Raises RefusedError where this process has another extractor or other actors than the job.
    """
    if job.extractor != extractor():
        raise RefusedError("it has another version of this package, or of what that rests on.")
    worker = _reader(job)
    worker.check()
    read_first = digest(batch)
    rows: list[dict[str, Any]] = []
    failures: list[Failure] = []
    for source in batch.sources:
        if source.path in batch.fatal:
            failures.append(Failure(printable(source.path), _fatal(source)))
            continue
        try:
            rows += worker.rows(source)
        except UnreadableError as error:
            failures.append(Failure(printable(source.path), str(error)))
    data = ENCODINGS[job.encoding].encoded(rows)
    return Outcome(read_first, data, len(rows), tuple(failures))


def identifier(path: str) -> str:
    """The id of an article outside of any site: its path, as a docs folder has it if it is in one.

    What is named after it, facts and institutions that each state has, is so for the article alone.
    """
    _, is_below, inner = f"/{path}".rpartition("/articles/")
    return article_id(inner if is_below else path).strip("/")


def printable(path: str) -> str:
    """A path as text; bytes in it that are not UTF-8 are shown as such."""
    return path.encode(errors="surrogateescape").decode(errors="replace")


@dataclass(frozen=True)
class Reader:
    """What a process keeps from one text to the next: the actors known beforehand."""

    job: Job

    @cached_property
    def settings(self) -> Settings:
        """Those of each text."""
        return Settings(dict(self.job.told)["language"])

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The actor files of the docs folder of the job."""
        return _actor_files(Path(self.job.docs)) if self.job.docs else {}

    @cached_property
    def known(self) -> Content:
        """The actors in them."""
        return read(self.files, self.settings)

    @cached_property
    def lock(self) -> Lock:
        """Held by the one thread that uses the memory; Python runs one at a time anyway."""
        return Lock()

    @cached_property
    def memory(self) -> Memory:
        """What one article leaves to the next."""
        return Memory()

    def check(self) -> None:
        """Raise RefusedError where they are others than when the job was given."""
        if _digest(self.files) != self.job.actors:
            raise RefusedError(f"the actors in {self.job.docs} are others than at the start.")

    def rows(self, source: Source) -> list[dict[str, Any]]:
        """The extractions of a source; raises UnreadableError where it gives none."""
        path = printable(source.path)
        try:
            if source.is_docs:
                return list(_of_docs(Path(source.path), self.settings))
            raw = Path(source.path).read_bytes() if source.raw is None else source.raw
            return [self._alone(path, raw)]
        except UnreadableError:
            raise
        except OSError as error:
            raise UnreadableError(f"{path}: {error.strerror}.") from None
        except ValueError as error:
            said = str(error).replace(source.path, path)
            raise UnreadableError(said if path in said else f"{path}: {said}") from None
        except Exception as error:  # one text's fault, whatever it is, stops no other
            raise UnreadableError(f"{path}: {type(error).__name__}: {error}.") from error

    def _alone(self, path: str, raw: bytes) -> dict[str, Any]:
        """What stands in one file; a raw text is imported in memory."""
        imported = None
        if not is_article(path, raw):
            imported = imported_file(path, raw, **dict(self.job.told))
            if not imported.title:
                raise UnreadableError("\n".join(map(str, imported.problems)))
            raw = rendered(imported, path, raw).encode()
        found, problems = article(path, identifier(path), raw, self.settings)
        problems = [*(imported.problems if imported else ()), *problems]
        if found is None:
            raise UnreadableError("\n".join(map(str, problems)))
        reading, entities, doubts = self._reading(found)
        corpus = Corpus((reading,), entities, (), self.settings)
        return extraction(reading, corpus, path, [*problems, *doubts])

    def _reading(self, one: Article) -> tuple[Reading, Mapping[str, Entity], list[Problem]]:
        """An article with what was found in it, the actors by id, and doubts in their order."""
        known = self.known
        with self.lock:
            [reading], entities, doubts = readings(
                self.settings.language, [one], known.actors, known.not_actors, {}, self.memory
            )
            self.memory.turn()  # keeps the names known beforehand, and forgets the article
        return reading, entities, sorted(doubts, key=lambda doubt: (doubt.line, doubt.code))


_reader = lru_cache(maxsize=2)(Reader)


def _of_docs(folder: Path, settings: Settings) -> Iterator[dict[str, Any]]:
    corpus = Corpus.of(content(folder), settings)
    for reading in corpus.readings:
        path = reading.article.path
        problems = [one for one in corpus.problems if one.path == path]
        yield extraction(reading, corpus, path, problems)


def _fatal(source: Source) -> str:
    return f"{printable(source.path)}: ends every worker that reads it: left out."


def _actor_files(docs: Path) -> dict[str, bytes]:
    found = (path for path in sorted((docs / "actors").rglob("*")) if path.is_file())
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in found}


def _digest(files: Mapping[str, bytes]) -> str:
    whole = sha256()
    for path, raw in sorted(files.items()):
        whole.update(f"{path} {len(raw)}\n".encode())
        whole.update(raw)
    return whole.hexdigest()
