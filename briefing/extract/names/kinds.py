"""What kind of actor an unknown name is, by the words around and inside it."""

from collections import Counter

from briefing.extract.names.described import (
    affiliated,
    apposed,
    exemplified,
    is_called_group,
    is_firm_of_state,
    is_published,
    specified,
)
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.tickers import ticker
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan
from briefing.model import Kind

# Between a title and the name it belongs to.
BESIDE = SPACES | {", "}
FULL_NAME = 2
INITIALS = 2  # of JD Vance
EXAMPLES_REACH = 6
CLAUSE_ENDS = frozenset(".;:!?\n")


def votes(scan: Scan, name: Name, grammar: Grammar, lexicon: Lexicon) -> Counter[Kind]:
    """How much the words around and inside an unknown name speak for each kind."""
    found: Counter[Kind] = Counter()
    if name.kind is not None:
        found[name.kind] += 6
        found["group"] += 8 if is_called_group(scan, name, grammar) else 0
        return found
    lower, words = scan.tokens.lower, scan.tokens.words[name.first : name.end]
    _inside(found, words, lower[name.first : name.end], grammar)
    if lower[name.first] in grammar.foreign.introducing:
        found["organization"] += 8  # The Daily Planet
    elif lower[name.first] in grammar.foreign.places and len(words) > 1:
        found["place"] += 3  # Fort Drum
    elif lower[name.end - 1] in grammar.foreign.sites and len(words) > 1:
        found["place"] += 3
    if len(words) > 1 and _is_of_several(scan, name, grammar):
        found["organization"] += 8  # Duarte & Zarco
    _before(found, scan, name, grammar, lexicon)
    _after(found, scan, name, grammar)
    apposed(found, scan, name, grammar)
    if ticker(scan.tokens, name.end, lexicon) or _is_of_state(scan, name, grammar, lexicon):
        found["organization"] += 5
    return found


