"""A notes file cut into its notes, and the heading of each read."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple, cast, get_args

from briefing.codes import Code
from briefing.decisions import CORRECTED
from briefing.model import NoteKind

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
ATTRIBUTES = ("author", "date", *CORRECTED)
KINDS: tuple[NoteKind, ...] = tuple(kind for kind in get_args(NoteKind) if kind != "plain")
FLAGS = tuple(f".{kind}" for kind in (*KINDS, "internal"))


@dataclass(frozen=True, slots=True)
class Section:
    """A note as written: the parts of its heading, and the lines below it.

    `line` and `column` say where its attributes begin.
    """

    line: int
    column: int
    title: str
    attributes: str
    lines: tuple[str, ...]


class Fault(NamedTuple):
    """What is wrong in a note, at a column of its heading."""

    column: int
    code: Code
    message: str
    cure: str


@dataclass(frozen=True, slots=True)
class Heading:
    """What the attribute list of a note's heading says; `columns` are those of the keys."""

    kind: NoteKind
    internal: bool
    attributes: Mapping[str, str]
    columns: Mapping[str, int]
    faults: tuple[Fault, ...]


def sections(text: str) -> tuple[list[Section], int]:
    """The notes of a file, and the line of the first text that belongs to none (else 0)."""
    found: list[tuple[tuple[int, int, str, str], list[str]]] = []
    stray, fence = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        heading = None if fence else HEADING.fullmatch(line)
        if opened := FENCE.match(line):
            fence = "" if fence and opened["fence"].startswith(fence) else fence or opened["fence"]
        if heading:
            column = heading.start("attributes") + 1
            parts = (number, column, heading["title"], heading["attributes"] or "")
            found.append((parts, []))
        elif found:
            found[-1][1].append(line)
        elif line.strip() and not line.startswith(("# ", "<!--")):
            stray = stray or number
    return [Section(*parts, tuple(lines)) for parts, lines in found], stray


def heading(section: Section) -> Heading:
    """The kind and the attributes of a note, and what in them means nothing."""
    kinds: list[NoteKind] = []
    attributes: dict[str, str] = {}
    columns: dict[str, int] = {}
    faults: list[Fault] = []
    internal = False
    for match in ATTRIBUTE.finditer(section.attributes):
        column = section.column + match.start()
        if match["flag"] == "internal":
            internal = True
        elif match["flag"] in KINDS:
            if kinds:
                said = f"a note of two kinds counts as .{kinds[0]}."
                faults.append(Fault(column, "note-kind", said, "Keep one of them."))
            kinds.append(cast("NoteKind", match["flag"]))
        elif key := match["key"]:
            attributes[key] = match["double"] or match["single"] or match["bare"] or ""
            columns[key] = column
        else:
            said = f"{match[0]!r} is no kind of note."
            faults.append(Fault(column, "note-kind", said, meant(f".{match[0].strip('.')}", FLAGS)))
    return Heading(kinds[0] if kinds else "plain", internal, attributes, columns, tuple(faults))


def misnamed(attributes: Mapping[str, str], columns: Mapping[str, int]) -> Iterator[Fault]:
    """The attributes that mean nothing."""
    for key in attributes:
        if key not in ATTRIBUTES:
            said = f"`{key}` means nothing here."
            yield Fault(columns[key], "note-attribute", said, meant(key, ATTRIBUTES))


def meant(word: str, known: Collection[str]) -> str:
    """The cure of a word that is unknown: the one like it, or all there are."""
    near = get_close_matches(word, known, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"Known: {', '.join(known)}."
