"""One build of a site: the core's pages read, made and kept, or given again as they were."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from briefing.search.document import Document
from mkdocs_briefing.kept import Again, Kept, Outline
from mkdocs_briefing.laying import Data, Laid, Source, Woven, lay
from mkdocs_briefing.making import Making
from mkdocs_briefing.parallel import workers_for
from mkdocs_briefing.preview import Built
from mkdocs_briefing.search import Search
from mkdocs_briefing.speaking import say

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

    from mkdocs_briefing.reading import Reading
    from mkdocs_briefing.rendering.page import Renderer


class Building:
    """What is known of the site from the host's files on, and what makes its pages."""

    def __init__(self, read: Callable[[], "Reading"], kept: Kept | None) -> None:
        """`read` reads all files; it is not asked where `kept` tells enough."""
        self._read, self._kept = read, kept
        self._reading: Reading | None = None
        self._making: Making | None = None
        self._renderer: Renderer | None = None
        outline = kept.outline if kept else None
        if kept and outline:
            self._layout, self._said = outline.layout, outline.said
            self._source: Source = Again(kept, outline, self._now)
        else:
            reading = self._now()
            self._layout, self._said, self._source = reading.layout, reading.said, reading
        self.paths = frozenset(self._layout.pages)
        say(self._said)

    def laid(self, files: Files, config: MkDocsConfig) -> Laid:
        """The files of the site with ours among them."""
        return lay(self._layout, files, config, self._source)

    def take(self, page: "Page", files: Files, config: MkDocsConfig) -> None:
        """Have `page`, if it is ours, rendered here and not by the host."""
        if page.file.src_uri not in self.paths:
            return
        if self._renderer is None:
            from mkdocs_briefing.rendering.page import Renderer  # noqa: PLC0415

            self._renderer = Renderer(files, config, self._now().forget)
        self._renderer.take(page)

    def begin(self, built: Built, wanted: int) -> None:
        """Have the pages made by as many processes as are wanted."""
        self._making = Making(built, self._kept)
        self._built = built
        self._making.start(workers_for(wanted, len(self.paths)))

    def finish(self) -> None:
        """Wait for the pages, and keep them for a build of the same."""
        if self._making is None:
            return
        making, self._making = self._making, None
        said_of_pages = making.finish()
        if self._kept is None or making.was_given:
            return
        for file in self._built.files:
            if isinstance(file, Data):
                self._kept.put(file.src_uri, Path(file.abs_dest_path).read_bytes())
        self._kept.finish(
            Outline(
                self._layout,
                _heads(self._built.nav), making.titles, making.nav, self._said,
                tuple(one for one in said_of_pages if one.level >= logging.INFO),
            )
        )  # fmt: skip

    def index(self, search: Search, files: Files, site_dir: Path) -> None:
        """Index the site for its search."""

        def documents() -> Iterable[Document]:
            return self._now().documents()

        search.finish(documents, files, self.paths, site_dir, self._kept)

    def stop(self) -> None:
        """Make no more pages."""
        if self._making:
            self._making.stop()
            self._making = None

    def _now(self) -> "Reading":
        """What the files say; they are read if they were not."""
        if self._reading is None:
            self._reading = self._read()
        return self._reading


def _heads(nav: Navigation) -> dict[str, str]:
    """The front matter of our pages in the navigation."""
    files = (page.file for page in nav.pages)
    return {file.src_uri: file.head for file in files if isinstance(file, Woven)}
