"""Whom of several actors of one article a name means that all of them may have."""

from collections.abc import Callable, Collection, Iterator, Sequence

from briefing.extract.names.cluster import Cluster
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.likeness import INITIALS, Words
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan
from briefing.text import fold

NEAR = 40  # so many words back somebody is still spoken of
TITLE_REACH = 4
FAMILY_REACH = 6
MORE = 2  # so many times as often as all others


class Namesakes:
    """What one text says of actors of one name; changes nothing."""

    def __init__(self, scan: Scan, grammar: Grammar, lexicon: Lexicon, year: int | None) -> None:
        self.scan, self.grammar, self.lexicon, self.year = scan, grammar, lexicon, year

    def meant(self, name: Name, words: Words, candidates: Collection[Cluster]) -> list[Cluster]:
        """Those of the candidates that nothing speaks against; several are a doubt."""
        left = list(candidates)
        if self._is_family(name):
            return left
        checks: tuple[Callable[[Cluster], bool], ...] = (
            lambda one: self._is_apposed(name, one),
            lambda one: self._is_titled(name, one),
            self._governs,
            lambda one: not self._is_relative(_first(one)),
            lambda one: self._ends_with(words, one),
            lambda one: bool(one.entity),
        )
        for fits in checks:
            if len(left) > 1:
                left = [one for one in left if fits(one)] or left
        return left if len(left) < 2 else _spoken_of(name, left)

    def _is_family(self, name: Name) -> bool:
        """Whether an article makes all of them of a surname: los Kim."""
        before = self.scan.tokens.lower[name.first - 1] if name.first else ""
        return before in self.grammar.articles and before.endswith(self.grammar.plural_endings)

    def _is_apposed(self, name: Name, candidate: Cluster) -> bool:
        """Whether the full name stands right behind: el otro Vega, Luis Vega."""
        behind = self.scan.tokens.gap(name.end - 1) == ", "
        return behind and any(member.first == name.end for member, _, _ in candidate.members)

    def _is_titled(self, name: Name, candidate: Cluster) -> bool:
        """Whether the title right before the name is one that the candidate has: el juez Vega."""
        first, tokens = name.first, self.scan.tokens
        title = tokens.lower[first - 1] if first and tokens.gap(first - 1) in SPACES else ""
        if self.grammar.before.get(title) != "person" or title in self.grammar.family:
            return False
        return any(title in self._titles(member) for member, _, _ in candidate.members)

    def _governs(self, candidate: Cluster) -> bool:
        """Whether the candidate is known to be in office when the article is written."""
        first, last = self.lexicon.tenures.get(candidate.entity, (0, 0))
        return self.year is not None and first <= self.year <= last

    def _titles(self, name: Name) -> Iterator[str]:
        """The small words that may be titles, before a name and behind its comma."""
        tokens = self.scan.tokens
        for index in range(name.first - 1, max(-1, name.first - 1 - TITLE_REACH), -1):
            if tokens.words[index][0].isupper() or tokens.gap(index) not in {" ", ", "}:
                break
            yield tokens.lower[index]
        if tokens.gap(name.end - 1) == ", ":
            yield from tokens.lower[name.end : name.end + 2]

    def _is_relative(self, name: Name) -> bool:
        """Whether a name is introduced as that of somebody's sister, son or widow.

        Who has an office before the name is no relative: la ministra Ana Gil, hermana de Eva Gil.
        """
        tokens, family = self.scan.tokens, self.grammar.family
        titled = False
        for index in range(name.first - 1, max(-1, name.first - 1 - FAMILY_REACH), -1):
            word = tokens.lower[index]
            if tokens.gap(index) not in {" ", ", "} or tokens.words[index][0].isupper():
                break
            if word in family:
                return True
            if word in self.grammar.saying or word in self.grammar.locative.relative:
                break
            titled = titled or self.grammar.before.get(word) == "person"
        behind = tokens.lower[name.end : name.end + 2] if tokens.gap(name.end - 1) == ", " else ()
        return not titled and not family.isdisjoint(behind)

    def _ends_with(self, words: Words, candidate: Cluster) -> bool:
        """Whether it is the end of one of the candidate's names: Rodrigo [Paz], not Paz Zamora."""
        folds, size = self.scan.tokens.folded, len(words)
        if len(candidate.key[-1]) <= INITIALS:
            return True  # Ferdinand Marcos Jr.
        known = self.lexicon.entities[candidate.entity].name.split() if candidate.entity else []
        names = (folds[name.first : name.end] for name, _, _ in candidate.members)
        return any(own[-size:] == words for own in (*names, tuple(map(fold, known))))


def _first(candidate: Cluster) -> Name:
    return min((name for name, _, _ in candidate.members), key=lambda name: name.first)


def _spoken_of(name: Name, candidates: Sequence[Cluster]) -> list[Cluster]:
    """Those whom the last words before the name speak of, else who is named far more often.

    In a headline it is the person named first. Of a father and his namesake it is the father:
    Donald Trump, Donald Trump Jr.
    """
    near = [one for one in candidates if _is_named(one, range(name.first - NEAR, name.first))]
    if not near:
        persons = all(one.kind == "person" for one in candidates)
        near = _foremost(name, candidates) if persons else list(candidates)
    return [one for one in near if len(one.key[-1]) > INITIALS] or near


def _is_named(candidate: Cluster, within: range) -> bool:
    return any(member.first in within for member, _, _ in candidate.members)


def _foremost(name: Name, candidates: Sequence[Cluster]) -> list[Cluster]:
    """Who is named first where nobody is named before, else who is named far more often."""
    if not any(_is_named(one, range(name.first)) for one in candidates):
        return [min(candidates, key=lambda one: _first(one).first)]
    often = {id(one): len(one.members) for one in candidates}
    total = sum(often.values())
    main = [one for one in candidates if often[id(one)] > MORE * (total - often[id(one)])]
    return main or list(candidates)
