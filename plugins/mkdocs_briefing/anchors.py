"""Links to anchors of pages that other processes make: told in checksums, warned of by the host."""

import copy
import zlib
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

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


class Numbering:
    """Our files by their numbers, the places of their paths: so links to anchors take few bytes.

    They are pairs of the number of a file and the checksum of an anchor there, in a row.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self.number_of = {path: number for number, path in enumerate(paths)}

    def links_of(self, page: Page) -> "array[int]":
        """The links of a page to anchors of our files."""
        links = page.links_to_anchors or {}
        return self.numbered({file.src_uri: map(checksum, of) for file, of in links.items()})

    def numbered(self, links: Mapping[str, Iterable[int]]) -> "array[int]":
        """Links by the path of the file."""
        found = array("I")
        for path, anchors in links.items():
            number = self.number_of.get(path)
            if number is not None:
                for anchor in anchors:
                    found.extend((number, anchor))
        return found

    def by_path(self, links: "array[int]") -> Mapping[str, Sequence[int]]:
        """The links that `numbered` gave."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, anchor in pairs(links):
            found[self._paths[number]].append(anchor)
        return found


def pairs(links: "array[int]") -> Iterable[tuple[int, int]]:
    """The numbers of files and the checksums of anchors of links in a row."""
    return zip(links[::2], links[1::2], strict=True)


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
