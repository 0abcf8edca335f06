"""The core's pages and files among the host's; each is made when the host asks for it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from briefing.search.document import SEARCH
from briefing.site import Page


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of the core's pages and files, and those of the host's that it withholds."""

    pages: tuple[str, ...]
    files: tuple[str, ...]
    withheld: frozenset[str]


class Listing:
    """The pages of a site by their paths; looks no further than the page that is asked for.

    `pages` lists them, as often as it is asked; `at` gives some of them by their paths.
    """

    def __init__(
        self,
        pages: Callable[[], Iterable[Page]],
        at: Callable[[str], Page | None] = lambda _: None,
    ) -> None:
        self._pages, self._at = pages, at
        self._rest = iter(pages())
        self._known: dict[str, Page] = {}
        self._paths: dict[str, None] = {}

    def __getitem__(self, path: str) -> Page:
        if path not in self._known:
            if page := self._at(path):
                self._known[path] = page
            elif not self._found(path) and path in self._paths:
                self._rest = iter(self._pages())  # it was forgotten
                self._found(path)
        return self._known[path]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all pages, in their order."""
        self._found(None)
        return tuple(self._paths)

    def forget(self, path: str) -> None:
        """Keep the page no longer; whoever asks for it again gets another that is alike."""
        self._known.pop(path, None)

    def _found(self, path: str | None) -> bool:
        """Look at the pages up to this one, or at all."""
        for page in self._rest:
            self._known.setdefault(page.path, page)
            self._paths[page.path] = None
            if page.path == path:
                return True
        return False


class Woven(File):
    """A page of the core at its path, over the file there or where there is none."""

    made_by: Callable[[str], str]
    named_by: Callable[[str], str]

    @property
    def head(self) -> str:
        """The page's front matter as it is now."""
        return self.named_by(self.src_uri)

    @property
    def content_string(self) -> str:
        """The page's text as it is now, or as another plugin has it."""
        return self.made_by(self.src_uri)

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.made_by = lambda _: value

    @property
    def content_bytes(self) -> bytes:
        """The page's text as it is now, in UTF-8."""
        return self.content_string.encode()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.content_string = value.decode()


class Data(File):
    """A file of the core beside the pages."""

    made_by: Callable[[str], bytes]
    is_lazy = False

    @property
    def content_bytes(self) -> bytes:
        """The file as it is now, or as another plugin has it."""
        return self.made_by(self.src_uri)

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.made_by = lambda _: value

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Write the file into the site; a preview writes it when a browser wants it."""
        if not self.is_lazy:
            self.write()

    def write(self) -> None:
        """Write the file into the site."""
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content_bytes)


class Laid(Files):
    """The files of a site with the core's among them; the host may be told not to make those.

    It asks for the pages that it is about to make by what it includes, and for all pages without.
    """

    makes_ours = True

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] | None = None
    ) -> Sequence[File]:
        """All pages, or those that the host has to make."""
        if inclusion is None:
            return super().documentation_pages()
        found = super().documentation_pages(inclusion=inclusion)
        return found if self.makes_ours else [one for one in found if not isinstance(one, Woven)]

    def make_lazy(self) -> None:
        """Leave the core's pages and files for when a browser wants them."""
        self.makes_ours = False
        for file in self:
            if isinstance(file, Data):
                file.is_lazy = True


class Source(Protocol):
    """What is asked for the pages and files of the core when the host wants them."""

    def text_of(self, path: str) -> str:
        """The page at `path`."""

    def head_of(self, path: str) -> str:
        """The front matter of that page."""

    def data_of(self, path: str) -> bytes:
        """The file at `path`."""


def lay(layout: Layout, files: Files, config: MkDocsConfig, source: Source) -> Laid:
    """`files` with the core's pages and files at their places, and without what it withholds."""
    ours = set(layout.pages)
    there: dict[str, File] = {}
    for file in files:
        if file.src_uri in ours:
            there[file.src_uri] = _woven(file.src_uri, config, source, file)
        elif file.src_uri not in layout.withheld:
            there[file.src_uri] = file
    for path in layout.pages:
        if path not in there:
            there[path] = _woven(path, config, source)
    for path in layout.files:
        data = cast("Data", Data.generated(config, path, content=b""))
        data.made_by = source.data_of
        there[path] = data
    return Laid(there.values())


def is_content(file: File) -> bool:
    """Whether the core reads the file: articles, notes, actors, decisions, the introduction."""
    folders = ("articles/", "actors/", "review/")
    return file.src_uri.startswith(folders) or file.src_uri == "index.md"


def _woven(path: str, config: MkDocsConfig, source: Source, over: File | None = None) -> Woven:
    file = cast("Woven", Woven.generated(config, path, content=""))
    file.made_by, file.named_by = source.text_of, source.head_of
    if over is not None:
        file.generated_by = None  # it is still the file that an editor edits
        file.abs_src_path = over.abs_src_path
        file.inclusion = over.inclusion
    # The few pages that lead to all others may stand in the navigation, a thousand may not; the
    # search stands in the header.
    if not path.endswith("index.md") or path == SEARCH:
        file.inclusion = InclusionLevel.NOT_IN_NAV
    return file
