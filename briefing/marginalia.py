"""Notes beside their passages: the marks in the text, the calls to the notes, and the notes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.amendments import amended, corrections_of, written_date
from briefing.corpus import Corpus
from briefing.markup import Mark, attribute, escape
from briefing.model import Note, Reading
from briefing.rights import is_published, noted_words, published_words, value_words
from briefing.text import Span, slug, told_apart

# What Markdown takes literally: fenced blocks, and code inside a line.
CODE = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]")
# `[name]: address`, the target of links elsewhere in the note.
TARGET = re.compile(r"^[ ]{0,3}\[([^\]^][^\]]*)\](?=:[ \t]*\S)", re.MULTILINE)
REFERENCE = re.compile(
    r"(?P<words>(?<!\])!?\[(?P<own>[^\]^][^\]]*)\])(?:[ ]?\[(?P<label>[^\]]*)\])?(?![\[(:])"
    r"|(?<=\])\[(?P<apart>[^\]^][^\]]*)\]"  # behind words that hold code
)
LOST = ("orphan", "ambiguous")
# So many of the places that a lost note may mean are shown with it.
MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A note with its anchor on the article's page, and its number; 0 without a passage there."""

    note: Note
    anchor: str
    number: int


def placed(reading: Reading) -> list[Placed]:
    """The notes of a reading in their order; their numbers follow the ends of the passages."""
    if not reading.notes:
        return []
    notes, anchors = reading.notes, note_anchors(reading)
    there = [
        (note.span.end, note.span.start, index)
        for index, note in enumerate(notes)
        if note.span and is_published(reading, note.span.start)
    ]
    numbers = {index: number for number, (_, _, index) in enumerate(sorted(there), 1)}
    return [
        Placed(note, anchor, numbers.get(index, 0))
        for index, (note, anchor) in enumerate(zip(notes, anchors, strict=True))
    ]


def note_anchors(reading: Reading) -> list[str]:
    """The anchors of the article's notes on its page, in the order of its notes."""
    return told_apart(f"n-{slug(note.title)}" for note in reading.notes)


def passages(notes: Iterable[Placed]) -> Iterator[Mark]:
    """The marks of the passages, each a place to link to."""
    for one in notes:
        if one.note.span:
            opened = '<mark class="b-passage"'
            first = f'{opened} id="p-{one.anchor}" tabindex="-1">'
            yield Mark(one.note.span, first, f"{opened}>", "</mark>")


def calls(notes: Iterable[Placed], corpus: Corpus, links: Iterable[Mark] = ()) -> Iterator[Mark]:
    """At the end of each passage a link to its note; behind the one of `links` that it ends in.

    The number is not text, so that an article's words stay its own for who searches or copies them.
    """
    at: dict[int, list[str]] = {}
    spans = [mark.span for mark in links]
    for one in sorted(notes, key=lambda one: one.number):
        if one.note.span and one.number:
            end = one.note.span.end
            end = next((span.end for span in spans if span.start < end < span.end), end)
            says = corpus.language.say("note_call", n=one.number, title=one.note.title)
            at.setdefault(end, []).append(
                f'<a class="b-call" href="#{one.anchor}" data-number="{one.number}"'
                f' aria-label="{attribute(says)}"></a>'
            )
    for end, found in at.items():
        yield Mark(Span(end, end), "".join(found), "", "")


def note_box(reading: Reading, one: Placed, corpus: Corpus) -> str:
    """A note as a block that leads to its passage and to itself."""
    note, say = one.note, corpus.language.say
    kind = say(f"note_{note.kind.replace('-', '_')}")
    # One whose passage is not on the page stands beside nothing.
    state = "article" if note.span and not one.number else note.state
    classes = f"b-note b-note--{note.kind} b-note--{state}"
    if note.internal:
        classes += " b-note--internal"
    called = attribute(f"{kind}: {note.title}" if note.title else kind)
    opened = f'<div class="{classes}" id="{one.anchor}" role="note" aria-label="{called}"'
    return "\n".join(
        [
            f'{opened} tabindex="-1" markdown="1">',
            f'<p class="b-note__head">{_head(one, kind, corpus)}</p>',
            *_passage(reading, note, corpus),
            "",
            own_names(note.body, one.anchor),
            "",
            *_corrected(reading, note, corpus),
            f'<p class="b-note__by">{_by(one, corpus)}</p>',
            "</div>",
        ]
    )


