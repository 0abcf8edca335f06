"""HTML elements and their attributes, written as the host's own serializer writes them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from mkdocs_briefing.rendering.outside import OutsideError

# Elements within a line: the host leaves their tags as they stand.
INLINE = (
    "a|abbr|b|bdi|br|button|cite|data|dfn|em|i|mark|q|s|small|span|strong|sub|sup|time|u|var|wbr"
)
# Those of them that hold nothing.
EMPTY = ("br", "wbr")
# Elements on lines of their own, less those whose words the host reads attributes from.
BLOCK = (
    "article|aside|blockquote|details|div|dl|figcaption|figure|footer|header|li|menu|nav|ol|p"
    "|section|summary|table|tbody|thead|tr|ul"
)
ATTRIBUTES = r'(?: [a-z][a-z-]*="[^"<>\[\]{}\\`*|\n]*")*'
ATTRIBUTE = re.compile(r' ([a-z][a-z-]*)="([^"]*)"')
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
    found = [(name, unescape(value)) for name, value in ATTRIBUTE.findall(attributes)]
    if len({name for name, _ in found}) != len(found):
        raise OutsideError(attributes)
    return start_tag(tag, found)


def anchors(tag: str, attributes: str) -> Iterator[str]:
    """What of an element can be linked to."""
    for name, value in ATTRIBUTE.findall(attributes):
        if value and (name == "id" or (name == "name" and tag == "a")):
            yield unescape(value)
