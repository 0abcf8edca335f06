"""Which names of one article are one actor: surnames, acronyms, nicknames, misspellings."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from briefing.extract.names.acronyms import acronyms, spelt
from briefing.extract.names.called import called
from briefing.extract.names.capitals import capitals_as_places
from briefing.extract.names.cluster import SURE, Cluster, antecedent
from briefing.extract.names.evidence import Evidence
from briefing.extract.names.gathering import Gathering
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.holders import held_seats
from briefing.extract.names.homonyms import as_surnames
from briefing.extract.names.institutions import (
    by_head,
    by_part,
    is_foreign,
    is_of_another,
    is_spoken_for,
)
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.namesakes import Namesakes
from briefing.extract.names.pet_names import pet_names
from briefing.extract.names.second import nicknames, own_names
from briefing.extract.names.shared import UNOWNED, with_owners
from briefing.extract.scan import Scan
from briefing.model import Kind
from briefing.text import fold


def clusters(
    scan: Scan,
    names: Sequence[Name],
    grammar: Grammar,
    lexicon: Lexicon,
    decided: Mapping[str, str],
    year: int | None,
) -> list[Cluster]:
    """The actors of one article; names that are nobody's for sure are left out."""
    actors: list[Name] = []
    bare: list[Name] = []
    for name in names:
        if name.what == "actor":
            actors.append(name)
        elif name.rule == "bare" and scan.tokens.lower[name.first] in grammar.recalled:
            bare.append(name)
    if held := list(held_seats(scan, grammar, names)):
        actors = sorted([*actors, *held], key=lambda name: (name.first, -name.end))
    actors = with_owners(scan, grammar, as_surnames(scan, grammar, actors), lexicon)
    grouping = _Grouping(Evidence(scan, grammar, lexicon, actors), lexicon, decided, year)
    return grouping.group(actors, bare)


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
        self.actors = Gathering(evidence, lexicon)
        self.settled: dict[Words, tuple[Cluster, str]] = {}

    def group(self, names: list[Name], bare: list[Name]) -> list[Cluster]:
        unknown = [name for name in names if not self._known(name)]
        long = [name for name in unknown if len(self.evidence.words(name)) > 1]
        short = [name for name in unknown if len(self.evidence.words(name)) == 1]
        for name in sorted(long, key=lambda n: (-len(self.evidence.words(n)), n.first)):
            self._place(name)
        self._share_second_names(names)
        for name in short:
            if id(name) not in self.actors.of_name:
                self._place(name)
        for name in bare:
            named = by_part(self.scan, names, self.actors.of_name, name, self.lexicon)
            if name.end - name.first > 1:
                continue
            if named is not None:
                self.actors.join(named, name, "alias", "recalled")
            elif is_spoken_for(self.scan, self.grammar, name):
                self.actors.ministry(name)
        return [one for one in self.actors.clusters if one.members and self._is_shown(one)]

    def _is_shown(self, cluster: Cluster) -> bool:
        if cluster.entity in self.lexicon.refused:
            return False
        return bool(cluster.rivals) or not cluster.weak

    def _share_second_names(self, names: list[Name]) -> None:
        for full, second in acronyms(self.scan, self.grammar, names, self.lexicon):
            self.actors.unite(full, second, "acronym")
        for full, second in spelt(self.scan, self.grammar, names, self.lexicon):
            if self.evidence.words(second) not in self.actors.aliases:
                self.actors.unite(full, second, "spelt-out")
        for full, second in own_names(self.scan, self.grammar, names, self.lexicon):
            self.actors.unite(full, second, "apposed")
        for full, second in nicknames(self.scan, self.grammar, names):
            if id(full) not in self.actors.of_name:
                self._place(full)
            self.actors.rename(full, second)
        renamed = chain(
            called(self.scan, self.grammar, names),
            pet_names(self.scan, self.grammar.calling.diminutives, self.grammar.given, names),
        )
        for full, second in renamed:
            if self.evidence.words(second) not in self.actors.aliases:
                if id(full) not in self.actors.of_name:
                    self._place(full)
                self.actors.rename(full, second, called=True)

    def _known(self, name: Name) -> bool:
        if self.decided:
            decided = self.decided.get(self.evidence.words(name))
            if decided is not None and decided in self.lexicon.entities:
                self.actors.know(name, decided, "name", "decided-in-article")
                return True
        if (alias := self.evidence.known_as(name, self.lexicon)) is None:
            return False
        if rivals := self.lexicon.claimed.get(alias.words):
            self.actors.doubt(name, rivals)
            return True
        if id(name) in self.places:
            self.actors.know(name, alias.place, "name", "city")
        else:
            self.actors.know(name, alias.entity, alias.how, name.rule)
        return True

    def _place(self, name: Name) -> None:
        words = self.evidence.words(name)
        if (named := self.actors.aliases.get(words)) is not None:
            self.actors.join(named, name, "alias", "acronym")
            return
        if (settled := self.settled.get(words)) is not None:
            self.actors.join(settled[0], name, "name", settled[1])
            return
        found = self.evidence.votes(name)
        candidates, rule = self._candidates(name, words, found)
        if len(candidates) > 1:
            self.actors.doubt(name, tuple(candidate.surface for candidate in candidates))
            return
        target = candidates[0] if candidates else None
        attached = self.grammar.attached - (self.grammar.articles - self.grammar.to)
        articled = len(words) > 1 and words[0] in attached  # Al Sharaa
        if target is None and len(words) - articled == 1:
            target, rule = self._by_surname(words[-1], found)
        if target is not None:
            second = rule == "head-alone" and words[0] != target.key[0]
            self.actors.join(target, name, "alias" if second else "name", rule)
            target.votes += found
            target.weak = target.weak and not self.evidence.stands_out(name)
            sure = target.votes[target.kind or "person"] >= SURE and not target.weak
            if sure and rule not in {"head-alone", "namesake"}:
                self.settled[words] = (target, rule)
            return
        cluster = self.actors.found(name)
        cluster.votes = found
        cluster.local = name.rule == UNOWNED or self.evidence.is_anywhere(name)
        cluster.weak = len(words) == 1 and (
            words[0] in self.grammar.generic
            or not self.evidence.deserves(name, found)
            or not self.evidence.stands_out(name)
        )
        if not found:
            cluster.votes["place" if self.evidence.after_preposition(name) else "person"] += 1
        self.actors.join(cluster, name, "name", name.rule)

    def _candidates(
        self, name: Name, words: Words, found: Counter[Kind]
    ) -> tuple[list[Cluster], str]:
        """The actors named elsewhere in the article that the name may mean, and the rule."""
        names = self.evidence.names
        alone = len(words) == 1 and words[0] in self.grammar.generic
        if alone and (named := by_head(names, self.actors.of_name, name, words[0], self.lexicon)):
            return [named], "head-alone"
        near = self.actors.near(words)
        if name.rule == UNOWNED:
            near = [one for one in near if not one.entity]
        candidates, rule = antecedent(near, words, found, self.grammar)
        if rule == "complement" and name.nested:
            return [], ""
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

    def _by_surname(self, word: str, found: Counter[Kind]) -> tuple[Cluster | None, str]:
        """A bare surname that only one person in office then has: Putin, Merkel."""
        if found["place"] >= SURE or found["organization"] >= SURE:
            return None, ""
        known = self.lexicon.surnames.get(word, ())
        holders = [one for one in known if self.lexicon.in_office(one, self.year)]
        if len(holders) != 1:
            return None, ""
        name = self.lexicon.entities[holders[0]].name
        return self.actors.of_entity(holders[0], tuple(map(fold, name.split()))), "surname-of-known"
