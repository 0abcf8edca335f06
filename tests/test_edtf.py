"""EDTF values and their words: the golden cases, and what must hold for any value."""

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefing.edtf import EDTF
from briefing.languages import LANGUAGES
from briefing.languages.calendar import in_words, precision

PART = st.from_regex(
    r"(-?[0-9]{4}|[12][0-9]{2}X|[12][0-9]XX|XXXX)(-([0-4][0-9]|XX)(-([0-3][0-9]|XX))?)?[?~%]?",
    fullmatch=True,
)
VALUES = st.one_of(PART, st.tuples(PART | st.sampled_from(["", ".."]), PART).map("/".join))
CODES = st.sampled_from(sorted(LANGUAGES))


def told(text: str, code: str) -> str:
    try:
        value = EDTF(text)
    except ValueError as problem:
        return f"{text} | {problem}"
    days = f"{value.earliest or 'null'} .. {value.latest or 'null'}"
    language = LANGUAGES[code]
    return f"{text} | {in_words(value, language)} | {precision(value, language)} | {days}"


@pytest.mark.parametrize("case", list(cases("edtf")), ids=str)
def test_golden(case: Case) -> None:
    code = case.blocks.get("language", "es")
    lines = [told(text, code) for text in case.blocks["input"].split("\n")]
    assert "\n".join(lines) == case.blocks["expected"]


@given(VALUES, CODES)
def test_a_value_is_refused_or_said_in_words(text: str, code: str) -> None:
    try:
        value = EDTF(text)
    except ValueError:
        return
    assert in_words(value, LANGUAGES[code]).strip()
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
    assert value.overlaps(value)


@given(st.text(max_size=30))
def test_any_other_text_is_refused_or_kept(text: str) -> None:
    try:
        value = EDTF(text)
    except ValueError:
        return
    assert str(value) == text


@given(st.lists(VALUES, max_size=8))
def test_values_can_be_put_in_order(texts: list[str]) -> None:
    values = []
    for text in texts:
        try:
            values.append(EDTF(text))
        except ValueError:
            continue
    orders = [value.order for value in sorted(values, key=lambda value: value.order)]
    assert orders == sorted(orders)
