"""The package as others install it: both roots, their data and the two ways in."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from sites import ROOT, run

pytestmark = pytest.mark.slow

NO_DATA = {".pyc", ".py"}


def data(folder: Path) -> set[str]:
    """The files below `folder` that are no code, as the package names them."""
    return {
        path.relative_to(folder.parent).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in NO_DATA
    }


def test_the_wheel_holds_code_and_data(tmp_path: Path) -> None:
    run("pip", "wheel", "--no-deps", "--no-build-isolation", "-w", tmp_path, ROOT, cwd=tmp_path)
    [wheel] = tmp_path.glob("*.whl")
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
        [entry_points] = [name for name in names if name.endswith("entry_points.txt")]
        ways_in = archive.read(entry_points).decode()
    assert {name.split("/")[0] for name in names if not name.startswith("mkdocs_briefing-")} == {
        "briefing",
        "mkdocs_briefing",
    }
    assert data(ROOT / "briefing") | data(ROOT / "plugins" / "mkdocs_briefing") <= names
    assert "briefing = briefing.__main__:main" in ways_in
    assert "briefing = mkdocs_briefing.plugin:BriefingPlugin" in ways_in
