"""A site's folder cleared after a build, of what the build did not write, and not before it.

Thousands of folders take longer to be removed and made again than all the pages to be written.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from posixpath import dirname

# The host removes everything but what is hidden.
HIDDEN = ".before"


class Clearing:
    """What an earlier build left in `site`; the host does not see it when it clears the folder."""

    def __init__(self, site: Path) -> None:
        self._site, self._hidden = site, site / HIDDEN
        self._since = 0

    def hide(self) -> None:
        """Have the host leave the folder as it is.

        All goes where something cannot be moved, where an earlier build seems to come later, or
        where its files may be those of a copy that shares them.
        """
        if not self._site.is_dir():
            return
        if self._hidden.exists():
            shutil.rmtree(self._hidden)  # of a build that was cut off
        self._hidden.mkdir()
        try:
            for path in list(_visible(self._site)):
                path.rename(self._hidden / path.name)
            self._since = self._hidden.stat().st_mtime_ns
            is_safe = all(map(self._may_stay, self._hidden.iterdir()))
        except OSError:
            is_safe = False
        if not is_safe:
            shutil.rmtree(self._hidden, ignore_errors=True)

    def show(self, wanted: Iterable[str] = ()) -> None:
        """Have everything back at its place, but for what is in the way of the files `wanted`."""
        if not self._hidden.exists():
            return
        files = frozenset(wanted)
        folders = {dirname(path) for path in files}
        while above := {dirname(path) for path in folders} - folders:
            folders |= above
        _make_way(self._hidden, "", files, folders)
        for entry in list(self._hidden.iterdir()):
            entry.rename(self._site / entry.name)
        self._hidden.rmdir()

    def _may_stay(self, path: Path) -> bool:
        """Whether it is plain that the file is old, and that it may be written over."""
        stat = path.lstat()
        is_alone = not path.is_symlink() and stat.st_nlink == 1
        return path.is_dir() or (is_alone and stat.st_mtime_ns < self._since)

    def clear(self, stays: AbstractSet[str] = frozenset()) -> None:
        """Remove the files older than the build that are not in `stays`, and empty folders."""
        if self._since:
            _is_emptied(self._site, self._since, stays, is_top=True)


def _visible(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if not path.name.startswith("."))


def _make_way(
    folder: Path | str, prefix: str, files: AbstractSet[str], folders: AbstractSet[str]
) -> None:
    """Remove files where there will be `folders`, and folders where there will be `files`."""
    for entry in _entries(folder):
        path = prefix + entry.name
        if not entry.is_dir(follow_symlinks=False):
            if path in folders and entry.is_file():
                Path(entry.path).unlink()
        elif path in files:
            shutil.rmtree(entry.path)
        else:
            _make_way(entry.path, f"{path}/", files, folders)


def _is_emptied(
    folder: Path | str, since: int, stays: AbstractSet[str], *, is_top: bool = False
) -> bool:
    """Remove the files that are older, and folders left empty; whether this one is."""
    is_empty = True
    for entry in _entries(folder):
        if is_top and entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            goes, remove = _is_emptied(entry.path, since, stays), os.rmdir
        else:
            changed = entry.stat(follow_symlinks=False).st_mtime_ns
            goes, remove = changed < since and entry.path not in stays, os.unlink
        if goes:
            remove(entry.path)
        else:
            is_empty = False
    return is_empty


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)
