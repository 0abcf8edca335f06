"""What tests of whole sites share: the example, running a command, writing files."""

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
# What a user writes, and no more: the defaults must do.
CONFIG = "site_name: Prueba\ntheme: material\nplugins: [briefing]\n"
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1755000000", "NO_MKDOCS_2_WARNING": "1"}

Content = str | bytes
MakeSite = Callable[..., Path]


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python (`mkdocs`, `briefing`, …); a failure shows what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=cwd,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def write(files: Mapping[str, Content], folder: Path) -> None:
    """Write files, given by their paths relative to `folder`; text as UTF-8."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def tree(folder: Path) -> dict[str, bytes]:
    """The bytes of all files in `folder` by path, as they are now."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def unpacked(path: Path) -> bytes:
    """The content of a file of a site as its reader gets it: a search index is compressed."""
    raw = path.read_bytes()
    return gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw


def copy_example(folder: Path) -> Path:
    """A copy of what the example site is built from, to be edited freely."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder
