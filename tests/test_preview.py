"""A preview: an edit is seen at once, everywhere it tells on, and mistakes heal."""

import os
import weakref
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest
from edits import CONFIG
from live import Live, clean, differences, serving
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs_briefing.preview import Built
from mkdocs_briefing.reading import Reading
from mkdocs_briefing.watching import Changes, Native, targets, watch_natively, watched
from sites import ENVIRONMENT, write
from watchdog.events import (
    DirDeletedEvent,
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileModifiedEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)

from briefing.settings import Settings

DEADLINE = 30  # seconds until a change that nobody tells of counts as missed
ARTICLE = """\
---
title: La cumbre
date: 2025-08-12
---

El presidente ruso, Vladímir Putin, viajó a Alaska. Donald Trump lo recibió el 11 de agosto.
"""
OTHER = ARTICLE.replace("La cumbre", "El viaje").replace("2025-08-12", "2025-08-10")
NAV = "nav: [index.md, actors/index.md, us.md]\n"


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Live]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", ENVIRONMENT["SOURCE_DATE_EPOCH"])
    project = tmp_path / "project"
    docs = {"articles/cumbre.md": ARTICLE, "articles/viaje.md": OTHER, "us.md": "# Nosotros\n"}
    write({f"docs/{path}": text for path, text in docs.items()}, project)
    write({"mkdocs.yml": CONFIG.format(name="Prueba", nav=NAV)}, project)
    with serving(project, tmp_path / "served") as found:
        yield found


def edit(live: Live, path: str, text: str) -> None:
    write({f"docs/{path}": text}, live.project)
    live.server.builder()


def page(live: Live, path: str) -> str:
    status, body = live.fetch(path)
    assert status == "200 OK", body.decode()
    return body.decode()


@pytest.mark.slow
def test_what_nobody_edited_is_a_clean_build(live: Live, tmp_path: Path) -> None:
    assert differences(live, clean(live.project, tmp_path / "clean")) == []


def test_no_page_of_ours_is_made_before_somebody_asks(live: Live) -> None:
    assert not (live.site / "articles").exists()
    assert (live.site / "us" / "index.html").exists()
    assert "La cumbre" in page(live, "articles/cumbre/")
    assert [path.name for path in (live.site / "articles").iterdir()] == ["cumbre"]


def test_an_edit_is_seen_everywhere_it_tells_on(live: Live) -> None:
    assert "Angela Merkel" not in page(live, "articles/cumbre/")
    edit(live, "articles/cumbre.md", f"{ARTICLE}\nPutin habló con Trump en mayo de 2024.\n")
    for path in ("articles/cumbre/", "actors/vladimir-putin/", "dates/"):
        assert "habló con Trump" in page(live, path)
    edit(live, "articles/cumbre.md", ARTICLE.replace("La cumbre", "La cita"))
    for path in ("", "articles/viaje/", "actors/donald-trump/"):
        assert "La cita" in page(live, path)
        assert "La cumbre" not in page(live, path)


def test_a_page_that_says_the_same_is_not_written_again(live: Live) -> None:
    page(live, "articles/viaje/")
    before = (live.site / "articles" / "viaje" / "index.html").stat().st_mtime_ns
    edit(live, "articles/cumbre.md", ARTICLE.replace("date:", "section: Mundo\ndate:"))
    assert "viaje" in page(live, "articles/viaje/")
    assert (live.site / "articles" / "viaje" / "index.html").stat().st_mtime_ns == before


def test_notes_and_actors_are_seen_at_once(live: Live) -> None:
    edit(live, "articles/cumbre.notes.md", "## Lugar\n\n> viajó a Alaska\n\nFue en Anchorage.\n")
    assert "Anchorage" in page(live, "articles/cumbre/")
    head = "---\nname: Vladímir Putin\nkind: person\n---\n"
    edit(live, "actors/vladimir-putin.md", f"{head}\nNacido en Leningrado.\n")
    assert "Leningrado" in page(live, "actors/vladimir-putin/")
    edit(live, "actors/vladimir-putin.md", f"{head}\nNacido en San Petersburgo.\n")
    assert "San Petersburgo" in page(live, "actors/vladimir-putin/")


