"""Second names that a text gives: the nickname after "alias", what an institution is called."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.extract.names.extent import CLOSING_QUOTES, OPENING_QUOTES
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan

NICKNAMED = 3  # words of a name that holds a nickname
NAMES_BETWEEN = 6  # at most, between a person and the nickname
WORDS_BETWEEN = 8
SENTENCE_ENDS = (". ", ";", "\n", "? ", "! ")
FEW = 2  # words of what an institution is called in its own tongue


def nicknames(scan: Scan, grammar: Grammar, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and the nickname that words such as "alias" announce behind it."""
    lower = scan.tokens.lower
    for place, (before, short) in enumerate(pairwise(names)):
        full = None
        if before.end >= short.first:
            apposed = _is_apposed(scan, grammar, before, short)
            full = before if apposed or _is_pet_name(scan, grammar, before, short) else None
        elif lower[short.first - 1] in grammar.calling.announcing:
            cue = _cue(scan, grammar, before, lower[before.end : short.first])
            person = cue in grammar.calling.personal and _person(scan, names, place, short)
            full = person or (before if cue else None)
        if full and not full.nested:
            yield full, short


def _cue(scan: Scan, grammar: Grammar, full: Name, between: Words) -> Words | None:
    """The words that announce a nickname, right behind a name or behind what the person is.

    "Luis Soto, un expolicía [apodado] El Zurdo".
    """
    if between in grammar.calling.cues:
        return between
    if scan.tokens.gap(full.end - 1) != ", " or len(between) > WORDS_BETWEEN:
        return None
    if between[0] not in grammar.articles | grammar.indefinite:
        return None
    if not SPACES.issuperset(scan.tokens.gaps[full.end + 1 : full.end + len(between)]):
        return None
    ends = (between[start:] for start in range(1, len(between)))
    return next((end for end in ends if end in grammar.calling.personal), None)


def _person(scan: Scan, names: Sequence[Name], place: int, short: Name) -> Name | None:
    """The person to whom a nickname belongs: Ana Soto, jefa de la Liga Roja, alias La Tía."""
    for index in range(place, max(-1, place - NAMES_BETWEEN), -1):
        name = names[index]
        if any(end in scan.text[name.span.end : short.span.start] for end in SENTENCE_ENDS):
            return None
        near = index == place or scan.tokens.gap(name.end - 1) == ", "
        if near and not name.nested and name.kind in (None, "person"):
            return name
    return None


def _is_apposed(scan: Scan, grammar: Grammar, full: Name, short: Name) -> bool:
    """Whether a name with an article stands between a person's and what the person is.

    "Iván Luján, El Pardo, primo del alcalde".
    """
    tokens, following = scan.tokens, short.end
    if short.alias or short.end - short.first == 1 or following >= len(tokens.lower):
        return False
    if full.kind not in (None, "person") or full.end - full.first == 1:
        return False
    if tokens.gap(full.end - 1) != ", " or tokens.gap(following - 1) != ", ":
        return False
    return (
        tokens.lower[short.first] in grammar.articles
        and tokens.lower[full.first] not in grammar.articles
        and grammar.before.get(tokens.lower[following]) == "person"
    )


def _is_pet_name(scan: Scan, grammar: Grammar, full: Name, short: Name) -> bool:
    """Whether a given name or what sounds so stands alone behind a full one: José Soto, Pepe."""
    tokens, behind = scan.tokens, scan.tokens.gap(short.end - 1)
    if short.alias or full.kind not in (None, "person") or full.end - full.first == 1:
        return False
    if short.end - short.first > 1 or tokens.gap(full.end - 1) != ", ":
        return False
    endings = tuple(grammar.calling.diminutives.endings)
    sounds = tokens.lower[short.first] in grammar.given or tokens.folded[short.first].endswith(
        endings
    )
    before = tokens.lower[full.first - 1] if full.first else ""
    if (
        not sounds
        or tokens.lower[full.first] not in grammar.given
        or "," in tokens.gaps[full.first]
    ):
        return False
    if behind == ", ":
        following = tokens.words[short.end]
        return following.islower() and following not in grammar.coordinators
    ends = behind[:1] == "." and before not in grammar.coordinators
    return ends and tokens.gaps[full.first] in SPACES


def own_names(
    scan: Scan, grammar: Grammar, names: Sequence[Name], lexicon: Lexicon
) -> Iterator[tuple[Name, Name]]:
    """Pairs of a state's institution and what it is called there.

    "El Parlamento danés, el Folketing"; in parentheses it must be known: Ejército israelí (Tsahal).
    """
    fulls = {
        name.end: name
        for name in names
        if name.core < name.end and name.kind == "organization" and name.alias is None
    }
    for short in names if fulls else ():
        behind = scan.tokens.gap(short.end - 1)
        if full := fulls.get(short.first - 1):
            apposed = scan.tokens.lower[full.end] in grammar.articles and behind[:1] in {",", "."}
            fits = apposed and scan.tokens.gap(full.end - 1) == ", "
        elif full := fulls.get(short.first):
            known = short.alias is not None
            fits = known and scan.tokens.gap(full.end - 1) == " (" and behind[:1] == ")"
        if full and fits and _may_be(scan, grammar, full, short, lexicon):
            yield full, short


def _may_be(scan: Scan, grammar: Grammar, full: Name, short: Name, lexicon: Lexicon) -> bool:
    """Whether an institution may be so called: by no other head, and not another state's."""
    lower = scan.tokens.lower
    if short.end - short.first > FEW or lower[short.first] in grammar.heads:
        return False
    if short.end < len(lower) and _goes_on(scan, grammar, short.end):
        return False
    if short.alias is None:
        return short.kind is None
    state = lexicon.entities[lexicon.demonyms[lower[full.core]]]
    known = lexicon.entities[short.alias.entity]
    return known.kind == "organization" and known.country == state.name


def _goes_on(scan: Scan, grammar: Grammar, index: int) -> bool:
    """Whether a list goes on at word `index`: el Ejército danés, la Marina[, y la] Policía."""
    lower = scan.tokens.lower
    if lower[index] not in grammar.coordinators or index + 1 == len(lower):
        return lower[index] in grammar.articles
    return lower[index + 1] in grammar.articles or scan.tokens.words[index + 1][0].isupper()


def inner_quotation(scan: Scan, name: Name) -> tuple[int, int] | None:
    """Where among the words of a name some stand in quotation marks: Jorge ["Tuto"] Quiroga.

    It must have `NICKNAMED` words or more.
    """
    start = None
    for place in range(1, name.end - name.first):
        gap = scan.tokens.gap(name.first + place - 1)
        if start is None and gap in OPENING_QUOTES:
            start = place
        elif start is not None and gap in CLOSING_QUOTES:
            return start, place
    return None
