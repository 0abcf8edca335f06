"""What editors decided in their notes, laid over the facts and dates that were extracted."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import cast, get_args

from briefing.codes import Code
from briefing.decisions import Corrected, Correction, Decision
from briefing.edtf import EDTF
from briefing.extract.facts import CHOSEN, described
from briefing.extract.scan import Scan
from briefing.languages import Language
from briefing.model import Attribution, Entity, Fact, Modality, Note, Reading, Review, Timex
from briefing.problems import Problem
from briefing.text import Span, inside

# How like an id must be to another, from 0 to 1, to be meant for it.
ALIKE = 0.8

ORDER: tuple[Review, ...] = ("pinned", "auto", "struck")


@dataclass
class Desk:
    """A reading under review: its facts and dates as they are after each note."""

    reading: Reading
    looked: Scan
    language: Language
    entities: Mapping[str, Entity]
    facts: list[Fact]
    timexes: list[Timex]
    problems: list[Problem] = field(default_factory=list)

    def complain(self, note: Note, code: Code, message: str, cure: str) -> None:
        """Say what is wrong with a note."""
        self.problems.append(Problem(note.path, note.line, code, message, cure))


def reviewed(
    reading: Reading, looked: Scan, language: Language, entities: Mapping[str, Entity]
) -> tuple[Reading, list[Problem]]:
    """The reading as its `.fact` and `.not-fact` notes have it, and which of them say too little.

    Notes are obeyed in their order, so that of two on one sentence the later has the last word.
    A note that is not anchored changes nothing.
    """
    desk = Desk(reading, looked, language, entities, list(reading.facts), list(reading.timexes))
    for note in reading.notes:
        if note.span is not None and note.kind == "fact":
            _pin(desk, note, note.span)
        elif note.span is not None and note.kind == "not-fact":
            _strike(desk, note, note.span)
    facts = sorted(desk.facts, key=lambda fact: (ORDER.index(fact.review), -fact.score))
    timexes = sorted(desk.timexes, key=lambda timex: timex.span)
    return replace(reading, facts=tuple(facts), timexes=tuple(timexes)), desk.problems


def _strike(desk: Desk, note: Note, passage: Span) -> None:
    target = _sentences(desk.reading, passage)
    struck = [fact for fact in desk.facts if fact.span.overlaps(target)]
    for fact in struck:
        if fact.review == "pinned":
            _contradiction(desk, note, "strikes what a .fact note above pins")
        _put(desk, fact, replace(fact, review="struck", decision=_decision(fact, note)))
    if not struck:
        said = "no key fact was found here: there is nothing to strike."
        desk.problems.append(
            Problem(note.path, note.line, "note-idle", said, "The note may go.", "info")
        )


def _pin(desk: Desk, note: Note, passage: Span) -> None:
    fact = _chosen(desk, passage)
    if fact.review == "struck":
        _contradiction(desk, note, "pins what a .not-fact note above strikes")
    pinned = replace(fact, review="pinned", decision=_decision(fact, note))
    corrections = list(_corrected(desk, note, pinned, passage))
    for correction in corrections:
        pinned = _with(pinned, correction, desk)
    if pinned.decision and corrections:
        known = (*pinned.decision.corrections, *corrections)
        pinned = replace(pinned, decision=replace(pinned.decision, corrections=known))
    _put(desk, fact, pinned)


def _chosen(desk: Desk, passage: Span) -> Fact:
    """The fact that a passage pins: the one of its sentence, else a new one.

    A passage of several sentences is one fact, in the place of those found inside it.
    """
    reading = desk.reading
    target = _sentences(reading, passage)
    there = [fact for fact in desk.facts if fact.span.overlaps(target)]
    is_one = reading.sentence_at(passage.start) == target
    for fact in there:
        if is_one or fact.span.covers(target):
            return fact
    desk.facts = [fact for fact in desk.facts if fact not in there or fact.review == "pinned"]
    new = described(
        reading.article, desk.looked, target,
        reading.mentions, reading.timexes, desk.language, desk.entities,
    )  # fmt: skip
    desk.facts.append(new)
    return new


def _sentences(reading: Reading, passage: Span) -> Span:
    """From the start of the sentence in which a passage starts to the end of that where it ends."""
    first, last = reading.sentence_at(passage.start), reading.sentence_at(passage.end - 1)
    return Span(min(first.start, passage.start), max(last.end, passage.end))


def _put(desk: Desk, old: Fact, new: Fact) -> None:
    desk.facts[desk.facts.index(old)] = new


def _contradiction(desk: Desk, note: Note, said: str) -> None:
    desk.complain(note, "note-contradiction", f"the note {said}.", "Keep one of the two.")


def _decision(fact: Fact, note: Note) -> Decision:
    known = fact.decision.corrections if fact.decision else ()
    return Decision(note.author, note.date, known)


def _corrected(desk: Desk, note: Note, fact: Fact, passage: Span) -> Iterator[Correction]:
    """What the attributes of a note put right; values that mean nothing are left out.

    Dates are put right at once in the desk's own, because pages ask them of the text.
    """
    said = note.attributes
    if said.get("modality") in get_args(Modality):
        yield from _change(note, "modality", fact.modality, said["modality"])
    if "attribution" in said:
        was = fact.attribution.source if fact.attribution else ""
        yield from _change(note, "attribution", was, said["attribution"].strip())
    if "actors" in said:
        wanted = said["actors"].replace(",", " ").split()
        if _are_known(desk, note, wanted):
            was = " ".join(desk.reading.actors_of(fact))
            yield from _change(note, "actors", was, " ".join(dict.fromkeys(wanted)))
    if value := _date(said.get("edtf", "")):
        yield from _redated(desk, note, value, fact, passage)


def _change(note: Note, attribute: Corrected, was: str, now: str) -> Iterator[Correction]:
    if was != now:
        yield Correction(attribute, was, now, note.author, note.date)


def _with(fact: Fact, correction: Correction, desk: Desk) -> Fact:
    """The fact with the corrected value; dates stand in the text and not in the fact."""
    match correction.attribute:
        case "modality":
            return replace(fact, modality=cast("Modality", correction.now), hedge=None)
        case "actors":
            return replace(fact, actors=tuple(correction.now.split()))
        case "attribution":
            return replace(fact, attribution=_attribution(correction.now, desk.entities))
    return fact


def _attribution(source: str, entities: Mapping[str, Entity]) -> Attribution | None:
    """The source an editor names, by an actor's id, its name or in other words."""
    if not source:
        return None
    if source in entities:
        return Attribution(entities[source].name, source, "")
    named = [e.id for e in entities.values() if source == e.name or source in e.aliases]
    return Attribution(source, named[0] if len(named) == 1 else None, "")


