"""Times the search of a generated site: how long the index takes, and what a reader waits for."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate
from pathlib import Path
from random import Random
from threading import Thread

import click
from articles import actor_files, articles
from mkdocs_briefing.search import index
from playwright.sync_api import Page, Request, sync_playwright

from briefing.corpus import Corpus
from briefing.export.folder import content
from briefing.languages import language
from briefing.search.documents import documents

CONFIG = """\
site_name: Benchmark
theme: {name: material, font: false}
plugins: [briefing]
"""
# How many other words each article has besides its sentences, as rare as words of a language are.
TAIL = 120
RARE, COMMON = "zarzaparrilla", "negociacion"
# So many browsers that know nothing yet search each word; the fastest counts.
TRIES = 3
# What the search must reach: seconds to the first result, bytes for all that is transferred.
MOST_SECONDS, MOST_BYTES = 0.5, 500_000
TYPED = "performance.mark('typed')"
SHOWN = "performance.measure('shown', 'typed').duration / 1000"


def write_articles(docs: Path, count: int) -> None:
    """Write a docs folder of `count` articles, one of which has the rare word."""
    (docs / "articles").mkdir(parents=True)
    (docs / "actors").mkdir()
    words = sorted(language("es").words("common_words"))
    Random(0).shuffle(words)  # noqa: S311
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(words))))
    for number, (name, text) in enumerate(articles(count)):
        tail = Random(number).choices(words, cum_weights=weights, k=TAIL)  # noqa: S311
        rare = f"\n{RARE.capitalize()} habrá.\n" if number == count // 2 else ""
        (docs / "articles" / name).write_text(
            f"{text}\n{' '.join(tail).capitalize()}.\n{rare}", encoding="utf-8"
        )
    for name, text in actor_files(count):
        (docs / "actors" / name).write_text(text, encoding="utf-8")


def shell(folder: Path) -> Path:
    """A built site without articles: what a reader searches from; raises CalledProcessError."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "site"


def indexed(site: Path, docs: Path) -> tuple[float, float]:
    """The seconds it takes to read the articles, and to index them into the site."""
    start = time.perf_counter()
    corpus = Corpus.of(content(docs))
    read = time.perf_counter()
    names = (replace(found, path=f"{found.path[:-3]}/index.html") for found in documents(corpus))
    index(site, names, corpus.language)
    return read - start, time.perf_counter() - read


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder while it is served, nothing compressed."""
    handler = partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def ask(page: Page, address: str, words: str, selector: str) -> tuple[float, int]:
    """Seconds from the first key to the first result, and the bytes of the search loaded for all.

    The words are typed at once, so that nothing of the wait is the typist's.
    """
    sizes: list[int] = []

    def add(sent: Request) -> None:
        if "/pagefind/" in sent.url or sent.url.endswith("/search.json"):
            sizes.append(sent.sizes()["responseBodySize"])

    page.on("requestfinished", add)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.locator(":is(.b-find, .b-search) [name=q] >> visible=true").focus()
    page.evaluate(TYPED)
    page.keyboard.insert_text(words)
    page.wait_for_selector(selector)
    seconds = float(page.evaluate(SHOWN))
    page.wait_for_load_state("networkidle")
    return seconds, sum(sizes)


@click.command()
@click.option("--scale", default=1000, show_default=True, help="Articles of the site.")
@click.option("--chromium", default="/usr/bin/chromium", show_default=True, help="The program.")
def main(scale: int, chromium: str) -> None:
    """Index SCALE generated articles, then search them in a browser that knows nothing yet.

    The pages of the articles are not built: a search needs none of them. Exits with 1 where the
    index takes longer than the articles do to be read, or a rare word too long or too many bytes.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as folder:
        write_articles(Path(folder) / "articles", scale)
        site = shell(Path(folder) / "shell")
        read, took = indexed(site, Path(folder) / "articles")
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        files = [path for path in (site / "pagefind").rglob("*.*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
        print(f"{scale:,} articles read in {read:.1f} s, indexed in {took:.1f} s ", end="")
        print(f"with {memory:.0f} MiB; {len(files):,} files, {size:.1f} MB")
        if slow(site, chromium) or took > read:
            raise SystemExit(1)


def slow(site: Path, chromium: str) -> bool:
    """Search the site, print what it took, and tell whether a rare word took too much."""
    late = False
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with served(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--disable-gpu", *root])
        for words in (RARE, COMMON):
            for path, selector in (("actors/", ".b-list li"), ("search/", ".b-hit-list li")):
                tries = []
                for _ in range(TRIES):
                    context = browser.new_context(viewport={"width": 1440, "height": 900})
                    tries.append(ask(context.new_page(), address + path, words, selector))
                    context.close()
                seconds, size = min(tries)
                print(
                    f"{words:15}{path:9}{seconds:6.2f} s to the first result {size / 1e3:9,.0f} kB"
                )
                late |= words == RARE and (seconds > MOST_SECONDS or size > MOST_BYTES)
        browser.close()
    return late


if __name__ == "__main__":
    main()
