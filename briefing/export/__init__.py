"""A corpus as data for other programs."""

from collections.abc import Callable, Iterator

from briefing.corpus import Corpus
from briefing.export.cards import cards
from briefing.export.ledger import ledger

# The files beside the pages of a site: of each its path in the site, and what makes it.
EXPORTS: tuple[Callable[[Corpus], Iterator[tuple[str, Callable[[], bytes]]]], ...] = (
    ledger,  # each fact with the words it stands on, for whoever doubts it
    cards,  # each actor in few words, for whoever points at a link to it
)
