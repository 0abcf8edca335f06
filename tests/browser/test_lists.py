"""Long lists in a real browser: filters, pictures of numbers, dossiers, pairs, home."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from sites import ROOT, run, write

CONFIG = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nplugins:")[0]
OPTIONS = "\nplugins: [briefing: {search: false}]\nextra: {generator: false}\n"
ACTORS = {
    "ana-nunez": "name: Ana Núñez\nkind: person\nrole: ministra de Exteriores",
    "juan-noguera": "name: Juan Noguera\nkind: person\nrole: presidente",
    "nandu": "name: Ñandú\nkind: organization\naliases: [Organización del Sur]",
}
PAGES = [
    "",
    "actors/",
    "actors/ana-nunez/",
    "actors/ana-nunez/2025/",
    "pairs/ana-nunez--juan-noguera/",
    "dates/",
]

pytestmark = pytest.mark.slow
# What does not depend on width and colours is tried in one of each.
once = pytest.mark.parametrize("reader", [(1440, "light")], ids=str, indirect=True)


def articles(number: int) -> Iterator[tuple[str, str]]:
    """One article every third day, newest first, all about the same two persons."""
    for index in range(number):
        day = date(2025, 3, 30) - timedelta(days=3 * index)
        body = (
            f"Núñez habló con Noguera el {day.day} de enero de 2024. "
            f"Ñandú se reunirá en mayo de 2026. Ana Núñez visitó Rusia en {2000 + index % 20}."
        )
        text = f'---\ntitle: "Ana Núñez y Juan Noguera, día {index}"\ndate: {day}\n---\n\n{body}\n'
        yield f"articles/{day}-dia.md", text


@pytest.fixture(scope="module")
def address(
    serve: Callable[[Path], AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """Where a site is served whose lists are long."""
    folder = tmp_path_factory.mktemp("lists")
    actors = {f"docs/actors/{name}.md": f"---\n{text}\n---\n" for name, text in ACTORS.items()}
    files = {f"docs/{name}": text for name, text in articles(64)}
    config = CONFIG.partition("site_url:")[0] + CONFIG[CONFIG.index("theme:") :] + OPTIONS
    write({**actors, **files, "docs/index.md": "# Inicio\n", "mkdocs.yml": config}, folder)
    run("mkdocs", "build", "--strict", cwd=folder)
    with serve(folder / "site") as server:
        yield server


def visible(page: Page, items: str) -> Locator:
    return page.locator(items).locator("visible=true")


def test_lists_are_accessible_and_fit(reader: Page) -> None:
    faults = {}
    for path in PAGES:
        reader.goto(path)
        reader.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        for rule in Axe().run(reader).response["violations"]:
            faults[path, rule["id"]] = [node["html"] for node in rule["nodes"]]
        page, window = reader.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if page > window:
            faults[path, "width"] = page
    assert faults == {}


@once
def test_the_chronology_is_filtered_and_the_address_says_how(reader: Page) -> None:
    reader.goto("dates/")
    whole = visible(reader, ".b-dates li").count()
    reader.get_by_label("Actor", exact=True).select_option("nandu")
    expect(reader.locator(".b-filter [role=status]")).to_contain_text("a la vista")
    assert 0 < visible(reader, ".b-dates li").count() < whole
    expect(visible(reader, ".b-dates li").filter(has_not_text="Ñandú")).to_have_count(0)
    expect(reader).to_have_url(re.compile(r"dates/\?actor=nandu$"))
    reader.get_by_label("Tipo", exact=True).select_option("year")
    expect(visible(reader, ".b-dates li")).to_have_count(0)
    expect(reader.locator(".b-filter [role=status]")).to_have_text("Nada coincide con el filtro.")
    reader.get_by_role("button", name="Quitar filtros").click()
    expect(visible(reader, ".b-dates li")).to_have_count(whole)
    expect(reader).to_have_url(re.compile("dates/$"))


@once
def test_an_address_with_a_filter_opens_filtered(reader: Page) -> None:
    reader.goto("dates/?kind=month")
    expect(reader.get_by_label("Tipo", exact=True)).to_have_value("month")
    expect(visible(reader, ".b-dates li").filter(has_not_text="mayo de 2026")).to_have_count(0)
    assert visible(reader, ".b-dates li").count() > 0
    empty = reader.locator("article > h2[hidden], article > h3[hidden]")
    assert empty.count() > 0
    reader.goto("dates/?kind=nonsense&actor=nobody")
    expect(reader.get_by_label("Tipo", exact=True)).to_have_value("")


@once
def test_the_index_is_filtered_without_accents(reader: Page) -> None:
    reader.goto("actors/")
    box = reader.get_by_label("Nombre")
    box.press_sequentially("nunez")
    expect(visible(reader, ".b-index li")).to_have_text(["Núñez, Ana persona · 64 artículos"])
    box.fill("sur")
    expect(visible(reader, ".b-index li")).to_have_text(["Organización del Sur véase Ñandú"])
    box.fill("federación rusa")
    expect(visible(reader, ".b-index li")).to_have_text([re.compile("^Rusia país")])
    box.fill("sur")
    letters = reader.locator("article > h3").locator("visible=true")
    expect(letters.first).to_have_text("O")
    box.press("Enter")
    expect(reader).to_have_url(re.compile(r"actors/\?text=sur$"))


@once
def test_an_index_is_in_the_order_of_the_alphabet(reader: Page) -> None:
    reader.goto("actors/")
    jumps = reader.locator(".b-jumps p").first.locator("a")
    assert jumps.all_inner_texts() == ["N", "Ñ", "O", "R"]
    jumps.nth(1).click()
    expect(reader.locator(":target")).to_have_text("Ñ")


@once
def test_a_pair_tells_what_was_reported_in_order(reader: Page) -> None:
    reader.goto("actors/ana-nunez/")
    reader.get_by_role("link", name="lo publicado sobre ambos").first.click()
    expect(reader.locator("h1")).to_contain_text("Ana Núñez y Juan Noguera")
    years = reader.locator("article h3").all_inner_texts()
    assert years == sorted(years)


def test_pictures_of_numbers_have_names_and_tables(reader: Page) -> None:
    for path in ("actors/ana-nunez/", "dates/"):
        reader.goto(path)
        picture = reader.get_by_role("img", name="Menciones de Ana" if "ana" in path else "Fechas")
        assert picture.count() == 1
        box = picture.bounding_box()
        assert box
        assert box["width"] > 100
        reader.get_by_text("Las cifras en una tabla").click()
        expect(reader.locator(".b-twin td").first).to_be_visible()


def test_lists_are_whole_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    for path, items in (("dates/", ".b-dates li"), ("actors/", ".b-index li")):
        page.goto(path)
        assert visible(page, items).count() == page.locator(items).count() > 0
        assert page.locator(".b-filter").is_hidden()
    context.close()


@once
def test_home_says_who_is_named_most_and_what_is_ahead(reader: Page) -> None:
    reader.goto("")
    ranking = reader.locator(".b-ranking li")
    expect(ranking.first).to_contain_text("64 artículos")
    expect(reader.locator(".b-upcoming li").first).to_contain_text("mayo de 2026")
