"""Public data: calendar dates in texts, and untyped spans of names in sentences.

HourGlass annotates the ends of a range one by one ("Del 2 al 15 de agosto" is two dates, "los días
1, 2, 3 y 4 de marzo" four), where we give one interval. For its file alone our intervals are taken
apart into the days, months or years that the words name; every end found is then held against the
annotation like any other date.
"""

# ruff: noqa: INP001 - beside the script that uses it

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
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
from briefing.model import Timex
from briefing.text import Span

SPANISH = language("es")
TYPES = {"PER", "LOC", "ORG"}
Row = Mapping[str, Any]
ENDS_APART = "hourglass"
# What stands between the dates of a range or a list.
BETWEEN = re.compile(r"\s*(?:,|\b(?:y|e|a|al|hasta)\b)\s*")
OPENING, CLOSING = frozenset("([{¿¡"), frozenset(".,;:)]}?!")


def figures(folder: Path) -> tuple[dict[str, dict[str, float]], dict[str, list[str]]]:
    """The figures by name (column "total") and the errors by file."""
    found: dict[str, dict[str, float]] = {}
    errors: dict[str, list[str]] = {}
    for path in sorted(folder.glob("dates_*.jsonl")):
        rows = _rows(path)
        apart = ENDS_APART in path.stem
        predicted = [{"id": row["id"], "dates": _dates(row, apart=apart)} for row in rows]
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


def _dates(row: Row, *, apart: bool) -> list[dict[str, Any]]:
    day = EDTF(row["dct"]) if row.get("dct") else None
    return [
        {"start": span.start, "end": span.end, "edtf": value}
        for timex in timexes(scan(row["text"], SPANISH), SPANISH, day)
        if timex.value is not None
        for span, value in _parts(row["text"], timex, apart=apart)
    ]


def _parts(text: str, timex: Timex, *, apart: bool) -> Sequence[tuple[Span, str]]:
    """The date as it is, or the dates that an interval names, if they are wanted `apart`."""
    whole = str(timex.value)
    ends = whole.split("/")
    cuts = list(BETWEEN.finditer(text, *timex.span)) if apart and len(ends) > 1 else []
    starts = [timex.span.start, *(found.end() for found in cuts)]
    stops = [*(found.start() for found in cuts), timex.span.end]
    spans = [Span(start, stop) for start, stop in zip(starts, stops, strict=True) if start < stop]
    values = ends if len(spans) == len(ends) else _days(*ends) if cuts else [whole]
    return (
        list(zip(spans, values, strict=False))
        if len(spans) == len(values)
        else [(timex.span, whole)]
    )


def _days(first: str, last: str) -> list[str]:
    """Every day of the interval; nothing where its ends are no days."""
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return []
    return [str(start + timedelta(days)) for days in range((end - start).days + 1)]


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
