"""One reading as Markdown: the article's own words, with links, dates, passages, notes in place."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.languages import Language
from briefing.languages.calendar import in_words
from briefing.marginalia import Placed, calls, note_box, passages, placed
from briefing.markup import Mark, attribute, date_tags, marked, path_to
from briefing.model import Article, Fact, Mention, Reading, Timex
from briefing.relations.evidence import evidence
from briefing.rights import is_published, joined, public_parts
from briefing.text import Span, paragraphs, slug

SUBHEAD = re.compile(r"(?<=\n)##[ \t]+(\S[^\n]*)\n?")


@dataclass(frozen=True, slots=True)
class _Thread:
    """A reading with what is marked in it wherever it stands.

    `told` are the passages of facts and of notes, `compared` those that are held against others.
    """

    reading: Reading
    corpus: Corpus
    notes: Sequence[Placed]
    told: Sequence[Mark]
    compared: Sequence[Mark] = ()

    @classmethod
    def of(cls, reading: Reading, corpus: Corpus) -> "_Thread":
        """What is marked anywhere."""
        notes = placed(reading)
        facts = (_passage(fact) for fact in reading.facts if fact.review != "struck")
        return cls(reading, corpus, notes, (*facts, *passages(notes)))

    @classmethod
    def of_text(cls, reading: Reading, corpus: Corpus) -> "_Thread":
        """What is marked in the paragraphs of the text."""
        compared = tuple(_compared(reading, corpus))
        return replace(cls.of(reading, corpus), compared=compared)


def weave(reading: Reading, corpus: Corpus) -> str:
    """The article's body below its lead, each note after the paragraph in which its passage ends.

    An actor is linked where a section first names it, the outermost name where names nest.
    """
    after = lead(reading.article)
    start = after.end if after else reading.article.body_start
    return "\n\n".join(_blocks(_Thread.of_text(reading, corpus), start))


def weave_lead(reading: Reading, corpus: Corpus) -> str:
    """The article's standfirst with the notes on it; nothing where it has none."""
    span = lead(reading.article)
    if span is None:
        return ""
    thread = _Thread.of_text(reading, corpus)
    words = _paragraph(thread, span, set())
    return "\n\n".join([*([words] if words else []), *_notes_at(thread, span)])


def weave_title(reading: Reading, corpus: Corpus) -> str:
    """The article's headline in one line of Markdown, the passages of facts and notes marked."""
    headline = Span(0, len(reading.article.title))
    return marked(reading.article.text, headline, _marks(_Thread.of(reading, corpus)))


def weave_fact(reading: Reading, fact: Fact, corpus: Corpus) -> str:
    """The fact's own words, as far as they may be published, its actors linked."""
    linked: set[str] = set()
    return _parts(reading, fact.span, lambda part: _links(reading, corpus, part, linked))


def lead(article: Article) -> Span | None:
    """The first paragraph where the article says that it is a standfirst."""
    if not article.lead:
        return None
    is_subhead, span = next(_divided(article.text, article.body_start), (True, Span(0, 0)))
    return None if is_subhead else span


def fact_anchor(fact: Fact) -> str:
    """The anchor of the fact's passage on the article's page."""
    return fact.id if fact.id.startswith("f-") else f"f-{fact.id}"


def passage_anchor(sentence: Span) -> str:
    """The anchor of a sentence that is held against others and is no key fact."""
    return f"r-{sentence.start}"


def _blocks(thread: _Thread, start: int) -> Iterator[str]:
    reading = thread.reading
    linked: set[str] = set()
    subheads = 0
    for is_subhead, span in _divided(reading.article.text, start):
        if is_subhead:
            subheads += 1
            words = span.of(reading.article.text)
            linked = set()
            anchor = f"s-{subheads}-{slug(words)}"
            if is_published(reading, span.start):
                words = _parts(reading, span, lambda _: _marks(thread))
                yield f"### {words} {{ #{anchor} }}"
        elif woven := _paragraph(thread, span, linked):
            yield woven
        yield from _notes_at(thread, span)


