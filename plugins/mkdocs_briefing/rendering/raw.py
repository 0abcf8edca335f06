"""Elements without Markdown, which the host may read and write again all the same."""

import re

from mkdocs_briefing.rendering.elements import ATTRIBUTES, BLOCK, anchors, read_again
from mkdocs_briefing.rendering.inline import RAW_MARKUP, RAW_WORDS, Words
from mkdocs_briefing.rendering.outside import OutsideError

# Tags of blocks, what stands between, and at once those in which only words stand.
PIECE = re.compile(
    rf"<(?P<tag>{BLOCK})(?P<given>{ATTRIBUTES})>(?:(?P<all>{RAW_WORDS})</(?P=tag)>)?"
    rf"|</(?P<end>{BLOCK})>"
    rf"|(?P<words>(?:[^<>&\[\]{{}}\\`*]++|{RAW_MARKUP})++)"
)
# Most elements are a paragraph of words, or a list of them, and stay as they are.
LINE = rf'<p class="[a-z_ -]+">{RAW_WORDS}</p>'
LIST = rf'<ul class="[a-z_ -]+">(?:\n<li>{RAW_WORDS}</li>)*+\n</ul>'
SIMPLE = re.compile(rf"{LINE}|{LIST}")


def raw(text: str, at: int, words: Words, *, is_read: bool) -> tuple[str, int]:
    """The element that starts at `at`, and where the line after it starts.

    Where it `is_read` the host orders attributes and breaks lines; else it leaves all as it is.
    """
    reader = _Reader(words, is_read=is_read)
    end = reader.read(text, at)
    if end < len(text) and text[end] != "\n":
        raise OutsideError(text)
    return "".join(reader.html), end + 1


class _Reader:
    """Reads one element."""

    def __init__(self, words: Words, *, is_read: bool) -> None:
        self.html: list[str] = []
        self._words, self._is_read = words, is_read
        # The elements around the next piece, and whether nothing but elements was in them yet.
        self._open: list[tuple[str, bool]] = []
        # What the piece before was: "start", "end" or "words"; and white space since.
        self._before, self._blank = "", ""

    def read(self, text: str, at: int) -> int:
        """Read the element at `at`; where it ends."""
        while True:
            match = PIECE.match(text, at)
            if match is None or not (self._open or match["tag"]):
                raise OutsideError(text[at:])
            is_at_line_start = at == 0 or text[at - 1] == "\n"
            at = match.end()
            if match["words"]:
                self._take(match["words"])
                continue
            if tag := match["tag"]:
                self._start(tag, match["given"], is_at_line_start=is_at_line_start)
                if match["all"] is None:
                    continue
                self.html.append(self._words.noted(match["all"]))
                self._before = "words"
            self._end(tag or match["end"])
            if not self._open:
                return at

    def _take(self, words: str) -> None:
        tag, _ = self._open[-1]
        self._open[-1] = tag, False
        if words.isspace():
            self._blank = words
            return
        self.html.append(self._words.noted(words))
        self._before = "words"

    def _start(self, tag: str, attributes: str, *, is_at_line_start: bool) -> None:
        if self._open:
            around, is_first = self._open[-1]
            if around == "p" or not (is_at_line_start or is_first):
                raise OutsideError(tag)
        self._space(is_broken=self._before in ("start", "end"))
        self._words.anchors.update(anchors(tag, attributes))
        self.html.append(read_again(tag, attributes) if self._is_read else f"<{tag}{attributes}>")
        self._open.append((tag, True))
        self._before = "start"

    def _end(self, tag: str) -> None:
        if not self._open or self._open.pop()[0] != tag:
            raise OutsideError(tag)
        self._space(is_broken=self._before == "end")
        self.html.append(f"</{tag}>")
        self._before = "end"

    def _space(self, *, is_broken: bool) -> None:
        """The white space before a tag; where the host breaks lines it is that."""
        self.html.append("\n" if self._is_read and is_broken else self._blank)
        self._blank = ""
