"""Statements of two articles about one thing: which belong together, and what follows from it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.edtf import EDTF
from briefing.relations.statements import Statement
from briefing.relations.values import Count, Match, counts, dates

# How much two sentences must share, in the clauses of their values. That values agree is evidence
# itself; that two dates or numbers are of one thing although they differ must be quite sure.
DATES: Mapping[Match, float] = {"equal": 1.9, "second": 1.5, "first": 1.5, "apart": 2.4}
COUNTS: Mapping[Match, float] = {"equal": 1.8, "second": 1.8, "first": 1.8, "apart": 1.8}
# Of less shared nothing follows, whatever the values.
LEAST = 0.5
# Two dates of one article.
ALONE = 1.9
# A count of the same subject has that in common beyond its words; a measure has nothing. A date
# says when the word next to it happened.
SUBJECT, SAME_DAY, HEAD = 0.8, 0.4, 0.5
# What both articles count once is more surely one thing, less so where the counts differ.
SINGLE = 0.5
# Two counts are of one day when their dates are so near: "one day after" names the day before.
NEAR = timedelta(days=1)
# Articles told within so many days may be on one event; others must share more, and so must dates
# of one day where each has somebody of its own.
TOGETHER = timedelta(days=7)
STRANGERS = 0.7
# What happened so few days ago is the news of the day.
FRESH = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two statements of one slot, what they share, and how their values stand to each other."""

    one: Statement
    other: Statement
    shared: tuple[str, ...]
    score: float
    match: Match
    single: bool = False

    @property
    def sure(self) -> bool:
        """Whether they share enough for what follows from them."""
        wanted = COUNTS if isinstance(self.one.value, Count) else DATES
        apart = others(self.one, self.other)
        # On one day many do the same apart from each other.
        same_day = self.match == "equal" and isinstance(self.one.value, EDTF)
        strange = (not _told_together(self.one, self.other)) + (same_day and apart)
        if self.score < wanted[self.match] + strange * STRANGERS:
            return False
        return self.match != "apart" or (
            self._of_one_event() and not apart and not news(self.one, self.other)
        )

    def _of_one_event(self) -> bool:
        """Whether two counts have more in common than what they count."""
        one, other = self.one, self.other
        if not isinstance(one.value, Count):
            return True
        if self.single:
            return True
        near = one.near & other.near - {one.value.subject}
        return any(key[0] != "@" for key in near) or bool(one.when and other.when)


def pairings(one: Sequence[Statement], other: Sequence[Statement]) -> list[Pairing]:
    """The statements of two articles that are of one slot, the surest first; each stands in one.

    Where the values of two statements agree, neither contradicts a third.
    """
    singles = _singles(one) & _singles(other)
    found = sorted(
        (_alone(pairing, singles) for pairing in _candidates(one, other)), key=_best_first
    )
    chosen: list[Pairing] = []
    taken: set[tuple[int, object]] = set()
    for pairing in found:
        sides = {(0, pairing.one.span), (1, pairing.other.span)}
        if taken.isdisjoint(sides):
            taken |= sides
            if pairing.sure:
                chosen.append(pairing)
    return chosen


def _singles(stated: Sequence[Statement]) -> set[str]:
    """What an article counts once, or always alike, and the years past of which it names one date.

    The year in which the article was written stands everywhere.
    """
    values: dict[str, set[object]] = defaultdict(set)
    for statement in stated:
        if subject := _subject(statement):
            values[subject].add(statement.value)
    return {subject for subject, found in values.items() if len(found) == 1}


def _subject(statement: Statement) -> str:
    """What may stand in an article once: a thing counted, a year past."""
    value = statement.value
    if isinstance(value, Count):
        return "" if value.measure else value.subject
    last, told = value.latest, statement.told
    past = last and told and told.earliest and last.year < told.earliest.year
    return f"{last.year}" if last and past else ""


def _alone(pairing: Pairing, singles: set[str]) -> Pairing:
    """The same, surer where neither article has another count, or date, of the subject."""
    if _subject(pairing.one) not in singles:
        return pairing
    more = SINGLE / 2 if pairing.match == "apart" else SINGLE
    return replace(pairing, score=pairing.score + more, single=True)


