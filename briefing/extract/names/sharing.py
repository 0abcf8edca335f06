"""Names that bodies of several states may have, by their words: Cámara de Representantes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from briefing.extract.names.grammar import Grammar, grammar
from briefing.extract.names.lexicon import Alias, Lexicon, words_of
from briefing.extract.names.likeness import Words
from briefing.languages import Language, several
from briefing.text import tokenize

SHORT = 4  # letters; no two bodies have an acronym of more


@dataclass(frozen=True)
class Sharing:
    """Which names of a state's body nothing but the text tells from those of other states'."""

    grammar: Grammar
    common: frozenset[str]  # words of which such names have one
    unmistakable: frozenset[Words]
    owners: frozenset[str]  # words that say whose a name is: US, chino

    @classmethod
    def of(cls, language: Language, demonyms: Iterable[str]) -> "Sharing":
        """What a language says of such names."""
        data = language.toml("names")["shared"]
        states = chain.from_iterable(
            (row["name"], *several(row["aliases"])) for row in language.table("countries")
        )
        return cls(
            grammar(language),
            frozenset(data["words"]),
            frozenset(map(words_of, data["unmistakable"])),
            frozenset(owner.lower() for owner in chain(demonyms, states)),
        )

    def names(self, aliases: Iterable[Alias]) -> frozenset[Words]:
        """Those of a body's names that others may share; with one its acronyms are shared, too."""
        aliases = tuple(aliases)
        full = {one.words for one in aliases if self._is_common(one)}
        short = {
            one.words
            for one in aliases
            if full and one.shapes == ("acronym",) and len(one.surface) <= SHORT
        }
        return frozenset(full | short)

    def _is_common(self, alias: Alias) -> bool:
        if alias.kind != "organization" or alias.words in self.unmistakable:
            return False
        words = tokenize(alias.surface).lower
        if len(words) < 2 or self.common.isdisjoint(words) or not self.owners.isdisjoint(words):
            return False
        return all(map(self._is_plain, words))

    def _is_plain(self, lower: str) -> bool:
        """Whether it is no name's own word."""
        words = self.grammar
        if lower in words.ordinary or lower in words.articles or lower in words.genitives:
            return True
        singular = (lower.removesuffix(end) for end in words.plural_endings if lower.endswith(end))
        return lower in words.heads or not words.ordinary.isdisjoint(singular)


def namesakes(lexicon: Lexicon, alias: Alias) -> Sequence[Alias]:
    """The bodies of the same name as one, which is among them."""
    same = lexicon.index[alias.words[0]]["".join(alias.words[1:2])]
    if len(same) == 1:
        return same
    shape = alias.shapes, alias.kind
    return tuple(
        one for one in same if one.words == alias.words and (one.shapes, one.kind) == shape
    )


def held_by(lexicon: Lexicon, alias: Alias, state: str) -> Alias | None:
    """The body of that name of a state: of those called Asamblea Nacional that of Francia."""
    if alias.kind != "organization" or alias.how == "metonym":
        return alias if lexicon.entities[alias.entity].country == state else None
    return next(
        (one for one in namesakes(lexicon, alias) if lexicon.entities[one.entity].country == state),
        None,
    )
