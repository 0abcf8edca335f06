"""Acronyms that a text gives: in parentheses behind a name, or spelt out by one elsewhere."""

from collections.abc import Iterable, Iterator, Sequence

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.institutions import INSTITUTIONS
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan
from briefing.model import Entity
from briefing.text import fold

ACRONYM_GAPS = frozenset({" (", ' ("', " («", " ["})
CLOSING = frozenset({")", '"', "»", "]"})
ANNOUNCED_WITHIN = 40
LONG_ACRONYM = 3
PAIR = 2
GOVERNED_REACH = 5
STEM = 6  # letters


def acronyms(
    scan: Scan, grammar: Grammar, names: Sequence[Name], lexicon: Lexicon
) -> Iterator[tuple[Name, Name]]:
    """Pairs of a name and the acronym that stands in parentheses right behind it."""
    by_end = {name.end: name for name in reversed(names) if not name.nested}
    owners = {(name.end, name.alias.entity) for name in names if name.nested and name.alias}
    for short in names:
        full = by_end.get(short.first)
        if full is None or short.end - short.first != 1:
            continue
        if scan.tokens.gap(full.end - 1) not in ACRONYM_GAPS:
            continue
        if short.alias and (full.end, short.alias.entity) in owners:
            continue  # Comisión de la Unión Africana (UA)
        if (
            _is_translated(scan, short, full, lexicon)
            or _abbreviates(scan, grammar, short, full)
            or _is_label(scan, grammar, short, full)
            or (full.kind in INSTITUTIONS and is_own(scan, full, short, lexicon))
        ):
            yield full, short


def _is_translated(scan: Scan, short: Name, full: Name, lexicon: Lexicon) -> bool:
    """Whether an institution is a known one, whose acronym of another tongue stands behind it.

    They have a word in common: Misión de Apoyo (UNSMIL), but not Amigos de la Duna (ONU).
    """
    if short.alias is None or full.alias is not None or full.kind not in INSTITUTIONS:
        return False
    if short.alias.kind not in INSTITUTIONS or full.end - full.first < LONG_ACRONYM:
        return False
    if scan.text[short.span.end : short.span.end + 1] not in CLOSING:
        return False
    known = lexicon.entities[short.alias.entity]
    words = scan.tokens.words[full.first : full.end]
    others = (_content(name.split()) for name in (known.name, *known.aliases))
    spelt_so = _initials(scan, full) == scan.tokens.folded[short.first]
    return not (spelt_so or _content(words).isdisjoint(frozenset().union(*others)))


def _is_label(scan: Scan, grammar: Grammar, short: Name, full: Name) -> bool:
    """Whether an acronym that nobody else has stands behind an institution: its own in its tongue.

    One that shares no initial with the name has three letters or more; a word as Exibank shares
    one.
    """
    word = scan.tokens.words[short.first]
    if short.alias or not _is_institution(scan, grammar, full):
        return False
    if full.alias and _is_governed(scan, grammar, full):
        return False  # misión de observadores de la Unión Africana (MOUA)
    if not word.replace("-", "").isalpha() or grammar.is_symbol(word):
        return False
    if scan.text[short.span.end : short.span.end + 1] not in CLOSING:
        return False
    initial = _shares_initial(scan, full, short)
    if not word.isupper():
        return initial and full.end - full.first > 1 and word.lower() not in grammar.given
    return len(word) >= LONG_ACRONYM or (len(word) > 1 and initial)


def _shares_initial(scan: Scan, full: Name, short: Name) -> bool:
    """Whether a word of the name begins as the short form does."""
    folds = scan.tokens.folded
    return folds[short.first][0] in {own[0] for own in folds[full.first : full.end]}


def _is_institution(scan: Scan, grammar: Grammar, full: Name) -> bool:
    """Whether a name is one that may have letters: of several words, or well known by one."""
    words = scan.tokens.words[full.first : full.end]
    if len(words) == 1:
        return full.alias is not None and full.kind == "organization" and not words[0].isupper()
    plain = all(word.lower() in grammar.ordinary for word in words)
    return full.kind in INSTITUTIONS or (full.kind is None and plain)


def _is_governed(scan: Scan, grammar: Grammar, full: Name) -> bool:
    """Whether an institution in small letters has the name as its owner: the acronym is its own."""
    lower, before = scan.tokens.lower, full.first - 1
    if before < 0 or lower[before] not in grammar.genitives | grammar.articles:
        return False
    for index in range(before, max(-1, before - GOVERNED_REACH), -1):
        if scan.tokens.gap(index) not in SPACES:
            return False
        if grammar.heads.get(lower[index]) == "organization":
            return True
    return False


