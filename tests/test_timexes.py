"""Dates in a text: the golden cases, and what must hold for any text."""

import re
from itertools import pairwise

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefing.edtf import EDTF
from briefing.extract.scan import scan
from briefing.extract.timexes import timexes
from briefing.languages import LANGUAGES
from briefing.model import Timex

# Pieces that make dates, near-dates and nonsense when put in a row.
PIECES = re.split(
    r"(?<=\S) ",
    "el la de del y al a en entre desde hasta hace dos años año semana mes pasado próximo que "
    "viene 3 11 31 1990 2024 14.000 2.024 12/08/2025 2025-08-12 1914-1918 3-5 1.º enero mayo ene. "
    "Marzo lunes viernes ayer hoy mañana noche verano trimestre segundo siglo XIX noventa década "
    "mil principios finales ese este mismo día , . ; ( ) \n \n\n last Monday ago the 1990s May "
    "o s. d. C. milenio Viernes Semana Santa Navidad Good Friday Easter",
)
# Words that state a year, a decade, a century or a millennium outright ("siglo segundo").
STATED = {"mil", "noventa", "XIX", "siglo", "s.", "d.", "milenio"}
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
)
DATES = st.sampled_from([None, *map(EDTF, ("2025-08-12", "2024-02-29", "2025-08", "2025", "0001"))])
CODES = st.sampled_from(sorted(LANGUAGES))


def found(text: str, code: str = "es", date: EDTF | None = None) -> list[Timex]:
    language = LANGUAGES[code]
    return timexes(scan(text, language), language, date)


def told(text: str, timex: Timex) -> str:
    role = "" if timex.role == "event" else f" ({timex.role})"
    return f"{timex.span.of(text)} -> {timex.value or 'null'}{role}"


@pytest.mark.parametrize("case", list(cases("timexes")), ids=str)
def test_golden(case: Case) -> None:
    text = case.blocks["input"]
    date = case.blocks.get("date", "2025-08-12")
    dates = found(text, case.blocks.get("language", "es"), None if date == "-" else EDTF(date))
    lines = [told(text, timex) for timex in dates] or ["nothing"]
    assert "\n".join(lines) == case.blocks["expected"]


@given(TEXTS, CODES, DATES)
def test_spans_lie_in_the_text_in_order_and_apart(text: str, code: str, date: EDTF | None) -> None:
    spans = [timex.span for timex in found(text, code, date)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS, CODES, DATES)
def test_more_white_space_changes_no_value(text: str, code: str, date: EDTF | None) -> None:
    wider = re.sub(" ", "  ", text)
    assert [timex.value for timex in found(wider, code, date)] == [
        timex.value for timex in found(text, code, date)
    ]


@given(st.lists(st.sampled_from([piece for piece in PIECES if not piece[:1].isdecimal()])), CODES)
def test_without_a_publication_date_no_year_is_invented(pieces: list[str], code: str) -> None:
    words = [word for word in pieces if word not in STATED]
    assert not [x for x in found(" ".join(words), code) if x.value and x.value.year_known]


def test_a_long_run_of_time_words_takes_linear_time() -> None:
    assert found("de la " * 20_000) == []
    assert len(found("mayo de 2024 y " * 5_000)) == 5_000
