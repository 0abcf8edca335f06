"""However a site came to be, it is the same, byte for byte, as one that is built from nothing."""

import shutil
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
@pytest.mark.parametrize("seed", range(2))
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
    for workers in (1, 3):
        shutil.rmtree(project.folder / ".cache", ignore_errors=True)
        build(project, tmp_path / "cold", workers)
        build(project, tmp_path / "warm", workers)
        assert files(tmp_path / "warm") == files(tmp_path / "cold")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "edits", "workers", "search"),
    [(3, EDITS, 1, "false"), (4, EDITS, 3, "false"), (5, 2, 1, "true")],
)
def test_a_build_after_edits_is_one_that_knows_of_nothing_before(
    seed: int, edits: int, workers: int, search: str, tmp_path: Path
) -> None:
    project, done = Project(tmp_path / "project", seed), []
    for number in range(edits):
        done.append(project.edit())
        said = build(project, tmp_path / "site", workers, search)
        kept = project.folder / ".cache"
        kept.rename(tmp_path / "kept")
        anew = build(project, tmp_path / f"cold-{number}", workers, search)
        shutil.rmtree(kept)
        (tmp_path / "kept").rename(kept)
        assert files(tmp_path / "site") == files(tmp_path / f"cold-{number}"), done
        assert warnings(said) == warnings(anew), done


@pytest.mark.slow
def test_several_processes_build_what_one_does(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", 2)
    path = min((project.docs / "articles").glob("*.md"))
    notes = "## Más\n\nVéase [esto](nada.md), [eso](../index.md#nada) y [aquello](#nada).\n"
    notes += "Y [ello](../about/us.md#nada).\n"
    path.with_suffix(".notes.md").write_text(notes, encoding="utf-8")
    own = f"# Nosotros\n\n[Uno](../articles/{path.name}#nada) y [casa](../index.md#nada).\n"
    project.write("about/us.md", own)
    said = {}
    for workers in (1, 3):
        shutil.rmtree(project.folder / ".cache", ignore_errors=True)
        said[workers] = build(project, tmp_path / f"by-{workers}", workers)
    assert files(tmp_path / "by-3") == files(tmp_path / "by-1")
    assert warnings(said[3]) == warnings(said[1])
    assert sum("nada" in line for line in warnings(said[3])) == 6


def warnings(log: str) -> list[str]:
    return sorted(line for line in log.splitlines() if "WARNING" in line)


def build(project: Project, site: Path, workers: int, search: str = "false") -> str:
    """Build the project; what was said."""
    config = project.folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    wanted = f"search: {search}, workers: {workers}"
    config.write_text(text.replace("search: false", wanted), encoding="utf-8")
    done = run("mkdocs", "build", "--site-dir", site, cwd=project.folder)
    config.write_text(text, encoding="utf-8")
    return done.stderr
