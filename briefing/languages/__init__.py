"""What each language knows, as data files in a folder named by its code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its BCP 47 code; its data files are read when first asked for."""

    code: str

    def toml(self, name: str) -> Mapping[str, Any]:
        """The tables of `name`.toml."""
        return _toml(self.code, name)

    def table(self, name: str) -> tuple[Mapping[str, str], ...]:
        """The rows of `name`.tsv by column name; `#` lines are comments.

        They are read each time, as what is made of them is smaller, and equal cells are one string.
        """
        header, *rows = (line.split("\t") for line in _lines(self.code, f"{name}.tsv"))
        same: dict[str, str] = {}
        return tuple(dict(zip(header, map(same.setdefault, row, row), strict=True)) for row in rows)

    def words(self, name: str) -> frozenset[str]:
        """The lines of `name`.txt; `#` lines are comments."""
        return frozenset(set(_lines(self.code, f"{name}.txt")))  # a copy is half as large

    def say(self, key: str, **values: object) -> str:
        """The interface string `key` with `values` put in; raises KeyError for an unknown key."""
        text: str = self.toml("strings")[key]
        return text.format(**values) if values else text


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
