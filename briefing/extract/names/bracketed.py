"""How far a name goes, as the short form in brackets behind it tells."""

from bisect import bisect_left

from briefing.extract.names.view import LONGEST, SPACES, View
from briefing.text import fold

REACH = 80  # letters
FEWEST = 3  # letters of an acronym that may have them in another order


def to_acronym(view: View, index: int, end: int, head: str | None = None) -> int | None:
    """The end of a name whose short form tells how far it goes: Unidos [por la Paz] (UP).

    What the letters do not spell ends there where the text says that they stand for it.
    """
    start = view.ends[end - 1]
    if view.text.find(" (", start, start + REACH) <= start:
        return None
    plain, target = True, _joined(view, end)
    if target is None:
        plain, target = False, _listed(view, end)
    while target and target - index < LONGEST:
        end = target + 1
        if view.continues(target):
            target = end
        elif following := _joined(view, end):
            target = following
        else:
            target = _listed(view, end)
            plain = plain and target is None
    if view.gap(end - 1) != " (" or not view.capital(end):
        return None
    if is_initialled(view, index, end) or is_spelt(view, index, end):
        return end
    described = plain and _is_described(view, index, end)
    told = head is None or _is_announced(view, end) or _is_nobody_elses(view, index, end)
    return end if described and told else None


def _joined(view: View, end: int) -> int | None:
    """The index of the next capitalised word of a complement: Iglesia [en la] Duna."""
    joints = view.grammar.joints
    if view.lower[end : end + 2] in joints.purposes:  # Misión [en apoyo del] Acuerdo
        spaced = SPACES.issuperset(view.gaps[end : end + 2])
        return view.joined(end + 2, joints.enclosed) if spaced else None
    return view.joined(end, joints.enclosed)


def _listed(view: View, end: int) -> int | None:
    """The index of the next capitalised word of a list: el Pan[, la] Ética [y] la Paz."""
    if (target := view.joined(end, view.grammar.joints.listing)) is not None:
        return target
    if view.gap(end - 1) != ", ":
        return None
    articled = view.lower[end] in view.grammar.articles and view.adjacent(end)
    return end + articled if view.capital(end + articled) else None


def is_initialled(view: View, first: int, end: int) -> bool:
    """Whether an acronym of all its capitals stands behind a name: Presidencia del Agua (PA).

    From three letters on their order may be that of another tongue: Poder del Agua Dulce (DPA).
    """
    if view.gap(end - 1) != " (" or not view.words[end].isupper():
        return False
    initials = fold("".join(word[0] for word in view.words[first:end] if word[0].isupper()))
    short = view.folded[end]
    if len(initials) < FEWEST:
        return len(initials) > 1 and initials == short
    return sorted(initials) == sorted(short)


def is_given(view: View, index: int) -> bool:
    """Whether the text gives the letters of a sign to a name: Inuit Ataqatigiit (IA)."""
    word = view.words[index]
    place = view.text.find(f" ({word})")
    end = bisect_left(view.ends, place) + 1
    first = end - len(word)
    if place < 0 or first < 0 or not is_initialled(view, first, end):
        return False
    return not all(map(view.is_ordinary, range(first, end)))


def is_spelt(view: View, first: int, end: int) -> bool:
    """Whether a short form is made of how all the capitalised words begin: (Dihidromar)."""
    words = [view.folded[index] for index in range(first, end) if view.capital(index)]
    short, places = view.folded[end], {0}
    for word in words:
        places = {
            place + size
            for place in places
            for size in range(1, len(word) + 1)
            if short.startswith(word[:size], place)
        }
    return len(words) > 1 and len(short) in places


def _is_nobody_elses(view: View, first: int, end: int) -> bool:
    """Whether an acronym that none has who is known shares half of its letters with a name."""
    if view.lexicon.longest(view.tokens, end) is not None:
        return False
    initials = {view.folded[place][0] for place in range(first, end) if view.capital(place)}
    letters = [letter for letter in view.folded[end] if letter.isalpha()]
    return 2 * sum(letter in initials for letter in letters) >= len(letters) >= FEWEST


def _is_announced(view: View, end: int) -> bool:
    """Whether the text says that the short form stands for the name: (HECA, por sus siglas)."""
    after = view.text[view.ends[end] : view.ends[end] + REACH // 2]
    return any(word in after for word in view.grammar.calling.acronym_words)


def _is_described(view: View, index: int, end: int) -> bool:
    """Whether an institution's plain words end at its acronym: Aparato de Apoyo (SSA)."""
    capitals = [place for place in range(index, end) if view.capital(place)]
    plain = len(capitals) > 1 and all(
        place == index + 1  # Agencia [Europea] para la Seguridad en el Trabajo
        or view.is_ordinary(place)
        or view.lexicon.longest(view.tokens, place)
        for place in capitals
    )
    short = view.words[end] if end < len(view.words) else ""
    return plain and len(short) > 1 and short.isupper()
