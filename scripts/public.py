"""Public data: calendar dates in texts, and untyped spans of names in sentences."""

# ruff: noqa: INP001 - beside the script that uses it

import json
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from development import scorer

from briefing.edtf import EDTF
from briefing.extract.names.find import find
from briefing.extract.names.grammar import grammar
from briefing.extract.names.shipped import shipped
from briefing.extract.names.view import View
from briefing.extract.scan import scan
from briefing.extract.timexes import timexes
from briefing.languages import language

SPANISH = language("es")
TYPES = {"PER", "LOC", "ORG"}
Row = Mapping[str, Any]
OPENING, CLOSING = frozenset("([{¿¡"), frozenset(".,;:)]}?!")


def figures(folder: Path) -> tuple[dict[str, dict[str, float]], dict[str, list[str]]]:
    """The figures by name (column "total") and the errors by file."""
    found: dict[str, dict[str, float]] = {}
    errors: dict[str, list[str]] = {}
    for path in sorted(folder.glob("dates_*.jsonl")):
        rows = _rows(path)
        predicted = [{"id": row["id"], "dates": _dates(row)} for row in rows]
        lines: list[str] = []
        result = scorer(folder / "score_dates.py").score(rows, predicted, 1_000_000, _Lines(lines))
        for part in ("detection", "value"):
            found[f"{path.stem} {part} F1"] = {"total": round(result[part]["f1"], 4)}
        errors[path.stem] = lines
    for path in sorted(folder.glob("ner_*_dev.jsonl")):
        rows = _rows(path)
        score = scorer(folder / "score_ner.py")
        predicted = [{"spans": spans(row["tokens"])} for row in rows]
        result = score.score(rows, predicted, TYPES, bare=True)
        for part, label in (("p", "P"), ("r", "R"), ("f1", "F1")):
            found[f"{path.stem} spans {label}"] = {"total": round(result[part], 4)}
        errors[path.stem] = list(_wrong(score.bio_spans, rows, predicted))
    return found, errors


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


class _Lines:
    """What the scorer of dates writes its errors to."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def write(self, text: str) -> None:
        self.lines.append(text.rstrip())


def _dates(row: Row) -> list[dict[str, Any]]:
    day = EDTF(row["dct"]) if row.get("dct") else None
    return [
        {
            "start": timex.span.start,
            "end": timex.span.end,
            "edtf": timex.value.text,
        }
        for timex in timexes(scan(row["text"], SPANISH), SPANISH, day)
        if timex.value is not None
    ]


def spans(tokens: Sequence[str]) -> list[list[int]]:
    """The names in a sentence given as words, as [first, end) of words.

    The corpus marks offices too (ministro de [Fomento]) and titles in capitals ([Don Felipe]); it
    takes neither the small noun before a place (río [Amazonas]) nor the demonym behind an
    institution, and no names written small.
    """
    text, places = _written(tokens)
    looked = scan(text, SPANISH)
    view = View(looked, grammar(SPANISH), shipped(SPANISH))
    outer = []
    for name in find(looked, grammar(SPANISH), shipped(SPANISH)):
        if name.nested or name.what == "event" or name.span.of(text).islower():
            continue
        first = name.first
        while first < name.core - 1 and looked.tokens.words[first][0].islower():
            first += 1
        while (
            first
            and view.capital(first - 1)
            and view.is_title(first - 1)
            and view.adjacent(first - 1)
        ):
            first -= 1
        start, end = looked.tokens.starts[first], looked.tokens.ends[name.core - 1]
        outer.append([bisect_right(places, start) - 1, bisect_left(places, end)])
    return outer


def _written(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """The words as one would write them (no space before a comma), and where each begins."""
    text, places = "", []
    for token in tokens:
        glued = not text or token in CLOSING or text[-1] in OPENING
        text += "" if glued else " "
        places.append(len(text))
        text += token.replace("_", " ")
    return text, places


def _wrong(
    bio_spans: Callable[[Sequence[str]], list[tuple[int, int, str]]],
    rows: Sequence[Row],
    predicted: Sequence[Row],
) -> Iterator[str]:
    for row, found in zip(rows, predicted, strict=True):
        words = row["tokens"]
        gold = {(first, end): kind for first, end, kind in bio_spans(row["tags"])}
        mine = {(first, end) for first, end in found["spans"]}
        for (first, end), kind in sorted(gold.items()):
            if kind in TYPES and (first, end) not in mine:
                yield f"MISSED {kind} {' '.join(words[first:end])} | {' '.join(words)}"
        for first, end in sorted(mine - gold.keys()):
            yield f"FALSE {' '.join(words[first:end])} | {' '.join(words)}"
