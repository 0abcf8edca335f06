"""Single pages kept by their words: given again by any build that puts the same around them."""

import json
import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from mkdocs.structure.files import File, Files

from briefing.cache import Store
from briefing.packing import packed, unpacked
from mkdocs_briefing.laying import Woven

# A file name that stands in a link as it is.
PLAIN = re.compile(r"[\w.-]+", re.ASCII)
# To look for more names than these in a page takes longer than to make it.
MOST_NAMES = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the site as it was made, empty if the host does not write it.

    Anchors are told as checksums, and so are those that it links to, by the paths of our files.
    """

    page: bytes
    anchors: "array[int]"
    links: Mapping[str, Sequence[int]]

    def packed(self) -> bytes:
        """The sheet as it is kept: its numbers in a line, then the page."""
        return json.dumps([list(self.anchors), self.links]).encode() + b"\n" + self.page

    @classmethod
    def unpacked(cls, data: bytes) -> "Sheet":
        """The sheet that `packed` wrote."""
        numbers, _, page = data.partition(b"\n")
        anchors, links = json.loads(numbers)
        return cls(page, array("I", anchors), links)


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build of a site had, by path: digests of the words of pages, and of its files.

    Pages of which something was said, or which ask for anchors of the host's, are not among them.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Same:
    """The pages that are as they were if their words are; `names` are those of files that are not.

    A page that has one of those names may lead elsewhere now.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    names: Sequence[str] = ()

    def has(self, path: str, words: str) -> bool:
        """Whether the page at `path` with these words is as it was."""
        return (
            path in self.words
            and self.words[path] == digest(words)
            and not any(name in words for name in self.names)
        )


class Sheets:
    """The sheets of a site of these files in a store; `around` tells what all pages rest on."""

    def __init__(self, store: Store, around: str, files: Files) -> None:
        self._store, self._around = store, around
        self._files = {file.src_uri: _told(file) for file in files}

    def get(self, path: str, words: str) -> Sheet | None:
        """The page at `path` of these words, if it is there and whole."""
        data = self._store.get(self._key(path, words))
        return None if data is None else Sheet.unpacked(data)

    def alone(self, path: str, words: str, sheet: Sheet) -> Mapping[bytes, bytes]:
        """A page as another process hands it over, to be adopted by the store."""
        apart = self._store.apart()
        apart.put(self._key(path, words), sheet.packed())
        return apart.taken()

    def same(self) -> Same:
        """What may be as the last build with the same around left it."""
        raw = self._store.get(("sheets", self._around))
        last = unpacked(raw, Last) if raw else Last()
        others = {path for path, _ in last.files.items() ^ self._files.items()}
        names = sorted({path.rpartition("/")[2] for path in others})
        if len(names) > MOST_NAMES or not all(map(PLAIN.fullmatch, names)):
            return Same()
        words = {path: words for path, words in last.words.items() if path not in others}
        return Same(words, names)

    def remember(self, words: Mapping[str, str]) -> None:
        """Have the next build find these words; their pages are kept."""
        self._store.put(("sheets", self._around), packed(Last(words, self._files), Last))

    def _key(self, path: str, words: str) -> tuple[str, ...]:
        return ("sheet", self._around, path, words)


def digest(words: str) -> str:
    """A digest of the words of a page."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def surroundings(nav: str, settings: str) -> str:
    """A digest of what all pages rest on beside their words and the files that they name."""
    return sha256(f"{settings}\n{nav}".encode()).hexdigest()


def _told(file: File) -> str:
    """What a page shows of a file that it links to, and of its own."""
    is_of_editors = isinstance(file, Woven) and file.generated_by is None
    return f"{file.dest_uri} {file.inclusion.name} {is_of_editors}"
