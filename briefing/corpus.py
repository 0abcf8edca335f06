"""The corpus: all readings, and what follows from having them side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from heapq import nlargest

from briefing.languages import Language, language
from briefing.memory import Memory
from briefing.model import Entity, Note, Reading, Timex
from briefing.naming import Named, Naming
from briefing.notes import notes
from briefing.problems import Problem
from briefing.read import read
from briefing.read.frontmatter import decoded
from briefing.readings import readings
from briefing.rights import with_rights
from briefing.settings import Settings
from briefing.text import Span

# How many of an actor's articles may be related to another by it.
NEWEST = 50
# How many of an article's actors, the most mentioned, may be another's companions by it.
COMPANY = 40


@dataclass(frozen=True, slots=True)
class Event:
    """A temporal expression of role `event`, its sentence, and by id the actors named there."""

    reading: Reading
    timex: Timex
    sentence: Span
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """Readings (newest first, undated last), the entities they name, the problems met."""

    readings: tuple[Reading, ...]
    entities: Mapping[str, Entity]
    problems: tuple[Problem, ...] = ()
    settings: Settings = field(default_factory=Settings)
    withheld: frozenset[str] = frozenset()
    introduction: str = ""
    settled: frozenset[str] = frozenset()
    not_actors: frozenset[str] = frozenset()
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        files: Mapping[str, bytes],
        settings: Settings | None = None,
        memory: Memory | None = None,
    ) -> "Corpus":
        """The corpus of a docs folder, given as bytes by path relative to it.

        Raises ValueError naming the file that cannot be decoded; everything else that is wrong with
        the content is a problem, and stops nothing. What `memory` has of an earlier corpus is used
        where it is made of the same.
        """
        settings, memory = settings or Settings(), memory or Memory(once=True)
        content = read(files, settings, memory)
        annotated: dict[str, tuple[Note, ...]] = {}
        problems = list(content.problems)
        by_id = {article.id: article for article in content.articles}
        for path, text in content.note_files.items():
            article = by_id[path.removeprefix("articles/").removesuffix(".notes.md")]
            found, trouble = memory.recall_once(
                "notes", path, (article, text), partial(notes, article, path, text)
            )
            annotated[article.id] = tuple(
                note for note in found if settings.internal or not note.internal
            )
            problems += trouble
        found_readings, entities, doubts = readings(
            settings.language,
            content.articles,
            content.actors,
            content.not_actors,
            annotated,
            memory,
        )
        allowed = (
            one
            if one.article.publish == "full"
            else memory.recall_once("rights", one.article.id, (one,), partial(with_rights, one))
            for one in found_readings
        )
        return cls(
            tuple(sorted(allowed, key=_newest_first)),
            entities,
            tuple(sorted([*problems, *doubts], key=lambda p: (p.path, p.line, p.code))),
            settings,
            content.withheld,
            decoded("index.md", files.get("index.md", b"")),
            content.settled,
            content.not_actors,
            memory,
        )

    @cached_property
    def language(self) -> Language:
        """The language of the interface."""
        return language(self.settings.language)

    def entity(self, identifier: str) -> Entity:
        """The entity of that id; raises KeyError."""
        return self.entities[identifier]

    def is_shown(self, identifier: str) -> bool:
        """Whether the actor has a page, links and index entries."""
        return identifier not in self._unshown

    @cached_property
    def _unshown(self) -> frozenset[str]:
        links = self.settings.discover == "link"
        return frozenset(
            identifier
            for identifier, entity in self.entities.items()
            if entity.hidden or entity.private or (entity.status == "discovered" and not links)
        )

    @cached_property
    def by_article(self) -> Mapping[str, Reading]:
        """The readings by article id."""
        return {reading.article.id: reading for reading in self.readings}

    @cached_property
    def naming(self) -> Named:
        """For each actor that is named somewhere, shown or not, its readings, newest first."""
        return self.memory.recall_once("naming", "", (), Naming).of(self.readings)

    @cached_property
    def readings_of(self) -> Named:
        """The same of the shown actors."""
        return {
            identifier: found
            for identifier, found in self.naming.items()
            if identifier not in self._unshown
        }

    @cached_property
    def shown(self) -> tuple[Entity, ...]:
        """The actors that have a page: every one named in an article, and every registered one."""
        return tuple(
            entity
            for identifier, entity in self.entities.items()
            if self.is_shown(identifier)
            and (identifier in self.readings_of or entity.status == "registered")
        )

    def actors_of(self, reading: Reading) -> list[str]:
        """The shown actors of one article, most mentioned first, then as they appear."""
        return [one for one in reading.named if one not in self._unshown]

    def companions(self, identifier: str) -> list[tuple[str, tuple[Reading, ...]]]:
        """Who appears in the same articles, with the articles shared; most shared first.

        Of an article that names very many only the most mentioned count: all of them, for each of
        them, would make the cost grow with their square.
        """
        shared: dict[str, list[Reading]] = defaultdict(list)
        for reading in self.readings_of.get(identifier, ()):
            for other in self.actors_of(reading)[:COMPANY]:
                if other != identifier:
                    shared[other].append(reading)
        ranked = sorted(shared.items(), key=lambda item: (-len(item[1]), item[0]))
        return [(other, tuple(readings)) for other, readings in ranked]

    def related(self, reading: Reading, most: int = 5) -> list[tuple[Reading, list[str]]]:
        """Other articles by shared actors; one that everybody names counts for little.

        Of an actor's articles only the newest are looked at: those that an actor named everywhere
        would add are worth next to nothing, and would make the cost grow with the corpus.
        """
        weights: dict[str, float] = defaultdict(float)
        actors = self.actors_of(reading)
        for identifier in actors:
            worth = 1 / len(self.readings_of[identifier])
            for other in self._newest_of(identifier):
                weights[other] += worth
        weights.pop(reading.article.id, None)
        least = min(nlargest(most, weights.values()), default=0)
        best = sorted((-weight, other) for other, weight in weights.items() if weight >= least)
        return [
            (self.by_article[other], [one for one in actors if other in self._newest_of(one)])
            for _, other in best[:most]
        ]

    def _newest_of(self, identifier: str) -> Mapping[str, None]:
        """The newest articles of an actor, by id."""
        found = self.readings_of[identifier]
        return self.memory.recall("newest", identifier, (found,), partial(_newest, found))

    @cached_property
    def edition(self) -> date | None:
        """The day from which dates are upcoming: the configured one, or the newest article's."""
        if self.settings.edition:
            return self.settings.edition
        days = [
            r.article.date.latest for r in self.readings if r.article.date and r.article.date.latest
        ]
        return max(days, default=None)

    @cached_property
    def timeline(self) -> Sequence[Event]:
        """The events of all articles in the order of their dates; the unknown years last."""
        found = (event for reading in self.readings for event in self.events_of(reading))
        return sorted(found, key=_place_in_time)

    def events_of(self, reading: Reading) -> Sequence[Event]:
        """The events of an article in the order of its text."""
        make = partial(_events_of, reading)
        return self.memory.recall("events", reading.article.id, (reading,), make)

    def is_upcoming(self, timex: Timex) -> bool:
        """Whether the date may still lie ahead on the day of the edition."""
        if self.edition is None or timex.value is None or timex.value.latest is None:
            return False
        return timex.value.latest > self.edition


def _newest(readings: Sequence[Reading]) -> Mapping[str, None]:
    return dict.fromkeys(one.article.id for one in readings[:NEWEST])


def _events_of(reading: Reading) -> Sequence[Event]:
    found = []
    for timex in reading.timexes:
        if timex.role == "event" and timex.value is not None:
            sentence = reading.sentence_at(timex.span.start)
            found.append(Event(reading, timex, sentence, tuple(reading.actors_in(sentence))))
    return found


def _place_in_time(event: Event) -> tuple[object, ...]:
    """What puts events in order: their dates, then their articles and places there."""
    value = event.timex.value
    return (value.order if value else (), event.reading.article.id, event.timex.span)


def _newest_first(reading: Reading) -> tuple[bool, int, str]:
    day = reading.article.date.latest if reading.article.date else None
    return (day is None, -day.toordinal() if day else 0, reading.article.id)
