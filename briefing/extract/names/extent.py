"""How far a name goes: capitalised words, particles, complements, small heads."""

from briefing.extract.names.bracketed import to_acronym
from briefing.extract.names.lexicon import Alias
from briefing.extract.names.media import is_broadcaster
from briefing.extract.names.sense import is_common_office, is_office_of_one
from briefing.extract.names.view import LONGEST, SPACES, View
from briefing.model import Kind

NICKNAME_WORDS = 3
MOST_LISTED = 3  # portfolios before the last
INSTITUTIONS = frozenset({"organization", "group"})
OPENING_QUOTES = frozenset({' "', " “", " «", " '", " ‘"})
CLOSING_QUOTES = frozenset({'" ', "” ", "» ", "' ", "’ "})


def extent(view: View, index: int, head: str | None, known: tuple[Alias, int] | None) -> int:
    """The index behind the last word of the name that begins at word `index`."""
    if is_broadcaster(view, index) or (head is not None and _is_numbered_unit(view, index)):
        return index + 2
    if head is not None:
        held = head == "event" and view.lower[index] in view.grammar.held
        end = _institution(view, index, "held" if held else head)
        return (to_acronym(view, index, end, head) if head in INSTITUTIONS else None) or end
    if is_common_office(view, index, index + 1):
        return _institution(view, index, "office")
    if known and known[0].how == "metonym" and known[1] - index > 1:
        return known[1]
    end = _person(view, index)
    return to_acronym(view, index, end) or end


def _is_numbered_unit(view: View, index: int) -> bool:
    """Whether a number tells one unit of an army from others: la Brigada 444."""
    if view.lower[index] not in view.grammar.units or not view.adjacent(index):
        return False
    return view.words[index + 1].isdecimal()


def _person(view: View, index: int) -> int:
    """The end of a run of capitalised words, with the particles a person's name may hold."""
    end = index + 1
    if view.lower[index] in view.grammar.never and (led := view.joined(end, view.grammar.leading)):
        end = led + 1
    while end < len(view.words) and end - index < LONGEST:
        if view.continues(end - 1):
            end += 1
        elif (joined := _joined(view, index, end)) or (joined := _quoted(view, end)):
            end = joined
        else:
            break
    return end


def _joined(view: View, index: int, end: int) -> int | None:
    target = view.joined(end, view.grammar.particles)
    if target is None or not _particle_fits(view, index, end, target):
        return None
    known = view.lexicon.longest(view.tokens, target)
    return known[1] if known and known[0].kind == "country" else target + 1


def _quoted(view: View, end: int) -> int | None:
    """A nickname in quotation marks amid a name: Jorge "Tuto" Quiroga."""
    if view.gap(end - 1) not in OPENING_QUOTES:
        return None
    for last in range(end, min(end + NICKNAME_WORDS, len(view.words) - 1)):
        if view.gap(last) in CLOSING_QUOTES:
            return last + 2 if view.capital(last + 1) else None
        if not view.adjacent(last):
            return None
    return None


def _particle_fits(view: View, first: int, particle: int, target: int) -> bool:
    """Whether a particle belongs to the person's name and does not open a complement."""
    if view.grammar.heads.get(view.lower[target]) == "organization":
        return False
    institution = view.lower[target] in view.grammar.owning.institutions
    if institution or view.lower[target] in view.grammar.bare:
        return False
    if view.opens_person(target) and view.lower[first] not in view.grammar.given:
        return False
    if view.lower[first] in view.grammar.kunya and view.lower[particle] in view.grammar.attached:
        return True
    known = view.lexicon.longest(view.tokens, target)
    if view.lower[particle:target] in view.grammar.of:
        return _is_complement(view, first, particle, target, known[0] if known else None)
    if known and (known[0].how != "name" or known[0].kind != "person"):
        return False
    contracted = view.lower[particle] in view.grammar.to
    return not contracted or not view.is_ordinary(target)


def _is_complement(view: View, first: int, particle: int, target: int, owner: Alias | None) -> bool:
    """Whether "de X" goes on with a name: Atlético de Madrid, but not Petro de Colombia."""
    if owner is not None and owner.kind == "person":
        return False
    if owner is not None and particle - first == 1 and _is_compared(view, first):
        return False
    if owner is not None and view.lower[particle - 1] in view.grammar.organization_words:
        return False  # Bruma Institute de Dakar
    if any(end == particle for _, end in view.lexicon.at(view.tokens, first)):
        return owner is None and view.is_ordinary(target)
    return owner is None or not (particle - first > 1 and view.lower[first] in view.grammar.given)


def _is_compared(view: View, first: int) -> bool:
    """Whether a quotation likens somebody to one whom all know: “el [Zapata] del Caribe”."""
    if first < 2 or view.lower[first] not in view.lexicon.surnames:
        return False
    return view.gap(first - 2) in OPENING_QUOTES and view.lower[first - 1] in view.grammar.articles


