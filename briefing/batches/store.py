"""Finished batches on disk: a part and then its record, each of them whole or not there."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from shutil import rmtree
from typing import Any, BinaryIO, Protocol

from briefing.batches.reader import Failure, Job, Outcome, outcome
from briefing.batches.sources import Batch, digest
from briefing.batches.stream import Workers, stream
from briefing.export.encoding import ENCODINGS

RECORDS = "_batches"
MANIFEST = "_manifest.json"
FAILED = "_failed.jsonl"
UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a finished batch: what it was made of, and the SHA-256 of its part."""

    identity: str
    sha256: str
    articles: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of parts, one for each batch, with their records in a folder inside it."""

    folder: Path
    job: Job

    def open(self) -> None:
        """Make the folder, or take up one that we have made, complete or not.

        Raises ValueError where it holds what is not ours.
        """
        records = self.folder / RECORDS
        if self.folder.exists() and any(self.folder.iterdir()) and not records.is_dir():
            raise ValueError(f"{self.folder} is not empty, and not of our making: name a new one.")
        records.mkdir(parents=True, exist_ok=True)
        (self.folder / MANIFEST).unlink(missing_ok=True)

    def part(self, number: int) -> Path:
        """The file of a batch's articles."""
        return self.folder / f"part-{number:08}{ENCODINGS[self.job.encoding].suffix}"

    def finished(self, batch: Batch) -> Record | None:
        """The record of a batch that is done, unless its texts, its part or the job are others."""
        try:
            record = self.record(batch.number)
            with self.part(batch.number).open("rb") as file:
                is_whole = file_digest(file, "sha256").hexdigest() == record.sha256
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return record if is_whole and record.identity == self._identity(digest(batch)) else None

    def keep(self, batch: Batch, done: Outcome) -> Record:
        """Write a batch down, its record last."""
        made = sha256(done.data).hexdigest()
        record = Record(self._identity(done.digest), made, done.articles, done.failures)
        with written(self.part(batch.number)) as file:
            file.write(done.data)
        with written(self._record(batch.number)) as file:
            file.write(_json(asdict(record)))
        return record

    def record(self, number: int) -> Record:
        """The record of a batch; raises OSError, ValueError, TypeError or KeyError without one."""
        found = json.loads(self._record(number).read_bytes())
        failures = tuple(Failure(**one) for one in found.pop("failures"))
        return Record(**found, failures=failures)

    def complete(self, count: int) -> None:
        """Leave the parts of `count` batches and no others, and say that these are all."""
        parts = {self.part(number).name for number in range(count)}
        records = {self._record(number).name for number in range(count)}
        for folder, kept in ((self.folder, parts), (self.folder / RECORDS, records)):
            for path in folder.iterdir():
                if path.name.startswith(("part-", UNFINISHED)) and path.name not in kept:
                    path.unlink()
        articles = failed = 0
        with written(self.folder / FAILED) as file:
            for number in range(count):
                record = self.record(number)
                articles += record.articles
                failed += len(record.failures)
                for failure in record.failures:
                    file.write(_json(asdict(failure)))
        with written(self.folder / MANIFEST) as file:
            told = {"batches": count, "articles": articles, "failed": failed}
            file.write(_json({**told, "job": self._job}))

    def join(self, count: int, into: Path) -> None:
        """Write the parts of `count` batches into one file, and remove the folder."""
        with written(into) as file:
            ENCODINGS[self.job.encoding].join(map(self.part, range(count)), file)
        rmtree(self.folder)

    def _record(self, number: int) -> Path:
        return self.folder / RECORDS / f"part-{number:08}.json"

    def _identity(self, texts: str) -> str:
        return sha256(_json([self._job, texts])).hexdigest()

    @property
    def _job(self) -> dict[str, Any]:
        """What the parts depend on beside the texts; where the actors lie is not of it."""
        job = self.job
        return {
            "encoding": job.encoding,
            "told": dict(job.told),
            "extractor": job.extractor,
            "actors": job.actors,
        }


class Hears(Protocol):
    """Who wants to know of each finished batch, and whether this run read it."""

    def __call__(self, record: Record, *, is_new: bool) -> None:
        """Hear of one."""


def archive(batches: Iterable[Batch], store: Store, workers: Workers, tell: Hears) -> int:
    """Read `batches` into the parts of an open store; those finished before are not read again.

    The number of batches.
    """
    count = 0

    def unfinished() -> Iterator[Batch]:
        nonlocal count
        for batch in batches:
            count += 1
            if record := store.finished(batch):
                tell(record, is_new=False)
            else:
                yield batch

    for batch, done in stream(unfinished(), partial(outcome, store.job), workers):
        tell(store.keep(batch, done), is_new=True)
    return count


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` once it is whole and on the disk."""
    beside = path.with_name(f"{UNFINISHED}-{os.getpid()}-{path.name}")
    with beside.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False)}\n".encode()
