"""Files that nobody reads because they lie where nobody looks."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath

from briefing.problems import Problem

FOLDERS = ("articles", "actors")
# How like the name of one of our folders another's must be, from 0 to 1, to be meant for it.
ALIKE = 0.75
# Front matter that only an article has, or only an actor.
HEAD = rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?\n(?:(?!---).*\r?\n)*?"
OF_ARTICLE = re.compile(HEAD + rb"(?:source:[ \t]*\r?\n|import:)")
OF_ACTOR = re.compile(HEAD + rb"(?:kind|aliases|wikidata):")


def misplaced(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """What in a docs folder looks like ours and is not where we read it, by path."""
    for path in sorted(files):
        file = PurePosixPath(path)
        folder = file.parts[0] if len(file.parts) > 1 else ""
        if file.name == "_not-actors.txt" and path != "actors/_not-actors.txt":
            yield _said(path, "names that are no actors", "actors/_not-actors.txt")
        elif folder == "articles" or file.suffix != ".md" or file.stem == "index":
            continue
        elif path.endswith(".notes.md"):
            yield _said(path, "notes", f"articles/{file.name}, beside their article")
        elif folder == "actors":
            if len(file.parts) > 2 and OF_ACTOR.match(files[path]):
                yield _said(path, "an actor in a folder of its own", f"actors/{file.name}")
        elif near := get_close_matches(folder.lower(), FOLDERS, 1, ALIKE):
            yield _said(path, f"a file of {near[0]}", f"{near[0]}/{file.name}")
        elif OF_ARTICLE.match(files[path]):
            yield _said(path, "an article", f"articles/{file.name}")


def _said(path: str, what: str, where: str) -> Problem:
    return Problem(path, 1, "misplaced", f"{what}: not read here.", f"Move it to {where}.")
