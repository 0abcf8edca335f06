"""What a search engine indexes of a corpus, and the page where it is asked."""

from briefing.search.documents import FACETS, Document, documents
from briefing.search.page import SEARCH, search_page
from briefing.search.stubs import EVERYTHING, interface, stub

__all__ = [
    "EVERYTHING",
    "FACETS",
    "SEARCH",
    "Document",
    "documents",
    "interface",
    "search_page",
    "stub",
]
