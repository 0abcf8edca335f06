"""Which names of one article are one actor: surnames, acronyms, nicknames, misspellings."""

from collections import Counter
from collections.abc import Iterable, Mapping

from briefing.extract.names.capitals import capitals_as_places
from briefing.extract.names.cluster import SURE, Cluster, Member, antecedent
from briefing.extract.names.evidence import Evidence
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.institutions import INSTITUTIONS, by_head, is_foreign, is_of_another
from briefing.extract.names.kinds import is_public
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.namesakes import Namesakes
from briefing.extract.names.second import acronyms, nicknames
from briefing.extract.scan import Scan
from briefing.model import How, Kind
from briefing.text import fold


def clusters(
    scan: Scan,
    names: Iterable[Name],
    grammar: Grammar,
    lexicon: Lexicon,
    decided: Mapping[str, str],
    year: int | None,
) -> list[Cluster]:
    """The actors of one article; names that are nobody's for sure are left out."""
    actors = [name for name in names if name.what == "actor"]
    return _Grouping(Evidence(scan, grammar, lexicon, actors), lexicon, decided, year).group(actors)


# So much speaks for the kind of a known actor that no context outweighs it.
KNOWN = 100


class _Grouping:
    def __init__(
        self, evidence: Evidence, lexicon: Lexicon, decided: Mapping[str, str], year: int | None
    ) -> None:
        self.evidence, self.lexicon, self.year = evidence, lexicon, year
        self.scan, self.grammar = evidence.scan, evidence.grammar
        self.decided = {
            tuple(map(fold, surface.split())): identifier for surface, identifier in decided.items()
        }
        self.namesakes = Namesakes(self.scan, self.grammar, lexicon, year)
        self.places = capitals_as_places(self.scan, evidence.names, self.grammar, lexicon)
        self.clusters: list[Cluster] = []
        self.by_entity: dict[str, Cluster] = {}
        self.of_name: dict[int, Cluster] = {}
        self.aliases: dict[Words, Cluster] = {}
        self.settled: dict[Words, tuple[Cluster, str]] = {}

    def group(self, names: list[Name]) -> list[Cluster]:
        unknown = [name for name in names if not self._known(name)]
        long = [name for name in unknown if len(self.evidence.words(name)) > 1]
        short = [name for name in unknown if len(self.evidence.words(name)) == 1]
        for name in sorted(long, key=lambda n: (-len(self.evidence.words(n)), n.first)):
            self._place(name)
        for full, second in acronyms(self.scan, self.grammar, names):
            self._unite(full, second)
        for full, second in nicknames(self.scan, self.grammar, names):
            self._nickname(full, second)
        for name in short:
            if id(name) not in self.of_name:
                self._place(name)
        return [one for one in self.clusters if one.members and (one.rivals or not one.weak)]

    def _known(self, name: Name) -> bool:
        if self.decided:
            decided = self.decided.get(self.evidence.words(name))
            if decided is not None and decided in self.lexicon.entities:
                self._add_known(name, decided, "name", "decided-in-article")
                return True
        if (alias := self.evidence.known_as(name, self.lexicon)) is None:
            return False
        if rivals := self.lexicon.claimed.get(alias.words):
            self._doubt(name, rivals)
            return True
        if id(name) in self.places:
            self._add_known(name, alias.place, "name", "city")
        else:
            self._add_known(name, alias.entity, alias.how, name.rule)
        return True

    def _add_known(self, name: Name, identifier: str, how: How, rule: str) -> None:
        words = self.evidence.words(name)
        cluster = self._of_entity(identifier, words)
        if name.end - name.first > len(cluster.key):
            cluster.key = words
        self._join(cluster, name, how, rule)

    def _of_entity(self, identifier: str, key: Words) -> Cluster:
        """The cluster of a known actor, which has this key if it is new."""
        cluster = self.by_entity.get(identifier)
        if cluster is None:
            entity = self.lexicon.entities[identifier]
            cluster = self.by_entity[identifier] = self._new(identifier, key, entity.name)
            cluster.votes[entity.kind] = KNOWN
        return cluster

    def _place(self, name: Name) -> None:
        words = self.evidence.words(name)
        if (named := self.aliases.get(words)) is not None:
            self._join(named, name, "alias", "acronym")
            return
        if (settled := self.settled.get(words)) is not None:
            self._join(settled[0], name, "name", settled[1])
            return
        found = self.evidence.votes(name)
        candidates, rule = self._candidates(name, words, found)
        if len(candidates) > 1:
            self._doubt(name, tuple(candidate.surface for candidate in candidates))
            return
        target = candidates[0] if candidates else None
        if target is None and len(words) == 1:
            target, rule = self._by_surname(words[0], found)
        if target is not None:
            second = rule == "head-alone" and words[0] != target.key[0]
            self._join(target, name, "alias" if second else "name", rule)
            target.votes += found
            target.weak = target.weak and not self.evidence.stands_out(name)
            sure = target.votes[target.kind or "person"] >= SURE and not target.weak
            if sure and rule not in {"head-alone", "namesake"}:
                self.settled[words] = (target, rule)
            return
        cluster = self._new("", words, self._surface(name))
        cluster.votes = found
        cluster.local = self.evidence.is_anywhere(name)
        cluster.weak = len(words) == 1 and (
            words[0] in self.grammar.generic
            or not self.evidence.deserves(name, found)
            or not self.evidence.stands_out(name)
        )
        if not found:
            cluster.votes["place" if self.evidence.after_preposition(name) else "person"] += 1
        self._join(cluster, name, "name", name.rule)

    def _candidates(
        self, name: Name, words: Words, found: Counter[Kind]
    ) -> tuple[list[Cluster], str]:
        """The actors named elsewhere in the article that the name may mean, and the rule."""
        names = self.evidence.names
        alone = len(words) == 1 and words[0] in self.grammar.generic
        if alone and (named := by_head(names, self.of_name, name, words[0], self.lexicon)):
            return [named], "head-alone"
        candidates, rule = antecedent(self.clusters, words, found, self.grammar)
        if rule == "short-form" and is_of_another(self.scan, name, self.grammar):
            return [], ""
        if rule == "short-form":
            candidates = [
                one
                for one in candidates
                if not is_foreign(self.scan, names, name, one, self.lexicon)
            ]
        if len(candidates) > 1:
            return self.namesakes.meant(name, words, candidates), "namesake"
        return candidates, rule

    def _doubt(self, name: Name, rivals: tuple[str, ...]) -> None:
        """A name that several may have is nobody's; an editor can say whose it is."""
        words = self.evidence.words(name)
        same = (one for one in self.clusters if one.rivals == rivals and one.key == words)
        if (cluster := next(same, None)) is None:
            cluster = self._new("", words, self._surface(name))
        cluster.rivals, cluster.weak = rivals, True
        self._join(cluster, name, "name", "ambiguous")

    def _by_surname(self, word: str, found: Counter[Kind]) -> tuple[Cluster | None, str]:
        """A bare surname that only one person in office then has: Putin, Merkel."""
        if found["place"] >= SURE or found["organization"] >= SURE:
            return None, ""
        known = self.lexicon.surnames.get(word, ())
        holders = [one for one in known if self.lexicon.in_office(one, self.year)]
        if len(holders) != 1:
            return None, ""
        name = self.lexicon.entities[holders[0]].name
        return self._of_entity(holders[0], tuple(map(fold, name.split()))), "surname-of-known"

    def _unite(self, full: Name, short: Name) -> None:
        home, other = self.of_name.get(id(full)), self.of_name.get(id(short))
        words = self.evidence.words(short)
        if home is None or home is other:
            return
        if other is None:
            self._join(home, short, "alias", "acronym")
        elif other.entity and not home.entity and (other.kind != "place" or full.kind == "place"):
            self._move(home.members, home, other)
            home = other
        else:
            self._move(
                [member for member in other.members if self.evidence.words(member[0]) == words],
                other,
                home,
            )
        self.aliases[words] = home

    def _move(self, members: list[Member], source: Cluster, target: Cluster) -> None:
        moved = {id(name) for name, _, _ in members}
        source.members = [member for member in source.members if id(member[0]) not in moved]
        for name, how, rule in members:
            self._join(target, name, "alias" if source.entity else how, rule)

    def _nickname(self, full: Name, short: Name) -> None:
        if id(full) not in self.of_name:
            self._place(full)
        home = self.of_name.get(id(full))
        other, words = self.of_name.get(id(short)), self.evidence.words(short)
        if home is None or home is other:
            return
        if other is None:
            self._join(home, short, "alias", "nickname")
        elif self._is_renamed(home, other, full, short):
            same = [member for member in other.members if self.evidence.words(member[0]) == words]
            self._move([(member, "alias", rule) for member, _, rule in same], other, home)
        else:
            return
        self.aliases[words] = home
        if home.kind == "person":
            self.aliases.setdefault(words[-1:], home)

    def _is_renamed(self, home: Cluster, other: Cluster, full: Name, short: Name) -> bool:
        """Whether a name that would be somebody else's is the second one of an actor.

        Unknown persons have one only behind a comma: "un hijo de Ana llamado Luis Pi" has none.
        """
        if home.kind in INSTITUTIONS:
            return not (short.alias and short.alias.registered)
        return not other.entity and self.scan.tokens.gap(full.end - 1) == ", "

    def _surface(self, name: Name) -> str:
        """The name as the text has it, on one line."""
        return " ".join(name.span.of(self.scan.text).split())

    def _new(self, entity: str, key: Words, surface: str) -> Cluster:
        cluster = Cluster(entity, key, surface)
        self.clusters.append(cluster)
        return cluster

    def _join(self, cluster: Cluster, name: Name, how: How, rule: str) -> None:
        cluster.members.append((name, how, rule))
        if not cluster.entity:
            cluster.public = cluster.public or is_public(self.scan, name, self.grammar)
            cluster.surfaces.add(self._surface(name))
        self.of_name[id(name)] = cluster
        for nickname in self.evidence.nicknames.get(id(name), ()):
            self.aliases.setdefault(nickname, cluster)
