"""The corpus of a site's files, kept up to date from one build to the next."""

import gc
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, set_exclusions

from briefing.corpus import Corpus
from briefing.links import replaced
from briefing.memory import Memory
from briefing.problems import Problem
from briefing.publishing import files, page_at, pages
from briefing.readings import forget_names
from briefing.search.document import Document
from briefing.search.documents import documents
from briefing.search.page import search_page
from briefing.settings import Settings
from briefing.site import Files as Outputs
from briefing.site import Page
from mkdocs_briefing.folder import Folder, Unread
from mkdocs_briefing.laying import Layout, Listing, is_content
from mkdocs_briefing.options import own_icons
from mkdocs_briefing.speaking import Said, say

log = get_plugin_logger(__name__)

NOTES = ".notes.md"
INHERIT = re.compile(r"""^INHERIT:[ \t]*["']?([^"'#\n]*[^"'#\s])""", re.MULTILINE)
# So many new objects, and so many rounds of the younger ones, before garbage is looked for.
SELDOM = (100_000, 50, 100)
LEVELS = {
    "error": logging.WARNING,
    "warning": logging.WARNING,
    "info": logging.INFO,
    "review": logging.DEBUG,  # a list for editors, not a line of each build
}


@dataclass
class Reading:
    """What the files of a site say; `corpus` and `listing` are of the last time they were read.

    `layout` and `said` are of the last time that all were read. There is the page of a search where
    it `is_searched`.
    """

    memory: Memory
    is_searched: bool = False
    folder: Folder = field(default_factory=Folder)
    corpus: Corpus | None = None
    listing: Listing = field(default_factory=lambda: Listing(tuple))
    layout: Layout = field(default_factory=lambda: Layout((), (), frozenset()))
    said: tuple[Said, ...] = ()
    _settings: Settings = field(default_factory=Settings)
    _config: MkDocsConfig = field(default_factory=MkDocsConfig)
    _docs: str = ""
    _others: tuple[str, ...] = ()
    _watched: tuple[str, ...] = ()
    _raw: dict[str, bytes] = field(default_factory=dict)
    _paths: dict[str, str] = field(default_factory=dict)
    _outputs: Outputs = field(default_factory=lambda: Outputs({}))
    _is_begun: bool = False

    def whole(self, given: Files, config: MkDocsConfig, settings: Settings) -> None:
        """Read all files anew, as far as they changed; what is wrong with them is in `said`."""
        self._settings, self._config = settings, config
        self._docs, self._others = config.docs_dir, _others(config)
        if self.corpus is None:
            self.folder.look(self._docs, self._others)
        set_exclusions(given, config)
        content = [file for file in given if is_content(file) and self._is_read(file)]
        self._paths = {
            file.abs_src_path: file.src_uri for file in content if file.abs_src_path is not None
        }
        if not self.memory.is_for_once:
            self._raw = {file.src_uri: self._bytes(file) for file in content}
        with _all_kept():
            self.corpus = self._corpus(self._raw or Unread(content))
        if self.memory.is_for_once:
            forget_names(self.memory)
        self._is_begun = False
        self.listing, self._outputs = self._listed(self.corpus), files(self.corpus)
        self.layout = Layout(self.listing.paths, tuple(self._outputs), self.corpus.withheld)
        lost = replaced({file.src_uri for file in given}, self.corpus, self.layout.pages)
        self.said = tuple(_lines((*self.corpus.problems, *lost)))

    def refresh(self) -> bool:
        """Read the files that changed; False where pages or navigation may have changed as well."""
        changed = self.folder.changed(self._docs, (*self._others, *self._watched))
        if changed is None or self.corpus is None:
            return False
        if not changed:
            return True
        if not all(map(self._may_take, changed)):
            return False
        was = self.corpus
        for path in changed:
            self._take(path)
        corpus = self._corpus(self._raw)
        if _outline(corpus) != _outline(was):
            self._is_begun = True
            return False
        known = set(was.problems)
        say(_lines(problem for problem in corpus.problems if problem not in known))
        self.corpus = corpus
        self.listing, self._outputs = self._listed(corpus), files(corpus)
        return True

    def watch(self, paths: Iterable[str]) -> None:
        """Have all read and built anew where something changes at these paths as well."""
        self._watched = tuple(path for path in paths if path != self._docs)
        self.folder.look_at_others(self._watched)

    def _may_take(self, path: str) -> bool:
        """Whether no page of the host comes or goes with the file: notes are on other pages."""
        known = self._paths.get(path, "")
        there = Path(path).exists() if known else self._is_notes(path)
        return known != "index.md" and (there or known.endswith(NOTES))

    def _take(self, path: str) -> None:
        """Have what the file says now, if it is still there."""
        uri = self._paths.setdefault(path, Path(path).relative_to(self._docs).as_posix())
        try:
            self._raw[uri] = self.folder.read(path)
        except FileNotFoundError:
            self._raw.pop(uri, None)
            del self._paths[path]

    def _is_notes(self, path: str) -> bool:
        """Whether the file stands where notes are read."""
        below = Path(self._docs) / "articles"
        if not (path.endswith(NOTES) and Path(path).is_relative_to(below) and Path(path).exists()):
            return False
        uri = Path(path).relative_to(self._docs).as_posix()
        file = File(uri, self._docs, "", use_directory_urls=True)
        set_exclusions([file], self._config)
        return self._is_read(file)

    def _is_read(self, file: File) -> bool:
        """Whether the host takes the file for this site: editors alone see drafts."""
        level, is_served = file.inclusion, self._settings.internal
        is_read: bool = level.is_in_serve() if is_served else level.is_included()
        return is_read

    def is_laid(self) -> bool:
        """Whether pages and data are those that the last whole build laid over the files."""
        laid = (self.layout.pages, self.layout.files)
        return (self.listing.paths, tuple(self._outputs)) == laid

    def text_of(self, path: str) -> str:
        """The page at `path` as the files have it now; raises KeyError where there is none."""
        return self.listing[path].text

    def head_of(self, path: str) -> str:
        """The front matter of the page at `path`."""
        return self.listing[path].head

    def forget(self, path: str) -> None:
        """Keep no more of the page at `path`: whoever asks for it again gets another."""
        self.listing.forget(path)

    def data_of(self, path: str) -> bytes:
        """The file at `path` as the files have it now."""
        return self._outputs[path]

    def documents(self) -> Iterable[Document]:
        """What a search engine is told of the corpus."""
        return documents(self.corpus) if self.corpus else ()

    def _listed(self, corpus: Corpus) -> Listing:
        return Listing(
            lambda: chain(pages(corpus), self._more(corpus)), lambda path: page_at(path, corpus)
        )

    def _more(self, corpus: Corpus) -> Iterator[Page]:
        """The pages that the core publishes for nobody but a host with a search."""
        if self.is_searched:
            yield search_page(corpus)

    def _corpus(self, files: Mapping[str, bytes]) -> Corpus:
        # A whole build that follows a look at what changed is of the same round.
        if not self._is_begun:
            self.memory.turn()
        corpus = Corpus.of(files, self._settings, self.memory)
        if self.memory.store:
            self.memory.store.save()
        return corpus

    def _bytes(self, file: File) -> bytes:
        if file.abs_src_path is None:
            return file.content_bytes
        return self.folder.read(file.abs_src_path)


