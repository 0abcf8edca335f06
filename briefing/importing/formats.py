"""The formats that import reads: a source file's bytes to text, and then to an article."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from briefing.importing.html import Readable, declared_encoding, html
from briefing.importing.page import Imported, import_text
from briefing.importing.source import source_text

IMAGE = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
LINK = re.compile(r"\[(?P<words>[^\]]*)\]\([^)]*\)")
EMPHASIS = re.compile(
    r"(?<![\w*_\\])(?P<sign>\*\*\*?|\*|___?|_)(?=\S)(?P<words>[^*_\n]+?)(?<=\S)(?P=sign)(?!\w)"
)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
QUOTE = re.compile(r"^(?:>\s?)+")
LANGUAGE = "es"


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

    What is told here goes before what the file says of itself. Raises ValueError where the file
    cannot be decoded, or its format not read.
    """
    reader = READERS.get(PurePosixPath(path).suffix.lower(), plain)
    declared = declared_encoding(raw) if reader is markup else ""
    page = reader(source_text(path, raw, encoding or declared))
    imported = import_text(
        page.text,
        language=language,
        date=date or page.told.get("date", ""),
        publisher=publisher or page.told.get("publisher", ""),
        url=url or page.told.get("url", ""),
        path=path,
    )
    author = imported.source.author or " ".join(page.told.get("author", "").split())
    return replace(imported, source=replace(imported.source, author=author))


def is_article(path: str, raw: bytes) -> bool:
    """Whether a file is an article already: Markdown with front matter."""
    return path.endswith(".md") and raw.removeprefix(b"\xef\xbb\xbf").startswith(b"---")


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
