"""Forms over classes of words ("day of month year?"), compiled to patterns over codes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ATOM = re.compile(r"[A-Z]+|[a-z_]+|\{[0-9,]+\}|\S")
SIGNS = "./,-"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a form: its pattern, the codes it can begin with, whether it may be absent."""

    pattern: str
    first: frozenset[str]
    optional: bool


def compiled(form: str, macros: Mapping[str, str], members: Mapping[str, str]) -> Piece:
    """The piece for `form`; `members` gives the codes of each class, none for an empty one."""
    return _alternatives(ATOM.finditer(form), macros, members)


def _alternatives(
    atoms: Iterator[re.Match[str]], macros: Mapping[str, str], members: Mapping[str, str]
) -> Piece:
    """What stands up to the closing parenthesis or the end."""
    branches: list[list[Piece]] = [[]]
    for found in atoms:
        atom = found[0]
        if atom == ")":
            break
        if atom == "|":
            branches.append([])
        elif atom == "?" or atom[0] == "{":
            piece = branches[-1].pop()
            branches[-1].append(
                Piece(f"{piece.pattern}{atom}", piece.first, atom == "?" or atom[1] == "0")
            )
        elif atom == "(":
            branches[-1].append(_grouped(_alternatives(atoms, macros, members)))
        elif atom.isupper():
            branches[-1].append(_grouped(compiled(macros[atom], macros, members)))
        else:
            branches[-1].append(
                _single(re.escape(atom) if atom in SIGNS else members.get(atom, ""), atom)
            )
    pieces = [_sequence(branch) for branch in branches]
    return Piece(
        "|".join(piece.pattern for piece in pieces),
        frozenset().union(*(piece.first for piece in pieces)),
        any(piece.optional for piece in pieces),
    )


def _single(codes: str, atom: str) -> Piece:
    if atom in SIGNS:
        return Piece(codes, frozenset(atom), optional=False)
    return Piece(f"[{codes}]" if codes else "(?!)", frozenset(codes), optional=False)


def _grouped(piece: Piece) -> Piece:
    return Piece(f"(?:{piece.pattern})", piece.first, piece.optional)


def _sequence(pieces: list[Piece]) -> Piece:
    first: frozenset[str] = frozenset()
    for piece in pieces:
        first |= piece.first
        if not piece.optional:
            break
    return Piece(
        "".join(piece.pattern for piece in pieces), first, all(piece.optional for piece in pieces)
    )
