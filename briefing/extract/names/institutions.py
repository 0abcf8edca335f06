"""Which institution is meant where only its head noun stands: la Alianza, el Ejército."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from briefing.extract.names.cluster import Cluster
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.name import Name
from briefing.extract.scan import Scan

INSTITUTIONS = frozenset({"organization", "group"})
REACH = 200  # names that may lie between


def by_head(
    names: Sequence[Name],
    whose: Mapping[int, Cluster],
    name: Name,
    head: str,
    lexicon: Lexicon,
) -> Cluster | None:
    """The institution named last before the name of those that a folded head noun opens.

    Every name counts that it is known by: after the OTAN "la Alianza" is the Alianza Atlántica.
    `whose` says by `id` whose a name is, where that is known.
    """
    for before in _before(names, name):
        cluster = whose.get(id(before))
        if cluster and cluster.kind in INSTITUTIONS and _begins_with(head, cluster, lexicon):
            return cluster
    return None


def by_part(
    scan: Scan,
    names: Sequence[Name],
    whose: Mapping[int, Cluster],
    name: Name,
    lexicon: Lexicon,
) -> Cluster | None:
    """The ministry named last before the name that it is called by: la Cancillería, Exteriores."""
    word, lower = scan.tokens.folded[name.first], scan.tokens.lower
    if name.end < len(lower) and lower[name.end] in lexicon.demonyms:
        return None
    for before in _before(names, name):
        cluster = whose.get(id(before))
        if cluster is None or cluster.kind != "organization" or before.core - before.first == 1:
            continue
        if word in cluster.key[1:] or _begins_with(word, cluster, lexicon):
            return cluster
    return None


def is_spoken_for(scan: Scan, grammar: Grammar, name: Name) -> bool:
    """Whether somebody speaks for a ministry called by what it sees to: fuentes de [Hacienda].

    With an adjective it is part of a title: la portavoz rusa de Exteriores.
    """
    lower, genitive = scan.tokens.lower, name.first - 1
    if genitive < 1 or lower[genitive] not in grammar.genitives:
        return False
    return lower[genitive - 1] in grammar.organization_nouns


def _before(names: Sequence[Name], name: Name) -> Iterator[Name]:
    """The names before a name, nearest first."""
    place = bisect_left(names, name.first, key=lambda one: one.first)
    return reversed(names[max(0, place - REACH) : place])


def _begins_with(head: str, cluster: Cluster, lexicon: Lexicon) -> bool:
    if len(cluster.key) > 1 and cluster.key[0] == head:
        return True
    return head in lexicon.openings.get(cluster.entity, ())


def is_of_another(scan: Scan, name: Name, grammar: Grammar) -> bool:
    """Whether an institution is that of somebody told in small letters: la Armada [de su país]."""
    owner = scan.tokens.lower[name.end : name.end + 2]
    return len(owner) > 1 and owner[0] in grammar.genitives and owner[1] in grammar.others


def is_foreign(
    scan: Scan, names: Sequence[Name], name: Name, institution: Cluster, lexicon: Lexicon
) -> bool:
    """Whether another state is named last before a name and only then the fuller one.

    After Congo "el Ejército" is not the Ejército ruandés of which a later sentence tells.
    """
    fuller = institution.members[0][0]
    owner = lexicon.demonyms.get(scan.tokens.lower[fuller.end - 1])
    if owner is None or fuller.core == fuller.end or fuller.first < name.first:
        return False
    for before in _before(names, name):
        if before.alias and before.alias.kind == "country":
            return before.alias.entity != owner
    return False
