"""Random edits of a project, as editors make them."""

import os
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCES = (
    "El presidente ruso, Vladímir Putin, habló el 12 de agosto de 2025 con Kim Jong-un.",
    "El Kremlin confirmó que unos 300 soldados murieron en marzo, según la ONU.",
    "Volodímir Zelenski pidió una tregua en Ginebra el próximo viernes.",
    "La ministra de Defensa, Ana Pérez Ruiz, negó que 14.000 tropas cruzaran la frontera.",
    "Corea del Norte y Rusia firmaron en julio de 2024 un acuerdo de cooperación estratégica.",
    "Según Kaja Kallas, la Unión Europea podría reunirse en septiembre.",
    "Trump se reunió con Putin en Alaska; Moscú dijo que no cedería territorio.",
)
CONFIG = """\
site_name: {name}
theme:
  name: material
  font: false
  features: [navigation.indexes]
plugins:
  - briefing: {{search: false}}
{nav}"""
NAV = "nav:\n  - index.md\n  - Quién: actors/index.md\n  - dates/index.md\n  - about/us.md\n"
PLAIN_NAV = "not_in_nav: /articles/\n"


class Project:
    """A project on disk and what an editor may do to it, at random but the same for one seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, Random(seed)  # noqa: S311
        self.docs = folder / "docs"
        self.number = 0
        self.name = "Prueba"
        self.nav = NAV
        for _ in range(5):
            self.add()
        self.write("actors/vladimir-putin.md", "---\nname: Vladímir Putin\nkind: person\n---\n")
        self.write("about/us.md", "# Nosotros\n\nSomos [así](../index.md).\n")
        self.write("about/logo.svg", "<svg></svg>")
        self._configure()

    def edit(self) -> str:
        """Do something; what it was."""
        kinds: tuple[Callable[[], None], ...] = (
            self.body, self.title, self.add, self.remove, self.note, self.link, self.heading,
            self.nav_item, self.asset, self.alias, self.hide, self.front_matter, self.site_name,
            self.touch, self.refuse, self.introduction, self.own_page, self.twice,
        )  # fmt: skip
        kind = self.random.choice(kinds)
        kind()
        return kind.__name__

    def body(self) -> None:
        path = self._article()
        path.write_text(f"{path.read_text()}\n\n{self._sentence()}\n", encoding="utf-8")

    def title(self) -> None:
        path = self._article()
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        lines = [f"title: Putin {self._next()}", *head.splitlines()[1:]]
        path.write_text("\n".join(["---", *lines, "---", body]), encoding="utf-8")

    def add(self) -> None:
        words = "\n\n".join(self._sentence() for _ in range(self.random.randrange(1, 6)))
        day = (
            f"date: 2025-08-{self.random.randrange(10, 28)}\n" if self.random.random() < 0.8 else ""
        )
        name = f"articles/nota-{self._next()}.md"
        self.write(name, f"---\ntitle: Noticia {self.number}\n{day}---\n\n{words}\n")

    def remove(self) -> None:
        if len(self._articles()) > 2:
            path = self._article()
            path.unlink()
            path.with_suffix(".notes.md").unlink(missing_ok=True)

    def note(self) -> None:
        path = self._article()
        quoted = self.random.choice((*SENTENCES, "No está en el texto."))
        kind = self.random.choice(("", "{ .fact }", "{ .context .internal }", "{ .not-fact }"))
        notes = path.with_suffix(".notes.md")
        old = notes.read_text(encoding="utf-8") if notes.exists() else ""
        said = f"## Nota {self._next()} {kind}\n\n> {quoted}\n\nDice [más](../index.md).\n\n"
        notes.write_text(old + said, encoding="utf-8")

    def link(self) -> None:
        """A link to an article that is missing, and later may be there."""
        target = f"../articles/nota-{self.number + self.random.randrange(3)}.md"
        self.write("about/us.md", f"# Nosotros\n\nVéase [esto]({target}).\n")

    def heading(self) -> None:
        self.write("about/us.md", f"# Nosotros {self._next()}\n\n## Más\n")

    def nav_item(self) -> None:
        self.nav = PLAIN_NAV if self.nav != PLAIN_NAV else NAV.replace("Quién", f"Q{self._next()}")
        self._configure()

    def asset(self) -> None:
        self.write("about/logo.svg", f"<svg><!-- {self._next()} --></svg>")

    def alias(self) -> None:
        alias = self.random.choice(("Moscú", "Pérez", "el Zar", "Kim", "Ana Pérez Ruiz", "Ginebra"))
        actor = self.random.choice(("vladimir-putin", "kim-jong-un", "ana-perez-ruiz", "rusia"))
        kind = "country" if actor == "rusia" else "person"
        name = actor.replace("-", " ").title()
        head = f"name: {name}\nkind: {kind}\naliases: [{alias}]\n"
        self.write(f"actors/{actor}.md", f"---\n{head}---\n\nPalabras {self._next()}.\n")

    def hide(self) -> None:
        self.write(
            "actors/donald-trump.md", "---\nname: Donald Trump\nkind: person\nhidden: true\n---\n"
        )

    def front_matter(self) -> None:
        path = self._article()
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        line = self.random.choice(
            ("publish: excerpt", "publish: link", "section: Mundo", "actors: {Kim: rusia}",
             "source: {publisher: El Diario, agency: EFE}", "language: en")
        )  # fmt: skip
        kept = [one for one in head.splitlines() if one.split(":")[0] != line.split(":")[0]]
        path.write_text("\n".join(["---", *kept, line, "---", body]), encoding="utf-8")

    def site_name(self) -> None:
        self.name = f"Prueba {self._next()}"
        self._configure()

    def touch(self) -> None:
        os.utime(self._article())

    def refuse(self) -> None:
        self.write("actors/_not-actors.txt", self.random.choice(("Ginebra\n", "Alaska\n", "")))

    def introduction(self) -> None:
        head = self.random.choice(("", "---\ntitle: Portada\n---\n\n"))
        self.write("index.md", f"{head}# Hola {self._next()}\n\nVéase [us](about/us.md).\n")

    def own_page(self) -> None:
        path = self.docs / "about" / "more.md"
        if path.exists():
            path.unlink()
        else:
            self.write("about/more.md", f"# Más {self._next()}\n")

    def twice(self) -> None:
        """Two edits of one length in one moment: no clock tells them apart."""
        path = self._article()
        text = path.read_text(encoding="utf-8")
        for mark in "ab":
            path.write_text(f"{text}\n\nPutin dijo {mark}.\n", encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def _configure(self) -> None:
        text = CONFIG.format(name=self.name, nav=self.nav)
        (self.folder / "mkdocs.yml").write_text(text, encoding="utf-8")

    def _sentence(self) -> str:
        return self.random.choice(SENTENCES)

    def _next(self) -> int:
        self.number += 1
        return self.number

    def _articles(self) -> list[Path]:
        found = sorted((self.docs / "articles").glob("*.md"))
        return [path for path in found if not path.name.endswith(".notes.md")]

    def _article(self) -> Path:
        return self.random.choice(self._articles())
