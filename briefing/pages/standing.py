"""How a fact stands beside what other articles say; nothing here decides between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.corpus import Corpus
from briefing.markup import escape, link, path_to
from briefing.model import Fact, Reading
from briefing.pages.objections import objections
from briefing.pages.parts import (
    about,
    article_link,
    block,
    counted,
    label,
    listed,
    published,
    quoted,
)
from briefing.relations import Relation
from briefing.relations.evidence import evidence, is_reprint
from briefing.rights import is_published, value_words
from briefing.text import Span
from briefing.weave import fact_anchor, passage_anchor

# What a reader must know first.
ORDER = ("contradicts", "refined_by", "refines", "corroborates")
# So many passages are quoted beside one, so many articles with one text named.
MOST, MOST_COPIES = 5, 5


@dataclass(frozen=True, slots=True)
class Beside:
    """A relation as seen from one of its sides: what the other passage is to the own one.

    `kind` is one of ORDER; `own` and `other` are the sentences, `value` and `against` the words
    in them that are compared.
    """

    kind: str
    own: Span
    value: Span
    reading: Reading
    other: Span
    against: Span


def besides(reading: Reading, corpus: Corpus) -> Iterator[Beside]:
    """What other passages are to those of an article; a relation within it has two sides."""
    here = reading.article.id
    for one in evidence(corpus).of(here):
        if one.kind != "copies":
            yield from _sides(one, here, corpus)


def _sides(one: Relation, here: str, corpus: Corpus) -> Iterator[Beside]:
    if one.a == here:
        kind = "refined_by" if one.kind == "refines" else one.kind
        there = corpus.by_article[one.b]
        yield Beside(kind, one.span_a, one.value_a, there, one.span_b, one.value_b)
    if one.b == here:
        there = corpus.by_article[one.a]
        yield Beside(one.kind, one.span_b, one.value_b, there, one.span_a, one.value_a)


def standing(fact: Fact, reading: Reading, corpus: Corpus) -> Iterator[str]:
    """The passages that say the same as a fact, say it more exactly, or say otherwise."""
    own = (one for one in besides(reading, corpus) if one.own.overlaps(fact.span))
    yield from _passages(own, reading, corpus)


def compared(reading: Reading, corpus: Corpus) -> Iterator[str]:
    """The same for what no key fact says: a section of the article's page."""
    facts = [fact.span for fact in reading.facts if fact.review != "struck"]
    rest: dict[Span, list[Beside]] = {}
    for one in besides(reading, corpus):
        sides = [one.own, *([one.other] if one.reading is reading else [])]
        if not any(span.overlaps(side) for span in facts for side in sides):
            rest.setdefault(one.own, []).append(one)
    if not rest:
        return
    say = corpus.language.say
    lines = [f"## {say('compared')} {{ #compared }}", ""]
    lines += [f'<p class="b-voice">{say("compared_about")}</p>', ""]
    for sentence in sorted(rest):
        if words := quoted(reading, sentence, corpus, [one.value for one in rest[sentence]]):
            lines += [f'<p class="b-own"><q>{words}</q></p>', ""]
            if doubt := objections(reading, sentence, corpus, reading.article.path):
                lines += [doubt, ""]
        lines += _passages(rest[sentence], reading, corpus)
    yield from block("b-extracted b-compared", lines, "section")


def copied(reading: Reading, corpus: Corpus) -> Iterator[str]:
    """Which articles have the same text, and which of them is known to have been the first."""
    here, say = reading.article.id, corpus.language.say
    found: list[str] = []
    for one in evidence(corpus).of(here):
        if one.kind == "copies":
            other = corpus.by_article[one.b if one.a == here else one.a]
            title = article_link(other, reading.article.path)
            kind = say(_as_copy(reading, other, is_copy=here == one.b))
            found.append(f"{kind} {title} {_from(other, corpus)}")
    if found:
        rest = len(found) - MOST_COPIES
        more = [say("and_more", n=rest)] if rest > 0 else []
        lines = (f"- {line}" for line in [*found[:MOST_COPIES], *more])
        yield from block("b-copies", lines)


