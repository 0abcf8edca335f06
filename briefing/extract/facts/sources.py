"""What may be a source: a noun phrase with a proper end, whose noun is somebody that can speak."""

from briefing.extract.facts.cues import FINITE, NUMBER, PASSIVE, PAST, PRESENT, SPOKEN
from briefing.extract.facts.passage import Passage
from briefing.extract.facts.phrases import Run

VERBS = FINITE | PRESENT | PASSIVE


def proper(passage: Passage, run: Run, *, speaking: bool = False) -> Run | None:
    """The part of `run` that may be a source; None where it is nobody ("la visita", "de Lima").

    It holds no verb and ends with no word that joins it to another, and is no quotation. Where it
    must be somebody `speaking`, any noun with an article is one.
    """
    start = run[0]
    if passage.is_quoted(start):
        return None
    end = _end(passage, run)
    named = speaking and passage.word(start) in passage.cues["articled"] and start + 1 < end
    can = start < end and (named or _can_speak(passage, start, end))
    return (start, end) if can else None


def agrees(passage: Passage, run: Run, verb: int) -> bool:
    """Whether a noun phrase has the number of the verb: "las tropas que él dirige" [avanzaron]."""
    cues, opens = passage.cues, passage.word(run[0])
    ends = cues.many_verb
    if not ends or not passage.bits(verb) & (FINITE | SPOKEN | PRESENT):
        return True
    if passage.word(run[0] - 1) in cues["speaking_from"]:
        # "Desde la embajada agregaron": those in it.
        return cues["documents"].isdisjoint(passage.tokens.lower[slice(*run)])
    if not passage.word(verb).endswith(ends):
        return opens not in cues["many"]
    if opens not in cues["one"]:
        return True
    words = passage.tokens.lower[slice(*run)]
    return not (cues["of"].isdisjoint(words) and cues["joins"].isdisjoint(words))


def _end(passage: Passage, run: Run) -> int:
    """Where the noun phrase of a run ends: before a verb, and not with "de", "ni" or "la"."""
    start, end = run
    cues, lower, kinds = passage.cues, passage.tokens.lower, passage.kinds
    breaks, joining = cues["breaking"], cues["joining"]
    for place in range(start + 1, end):
        suspected = kinds[place] & (VERBS | SPOKEN) or lower[place] in breaks
        if suspected and _breaks(passage, place):
            end = place
            break
    while end > start and lower[end - 1] in joining and not passage.is_name(end - 1):
        end -= 1
    return end


def _breaks(passage: Passage, place: int) -> bool:
    """Whether a word belongs to no noun phrase that began before it."""
    cues = passage.cues
    word, before = passage.word(place), passage.word(place - 1)
    if passage.is_name(place) or before in cues["determiners"]:
        return False
    if word in cues["breaks"]:
        return True
    if word in cues["articles"] and not passage.is_name(place + 1):
        # "según China los motivos": another noun phrase begins.
        return not any(before in cues[name] for name in ("of", "prepositions", "joins", "alone"))
    verbs = VERBS | SPOKEN if passage.is_name(place - 1) else VERBS
    return bool(passage.bits(place) & verbs)


def _can_speak(passage: Passage, start: int, end: int) -> bool:
    cues = passage.cues
    head = start
    while head < end and _qualifies(passage, head):
        head += 1
    if head == end:
        return passage.word(end - 1) in cues["alone"] or speaks(passage, end - 1)
    if passage.is_name(head):
        return True
    if passage.word(head) in cues["of"]:
        return head > start and passage.word(head - 1) in cues["alone"]
    if head == passage.first and passage.tokens.words[head][0].isupper():
        return _opens_as_name(passage, head, end)
    if passage.word(head) in cues["alone"]:
        return True
    if head == start:
        return speaks(passage, head) and _needs_no_article(passage, head, end)
    # An adjective may stand before its noun: un indignado pasajero, el entonces ministro.
    return speaks(passage, head) or _is_noun_behind(passage, head + 1, end)


def _qualifies(passage: Passage, place: int) -> bool:
    cues, word = passage.cues, passage.word(place)
    return (
        word in cues["determiners"]
        or (word in cues["qualifying"] and not passage.is_name(place))
        or bool(passage.bits(place) & NUMBER)
    )


def _opens_as_name(passage: Passage, place: int, end: int) -> bool:
    """Whether the word that opens the sentence is a name or a noun: no verb and no adverb."""
    cues, word, following = passage.cues, passage.word(place), place + 1
    if passage.is_name(following):
        return word not in cues["prepositions"]
    listed = any(word in cues[name] for name in ("nobody", "prepositions", "clitics"))
    if listed or passage.bits(place) & (PAST | SPOKEN):
        return False
    if speaks(passage, place):
        return True
    if passage.word(following) in cues["of"] or passage.word(following) in cues["joins"]:
        following += 1
    return following == end or passage.is_name(following)


def _needs_no_article(passage: Passage, place: int, end: int) -> bool:
    """Whether a noun without an article may be a source: many of them, or the one of somebody."""
    following = place + 1
    owned = passage.word(following) in passage.cues["of"] or passage.is_name(following)
    return passage.word(place).endswith(passage.cues.many_noun) or (following < end and owned)


def _is_noun_behind(passage: Passage, place: int, end: int) -> bool:
    cues, word = passage.cues, passage.word(place)
    if place >= end or word in cues["peoples"] or word in cues["not_agents"]:
        return False
    return passage.is_name(place) or speaks(passage, place)


def speaks(passage: Passage, place: int) -> bool:
    """Whether a word is a noun for somebody or something that can tell."""
    cues, word = passage.cues, passage.word(place)
    known = cues["speakers"]
    listed = word in known or any(
        word.endswith(ending) and word.removesuffix(ending) in known for ending in cues.many_noun
    )
    return listed or (word not in cues["not_agents"] and word.endswith(cues.agents))
