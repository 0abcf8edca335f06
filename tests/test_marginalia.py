"""Notes beside their passages: numbers, calls, and names of a note's own."""

import re
from dataclasses import replace

import pytest
from handmade import corpus
from hypothesis import given
from hypothesis import strategies as st

from briefing.amendments import amended
from briefing.corpus import Corpus
from briefing.decisions import Correction
from briefing.export.extraction import extraction
from briefing.marginalia import own_names, placed
from briefing.model import Attribution
from briefing.weave import weave, weave_title

BLOCKS = {
    "a": "id: x\n\nHabla Putin\n\nHabló Vladímir Putin con Kim Jong-un.\n\nCalló Juan Nadie.",
    "actors": "Putin, Vladímir Putin = person Vladímir Putin\n"
    "Kim Jong-un = person Kim Jong-un\nJuan Nadie = -person Juan Nadie",
    "facts": "reported by Juan Nadie: Habló Vladímir Putin con Kim Jong-un.",
}


def noted(*passages: str) -> Corpus:
    notes = "\n".join(f"## N{n}\n\n> {words}\n\nDice.\n" for n, words in enumerate(passages))
    return corpus({**BLOCKS, "notes": notes})


def test_numbers_follow_the_ends_of_the_passages() -> None:
    found = noted("Calló", "con Kim", "Habló Vladímir Putin con Kim", "Habla")
    assert [one.number for one in placed(found.readings[0])] == [4, 3, 2, 1]


def test_a_call_inside_a_link_stands_behind_it() -> None:
    found = noted("Habló Vladímir")
    assert "](../actors/vladimir-putin.md)<a class=" in weave(found.readings[0], found)


def test_calls_at_one_place_stand_in_the_order_of_their_numbers() -> None:
    found = noted("Vladímir Putin", "Habló Vladímir Putin")
    numbers = re.findall(r'data-number="(\d)"', weave(found.readings[0], found))
    assert numbers == ["1", "2"]


def test_a_fact_in_the_headline_has_its_anchor_there() -> None:
    found = corpus({**BLOCKS, "facts": "asserted: Habla Putin"})
    assert 'id="f-1"' in weave_title(found.readings[0], found)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a[^1]\n\n[^1]: b", "a[^n-1]\n\n[^n-1]: b"),
        ("`[^1]` y ``a ` [^1]`` y [^1]", "`[^1]` y ``a ` [^1]`` y [^n-1]"),
        ("```\n[^1]\n```\n[^1]", "```\n[^1]\n```\n[^n-1]"),
        ("~~~~\n~~~\n[^1]\n~~~~", "~~~~\n~~~\n[^1]\n~~~~"),
        ("[a][x] [x] [X][]\n\n[x]: y", "[a][n x] [x][n x] [X][n X]\n\n[n x]: y"),
        ("![a][x]\n\n[x]: y.png", "![a][n x]\n\n[n x]: y.png"),
        ("[`a`][x]\n\n[x]: y", "[`a`][n x]\n\n[n x]: y"),
        ("[a](x) [x](y) [x]: no", "[a](x) [x](y) [x]: no"),
        ("[a][x] [ ] [sic]", "[a][x] [ ] [sic]"),
    ],
)
def test_names_of_a_notes_own(body: str, expected: str) -> None:
    assert own_names(body, "n") == expected


@given(st.text("[]^1x:`~\na()! ", max_size=40))
def test_only_names_change_in_what_a_note_says(body: str) -> None:
    plain = body.replace("[", "")
    assert own_names(plain, "n") == plain
    assert own_names(body, "n").count("a") == body.count("a")


def test_who_is_hidden_is_in_no_correction() -> None:
    found = corpus(BLOCKS)
    one = Correction("attribution", "Juan Nadie", "Vladímir Putin", "", "")
    other = Correction("actors", "juan-nadie", "kim-jong-un juan-nadie", "", "")
    assert list(amended([one, other], found.readings[0], found)) == [
        "Según: <ins>Vladímir Putin</ins>",
        "Quién: <ins>Kim Jong-un</ins>",
    ]


def test_what_was_missing_is_said() -> None:
    found = corpus(BLOCKS)
    given_one = Correction("edtf", "", "2024-07", "", "")
    assert list(amended([given_one], found.readings[0], found)) == [
        "Fecha: <del>sin fecha</del> → <ins>julio de 2024</ins>"
    ]


@pytest.mark.parametrize("actor", ["juan-nadie", None])
def test_extraction_names_no_hidden_source(actor: str | None) -> None:
    found = corpus(BLOCKS)
    (reading,) = found.readings
    said = Attribution("el portavoz Juan Nadie", actor, "según")
    reading = replace(reading, facts=(replace(reading.facts[0], attribution=said),))
    (fact,) = extraction(reading, found, "x")["facts"]
    assert fact["attribution"] is None
