"""Decisions as edits: of a question by its id, of an actor by its id or name."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from briefing.corpus import Corpus
from briefing.editing import RefusedError
from briefing.editing.answers import dismissing, hiding, requoting
from briefing.model import Entity
from briefing.problems import ID_LENGTH, Answer, Edit, Problem
from briefing.review.overview import Overview
from briefing.text import folded

QUESTION = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")


class Decisions:
    """What may be decided in a corpus, whose open questions are given."""

    def __init__(self, corpus: Corpus, questions: Sequence[Problem]) -> None:
        """Nothing is written: decisions are edits."""
        self._overview = Overview(corpus)
        self._questions = {one.id: one for one in questions}

    def accepted(self, wanted: str) -> Sequence[Edit]:
        """The edits of the answer `ID` or `ID=CHOICE`; raises RefusedError where there is none."""
        identifier, _, choice = wanted.partition("=")
        problem = self._question(identifier)
        answers = self._answers(problem, "accept")
        if not answers:
            raise RefusedError(f"{identifier} is settled by hand. {problem.cure}")
        chosen = [one for one in answers if one.choice == choice]
        if not chosen:
            choices = ", ".join(
                sorted(f"{identifier}={one.choice}" for one in answers if one.choice)
            )
            known = f"one of {choices}" if choices else identifier
            raise RefusedError(
                "\n".join([f"{wanted}: the answers are {known}.", *problem.paste.splitlines()])
            )
        return chosen[0].edits

    def rejected(self, wanted: str, verb: Literal["reject", "hide"]) -> Sequence[Edit]:
        """The edits that answer no to a question, or that say that a name is no actor."""
        if wanted in self._questions:
            answers = self._answers(self._question(wanted), verb)
            if not answers:
                problem = self._questions[wanted]
                cure = "\n".join([problem.cure, *problem.paste.splitlines()])
                raise RefusedError(f"{wanted} is not settled by that. {cure}")
            return answers[0].edits
        found = list(self._called(wanted))
        if len(found) > 1:
            ids = ", ".join(one.id for one in found)
            raise RefusedError(f"{wanted!r} may be any of {ids}: say which by its id.")
        if verb == "hide":
            return [hiding(self._one(wanted))]
        if not found:
            return [dismissing([self._standing(wanted)])]
        one = found[0]
        if one.path:
            raise RefusedError(f"{one.name} is an actor ({one.path}): hide it, or edit the file.")
        if one.status == "default":
            # Its name stands for all that it is called; another of its names for itself alone.
            return [dismissing([one.name if wanted == one.id else wanted])]
        return [dismissing(self._overview.names(one))]

    def merged(self, stays: str, goes: str) -> Sequence[Edit]:
        """The edit that makes the actor `goes` one with `stays`."""
        one, other = self._one(stays), self._one(goes)
        if one.id == other.id:
            raise RefusedError(f"{stays!r} and {goes!r} are one actor already, {one.id}.")
        if other.path:
            raise RefusedError(
                f"{other.path} is a file of its own: move its words to {one.id}, and remove it."
            )
        return [self._overview.merging(one, other)]

    def _question(self, identifier: str) -> Problem:
        if identifier not in self._questions:
            raise RefusedError(f"{identifier}: no such question is open; see `briefing review`.")
        return self._questions[identifier]

    def _answers(self, problem: Problem, verb: str) -> list[Answer]:
        answers = problem.question.answers if problem.question else requoting(problem)
        return [answer for answer in answers if answer.verb == verb]

    def _standing(self, wanted: str) -> str:
        """A name as it is, if an article has it in whole words; else it is a slip."""
        name = re.compile(rf"(?<!\w){re.escape(folded(wanted))}(?!\w)")
        if any(name.search(folded(one.article.text)) for one in self._overview.corpus.readings):
            return wanted
        if QUESTION.fullmatch(wanted):
            self._question(wanted)
        raise RefusedError(f"{wanted!r} stands in no article: write it as the articles do.")

    def _one(self, wanted: str) -> Entity:
        found = list(self._called(wanted))
        if len(found) != 1:
            ids = ", ".join(one.id for one in found)
            said = f"may be any of {ids}: say which by its id" if found else "is no actor here"
            raise RefusedError(f"{wanted!r} {said}.")
        return found[0]

    def _called(self, wanted: str) -> Iterator[Entity]:
        """The actor of that id, else those of that name."""
        entities = self._overview.corpus.entities
        if wanted in entities:
            yield entities[wanted]
            return
        for entity in entities.values():
            if folded(wanted) in {folded(name) for name in (entity.name, *entity.aliases)}:
                yield entity
