"""Whose a name is that bodies of several states have, or a thing as well: el INE, el ADN."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from briefing.extract.names.grammar import Grammar
from briefing.extract.names.lexicon import Alias, Lexicon
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name
from briefing.extract.names.sharing import namesakes
from briefing.extract.names.speaking import Speaking
from briefing.extract.scan import Scan

UNOWNED = "acronym-of-another"  # the rule of a name that is nobody's who is known
MORE = 2  # so many times as often as all others
FAR = 8  # so many times as often as in passing


def with_owners(scan: Scan, grammar: Grammar, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """The names, each shared one as that of the state of which the text speaks, or as unknown.

    What is a sign as well is left out where the text does not speak of whose it is.
    """
    candidates = _candidates(names, grammar, lexicon)
    if not candidates:
        return names
    text = Speaking(scan, grammar, names, lexicon)
    named = [name for name in names if id(name) in candidates]
    owners = {
        id(name): text.owner(name, alone=_is_sole(candidates[id(name)], lexicon)) for name in named
    }
    signs = {id(name) for name in named if text.is_sign(name)}
    doubtful = signs | {
        key
        for key, (first, *others) in candidates.items()
        if others
        or not _is_sole((first,), lexicon)
        or text.state(first) not in {"", owners[key] or text.state(first)}
    }
    if not doubtful:
        return names
    spoken = text.spoken(named, doubtful)
    own = dict[Words, str]()  # the state that stood last behind each
    kept: list[Name] = []
    for name in names:
        if id(name) not in doubtful:
            kept.append(name)
            continue
        words = text.words(name)
        owner = own[words] = owners[id(name)] or own.get(words) or text.owner_of_fuller(name)
        meant = _meant(candidates[id(name)], owner, spoken[words], text)
        if meant is not None and not text.is_sample(name):
            kept.append(name._replace(alias=meant, rule=meant.rule))
        elif id(name) not in signs:
            kept.append(name._replace(alias=None, kind=None, rule=UNOWNED))
    return kept


def _is_sole(holders: Sequence[Alias], lexicon: Lexicon) -> bool:
    """Whether one body alone has a name that nobody else may have."""
    first = holders[0]
    return len(holders) == 1 and first.words not in lexicon.shared.get(first.entity, ())


def _candidates(
    names: Iterable[Name], grammar: Grammar, lexicon: Lexicon
) -> dict[int, Sequence[Alias]]:
    """The bodies that may have each name of which the text must tell whose it is, by `id`."""
    known: dict[str, Sequence[Alias]] = {}
    found: dict[int, Sequence[Alias]] = {}
    for name in names:
        alias = name.alias
        if alias is None or name.end - name.first > len(alias.words):
            continue  # Partido Verde de Irlanda
        if alias.kind == "organization":
            if alias.surface not in known:
                known[alias.surface] = _holders(alias, grammar, lexicon)
            if known[alias.surface]:
                found[id(name)] = known[alias.surface]
    return found


def _holders(alias: Alias, grammar: Grammar, lexicon: Lexicon) -> Sequence[Alias]:
    """The bodies that may have a name, if the text must tell which: of states, or a sign."""
    if alias.registered or alias.how == "metonym":
        return ()
    same = namesakes(lexicon, alias)
    owned = any(lexicon.entities[one.entity].country for one in same)
    if len(same) > 1 or not _is_sole(same, lexicon):
        return same if owned else ()
    if alias.shapes != ("acronym",):
        return ()
    return same if owned or grammar.is_symbol(alias.surface) else ()


def _meant(
    holders: Collection[Alias], owner: str, spoken: Counter[str], text: Speaking
) -> Alias | None:
    """The body of the owner, else of the state that is spoken of far more often than others.

    Nobody's where the text speaks of that state in passing only.
    """
    if owner:
        return next((one for one in holders if text.state(one) == owner), None)
    often = {one.entity: spoken[text.state(one) or one.entity] for one in holders}
    total = sum(often.values())
    main = [one for one in holders if often[one.entity] >= MORE * (total - often[one.entity])]
    if total:
        most = max((spoken[state] for state in text.states), default=0)
        return next((one for one in main if often[one.entity] * FAR >= most), None)
    stateless = [one for one in holders if len(holders) > 1 and not text.state(one)]
    return next(iter(stateless), None)
