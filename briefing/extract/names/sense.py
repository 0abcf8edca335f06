"""What a run of capitals is: an actor, the office in a title, or an event, a text, a ship."""

import re
from typing import Literal

from briefing.extract.names.bracketed import is_given, is_initialled
from briefing.extract.names.lexicon import Alias
from briefing.extract.names.media import is_broadcaster, is_channel
from briefing.extract.names.tables import ROMAN, Head
from briefing.extract.names.view import SPACES, View
from briefing.model import Kind

# A capitalised run is an actor, the office in a title, or an event (a text, a plan, a ship).
QUOTED_OR_PLAIN = frozenset({" ", " «", ' "', " “", " '", "\u00a0"})
# A vehicle, a weapon, a road: A380, S-400, N-340.
MODEL = re.compile(r"[A-Z]-?\d+\w?")
# From two letters on; those of hundreds are acronyms as well: MC, CD.
# The rule of seats that several countries have.
SEAT = "seat-of-several"
AGENCY = 3  # words in capitals
ACRONYM = 3  # letters
YEAR = 4  # digits
What = Literal["actor", "office", "event"]


def what(view: View, index: int, end: int, head: Head | None) -> tuple[What, Kind | None, str]:
    """What the run is, its kind where its head noun says one, and the rule."""
    if names_nothing(view, index, None) or head == "event" or _is_numbered(view, index):
        return "event", None, "event-head"
    if is_channel(view, index, end):
        return "event", None, "channel"
    if is_broadcaster(view, index):
        return "actor", "organization", "numbered"
    if view.is_refused(index, end) or view.lower[index:end] in view.grammar.leagues:
        return "event", None, "not-an-actor"
    if view.lower[index:end] in view.grammar.seats:
        there = view.lower[index - 1] in view.grammar.locative.in_place
        there = there and not view.grammar.locative.opining & {*view.lower[end : end + 1]}
        return ("actor", "place", SEAT) if index and there else ("office", None, SEAT)
    completes = is_office(view, index) and (head is None or _is_staff(view, index))
    if (completes and view.is_ordinary(index)) or (head and _is_portfolio(view, index)):
        return "office", "organization", "office"
    single = head is None or view.lower[index] in view.grammar.heads
    bare = single and view.lower[index] in view.grammar.bare
    if bare and not (is_initialled(view, index, end) or _is_agency(view, index, end)):
        return "office", "organization", "bare"
    return _actor(view, index, end, head)


def _is_agency(view: View, index: int, end: int) -> bool:
    """Whether ordinary words tell what an institution sees to: Administración Civil de Aguas."""
    words = [place for place in range(index, end) if view.capital(place)]
    if len(words) < AGENCY or view.grammar.heads.get(view.lower[index]) != "organization":
        return False
    plain = all(view.is_ordinary(place) or view.is_plural(place) for place in words)
    return plain and not any(view.lexicon.longest(view.tokens, place) for place in words[1:])


def _actor(view: View, index: int, end: int, head: Head | None) -> tuple[What, Kind | None, str]:
    if end - index == 1 and view.is_court(index):
        return "actor", "organization", "court"
    match head:
        case "organization" | "place" | "group":
            return "actor", head, f"{head}-head"
    return "actor", None, "capitals"


def _is_numbered(view: View, index: int) -> bool:
    """Whether a number makes a meeting of an institution: el XX Congreso del partido."""
    return (
        view.lower[index] in view.grammar.numbered
        and index > 0
        and view.adjacent(index - 1)
        and ROMAN.fullmatch(view.words[index - 1]) is not None
    )


def is_sign(view: View, index: int) -> bool:
    """Whether a word alone names a thing, a model: vitamina B, el PIB, un S-400."""
    word = view.words[index]
    return len(word) == 1 or view.grammar.is_symbol(word) or MODEL.fullmatch(word) is not None


def names_sign(view: View, index: int, end: int) -> bool:
    """Whether a sign stands alone or with a complement, no name's letters: el [PIB de España]."""
    if not is_sign(view, index) or view.continues(index) or is_given(view, index):
        return False
    if is_broadcaster(view, index):
        return False
    return end - index == 1 or view.words[index].isupper()


def names_nothing(view: View, index: int, alias: Alias | None) -> bool:
    """After "operación" a name is no actor; after "acuerdo de" a city is none."""
    if index == 0 or (view.words[index].isupper() and _is_dated(view, index, alias)):
        return index > 0
    if view.lower[index - 1] not in view.grammar.unnaming:
        return alias is None and (_is_of_make(view, index) or _is_of_event(view, index))
    if view.gap(index - 1) not in QUOTED_OR_PLAIN:
        return False
    if view.lower[index - 1] in view.grammar.nothing:
        return not (_is_drilled(view, index - 1) or _is_made(view, index - 1))
    if index < 2 or view.lower[index - 1] not in view.grammar.genitives:
        return False
    if view.lower[index - 2] in view.grammar.named_after:
        return alias is None
    if view.lower[index - 2] not in view.grammar.named_by_city:
        return False
    return alias is not None and (alias.how == "metonym" or alias.kind == "place")


