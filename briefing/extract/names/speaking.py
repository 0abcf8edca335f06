"""Of which states a text speaks, and where: by names of theirs, and by their adjectives."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Alias, Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan

NEAR = 3  # so many times counts what the sentence speaks of


class Speaking:
    """Questions about the names of one text; changes nothing."""

    def __init__(
        self, scan: Scan, grammar: Grammar, names: Sequence[Name], lexicon: Lexicon
    ) -> None:
        self.scan, self.grammar, self.lexicon = scan, grammar, lexicon
        self.names = names
        self.known = {name.first: name.alias for name in names if name.alias}
        self.states: set[str] = set()  # of which the text speaks
        self._fuller: dict[Words, list[tuple[int, str]]] = {}
        self._starts = [sentence.start for sentence in scan.sentences]

    def words(self, name: Name) -> Words:
        """The folded words of a name."""
        return self.scan.tokens.folded[name.first : name.end]

    def state(self, alias: Alias) -> str:
        """The name of the state to which an actor belongs, or which it is; "" of no state."""
        return self._state(alias.entity)

    def _state(self, identifier: str) -> str:
        entity = self.lexicon.entities[identifier]
        return entity.name if entity.kind == "country" or entity.iso else entity.country

    def is_sign(self, name: Name) -> bool:
        """Whether a name is that of a thing as well: ADN."""
        word = self.scan.tokens.words[name.first]
        return name.end - name.first == 1 and self.grammar.is_symbol(word)

    def is_sample(self, name: Name) -> bool:
        """Whether a sign stands behind what no body has: una prueba [de ADN]."""
        lower, noun = self.scan.tokens.lower, name.first - 2
        if not self.is_sign(name) or noun < 0 or lower[noun + 1] not in self.grammar.genitives:
            return False
        had = self.grammar.members | self.grammar.organization_nouns
        return lower[noun] not in had and lower[noun] not in self.grammar.before

    def owner(self, name: Name, *, alone: bool) -> str:
        """The state beside a name: el INE [chileno], [Chilean] INE, el TSE de [Perú]; else ""."""
        tokens, end = self.scan.tokens, name.end
        before = tokens.words[max(0, name.first - 2) : name.first]
        for beside in (" ".join(before), *before[-1:]):  # South African, Chilean
            if beside in self.lexicon.demonyms and tokens.gap(name.first - 1) in SPACES:
                return self.lexicon.entities[self.lexicon.demonyms[beside]].name
        following = tokens.lower[end : end + 2]
        if not following or tokens.gap(end - 1) not in SPACES:
            return ""
        if (state := self.lexicon.demonyms.get(tokens.words[end])) is not None:
            return self.lexicon.entities[state].name
        if following[0] not in self.grammar.genitives or (alone and not self._acts(name)):
            return ""
        target = end + 1 + (following[-1] in self.grammar.articles)
        alias = self.known.get(end + 1) or self.known.get(target)
        if alias is None or (alone and alias.kind != "country"):
            return ""
        return self.state(alias)  # el PT de Lula

    def _acts(self, name: Name) -> bool:
        """Whether nothing is said to be taken away: la expulsión de la DEA de Bolivia."""
        before = self.scan.tokens.lower[max(0, name.first - 2) : name.first]
        return (self.grammar.genitives | self.grammar.to).isdisjoint(before)

    def owner_of_fuller(self, name: Name) -> str:
        """The state of the longer name that stands last before a name, else first behind it.

        Asamblea Nacional, of which the text says: Asamblea Nacional de Lesoto.
        """
        words = self.words(name)
        if words not in self._fuller:
            self._fuller[words] = [
                (one.first, state)
                for one in self.names
                if not one.nested and _begins(self.words(one), words) and (state := self._of(one))
            ]
        fuller = self._fuller[words]
        before = [state for first, state in fuller if first < name.first]
        return (before[-1:] or [state for _, state in fuller[:1]] or [""])[0]

    def _of(self, name: Name) -> str:
        """The state to which an institution belongs, as its name says."""
        adjective = self.lexicon.demonyms.get(self.scan.tokens.lower[name.end - 1])
        if name.alias or adjective:
            owner = name.alias.entity if name.alias else adjective or ""
            return self._state(owner)
        inner = (
            self.state(one.alias)
            for one in self.names
            if one.nested and one.alias and name.first < one.first < name.end
        )
        return next(inner, "")

    def spoken(
        self, named: Iterable[Name], doubtful: Collection[int]
    ) -> Mapping[Words, Counter[str]]:
        """How often the text speaks of states, and of actors by their ids, for each of the names.

        What their sentences speak of counts more; `doubtful` names, by `id`, say nothing.
        """
        places: dict[Words, set[int]] = defaultdict(set)
        for name in named:
            places[self.words(name)].add(self._sentence(name.span.start))
        said = [(self._sentence(start), state) for start, state in self._spoken(doubtful)]
        return {
            words: Counter(
                state for place, state in said for _ in range(NEAR if place in own else 1)
            )
            for words, own in places.items()
        }

    def _sentence(self, start: int) -> int:
        """The number of the sentence in which something stands."""
        return bisect_right(self._starts, start)

    def _spoken(self, doubtful: Collection[int]) -> Iterator[tuple[int, str]]:
        for name in self.names:
            if name.alias and id(name) not in doubtful:
                if state := self.state(name.alias):
                    self.states.add(state)
                    yield name.span.start, state
                yield name.span.start, name.alias.entity
        tokens = self.scan.tokens
        for index, word in enumerate(tokens.words):
            if word in self.lexicon.demonyms:
                self.states.add(state := self._state(self.lexicon.demonyms[word]))
                yield tokens.starts[index], state


def _begins(longer: Words, words: Words) -> bool:
    return len(longer) > len(words) and longer[: len(words)] == words
