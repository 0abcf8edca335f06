"""What editors put right or ask at words that are quoted, said beside the quotation."""

from collections.abc import Iterator

from briefing.corpus import Corpus
from briefing.marginalia import note_anchors
from briefing.markup import link, path_to
from briefing.model import Note, NoteKind, Reading
from briefing.pages.parts import label
from briefing.text import Span

KINDS: tuple[NoteKind, ...] = ("correction", "question")


def objections(reading: Reading, passage: Span, corpus: Corpus, page: str) -> str:
    """Labels that lead from `page` to the corrections and questions on a passage, else nothing."""
    say, path = corpus.language.say, reading.article.path
    return " ".join(
        label(note.kind, link(say(f"see_{note.kind}"), path_to(path, page, anchor)))
        for note, anchor in _on(reading, passage)
    )


def objections_told(reading: Reading, passage: Span, corpus: Corpus) -> str:
    """The same in plain words, where there is no room for links."""
    kinds = dict.fromkeys(note.kind for note, _ in _on(reading, passage))
    return ", ".join(corpus.language.say(f"has_{kind}") for kind in kinds)


def _on(reading: Reading, passage: Span) -> Iterator[tuple[Note, str]]:
    """The corrections and questions on words of a passage, with their anchors."""
    if any(note.kind in KINDS for note in reading.notes):
        for note, anchor in zip(reading.notes, note_anchors(reading), strict=True):
            if note.kind in KINDS and note.span and note.span.overlaps(passage):
                yield note, anchor
