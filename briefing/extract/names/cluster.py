"""Which names of one article are one actor: surnames, acronyms, nicknames, misspellings."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from briefing.extract.names.find import Name
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.kinds import is_place, is_public, votes
from briefing.extract.names.lexicon import Lexicon, fold
from briefing.extract.names.likeness import Words, is_part, is_prefix, is_similar, is_suffix, same
from briefing.extract.names.second import acronyms, nicknames
from briefing.extract.scan import Scan
from briefing.model import How, Kind

Member = tuple[Name, How, str]
SURE = 3
LIST_GAPS = frozenset({", ", " y ", " e ", " o ", ", y ", " and ", ", and "})


@dataclass(slots=True)
class Cluster:
    """The names of one actor in one article; `entity` is empty where it is unknown."""

    entity: str
    key: Words
    surface: str
    votes: Counter[Kind] = field(default_factory=Counter)
    members: list[Member] = field(default_factory=list)
    surfaces: set[str] = field(default_factory=set)
    is_relative: bool = False
    weak: bool = False
    public: bool = False

    @property
    def kind(self) -> Kind | None:
        """The kind most evidence speaks for; None without evidence."""
        best = self.votes.most_common(1)
        return best[0][0] if best and best[0][1] > 0 else None


def clusters(
    scan: Scan,
    names: Iterable[Name],
    grammar: Grammar,
    lexicon: Lexicon,
    decided: Mapping[str, str],
    year: int | None,
) -> list[Cluster]:
    """The actors of one article; names that are nobody's for sure are left out."""
    return _Grouping(scan, grammar, lexicon, decided, year).group(
        [n for n in names if n.what == "actor"]
    )


