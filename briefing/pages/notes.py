"""All notes of the editors, by what became of them and by kind."""

import re
from collections.abc import Iterator

from briefing.amendments import written_date
from briefing.corpus import Corpus
from briefing.marginalia import note_anchors
from briefing.markup import escape, front_matter, link, path_to
from briefing.model import Note, NoteKind, NoteState, Reading
from briefing.pages.parts import NOTES, about, article_link, block, counted, foreign
from briefing.rights import noted_words
from briefing.site import Page

# What a reader must know first comes first.
KINDS_IN_ORDER: tuple[NoteKind, ...] = (
    "correction",
    "context",
    "source",
    "question",
    "plain",
    "fact",
    "not-fact",
)
PLACED: tuple[NoteState, ...] = ("anchored", "article")
LOST: tuple[NoteState, ...] = ("ambiguous", "orphan")
# Footnote calls, the words of links and images, and the marks of emphasis.
MARKUP = re.compile(r"\[\^[^\]]+\]|!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])|[*_`]+")


def notes(corpus: Corpus) -> Iterator[Page]:
    """The page of all notes."""
    yield Page(NOTES, _notes(corpus))


def every_note(corpus: Corpus) -> list[tuple[Reading, Note, str]]:
    """The notes of all articles with their anchors, in the order of the articles."""
    return [
        (reading, note, anchor)
        for reading in corpus.readings
        for note, anchor in zip(reading.notes, note_anchors(reading), strict=True)
    ]


def note_line(
    reading: Reading, note: Note, anchor: str, corpus: Corpus, page: str, *, kind: bool = False
) -> str:
    """A list item: the title, leading to the note; what it says, of which passage, and where."""
    say = corpus.language.say
    kind_of = say(f"note_{note.kind.replace('-', '_')}")
    title = escape(note.title) or kind_of
    told = [kind_of] if kind and note.title else []
    told.append(article_link(reading, page))
    told += [
        part for part in (escape(note.author), written_date(note.date, corpus.language)) if part
    ]
    line = [f"- **{link(title, path_to(reading.article.path, page, anchor))}**"]
    if quoted := noted_words(reading, note):
        quotation = say("quotation", words=escape(quoted))
        line.append(f"<q{foreign(reading, corpus)}>{quotation}</q>")
    if words := summary(note.body):
        line.append(f"<br>{escape(words)}")
    return " ".join([*line, about(told)])


def summary(body: str) -> str:
    """The first paragraph of what an editor wrote in Markdown, as plain words."""
    first = re.split(r"\n[ \t]*\n", body.strip(), maxsplit=1)[0]
    return " ".join(MARKUP.sub(r"\1", first).split())


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
    placed = [item for item in found if item[1].state in PLACED]
    for kind in KINDS_IN_ORDER:
        of_kind = [item for item in placed if item[1].kind == kind]
        if of_kind:
            heading = counted(language, f"note_{kind.replace('-', '_')}", len(of_kind))
            yield f"## {heading} {{ #{kind} }}"
            yield ""
            yield from block("b-notes", (note_line(*item, corpus, NOTES) for item in of_kind))
    for state in LOST:
        of_state = [item for item in found if item[1].state == state]
        if of_state:
            yield f"## {say(f'notes_{state}')} {{ #{state} }}"
            yield ""
            yield say(f"notes_{state}_about")
            yield ""
            lines = (note_line(*item, corpus, NOTES, kind=True) for item in of_state)
            yield from block("b-notes", lines)
