"""Notes in a real browser: beside their passages, reached by keyboard, copied and pasted."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from sites import run, write

pytestmark = pytest.mark.slow

SOURCE = Path(__file__).parents[1] / "annotated"
ARTICLE = "articles/acuerdo/"
PAGES = (ARTICLE, "articles/visita/", "notes/")
CONFIG = """\
site_name: Prueba
site_url: {address}
use_directory_urls: true
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.instant]
  palette:
    - media: "(prefers-color-scheme: light)"
      primary: custom
      accent: custom
      toggle: {{icon: material/weather-night, name: Modo oscuro}}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {{icon: material/weather-sunny, name: Modo claro}}
plugins: [{{briefing: {{search: false, compose: true}}}}]
extra: {{generator: false}}
nav: [index.md, notes/index.md]
"""
# Selects the article's text from the n-th place of one text to the end of another behind it.
SELECT = """([from, to, nth]) => {
  const nodes = [];
  let text = "";
  for (const block of document.querySelectorAll("h1, .b-lead > p, .b-text > p, .b-text > h3")) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      nodes.push([walker.currentNode, text.length]);
      text += walker.currentNode.data.replace(/\\n/g, " ");
    }
  }
  const place = (index) => {
    const [node, start] = nodes.findLast(([, start]) => start <= index);
    return [node, index - start];
  };
  let start = -1;
  for (let n = 0; n <= nth; n++) start = text.indexOf(from, start + 1);
  const last = text.indexOf(to, start) + to.length - 1;
  const [node, offset] = place(last);
  document.getSelection().setBaseAndExtent(...place(start), node, offset + 1);
}"""
BOXES = """notes => notes.map(note => {
  const at = (element) => element.getBoundingClientRect();
  let text = note;
  while (text.matches(".b-note")) text = text.previousElementSibling;
  const { left, right, top, bottom } = at(note);
  return { left, right, top, bottom, text: at(text) };
})"""

# How often something of the article was moved; what the theme does with its header is its own.
SHIFTS = """() => new Promise(done => {
  const article = document.querySelector("article");
  const own = ({ sources }) => sources.some(({ node }) => article.contains(node));
  new PerformanceObserver(list => done(list.getEntries().filter(own).length))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => done(0)));
})"""


@pytest.fixture(scope="module")
def address(
    serve: Callable[[Path], AbstractContextManager[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Where the annotated site is served, as editors see it; in the place of the example site."""
    folder = tmp_path_factory.mktemp("annotated")
    shutil.copytree(SOURCE, folder / "docs")
    with serve(folder / "site") as served:
        write({"mkdocs.yml": CONFIG.format(address=served)}, folder)
        run("mkdocs", "build", "--quiet", cwd=folder)
        yield served


@pytest.fixture
def desk(browser: Browser, address: str) -> Iterator[Page]:
    """A wide page that may use the clipboard."""
    viewport = {"width": 1440, "height": 900}
    context = browser.new_context(viewport=viewport, base_url=address)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def reaches(page: Page, name: str) -> None:
    """Wait until what has that id or class has the focus."""
    page.wait_for_function(
        "name => [document.activeElement.id, ...document.activeElement.classList].includes(name)",
        arg=name,
    )


def focused(page: Page) -> str:
    """The id of the element that has the focus; its class where it has none."""
    named = "(({ id, classList }) => id || classList[0])(document.activeElement)"
    return str(page.evaluate(named))


def boxes(page: Page) -> list[dict[str, Any]]:
    """Where each anchored note is, and the text above it in the page's order."""
    found: list[dict[str, Any]] = page.locator(".b-note--anchored").evaluate_all(BOXES)
    assert found
    return found


def pasted(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_annotated_pages_are_accessible_and_fit(reader: Page) -> None:
    faults = {}
    for path in PAGES:
        reader.goto(path)
        found = Axe().run(reader, context={"exclude": [".md-search"]}).response["violations"]
        for rule in found:
            faults[path, rule["id"]] = [node["html"] for node in rule["nodes"]]
        page, window = reader.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if page > window:
            faults[path, "width"] = page
    assert faults == {}


def test_notes_stand_beside_their_passages_and_cover_nothing(desk: Page) -> None:
    desk.goto(ARTICLE)
    found = boxes(desk)
    for note in found:
        assert note["left"] >= note["text"]["right"]
        assert note["top"] >= note["text"]["top"]
    for one, other in combinations(found, 2):
        assert one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
    panels = desk.locator(".b-text > p, .b-text > h3, .b-extracted").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().right)"
    )
    assert max(panels) <= min(note["left"] for note in found)


