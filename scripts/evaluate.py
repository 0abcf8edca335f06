"""Measure the whole chain, with shipped knowledge only, and show what changed since the last time.

python scripts/evaluate.py DIR... [--seeds DIR] [--errors [GROUP...]] [--json] [--update]

A DIR is either a development set (articles/, gold/, score.py) or a folder of public data
(dates_*.jsonl with score_dates.py, ner_*.jsonl with score_ner.py). The figures of the last
`--update` stand in scripts/evaluation.json and in docs/about/evaluation.md.
"""

# ruff: noqa: T201, INP001 - a script, not a package; its output is its purpose

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import development
import public

STORED = Path(__file__).with_name("evaluation.json")
DOCUMENT = Path(__file__).parents[1] / "docs" / "about" / "evaluation.md"
TABLE = re.compile(r"(?<=```figures\n).*?(?=\n```)", re.DOTALL)
# Figures by name, then by column.
Figures = dict[str, dict[str, float]]
# Texts that no rule may be written from are not shown, only counted, unless asked for by name.
HELD_OUT = {"11-16"}


def measure(folders: Sequence[Path], seeds: Path | None) -> tuple[Figures, dict[str, list[str]]]:
    """The figures of all folders, and the errors by group."""
    figures: Figures = {}
    errors: dict[str, list[str]] = {}
    for folder in folders:
        if (folder / "gold").is_dir():
            found, wrong = development.figures(folder, seeds)
        else:
            found, wrong = public.figures(folder)
        figures |= found
        errors |= wrong
    return figures, errors


def table(figures: Figures, before: Figures) -> str:
    """The figures as one table; a change since `before` stands behind the figure."""
    columns = [
        column
        for column in (*development.GROUPS, "total")
        if any(column in row for row in figures.values())
    ]
    lines = [["figure", *columns]]
    for name, row in figures.items():
        cells = [_cell(name, column, row, before.get(name, {})) for column in columns]
        lines.append([name, *cells])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            [
                line[0].ljust(widths[0]),
                *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True)),
            ]
        ).rstrip()
        for line in lines
    )


def _cell(name: str, column: str, row: Mapping[str, float], before: Mapping[str, float]) -> str:
    if column not in row:
        return "-"
    value = row[column]
    # Speed is told, not compared: it belongs to the machine.
    if name == development.SPEED:
        return f"{value:,.0f}"
    change = round(value - before.get(column, value), 3)
    return f"{value:.3f}{f' ({change:+.3f})' if change else ''}"


def main(arguments: Sequence[str]) -> int:
    """Print the table (and the errors asked for); 1 where no figure could be measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--seeds", type=Path, help="the folder with the texts of the gold's seeds")
    parser.add_argument(
        "--errors", nargs="*", metavar="GROUP", help="print misses and false hits, of these groups"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--update", action="store_true", help="store the figures, also in docs")
    options = parser.parse_args(arguments)
    figures, errors = measure(options.folders, options.seeds)
    if not figures:
        print("nothing to measure: no gold/, dates_*.jsonl or ner_*.jsonl there", file=sys.stderr)
        return 1
    before = json.loads(STORED.read_text(encoding="utf-8")) if STORED.exists() else {}
    if options.errors is not None:
        for group in options.errors or [name for name in errors if name not in HELD_OUT]:
            print(f"== {group}", *errors.get(group, ()), sep="\n", end="\n\n")
    print(json.dumps(figures, indent=1) if options.json else table(figures, before))
    if options.update:
        kept = before | {name: row for name, row in figures.items() if name != development.SPEED}
        STORED.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        told = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(TABLE.sub(lambda _: table(kept, kept), told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
