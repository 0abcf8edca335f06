"""Whose a name is that bodies of several states have, or a thing as well: el INE, el ADN."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Alias, Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.view import SPACES
from briefing.extract.scan import Scan

UNOWNED = "acronym-of-another"  # the rule of a name that is nobody's who is known
MORE = 2  # so many times as often as all others


def with_owners(scan: Scan, grammar: Grammar, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """The names, each shared one as that of the state of which the text speaks, or as unknown.

    What is a sign as well is left out where the text does not speak of whose it is.
    """
    candidates = _candidates(names, grammar, lexicon)
    if not candidates:
        return names
    text = _Text(scan, grammar, names, lexicon)
    named = [name for name in names if id(name) in candidates]
    owners = {id(name): text.owner(name, alone=len(candidates[id(name)]) == 1) for name in named}
    signs = {id(name) for name in named if text.is_sign(name)}
    doubtful = signs | {
        key
        for key, (first, *others) in candidates.items()
        if others or text.state(first) not in {"", owners[key] or text.state(first)}
    }
    if not doubtful:
        return names
    spoken = Counter(text.spoken(name for name in names if id(name) not in doubtful))
    own: dict[Words, str] = {}  # the state that stood last behind each
    kept: list[Name] = []
    for name in names:
        if id(name) not in doubtful:
            kept.append(name)
            continue
        words = text.words(name)
        owner = own[words] = owners[id(name)] or own.get(words, "")
        meant = _meant(candidates[id(name)], owner, spoken, text)
        if meant is not None and not text.is_sample(name):
            kept.append(name._replace(alias=meant, rule=meant.rule))
        elif id(name) not in signs:
            kept.append(name._replace(alias=None, kind=None, rule=UNOWNED))
    return kept


def _candidates(
    names: Iterable[Name], grammar: Grammar, lexicon: Lexicon
) -> dict[int, Sequence[Alias]]:
    """The bodies that may have each name of which the text must tell whose it is, by `id`."""
    known: dict[str, Sequence[Alias]] = {}
    found: dict[int, Sequence[Alias]] = {}
    for name in names:
        alias = name.alias
        if alias is not None and alias.kind == "organization" and not name.nested:
            if alias.surface not in known:
                known[alias.surface] = _holders(alias, grammar, lexicon)
            if known[alias.surface]:
                found[id(name)] = known[alias.surface]
    return found


def _holders(alias: Alias, grammar: Grammar, lexicon: Lexicon) -> Sequence[Alias]:
    """The bodies that may have a name, if the text must tell which: of states, or a sign."""
    if alias.registered or alias.how == "metonym":
        return ()
    same = lexicon.index[alias.words[0]]["".join(alias.words[1:2])]
    if len(same) > 1:
        same = tuple(one for one in same if one.words == alias.words and _alike(one, alias))
    owned = any(lexicon.entities[one.entity].country for one in same)
    if len(same) > 1 or alias.shapes != ("acronym",):
        return same if owned and len(same) > 1 else ()
    return same if owned or grammar.is_symbol(alias.surface) else ()


def _alike(one: Alias, other: Alias) -> bool:
    return (one.shapes, one.kind) == (other.shapes, other.kind)


def _meant(
    holders: Collection[Alias], owner: str, spoken: Counter[str], text: "_Text"
) -> Alias | None:
    """The body of the owner, else of the state that is spoken of far more often than others."""
    if owner:
        return next((one for one in holders if text.state(one) == owner), None)
    often = {one.entity: spoken[text.state(one) or one.entity] for one in holders}
    total = sum(often.values())
    main = [one for one in holders if often[one.entity] >= MORE * (total - often[one.entity])]
    if total:
        return next(iter(main), None)
    stateless = [one for one in holders if len(holders) > 1 and not text.state(one)]
    return next(iter(stateless), None)


class _Text:
    """Questions about the names of one text; changes nothing."""

    def __init__(
        self, scan: Scan, grammar: Grammar, names: Sequence[Name], lexicon: Lexicon
    ) -> None:
        self.scan, self.grammar, self.lexicon = scan, grammar, lexicon
        self.known = {name.first: name.alias for name in names if name.alias}

    def words(self, name: Name) -> Words:
        """The folded words of a name."""
        return self.scan.tokens.folded[name.first : name.end]

    def state(self, alias: Alias) -> str:
        """The name of the state to which an actor belongs, or which it is; "" of no state."""
        entity = self.lexicon.entities[alias.entity]
        return entity.name if entity.kind == "country" else entity.country

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

    def spoken(self, names: Iterable[Name]) -> Iterator[str]:
        """The states of which the text speaks, each time, and the actors by their ids."""
        for name in names:
            if name.alias:
                yield self.state(name.alias)
                yield name.alias.entity
        for word in self.scan.tokens.words:
            if word in self.lexicon.demonyms:
                yield self.lexicon.entities[self.lexicon.demonyms[word]].name
