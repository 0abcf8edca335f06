"""What an editor should know of, with the place and the cure, and what may be decided about it."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from briefing.codes import Code

Level = Literal["error", "warning", "info", "review"]
Verb = Literal["accept", "reject", "hide"]
# Where an edit is made: a new file, lines or a note at the end of one, or a field of its front
# matter, or the quotation of a note, by its first line.
Target = Literal[
    "file", "end", "note", "quotation", "aliases", "not", "hidden", "actors", "date", "source"
]
ID_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Edit:
    """What to write into a file: `values` into a field or at the end, or the whole of it.

    `lines` are the same as an editor would paste it.
    """

    path: str
    target: Target
    values: tuple[str, ...]
    lines: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to settle a question; `choice` tells answers of one verb apart, by an actor's id."""

    verb: Verb
    edits: tuple[Edit, ...]
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be decided: of what, in which words of an article, how much hangs on it."""

    subject: str
    quote: str
    weight: int
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something an editor should know, with the place and the cure.

    `line` and `column` (in code points) count from 1; a column of 0 is not known. `paste` are the
    lines that would cure it, as they would stand in the file. What waits for a decision has the
    level `review`, and its `question`.
    """

    path: str
    line: int
    code: Code
    message: str
    cure: str
    level: Level = "warning"
    column: int = 0
    paste: str = ""
    question: Question | None = None

    @property
    def id(self) -> str:
        """A name that stays the same as long as the same is asked of the same subject."""
        subject = self.question.subject if self.question else f"{self.path} {self.message}"
        return sha256(f"{self.code} {subject}".encode()).hexdigest()[:ID_LENGTH]

    @property
    def place(self) -> str:
        """Where it is, as editors open it: `path:line:column`."""
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")

    @property
    def advice(self) -> str:
        """What it is and what to do, on one line."""
        return f"{self.message.removesuffix('.')} — {self.cure}" if self.cure else self.message

    def __str__(self) -> str:
        said = f"{self.place}: {self.level} {self.code} {self.advice}"
        return "\n".join([said, *(f"    {line}" for line in self.paste.splitlines())])