def test_notes_come_and_go_and_nothing_else_is_built(live: Live) -> None:
    notes = live.project / "docs" / "articles" / "viaje.notes.md"
    page(live, "articles/viaje/")
    built = (live.site / "404.html").stat().st_mtime_ns
    edit(live, "articles/viaje.notes.md", "## Lugar\n\nFue en Anchorage.\n")
    assert "Anchorage" in page(live, "articles/viaje/")
    assert "Anchorage" in page(live, "notes/")
    notes.unlink()
    live.edited()
    assert "Anchorage" not in page(live, "articles/viaje/")
    assert (live.site / "404.html").stat().st_mtime_ns == built
    edit(live, "articles/.viaje.notes.md", "## Lugar\n\nFue en Anchorage.\n")
    assert "Anchorage" not in page(live, "articles/viaje/")


def test_notes_that_the_host_leaves_out_are_not_read(live: Live) -> None:
    config = live.project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}exclude_docs: viaje.notes.md\n", encoding="utf-8")
    live.server.builder()
    edit(live, "articles/viaje.notes.md", "## Lugar\n\nFue en Anchorage.\n")
    assert "Anchorage" not in page(live, "articles/viaje/")


def test_articles_come_and_go(live: Live) -> None:
    edit(live, "articles/nuevo.md", OTHER.replace("El viaje", "Lo nuevo"))
    assert "Lo nuevo" in page(live, "articles/nuevo/")
    assert "Lo nuevo" in page(live, "actors/vladimir-putin/")
    (live.project / "docs" / "articles" / "nuevo.md").unlink()
    live.server.builder()
    assert live.fetch("articles/nuevo/")[0].startswith("404")
    assert "Lo nuevo" not in page(live, "actors/vladimir-putin/")


