"""Names of places and firms that are a surname in the text: Luís Montenegro; Montenegro."""

from collections.abc import Sequence

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan


def as_surnames(scan: Scan, grammar: Grammar, names: Sequence[Name]) -> list[Name]:
    """The names, those of places and firms unknown that stand for a person.

    A title makes them surnames, el señor Toledo, and so does a person whom the text names in full;
    but not behind a preposition of places, en Montenegro, or a firm's noun, la empresa Ford.
    """
    first: dict[str, int] = {}
    for name in names:
        if _is_full(scan, grammar, name):
            first.setdefault(scan.tokens.folded[name.end - 1], name.first)
    return [
        name._replace(alias=None, kind=None, rule="capitals")
        if (_is_place(name) or _is_firm(name))
        and (
            _is_titled(scan, grammar, name)
            or (
                first.get(scan.tokens.folded[name.first], name.first) < name.first
                and not _is_in(scan, grammar, name)
                and not (_is_firm(name) and _is_ruled(scan, grammar, name))
            )
        )
        else name
        for name in names
    ]


def _is_full(scan: Scan, grammar: Grammar, name: Name) -> bool:
    if name.end - name.first < 2 or name.nested:
        return False
    if name.alias is not None:
        return name.alias.kind == "person"
    if scan.tokens.words[name.end - 1].isupper():
        return False  # Ana Pi EFE
    return name.kind in {None, "person"} and scan.tokens.lower[name.first] in grammar.given


def _is_place(name: Name) -> bool:
    known = name.alias is not None and name.kind in {"place", "country"}
    return known and not name.nested and name.end - name.first == 1


def _is_firm(name: Name) -> bool:
    """Whether the name is that of an institution and no acronym."""
    if name.alias is None or name.kind != "organization" or name.nested:
        return False
    return name.alias.shapes == ("capital",)


def _is_titled(scan: Scan, grammar: Grammar, name: Name) -> bool:
    """Whether only a surname stands behind the word before it."""
    before = name.first - 1
    return (
        before >= 0
        and scan.tokens.lower[before] in grammar.titles.surnaming
        and scan.tokens.gap(before) in SPACES
    )


def _is_in(scan: Scan, grammar: Grammar, name: Name) -> bool:
    """Whether the name stands where only a place does."""
    before = scan.tokens.lower[name.first - 1] if name.first else ""
    governing = grammar.place_prepositions | grammar.before_place
    return before in governing and scan.tokens.gap(name.first - 1) in SPACES


def _is_ruled(scan: Scan, grammar: Grammar, name: Name) -> bool:
    """Whether the noun before a name is one of firms: la empresa Ford, la filial de Ford."""
    lower, before = scan.tokens.lower, name.first - 1
    if before < 0:
        return False
    if lower[before] not in grammar.genitives:
        return grammar.before.get(lower[before]) == "organization"
    noun = lower[before - 1] if before else ""
    return noun in grammar.organization_nouns | grammar.firm_nouns