def _head(one: Placed, kind: str, corpus: Corpus) -> str:
    number = ""
    if one.number:
        says = corpus.language.say("note_back", n=one.number)
        number = (
            f'<a class="b-note__number" href="#p-{one.anchor}" aria-label="{attribute(says)}">'
            f"{one.number}</a> "
        )
    title = f" {escape(one.note.title)}" if one.note.title else ""
    return f'{number}<span class="b-note__kind">{kind}</span>{title}'


def _passage(reading: Reading, note: Note, corpus: Corpus) -> Iterator[str]:
    """The words quoted, where no mark shows them: what is wrong with them, if anything."""
    say = corpus.language.say
    if note.selector is None:
        return
    if note.state in LOST:
        whole = note.selector.prefix + note.selector.exact + note.selector.suffix
        said = f"{say(f'note_is_{note.state}')} "
        words = value_words(reading.article, whole)
    elif note.span and not is_published(reading, note.span.start):
        said, words = "", noted_words(reading, note)
    else:
        return
    quotation = say("quotation", words=escape(corpus.language.nested(words)))
    yield f'<p class="b-note__passage">{said}<q>{quotation}</q></p>'
    places = [reading.sentence_at(span.start) for span in note.candidates[:MOST_PLACES]]
    there = filter(None, (published_words(reading, place) for place in dict.fromkeys(places)))
    if items := "".join(f"<li><q>{escape(words)}</q></li>" for words in there):
        yield f'<p class="b-note__passage">{say(f"note_places_{note.state}")}</p>'
        yield f'<ul class="b-note__places">{items}</ul>'


def _corrected(reading: Reading, note: Note, corpus: Corpus) -> Iterator[str]:
    lines = [f"<li>{line}</li>" for line in amended(corrections_of(note, reading), reading, corpus)]
    if lines:
        yield f'<ul class="b-decided">{"".join(lines)}</ul>'


def _by(one: Placed, corpus: Corpus) -> str:
    """Who wrote the note and when, whether for editors alone, and its address."""
    say, note = corpus.language.say, one.note
    told = [escape(note.author), written_date(note.date, corpus.language)]
    if note.internal:
        told.append(f'<b class="b-note__internal">{say("note_internal")}</b>')
    link = f'<a class="b-note__link" href="#{one.anchor}">{say("note_permalink")}</a>'
    if corpus.settings.internal and (address := corpus.settings.edit_address(note.path)):
        link += f' · <a href="{attribute(address)}">{say("note_edit")}</a>'
    said = " · ".join(part for part in told if part)
    return f'{said}<span class="b-way"> · {link}</span>' if said else link


def own_names(body: str, anchor: str) -> str:
    """A note's words with footnotes and link targets of its own, code as it stands.

    Two notes of one page may both write `[^1]`, or `[source]: …`.
    """
    targets = {match[1].lower() for match in TARGET.finditer(CODE.sub("", body))}

    def referred(match: re.Match[str]) -> str:
        label = match["apart"] or match["label"] or match["own"]
        known = label.lower() in targets
        return f"{match['words'] or ''}[{anchor} {label}]" if known else match[0]

    def named(words: str) -> str:
        words = FOOTNOTE.sub(lambda match: f"[^{anchor}-{match[1]}]", words)
        if targets:
            words = REFERENCE.sub(referred, words)
            words = TARGET.sub(
                lambda match: f"[{anchor} {match[1]}]" if match[1].lower() in targets else match[0],
                words,
            )
        return words

    out, at = [], 0
    for code in CODE.finditer(body):
        out += [named(body[at : code.start()]), code[0]]
        at = code.end()
    return "".join([*out, named(body[at:])])
