"""The search in a real browser: below a path, with instant navigation, on a strict host."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from serving import served, watched
from sites import run, write

pytestmark = pytest.mark.slow

CONFIG = """\
site_name: Prueba
site_url: {address}ruta/larga/
theme:
  name: material
  font: false
  features: [navigation.instant]
plugins: [briefing]
extra:
  generator: false
"""
ARTICLE = """\
---
title: {title}
{date}source:
  publisher: {publisher}
---

{text}
"""
TEXTS = (
    (
        "alaska",
        "Cumbre en Alaska",
        "2025-08-12",
        "Infobae",
        (
            "El presidente de Rusia, Vladímir Putin, viajará a Alaska el viernes.\n\n"
            "La negociación con EE. UU. será larga, según el Kremlin."
        ),
    ),
    (
        "kiev",
        "Respuesta de Kiev",
        "2025-08-10",
        "El País",
        (
            "Volodímir Zelenski habló de negociaciones con la Unión Europea.\n\n"
            "El presidente de Estados Unidos no asistió."
        ),
    ),
    (
        "lima",
        "Acuerdo en Lima",
        "2024-05-01",
        "Infobae",
        "Perú firmó un acuerdo con Chile.\n\nEl pacto <script>alert(1)</script> entra en vigor.",
    ),
    ("canje", "Canje en el puente", "2022-03-01", "El Faro", "Volvieron nueve presos a casa."),
    ("tarifas", "Nuevas tarifas", "", "La Nación", "EEUU anunció tarifas para Perú."),
)
BULLETINS = tuple(
    (f"b{n:02}", f"Parte {n}", f"2023-01-{n:02}", "Boletín", f"El temporal siguió el día {n}.")
    for n in range(1, 13)
)
NOTES = """\
## Antecedente {.context}

> La negociación con EE. UU.

Véase el tratado de amistad.

## Pendiente {.question .internal}

> viajará a Alaska

