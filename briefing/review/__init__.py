"""What waits for an editor's decision: one list, with what to write for each answer."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from briefing.codes import Code
from briefing.corpus import Corpus
from briefing.editing.answers import settling
from briefing.problems import Answer, Problem
from briefing.review.conflicts import conflicts
from briefing.review.dates import unresolved
from briefing.review.discovered import actors
from briefing.review.institutions import institutions
from briefing.review.overview import Overview
from briefing.review.unlinked import unlinked

__all__ = ["Overview", "questions", "review"]

# What is shown wrongly comes before what is not shown, and that before what may stay as it is.
ORDER: tuple[Code, ...] = (
    "note-orphan",
    "note-ambiguous",
    "conflict",
    "ambiguous-name",
    "actor-spelling",
    "actor-discovered",
    "actor-unlinked",
    "actor-whose",
    "date-unresolved",
    "private-person",
)
ASKED: tuple[Callable[[Overview], Iterator[Problem]], ...] = (
    conflicts,  # what two articles say of one thing
    actors,  # who is new, and who may be whom
    unlinked,  # who was passed over
    institutions,  # whose it is
    unresolved,  # when it was
)


def review(corpus: Corpus) -> list[Problem]:
    """All that an editor should decide or mend, what matters most first; found once."""
    made_of = (
        *(corpus.readings, corpus.entities, corpus.problems),
        *(corpus.settled, corpus.not_actors, corpus.settings),
    )
    return corpus.memory.recall("review", "", made_of, partial(_found, corpus))


def _found(corpus: Corpus) -> list[Problem]:
    lost = [one for one in corpus.problems if one.code in ORDER and one.question is None]
    return sorted([*lost, *questions(corpus)], key=_rank)


def questions(corpus: Corpus) -> Iterator[Problem]:
    """The open questions, each with at least the answer that it is not to be asked again.

    The cost is linear in the corpus, and nothing is asked of what is only built.
    """
    overview = Overview(corpus)
    found = [one for one in corpus.problems if one.question]
    for ask in ASKED:
        found += ask(overview)
    for one in found:
        if one.id not in corpus.settled:
            yield _answerable(one)


def _answerable(problem: Problem) -> Problem:
    question = problem.question
    if question is None or any(answer.verb == "reject" for answer in question.answers):
        return problem
    edit = settling(problem.id, f"{problem.code} {question.subject}")
    answers = (*question.answers, Answer("reject", (edit,)))
    return replace(problem, question=replace(question, answers=answers))


def _rank(problem: Problem) -> tuple[int, int, str, int, str]:
    weight = problem.question.weight if problem.question else 0
    return ORDER.index(problem.code), -weight, problem.path, problem.line, problem.id
