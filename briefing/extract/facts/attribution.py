"""By whose account: the source of a saying in the words of the text, and the actor that it is."""

from collections.abc import Mapping, Sequence

from briefing.extract.facts.passage import Passage
from briefing.extract.facts.phrases import Run
from briefing.extract.facts.sayings import Saying
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
    named = [_named(passage, run, mentions, entities) for run in runs]
    for mention in filter(None, named):
        if entities[mention.entity].kind == "person":
            return Attribution(mention.span.of(passage.tokens.text), mention.entity, cue)
    source = passage.stretch(*runs[0]).of(passage.tokens.text)
    return Attribution(source, named[0].entity if named[0] else None, cue)


def _source(passage: Passage, saying: Saying) -> list[Run]:
    if saying.side == "parted":
        return parted(passage, saying.first)
    if saying.side == "before":
        return before(passage, saying.first)
    runs = after(passage, saying.last)
    if runs or saying.scope == "around":
        return runs
    if saying.scope == "backward":
        return opening(passage, saying.first)
    return before(passage, saying.first)


def _named(
    passage: Passage, run: Run, mentions: Sequence[Mention], entities: Mapping[str, Entity]
) -> Mention | None:
    """The mention that the noun phrase is, not one that only belongs to it ("la voz de Trump")."""
    cues, phrase = passage.cues, passage.stretch(*run)
    for mention in mentions:
        if not phrase.covers(mention.span):
            continue
        before = passage.tokens.text[phrase.start : mention.span.start].lower().split()
        if entities[mention.entity].kind == "person":
            # "el ministro de Exteriores Ana Pérez" is her, "la voz de Ana Pérez" is not.
            before = [word for word in before if word not in cues["articles"]][-1:]
        if not any(word in cues["of"] or word in cues["prepositions"] for word in before):
            return mention
    return None