def _are_known(desk: Desk, note: Note, wanted: Sequence[str]) -> bool:
    unknown = [identifier for identifier in wanted if identifier not in desk.entities]
    for identifier in unknown:
        like = get_close_matches(identifier, desk.entities, 1, ALIKE)
        cure = f"Did you mean `{like[0]}`?" if like else f"`actors/{identifier}.md` makes it one."
        desk.complain(note, "note-actors", f"`{identifier}` is no actor's id.", cure)
    return not unknown


def _date(written: str) -> EDTF | None:
    try:
        return EDTF(written)
    except ValueError:
        return None


def _redated(
    desk: Desk, note: Note, value: EDTF, fact: Fact, passage: Span
) -> Iterator[Correction]:
    """The date in the quoted words, else the only one of the sentence, else a new one there."""
    ordered = sorted(desk.timexes, key=lambda timex: timex.span)
    dates = inside(ordered, passage) or inside(ordered, fact.span)
    events = [timex for timex in dates if timex.role == "event"] or dates
    if len(events) > 1:
        surfaces = ", ".join(f"“{t.span.of(desk.reading.article.text)}”" for t in events)
        cure = "Put the words of the date in **bold**, and quote what stands around them."
        desk.complain(note, "note-date", f"edtf={value}: which of {surfaces}?", cure)
        return
    was = events[0].value.text if events and events[0].value else ""
    if events:
        desk.timexes.remove(events[0])
        desk.timexes.append(replace(events[0], value=value, rule=CHOSEN))
    else:
        desk.timexes.append(Timex(passage, value, "event", CHOSEN))
    yield from _change(note, "edtf", was, value.text)
