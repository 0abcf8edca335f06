"""Corpus to pages: each kind a generator of pages, one line each in PAGES."""

from collections.abc import Callable, Iterator

from briefing.corpus import Corpus
from briefing.pages.actor_index import actor_index
from briefing.pages.actors import actors
from briefing.pages.articles import articles
from briefing.pages.dates import dates
from briefing.pages.home import home
from briefing.pages.note_index import note_index
from briefing.pages.pairs import pairs
from briefing.pages.review import review
from briefing.site import Page

PAGES: tuple[Callable[[Corpus], Iterator[Page]], ...] = (
    home,  # what is new, before anything is looked for
    articles,  # the briefings themselves
    actor_index,  # who is in them
    actors,  # what was said of each
    pairs,  # what was said of two together
    dates,  # when it was, and what comes
    note_index,  # what the editors say
    review,  # what they have yet to decide
)