def _institution(view: View, index: int, head: str) -> int:
    """The end of a name that a head noun opens: its capitalised words and its complements."""
    end, complements, lower = index + 1, 0, view.lower[index]
    while lower in view.grammar.churches.nouns and _is_confession(view, end):
        end += 1
    while end < len(view.words) and end - index < LONGEST:
        known = view.lexicon.longest(view.tokens, end) if view.capital(end) else None
        if view.continues(end - 1):
            apart = end - index > 1 or head == "office"
            person = view.opens_person(end) and lower not in view.grammar.honouring
            if apart and head != "place" and (person or is_member(view, index, end)):
                break
            end = known[1] if known and known[1] - end > 1 else end + 1
            continue
        step = _complement(view, end, head) or _listed(view, end)
        if step is None and (head == "office" or lower in view.grammar.joints.enumerating):
            step = _enumerated(view, end)
        if step is None:
            break
        complements += 1
        end = step
        if head == "place" and complements > 1:
            break
    return end


def _is_confession(view: View, index: int) -> bool:
    """Whether a small adjective tells which Church: la Iglesia [apostólica] tumaria."""
    confessions, adjacent = view.grammar.churches.confessions, view.gap(index - 1) in SPACES
    return adjacent and index < len(view.words) and view.lower[index] in confessions


def is_of_others(view: View, known: tuple[Alias, int], index: int) -> bool:
    """Whether adjectives make another Church of the known one: Iglesia [ortodoxa tumaria]."""
    end = known[1]
    if end > index + 1 or view.lower[index] not in view.grammar.churches.nouns:
        return False
    goes_on = view.adjacent(index) and view.lower[end]
    return goes_on in view.grammar.churches.confessions or goes_on in view.lexicon.demonyms


def is_member(view: View, index: int, end: int) -> bool:
    """Whether a person follows a party right behind: la diputada de Fuerza Popular [Nilza Vega]."""
    noun = view.lower[index - 2] if index > 1 else ""
    if noun not in view.grammar.members or view.lower[index - 1] not in view.grammar.genitives:
        return False
    if not (view.adjacent_capital(end - 1) and view.adjacent_capital(end)):
        return False
    plain = not (view.is_ordinary(end) or view.is_ordinary(end + 1) or view.words[end].isupper())
    return plain and view.lexicon.longest(view.tokens, end) is None


def _complement(view: View, end: int, head: str) -> int | None:
    target = view.joined(end, view.grammar.complement)
    if target is None:
        return None
    phrase = view.lower[end:target]
    known = view.lexicon.longest(view.tokens, target)
    kind = known[0].kind if known else None
    if phrase in view.grammar.of:
        personal = kind == "person" or (kind is None and view.opens_person(target))
        if (personal and head != "event") or (kind and head in {"office", "held"}):
            return None
        return known[1] if known else target + 1
    verbal = phrase in view.grammar.verbal
    if known and kind == "country" and head == "organization" and not verbal:
        return known[1]  # Misión de las Naciones Unidas para Guatemala
    if head == "place" or known or (verbal and view.lower[target] in view.grammar.heads):
        return None
    if head == "event" and not verbal:
        return _topics(view, target)
    if not verbal and _is_apart(view, target):
        return None
    return target + 1 if _is_common(view, target) else None


def _is_apart(view: View, index: int) -> bool:
    """Whether a place or somebody begins that gets what is given: para el [Corredor] Seco."""
    apart = view.grammar.owning.institutions | view.grammar.joints.unlisted
    return view.head(index) == "place" or view.lower[index] in apart


def _is_common(view: View, index: int) -> bool:
    """Whether it tells what an institution sees to: Desastres, Esclarecimiento."""
    abstract = view.lower[index].endswith(view.grammar.abstract)
    return abstract or view.is_ordinary(index) or view.is_plural(index)


def _topics(view: View, target: int) -> int:
    """The end of what a text is about: Pacto sobre [Migración y Asilo]."""
    end = target + 1
    following = view.joined(end, view.grammar.joints.listing)
    if following is None or view.opens_person(following) or view.head(following):
        return end
    return end if view.lexicon.longest(view.tokens, following) else following + 1


def _listed(view: View, end: int) -> int | None:
    """The second member of a list of ordinary words: Educación [y Ciencia]."""
    target = view.joined(end, view.grammar.joints.listing)
    if target is None or not _is_common(view, end - 1) or is_office_of_one(view, target):
        return None
    common = _is_common(view, target) or view.lower[target].endswith(view.grammar.plural_endings)
    if not common or view.lower[target] in view.grammar.heads:
        return None
    if view.lower[target] in view.grammar.joints.unlisted and target > end + 1:
        return None  # la Comisión de Paz y el Gobierno
    known = view.lexicon.longest(view.tokens, target)
    return None if known and not view.is_ordinary(target) else target + 1


def _enumerated(view: View, end: int) -> int | None:
    """The end of a list of three or more: Trabajo[, Migraciones y Seguridad Social]."""
    members = 0
    while view.gap(end - 1) == ", " and view.capital(end) and members < MOST_LISTED:
        if not (_is_common(view, end) or view.lower[end] in view.grammar.heads):
            return None
        first, end, members = end, end + 1, members + 1
        while view.continues(end - 1) and end - first < NICKNAME_WORDS:
            end += 1
    target = view.joined(end, view.grammar.joints.listing) if members else None
    if target is None or not _is_common(view, target):
        return None
    return target + 1


def with_adjective(view: View, end: int, kind: Kind | None, head: str | None) -> int:
    """An institution may end in a demonym: Ejército [tailandés]."""
    if head is None or kind != "organization" or end >= len(view.words):
        return end
    small = view.lower[end] in view.lexicon.demonyms and view.gap(end - 1) in SPACES
    return end + 1 if small else end
