"""Archives: the same bytes on any executor, after any interruption, whoever was killed."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import active_children, get_context
from pathlib import Path

import duckdb
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result
from distributed import Client, LocalCluster
from hypothesis import given, settings
from hypothesis import strategies as st
from sites import ENVIRONMENT, ROOT, tree, write
from tasks import paths

from briefing.__main__ import cli
from briefing.batches.executors import opened
from briefing.batches.reader import RefusedError, identifier, job, outcome, printable
from briefing.batches.sources import Batch, Source, batches, digest, listed, sources
from briefing.batches.stream import Workers, WorkersDieError, in_order, stream
from briefing.export.parquet import table

TOLD = {"date": "", "publisher": "", "url": "", "language": "es", "encoding": ""}
ARTICLE = (
    "---\ntitle: Putin llamó a Kim\ndate: 2025-08-{day:02}\n---\n\n"
    "El presidente Vladímir Putin llamó el martes a Kim Jong-un, según el Kremlin.\n"
    "Unos {day}.000 soldados irán a Rusia en septiembre.\n"
)
RAW = "El presidente viajó a Teherán\n\nEl presidente Putin viajó el martes a Irán, dijo TASS.\n"
SIZE = 4


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Fifty articles and raw texts in folders; the second text of all cannot be read."""
    folder = tmp_path / "archive"
    write({f"{n % 3}/{n:02}.md": ARTICLE.format(day=n % 28 + 1) for n in range(48)}, folder)
    write({"0/00b.txt": "España".encode("cp1252"), "1/raw.txt": RAW}, folder)
    return folder


def extract(*arguments: str | Path, code: int = 1) -> Result:
    """Run the command on an archive, with small batches."""
    said = ["extract", "--batch", str(SIZE), *map(str, arguments)]
    result = CliRunner().invoke(cli, said)
    assert result.exit_code == code, result.output
    return result


def written(folder: Path) -> dict[str, int]:
    """When each part was written, in nanoseconds."""
    return {path.name: path.stat().st_mtime_ns for path in sorted(folder.glob("part-*"))}


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_the_bytes_do_not_depend_on_the_workers(archive: Path, tmp_path: Path, form: str) -> None:
    extract(archive, "--output", tmp_path / "one", "--format", form)
    extract(archive, "--output", tmp_path / "two", "--format", form, "--workers", "2")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(list((tmp_path / "one").glob(f"part-*.{form}"))) == 13
    manifest = json.loads((tmp_path / "one" / "_manifest.json").read_text(encoding="utf-8"))
    assert (manifest["batches"], manifest["articles"], manifest["failed"]) == (13, 49, 1)


def test_a_file_is_its_parts_in_order(archive: Path, tmp_path: Path) -> None:
    extract(archive, "--output", tmp_path / "parts")
    extract(archive, "--output", tmp_path / "all.jsonl", "--workers", "2")
    parts = sorted((tmp_path / "parts").glob("part-*.jsonl"))
    whole = (tmp_path / "all.jsonl").read_bytes()
    assert whole == b"".join(part.read_bytes() for part in parts)
    assert whole == extract(archive, "--json").stdout_bytes
    assert not (tmp_path / "all.jsonl.parts").exists()


def test_parquet_holds_what_json_holds(archive: Path, tmp_path: Path) -> None:
    extract(archive, "--output", tmp_path / "all.jsonl")
    extract(archive, "--output", tmp_path / "all.parquet")
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    read = pyarrow.parquet.read_table(tmp_path / "all.parquet")
    assert read.to_pylist() == found
    assert pyarrow.parquet.read_metadata(tmp_path / "all.parquet").num_row_groups == 13
    rows = duckdb.read_parquet(str(tmp_path / "all.parquet"))
    dates = rows.project("unnest(dates) AS one").filter("one.edtf = '2025-09'")
    assert dates.count("*").fetchall() == [(48,)]


def test_parquet_of_the_example_holds_what_json_holds() -> None:
    printed = CliRunner().invoke(
        cli, ["extract", "--json", str(ROOT / "docs"), str(ROOT / "seeds")]
    )
    rows = [json.loads(line) for line in printed.stdout.splitlines()]
    made = table(rows)
    assert pyarrow.parquet.read_table(pyarrow.BufferReader(made)).to_pylist() == rows
    assert table(rows) == made


