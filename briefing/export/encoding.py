"""Extractions as bytes: lines for people, JSON Lines, Parquet."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from typing import Any, BinaryIO

from briefing.export.listing import listing
from briefing.export.parquet import joined_tables, table

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Encoding:
    """How extractions are written: some of them to bytes, and files of them to one."""

    suffix: str
    encoded: Callable[[Sequence[Row]], bytes]
    join: Callable[[Iterable[Path], BinaryIO], None]


def _text(rows: Sequence[Row]) -> bytes:
    return "".join(f"{line}\n" for row in rows for line in listing(row)).encode()


def _json_lines(rows: Sequence[Row]) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def _one_after_the_other(parts: Iterable[Path], out: BinaryIO) -> None:
    for part in parts:
        with part.open("rb") as file:
            copyfileobj(file, out)


ENCODINGS: Mapping[str, Encoding] = {
    "text": Encoding(".txt", _text, _one_after_the_other),
    "jsonl": Encoding(".jsonl", _json_lines, _one_after_the_other),
    "parquet": Encoding(".parquet", table, joined_tables),
}
