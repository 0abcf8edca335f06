"""All notes of the editors, by what became of them and by kind."""

from collections.abc import Iterator
from typing import get_args

from briefing.corpus import Corpus
from briefing.markup import escape, front_matter, link, path_to
from briefing.model import Note, NoteKind, NoteState, Page, Reading
from briefing.pages.parts import NOTES, about, article_link, block, counted
from briefing.weave import note_anchors, written_date


def notes(corpus: Corpus) -> Iterator[Page]:
    """The page of all notes."""
    yield Page(NOTES, "\n".join(_notes(corpus)))


def every_note(corpus: Corpus) -> list[tuple[Reading, Note, str]]:
    """The notes of all articles with their anchors, in the order of the articles."""
    return [
        (reading, note, anchor)
        for reading in corpus.readings
        for note, anchor in zip(reading.notes, note_anchors(reading), strict=True)
    ]


def note_line(reading: Reading, note: Note, anchor: str, corpus: Corpus, page: str) -> str:
    """A list item: the note's title leading to it, its passage, kind, article, author, date."""
    kind = corpus.language.say(f"note_{note.kind.replace('-', '_')}")
    title = escape(note.title) or kind
    told = [kind, article_link(reading, page)]
    told += [escape(part) for part in (note.author, written_date(note.date, corpus)) if part]
    line = f"- **{link(title, path_to(reading.article.path, page, anchor))}**"
    if note.selector:
        line += f" “{escape(note.selector.exact)}”"
    return f"{line} {about(told)}"


def _notes(corpus: Corpus) -> Iterator[str]:
    language = corpus.language
    say = language.say
    yield from front_matter({"title": say("notes"), "description": say("notes_about")})
    yield f"# {say('notes')} {{ #top .b-title }}"
    yield ""
    yield say("notes_about")
    yield ""
    found = every_note(corpus)
    if not found:
        yield say("no_notes_yet")
    for state in get_args(NoteState):
        of_state = [item for item in found if item[1].state == state]
        if not of_state:
            continue
        yield f"## {say(f'notes_{state}')} {{ #{state} }}"
        yield ""
        yield say(f"notes_{state}_about")
        yield ""
        for kind in get_args(NoteKind):
            of_kind = [item for item in of_state if item[1].kind == kind]
            if of_kind:
                heading = counted(language, f"note_{kind.replace('-', '_')}", len(of_kind))
                yield f"### {heading} {{ #{state}-{kind} }}"
                yield ""
                yield from block("b-notes", (note_line(*item, corpus, NOTES) for item in of_kind))
