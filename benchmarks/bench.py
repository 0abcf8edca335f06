"""Times the plugin against plain MkDocs and Material on the same generated articles."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import click
from articles import actor_files, articles

# Both without a search, which is timed by itself, so that the plugin alone makes the difference.
BRIEFING = "plugins: [{{briefing: {{search: false, workers: {workers}}}}}]\n"
PLAIN = "plugins: []\nnav: [index.md]\nnot_in_nav: /articles/\n"
COMMON = "site_name: Benchmark\ntheme: {name: material, font: false}\n"
MOST_GROWTH = 1.2


@dataclass(frozen=True, slots=True)
class Run:
    """One build: seconds of the clock and of all processors, peak memory in bytes, its pages.

    `bytes_per_page` are those of an HTML page on average.
    """

    articles: int
    plugin: bool
    seconds: float
    processor: float
    memory: int
    pages: int
    bytes_per_page: int


def write_project(folder: Path, count: int, *, plugin: bool, workers: int = 1) -> None:
    """Write a MkDocs project of `count` articles; the registered actors only for the plugin."""
    docs = folder / "docs"
    (docs / "articles").mkdir(parents=True)
    (docs / "index.md").write_text("# Benchmark\n", encoding="utf-8")
    for name, text in articles(count):
        (docs / "articles" / name).write_text(text, encoding="utf-8")
    if plugin:
        (docs / "actors").mkdir()
        for name, text in actor_files():
            (docs / "actors" / name).write_text(text, encoding="utf-8")
    config = COMMON + (BRIEFING.format(workers=workers) if plugin else PLAIN)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")


def measure(folder: Path, count: int, *, plugin: bool) -> Run:
    """Build the project in a process of its own; raises SystemExit with its output if it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    with (folder / "log").open("w+", encoding="utf-8") as log:
        start = time.perf_counter()
        build = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(build.pid, 0)
        seconds = time.perf_counter() - start
        build.returncode = os.waitstatus_to_exitcode(status)
    if build.returncode:
        raise SystemExit((folder / "log").read_text(encoding="utf-8"))
    sizes = [path.stat().st_size for path in (folder / "site").rglob("*.html")]
    return Run(
        articles=count,
        plugin=plugin,
        seconds=round(seconds, 3),
        processor=round(usage.ru_utime + usage.ru_stime, 3),
        memory=usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        pages=len(sizes),
        bytes_per_page=sum(sizes) // len(sizes),
    )


def best(count: int, repeat: int, workers: int, *, plugin: bool) -> Run:
    """The fastest of `repeat` cold builds."""
    runs = []
    for _ in range(repeat):
        with tempfile.TemporaryDirectory(prefix="briefing-bench-") as folder:
            write_project(Path(folder), count, plugin=plugin, workers=workers)
            runs.append(measure(Path(folder), count, plugin=plugin))
    return min(runs, key=lambda run: run.seconds)


def line(run: Run) -> str:
    """One run as a row of the table."""
    return (
        f"{'briefing' if run.plugin else 'plain':9}{run.articles:9,}{run.pages:9,}"
        f"{run.seconds:10.2f}{run.processor:11.2f}{1000 * run.seconds / run.articles:12.2f}"
        f"{run.memory / 2**20:9.0f}{run.bytes_per_page:13,}"
    )


@click.command()
@click.option("--scale", default=1000, show_default=True, help="Articles of the smaller site.")
@click.option("--repeat", default=1, show_default=True, help="Builds of each; the fastest counts.")
@click.option("--workers", default=0, show_default=True, help="Processes; 0: one for each core.")
@click.option("--json", "output", type=click.Path(path_type=Path), help="Write the figures there.")
def main(scale: int, repeat: int, workers: int, output: Path | None) -> None:
    """Build generated sites of SCALE and twice SCALE articles, with the plugin and without.

    Exits with 1 where an article of the larger site costs over 1.2 times one of the smaller.
    """
    print("site       articles    pages   seconds  processor  ms/article  MiB max  bytes/page")
    runs = []
    for count, plugin in ((scale, False), (scale, True), (2 * scale, False), (2 * scale, True)):
        runs.append(best(count, repeat, workers, plugin=plugin))
        print(line(runs[-1]), flush=True)
    plain, briefing, plain_twice, briefing_twice = runs
    growth = briefing_twice.seconds / briefing.seconds / 2
    figures = {
        "ratio": round(briefing.seconds / plain.seconds, 3),
        "ratio_twice": round(briefing_twice.seconds / plain_twice.seconds, 3),
        "ratio_of_processor": round(briefing.processor / plain.processor, 3),
        "growth": round(growth, 3),
        "runs": [asdict(run) for run in runs],
    }
    print(f"briefing / plain: {figures['ratio']:.2f} at {scale:,} articles,", end=" ")
    print(f"{figures['ratio_twice']:.2f} at {2 * scale:,};", end=" ")
    print(f"by the processor {figures['ratio_of_processor']:.2f} at {scale:,}")
    print(f"cost per article at {2 * scale:,} / at {scale:,}: {growth:.2f} (most {MOST_GROWTH})")
    if output:
        output.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if growth > MOST_GROWTH:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
