"""Search in a MkDocs site: its form and page, what is indexed, and when."""

import hashlib
import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from briefing.languages import Language
from briefing.search.document import SEARCH, Document
from briefing.search.stubs import interface
from mkdocs_briefing.assets import add_search
from mkdocs_briefing.kept import Kept
from mkdocs_briefing.search.engine import FOLDER, VERSION, Indexing, engine, index
from mkdocs_briefing.search.own_pages import own_page

__all__ = ["Indexing", "Search", "engine", "index"]

log = get_plugin_logger(__name__)

INTERFACE = "assets/briefing/search.json"
MISSING = f"No search: its engine is not installed; pip install pagefind-bin=={VERSION}"
TWICE = "Two searches: take `search` out of the plugins, for the briefings have one of their own."


class Search:
    """The search of one site; without its engine it says so once and does nothing."""

    def __init__(self, *, served: bool) -> None:
        self._background = Indexing() if served else None
        self._told: set[str] = set()
        self.is_on = False

    def configure(self, config: MkDocsConfig, language: Language, *, wanted: bool) -> None:
        """Put the form into the header, and what it needs into each page; before each build."""
        self._language = language
        self.is_on = wanted and engine() is not None
        if not self.is_on:
            if wanted:
                self._tell(MISSING, logging.WARNING)
            return
        if "material/search" in config.plugins or "search" in config.plugins:
            self._tell(TWICE, logging.INFO)
        add_search(config)
        words = self._language.toml("search")["strings"]
        config.theme["briefing_search"] = {
            "page": "search/" if config.use_directory_urls else "search/index.html",
            "label": words["site"],
            "placeholder": words["placeholder"],
        }

    def add(self, files: Files, config: MkDocsConfig) -> None:
        """Add what the script of the search is told."""
        if self.is_on:
            files.append(File.generated(config, INTERFACE, content=interface(self._language)))

    def finish(
        self,
        documents: Callable[[], Iterable[Document]],
        files: Files,
        laid: Collection[str],
        site_dir: Path,
        kept: Kept | None,
    ) -> None:
        """Index the built site: at once, or in the background while it is served.

        `laid` are the paths of the pages that the core wrote, all others are the user's own; its
        `documents` are not asked for where an index of the same is `kept`.
        """
        if not self.is_on:
            return
        own = (one for file in _others(files, laid) if (one := own_page(file)))
        if self._background:
            found = chain(_at_outputs(documents(), files), own)
            self._background.later(site_dir, found, self._language)
            return
        others = list(own)
        name = hashlib.sha256(repr(others).encode()).hexdigest()
        if kept and kept.give_index(name, site_dir / FOLDER):
            return
        index(site_dir, chain(_at_outputs(documents(), files), others), self._language)
        if kept:
            kept.put_index(name, site_dir / FOLDER)

    def close(self) -> None:
        """Stop what runs in the background."""
        if self._background:
            self._background.close()

    def _tell(self, words: str, level: int) -> None:
        if words not in self._told:
            self._told.add(words)
            log.log(level, words)


def _at_outputs(documents: Iterable[Document], files: Files) -> Iterator[Document]:
    """The documents by the paths of their HTML files."""
    for document in documents:
        if file := files.get_file_from_path(document.path):
            yield replace(document, path=file.dest_uri)


def _others(files: Files, laid: Collection[str]) -> Iterator[File]:
    """The pages that the user wrote."""
    ours = {*laid, SEARCH}
    return (file for file in files.documentation_pages() if file.src_uri not in ours)