def within(stated: Sequence[Statement]) -> list[Pairing]:
    """The dates of one article that say the same more or less exactly, the surest first.

    That an article agrees with itself says nothing, and what differs in it is mostly two things.
    """
    dated = [statement for statement in stated if isinstance(statement.value, EDTF)]
    return [
        pairing
        for pairing in sorted(_candidates(dated, dated), key=_best_first)
        if pairing.one.span < pairing.other.span
        and pairing.one.sentence != pairing.other.sentence
        and pairing.one.head == pairing.other.head
        and pairing.match in ("second", "first")
        and pairing.score >= ALONE
    ]


def _best_first(pairing: Pairing) -> tuple[object, ...]:
    return (-pairing.score, pairing.one.span, pairing.other.span)


def _candidates(one: Sequence[Statement], other: Sequence[Statement]) -> Iterator[Pairing]:
    by_key: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, statement in enumerate(other):
        for key, weight in statement.keys.items():
            by_key[key].append((place, weight))
    for statement in one:
        scores: dict[int, float] = defaultdict(float)
        for key, weight in statement.keys.items():
            for place, theirs in by_key.get(key, ()):
                scores[place] += min(weight, theirs)
        for place, score in scores.items():
            if score >= LEAST and (pairing := _pairing(statement, other[place], score)):
                yield pairing


def _pairing(one: Statement, other: Statement, score: float) -> Pairing | None:
    mine, theirs = one.value, other.value
    match: Match | None = None
    if isinstance(mine, EDTF) and isinstance(theirs, EDTF):
        match = dates(mine, theirs)
        if _heads_agree(one, other, strictly=match in ("equal", "apart")):
            score += HEAD
        elif match != "equal" or not _of_one_kind(one, other):
            return None
    elif isinstance(mine, Count) and isinstance(theirs, Count) and mine.subject == theirs.subject:
        if _another_day(one.when, other.when):
            return None
        match = counts(mine, theirs)
        score += 0 if mine.measure else SUBJECT
        score += SAME_DAY if one.when and other.when else 0
    if match is None:
        return None
    return Pairing(one, other, tuple(sorted(one.keys.keys() & other.keys.keys())), score, match)


def _heads_agree(one: Statement, other: Statement, *, strictly: bool) -> bool:
    """Whether the word next to a date stands near the other; strictly: both do, in one clause."""
    if strictly:
        return one.head in other.near and other.head in one.near
    return one.head in other.keys or other.head in one.keys


def _of_one_kind(one: Statement, other: Statement) -> bool:
    """Whether a day that both give has one kind of event next to it, in whatever words.

    It must be a day of its own: on the day of the news all that is new happens.
    """
    told = one.told.latest if one.told else None
    last = _day(one)
    if told is None or last is None or (abs(told - last) <= FRESH and last <= told):
        return False
    return any(key[0] not in "@=" for key in one.near & other.near)


def others(one: Statement, other: Statement) -> bool:
    """Whether each is of somebody, or of some place, that the other does not name."""
    return not (_named(one.near) <= _named(other.keys) or _named(other.near) <= _named(one.keys))


def _named(keys: Iterable[str]) -> set[str]:
    """The last names of actors: "Rodrigo Paz" of one article may be "Paz" in another."""
    return {key.rpartition("-")[2].removeprefix("@") for key in keys if key[0] == "@"}


def news(one: Statement, other: Statement) -> bool:
    """Whether each tells of its own day: of a later event of the kind, or of a later count."""
    if not (one.told and other.told and one.told.latest and other.told.latest):
        return False
    later = other.told.latest - one.told.latest
    if isinstance(one.value, Count) and abs(later) > FRESH:
        return True
    mine, theirs = _day(one), _day(other)
    if mine is None or theirs is None:
        return False
    fresh = abs(one.told.latest - mine) <= FRESH and abs(other.told.latest - theirs) <= FRESH
    return fresh and (later > timedelta(0)) == (theirs > mine) and bool(later)


def _day(statement: Statement) -> date | None:
    value = statement.scene if isinstance(statement.value, Count) else statement.value
    return value.latest if value else None


def _told_together(one: Statement, other: Statement) -> bool:
    if not (one.told and other.told and one.told.latest and other.told.latest):
        return True
    return abs(one.told.latest - other.told.latest) <= TOGETHER


def _another_day(one: EDTF | None, other: EDTF | None) -> bool:
    if one is None or other is None:
        return False
    (first, last), (start, end) = one.ends, other.ends
    begin = max(first or date.min, start or date.min)
    return begin - min(last or date.max, end or date.max) > NEAR
