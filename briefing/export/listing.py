"""An extraction as lines for a reader at a terminal."""

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

WIDTH = 90


def listing(found: Mapping[str, Any]) -> Iterator[str]:
    """The lines that say what was found in an article; `found` is as `extraction` makes it."""
    yield found["title"]
    yield f"  {found['path']} · {found['date'] or 'date unknown'} · {found['language']}"
    for actor in found["actors"]:
        surfaces = ", ".join(dict.fromkeys(one["surface"] for one in actor["mentions"]))
        yield f"  actor    {actor['name']} ({actor['kind']}, {actor['status']}): {surfaces}"
    for date in found["dates"]:
        yield f"  date     {date['edtf'] or '?'} ({date['role']}): {date['surface']}"
    for fact in found["facts"]:
        account = f", {fact['attribution']['source']}" if fact["attribution"] else ""
        yield f"  fact     ({fact['modality']}{account}) {fact['quote']}"
    for one in found["removed"]:
        yield removed_line(one["line"], one["rule"], one["text"])
    for one in found["problems"]:
        yield f"  problem  line {one['line']}: {one['message']} [{one['code']}]"
    yield ""


def removed_line(line: int, rule: str, text: str) -> str:
    """A line that import took out, shortened."""
    return f"  removed  line {line}, {rule}: {shorten(text, WIDTH, placeholder='…')}"
