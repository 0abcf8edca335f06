"""A page saved from a browser as Markdown text, with what its head says of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module

from briefing.problems import Problem

CHARSET = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
HEAD = 4096  # bytes in which a page must name its encoding
ADDRESS = re.compile(r"https?://\S+")
# A line end of the page's source, inside a paragraph.
SOFT_BREAK = re.compile(r"(?<!\n)\n(?![\n#>*-]|\d+\.)")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Readable:
    """A source's text, what it says of itself besides (title, date, publisher, …), and problems."""

    text: str
    told: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def declared_encoding(raw: bytes) -> str:
    """The encoding that a page declares in its head, or ""."""
    match = CHARSET.search(raw[:HEAD])
    return match[1].decode("ascii") if match else ""


def html(text: str) -> Readable:
    """The article of an HTML page, found by trafilatura; its own lines go through our rules after.

    The date is one that the page declares, never one guessed from its text.
    Raises ValueError where trafilatura is not installed, saying how it is.
    """
    try:
        trafilatura = import_module("trafilatura")
    except ImportError:
        raise ValueError(
            "Reading HTML needs trafilatura: pip install 'mkdocs-briefing[html]',"
            " or save the page as plain text."
        ) from None
    body = trafilatura.extract(
        text,
        output_format="markdown",
        include_formatting=True,
        include_comments=False,
        include_tables=False,
        favor_recall=True,
    )
    found = trafilatura.extract_metadata(text, extensive=False)
    told = {
        "date": found.date if DAY.fullmatch(found.date or "") else "",
        "publisher": found.sitename or "",
        "url": found.url if ADDRESS.fullmatch(found.url or "") else "",
        "author": found.author or "",
    }
    body = SOFT_BREAK.sub(" ", body or "")
    if found.title and not body.startswith("# "):
        body = f"# {found.title}\n\n{body}"
    return Readable(body, {key: value for key, value in told.items() if value})
