"""Notes of the editors in a list: a line for each."""

import re

from briefing.amendments import written_date
from briefing.corpus import Corpus
from briefing.marginalia import LOST, note_anchors
from briefing.markup import escape, link, path_to
from briefing.model import Note, NoteKind, Reading
from briefing.pages.parts import about, article_link, foreign, label
from briefing.rights import noted_words

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
NoteItem = tuple[Reading, Note, str]
# What makes a line of an article a subhead.
SUBHEAD = re.compile(r"(?<=\n)##[ \t]+")
# Footnote calls, the words of links and images, and the marks of emphasis.
MARKUP = re.compile(r"\[\^[^\]]+\]|!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])|[*_`]+")


def every_note(corpus: Corpus) -> list[NoteItem]:
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
    if note.state in LOST:
        told.append(label(note.state, say(f"notes_{note.state}")))
    if note.internal:
        told.append(label("internal", say("note_internal")))
    told.append(article_link(reading, page))
    told += [
        part for part in (escape(note.author), written_date(note.date, corpus.language)) if part
    ]
    line = [f"- **{link(title, path_to(reading.article.path, page, anchor))}**"]
    if quoted := noted_words(reading, note):
        words = corpus.language.nested(SUBHEAD.sub("", quoted))
        quotation = say("quotation", words=escape(words))
        line.append(f"<q{foreign(reading, corpus)}>{quotation}</q>")
    if words := summary(note.body):
        line.append(f"<br>{escape(words)}")
    return " ".join([*line, about(told)])


def summary(body: str) -> str:
    """The first paragraph of what an editor wrote in Markdown, as plain words."""
    first = re.split(r"\n[ \t]*\n", body.strip(), maxsplit=1)[0]
    return " ".join(MARKUP.sub(r"\1", first).split())
