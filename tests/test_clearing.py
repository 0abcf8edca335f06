"""The folder of a site after a build: what the build wrote, and what is hidden."""

import os
import shutil
from pathlib import Path

import pytest
from live import files
from mkdocs_briefing.clearing import HIDDEN, Clearing
from sites import run, write

OLD = {
    ".git/config": "mine",
    "a/index.html": "old",
    "a/b/index.html": "old",
    "stale.html": "old",
    "stale/deep/er.html": "old",
    "file": "old",
    "folder.html/index.html": "old",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """What an earlier build left."""
    write(OLD, tmp_path)
    for path in tmp_path.rglob("*"):
        os.utime(path, ns=(10**18, 10**18))
    return tmp_path


def built(site: Path, made: dict[str, str]) -> dict[str, bytes]:
    clearing = Clearing(site)
    clearing.hide()
    assert [path.name for path in site.iterdir() if not path.name.startswith(".")] == []
    clearing.show(made)
    write(made, site)
    clearing.clear()
    return files(site)


@pytest.mark.parametrize(
    "made",
    [
        {},
        {"a/index.html": "new"},
        {"a/b/index.html": "old", "c/d.html": "new"},
        {"file/index.html": "new", "folder.html": "new"},
    ],
    ids=["nothing", "one", "deeper", "in the way"],
)
def test_what_was_written_is_left_and_what_is_hidden(made: dict[str, str], site: Path) -> None:
    left = {path: text.encode() for path, text in made.items()}
    assert built(site, made) == left | {".git/config": b"mine"}
    folders = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir()}
    kept = {str(parent) for path in left for parent in Path(path).parents} - {"."}
    assert folders == kept | {".git"}


def test_what_is_to_stay_is_left(site: Path) -> None:
    clearing = Clearing(site)
    clearing.hide()
    clearing.show()
    clearing.clear({str(site / "stale/deep/er.html")})
    assert files(site) == {".git/config": b"mine", "stale/deep/er.html": b"old"}


def test_what_a_build_hid_that_was_cut_off_goes(site: Path) -> None:
    Clearing(site).hide()
    assert (site / HIDDEN).exists()
    assert built(site, {"new.html": "new"}) == {".git/config": b"mine", "new.html": b"new"}


def test_of_a_build_that_seems_to_come_later_nothing_is_left(site: Path) -> None:
    for path in (site / "stale.html", site / "stale" / "deep" / "er.html"):
        os.utime(path, ns=(5 * 10**18, 5 * 10**18))
    assert built(site, {"new.html": "new"}) == {".git/config": b"mine", "new.html": b"new"}


def test_a_copy_that_shares_its_files_stays_as_it_is(site: Path) -> None:
    copy = site.parent / f"{site.name}-copy"
    shutil.copytree(site, copy, copy_function=os.link)
    before = files(copy)
    built(site, {"stale.html": "new", "a/index.html": "new"})
    assert files(copy) == before


def test_what_a_build_hid_that_failed_is_back(site: Path) -> None:
    before = files(site)
    clearing = Clearing(site)
    clearing.hide()
    clearing.show()
    assert files(site) == before


def test_a_site_that_is_not_there_needs_nothing(tmp_path: Path) -> None:
    clearing = Clearing(tmp_path / "site")
    clearing.hide()
    clearing.show()
    clearing.clear()
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_a_build_that_is_not_dirty_leaves_nothing_old(tmp_path: Path) -> None:
    config = "site_name: P\ntheme: material\nplugins: [{briefing: {search: false}}]\n"
    write({"mkdocs.yml": config, "docs/index.md": "# P\n", "site/old.html": ""}, tmp_path)
    os.utime(tmp_path / "site" / "old.html", ns=(10**18, 10**18))
    run("mkdocs", "build", "--dirty", cwd=tmp_path)
    assert (tmp_path / "site" / "old.html").exists()
    run("mkdocs", "build", cwd=tmp_path)
    assert not (tmp_path / "site" / "old.html").exists()
