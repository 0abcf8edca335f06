"""Pages of an earlier build of the same: given again as they were, and never where they are not."""

import logging
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from live import files
from mkdocs_briefing.kept import Kept, Outline
from mkdocs_briefing.laying import Layout
from mkdocs_briefing.sameness import Fingerprint
from sites import run, write

from briefing.cache import NAME, Store

CONFIG = """\
site_name: Prueba
theme: {name: material, custom_dir: over}
markdown_extensions: []
plugins:
  - briefing: {search: false}
"""
ARTICLE = """\
---
title: Moscú calla
date: 2025-08-12
---

Vladímir Putin habló el lunes con Kim Jong-un. Según el Kremlin, podría haber acuerdo en marzo.
"""
NOTES = "## Más\n\nVéase [esto](nada.md) y [aquello](#nada).\n"
FILES = {
    "mkdocs.yml": CONFIG,
    "over/main.html": '{% extends "base.html" %}',
    "docs/index.md": "# Hola\n",
    "docs/about.md": "# Nosotros\n",
    "docs/articles/uno.md": ARTICLE,
    "docs/articles/uno.notes.md": NOTES,
    "docs/actors/vladimir-putin.md": "---\nname: Vladímir Putin\nkind: person\n---\n",
}


def build(folder: Path, epoch: str = "1755000000") -> str:
    """Build the project; what was said, with each page that was made here."""
    return run("mkdocs", "build", "--verbose", cwd=folder, SOURCE_DATE_EPOCH=epoch).stderr


def makes(log: str) -> bool:
    """Whether a page of the core was made."""
    return "Building page articles/uno.md" in log


def warnings(log: str) -> list[str]:
    return sorted(line for line in log.splitlines() if "WARNING" in line)