def _divided(text: str, start: int) -> Iterator[tuple[bool, Span]]:
    """The blocks of `text`: whether a subhead, and the range of its words."""
    for block in paragraphs(text, start):
        if text.find("##", *block) < 0:
            yield False, block
            continue
        at = block.start
        for subhead in SUBHEAD.finditer(text, block.start, block.end):
            if at < subhead.start():
                yield False, _trimmed(text, at, subhead.start())
            yield True, Span(subhead.start(1), subhead.start(1) + len(subhead[1].rstrip()))
            at = subhead.end()
        if at < block.end:
            yield False, _trimmed(text, at, block.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _paragraph(thread: _Thread, span: Span, linked: set[str]) -> str:
    """The woven words of `span`; the actors it links are added to `linked`."""
    reading, corpus = thread.reading, thread.corpus
    if reading.article.publish == "link":
        return ""

    def marks(part: Span) -> Iterable[Mark]:
        links = _links(reading, corpus, part, linked)
        dates = (_dated(timex, corpus.language) for timex in reading.timexes_in(part))
        return (*links, *dates, *thread.compared, *_marks(thread, links))

    return _parts(reading, span, marks)


def _parts(reading: Reading, span: Span, marks: Callable[[Span], Iterable[Mark]]) -> str:
    """What may be published of `span`, with the marks of each part; nothing where nothing may."""
    parts = public_parts(reading, span)
    words = [marked(reading.article.text, part, marks(part)) for part in parts]
    return joined(words, parts, reading.article, span)


def _compared(reading: Reading, corpus: Corpus) -> Iterator[Mark]:
    """The sentences that are held against others, as places to link to."""
    facts = [fact.span for fact in reading.facts if fact.review != "struck"]
    for sentence in evidence(corpus).passages(reading.article.id):
        if not any(fact.overlaps(sentence) for fact in facts):
            opened = f'<span id="{passage_anchor(sentence)}">'
            yield Mark(sentence, opened, "<span>", "</span>")


def _links(reading: Reading, corpus: Corpus, span: Span, linked: set[str]) -> list[Mark]:
    found = []
    end = span.start
    for mention in sorted(reading.mentions_in(span), key=_outer_first):
        if mention.span.start >= end and corpus.is_shown(mention.entity):
            end = mention.span.end
            if mention.entity not in linked:
                linked.add(mention.entity)
                found.append(_linked(mention, reading.article.path))
    return found


def _outer_first(mention: Mention) -> tuple[int, int]:
    start, end = mention.span
    return start, -end


def _linked(mention: Mention, path: str) -> Mark:
    close = f"]({path_to(f'actors/{mention.entity}.md', path)})"
    return Mark(mention.span, "[", "[", close)


def _dated(timex: Timex, language: Language) -> Mark:
    """The date, readable by machines where HTML can say it; no markup where nothing is known."""
    opened, close = _date_tags(timex.value, language) if timex.value else ("", "")
    return Mark(timex.span, opened, opened, close)


@cache
def _date_tags(value: EDTF, language: Language) -> tuple[str, str]:
    title = attribute(f"{in_words(value, language)} ({value})")
    return date_tags(value, f' title="{title}"')


def _passage(fact: Fact) -> Mark:
    return Mark(
        fact.span,
        f'<span class="b-fact" id="{fact_anchor(fact)}">',
        '<span class="b-fact">',
        "</span>",
    )


def _marks(thread: _Thread, links: Iterable[Mark] = ()) -> Sequence[Mark]:
    """The passages of facts, those of notes, and the calls to the notes."""
    if not thread.notes:
        return thread.told
    return (*thread.told, *calls(thread.notes, thread.corpus, links))


def _notes_at(thread: _Thread, span: Span) -> Iterator[str]:
    """The notes whose passage ends in `span`, in the order of those ends."""
    ending = [
        (one.note.span.end, one.note.span.start, index, one)
        for index, one in enumerate(thread.notes)
        if one.note.span and span.start < one.note.span.end <= span.end
    ]
    for *_, one in sorted(ending, key=lambda found: found[:3]):
        yield note_box(thread.reading, one, thread.corpus)
