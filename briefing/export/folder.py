"""Folders on disk as files by path, and back: what a host does that is none."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.problems import Problem

if sys.platform != "win32":
    import fcntl

# What a build wrote, so that the next one can remove what is no longer written.
LEDGER = ".briefing"


def astray(folder: Path) -> Iterator[Problem]:
    """The symbolic links in `folder` at which whoever follows links fails; hidden ones do not."""
    return _astray(folder, "", frozenset([os.path.realpath(folder)]))


def _astray(folder: Path, below: str, around: frozenset[str]) -> Iterator[Problem]:
    for path in sorted(folder.iterdir()):
        name, real = f"{below}{path.name}", os.path.realpath(path)
        if path.name.startswith("."):
            continue
        if path.is_symlink() and not path.exists():
            said = f"a symbolic link to {path.readlink()}, which is not there."
            yield Problem(name, 1, "file-astray", said, "Remove or mend it.", "error")
        elif path.is_dir() and real in around:
            said = "a symbolic link to a folder that it is in: there is no end to it."
            yield Problem(name, 1, "file-astray", said, "Remove it.", "error")
        elif path.is_dir():
            yield from _astray(path, f"{name}/", around | {real})


def content(folder: Path) -> dict[str, bytes]:
    """The bytes of the files in `folder` by path relative to it; hidden files are left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part[0] == "." for part in path.relative_to(folder).parts)
    }


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let no other process of ours in here with the same folder, as far as the system has locks.

    What is read, decided and written inside is one step: the others wait.
    """
    if sys.platform == "win32":  # a folder cannot be locked there
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems lock no folders
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files`, each whole or not at all, and none before all of them are on the disk."""
    ready: list[tuple[Path, Path]] = []
    try:
        for path, raw in sorted(files.items()):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f".{target.name}.new")
            ready.append((draft, target))
            draft.write_bytes(raw)
            if target.exists():
                shutil.copymode(target, draft)
        for draft, target in ready:
            draft.replace(target)
    finally:
        for draft, _ in ready:
            draft.unlink(missing_ok=True)


def create(path: Path, raw: bytes) -> bool:
    """Write a new file, which nobody sees before it is whole; False where there is one already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_bytes(raw)
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError:  # the file system has no hard links
            with path.open("xb") as file:
                file.write(raw)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` hold `files` and nothing else of an earlier build.

    Raises ValueError where it holds files that no build wrote.
    """
    ledger = folder / LEDGER
    if folder.exists() and any(folder.iterdir()) and not ledger.exists():
        raise ValueError(f"{folder} is not empty, and no build of ours: name a new folder.")
    before = ledger.read_text(encoding="utf-8").splitlines() if ledger.exists() else []
    for path in set(before) - files.keys():
        stale = (folder / path).resolve()
        if stale.is_relative_to(folder.resolve()):
            stale.unlink(missing_ok=True)
    for path, raw in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)
    ledger.write_text("".join(f"{path}\n" for path in sorted(files)), encoding="utf-8")