def test_a_build_leaves_nothing_of_the_one_before(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview, begun = live.plugins["briefing"].preview, list[weakref.ref[object]]()
    begin = preview.begin

    def noted(built: Built) -> None:
        begun.append(weakref.ref(built.nav.pages[0]))
        begin(built)

    monkeypatch.setattr(preview, "begin", noted)
    for name in ("una", "otra"):
        edit(live, f"articles/{name}.md", OTHER)
    assert [page() is None for page in begun] == [True, False]


def test_a_broken_file_is_told_on_the_page_and_heals(
    live: Live, caplog: pytest.LogCaptureFixture
) -> None:
    path = live.project / "docs" / "articles" / "cumbre.md"
    path.write_bytes(ARTICLE.encode("latin-1"))
    live.server.builder()
    assert "cumbre.md" in caplog.text
    status, body = live.fetch("articles/viaje/")
    assert status.startswith("500")
    assert "articles/cumbre.md" in body.decode()
    edit(live, "articles/cumbre.md", ARTICLE)
    assert "La cumbre" in page(live, "articles/cumbre/")


@pytest.mark.parametrize("urls", ["true", "false"])
@pytest.mark.parametrize(
    ("path", "broken", "healed"),
    [
        ("articles/cumbre.md", "title: La cumbre: hoy", "title: La cumbre"),
        ("articles/a/nuevo.md", "date: 2025-08-12", "title: Nuevo"),
        ("actors/zar.md", "kind: group", "name: El Zar\nkind: group"),
    ],
)
def test_front_matter_that_is_broken_is_told_on_its_page_and_heals(
    live: Live, caplog: pytest.LogCaptureFixture, path: str, broken: str, healed: str, urls: str
) -> None:
    config = live.project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    write({"mkdocs.yml": f"{text}use_directory_urls: {urls}\n"}, live.project)
    end = "/" if urls == "true" else ".html"
    address = path.replace(".md", end)
    edit(live, path, f"---\n{broken}\n---\n\nDonald Trump viajó a Alaska.\n")
    assert f"{path}:" in caplog.text
    status, body = live.fetch(address)
    assert status.startswith("500")
    assert f"{path}:" in body.decode()
    assert "withheld" in body.decode() or "is missing" in body.decode()
    # The rest of the site works.
    assert "El viaje" in page(live, f"articles/viaje{end}")
    assert live.fetch(f"articles/nada{end}")[0].startswith("404")
    edit(live, path, f"---\n{healed}\n---\n\nDonald Trump viajó a Alaska.\n")
    assert "Alaska" in page(live, address)


def test_a_configuration_that_cannot_be_read_heals(live: Live) -> None:
    path = live.project / "mkdocs.yml"
    good = path.read_text(encoding="utf-8")
    path.write_text("site_name: [", encoding="utf-8")
    live.server.builder()
    assert live.fetch("")[0].startswith("500")
    path.write_text(good.replace("Prueba", "Otra"), encoding="utf-8")
    live.server.builder()
    assert "Otra" in page(live, "articles/cumbre/")


def test_what_warned_warns_again(live: Live, caplog: pytest.LogCaptureFixture) -> None:
    edit(live, "articles/cumbre.notes.md", "## Más\n\nVéase [esto](nada.md).\n")
    for _ in range(2):
        caplog.clear()
        page(live, "articles/cumbre/")
        assert "nada.md" in caplog.text


def test_files_beside_the_pages_follow(live: Live) -> None:
    edit(live, "articles/cumbre.md", ARTICLE.replace("recibió", "saludó"))
    assert "saludó" in page(live, "ledger.jsonl")


def test_what_a_page_rests_on_beside_its_text_is_seen(live: Live) -> None:
    path, more = live.project / "mkdocs.yml", live.project / "parts"
    extension = f"markdown_extensions: [{{pymdownx.snippets: {{base_path: ['{more}']}}}}]\n"
    write({"mkdocs.yml": path.read_text(encoding="utf-8") + extension}, live.project)
    write({"place.md": "Anchorage\n"}, more)
    edit(live, "articles/cumbre.notes.md", '## Lugar\n\n--8<-- "place.md"\n')
    assert "Anchorage" in page(live, "articles/cumbre/")
    write({"place.md": "Juneau\n"}, more)
    assert "Juneau" in page(live, "articles/cumbre/")


def test_inherited_settings_are_seen_with_the_next_edit(live: Live) -> None:
    text = (live.project / "mkdocs.yml").read_text(encoding="utf-8")
    write({"base.yml": text, "mkdocs.yml": "INHERIT: base.yml  # ours\n"}, live.project)
    live.server.builder()
    write({"base.yml": text.replace("Prueba", "Otra")}, live.project)
    edit(live, "articles/viaje.md", OTHER.replace("viajó", "voló"))
    assert "Otra" in page(live, "articles/cumbre/")


def test_an_edit_that_keeps_time_and_size_is_seen(live: Live) -> None:
    path = live.project / "docs" / "articles" / "cumbre.md"
    stat = path.stat()
    path.write_text(ARTICLE.replace("La cumbre", "La cita!!"), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    live.server.builder()
    assert "La cita!!" in page(live, "articles/cumbre/")


def test_what_another_plugin_watches_has_all_built_anew(live: Live) -> None:
    write({"data.yml": "a"}, live.project)
    live.plugins["briefing"].reading.watch([str(live.project / "data.yml")])
    built = (live.site / "404.html").stat().st_mtime_ns
    live.server.builder()
    assert (live.site / "404.html").stat().st_mtime_ns == built
    write({"data.yml": "b"}, live.project)
    live.server.builder()
    assert (live.site / "404.html").stat().st_mtime_ns > built


def test_what_comes_while_all_is_built_is_seen_by_the_next_look(
    live: Live, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(reading: Reading, files: Files, config: MkDocsConfig, wanted: Settings) -> None:
        path = live.project / "docs" / "articles" / "late.md"
        path.write_text(OTHER.replace("El viaje", "Lo tardío"), encoding="utf-8")
        whole(reading, files, config, wanted)

    whole = Reading.whole
    monkeypatch.setattr(Reading, "whole", late)
    edit(live, "us.md", "# Ellos\n")
    monkeypatch.undo()
    monkeypatch.setattr("mkdocs_briefing.folder.GRAIN", 0)
    live.edited()
    assert "Lo tardío" in page(live, "articles/late/")


class Heard(FileSystemEventHandler):
    """Remembers what it is told of files."""

    def __init__(self) -> None:
        self.kinds: list[str] = []

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.kinds.append(event.event_type)


def test_reading_a_file_is_no_edit(tmp_path: Path) -> None:
    heard = Heard()
    path = str(tmp_path / "a.md")
    for event in (FileOpenedEvent(path), FileModifiedEvent(path), FileClosedNoWriteEvent(path)):
        Changes(heard).on_any_event(event)
    assert heard.kinds == ["modified"]


def test_a_folder_that_is_moved_out_is_an_edit(tmp_path: Path) -> None:
    heard = Heard()
    for event in (DirModifiedEvent(str(tmp_path)), DirDeletedEvent(str(tmp_path / "a"))):
        Changes(heard).on_any_event(event)
    assert heard.kinds == ["deleted"]


def test_where_links_lead_is_watched_as_well(tmp_path: Path) -> None:
    write({"docs/a.md": "", "README.md": "", "more/b/c.md": "", "far/d.md": ""}, tmp_path)
    links = {"docs/index.md": "README.md", "docs/more": "more", "more/far": "far", "far/up": "docs"}
    for name, target in links.items():
        (tmp_path / name).symlink_to(tmp_path / target)
    (tmp_path / "docs" / "gone.md").symlink_to(tmp_path / "gone.md")
    found = {str(tmp_path / name) for name in ("docs", "README.md", "more", "far")}
    assert set(targets(str(tmp_path / "docs"))) == found


class Queued(FileSystemEventHandler):
    """Gives what it is told of files to whoever waits."""

    def __init__(self) -> None:
        self._paths: SimpleQueue[str] = SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._paths.put(os.fsdecode(event.src_path))

    def wait_for(self, path: Path) -> None:
        while self._paths.get(timeout=DEADLINE) != str(path):
            pass


@pytest.fixture
def observer() -> Iterator[Native]:
    native = Native()
    yield native
    native.stop()
    native.join()


@pytest.mark.parametrize("name", ["late", "late/far", "late/a.md"])
def test_where_links_lead_that_come_later_is_watched_as_well(
    name: str, tmp_path: Path, observer: Native
) -> None:
    write({"docs/index.md": "", "late/a.md": "", "far/a.md": ""}, tmp_path)
    (tmp_path / "late" / "far").symlink_to(tmp_path / "far")
    heard, link, target = Queued(), tmp_path / "docs" / "link", (tmp_path / name).resolve()
    observer.schedule(heard, str(tmp_path / "docs"), recursive=True)
    observer.start()
    link.symlink_to(tmp_path / (name if name.endswith(".md") else "late"))
    heard.wait_for(link)
    edited = target / "b.md" if target.is_dir() else target
    edited.write_text("b", encoding="utf-8")
    heard.wait_for(edited)


def test_what_others_had_watched_is_watched_still(live: Live) -> None:
    path = live.project / "data"
    path.mkdir()
    for _ in range(2):
        live.server.watch(str(path))
    before = watched(live.server)
    watch_natively(live.server)
    assert str(path) in watched(live.server) == before
