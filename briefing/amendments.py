"""What editors decided about facts, in words: who chose one and when, and what was put right."""

from collections.abc import Iterable, Iterator

from briefing.corpus import Corpus
from briefing.decisions import Corrected, Correction, Decision
from briefing.edtf import EDTF
from briefing.languages import Language
from briefing.languages.calendar import in_words
from briefing.markup import escape
from briefing.model import Fact, Note, Reading


def chosen_by(decision: Decision, language: Language) -> str:
    """By whom a fact was chosen and when, as far as the note says."""
    who, day = escape(decision.author), written_date(decision.date, language)
    said = [language.say("decided_by", author=who)] if who else [language.say("fact_pinned")]
    return ", ".join([*said, *([day] if day else [])])


def corrections_of(note: Note, reading: Reading) -> list[Correction]:
    """What a note of the reading put right in the fact that it pins."""
    if note.span is None or note.kind != "fact":
        return []
    return [
        correction
        for fact in reading.facts
        if fact.decision and fact.span.overlaps(note.span)
        for correction in fact.decision.corrections
        if correction.attribute in note.attributes
        and (correction.author, correction.date) == (note.author, note.date)
    ]


def note_of(fact: Fact, reading: Reading) -> int | None:
    """Which of the reading's notes had the last word about a fact."""
    if fact.decision is None:
        return None
    kind = "fact" if fact.review == "pinned" else "not-fact"
    said = [
        index
        for index, note in enumerate(reading.notes)
        if note.kind == kind
        and note.span
        and note.span.overlaps(fact.span)
        and (note.author, note.date) == (fact.decision.author, fact.decision.date)
    ]
    return said[-1] if said else None


def amended(corrections: Iterable[Correction], corpus: Corpus) -> Iterator[str]:
    """Each correction as a line of HTML: the attribute, what was extracted, what holds instead."""
    say = corpus.language.say
    for correction in corrections:
        was, now = (
            _value(correction.attribute, value, corpus) or say(f"decided_no_{correction.attribute}")
            for value in (correction.was, correction.now)
        )
        name = say(f"decided_{correction.attribute}")
        yield f"{name} <del>{was}</del> → <ins>{now}</ins>"


def _value(attribute: Corrected, value: str, corpus: Corpus) -> str:
    """A value as that attribute of a note writes it, in words; nothing for none."""
    match attribute:
        case "edtf":
            return written_date(value, corpus.language)
        case "modality":
            return corpus.language.say(f"modality_{value}") if value else ""
        case "actors":
            return ", ".join(filter(None, (_name(actor, corpus) for actor in value.split())))
        case "attribution":
            return _name(value, corpus)


def _name(said: str, corpus: Corpus) -> str:
    """An actor's name by its id, other words as they are; nothing for who is hidden."""
    entity = corpus.entities.get(said)
    if entity is None:
        named = (e for e in corpus.entities.values() if e.hidden or e.private)
        return "" if any(said in (e.name, *e.aliases) for e in named) else escape(said)
    return "" if entity.hidden or entity.private else escape(entity.name)


def written_date(date: str, language: Language) -> str:
    """A date that an editor wrote, in words where it is one."""
    try:
        return escape(in_words(EDTF(date), language))
    except ValueError:
        return escape(date)
