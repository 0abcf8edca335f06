"""Pages block by block, as the core writes them: one blank line apart, nothing indented."""

import re

from mkdocs_briefing.rendering.elements import ATTRIBUTES, BLOCK, INLINE, anchors, read_again
from mkdocs_briefing.rendering.headings import Contents
from mkdocs_briefing.rendering.inline import RAW, Words, given
from mkdocs_briefing.rendering.outside import OutsideError

# White space but blanks and ends of lines, and what nobody can read.
UNREAD = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029]")
OPENED = re.compile(
    rf'<(article|aside|div|figure|footer|header|nav|section)({ATTRIBUTES}) markdown="1">(?:\n|\Z)'
)
CLOSED = re.compile(r"</([a-z]+)>\Z")
PARAGRAPH = re.compile(rf'<p({ATTRIBUTES}) markdown="1">(.+)</p>\Z')
HEADING = re.compile(r"(#{1,6}) (.+) \{ ([^{}\n]+) \}\Z")
INLINE_TAG = re.compile(rf"</?(?:{INLINE})[ >]")
# A line of raw HTML: a tag that opens or closes an element, or an element with its words.
RAW_LINE = re.compile(rf"</({BLOCK})>\Z|<({BLOCK})({ATTRIBUTES})>(?:(.*)</\2>)?\Z")
# The lists of words that most pages of an actor consist of, line for line.
QUOTATIONS = re.compile(rf'<ul class="[a-z -]+">(?:\n<li>{RAW}</li>)*+\n</ul>\Z')


class Blocks:
    """Renders the blocks of one page."""

    def __init__(self, words: Words, contents: Contents) -> None:
        """`words` and `contents` note what the blocks hold."""
        self._words, self._contents = words, contents
        self._html: list[str] = []
        self._open: list[tuple[str, int]] = []
        self._last = ""

    def render(self, text: str) -> str:
        """`text` as HTML; raises OutsideError where it is no page as the core writes it."""
        if UNREAD.search(text):
            raise OutsideError(text)
        for piece in text.split("\n\n"):
            if block := piece.strip("\n"):
                self._block(block)
        if self._open:
            raise OutsideError(text)
        return "\n".join(self._html).strip()

    def _block(self, block: str) -> None:
        while opened := OPENED.match(block):
            self._words.anchors.update(anchors(opened[1], opened[2]))
            self._html.append(read_again(opened[1], opened[2]))
            self._open.append((opened[1], len(self._html)))
            self._last, block = "", block[opened.end() :]
            if not block:
                return
        kind = block[0]
        if kind == "<" and not INLINE_TAG.match(block):
            self._markup(block)
        elif kind == "#":
            self._heading(block)
        elif kind == "-" != self._last:
            self._list(block)
        else:
            kind = ""
            joined = "\n".join(map(self._words.line, block.split("\n")))
            self._html.append(f"<p>{joined}</p>")
        self._last = kind

    def _heading(self, block: str) -> None:
        match = HEADING.match(block)
        attributes = dict(given(match[3])) if match else {}
        if match is None or "id" not in attributes:
            raise OutsideError(block)
        level, words = len(match[1]), self._words.line(match[2])
        self._words.anchors.add(attributes["id"])
        self._html.append(self._contents.heading(level, words, attributes))

    def _list(self, block: str) -> None:
        self._html.append("<ul>")
        for line in block.split("\n"):
            if not line.startswith("- "):
                raise OutsideError(block)
            self._html.append(f"<li>{self._words.line(line[2:])}</li>")
        self._html.append("</ul>")

    def _markup(self, block: str) -> None:
        if closed := CLOSED.match(block):
            tag, start = self._open.pop() if self._open else ("", 0)
            if tag != closed[1]:
                raise OutsideError(block)
            if len(self._html) == start:
                self._html[-1] += block
            else:
                self._html.append(block)
        elif paragraph := PARAGRAPH.match(block):
            self._words.anchors.update(anchors("p", paragraph[1]))
            opened, words = read_again("p", paragraph[1]), self._words.line(paragraph[2])
            self._html.append(f"{opened}{words}</p>")
        else:
            self._raw(block)

    def _raw(self, block: str) -> None:
        """HTML without Markdown; inside an element with Markdown the host reads it again."""
        if QUOTATIONS.match(block):
            self._html += [self._words.noted(block)] if self._open else [block, ""]
            return
        lines: list[str] = []
        inside: list[str] = []
        for line in block.split("\n"):
            match = RAW_LINE.match(line)
            if match is None or (lines and not inside):
                raise OutsideError(block)
            closed, tag, attributes, words = match.groups()
            if closed:
                if inside.pop() != closed:
                    raise OutsideError(block)
                lines.append(line)
                continue
            self._words.anchors.update(anchors(tag, attributes))
            opened = read_again(tag, attributes) if self._open else f"<{tag}{attributes}>"
            if words is None:
                inside.append(tag)
                lines.append(opened)
            else:
                lines.append(f"{opened}{self._words.raw(words)}</{tag}>")
        if inside:
            raise OutsideError(block)
        self._html += lines if self._open else [*lines, ""]
