"""A notes file cut into its notes, and the heading of each read."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import NamedTuple, cast, get_args

from briefing.codes import Code
from briefing.decisions import CORRECTED
from briefing.model import NoteKind
from briefing.notes.marks import DOTTED, is_like, likely, marked, marked_below

HEADING = re.compile(
    r"##[ \t]+(?P<title>.*?)[ \t]*(?:\{:?[ \t]*(?P<attributes>[^{}]*?)[ \t]*\})?[ \t]*#*[ \t]*"
)
ATTRIBUTE = re.compile(
    r"""\.(?P<flag>[\w-]+)
      | (?P<key>[\w-]+)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))
      | (?P<stray>\S+)""",
    re.VERBOSE,
)
# After three backticks or more, another one on the line makes it code within a sentence.
FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}(?=[^`]*$)|~{3,})(?P<after>.*)")
ATTRIBUTES = ("author", "date", *CORRECTED)
KINDS: tuple[NoteKind, ...] = tuple(kind for kind in get_args(NoteKind) if kind != "plain")
FLAGS = tuple(f".{kind}" for kind in (*KINDS, "internal"))


class Fault(NamedTuple):
    """What is wrong in a note, at a column of its heading."""

    column: int
    code: Code
    message: str
    cure: str


@dataclass(slots=True)
class Section:
    """A note as written: the parts of its heading, and the lines below it.

    `line` and `column` say where its attributes begin. `withheld` is one that may be meant to be
    internal; `faults` say why, and what else is wrong, each with its line in the file.
    """

    line: int
    column: int
    title: str
    attributes: str
    withheld: bool = False
    lines: list[str] = field(default_factory=list)
    faults: list[tuple[int, Fault]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the attribute list of a note's heading says; `columns` are those of the keys."""

    kind: NoteKind
    internal: bool
    attributes: Mapping[str, str]
    columns: Mapping[str, int]
    faults: tuple[Fault, ...]


def sections(text: str) -> tuple[list[Section], int]:
    """The notes of a file, and the line of the first text that belongs to none (else 0).

    A heading with `.internal` inside a fence may be a note that an open fence took in: nobody can
    say what belongs to it, and all from there on is withheld.
    """
    found: list[Section] = []
    stray, fence, opened_at, lost = 0, "", 0, False
    for number, line in enumerate(text.split("\n"), 1):
        heading = None if fence else HEADING.fullmatch(line)
        if heading:
            found.append(_begun(number, heading, withheld=lost))
        elif found:
            found[-1].lines.append(line)
            if column := marked_below(line, fenced=bool(fence)):
                lost = lost or bool(fence)
                found[-1].withheld = True
                found[-1].faults.append((number, _unread(column, opened_at if fence else 0)))
        elif line.strip() and not line.startswith(("# ", "<!--")):
            stray = stray or number
        before, fence = fence, _fence(line, fence)
        opened_at = number if fence and not before else opened_at
    if fence and found:
        said = "a code fence that never ends takes in all that follows."
        fault = Fault(1, "note-fence", said, f"Close it with a line `{fence}`.")
        found[-1].faults.append((opened_at, fault))
    return found, stray


def _begun(number: int, heading: re.Match[str], *, withheld: bool) -> Section:
    attributes = heading["attributes"] or ""
    column = heading.start("attributes") + 1
    section = Section(number, column, heading["title"], attributes, withheld)
    if inside := marked(heading["title"]):
        section.withheld = True
        section.faults.append((number, _unread(heading.start("title") + inside)))
    return section


def _unread(column: int, fence: int = 0) -> Fault:
    """What is said of a mark that is not read where it stands, `fence` being an open one's line."""
    if fence:
        said = f"an internal note inside the fence of line {fence}: withheld with all that follows."
        cure = "Close the fence above it; indent what is an example by four."
        return Fault(column, "note-internal", said, cure)
    said = "`.internal` is not read here: the note is withheld."
    return Fault(column, "note-internal", said, "End its own heading so: `## Title { .internal }`.")


def _fence(line: str, fence: str) -> str:
    """The fence that is open after a line, `fence` being open before it."""
    match = FENCE.fullmatch(line)
    if not match:
        return fence
    if not fence:
        return match["fence"]
    return "" if match["fence"].startswith(fence) and not match["after"].strip() else fence


def heading(section: Section) -> Heading:
    """The kind and the attributes of a note, and what in them means nothing."""
    kinds: list[NoteKind] = []
    attributes: dict[str, str] = {}
    columns: dict[str, int] = {}
    faults: list[Fault] = []
    internal = section.withheld
    for match in ATTRIBUTE.finditer(section.attributes):
        column = section.column + match.start()
        if match["flag"] == "internal":
            internal = True
        elif match["flag"] in KINDS:
            if kinds:
                said = f"a note of two kinds counts as .{kinds[0]}."
                faults.append(Fault(column, "note-kind", said, "Keep one of them."))
            kinds.append(cast("NoteKind", match["flag"]))
        elif _may_be_internal(match):
            internal = True
            said = f"{match[0]!r} may mean `.internal`: the note is withheld."
            faults.append(Fault(column, "note-internal", said, "Write `.internal`."))
        elif key := match["key"]:
            attributes[key] = _value(match)
            columns[key] = column
        else:
            said = f"{match[0]!r} is no kind of note."
            faults.append(Fault(column, "note-kind", said, meant(f".{match[0].strip('.')}", FLAGS)))
    return Heading(kinds[0] if kinds else "plain", internal, attributes, columns, tuple(faults))


def _value(attribute: re.Match[str]) -> str:
    return attribute["double"] or attribute["single"] or attribute["bare"] or ""


def _may_be_internal(attribute: re.Match[str]) -> bool:
    """Whether an attribute that is not `.internal` was to be it, as `.Internal` and `interno`."""
    if attribute["key"] in ATTRIBUTES:
        # A quotation mark that never ends takes in what follows.
        return any(is_like(dotted["word"]) for dotted in DOTTED.finditer(_value(attribute)))
    return likely(attribute[0])


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
