"""How long after an edit a browser sees it, against plain MkDocs on the same articles.

python benchmarks/preview.py [--scale N] [--repeat N]
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from threading import Thread
from typing import IO
from urllib.error import HTTPError
from urllib.request import urlopen

import click
from builds import ENVIRONMENT, write_project

LONGEST = 300.0
# As often as this a browser asks; between two edits a server is left alone for so long.
OFTEN, PAUSE = 0.005, 1.5
# At most so much of what plain MkDocs takes, by what is edited and looked at.
TARGETS = {
    "article": 0.03,
    "note": 0.03,
    "actor page": 0.05,
    "alias": 0.25,
    "article added": 0.25,
    "article removed": 0.25,
}


@dataclass(frozen=True, slots=True)
class Served:
    """A project that is served, where, and by which process."""

    docs: Path
    address: str
    process: int

    def read(self, path: str) -> str:
        """What a browser gets at `path`; of an error its number."""
        try:
            with urlopen(f"{self.address}{path}", timeout=LONGEST) as answer:  # noqa: S310
                return str(answer.read().decode())
        except HTTPError as error:
            return f"error {error.code}"

    def seen(self, path: str, words: str, since: float) -> float:
        """The seconds since then until `words` are seen at `path`."""
        while words not in self.read(path):
            if time.perf_counter() - since > LONGEST:
                raise SystemExit(f"{path} never said {words!r}")
            time.sleep(OFTEN)
        return time.perf_counter() - since

    def article(self, number: int) -> Path:
        """An article from the middle of the corpus on."""
        found = sorted((self.docs / "articles").glob("*-noticia-*.md"))
        texts = [path for path in found if not path.name.endswith(".notes.md")]
        return texts[len(texts) // 2 + number]


@contextmanager
def served(folder: Path, generator: str = "mkdocs") -> Iterator[Served]:
    """Serve a project until the caller has seen enough."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    server = subprocess.Popen(
        [sys.executable, "-m", generator, "serve", "--dev-addr", address],
        cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        if server.stdout is None or not _is_up(server.stdout):
            raise SystemExit("the server does not start")
        Thread(target=server.stdout.read, daemon=True).start()
        yield Served(folder / "docs", f"http://{address}/", server.pid)
    finally:
        server.terminate()
        server.wait()


def _is_up(said: IO[str]) -> bool:
    return any(" on http://" in line for line in said)


def edit_article(site: Served, number: int, mark: str) -> float:
    """A sentence more in an article."""
    path = site.article(number)
    site.read(f"articles/{path.stem}/")
    text = path.read_text(encoding="utf-8")
    start = time.perf_counter()
    path.write_text(f"{text}\n\nDice {mark} hoy.\n", encoding="utf-8")
    return site.seen(f"articles/{path.stem}/", mark, start)


def edit_note(site: Served, number: int, mark: str) -> float:
    """Other words in a note on an article."""
    path = site.article(number)
    notes = path.with_suffix(".notes.md")
    notes.write_text("## Uno\n\nNada.\n", encoding="utf-8")
    site.seen(f"articles/{path.stem}/", "Nada.", time.perf_counter())
    time.sleep(PAUSE)
    start = time.perf_counter()
    notes.write_text(f"## Uno\n\n{mark}.\n", encoding="utf-8")
    return site.seen(f"articles/{path.stem}/", mark, start)


def edit_title(site: Served, number: int, mark: str) -> float:
    """The page of an actor whose newest article gets another title."""
    named = re.search(r"actors/(actor-\d+)/", site.read(f"articles/{site.article(number).stem}/"))
    page = f"actors/{named[1] if named else ''}/"
    newest = re.search(r'articles/([^/"#]+-noticia-[^/"#]+)/', site.read(page))
    path = site.docs / "articles" / f"{newest[1] if newest else ''}.md"
    text = path.read_text(encoding="utf-8")
    start = time.perf_counter()
    path.write_text(text.replace('title: "', f'title: "{mark} ', 1), encoding="utf-8")
    return site.seen(page, mark, start)


def edit_alias(site: Served, number: int, mark: str) -> float:
    """An alias more of an actor, seen on its page."""
    path = site.docs / "actors" / f"actor-{150 + number:04}.md"
    site.read(f"actors/{path.stem}/")
    text = path.read_text(encoding="utf-8")
    aliases = f'aliases: ["El Gran {mark}"'
    changed = re.sub(r"^aliases: \[", f"{aliases}, ", text, flags=re.MULTILINE)
    if changed == text:
        changed = text.replace("---\n", f"---\n{aliases}]\n", 1)
    start = time.perf_counter()
    path.write_text(changed, encoding="utf-8")
    return site.seen(f"actors/{path.stem}/", mark, start)


def add_article(site: Served, number: int, mark: str) -> float:
    """A new article."""
    text = site.article(0).read_text(encoding="utf-8")
    path = site.docs / "articles" / f"2024-01-01-nueva-{number}.md"
    start = time.perf_counter()
    path.write_text(f"{text}\n\nDice {mark} hoy.\n", encoding="utf-8")
    return site.seen(f"articles/{path.stem}/", mark, start)


def remove_article(site: Served, number: int, _: str) -> float:
    """An article less."""
    path = site.docs / "articles" / f"2024-01-01-nueva-{number}.md"
    start = time.perf_counter()
    path.unlink()
    return site.seen(f"articles/{path.stem}/", "error 404", start)


EDITS = {
    "article": edit_article,
    "note": edit_note,
    "actor page": edit_title,
    "alias": edit_alias,
    "article added": add_article,
    "article removed": remove_article,
}


def measured(site: Served, what: str, repeat: int) -> float:
    """The median seconds of an edit."""
    spent = []
    for number in range(repeat):
        time.sleep(PAUSE)
        spent.append(EDITS[what](site, number, f"marca{what[:2]}{number}"))
    return statistics.median(spent)


@click.command()
@click.option("--scale", default=1000, show_default=True, help="Articles of the site.")
@click.option("--repeat", default=3, show_default=True, help="Edits of each kind.")
def main(scale: int, repeat: int) -> None:
    """Serve generated sites, edit them, and print how long it takes until a browser sees it."""
    with tempfile.TemporaryDirectory(prefix="briefing-preview-") as name:
        folder = Path(name)
        write_project(folder / "plain", scale, "plain")
        write_project(folder / "briefing", scale, "briefing")
        with served(folder / "plain") as site:
            plain = measured(site, "article", repeat)
        print(f"{scale:,} articles, edit to served, medians of {repeat}")
        print(f"{'plain MkDocs, article':26}{plain:8.3f} s")
        with served(folder / "briefing") as site:
            for what, target in TARGETS.items():
                seconds = measured(site, what, repeat)
                print(f"{what:26}{seconds:8.3f} s {seconds / plain:7.3f} (target {target})")


if __name__ == "__main__":
    main()
