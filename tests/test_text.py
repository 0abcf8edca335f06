"""Words, sentences, slugs."""

import re
from itertools import pairwise

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefing.extract.scan import scan
from briefing.languages import language
from briefing.text import Span, folded, slug, tokenize, told_apart

SPANISH = language("es")


@pytest.mark.parametrize("case", list(cases("sentences")), ids=str)
def test_golden(case: Case) -> None:
    text = case.blocks["input"]
    found = [span.of(text).replace("\n", "⏎") for span in scan(text, SPANISH).sentences]
    assert "\n".join(found) == case.blocks["expected"]


@given(st.text())
def test_words_and_gaps_are_the_whole_text(text: str) -> None:
    tokens = tokenize(text)
    pieces = [piece for pair in zip(tokens.gaps, tokens.words, strict=False) for piece in pair]
    assert "".join([*pieces, tokens.gaps[-1]]) == text
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end] == word


@given(st.text())
def test_sentences_cover_all_words_in_order(text: str) -> None:
    looked = scan(text, SPANISH)
    spans = looked.sentences
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    covered = [w for s in spans for w in tokenize(s.of(text)).words]
    assert covered == looked.tokens.words


@given(st.text())
def test_slugs_are_ascii_and_stable(text: str) -> None:
    assert slug(text).isascii()
    assert slug(slug(text)) == slug(text)


def test_folding_drops_accents_and_case() -> None:
    assert folded("Volodímir ZELENSKI, Ñandú") == "volodimir zelenski, nandu"


def test_letters_with_a_stroke_are_folded_too() -> None:
    assert folded("Løkke, WAŁĘSA, Đinđić, Ærø") == "lokke, walesa, dindic, aero"
    assert slug("Lars Løkke Rasmussen") == "lars-lokke-rasmussen"


def test_spans_know_their_order() -> None:
    outer, inner, beside = Span(0, 10), Span(2, 5), Span(10, 12)
    assert outer.covers(inner)
    assert not inner.covers(outer)
    assert outer.overlaps(inner)
    assert not outer.overlaps(beside)


@given(st.lists(st.text() | st.sampled_from(["a", "a-2", "a 2", "A", "\u00e1"])))
def test_anchors_are_no_markup_and_each_its_own(names: list[str]) -> None:
    anchors = told_apart(map(slug, names))
    assert len(set(anchors)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", anchor) for anchor in anchors)
    assert told_apart(anchors) == anchors
