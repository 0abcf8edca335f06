"""Events of the chronology: as lines of a list, by month, and what filters ask of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefing.corpus import Corpus, Event
from briefing.edtf import EDTF
from briefing.markup import attribute, escape
from briefing.pages.objections import objections
from briefing.pages.parts import article_link, block, conflict, quoted, sentence_case, when
from briefing.relations.evidence import evidence
from briefing.text import tokenize

# Where a date stands that names no month of its year, or is wider than the year.
NO_MONTH, WIDER = 0, -1
# How exactly a date is known, as readers ask for it; all else is a period.
GRAINS = {"day": "day", "month": "month", "year": "year", "unknown-year": "unknown"}


def upcoming(corpus: Corpus) -> list[Event]:
    """The events that may still lie ahead on the day of the edition, those that must first.

    Then by when they are over at the latest: what is expected this week, this month, this year.
    What a copy has word by word from its original is there once.
    """
    ahead = [event for event in corpus.timeline if corpus.is_upcoming(event.timex)]
    ahead.sort(key=lambda event: _ahead(event.timex.value, corpus.edition))
    return list(_once(ahead, corpus))


def _once(events: Iterable[Event], corpus: Corpus) -> Iterable[Event]:
    """The events, each with its original where a copy has its sentence and may show as much."""
    original = evidence(corpus).original
    found: dict[object, Event] = {}
    for event in events:
        article = event.reading.article
        origin = original.get(article.id, article.id)
        words = tuple(tokenize(event.sentence.of(article.text)).lower)
        key = (origin, article.publish, event.timex.value, words)
        if key not in found or article.id == origin:
            found[key] = event
    return found.values()


def _ahead(value: EDTF | None, edition: date | None) -> tuple[bool, date]:
    """Whether a time may have begun before the edition, and its last day."""
    first, last = (value.earliest, value.latest) if value else (None, None)
    has_begun = first is None or edition is None or first <= edition
    return has_begun, last or date.max


def event_line(event: Event, corpus: Corpus, page: str, attributes: str = "") -> str:
    """A list item: the date in words, the sentence with `attributes`, the article."""
    value = event.timex.value
    words = quoted(event.reading, event.sentence, corpus, focus=event.timex.span)
    dated = when(value, corpus.language) if value else ""
    said = f"<span{attributes}>{words}</span>" if attributes else words
    doubt = conflict(event.reading, event.sentence, corpus)
    objection = objections(event.reading, event.sentence, corpus, page)
    parts = (dated, doubt, said, objection, article_link(event.reading, page))
    return f"- {' '.join(part for part in parts if part)}"


def event_list(events: Iterable[Event], corpus: Corpus, page: str, kind: str = "") -> Iterator[str]:
    """Events as a list that can be filtered by what they name and give."""
    lines = (event_line(event, corpus, page, _asked(event, corpus)) for event in events)
    return block(f"b-dates{kind}", lines)


def named_in(event: Event, corpus: Corpus) -> list[str]:
    """The shown actors of an event's sentence."""
    return [actor for actor in event.actors if corpus.is_shown(actor)]


def grain(event: Event) -> str:
    """How exactly the date is known: day, month, year, period, or unknown."""
    value = event.timex.value
    return GRAINS.get(value.precision, "period") if value else "unknown"


def _asked(event: Event, corpus: Corpus) -> str:
    """The attributes by which filters find an event."""
    named = named_in(event, corpus)
    kinds = dict.fromkeys([grain(event), *(corpus.entity(actor).kind for actor in named)])
    who = attribute(" ".join(named))
    return f' data-actor="{who}" data-kind="{" ".join(kinds)}"'


def by_month(events: Iterable[Event]) -> dict[int, list[Event]]:
    """The events of a year: month by month, latest first, then those that name no month."""
    months: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        months[month_of(event.timex.value)].append(event)
    return {month: months[month] for month in sorted(months, reverse=True)}


def month_of(value: EDTF | None) -> int:
    """The month in which the whole of the date lies, or NO_MONTH, or WIDER than the year."""
    first = value.earliest if value else None
    last = value.latest if value else None
    if first is None or last is None or first.year != last.year:
        return WIDER
    return first.month if first.month == last.month else NO_MONTH


def month_name(year: int, month: int) -> str:
    """The name of a month's page: 2024-07, 2024-00 without a month, 2024-more for periods."""
    return f"{year}-more" if month == WIDER else f"{year}-{month:02}"


def month_heading(corpus: Corpus, year: int, month: int) -> str:
    """What a month is called below its year."""
    if month == WIDER:
        return corpus.language.say("years_from", year=year)
    if month == NO_MONTH:
        return corpus.language.say("month_unknown")
    names: Sequence[str] = corpus.language.toml("time")["say"]["months"]
    return escape(sentence_case(names[month - 1]))


def months(
    corpus: Corpus, year: int, events: Iterable[Event], page: str, level: str
) -> Iterator[str]:
    """The events of a year below headings of `level`, one for each month."""
    for month, of_month in by_month(events).items():
        anchor = {NO_MONTH: f"y{year}-year", WIDER: f"y{year}-years"}.get(
            month, f"y{year}-{month:02}"
        )
        yield f"{level} {month_heading(corpus, year, month)} {{ #{anchor} }}"
        yield ""
        yield from event_list(of_month, corpus, page)
