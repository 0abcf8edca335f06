"""Pages made here, by one process or several, while the host makes the rest of the site."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.structure.files import File
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file

from briefing.commands.progress import Progress
from mkdocs_briefing.anchors import Anchors, Numbering, checksums, has, pairs, warn_of_dead
from mkdocs_briefing.kept import Kept, Outline, navigation
from mkdocs_briefing.laying import Woven
from mkdocs_briefing.parallel import Workers
from mkdocs_briefing.preview import Built, nameless
from mkdocs_briefing.sheets import Same, Sheet, digest
from mkdocs_briefing.speaking import Said, hearing, say
from mkdocs_briefing.templates import are_of_others

if TYPE_CHECKING:
    from array import array


@dataclass(frozen=True, slots=True)
class Made:
    """What is told of a page that was made: a digest of its words, what was logged, its sheet.

    `is_alone` if only its words and what is around them decide about it.
    """

    words: str
    said: tuple[Said, ...]
    anchors: "array[int]"
    links: "array[int]"
    is_alone: bool = True


# With the page as it is kept.
Result = tuple[Made, Mapping[bytes, bytes]]


class Making:
    """The pages of the core in the making; `finish` waits for them.

    Where `kept` has them from an earlier build of the same, they are not made again; nor is a page
    of which the last build had the same words and the same around them. `titles` are of the pages
    in the navigation that only making tells, `nav` tells the navigation from others, and `words`
    are digests of the pages by path. `forget` is told of each page that was made.
    """

    def __init__(self, built: Built, kept: Kept | None, forget: Callable[[str], None]) -> None:
        self._built, self._kept, self._forget = built, kept, forget
        self._files = [file for file in built.files if isinstance(file, Woven)]
        self._all = built.files.documentation_pages()
        self._numbering = Numbering([file.src_uri for file in self._files])
        self._progress = Progress("pages")
        self._workers: Workers[int, Result | None] | None = None
        self.titles = {file.src_uri: self._titled(file) for file in nameless(built)}
        self.nav = navigation(built.nav)
        self.words: dict[str, str] = {}
        self._sheets = kept.sheets(built.files, self.nav) if kept else None
        self._same = Same()

    def start(self, number: int) -> None:
        """Have the pages made by so many processes; by this one, when it has nothing else to do."""
        if self._earlier:
            return
        if self._sheets and not are_of_others(self._built.config):
            self._same = self._sheets.same()
        if number == 1:
            return
        for file in _first_of_each_folder(self._files):
            _ = file.content_string  # what all pages rest on is found once, before there are many
        self._workers = Workers(self._result, range(len(self._files)), number)

    def finish(self) -> tuple[Said, ...]:
        """Wait for the pages, and check their anchors; what was said in making them is logged."""
        said = self._given(self._earlier) if self._earlier else tuple(self._anew())
        self._progress.clear()
        say(said)
        return said

    def stop(self) -> None:
        """Make no more pages."""
        if self._workers:
            self._workers.stop()

    @property
    def was_given(self) -> bool:
        """Whether an earlier build had the pages."""
        return self._earlier is not None

    @cached_property
    def _earlier(self) -> Outline | None:
        """The earlier build of the same, if the host's own pages came to the same as well."""
        outline = self._kept.outline if self._kept else None
        return outline if outline and outline.nav == self.nav else None

    def _given(self, earlier: Outline) -> tuple[Said, ...]:
        """Write what an earlier build made; what was said then."""
        stays = self._kept.stays if self._kept else frozenset()
        for file in self._files:
            if file.abs_dest_path not in stays:
                sheet = self._sheet(file, earlier.words)
                if sheet is None:
                    self._make(file)
                else:
                    _write(sheet, file)
            self._progress.add(1, 0)
        return earlier.said_of_pages

    def _anew(self) -> Iterator[Said]:
        """Make the pages; what was said."""
        made: dict[int, Made] = {}
        for place, result in self._results():
            made[place], page = result or self._as_last(self._files[place])
            if self._kept:
                self._kept.adopt(page)
            self._progress.add(1, 0)
        in_order = [made[place] for place in range(len(self._files))]
        for one in in_order:
            yield from one.said
        with hearing() as said:
            self._check(in_order)
        yield from said
        told = {file.src_uri: one for file, one in zip(self._files, in_order, strict=True)}
        self.words = {path: one.words for path, one in told.items()}
        if self._sheets:
            self._sheets.remember({path: one.words for path, one in told.items() if one.is_alone})

    def _results(self) -> Iterator[tuple[int, Result | None]]:
        if self._workers:
            return self._workers.results()
        return ((place, self._result(place)) for place in range(len(self._files)))

    def _result(self, place: int) -> Result | None:
        """Make one page; None where the last build had the same words. It may be in a worker."""
        file = self._files[place]
        if self._same.has(file.src_uri, file.content_string):
            self._forget(file.src_uri)
            return None
        return self._make(file)

    def _as_last(self, file: Woven) -> Result:
        """Write a page as the last build made it; it is made where that is lost."""
        words = self._same.words
        sheet = self._sheet(file, words)
        if sheet is None:
            return self._make(file)
        _write(sheet, file)
        return Made(
            words[file.src_uri], (), sheet.anchors, self._numbering.numbered(sheet.links)
        ), {}

    def _sheet(self, file: Woven, words: Mapping[str, str]) -> Sheet | None:
        """A page as it was made of these words."""
        return self._sheets.get(file.src_uri, words[file.src_uri]) if self._sheets else None

    def _make(self, file: Woven) -> Result:
        """Make one page; it may be in a worker."""
        page, built, words = file.page, self._built, digest(file.content_string)
        assert page is not None  # noqa: S101
        with hearing() as said:
            _populate_page(page, built.config, built.files)
            _build_page(page, built.config, self._all, built.nav, built.env)
            warn_of_dead(page, lambda file: not self._is_ours(file), built.files, built.config)
        is_alone = all(map(self._is_ours, page.links_to_anchors or ())) and not any(
            one.level >= logging.INFO for one in said
        )
        anchors = checksums(page.present_anchor_ids or ())
        made = Made(words, tuple(said), anchors, self._numbering.links_of(page), is_alone)
        if file.inclusion.is_not_in_nav():  # of the others the navigation shows the title
            page.content = page.markdown = page.present_anchor_ids = page.links_to_anchors = None
            page.toc, page.meta = TableOfContents([]), {}
        self._forget(file.src_uri)
        return made, self._kept_of(file, made)

    def _kept_of(self, file: Woven, made: Made) -> Mapping[bytes, bytes]:
        """The page as it is kept; an empty one the host does not write."""
        if self._sheets is None:
            return {}
        path = Path(file.abs_dest_path)
        page = path.read_bytes() if path.exists() else b""
        sheet = Sheet(page, made.anchors, self._numbering.by_path(made.links))
        return self._sheets.alone(file.src_uri, made.words, sheet)

    def _check(self, made: Sequence[Made]) -> None:
        """Warn of links to anchors of our pages that are not there, as the host does."""
        anchors = [one.anchors for one in made]
        for place, one in enumerate(made):
            if any(not has(anchors[number], anchor) for number, anchor in pairs(one.links)):
                self._populate(self._files[place])
                self._warn(self._files[place], anchors)
        for file in self._all:
            if not isinstance(file, Woven):
                self._warn(file, anchors)

    def _warn(self, file: File, anchors: "Sequence[array[int]]") -> None:
        """Warn of the links of one page."""
        page = file.page
        assert page is not None  # noqa: S101
        for target in page.links_to_anchors or ():
            if target.page and isinstance(target, Woven):
                known = anchors[self._numbering.number_of[target.src_uri]]
                target.page.present_anchor_ids = Anchors(known)
        warn_of_dead(page, self._is_ours, self._built.files, self._built.config)

    def _is_ours(self, file: File) -> bool:
        return file.src_uri in self._numbering.number_of

    def _titled(self, file: Woven) -> str | None:
        """The title of a page that only making it tells."""
        page, earlier = file.page, self._kept.outline if self._kept else None
        assert page is not None  # noqa: S101
        if earlier and file.src_uri in earlier.titles:
            page.title = earlier.titles[file.src_uri]
        else:
            self._populate(file)
        title: str | None = page.title
        return title

    def _populate(self, file: Woven) -> None:
        with hearing():  # it is said when the page is made
            if file.page:
                _populate_page(file.page, self._built.config, self._built.files)


def _write(sheet: Sheet, file: Woven) -> None:
    if sheet.page:
        write_file(sheet.page, file.abs_dest_path)


def _first_of_each_folder(files: Iterable[Woven]) -> Iterable[Woven]:
    return {file.src_uri.partition("/")[0]: file for file in files}.values()
