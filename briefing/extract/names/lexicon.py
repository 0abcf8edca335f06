"""The names known beforehand, in the order in which a text is asked for them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, get_args

from briefing.extract.names.ondemand import OnDemand
from briefing.model import Entity, How, Kind
from briefing.text import Tokens, fold, folded, tokenize, words_apart

Shape = Literal["small", "capital", "acronym"]
JOINTS = frozenset(
    {"", " ", "\n", "\u00a0", "\u202f", "-", "–", ". ", ".", "'", "’", ".\u00a0", " - "}
)
SIGNS = frozenset("&,/+(")  # that names may hold
GENERATIONS = frozenset({"Jr", "Sr"})  # of Ferdinand Marcos Jr.
ACRONYM_IN_SMALL = 4  # From this length on an acronym may be written Unesco, Otan.


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to write an actor; a capital also names a `place` beside its state."""

    surface: str
    words: tuple[str, ...]
    shapes: tuple[Shape, ...]
    entity: str
    kind: Kind
    how: How
    place: str = ""
    registered: bool = False

    @property
    def rule(self) -> str:
        """What made a mention by this alias."""
        return "registered" if self.registered else KNOWN_RULES[self.how]


KNOWN_RULES: Mapping[How, str] = {how: f"known-{how}" for how in get_args(How)}

# Aliases by their first folded word, then by their second ("" where there is none), longest first.
BySecond = Mapping[str, tuple[Alias, ...]]


@dataclass(frozen=True)
class Lexicon:
    """Entities by id, their aliases by first and second folded word, demonyms and surnames."""

    entities: OnDemand[Entity]
    index: OnDemand[BySecond]
    demonyms: Mapping[str, str]
    surnames: Mapping[str, tuple[str, ...]]
    # Words in small letters at which a name or a demonym may stand, with the folded words of which
    # one must follow; "" where none must.
    small: Mapping[str, frozenset[str]]
    tenures: Mapping[str, tuple[int, int]]
    relatives: frozenset[str] = frozenset()  # persons whom nobody calls by surname alone
    not_actors: frozenset[tuple[str, ...]] = frozenset()
    refused: frozenset[str] = frozenset()  # the shipped actors of these names, by their ids
    # The names that several registered actors claim, with the names of those.
    claimed: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    family_first: frozenset[str] = frozenset()  # states by name where families come first
    enclitics: tuple[str, ...] = ()  # at the ends of words and no part of them: Russia's
    capitals: Mapping[str, str] = field(default_factory=dict)  # of states, as places
    # The first words of the longer shipped names of institutions, by their ids.
    openings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    # The names that others may have, too, by the ids of whose they are known to be.
    shared: Mapping[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)
    # Shipped aliases by the ids of their actors, and those that name a place or its power.
    aliases: Mapping[str, Sequence[Alias]] = field(default_factory=dict)
    metonyms: Sequence[Alias] = ()

    def at(self, tokens: Tokens, index: int) -> Iterator[tuple[Alias, int]]:
        """The aliases at word `index`, longest first, with the index behind their last word."""
        if tokens.folded[index] not in self.index:
            return
        by_second = self.index[tokens.folded[index]]
        for second in (*tokens.folded[index + 1 : index + 2], ""):
            for alias in by_second.get(second, ()):
                if end := _end(alias, tokens, index):
                    yield alias, end

    def longest(self, tokens: Tokens, index: int) -> tuple[Alias, int] | None:
        """The longest alias that stands at word `index`, with the index behind its last word."""
        folds = tokens.folded
        if folds[index] not in self.index:
            return None
        by_second = self.index[folds[index]]
        if index + 1 < len(folds) and (longer := by_second.get(folds[index + 1])):
            for alias in longer:
                if end := _end(alias, tokens, index):
                    return alias, end
        word = tokens.words[index]
        for alias in by_second.get("", ()):
            if _has_shape(word, alias.shapes[0]):
                return alias, index + 1
        return None

    def in_office(self, identifier: str, year: int | None) -> bool:
        """Whether a person may be the one whom news of that year calls by surname alone."""
        if identifier not in self.tenures or year is None:
            return True
        first, last = self.tenures[identifier]
        return first - 1 <= year <= last + 1


