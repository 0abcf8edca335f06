"""Files that nobody reads because they lie where nobody looks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from briefing.problems import Problem

FOLDERS = ("articles", "actors")
# How like the name of one of our folders another's must be, from 0 to 1, to be meant for it.
ALIKE = 0.75
# Front matter that only an article has, or only an actor.
HEAD = rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:(?!---).*\r?\n)*?"
OF_ARTICLE = re.compile(HEAD + rb"(?:source:[ \t]*\r?\n|import:)")
OF_ACTOR = re.compile(HEAD + rb"(?:kind|aliases|wikidata):")


def misplaced(paths: Iterable[str], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """What of these paths, in their order, looks like ours and is not where we read it."""
    for path in paths:
        folder = path.partition("/")[0] if "/" in path else ""
        name = path.rpartition("/")[2]
        if name == "_not-actors.txt" and path != "actors/_not-actors.txt":
            yield _said(path, "names that are no actors", "actors/_not-actors.txt")
        elif not name.endswith(".md") or name == "index.md":
            continue
        elif name.endswith(".notes.md"):
            yield _said(path, "notes", f"articles/{name}, beside their article")
        elif folder == "actors":
            if path.count("/") > 1 and OF_ACTOR.match(files[path]):
                yield _said(path, "an actor in a folder of its own", f"actors/{name}")
        elif near := get_close_matches(folder.lower(), FOLDERS, 1, ALIKE):
            yield _said(path, f"a file of {near[0]}", f"{near[0]}/{name}")
        elif OF_ARTICLE.match(files[path]):
            yield _said(path, "an article", f"articles/{name}")


def _said(path: str, what: str, where: str) -> Problem:
    return Problem(path, 1, "misplaced", f"{what}: not read here.", f"Move it to {where}.")