@pytest.mark.parametrize(("width", "media"), [(390, "screen"), (1000, "screen"), (1440, "print")])
def test_notes_follow_their_paragraphs_where_there_is_no_margin(
    desk: Page, width: int, media: Literal["screen", "print"]
) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    desk.emulate_media(media=media)
    desk.goto(ARTICLE)
    for note in boxes(desk):
        assert note["top"] >= note["text"]["bottom"]
        assert note["left"] <= note["text"]["left"] + 1
    assert desk.locator(".b-call").first.evaluate(
        "call => getComputedStyle(call, '::after').content"
    ) == ('"1"')


def test_nothing_moves_while_the_page_loads(desk: Page) -> None:
    desk.goto(ARTICLE, wait_until="load")
    moved = desk.evaluate(SHIFTS)
    assert moved == 0


def test_notes_are_reached_and_left_by_keyboard(desk: Page) -> None:
    desk.goto(ARTICLE)
    for _ in range(200):
        desk.keyboard.press("Tab")
        if focused(desk) == "b-call":
            break
    assert focused(desk) == "b-call"
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert desk.evaluate(outline) == "solid"
    desk.keyboard.press("Enter")
    reaches(desk, "n-titular")
    assert desk.evaluate(outline) == "solid"
    desk.keyboard.press("Tab")
    reaches(desk, "b-note__number")
    desk.keyboard.press("Enter")
    reaches(desk, "p-n-titular")
    assert desk.evaluate(outline) == "solid"
    desk.keyboard.press("Tab")
    reaches(desk, "b-call")


def test_each_of_several_notes_on_one_passage_is_reached(desk: Page) -> None:
    desk.goto(ARTICLE)
    calls = desk.locator(".b-call")
    for index in range(calls.count()):
        calls.nth(index).click()
        number = desk.locator(".b-note:target .b-note__number")
        expect(number).to_have_text(str(index + 1))
        number.click()
        expect(desk.locator("mark.b-passage:target")).to_be_visible()


def test_permalinks_lead_to_the_note_after_an_instant_navigation(desk: Page) -> None:
    desk.goto("notes/")
    desk.evaluate("window.stays = true")
    desk.locator(".b-notes").get_by_role("link", name="El dique", exact=True).click()
    desk.wait_for_url("**/acuerdo/#n-el-dique")
    expect(desk.locator("#n-el-dique:target")).to_be_visible()
    assert desk.evaluate("window.stays") is True
    link = desk.locator("#n-el-dique .b-note__link").evaluate("link => link.href")
    desk.goto(link)
    expect(desk.locator("#n-el-dique:target")).to_be_visible()
    desk.wait_for_function("document.querySelector('#n-el-dique').getBoundingClientRect().top >= 0")


def test_a_fact_is_copied_with_its_source_and_its_address(desk: Page, address: str) -> None:
    desk.goto("notes/")
    desk.locator(".b-notes").get_by_role("link", name="El dique", exact=True).click()
    desk.wait_for_url("**/acuerdo/#n-el-dique")
    buttons = desk.get_by_role("button", name="copiar cita")
    buttons.nth(1).wait_for()
    buttons.nth(1).focus()
    desk.keyboard.press("Enter")
    desk.get_by_text("Cita copiada.").wait_for()
    words = "El Ministerio de Transportes prevé licitar la carretera en octubre de 2025."
    source = "El Diario del Puerto, 12 de agosto de 2025, https://example.org/arenal"
    pattern = rf"«{words}» — {source} · {re.escape(address)}articles/acuerdo/#f-\w+"
    assert re.fullmatch(pattern, pasted(desk))
    desk.goto(pasted(desk).split()[-1])
    expect(desk.locator(".b-fact:target")).to_contain_text(words)


def test_marks_in_a_fact_are_others_in_its_citation(desk: Page) -> None:
    desk.goto(ARTICLE)
    desk.locator(".b-facts q").first.evaluate("q => q.textContent = '«El dique», dijo'")
    desk.get_by_role("button", name="copiar cita").first.click()
    desk.get_by_text("Cita copiada.").wait_for()
    assert pasted(desk).startswith("«“El dique”, dijo» — ")


