"""What a build made, given again by the next one where nothing has changed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from briefing.cache import Store
from briefing.packing import packed, unpacked
from mkdocs_briefing.laying import Layout, Source
from mkdocs_briefing.sameness import Fingerprint
from mkdocs_briefing.sheets import Sheets, surroundings
from mkdocs_briefing.speaking import Said

OUTLINE, INDEX, SITE, LEFT = "/outline", "/index/", "/site", "/left"


@dataclass(frozen=True, slots=True)
class Outline:
    """What the host asks of our pages and files before they are made, and what was said of them.

    `words` are digests of the pages' words by path. `heads` and `titles` are those of pages in the
    navigation, which `nav` tells from others.
    """

    layout: Layout
    words: Mapping[str, str]
    heads: Mapping[str, str]
    titles: Mapping[str, str | None]
    nav: str
    said: tuple[Said, ...]
    said_of_pages: tuple[Said, ...]


class Kept:
    """The outputs of a build by their paths, in a store.

    `fingerprint` tells what they are made from; `outline` is None where nothing is known of that.
    Of what was edited during a build nothing is kept: it may be in the pages or not. `stays` are
    the paths of files that are as a build of the same left them, and need not be written.
    """

    def __init__(self, store: Store, fingerprint: Callable[[], Fingerprint]) -> None:
        self._store, self._now = store, fingerprint
        self._fingerprint = fingerprint()
        self.stays: frozenset[str] = frozenset()
        raw = self.get(OUTLINE)
        self.outline: Outline | None = unpacked(raw, Outline) if raw else None

    def get(self, path: str) -> bytes | None:
        """The output at `path`, if it is there and whole."""
        return self._store.get(self._key(path))

    def put(self, path: str, data: bytes) -> None:
        """Keep an output."""
        self._store.put(self._key(path), data)

    def sheets(self, files: Files, nav: str) -> Sheets:
        """The single pages of a site with these files and this navigation."""
        return Sheets(self._store, surroundings(nav, self._fingerprint.settings), files)

    def adopt(self, new: Mapping[bytes, bytes]) -> None:
        """Keep what another process has made."""
        self._store.adopt(new)

    def finish(self, outline: Outline, paths: Iterable[str]) -> None:
        """Write down that the build is whole, and how its files at `paths` are left."""
        if self._has_stayed():
            self.put(OUTLINE, packed(outline, Outline))
            self.leave(paths)
        self._store.save()

    def stands(self, paths: Sequence[str], what: str = SITE) -> bool:
        """Whether the files at `paths` are as they were left when they were `what` they are now."""
        if self.get(LEFT + what) != _looks(paths):
            return False
        self.stays |= frozenset(paths)
        return True

    def leave(self, paths: Iterable[str], what: str = SITE) -> None:
        """Remember how the files at `paths` are left."""
        self.put(LEFT + what, _looks(paths))

    def give_index(self, name: str, folder: Path) -> bool:
        """Have the search index of that name in `folder`, if all of its files are kept."""
        raw = self.get(f"{INDEX}{name}")
        names = unpacked(raw, list[str]) if raw else []
        paths = [folder / one for one in names]
        if names and self.stands(list(map(str, paths)), INDEX + name):
            return True
        whole = [data for one in names if (data := self.get(f"{INDEX}{name}/{one}")) is not None]
        if not names or len(whole) < len(names):
            return False
        for path, data in zip(paths, whole, strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self.leave(map(str, paths), INDEX + name)
        return True

    def put_index(self, name: str, folder: Path) -> None:
        """Keep the search index in `folder`."""
        if not self._has_stayed():
            return
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        names = [path.relative_to(folder).as_posix() for path in paths]
        self.leave(map(str, paths), INDEX + name)
        for relative, path in zip(names, paths, strict=True):
            self.put(f"{INDEX}{name}/{relative}", path.read_bytes())
        self.put(f"{INDEX}{name}", packed(names, list[str]))
        self._store.save()

    def _has_stayed(self) -> bool:
        """Whether the files are those of the start; one of them may be gone."""
        try:
            return self._now() == self._fingerprint
        except OSError:
            return False

    def _key(self, path: str) -> tuple[str, ...]:
        return ("site", self._fingerprint.whole, path)


def _looks(paths: Iterable[str]) -> bytes:
    """A digest of where files are, since when and how large, each by its number on the disk."""
    return sha256("\n".join(map(_look, paths)).encode("utf-8", "surrogateescape")).digest()


def _look(path: str) -> str:
    try:
        stat = Path(path).stat()
    except OSError:
        return path
    return f"{path} {stat.st_mtime_ns} {stat.st_size} {stat.st_ino}"


class Again:
    """A source that has what was kept, and reads the corpus where that is not enough."""

    def __init__(self, kept: Kept, outline: Outline, read: Callable[[], Source]) -> None:
        self._kept, self._outline, self._read = kept, outline, read

    def text_of(self, path: str) -> str:
        """The page at `path`."""
        return self._read().text_of(path)

    def head_of(self, path: str) -> str:
        """The front matter of that page."""
        known = self._outline.heads.get(path)
        return self._read().head_of(path) if known is None else known

    def data_of(self, path: str) -> bytes:
        """The file at `path`."""
        return self._kept.get(path) or self._read().data_of(path)


def navigation(nav: Navigation) -> str:
    """SHA-256 in hex of what a page shows of the navigation."""
    pages: Sequence[object] = [(page.title, page.url, page.meta) for page in nav.pages]
    return sha256(f"{nav}{pages}".encode()).hexdigest()
