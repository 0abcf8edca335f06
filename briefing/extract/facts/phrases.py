"""Noun phrases: where they begin and end among the words of a sentence."""

from collections.abc import Iterator

from briefing.extract.facts.clauses import after_dates, after_name
from briefing.extract.facts.cues import FINITE, NUMBER, SPOKEN
from briefing.extract.facts.passage import QUOTES, Passage

# A run of words: first and last (exclusive).
Run = tuple[int, int]
# A full stop inside a sentence belongs to an initial or an abbreviation.
STOPS = frozenset(",;:()[]…!?—–") | QUOTES
LONGEST_NAME = 3  # words of a name that opens a sentence
FARTHEST = 60  # words of dates and places before a noun phrase


def runs(passage: Passage, start: int, end: int) -> Iterator[Run]:
    """The words from `start` to `end`, parted at punctuation."""
    first = start
    for index in range(start, end):
        if index == end - 1 or not STOPS.isdisjoint(passage.gap(index)):
            yield (first, index + 1)
            first = index + 1


def is_adverbial(passage: Passage, run: Run) -> bool:
    """Whether a run says where, when or how, rather than who."""
    word, cues = passage.word(run[0]), passage.cues
    following = passage.word(run[0] + 1)
    if run[0] == passage.first and passage.opens_with_name:
        return False
    return (
        word in cues["leading"]
        or (bool(cues.adverbial) and word.endswith(cues.adverbial))
        or (following in cues["times"] and word in cues["determiners"])
        or f"{word} {following}" in cues["adverbs"]
        or after_dates(passage, run[0]) > run[0]
    )


def is_bare_name(passage: Passage, run: Run) -> bool:
    """Whether a run is a name alone: "el portavoz del banco, una entidad menor, [Ana Pérez],"."""
    start, end = run
    named = all(at == passage.first or passage.is_name(at) for at in (start, end - 1))
    return named and end - start <= LONGEST_NAME


def opens_phrase(passage: Passage, place: int) -> bool:
    """Whether a word may open a noun phrase: a determiner or a name."""
    return passage.word(place) in passage.cues["determiners"] or passage.is_name(place)


def cut(passage: Passage, run: Run) -> Run:
    """The noun phrase at the start of a run: up to its verb, a clitic before it, or a relative."""
    start, end = run
    # What stands right behind a determiner is a noun: la cancillería.
    determined = passage.word(start) in passage.cues["determiners"]
    for index in range(start + 1 + determined, end):
        word = passage.word(index)
        verb = passage.bits(index) & (FINITE | SPOKEN) and not passage.is_name(index)
        ends = word in passage.cues["relative"] or word in passage.cues["consulted"]
        if verb or ends or index in passage.in_dates:
            return (start, without_clitics(passage, start + 1, index))
    return run


def without_clitics(passage: Passage, start: int, place: int) -> int:
    """Where the words before a verb end that are not its own ("Francia lo desmiente")."""
    while place > start and passage.word(place - 1) in passage.cues["clitics"]:
        place -= 1
    return place


def end_of_phrase(passage: Passage, start: int) -> int:
    """Where the noun phrase that begins at `start` ends (exclusive)."""
    for index in range(start + 1, passage.last):
        if _ends_phrase(passage, index):
            return _without_trailing(passage, start, index)
    return passage.last


def _ends_phrase(passage: Passage, index: int) -> bool:
    cues, word = passage.cues, passage.word(index)
    return (
        not STOPS.isdisjoint(passage.gap(index - 1))
        or (word in cues["prepositions"] and not _is_completed(passage, index))
        or word in cues["relative"]
        or word in cues["consulted"]
        or index in passage.in_dates
        or (bool(passage.bits(index) & FINITE) and not is_determined(passage, index))
    )


def is_determined(passage: Passage, index: int) -> bool:
    """Whether a word that looks like a verb is a name, or a noun behind its article."""
    return passage.is_name(index) or passage.word(index - 1) in passage.cues["determiners"]


