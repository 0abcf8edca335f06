"""Dates of a text: found by words, read by forms, resolved against the day of publication."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import partial

from briefing.edtf import EDTF
from briefing.extract.scan import Scan
from briefing.extract.timexes import days, eras, feasts, periods, weekdays
from briefing.extract.timexes.anchoring import anchored
from briefing.extract.timexes.context import context
from briefing.extract.timexes.grammar import matches
from briefing.extract.timexes.headings import Chronology
from briefing.extract.timexes.lexicon import lexicon_of
from briefing.extract.timexes.meaning import Rule, Setting
from briefing.extract.timexes.place import place_of
from briefing.extract.timexes.roles import cues, role
from briefing.extract.timexes.schedule import is_scheduled
from briefing.extract.timexes.tale import Tale, Told
from briefing.extract.timexes.tense import lean, tenses
from briefing.extract.timexes.traps import is_date
from briefing.languages import Language
from briefing.model import Timex
from briefing.text import Span

RULES: Mapping[str, Rule] = {
    "numeric": days.numeric,
    "dotted": days.dotted,
    "date": days.full_date,
    "day_of_law": days.day_of_law,
    "week_of_date": days.week_of_date,
    "from_date_to_date": days.interval_of_dates,
    "days_of_month": days.days_of_month,
    "list_of_days": days.list_of_days,
    "list_of_dates": days.list_of_dates,
    "day_of_relative_month": days.day_of_relative_month,
    "weekday": weekdays.weekday,
    "weekday_of_month": weekdays.weekday_of_month,
    "weekdays": weekdays.weekdays,
    "list_of_weekdays": weekdays.list_of_weekdays,
    "numbered_weekdays": weekdays.numbered_weekdays,
    "numbered_weekday": weekdays.numbered_weekday,
    "list_of_numbered_days": weekdays.list_of_numbered_days,
    "ago": days.ago,
    "part_of_day": days.part_of_day,
    "deictic": days.deictic,
    "day_pointed_at": days.day_pointed_at,
    "holiday": feasts.holiday,
    "feast": feasts.feast,
    "list_of_deictics": days.list_of_deictics,
    "after_tomorrow": days.after_tomorrow,
    "month": periods.month,
    "month_of_year": periods.month_of_year,
    "months": periods.months,
    "list_of_months": periods.list_of_months,
    "season": periods.season,
    "fortnight": periods.fortnight,
    "counted": periods.counted,
    "first_months": periods.first_months,
    "moiety": periods.moiety,
    "century": eras.century,
    "millennium": eras.millennium,
    "centuries": eras.centuries,
    "decade": eras.decade,
    "decades": eras.decades,
    "shorthand_decade": eras.decade,
    "years": eras.years,
    "list_of_years": eras.list_of_years,
    "year": eras.year,
    "year_before_christ": eras.year,
    "same_period": periods.same_period,
    "span": periods.unit,
}
# A weekday follows its verb even as a complement ("la reunión del lunes acabó"); a month does not.
NEAR = 8  # values, or words, that are looked back upon
GOVERNED = frozenset(
    {"weekday", "weekdays", "list_of_weekdays", "numbered_weekday", "list_of_numbered_days", "span"}
)


def timexes(scan: Scan, language: Language, date: EDTF | None) -> list[Timex]:
    """The calendar expressions of `scan` in the order of the text, resolved against `date`.

    `date` is that of the publication. A `value` is None for an expression that cannot be resolved
    (a weekday of an article without a date); what is unknown of a resolved one is X. The spans hold
    no leading article. Durations, frequencies, clock times and vague spans are not given.
    """
    words, forms, known = lexicon_of(language), tenses(language), cues(language)
    anchor, surroundings = anchored(date), context(language)
    above = Chronology(scan).year_above
    starts = [sentence.start for sentence in scan.sentences]
    found: list[Timex] = []
    values: list[EDTF] = []
    told: Told | None = None
    current, before = -1, 0  # the sentence, and how many values stood before it
    for match in matches(scan.tokens, words):
        first, last = match.items[0].first, match.items[-1].last
        at = bisect_right(starts, scan.tokens.starts[first]) - 1
        sentence = scan.sentences[at] if at >= 0 else Span(0, len(scan.text))
        if not is_date(place_of(scan, match, _opening(scan, sentence, first)), surroundings):
            continue
        if at != current:
            current, before = at, len(values)
        pointing = partial(
            lean, scan, sentence, first, last, forms, governed=match.rule in GOVERNED
        )
        scheduled = partial(is_scheduled, scan, sentence, first, last, forms)
        near = values[max(before, len(values) - NEAR) :]
        tale, year = Tale(told, scan, sentence, first, last, forms), above(first)
        setting = Setting(anchor, values, near, pointing, scheduled, words.numeric, tale, year)
        for part in RULES[match.rule](match, setting):
            begin, end = part.items[0].first, part.items[-1].last
            kind = role(scan, sentence, begin, end, known)
            span = Span(scan.tokens.starts[begin], scan.tokens.ends[end])
            found.append(Timex(span, part.value, kind, match.rule))
            if part.value is not None and kind != "publication":
                values.append(part.value)
            told = tale.after(anchor, match, part.value, kind)
    return found


def _opening(scan: Scan, sentence: Span, first: int) -> int:
    """The token that opens the sentence (or its line) of token `first`; -1 if far back."""
    starts, least = scan.tokens.starts, max(0, first - NEAR)
    start = max(sentence.start, scan.text.rfind("\n", sentence.start, starts[first]) + 1)
    if least and starts[least - 1] >= start:
        return -1
    return bisect_left(starts, start, least, first)
