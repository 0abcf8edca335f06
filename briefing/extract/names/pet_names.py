"""Pet names of persons whom the text names: "Marito" of Mario Abdo, Luisito of Luis Soto."""

from collections.abc import Iterator, Sequence

from briefing.extract.names.diminutives import Diminutives
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.view import QUOTES
from briefing.extract.scan import Scan


def pet_names(
    scan: Scan, rules: Diminutives, given: frozenset[str], names: Sequence[Name]
) -> Iterator[tuple[Name, Name]]:
    """Pairs of a person and the pet name that only this one of the text can have.

    What is a given name as well must stand in quotation marks.
    """
    folds, endings = scan.tokens.folded, tuple(rules.endings)
    pets = [
        name
        for name in names
        if name.end - name.first == 1
        and name.alias is None
        and not name.nested
        and folds[name.first].endswith(endings)
        and (scan.tokens.lower[name.first] not in given or _is_quoted(scan, name))
    ]
    if not pets:
        return
    persons = {
        folds[name.first : name.end]: name
        for name in names
        if name.end - name.first > 1 and _is_person(scan, given, name)
    }
    for pet in pets:
        fitting = [
            words
            for words in persons
            if any(rules.fit(folds[pet.first], given) for given in words[:-1])
        ]
        longest = max(fitting, key=len, default=None)
        if longest and all(_is_short_of(words, longest) for words in fitting):
            yield persons[longest], pet


def _is_short_of(words: Words, longest: Words) -> bool:
    """Whether a name may be what is left of a longer one: Mario Abdo, Mario Abdo Benítez."""
    return set(words) <= set(longest)


def _is_quoted(scan: Scan, name: Name) -> bool:
    return scan.tokens.gaps[name.first][-1:] in QUOTES


def _is_person(scan: Scan, given: frozenset[str], name: Name) -> bool:
    if name.alias is not None:
        return name.kind == "person"
    return name.kind in (None, "person") and scan.tokens.lower[name.first] in given
