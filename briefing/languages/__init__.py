"""What each language knows, as data files in a folder named by its code."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text; what is made of one is larger, so each is read when it is asked for."""

    columns: Sequence[str]
    lines: Sequence[str]

    def __iter__(self) -> Iterator[Mapping[str, str]]:
        return map(self.row, range(len(self)))

    def __len__(self) -> int:
        return len(self.lines)

    def row(self, place: int) -> Mapping[str, str]:
        """One row by column name; raises ValueError where it has more cells or fewer."""
        return dict(zip(self.columns, self.lines[place].split("\t"), strict=True))


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its BCP 47 code; its data files are read when first asked for."""

    code: str

    def toml(self, name: str) -> Mapping[str, Any]:
        """The tables of `name`.toml."""
        return _toml(self.code, name)

    def table(self, name: str) -> Table:
        """The rows of `name`.tsv; `#` lines are comments."""
        header, *lines = _lines(self.code, f"{name}.tsv")
        return Table(header.split("\t"), lines)

    def words(self, name: str) -> frozenset[str]:
        """The lines of `name`.txt; `#` lines are comments."""
        return frozenset(set(_lines(self.code, f"{name}.txt")))  # a copy is half as large

    def say(self, key: str, **values: object) -> str:
        """The interface string `key` with `values` put in; raises KeyError for an unknown key."""
        text: str = self.toml("strings")[key]
        return text.format(**values) if values else text

    def nested(self, words: str) -> str:
        """`words` as they stand in a quotation: where its marks are in them, other ones are."""
        marks, inner = self.toml("strings")["nested"]
        if not any(mark in words for mark in marks[:2]):
            return words
        return words.translate(str.maketrans(marks, inner))


def several(cell: str) -> tuple[str, ...]:
    """The values of a table cell that holds a list ("a|b|c")."""
    return tuple(value for value in cell.split("|") if value)


LANGUAGES: Mapping[str, Language] = {code: Language(code) for code in ("es", "en")}


def language(code: str) -> Language:
    """The language of `code`; raises ValueError naming those there are."""
    try:
        return LANGUAGES[code]
    except KeyError:
        raise ValueError(f"unknown language {code!r}; known: {', '.join(LANGUAGES)}") from None


def _text(code: str, filename: str) -> str:
    return (files(__name__) / code / filename).read_text(encoding="utf-8")


@cache
def _toml(code: str, name: str) -> Mapping[str, Any]:
    return tomllib.loads(_text(code, f"{name}.toml"))


def _lines(code: str, filename: str) -> list[str]:
    lines = _text(code, filename).splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]
