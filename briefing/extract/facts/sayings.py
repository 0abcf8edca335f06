"""Where a sentence says that somebody says something, or denies it."""

from briefing.extract.facts.according import phrased, viewed
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
    PHRASE,
    PLANS,
    REJECTS,
    SAID,
    SAYING,
    SAYS,
    SPOKEN,
    TIGHT,
    VOWS,
)
from briefing.extract.facts.passage import QUOTES, Passage
from briefing.extract.facts.phrases import Run
from briefing.extract.facts.saying import HELPING, Saying, Side
from briefing.extract.facts.sources import agrees, proper
from briefing.extract.facts.subject import after


def sayings(passage: Passage) -> list[Saying]:
    """The cues of a sentence in its order; none for a verb of saying that says nothing here."""
    view = viewed(passage)
    return [view, *_cues(passage)] if view else _cues(passage)


def _cues(passage: Passage) -> list[Saying]:
    if not passage.seen & (SAYING | DENYING | PLANS | VOWS | PHRASE):
        return _quoting(passage)
    found = []
    kinds = passage.kinds
    for index in passage.where(SAYING | DENYING | PLANS | VOWS):
        # A participle says something only after "ha" or "fue"; a capital makes a name.
        told = kinds[index] & SPOKEN or (index and kinds[index - 1] & HELPING)
        if told and not passage.is_name(index) and not passage.is_quoted(index):
            saying = _verb(passage, index)
            if saying:
                found.append(saying)
    if passage.seen & PHRASE:
        found.extend(phrased(passage))
        found.sort()
    return found or _quoting(passage)


def _quoting(passage: Passage) -> list[Saying]:
    """Words quoted behind a colon, by who does what is told before: "Ana fue más lejos: «Sí»"."""
    if not passage.marks:
        return []
    mark, tokens = passage.marks[0], passage.tokens
    if not tokens.text[passage.span.start : mark].rstrip().endswith(":"):
        return []
    verbs = [at for at in passage.where(FINITE) if tokens.starts[at] < mark]
    if not verbs:
        return []
    helped = passage.word(verbs[-1] + 1).endswith(passage.cues.participle)
    return [Saying(verbs[-1], verbs[-1] + 1 + helped, "says", "forward", "before")]


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
    if passage.first < start and passage.bits(start - 1) & NOT:
        return None
    for place in range(index + 1, min(index + 4, passage.last)):
        if passage.word(place) in passage.cues["agent"] and passage.bits(index) & (SAYS | CLAIMS):
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
    turned = not clause and _is_turned(passage, start, index)
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
        plans = bits & (PLANS | VOWS) and that_follows(passage, index)
        return Saying(start, index + 1, "plans", "forward", "before") if plans else None
    if passage.word(start - 1) in passage.cues["reflexive"] and not _is_own(passage, index):
        # "se informó hoy": nobody is named; "se define como": nothing is told.
        return None if bits & CLAIMS and not bits & SAYS else _impersonal(passage, start, index)
    if passage.word(start - 1) in passage.cues["asides"]:
        return Saying(start, index + 1, "says", "around", "after")
    if clause_follows(passage, index) or opens_quotation(passage, index):
        return Saying(start, index + 1, "says", "forward", _side(passage, start, index))
    if _is_turned(passage, start, index):
        return Saying(start, index + 1, "says", "backward", "after")
    if closes_quotation(passage, start):
        return Saying(start, index + 1, "says", "backward", "before")
    if bits & CLAIMS:
        return Saying(start, index + 1, "says", "forward", "before")
    return _parted(passage, start, index)


def _is_own(passage: Passage, index: int) -> bool:
    """Whether a verb is reflexive by itself: "se quejó"."""
    return passage.word(index) in passage.cues["own"]


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


def _is_turned(passage: Passage, start: int, index: int) -> bool:
    """Whether the verb is turned, and no object behind it: "Ana, que llegó, anunció el fin"."""
    if not is_turned(passage, start, index):
        return False
    if not QUOTES.isdisjoint(passage.gap(start - 1)):
        return True
    runs = after(passage, index + 1)
    if not runs:
        # "…, acusó a Roma": whoever is accused stands behind the verb.
        closed = "," in passage.gap(index) or index + 1 == passage.last
        return bool(passage.bits(index) & (SAYS | TIGHT if closed else SAYS))
    noun = proper(passage, runs[0])
    if noun is None or not agrees(passage, noun, start):
        return False
    return passage.word(index) not in passage.cues["makes"] or not _is_made(passage, noun)


def _is_made(passage: Passage, noun: Run) -> bool:
    """Whether a text is what is told of, as no article knows it: "…, anunció [un informe]"."""
    cues = passage.cues
    known = passage.word(noun[0]) in cues["articles"]
    return not known and not cues["documents"].isdisjoint(passage.tokens.lower[slice(*noun)])


def _side(passage: Passage, start: int, index: int) -> Side:
    """Where the subject of a verb stands that has its clause behind it ("ha dicho Ana que")."""
    turned = start == passage.first or after_name(passage, index + 1) > index + 1
    turned = turned or not QUOTES.isdisjoint(passage.gap(start - 1))
    return "after" if turned else "before"
