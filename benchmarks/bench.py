"""One table of what the site costs, each figure against its peer, which was timed in the same run.

python benchmarks/bench.py [--scale N]... [--repeat N] [--output FILE]
"""

import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import chain
import click
from builds import Run, build, cold, configure, size_of, write_project, written
from preview import TARGETS, edit_article, measured, served

# The seconds over which a server that nobody asks is watched, and that an edit has to settle.
IDLE, SETTLED = 20, 10
# Up to so many articles each thing is timed several times, and Zensical builds in good time.
MODEST = 1000
PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pagefind-bin", "zensical")
DOCS = Path(__file__).parents[1] / "docs"
CHAIN_ROUNDS = 30
# Of a large site these edits are to take less of what plain MkDocs takes.
LARGE = {"article": 0.02, "note": 0.02}
# What stands behind it in a document is written anew.
TABLE = "<!-- table -->"


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table: what it is, what it came to, its peer, their ratio, the most wanted."""

    what: str
    value: str
    peer: str
    ratio: float
    most: float


Add = Callable[[Figure], None]


def seconds(what: str, value: float, peer: tuple[str, float], most: float) -> Figure:
    """A figure of seconds."""
    name, other = peer
    return Figure(what, f"{value:.3g} s", f"{name} {other:.3g} s", value / other, most)


def builds(scale: int, repeat: int, folder: Path, add: Add) -> float:
    """Cold and warm builds; the seconds of an own cold serial one for each article."""
    plain, own = folder / "plain", folder / "own"
    write_project(plain, scale, "plain")
    write_project(own, scale, "briefing")
    peers, alone, several = [], [], []
    for _ in range(repeat):
        peers.append(cold(plain))
        configure(own, "briefing", workers=1)
        alone.append(cold(own))
        configure(own, "briefing", workers=0)
        several.append(cold(own))
    mkdocs = ("plain MkDocs", _median(peers))
    add(seconds("cold build, one process", _median(alone), mkdocs, 2.2))
    add(seconds("cold build, a process for each core", _median(several), mkdocs, 1.5))
    memory, plainly = (max(run.memory for run in runs) / 2**20 for runs in (several, peers))
    told = f"plain MkDocs {plainly:.0f} MiB"
    add(Figure("memory of the largest process", f"{memory:.0f} MiB", told, memory / plainly, 1.5))
    warm(own, repeat, ("its cold build", _median(several)), add)
    with_search(own, scale, repeat, add)
    return _median(alone) / scale


def warm(own: Path, repeat: int, peer: tuple[str, float], add: Add) -> None:
    """Builds with what an earlier one kept."""
    kept = [build(own) for _ in range(repeat)]
    gone = []
    for _ in range(repeat):
        shutil.rmtree(own / "site")
        gone.append(build(own))
    path, edited = min((own / "docs" / "articles").iterdir()), []
    for number in range(repeat):
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\nPutin llamó {number} veces.\n")
        edited.append(build(own))
    added = []
    for number in range(repeat):
        new = path.with_name(f"new-{number}.md")
        new.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        added.append(build(own))
    for number in range(repeat):
        path.with_name(f"new-{number}.md").unlink()
    add(seconds("second build, site folder gone", _median(gone), peer, 0.6))
    add(seconds("second build, site folder kept", _median(kept), peer, 0.2))
    add(seconds("second build, an article edited", _median(edited), peer, 0.6))
    add(seconds("second build, an article added", _median(added), peer, 0.6))


def with_search(own: Path, scale: int, repeat: int, add: Add) -> None:
    """Cold builds with the search, each beside one without; and what all files weigh."""
    without, whole = [], []
    for _ in range(repeat):
        configure(own, "briefing", workers=0)
        without.append(cold(own))
        configure(own, "briefing", workers=0, search=True)
        whole.append(cold(own))
    rest = _median(without)
    add(seconds("search index", _median(whole) - rest, ("the rest", rest), 1.0))
    size = size_of(own / "site") / scale / 1000
    add(Figure("bytes of site for an article", f"{size:.1f} kB", "60 kB", size / 60, 1.0))
    configure(own, "briefing", workers=0)


def previews(scale: int, repeat: int, folder: Path, add: Add) -> None:
    """Edits until a browser sees them; with Zensical on the same pages, written as Markdown."""
    plain, own = folder / "plain", folder / "own"
    zensical = None
    if scale <= MODEST:
        zensical = _with_zensical(own, folder / "zensical", repeat)
    with served(plain) as site:
        edit_article(site, 0, "primera")
        mkdocs = ("plain MkDocs", measured(site, "article", repeat))
    with served(own) as site:
        edit_article(site, 0, "primera")
        time.sleep(SETTLED)
        add(idle(site.process))
        for what, most in TARGETS.items():
            took = measured(site, what, repeat)
            wanted = most if scale <= MODEST else LARGE.get(what, most)
            add(seconds(f"preview: {what}", took, mkdocs, wanted))
            if what == "article" and zensical:
                add(seconds("preview: article", took, ("Zensical", zensical), 0.5))


def _with_zensical(own: Path, pages: Path, repeat: int) -> float:
    """The seconds that Zensical takes for an article of the pages that the core writes."""
    write_project(pages, 0, "plain")
    for path, raw in written(own).items():
        (pages / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (pages / "docs" / path).write_bytes(raw)
    with served(pages, "zensical") as site:
        edit_article(site, 0, "primera")
        return measured(site, "article", repeat)


def idle(process: int) -> Figure:
    """How much of a core a server takes of which nothing is asked; Linux alone tells."""
    before = _processor(process)
    time.sleep(IDLE)
    share = (_processor(process) - before) / IDLE
    return Figure("idle server", f"{share:.2%} of a core", "1 %", share / 0.01, 1.0)


def _processor(process: int) -> float:
    """The seconds of processor time a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _median(runs: list[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def table(scale: int, figures: list[Figure]) -> Iterator[str]:
    """The figures at a scale as a Markdown table."""
    yield f"## {scale:,} articles\n"
    yield "| figure | value | peer | ratio | at most |"
    yield "| --- | --- | --- | --- | --- |"
    for one in figures:
        told = f"{one.ratio:.3f}" + ("" if one.ratio <= one.most else " ✗")
        yield f"| {one.what} | {one.value} | {one.peer} | {told} | {one.most} |"
    yield ""


def machine() -> str:
    """Where the figures come from, in a sentence."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}, {versions}."
    )


@click.command()
@click.option("--scale", "scales", default=[1000], multiple=True, help="Articles; may be repeated.")
@click.option("--repeat", default=3, show_default=True, help="Runs of each up to 1,000 articles.")
@click.option("--output", type=click.Path(path_type=Path), help="A document to put the table into.")
def main(scales: list[int], repeat: int, output: Path | None) -> None:
    """Time generated sites of SCALE articles against their peers, and print one table.

    A ratio that misses its target has a ✗. Of more than 1,000 articles each thing is timed once.
    """
    lines = [machine(), ""]
    costs = []
    for scale in scales:
        figures: list[Figure] = []

        def add(figure: Figure, found: list[Figure] = figures) -> None:
            print(f"{figure.what:38}{figure.value:>14}{figure.ratio:9.3f} of {figure.peer}")
            sys.stdout.flush()
            found.append(figure)

        print(f"{scale:,} articles")
        often = repeat if scale <= MODEST else 1
        with tempfile.TemporaryDirectory(prefix="briefing-bench-") as name:
            costs.append(builds(scale, often, Path(name), add))
            previews(scale, often, Path(name), add)
        if scale == scales[0]:
            own, markdown = chain.compared(DOCS, CHAIN_ROUNDS)
            add(seconds("extraction of the two articles", own, ("Python-Markdown", markdown), 1.0))
        else:
            few = (f"at {scales[0]:,}", costs[0])
            add(seconds("cold build, for each article", costs[-1], few, 1.1))
        lines += table(scale, figures)
        if output:
            head = output.read_text(encoding="utf-8").partition(TABLE)[0]
            output.write_text("\n".join((f"{head}{TABLE}\n", *lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
