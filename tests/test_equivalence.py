"""However a site came to be, it is the same, byte for byte, as one that is built from nothing."""

from pathlib import Path

import pytest
from edits import Project
from live import clean, differences, files, serving
from sites import ENVIRONMENT, run

EDITS, CHECKS = 6, 2


@pytest.fixture(autouse=True)
def same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", ENVIRONMENT["SOURCE_DATE_EPOCH"])


def check(folder: Path, seed: int, edits: int = EDITS, checks: int = CHECKS) -> None:
    """Serve a project, edit it at random, and hold it against what a new process makes of it."""
    project = Project(folder / "project", seed)
    done: list[str] = []
    with serving(project.folder, folder / "served") as live:
        for number in range(1, edits + 1):
            done.append(project.edit())
            live.edited()
            if number % (edits // checks) == 0:
                found = differences(live, clean(project.folder, folder / f"clean-{number}"))
                assert not found, (seed, done, found)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_served_site_is_what_a_new_process_builds(seed: int, tmp_path: Path) -> None:
    check(tmp_path, seed)


@pytest.mark.slow
def test_a_stale_page_would_be_seen(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", 0)
    with serving(project.folder, tmp_path / "served") as live:
        path = min((project.docs / "articles").glob("*.md"))
        page = f"articles/{path.stem}/index.html"
        live.fetch(page)
        old = (live.site / page).read_bytes()
        path.write_text(f"{path.read_text()}\n\nPutin calló.\n", encoding="utf-8")
        live.edited()
        site = clean(project.folder, tmp_path / "clean")
        assert differences(live, site) == []
        (live.site / page).write_bytes(old)
        assert differences(live, site) == [page]


@pytest.mark.slow
def test_a_second_build_is_the_first(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", 1)
    for _ in range(4):
        project.edit()
    for site in ("cold", "warm"):
        run("mkdocs", "build", "--quiet", "--site-dir", tmp_path / site, cwd=project.folder)
    assert files(tmp_path / "warm") == files(tmp_path / "cold")
