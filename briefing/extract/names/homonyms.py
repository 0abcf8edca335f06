"""Names of places that are somebody's surname in the text: Luís Montenegro; Montenegro."""

from collections.abc import Sequence

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan


def as_surnames(scan: Scan, grammar: Grammar, names: Sequence[Name]) -> list[Name]:
    """The names, those of places unknown that stand for a person whom the text names in full.

    Behind a preposition of places they stay what they are: en Montenegro.
    """
    first: dict[str, int] = {}
    for name in names:
        if _is_full(scan, grammar, name):
            first.setdefault(scan.tokens.folded[name.end - 1], name.first)
    return [
        name._replace(alias=None, kind=None, rule="capitals")
        if _is_place(name)
        and first.get(scan.tokens.folded[name.first], name.first) < name.first
        and not _is_in(scan, grammar, name)
        else name
        for name in names
    ]


def _is_full(scan: Scan, grammar: Grammar, name: Name) -> bool:
    if name.end - name.first < 2 or name.nested:
        return False
    if name.alias is not None:
        return name.alias.kind == "person"
    return name.kind in {None, "person"} and scan.tokens.lower[name.first] in grammar.given


def _is_place(name: Name) -> bool:
    known = name.alias is not None and name.kind in {"place", "country"}
    return known and not name.nested and name.end - name.first == 1


def _is_in(scan: Scan, grammar: Grammar, name: Name) -> bool:
    """Whether the name stands where only a place does."""
    before = scan.tokens.lower[name.first - 1] if name.first else ""
    governing = grammar.place_prepositions | grammar.before_place
    return before in governing and scan.tokens.gap(name.first - 1) in SPACES
