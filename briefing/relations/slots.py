"""Statements of two articles about one thing: which belong together, and what follows from it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefing.edtf import EDTF
from briefing.relations.statements import Statement
from briefing.relations.values import Match, counts, dates, nested
from briefing.relations.wording import last_names

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
        wanted = COUNTS if self.one.count else DATES
        apart = others(self.one, self.other)
        # On one day many do the same apart from each other.
        same_day = self.match == "equal" and not self.one.count
        strange = (not _told_together(self.one, self.other)) + (same_day and apart)
        if self.score < wanted[self.match] + strange * STRANGERS:
            return False
        return self.match != "apart" or (
            self._of_one_event() and not apart and not news(self.one, self.other)
        )

    def _of_one_event(self) -> bool:
        """Whether two counts have more in common than what they count."""
        one, other = self.one, self.other
        if not one.count or self.single:
            return True
        near = one.near & other.near - {one.count.subject}
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
    if count := statement.count:
        return "" if count.measure else count.subject
    last, told = statement.when and statement.when.latest, statement.told
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
    dated = [statement for statement in stated if not statement.count]
    pairs = (
        sorted((dated[one], dated[other]), key=lambda statement: statement.span)
        for one, other in nested([statement.when for statement in dated])
    )
    alike = (
        _pairing(one, other)
        for one, other in pairs
        if one.sentence != other.sentence and one.head == other.head
    )
    exact = (pairing for pairing in alike if pairing and pairing.match in ("second", "first"))
    return sorted((one for one in exact if one.score >= ALONE), key=_best_first)


def _best_first(pairing: Pairing) -> tuple[object, ...]:
    return (-pairing.score, pairing.one.span, pairing.other.span)


def _candidates(one: Sequence[Statement], other: Sequence[Statement]) -> Iterator[Pairing]:
    for mine in one:
        for theirs in other:
            if pairing := _pairing(mine, theirs):
                yield pairing


def _pairing(one: Statement, other: Statement) -> Pairing | None:
    match = _match(one, other)
    if match is None or (score := _shared(one, other)) < LEAST:
        return None
    shared = tuple(sorted(one.keys.keys() & other.keys.keys()))
    return Pairing(one, other, shared, _raised(score, one, other, match), match)


def _match(one: Statement, other: Statement) -> Match | None:
    """How the values of two statements stand to each other, if they may be of one slot."""
    if one.count and other.count:
        if one.count.subject != other.count.subject or _another_day(one.when, other.when):
            return None
        return counts(one.count, other.count)
    if one.count or other.count or not (one.when and other.when):
        return None
    match = dates(one.when, other.when)
    if match and (_heads_agree(one, other, match) or _is_of_one_kind(one, other, match)):
        return match
    return None


def _shared(one: Statement, other: Statement) -> float:
    """How much of what stands around two values is the same, and how near to them."""
    score, theirs = 0.0, other.keys
    for key, weight in one.keys.items():
        if key in theirs:
            score += min(weight, theirs[key])
    return score


def _raised(score: float, one: Statement, other: Statement, match: Match) -> float:
    """The score with what two values have in common beyond their words."""
    if one.count:
        score += 0 if one.count.measure else SUBJECT
        return score + (SAME_DAY if one.when and other.when else 0)
    return score + (HEAD if _heads_agree(one, other, match) else 0)


def _heads_agree(one: Statement, other: Statement, match: Match) -> bool:
    """Whether the word next to a date stands near the other.

    Of dates that are equal or apart both do, in one clause.
    """
    if match in ("equal", "apart"):
        return one.head in other.near and other.head in one.near
    return one.head in other.keys or other.head in one.keys


def _is_of_one_kind(one: Statement, other: Statement, match: Match) -> bool:
    """Whether a day that both give has one kind of event next to it, in whatever words.

    It must be a day of its own: on the day of the news all that is new happens.
    """
    told, last = one.told.latest if one.told else None, _day(one)
    if match != "equal" or told is None or last is None:
        return False
    if abs(told - last) <= FRESH and last <= told:
        return False
    return any(key[0] not in "@=" for key in one.near & other.near)


def others(one: Statement, other: Statement) -> bool:
    """Whether each is of somebody, or of some place, that the other does not name."""
    return not (
        last_names(one.near) <= last_names(other.keys)
        or last_names(other.near) <= last_names(one.keys)
    )


def news(one: Statement, other: Statement) -> bool:
    """Whether each tells of its own day: of a later event of the kind, or of a later count."""
    if not (one.told and other.told and one.told.latest and other.told.latest):
        return False
    later = other.told.latest - one.told.latest
    if one.count and abs(later) > FRESH:
        return True
    mine, theirs = _day(one), _day(other)
    if mine is None or theirs is None:
        return False
    fresh = abs(one.told.latest - mine) <= FRESH and abs(other.told.latest - theirs) <= FRESH
    return fresh and (later > timedelta(0)) == (theirs > mine) and bool(later)


def _day(statement: Statement) -> date | None:
    value = statement.scene if statement.count else statement.when
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
