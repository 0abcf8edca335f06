"""A corpus as what a host publishes: pages, files beside them, and what to withhold."""

from collections.abc import Iterator

from briefing.corpus import Corpus
from briefing.export import EXPORTS
from briefing.pages import PAGES
from briefing.pages.actors import actor_at
from briefing.pages.articles import article_at
from briefing.pages.desk import with_desk
from briefing.site import Files, Page, Site


def publish(corpus: Corpus) -> Site:
    """The site of `corpus`: pages laid over the host's, and the paths it must not publish."""
    return Site(tuple(pages(corpus)), files(corpus), corpus.withheld)


def pages(corpus: Corpus) -> Iterator[Page]:
    """The pages in their order, none of them composed yet."""
    return (_as_shown(page, corpus) for kind in PAGES for page in kind(corpus))


def page_at(path: str, corpus: Corpus) -> Page | None:
    """The page of the article or the actor at `path`, found without any other; None elsewhere."""
    page = article_at(path, corpus) or actor_at(path, corpus)
    return page and _as_shown(page, corpus)


def _as_shown(page: Page, corpus: Corpus) -> Page:
    return with_desk(page, corpus) if corpus.settings.internal else page


def files(corpus: Corpus) -> Files:
    """The files beside the pages."""
    return Files({path: made for kind in EXPORTS for path, made in kind(corpus)})
