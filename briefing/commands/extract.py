"""The command that extracts: a text to the terminal, or an archive into files."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import cast

import click

from briefing.batches.executors import opened
from briefing.batches.reader import Failure, Job, RefusedError, job, outcome, printable
from briefing.batches.sources import Batch, batches, listed, sources, without_notes
from briefing.batches.store import Record, Store, archive
from briefing.batches.stream import Workers, WorkersDieError, in_order, stream
from briefing.commands import COLOURS, FOLDER, plainly
from briefing.commands.progress import Progress
from briefing.commands.sources import source_options

EXAMPLES = """\b
Examples:
  briefing extract noticia.txt --date 2025-08-12
  briefing extract docs --json | jq .facts
  briefing extract archive --workers 8 --output found.jsonl
  briefing extract archive --docs docs --workers 8 --output found --format parquet
  find archive -name '*.txt' | sort | briefing extract --paths - --output found
  briefing extract archive --executor dask://10.0.0.1:8786 --batch 1000 --output found
"""
SUFFIXES = {".jsonl": "jsonl", ".parquet": "parquet"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where the extractions go: a file, a folder of parts, or standard output without a path."""

    path: Path | None
    encoding: str

    @property
    def is_file(self) -> bool:
        """Whether all of it becomes one file."""
        return self.path is not None and self.path.suffix in SUFFIXES


@click.command(epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[SOURCES]...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object per article.")
@click.option("--docs", type=FOLDER, help="A docs folder whose actors are known.")
@click.option("--paths", "lists", type=click.File("rb"), help="A file of paths, one a line.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write into a .jsonl or .parquet file; any other name is a folder of parts.",
)
@click.option(
    "--format", "form", type=click.Choice(("jsonl", "parquet")), help="Of a folder of parts."
)
@click.option(
    "--workers", default=1, type=click.IntRange(1), show_default=True, help="Processes to use."
)
@click.option("--executor", default="", help="A Dask cluster to use: dask://HOST:PORT.")
@click.option(
    "--batch",
    default=100,
    type=click.IntRange(1),
    show_default=True,
    help="Texts that a worker reads at a time, and that a part holds.",
)
@source_options
def extract(  # noqa: PLR0913 - the options of a command
    paths: Sequence[str],
    *,
    as_json: bool,
    docs: Path | None,
    lists: Iterable[bytes] | None,
    output: Path | None,
    form: str | None,
    workers: int,
    executor: str,
    batch: int,
    **told: str,
) -> None:
    """Extract the actors, dates and key facts of articles, or of raw texts.

    SOURCES are files, folders of them, docs folders (read as a whole, with their actors), or `-`
    for a text on standard input. Each text is read by itself, and what is wrong with one stops no
    other: it is said, and the exit code is 1.

    What --output names is the same, byte for byte, with any number of workers, and after any
    interruption: the same command goes on where it stopped.
    """
    if not paths and lists is None:
        raise click.UsageError("Name SOURCES, or a list of them with --paths.")
    if executor and workers > 1:
        raise click.UsageError("Use --workers or --executor, not both.")
    target = _target(output, form, as_json=as_json)
    named = without_notes(chain(paths, listed(lists or ())), _leave_out)
    found = batches(sources(named, sys.stdin.buffer), batch)
    with plainly(), _understandably(target):
        asked = job(target.encoding, told, docs)
        with opened(executor, workers) as crew:
            is_complete = _run(found, asked, target, crew)
    raise click.exceptions.Exit(0 if is_complete else 1)


def _leave_out(path: str) -> None:
    click.echo(f"{printable(path)}: notes on an article: left out.", err=True)


def _target(output: Path | None, form: str | None, *, as_json: bool) -> Target:
    if output is None:
        if form == "parquet":
            raise click.UsageError("Parquet is not for terminals: name a file with --output.")
        return Target(None, "jsonl" if as_json or form else "text")
    told = SUFFIXES.get(output.suffix)
    if told and form and told != form:
        raise click.UsageError(f"{output.name} is no {form}: leave --format out, or the suffix.")
    return Target(output, told or form or "jsonl")


@contextmanager
def _understandably(target: Target) -> Iterator[None]:
    """What ends a run and is no fault of a text, as an error to be read."""
    go_on = " The same command goes on where it stopped." if target.path else ""
    try:
        yield
    except KeyboardInterrupt:
        raise click.ClickException(f"interrupted.{go_on}") from None
    except RefusedError as error:
        raise click.ClickException(f"a worker refused: {error}{go_on}") from None
    except WorkersDieError as error:
        cure = "Are they short of memory, or is a package missing there?"
        raise click.ClickException(f"{error} {cure}{go_on}") from None
    except CancelledError:
        raise click.ClickException(f"the cluster gave up.{go_on}") from None


def _run(found: Iterable[Batch], asked: Job, target: Target, workers: Workers) -> bool:
    """Extract, and say what failed; whether nothing did."""
    progress = Progress("articles")
    try:
        if target.path:
            return _write(found, asked, target, workers, progress)
        return _print(found, asked, workers, progress)
    finally:
        progress.clear()


def _print(found: Iterable[Batch], asked: Job, workers: Workers, progress: Progress) -> bool:
    is_complete = True
    for done in in_order(stream(found, partial(outcome, asked), workers)):
        _complain(done.failures, progress)
        is_complete = is_complete and not done.failures
        click.echo(done.data, nl=False)
        if not sys.stdout.isatty():
            progress.add(done.articles, len(done.failures))
    return is_complete


def _write(
    found: Iterable[Batch], asked: Job, target: Target, workers: Workers, progress: Progress
) -> bool:
    path = cast("Path", target.path)
    store = Store(path.with_name(f"{path.name}.parts") if target.is_file else path, asked)
    failed = 0

    def tell(record: Record, *, is_new: bool) -> None:
        nonlocal failed
        failed += len(record.failures)
        _complain(record.failures, progress)
        progress.add(record.articles, len(record.failures), is_new=is_new)

    store.open()
    count = archive(found, store, workers, tell)
    if target.is_file:
        store.join(count, path)
    else:
        store.complete(count)
    progress.clear()
    click.echo(f"{path}: {progress.summary()}", err=True)
    return not failed


def _complain(failures: Iterable[Failure], progress: Progress) -> None:
    for failure in failures:
        progress.clear()
        click.secho(failure.reason, fg=COLOURS["error"], err=True)
