"""A site's folder cleared after a build, of what the build did not write, and not before it.

Thousands of folders take longer to be removed and made again than all the pages to be written.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

# The host removes everything but what is hidden.
HIDDEN = ".before"


class Clearing:
    """What an earlier build left in `site`; the host does not see it when it clears the folder."""

    def __init__(self, site: Path) -> None:
        self._site, self._hidden = site, site / HIDDEN
        self._since = 0

    def hide(self) -> None:
        """Have the host leave the folder as it is; where something cannot be moved, all goes."""
        if not self._site.is_dir():
            return
        if self._hidden.exists():
            shutil.rmtree(self._hidden)  # of a build that was cut off
        self._hidden.mkdir()
        try:
            for path in list(_visible(self._site)):
                path.rename(self._hidden / path.name)
            self._since = self._hidden.stat().st_mtime_ns
        except OSError:
            shutil.rmtree(self._hidden, ignore_errors=True)

    def show(self, wanted: Iterable[str] = ()) -> None:
        """Have everything back at its place, but for what is in the way of the files `wanted`."""
        if not self._hidden.exists():
            return
        paths = [PurePosixPath(path) for path in wanted]
        for folder in {parent for path in paths for parent in path.parents}:
            if (self._hidden / folder).is_file():
                (self._hidden / folder).unlink()
        for path in paths:
            if (self._hidden / path).is_dir():
                shutil.rmtree(self._hidden / path)
        for entry in list(self._hidden.iterdir()):
            entry.rename(self._site / entry.name)
        self._hidden.rmdir()

    def clear(self) -> None:
        """Remove the files that are older than the build, and folders without any."""
        if self._since:
            _is_emptied(self._site, self._since, lambda entry: not entry.name.startswith("."))


def _visible(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if not path.name.startswith("."))


def _is_emptied(
    folder: Path | str, since: int, counts: Callable[[os.DirEntry[str]], bool] = lambda _: True
) -> bool:
    """Remove the files that are older, and folders left empty; whether this one is."""
    is_empty = True
    with os.scandir(folder) as entries:
        for entry in [entry for entry in entries if counts(entry)]:
            if entry.is_dir(follow_symlinks=False):
                goes, remove = _is_emptied(entry.path, since), os.rmdir
            else:
                goes, remove = entry.stat(follow_symlinks=False).st_mtime_ns < since, os.unlink
            if goes:
                remove(entry.path)
            else:
                is_empty = False
    return is_empty
