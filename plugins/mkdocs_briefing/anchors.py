"""Links to anchors of pages that other processes make: told in checksums, warned of by the host."""

import copy
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page


class Anchors(set[str]):
    """The anchors of a page by their checksums, in order, as the host asks for them."""

    def __init__(self, known: "array[int]") -> None:
        super().__init__()
        self._known = known

    def __contains__(self, anchor: object) -> bool:
        return has(self._known, checksum(str(anchor)))


def has(known: "array[int]", one: int) -> bool:
    """Whether a number is among others that are in order."""
    place = bisect_left(known, one)
    return place < len(known) and known[place] == one


def checksum(anchor: str) -> int:
    """A number for an anchor."""
    return zlib.crc32(anchor.encode())


def checksums(anchors: Iterable[str]) -> "array[int]":
    """Numbers for anchors, in order."""
    return array("I", sorted(map(checksum, anchors)))


def warn_of_dead(
    page: Page, counts: Callable[[File], bool], files: Files, config: MkDocsConfig
) -> None:
    """Have the host warn of the links of a page to anchors that those files do not have."""
    links = {file: found for file, found in (page.links_to_anchors or {}).items() if counts(file)}
    if links:
        one = copy.copy(page)
        one.links_to_anchors = links
        one.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
