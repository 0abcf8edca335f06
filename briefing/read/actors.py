"""An actor file: front matter and the editors' own words become an `Entity`."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import cast

from briefing.model import KINDS, Entity, Kind, Problem
from briefing.read.fields import Fields
from briefing.read.frontmatter import document
from briefing.text import slug

KNOWN = (
    "name", "kind", "aliases", "role", "country", "wikidata", "iso", "not", "hidden",
)  # fmt: skip
CODES = {"wikidata": re.compile(r"Q[1-9]\d*"), "iso": re.compile(r"[A-Z]{2}")}


def actor(path: str, raw: bytes) -> tuple[Entity | None, list[Problem]]:
    """The actor of a file, or None where an error stands in it, and what is wrong with it."""
    parts = document(path, raw)
    if isinstance(parts, Problem):
        return None, [parts]
    fields = Fields(parts, KNOWN)
    name = fields.text("name")
    kind = fields.one_of("kind", KINDS, "person", "error")
    identifier = PurePosixPath(path).stem
    if slug(identifier) != identifier:
        cure = f"Rename it to {slug(identifier)}.md."
        fields.complain("name", "actor-id", f"cannot have the id {identifier!r}.", cure, "error")
    if not name:
        fields.complain("name", "no-name", "is missing.", "Write `name: …`.", "error")
    codes = {key: _code(fields, key) for key in CODES}
    found = Entity(
        id=identifier,
        name=name,
        kind=cast("Kind", kind),
        status="registered",
        aliases=_aliases(fields, name),
        role=fields.text("role"),
        country=fields.text("country"),
        wikidata=codes["wikidata"],
        iso=codes["iso"],
        refuses=fields.texts("not"),
        hidden=fields.flag("hidden"),
        words=parts.body,
        path=path,
    )
    # Whoever is to be hidden stays so, even where the file has other faults.
    broken = not found.hidden and any(problem.level == "error" for problem in fields.problems)
    return None if broken or not name else found, fields.problems


def claimed_twice(actors: Iterable[Entity]) -> Iterator[Problem]:
    """Names and aliases that several actors claim."""
    claimed: dict[str, Entity] = {}
    for one in actors:
        for surface in dict.fromkeys((one.name, *one.aliases)):
            first = claimed.setdefault(surface, one)
            if first is not one:
                said = f"{surface!r} is a name of {first.path} too: nobody's in an article."
                cure = "Keep it with one, or decide it in the article: `actors: {…: id}`."
                yield Problem(one.path, 1, "name-claimed", said, cure)


def _aliases(fields: Fields, name: str) -> tuple[str, ...]:
    aliases = fields.texts("aliases")
    once = tuple(dict.fromkeys(alias for alias in aliases if alias != name))
    if len(once) < len(aliases):
        fields.complain("aliases", "alias-twice", "says a name twice.", "Keep one of them.")
    return once


def _code(fields: Fields, key: str) -> str:
    value = fields.text(key)
    if value and not CODES[key].fullmatch(value):
        examples = {"wikidata": "Q7747", "iso": "RU"}
        fields.complain(key, "field-value", f"cannot be {value!r}.", f"Like `{examples[key]}`.")
        return ""
    return value
