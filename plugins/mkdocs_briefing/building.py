"""One build of a site: the core's pages read, made and kept, or given again as they were."""

import logging
from collections.abc import Callable, Iterable, Sequence
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
        self._outputs: Sequence[str] = ()
        say(self._said)

    def laid(self, files: Files, config: MkDocsConfig) -> Laid:
        """The files of the site with ours among them."""
        return lay(self._layout, files, config, self._source)

    def take(self, page: "Page", files: Files, config: MkDocsConfig) -> None:
        """Have `page`, if it is ours, rendered here and not by the host."""
        if page.file.src_uri not in self.paths:
            return
        if self._renderer is None:
            # A build of the same renders nothing, and loads nothing that does.
            from mkdocs_briefing.rendering.page import Renderer  # noqa: PLC0415

            self._renderer = Renderer(files, config)
        self._renderer.take(page)

    def begin(self, built: Built, wanted: int) -> None:
        """Have the pages made by as many processes as are wanted."""
        files = [file for file in built.files if isinstance(file, Woven | Data)]
        self._built, self._outputs = built, [file.abs_dest_path for file in files]
        if self._kept and self._kept.outline and self._kept.stands(self._outputs):
            built.files.make_lazy()
        self._making = Making(built, self._kept, lambda path: self._now().forget(path))
        self._making.start(workers_for(wanted, len(self.paths)))

    def finish(self) -> None:
        """Wait for the pages, and keep them for a build of the same."""
        if self._making is None:
            return
        making, self._making = self._making, None
        said_of_pages = making.finish()
        if self._kept is None:
            return
        if making.was_given:
            if not self._kept.stays:
                self._kept.leave(self._outputs)
            return
        for file in self._built.files:
            if isinstance(file, Data):
                self._kept.put(file.src_uri, Path(file.abs_dest_path).read_bytes())
        outline = Outline(
            self._layout, making.words,
            _heads(self._built.nav), making.titles, making.nav, self._said,
            tuple(one for one in said_of_pages if one.level >= logging.INFO),
        )  # fmt: skip
        self._kept.finish(outline, self._outputs)

    def index(self, search: Search, files: Files, site_dir: Path) -> None:
        """Index the site for its search."""

        def documents() -> Iterable[Document]:
            return self._now().documents()

        search.finish(documents, files, self.paths, site_dir, self._kept)

    @property
    def stays(self) -> frozenset[str]:
        """The paths of files in the site that were left as they were."""
        return self._kept.stays if self._kept else frozenset()

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
