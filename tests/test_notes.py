"""Notes: read, anchored or reported, and never at words that they do not quote."""

import unicodedata

import pytest
from golden import Case, cases
from handmade import article
from hypothesis import given
from hypothesis import strategies as st

from briefing.anchoring import places, plain
from briefing.model import Note
from briefing.notes import notes
from briefing.notes.quotations import quoting
from briefing.text import Span, TextQuoteSelector

WORDS = st.text(st.sampled_from('abé ñ\n#\u00a0"“«-–.,e\u0301'), max_size=40)


def told(note: Note, text: str) -> str:
    """A note in one line."""
    place = f" at {note.span.start}: {note.span.of(text)}" if note.span else ""
    said = " ".join(f"{key}={value}" for key, value in note.attributes.items())
    corrections = f" {{{said}}}" if note.kind in ("fact", "not-fact") and said else ""
    internal = " (internal)" if note.internal else ""
    return f'{note.state} {note.kind} "{note.title}"{internal}{place}{corrections}'


@pytest.mark.parametrize("case", list(cases("notes")), ids=str)
def test_golden(case: Case) -> None:
    source = article(case.blocks["a"])
    found, problems = notes(source, f"articles/{source.id}.notes.md", case.blocks["notes"])
    lines = [told(note, source.text) for note in found] + [str(problem) for problem in problems]
    assert "\n".join(lines) == case.blocks["expected"]


def test_body_keeps_its_markdown() -> None:
    source = article("id: x\n\nTítulo\n\nCuerpo.")
    body = "Un párrafo con *énfasis*[^1].\n\n- lista\n\n> cita\n\n```\n## código\n```\n\n[^1]: Pie."
    (note,), problems = notes(source, "n.md", f"## Nota\n\n> Cuerpo\n\n{body}\n")
    assert note.body == body
    assert problems == []


@given(WORDS, WORDS, WORDS)
def test_places_read_as_the_quotation(before: str, exact: str, after: str) -> None:
    text = f"{before} {exact} {after}"
    for span in places(text, TextQuoteSelector(exact)):
        assert plain(span.of(text)).text == plain(exact).text.strip()


@given(WORDS)
def test_a_whole_text_is_found_in_any_unicode_form(text: str) -> None:
    for form in ("NFC", "NFD"):
        quotation = TextQuoteSelector(unicodedata.normalize(form, text))
        assert len(places(text, quotation)) == (1 if plain(text.strip()).text.strip() else 0)


@given(WORDS, st.integers(0, 39), st.integers(1, 12))
def test_a_line_to_paste_means_one_passage(text: str, start: int, size: int) -> None:
    source = article(f"id: x\n\nTítulo\n\n{text or '.'}")
    start = min(source.body_start + start, len(source.text) - 1)
    passage = Span(start, min(start + size, len(source.text)))
    if passage.of(source.text).strip() and (line := quoting(source.text, passage)):
        (note,), problems = notes(source, "n.md", f"## Nota\n\n{line}\n\nDice.\n")
        assert (note.state, problems) == ("anchored", [])
        assert note.span is not None
        assert note.span.overlaps(passage)


def test_a_passage_that_stands_twice_is_quoted_with_what_tells_them_apart() -> None:
    text = "Putin llamó a Kim_2. Después,\nPutin *habló*.\n\nPutin llamó a Xi."
    lines = [quoting(text, Span(place, place + 5)) for place in (0, 30, 46)]
    assert lines == [
        "> **Putin** llamó a Kim\\_2.",
        "> a Kim\\_2. Después, **Putin** \\*habló\\*.",
        "> **Putin** llamó a Xi.",
    ]


@given(WORDS, WORDS)
def test_every_note_is_kept(text: str, quoted: str) -> None:
    source = article(f"id: x\n\nTítulo\n\n{text or '.'}")
    lines = "\n".join(f"> {line}" for line in quoted.split("\n"))
    found, _ = notes(source, "n.md", f"## Una\n\n{lines}\n\nDice.\n\n## Otra\n\nDice.\n")
    assert [note.title for note in found] == ["Una", "Otra"]
    assert (found[0].state == "anchored") == (found[0].span is not None)
