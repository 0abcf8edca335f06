"""Every kind of page in a real browser: accessible, no wider than the window, and silent."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from sites import ROOT

ARTICLES = sorted(
    path.stem for path in (ROOT / "docs" / "articles").glob("*.md") if "." not in path.stem
)
PAGES = [
    "",
    *(f"articles/{name}/" for name in ARTICLES),
    "actors/",
    "actors/kim-jong-un/",
    "actors/jenny-town/",
    "dates/",
    "notes/",
]
# Material's search is a dialog without a name.
THEMES_OWN = [".md-search"]

pytestmark = pytest.mark.slow


def test_pages_are_accessible_and_fit(reader: Page) -> None:
    faults = {}
    for path in PAGES:
        reader.goto(path)
        for details in reader.locator("details").all():
            details.evaluate("details => details.open = true")
        found = Axe().run(reader, context={"exclude": THEMES_OWN}).response["violations"]
        for rule in found:
            faults[path, rule["id"]] = [node["html"] for node in rule["nodes"]]
        page, window = reader.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if page > window:
            faults[path, "width"] = page
    assert faults == {}


def test_headings_are_in_order(reader: Page) -> None:
    for path in PAGES:
        reader.goto(path)
        levels = reader.locator("article :is(h1, h2, h3, h4)").evaluate_all(
            "headings => headings.map(heading => Number(heading.tagName[1]))"
        )
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_a_fact_leads_to_its_passage_and_back(reader: Page) -> None:
    reader.goto(f"articles/{ARTICLES[0]}/")
    reader.locator(".b-claim a").first.click()
    expect(reader.locator(".b-fact:target")).to_have_count(1)
    reader.go_back()
    expect(reader.locator(".b-fact:target")).to_have_count(0)
