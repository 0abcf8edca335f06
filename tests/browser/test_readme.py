"""A site configured as the README says, with all that the theme then adds: accessible."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from sites import ROOT, run, write

CONFIG = re.compile(r"^```yaml\n(site_name: .*?)^```", re.MULTILINE | re.DOTALL)
ARTICLE = "---\ntitle: Boric viaja a Lima\ndate: 2025-08-12\n---\n\nGabriel Boric viajó a Lima.\n"
PAGES = ["", "articles/viaje/", "actors/", "dates/", "notes/", "guia/"]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(
    serve: Callable[[Path], AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Where the site is served."""
    folder = tmp_path_factory.mktemp("readme")
    found = CONFIG.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert found
    pages = {"docs/articles/viaje.md": ARTICLE, "docs/guia.md": "# Guía\n\nCómo se lee.\n"}
    write({"mkdocs.yml": found[1], **pages}, folder)
    run("mkdocs", "build", "--strict", cwd=folder)
    with serve(folder / "site") as server:
        yield server


def test_pages_are_accessible_with_what_the_theme_adds(reader: Page) -> None:
    faults = {}
    for path in PAGES:
        reader.goto(path)
        assert reader.locator(".md-copyright").count() == 1
        for rule in Axe().run(reader).response["violations"]:
            faults[path, rule["id"]] = [node["html"] for node in rule["nodes"]]
    assert faults == {}
