"""Where the names are: runs of capitalised words, known names, and demonyms that stand as nouns."""

from collections.abc import Iterator

from briefing.extract.names.demonyms import demonym_at, institution_of, is_people
from briefing.extract.names.extent import extent, is_of_others, with_adjective
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.known import allowed, known_at
from briefing.extract.names.lexicon import Alias, Lexicon
from briefing.extract.names.media import is_channel, opens_as_channel
from briefing.extract.names.name import Name
from briefing.extract.names.openings import only_opens, quoted_nickname, with_degrees
from briefing.extract.names.outgrowing import is_another, outgrows
from briefing.extract.names.owners import opens_owner, owner_at, with_owner
from briefing.extract.names.sense import (
    What,
    is_adjective,
    is_common_office,
    names_nothing,
    names_sign,
    what,
)
from briefing.extract.names.shouting import shouted
from briefing.extract.names.small_heads import with_small_head
from briefing.extract.names.stops import with_stop
from briefing.extract.names.surnames import with_surnames
from briefing.extract.names.tables import Head
from briefing.extract.names.things import without_things
from briefing.extract.names.tickers import ticker
from briefing.extract.names.triggers import triggers
from briefing.extract.names.view import SPACES, View
from briefing.extract.scan import Scan
from briefing.model import Kind


def find(scan: Scan, grammar: Grammar, lexicon: Lexicon) -> list[Name]:
    """The names of a text in order; nested ones follow the name they stand in."""
    view = View(scan, grammar, lexicon)
    found: list[Name] = []
    passed: list[int] = []
    done = 0
    for index in triggers(view):
        sign = None if view.gaps[index] in SPACES else ticker(view.tokens, index, lexicon)
        if index < (done := max(done, sign or 0)):
            continue
        here = _read(view, index)
        found += here
        done = max(done, here[0].end if here else 0)
        if not here:
            passed.append(index)
    found = with_surnames(view, passed, found)
    return without_things(view, sorted(found, key=lambda name: (name.first, -name.end)))


def _read(view: View, index: int) -> list[Name]:
    """The name that begins at word `index`, with the names inside it; nothing if none does."""
    return _capitalised(view, index) if view.words[index][0].isupper() else _small(view, index)


def _small(view: View, index: int) -> list[Name]:
    """Names written small: hutíes, los rusos, von der Leyen."""
    for alias, end in view.lexicon.at(view.tokens, index):
        if alias.shapes[0] != "small" or view.is_crossed(end):
            continue
        if len(alias.words) > 1 or not view.words[index].islower() or not is_adjective(view, index):
            titled = view.grammar.before.get(view.lower[index]) == "person" and end > index + 1
            return [_known(view, alias, index + titled, end)]
    if demonym := demonym_at(view, index):
        return [_people(view, index, demonym)] if is_people(view, index, demonym[1]) else []
    following = index + 1
    opens = view.lower[index] in view.grammar.opening and view.adjacent_capital(index)
    if not opens or view.lexicon.longest(view.tokens, following):
        return []
    return [_name(view, index, extent(view, following, None, None), "actor", "person", "particle")]


def _people(view: View, index: int, demonym: tuple[str, int]) -> Name:
    country, end = demonym
    words = view.lower[index:end]
    alias = Alias(" ".join(words), words, (), country, "country", "demonym")
    return _known(view, alias, index, end, "demonym")


def _capitalised(view: View, index: int) -> list[Name]:
    known = known_at(view, index)
    if known and known[0].kind == "place" and view.is_called(index):
        known = known if known[0].registered or known[0].how == "metonym" else None
    if known and _is_plain(view, known, index):
        return _known_here(view, known[0], index, known[1])
    if shouted(view, index):
        return _known_here(view, known[0], index, known[1]) if known else []
    if (nickname := quoted_nickname(view, index)) and not view.head(index):
        return [_name(view, index, nickname, "actor", None, "nickname")]
    if known is None or known[1] == index + 1:
        before = _before_name(view, index, known)
        if before is not None:
            return before
    if view.is_title(index) and not (known and known[1] > index + 1):
        end = with_degrees(view, index)
        alone = end == index + 1 and (view.opens(index) or view.adjacent_capital(index))
        return [] if alone else [_name(view, index, end, "office", "person", "title")]
    return _name_at(view, index, known)


def _name_at(view: View, index: int, known: tuple[Alias, int] | None) -> list[Name]:
    """The name that begins here: a known one, one that outgrows it, or a run of capitals."""
    if known and (here := _by_what_follows(view, known, index)):
        return here
    if len(view.words[index]) == 1 and opens_as_channel(view, index):
        return [_name(view, index, index + 1, "event", None, "channel")]
    several = known is not None and known[1] - index > 1 and known[0].how != "metonym"
    several = several and not (known and is_another(view, index, known))
    head = None if several else view.head(index) or view.last_head(index)
    if head == "place" and view.is_called(index):
        head = "organization"
    if known is None and only_opens(view, index, head) and not names_nothing(view, index, None):
        return []
    end = extent(view, index, head, known)
    if head == "place" and view.lower[end - 1] in view.grammar.organization_words:
        head = "organization"  # Terminal Duna Limited
    if known and (end <= known[1] or not outgrows(view, index, known, end, head)):
        return _known_here(view, known[0], index, known[1])
    return _run(view, index, end, head)


