"""An actor file: front matter and the editors' own words become an `Entity`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import cast

from briefing.model import KINDS, Entity, Kind
from briefing.problems import Problem
from briefing.read.fields import Fields
from briefing.read.frontmatter import Place, document
from briefing.text import folded, slug, tokenize

KNOWN = (
    "name", "kind", "aliases", "role", "country", "wikidata", "iso", "not", "hidden",
)  # fmt: skip
CODES = {"wikidata": re.compile(r"Q[1-9]\d*"), "iso": re.compile(r"[A-Z]{2}")}


@dataclass(frozen=True, slots=True)
class ActorFile:
    """What a file says: the actor, or None where an error stands in it; its names; its faults."""

    actor: Entity | None
    problems: list[Problem]
    names: Mapping[str, Place] = field(default_factory=dict)


def actor_file(path: str, raw: bytes) -> ActorFile:
    """The actor of a file. Raises ValueError where it is not UTF-8."""
    parts = document(path, raw)
    if isinstance(parts, Problem):
        return ActorFile(None, [parts])
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
    names = dict(reversed([(name, fields.place("name")), *fields.placed("aliases")]))
    for surface in set(found.refuses) & names.keys():
        said = f"names {surface!r}, which is this actor's own."
        fields.complain("not", "alias-refused", said, "Keep it in one of the two.")
    return ActorFile(None if broken or not name else found, fields.problems, names)


def claimed(files: Iterable[ActorFile], not_actors: Mapping[str, int]) -> Iterator[Problem]:
    """Names that several actors claim, or that `_not-actors.txt` says on a line are nobody's."""
    holders: dict[str, Entity] = {}
    none = {_plain(name): line for name, line in not_actors.items()}
    for one in files:
        if one.actor is None:
            continue
        for surface, (line, column) in sorted(one.names.items(), key=lambda item: item[1]):
            plain = _plain(surface)
            first = holders.setdefault(plain, one.actor)
            if first is not one.actor:
                said = f"{surface!r} is a name of {first.path} too: nobody's in an article."
                cure = "Keep it with one, or decide it in the article: `actors: {…: id}`."
                yield Problem(one.actor.path, line, "name-claimed", said, cure, column=column)
            if plain in none:
                said = f"{surface!r} is in actors/_not-actors.txt too (line {none[plain]})."
                cure = "Keep it in one of the two; until then it is this actor's."
                yield Problem(one.actor.path, line, "name-not-actor", said, cure, column=column)


def _plain(surface: str) -> str:
    """A name as articles are searched for it: without accents, case and signs."""
    return " ".join(folded(word) for word in tokenize(surface).words)


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
