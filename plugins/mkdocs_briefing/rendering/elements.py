"""HTML elements and their attributes, written as the host's own serializer writes them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from mkdocs_briefing.rendering.outside import OutsideError

# Elements within a line: the host leaves their tags as they stand.
INLINE = (
    "a|abbr|b|bdi|br|button|caption|cite|data|dfn|em|i|input|label|mark|optgroup|q|s|select|small"
    "|span|strong|sub|sup|time|u|var|wbr"
    "|circle|defs|desc|g|line|path|polygon|polyline|rect|svg|text|title|tspan|use"
)
# Elements that the host takes out of the text, less headings and those that hold no HTML.
BLOCK = (
    "article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|header"
    "|legend|li|menu|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
ATTRIBUTES = r'(?: (?!markdown[ =>])[A-Za-z][A-Za-z0-9:-]*(?:="[^"<>\[\]{}\\`*|\n]*")?)*'
ATTRIBUTE = re.compile(r' ([A-Za-z][A-Za-z0-9:-]*)(?:="([^"]*)")?')
# An ampersand that opens no character reference.
LONE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def character_data(text: str) -> str:
    """`text` between tags; the references in it are kept."""
    if "&" in text:
        text = LONE_AMPERSAND.sub("&amp;", text)
    return text.replace("<", "&lt;").replace(">", "&gt;")


def attribute_value(text: str) -> str:
    """`text` in double quotes; the references in it are kept."""
    return character_data(text).replace('"', "&quot;")


def start_tag(tag: str, attributes: Iterable[tuple[str, str]]) -> str:
    """The start tag with its attributes sorted by name; the values are text, as above."""
    written = "".join(f' {name}="{attribute_value(value)}"' for name, value in sorted(attributes))
    return f"<{tag}{written}>"


@lru_cache(maxsize=4096)
def read_again(tag: str, attributes: str) -> str:
    """The start tag of an element that the host reads and writes again."""
    found = list(_pairs(attributes))
    if len({name for name, _ in found}) != len(found):
        raise OutsideError(attributes)
    return start_tag(tag, found)


def anchors(tag: str, attributes: str) -> Iterator[str]:
    """What of an element can be linked to."""
    if 'id="' in attributes or 'name="' in attributes:
        for name, value in _pairs(attributes):
            if value and (name == "id" or (name == "name" and tag == "a")):
                yield value


def _pairs(attributes: str) -> Iterator[tuple[str, str]]:
    """The attributes by name as a parser of HTML reads them; without a value, the name is it."""
    for match in ATTRIBUTE.finditer(attributes):
        name = match[1].lower()
        yield name, name if match[2] is None else unescape(match[2])
