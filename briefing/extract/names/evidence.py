"""What one text says of its unknown names: their kind, and whether they are names at all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from briefing.extract.names import kinds
from briefing.extract.names.cluster import SURE
from briefing.extract.names.described import is_apposed, is_firm_of_state
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Alias, Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name, goes_on
from briefing.extract.names.second import NICKNAMED, inner_quotation
from briefing.extract.scan import Scan
from briefing.model import Kind
from briefing.text import folded


class Evidence:
    """Questions about the names of one text; changes nothing."""

    def __init__(
        self, scan: Scan, grammar: Grammar, lexicon: Lexicon, names: Sequence[Name]
    ) -> None:
        self.scan, self.grammar, self.lexicon, self.names = scan, grammar, lexicon, names
        folds = scan.tokens.folded
        self._words = {id(n): folds[n.first : n.end] for n in names}
        self.nicknames = self._without_nicknames()
        self._within_longer = {word for own in self._words.values() if len(own) > 1 for word in own}
        self._openings = {sentence.start for sentence in scan.sentences}
        # What the name before each unknown one in a list is, in the order of the text: lists may
        # be long.
        self.listed_as: dict[int, Kind | None] = {}
        # The names that a list joins to one before which a preposition stands.
        self._governed: set[int] = set()
        # What the plural says with which the list of a name begins: los diarios X e Y.
        self._told: dict[int, Kind | None] = {}
        for place, (before, name) in enumerate(pairwise(names)):
            if name.kind is None and self._is_list(before, name):
                self._told[id(name)] = told = self._told_of(place)
                self._told.setdefault(id(before), told)
                self.listed_as[id(name)] = self._kind(before)
                if self.after_preposition(before):
                    self._governed.add(id(name))

    def words(self, name: Name) -> Words:
        """The folded words of a name."""
        return self._words[id(name)]

    def _without_nicknames(self) -> dict[int, tuple[Words, Words]]:
        """For names that hold a nickname in quotation marks, it alone and with the surname.

        It is none of the words of such a name: Jorge "Tuto" Quiroga.
        """
        found: dict[int, tuple[Words, Words]] = {}
        for name in self.names:
            inner = inner_quotation(self.scan, name) if name.end - name.first >= NICKNAMED else None
            if inner is not None:
                words, (start, end) = self._words[id(name)], inner
                self._words[id(name)] = (*words[:start], *words[end:])
                found[id(name)] = words[start:end], words[start:]
        return found

    def known_as(self, name: Name, lexicon: Lexicon) -> Alias | None:
        """Whom a known name means here.

        With a nickname in it, the person whom it gives in full: Ernesto "Che" Guevara; shortened,
        what the text names in full as well: Sáhara for Sáhara Occidental.
        """
        if name.alias and name.rule == "demonym":
            return self._of_state(name.alias)
        full = self.grammar.shortened.get(self.words(name))
        if full is not None:
            aliases = (one.alias for one in self.names if self.words(one) == full)
            return next((alias for alias in aliases if alias), name.alias)
        if id(name) not in self.nicknames or name.alias is not None:
            return name.alias
        first, *rest = words = self.words(name)
        by_second = lexicon.index.get(first, {})
        known = (alias for alias in by_second.get("".join(rest[:1]), ()) if alias.words == words)
        return next((alias for alias in known if alias.kind == "person"), None)

    def _of_state(self, people: Alias) -> Alias:
        """The people of the state that the text names where two share a demonym: los congoleños."""
        shared = self.grammar.peoples.shared.get(folded(people.surface))
        if shared is None or people.entity in self._named.values():
            return people
        return replace(people, entity=self._named.get(shared, people.entity))

    @cached_property
    def _named(self) -> dict[str, str]:
        """The known actors of the text by their names, but for those whose people alone it has."""
        named = {one.alias.entity for one in self.names if one.alias and one.rule != "demonym"}
        return {self.lexicon.entities[one].name: one for one in named}

    def votes(self, name: Name) -> Counter[Kind]:
        """The evidence at a name, and what the name before it in a list is."""
        found = kinds.votes(self.scan, name, self.grammar, self.lexicon)
        if name.kind is None and (told := self._told.get(id(name))) is not None:
            found[told] += SURE + 1
        elif name.kind is None and (kind := self.listed_as.get(id(name))) in ("place", "person"):
            found[kind] += SURE
        return found

    def stands_out(self, name: Name) -> bool:
        """A single word that only ever opens sentences needs another sign that it is a name."""
        if name.end - name.first > 1 or not self._opens(name):
            return True
        word = self.scan.tokens.words[name.first]
        if word.lower() in self.grammar.given or sum(c.isupper() for c in word) > 1:
            return True
        if self.scan.tokens.folded[name.first] in self._within_longer:
            return True
        return word.lower() not in self.scan.tokens.words and is_apposed(
            self.scan, name, self.grammar
        )

    def is_anywhere(self, name: Name) -> bool:
        """Whether every state has such an institution and the name does not say whose it is."""
        lower = self.scan.tokens.lower[name.first : name.end]
        if lower in self.grammar.seats:
            return True
        pair = " ".join(lower[:2])
        if lower[0] not in self.grammar.national and pair not in self.grammar.national:
            return False
        owned = any(inner.nested and name.span.covers(inner.span) for inner in self.names)
        # Congreso Nepalí
        owned = owned or not self.lexicon.demonyms.keys().isdisjoint(self._either(name))
        return not owned and name.core == name.end

    def _either(self, name: Name) -> Words:
        """The words of a name as they stand and in small letters."""
        tokens = self.scan.tokens
        return (*tokens.words[name.first : name.end], *tokens.lower[name.first : name.end])

    def after_preposition(self, name: Name) -> bool:
        """Whether the name, or the list it stands in, stands where a place may stand."""
        if id(name) in self._governed:
            return True
        return (
            name.first > 0 and self.scan.tokens.lower[name.first - 1] in self.grammar.before_place
        )

    def deserves(self, name: Name, found: Counter[Kind]) -> bool:
        """Whether a single word is more than an ordinary one with a capital."""
        word = self.scan.tokens.words[name.first]
        return bool(found) or word.lower() not in self.grammar.ordinary

    def _kind(self, name: Name) -> Kind | None:
        if name.alias:
            return name.kind
        votes = self.votes(name)
        return max(votes, key=votes.__getitem__, default=None)

    def _told_of(self, place: int) -> Kind | None:
        """What the plural right before the first of a list says of all."""
        while id(self.names[place]) not in self._told:
            if place == 0 or not self._is_list(self.names[place - 1], self.names[place]):
                return self._plural(self.names[place])
            place -= 1
        return self._told[id(self.names[place])]

    def _plural(self, name: Name) -> Kind | None:
        """What the plural right before a name, or before its adjective, says of several."""
        before = self.scan.tokens.lower[max(0, name.first - 2) : name.first]
        if is_firm_of_state(self.scan, name.first, self.grammar, self.lexicon):
            return "organization" if before[-1].endswith(self.grammar.plural_endings) else None
        for word in reversed(before):
            if not word.endswith(self.grammar.plural_endings):
                return None
            if (kind := self.grammar.before.get(word)) is not None:
                return kind if kind != "person" else None
        return None

    def _is_list(self, before: Name, name: Name) -> bool:
        return not name.nested and goes_on(self.scan.text, before, name, self.grammar.list_gaps)

    def _opens(self, name: Name) -> bool:
        return name.span.start in self._openings