@contextmanager
def _all_kept() -> Iterator[None]:
    """Look for no garbage while much is made that stays, nor in it after that, and seldom later.

    What a build makes holds few circles: looking for them took a tenth of its time.
    """
    gc.disable()
    try:
        yield
    finally:
        # The first time alone: what the host made since then goes with its next build.
        if not gc.get_freeze_count():
            gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()


def _outline(corpus: Corpus) -> tuple[object, ...]:
    """What decides which articles and actors have a page."""
    articles = tuple(reading.article.path for reading in corpus.readings)
    withheld = frozenset(path for path in corpus.withheld if not path.endswith(NOTES))
    return articles, tuple(entity.id for entity in corpus.shown), withheld


def _others(config: MkDocsConfig) -> tuple[str, ...]:
    """What all pages rest on, beside the files of the docs folder."""
    settings, theme, icons = _inherited(config), config.theme.custom_dir, own_icons(config)
    given = (*settings, theme, *icons, *config.hooks, *config.watch)
    return tuple(str(Path(path).absolute()) for path in given if path)


def _inherited(config: MkDocsConfig) -> Iterator[Path]:
    """The file of settings, and those that it goes on from."""
    path = Path(config.config_file_path)
    while path.is_file():
        yield path
        found = INHERIT.search(path.read_text(encoding="utf-8-sig"))
        path = path.parent / found[1] if found else Path()


def _lines(problems: Iterable[Problem]) -> Iterator[Said]:
    for problem in problems:
        yield Said(log.logger.name, LEVELS[problem.level], f"{log.prefix}: {problem}")
