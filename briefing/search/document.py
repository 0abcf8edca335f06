"""What a search engine is told of a page."""

from dataclasses import dataclass
from typing import Literal

Facet = Literal["actor", "country", "outlet", "year", "note"]
FACETS: tuple[Facet, ...] = ("actor", "country", "outlet", "year", "note")
# The page where the engine is asked.
SEARCH = "search/index.md"


@dataclass(frozen=True, slots=True)
class Document:
    """One page as the index knows it.

    `path` is its file in the docs folder, `line` what stands below its title, `names` the further
    names of each actor in it, `day` an ISO date to sort by or "".
    """

    path: str
    kind: Literal["article", "actor", "page"]
    title: str
    line: str = ""
    sentences: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    facets: tuple[tuple[Facet, str], ...] = ()
    day: str = ""