@pytest.mark.slow
def test_nothing_is_made_twice_and_everything_said_again(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    run("mkdocs", "build", "--quiet", cwd=tmp_path)
    site = files(tmp_path / "site")
    first = run("mkdocs", "build", "--site-dir", "else", cwd=tmp_path).stderr
    assert files(tmp_path / "else") == site
    second = run("mkdocs", "build", "--site-dir", "else", cwd=tmp_path).stderr
    assert sum("nada" in line for line in warnings(first)) == 2
    assert warnings(first) == warnings(second)
    build(tmp_path)
    assert not makes(build(tmp_path))
    assert files(tmp_path / "site") == site


@pytest.mark.slow
def test_what_is_not_looked_for_where_all_is_told_is_said_by_the_next(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    build(tmp_path)
    later = run("mkdocs", "build", cwd=tmp_path).stderr
    assert sum("nada" in line for line in warnings(later)) == 2


def edited(name: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit of a file."""

    def edit(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


EDITS = {
    "name": edited("mkdocs.yml", "Prueba", "Otra"),
    "option": edited("mkdocs.yml", "search: false", "search: false, language: en"),
    "template": edited("over/main.html", "%}", "%}{% block htmltitle %}T{% endblock %}"),
    "own page": edited("docs/about.md", "Nosotros", "Ellos"),
    "introduction": edited("docs/index.md", "Hola", "Adiós"),
    "article": edited("docs/articles/uno.md", "lunes", "martes"),
    "note": edited("docs/articles/uno.notes.md", "esto", "eso"),
    "actor": edited("docs/actors/vladimir-putin.md", "person", "person\nhidden: true"),
    "asset": lambda folder: write({"docs/nada.svg": "<svg/>"}, folder),
    "another article": lambda folder: write({"docs/articles/nada.md": ARTICLE}, folder),
    "no note": lambda folder: (folder / "docs/articles/uno.notes.md").unlink(),
}


@pytest.mark.slow
def test_the_day_of_a_build_counts_where_a_page_shows_it(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    build(tmp_path)
    assert not makes(build(tmp_path, "1755100000"))
    edited("over/main.html", "%}", "%}{% block htmltitle %}{{ build_date_utc }}{% endblock %}")(
        tmp_path
    )
    assert makes(build(tmp_path))
    assert not makes(build(tmp_path))
    assert makes(build(tmp_path, "1755200000"))
    assert "2025-08-14" in (tmp_path / "site/articles/uno/index.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_whatever_changes_has_all_pages_made(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    assert makes(build(tmp_path))
    for what, edit in EDITS.items():
        edit(tmp_path)
        assert makes(build(tmp_path)), what
    last = files(tmp_path / "site")
    shutil.rmtree(tmp_path / ".cache")
    build(tmp_path)
    assert files(tmp_path / "site") == last


# With no templates of others; one page says something, and the other asks for an anchor of a third.
PLAIN = {
    **{path: text for path, text in FILES.items() if path != "over/main.html"},
    "mkdocs.yml": CONFIG.replace(", custom_dir: over", ""),
    "docs/articles/dos.md": ARTICLE.replace("calla", "calló"),
    "docs/articles/dos.notes.md": "## Más\n\nVéase [esto](../about.md#nosotros).\n",
    "docs/articles/tres.md": ARTICLE.replace("Moscú calla", "Seúl calla").replace("Kim", "Lee"),
}
FOURTH = ARTICLE.replace("Moscú calla", "Llegó tarde").replace("Kim Jong-un", "Lula da Silva")
# It shares nobody with the others.
ALONE = "---\ntitle: Pesca\ndate: 2020-08-12\n---\n\nPerú pesca con Ecuador.\n"
PAGES = {"articles/uno.md", "articles/dos.md", "articles/tres.md", "actors/vladimir-putin.md"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edit", "made"),
    [
        (
            edited("docs/about.md", "Nosotros", "Nosotros\n\nY más."),
            {"articles/uno.md", "articles/dos.md"},
        ),
        (EDITS["own page"], PAGES),
        (EDITS["note"], {"articles/uno.md", "articles/dos.md"}),
        (
            edited("docs/articles/tres.md", "lunes", "martes"),
            {"articles/uno.md", "articles/dos.md", "articles/tres.md", "actors/vladimir-putin.md"},
        ),
        (EDITS["introduction"], PAGES),
        (EDITS["option"], PAGES),
        (EDITS["asset"], {"articles/uno.md", "articles/dos.md"}),
        (EDITS["no note"], {"articles/uno.md", "articles/dos.md"}),
        (
            lambda folder: write({"docs/articles/cuatro.md": FOURTH}, folder),
            {"articles/uno.md", "articles/dos.md", "articles/tres.md", "actors/vladimir-putin.md"},
        ),
        (
            lambda folder: write({"docs/articles/cuatro.md": ALONE}, folder),
            {"articles/uno.md", "articles/dos.md"},
        ),
        (
            lambda folder: write({"docs/articles/nuestra casa.md": ALONE}, folder),
            PAGES,
        ),
        (
            lambda folder: (folder / "docs/articles/tres.md").unlink(),
            {"articles/uno.md", "articles/dos.md", "actors/vladimir-putin.md"},
        ),
    ],
    ids=[
        *("own page", "own title", "note", "article", "introduction", "option", "asset", "no note"),
        *("another article", "one alone", "one with a space", "an article gone"),
    ],
)
def test_a_page_of_the_same_words_is_not_made_again(
    edit: Callable[[Path], None], made: set[str], tmp_path: Path
) -> None:
    write(PLAIN, tmp_path)
    build(tmp_path)
    edit(tmp_path)
    log = build(tmp_path)
    assert {path for path in PAGES if f"Building page {path}" in log} == made
    last = files(tmp_path / "site")
    shutil.rmtree(tmp_path / ".cache")
    anew = build(tmp_path)
    assert warnings(log) == warnings(anew)
    assert files(tmp_path / "site") == last


@pytest.mark.slow
def test_a_link_that_leads_somewhere_now_is_made_anew(tmp_path: Path) -> None:
    quiet = f"{PLAIN['mkdocs.yml']}validation: {{links: {{not_found: ignore}}}}\n"
    notes = {"docs/articles/tres.notes.md": "## Más\n\nVéase [lo otro](../otro.md).\n"}
    write({**PLAIN, **notes, "mkdocs.yml": quiet}, tmp_path)
    build(tmp_path)
    page = tmp_path / "site/articles/tres/index.html"
    assert 'href="../otro.md"' in page.read_text(encoding="utf-8")
    write({"docs/otro.md": "# Lo otro\n"}, tmp_path)
    build(tmp_path)
    assert 'href="../../otro/"' in page.read_text(encoding="utf-8")


# Pages are larger than the outline, and all they rest on in this project is smaller.
DAMAGE = "UPDATE kept SET value = substr(value, 1, length(value) - 1) WHERE length(value) > ?"


@pytest.mark.slow
@pytest.mark.parametrize(("least", "makes_pages"), [(3000, False), (0, True)])
def test_what_is_damaged_is_made_again(*, least: int, makes_pages: bool, tmp_path: Path) -> None:
    write(FILES, tmp_path)
    build(tmp_path)
    site = files(tmp_path / "site")
    with sqlite3.connect(tmp_path / ".cache" / "briefing" / NAME) as connection:
        connection.execute(DAMAGE, (least,))
    shutil.rmtree(tmp_path / "site")
    log = build(tmp_path)
    assert sum(" is damaged (" in line for line in log.splitlines()) == 1
    assert makes(log) is makes_pages
    assert files(tmp_path / "site") == site


@pytest.mark.slow
def test_what_a_dirty_build_left_unsaid_is_said_by_the_next(tmp_path: Path) -> None:
    menu = "nav: [Inicio: index.md, Nosotros: about.md]\n"
    own = "# Nosotros\n\nVéase [uno](articles/uno.md#nada).\n"
    write({**FILES, "mkdocs.yml": CONFIG + menu, "docs/about.md": own}, tmp_path)
    run("mkdocs", "build", "--quiet", cwd=tmp_path)
    edited("docs/articles/uno.md", "lunes", "martes")(tmp_path)
    run("mkdocs", "build", "--dirty", cwd=tmp_path)
    later = run("mkdocs", "build", cwd=tmp_path).stderr
    assert any("about.md" in line for line in warnings(later))


def times(folder: Path) -> dict[str, int]:
    """Since when each file of a folder is as it is."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in paths}


@pytest.mark.slow
def test_what_stands_in_the_site_is_not_written(tmp_path: Path) -> None:
    write(FILES, tmp_path)
    build(tmp_path)
    site, page = tmp_path / "site", "articles/uno/index.html"
    whole, before = files(site), times(site)
    build(tmp_path)
    ours = {path for path, since in times(site).items() if since == before[path]}
    assert {page, "ledger.jsonl", "actors/vladimir-putin/card.json"} <= ours
    assert "about/index.html" not in ours
    for spoil in (lambda path: path.write_text("?"), lambda path: path.unlink()):
        spoil(site / page)
        build(tmp_path)
        assert files(site) == whole
    assert not [path for path in ours if times(site)[path] == before[path]]


def kept_at(folder: Path, *fingerprints: str) -> Kept:
    """What is kept in a folder, by fingerprints as they are asked for; the last one stays."""
    told = [Fingerprint(one, "") for one in fingerprints or ("f",)]
    return Kept(Store(folder, "1"), lambda: told.pop(0) if len(told) > 1 else told[0])


def test_of_what_was_edited_meanwhile_nothing_is_kept(tmp_path: Path) -> None:
    write({"index/a": b"1"}, tmp_path)
    outline = Outline(Layout((), (), frozenset()), {}, {}, {}, "", (), ())
    for fingerprints, stays in ((("f", "g"), False), (("f",), True)):
        kept = kept_at(tmp_path / "cache", *fingerprints)
        kept.put_index("name", tmp_path / "index")
        kept.finish(outline, ())
        again = kept_at(tmp_path / "cache", "f")
        assert (again.outline == outline) is stays
        assert again.give_index("name", tmp_path / "index") is stays


def test_where_a_file_is_gone_meanwhile_nothing_is_kept(tmp_path: Path) -> None:
    told = iter((Fingerprint("f", ""),))

    def fingerprint() -> Fingerprint:
        if found := next(told, None):
            return found
        raise FileNotFoundError

    kept = Kept(Store(tmp_path, "1"), fingerprint)
    kept.finish(Outline(Layout((), (), frozenset()), {}, {}, {}, "", (), ()), ())
    assert kept_at(tmp_path, "f").outline is None


def test_an_index_is_that_of_its_own_documents(tmp_path: Path) -> None:
    kept = kept_at(tmp_path / "cache")
    for name in ("one", "other"):
        write({"index/entry": name}, tmp_path)
        kept.put_index(name, tmp_path / "index")
    assert kept.give_index("one", tmp_path / "index")
    assert files(tmp_path / "index") == {"entry": b"one"}


def test_an_index_is_given_again_whole_or_not_at_all(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write({"index/a": b"1", "index/b/c": b"\0" * 9}, tmp_path)
    kept = kept_at(tmp_path / "cache")
    kept.put_index("name", tmp_path / "index")
    assert kept_at(tmp_path / "cache").give_index("name", tmp_path / "again")
    assert files(tmp_path / "again") == files(tmp_path / "index")
    assert not kept_at(tmp_path / "cache").give_index("other", tmp_path / "again")
    assert not kept_at(tmp_path / "cache", "g").give_index("name", tmp_path / "again")
    with sqlite3.connect(tmp_path / "cache" / NAME) as connection:
        connection.execute("UPDATE kept SET value = substr(value, 1, length(value) - 1)")
    with caplog.at_level(logging.WARNING):
        assert not kept_at(tmp_path / "cache").give_index("name", tmp_path / "more")
    assert "damaged" in caplog.text
