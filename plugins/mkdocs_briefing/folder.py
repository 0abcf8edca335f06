"""The files of a folder as they were when they were last looked at."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from briefing.export.folder import astray

# Two edits within the grain of a disk's clock leave one time: what is as young is read again.
GRAIN = 50_000_000
Seen = tuple[int, int, int, int]


def seen(folder: str | Path) -> Iterator[tuple[str, Seen]]:
    """Each file below `folder`, or that file itself, with its times, size and number."""
    try:
        entries = os.scandir(folder)
    except NotADirectoryError:
        yield str(folder), _seen(Path(folder).stat())
        return
    except OSError:
        return
    with entries:
        for entry in entries:
            try:
                if entry.is_dir():
                    yield from seen(entry.path)
                else:
                    yield entry.path, _seen(entry.stat())
            except OSError:
                continue


def _seen(stat: os.stat_result) -> Seen:
    # Whoever moves or copies a file, or sets its time, does not set when it was changed last.
    newest = max(stat.st_mtime_ns, stat.st_ctime_ns)
    return newest, stat.st_mtime_ns, stat.st_size, stat.st_ino


def check_links(config: MkDocsConfig) -> None:
    """Raise ValueError with the links at which the host would fail to read what it is to read."""
    excluded = config.exclude_docs
    lost = [
        str(one)
        for one in astray(Path(config.docs_dir))
        if not (excluded and excluded.match_file(f"{one.path}/"))
    ]
    if lost:
        raise ValueError("\n".join(lost))


@dataclass
class Folder:
    """The bytes of files by their absolute paths, read again only where a file has changed."""

    _kept: dict[str, tuple[Seen, int, bytes]] = field(default_factory=dict)
    _listed: dict[str, Seen] = field(default_factory=dict)
    _others: dict[str, Seen] = field(default_factory=dict)
    _looked: int = 0

    def read(self, path: str) -> bytes:
        """The bytes of a file; raises OSError where there is none."""
        now, found = time.time_ns(), _seen(Path(path).stat())
        kept = self._kept.get(path)
        if kept and kept[0] == found and found[0] < kept[1] - GRAIN:
            return kept[2]
        raw = Path(path).read_bytes()
        if kept and kept[2] == raw:
            raw = kept[2]
        self._kept[path] = (found, now, raw)
        return raw

    def look(self, docs: str, others: Iterable[str]) -> None:
        """Remember what is there now: below `docs`, and in the `others` that all pages rest on."""
        self._looked = time.time_ns()
        self._listed = dict(seen(docs))
        self._others = _all(others)

    def changed(self, docs: str, others: Iterable[str]) -> set[str] | None:
        """The files below `docs` that are others than at the last look, came or went.

        None if anything of the `others` is another. This is a look as well: what changes while all
        is built anew is found by the next.
        """
        young, before, known = self._looked - GRAIN, self._listed, self._others
        self.look(docs, others)
        if self._others != known:
            return None
        listed = self._listed
        found = {path for path, now in listed.items() if now[0] > young or now != before.get(path)}
        return found | (before.keys() - listed.keys())

    def look_at_others(self, more: Iterable[str]) -> None:
        """Remember what is there of others that all pages rest on as well."""
        self._others |= _all(more)


class Unread(Mapping[str, bytes]):
    """The bytes of the host's files by their paths in its folder, read each time they are asked."""

    def __init__(self, files: Iterable[File]) -> None:
        self._files = {file.src_uri: file for file in files}

    def __getitem__(self, path: str) -> bytes:
        return self._files[path].content_bytes

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _all(paths: Iterable[str]) -> dict[str, Seen]:
    return dict(one for path in paths for one in seen(path))
