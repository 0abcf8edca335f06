"""Cards at links in a real browser: below a path, with instant navigation, on a strict host."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from serving import served, watched
from sites import run, write

pytestmark = pytest.mark.slow

SOURCE = Path(__file__).parents[1] / "annotated"
ARTICLE = "articles/acuerdo/"
CONFIG = """\
site_name: Prueba
site_url: {address}
use_directory_urls: {folders}
theme:
  name: material
  font: false
  features: [navigation.instant]
  palette:
    - media: "(prefers-color-scheme: light)"
      primary: custom
      toggle: {{icon: material/weather-night, name: Modo oscuro}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      toggle: {{icon: material/weather-sunny, name: Modo claro}}
plugins: [{{briefing: {{search: false}}}}]
extra: {{generator: false}}
"""
RARE = '<b>Raro</b> & "Cía." <img src=x>'
# Whether the focus is at the link that follows one in the text.
IS_NEXT = """link => {
  const links = [...document.querySelectorAll(".b-text a")];
  return links[links.indexOf(link) + 1] === document.activeElement;
}"""
# Longer than any card waits, in milliseconds.
LONG = 60_000
WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[bool, str]]:
    """The annotated site below a path, with folders as addresses and without."""
    folder, root = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("served")
    shutil.copytree(SOURCE, folder / "docs")
    write({"docs/actors/raro.md": f"---\nname: '{RARE}'\nkind: organization\n---\n"}, folder)
    with served(root) as origin:
        found = {}
        for folders in (True, False):
            path = "una/ruta/" if folders else "otra/"
            found[folders] = f"{origin}{path}"
            config = CONFIG.format(address=found[folders], folders=str(folders).lower())
            write({"mkdocs.yml": config}, folder)
            run("mkdocs", "build", "--quiet", "--site-dir", root / path, cwd=folder)
        yield found


@pytest.fixture
def address(addresses: dict[bool, str]) -> str:
    return addresses[True]


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A wide page whose clock can be put forward."""
    with watched(browser, address, viewport=WIDE) as opened:
        opened.clock.install()
        yield opened


def actor(page: Page, name: str = "oscar-ibanez") -> Locator:
    """The first link to an actor in an article's text."""
    return page.locator(f'.b-text a[href*="actors/{name}"]').first


def card(page: Page) -> Locator:
    return page.locator(".b-glance")


def by_key(link: Locator) -> None:
    """Give a link the focus as a key does; no other link with a card has it on the way."""
    link.page.locator(".md-skip").focus()
    link.focus()
    assert link.evaluate("link => link.matches(':focus-visible')")


def later(page: Page) -> None:
    """Let everything happen that would happen without the reader."""
    page.clock.run_for(LONG)


def leave(page: Page) -> None:
    page.mouse.move(1, 1)


def test_a_card_says_who_it_is_and_leads_to_the_last_fact(page: Page) -> None:
    page.goto("articles/visita/")
    page.locator('.b-actors a[href*="oscar-ibanez"]').hover()
    expect(card(page)).to_contain_text("Óscar Ibáñez")
    expect(card(page)).to_contain_text("Persona · ministro de Transportes · ")
    fact = card(page).locator("q").inner_text()
    card(page).locator("a").last.click()
    page.wait_for_url("**/articles/*/#f-*")
    expect(page.locator(".b-fact:target")).to_have_text(fact)


def test_a_card_is_hoverable_and_stays_until_it_is_left(page: Page) -> None:
    page.goto(ARTICLE)
    actor(page).hover()
    expect(card(page)).to_be_visible()
    later(page)
    expect(card(page)).to_be_visible()
    card(page).locator("a").first.hover()
    later(page)
    expect(card(page)).to_be_visible()
    leave(page)
    expect(card(page)).to_have_count(0)


def test_a_card_that_was_closed_stays_closed_until_the_link_is_left(page: Page) -> None:
    page.goto(ARTICLE)
    actor(page).hover()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    actor(page).hover(position={"x": 3, "y": 3})
    later(page)
    expect(card(page)).to_have_count(0)
    leave(page)
    actor(page).hover()
    expect(card(page)).to_be_visible()


def test_passing_over_a_link_opens_nothing(page: Page) -> None:
    page.goto(ARTICLE)
    page.clock.pause_at("2100-01-01")
    actor(page).hover()
    page.clock.run_for(100)
    leave(page)
    later(page)
    expect(card(page)).to_have_count(0)


def test_the_keyboard_opens_a_card_and_goes_through_it(page: Page) -> None:
    page.goto(ARTICLE)
    link = actor(page)
    by_key(link)
    expect(card(page)).to_be_visible()
    inside = card(page).locator("a")
    for index in range(inside.count()):
        page.keyboard.press("Tab")
        expect(inside.nth(index)).to_be_focused()
        assert inside.nth(index).evaluate("a => getComputedStyle(a).outlineStyle") == "solid"
    later(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()
    expect(card(page)).to_be_visible()
    for _ in range(inside.count() + 1):
        page.keyboard.press("Tab")
    expect(page.get_by_role("group", name="Óscar Ibáñez")).to_have_count(0)
    assert link.evaluate(IS_NEXT), "the focus goes on behind the link"
    page.keyboard.press("Shift+Tab")
    expect(link).to_be_focused()


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_escape_closes_a_card_and_gives_the_focus_back(page: Page, steps: int) -> None:
    page.goto(ARTICLE)
    by_key(actor(page))
    expect(card(page)).to_be_visible()
    for _ in range(steps):
        page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(actor(page)).to_be_focused()
    later(page)
    expect(card(page)).to_have_count(0)
    by_key(actor(page))
    expect(card(page)).to_be_visible()


def test_a_card_with_the_focus_is_not_taken_away(page: Page) -> None:
    page.goto(ARTICLE)
    by_key(actor(page))
    expect(card(page)).to_be_visible()
    page.keyboard.press("Tab")
    page.locator('.b-actors a[href*="ana-lucia"]').hover()
    later(page)
    expect(card(page).locator("a").first).to_be_focused()


def test_assistive_technology_hears_of_a_card(page: Page) -> None:
    page.goto(ARTICLE)
    actor(page).hover()
    expect(page.get_by_role("group", name="Óscar Ibáñez")).to_be_visible()
    identifier = card(page).get_attribute("id")
    assert identifier
    expect(actor(page)).to_have_attribute("aria-details", identifier)
    page.keyboard.press("Escape")
    expect(actor(page)).not_to_have_attribute("aria-details", identifier)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_an_open_card_is_accessible_and_fits(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    viewport = {"width": width, "height": 800}
    with watched(browser, address, viewport=viewport, color_scheme=scheme) as page:
        page.goto(ARTICLE)
        for link in (actor(page), page.locator('.b-actors a[href*="ana-lucia"]')):
            link.scroll_into_view_if_needed()
            link.hover()
            expect(card(page).get_by_role("link", name=link.inner_text()).first).to_be_visible()
            box = card(page).bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
            at = link.bounding_box()
            assert at
            assert box["y"] >= at["y"] + at["height"] or box["y"] + box["height"] <= at["y"]
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        exclude = [".md-search"]  # the theme's own
        assert Axe().run(page, context={"exclude": exclude}).response["violations"] == []


def test_nothing_moves(page: Page) -> None:
    page.goto(ARTICLE)
    actor(page).hover()
    expect(card(page)).to_be_visible()
    assert card(page).evaluate("card => card.getAnimations({ subtree: true }).length") == 0
    expect(card(page)).to_have_css("animation-name", "none")
    expect(card(page)).to_have_css("transition-duration", "0s")


def test_what_a_card_says_is_text(page: Page) -> None:
    page.goto("actors/")
    page.locator('.b-index a[href*="actors/raro"]').first.hover()
    expect(card(page).locator("a")).to_have_text(RARE)


def test_cards_work_after_an_instant_navigation(page: Page) -> None:
    page.goto(ARTICLE)
    page.evaluate("window.stays = true")
    actor(page).hover()
    card(page).locator("a").first.click()
    page.wait_for_url("**/actors/oscar-ibanez/")
    expect(card(page)).to_have_count(0)
    page.locator('.b-mentions a[href*="articles/acuerdo"]').first.click()
    page.wait_for_url(f"**/{ARTICLE}")
    actor(page, "ana-lucia-vega").hover()
    expect(card(page)).to_contain_text("presidenta de la Cofradía")
    assert page.evaluate("window.stays") is True


def test_cards_lead_to_files_where_addresses_are_files(
    browser: Browser, addresses: dict[bool, str]
) -> None:
    with watched(browser, addresses[False], viewport=WIDE) as page:
        page.goto("articles/visita.html")
        page.locator('.b-actors a[href$="oscar-ibanez.html"]').hover()
        card(page).locator("a").last.click()
        page.wait_for_url("**/articles/*.html#f-*")
        expect(page.locator(".b-fact:target")).to_be_visible()
        page.goto("actors/oscar-ibanez.html")
        page.get_by_role("article").locator('a[href$="actors/index.html"]').hover()
        expect(card(page)).to_have_count(0)


def test_each_card_is_asked_for_once_and_only_when_it_is_wanted(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if "card.json" in sent.url else None)
    page.goto(ARTICLE, wait_until="networkidle")
    assert asked == []
    for _ in range(2):
        actor(page).hover()
        expect(card(page)).to_be_visible()
        leave(page)
        expect(card(page)).to_have_count(0)
    assert len(asked) == 1


def never(context: BrowserContext, article: str = ARTICLE) -> None:
    """No card opens in the context, by pointer or key, and a click leads where the link leads."""
    page = context.new_page()
    page.clock.install()
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.goto(article)
    by_key(actor(page))
    later(page)
    actor(page).hover()
    later(page)
    expect(card(page)).to_have_count(0)
    actor(page).click()
    page.wait_for_url("**/actors/oscar-ibanez/")
    assert not [url for url in asked if "card.json" in url]
    context.close()


def test_whoever_saves_data_gets_no_cards(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport=WIDE)
    context.add_init_script(
        "Object.defineProperty(navigator.connection, 'saveData', { value: true })"
    )
    never(context)


def test_whoever_prefers_less_data_gets_no_cards(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address, viewport=WIDE)
    # No browser lets this be chosen yet without a flag.
    context.add_init_script(
        "const asked = matchMedia;"
        "window.matchMedia = (query) => /reduced-data: reduce/.test(query)"
        " ? { matches: true } : asked.call(window, query);"
    )
    never(context)


def test_a_touch_leads_on_at_once(browser: Browser, address: str) -> None:
    context = browser.new_context(
        base_url=address, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(ARTICLE)
    assert page.evaluate("matchMedia('(hover: none)').matches")
    by_key(actor(page))
    actor(page).tap()
    page.wait_for_url("**/actors/oscar-ibanez/")
    never(context)


def test_without_scripts_a_link_is_a_link(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(ARTICLE)
    actor(page).click()
    page.wait_for_url("**/actors/oscar-ibanez/")
    expect(page.locator("h1")).to_have_text("Óscar Ibáñez")
    context.close()


def test_a_note_that_is_out_of_sight_is_shown_at_its_number(browser: Browser, address: str) -> None:
    with watched(browser, address, viewport={"width": 1000, "height": 300}) as page:
        asked: list[str] = []
        page.on("request", lambda sent: asked.append(sent.url) if "json" in sent.url else None)
        page.goto(ARTICLE, wait_until="networkidle")
        asked.clear()
        by_key(page.locator('.b-call[href$="#n-el-dique"]'))
        expect(card(page)).to_contain_text("El dique")
        expect(card(page)).to_contain_text("Se hundió el 2 de agosto de 2024.")
        expect(card(page).locator(".b-note__kind")).to_be_visible()
        violations = Axe().run(page, context={"exclude": [".md-search"]}).response["violations"]
        assert violations == []
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#n-el-dique")).to_be_in_viewport()
        assert asked == []


def test_a_note_that_stands_beside_its_passage_needs_no_card(page: Page) -> None:
    page.goto(ARTICLE)
    expect(page.locator("#n-titular")).to_be_in_viewport(ratio=1)
    page.locator('.b-call[href$="#n-titular"]').hover()
    later(page)
    expect(card(page)).to_have_count(0)


def test_a_card_is_not_printed(page: Page) -> None:
    page.goto(ARTICLE)
    actor(page).hover()
    expect(card(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(card(page)).to_be_hidden()