Solo para la redacción.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site below a path; built when its address is known, as a real one is."""
    folder, root = tmp_path_factory.mktemp("project"), tmp_path_factory.mktemp("served")
    with served(root) as origin:
        for name, title, day, publisher, text in (*TEXTS, *BULLETINS):
            date = f"date: {day}\n" if day else ""
            article = ARTICLE.format(title=title, date=date, publisher=publisher, text=text)
            write({f"docs/articles/{name}.md": article}, folder)
        write({"mkdocs.yml": CONFIG.format(address=origin)}, folder)
        write({"docs/articles/alaska.notes.md": NOTES, "docs/about.md": "# Acerca de\n"}, folder)
        site = root / "ruta" / "larga"
        run("mkdocs", "build", "--quiet", "--site-dir", site, cwd=folder)
        yield f"{origin}ruta/larga/"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched(browser, address, viewport={"width": 1440, "height": 900}) as opened:
        yield opened


def titles(page: Page) -> list[str]:
    return page.locator(".b-hit-list h2").all_inner_texts()


def options(page: Page) -> Locator:
    """What is suggested below a field."""
    return page.locator(".b-list [role=option]")


def search(page: Page, query: str, number: int) -> None:
    page.goto(f"search/?{query}")
    expect(page.locator(".b-hit-list li")).to_have_count(number)


def counts(page: Page, facet: str) -> dict[str, str]:
    """The values of a facet with their numbers, once they are there."""
    group = page.locator(f"[data-facet={facet}]")
    expect(group.locator("li").first).to_be_attached()
    values = group.locator("li").all_text_contents()
    return dict(value.strip().rsplit(" ", 1) for value in values)


def test_accents_case_and_endings_do_not_matter(page: Page) -> None:
    search(page, "q=NEGOCIACION", 2)
    marks = page.locator(".b-quote mark").all_inner_texts()
    assert sorted(marks) == ["negociaciones", "negociación"]
    quotes = page.locator(".b-quote").all_inner_texts()
    assert "La negociación con EE. UU. será larga, según el Kremlin." in quotes
    search(page, "q=volodimir", 1)
    assert titles(page) == ["Respuesta de Kiev"]


@pytest.mark.parametrize("name", ["EEUU", "EE.UU.", "EE. UU.", "Estados Unidos", "USA", "eeuu"])
def test_an_actor_is_found_by_any_of_its_names(page: Page, name: str) -> None:
    search(page, f"q={name}", 3)
    assert page.locator(".b-hit-actors a").first.inner_text() == "Estados Unidos"
    assert set(titles(page)) == {"Cumbre en Alaska", "Respuesta de Kiev", "Nuevas tarifas"}
    # Found by a name that it does not have, an article shows the one that it has.
    expect(page.locator(".b-quote:has(mark)")).to_have_count(3)


def test_words_that_only_begin_alike_are_not_found(page: Page) -> None:
    search(page, "q=presos", 1)  # and none with a president
    assert titles(page) == ["Canje en el puente"]
    expect(page.locator(".b-count")).to_have_text("1 resultado")
    assert counts(page, "medio") == {"El Faro": "1"}


def test_words_that_are_everywhere_do_not_count(page: Page) -> None:
    search(page, "q=la+negociación+de+la+cumbre+en+Alaska", 1)
    search(page, "q=%22larga+según%22", 1)


def test_facets_are_counted_and_several_values_are_any_of_them(page: Page) -> None:
    search(page, "q=presidente", 2)
    assert counts(page, "medio") == {"El País": "1", "Infobae": "1"}
    assert counts(page, "año") == {"2025": "2"}
    assert counts(page, "pais")["Estados Unidos"] == "2"
    assert counts(page, "nota") == {"Contexto": "1"}
    page.get_by_role("checkbox", name="Infobae").check()
    expect(page.locator(".b-hit-list li")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"search/\?q=presidente&medio=Infobae$"))
    page.get_by_role("checkbox", name="El País").focus()
    page.keyboard.press("Space")
    expect(page.locator(".b-hit-list li")).to_have_count(2)
    # The list is made anew, and the keyboard stays where it was.
    expect(page.get_by_role("checkbox", name="El País", checked=True)).to_be_focused()
    page.get_by_role("button", name="Quitar Infobae").click()
    expect(page.locator(".b-hit-list li")).to_have_count(1)
    assert titles(page) == ["Respuesta de Kiev"]
    expect(page.locator("#b-find-q")).to_be_focused()


def test_a_search_can_be_linked_to_and_sorted(page: Page) -> None:
    search(page, "q=EEUU&orden=recientes", 3)
    newest = ["Cumbre en Alaska", "Respuesta de Kiev", "Nuevas tarifas"]
    assert titles(page) == newest
    page.get_by_label("Orden").select_option("Más antiguos")
    expect(page.locator(".b-hit-list h2").first).to_have_text("Nuevas tarifas")
    assert titles(page) == newest[::-1]
    expect(page).to_have_url(re.compile(r"\?q=EEUU&orden=antiguos$"))
    search(page, "q=Perú&medio=Infobae&pais=Chile&año=2024", 1)
    assert titles(page) == ["Acuerdo en Lima"]
    expect(page.get_by_role("checkbox", name="Infobae")).to_be_checked()
    page.reload()
    expect(page.locator(".b-hit-list h2")).to_have_text(["Acuerdo en Lima"])


def test_a_filter_alone_lists_the_newest_and_loads_no_more_than_it_shows(page: Page) -> None:
    loaded: list[str] = []
    page.on("request", lambda sent: loaded.append(sent.url))
    page.goto("search/")
    page.get_by_role("link", name="Boletín", exact=True).click()
    expect(page.locator(".b-hit-list li")).to_have_count(10)
    assert titles(page)[0] == "Parte 12"
    expect(page.locator(".b-count")).to_have_text("12 resultados")
    expect(page.locator("[data-facet=medio] li")).not_to_have_count(0)
    assert len([url for url in loaded if ".pf_fragment" in url]) == 10
    page.get_by_role("button", name="Más resultados").click()
    expect(page.locator(".b-hit-list li")).to_have_count(12)
    page.wait_for_function("document.activeElement.textContent === 'Parte 2'")
    expect(page.get_by_role("button", name="Más resultados")).to_be_hidden()


def test_actors_to_narrow_down_by_are_found_while_typing(page: Page) -> None:
    search(page, "q=presidente", 2)
    expect(page.locator(".b-another")).to_be_visible()
    page.locator(".b-another").press_sequentially("usa")
    expect(options(page).first).to_have_text("Estados Unidos")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Quitar Estados Unidos")).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape("pais=Estados+Unidos")))


def test_the_header_searches_with_the_keyboard_alone(page: Page) -> None:
    page.goto("actors/")
    page.keyboard.press("Tab")
    page.locator("article a").first.focus()
    page.keyboard.press("/")
    field = page.locator(".b-search [role=combobox]")
    expect(field).to_be_focused()
    page.keyboard.type("zelens")
    expect(options(page)).to_have_count(3)
    assert options(page).first.inner_text().startswith("Volodímir Zelenski")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(page.locator("article a").first).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("zelenski")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("ArrowUp")
    expect(page.locator(".b-list [aria-selected=true]")).to_contain_text("Todos los resultados")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".b-list [aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(page.locator(".b-list [aria-selected=true]")).to_contain_text("Volodímir")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/volodimir-zelenski/")


def test_results_are_walked_with_the_arrows(page: Page) -> None:
    search(page, "q=EEUU&orden=recientes", 3)
    page.locator("body").press("/")
    expect(page.locator("#b-find-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Estados Unidos", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/alaska/")
    page.go_back()
    expect(page.locator(".b-hit-list li")).to_have_count(3)


def test_what_is_not_found_is_said(page: Page) -> None:
    page.goto("actors/")
    page.keyboard.press("/")
    page.keyboard.type("xilófono")
    expect(options(page)).to_contain_text("No hay resultados")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=xil*")
    expect(page.get_by_role("status")).to_contain_text("No hay resultados")


def test_notes_are_found_in_their_article_and_internal_ones_are_not(page: Page) -> None:
    search(page, "q=tratado+amistad", 1)
    assert titles(page) == ["Cumbre en Alaska"]
    search(page, "nota=Contexto", 1)
    page.goto("search/?q=redacción")
    expect(page.get_by_role("status")).to_contain_text("No hay resultados")


def test_what_an_article_says_does_nothing(page: Page) -> None:
    search(page, "q=vigor", 1)
    assert "<script>alert(1)</script>" in page.locator(".b-quote").inner_text()


def test_pages_of_the_users_own_are_found(page: Page) -> None:
    search(page, "q=acerca", 1)
    page.locator(".b-hit-list a").click()
    page.wait_for_url("**/ruta/larga/about/")


def test_it_works_after_instant_navigation(page: Page) -> None:
    page.goto("articles/alaska/")
    page.evaluate("window.isFirst = true")
    page.get_by_role("link", name="Vladímir Putin").first.click()
    page.wait_for_url("**/actors/vladimir-putin/*")
    page.locator(".md-header__button.md-logo").click()
    page.wait_for_url("**/ruta/larga/")
    assert page.evaluate("window.isFirst"), "the page was loaded anew"
    page.keyboard.press("/")
    page.keyboard.type("temporal")
    expect(options(page).last).to_contain_text("Todos los resultados")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ruta/larga/search/?q=temporal")
    expect(page.locator(".b-hit-list li")).to_have_count(10)
    page.locator(".b-hit-list a").first.click()
    page.wait_for_url("**/articles/b*/")
    page.go_back()
    expect(page.locator(".b-hit-list li")).to_have_count(10)


def test_without_scripts_it_says_what_to_do(browser: Browser, address: str) -> None:
    reader = {"java_script_enabled": False, "viewport": {"width": 1440, "height": 900}}
    with watched(browser, address, **reader) as page:
        page.goto("articles/alaska/")
        page.locator(".b-search [name=q]").fill("cumbre")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=cumbre")
        expect(page.locator("noscript p")).to_contain_text("necesita JavaScript")
        expect(page.locator("noscript p")).to_be_visible()
        page.locator("article").get_by_role("link", name="Cronología").click()
        page.wait_for_url("**/dates/")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_while_open(
    browser: Browser, address: str, width: int, scheme: str
) -> None:
    reader = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with watched(browser, address, **reader) as page:
        faults = []
        for place in (
            "search/",
            "search/?q=EEUU&medio=Infobae",
            "search/?q=nada+de+nada",
            "actors/",
        ):
            page.goto(place)
            page.wait_for_load_state("networkidle")
            if place == "actors/" and width > 1000:
                page.keyboard.press("/")
                page.keyboard.type("EEUU")
                expect(options(page)).to_have_count(5)
                page.keyboard.press("ArrowDown")
            for details in page.locator("details").all():
                details.evaluate("details => details.open = true")
            found = Axe().run(page).response["violations"]
            faults += [
                (place, rule["id"], node["html"]) for rule in found for node in rule["nodes"]
            ]
            page_width = page.evaluate("document.documentElement.scrollWidth")
            assert page_width <= width, place
        assert faults == []
