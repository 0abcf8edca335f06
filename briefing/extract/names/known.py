"""The known name that stands at a word, if one does."""

from dataclasses import replace

from briefing.extract.names.lexicon import Alias, Lexicon
from briefing.extract.names.shouting import shouted
from briefing.extract.names.view import SPACES, View

PAIR = 2
PLACES = frozenset({"country", "place"})


def known_at(view: View, index: int) -> tuple[Alias, int] | None:
    """The known name at word `index`; of ordinary words accents count: Para, Pará."""
    found = view.lexicon.longest(view.tokens, index)
    if found is None and view.lower[index - 1] in view.grammar.joints.islands:
        found = _as_islands(view, index)
    if found is None or _is_article(view, index, found[1]):
        return _with_initial(view, index)
    if found[1] - index > 1:
        return found
    lower = view.lower[index]
    if found[0].shapes == ("acronym",) and not shouted(view, index):
        return None if _only_looks(view, index) else found  # US is not us
    if view.words[index].isupper() and lower in view.grammar.symbols and not shouted(view, index):
        return None  # DACA is not Daca
    foreign = lower in view.grammar.ordinary and lower != found[0].surface.lower()
    return None if foreign or lower in view.grammar.never or _opens_as_verb(view, index) else found


def _as_islands(view: View, index: int) -> tuple[Alias, int] | None:
    """The islands that an article alone tells: las [Salomón]."""
    if index == 0 or view.gap(index - 1) not in SPACES:
        return None
    noun = view.grammar.joints.islands[view.lower[index - 1]]
    for alias in view.lexicon.index.get(noun, {}).get(view.folded[index], ()):
        if len(alias.words) == PAIR and alias.kind in PLACES and view.capital(index):
            return alias, index + 1
    return None


def _opens_as_verb(view: View, index: int) -> bool:
    """Whether a verb with its infinitive only opens a sentence: “[Podemos] hablar”."""
    if not (view.adjacent(index) and view.opens(index) and view.is_ordinary(index)):
        return False
    following = view.words[index + 1]
    return following.islower() and following.endswith(view.grammar.infinitive)


def _only_looks(view: View, index: int) -> bool:
    """Whether a word in small letters is no acronym: Frente Revolucionario [Unido] is not UNIDO."""
    if view.words[index].isupper():
        return False
    goes_on = index > 1 and view.adjacent_capital(index - 1) and view.capital(index - 1)
    return view.is_ordinary(index) or (goes_on and not view.opens(index - 1))


def _is_article(view: View, index: int, end: int) -> bool:
    """Whether an article only opens a sentence: [El] Alto Representante, [La] Sexta División."""
    if end != index + 2 or end >= len(view.words):
        return False
    if view.lower[index + 1] in view.grammar.ordinals and view.opens(index):
        return view.head(index + 1) is not None
    return view.lower[end] in view.grammar.pairs.get(view.lower[index + 1], {})


def _with_initial(view: View, index: int) -> tuple[Alias, int] | None:
    """The known person whose names an initial parts: Vladimir V. Putin."""
    initial, last = index + 1, index + 2
    if last >= len(view.words) or len(view.words[initial]) > 1 or not view.capital(initial):
        return None
    if view.gap(initial) not in {". ", ".\u00a0"} or not view.adjacent(index):
        return None
    for alias in view.lexicon.index.get(view.folded[index], {}).get(view.folded[last], ()):
        if alias.kind == "person" and len(alias.words) == 2 and view.capital(last):
            return alias, last + 1
    return None


def as_city(alias: Alias) -> Alias:
    """The alias of a capital as that of the city."""
    return replace(alias, entity=alias.place, kind="place", how="name", place="")


def allowed(lexicon: Lexicon, alias: Alias) -> Alias | None:
    """The alias, unless editors say that its words are no actor's; of a capital the city.

    The names of an actor that they refuse are read as ever, so that all of them lead nowhere.
    """
    if alias.registered:
        return alias
    if alias.entity in lexicon.refused:
        if not alias.place:
            return alias
        return as_city(alias)
    return None if alias.words in lexicon.not_actors else alias
