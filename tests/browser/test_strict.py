"""The example site on a host that forbids all but its own files, walked through by keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page, expect
from serving import served, watched
from sites import ROOT

pytestmark = pytest.mark.slow

PUTIN = "2025-08-12-putin-y-kim-fortalecen-la-alianza-militar-en-el-contexto"
ARTICLE = f"articles/{PUTIN}/"
# Says what the policy forbade where `watched` hears it; the browser says it in other words as well.
TELL = "addEventListener('securitypolicyviolation', (event) => console.error(event.blockedURI))"
# What has the focus: its region of the page, whether it stands out, and whether nothing covers it.
FOCUS = """async (regions) => {
  await Promise.allSettled(document.getAnimations().map((motion) => motion.finished));
  const now = document.activeElement;
  if (now === document.body) return null;
  // The theme shows the state of a hidden box at its label.
  const shown = now.matches(".md-option") ? now.nextElementSibling : now;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
  const [{ left, top, width, height }] = shown.getClientRects();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  return {
    name: now.getAttribute("aria-label") || now.innerText || now.id,
    region: regions.findLast((region) => now.closest(region)) ?? "",
    is_top: now.matches(".md-top"),
    place: [...document.querySelectorAll("*")].indexOf(now),
    outlined: (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none",
    there: shown.contains(there),
  };
}"""
MOST_STEPS = 400
# What is met on the way through a page, in its order; the innermost names a place.
ORDER = [
    ".md-skip",
    ".md-header__inner",
    ".b-search",
    ".md-tabs",
    ".md-sidebar",
    ".md-content",
    ".b-facts",
    ".b-text",
    ".b-note",
    ".b-actors",
    "#related ~ ul",
]
WALKS = [
    ("", [".md-skip", ".b-search", ".md-content"]),
    (ARTICLE, [".md-skip", ".b-search", *ORDER[5:]]),
    ("actors/kim-jong-un/", [".md-skip", ".b-search", ".md-content", ".b-facts"]),
]


@pytest.fixture(scope="module")
def address(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the example site is served, below the path that its configuration names."""
    root = tmp_path_factory.mktemp("strict")
    path = urlsplit(load_config(str(ROOT / "mkdocs.yml")).site_url or "").path.strip("/")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(example_site)
    with served(root) as server:
        yield f"{server}{path}/"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, viewport={"width": 1440, "height": 900}) as opened:
        opened.add_init_script(TELL)
        yield opened


def kinds_of_pages(site: Path) -> list[str]:
    """One page of each kind; all of the project's own pages, which are few."""
    found = [path.parent.relative_to(site).as_posix() for path in sorted(site.rglob("index.html"))]
    one = {"/".join(path.split("/")[:-1]): path for path in found}
    about = [path for path in found if path.startswith("about/")]
    return [f"{path}/".removeprefix("./") for path in {*one.values(), *about, "actors", "dates"}]


def test_no_page_needs_what_a_strict_host_forbids(page: Page, example_site: Path) -> None:
    for path in sorted(kinds_of_pages(example_site)):
        answer = page.goto(path, wait_until="networkidle")
        assert answer
        assert "default-src 'none'" in answer.headers["content-security-policy"], path
        assert page.locator("h1").count() == 1, path
        styled = "getComputedStyle(document.querySelector('.b-title, h1')).fontFamily"
        assert page.evaluate(styled), path


def write_style(browser: Browser, address: str) -> None:
    with watched(browser, address) as page:
        page.add_init_script(TELL)
        page.goto("")
        with page.expect_console_message(lambda said: said.text == "inline"):
            page.evaluate(
                "document.body.insertAdjacentHTML('beforeend', '<b style=\"color: red\">')"
            )


def test_what_is_forbidden_would_be_heard(browser: Browser, address: str) -> None:
    with pytest.raises(AssertionError):
        write_style(browser, address)


def test_everything_works_on_a_strict_host(page: Page) -> None:
    page.goto("")
    page.keyboard.press("/")
    page.keyboard.type("negociacion")
    expect(page.locator(".b-list [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.goto("search/?q=kim")
    expect(page.locator(".b-hit-list li").first).to_be_visible()
    page.goto(ARTICLE)
    page.locator('.b-text a[href*="kim-jong-un"]').first.hover()
    expect(page.locator(".b-glance")).to_contain_text("Kim Jong-un")
    page.locator(".b-call").first.click()
    expect(page.locator(".b-note:target")).to_be_visible()
    expect(page.locator(".b-copy").first).to_be_visible()
    page.locator("summary").first.click()
    expect(page.locator("details[open]").first).to_be_visible()
    page.goto("dates/")
    page.locator(".b-filter select").first.select_option(index=1)
    expect(page.locator(".b-filter [role=status]")).not_to_be_empty()
    page.goto("notes/")
    page.get_by_role("article").locator(".b-notes a").first.click()
    expect(page.locator(".b-note:target")).to_be_visible()


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """What the key leads to, one after the other, until the focus leaves the page."""
    steps: list[dict[str, Any]] = []
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        step = page.evaluate(FOCUS, ORDER)
        if step is None or (steps and step["place"] == steps[0]["place"]):
            return steps
        steps.append(step)
    return pytest.fail(f"no end of {page.url}: {[step['name'] for step in steps[-5:]]}")


@pytest.mark.parametrize(("path", "regions"), WALKS)
@pytest.mark.parametrize("width", [390, 1440])
def test_the_tab_key_leads_through_the_whole_page(
    browser: Browser, address: str, path: str, regions: list[str], width: int
) -> None:
    with watched(browser, address, viewport={"width": width, "height": 900}) as page:
        page.clock.install()
        page.goto(path)
        page.clock.pause_at("2100-01-01")  # so that no card opens on the way
        forward = walk(page, "Tab")
        # The theme's way back to the top is there while the page is scrolled back.
        backward = [step for step in walk(page, "Shift+Tab") if not step["is_top"]]
        places = [step["place"] for step in forward]
        assert places == sorted(places)
        assert [step["place"] for step in backward] == places[::-1]
        met = dict.fromkeys(step["region"] for step in forward)
        assert list(met) == [region for region in ORDER if region in {*met, *regions}]
        for steps in (forward, backward):
            assert [step["name"] for step in steps if not step["outlined"]] == []
            assert [step["name"] for step in steps if not step["there"]] == []
