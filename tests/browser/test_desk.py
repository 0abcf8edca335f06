"""The editors' bar in a real browser: read by all, in nobody's way."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from live import clean
from playwright.sync_api import Browser, Page, expect
from serving import served, watched
from sites import copy_example

pytestmark = pytest.mark.slow

PAGES = ("", "articles/el-lider-norcoreano-kim-jong-un-muestra-apoyo-a-vladmir/", "actors/hanoi/")
BOX = "element => JSON.stringify(element.getBoundingClientRect())"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example site as editors see it."""
    folder = tmp_path_factory.mktemp("desk")
    with served(clean(copy_example(folder), folder / "served")) as where:
        yield where


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")], ids=str)
def editor(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with watched(browser, address, **options) as page:
        yield page


@pytest.mark.parametrize("path", PAGES)
def test_it_opens_by_keyboard_moves_nothing_and_says_all(editor: Page, path: str) -> None:
    editor.goto(path)
    title = editor.locator("h1").first
    before = title.evaluate(BOX)
    editor.locator(".b-desk summary").focus()
    editor.keyboard.press("Enter")
    panel = editor.locator(".b-desk__list")
    expect(panel).to_be_visible()
    assert title.evaluate(BOX) == before
    box = panel.bounding_box()
    size = editor.viewport_size
    assert box
    assert size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    editor.keyboard.press("Tab")
    assert editor.evaluate("document.activeElement.closest('.b-desk__list') !== null")
    assert Axe().run(editor).response["violations"] == []


def test_it_needs_no_script_and_is_not_printed(browser: Browser, address: str) -> None:
    with watched(browser, address, java_script_enabled=False) as page:
        page.goto(PAGES[1])
        page.locator(".b-desk summary").click()
        expect(page.get_by_role("link", name="Jenny Town").first).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".b-desk")).not_to_be_visible()
