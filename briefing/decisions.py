"""What an editor decides about a fact: who, when, and which values were put right."""

from dataclasses import dataclass
from typing import Literal, get_args

Corrected = Literal["edtf", "modality", "attribution", "actors"]
CORRECTED: tuple[Corrected, ...] = get_args(Corrected)


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that took the place of what was extracted.

    `was` and `now` are written as that attribute of a note; empty for nothing.
    """

    attribute: Corrected
    was: str
    now: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Decision:
    """Who pinned or struck a fact and when, as the note says, and what was corrected on the way."""

    author: str
    date: str
    corrections: tuple[Correction, ...] = ()
