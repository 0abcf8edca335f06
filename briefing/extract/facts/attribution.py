"""By whose account: the source of a saying in the words of the text, and the actor that it is."""

from collections.abc import Mapping, Sequence

from briefing.extract.facts.cues import CONDITIONAL, FINITE, FUTURE, PRESENT, SAYS, SPOKEN, Cues
from briefing.extract.facts.passage import QUOTES, Passage
from briefing.extract.facts.phrases import Run, without_clitics
from briefing.extract.facts.saying import Saying
from briefing.extract.facts.sayings import sayings
from briefing.extract.facts.sources import agrees, proper
from briefing.extract.facts.subject import after, before, opening, parted
from briefing.model import Attribution, Entity, Mention


def attribution(
    passage: Passage,
    saying: Saying | None,
    mentions: Sequence[Mention],
    entities: Mapping[str, Entity],
) -> Attribution | None:
    """Who says it; None where nobody does or nobody is named.

    A person's name stands for the whole description around it ("el ministro keniano del Interior,
    Kipchumba Murkomen"); other sources keep their own words.
    """
    if saying is None or saying.side == "nowhere":
        return None
    runs = _source(passage, saying)
    if not runs:
        return None
    cue = saying.span(passage).of(passage.tokens.text)
    if passage.word(runs[0][0]) in passage.cues["sources"]:
        # "Fuentes cercanas al ministro, Juan Soto": he is not the sources.
        runs = runs[:1]
    named = [_named(passage, run, mentions, entities) for run in runs]
    for mention in filter(None, named):
        if entities[mention.entity].kind == "person":
            return Attribution(mention.span.of(passage.tokens.text), mention.entity, cue)
    source = passage.stretch(*runs[0]).of(passage.tokens.text)
    return Attribution(source, named[0].entity if named[0] else None, cue)


def _source(passage: Passage, saying: Saying) -> list[Run]:
    if saying.side == "parted":
        return _proper(passage, saying, parted(passage, saying.first))
    if saying.side == "before":
        runs = _proper(passage, saying, before(passage, saying.first))
        return runs or _shared(passage, saying)
    runs = _proper(passage, saying, after(passage, saying.last))
    if runs or saying.scope == "around":
        return runs or _own_word(passage, saying)
    if saying.scope == "backward":
        return _proper(passage, saying, opening(passage, saying.first))
    return _proper(passage, saying, before(passage, saying.first))


def _earlier(passage: Passage, saying: Saying) -> list[Saying]:
    """The sayings of the sentence before this one."""
    return [one for one in sayings(passage) if one.first < saying.first and one.use != "plans"]


def _own_word(passage: Passage, saying: Saying) -> list[Run]:
    """Who says so of himself: "Ana insistió en que vendrá, según admitió"."""
    verb = saying.last - 1
    if not passage.bits(verb) & SPOKEN:
        return []
    earlier = _earlier(passage, saying)
    verbs = passage.where(FINITE | PRESENT | FUTURE | CONDITIONAL)
    if earlier:
        runs = _source(passage, earlier[-1])
    else:
        runs = before(passage, verbs[0]) if verbs and verbs[0] < saying.first else []
    noun = proper(passage, runs[0]) if runs else None
    return [noun, *runs[1:]] if noun and agrees(passage, noun, verb) else []


def _shared(passage: Passage, saying: Saying) -> list[Run]:
    """The source of the saying before, where a verb has none: "dijo Ana en Roma, donde añadió"."""
    place = without_clitics(passage, passage.first, saying.first) - 1
    cues, word = passage.cues, passage.word(place)
    related = word in cues["that"] and passage.word(place - 1) in cues["articles"]
    there = related and passage.word(place - 2) in cues["prepositions"]
    if not (there or word in cues["joins"] or word in cues["subordinate"]):
        return []
    earlier = _earlier(passage, saying)
    return _source(passage, earlier[-1]) if earlier else []


def _proper(passage: Passage, saying: Saying, runs: list[Run]) -> list[Run]:
    """The runs, if the first may be a source and is of one number with the verb."""
    # '"…", dijo el guarda': who stands there speaks.
    quoted = passage.bits(saying.last - 1) & SAYS and not QUOTES.isdisjoint(
        passage.gap(saying.first - 1)
    )
    speaking = bool(quoted) and bool(runs) and runs[0][0] == saying.last
    noun = proper(passage, runs[0], speaking=speaking) if runs else None
    return [noun, *runs[1:]] if noun and agrees(passage, noun, saying.first) else []


def _named(
    passage: Passage, run: Run, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Mention | None:
    """The mention that the noun phrase is, not one that only belongs to it ("la voz de Trump")."""
    cues, phrase = passage.cues, passage.stretch(*run)
    text = not cues["documents"].isdisjoint(passage.tokens.lower[slice(*run)][:2])
    for mention in mentions:
        if not phrase.covers(mention.span):
            continue
        before = passage.tokens.text[phrase.start : mention.span.start].lower().split()
        if entities[mention.entity].kind == "person":
            if text:
                continue
            # "el ministro de Exteriores Ana Pérez" is her, "la voz de Ana Pérez" is not.
            if _is_anothers(before, cues):
                continue
            before = [word for word in before if word not in cues["articles"]][-1:]
        if not any(word in cues["of"] or word in cues["prepositions"] for word in before):
            return mention
    return None


def _is_anothers(before: Sequence[str], cues: Cues) -> bool:
    """Whether the words before a name give it to somebody else named: "hijo del ministro"."""
    places = (place for place in reversed(range(len(before))) if before[place] in cues["of"])
    owner = next(places, None)
    return owner is not None and not cues["persons"].isdisjoint(before[owner:])
