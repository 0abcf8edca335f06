"""The site while it is served: an edit changes the corpus at once, and each page when it is read.

A build of the host makes everything but the core's pages. Those are made when a browser asks, of
what the files say then; so no page has to be told that it is old, and none can be missed.
"""

import gc
import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import RLock, Timer
from typing import TYPE_CHECKING, Protocol

import click
import jinja2
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.nav import Navigation
from mkdocs.utils import meta

from mkdocs_briefing.answers import Answer, Application, broken, path_of
from mkdocs_briefing.faults import fault_at
from mkdocs_briefing.laying import Data, Laid, Woven
from mkdocs_briefing.options import is_known, strangers

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from briefing.corpus import Corpus

log = get_plugin_logger(__name__)

# When so many seconds have passed since an edit, what has no hurry is looked after.
LATER = 0.3


class Source(Protocol):
    """What a preview asks of the plugin."""

    def refresh(self) -> bool:
        """Read the changed files; False where only a whole build will do."""

    @property
    def corpus(self) -> "Corpus | None":
        """What the files say; the editors' part of the home page alone tells that page's title."""

    def settled(self) -> bool:
        """Whether the pages are those of the last whole build, and the navigation says the same."""


@dataclass(frozen=True, slots=True)
class Built:
    """What the host's last whole build left: all that a page needs."""

    config: MkDocsConfig
    files: Laid
    nav: Navigation
    env: jinja2.Environment


class Preview:
    """Makes pages when they are asked for, and rebuilds as little as it can."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._lock = RLock()
        self._built: Built | None = None
        self._is_whole = False
        self._by_output: dict[str, Woven | Data] = {}
        self._made: dict[str, str | None] = {}
        self._titles: dict[str, tuple[str, str | None]] = {}
        self._build: Callable[[], None] = lambda: None
        self._trouble: BaseException | None = None
        self._timer: Timer | None = None

    def begin(self, built: Built) -> None:
        """Start from a whole build; nothing that was made before it counts."""
        self._built = built
        # Else a page may rest on files, or on a day, that its text does not tell.
        self._is_whole = is_known(built.config) and not strangers(built.config)
        self._made = {}
        self._by_output = {
            file.dest_uri: file for file in built.files if isinstance(file, Woven | Data)
        }
        for file in nameless(built):
            self._call(file, built)

    def _call(self, file: Woven, built: Built) -> None:
        """Give a page the title that only making it tells, if nothing tells that it is another."""
        page, corpus = file.page, self._source.corpus
        told = corpus.introduction if corpus else ""
        assert page is not None  # noqa: S101
        known = self._titles.get(file.src_uri)
        if known and known[0] == told:
            page.title = known[1]
        else:
            self._make(file, built)
            self._titles[file.src_uri] = (told, page.title)

    def attach(self, server: "LiveReloadServer") -> None:
        """Take over what `server` builds and what it answers."""
        self._build = server.builder
        server.builder = self.rebuild
        server.set_app(self.answering(server.serve_request, server.mount_path))

    def answering(self, host: Application, mount: str) -> Application:
        """An application that makes the page asked for, and lets the `host` serve it."""

        def answer(environ: Answer, start: Callable[..., object]) -> Iterable[bytes]:
            path = path_of(environ, mount)
            if path is None:
                return host(environ, start)
            with self._lock:
                trouble = self._trouble or self._made_for(path)
            return broken(trouble, start) if trouble else host(environ, start)

        return answer

    def rebuild(self) -> None:
        """Show what the files say now; what is wrong with them is said, and shown as a page."""
        start = time.perf_counter()
        with self._lock:
            try:
                if self._trouble or not self._source.refresh():
                    self._whole()
                else:
                    self._soon(self.settle)
            except (Exception, SystemExit) as error:  # noqa: BLE001
                self._trouble = error
                log.error("%s", error)  # noqa: TRY400
            else:
                self._trouble = None
                log.info("Updated in %.3f seconds", time.perf_counter() - start)

    def settle(self) -> None:
        """Do what an edit leaves for later: see whether it has added or removed pages."""
        with self._lock:
            try:
                if not self._trouble and not self._source.settled():
                    self._whole()
            except (Exception, SystemExit) as error:  # noqa: BLE001
                self._trouble = error
                log.error("%s", error)  # noqa: TRY400

    def close(self) -> None:
        """Do nothing later."""
        if self._timer:
            self._timer.cancel()

    def _whole(self) -> None:
        self._build()
        gc.collect()  # files and pages of the last build hold each other

    def _soon(self, task: Callable[[], None]) -> None:
        self.close()
        self._timer = Timer(LATER, task)
        self._timer.daemon = True
        self._timer.start()

    def _made_for(self, path: str) -> BaseException | None:
        """Make what lies at `path` in the site, if it is ours; what went wrong."""
        file = self._by_output.get(path) or self._by_output.get(f"{path}/index.html".lstrip("/"))
        if self._built is None:
            return None
        if file is None:
            corpus = self._source.corpus
            return fault_at(path, corpus, self._built.config) if corpus else None
        try:
            self._make(file, self._built)
        except (Exception, SystemExit) as error:  # noqa: BLE001
            log.error("%s: %s", file.src_uri, error)  # noqa: TRY400
            return error
        return None

    def _make(self, file: Woven | Data, built: Built) -> None:
        """Write the output of `file` as it is now, unless that is what is there."""
        if isinstance(file, Data):
            file.write()
            return
        text = file.content_string
        if self._made.get(file.src_uri) == text and self._is_whole:
            return
        page, config = file.page, built.config
        assert page is not None  # noqa: S101
        page.__dict__.pop("render", None)
        warned = _Counting()
        logging.getLogger("mkdocs").addHandler(warned)
        try:
            _populate_page(page, config, built.files)
            all_pages = built.files.documentation_pages()
            _build_page(page, config, all_pages, built.nav, built.env)
        finally:
            logging.getLogger("mkdocs").removeHandler(warned)
        # What warned will warn again.
        self._made[file.src_uri] = None if warned.number else text
        if file.inclusion.is_not_in_nav():
            page.content = page.markdown = None


class _Counting(logging.Handler):
    """Counts warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.number = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002
        self.number += 1


def nameless(built: Built) -> list[Woven]:
    """Give our pages in the navigation the titles that it shows; those that only making tells."""
    found = []
    for page in built.nav.pages:
        if isinstance(page.file, Woven):
            _, page.meta = meta.get_data(f"{page.file.head}\n")
            if page.title is None and "title" in page.meta:
                page.title = page.meta["title"]
            elif page.title is None:
                found.append(page.file)
    return found


def is_live() -> bool:
    """Whether the server will show edits: without that, it has to find the whole site built."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get("livereload"))
