"""Where a sentence says that somebody says something, or denies it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefing.extract.facts.clauses import (
    after_name,
    clause_follows,
    closes_quotation,
    is_noun,
    is_turned,
    opens_quotation,
    parted_subject,
    that_follows,
)
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
    SAYS,
    SPOKEN,
)
from briefing.extract.facts.passage import Passage
from briefing.text import Span

# forward: what follows is said ("dijo que"); backward: what precedes (", dijo Ana");
# around: all of it ("según Ana").
Scope = Literal["forward", "backward", "around"]
Use = Literal["says", "denies", "plans"]
# Where the source stands: before or after the cue; before it and after a comma ("…, Ana said");
# nowhere where nobody is named ("según se supo").
Side = Literal["before", "after", "nowhere", "parted"]

HELPING = PERFECT | PASSIVE


class Saying(NamedTuple):
    """A cue of words `first` to `last` (exclusive).

    `use` is what it does, `scope` to which part of the sentence, `side` where its source stands.
    """

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
        # A participle says something only after "ha" or "fue"; a capital makes a name.
        told = kinds[index] & SPOKEN or (index and kinds[index - 1] & HELPING)
        if told and not passage.is_name(index) and not passage.is_quoted(index):
            saying = _verb(passage, index)
            if saying:
                found.append(saying)
    if passage.seen & PHRASE:
        found.extend(_phrases(passage))
        found.sort()
    return found


def _phrases(passage: Passage) -> Iterator[Saying]:
    for start, end, phrase in passage.phrases():
        if phrase.use == "says":
            yield Saying(start, end, "says", "forward", "before")
        elif phrase.use == "according":
            saying = _according(passage, start, end)
            if saying:
                yield saying


def _according(passage: Passage, start: int, end: int) -> Saying | None:
    """A source named without a verb of its own, or with one: "según dijo Ana"."""
    cues = passage.cues
    if passage.word(start - 1) in cues["not_after"] or end >= passage.last:
        return None
    if _is_of_last_member(passage, start, end):
        return None
    if passage.word(end) in cues["reflexive"]:
        return Saying(start, end, "says", "around", "nowhere")
    verb = end
    while passage.bits(verb) & HELPING:
        verb += 1
    if verb < passage.last and passage.bits(verb) & SAYING:
        return Saying(start, verb + 1, "says", "around", "after")
    if passage.word(end) not in cues["not_before"]:
        return Saying(start, end, "says", "around", "after")
    told = end + 1 < passage.last and passage.bits(end + 1) & SAYING
    if told and passage.word(end + 2) in cues["agent"]:
        return Saying(start, end + 3, "says", "around", "after")
    return None


def _is_of_last_member(passage: Passage, start: int, end: int) -> bool:
    """Whether the source is only for the end of a list: "oro y, según los geólogos, petróleo"."""
    if passage.word(start - 1) not in passage.cues["joins"] or "," not in passage.gap(start - 1):
        return False
    closed = next((at for at in range(end, passage.last) if "," in passage.gap(at)), passage.last)
    return closed < passage.last and not any(
        passage.bits(at) & FINITE for at in range(closed + 1, passage.last)
    )


def _verb(passage: Passage, index: int) -> Saying | None:
    bits = passage.bits(index)
    start = index
    while passage.bits(start - 1) & HELPING and start > passage.first:
        start -= 1
    helped = passage.kinds[start:index] if start < index else ()
    if helped and bits & SAID:
        if any(kind & PASSIVE for kind in helped):
            return _passive(passage, start, index)
    elif not bits & SPOKEN or is_noun(passage, index):
        return None
    if passage.first < start and passage.bits(start - 1) & NOT:
        return None
    return _denial(passage, start, index) or _report(passage, start, index)


def _passive(passage: Passage, start: int, index: int) -> Saying | None:
    for place in range(index + 1, min(index + 4, passage.last)):
        if passage.word(place) in passage.cues["agent"] and passage.bits(index) & SAYING:
            return Saying(start, place + 1, "says", "around", "after")
    return None


def _denial(passage: Passage, start: int, index: int) -> Saying | None:
    bits = passage.bits(index)
    if not bits & DENYING or passage.word(start - 1) in passage.cues["reflexive"]:
        return None
    clause = clause_follows(passage, index)
    near = {passage.word(place) for place in range(index + 1, index + 4)}
    cues = passage.cues
    if bits & DENIES:
        denies = clause or not near & cues["refused"]
    else:
        # "rechazó subir el gasto" refuses to act; "rechazó haber pagado" denies.
        clause = that_follows(passage, index) or passage.word(index + 1) in cues["having"]
        denies = clause or bool(bits & REJECTS and near & cues["claim_nouns"])
    if not denies:
        return None
    turned = not clause and is_turned(passage, start, index)
    return Saying(
        start,
        index + 1,
        "denies",
        "backward" if turned else "forward",
        "after" if turned else "before",
    )


def _report(passage: Passage, start: int, index: int) -> Saying | None:
    bits = passage.bits(index)
    if not bits & SAYING:
        plans = bits & PLANS and that_follows(passage, index)
        return Saying(start, index + 1, "plans", "forward", "before") if plans else None
    if passage.word(start - 1) in passage.cues["reflexive"]:
        # "se informó hoy": nobody is named; "se define como": nothing is told.
        return None if bits & CLAIMS and not bits & SAYS else _impersonal(passage, start, index)
    if passage.word(start - 1) in passage.cues["asides"]:
        return Saying(start, index + 1, "says", "around", "after")
    if clause_follows(passage, index) or opens_quotation(passage, index):
        return Saying(start, index + 1, "says", "forward", _side(passage, start, index))
    if is_turned(passage, start, index):
        return Saying(start, index + 1, "says", "backward", "after")
    if closes_quotation(passage, start):
        return Saying(start, index + 1, "says", "backward", "before")
    if bits & CLAIMS:
        return Saying(start, index + 1, "says", "forward", "before")
    return _parted(passage, start, index)


def _parted(passage: Passage, start: int, index: int) -> Saying | None:
    """A verb that stands with its subject behind or amid what is said: "…, Ana said, …"."""
    subject = parted_subject(passage, start, index)
    if subject is None:
        return None
    verbs = passage.where(FINITE)
    told = bool(verbs) and verbs[0] < subject
    return Saying(start, index + 1, "says", "backward" if told else "around", "parted")


def _impersonal(passage: Passage, start: int, index: int) -> Saying | None:
    if clause_follows(passage, index):
        return Saying(start, index + 1, "says", "forward", "nowhere")
    turned = is_turned(passage, start, index)
    return Saying(start, index + 1, "says", "backward", "nowhere") if turned else None


def _side(passage: Passage, start: int, index: int) -> Side:
    """Where the subject of a verb stands that has its clause behind it ("ha dicho Ana que")."""
    turned = start == passage.first or after_name(passage, index + 1) > index + 1
    return "after" if turned else "before"
