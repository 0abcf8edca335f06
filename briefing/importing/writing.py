"""An imported text as an article file: its name, its lines, and whether it may be written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from hashlib import sha256
from typing import Literal

from briefing.edtf import EDTF
from briefing.importing.page import Imported
from briefing.problems import Problem
from briefing.read.frontmatter import Document, as_words, document
from briefing.read.scalars import quoted, scalar
from briefing.text import slug

State = Literal["new", "unchanged", "updated", "kept", "edited", "refused"]
LONGEST_SLUG = 60
TOLD = ("publisher", "url", "author", "agency", "place")
HASH_LINE = re.compile(r"^  text_sha256: (\w+)\n", re.MULTILINE)
SOURCE_LINE = re.compile(r"^  sha256: \w+\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Filing:
    """What is to be done with an imported text.

    `name` is the file's in its folder, `text` what it should hold, `state` what that means:
    new, unchanged, updated (nobody touched what import wrote), kept and edited (somebody did, and
    the source is as it was, or another: it is written only by force), refused (the same text or
    address, from another source file, is in the file `other`).
    `usual` is the name that a new article would get, where its file has another: it keeps that.
    `diff` is the unified diff from the file as it is.
    """

    name: str
    text: str
    state: State
    other: str = ""
    usual: str = ""
    diff: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether it has a date, be it printed or told now or before."""
        return "\ndate: " in self.text.partition("\n---\n")[0]


def filing(imported: Imported, file: str, raw: bytes, existing: Mapping[str, bytes]) -> Filing:
    """Where the text of the source `file`, with the bytes `raw`, goes.

    `existing` are the article files, bytes by path in the folder. The same source file goes where
    it went before, whatever was told of it since; its text or address from another file is refused;
    another text under the same headline and date gets a number.
    Raises ValueError naming an existing file that is not UTF-8.
    """
    read = {name: document(name, content) for name, content in sorted(existing.items())}
    readable = {name: found for name, found in read.items() if isinstance(found, Document)}
    before = (one for one in readable.values() if _is_again(one, file, raw))
    imported = _completed(imported, next(before, None))
    stem, text = stem_of(imported), rendered(imported, file, raw)
    mine: list[str] = []
    for name, found in readable.items():
        if _is_same(found, imported, raw):
            left = found.fields.get("import")
            elsewhere = isinstance(left, dict) and left.get("file") != file
            if elsewhere or not (_is_named(name, stem) or _is_text(found, imported, raw)):
                return Filing(f"{stem}.md", text, "refused", name)
            mine.append(name)
    name = mine[0] if mine else _free(stem, file, existing)
    if name not in existing:
        return Filing(name, text, "new")
    text = rendered(_completed(imported, readable.get(name)), file, raw)
    filed = _against(name, text, existing[name].decode("utf-8-sig").replace("\r\n", "\n"))
    return filed if _is_named(name, stem) else replace(filed, usual=f"{stem}.md")


def _is_named(name: str, stem: str) -> bool:
    return bool(re.fullmatch(rf"(?:.*/)?{re.escape(stem)}(?:-\d+)?\.md", name))


def _is_again(found: Document, file: str, raw: bytes) -> bool:
    """Whether an article was made of the very same source."""
    left = found.fields.get("import", {})
    if not isinstance(left, dict):
        return False
    return left.get("sha256") == sha256(raw).hexdigest() and left.get("file") == file


def _completed(imported: Imported, before: Document | None) -> Imported:
    """The text with what was told of it the first time, where nothing else is said of it now."""
    if before is None:
        return imported
    told = before.fields.get("source", {})
    known = told if isinstance(told, dict) else {}
    missing = {
        key: as_words(known.get(key, "")) for key in TOLD if not getattr(imported.source, key)
    }
    date = imported.date
    if date is None and (written := as_words(before.fields.get("date", ""))):
        try:
            date = EDTF(written)
        except ValueError:
            date = None
    return replace(imported, date=date, source=replace(imported.source, **missing))


