"""Words with links, marks and references in them, as the core writes them."""

import re
from collections.abc import Callable

from briefing.markup import OPENER
from mkdocs_briefing.rendering.elements import ATTRIBUTES, INLINE, anchors, start_tag
from mkdocs_briefing.rendering.outside import OutsideError

# The signs that the core escapes in any text: where one stands bare it is markup, ours or not.
SIGNS = r"\[\]<>&*_{}\\`#|~^=+$@!:\-."
REFERENCE = r"#[0-9]+;|[A-Za-z][A-Za-z0-9]*;"
# One set first, so that the words between are passed over at full speed.
MARKUP = re.compile(
    rf"[{SIGNS}](?:"
    r"(?<=\[)(?P<words>[^\[\]]*)\]"
    r"\((?P<target>[A-Za-z0-9\-._~:/?#@!,&=+%]+)\)(?:\{ (?P<attributes>[^{}\n]+) \})?"
    rf"|(?<=<)(?:/(?P<end>{INLINE})|(?P<tag>{INLINE})(?P<given>{ATTRIBUTES}) ?/?)>"
    rf"|(?<=&)(?P<reference>{REFERENCE})"
    r"|(?<=\*)(?<!\S\*)\*(?P<strong>[^\s*](?:[^*\n]*[^\s*])?)\*\*(?!\S)"
    r"|(?<=:)(?P<colon>(?!\S))|(?<=-)(?P<hyphen>(?!-))|(?<=\.)(?P<stop>(?<!www\.))"
    r")?"
)
SIGN = re.compile(rf"[{SIGNS}]")
INLINE_TAG = re.compile(rf"</?(?:{INLINE})[ />]")
# Words that the host leaves as they stand; in none of them it reads attributes.
RAW_MARKUP = rf"&(?:{REFERENCE})|</(?:{INLINE})>|<(?:{INLINE}){ATTRIBUTES} ?/?>"
RAW_WORDS = rf"(?:[^<>&\[\]{{}}\\`*\n]++|{RAW_MARKUP})*+"
TAG = re.compile(rf"<({INLINE})({ATTRIBUTES}) ?/?>")
# What a list of attributes gives: a class, an anchor, or a name and its value.
GIVEN = re.compile(
    r'(?:\.((?:[^\W_]|-)+)|#((?:[^\W_]|-)+)|([a-z][a-z-]*)="([^"{}<>\[\]\\`*_]*)")(?: |\Z)'
)

Resolve = Callable[[str], str]


def given(attributes: str) -> list[tuple[str, str]]:
    """The attributes that stand in braces after a heading or a link."""
    found: dict[str, str] = {}
    at = 0
    while match := GIVEN.match(attributes, at):
        at = match.end()
        if match[1]:
            found["class"] = f"{found['class']} {match[1]}" if "class" in found else match[1]
        elif match[2]:
            found["id"] = match[2]
        else:
            found[match[3]] = match[4]
    if at < len(attributes):
        raise OutsideError(attributes)
    return list(found.items())


class Words:
    """Renders the words of one page; notes what of them can be linked to."""

    def __init__(self, resolve: Resolve) -> None:
        """`resolve` gives the address that a link's target has on the page."""
        self.anchors: set[str] = set()
        self._resolve = resolve

    def line(self, text: str) -> str:
        """`text` as HTML; raises OutsideError where it is no line as the core writes it."""
        if not text or text[0].isspace() or text[-1].isspace() or OPENER.match(text):
            raise OutsideError(text)
        return MARKUP.sub(self._marked, text)

    def noted(self, html: str) -> str:
        """`html` as it is, when its anchors are noted."""
        if 'id="' in html or 'name="' in html:
            for tag, attributes in TAG.findall(html):
                self.anchors.update(anchors(tag, attributes))
        return html

    def _marked(self, match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind in ("target", "attributes"):
            return self._link(match)
        if kind == "strong":
            return f"<strong>{MARKUP.sub(self._marked, match['strong'])}</strong>"
        if kind is None:
            raise OutsideError(match[0])
        return self.noted(match[0]) if kind == "given" else match[0]

    def _link(self, match: re.Match[str]) -> str:
        words, target, attributes = match.group("words", "target", "attributes")
        if "&#" in target or words.isspace() or not words:
            raise OutsideError(match[0])
        if SIGN.search(words):
            words = MARKUP.sub(self._marked, words)
        href = self._resolve(target)
        if attributes is None:
            return f'<a href="{href}">{words}</a>'
        found = given(attributes)
        self.anchors.update(value for name, value in found if name == "id")
        return f"{start_tag('a', [*found, ('href', href)])}{words}</a>"
