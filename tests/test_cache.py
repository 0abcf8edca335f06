"""What is kept on disk and in memory: the same as made anew, whatever happens to it."""

import logging
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pytest
from sites import ROOT

from briefing.cache import NAME, Store
from briefing.corpus import Corpus
from briefing.memory import Memory
from briefing.packing import packed, unpacked
from briefing.settings import Settings


@dataclass(frozen=True, slots=True)
class Part:
    """What a thing may have."""

    name: str


@dataclass(frozen=True, slots=True)
class Thing:
    """Something to keep."""

    name: str
    sizes: tuple[int, ...] = ()
    of: Part | None = None


def example() -> dict[str, bytes]:
    docs = ROOT / "docs"
    paths = (path for path in sorted(docs.rglob("*")) if path.is_file())
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in paths}


def made(folder: Path, version: str = "1") -> Corpus:
    store = Store(folder, version)
    corpus = Corpus.of(example(), Settings(), Memory(store))
    store.close()
    return corpus


def test_what_is_kept_is_what_was_made(tmp_path: Path) -> None:
    plain = Corpus.of(example(), Settings())
    assert made(tmp_path) == plain
    assert made(tmp_path) == plain


def test_nothing_is_made_twice(tmp_path: Path) -> None:
    def forbidden() -> Thing:
        raise AssertionError

    store = Store(tmp_path, "1")
    thing = Thing("a", (1, 2), Part("b"))
    assert store.kept(("k", "l"), Thing, lambda: thing) == thing
    assert store.kept(("k", "l"), Thing, forbidden) == thing
    store.close()
    again = Store(tmp_path, "1")
    assert again.kept(("k", "l"), Thing, forbidden) == thing
    again.close()


def test_keys_are_told_apart_whole(tmp_path: Path) -> None:
    store = Store(tmp_path, "1")
    for key in (("ab", "c"), ("a", "bc"), ("abc",), ("a", "b", "c"), ("\ud800",)):
        assert store.kept(key, Thing, lambda key=key: Thing(repr(key))).name == repr(key)
    store.close()


def test_another_version_reads_nothing_of_it(tmp_path: Path) -> None:
    for version in ("1", "2"):
        store = Store(tmp_path, version)
        assert store.kept(("k",), str, lambda version=version: version) == version
        store.close()


@pytest.mark.parametrize("harm", ["cut", "noise", "text", "swapped", "empty"])
def test_a_damaged_cache_is_made_again_and_said_once(
    harm: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = made(tmp_path)
    path = tmp_path / NAME
    data = bytearray(path.read_bytes())
    if harm == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif harm == "noise":
        random = Random(0)  # noqa: S311
        for _ in range(len(data) // 50):
            data[random.randrange(100, len(data))] = random.randrange(256)
        path.write_bytes(data)
    elif harm == "text":
        path.write_text("not a database at all\n" * 100, encoding="utf-8")
    elif harm == "swapped":
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE kept SET value = (SELECT min(value) FROM kept)")
        connection.close()
    else:
        path.write_bytes(b"")
    with caplog.at_level(logging.WARNING):
        assert made(tmp_path) == whole
        told = [record for record in caplog.records if "made again" in record.getMessage()]
    assert len(told) == (0 if harm == "empty" else 1)
    caplog.clear()
    assert made(tmp_path) == whole
    if harm != "noise":
        assert not caplog.records


def test_a_place_that_cannot_be_written_is_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert made(tmp_path / "file" / "cache") == Corpus.of(example(), Settings())
    assert "nothing is kept" in caplog.text


def test_a_file_that_cannot_be_opened_is_no_damage(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / NAME).mkdir()
    assert made(tmp_path) == Corpus.of(example(), Settings())
    [record] = caplog.records
    assert "cannot be used now (unable to open database file)" in record.getMessage()


def build(folder: Path) -> int:
    return hash(tuple(reading.facts for reading in made(folder).readings)) and 1


@pytest.mark.slow
def test_two_processes_share_one_cache(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        assert list(pool.map(build, [tmp_path] * 4)) == [1] * 4
    assert made(tmp_path) == Corpus.of(example(), Settings())


def test_what_was_not_asked_for_is_forgotten() -> None:
    memory = Memory()
    asked: list[str] = []
    for key in ("a", "b"):
        memory.recall("room", key, (1,), lambda key=key: asked.append(key))
    for _ in range(2):
        memory.turn()
        memory.recall("room", "a", (1,), lambda: asked.append("a again"))
    memory.recall("room", "b", (1,), lambda: asked.append("b again"))
    memory.recall("room", "b", (2,), lambda: asked.append("b of something else"))
    assert asked == ["a", "b", "b again", "b of something else"]


def test_every_shape_comes_back() -> None:
    thing = Thing("ñ\n\u2028\ud800", (0, -1), Part(""))
    assert unpacked(packed(thing, Thing), Thing) == thing
    for value, kind in (((1, "a"), tuple[int, str]), ({"b", "a"}, set[str]), (None, Thing | None)):
        assert unpacked(packed(value, kind), kind) == value
    with pytest.raises(TypeError):
        packed(object(), object)
