"""A corpus as what a host publishes: pages, files beside them, and what to withhold."""

from collections.abc import Iterator

from briefing.corpus import Corpus
from briefing.export import EXPORTS
from briefing.pages import PAGES
from briefing.pages.desk import with_desk
from briefing.site import Files, Page, Site


def publish(corpus: Corpus) -> Site:
    """The site of `corpus`: pages laid over the host's, and the paths it must not publish."""
    return Site(tuple(pages(corpus)), files(corpus), corpus.withheld)


def pages(corpus: Corpus) -> Iterator[Page]:
    """The pages in their order, none of them composed yet."""
    made = (page for kind in PAGES for page in kind(corpus))
    if corpus.settings.internal:
        return (with_desk(page, corpus) for page in made)
    return made


def files(corpus: Corpus) -> Files:
    """The files beside the pages."""
    return Files({path: made for kind in EXPORTS for path, made in kind(corpus)})
