"""Single pages kept by their words: given again by any build that puts the same around them."""

import json
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from mkdocs.structure.files import Files

from briefing.cache import Store
from briefing.packing import packed, unpacked
from mkdocs_briefing.laying import Woven

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the site as it was made, empty if the host does not write it.

    Anchors are told as checksums, and links as pairs of a file's number and a checksum: all of them
    would be more than the pages.
    """

    page: bytes
    anchors: "array[int]"
    links: "array[int]"

    def packed(self) -> bytes:
        """The sheet as it is kept: its numbers in a line, then the page."""
        return json.dumps([list(self.anchors), list(self.links)]).encode() + b"\n" + self.page

    @classmethod
    def unpacked(cls, data: bytes) -> "Sheet":
        """The sheet that `packed` wrote."""
        numbers, _, page = data.partition(b"\n")
        anchors, links = json.loads(numbers)
        return cls(page, array("I", anchors), array("I", links))


class Sheets:
    """The sheets of a site in a store; `around` tells all that pages rest on beside their words."""

    def __init__(self, store: Store, around: str) -> None:
        self._store, self._around = store, around

    def get(self, path: str, words: str) -> Sheet | None:
        """The page at `path` of these words, if it is there and whole."""
        data = self._store.get(self._key(path, words))
        return None if data is None else Sheet.unpacked(data)

    def alone(self, path: str, words: str, sheet: Sheet) -> Mapping[bytes, bytes]:
        """A page as another process hands it over, to be adopted by the store."""
        apart = self._store.apart()
        apart.put(self._key(path, words), sheet.packed())
        return apart.taken()

    def last(self) -> Mapping[str, str]:
        """The words of the pages by their paths, as the last build with the same around had them.

        Those of which something was said, or which ask for anchors of the host's pages, are not
        among them.
        """
        raw = self._store.get(("sheets", self._around))
        return unpacked(raw, Words) if raw else {}

    def remember(self, words: Mapping[str, str]) -> None:
        """Have the next build find these words; their pages are kept."""
        self._store.put(("sheets", self._around), packed(words, Words))

    def _key(self, path: str, words: str) -> tuple[str, ...]:
        return ("sheet", self._around, path, words)


def digest(words: str) -> str:
    """A digest of the words of a page."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def surroundings(files: Files, nav: str, settings: str) -> str:
    """A digest of what a page rests on beside its words: settings, navigation, what it links to."""
    whole = sha256(f"{settings}\n{nav}\n".encode())
    for file in files:
        is_of_editors = isinstance(file, Woven) and file.generated_by is None
        told = (file.src_uri, file.dest_uri, file.inclusion.name, is_of_editors)
        whole.update(repr(told).encode())
    return whole.hexdigest()
