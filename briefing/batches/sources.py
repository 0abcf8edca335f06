"""The texts of an archive in batches, in one order, and never all of them at once."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from itertools import count, islice
from pathlib import Path
from typing import BinaryIO

from briefing.importing import READERS
from briefing.read.layout import NOTES

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A text, by its path; a docs folder, which is read as a whole; or bytes that were piped in."""

    path: str
    is_docs: bool = False
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Sources that are read one after the other; `fatal` are paths to be left out.

    `number` counts the batches of a run from 0.
    """

    number: int
    sources: tuple[Source, ...]
    fatal: frozenset[str] = frozenset()


def sources(paths: Iterable[str], piped: BinaryIO) -> Iterator[Source]:
    """The texts that `paths` name: files, folders of them, docs folders, `-` for what is piped in.

    Raises ValueError naming a folder in which there is nothing to read.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield Source(path, raw=piped.read())
        elif not os.path.isdir(path):  # noqa: PTH112 - ten million of them: no object for each
            yield Source(path)
        elif (Path(path) / "articles").is_dir():
            yield Source(path, is_docs=True)
        else:
            texts = _texts(path)
            first = next(texts, None)
            if first is None:
                raise ValueError(f"{path}: no articles and no texts in this folder.")
            yield Source(first)
            yield from map(Source, texts)


def without_notes(paths: Iterable[str], leave_out: Callable[[str], None]) -> Iterator[str]:
    """`paths` less the files of notes, which are for editors; `leave_out` is told of each."""
    for path in paths:
        if path.endswith(NOTES):
            leave_out(path)
        else:
            yield path


def listed(lines: Iterable[bytes]) -> Iterator[str]:
    """The paths of a list, one a line; empty lines are none."""
    for line in lines:
        if path := line.rstrip(b"\r\n"):
            yield os.fsdecode(path)


def batches(texts: Iterable[Source], size: int) -> Iterator[Batch]:
    """`texts` in batches of `size`, the last one shorter."""
    rest = iter(texts)
    for number in count():
        if not (taken := tuple(islice(rest, size))):
            return
        yield Batch(number, taken)


def digest(batch: Batch) -> str:
    """What a batch is made of: SHA-256 of the paths and the bytes of its texts, in hex.

    A text that cannot be read counts as such: once it can be, the digest is another.
    """
    whole = sha256()
    for source in batch.sources:
        name = os.fsencode(source.path)
        whole.update(b"%d %b %b" % (len(name), name, _content(source)))
    return whole.hexdigest()


def _content(source: Source) -> bytes:
    if source.raw is not None:
        return sha256(source.raw).digest()
    if source.is_docs:
        inner = (Source(str(path)) for path in sorted(Path(source.path).rglob("*")))
        return digest(Batch(0, tuple(inner))).encode()
    try:
        with open(source.path, "rb") as file:  # noqa: PTH123 - as above
            return file_digest(file, "sha256").digest()
    except (OSError, ValueError):  # a name with a zero byte is no name
        return b"unreadable"


def _texts(folder: str) -> Iterator[str]:
    """The texts below a folder in the order of their paths; one folder's names are in memory."""
    with os.scandir(folder) as found:
        entries = sorted(
            (entry.name, entry.is_dir(follow_symlinks=False))
            for entry in found
            if entry.is_dir(follow_symlinks=False) or _is_text(entry.name)
        )
    for name, is_folder in entries:
        path = os.path.join(folder, name)  # noqa: PTH118 - as above
        if is_folder:
            yield from _texts(path)
        else:
            yield path


def _is_text(name: str) -> bool:
    return not name.endswith(NOTES) and Path(name).suffix.lower() in READERS
