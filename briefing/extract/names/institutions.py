"""Which institution is meant where only its head noun stands: la Alianza, el Ejército."""

from collections.abc import Iterable, Sequence

from briefing.extract.names.cluster import Cluster
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.name import Name
from briefing.extract.scan import Scan

INSTITUTIONS = frozenset({"organization", "group"})


def by_head(clusters: Sequence[Cluster], name: Name, head: str, lexicon: Lexicon) -> Cluster | None:
    """The institution named last before the name of those that a folded head noun opens.

    Every name counts that it is known by: after the OTAN "la Alianza" is the Alianza Atlántica.
    """
    before = (
        (member.first, place)
        for place, cluster in enumerate(clusters)
        if cluster.kind in INSTITUTIONS and _begins_with(head, cluster, lexicon)
        for member, _, _ in cluster.members
        if member.first < name.first
    )
    last = max(before, default=None)
    return None if last is None else clusters[last[1]]


def _begins_with(head: str, cluster: Cluster, lexicon: Lexicon) -> bool:
    if len(cluster.key) > 1 and cluster.key[0] == head:
        return True
    return head in lexicon.openings.get(cluster.entity, ())


def is_foreign(
    scan: Scan, names: Iterable[Name], name: Name, institution: Cluster, lexicon: Lexicon
) -> bool:
    """Whether another state is named last before a name and only then the fuller one.

    After Congo "el Ejército" is not the Ejército ruandés of which a later sentence tells.
    """
    fuller = institution.members[0][0]
    owner = lexicon.demonyms.get(scan.tokens.lower[fuller.end - 1])
    if owner is None or fuller.core == fuller.end or fuller.first < name.first:
        return False
    states = (
        (one.first, one.alias.entity)
        for one in names
        if one.alias and one.alias.kind == "country" and one.first < name.first
    )
    return max(states, default=(0, owner))[1] != owner
