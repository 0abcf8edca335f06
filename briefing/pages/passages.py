"""What was said of one actor, or of two together: facts, dates, sentences with their articles."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TypeVar

from briefing.corpus import Corpus, Event
from briefing.markup import escape, link, path_to
from briefing.model import Fact, Note, Reading
from briefing.pages.notes import every_note
from briefing.pages.objections import objections
from briefing.pages.parts import (
    about,
    article_link,
    block,
    claim,
    conflict,
    counted,
    latest_first,
    published,
    quotations,
    quoted,
    when,
)
from briefing.text import Span
from briefing.weave import fact_anchor

T = TypeVar("T")
Facts = Sequence[tuple[Reading, Fact]]
NoteItem = tuple[Reading, Note, str]
# A link to an actor's page in what an editor wrote.
ACTOR_PAGE = re.compile(r"\]\((?:\.\./)*actors/([^)#\s/]+)\.md[)#\s]")


@dataclass(frozen=True)
class Passages:
    """Where each actor of the corpus stands; gathered once, when it is first asked for."""

    corpus: Corpus

    def facts(self, actor: str) -> Facts:
        """The facts that name an actor, of the newest articles first."""
        return self._facts.get(actor, ())

    def events(self, actor: str) -> Sequence[Event]:
        """The dated sentences that name an actor, latest first, unknown years last."""
        found = self._events.get(actor, ())
        in_order = partial(sorted, found, key=latest_first)
        return self.corpus.memory.recall("latest events", actor, (found,), in_order)

    @cached_property
    def _facts(self) -> Mapping[str, Facts]:
        recall = self.corpus.memory.recall_once
        return _gathered(
            recall("facts of actors", one.article.id, (one,), partial(_facts_in, one))
            for one in self.corpus.readings
        )

    @cached_property
    def _events(self) -> Mapping[str, Sequence[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for reading in self.corpus.readings:
            for event in self.corpus.events_of(reading):
                for actor in event.actors:
                    found[actor].append(event)
        return dict(found)

    @cached_property
    def notes(self) -> Mapping[str, Sequence[NoteItem]]:
        """The notes on a sentence that names each actor, or that link to its page."""
        found: dict[str, list[NoteItem]] = defaultdict(list)
        for item in every_note(self.corpus):
            reading, note, _ = item
            named = set(ACTOR_PAGE.findall(note.body))
            if note.span:
                first = reading.sentence_at(note.span.start)
                last = reading.sentence_at(max(note.span.start, note.span.end - 1))
                named.update(reading.actors_in(Span(first.start, last.end)))
            for actor in named:
                found[actor].append(item)
        return dict(found)


def passages(corpus: Corpus) -> Passages:
    """The passages of `corpus`; gathered once for each corpus."""
    made_of = (corpus.readings, corpus.entities, corpus.settings)
    return corpus.memory.recall("passages", "", made_of, partial(Passages, corpus))


def _facts_in(reading: Reading) -> Mapping[str, Facts]:
    """The facts of an article by the actors that they name."""
    items = [(reading, fact) for fact in reading.facts if fact.review != "struck"]
    return _gathered({actor: [item] for actor in reading.actors_of(item[1])} for item in items)


def _gathered(rows: Iterable[Mapping[str, Sequence[T]]]) -> dict[str, list[T]]:
    """What several mappings have for each key, one behind the other."""
    found: dict[str, list[T]] = defaultdict(list)
    for row in rows:
        for key, items in row.items():
            found[key] += items
    return dict(found)


def in_both(one: Sequence[T], other: Sequence[T]) -> list[T]:
    """The very things that stand in both rows, in the order of the first."""
    there = set(map(id, other))
    return [item for item in one if id(item) in there]


def fact_section(facts: Facts, who: Sequence[str], page: str, corpus: Corpus) -> Iterator[str]:
    """The facts below the titles of their articles; the names of `who` stand out."""
    if not facts:
        return
    say = corpus.language.say
    lines = [f"## {say('key_facts')} {{ #facts }}", ""]
    lines += [f'<p class="b-voice">{say("voice_extracted")}</p>', ""]
    of = None
    for reading, fact in facts:
        if reading is not of:
            title, day = escape(reading.article.title), published(reading, corpus.language)
            lines += [f'<p class="b-from"><b>{title}</b> · {day}</p>', ""]
            of = reading
        words = quoted(reading, fact.span, corpus, _names(who, reading))
        place = path_to(reading.article.path, page, fact_anchor(fact))
        lines += [claim(fact, reading, corpus, conflict(reading, fact.span, corpus)), ""]
        doubt = objections(reading, fact.span, corpus, page)
        told = f"<q>{words}</q> {link(say('in_the_article'), place)} {doubt}".rstrip()
        lines += [told, ""]
    yield from block("b-extracted b-facts", lines, "section")


def date_section(
    events: Sequence[Event], who: Sequence[str], page: str, corpus: Corpus
) -> Iterator[str]:
    """The events with their dates; the names of `who` stand out."""
    if not events:
        return
    doubts = [objections(one.reading, one.sentence, corpus, page) for one in events]
    items = (
        f"{when(event.timex.value, corpus.language)} {_told(event, who, corpus)} {doubt}".rstrip()
        for event, doubt in zip(events, doubts, strict=True)
        if event.timex.value
    )
    dated = quotations(items, " b-dated", linked=any(doubts))
    lines = [f"## {corpus.language.say('dates')} {{ #dates }}", "", *dated]
    yield from block("b-extracted b-dates", lines, "section")


def _told(event: Event, who: Sequence[str], corpus: Corpus) -> str:
    """The sentence of a date; of an article that may not be quoted, its title."""
    names = _names(who, event.reading)
    words = quoted(event.reading, event.sentence, corpus, names, event.timex.span)
    doubt = conflict(event.reading, event.sentence, corpus)
    return f"{doubt} {words or escape(event.reading.article.title)}".lstrip()


def sentences_with(who: Sequence[str], reading: Reading) -> list[Span]:
    """The sentences of an article that name all of `who`, in the order of the text."""
    first, *others = (
        dict.fromkeys([reading.sentence_at(name.start) for name in _names([actor], reading)])
        for actor in who
    )
    return [sentence for sentence in first if all(sentence in other for other in others)]


def article_passages(
    who: Sequence[str], reading: Reading, page: str, corpus: Corpus, most: int
) -> Iterator[str]:
    """An article's title, then at most `most` of its sentences that name all of `who`."""
    language = corpus.language
    names = _names(who, reading)
    sentences = sentences_with(who, reading)
    words = [quoted(reading, sentence, corpus, names) for sentence in sentences[:most]]
    doubts = [objections(reading, sentence, corpus, page) for sentence in sentences[:most]]
    told = [published(reading, language)]
    if not any(words):
        told.append(counted(language, "mentions", len(names)))
    elif len(sentences) > most:
        rest = counted(language, "more_sentences", len(sentences) - most)
        told.append(link(rest, path_to(reading.article.path, page, "text")))
    yield f"**{article_link(reading, page)}** {about(told)}"
    yield ""
    yield from _sentences(words, doubts)


def _sentences(words: Iterable[str], doubts: Sequence[str]) -> Iterator[str]:
    """Quotations, each with what editors object to it."""
    items = [f"{one} {doubt}".rstrip() for one, doubt in zip(words, doubts, strict=True) if one]
    if items:
        yield from quotations(items, linked=any(doubts))


def first_sentences(
    who: Sequence[str], reading: Reading, page: str, corpus: Corpus
) -> Iterator[str]:
    """The first sentence of an article that names each of `who`, in the order of the text."""
    firsts = sorted({sentences_with([actor], reading)[0] for actor in who})
    names = _names(who, reading)
    words = [quoted(reading, sentence, corpus, names) for sentence in firsts]
    doubts = [objections(reading, sentence, corpus, page) for sentence in firsts]
    yield from _sentences(words, doubts)


def _names(who: Sequence[str], reading: Reading) -> list[Span]:
    """Where an article names any of `who`."""
    return [mention.span for actor in who for mention in reading.named.get(actor, ())]
