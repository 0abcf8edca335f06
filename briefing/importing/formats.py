"""The formats that import reads: a source file's bytes to text, and then to an article."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from briefing.importing.page import Imported, import_text
from briefing.importing.source import source_text

IMAGE = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
LINK = re.compile(r"\[(?P<words>[^\]]*)\]\([^)]*\)")
EMPHASIS = re.compile(
    r"(?<![\w*_\\])(?P<sign>\*\*\*?|\*|___?|_)(?=\S)(?P<words>[^*_\n]+?)(?<=\S)(?P=sign)(?!\w)"
)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
QUOTE = re.compile(r"^(?:>\s?)+")


def imported_file(
    path: str,
    raw: bytes,
    *,
    encoding: str = "",
    language: str = "es",
    date: str = "",
    publisher: str = "",
    url: str = "",
) -> Imported:
    """The article in a source file; `path` names it and tells its format.

    Raises ValueError where it cannot be decoded.
    """
    text = READERS.get(PurePosixPath(path).suffix.lower(), plain)(source_text(path, raw, encoding))
    return import_text(text, language=language, date=date, publisher=publisher, url=url, path=path)


def is_article(path: str, raw: bytes) -> bool:
    """Whether a file is an article already: Markdown with front matter."""
    return path.endswith(".md") and raw.removeprefix(b"\xef\xbb\xbf").startswith(b"---")


def plain(text: str) -> str:
    """Plain text stands for itself."""
    return text


def markdown(text: str) -> str:
    """Markdown by lines, without links, images' addresses and emphasis; subheads stay."""
    return "\n".join(_unmarked(line) for line in text.splitlines())


def _unmarked(line: str) -> str:
    line = LINK.sub(r"\g<words>", IMAGE.sub(r"\g<words>", QUOTE.sub("", line)))
    return ESCAPE.sub(r"\1", EMPHASIS.sub(r"\g<words>", line))


READERS: dict[str, Callable[[str], str]] = {".txt": plain, ".text": plain, ".md": markdown}
