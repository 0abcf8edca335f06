"""What editors put right in facts, in words, and in which of their notes."""

from collections.abc import Iterable, Iterator

from briefing.corpus import Corpus
from briefing.decisions import Corrected, Correction
from briefing.discretion import names_unshown
from briefing.edtf import EDTF
from briefing.languages import Language
from briefing.languages.calendar import in_words
from briefing.markup import escape
from briefing.model import Fact, Note, Reading


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


def amended(corrections: Iterable[Correction], reading: Reading, corpus: Corpus) -> Iterator[str]:
    """Each correction as a line of HTML: the attribute, what was extracted, what holds instead.

    A value that names who is not shown is left out.
    """
    say = corpus.language.say
    for one in corrections:
        was = _value(one.attribute, one.was, reading, corpus)
        now = _value(one.attribute, one.now, reading, corpus)
        values = [*([f"<del>{was}</del>"] if was else []), *([f"<ins>{now}</ins>"] if now else [])]
        if values:
            yield f"{say(f'decided_{one.attribute}')} {' → '.join(values)}"


def _value(attribute: Corrected, value: str, reading: Reading, corpus: Corpus) -> str:
    """A value as that attribute of a note writes it, in words; nothing where it is not told."""
    if not value:
        return corpus.language.say(f"decided_no_{attribute}")
    match attribute:
        case "edtf":
            return written_date(value, corpus.language)
        case "modality":
            return corpus.language.say(f"modality_{value}")
        case "actors":
            names = (_name(actor, reading, corpus) for actor in value.split())
            return ", ".join(filter(None, names))
        case "attribution":
            return _name(value, reading, corpus)


def _name(said: str, reading: Reading, corpus: Corpus) -> str:
    """An actor's name by its id, other words as they are; nothing for who is not shown."""
    entity = corpus.entities.get(said)
    unshown = entity.hidden or entity.private if entity else names_unshown(said, reading, corpus)
    return "" if unshown else escape(entity.name if entity else said)


def written_date(date: str, language: Language) -> str:
    """A date that an editor wrote, in words where it is one."""
    try:
        return escape(in_words(EDTF(date), language))
    except ValueError:
        return escape(date)