def words_of(surface: str, enclitics: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The folded words of a surface: "EE.UU." is ("ee", "uu")."""
    return tuple(map(fold, words_apart(surface, enclitics)))


def alias_of(
    surface: str, entity: Entity, enclitics: tuple[str, ...] = (), *, registered: bool = False
) -> Alias:
    """The alias by which `surface` names the entity."""
    words = words_apart(surface, enclitics)
    how: How = "name" if surface == entity.name or entity.kind == "person" else "alias"
    folds, shapes = tuple(map(fold, words)), _shared(tuple(map(_shape, words)))
    return Alias(surface, folds, shapes, entity.id, entity.kind, how, registered=registered)


@cache
def _shared(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    """One value for all that are equal."""
    return shapes


def _shape(word: str) -> Shape:
    if not word[0].isupper():
        return "small"
    return "acronym" if len(word) > 1 and word.isupper() else "capital"


def _end(alias: Alias, tokens: Tokens, index: int) -> int:
    """The index behind an alias that stands at word `index`; 0 where it does not."""
    end = index + len(alias.words)
    if tokens.folded[index:end] != alias.words:
        return 0
    gaps = tokens.gaps[index + 1 : end]
    if not JOINTS.issuperset(gaps) and not _is_signed(alias.surface, tuple(gaps)):
        return 0
    return end if all(map(_has_shape, tokens.words[index:end], alias.shapes)) else 0


def _is_signed(surface: str, gaps: tuple[str, ...]) -> bool:
    """Whether a name has these very signs between its words: Página/12, Trinidad & Tobago."""
    return not SIGNS.isdisjoint(surface) and tuple(tokenize(surface).gaps[1:-1]) == gaps


def _has_shape(word: str, shape: Shape) -> bool:
    """Whether a word is written as the alias wants it; long acronyms may be Unesco, Otan."""
    if shape == "small":
        return True
    if not word[0].isupper():
        return False
    return shape == "capital" or word.isupper() or len(word) >= ACRONYM_IN_SMALL


def small_of(aliases: Iterable[Alias]) -> Mapping[str, frozenset[str]]:
    """The words in small letters at which a known name may begin, with those that go on with it."""
    found: dict[str, set[str]] = defaultdict(set)
    for alias in aliases:
        if alias.shapes[0] == "small":
            following = alias.words[1] if len(alias.words) > 1 else ""
            found[tokenize(alias.surface).lower[0]].add(following)
    return {word: frozenset(following) for word, following in found.items()}


def joined(*smalls: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """What any of the maps of `small_of` says of a word."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for small in smalls:
        for word, following in small.items():
            found[word] |= following
    return dict(found)


def openings_of(aliases: Iterable[Alias]) -> frozenset[str]:
    """The words that open longer names of an institution, which are all given.

    What only stands before a name is none: Agencia Efe is Efe.
    """
    institutions = [alias for alias in aliases if alias.kind in ("organization", "group")]
    known = {alias.words for alias in institutions}
    return frozenset(
        alias.words[0]
        for alias in institutions
        if alias.words[1:] and "acronym" not in alias.shapes and alias.words[1:] not in known
    )


def index_of(aliases: Iterable[Alias]) -> dict[str, BySecond]:
    """The aliases in the order in which they are looked up; of equal ones the first stays.

    So do those of several institutions, as a text may tell whose it is.
    """
    found: dict[str, dict[str, dict[tuple[str, ...], Alias]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for alias in aliases:
        if alias.words:
            second = alias.words[1] if len(alias.words) > 1 else ""
            own = alias.entity if alias.kind == "organization" and alias.how != "metonym" else ""
            found[alias.words[0]][second].setdefault((*alias.words, *alias.shapes, own), alias)
    return {
        first: {
            second: tuple(own.values() if len(own) < 2 else sorted(own.values(), key=_longest))
            for second, own in by_second.items()
        }
        for first, by_second in found.items()
    }


def _longest(alias: Alias) -> tuple[int, bool]:
    return -len(alias.words), not alias.registered


def surname(name: str, *, first: bool) -> str:
    """The word of a full name by which news calls the person; "" of a single word.

    It is the last, but the family's name comes first in some states, and where a given name has a
    hyphen: Xi Jinping, Lai Ching-te.
    """
    words = words_apart(name)
    while words and (words[-1].islower() or words[-1] in GENERATIONS):
        words.pop()
    if len(words) < 2:
        return ""
    _, hyphen, syllable = words[-1].rpartition("-")
    return words[0] if first or (hyphen and syllable.islower()) else words[-1]


# A person's id, names, and whether the first word of these is the family's.
Person = tuple[str, Iterable[str], bool]


def surnames_of(
    persons: Iterable[Person], relatives: Collection[str] = ()
) -> dict[str, tuple[str, ...]]:
    """The ids of persons by what news calls them, folded; `relatives` left out."""
    found: dict[str, tuple[str, ...]] = {}
    for identifier, names, first in persons:
        if identifier not in relatives:
            for name in names:
                word = folded(surname(name, first=first))
                if word and identifier not in found.get(word, ()):
                    found[word] = (*found.get(word, ()), identifier)
    return found
