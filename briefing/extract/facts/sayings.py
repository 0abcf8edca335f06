"""Where a sentence says that somebody says something, or denies it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefing.extract.facts.cues import (
    CLAIMS,
    DENIES,
    DENYING,
    FINITE,
    NOT,
    PASSIVE,
    PERFECT,
    PHRASE,
    PLANS,
    REJECTS,
    SAID,
    SAYING,
    SPOKEN,
    THAT,
    TIGHT,
)
from briefing.extract.facts.passage import QUOTES, Passage
from briefing.text import Span

# forward: what follows is said ("dijo que"); backward: what precedes (", dijo Ana"); around: all of it ("según").
Scope = Literal["forward", "backward", "around"]
Use = Literal["says", "denies", "plans"]
# Where the source stands: before or after the cue, or nowhere.
Side = Literal["before", "after"]

# So many words may stand between a verb of saying and its "que" ("dijo el jueves ante la prensa que").
REACH = 9
HELPING = PERFECT | PASSIVE


class Saying(NamedTuple):
    """A cue of words `first` to `last` (exclusive), what it does to which part, and where its source stands."""

    first: int
    last: int
    use: Use
    scope: Scope
    side: Side

    def span(self, passage: Passage) -> Span:
        """The cue's own words."""
        return passage.stretch(self.first, self.last)


def sayings(passage: Passage) -> list[Saying]:
    """The cues of a sentence in its order; none for a verb of saying that says nothing here."""
    if not passage.seen & (SAYING | DENYING | PLANS | PHRASE):
        return []
    found = []
    kinds = passage.kinds
    for index in passage.where(SAYING | DENYING | PLANS):
        # A participle says something only after "ha" or "fue".
        if kinds[index] & SPOKEN or (index and kinds[index - 1] & HELPING):
            saying = _verb(passage, index)
            if saying:
                found.append(saying)
    if passage.seen & PHRASE:
        found.extend(_phrases(passage))
        found.sort()
    return found


def _phrases(passage: Passage) -> Iterator[Saying]:
    cues = passage.cues
    for start, end, phrase in passage.phrases():
        if phrase.use == "says":
            yield Saying(start, end, "says", "forward", "before")
        elif phrase.use == "according":
            agrees = passage.word(start - 1) in cues["not_after"]
            if not agrees and passage.word(end) not in cues["not_before"] and end < passage.last:
                verb = passage.kinds[end] & SAYING and passage.kinds[end] & SPOKEN
                yield Saying(start, end + 1 if verb else end, "says", "around", "after")


def _verb(passage: Passage, index: int) -> Saying | None:
    bits = passage.kinds[index]
    start = index
    while passage.kinds[start - 1] & HELPING and start > passage.first:
        start -= 1
    helped = passage.kinds[start:index] if start < index else ()
    if helped and bits & SAID:
        if any(kind & PASSIVE for kind in helped):
            return _passive(passage, start, index)
    elif not bits & SPOKEN or _is_noun(passage, index):
        return None
    if passage.first < start and passage.kinds[start - 1] & NOT:
        return None
    return _denial(passage, start, index) or _report(passage, start, index)


def _is_noun(passage: Passage, index: int) -> bool:
    cues = passage.cues
    if passage.word(index) not in cues["nouns"]:
        return False
    before = passage.word(index - 1)
    return before in cues["determiners"] or before in cues["of"] or before in cues["prepositions"]


def _passive(passage: Passage, start: int, index: int) -> Saying | None:
    for place in range(index + 1, min(index + 4, passage.last)):
        if passage.word(place) in passage.cues["agent"] and passage.kinds[index] & SAYING:
            return Saying(start, place + 1, "says", "around", "after")
    return None


def _denial(passage: Passage, start: int, index: int) -> Saying | None:
    bits = passage.kinds[index]
    if not bits & DENYING or passage.word(start - 1) in passage.cues["reflexive"]:
        return None
    clause = _clause_follows(passage, index)
    near = {passage.word(place) for place in range(index + 1, index + 4)}
    cues = passage.cues
    if bits & DENIES:
        denies = clause or not near & cues["refused"]
    else:
        denies = clause or bool(bits & REJECTS and near & cues["claim_nouns"])
    if not denies:
        return None
    turned = not clause and _is_turned(passage, start, index)
    return Saying(
        start,
        index + 1,
        "denies",
        "backward" if turned else "forward",
        "after" if turned else "before",
    )


def _report(passage: Passage, start: int, index: int) -> Saying | None:
    bits = passage.kinds[index]
    if bits & PLANS and not bits & SAYING:
        if _clause_follows(passage, index):
            return Saying(start, index + 1, "plans", "forward", "before")
        return None
    if not bits & SAYING:
        return None
    if _clause_follows(passage, index) or _opens_quotation(passage, index):
        return Saying(start, index + 1, "says", "forward", _side(passage, start))
    if _is_turned(passage, start, index):
        return Saying(start, index + 1, "says", "backward", "after")
    if bits & CLAIMS:
        return Saying(start, index + 1, "says", "forward", "before")
    return None


def _side(passage: Passage, start: int) -> Side:
    return "after" if start == passage.first else "before"


def _clause_follows(passage: Passage, index: int) -> bool:
    """Whether "que" comes next, or after words that say only where, when and to whom."""
    following = index + 1
    if following < passage.last and passage.kinds[following] & THAT:
        return True
    if passage.kinds[index] & TIGHT or not _is_circumstance(passage, following):
        return False
    for place in range(following, min(following + REACH, passage.last)):
        if passage.kinds[place] & THAT:
            return not _is_relative(passage, index, place)
        if passage.kinds[place] & FINITE or any(mark in passage.gap(place - 1) for mark in ";:."):
            return False
    return False


def _is_circumstance(passage: Passage, place: int) -> bool:
    cues = passage.cues
    if passage.word(place) in cues["circumstances"] or place in passage.in_dates:
        return True
    return passage.word(place) in cues["determiners"] and place + 1 in passage.in_dates


def _is_relative(passage: Passage, verb: int, place: int) -> bool:
    """ "a los que", "dijo el jueves Ana, que": a pronoun, not the start of the verb's clause."""
    before = passage.word(place - 1)
    if before in passage.cues["of"]:
        return False
    if "," in passage.gap(place - 1) and "," not in passage.gap(verb):
        return True
    return before in passage.cues["articles"] or before in passage.cues["prepositions"]


def _opens_quotation(passage: Passage, index: int) -> bool:
    for place in range(index, min(index + REACH, passage.last)):
        gap = passage.gap(place)
        if ":" in gap:
            return not QUOTES.isdisjoint(gap)
        if not QUOTES.isdisjoint(gap):
            return place <= index + 2
    return False


def _is_turned(passage: Passage, start: int, index: int) -> bool:
    while passage.word(start - 1) in passage.cues["clitics"]:
        start -= 1
    if start == passage.first:
        return False
    gap = passage.gap(start - 1)
    if not QUOTES.isdisjoint(gap):
        return True
    if not any(mark in gap for mark in ",—–"):
        return False
    if passage.word(index + 1) in passage.cues["that"]:
        return False
    return any(kind & FINITE for kind in passage.kinds[passage.first : start])
