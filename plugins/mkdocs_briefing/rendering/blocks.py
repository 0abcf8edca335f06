"""Pages block by block, as the core writes them: one blank line apart, nothing indented."""

import re

from mkdocs_briefing.rendering.headings import Contents
from mkdocs_briefing.rendering.inline import INLINE_TAG, Words, given
from mkdocs_briefing.rendering.markup import Markup
from mkdocs_briefing.rendering.outside import OutsideError

# White space but blanks and ends of lines, and what nobody can read.
UNREAD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")
HEADING = re.compile(r"(#{1,6}) (.+) \{ ([^{}\n]+) \}\Z")


class Blocks:
    """Renders the blocks of one page."""

    def __init__(self, words: Words, contents: Contents) -> None:
        """`words` and `contents` note what the blocks hold."""
        self._words, self._contents = words, contents
        self._html: list[str] = []
        self._markup = Markup(words, self._html)

    def render(self, text: str) -> str:
        """`text` as HTML; raises OutsideError where it is no page as the core writes it."""
        if UNREAD.search(text):
            raise OutsideError(text)
        for piece in text.split("\n\n"):
            if block := piece.strip("\n"):
                self._block(block)
        if not self._markup.is_closed:
            raise OutsideError(text)
        return "\n".join(self._html).strip()

    def _block(self, block: str) -> None:
        if block[0] == "<" and not INLINE_TAG.match(block):
            if rest := self._markup.block(block):
                self._block(rest)
        elif block[0] == "#":
            self._heading(block)
        elif block[0] == "-":
            self._list(block)
        else:
            joined = "\n".join(map(self._words.line, block.split("\n")))
            self._html.append(f"<p>{joined}</p>")

    def _heading(self, block: str) -> None:
        match = HEADING.match(block)
        attributes = dict(given(match[3])) if match else {}
        if match is None or "id" not in attributes:
            raise OutsideError(block)
        level, words = len(match[1]), self._words.line(match[2])
        self._words.anchors.add(attributes["id"])
        self._html.append(self._contents.heading(level, words, attributes))

    def _list(self, block: str) -> None:
        # The host makes one list of two.
        if self._html and self._html[-1].endswith(("</ul>", "</ol>")):
            raise OutsideError(block)
        self._html.append("<ul>")
        for line in block.split("\n"):
            if not line.startswith("- "):
                raise OutsideError(block)
            self._html.append(f"<li>{self._words.line(line[2:])}</li>")
        self._html.append("</ul>")
