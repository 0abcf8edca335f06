"""A corpus as what a host publishes: pages, files beside them, and what to withhold."""

from functools import partial

from briefing.corpus import Corpus
from briefing.export import EXPORTS
from briefing.pages import PAGES
from briefing.site import Files, Site


def publish(corpus: Corpus) -> Site:
    """The site of `corpus`: pages laid over the host's, and the paths it must not publish."""
    return Site(
        tuple(page for pages in PAGES for page in pages(corpus)),
        Files({path: partial(export, corpus) for path, export in EXPORTS}),
        corpus.withheld,
    )
