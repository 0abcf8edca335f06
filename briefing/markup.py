"""Text that nobody vouches for, as Markdown that says just that text, with marks put into it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from briefing.edtf import EDTF
from briefing.text import Span

# Characters that are markup somewhere: in Markdown itself, in its common extensions, in HTML.
SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#|~^=+$@!]|:(?=\S)|(?<=www)\.|-(?=-)|(?<=-)-")
# The signs among them; a search for these alone is the fastest there is.
SIGNS = re.compile(r"[\\`*_{}\[\]<>&#|~^=+$@!:]")
# What opens a list, a definition, an admonition or a block where a paragraph starts.
OPENER = re.compile(r"(?:[0-9]+|[A-Za-z]|[IVXLCDM]+|[ivxlcdm]+)(?=[.)])|(?=[-:!?/])")
# White space that Markdown reads meaning into; a no-break space is none of it.
BLANKS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f \x85\u2028\u2029]+")
UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
UNSAFE_IN_ADDRESS = re.compile(r"[^A-Za-z0-9\-._~:/?#@!,&=+%]")
# What HTML takes for a date without being told: a year, a month, a day.
ISO_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
# What a YAML stream may hold, less what would end a line.
NOT_IN_YAML = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


class Mark(NamedTuple):
    """A range to be put between `first` and `close`; `again` opens what a cut leaves of it.

    An empty range with nothing to `close` is `first` alone, between what ends and starts there.
    """

    span: Span
    first: str
    again: str
    close: str


@lru_cache(1 << 11)
def escape(text: str) -> str:
    """`text` as inline Markdown that renders as its own words, white space run together.

    Signs that turn the direction of writing turn that of these words alone.
    """
    escaped = _escaped(text)
    return f"<bdi>{escaped}</bdi>" if TURNING.search(escaped) else escaped


def _escaped(text: str) -> str:
    if _is_plain(text):
        return text
    text = UNPRINTABLE.sub("\ufffd", text)
    return SPECIAL.sub(_reference, BLANKS.sub(" ", text))


def _is_plain(text: str) -> bool:
    """Whether `text` has nothing to escape, as most of any text."""
    if not text.isprintable() or SIGNS.search(text):
        return False
    return not ("  " in text or "--" in text or "www." in text)


def opening(text: str) -> str:
    """`escape` for words that open a paragraph: "2024. La cumbre" is no list."""
    escaped = escape(text)
    opener = OPENER.match(escaped)
    if opener is None:
        return escaped
    return f"{opener[0]}&#{ord(escaped[opener.end()])};{escaped[opener.end() + 1 :]}"


def attribute(text: str) -> str:
    """`text` as the value of a double-quoted HTML attribute inside Markdown."""
    return _escaped(text).replace('"', "&quot;")


def link(words: str, target: str, attributes: str = "") -> str:
    """A Markdown link; `words` are Markdown, `target` is from `path_to` or `web_address`."""
    return f"[{words}]({target})" + (f"{{ {attributes} }}" if attributes else "")


def date_tags(value: EDTF, attributes: str = "") -> tuple[str, str]:
    """What stands before and after the words of a date, readable by machines where HTML allows."""
    if ISO_DATE.fullmatch(value.text):
        return f'<time datetime="{value}"{attributes}>', "</time>"
    return f'<span data-edtf="{attribute(value.text)}"{attributes}>', "</span>"


def path_to(target: str, page: str, anchor: str = "") -> str:
    """The address of the file `target` from the file `page`, both below the docs folder."""
    fragment = f"#{anchor}" if anchor else ""
    if target == page and anchor:
        return fragment
    return "../" * page.count("/") + _quoted_path(target) + fragment


@cache
def _quoted_path(path: str) -> str:
    return quote(path)


def web_address(url: str) -> str:
    """`url` as a link target, or nothing where it is not an address of the web."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    return UNSAFE_IN_ADDRESS.sub(lambda match: quote(match[0]), url.strip())


def front_matter(fields: Mapping[str, str]) -> list[str]:
    """A YAML block; the values are text, escaped for templates that print them as HTML."""
    return [
        "---",
        *(f"{key}: {_quoted(value)}" for key, value in fields.items() if value),
        "---",
        "",
    ]


def _quoted(value: str) -> str:
    plain = (
        NOT_IN_YAML.sub(" ", value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    )
    return '"' + plain.replace("\\", "\\\\").replace('"', "&quot;") + '"'


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def marked(text: str, span: Span, marks: Iterable[Mark]) -> str:
    """The words of `span` that make a paragraph, with the parts of `marks` that lie in it.

    Marks may cross: an earlier one stays whole, a later one is cut at its edges.
    """
    low, high = span
    pieces: list[Mark] = []
    for mark in marks:
        start, end = mark.span
        if start == end:
            if low < start <= high and not mark.close:
                pieces.append(mark)
        elif start < high and low < end:
            whole = low <= start and end <= high
            pieces += _cut(mark if whole else _inside(mark, span), pieces)
    return _put_in(text, span, pieces)


def _inside(mark: Mark, span: Span) -> Mark:
    """What lies of `mark` in `span`."""
    (start, end), first, again, close = mark
    inside = Span(max(start, span.start), min(end, span.end))
    return Mark(inside, first if start == inside.start else again, again, close)


def _cut(mark: Mark, kept: Iterable[Mark]) -> Iterable[Mark]:
    """`mark` in pieces that lie inside, outside or around each of the marks already `kept`."""
    (start, end), opened, again, close = mark
    edges = set()
    for (first, last), _, _, _ in kept:
        if start < first < end < last:
            edges.add(first)
        elif first < start < last < end:
            edges.add(last)
    if not edges:
        return (mark,)
    pieces = []
    for one, other in pairwise(sorted({start, end, *edges})):
        pieces.append(Mark(Span(one, other), opened, again, close))
        opened = again
    return pieces


def _put_in(text: str, span: Span, pieces: Sequence[Mark]) -> str:
    """The words of `span`, each piece's markup around its own; pieces nest and never cross."""
    # Of two pieces of one range the later is the outer.
    later_first = pieces[::-1]
    outer_first = sorted(later_first, key=_opening_order)
    at = outer_first[0].span.start if pieces else span.end
    out = [opening(text[span.start : at])]
    still_open: list[tuple[int, str]] = []
    for (start, end), first, _, close in outer_first:
        while still_open and still_open[-1][0] <= start:
            stop, closing = still_open.pop()
            out += (escape(text[at:stop]), closing)
            at = stop
        out += (escape(text[at:start]), first)
        at = start
        if start < end:
            still_open.append((end, close))
    for stop, closing in reversed(still_open):
        out += (escape(text[at:stop]), closing)
        at = stop
    out.append(escape(text[at : span.end]))
    return "".join(out)


def _opening_order(piece: Mark) -> tuple[int, bool, int]:
    """Empty pieces first, then the wider ones."""
    start, end = piece.span
    return start, start < end, -end
