"""Cards: who an actor is and what was last said, as far as it may be said; and what they cost."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sites import ROOT

from briefing.corpus import Corpus
from briefing.export.cards import MOST
from briefing.publishing import files, publish
from briefing.rights import public_parts
from briefing.settings import Settings

SCRIPTS = ROOT / "plugins" / "mkdocs_briefing" / "theme" / "assets" / "briefing"
# What all our scripts but the search may weigh, compressed, in bytes.
MOST_SCRIPT = 12_000
IMPORT = re.compile(r'from "\./([\w-]+\.js)"')

HEAD = "---\ntitle: {title}\n{day}source:\n  publisher: El Diario\n---\n\n"
OLD = "Vladímir Putin y Donald Trump firmaron un acuerdo el 3 de marzo de 2024, según la ONU.\n"
NEW = (
    "El presidente Vladímir Putin viajará a Alaska el 15 de agosto de 2025, según Zacarías"
    " Quintanilla, portavoz del Kremlin, que habló largamente con los periodistas de la agencia"
    " TASS sobre los preparativos de una cumbre en la que participarán delegaciones de Rusia y"
    " de Estados Unidos. Ramiro Bustamante lo vio pasar.\n"
)
ACTORS = {
    "actors/vladimir-putin.md": "---\nname: Vladímir Putin\nkind: person\nrole: presidente de"
    " Rusia\ncountry: Rusia\n---\n",
    "actors/oculto.md": "---\nname: Zacarías Quintanilla\nkind: person\nhidden: true\n---\n",
    "actors/nadie.md": "---\nname: Nadie\nkind: group\ncountry: Rusia\n---\n",
}


def corpus(**options: object) -> Corpus:
    content = {
        "articles/viejo.md": HEAD.format(title="Viejo", day="date: 2024-03-04\n") + OLD,
        "articles/nuevo #2.md": HEAD.format(title="Nuevo", day="date: 2025-08-12\n") + NEW,
        **ACTORS,
    }
    raw = {path: text.encode() for path, text in content.items()}
    return Corpus.of(raw, Settings(**options))  # type: ignore[arg-type]


def cards(found: Corpus) -> dict[str, Any]:
    """The cards of a corpus by the ids of the actors."""
    made = files(found)
    paths = [path for path in made if path.endswith("/card.json")]
    return {path.split("/")[1]: json.loads(made[path]) for path in paths}


def test_every_page_of_an_actor_has_a_card_and_nothing_else_has() -> None:
    found = corpus()
    assert {"vladimir-putin", "donald-trump", "nadie"} <= cards(found).keys()
    assert cards(found).keys() == {entity.id for entity in found.shown}
    assert cards(found).keys().isdisjoint({"oculto", "ramiro-bustamante"})
    pages = {page.path for page in publish(found).pages}
    assert {f"actors/{identifier}.md" for identifier in cards(found)} <= pages


def test_a_card_tells_the_latest_fact() -> None:
    made = cards(corpus())
    putin, trump = made["vladimir-putin"], made["donald-trump"]
    assert (putin["kind"], putin["role"], putin["country"]) == (
        "Persona",
        "presidente de Rusia",
        "Rusia",
    )
    assert (putin["articles"], trump["articles"]) == ("2 artículos", "1 artículo")
    assert putin["fact"]["title"] == "Nuevo"
    assert putin["fact"]["date"] == "15 de agosto de 2025"
    assert putin["fact"]["published"] == "12 de agosto de 2025"
    assert putin["fact"]["article"] == "articles/nuevo%20%232"
    assert len(putin["fact"]["quotation"]) <= MOST + 2
    assert putin["fact"]["quotation"].endswith(" …")
    assert (trump["fact"]["title"], trump["fact"]["account"]) == ("Viejo", "Según la ONU")
    assert "fact" not in made["nadie"]
    assert "status" not in putin


def test_a_name_that_nobody_looked_at_is_called_that() -> None:
    raw = HEAD.format(title="Uno", day="") + "Según Jenny Town, analista, la tregua durará.\n"
    made = cards(Corpus.of({"articles/a.md": raw.encode()}))
    assert made["jenny-town"]["status"] == "no revisado"


def test_who_is_hidden_is_in_the_words_of_the_article_alone() -> None:
    made = cards(corpus())
    fact = made["vladimir-putin"]["fact"]
    assert "Quintanilla" in fact["quotation"]
    assert "account" not in fact
    for one in made.values():
        one.get("fact", {}).pop("quotation", None)
    assert "uintanilla" not in json.dumps(made, ensure_ascii=False)


def test_a_hidden_country_is_not_told() -> None:
    hidden = {"actors/rusia.md": b"---\nname: Rusia\nkind: country\nhidden: true\n---\n"}
    raw = {path: text.encode() for path, text in ACTORS.items()}
    assert cards(Corpus.of(raw))["nadie"]["country"] == "Rusia"
    assert "country" not in cards(Corpus.of({**raw, **hidden}))["nadie"]


@pytest.mark.parametrize("how", ["excerpt", "link"])
def test_no_more_is_quoted_than_may_be_published(how: str) -> None:
    found = corpus(publish=how)
    (new, _) = found.readings
    whole = cards(corpus())["vladimir-putin"]["fact"]["quotation"].removesuffix(" …")
    said = cards(found)["vladimir-putin"]["fact"].get("quotation", "")
    parts = [part.of(new.article.text) for part in public_parts(new, new.facts[0].span)]
    for piece in said.split("…"):
        assert any(piece.strip() in " ".join(part.split()) for part in parts)
    assert len(said) < len(whole)


def test_a_card_is_as_documented() -> None:
    page = (ROOT / "docs" / "about" / "formats.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```json\n(\{\"name\".*?)^```$", page, re.MULTILINE | re.DOTALL)
    written = json.loads(block)
    made = cards(corpus(publish="full"))["vladimir-putin"]
    assert made.keys() <= written.keys()
    assert made["fact"].keys() <= written["fact"].keys()
    for name in [*written, *written["fact"]]:
        assert f'"{name}":' in (ROOT / "briefing" / "export" / "cards.py").read_text("utf-8")


def test_our_scripts_are_small() -> None:
    rest = {path.name for path in SCRIPTS.glob("*.js")} - needed("search.js")
    assert "cards.js" in rest | needed("cards.js")
    loaded = rest | {name for script in rest for name in needed(script)}
    weights = {name: len(gzip.compress(content(name).encode(), 9, mtime=0)) for name in loaded}
    assert sum(weights.values()) <= MOST_SCRIPT, weights


def needed(script: str) -> set[str]:
    """A script with all that it imports."""
    return {script}.union(*(needed(name) for name in IMPORT.findall(content(script))))


def content(script: str) -> str:
    return Path(SCRIPTS / script).read_text(encoding="utf-8")