def stem_of(imported: Imported) -> str:
    """The file's name without suffix: date, then the headline as ASCII, cut at a word."""
    words = slug(imported.title)
    if len(words) > LONGEST_SLUG:
        words = words[: LONGEST_SLUG + 1].rpartition("-")[0] or words[:LONGEST_SLUG]
        # No name ends in an article or a preposition.
        words = re.sub(r"(?:-[a-z]{1,3})+$", "", words)
    day = imported.date.text if imported.date else ""
    # An interval or an uncertain date is no name for a file.
    return f"{day}-{words}" if re.fullmatch(r"[\d-]{4,10}", day) else words


def rendered(imported: Imported, file: str, raw: bytes) -> str:
    """The article file; its `text_sha256` is that of the file without this line."""
    lines = "\n".join(_lines(imported, file, raw))
    text = f"---\n{lines}\n---\n\n{imported.body}\n"
    mark = f"  sha256: {sha256(raw).hexdigest()}\n"
    return text.replace(mark, f"{mark}  text_sha256: {_hash(text)}\n", 1)


def _lines(imported: Imported, file: str, raw: bytes) -> Iterator[str]:
    yield f"title: {scalar(imported.title)}"
    if imported.date:
        yield f"date: {imported.date}"
    if imported.lead:
        yield "lead: true"
    if imported.section:
        yield f"section: {scalar(imported.section)}"
    if imported.publish:
        yield f"publish: {scalar(imported.publish)}"
    yield f"language: {imported.language}"
    source = imported.source
    known = {
        "publisher": source.publisher,
        "url": source.url,
        "author": source.author,
        "agency": source.agency,
        "place": source.place,
        "retrieved": source.retrieved,
        "licence": source.licence,
    }
    if any(known.values()):
        yield "source:"
        yield from (f"  {key}: {scalar(value)}" for key, value in known.items() if value)
    yield "import:"
    yield f"  file: {scalar(file)}"
    yield f"  sha256: {sha256(raw).hexdigest()}"
    if imported.removed:
        yield "  removed:"
    for one in imported.removed:
        yield f"    - {{line: {one.line}, rule: {one.rule}, text: {quoted(one.text)}}}"


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _is_same(found: Document, imported: Imported, raw: bytes) -> bool:
    """Whether an article has the same source text, the same words or the same address."""
    url, source = imported.source.url, found.fields.get("source", {})
    if url and isinstance(source, dict) and source.get("url") == url:
        return True
    return _is_text(found, imported, raw)


def _is_text(found: Document, imported: Imported, raw: bytes) -> bool:
    """Whether an article has the same source text or the same words."""
    left = found.fields.get("import", {})
    if isinstance(left, dict) and left.get("sha256") == sha256(raw).hexdigest():
        return True
    title, body = as_words(found.fields.get("title", "")), found.body.split()
    return bool(body) and body == imported.body.split() and title == imported.title


def _free(stem: str, file: str, existing: Mapping[str, bytes]) -> str:
    """The name of a text that no article has: that of its source file's, else the first free."""
    number, name = 1, f"{stem}.md"
    while name in existing and not _is_from(name, file, existing[name]):
        number += 1
        name = f"{stem}-{number}.md"
    return name


def _is_from(name: str, file: str, content: bytes) -> bool:
    found = document(name, content)
    if isinstance(found, Problem):
        return True
    left = found.fields.get("import")
    return not isinstance(left, dict) or (left.get("file") == file and file != "-")


def _against(name: str, text: str, there: str) -> Filing:
    if text == there:
        return Filing(name, text, "unchanged")
    written = HASH_LINE.search(there)
    state: State = "edited"
    if written and _hash(HASH_LINE.sub("", there, count=1)) == written[1]:
        state = "updated"
    elif (source := SOURCE_LINE.search(text)) and source[0] in there:
        state = "kept"
    diff = unified_diff(
        there.splitlines(), text.splitlines(), f"{name} (edited)", f"{name} (imported)", lineterm=""
    )
    return Filing(name, text, state, diff="\n".join(diff))
