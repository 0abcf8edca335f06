"""What one article states with a date or a number, and the words around that tell of what."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.edtf import EDTF
from briefing.extract.facts.cues import NUMBER, cues
from briefing.extract.facts.passage import Passage, passages
from briefing.extract.facts.quantities import quantities
from briefing.extract.scan import Scan
from briefing.languages import language
from briefing.memory import Memory
from briefing.model import Entity, Reading, Timex
from briefing.relations.clauses import Clauses, clauses_of
from briefing.relations.units import subject_of, unit_of
from briefing.relations.values import Count
from briefing.relations.wording import Wording, wording
from briefing.text import Span, tokenize

# What a word is worth in the clause of the value, in the next one, in the one after that.
NEARNESS = (1.0, 0.7, 0.45)
FARTHEST = 0.3


@dataclass(frozen=True, slots=True)
class Statement:
    """A date or a count of a sentence, with what stands around it.

    `span` is that of the value, `keys` what the sentence speaks of and how near to the value it
    does: actors as "@id", words by meaning or stem. `near` are the keys of the value's own clause,
    `head` is the one next to the value ("" for none) and `word` its place. `when` is the date, or
    that of a count where its sentence has one, `scene` else the last one before. `told` is the date
    of the article.
    """

    span: Span
    sentence: Span
    count: Count | None
    when: EDTF | None
    scene: EDTF | None
    keys: Mapping[str, float]
    near: frozenset[str]
    head: str
    word: Span
    told: EDTF | None

    @property
    def value(self) -> Count | EDTF | None:
        """The count, or else the date."""
        return self.count or self.when


def stated(
    reading: Reading, entities: Mapping[str, Entity], memory: Memory
) -> tuple[Statement, ...]:
    """The statements of an article, as `memory` keeps them or made anew."""
    return memory.kept(
        lambda: key_of(reading, entities),
        tuple[Statement, ...],
        lambda: tuple(statements(reading, entities)),
    )


def key_of(reading: Reading, entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """All that statements rest on, in strings."""
    article = reading.article
    dates = (f"{one.span.start} {one.span.end} {one.value} {one.role}" for one in reading.timexes)
    named = (f"{one.span.start} {one.span.end} {one.entity}" for one in reading.mentions)
    places = (f"{entities[one].kind} {entities[one].country}" for one in reading.named)
    date = str(article.date or "")
    return ("statements", article.language, date, article.text, *dates, *named, *places)


def statements(reading: Reading, entities: Mapping[str, Entity]) -> list[Statement]:
    """The statements of an article with a known date or a count, in the order of the text.

    What is denied is none. What an article speaks of everywhere counts for less in each.
    """
    tongue = language(reading.article.language)
    text = reading.article.text
    scan = Scan(text, tokenize(text), reading.sentences)
    found: list[Statement] = []
    dates = [timex.span for timex in reading.timexes]
    known = wording(tongue)
    starts = [span.start for span in dates]
    spread = _spread(scan, reading, known)
    scene = None
    names = {mention.span.start for mention in reading.mentions}
    for passage in passages(scan, reading.sentences, cues(tongue), dates, names):
        if not passage.seen & NUMBER and not _inside(starts, passage.span):
            continue
        for one in _in_sentence(passage, reading, entities, spread, scene):
            found.append(one)
            scene = scene if one.count else one.when
    return found


def _inside(starts: Sequence[int], span: Span) -> bool:
    """Whether one of `starts` stands in `span`."""
    place = bisect_left(starts, span.start)
    return place < len(starts) and starts[place] < span.end


def _spread(scan: Scan, reading: Reading, known: Wording) -> Counter[str]:
    """How often an article speaks of each key."""
    found = Counter(map(known.key, scan.tokens.lower))
    found.update(f"@{mention.entity}" for mention in reading.mentions)
    return found


def _weighed(keys: Mapping[str, float], spread: Mapping[str, int]) -> dict[str, float]:
    """The keys of a sentence, those less that the article speaks of everywhere."""
    return {key: weight / (spread.get(key) or 1) ** 0.5 for key, weight in keys.items()}


def _in_sentence(
    passage: Passage,
    reading: Reading,
    entities: Mapping[str, Entity],
    spread: Mapping[str, int],
    scene: EDTF | None,
) -> Iterator[Statement]:
    """The dates of a sentence, then its counts; `scene` is the last date before it."""
    tongue, told = language(reading.article.language), reading.article.date
    known = wording(tongue)
    dates = [
        timex for timex in reading.timexes_in(passage.span) if timex.role == "event" and timex.value
    ]
    counted = quantities(passage, tongue)
    if not (dates or counted) or _is_denied(passage, known):
        return
    clauses = clauses_of(passage, reading, entities, known)
    is_dated = False
    for timex in dates:
        index = _word(passage, timex.span.start)
        if timex.value and timex.value.year_known and clauses.of(index) not in clauses.denied:
            around = _around(clauses, index, timex.span, passage, known, spread)
            is_dated = True
            yield Statement(timex.span, passage.span, None, timex.value, None, *around, told)
    for quantity in counted:
        index = _word(passage, quantity.span.end - 1)
        if clauses.of(index) in clauses.denied:
            continue
        around = _around(clauses, index, quantity.span, passage, known, spread)
        unit, end = unit_of(passage, quantity, known)
        subject = subject_of(unit, around[1], known)
        if subject:
            lead = passage.tokens.lower[_word(passage, quantity.span.start)]
            count = Count(
                quantity.low, quantity.high, subject, unit,
                rough=lead in known.rough, measure=unit in known.measures,
            )  # fmt: skip
            when = _when(dates, index, clauses, passage)
            yield Statement(
                Span(quantity.span.start, end), passage.span, count,
                when, when if is_dated else scene, *around, told,
            )  # fmt: skip


def _is_denied(passage: Passage, known: Wording) -> bool:
    return not known.denials.isdisjoint(passage.tokens.lower[passage.first : passage.last])


def _word(passage: Passage, offset: int) -> int:
    """The word of the sentence in which `offset` stands."""
    return max(passage.first, bisect_left(passage.tokens.starts, offset + 1) - 1)


def _when(dates: Sequence[Timex], index: int, clauses: Clauses, passage: Passage) -> EDTF | None:
    """The date of the clause nearest to the word at `index`."""
    own = clauses.of(index)
    if own in clauses.shifted:
        return None
    nearest = min(
        (
            (abs(clauses.of(_word(passage, timex.span.start)) - own), timex.span.start, timex.value)
            for timex in dates
            if timex.value and timex.value.year_known
        ),
        default=None,
    )
    return nearest[2] if nearest else None


def _around(
    clauses: Clauses,
    index: int,
    value: Span,
    passage: Passage,
    known: Wording,
    spread: Mapping[str, int],
) -> tuple[dict[str, float], frozenset[str], str, Span]:
    """The keys of a sentence as seen from the value at word `index`; the near ones; the head.

    The last is the place of the head.
    """
    own, starts = clauses.of(index), passage.tokens.starts
    first, last = bisect_left(starts, value.start), bisect_left(starts, value.end)
    found: dict[str, float] = {}
    near: dict[str, tuple[int, int]] = {}
    for place, clause, key, worth in clauses.keys:
        if first <= place < last and key[0] != "@":
            continue
        distance = abs(clause - own)
        weight = worth * (NEARNESS[distance] if distance < len(NEARNESS) else FARTHEST)
        if weight > found.get(key, 0.0):
            found[key] = weight
        if not distance:
            apart = (abs(place - index), place)
            if key not in near or apart < near[key]:
                near[key] = apart
    found = _weighed(found, spread)
    words = [(key in known.things, *near[key], key) for key in near if key[0] != "@"]
    if not words:
        return found, frozenset(near), "", Span(value.start, value.start)
    _, _, place, head = min(words)
    return found, frozenset(near), head, Span(starts[place], passage.tokens.ends[place])