class _Grouping:
    def __init__(
        self,
        scan: Scan,
        grammar: Grammar,
        lexicon: Lexicon,
        decided: Mapping[str, str],
        year: int | None,
    ) -> None:
        self.scan, self.grammar, self.lexicon, self.year = scan, grammar, lexicon, year
        self.decided = {
            tuple(fold(w) for w in surface.split()): identifier
            for surface, identifier in decided.items()
        }
        self.clusters: list[Cluster] = []
        self.by_entity: dict[str, Cluster] = {}
        self.of_name: dict[int, Cluster] = {}
        self.aliases: dict[Words, Cluster] = {}
        self.settled: dict[Words, tuple[Cluster, str]] = {}

    def group(self, names: list[Name]) -> list[Cluster]:
        unknown = [name for name in names if not self._known(name)]
        self.names = names
        self.listed_after = {id(b): a for a, b in pairwise(names) if self._is_list(a, b)}
        short = [name for name in unknown if self._words(name) and len(self._words(name)) == 1]
        long = [name for name in unknown if len(self._words(name)) > 1]
        for name in sorted(long, key=lambda n: (-len(self._words(n)), n.first)):
            self._place(name)
        for full, second in acronyms(self.scan, self.grammar, names):
            self._unite(full, second)
        for full, second in nicknames(self.scan, self.grammar, names):
            self._nickname(full, second)
        for name in short:
            if id(name) not in self.of_name:
                self._place(name)
        return [cluster for cluster in self.clusters if cluster.members and not cluster.weak]

    # -- known names -----------------------------------------------------------------------------

    def _known(self, name: Name) -> bool:
        words = self._words(name)
        if self.decided.get(words) in self.lexicon.entities:
            self._add_known(name, self.decided[words], "name", "decided-in-article")
            return True
        alias = name.alias
        if alias is None:
            return False
        if alias.place and alias.how == "metonym" and is_place(self.scan, name, self.grammar):
            self._add_known(name, alias.place, "name", "city")
        else:
            self._add_known(name, alias.entity, alias.how, name.rule)
        return True

    def _add_known(self, name: Name, identifier: str, how: How, rule: str) -> None:
        cluster = self.by_entity.get(identifier)
        if cluster is None:
            entity = self.lexicon.entities.get(identifier)
            surface = entity.name if entity else name.span.of(self.scan.text)
            cluster = self._new(identifier, self._words(name), surface)
            if entity:
                cluster.votes[entity.kind] += 100
            self.by_entity[identifier] = cluster
        elif len(self._words(name)) > len(cluster.key):
            cluster.key = self._words(name)
        self._join(cluster, name, how, rule)

    # -- unknown names -----------------------------------------------------------------------------

    def _votes(self, name: Name) -> Counter[Kind]:
        """The evidence at a name, and what the name before it in a list is."""
        found = votes(self.scan, name, self.grammar)
        before = self.listed_after.get(id(name))
        if before is not None and name.kind is None:
            kind = (
                before.kind
                if before.alias
                else next(iter(self._votes(before).most_common(1)), (None,))[0]
            )
            if kind in ("place", "person"):
                found[kind] += SURE
        return found

    def _is_list(self, before: Name, name: Name) -> bool:
        between = self.scan.text[before.span.end : name.span.start]
        return not name.nested and between in LIST_GAPS

    def _stands_out(self, name: Name) -> bool:
        """A single word that only ever opens sentences needs another sign that it is a name."""
        if name.end - name.first > 1 or not self._opens(name):
            return True
        word = self.scan.tokens.words[name.first]
        if word.lower() in self.grammar.given or sum(c.isupper() for c in word) > 1:
            return True
        if any(n.end - n.first > 1 and fold(word) in self._words(n) for n in self.names):
            return True
        return self._votes(name).total() >= 1 and word.lower() not in self.scan.tokens.lower

    def _opens(self, name: Name) -> bool:
        start = name.span.start
        return any(sentence.start == start for sentence in self.scan.sentences)

    def _place(self, name: Name) -> None:
        words = self._words(name)
        if (named := self.aliases.get(words)) is not None:
            self._join(named, name, "alias", "acronym")
            return
        if (settled := self.settled.get(words)) is not None:
            self._join(settled[0], name, "name", settled[1])
            return
        found = self._votes(name)
        target, rule = self._antecedent(words, found)
        if target is None and len(words) == 1:
            target, rule = self._by_surname(words[0], found)
        if target is not None:
            self._join(target, name, "name", rule)
            target.votes += found
            target.weak = target.weak and not self._stands_out(name)
            if target.votes[target.kind or "person"] >= SURE and not target.weak:
                self.settled[words] = (target, rule)
            return
        cluster = self._new("", words, name.span.of(self.scan.text))
        cluster.votes = found
        cluster.is_relative = self._is_relative(name)
        cluster.weak = len(words) == 1 and (
            words[0] in self.grammar.generic
            or not self._deserves(name, found)
            or not self._stands_out(name)
        )
        if not found:
            cluster.votes["place" if self._after_preposition(name) else "person"] += 1
        self._join(cluster, name, "name", name.rule)

    def _deserves(self, name: Name, found: Counter[Kind]) -> bool:
        word = self.scan.tokens.words[name.first]
        return bool(found) or not self.grammar.is_ordinary(word.lower())

    def _after_preposition(self, name: Name) -> bool:
        return (
            name.first > 0 and self.scan.tokens.lower[name.first - 1] in self.grammar.before_place
        )

    def _is_relative(self, name: Name) -> bool:
        before = self.scan.tokens.lower[max(0, name.first - 3) : name.first]
        return not self.grammar.family.isdisjoint(before)

    def _antecedent(self, words: Words, found: Counter[Kind]) -> tuple[Cluster | None, str]:
        """The actor already named in this article that these words can only mean."""
        for rule, fits in (
            ("same-name", same),
            ("surname", is_suffix),
            ("part-of-name", is_part),
            ("short-form", is_prefix),
            ("spelling", is_similar),
        ):
            candidates = [
                c
                for c in self.clusters
                if fits(words, c.key) and self._compatible(c, words, found, rule)
            ]
            if not candidates:
                continue
            if len(candidates) > 1:
                candidates = [c for c in candidates if not c.is_relative] or candidates
            if len(candidates) > 1:
                candidates = [c for c in candidates if c.entity] or candidates
            if len(candidates) > 1 and rule == "surname":
                candidates = sorted(
                    candidates, key=lambda c: min(n.first for n, _, _ in c.members)
                )[:1]
            return (candidates[0], rule) if len(candidates) == 1 else (None, "")
        return None, ""

    def _compatible(self, cluster: Cluster, words: Words, found: Counter[Kind], rule: str) -> bool:
        """Whether the evidence around the words lets them be that actor."""
        kind, best = cluster.kind, found.most_common(1)
        seen, weight = best[0] if best else (None, 0)
        if rule == "same-name":
            return not cluster.entity or weight < SURE or found[kind or "person"] > 0
        if cluster.weak:
            return False
        if rule == "short-form":
            return kind not in (None, "person") and seen in (None, kind)
        if rule == "surname" and kind == "place":
            return seen in (None, "place")
        if kind not in ("person", None):
            return False
        if rule in ("surname", "spelling") and len(words) < len(cluster.key):
            return self.grammar.patronymic.isdisjoint(cluster.key[: -len(words)][-1:])
        return found["place"] < SURE and found["organization"] < 2 * SURE

    def _by_surname(self, word: str, found: Counter[Kind]) -> tuple[Cluster | None, str]:
        """A bare surname that only one person in office then has: Putin, Merkel."""
        if found["place"] >= SURE or found["organization"] >= SURE:
            return None, ""
        holders = [
            i for i in self.lexicon.surnames.get(word, ()) if self.lexicon.in_office(i, self.year)
        ]
        if len(holders) != 1:
            return None, ""
        identifier = holders[0]
        cluster = self.by_entity.get(identifier)
        if cluster is None:
            entity = self.lexicon.entities[identifier]
            cluster = self._new(
                identifier, tuple(fold(w) for w in entity.name.split()), entity.name
            )
            cluster.votes["person"] += 100
            self.by_entity[identifier] = cluster
        return cluster, "surname-of-known"

    # -- acronyms and nicknames --------------------------------------------------------------------

    def _unite(self, full: Name, short: Name) -> None:
        home, other = self.of_name.get(id(full)), self.of_name.get(id(short))
        words = self._words(short)
        if home is None or home is other:
            return
        if other is None:
            self._join(home, short, "alias", "acronym")
        elif other.entity and not home.entity:
            self._move(home.members, home, other)
            home = other
        else:
            self._move(
                [member for member in other.members if self._words(member[0]) == words], other, home
            )
        self.aliases[words] = home

    def _move(self, members: list[Member], source: Cluster, target: Cluster) -> None:
        source.members = [member for member in source.members if member not in members]
        for name, how, rule in members:
            self._join(target, name, "alias" if source.entity else how, rule)

    def _nickname(self, full: Name, short: Name) -> None:
        home = self.of_name.get(id(full))
        if home is not None and id(short) not in self.of_name:
            self._join(home, short, "alias", "nickname")
            self.aliases[self._words(short)] = home

    def _new(self, entity: str, key: Words, surface: str) -> Cluster:
        cluster = Cluster(entity, key, surface)
        self.clusters.append(cluster)
        return cluster

    def _join(self, cluster: Cluster, name: Name, how: How, rule: str) -> None:
        cluster.members.append((name, how, rule))
        if not cluster.entity and not cluster.public:
            cluster.public = is_public(self.scan, name, self.grammar)
        cluster.surfaces.add(name.span.of(self.scan.text))
        self.of_name[id(name)] = cluster

    def _words(self, name: Name) -> Words:
        return tuple(fold(word) for word in self.scan.tokens.words[name.first : name.end])
