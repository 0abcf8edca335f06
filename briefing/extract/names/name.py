"""A name at its place, before it is known whose it is."""

from collections.abc import Collection
from typing import NamedTuple

from briefing.extract.names.lexicon import Alias
from briefing.extract.names.sense import What
from briefing.model import Kind
from briefing.text import Span

JOINING = 1  # at most so many words join two members of a list


class Name(NamedTuple):
    """A name by its word indexes (end exclusive), with what it is known or seen to be.

    `core` is the end without a demonym in small letters: [Ejército] tailandés.
    """

    first: int
    end: int
    span: Span
    what: What
    kind: Kind | None
    rule: str
    alias: Alias | None = None
    nested: bool = False
    core: int = 0


def goes_on(text: str, before: Name, name: Name, gaps: Collection[str]) -> bool:
    """Whether two names are neighbours in a list; `gaps` are what may stand between its members."""
    if name.first > before.end + JOINING:
        return False
    return " ".join(text[before.span.end : name.span.start].split()) in gaps
