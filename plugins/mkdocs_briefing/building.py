"""One build of a site: the core's pages read, made and kept, or given again as they were."""

import logging
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from briefing.corpus import Corpus
from briefing.site import Site
from mkdocs_briefing.kept import Again, Kept, Outline
from mkdocs_briefing.laying import Data, Laid, Source, Woven, lay
from mkdocs_briefing.making import Making
from mkdocs_briefing.parallel import workers_for
from mkdocs_briefing.preview import Built
from mkdocs_briefing.reading import Reading
from mkdocs_briefing.search import Search
from mkdocs_briefing.speaking import say


class Building:
    """What is known of the site from the host's files on, and what makes its pages."""

    def __init__(self, reading: Reading, read: Callable[[], Site], kept: Kept | None) -> None:
        """`read` has `reading` read all files; it is not asked where `kept` tells enough."""
        self._reading, self._read, self._kept = reading, read, kept
        self._making: Making | None = None
        outline = kept.outline if kept else None
        self._source: Source = reading
        if kept and outline:
            self.site, self._said = outline.site, outline.said
            self._source = Again(kept, outline, self._now)
        else:
            self.site = read()
            self._said = reading.said
        self.paths = {page.path for page in self.site.pages}
        say(self._said)

    @property
    def corpus(self) -> Corpus:
        """The corpus, read if it was not."""
        corpus = self._now().corpus
        assert corpus is not None  # noqa: S101
        return corpus

    def laid(self, files: Files, config: MkDocsConfig) -> Laid:
        """The files of the site with ours among them."""
        return lay(self.site, files, config, self._source)

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
        pages = tuple(page.path for page in self.site.pages)
        self._kept.finish(
            Outline(
                pages, tuple(self.site.files), self.site.withheld,
                _heads(self._built.nav), making.titles, making.nav, self._said,
                tuple(one for one in said_of_pages if one.level >= logging.INFO),
            )
        )  # fmt: skip

    def index(self, search: Search, files: Files, site_dir: Path) -> None:
        """Index the site for its search."""
        search.finish(lambda: self.corpus, files, self.paths, site_dir, self._kept)

    def stop(self) -> None:
        """Make no more pages."""
        if self._making:
            self._making.stop()
            self._making = None

    def _now(self) -> Reading:
        if self._reading.corpus is None:
            self._read()
        return self._reading


def _heads(nav: Navigation) -> dict[str, str]:
    """The front matter of our pages in the navigation."""
    files = (page.file for page in nav.pages)
    return {file.src_uri: file.head for file in files if isinstance(file, Woven)}