def test_what_cannot_be_copied_is_shown(desk: Page) -> None:
    desk.add_init_script("delete Navigator.prototype.clipboard")
    desk.goto(ARTICLE)
    desk.get_by_role("button", name="copiar cita").first.click()
    expect(desk.locator(".b-facts .b-status")).to_contain_text("«Ibáñez visitará Arenal")


@pytest.mark.parametrize(
    ("start", "end", "nth", "words"),
    [
        ("terminará", "Astilleros del Norte", 0, "terminará la empresa Astilleros del Norte"),
        ("abrirá en", "otoño", 0, "abrirá en otoño"),
        ("El puerto de Arenal", "«en otoño»", 0, "El puerto de Arenal abre «en otoño»"),
        ("Los pescadores", "ministro", 0, "Los pescadores no creen al ministro"),
        ("Los pescadores", "ministro", 1, "Los pescadores no creen al ministro"),
        ("Falta", "Falta", 0, "Falta"),
        ("Falta", "Falta", 2, "Falta"),
        ("«ni uno»", "puerto se prometió", 0, "«ni uno». ## Un puerto sin barcos El puerto se"),
        ("responda».", "Astilleros", 0, "responda». Astilleros"),
        ("14", "*garantía* [sic]", 0, "14 000 euros por metro; la *garantía* [sic]"),
        ("nseñado", "«", 0, "enseñado"),
        ("xplicó", "Veg", 0, "explicó Vega"),
        (" según el Ministerio de ", "Transportes, ", 0, "según el Ministerio de Transportes,"),
    ],
)
def test_a_copied_note_anchors_where_it_was_selected(
    desk: Page, tmp_path: Path, start: str, end: str, nth: int, words: str
) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(SOURCE, docs)
    desk.goto(ARTICLE)
    desk.evaluate(SELECT, [start, end, nth])
    desk.locator("[name=kind]").select_option("source")
    desk.locator("[name=author]").fill('A. "Pérez"')
    desk.get_by_role("button", name="Copiar nota").focus()
    desk.keyboard.press("Enter")
    status = desk.locator(".b-compose [role=status]")
    expect(status).to_have_text("Nota copiada. Péguela en docs/articles/acuerdo.notes.md")
    today = desk.evaluate("new Intl.DateTimeFormat('sv').format(new Date())")
    made = pasted(desk)
    assert made.startswith(f'\n## Título {{ .source author="A. Pérez" date={today} }}\n\n> ')
    (docs / "articles" / "acuerdo.notes.md").write_text(f"{made}Dice.\n", encoding="utf-8")
    lines = run("briefing", "notes", docs, "--json", cwd=tmp_path).stdout.splitlines()
    (note,) = [one for one in map(json.loads, lines) if one["article"] == "acuerdo"]
    assert note["state"] == "anchored"
    assert " ".join(note["exact"].split()).startswith(words)
    assert (note["kind"], note["author"], note["date"]) == ("source", "A. Pérez", today)
    body = (SOURCE / "articles/acuerdo.md").read_text(encoding="utf-8").split("---\n")[2]
    title = "El puerto de Arenal abre «en otoño», según su ministro"
    text = f"{title}\n\n{body.strip()}"
    if nth:
        assert text[: note["start"]].count(words) == nth


def test_no_note_is_made_of_nothing(desk: Page) -> None:
    desk.goto(ARTICLE)
    desk.get_by_role("button", name="Copiar nota").click()
    expect(desk.locator(".b-compose [role=status]")).to_contain_text("Seleccione antes")


def test_what_the_author_signs_with_is_remembered(desk: Page) -> None:
    desk.goto(ARTICLE)
    desk.locator("[name=author]").fill("M. Soto")
    desk.locator("[name=kind]").focus()
    desk.goto("articles/visita/")
    expect(desk.locator("[name=author]")).to_have_value("M. Soto")


def test_without_scripts_notes_are_there_and_dead_buttons_are_not(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto(ARTICLE)
    assert page.get_by_text("Se hundió el 2 de agosto de 2024.").is_visible()
    assert page.locator(".b-copy").count() > 0
    assert not page.locator(".b-copy").first.is_visible()
    assert not page.locator(".b-compose").is_visible()
    page.locator(".b-call").first.click()
    expect(page.locator(".b-note:target")).to_be_visible()
    context.close()
