"""The names of one actor in one article, and which actor a further name can only mean."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.likeness import (
    Words,
    is_complement,
    is_headless,
    is_longer,
    is_part,
    is_prefix,
    is_similar,
    is_suffix,
    same,
)
from briefing.extract.names.name import Name
from briefing.model import How, Kind

Member = tuple[Name, How, str]
SURE = 3


@dataclass(slots=True)
class Cluster:
    """The names of one actor in one article; `entity` is empty where it is unknown.

    `place` is its number among the actors of the article, in the order in which they were found.
    `local` is an institution that every state has, named without its country. `rivals` are the
    actors that a name may mean which is therefore nobody's.
    """

    entity: str
    key: Words
    surface: str
    votes: Counter[Kind] = field(default_factory=Counter)
    members: list[Member] = field(default_factory=list)
    surfaces: set[str] = field(default_factory=set)
    weak: bool = False
    public: bool = False
    local: bool = False
    rivals: tuple[str, ...] = ()
    place: int = 0

    @property
    def kind(self) -> Kind | None:
        """The kind most evidence speaks for; None without evidence."""
        votes = self.votes
        best = max(votes, key=votes.__getitem__, default=None)
        return best if best is not None and votes[best] > 0 else None


def antecedent(
    clusters: Collection[Cluster], words: Words, found: Counter[Kind], grammar: Grammar
) -> tuple[list[Cluster], str]:
    """The actors already named here that these words may mean, and by which rule."""
    # An actor that has become one with another has no names left.
    named = [one for one in clusters if one.members and not one.rivals]
    last = words[-1]
    sharing = [one for one in named if last in one.key]
    opening = [one for one in named if one.key[0] == words[0]]
    alike = [one for one in named if one.key[-1][0] == last[0]]
    for rule, fits, near in (
        ("same-name", same, sharing),
        ("surname", is_suffix, sharing),
        ("part-of-name", is_part, sharing),
        ("short-form", is_prefix, sharing),
        ("complement", is_complement, sharing),
        ("headless", is_headless, sharing),
        ("second-surname", is_longer, opening),
        ("spelling", is_similar, alike),
    ):
        candidates = [
            c for c in near if fits(words, c.key) and _compatible(c, words, found, rule, grammar)
        ]
        if candidates:
            return candidates, rule
    return [], ""


def _compatible(
    cluster: Cluster, words: Words, found: Counter[Kind], rule: str, grammar: Grammar
) -> bool:
    """Whether the evidence around the words lets them be that actor."""
    kind, seen = cluster.kind, max(found, key=found.__getitem__, default=None)
    weight = found[seen] if seen else 0
    if rule == "same-name":
        return not cluster.entity or weight < SURE or found[kind or "person"] > 0
    if cluster.weak:
        return False
    if rule == "second-surname":
        named = cluster.key[0] not in grammar.articles  # El Chapo is not El Chapo Isidro
        return named and kind == "person" and grammar.ordinary.isdisjoint(words[-1:])
    if rule in ("short-form", "complement", "headless"):
        return seen in (None, kind) and _names_institution(cluster, words, rule, grammar, seen)
    if rule == "surname" and kind == "place":
        headed = cluster.surface.split()[0] in grammar.included and words == cluster.key[1:]
        return seen in (None, "place") or (headed and weight < 2 * SURE)  # campo Duna; la Duna
    if kind not in ("person", None):
        return False
    if rule in ("surname", "spelling") and len(words) < len(cluster.key):
        return grammar.patronymic.isdisjoint(cluster.key[: -len(words)][-1:])
    return found["place"] < SURE and found["organization"] < 2 * SURE


def _names_institution(
    cluster: Cluster, words: Words, rule: str, grammar: Grammar, seen: Kind | None
) -> bool:
    """Whether words may be what is left of an institution's name: its beginning, or its end."""
    if rule == "short-form":
        return cluster.kind not in (None, "person")
    generic = cluster.key[0] in grammar.generic
    if rule == "complement":
        return generic and seen is not None and cluster.kind not in (None, "person")
    plain = words[-1] in grammar.ordinary and words[-1] not in grammar.courts
    return generic and not plain and cluster.kind == "organization"
