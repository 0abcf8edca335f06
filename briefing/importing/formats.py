"""The formats that import reads: a source file's bytes to text, and then to an article."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from briefing.importing.fronted import fronted
from briefing.importing.html import Readable, declared_encoding, html
from briefing.importing.page import Imported, import_text
from briefing.importing.source import source_text
from briefing.read.layout import NOTES

IMAGE = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
LINK = re.compile(r"\[(?P<words>[^\]]*)\]\([^)]*\)")
EMPHASIS = re.compile(
    r"(?<![\w*_\\])(?P<sign>\*\*\*?|\*|___?|_)(?=\S)(?P<words>[^*_\n]+?)(?<=\S)(?P=sign)(?!\w)"
)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
QUOTE = re.compile(r"^(?:>\s?)+")
LANGUAGE = "es"
# What front matter alone may tell of where a text is from.
BESIDES = ("author", "place", "agency", "retrieved", "licence")


def imported_file(
    path: str,
    raw: bytes,
    *,
    encoding: str = "",
    language: str = LANGUAGE,
    date: str = "",
    publisher: str = "",
    url: str = "",
) -> Imported:
    """The article in a source file; `path` names it and tells its format.

    What is told here goes before what the file says of itself, but for its language. Raises
    ValueError where the file cannot be decoded, its format not read, or where it is no source text
    but an article or notes of ours.
    """
    if path.endswith(NOTES):
        raise ValueError(f"{path}: these are notes on an article. Leave them beside it.")
    reader = READERS.get(PurePosixPath(path).suffix.lower(), plain)
    declared = declared_encoding(raw) if reader is markup else ""
    text = source_text(path, raw, encoding or declared)
    front = Readable(text) if reader is markup else fronted(path, text)
    page = reader(front.text)
    told = {**page.told, **front.told}
    imported = import_text(
        page.text,
        language=told.get("language", language),
        title=told.get("title", ""),
        date=date or told.get("date", ""),
        publisher=publisher or told.get("publisher", ""),
        url=url or told.get("url", ""),
        path=path,
    )
    return _completed(imported, page, front)


def _completed(imported: Imported, page: Readable, front: Readable) -> Imported:
    """The article with what front matter says besides, or a page of an author whom none prints."""
    author = imported.source.author or " ".join(page.told.get("author", "").split())
    source = {key: front.told[key] for key in BESIDES if key in front.told}
    return replace(
        imported,
        section=front.told.get("section", imported.section),
        publish=front.told.get("publish", ""),
        source=replace(imported.source, **{"author": author, **source}),
        problems=(*front.problems, *imported.problems),
    )


def is_article(path: str, raw: bytes) -> bool:
    """Whether a file is an article already: Markdown with front matter, and no notes."""
    if not path.endswith(".md") or path.endswith(NOTES):
        return False
    return raw.removeprefix(b"\xef\xbb\xbf").startswith(b"---")


def plain(text: str) -> Readable:
    """Plain text stands for itself."""
    return Readable(text)


def markdown(text: str) -> Readable:
    """Markdown line by line, without links, images' addresses and emphasis; subheads stay."""
    return Readable("\n".join(_unmarked(line) for line in text.splitlines()))


def markup(text: str) -> Readable:
    """HTML by way of Markdown."""
    page = html(text)
    return replace(page, text=markdown(page.text).text)


def _unmarked(line: str) -> str:
    line = LINK.sub(r"\g<words>", IMAGE.sub(r"\g<words>", QUOTE.sub("", line)))
    return ESCAPE.sub(r"\1", EMPHASIS.sub(r"\g<words>", line))


READERS: dict[str, Callable[[str], Readable]] = {
    ".txt": plain,
    ".text": plain,
    ".md": markdown,
    ".html": markup,
    ".htm": markup,
}