def _is_of_several(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether a sign or a word joins what it is called after: Duarte & Zarco, Fervor y Bruma."""
    lower = scan.tokens.lower[name.first : name.end]
    if not grammar.coordinators.isdisjoint(lower):
        return lower[0] not in grammar.given
    return "&" in name.span.of(scan.text)


def _is_of_state(scan: Scan, name: Name, grammar: Grammar, lexicon: Lexicon) -> bool:
    """Whether a name begins with a state's and goes on as no person's does: China Telecom."""
    if name.end - name.first < FULL_NAME or scan.tokens.lower[name.first] in grammar.given:
        return False
    known = lexicon.longest(scan.tokens, name.first)
    return known is not None and known[0].kind == "country" and known[0].how == "name"


def _qualified(
    found: Counter[Kind], scan: Scan, first: int, grammar: Grammar, lexicon: Lexicon
) -> None:
    """What a noun says that an adjective parts from the name: la petrolera rusa X."""
    lower = scan.tokens.lower
    noun = _noun_before(lower, first, grammar, lexicon)
    named = "place" if grammar.fields.are(lower, lower[noun]) else grammar.before.get(lower[noun])
    if noun < first - 1 and scan.tokens.gap(noun) in SPACES and named not in (None, "person"):
        found[named] += 4
    preposition = lower[first - 1]
    if first > 1 and preposition in grammar.genitives:
        owner = _noun_before(lower, first - 1, grammar, lexicon)
        if owner < first - 2:
            definite = preposition in grammar.articles
            _governed(found, lower[owner], preposition, grammar, definite=definite)


def _noun_before(lower: Words, index: int, grammar: Grammar, lexicon: Lexicon) -> int:
    """The index of the noun before word `index`, over an adjective: la [petrolera] rusa X."""
    adjective = lower[index - 1] in lexicon.demonyms or lower[index - 1] in grammar.qualifiers
    return index - 1 - (adjective and index > 1)


def _inside(found: Counter[Kind], words: list[str], lower: Words, grammar: Grammar) -> None:
    if lower[0] in grammar.given and len(words) >= FULL_NAME:
        found["person"] += 4
    elif lower[0] in grammar.given:
        found["person"] += 1
    capitals = [word for word in words if word[0].isupper()]
    if len(words) > 1 and words[-1].isupper() and len(words[-1]) > 1:
        found["organization"] += 5 if words[-1].lower() not in grammar.patronymic else 0
    if len(words) > 1 and len(words[0]) > INITIALS and words[0].isupper() and words[0].isalpha():
        found["organization"] += 5 if lower[-1] not in grammar.patronymic else 0
    if len(words) == 1 and sum(c.isupper() for c in words[0]) >= FULL_NAME:
        parted = "-" in words[0]  # Zum-Taro may be a place
        found["organization"] += 5 if any(map(str.isdecimal, words[0])) else 3 - parted  # B2Faro
        return
    if not grammar.organization_words.isdisjoint(lower):
        found["organization"] += 4
    ordinary = sum(word.lower() in grammar.ordinary for word in capitals)
    if len(capitals) in (2, 3, 4) and not ordinary:
        found["person"] += 2
    elif len(words) == 1 and not grammar.one_word_institutions:
        found["person"] += 1
    elif ordinary and lower[0] not in grammar.given:
        found["organization"] += 2


def _before(
    found: Counter[Kind], scan: Scan, name: Name, grammar: Grammar, lexicon: Lexicon
) -> None:
    lower, first = scan.tokens.lower, name.first
    if first == 0:
        return
    before, gap = lower[first - 1], scan.tokens.gap(first - 1)
    if gap in SPACES:
        _adjoining(found, lower, first, grammar)
        if is_published(scan, name, grammar, lexicon):
            found["organization"] += 4
        elif before in grammar.saying:
            found["person"] += 2
        _qualified(found, scan, first, grammar, lexicon)
        specified(found, scan, first, grammar)
        affiliated(found, scan, first, grammar)
        if name.end == first + 1 and is_firm_of_state(scan, first, grammar, lexicon):
            found["organization"] += 3
    if before in grammar.examples:
        exemplified(found, lower[max(0, first - EXAMPLES_REACH) : first - 1], grammar)
    noun = grammar.before.get(before)
    if gap == ", " and noun in {"organization", "group"}:
        found[noun] += 4  # dos partidos, Corazón de Moldavia y …
    elif gap == ", " and noun == "place" and _lists_more(scan, name, before, grammar):
        found["place"] += 4  # los yacimientos, Alba y Duna
    elif gap in BESIDE and title_governs(scan, first, grammar):
        found["person"] += 4


def _lists_more(scan: Scan, name: Name, noun: str, grammar: Grammar) -> bool:
    """Whether the name opens a list that tells which ones a plural means."""
    lower, end = scan.tokens.lower, name.end
    if not noun.endswith(grammar.plural_endings) or end + 1 >= len(lower):
        return False
    return lower[end] in grammar.coordinators and scan.tokens.words[end + 1][0].isupper()


def _adjoining(found: Counter[Kind], lower: Words, first: int, grammar: Grammar) -> None:
    """What the very word before the name says: ministro X, en X, dijo X, la X."""
    before = lower[first - 1]
    kind = grammar.before.get(before) or grammar.heads.get(before)
    if grammar.fields.are(lower, before):
        found["place"] += 4
    elif kind is not None and kind != "event":
        found[kind] += 7 if kind == grammar.heads.get(before) == "place" else 4
    if before in grammar.place_prepositions:
        found["place"] += 3
    if before in grammar.articles:
        found["organization"] += 2
    if first > 1:
        _governed(found, lower[first - 2], before, grammar, definite=before in grammar.articles)
    if first > 1 and before in grammar.articles and before in grammar.genitives:
        found["place"] += 2 if grammar.before.get(lower[first - 2]) == "place" else 0
    if first > 2 and before in grammar.articles and lower[first - 2] in grammar.genitives:
        named = grammar.before.get(lower[first - 3]) or grammar.heads.get(lower[first - 3])
        found["group"] += 5 if named == "group" else 0
        found["place"] += 5 if named == "place" else 0  # la plaza de los Mártires
    if first > 2 and before in grammar.outside:
        _governed(found, lower[first - 3], lower[first - 2], grammar, definite=True)


def _governed(
    found: Counter[Kind], noun: str, preposition: str, grammar: Grammar, *, definite: bool
) -> None:
    """What the noun or verb says on which the name depends: templo de X, viajó a X."""
    if preposition in grammar.genitives:
        if "place" in {grammar.before.get(noun), grammar.heads.get(noun)}:
            found["place"] += 3
        if noun in grammar.inhabitants:
            found["place"] += 3
        if noun in grammar.firm_nouns or (noun in grammar.organization_nouns and definite):
            found["organization"] += 3
    if preposition in grammar.to and grammar.moves(noun):
        found["place"] += 3


def title_governs(scan: Scan, first: int, grammar: Grammar) -> bool:
    """Whether this name completes a title: el canciller iraní, Abás Araqchi."""
    lower, tokens = scan.tokens.lower, scan.tokens
    for index in range(first - 1, max(-1, first - 9), -1):
        gap = tokens.gap(index)
        if gap != " " and not (
            CLAUSE_ENDS.isdisjoint(gap) and ("," not in gap or index == first - 1)
        ):
            return False
        if grammar.before.get(lower[index]) == "person":
            return "," in tokens.gap(first - 1) or index == first - 1
    return False


def _after(found: Counter[Kind], scan: Scan, name: Name, grammar: Grammar) -> None:
    lower, end = scan.tokens.lower, name.end
    if end >= len(lower):
        return
    gap = scan.tokens.gap(end - 1)
    if gap in SPACES and lower[end] in grammar.saying:
        found["person"] += 2
    if gap == ", " and grammar.before.get(lower[end]) == "person":
        found["person"] += 3
    if gap == ", " and lower[end] in grammar.who:
        found["person"] += 2
