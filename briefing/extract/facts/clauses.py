"""What stands beside a verb of saying: a clause, a quotation, or its subject turned behind it."""

from briefing.extract.facts.cues import CLAIMS, FINITE, SAYS, THAT, TIGHT
from briefing.extract.facts.passage import QUOTES, Passage

# So many words may stand between a verb of saying and its "que" ("dijo el jueves en Roma que").
REACH = 12
# So many characters between the verb and a quotation.
NEAR = 80
# So many words may its subject have between a quotation and the verb.
SUBJECT = 8
# So many words before a turned verb have a verb of their own, if it is not known.
TOLD = 6
# A longer run of capitalised words is no name.
LONGEST = 20
ENDS_CLAUSE = frozenset(";:.")
DASHES = frozenset(",—–")


def clause_follows(passage: Passage, verb: int) -> bool:
    """Whether what is said follows as a clause or as an infinitive."""
    following = verb + 1
    if following < passage.last and not passage.bits(verb) & TIGHT:
        bare = passage.cues["bare"] and passage.bits(verb) & SAYS
        if _is_infinitive(passage, following) or (bare and _is_bare(passage, following)):
            return True
    return that_follows(passage, verb)


def that_follows(passage: Passage, verb: int) -> bool:
    """Whether "que" comes next, or after words that say only where, when, to whom and who."""
    following = verb + 1
    if following >= passage.last:
        return False
    if passage.bits(following) & THAT:
        return True
    if passage.bits(verb) & TIGHT:
        place = after_dates(passage, following)
        return place < passage.last and bool(passage.bits(place) & THAT)
    place = after_name(passage, following)
    if place > following:
        return place < passage.last and bool(passage.bits(place) & THAT)
    return _is_circumstance(passage, following) and _that_comes(passage, verb)


def opens_quotation(passage: Passage, verb: int) -> bool:
    """Whether a quotation stands right behind the verb, or behind the next colon."""
    end = passage.tokens.ends[verb]
    mark = next((mark for mark in passage.marks if mark >= end), None)
    if mark is None or mark > end + NEAR:
        return False
    between = passage.tokens.text[end:mark]
    return between.rstrip().endswith(":") or (":" not in between and len(between.split()) < 3)


def closes_quotation(passage: Passage, verb: int) -> bool:
    """Whether nothing but its subject stands between a quotation and the verb ("…", Ana said)."""
    if not passage.marks:
        return False
    for place in range(verb - 1, max(passage.first, verb - SUBJECT) - 1, -1):
        if not QUOTES.isdisjoint(passage.gap(place)):
            return place + 1 < verb
        if passage.bits(place) & FINITE:
            return False
    return False


def parted_subject(passage: Passage, start: int, verb: int) -> int | None:
    """Where the subject begins of a verb that a comma parts from what is said ("…, Ana said.").

    Only where the language may leave out the conjunction; None where something else follows.
    """
    following = verb + 1
    ends = following >= passage.last or "," in passage.gap(verb)
    if not passage.cues["bare"] or not (ends or passage.in_dates & {following, following + 1}):
        return None
    for place in range(start - 1, max(passage.first, start - SUBJECT) - 1, -1):
        if "," in passage.gap(place):
            return place + 1 if place + 1 < start else None
        if passage.bits(place) & FINITE:
            return None
    return None


def is_turned(passage: Passage, start: int, verb: int) -> bool:
    """Whether the verb's subject stands behind it and what is said before (", dijo Ana").

    `start` is where the verb begins with its auxiliaries.
    """
    while passage.word(start - 1) in passage.cues["clitics"]:
        start -= 1
    if start == passage.first:
        return False
    gap = passage.gap(start - 1)
    if not QUOTES.isdisjoint(gap):
        return True
    if DASHES.isdisjoint(gap) or passage.word(verb + 1) in passage.cues["that"]:
        return False
    verbs = passage.where(FINITE)
    if (verbs and verbs[0] < start) or "," in passage.gap(verb):
        return True
    if after_name(passage, verb + 1) > verb + 1 or _is_inserted(passage, verb):
        return True
    # No list knows all verbs: so many words have one, where the verb of saying can have no object.
    bits = passage.bits(verb)
    if not bits & SAYS or bits & (CLAIMS | TIGHT) or start - passage.first < TOLD:
        return False
    return not _is_apposed(passage, start) or _speaks(passage, verb + 1)


def _is_apposed(passage: Passage, verb: int) -> bool:
    """Whether commas stand around what is right before the verb: "Ana, la ministra, anunció"."""
    return any("," in passage.gap(place) for place in range(passage.first, verb - 1))


def _speaks(passage: Passage, place: int) -> bool:
    """Whether somebody stands behind the verb, not what is announced: el [portavoz], fuentes."""
    place = after_dates(passage, place)
    speakers, texts = passage.cues["speakers"], passage.cues["documents"]
    words = map(passage.word, range(place, place + 3))
    return passage.is_name(place) or any(word in speakers and word not in texts for word in words)


