"""Who is named where and how often: what all questions are asked of."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from briefing.codes import Code
from briefing.corpus import Corpus
from briefing.editing.answers import naming
from briefing.model import Entity, Reading
from briefing.problems import Answer, Edit, Problem, Question
from briefing.text import Span, folded, slug


@dataclass
class Named:
    """How often an actor is named, in how many articles, and where first in the newest."""

    reading: Reading
    span: Span
    mentions: int = 0
    articles: int = 0


class Overview:
    """A corpus with what several questions need of it; each is counted once, when it is asked."""

    def __init__(self, corpus: Corpus) -> None:
        """`corpus` is looked at, and not changed."""
        self.corpus = corpus

    @cached_property
    def named(self) -> dict[str, Named]:
        """The actors that articles name, by id."""
        found: dict[str, Named] = {}
        for reading in self.corpus.readings:
            for identifier, mentions in reading.named.items():
                named = found.get(identifier)
                if named is None:
                    named = found[identifier] = Named(reading, mentions[0].span)
                named.mentions += len(mentions)
                named.articles += 1
        return found

    @cached_property
    def discovered(self) -> list[Entity]:
        """The actors that no editor registered and whose name is theirs in every article.

        An institution that every state has is one inside its article only: registered, its name
        would take those of all others.
        """
        return [
            entity
            for identifier, entity in self.corpus.entities.items()
            if entity.status == "discovered"
            and identifier in self.named
            and identifier == slug(entity.name)
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
