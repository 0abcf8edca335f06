"""A name at its place, before it is known whose it is."""

from typing import NamedTuple

from briefing.extract.names.lexicon import Alias
from briefing.extract.names.sense import What
from briefing.model import Kind
from briefing.text import Span


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
