"""Take the pictures of the documents from the example site, in light and dark.

python scripts/pictures.py SITE OUT
"""

# ruff: noqa: INP001 - a script, not a package

import os
import shutil
import sys
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ("--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb")
ARTICLE = "articles/2025-08-12-putin-y-kim-fortalecen-la-alianza-militar-en-el-contexto/"
# How a picture is packed: as small as letters stay clean.
QUALITY = 72
# Nothing moves while it is taken, and nobody's cursor is in it.
STILL = "* { animation: none !important; caret-color: #0000; transition: none !important }"
WIDE = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 780}, "device_scale_factor": 2}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
Options = dict[str, Any]


def home(page: Page) -> None:
    """What is new."""
    page.goto("")


def briefing(page: Page) -> None:
    """The text of an article with the notes beside it."""
    page.goto(ARTICLE)
    page.locator(".b-note--anchored").first.evaluate("note => scrollTo(0, note.offsetTop - 160)")


def actor(page: Page) -> None:
    """A dossier."""
    page.goto("actors/vladimir-putin/")


def chronology(page: Page) -> None:
    """When it was, and what comes."""
    page.goto("dates/")


def search(page: Page) -> None:
    """What a word without its accent finds, and what that is narrowed down by."""
    page.goto("search/?q=negociacion")
    page.locator(".b-hit-list li mark").first.wait_for()
    page.wait_for_load_state("networkidle")


def phone(page: Page) -> None:
    """A briefing in the hand."""
    page.goto(ARTICLE)


PICTURES = (
    (home, WIDE),
    (briefing, WIDE),
    (actor, WIDE),
    (chronology, WIDE),
    (search, WIDE),
    (phone, PHONE),
)


class Silent(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which the files of a folder are served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def launched() -> Iterator[Browser]:
    """The Chromium that the tests use."""
    named = os.environ.get("BRIEFING_CHROMIUM") or next(
        filter(None, map(shutil.which, PROGRAMS)), None
    )
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, args=[*QUIET, *root])
        yield browser
        browser.close()


def taken(page: Page) -> bytes:
    """What the page shows, as WebP."""
    page.add_style_tag(content=STILL)
    page.evaluate("document.fonts.ready")
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return b64decode(shot["data"])


def main(site: Path, out: Path) -> None:
    """Take all pictures of `site` into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    with serving(site) as address, launched() as browser:
        for show, options in PICTURES:
            for scheme in SCHEMES:
                context = browser.new_context(base_url=address, color_scheme=scheme, **options)
                page = context.new_page()
                show(page)
                (out / f"{show.__name__}-{scheme}.webp").write_bytes(taken(page))
                context.close()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
