"""Sources named by a phrase: "según Ana", "de acuerdo con lo informado por la Marina"."""

from collections.abc import Iterator

from briefing.extract.facts.cues import FINITE, PRESENT, SAYING
from briefing.extract.facts.passage import Passage
from briefing.extract.facts.saying import HELPING, Saying
from briefing.extract.facts.sources import proper
from briefing.extract.facts.subject import after


def phrased(passage: Passage) -> Iterator[Saying]:
    """The sayings that are phrases of several words."""
    for start, end, phrase in passage.phrases():
        if phrase.use == "says":
            yield Saying(start, end, "says", "forward", "before")
        elif phrase.use == "according":
            saying = _according(passage, start, end)
            if saying:
                yield saying


def viewed(passage: Passage) -> Saying | None:
    """The person in whose view the sentence stands: "Para el ministro, el pacto es un error"."""
    cues, first = passage.cues, passage.first
    if passage.word(first) not in cues["in_view"] or passage.word(first + 2) not in cues["persons"]:
        return None
    runs = after(passage, first + 1) if passage.word(first + 1) in cues["determiners"] else []
    closed = bool(runs) and "," in passage.gap(runs[0][1] - 1)
    told = closed and any(verb >= runs[-1][1] for verb in passage.where(FINITE | PRESENT))
    return Saying(first, first + 1, "says", "around", "after") if told else None


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
    while passage.bits(verb) & HELPING or passage.word(verb) in cues["to_whom"]:
        verb += 1
    helped = verb > end and passage.word(verb).endswith(cues.participle)
    if verb < passage.last and (helped or passage.bits(verb) & SAYING):
        return Saying(start, verb + 1, "says", "around", "after")
    if passage.bits(verb) & FINITE and not passage.is_name(verb):
        # "según hizo saber Ana"
        verb += 1 + passage.word(verb + 1).endswith(cues.infinitive)
        return Saying(start, verb, "says", "around", "after") if _tells(passage, verb) else None
    if passage.word(end) not in cues["not_before"]:
        # "según las normas": a measure, and nobody's account.
        return Saying(start, end, "says", "around", "after") if _tells(passage, end) else None
    told = end + 1 < passage.last and passage.bits(end + 1) & SAYING
    if told and passage.word(end + 2) in cues["agent"]:
        return Saying(start, end + 3, "says", "around", "after")
    return None


def _tells(passage: Passage, place: int) -> bool:
    """Whether what begins at word `place` is somebody that can tell."""
    runs = after(passage, place)
    return bool(runs) and proper(passage, runs[0]) is not None


def _is_of_last_member(passage: Passage, start: int, end: int) -> bool:
    """Whether the source is only for the end of a list: "oro y, según los geólogos, petróleo"."""
    if passage.word(start - 1) not in passage.cues["joins"] or "," not in passage.gap(start - 1):
        return False
    closed = next((at for at in range(end, passage.last) if "," in passage.gap(at)), passage.last)
    return closed < passage.last and not any(
        passage.bits(at) & FINITE for at in range(closed + 1, passage.last)
    )
