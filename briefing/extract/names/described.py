"""What nouns around an unknown name call it: in an apposition, or before it with what it is for."""

from collections import Counter

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan
from briefing.model import Kind

APPOSITION = 6  # words


def is_called_group(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether words beside it call an institution an armed one.

    "Unión Comarcal (UC), la milicia"; "Unión Comarcal, grupo armado"; "la guerrilla de la Unión".
    """
    if name.kind != "organization":
        return False
    if name.first and name.core == name.end and _is_governed_by_group(scan, name.first, grammar):
        return True
    lower, noun = scan.tokens.lower, _apposition(scan, name)
    if noun is None:
        return False
    noun += lower[noun] in grammar.articles | grammar.indefinite
    return _calls_group(lower, noun, grammar)


def _is_governed_by_group(scan: Scan, first: int, grammar: Grammar) -> bool:
    """Whether it is of those under arms: los milicianos de la [Unión Comarcal]."""
    lower, index = scan.tokens.lower, first - 1
    if lower[index] in grammar.articles - grammar.genitives:
        index -= 1
    if index < 1 or lower[index] not in grammar.genitives:
        return False
    if not SPACES.issuperset(scan.tokens.gaps[index : first + 1]):
        return False
    return not grammar.armed.isdisjoint(lower[max(0, index - 2) : index])


def _calls_group(lower: Words, index: int, grammar: Grammar) -> bool:
    """Whether a noun, or one with its adjective, means those under arms: milicia, grupo armado."""
    named = "".join(lower[index : index + 1])
    if grammar.before.get(" ".join(lower[index : index + 2])) == "group":
        return True
    return grammar.before.get(named) == "group" and named not in grammar.generic


def _apposition(scan: Scan, name: Name) -> int | None:
    """The index of the word behind a comma after the name, or after its acronym in brackets."""
    end = name.end
    if scan.tokens.gap(end - 1) == " (" and end < len(scan.tokens):
        bracket, end = "), ", end + 1
    else:
        bracket = ", "
    return end if end < len(scan.tokens) and scan.tokens.gap(end - 1) == bracket else None


def apposed(found: Counter[Kind], scan: Scan, name: Name, grammar: Grammar) -> None:
    """What an apposition says: Faro, un diario; Faro, filial de otra; Faro, la cárcel de Duna."""
    if (kind := _apposed_as(scan, name, grammar)) is not None:
        found[kind] += 4


def is_apposed(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether commas enclose what a name is: Faro, el gremio del sector, calcula."""
    noun = _apposition(scan, name)
    kind = _apposed_as(scan, name, grammar)
    return noun is not None and kind is not None and _closes(scan, noun, small=False)


def _apposed_as(scan: Scan, name: Name, grammar: Grammar) -> Kind | None:
    """The kind that an apposition tells, if it is no person's."""
    lower, noun = scan.tokens.lower, _apposition(scan, name)
    before = lower[name.first - 1] if name.first else ""
    if noun is None or before in grammar.saying or is_according(lower, name.first, grammar):
        return None  # según Ana Faro, un diario …
    one = lower[noun] in grammar.indefinite
    noun += one or lower[noun] in grammar.articles
    if noun + 1 >= len(lower) or not scan.tokens.words[noun].islower():
        return None  # Faro, el Banco de España y …
    if not (one or lower[noun + 1] in grammar.genitives or _closes(scan, noun, small=True)):
        return None
    kind = grammar.before.get(lower[noun]) or grammar.heads.get(lower[noun])
    if kind == "event":
        return None
    return kind if kind != "person" else None


def _closes(scan: Scan, first: int, *, small: bool) -> bool:
    """Whether an apposition, all in `small` letters, ends at a comma: Faro, la firma danesa, va."""
    tokens = scan.tokens
    for index in range(first, min(first + APPOSITION, len(tokens.words))):
        if small and tokens.words[index][0].isupper():
            return False
        if tokens.gap(index) not in SPACES:
            return tokens.gap(index) == ", "
    return False


def affiliated(found: Counter[Kind], scan: Scan, first: int, grammar: Grammar) -> None:
    """What it is to whom somebody belongs: Ana Pérez, de Faro; Ana Pérez, del Faro, dijo."""
    tokens, genitive = scan.tokens, first - 1
    if genitive and tokens.lower[genitive] in grammar.articles - grammar.genitives:
        genitive -= 1
    if genitive < 2 or tokens.lower[genitive] not in grammar.genitives:
        return
    behind_comma = tokens.gap(genitive - 1) == ", "
    named = tokens.words[genitive - 1][0].isupper() and tokens.words[genitive - 2][0].isupper()
    if behind_comma and named and SPACES.issuperset(tokens.gaps[genitive + 1 : first + 1]):
        found["organization"] += 4


def specified(found: Counter[Kind], scan: Scan, first: int, grammar: Grammar) -> None:
    """What a noun with its purpose says: la agencia de noticias X."""
    tokens, lower = scan.tokens, scan.tokens.lower
    if lower[first - 1] in grammar.genitives:
        return  # el fabricante de coches de X
    for genitive in (first - 2, first - 3):
        if genitive < 1 or lower[genitive] not in grammar.genitives:
            continue
        if lower[genitive] in grammar.articles and lower[genitive - 1] not in grammar.guilds:
            continue  # la patronal del transporte X
        between = lower[genitive + 1 : first]
        small = all(word.islower() for word in tokens.words[genitive - 1 : first])
        plain = small and SPACES.issuperset(tokens.gaps[genitive : first + 1])
        kind = grammar.before.get(lower[genitive - 1])
        persons = any(grammar.before.get(word) == "person" for word in between)
        if plain and kind not in (None, "person") and not persons:
            found[kind] += 4
            return


def exemplified(found: Counter[Kind], lower: Words, grammar: Grammar) -> None:
    """What the noun says of which the name is an example: ciudades del norte como X."""
    for word in reversed(lower):
        kind = grammar.before.get(word) or grammar.heads.get(word)
        if kind is not None and kind != "event":
            found[kind] += 4
            return


def is_firm_of_state(scan: Scan, first: int, grammar: Grammar, lexicon: Lexicon) -> bool:
    """Whether an adjective of a state alone stands before a name: la danesa Faro, las danesas."""
    lower, adjective = scan.tokens.lower, first - 1
    if adjective < 1 or lower[first] in grammar.given or lower[adjective] not in lexicon.demonyms:
        return False
    return lower[adjective - 1] in grammar.feminine and scan.tokens.gap(adjective - 1) in SPACES


def is_according(lower: Words, first: int, grammar: Grammar) -> bool:
    """Whether the words before say that somebody is quoted: según, according to."""
    return any(lower[first - size : first] in grammar.according for size in (1, 2))


def is_published(scan: Scan, name: Name, grammar: Grammar, lexicon: Lexicon) -> bool:
    """Whether it is a medium: un sondeo que publicó Duna, publicado por Duna; según reveló Duna."""
    lower, verb, media = scan.tokens.lower, name.first - 1, grammar.channels
    if lower[verb] in grammar.locative.in_place or lower[verb] in grammar.other_prepositions:
        told = lower[verb - 1] in media.publishing
    elif lower[verb] in media.revealing:
        told = name.end == name.first + 1 and is_according(lower, verb, grammar)
    else:
        told = lower[verb] in media.publishing
    if not told or lower[name.first] in grammar.given:
        return False
    surname = name.end == name.first + 1 and lower[name.first].endswith(media.surnames)
    return not surname and scan.tokens.folded[name.end - 1] not in lexicon.surnames