def _by_what_follows(view: View, known: tuple[Alias, int], index: int) -> list[Name]:
    """A known name that words behind it make an office, another institution, or leave as it is."""
    if known[0].kind == "country" and is_common_office(view, index, known[1]):
        return [_name(view, index, index + 1, "office", "organization", "office")]
    if is_of_others(view, known, index):
        return _run(view, index, extent(view, index, "organization", None), "organization")
    if owned := _owned(view, known, index):
        return owned
    return _known_here(view, known[0], index, known[1]) if _stands_alone(view, known, index) else []


def _is_plain(view: View, known: tuple[Alias, int], index: int) -> bool:
    """Whether a known name is what most are: no title, head, adjective or capitals about it."""
    word, following = view.words[index], view.lower[known[1] : known[1] + 1]
    if view.lower[index] in view.grammar.special or word in view.lexicon.demonyms:
        return False
    if known[0].how == "metonym" and following in view.grammar.of:
        return False  # Capitolio de La Habana
    return not (word.isupper() or index in view.headlines or view.continues(known[1] - 1))


def _before_name(view: View, index: int, known: tuple[Alias, int] | None) -> list[Name] | None:
    """What has a capital here and is no name: titles, adjectives; None if a name begins."""
    if end := view.titled(index):
        return [_name(view, index, end, "office", "person", "title")]
    if demonym := demonym_at(view, index):
        if is_people(view, index, demonym[1]):
            return [_people(view, index, demonym)]
        if institution_of(view, index, demonym[1]):
            return None
        return [_name(view, index, demonym[1], "office", None, "adjective")]
    if known is None and (view.lower[index] in view.grammar.outside or view.is_compound(index)):
        return []
    if index in view.headlines and view.is_ordinary(index):
        country = known and view.lexicon.entities[known[0].entity].kind == "country"
        return None if country else []
    return None


def _owned(view: View, known: tuple[Alias, int], index: int) -> list[Name]:
    """A known institution with its country behind it: Cámara de Representantes [de Colombia].

    It is the one of that name which the country has; else another institution.
    """
    owned = with_owner(view, known, index)
    if owned is None:
        return []
    alias, end = owned
    if alias is not None:
        outer = _known(view, alias, index, end)
    else:
        kind: Kind = "place" if known[0].how == "metonym" else "organization"
        outer = _name(view, index, end, "actor", kind, "owned")
    return [outer, *_inside(view, outer)]


def _stands_alone(view: View, known: tuple[Alias, int], index: int) -> bool:
    """Whether nothing behind a known name can belong to it."""
    alias, end = known
    return alias.how != "metonym" and not view.head(index) and not view.continues(end - 1)


def _run(view: View, index: int, end: int, head: Head | None) -> list[Name]:
    """A run of capitals that is no known name, and the known names in its complement."""
    if names_sign(view, index, end):
        return []
    sense, kind, rule = what(view, index, end, head)
    first = with_small_head(view, index) if sense == "actor" and head is None else index
    if first < index:
        kind, rule = "place", "small-head"
    last = with_adjective(view, end, kind, head)
    if sense == "actor" and view.is_refused(first, last):
        sense, kind, rule = "event", None, "not-an-actor"
    outer = _name(view, first, last, sense, kind, rule, core=end)
    return [outer, *_inside(view, outer)]


def _known_here(view: View, alias: Alias, index: int, end: int) -> list[Name]:
    begins = end == index + 1 and view.paired(index) == "event"  # la [Franja] y la Ruta
    if begins or names_nothing(view, index, alias) or is_channel(view, index, end):
        return [_name(view, index, end, "event", None, "named-thing")]
    if alias.kind == "country" and (first := with_small_head(view, index, of=True)) < index:
        qualified = view.adjacent_capital(end - 1) and view.lower[end] in view.grammar.qualifiers
        end += qualified  # golfo de Omán Oriental
        return [_name(view, first, end, "actor", "place", "small-head", core=end)]
    title = alias.shapes[0] == "small" and view.grammar.before.get(view.lower[index]) == "person"
    outer = _known(view, alias, index + (title and end > index + 1), end)
    owned = end - index > 2 and alias.kind not in {"person", "country"}
    return [outer, *_inside(view, outer)] if owned else [outer]


def _inside(view: View, outer: Name) -> Iterator[Name]:
    """The owners in the complement of an institution: Policía Nacional de [Haití]."""
    index = outer.first + 1
    while index < outer.end:
        alias, end = view.lexicon.longest(view.tokens, index) or (None, index + 1)
        if (owner := owner_at(view, alias, outer, index)) is not None:
            inner = _known(view, owner, index, end, nested=True)
            if outer.span.covers(inner.span) and known_at(view, index):
                yield inner
        elif alias is None and opens_owner(view, outer, index):
            kind: Kind = "place" if view.head(index) == "place" else "organization"
            inner = _name(view, index, outer.core, "actor", kind, "owner-head")
            yield inner._replace(nested=True)
        within = alias and outer.alias and alias.entity == outer.alias.entity
        index = index + 1 if within else end  # Tribunal [Supremo de Estados Unidos]


def _known(
    view: View, alias: Alias, index: int, end: int, rule: str = "", *, nested: bool = False
) -> Name:
    span = with_stop(view, index, end, alias)
    shown = allowed(view.lexicon, alias)
    if shown is None:
        return Name(index, end, span, "event", None, "not-an-actor", None, nested, end)
    return Name(index, end, span, "actor", shown.kind, rule or shown.rule, shown, nested, end)


def _name(
    view: View, index: int, end: int, sense: What, kind: Kind | None, rule: str, *, core: int = 0
) -> Name:
    span = with_stop(view, index, end)
    return Name(index, end, span, sense, kind, rule, core=core or end)
