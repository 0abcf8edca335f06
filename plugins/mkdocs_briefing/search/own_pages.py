"""Pages that the user wrote, read from what the theme made of them."""

from html.parser import HTMLParser
from pathlib import Path

from mkdocs.structure.files import File

from briefing.search.document import Document

# What stands in a page's article and is not its text; and what holds nothing, so has no end.
LEFT_OUT = {"script", "style", "nav", "button", "form", "svg", "noscript"}
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "pre", "div"}


def own_page(file: File) -> Document | None:
    """The document of a built page; None where its author left it out of searches, or it is empty.

    Left out is a page whose front matter says `search: {exclude: true}`, as for Material's search.
    """
    chosen = file.page.meta.get("search") if file.page else None
    path = Path(file.abs_dest_path)
    if (isinstance(chosen, dict) and chosen.get("exclude")) or not path.is_file():
        return None
    words = _Words()
    words.feed(path.read_text(encoding="utf-8"))
    words.close()
    title, *blocks = words.blocks or [""]
    return Document(file.dest_uri, "page", title, "", tuple(blocks)) if title else None


class _Words(HTMLParser):
    """The blocks of words in a page's article, its heading first."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self._words: list[str] = []
        self._blocks: list[str] = []
        self._title = ""

    @property
    def blocks(self) -> list[str]:
        """The heading, then each block, in the order of the page."""
        return [self._title, *self._blocks] if self._title else []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._end()
        if tag not in VOID and (self._open or tag == "article"):
            left_out = "headerlink" in (dict(attrs).get("class") or "")
            self._open.append("nav" if left_out else tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end(heading=tag == "h1")
        if self._open and tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and not LEFT_OUT.intersection(self._open):
            self._words.append(data)

    def _end(self, *, heading: bool = False) -> None:
        words = " ".join("".join(self._words).split())
        self._words.clear()
        if heading and not self._title:
            self._title = words
        elif words:
            self._blocks.append(words)
