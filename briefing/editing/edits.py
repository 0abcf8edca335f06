"""Edits of files by path: each made on the lines it means, and proved by reading the result."""

import re
from collections.abc import Iterable, Mapping

from briefing.editing.fields import RefusedError, with_items, with_pair, with_value
from briefing.problems import Edit
from briefing.read.frontmatter import Document, document
from briefing.text import folded

__all__ = ["RefusedError", "edited"]

BOM = b"\xef\xbb\xbf"


def edited(files: Mapping[str, bytes], edits: Iterable[Edit]) -> dict[str, bytes]:
    """The files that the edits change, bytes by path, with their line ends as they were.

    An edit that is there already changes nothing.
    Raises RefusedError naming the file whose shape is not understood; then none may be written.
    """
    found: dict[str, bytes] = {}
    for edit in sorted(edits, key=_from_below):
        before = found.get(edit.path, files.get(edit.path))
        if edit.target == "file" and edit.path in found and edit.path not in files:
            after = _both(edit, before or b"")
        else:
            after = _made(edit, before)
        if after != before:
            found[edit.path] = after
    return found


def _from_below(edit: Edit) -> int:
    """Quotations are written first, the last of a file before those above: no line moves."""
    return -int(edit.values[0]) if edit.target == "quotation" else 0


def _made(edit: Edit, raw: bytes | None) -> bytes:
    if edit.target == "file" and raw is None:
        return edit.values[0].encode()
    if edit.target == "end":
        return _appended(edit, raw or b"")
    if edit.target == "note":
        return _noted(edit, raw or b"")
    if edit.target == "quotation" and raw is not None:
        return _quoted(edit, raw)
    if raw is None:
        raise RefusedError(f"{edit.path}: there is no such file.")
    if edit.target == "file":
        if raw == edit.values[0].encode():
            return raw
        raise RefusedError(f"{edit.path}: there is such a file already.")
    return _in_front_matter(edit, raw)


def _both(edit: Edit, raw: bytes) -> bytes:
    """A new file for which two answers ask: it has the names of both."""
    more, text = document(edit.path, edit.values[0].encode()), raw.decode()
    for key in ("aliases", "not"):
        names = more.fields.get(key, []) if isinstance(more, Document) else []
        text = with_items(edit.path, text, key, [one for one in names if isinstance(one, str)])
    return text.encode()


def _appended(edit: Edit, raw: bytes) -> bytes:
    text, end = _decoded(edit.path, raw)
    there = {folded(line.strip()) for line in text.splitlines()}
    lines = [line for line in edit.values if folded(line.strip()) not in there]
    gap = end if lines and text and not text.endswith(("\n", "\r")) else ""
    return raw + (gap + "".join(f"{line}{end}" for line in lines)).encode()


def _noted(edit: Edit, raw: bytes) -> bytes:
    """The notes file with one more note, a blank line above it."""
    text, end = _decoded(edit.path, raw)
    note = edit.values[0].replace("\n", end)
    if note.strip() in text:
        return raw
    gap = end * max(0, 2 - len(re.findall(r"\r\n|\r|\n", text[len(text.rstrip()) :])))
    return raw + f"{gap if text.strip() else ''}{note}".encode()


def _quoted(edit: Edit, raw: bytes) -> bytes:
    """The notes file with another quotation in place of the one that begins at a line."""
    text, end = _decoded(edit.path, raw)
    first, line = int(edit.values[0]) - 1, edit.values[1]
    lines = re.split(r"\r\n|\r|\n", text)
    last = first
    while last < len(lines) and lines[last].lstrip().startswith(">"):
        last += 1
    if last == first:
        raise RefusedError(f"{edit.path}:{first + 1}: no quotation stands there.")
    lines[first:last] = [line]
    return (BOM if raw.startswith(BOM) else b"") + end.join(lines).encode()


def _in_front_matter(edit: Edit, raw: bytes) -> bytes:
    text, _ = _decoded(edit.path, raw)
    mark = BOM if raw.startswith(BOM) else b""
    if edit.target in ("actors", "source"):
        name, value = edit.values
        after = with_pair(edit.path, text, edit.target, name, value)
    elif edit.target in ("hidden", "date"):
        after = with_value(edit.path, text, edit.target, edit.values[0])
    else:
        after = with_items(edit.path, text, edit.target, edit.values)
    return mark + after.encode()


def _decoded(path: str, raw: bytes) -> tuple[str, str]:
    """The text of a file as it stands, and how its lines end."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError(f"{path}: it is not UTF-8.") from None
    for end in ("\r\n", "\n", "\r"):
        if end in text:
            return text, end
    return text, "\n"
