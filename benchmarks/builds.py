"""Builds of generated sites, each in a process of its own: what they take, and what they make."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from articles import actor_files, articles

ENVIRONMENT = {
    **os.environ,
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": "0",
    "PYTHONDONTWRITEBYTECODE": "",  # modules are compiled once, as those of installed packages are
}
COMMON = "site_name: Benchmark\ntheme: {name: material, font: false}\n"
# Articles stay out of the navigation of either.
OUTSIDE = "nav: [index.md]\nnot_in_nav: /*/\n"
PLUGINS = "plugins: [{{briefing: {{search: {search}, workers: {workers}}}}}]\n"
Peer = Literal["plain", "briefing"]


@dataclass(frozen=True, slots=True)
class Run:
    """One build: seconds of the clock and of all processors, peak memory of a process in bytes."""

    seconds: float
    processor: float
    memory: int


def write_project(
    folder: Path, count: int, peer: Peer, *, workers: int = 1, search: bool = False
) -> None:
    """Write a MkDocs project of `count` articles; the registered actors only for briefing."""
    docs = folder / "docs"
    (docs / "articles").mkdir(parents=True)
    (docs / "index.md").write_text("# Benchmark\n", encoding="utf-8")
    for name, text in articles(count):
        (docs / "articles" / name).write_text(text, encoding="utf-8")
    configure(folder, peer, workers=workers, search=search)
    if peer == "briefing":
        (docs / "actors").mkdir()
        for name, text in actor_files(count):
            (docs / "actors" / name).write_text(text, encoding="utf-8")


def configure(folder: Path, peer: Peer, *, workers: int = 1, search: bool = False) -> None:
    """Write the configuration; without a search, which is timed by itself, unless it is wanted."""
    plugins = PLUGINS.format(workers=workers, search=str(search).lower())
    config = COMMON + (plugins if peer == "briefing" else "plugins: []\n" + OUTSIDE)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")


def cold(folder: Path) -> Run:
    """A build of a project that was never built; raises SystemExit with its output if it fails."""
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    shutil.rmtree(folder / "site", ignore_errors=True)
    return build(folder)


def build(folder: Path) -> Run:
    """A build of a project as it lies there; raises SystemExit with its output if it fails."""
    with (folder / "log").open("w+", encoding="utf-8") as log:
        start = time.perf_counter()
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit((folder / "log").read_text(encoding="utf-8"))
    memory = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(seconds, usage.ru_utime + usage.ru_stime, memory)


def written(folder: Path) -> dict[str, bytes]:
    """The Markdown that `briefing build` writes of a project, for other generators."""
    out = folder.parent / f"{folder.name}-markdown"
    command = [sys.executable, "-m", "briefing", "build", str(folder / "docs"), str(out)]
    subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*.md")}


def size_of(site: Path) -> int:
    """The bytes of all files of a site."""
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
