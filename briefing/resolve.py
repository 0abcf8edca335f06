"""Names of the whole corpus become actors: registered, shipped by default, or discovered."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from briefing.extract.names.cluster import SURE, Cluster
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import Words
from briefing.model import KINDS, Entity, Kind, Mention
from briefing.text import slug

# The words of a name, and the article it is confined to ("" for most).
Key = tuple[Words, str]

INDEX = "index"  # the page of the index of actors, and so the id of none


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities by id, and the mentions by article, in the order of its text."""

    entities: Mapping[str, Entity]
    mentions: Mapping[str, tuple[Mention, ...]]


def resolve(
    articles: Mapping[str, Sequence[Cluster]], lexicon: Lexicon, registered: Iterable[Entity] = ()
) -> Resolved:
    """The actors of a corpus from the clusters of each article, by its id.

    A name that nobody registered is one discovered actor across articles when its words are the
    same and the evidence for its kind does not contradict. An institution that every state has
    (el Senado) is one actor inside its article only, as nothing says whose it is.
    """
    unknown = _unknown(articles)
    discovered = _discovered(unknown, lexicon)
    entities = {entity.id: lexicon.entities[entity.id] for entity in registered}
    mentions: dict[str, tuple[Mention, ...]] = {}
    for article, clusters in articles.items():
        found: list[Mention] = []
        for cluster in clusters:
            if cluster.rivals:
                continue
            entity = lexicon.entities[cluster.entity] if cluster.entity else discovered[id(cluster)]
            entities.setdefault(entity.id, entity)
            found += [
                Mention(name.span, entity.id, how, rule) for name, how, rule in cluster.members
            ]
        mentions[article] = tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))
    return Resolved(entities, mentions)


def _unknown(articles: Mapping[str, Sequence[Cluster]]) -> dict[Key, list[Cluster]]:
    found: dict[Key, list[Cluster]] = defaultdict(list)
    for article, clusters in articles.items():
        for cluster in clusters:
            if not cluster.entity and not cluster.rivals:
                found[cluster.key, article if cluster.local else ""].append(cluster)
    return found


def _discovered(unknown: Mapping[Key, list[Cluster]], lexicon: Lexicon) -> dict[int, Entity]:
    """The discovered entity of each cluster, by the cluster's identity."""
    taken = {INDEX}
    found: dict[int, Entity] = {}
    for key in sorted(unknown):
        scope = f" {key[1]}" if key[1] else ""
        for kind, clusters in _by_kind(unknown[key]).items():
            surfaces = Counter(cluster.surface for cluster in clusters)
            name = min(surfaces, key=lambda surface: (-surfaces[surface], surface))
            identifier = _free(f"{name}{scope}", kind, taken, lexicon)
            taken.add(identifier)
            private = kind == "person" and not any(cluster.public for cluster in clusters)
            entity = Entity(
                identifier, name, kind, "discovered", _aliases(clusters, name), private=private
            )
            found |= {id(cluster): entity for cluster in clusters}
    return found


def _by_kind(clusters: Sequence[Cluster]) -> dict[Kind, list[Cluster]]:
    """One name is one actor unless articles are sure of different kinds."""
    total: Counter[Kind] = Counter()
    for cluster in clusters:
        total += cluster.votes
    usual = min(KINDS, key=lambda kind: -total[kind])
    found: dict[Kind, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        own = cluster.kind
        sure = own is not None and cluster.votes[own] >= SURE and not cluster.votes[usual]
        found[own if sure and own else usual].append(cluster)
    return found


def _free(name: str, kind: Kind, taken: set[str], lexicon: Lexicon) -> str:
    """An id that neither a known nor another discovered entity has."""
    wanted = slug(name)
    numbered = (f"{wanted}-{kind}-{n}" for n in count(2))
    candidates = chain((wanted, f"{wanted}-{kind}"), numbered)
    return next(one for one in candidates if one not in taken and one not in lexicon.entities)


def _aliases(clusters: Sequence[Cluster], name: str) -> tuple[str, ...]:
    surfaces = {alias for cluster in clusters for alias in cluster.surfaces if alias != name}
    return tuple(sorted(surfaces))
