"""A Chromium, the example site behind it at its own path, and a page that may not complain."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page
from sites import ROOT

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# What keeps a browser from talking to its makers.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: Mapping[str, Any]) -> Mapping[str, Any]:
    """The program that `.ci/browser` found; its sandbox does not work for root."""
    named = os.environ.get("BRIEFING_CHROMIUM") or next(
        filter(None, map(shutil.which, PROGRAMS)), None
    )
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return {**browser_type_launch_args, "executable_path": named, "args": [*QUIET, *root]}


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the example site is served, below the path that its configuration names."""
    root = tmp_path_factory.mktemp("served")
    path = urlsplit(load_config(str(ROOT / "mkdocs.yml")).site_url or "").path.strip("/")
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(example_site)
    with serving(root) as server:
        yield f"{server}{path}/"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which the files of a folder are served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def serve() -> Callable[[Path], AbstractContextManager[str]]:
    """`serving`, for tests that build a site of their own."""
    return serving


@pytest.fixture(params=[(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")], ids=str)
def reader(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of one width and colour scheme that writes nothing and asks nobody else."""
    width, scheme = request.param
    viewport = {"width": width, "height": 900}
    context = browser.new_context(viewport=viewport, color_scheme=scheme, base_url=address)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda sent: asked.append(sent.url))
    yield page
    context.close()
    own = "{0.scheme}://{0.netloc}/".format(urlsplit(address))
    assert said == []
    assert [url for url in asked if not url.startswith((own, "data:", "blob:"))] == []
