"""Names of the whole corpus become actors: registered, shipped by default, or discovered."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, count

from briefing.extract.names.cluster import SURE
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import Words
from briefing.local import Named
from briefing.memory import Memory
from briefing.model import KINDS, Entity, Kind, Mention
from briefing.text import slug

# The words of a name, and the article it is confined to ("" for most).
Key = tuple[Words, str]

INDEX = "index"  # the page of the index of actors, and so the id of none


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities by id; by article the mentions, in the order of its text, and who is named."""

    entities: Mapping[str, Entity]
    mentions: Mapping[str, tuple[Mention, ...]]
    named: Mapping[str, Mapping[str, Entity]]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An actor that nobody registered, before it has an id; `wanted` is the slug of its name.

    `by` are the places, in a row, of the names that are its own.
    """

    kind: Kind
    name: str
    wanted: str
    aliases: tuple[str, ...]
    private: bool
    by: tuple[int, ...]


def resolve(
    articles: Mapping[str, Sequence[Named]],
    lexicon: Lexicon,
    registered: Iterable[Entity] = (),
    memory: Memory | None = None,
) -> Resolved:
    """The actors of a corpus from the names of each article, by its id.

    A name that nobody registered is one discovered actor across articles when its words are the
    same and the evidence for its kind does not contradict. An institution that every state has
    (el Senado) is one actor inside its article only, as nothing says whose it is.
    """
    memory = memory or Memory(once=True)
    discovered = _discovered(_unknown(articles), lexicon, memory)
    entities = {entity.id: lexicon.entities[entity.id] for entity in registered}
    mentions: dict[str, tuple[Mention, ...]] = {}
    named: dict[str, Mapping[str, Entity]] = {}
    for article, found in articles.items():
        known = tuple(
            [
                lexicon.entities[one.entity] if one.entity else discovered[id(one)]
                for one in found
                if not one.rivals
            ]
        )
        mentions[article], named[article] = memory.recall_once(
            "mentions", article, (found, known), partial(_mentions, found, known)
        )
        entities.update(named[article])
    return Resolved(entities, mentions, named)


def local_id(name: str, article: str) -> str:
    """The id of an institution that is one actor inside an article only."""
    return slug(f"{name} {article}")


def _mentions(
    found: Sequence[Named], known: Sequence[Entity]
) -> tuple[tuple[Mention, ...], Mapping[str, Entity]]:
    """The places of the names that are somebody's, who is `known`, in the order of the text.

    And everybody who is named, once.
    """
    clear = (one for one in found if not one.rivals)
    mentions = [
        Mention(span, entity.id, how, rule)
        for one, entity in zip(clear, known, strict=True)
        for span, how, rule in one.places
    ]
    in_order = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    return tuple(in_order), {entity.id: entity for entity in known}


def _unknown(articles: Mapping[str, Sequence[Named]]) -> dict[Key, list[Named]]:
    found: dict[Key, list[Named]] = defaultdict(list)
    for article, names in articles.items():
        for one in names:
            if not one.entity and not one.rivals:
                found[one.key, article if one.local else ""].append(one)
    return found


def _discovered(
    unknown: Mapping[Key, list[Named]], lexicon: Lexicon, memory: Memory
) -> dict[int, Entity]:
    """The discovered entity of each name, by the name's identity."""
    taken = {INDEX}
    found: dict[int, Entity] = {}
    for key in sorted(unknown):
        names = tuple(unknown[key])
        for one in memory.recall_once("proposals", key, names, partial(_proposals, key, names)):
            identifier = _free(one.wanted, one.kind, taken, lexicon)
            taken.add(identifier)
            entity = memory.recall_once(
                "entity", (key, one.kind), (identifier, one), partial(_entity, identifier, one)
            )
            found |= {id(names[place]): entity for place in one.by}
    return found


def _proposals(key: Key, names: Sequence[Named]) -> list[Proposal]:
    """The actors that names of the same words are: one, or one for each kind they surely have."""
    found = []
    place_of = {id(one): place for place, one in enumerate(names)}
    for kind, own in _by_kind(names).items():
        surfaces = Counter(one.surface for one in own)
        name = min(surfaces, key=lambda surface: (-surfaces[surface], surface))
        private = kind == "person" and not any(one.public for one in own)
        wanted = local_id(name, key[1]) if key[1] else slug(name)
        by = tuple(place_of[id(one)] for one in own)
        found.append(Proposal(kind, name, wanted, _aliases(own, name), private, by))
    return found


def _entity(identifier: str, one: Proposal) -> Entity:
    return Entity(identifier, one.name, one.kind, "discovered", one.aliases, private=one.private)


def _by_kind(names: Sequence[Named]) -> dict[Kind, list[Named]]:
    """One name is one actor unless articles are sure of different kinds."""
    total: Counter[Kind] = Counter()
    for one in names:
        total += one.votes
    usual = min(KINDS, key=lambda kind: -total[kind])
    found: dict[Kind, list[Named]] = defaultdict(list)
    for one in names:
        own = one.kind
        sure = own is not None and one.votes[own] >= SURE and not one.votes[usual]
        found[own if sure and own else usual].append(one)
    return found


def _free(wanted: str, kind: Kind, taken: set[str], lexicon: Lexicon) -> str:
    """An id that neither a known nor another discovered entity has."""
    numbered = (f"{wanted}-{kind}-{n}" for n in count(2))
    candidates = chain((wanted, f"{wanted}-{kind}"), numbered)
    return next(one for one in candidates if one not in taken and one not in lexicon.entities)


def _aliases(names: Sequence[Named], name: str) -> tuple[str, ...]:
    surfaces = {alias for one in names for alias in one.surfaces if alias != name}
    return tuple(sorted(surfaces))
