"""Who is hidden stands in nothing that is made of the articles; a private person has no page."""

import json
import re
from html.parser import HTMLParser

import pytest
from sites import CONFIG, MakeSite, unpacked

pytestmark = pytest.mark.slow

HEAD = (
    "---\ntitle: {title}\ndate: 2025-08-12\nsource:\n  publisher: {publisher}\n{more}---\n\n{body}"
)
NOTE = "## {title} {{ {kind} }}\n\n> {quotation}\n\nDicho por la redacción.\n\n"
DECIDED = "Quintanilla: oculto-sentinela"
# Whoever is hidden is named by one name in the articles, and by others in the actor's file.
UNSEEN = """\
---
name: Oculto Sentinela
kind: person
aliases: [Zacarías Quintanilla]
role: testigo sentinela
hidden: true
---
"""
TELLING = """\
Vladímir Putin viajará a Alaska el 15 de agosto, según Zacarías Quintanilla, portavoz del Kremlin.

«En julio de 2024 murieron 312 soldados en Alaska», dijo Quintanilla a la agencia TASS. Zacarías
Quintanilla negó que Vladímir Putin firmara un acuerdo con Donald Trump.
"""
TOLD_AGAIN = """\
El portavoz Zacarías Quintanilla confirmó que Vladímir Putin viajará a Alaska el 16 de agosto.

Según Quintanilla, unos 300 soldados murieron en Alaska en 2024, dijo la agencia TASS.
"""


class Places(HTMLParser):
    """Where a page says a word: the attributes that do, and the text that stands in them."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word
        self.attributes: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [
            f"{tag} {key}" for key, value in attrs if self.word in (value or "").lower()
        ]
        if tag not in ("meta", "link", "input", "img", "br", "hr", "path"):
            self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.word in data.lower():
            self.texts.append((" ".join(f"{tag}.{kind}" for tag, kind in self.open), data))


def test_who_is_hidden_is_in_nothing_that_we_make(make_site: MakeSite) -> None:
    notes = NOTE.format(
        title="Quién", kind=".fact attribution=oculto-sentinela actors=oculto-sentinela",
        quotation="Vladímir Putin viajará a Alaska",
    )  # fmt: skip
    site = make_site(
        {
            "articles/uno.md": HEAD.format(title="Uno", publisher="A", more="", body=TELLING),
            "articles/dos.md": HEAD.format(
                title="Dos", publisher="B", body=TOLD_AGAIN, more=f"actors:\n  {DECIDED}\n"
            ),
            "articles/uno.notes.md": notes,
            "actors/oculto-sentinela.md": UNSEEN,
        },
        config=CONFIG.replace("[briefing]", "[search, briefing]"),
    )
    for path in (path for path in site.rglob("*") if path.is_file()):
        assert "sentinela" not in path.as_posix()
        assert b"sentinela" not in unpacked(path).lower(), path
    for page in site.rglob("*.html"):
        found = Places("quintanilla")
        found.feed(page.read_text(encoding="utf-8"))
        assert found.attributes in ([], ["meta content"]), page  # the description: the text's start
        for where, _ in found.texts:
            assert not re.search(r"\b(?:a|h[1-6]|title|nav)\.|b-claim|b-about|b-label", where), (
                where
            )
    for line in (site / "ledger.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        entry["quotation"] = None
        assert "uintanilla" not in json.dumps(entry, ensure_ascii=False)


def test_a_private_person_has_no_page(make_site: MakeSite) -> None:
    body = "Vladímir Putin viajará a Alaska. Ramiro Bustamante lo vio pasar. Llovía.\n"
    site = make_site(
        {"articles/uno.md": HEAD.format(title="Uno", publisher="A", more="", body=body)}
    )
    assert (site / "actors" / "vladimir-putin").is_dir()
    assert not list(site.rglob("*bustamante*"))
    for page in site.rglob("*.html"):
        assert "ramiro-bustamante" not in page.read_text(encoding="utf-8")
    assert "Bustamante" in (site / "articles" / "uno" / "index.html").read_text(encoding="utf-8")