def is_noun(passage: Passage, index: int) -> bool:
    """Whether a form that may be a noun is one here ("la denuncia", "el programa")."""
    cues = passage.cues
    if passage.word(index) not in cues["nouns"]:
        return False
    before = passage.word(index - 1)
    return before in cues["determiners"] or before in cues["of"] or before in cues["prepositions"]


def after_name(passage: Passage, place: int) -> int:
    """Where the run of capitalised words that begins at `place` ends; there, if there is none."""
    words, last = passage.tokens.words, min(passage.last, place + LONGEST)
    while (
        place < last
        and words[place][0].isupper()
        and place not in passage.in_dates
        and passage.gap(place - 1).isspace()
    ):
        place += 1
    return place


def after_dates(passage: Passage, place: int) -> int:
    """Where the date that begins at `place`, if any, ends; its article counts."""
    if passage.word(place) in passage.cues["determiners"]:
        # "el pasado 28 de enero"
        first = place + 1 + (passage.word(place + 1) in passage.cues["gone_or_coming"])
        if first in passage.in_dates:
            place = first
    while place in passage.in_dates:
        place += 1
    return place


def _is_infinitive(passage: Passage, place: int) -> bool:
    """Whether a clause without "que" begins ("dijo no saber", "aseguró haber recibido")."""
    cues = passage.cues
    if passage.word(place) in cues["not"]:
        place += 1
    word = passage.word(place)
    return word.endswith(cues.infinitive) and word not in cues["circumstances"] and len(word) > 3


def _is_bare(passage: Passage, place: int) -> bool:
    """Whether a clause without "that" may begin ("said the deal was off")."""
    near = passage.gap(place - 1).isspace() and not _is_circumstance(passage, place)
    later = range(place + 1, min(place + REACH, passage.last))
    return near and any(passage.bits(other) & FINITE for other in later)


def _is_circumstance(passage: Passage, place: int) -> bool:
    known = passage.word(place) in passage.cues["circumstances"]
    return known or after_dates(passage, place) > place


def _that_comes(passage: Passage, verb: int) -> bool:
    end = verb + 1 + REACH
    # "después de que" goes on with when, not with what.
    places = (place for place in passage.where(THAT) if verb < place < end)
    place = next((one for one in places if _may_be_clause(passage, verb, one)), None)
    if place is None or _is_relative(passage, verb, place):
        return False
    tokens = passage.tokens
    between = tokens.text[tokens.ends[verb] : tokens.starts[place]]
    finite = any(
        verb < other < place and not passage.is_name(other) for other in passage.where(FINITE)
    )
    return not finite and ENDS_CLAUSE.isdisjoint(between)


def _may_be_clause(passage: Passage, verb: int, place: int) -> bool:
    before = passage.word(place - 1)
    return before not in passage.cues["of"] or _is_governed(passage, verb, place)


def _is_governed(passage: Passage, verb: int, place: int) -> bool:
    """Whether the verb's clause begins so: "avisó ayer [de que]", "insistió, en Roma, [en que]"."""
    before = passage.word(place - 1)
    if f"{passage.word(verb)} {before}" not in passage.cues["governed"]:
        return False
    return passage.word(place - 2) not in passage.cues["before_of"]


def _is_inserted(passage: Passage, verb: int) -> bool:
    """Whether the sentence goes on with its verb behind a comma: "Las minas, dijo él, cerrarán"."""
    for place in range(verb + 1, min(verb + REACH, passage.last - 1)):
        if passage.bits(place) & FINITE:
            return False
        if "," in passage.gap(place):
            clitic = passage.word(place + 1) in passage.cues["clitics"]
            return bool(passage.bits(place + 1 + clitic) & FINITE)
    return False


def _has_subject(passage: Passage, verb: int, end: int) -> bool:
    """Whether the verb's subject stands before `end`: "…, dijo a Efe [una fuente] que"."""
    cues = passage.cues
    opens, governs = cues["determiners"] | cues["sources"], cues["prepositions"] | cues["of"]
    return passage.word(verb + 1) in cues["prepositions"] and any(
        passage.word(place) in opens and passage.word(place - 1) not in governs
        for place in range(verb + 2, end)
    )


def _is_relative(passage: Passage, verb: int, place: int) -> bool:
    """Whether "que" is a pronoun, not the start of the verb's clause: "dijo Ana, que"."""
    before = passage.word(place - 1)
    cues = passage.cues
    if before in cues["of"] or _is_governed(passage, verb, place):
        return False
    if "," in passage.gap(place - 1) and "," not in passage.gap(verb):
        return True
    if "," in passage.gap(verb - 1) and _has_subject(passage, verb, place):
        return True
    # "insistió en que" has its clause at once, "las razones en que" has none.
    if before in cues["articles"]:
        return True
    opens = before in cues["prepositions"] and place - 1 not in passage.in_dates  # esta mañana
    return opens and place > verb + 2
