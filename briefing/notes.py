"""Editors' notes: `SLUG.notes.md` read into notes, each anchored where its quotation stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import cast, get_args

from briefing.anchoring import nearest, places
from briefing.decisions import CORRECTED
from briefing.edtf import EDTF
from briefing.model import Article, Modality, Note, NoteKind, NoteState, Problem
from briefing.text import TextQuoteSelector

HEADING = re.compile(
    r"##[ \t]+(?P<title>.*?)[ \t]*(?:\{:?[ \t]*(?P<attributes>[^{}]*?)[ \t]*\})?[ \t]*#*[ \t]*"
)
ATTRIBUTE = re.compile(
    r"""\.(?P<flag>[\w-]+)
      | (?P<key>[\w-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))
      | (?P<stray>\S+)""",
    re.VERBOSE,
)
FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})")
BOLD = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(?P<exact>.+?)(?<=\S)(?<!\\)\1", re.DOTALL)
BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
ATTRIBUTES = ("author", "date", *CORRECTED)
KINDS: tuple[NoteKind, ...] = tuple(kind for kind in get_args(NoteKind) if kind != "plain")
# How much of a passage a message repeats.
SHORT = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A note as written: the parts of its heading, and the lines below it."""

    line: int
    title: str
    attributes: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the attribute list of a note's heading says."""

    kind: NoteKind
    internal: bool
    attributes: Mapping[str, str]
    complaints: tuple[tuple[str, str, str], ...]


def notes(article: Article, path: str, markdown_text: str) -> tuple[list[Note], list[Problem]]:
    """The notes of the file `path` on `article` in their order, and what is wrong with them.

    Every note is returned: one whose quotation stands nowhere, or in several places, has that state
    and no span.
    """
    found: list[Note] = []
    problems: list[Problem] = []
    sections, stray = _sections(markdown_text)
    if stray:
        said = "text before the first note is not shown."
        problems.append(Problem(path, stray, "note-title", said, "Put a `## Title` above it."))
    for section in sections:
        note, complaints = _note(article, path, section)
        found.append(note)
        problems.extend(complaints)
    return found, problems


def _note(article: Article, path: str, section: Section) -> tuple[Note, list[Problem]]:
    heading = _heading(section.attributes)
    quoted, quoted_at, body = _divide(section)
    selector, bolds = _selector(quoted)
    spans = places(article.text, selector) if selector else []
    states: tuple[NoteState, ...] = ("orphan", "anchored", "ambiguous")
    candidates = tuple(spans) if len(spans) > 1 else ()
    if selector and not spans and (near := nearest(article.text, selector)):
        candidates = (near,)
    note = Note(
        article=article.id,
        path=path,
        line=section.line,
        title=section.title,
        kind=heading.kind,
        body=body,
        selector=selector,
        state=states[min(len(spans), 2)] if selector else "article",
        span=spans[0] if len(spans) == 1 else None,
        candidates=candidates,
        internal=heading.internal,
        author=heading.attributes.get("author", ""),
        date=heading.attributes.get("date", ""),
        attributes=heading.attributes,
    )
    complaints = [*heading.complaints, *_gaps(note, bolds)]
    problems = [Problem(path, section.line, *complaint) for complaint in complaints]
    if complaint := _homeless(note, article):
        problems.append(Problem(path, quoted_at, *complaint))
    return note, problems


def _sections(text: str) -> tuple[list[Section], int]:
    """The notes of a file, and the line of the first text that belongs to none (else 0)."""
    found: list[tuple[int, str, str, list[str]]] = []
    stray, fence = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        heading = None if fence else HEADING.fullmatch(line)
        if opened := FENCE.match(line):
            fence = "" if fence and opened["fence"].startswith(fence) else fence or opened["fence"]
        if heading:
            found.append((number, heading["title"], heading["attributes"] or "", []))
        elif found:
            found[-1][3].append(line)
        elif line.strip() and not line.startswith(("# ", "<!--")):
            stray = stray or number
    return [
        Section(number, title, attributes, tuple(lines))
        for number, title, attributes, lines in found
    ], stray