def _abbreviates(scan: Scan, grammar: Grammar, short: Name, full: Name) -> bool:
    """Whether the letters of the acronym stand in this order in the name, or the text says so."""
    after = scan.text[short.span.end : short.span.end + ANNOUNCED_WITHIN]
    if any(word in after for word in grammar.calling.acronym_words):
        return True
    words = scan.tokens.folded[full.first : full.end]
    letters = scan.tokens.folded[short.first]
    if len(words) == 1 or letters[0] not in {word[0] for word in words}:
        return False
    if _is_anagram(scan, full, letters) or _is_swapped(scan, grammar, full, letters):
        return True
    whole, place = "".join(words), 0
    for letter in letters:
        place = whole.find(letter, place) + 1
        if not place:
            return False
    return True


def _is_anagram(scan: Scan, full: Name, letters: str) -> bool:
    """Whether an acronym has a name's initials in the order of another tongue."""
    return len(letters) >= LONG_ACRONYM and sorted(letters) == sorted(_initials(scan, full))


def _is_swapped(scan: Scan, grammar: Grammar, full: Name, letters: str) -> bool:
    """Whether two letters are those of a name of plain words, turned round: Lista Zuba (ZL)."""
    words = scan.tokens.lower[full.first : full.end]
    if len(letters) != PAIR or grammar.ordinary.isdisjoint(words):
        return False
    return full.kind != "person" and letters == _initials(scan, full)[::-1]


def spelt(
    scan: Scan, grammar: Grammar, names: Sequence[Name], lexicon: Lexicon
) -> Iterator[tuple[Name, Name]]:
    """Pairs of an institution and its acronym elsewhere, which may be another's in other texts.

    "La Unión Comarcal de Obreros pactó; la UCO celebra." A person's is one that nobody else has.
    """
    single = (name for name in names if name.end - name.first == 1 and not name.nested)
    shorts = [name for name in single if _is_acronym(scan.tokens.words[name.first], grammar)]
    if not shorts:
        return
    wanted = {scan.tokens.folded[name.first] for name in shorts}
    fulls: dict[str, Name | None] = {}
    for name in names:
        if name.core - name.first < LONG_ACRONYM or name.kind in {"place", "country"}:
            continue
        if (letters := _initials(scan, name)) in wanted:
            words = scan.tokens.folded[name.first : name.core]
            before = fulls.setdefault(letters, name)
            if before and scan.tokens.folded[before.first : before.core] != words:
                fulls[letters] = None
    for short in shorts:
        full = fulls.get(scan.tokens.folded[short.first])
        if full is None:
            continue
        own = short.alias is None or is_own(scan, full, short, lexicon)
        own = own and (short.alias is None or full.kind in INSTITUTIONS)
        if own and (short.alias is None or full.first < short.first):
            yield full, short


def _is_acronym(word: str, grammar: Grammar) -> bool:
    acronym = word.isupper() and word.isalpha() and len(word) >= LONG_ACRONYM
    return acronym and not grammar.is_symbol(word)


def _initials(scan: Scan, name: Name) -> str:
    """The letters with which the capitalised words of a name begin."""
    words = scan.tokens.words[name.first : name.core]
    return fold("".join(word[0] for word in words if word[0].isupper()))


def is_own(scan: Scan, full: Name, short: Name, lexicon: Lexicon) -> bool:
    """Whether a text spells out an acronym otherwise than whom it is known for.

    Tribunal Supremo Electoral (TSE) is not the Tribunal Superior Electoral of another state; what
    only translates a name, or owns the country of the known one, contradicts nothing.
    """
    if short.alias is None:
        return False
    known = lexicon.entities[short.alias.entity]
    if _initials(scan, full) != scan.tokens.folded[short.first]:
        behind = full.end == short.first and scan.tokens.gap(full.end - 1) in ACRONYM_GAPS
        if not behind or full.alias or not _may_be_its(scan, full, short, known):
            return False
    if full.alias is not None:
        return full.alias.entity != known.id
    words = scan.tokens.words[full.first : full.core]
    own = _content(words)
    if known.country and _content(known.country.split()) <= own:
        return False
    others = [_content(name.split()) for name in (known.name, *known.aliases)]
    others = [other for other in others if len(other) > 1]
    return bool(others) and all(_differ(own, other, known) for other in others)


def _may_be_its(scan: Scan, full: Name, short: Name, known: Entity) -> bool:
    """Whether an acronym in brackets is the name's although others are known by it.

    It has its initials in another tongue's order, or those others are of a state of which the text
    does not speak.
    """
    letters = scan.tokens.folded[short.first]
    if _is_anagram(scan, full, letters):
        return True
    if known.kind not in INSTITUTIONS or not _shares_initial(scan, full, short):
        return False
    return bool(known.country) and known.country not in scan.text and known.name not in scan.text


def _differ(own: frozenset[str], other: frozenset[str], known: Entity) -> bool:
    """Whether two names are of two institutions; of one of all states they may differ more."""
    if own <= other or other <= own:
        return False
    return bool(known.country) or 2 * len(own & other) < max(len(own), len(other))


def _content(words: Iterable[str]) -> frozenset[str]:
    """The stems of the capitalised words of a name: demócrata is democrático."""
    return frozenset(fold(word)[:STEM] for word in words if word[0].isupper())
