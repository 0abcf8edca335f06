"""Names: where they are, what they mean, which are one."""

from itertools import pairwise

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from briefing.edtf import EDTF
from briefing.extract.names import names
from briefing.extract.names.likeness import is_similar, parts, shared_parts
from briefing.extract.names.shipped import shipped
from briefing.extract.scan import scan
from briefing.languages import LANGUAGES, language
from briefing.local import settled
from briefing.resolve import resolve


def found(text: str, code: str = "es", year: str = "2025") -> list[str]:
    """Each actor of a text on a line: name, kind, and how each of its places says it."""
    tongue = language(code)
    lexicon = shipped(tongue)
    clusters = names(scan(text, tongue), tongue, lexicon, {}, EDTF(year))
    resolved = resolve({"a": [*map(settled, clusters)]}, lexicon)
    lines: dict[str, list[str]] = {}
    for mention in resolved.mentions["a"]:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        how = "" if mention.how == "name" else f" ({mention.how})"
        lines.setdefault(mention.entity, []).append(mention.span.of(text) + how)
    entities = resolved.entities
    return [
        f"{entities[key].name} [{entities[key].kind}]: {', '.join(dict.fromkeys(places))}"
        for key, places in lines.items()
    ]


@pytest.mark.parametrize("case", list(cases("names")), ids=str)
def test_golden(case: Case) -> None:
    assert "\n".join(found(case.blocks["input"])) == case.blocks["expected"]


@pytest.mark.parametrize(
    ("said", "public"),
    [
        ("Citan a Ada Soto (Lima, 1979), investigadora del Instituto Boreal.", True),
        ("Llegó Ada Soto, delegada del Polisario en Sevilla.", True),
        ("Citan a Ada Soto, la alcaldesa de Zafra.", True),
        ("Citan a Ada Soto, miembro de la Cruz Roja.", True),
        ("Citan a Ada Soto (45 años), vecina de Zafra.", False),
        ("Citan a Ada Soto, miembro de la familia.", False),
        ("Citan a Ada Soto, el alcalde Luis Gil y otros.", False),
        ("Citan a Ada Soto, la hermana del alcalde.", False),
        ("Citan a Ada Soto (Lima, 1979), testigo del crimen.", False),
        ("Murió Ada Soto.", False),
    ],
)
def test_an_office_makes_public_wherever_it_stands(said: str, *, public: bool) -> None:
    tongue = language("es")
    told = names(scan(said, tongue), tongue, shipped(tongue), {}, EDTF("2025-10-30"))
    assert [one.public for one in told if one.surface == "Ada Soto"] == [public]


def test_an_institution_is_every_states_unless_its_name_says_whose() -> None:
    tongue = language("es")
    said = scan("El Congreso Nepalí y el Senado callaron.", tongue)
    told = names(said, tongue, shipped(tongue), {}, EDTF("2025-10-30"))
    assert {one.surface: one.local for one in told} == {"Congreso Nepalí": False, "Senado": True}


STATES = [row["name"] for row in language("es").table("countries") if row["kind"] == "country"]


@pytest.mark.parametrize("state", STATES)
def test_a_state_is_one_wherever_it_stands(state: str) -> None:
    text = (
        f"{state} calla. Según {state}, nada cambia en {state} desde ayer. Viajó a {state} tras el "
        f"pacto con {state} ({state}), informó el Gobierno de {state}."
    )
    assert found(text) == [f"{state} [country]: {state}"]


WORDS = st.sampled_from(
    [
        "El",
        "La",
        "de",
        "del",
        "y",
        "Putin",
        "Kim",
        "Jong-un",
        "Corea",
        "Norte",
        "Ministerio",
        "Defensa",
        "EE.UU.",
        "(OTAN)",
        "Moscú,",
        "en",
        "rusos",
        "“",
        "”",
        ".",
        "-",
        "San",
        "al",
        "bin",
        "Ñ",
        "12",
        "É",
        "President",
        "Russian",
        "Russia's",
        "the",
        "Foreign",
        "of",
        "U.S.",
        "Says",
    ]
)
# Read before the first example, as reading takes longer than looking.
LEXICONS = {code: shipped(tongue) for code, tongue in LANGUAGES.items()}
CODES = st.sampled_from(sorted(LANGUAGES))


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=200), CODES)
def test_any_text_gives_names_that_quote_it_and_never_cross(text: str, code: str) -> None:
    tongue, lexicon = language(code), LEXICONS[code]
    named = [*map(settled, names(scan(text, tongue), tongue, lexicon, {}, None))]
    spans = sorted({mention.span for mention in resolve({"a": named}, lexicon).mentions["a"]})
    for span in spans:
        assert span.of(text).strip() == span.of(text) != ""
    for before, after in pairwise(spans):
        assert before.covers(after) or after.covers(before) or not before.overlaps(after)


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), CODES)
def test_a_hard_space_for_a_space_changes_no_name(text: str, code: str) -> None:
    assert found(text, code) == [
        line.replace("\u00a0", " ") for line in found(text.replace(" ", "\u00a0"), code)
    ]


LETTERS = st.text("ab", min_size=4, max_size=12)


@given(LETTERS, LETTERS)
def test_names_that_are_spelt_alike_share_a_part(one: str, other: str) -> None:
    alike = is_similar((one,), (other,))
    assert alike == is_similar((other,), (one,))
    assert not alike or not {*shared_parts(one)}.isdisjoint(parts(other))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("arachi", "araqchi", True),
        ("mohamed", "muhamad", False),
        ("ramaphosa", "remaphosas", True),
        ("zelenskyy", "selenskyy", False),
        ("yanukovich", "yenukovych", True),
        ("yanukovich", "yenukowych", False),
    ],
)
def test_longer_names_may_differ_in_two_letters(one: str, other: str, *, alike: bool) -> None:
    assert is_similar((one,), ("ana", other)) is alike
