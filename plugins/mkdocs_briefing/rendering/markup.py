"""Elements with Markdown inside of them; what stands around it of raw HTML is read elsewhere."""

import re

from mkdocs_briefing.rendering.elements import ATTRIBUTES, anchors, read_again
from mkdocs_briefing.rendering.inline import INLINE_TAG, Words
from mkdocs_briefing.rendering.outside import OutsideError
from mkdocs_briefing.rendering.raw import SIMPLE, raw

# Lines: the tag of an element of blocks, an element of words, a closing tag.
OF_BLOCKS = re.compile(
    r"<(article|aside|details|div|figure|footer|header|nav|section)"
    rf'({ATTRIBUTES}) markdown="1">(?:\n|\Z)'
)
OF_WORDS = re.compile(rf'<(p|summary)({ATTRIBUTES}) markdown="1">(.+)</\1>(?:\n|\Z)')
CLOSED = re.compile(r"</([a-z]+)>(?:\n|\Z)")


class Markup:
    """The elements of one page; `html` are the lines of the page so far."""

    def __init__(self, words: Words, html: list[str]) -> None:
        """`words` renders what stands inside of elements."""
        self._words, self._html = words, html
        # The elements around the next line, and the length of `html` where they start.
        self._open: list[tuple[str, int]] = []

    @property
    def is_closed(self) -> bool:
        """Whether no element is open."""
        return not self._open

    def block(self, block: str) -> str:
        """Take a block that starts with a tag; what is left of it starts with words."""
        if SIMPLE.fullmatch(block):
            self._leave(self._words.noted(block))
            return ""
        at = 0
        while block.startswith("<", at) and not INLINE_TAG.match(block, at):
            if at and not self._open:
                # The host looks for a blank line below an element.
                raise OutsideError(block)
            if match := OF_BLOCKS.match(block, at):
                self._start(match[1], match[2])
                self._open.append((match[1], len(self._html)))
            elif match := OF_WORDS.match(block, at):
                self._start(match[1], match[2])
                self._html[-1] += f"{self._words.line(match[3])}</{match[1]}>"
            elif match := CLOSED.match(block, at):
                self._end(match[1])
            else:
                at = self._raw(block, at)
                continue
            at = match.end()
        if at < len(block) and not self._open:
            raise OutsideError(block)
        return block[at:]

    def _start(self, tag: str, attributes: str) -> None:
        self._words.anchors.update(anchors(tag, attributes))
        self._html.append(read_again(tag, attributes))

    def _end(self, tag: str) -> None:
        opened, start = self._open.pop() if self._open else ("", 0)
        if opened != tag:
            raise OutsideError(tag)
        if len(self._html) == start:
            self._html[-1] += f"</{tag}>"
        else:
            self._html.append(f"</{tag}>")

    def _raw(self, block: str, at: int) -> int:
        html, end = raw(block, at, self._words, is_read=bool(self._open))
        self._leave(html)
        return end

    def _leave(self, html: str) -> None:
        self._html.append(html)
        if not self._open:
            # The host leaves a blank line below an element that it does not read.
            self._html.append("")
