"""What tells a build from another: whatever is on a page of it, wherever it lies."""

import logging
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs_briefing.sameness import fingerprint
from sites import write

CONFIG = """\
site_name: Prueba
theme:
  name: material
  custom_dir: over
  icon: {no: material/close, logo: material/home}
markdown_extensions:
  - toc:
      slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}
  - pymdownx.emoji:
      options: {custom_icons: [icons]}
  - pymdownx.keys:
      key_map: {1: uno, b: dos}
  - pymdownx.superfences:
      custom_fences: [{name: own, class: own, format: !!python/name:project_fences.written }]
plugins:
  - briefing: {search: false}
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "project_fences.py": "def written(*_, **__):\n    return 'uno'\n",
    "icons/own/sign.svg": "<svg/>",
    "shared/copyright.html": "uno",
    "over/.gitkeep": "",
    "docs/articles/uno.md": "# Uno\n",
    "docs/about.svg": "<svg/>",
}
DAY, NEXT_DAY = "1755000000", "1755100000"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which a page may rest on files of many places."""
    project = tmp_path / "project"
    write(FILES, project)
    (project / "over" / "partials").symlink_to("../shared")
    monkeypatch.syspath_prepend(project)
    monkeypatch.delitem(sys.modules, "project_fences", raising=False)
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    return project


def told(folder: Path) -> str:
    config = load_config(str(folder / "mkdocs.yml"))
    return fingerprint(get_files(config), config).whole


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit of a file."""

    def edit(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def renamed(folder: Path) -> None:
    """Give the docs folder another name, which a page for those who write notes tells."""
    (folder / "docs").rename(folder / "texts")
    replaced("mkdocs.yml", "site_name", "docs_dir: texts\nsite_name")(folder)


@pytest.mark.parametrize(
    "edit",
    [
        replaced("docs/articles/uno.md", "Uno", "Una"),
        replaced("mkdocs.yml", "case: lower", "case: fold"),
        replaced("mkdocs.yml", "{1: uno", "{'1': uno"),
        replaced("project_fences.py", "uno", "dos"),
        replaced("icons/own/sign.svg", "<svg/>", "<svg></svg>"),
        replaced("shared/copyright.html", "uno", "dos"),
        renamed,
    ],
    ids=["page", "partial", "key", "code", "icon", "linked folder", "docs folder"],
)
def test_what_may_be_on_a_page_counts(edit: Callable[[Path], None], folder: Path) -> None:
    before = told(folder)
    assert told(folder) == before
    edit(folder)
    assert told(folder) != before


def test_where_all_is_told_dead_anchors_are_not(folder: Path) -> None:
    before = told(folder)
    log, level = logging.getLogger("mkdocs"), logging.getLogger("mkdocs").level
    log.setLevel(logging.DEBUG)
    try:
        assert told(folder) != before
    finally:
        log.setLevel(level)


def test_where_a_project_lies_and_when_it_was_written_do_not_count(folder: Path) -> None:
    before = told(folder)
    other = folder.parent / "other"
    shutil.copytree(folder, other, symlinks=True)
    os.utime(other / "docs" / "articles" / "uno.md", ns=(0, 0))
    (other / "docs" / "about.svg").write_text("<svg></svg>", encoding="utf-8")
    assert told(other) == before


@pytest.mark.parametrize(
    ("theme", "shown", "counts"),
    [
        ("material", "", False),
        ("material", "{{ build_date_utc }}", True),
        ("mkdocs", "", True),
        ("readthedocs", "", True),
    ],
)
def test_the_day_counts_where_a_template_shows_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, theme: str, shown: str, counts: bool
) -> None:
    replaced("mkdocs.yml", "name: material", f"name: {theme}")(folder)
    write({"over/foot.jinja": shown}, folder)
    before = told(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NEXT_DAY)
    assert (told(folder) != before) is counts
