"""One reading as Markdown: the article's own words, with links, dates, passages, notes in place."""

import re
from collections.abc import Callable, Iterable, Iterator

from briefing.corpus import Corpus
from briefing.languages.calendar import in_words
from briefing.marginalia import calls, note_box, passages, placed
from briefing.markup import Mark, attribute, date_tags, marked, path_to
from briefing.model import Article, Fact, Mention, Reading, Timex
from briefing.relations.evidence import evidence
from briefing.rights import is_published, joined, public_parts
from briefing.text import Span, paragraphs, slug

SUBHEAD = re.compile(r"(?<=\n)##[ \t]+(\S[^\n]*)\n?")


def weave(reading: Reading, corpus: Corpus) -> str:
    """The article's body below its lead, each note after the paragraph in which its passage ends.

    An actor is linked where a section first names it, the outermost name where names nest.
    """
    after = lead(reading.article)
    start = after.end if after else reading.article.body_start
    return "\n\n".join(_blocks(reading, corpus, start))


def weave_lead(reading: Reading, corpus: Corpus) -> str:
    """The article's standfirst with the notes on it; nothing where it has none."""
    span = lead(reading.article)
    if span is None:
        return ""
    words = _paragraph(reading, corpus, span, set())
    return "\n\n".join([*([words] if words else []), *_notes_at(reading, corpus, span)])


def weave_title(reading: Reading, corpus: Corpus) -> str:
    """The article's headline in one line of Markdown, the passages of facts and notes marked."""
    headline = Span(0, len(reading.article.title))
    return marked(reading.article.text, headline, _marks(reading, corpus, headline))


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


def _blocks(reading: Reading, corpus: Corpus, start: int) -> Iterator[str]:
    linked: set[str] = set()
    subheads = 0
    for is_subhead, span in _divided(reading.article.text, start):
        if is_subhead:
            subheads += 1
            words = span.of(reading.article.text)
            linked = set()
            anchor = f"s-{subheads}-{slug(words)}"
            if is_published(reading, span.start):
                words = _parts(reading, span, lambda part: _marks(reading, corpus, part))
                yield f"### {words} {{ #{anchor} }}"
        elif woven := _paragraph(reading, corpus, span, linked):
            yield woven
        yield from _notes_at(reading, corpus, span)


def _divided(text: str, start: int) -> Iterator[tuple[bool, Span]]:
    """The blocks of `text`: whether a subhead, and the range of its words."""
    for block in paragraphs(text, start):
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


def _paragraph(reading: Reading, corpus: Corpus, span: Span, linked: set[str]) -> str:
    """The woven words of `span`; the actors it links are added to `linked`."""
    if reading.article.publish == "link":
        return ""

    def marks(part: Span) -> Iterator[Mark]:
        links = list(_links(reading, corpus, part, linked))
        yield from links
        yield from (_dated(timex, corpus) for timex in reading.timexes_in(part))
        yield from _compared(reading, corpus)
        yield from _marks(reading, corpus, part, links)

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


def _links(reading: Reading, corpus: Corpus, span: Span, linked: set[str]) -> Iterator[Mark]:
    end = span.start
    shown = (mention for mention in reading.mentions_in(span) if corpus.is_shown(mention.entity))
    for mention in sorted(shown, key=lambda mention: (mention.span.start, -mention.span.end)):
        if mention.span.start >= end:
            end = mention.span.end
            if mention.entity not in linked:
                linked.add(mention.entity)
                yield _linked(mention, reading.article.path)


def _linked(mention: Mention, path: str) -> Mark:
    close = f"]({path_to(f'actors/{mention.entity}.md', path)})"
    return Mark(mention.span, "[", "[", close)


def _dated(timex: Timex, corpus: Corpus) -> Mark:
    """The date, readable by machines where HTML can say it; no markup where nothing is known."""
    value = timex.value
    if value is None:
        return Mark(timex.span, "", "", "")
    title = attribute(f"{in_words(value, corpus.language)} ({value})")
    opened, close = date_tags(value, f' class="b-date" title="{title}"')
    return Mark(timex.span, opened, opened, close)


def _passage(fact: Fact) -> Mark:
    return Mark(
        fact.span,
        f'<span class="b-fact" id="{fact_anchor(fact)}">',
        '<span class="b-fact">',
        "</span>",
    )


def _marks(
    reading: Reading, corpus: Corpus, span: Span, links: Iterable[Mark] = ()
) -> Iterator[Mark]:
    """The passages of facts in `span`, those of notes, and the calls to the notes."""
    yield from (
        _passage(fact)
        for fact in reading.facts
        if fact.review != "struck" and fact.span.overlaps(span)
    )
    notes = placed(reading)
    yield from passages(notes)
    yield from calls(notes, corpus, links)


def _notes_at(reading: Reading, corpus: Corpus, span: Span) -> Iterator[str]:
    """The notes whose passage ends in `span`, in the order of those ends."""
    ending = [
        (one.note.span.end, one.note.span.start, index, one)
        for index, one in enumerate(placed(reading))
        if one.note.span and span.start < one.note.span.end <= span.end
    ]
    for *_, one in sorted(ending, key=lambda found: found[:3]):
        yield note_box(reading, one, corpus)
