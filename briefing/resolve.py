"""Names of the whole corpus become actors: registered, shipped by default, or discovered."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.extract.names.cluster import Cluster
from briefing.extract.names.lexicon import Lexicon
from briefing.model import KINDS, Entity, Kind, Mention
from briefing.text import slug


@dataclass(frozen=True, slots=True)
class Resolved:
    """The entities by id, and the mentions of each article in the order of its text."""

    entities: Mapping[str, Entity]
    mentions: tuple[tuple[Mention, ...], ...]


def resolve(articles: Sequence[Sequence[Cluster]], lexicon: Lexicon, registered: Iterable[Entity] = ()) -> Resolved:
    """The actors of a corpus from the clusters of each article.

    A name that nobody registered is one discovered actor across articles when its words are the
    same and the evidence for its kind does not contradict.
    """
    unknown = _unknown(articles)
    discovered = _discovered(unknown, lexicon)
    entities = {entity.id: lexicon.entities[entity.id] for entity in registered}
    mentions: list[tuple[Mention, ...]] = []
    for clusters in articles:
        found: list[Mention] = []
        for cluster in clusters:
            if cluster.entity and cluster.entity not in lexicon.entities:
                continue
            entity = lexicon.entities[cluster.entity] if cluster.entity else discovered[cluster.key]
            entities.setdefault(entity.id, entity)
            found += [Mention(name.span, entity.id, how, rule) for name, how, rule in cluster.members]
        mentions.append(tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end))))
    return Resolved(entities, tuple(mentions))


def _unknown(articles: Sequence[Sequence[Cluster]]) -> dict[tuple[str, ...], list[Cluster]]:
    found: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    for clusters in articles:
        for cluster in clusters:
            if not cluster.entity:
                found[cluster.key].append(cluster)
    return found


def _discovered(unknown: Mapping[tuple[str, ...], list[Cluster]], lexicon: Lexicon) -> dict[tuple[str, ...], Entity]:
    taken = set(lexicon.entities)
    entities: dict[tuple[str, ...], Entity] = {}
    for key in sorted(unknown):
        clusters = unknown[key]
        name = min(Counter(cluster.surface for cluster in clusters).most_common(), key=lambda c: (-c[1], c[0]))[0]
        kind = _kind(clusters)
        identifier = slug(name) if slug(name) not in taken else f"{slug(name)}-{kind}"
        while identifier in taken:
            identifier += "-x"
        taken.add(identifier)
        entities[key] = Entity(identifier, name, kind, "discovered", _aliases(clusters, name))
    return entities


def _kind(clusters: Sequence[Cluster]) -> Kind:
    total: Counter[Kind] = Counter()
    for cluster in clusters:
        total += cluster.votes
    return min(KINDS, key=lambda kind: -total[kind])


def _aliases(clusters: Sequence[Cluster], name: str) -> tuple[str, ...]:
    surfaces = {alias for cluster in clusters for alias in cluster.surfaces if alias != name}
    return tuple(sorted(surfaces))
