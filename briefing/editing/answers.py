"""What may be written to settle a question: actor files, names, decisions in articles."""

from collections.abc import Iterable, Iterator, Mapping

from briefing.editing.fields import word
from briefing.model import Article, Entity, Kind
from briefing.problems import Answer, Edit, Problem
from briefing.read.scalars import scalar

NOT_ACTORS = "actors/_not-actors.txt"
SETTLED = "review/settled.txt"


def registering(
    entity: Entity,
    names: Iterable[str] = (),
    refuses: Iterable[str] = (),
    *,
    kind: Kind | None = None,
    hidden: bool = False,
) -> Edit:
    """A file for an actor that has none, known by `names` too and not by those it `refuses`."""
    lines = ["---", f"name: {scalar(entity.name)}", f"kind: {kind or entity.kind}"]
    others = [name for name in dict.fromkeys(names) if name != entity.name]
    lines += [f"aliases: {_listed(others)}"] if others else []
    lines += [f"not: {_listed(refuses)}"] if refuses else []
    lines += [f"country: {scalar(entity.country)}"] if entity.country else []
    lines += ["hidden: true"] if hidden else []
    text = "\n".join([*lines, "---", ""])
    return Edit(f"actors/{entity.id}.md", "file", (text,), text)


def naming(entity: Entity, names: Iterable[str]) -> Edit:
    """More names for an actor, in its file or in a new one."""
    new = tuple(dict.fromkeys(names))
    if entity.path:
        return Edit(entity.path, "aliases", new, f"aliases: {_listed(new)}")
    return registering(entity, new)


def refusing(entity: Entity, names: Iterable[str]) -> Edit:
    """Names that mean somebody else than the actor, in its file or in a new one."""
    new = tuple(dict.fromkeys(names))
    if entity.path:
        return Edit(entity.path, "not", new, f"not: {_listed(new)}")
    return registering(entity, refuses=new)


def hiding(entity: Entity) -> Edit:
    """That an actor is shown nowhere, in its file or in a new one."""
    if entity.path:
        return Edit(entity.path, "hidden", ("true",), "hidden: true")
    return registering(entity, hidden=True)


def deciding(article: Article, surface: str, identifier: str) -> Edit:
    """Who a name means in an article."""
    lines = f"actors:\n  {scalar(surface)}: {identifier}"
    return Edit(article.path, "actors", (surface, identifier), lines)


def telling(path: str, told: Mapping[str, str]) -> Iterator[Edit]:
    """What is told of an article's date and source, in the article's file."""
    for key, value in told.items():
        if key == "date":
            yield Edit(path, "date", (value,), f"date: {value}")
        else:
            yield Edit(path, "source", (key, value), f"source:\n  {key}: {scalar(value)}")


def dismissing(names: Iterable[str]) -> Edit:
    """Names that are no actors."""
    lines = tuple(dict.fromkeys(names))
    return Edit(NOT_ACTORS, "end", lines, "\n".join(lines))


def settling(identifier: str, about: str) -> Edit:
    """A question that is not to be asked again."""
    line = f"{identifier}  {' '.join(about.split())}"
    return Edit(SETTLED, "end", (line,), line)


def noting(article: Article, note: str) -> Edit:
    """One more note on an article."""
    path = f"{article.path.rpartition('.')[0]}.notes.md"
    return Edit(path, "note", (note,), note)


def requoting(problem: Problem) -> tuple[Answer, ...]:
    """The answers to a note without its place: each quotes one of the places that it may mean.

    A place that is one of several, or may be, is chosen by its number, from 1.
    """
    lines = problem.paste.splitlines() if problem.code in ("note-orphan", "note-ambiguous") else []
    several = len(lines) > 1 or problem.code == "note-ambiguous"
    return tuple(
        Answer(
            "accept",
            (Edit(problem.path, "quotation", (str(problem.line), line), line),),
            str(number) if several else "",
        )
        for number, line in enumerate(lines, 1)
    )


def _listed(names: Iterable[str]) -> str:
    return f"[{', '.join(word(name) for name in names)}]"
