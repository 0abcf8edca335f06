"""A link checker for a built site: every internal address has a file, every fragment an id."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

ADDRESSES = {"href", "src", "action", "data-src"}


@dataclass
class Document(HTMLParser):
    """What one HTML file links to, and the ids it can be linked at."""

    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def has(self, fragment: str) -> bool:
        """Whether `#fragment` leads somewhere; the empty one leads to the top."""
        return not fragment or fragment in self.anchors

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name in ADDRESSES:
                self.links.append(value.strip())
            elif name == "id" or (name == "name" and tag == "a"):
                self.anchors.add(value)


def read(path: Path) -> Document:
    document = Document()
    document.feed(path.read_text(encoding="utf-8"))
    document.close()
    return document


def target(site: Path, page: Path, path: str, base: str) -> Path:
    """The file that an address on `page` leads to; `base` is the path under which the site lies."""
    if path.startswith("/"):
        inner = "/" + path.removeprefix(base)
    else:
        inner = join("/", page.relative_to(site).parent.as_posix(), path)
    found = site / normpath(inner).lstrip("/")
    return found / "index.html" if path.endswith("/") or found.is_dir() else found


def dead_links(site: Path, base: str = "/") -> Iterator[str]:
    """One line for each link that leads nowhere inside the site; other hosts are not asked."""
    documents = {path: read(path) for path in sorted(site.rglob("*.html"))}
    for page, document in documents.items():
        where = page.relative_to(site).as_posix()
        for link in dict.fromkeys(document.links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            found = target(site, page, unquote(parts.path), base) if parts.path else page
            if not found.is_file():
                yield f"{where}: {link} leads to no file"
            elif found in documents and not documents[found].has(unquote(parts.fragment)):
                yield f"{where}: {link} leads to no id"
