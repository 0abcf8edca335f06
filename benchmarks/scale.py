"""What extracting an archive costs for each article, and what ten million of them would.

Generated articles are extracted at two counts. What an article costs is the difference between
the two divided by the difference of the counts, so that starting up is not in it.

python benchmarks/scale.py [--counts FEW MANY] [--long COUNT] [--workers N]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from articles import articles

from briefing.batches.executors import opened
from briefing.batches.reader import job
from briefing.batches.sources import batches, sources
from briefing.batches.store import Record, Store, archive
from briefing.export.encoding import ENCODINGS

PLANNED = 10_000_000
PLANNED_BATCH = 1000
CLUSTERS = (8, 64, 256)  # cores
IN_ONE_FOLDER = 1000
BATCH = 100
TASKS = 200
READ = "read, in JSON Lines"
AGAIN = "again, nothing changed"
FORMS = ("jsonl", "parquet")
ROUNDS = 15
TOLD = {"date": "", "publisher": "", "url": "", "language": "es", "encoding": ""}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took, or an article: seconds of cores, and bytes written and of memory.

    Memory is that of the largest process.
    """

    cores: float
    written: float
    memory: float

    def slope(self, fewer: "Cost", articles: int) -> "Cost":
        """What one article costs, from a run over so many `articles` more than another."""
        return Cost(
            (self.cores - fewer.cores) / articles,
            (self.written - fewer.written) / articles,
            (self.memory - fewer.memory) / articles,
        )

    def row(self, name: str) -> str:
        """A line of the table."""
        return f"{name:24}{self.cores * 1e3:14.2f}{self.written / 1e3:14.2f}{self.memory:18,.0f}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what an article costs in each way, and the plan."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--counts", type=int, nargs=2, default=(500, 2000))
    parser.add_argument("--long", type=int, default=0, help="one more run, for the memory")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args(arguments)
    few, many = sorted(options.counts)
    with TemporaryDirectory() as temporary:
        here = Path(temporary)
        text = write(many, here / "many") / many
        write(few, here / "few")
        print(f"generated articles of 600 words, {few:,} and {many:,} of them; one core of")
        print(f"{os.cpu_count()}, Python {sys.version.split()[0]}, batches of {BATCH}\n")
        print(f"{'an article':24}{'ms of a core':>14}{'kB written':>14}{'bytes of memory':>18}")
        print(f"{'its text':24}{'':14}{text / 1e3:14.2f}")
        costs: dict[str, Cost] = {}
        for name in (READ, AGAIN):
            fewer, more = (run(here / which) for which in ("few", "many"))
            costs[name] = more.slope(fewer, many - few)
            print(costs[name].row(name))
        for form in FORMS:
            costs[form] = encode(here / "few-jsonl", form)
            print(costs[form].row(f"of that {form}" if form == "jsonl" else f"or {form}"))
        seconds = [conduct(here / which, options.workers) for which in ("few", "many")]
        conducting = (seconds[1] - seconds[0]) / (many - few)
        print(f"{'sending and keeping':24}{conducting * 1e3:14.2f}")
        if find_spec("distributed"):
            print(f"{'sending one to Dask':24}{dask_task() * 1e3:14.2f}")
        if options.long:
            write(options.long, here / "long")
            whole = run(here / "long", "--workers", str(options.workers))
            print(
                f"\n{options.long:,} articles, {options.workers} workers: the largest process has"
            )
            print(f"{whole.memory / 1e6:.0f} MB")
    plan(text, costs, conducting)


def write(count: int, folder: Path) -> int:
    """Write so many articles, some in each folder, and say how many bytes they have."""
    size = 0
    for number, (name, text) in enumerate(articles(count)):
        inner = folder / f"{number // IN_ONE_FOLDER:05}"
        inner.mkdir(parents=True, exist_ok=True)
        size += (inner / name).write_bytes(text.encode())
    return size


def run(folder: Path, *options: str) -> Cost:
    """What `briefing extract` takes for a folder; a second run finds what the first wrote."""
    out = folder.with_name(f"{folder.name}-jsonl")
    command = [sys.executable, "-m", "briefing", "extract", str(folder), "--output", str(out)]
    running = subprocess.Popen(
        [*command, "--batch", str(BATCH), *options], stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(running.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    written = sum(part.stat().st_size for part in out.glob("part-*"))
    return Cost(usage.ru_utime + usage.ru_stime, written, usage.ru_maxrss * 1024)


def encode(parts: Path, form: str) -> Cost:
    """What writing takes for an article, by the first part of those that were read."""
    lines = min(parts.glob("part-*")).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        made = ENCODINGS[form].encoded(rows)
        spent.append(time.process_time() - start)
    return Cost(statistics.median(spent) / len(rows), len(made) / len(rows), 0)


def conduct(folder: Path, workers: int) -> float:
    """The seconds of a core that this process takes while workers extract a folder."""
    store = Store(folder.with_name(f"{folder.name}-conducted"), job("jsonl", TOLD, None))
    store.open()
    start = time.process_time()
    with opened("", workers) as crew:
        archive(batches(sources([str(folder)], sys.stdin.buffer), BATCH), store, crew, nothing)
    return time.process_time() - start


def nothing(record: Record, *, is_new: bool) -> None:
    """Hear of a batch."""


def dask_task() -> float:
    """The seconds from sending a task to a local cluster until its result is there."""
    distributed = import_module("distributed")
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as made,
        distributed.Client(made) as client,
    ):
        executor = client.get_executor()
        executor.submit(int).result()
        start = time.perf_counter()
        for _ in range(TASKS):
            executor.submit(int).result()
        return (time.perf_counter() - start) / TASKS


def plan(text: float, costs: Mapping[str, Cost], conducting: float) -> None:
    """Print what the slopes come to for the planned number of articles."""
    print(
        f"\n{PLANNED:,} articles, batches of {PLANNED_BATCH:,}: {PLANNED // PLANNED_BATCH:,} parts"
    )
    for name, size in (("text", text), *((form, costs[form].written) for form in FORMS)):
        part = size * PLANNED_BATCH / 1e6
        print(f"{name:24}{size * PLANNED / 1e9:10.0f} GB, {part:.1f} MB a part")
    for form in FORMS:
        each = costs[READ].cores + costs[form].cores - costs["jsonl"].cores
        hours = each * PLANNED / 3600
        spread = ", ".join(f"{hours / cores:.1f} h on {cores}" for cores in CLUSTERS)
        print(f"{form:24}{hours:10.0f} hours of a core: {spread}")
    print(f"{AGAIN:24}{costs[AGAIN].cores * PLANNED / 3600:10.1f} hours of a core")
    print(f"{'sending and keeping':24}{conducting * PLANNED / 3600:10.1f} hours of a core:")
    print(f"{'':24}it keeps {costs[READ].cores / conducting:.0f} workers busy")


if __name__ == "__main__":
    main()
