"""Pages made here, by one process or several, while the host makes the rest of the site."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file

from briefing.commands.progress import Progress
from mkdocs_briefing.anchors import Anchors, checksum, checksums, has, warn_of_dead
from mkdocs_briefing.kept import Kept, Outline, navigation
from mkdocs_briefing.laying import Woven
from mkdocs_briefing.parallel import Workers
from mkdocs_briefing.preview import Built, nameless
from mkdocs_briefing.speaking import Said, hearing, say


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker tells of a page: what was logged, its anchors, and where it links to anchors.

    Anchors are told as checksums, and links as pairs of a file's number and a checksum: all of them
    would be more than the pages.
    """

    said: tuple[Said, ...]
    anchors: "array[int]"
    links: "array[int]"


# With the page as it is kept.
Result = tuple[Made, dict[bytes, bytes]]


class Making:
    """The pages of the core in the making; `finish` waits for them.

    Where `kept` has them from an earlier build of the same, they are not made again. `titles` are
    of the pages in the navigation that only making tells, `nav` tells the navigation from others.
    """

    def __init__(self, built: Built, kept: Kept | None) -> None:
        self._built, self._kept = built, kept
        self._files = [file for file in built.files if isinstance(file, Woven)]
        self._all = built.files.documentation_pages()
        self._number_of = {file.src_uri: place for place, file in enumerate(self._files)}
        self._progress = Progress("pages")
        self._workers: Workers[Woven, Result] | None = None
        self.titles = {file.src_uri: self._titled(file) for file in nameless(built)}
        self.nav = navigation(built.nav)

    def start(self, number: int) -> None:
        """Have the pages made by so many processes; by this one, when it has nothing else to do."""
        if number == 1 or self._earlier:
            return
        for file in _first_of_each_folder(self._files):
            _ = file.content_string  # what all pages rest on is found once, before there are many
        self._workers = Workers(self._make, self._files, number)

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
            if file.abs_dest_path in stays:
                continue
            data = self._kept.get(file.src_uri) if self._kept else None
            if data is None:
                self._make(file)
            elif data:
                write_file(data, file.abs_dest_path)
            self._progress.add(1, 0)
        return earlier.said_of_pages

    def _anew(self) -> Iterator[Said]:
        """Make the pages; what was said."""
        made: dict[int, Made] = {}
        for place, (result, page) in self._results():
            made[place] = result
            if self._kept:
                self._kept.adopt(page)
            self._progress.add(1, 0)
        in_order = [made[place] for place in range(len(self._files))]
        for one in in_order:
            yield from one.said
        with hearing() as said:
            self._check(in_order)
        yield from said

    def _results(self) -> Iterator[tuple[int, Result]]:
        if self._workers:
            return self._workers.results()
        return ((place, self._make(file)) for place, file in enumerate(self._files))

    def _make(self, file: Woven) -> Result:
        """Make one page; it may be in a worker."""
        page, built = file.page, self._built
        assert page is not None  # noqa: S101
        with hearing() as said:
            _populate_page(page, built.config, built.files)
            _build_page(page, built.config, self._all, built.nav, built.env)
            warn_of_dead(page, lambda file: not self._is_ours(file), built.files, built.config)
        made = Made(tuple(said), checksums(page.present_anchor_ids or ()), self._links(page))
        if file.inclusion.is_not_in_nav():  # of the others the navigation shows the title
            page.content = page.markdown = page.present_anchor_ids = page.links_to_anchors = None
            page.toc, page.meta = TableOfContents([]), {}
        return made, self._kept_of(file)

    def _kept_of(self, file: Woven) -> dict[bytes, bytes]:
        """The page as it is kept; nothing for an empty one, which the host does not write."""
        if self._kept is None:
            return {}
        path = Path(file.abs_dest_path)
        return self._kept.alone(file.src_uri, path.read_bytes() if path.exists() else b"")

    def _links(self, page: Page) -> "array[int]":
        found = array("I")
        for target, links in (page.links_to_anchors or {}).items():
            number = self._number_of.get(target.src_uri)
            if number is not None:
                for anchor in links:
                    found.extend((number, checksum(anchor)))
        return found

    def _check(self, made: Sequence[Made]) -> None:
        """Warn of links to anchors of our pages that are not there, as the host does."""
        anchors = [one.anchors for one in made]
        for place, one in enumerate(made):
            links = zip(one.links[::2], one.links[1::2], strict=True)
            if any(not has(anchors[number], anchor) for number, anchor in links):
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
                known = anchors[self._number_of[target.src_uri]]
                target.page.present_anchor_ids = Anchors(known)
        warn_of_dead(page, self._is_ours, self._built.files, self._built.config)

    def _is_ours(self, file: File) -> bool:
        return file.src_uri in self._number_of

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


def _first_of_each_folder(files: Iterable[Woven]) -> Iterable[Woven]:
    return {file.src_uri.partition("/")[0]: file for file in files}.values()