def _heading(written: str) -> Heading:
    kinds: list[NoteKind] = []
    attributes: dict[str, str] = {}
    complaints: list[tuple[str, str, str]] = []
    internal = False
    for match in ATTRIBUTE.finditer(written):
        if match["flag"] == "internal":
            internal = True
        elif match["flag"] in KINDS:
            kinds.append(cast("NoteKind", match["flag"]))
        elif match["key"]:
            attributes[match["key"]] = match["double"] or match["single"] or match["bare"] or ""
        else:
            known = ", ".join(f".{kind}" for kind in KINDS)
            complaints.append(
                ("note-kind", f"{match[0]!r} is no kind of note.", f"Kinds are {known}, .internal.")
            )
    if len(kinds) > 1:
        complaints.append(
            (
                "note-kind",
                f"a note of {len(kinds)} kinds counts as .{kinds[0]}.",
                "Keep one of them.",
            )
        )
    return Heading(kinds[0] if kinds else "plain", internal, attributes, tuple(complaints))


def _divide(section: Section) -> tuple[str, int, str]:
    """The quotation at the head of a note, the line it starts on, and the note's words below it."""
    lines = list(section.lines)
    skipped = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    end = skipped
    while end < len(lines) and lines[end].lstrip().startswith(">"):
        end += 1
    quoted = "\n".join(line.lstrip().removeprefix(">").strip() for line in lines[skipped:end])
    return quoted, section.line + 1 + skipped, "\n".join(lines[end:]).strip("\n")


def _selector(quoted: str) -> tuple[TextQuoteSelector | None, int]:
    """The passage a quotation means, and how many passages in bold it has."""
    if not quoted.strip():
        return None, 0
    bolds = list(BOLD.finditer(quoted))
    if not bolds:
        return TextQuoteSelector(_unescaped(quoted).strip()), 0
    first = bolds[0]
    before, exact, after = quoted[: first.start()], first["exact"], quoted[first.end() :]
    return TextQuoteSelector(
        _unescaped(exact), _unescaped(before).lstrip(), _unescaped(after).rstrip()
    ), len(bolds)


def _unescaped(text: str) -> str:
    return BACKSLASH.sub(r"\1", text)


def _gaps(note: Note, bolds: int) -> Iterator[tuple[str, str, str]]:
    """What is missing in a note, or cannot be understood: code, message, cure."""
    if bolds > 1:
        yield (
            "note-quotation",
            "a quotation with several passages in bold means the first.",
            "Keep one in bold.",
        )
    if not note.title:
        yield ("note-title", "a note without a title.", "Say what it is about after `##`.")
    if not note.body.strip() and note.kind not in ("fact", "not-fact"):
        yield ("note-empty", f"the note {note.title!r} says nothing.", "Write below the quotation.")
    if note.kind in ("fact", "not-fact") and note.selector is None:
        yield (
            "note-quotation",
            f"a .{note.kind} note without a quotation.",
            "Quote the passage: `> …`.",
        )
    yield from _misunderstood(note)


def _misunderstood(note: Note) -> Iterator[tuple[str, str, str]]:
    """The attributes that say nothing we know: code, message, cure."""
    for key in ("date", "edtf"):
        if key in note.attributes and not _is_date(note.attributes[key]):
            value = note.attributes[key]
            yield (
                "note-date",
                f"{key}={value} is no date.",
                "Write it as 2025-08-14, 2025-08 or 2025.",
            )
    modality = note.attributes.get("modality")
    if modality is not None and modality not in get_args(Modality):
        yield (
            "note-modality",
            f"modality={modality} is unknown.",
            f"Known: {', '.join(get_args(Modality))}.",
        )
    for key in note.attributes:
        if key not in ATTRIBUTES:
            known = f"Known: {', '.join(ATTRIBUTES)}."
            yield "note-attribute", f"`{key}` means nothing here.", known
        elif key in CORRECTED and note.kind != "fact":
            yield "note-attribute", f"`{key}` corrects nothing here.", "Only a .fact note corrects."


def _homeless(note: Note, article: Article) -> tuple[str, str, str] | None:
    """What to say of a note that has no place of its own."""
    if note.selector is None or note.state == "anchored":
        return None
    words = shorten(note.selector.exact, SHORT, placeholder="…")
    if note.state == "ambiguous":
        lines = ", ".join(str(article.line_of(span.start)) for span in note.candidates)
        message = f"“{words}” stands in several places of {article.path} (lines {lines})."
        return "note-ambiguous", message, "Quote more around it, the passage itself in **bold**."
    message = f"“{words}” does not stand in {article.path}."
    if not note.candidates:
        return "note-orphan", message, "Quote it as it stands there."
    near = note.candidates[0]
    like = shorten(near.of(article.text), SHORT, placeholder="…")
    return "note-orphan", message, f"Line {article.line_of(near.start)} is nearest: “{like}”"


def _is_date(text: str) -> bool:
    try:
        EDTF(text)
    except ValueError:
        return False
    return True