def test_a_killed_run_goes_on_where_it_stopped(archive: Path, tmp_path: Path) -> None:
    every = [source.path for source in sources([str(archive)], sys.stdin.buffer)]
    extract(archive, "--output", tmp_path / "whole")
    command = [sys.executable, "-m", "briefing", "extract", "--paths", "-", "--workers", "2"]
    running = subprocess.Popen(
        [*command, "--batch", str(SIZE), "--output", str(tmp_path / "killed")],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdin
    assert running.stderr
    # As many as are sent ahead, and the pipe stays open: it cannot end before it is killed.
    running.stdin.writelines(f"{path}\n" for path in every[: 6 * SIZE])
    running.stdin.flush()
    assert "00b.txt:1: byte 4" in running.stderr.readline()  # told once its batch is on the disk
    running.kill()
    running.communicate(timeout=60)  # its workers have the pipe too, and end with it
    before = written(tmp_path / "killed")
    assert 1 <= len(before) <= 6
    assert not (tmp_path / "killed" / "_manifest.json").exists()
    done = extract(archive, "--output", tmp_path / "killed", "--workers", "2")
    assert tree(tmp_path / "killed") == tree(tmp_path / "whole")
    records = len(list((tmp_path / "killed" / "_batches").iterdir()))
    again = written(tmp_path / "killed")
    kept = [name for name, when in before.items() if again[name] == when]
    assert records == 13
    assert kept
    assert " of them before; 1 failed" in done.stderr


def test_a_killed_worker_loses_and_doubles_nothing(archive: Path) -> None:
    told = job("jsonl", TOLD, None)
    texts = list(batches(sources([str(archive)], sys.stdin.buffer), SIZE))
    alone = [outcome(told, batch) for batch in texts]
    started = []

    def start() -> Executor:
        started.append(ProcessPoolExecutor(2, get_context("spawn")))
        return started[-1]

    running = stream(texts, partial(outcome, told), Workers(start, lambda: 6))
    found = [next(running)]
    os.kill(active_children()[0].pid or 0, signal.SIGKILL)
    found += running
    assert list(in_order(found)) == alone
    assert len(found) == len(texts)
    assert len(started) > 1


def test_a_text_that_ends_its_worker_is_left_out_and_named() -> None:
    names = ["a", "b", "c", "d", "e", "poison", "f", "g", "h"]
    running = stream(batches(map(Source, names), SIZE), paths, Workers(_forked, lambda: 3))
    found = list(in_order(running))
    assert [read for read, _ in found] == [["a", "b", "c", "d"], ["e", "f", "g"], ["h"]]
    assert [left for _, left in found] == [[], ["poison"], []]


def test_workers_that_die_of_everything_end_the_run() -> None:
    texts = batches(map(Source, ["poison 1", "poison 2", "poison 3", "poison 4"]), SIZE)
    with pytest.raises(WorkersDieError, match="4 texts of one batch"):
        list(stream(texts, paths, Workers(_forked, lambda: 3)))


def _forked() -> Executor:
    return ProcessPoolExecutor(1, get_context("forkserver"))


def test_what_is_left_out_is_told(archive: Path) -> None:
    [first, *_] = batches(sources([str(archive)], sys.stdin.buffer), SIZE)
    path = first.sources[0].path
    done = outcome(job("jsonl", TOLD, None), replace(first, fatal=frozenset({path})))
    assert [failure.path for failure in done.failures] == [path, first.sources[1].path]
    assert done.failures[0].reason == f"{path}: ends every worker that reads it: left out."
    assert done.articles == SIZE - 2
    assert done.digest == digest(first)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Two processes with one thread each, and the scheduler in this one."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def test_dask_writes_the_same_bytes(cluster: LocalCluster, archive: Path, tmp_path: Path) -> None:
    address = cluster.scheduler_address.replace("tcp", "dask")
    for form in ("jsonl", "parquet"):
        here, there = tmp_path / f"here-{form}", tmp_path / f"there-{form}"
        extract(archive, "--output", here, "--format", form)
        extract(archive, "--output", there, "--format", form, "--executor", address)
        assert tree(there) == tree(here)


def test_a_killed_dask_worker_loses_and_doubles_nothing(
    cluster: LocalCluster, archive: Path
) -> None:
    told = job("parquet", TOLD, None)
    texts = list(batches(sources([str(archive)], sys.stdin.buffer), SIZE))
    with Client(cluster) as client:
        [victim, _] = client.run(os.getpid).values()
    with opened(cluster.scheduler_address.replace("tcp", "dask"), 1) as workers:
        running = stream(texts, partial(outcome, told), workers)
        found = [next(running)]
        os.kill(victim, signal.SIGKILL)
        found += running
    assert list(in_order(found)) == [outcome(told, batch) for batch in texts]
    assert len(found) == len(texts)


def test_a_worker_of_another_version_refuses(archive: Path) -> None:
    texts = batches(sources([str(archive)], sys.stdin.buffer), SIZE)
    other = replace(job("jsonl", TOLD, None), extractor="0")
    with opened("", 1) as workers, pytest.raises(RefusedError, match="another version"):
        list(stream(texts, partial(outcome, other), workers))


def test_actors_that_change_during_a_run_are_refused(archive: Path, tmp_path: Path) -> None:
    write({"docs/actors/tass.md": "---\nname: TASS\nkind: organization\n---\n"}, tmp_path)
    told = job("jsonl", TOLD, tmp_path / "docs")
    write({"docs/actors/tass.md": "---\nname: Tass\nkind: organization\n---\n"}, tmp_path)
    [first, *_] = batches(sources([str(archive)], sys.stdin.buffer), SIZE)
    with pytest.raises(RefusedError, match="are others than at the start"):
        outcome(told, first)


def test_only_what_changed_is_read_again(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract(archive, "--output", out)
    first = written(out)
    write({"1/01.md": ARTICLE.format(day=28)}, archive)
    (out / "part-00000012.jsonl").write_bytes(b"damaged")
    done = extract(archive, "--output", out)
    again = written(out)
    changed = {name for name, when in again.items() if when != first[name]}
    assert changed == {"part-00000004.jsonl", "part-00000012.jsonl"}
    assert "49 articles, 43 of them before; 1 failed" in done.stderr
    assert "00b.txt:1: byte 4" in done.stderr
    extract(archive, "--output", tmp_path / "anew")
    assert tree(out) == tree(tmp_path / "anew")
    failed = json.loads((out / "_failed.jsonl").read_text(encoding="utf-8"))
    assert failed["path"].endswith("00b.txt")
    assert "not utf-8" in failed["reason"]


def test_an_archive_that_shrank_leaves_no_old_parts(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    extract(archive, "--output", out)
    extract(archive / "2", "--output", out, "--format", "parquet", code=0)
    extract(archive / "2", "--output", tmp_path / "anew", "--format", "parquet", code=0)
    assert tree(out) == tree(tmp_path / "anew")


def test_folders_of_others_are_left_alone(archive: Path, tmp_path: Path) -> None:
    write({"mine/x.txt": "mine"}, tmp_path)
    assert "is not empty" in extract(archive, "--output", tmp_path / "mine").output
    assert tree(tmp_path / "mine") == {"x.txt": b"mine"}


def test_any_worker_knows_the_actors_and_reads_docs_folders_as_a_whole(
    archive: Path, tmp_path: Path
) -> None:
    hidden = "---\nname: Vladímir Putin\nkind: person\nhidden: true\n---\n"
    write({"docs/actors/vladimir-putin.md": hidden}, tmp_path)
    assert "vladimir-putin" in extract(archive, "--json").stdout
    told = (archive, ROOT / "docs", "--docs", tmp_path / "docs", "--json")
    found = extract(*told, "--workers", "2").stdout
    assert found == extract(*told).stdout
    by_path = {one["path"]: one for one in map(json.loads, found.splitlines())}
    assert "vladimir-putin" not in json.dumps(by_path[f"{archive}/0/00.md"]["actors"])
    assert [path for path in by_path if path.startswith("articles/")]


def test_a_list_of_paths_is_as_good_as_a_folder(archive: Path, tmp_path: Path) -> None:
    every = [source.path for source in sources([str(archive)], sys.stdin.buffer)]
    (tmp_path / "list").write_text("\r\n".join([*every, "", ""]), encoding="utf-8")
    assert extract("--paths", tmp_path / "list", "--json").stdout == (
        extract(archive, "--json").stdout
    )


def test_a_name_with_a_zero_byte_is_told_like_any_other(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"a\0b.txt\n" + os.fsencode(archive / "0" / "00.md") + b"\n")
    found = extract("--paths", tmp_path / "list", "--output", tmp_path / "found")
    assert "1 articles; 1 failed" in found.stderr


def test_a_name_that_is_no_text_is_shown_as_far_as_it_is(tmp_path: Path) -> None:
    name = os.fsdecode(b"Espa\xf1a.txt")
    (tmp_path / name).write_text(RAW, encoding="utf-8")
    [found] = map(json.loads, extract(tmp_path, "--json", code=0).stdout.splitlines())
    assert found["path"] == f"{tmp_path}/Espa�a.txt"
    extract(tmp_path, "--output", tmp_path / "all.parquet", code=0)
    assert printable("España") == "España"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("archive/0/00.txt", "archive/0/00"),
        ("/data/x.md", "data/x"),
        ("docs/articles/2025/x.md", "2025/x"),
        ("articles/x.md", "x"),
        ("-", "-"),
    ],
)
def test_an_article_is_named_by_its_path(path: str, told: str) -> None:
    assert identifier(path) == told


def test_facts_of_one_archive_have_names_of_their_own(archive: Path) -> None:
    found = map(json.loads, extract(archive, "--json").stdout.splitlines())
    names = [fact["id"] for one in found for fact in one["facts"]]
    assert len(names) > 48
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name SOURCES, or a list of them"),
        (("x", "--format", "parquet"), "name a file with --output"),
        (("x", "--output", "a.jsonl", "--format", "parquet"), "a.jsonl is no parquet"),
        (("x", "--workers", "2", "--executor", "dask://h:1"), "not both"),
        (("x", "--executor", "spark://h:1"), "write dask://HOST:PORT"),
        (("x", "--executor", "dask://"), "write dask://HOST:PORT"),
    ],
)
def test_bad_options_say_the_cure(arguments: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(cli, ["extract", *arguments])
    assert result.exit_code in (1, 2)
    assert said in result.output


@given(st.lists(st.integers(0, 9), max_size=40), st.integers(1, 5), st.integers(1, 4))
def test_any_executor_does_each_batch_once_and_is_not_sent_more_than_it_may(
    names: list[int], ahead: int, size: int
) -> None:
    taken = 0

    def counted() -> Iterator[Batch]:
        nonlocal taken
        for batch in batches((Source(str(name)) for name in names), size):
            taken += 1
            yield batch

    done: list[int] = []
    found = []
    workers = Workers(lambda: ThreadPoolExecutor(2), lambda: ahead)
    for batch, made in stream(counted(), paths, workers):
        done.append(batch.number)
        found.append((batch, made))
        oldest = min(set(range(taken)) - set(done), default=taken)
        assert taken - oldest <= ahead
    assert sorted(done) == list(range(taken))
    read = [name for names, _ in in_order(found) for name in names]
    assert read == [str(name) for name in names]


@settings(max_examples=30)
@given(st.lists(st.binary(max_size=40) | st.text(max_size=200).map(str.encode), max_size=4))
def test_any_bytes_are_an_article_or_a_failure(raws: list[bytes]) -> None:
    head = b"---\ntitle: Uno\n---\n"
    texts = tuple(Source(f"{n}.md", raw=head * (n % 2) + raw) for n, raw in enumerate(raws))
    lines = outcome(job("jsonl", TOLD, None), Batch(0, texts))
    rowed = outcome(job("parquet", TOLD, None), Batch(0, texts))
    rows = [json.loads(line) for line in lines.data.splitlines()]
    assert pyarrow.parquet.read_table(pyarrow.BufferReader(rowed.data)).to_pylist() == rows
    assert lines.articles + len(lines.failures) == len(texts)
    assert rowed.failures == lines.failures


NAME = st.text("ab.Ñ", min_size=1, max_size=3).filter(lambda name: set(name) != {"."})


@given(st.lists(st.lists(NAME, min_size=1, max_size=3), max_size=12))
def test_folders_are_walked_in_the_order_of_paths(
    tmp_path_factory: pytest.TempPathFactory, places: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("walk")
    for place in places:
        parent = folder.joinpath(*(f"{name}d" for name in place[:-1]))
        write({f"{place[-1]}.txt": "x"}, parent)
    write({"z.txt": "x"}, folder)
    wanted = [str(path) for path in sorted(folder.rglob("*.txt")) if path.is_file()]
    assert [source.path for source in sources([str(folder)], sys.stdin.buffer)] == wanted


@given(st.lists(st.text(st.characters(blacklist_characters="\r\n\0"), min_size=1)))
def test_any_list_of_paths_is_read_back(names: list[str]) -> None:
    try:
        lines = [os.fsencode(name) + b"\n" for name in names]
    except UnicodeEncodeError:
        return
    assert list(listed(lines)) == names
