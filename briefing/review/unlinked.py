"""Names that stand in several places and lead nowhere."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from briefing.editing.answers import dismissing, registering
from briefing.extract.names.grammar import Grammar, grammar
from briefing.extract.names.lexicon import words_of
from briefing.languages import language
from briefing.model import KINDS, Entity, Reading
from briefing.problems import Answer, Problem
from briefing.review.overview import Overview
from briefing.text import Span, Tokens, slug, tokenize

# A name of fewer words is often none, and one that stands in fewer places seldom matters.
WORDS, PLACES = 2, 2


@dataclass
class Run:
    """A run of capitalised words, and where it stands first."""

    surface: str
    reading: Reading
    span: Span
    count: int = 0


def unlinked(overview: Overview) -> Iterator[Problem]:
    """The runs of capitals inside sentences that are no actor's, by how often they stand."""
    corpus = overview.corpus
    found: dict[tuple[str, ...], Run] = {}
    known = {words_of(name) for name in corpus.not_actors}
    for reading in corpus.readings:
        here = partial(_all_runs, reading)
        for span in corpus.memory.recall("runs", reading.article.id, (reading,), here):
            surface = " ".join(span.of(reading.article.text).split())
            words = words_of(surface)
            if words not in known:
                found.setdefault(words, Run(surface, reading, span)).count += 1
    for run in found.values():
        if run.count >= PLACES:
            yield _asked(overview, run)


def _asked(overview: Overview, run: Run) -> Problem:
    told = (
        f"`{run.surface}` stands in {run.count} places and leads nowhere.",
        "Register the actor with its kind, or say that it is none.",
    )
    entity = Entity(slug(run.surface), run.surface, "organization", "discovered")
    answers = tuple(Answer("accept", (registering(entity, kind=kind),), kind) for kind in KINDS)
    answers += (Answer("reject", (dismissing([run.surface]),)),)
    return overview.asked(
        "actor-unlinked", slug(run.surface), run.reading, run.span, told, run.count, answers
    )


def _all_runs(reading: Reading) -> tuple[Span, ...]:
    return tuple(_runs(reading, grammar(language(reading.article.language))))


def _runs(reading: Reading, words: Grammar) -> Iterator[Span]:
    """The runs of capitalised words that touch no name, no date and no start of a sentence."""
    text = reading.article.text
    tokens = tokenize(text)
    marks = bytearray(len(text))
    spans = [one.span for one in reading.mentions] + [one.span for one in reading.timexes]
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    opening = {sentence.start for sentence in reading.sentences}
    index = bisect_left(tokens.starts, reading.article.body_start)
    while index < len(tokens):
        if tokens.starts[index] in opening and tokens.lower[index] in words.articles:
            index += 1
            continue
        end, capitals = _end(tokens, index, words)
        if capitals >= WORDS and tokens.starts[index] not in opening:
            span = Span(tokens.starts[index], tokens.ends[end - 1])
            if not any(marks[span.start : span.end]):
                yield span
        index = max(end, index + 1)


def _end(tokens: Tokens, index: int, words: Grammar) -> tuple[int, int]:
    """Behind the run of capitals that begins at a word, and how many there are in it."""
    end, capitals, at = index, 0, index
    joints = words.genitives | words.articles
    while at < len(tokens) and (at == index or tokens.gaps[at] == " "):
        if tokens.words[at][0].isupper():
            capitals += 1
            end = at + 1
        elif not capitals or tokens.lower[at] not in joints:
            break
        at += 1
    return end, capitals