def _is_completed(passage: Passage, index: int) -> bool:
    """Whether the phrase goes on: "citadas [por la prensa]", "cercanas [a la negociación]"."""
    cues, before = passage.cues, passage.word(index - 1)
    word, following = passage.word(index), passage.word(index + 1)
    told = word in cues["agent"] and before.endswith(cues.participle)
    office = f"{word} {following}" in cues["of_office"]
    return told or office or before in cues["near"] or _is_in_name(passage, index)


def _is_in_name(passage: Passage, index: int) -> bool:
    """Whether a preposition joins the parts of a name: Oficina [contra] la Droga."""
    cues, following = passage.cues, index + 1
    if passage.word(index) not in cues["in_names"] or not passage.is_name(index - 1):
        return False
    return passage.is_name(following + (passage.word(following) in cues["determiners"]))


def _without_trailing(passage: Passage, start: int, end: int) -> int:
    cues, dated = passage.cues, end in passage.in_dates
    while end > start + 1 and passage.word(end - 1) in cues["joins"] | cues["articles"]:
        end -= 1
    told = dated and _is_told(passage, start, end - 1)
    return _without_trailing(passage, start, end - 1) if told else end


def _is_told(passage: Passage, start: int, last: int) -> bool:
    """Whether the last word only says when it was said: "un comunicado [difundido] el martes"."""
    if last < start + 2 or passage.is_name(last) or passage.word(last - 1) in passage.cues["of"]:
        return False
    return passage.word(last).endswith(passage.cues.participle)


def next_phrase(passage: Passage, place: int) -> int | None:
    """Where the next noun phrase begins behind dates and places; None in another clause."""
    cues = passage.cues
    last = min(passage.last, place + FARTHEST)
    while place < last:
        word = passage.word(place)
        behind = after_dates(passage, place)
        if behind > place:
            place = behind
        elif _is_adverb(passage, place):
            place += 1
        elif word in cues["prepositions"]:
            found = _after_preposition(passage, place)
            if found is None:
                return None
            place = found
        elif passage.bits(place) & FINITE or word in cues["joins"] or word in cues["that"]:
            return None
        else:
            return place
    return None


def _is_adverb(passage: Passage, place: int) -> bool:
    """Whether a word says when or how by itself: "dijo [después] Ana", not "después de Ana"."""
    cues, word = passage.cues, passage.word(place)
    if word in cues["by_itself"]:
        return passage.word(place + 1) not in cues["of"]
    return bool(cues.adverbial) and word.endswith(cues.adverbial)


def _is_agency(passage: Passage, place: int) -> bool:
    """Whether an acronym stands there before another name: declaró a [AFP] Ana Pérez."""
    word = passage.tokens.words[place] if place + 1 < passage.last else ""
    if len(word) < 2 or not word.isupper() or not passage.is_name(place + 1):
        return False
    behind = passage.word(after_name(passage, place))
    return passage.gap(place).isspace() and behind not in passage.cues["determiners"]


def _after_preposition(passage: Passage, place: int) -> int | None:
    """The next noun phrase after "en Roma" or "ante ellos"; None where the clause ends first."""
    cues = passage.cues
    index = place + 1
    if (behind := after_dates(passage, index)) > index:
        return behind
    if passage.word(index) in cues["determiners"]:
        index += 1
    elif _is_agency(passage, index):
        return index + 1
    while index < passage.last:
        if passage.gap(index - 1) == " (" and passage.gap(index) == ") ":
            index += 1  # "a Radio Cobre (RC) una fuente"
        elif not STOPS.isdisjoint(passage.gap(index - 1)):
            return None
        word = passage.word(index)
        opens = word in cues["determiners"] or word in cues["prepositions"]
        opens = opens or (word in cues["sources"] and not passage.bits(index - 1) & NUMBER)
        opens = opens or (passage.is_name(index) and passage.word(index - 1) in cues["channels"])
        if opens and passage.word(index - 1) not in cues["of"] and index > place + 1:
            return index
        index += 1
    return None