def _as_copy(reading: Reading, other: Reading, *, is_copy: bool) -> str:
    if is_copy:
        return "reprint_of" if is_reprint(reading, other) else "same_text_as"
    return "reprinted_in" if is_reprint(other, reading) else "same_text_as"


def _from(reading: Reading, corpus: Corpus) -> str:
    told = [escape(reading.article.source.publisher), published(reading, corpus.language)]
    return about(part for part in told if part)


def _passages(found: Iterable[Beside], reading: Reading, corpus: Corpus) -> Iterator[str]:
    """Each other passage once, with all that it is to this one."""
    grouped: dict[tuple[str, Span], list[Beside]] = {}
    for one in sorted(found, key=lambda one: ORDER.index(one.kind)):
        grouped.setdefault((one.reading.article.id, one.other), []).append(one)
    if not grouped:
        return
    lines = [f"- {_passage(group, reading, corpus)}" for group in grouped.values()]
    more = corpus.language.say("and_more", n=len(lines) - MOST)
    yield from block("b-standing", [*lines[:MOST], *([f"- {more}"] if len(lines) > MOST else [])])


def _passage(group: list[Beside], reading: Reading, corpus: Corpus) -> str:
    """The words of another passage, whose they are, and how the values stand to each other."""
    say, there, other = corpus.language.say, group[0].reading, group[0].other
    is_own = there.article.id == reading.article.id
    lines = [" · ".join(_compared(one, reading, corpus)) for one in group]
    words = quoted(there, other, corpus, [one.against for one in group])
    address = path_to(there.article.path, reading.article.path, _anchor(there, other))
    told = [f"{_whose(there, reading, corpus)}:"]
    told += [f"<q>{words}</q>"] if words else []
    told += filter(None, [objections(there, other, corpus, reading.article.path)])
    told.append(link(say("in_the_text" if is_own else "in_the_article"), address))
    return "<br>".join([*lines, " ".join(told)])


def _whose(there: Reading, reading: Reading, corpus: Corpus) -> str:
    """The publisher and the day of another passage; that it is a copy, if it is one."""
    say = corpus.language.say
    if there.article.id == reading.article.id:
        return say("this_article")
    told = [
        escape(there.article.source.publisher) or escape(there.article.title),
        published(there, corpus.language),
    ]
    if origin := evidence(corpus).original.get(there.article.id):
        first = corpus.by_article[origin]
        as_copy = say("reprint_of" if is_reprint(there, first) else "same_text_as")
        told.append(f"{as_copy} {escape(first.article.source.publisher or first.article.title)}")
    return ", ".join([f"<b>{told[0]}</b>", *told[1:]])


def _compared(one: Beside, reading: Reading, corpus: Corpus) -> Iterator[str]:
    """What one value is to the other, and how many independent sources say each."""
    say, known = corpus.language.say, evidence(corpus)
    kind = label(one.kind, say(f"is_{one.kind}"))
    sides = ((reading, one.value), (one.reading, one.against))
    if one.kind == "corroborates" or one.reading is reading:
        mine, theirs = (_value(*side) for side in sides)
        yield f"{kind} {mine if mine == theirs else listed([mine, theirs], corpus.language)}"
        if one.reading is not reading:
            number = known.sources(reading.article.id, one.value, corpus)
            yield counted(corpus.language, "sources", number)
        return
    yield f"{kind} " + say(
        "value_against",
        mine=_with_sources(*sides[0], corpus),
        theirs=_with_sources(*sides[1], corpus),
    )


def _with_sources(reading: Reading, value: Span, corpus: Corpus) -> str:
    number = evidence(corpus).sources(reading.article.id, value, corpus)
    return f"{_value(reading, value)} ({counted(corpus.language, 'sources', number)})"


def _value(reading: Reading, value: Span) -> str:
    words = " ".join(value.of(reading.article.text).split())
    return f"<b>{escape(value_words(reading.article, words))}</b>"


def _anchor(reading: Reading, sentence: Span) -> str:
    """Where a passage stands on its article's page; nothing where it does not."""
    for fact in reading.facts:
        if fact.review != "struck" and fact.span.overlaps(sentence):
            return fact_anchor(fact)
    return passage_anchor(sentence) if is_published(reading, sentence.start) else ""
