"""Who is named where and how often: what all questions are asked of."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from briefing.codes import Code
from briefing.corpus import Corpus
from briefing.editing.answers import naming
from briefing.model import Entity, Reading
from briefing.problems import Answer, Edit, Problem, Question
from briefing.resolve import local_id
from briefing.text import Span, folded, slug


@dataclass(frozen=True, slots=True)
class Named:
    """How often an actor is named, in how many articles, and where first in the newest."""

    reading: Reading
    span: Span
    mentions: int
    articles: int


class Overview:
    """A corpus with what several questions need of it; each is counted once, when it is asked."""

    def __init__(self, corpus: Corpus) -> None:
        """`corpus` is looked at, and not changed."""
        self.corpus = corpus

    @cached_property
    def named(self) -> dict[str, Named]:
        """The actors that articles name, by id."""
        recall = self.corpus.memory.recall_once
        return {
            identifier: recall("counted", identifier, found, partial(_counted, identifier, found))
            for identifier, found in self.corpus.naming.items()
        }

    @cached_property
    def discovered(self) -> list[Entity]:
        """The actors that no editor registered and whose name is theirs in every article."""
        return [one for one in self._unregistered if one.id == slug(one.name)]

    @cached_property
    def local(self) -> list[Entity]:
        """The institutions that are one inside their article only, as every state has them.

        Registered under the name that they have, each would take those of all others.
        """
        return [
            one
            for one in self._unregistered
            if one.id == local_id(one.name, self.named[one.id].reading.article.id)
        ]

    @cached_property
    def _unregistered(self) -> list[Entity]:
        return [
            entity
            for identifier, entity in self.corpus.entities.items()
            if entity.status == "discovered" and identifier in self.named
        ]

    @cached_property
    def _bearers(self) -> Counter[str]:
        return Counter(
            surface
            for entity in self.corpus.entities.values()
            for surface in {folded(name) for name in (entity.name, *entity.aliases)}
        )

    def names(self, entity: Entity) -> list[str]:
        """The names that mean an actor wherever they stand: whole ones, and nobody else's."""
        return [entity.name] + [
            alias
            for alias in entity.aliases
            if " " in alias and self._bearers[folded(alias)] == 1 and alias != entity.name
        ]

    def merging(self, known: Entity, other: Entity) -> Edit:
        """What makes the names of `other` names of `known`."""
        own = self.names(known) if known.status == "discovered" else ()
        return naming(known, [*own, *self.names(other)])

    def asked(
        self,
        code: Code,
        subject: str,
        reading: Reading,
        span: Span,
        told: tuple[str, str],
        weight: int,
        answers: tuple[Answer, ...] = (),
    ) -> Problem:
        """A question at a place of an article; `told` are its message and its cure."""
        article = reading.article
        line, column = article.place_of(span.start)
        sentence = reading.sentence_at(span.start)
        quote = " ".join(sentence.of(article.text).split())
        question = Question(subject, quote, weight, answers)
        return Problem(article.path, line, code, *told, "review", column, question=question)


def _counted(actor: str, readings: Sequence[Reading]) -> Named:
    """How often these readings, the newest first, name an actor."""
    mentions = [reading.named[actor] for reading in readings]
    return Named(readings[0], mentions[0][0].span, sum(map(len, mentions)), len(readings))
