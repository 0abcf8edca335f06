"""Seats that several states have, where the text speaks of one of these alone: Palacio Nacional."""

from collections.abc import Iterable, Iterator, Sequence

from briefing.extract.names.capitals import is_place
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Alias
from briefing.extract.names.name import Name
from briefing.extract.names.sense import SEAT
from briefing.extract.scan import Scan
from briefing.text import slug


def held_seats(scan: Scan, grammar: Grammar, names: Sequence[Name]) -> Iterator[Name]:
    """The seats that act, as names of the only state spoken of that has one."""
    seats = [name for name in names if name.rule == SEAT and name.what == "office"]
    if not seats:
        return
    spoken = set(_states(names))
    for name in seats:
        words = scan.tokens.lower[name.first : name.end]
        having = map(slug, grammar.seats[words].split(", "))
        states = [state for state in having if state in spoken]
        if len(states) == 1 and not is_place(scan, name, grammar):
            alias = Alias(" ".join(words), words, (), states[0], "country", "metonym")
            yield name._replace(what="actor", kind="country", alias=alias)


def _states(names: Iterable[Name]) -> Iterator[str]:
    for name in names:
        if name.alias and name.alias.kind == "country":
            yield name.alias.entity
