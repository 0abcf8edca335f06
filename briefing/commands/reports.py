"""Problems as linters print them: for people, for programs, for code scanning, for GitHub."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from briefing.codes import CODES
from briefing.commands import told
from briefing.problems import Level, Problem

SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SARIF_LEVELS: Mapping[Level, str] = {
    "error": "error", "warning": "warning", "info": "note", "review": "note",
}  # fmt: skip
GITHUB_LEVELS: Mapping[Level, str] = {
    "error": "error", "warning": "warning", "info": "notice", "review": "notice",
}  # fmt: skip


def as_text(problems: Sequence[Problem]) -> Iterator[str]:
    """A line for each problem, and the lines to paste below it."""
    yield from (told(problem) for problem in problems)


def as_json(problems: Sequence[Problem]) -> Iterator[str]:
    """An object for each problem, one per line."""
    for problem in problems:
        yield json.dumps(fields(problem), ensure_ascii=False)


def fields(problem: Problem) -> dict[str, Any]:
    """A problem as JSON values; an unknown column is None."""
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column or None,
        "level": problem.level,
        "code": problem.code,
        "message": problem.message,
        "cure": problem.cure,
        "paste": problem.paste,
    }


def as_sarif(problems: Sequence[Problem]) -> Iterator[str]:
    """One SARIF 2.1.0 log; paths are relative to the folder of the sources."""
    codes = sorted({problem.code for problem in problems})
    driver = {
        "name": "briefing",
        "version": version("mkdocs-briefing"),
        "rules": [{"id": code, "shortDescription": {"text": CODES[code]}} for code in codes],
    }
    results = [_result(problem, codes.index(problem.code)) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    yield json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False)


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    region = {"startLine": problem.line}
    if problem.column:
        region["startColumn"] = problem.column
    artifact: dict[str, str] = {"uri": quote(problem.path)}
    if not problem.path.startswith("/"):
        artifact["uriBaseId"] = "%SRCROOT%"
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": SARIF_LEVELS[problem.level],
        "message": {"text": _all_of(problem)},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"briefing/v1": problem.id},
    }


def as_github(problems: Sequence[Problem]) -> Iterator[str]:
    """A workflow command for each problem, which GitHub shows beside the line."""
    for problem in problems:
        places = {"file": problem.path, "line": str(problem.line), "title": problem.code}
        if problem.column:
            places["col"] = str(problem.column)
        told = ",".join(f"{key}={_property(value)}" for key, value in places.items())
        yield f"::{GITHUB_LEVELS[problem.level]} {told}::{_escaped(_all_of(problem))}"


def _all_of(problem: Problem) -> str:
    return f"{problem.advice}\n{problem.paste}".strip()


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


REPORTS: Mapping[str, Callable[[Sequence[Problem]], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
