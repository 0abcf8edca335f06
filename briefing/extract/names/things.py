"""Names of things that only their first place tells: ships, weapons, operations, texts."""

from collections.abc import Collection, Iterator, Sequence

from briefing.extract.names.acronyms import ACRONYM_GAPS
from briefing.extract.names.counted import is_counted, is_make
from briefing.extract.names.likeness import Words
from briefing.extract.names.name import Name, goes_on
from briefing.extract.names.view import QUOTES, SPACES, View

ENDS = frozenset(",.;:)")  # of an apposition
PLAIN = "capitals"  # the rule of a name that has no head


def without_things(view: View, names: list[Name]) -> list[Name]:
    """The names without those that the text introduces, there or before, as a thing's.

    A name stays that is known, speaks, is somebody's surname or stands in a longer name. One of
    many of its make stands nowhere without an article.
    """
    things = list(_things(view, names))
    plain = [
        name
        for name in names
        if name.what == "actor" and name.alias is None and name.rule == PLAIN and name.first
    ]
    things += [name for name in plain if is_counted(view, name)]
    many = [name for name in plain if _is_one_of_many(view, name)]
    if not things and not many:
        return names
    longer = _within_longer(view, names, {id(name) for name in (*things, *many)})
    called = {_words(view, name) for name in things}
    called |= {_words(view, name) for name in many} - _without_article(view, names)
    called = {words for words in called if not _is_somebody(view, words, longer)}
    return [name for name in names if not _is_called(view, name, called)]


def _things(view: View, names: Sequence[Name]) -> Iterator[Name]:
    before, listing = None, False
    for name in names:
        if name.nested:
            continue
        if name.what == "event":
            introduced = _is_introduced(view, name)
            listing = introduced and view.lower[name.first - 1].endswith(
                view.grammar.plural_endings
            )
            if introduced:
                yield name
        elif name.what == "actor" and name.alias is None:
            listing = (
                listing
                and before is not None
                and goes_on(view.text, before, name, view.grammar.list_gaps)
            )
            behind = before is not None and _is_behind(view, before, name)
            told = _is_explained(view, name) or _is_told_before(view, name)
            if behind or told or (listing and name.rule == PLAIN):
                yield name
        else:
            listing = False
        before = name


def _is_introduced(view: View, name: Name) -> bool:
    """Whether the noun before says that it is a ship, an operation, a text."""
    first, lower, grammar = name.first, view.lower, view.grammar
    if first and lower[first - 1] in grammar.nothing:
        return True
    return (
        first > 1
        and lower[first - 1] in grammar.genitives
        and lower[first - 2] in grammar.named_after
    )


def _is_behind(view: View, before: Name, name: Name) -> bool:
    """Whether it is the acronym of an event or a text: Tratado de Tlatelolco ([TDT])."""
    return (
        before.what == "event"
        and before.end == name.first == name.end - 1
        and view.gap(before.end - 1) in ACRONYM_GAPS
    )


def _is_explained(view: View, name: Name) -> bool:
    """Whether what is quoted is a thing by what stands behind it: el "Mar Azul", otro mercante."""
    gap, grammar = view.gap(name.end - 1), view.grammar
    if gap[:1] not in QUOTES or gap[1:].strip() != ",":
        return False
    opening = grammar.articles | grammar.indefinite | grammar.others
    lower = view.lower[name.end : name.end + 3]
    return bool(lower) and lower[0] in opening and not grammar.nothing.isdisjoint(lower[1:])


def _is_told_before(view: View, name: Name) -> bool:
    """Whether what it is stands before it, in an apposition: un barco galés, el [Mar Azul], va."""
    noun, first = name.first - 2, name.first
    if noun < 1 or name.rule != PLAIN or view.lower[first - 1] not in view.grammar.articles:
        return False
    if view.gap(noun) != ", " or view.gap(name.end - 1).lstrip("".join(QUOTES))[:1] not in ENDS:
        return False
    noun -= view.words[noun] in view.lexicon.demonyms
    return view.lower[noun] in view.grammar.nothing


def _is_one_of_many(view: View, name: Name) -> bool:
    """Whether it is a thing of that make: un Taepodong, un Minuteman II."""
    first, end = name.first, name.end
    if view.lower[first - 1] not in view.grammar.indefinite or view.words[first].isupper():
        return False
    return view.gap(first - 1) in SPACES and is_make(view, first, end)


def _without_article(view: View, names: Sequence[Name]) -> frozenset[Words]:
    """The words of the names before which no article stands."""
    articles = view.grammar.articles | view.grammar.indefinite
    return frozenset(
        _words(view, name)
        for name in names
        if not name.first or view.lower[name.first - 1] not in articles
    )


def _within_longer(view: View, names: Sequence[Name], things: Collection[int]) -> frozenset[str]:
    """The words of the names of several words that may be somebody's."""
    return frozenset(
        word
        for name in names
        if name.what == "actor" and name.end - name.first > 1 and id(name) not in things
        for word in _words(view, name)
    )


def _is_somebody(view: View, words: Words, longer: frozenset[str]) -> bool:
    if len(words) > 1 and view.grammar.is_symbol(words[-1].upper()):
        return False  # Minuteman III
    return words[-1] in view.lexicon.surnames or (len(words) == 1 and words[0] in longer)


def _is_called(view: View, name: Name, called: Collection[Words]) -> bool:
    if name.what != "actor" or name.alias is not None or _words(view, name) not in called:
        return False
    speaks = view.adjacent(name.end - 1) and view.lower[name.end] in view.grammar.saying
    return not speaks


def _words(view: View, name: Name) -> Words:
    return view.folded[name.first : name.end]
