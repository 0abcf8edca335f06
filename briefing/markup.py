"""Text that nobody vouches for, as Markdown that says just that text and nothing else."""

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

# Characters that are markup somewhere: in Markdown itself, in its common extensions, in HTML.
SPECIAL = re.compile(r"[\\`*_{}\[\]<>&#|~^=+$@]|:(?=\S)|(?<=www)\.|-(?=-)|(?<=-)-")
# What opens a list, a definition, an admonition or a block where a paragraph starts.
OPENER = re.compile(r"(?:[0-9]+|[A-Za-z]|[IVXLCDM]+|[ivxlcdm]+)(?=[.)])|(?=[-:!?/])")
# White space that Markdown reads meaning into; a no-break space is none of it.
BLANKS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f \x85\u2028\u2029]+")
UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
UNSAFE_IN_ADDRESS = re.compile(r"[^A-Za-z0-9\-._~:/?#@!,&=+%]")
# What a YAML stream may hold, less what would end a line.
NOT_IN_YAML = re.compile(
    r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def escape(text: str) -> str:
    """`text` as inline Markdown that renders as its own words, white space run together."""
    if UNPRINTABLE.search(text):
        text = UNPRINTABLE.sub("\ufffd", text)
    text = SPECIAL.sub(_reference, BLANKS.sub(" ", text))
    opener = OPENER.match(text)
    if opener is None or opener.end() == len(text):
        return text
    return text[: opener.end()] + f"&#{ord(text[opener.end()])};" + text[opener.end() + 1 :]


def attribute(text: str) -> str:
    """`text` as the value of a double-quoted HTML attribute inside Markdown."""
    return escape(text).replace('"', "&quot;")


def link(words: str, target: str, attributes: str = "") -> str:
    """A Markdown link; `words` are Markdown, `target` is from `path_to` or `web_address`."""
    return f"[{words}]({target})" + (f"{{ {attributes} }}" if attributes else "")


def path_to(target: str, page: str, anchor: str = "") -> str:
    """The address of the file `target` from the file `page`, both below the docs folder."""
    fragment = f"#{anchor}" if anchor else ""
    if target == page and anchor:
        return fragment
    return quote(posixpath.relpath(target, posixpath.dirname(page))) + fragment


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
