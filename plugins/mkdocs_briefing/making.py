"""Pages made by several processes while the host makes the rest of the site."""

import logging
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page

from briefing.commands.progress import Progress
from mkdocs_briefing.laying import Woven
from mkdocs_briefing.parallel import Workers
from mkdocs_briefing.preview import Built, nameless

log = get_plugin_logger(__name__)

Said = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker tells of a page: what was logged, its anchors, and where it links to anchors.

    Anchors are told as checksums, and links as pairs of a file's number and a checksum: all of them
    would be more than the pages.
    """

    said: tuple[Said, ...]
    anchors: "array[int]"
    links: "array[int]"


class Making:
    """The pages of the core in the making; `finish` waits for them."""

    def __init__(self, built: Built) -> None:
        self._built = built
        self._files = [file for file in built.files if isinstance(file, Woven)]
        self._all = built.files.documentation_pages()
        self._number_of = {file.src_uri: place for place, file in enumerate(self._files)}
        self._progress = Progress("pages")
        for file in nameless(built):
            self._populate(file)

    def start(self, number: int) -> None:
        """Have the pages made by so many processes."""
        for file in _first_of_each_folder(self._files):
            _ = file.content_string  # what all pages rest on is found once, before there are many
        self._workers = Workers(self._make, self._files, number)

    def finish(self) -> None:
        """Wait for the pages, log what was logged in making them, and check their anchors."""
        made: dict[int, Made] = {}
        for place, result in self._workers.results():
            made[place] = result
            self._progress.add(1, 0)
        self._progress.clear()
        for place in range(len(self._files)):
            for name, level, words in made[place].said:
                logging.getLogger(name).log(level, "%s", words)
        self._check([made[place] for place in range(len(self._files))])

    def stop(self) -> None:
        """Make no more pages."""
        self._workers.stop()

    def _make(self, file: Woven) -> Made:
        """Make one page, in a worker."""
        page, built = file.page, self._built
        assert page is not None  # noqa: S101
        heard = _Heard()
        logger = logging.getLogger("mkdocs")
        logger.handlers, logger.propagate = [heard], False
        _populate_page(page, built.config, built.files)
        _build_page(page, built.config, self._all, built.nav, built.env)
        made = Made(tuple(heard.said), _sums(page.present_anchor_ids or ()), self._links(page))
        if file.inclusion.is_not_in_nav():  # of the others the navigation shows the title
            page.content = page.markdown = None
        return made

    def _links(self, page: Page) -> "array[int]":
        found = array("L")
        for target, links in (page.links_to_anchors or {}).items():
            number = self._number_of.get(target.src_uri)
            if number is not None:
                for anchor in links:
                    found.extend((number, _sum(anchor)))
        return found

    def _check(self, made: Sequence[Made]) -> None:
        """Warn of links to anchors that are not there, as the host does."""
        config, files = self._built.config, self._built.files
        there: dict[int, frozenset[int]] = {}
        for place, one in enumerate(made):
            dead = []
            for number, anchor in zip(one.links[::2], one.links[1::2], strict=True):
                if number not in there:
                    there[number] = frozenset(made[number].anchors)
                if anchor not in there[number]:
                    dead.append(number)
            if dead:
                for number in {place, *dead}:
                    self._populate(self._files[number])
                page = self._files[place].page
                if page:
                    level = config.validation.links.anchors
                    page.validate_anchor_links(files=files, log_level=level)

    def _populate(self, file: Woven) -> None:
        logger = logging.getLogger("mkdocs")
        level = logger.level
        logger.setLevel(logging.CRITICAL)  # it was said when the page was made
        try:
            if file.page:
                _populate_page(file.page, self._built.config, self._built.files)
        finally:
            logger.setLevel(level)


class _Heard(logging.Handler):
    """Keeps what is logged, for another process to say."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Said] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append((record.name, record.levelno, record.getMessage()))


def _first_of_each_folder(files: Iterable[Woven]) -> Iterable[Woven]:
    return {file.src_uri.partition("/")[0]: file for file in files}.values()


def _sums(anchors: Iterable[str]) -> "array[int]":
    return array("L", map(_sum, anchors))


def _sum(anchor: str) -> int:
    return zlib.crc32(anchor.encode())
