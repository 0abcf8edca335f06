"""The tale of the past that a text tells: the year and the month it has reached."""

import re
from bisect import bisect_left
from typing import NamedTuple

from briefing.edtf import EDTF
from briefing.extract.scan import Scan
from briefing.extract.timexes.anchoring import Anchor, Lean
from briefing.extract.timexes.grammar import Match
from briefing.extract.timexes.tense import Tenses, belongs, tells
from briefing.model import Role
from briefing.text import Span

# A tale is of a year this long before the publication's; one that a bare year opens, of an older.
PAST, LONG_PAST = 2, 5
# How many months a tale skips at most: into the next year, and into the next paragraph.
STRIDE, STEP = 6, 1
MONTHS = 12
# What its verb alone would put this near the publication, in days, is of our time.
RECENT = 45
# The end of a line divides paragraphs if it is empty or ends a sentence.
PARAGRAPH = re.compile(r"""\n[^\S\n]*\n|(?<=[.!?…»”"])[^\S\n]*\n""")
# The rules whose dates go on with a tale, and those that open one with a year they state.
GOING_ON = frozenset(
    {
        "date",
        "day_of_relative_month",
        "days_of_month",
        "from_date_to_date",
        "holiday",
        "list_of_days",
        "list_of_numbered_days",
        "month",
        "numbered_weekday",
        "season",
    }
)
OPENING = GOING_ON | {"year"}


class Told(NamedTuple):
    """What was told last: its year, the month and the day if known, the token it ended with."""

    year: int
    month: int | None
    day: int | None
    last: int


class Tale(NamedTuple):
    """The date of tokens `first`..`last` in `sentence`, and what was `told` before it."""

    told: Told | None
    scan: Scan
    sentence: Span
    first: int
    last: int
    forms: Tenses

    def year(self, anchor: Anchor, month: int, day: int | None, lean: Lean) -> str | None:
        """The year of a month, or a day of it, that goes on with the tale; None for another."""
        told = self.told
        if told is None or not lean or lean > 0 or not self._goes_on(told):
            return None
        stride = 0 if told.month is None else month - told.month
        turned = stride < 0
        if turned and stride + MONTHS > STRIDE:
            return None
        apart, stride = self._paragraphs(told), stride % MONTHS
        if apart > 1 or (apart and (told.month is None or stride > STEP)):
            return None
        if (apart or told.month is None or stride > 1) and _is_recent(anchor, month, day):
            return None
        return f"{told.year + turned:04}"

    def day(self, number: int, lean: Lean) -> str | None:
        """The day of this number in the month that the paragraph tells of, or in the next one."""
        told = self.told
        if told is None or told.month is None or not lean or lean > 0:
            return None
        if self._paragraphs(told) or not self._goes_on(told):
            return None
        turned, month = divmod(told.month - 1 + (number < (told.day or 0)), MONTHS)
        return f"{told.year + turned:04}-{month + 1:02}-{number:02}"

    def after(self, anchor: Anchor, match: Match, value: EDTF | None, role: Role) -> Told | None:
        """What is told last once this date is: one near the publication ends the tale."""
        if value is None or role == "publication":
            return self.told
        text = value.text
        year = text[:4]
        if anchor.year is None or not year.isdecimal() or int(year) > anchor.year - PAST:
            return None
        if role == "other" or match.rule not in OPENING:
            return self.told
        if match.has("year", "short_year") and not self._opens(anchor, match, int(year)):
            beside = match.rule == "year" or belongs(self.scan, self.first, self.forms)
            return self.told if beside else None
        known = text[4:5] == "-" and text[5:7].isdecimal() and int(text[5:7]) <= MONTHS
        exact = known and text[7:8] == "-" and text[8:10].isdecimal()
        month, day = int(text[5:7]) if known else None, int(text[8:10]) if exact else None
        return Told(int(year), month, day, self.last)

    def _opens(self, anchor: Anchor, match: Match, year: int) -> bool:
        """Whether a date with its year is told by its main clause, a bare year in front of it."""
        scan, forms, bare = self.scan, self.forms, match.rule == "year"
        if (bare and year > (anchor.year or 0) - LONG_PAST) or belongs(scan, self.first, forms):
            return False
        return tells(scan, self.sentence, self.first, self.last, forms, in_front=bare)

    def _paragraphs(self, told: Told) -> int:
        """How many paragraphs end between."""
        tokens = self.scan.tokens
        start, end = tokens.ends[told.last], tokens.starts[self.first]
        return len(PARAGRAPH.findall(self.scan.text[start:end]))

    def _goes_on(self, told: Told) -> bool:
        """Whether nothing speaks of the present from what was told to the end of the sentence."""
        tokens, forms = self.scan.tokens, self.forms
        if forms.has("back", tokens.lower[self.first - 1]):
            return False
        end = bisect_left(tokens.starts, self.sentence.end, self.last)
        between = tokens.lower[told.last + 1 : end]
        return forms.words["now"].isdisjoint(between)


def _is_recent(anchor: Anchor, month: int, day: int | None) -> bool:
    """Whether the last such day lies just before the publication."""
    days = anchor.days_since(month, day)
    return days is not None and days <= RECENT
