"""Whether a name inside the name of an institution is its owner: Policía Nacional de [Haití]."""

from briefing.extract.names.known import as_city
from briefing.extract.names.lexicon import Alias
from briefing.extract.names.name import Name
from briefing.extract.names.sharing import held_by
from briefing.extract.names.view import View


def with_owner(view: View, known: tuple[Alias, int], index: int) -> tuple[Alias | None, int] | None:
    """The body of the state that stands behind an institution's name, if it is known, and its end.

    Cámara de Representantes [de Colombia]. Of a seat it is another one where a city of another
    state stands there: Capitolio [de La Habana].
    """
    alias, end = known
    seat = alias.how == "metonym" and view.lexicon.capitals.get(alias.entity) != alias.place
    if not seat and (end - index == 1 or view.head(index) != "organization"):
        return None
    target = view.joined(end, view.grammar.of)
    owner = view.lexicon.longest(view.tokens, target) if target else None
    if owner is None:
        return None
    state = view.lexicon.entities[owner[0].entity]
    if seat:
        home = owner[0].how == "metonym" or state.kind == "place"
        return (None, owner[1]) if home and _state(view, owner[0]) != _state(view, alias) else None
    if not (state.kind == "country" or state.iso) or owner[0].how == "metonym":
        return None
    return held_by(view.lexicon, alias, state.name), owner[1]


def _state(view: View, alias: Alias) -> str:
    """The state of an actor, or which it is."""
    entity = view.lexicon.entities[alias.entity]
    return entity.name if entity.kind == "country" else entity.country


def opens_owner(view: View, outer: Name, index: int) -> bool:
    """Whether another institution is an owner inside: Laboratorio de la [Universidad de Alba]."""
    if outer.kind != "organization" or index + 1 >= outer.core or not view.capital(index):
        return False
    grammar, before = view.grammar, view.lower[max(0, index - 2) : index]
    owned = before[-1] in grammar.articles and not grammar.genitives.isdisjoint(before)
    return owned and view.lower[index] in grammar.owning.institutions


def _is_owner(view: View, alias: Alias, outer: Name, index: int) -> bool:
    """Whether a known name at word `index` of an institution's name says whose it is."""
    if alias.how == "metonym" or (outer.alias and outer.alias.entity == alias.entity):
        return False
    behind = index + len(alias.words)
    if view.capital(index - 1) and behind < outer.core and view.capital(behind):
        return False  # Radio Albania Exterior
    if alias.kind == "organization":
        if len(alias.words) == 1 and _is_plain(view, index):
            return False
        if behind < outer.core and view.adjacent_capital(behind - 1):
            return False  # Frente de la Alianza Democrática Insular
        # No office owns what only capitals make: Ana Rojas Duma, Centro Carnegie Rusia.
        return not view.capital(index - 1) and alias.words not in view.grammar.owning.members
    if view.words[index].lower() in view.lexicon.demonyms and view.capital(index - 1):
        return False  # Lista Serbia
    return alias.kind == "country" or bool(view.lexicon.entities[alias.entity].iso)


def owner_at(view: View, alias: Alias | None, outer: Name, index: int) -> Alias | None:
    """Whose an institution is, by the known name at word `index` inside its name.

    What a city has is the city's: Policía de [Cali]; but not Universidad de Oxford.
    """
    behind = index + len(alias.words) if alias else outer.end + 1
    if alias is None or behind > outer.end:
        return None
    if _is_owner(view, alias, outer, index):
        return alias
    governed = behind == outer.core and view.lower[index - 1] in view.grammar.genitives
    if governed and view.lower[outer.first] in view.grammar.owning.governments:
        return alias if alias.how == "metonym" and alias.place else None  # Gobierno de Vilna
    if not governed or view.lower[outer.first] not in view.grammar.owning.municipal:
        return None
    if alias.how == "metonym":
        return as_city(alias) if alias.place in view.lexicon.capitals.values() else None
    in_state = alias.kind == "place" and view.lexicon.entities[alias.entity].country
    return alias if in_state else None


def _is_plain(view: View, index: int) -> bool:
    """Whether a word is what an institution stands for: Partido Unidad y [Solidaridad]."""
    if not view.is_ordinary(index) or view.words[index].isupper():
        return False
    return view.lower[index - 1] in view.grammar.coordinators | view.grammar.articles