def _is_dated(view: View, index: int, alias: Alias | None) -> bool:
    """Whether an acronym is that of a text by its year: el [ANZUS] de 1951."""
    year = index + 2
    if len(view.words[index]) < ACRONYM or year >= len(view.words):
        return False
    if view.lower[index + 1] not in view.grammar.genitives - view.grammar.articles:
        return False
    dated = view.words[year].isdecimal() and len(view.words[year]) == YEAR
    return dated and (alias is None or view.lower[index] in view.grammar.treaties)


def _is_drilled(view: View, index: int) -> bool:
    """Whether a word that may be a ship says what a place is drilled for: campo [petrolero]."""
    if index == 0 or view.lower[index] not in view.grammar.qualifiers:
        return False
    noun = view.lower[index - 1]
    return view.grammar.before.get(noun) == "place" or noun in view.grammar.fields.nouns


def _is_made(view: View, index: int) -> bool:
    """Whether somebody makes or has such things: el fabricante de [aviones] Duna."""
    if index < 2 or view.lower[index - 1] not in view.grammar.genitives - view.grammar.articles:
        return False
    maker, grammar = view.lower[index - 2], view.grammar
    if maker in grammar.nothing or grammar.before.get(maker) != "organization":
        return False  # el programa de misiles Duna
    return view.lower[index].endswith(grammar.plural_endings)


def _is_of_event(view: View, index: int) -> bool:
    """Whether an event is called so, with an article: la guerra de los Doce Días."""
    grammar, lower, noun = view.grammar, view.lower, index - 3
    joined = (
        noun >= 0 and lower[index - 1] in grammar.articles and lower[index - 2] in grammar.genitives
    )
    if not (joined and SPACES.issuperset(view.gaps[noun + 1 : index + 1])):
        return False
    return grammar.heads.get(lower[noun]) == "event"


def _is_of_make(view: View, index: int) -> bool:
    """Whether a thing's noun stands before an adjective or "de" and a word: buque de guerra X."""
    grammar, lower, noun = view.grammar, view.lower, index - 1
    if lower[noun] in view.lexicon.demonyms:
        noun -= 1
    word = lower[noun] not in grammar.articles and lower[noun] not in grammar.never
    if word and noun > 1 and lower[noun - 1] in grammar.genitives - grammar.articles:
        noun -= 2
    if noun < 0 or noun == index - 1 or lower[noun] not in grammar.nothing:
        return False
    if view.opens_person(index):
        return False
    return view.gap(index - 1) in QUOTED_OR_PLAIN and SPACES.issuperset(view.gaps[noun + 1 : index])


def is_office(view: View, index: int) -> bool:
    """Whether the run completes a title: ministro de [Defensa], Relatora Especial sobre [Agua]."""
    lower, grammar = view.lower, view.grammar
    for size in (1, 2):
        start = index - size
        if start >= 1 and lower[start:index] in grammar.joints.portfolios:
            holder = start - 1 - (lower[start - 1] in view.lexicon.demonyms)
            while holder > 0 and lower[holder] in grammar.titles.degrees:
                holder -= 1
            return holder >= 0 and lower[holder] in grammar.office
    return False


def is_common_office(view: View, index: int, end: int) -> bool:
    """Whether what completes a title is a word that the language writes small: de [Interior].

    With another in capitals it is a state: primer ministro de Cabo Verde.
    """
    single = end == index + 1 or not view.capital(end - 1)
    return single and view.is_ordinary(index) and is_office(view, index)


def is_office_of_one(view: View, index: int) -> bool:
    """Whether another office begins: Secretario del Partido y [Presidente] de la República."""
    lower = view.lower[index]
    return view.grammar.before.get(lower) == "person" and not view.is_plural(index)


def _is_staff(view: View, index: int) -> bool:
    """Whether a head of two words stands without an article: jefes de [Estado Mayor]."""
    following = view.lower[index + 1 : index + 2]
    if not view.grammar.pairs.get(view.lower[index], {}).keys() & set(following):
        return False
    return view.lower[index - 1] in view.grammar.genitives - view.grammar.articles


def _is_portfolio(view: View, index: int) -> bool:
    """Whether it stands without an article behind a minister: ministra de [Marina Mercante]."""
    if index < 2 or view.lower[index - 1] not in view.grammar.genitives - view.grammar.articles:
        return False
    holder = index - 2 - (view.lower[index - 2] in view.lexicon.demonyms)
    return holder >= 0 and view.lower[holder] in view.grammar.ministers


def is_adjective(view: View, index: int) -> bool:
    """Whether a noun before it makes a demonym (or a name in small letters) an adjective."""
    if index == 0 or view.gap(index - 1) not in SPACES:
        return index > 0 and view.gap(index - 1) in {"-", "/"}
    before = view.lower[index - 1]
    if before in view.grammar.peoples.before or before[0].isdigit():
        return False
    if before.endswith(view.grammar.peoples.verbs) and view.grammar.is_verb(before):
        return False
    if before in view.grammar.coordinators:
        first = index - 2
        return (
            first < 0 or view.lower[first] not in view.lexicon.demonyms or is_adjective(view, first)
        )
    return True
