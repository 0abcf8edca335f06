"""The shipped tables: whole, without contradictions, each with its source."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

import briefing
from briefing.edtf import EDTF
from briefing.extract.facts import CHOSEN
from briefing.extract.facts.selection import WEIGHTS
from briefing.extract.names import names
from briefing.extract.names.grammar import Grammar
from briefing.extract.names.locative import Locative
from briefing.extract.names.shipped import shipped
from briefing.extract.scan import scan
from briefing.languages import LANGUAGES, language, several
from briefing.model import KINDS
from briefing.text import slug

CODES = sorted(LANGUAGES)
TABLES = ("countries", "organizations", "persons", "places", "seats")
CODE = "\n".join(path.read_text() for path in Path(briefing.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice(code: str, table: str) -> None:
    column = "surface" if table == "seats" else "name"
    rows = language(code).table(table)
    assert rows
    twice = [name for name, times in Counter(row[column] for row in rows).items() if times > 1]
    assert twice == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("table", TABLES)
def test_cells_are_clean(code: str, table: str) -> None:
    for row in language(code).table(table):
        for column, cell in row.items():
            assert cell == cell.strip(), row
            assert "" not in cell.split("|") or cell == "", (row, column)


@pytest.mark.parametrize("code", CODES)
def test_every_seat_has_a_known_owner(code: str) -> None:
    tongue = language(code)
    owners = {
        row["name"] for table in ("countries", "organizations") for row in tongue.table(table)
    }
    assert [row["owner"] for row in tongue.table("seats") if row["owner"] not in owners] == []


@pytest.mark.parametrize("code", CODES)
def test_kinds_are_known(code: str) -> None:
    for table in ("countries", "organizations"):
        assert {row["kind"] for row in language(code).table(table)} <= set(KINDS)


@pytest.mark.parametrize("code", CODES)
def test_wikidata_ids_are_ids_of_one_thing(code: str) -> None:
    rows = [row for table in TABLES[:3] for row in language(code).table(table) if row["wikidata"]]
    assert all(row["wikidata"][0] == "Q" and row["wikidata"][1:].isdigit() for row in rows)
    times = Counter(row["wikidata"] for row in rows)
    assert [identifier for identifier, count in times.items() if count > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_all_members_of_the_united_nations_are_there(code: str) -> None:
    states = [
        row for row in language(code).table("countries") if row["kind"] == "country" and row["iso"]
    ]
    assert len(states) >= 193
    assert sum(bool(row["demonyms"]) for row in states) >= 180
    assert len({row["iso"] for row in states}) == len(states)


@pytest.mark.parametrize("code", CODES)
def test_a_name_belongs_to_one_state(code: str) -> None:
    owners: dict[str, set[str]] = {}
    for row in language(code).table("countries"):
        for name in (row["name"], *several(row["aliases"])):
            owners.setdefault(name, set()).add(slug(row["name"]))
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


@pytest.mark.parametrize("code", CODES)
def test_the_lexicon_loads(code: str) -> None:
    lexicon = shipped(language(code))
    assert all(
        alias.entity in lexicon.entities
        for _, by in lexicon.index.items()
        for own in by.values()
        for alias in own
    )


@pytest.mark.parametrize("code", CODES)
def test_the_seats_of_several_states_are_those_of_known_ones(code: str) -> None:
    entities = shipped(language(code)).entities
    seats = language(code).toml("names")["seats"].values()
    holders = {state for states in seats for state in several(states.replace(", ", "|"))}
    assert [state for state in holders if entities[slug(state)].kind != "country"] == []


def lists(code: str, name: str) -> Iterator[str]:
    for key, table in language(code).toml(name).items():
        yield key
        if isinstance(table, dict) and key not in OPEN:
            yield from table


# Tables whose keys are words of the language, or names of what they stand for.
OPEN = {
    "shortened",
    "seats",
    "meanings",
    "things",
    "irregular",
    "irregular_participles",
    "conjugation",
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", ["names", "relations", "text"])
def test_every_list_of_words_is_read(code: str, name: str) -> None:
    assert [key for key in lists(code, name) if f'"{key}"' not in CODE] == []


@pytest.mark.parametrize("code", CODES)
def test_every_reason_for_a_fact_has_words(code: str) -> None:
    reasons = {name for name, worth in WEIGHTS.items() if worth > 0 and name != "position"}
    assert set(language(code).toml("strings")["why"]) == reasons | {CHOSEN}


@pytest.mark.parametrize("kind", [Grammar, Locative])
def test_every_set_of_words_is_asked(kind: type[Grammar | Locative]) -> None:
    names = [one.name for one in fields(kind)]
    assert [name for name in names if not re.search(rf"\.{name}\b", CODE)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_irregular_verb_is_in_a_list(code: str) -> None:
    data = language(code).toml("facts")
    listed = str([table for key, table in data.items() if key not in OPEN])
    irregular = data["irregular"].keys() | data["irregular_participles"].keys()
    assert [verb for verb in irregular if f"{verb!r}" not in listed] == []


SENTENCES = {
    "es": "El lunes se habló mucho de {} en la reunión.",
    "en": "On Monday they spoke a lot about {} at the meeting.",
}
OWNED = {"es": "El {} de {} calló.", "en": "The {} of {} was silent."}
# Peoples, and what is a state's as well.
OF_SEVERAL = {"Sahrawis", "Druze", "Alawites", "Emirates"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("table", ["countries", "organizations", "persons"])
def test_every_name_leads_to_its_actor(code: str, table: str) -> None:
    tongue = language(code)
    channels = tongue.toml("names")["channels"]["names"]
    elsewhere = {slug(one) for one in (*channels, *OF_SEVERAL)}
    states = {row["iso"]: row["name"] for row in tongue.table("countries")}
    of_several = shared(code)
    missed = []
    for row in tongue.table(table):
        # What is written all small may be an adjective, and an enclitic may be a genitive.
        name = row["name"]
        if name.islower() or slug(name) in elsewhere or "s'" in name or "'s" in name:
            continue
        text = SENTENCES[code].format(name)
        if table == "organizations" and (
            name in of_several or shipped(tongue).shared.get(slug(name))
        ):
            text = OWNED[code].format(name, states[row["country"]])
        if slug(name) not in actors(text, code):
            missed.append(name)
    assert missed == []


@pytest.mark.parametrize("code", CODES)
def test_a_sign_alone_is_nobody(code: str) -> None:
    signs = language(code).toml("names")["ordinary"]["symbols"]
    texts = {sign: SENTENCES[code].format(sign.upper()) for sign in signs}
    assert [sign for sign, text in texts.items() if actors(text, code)] == []


@pytest.mark.parametrize("code", CODES)
def test_a_shared_name_leads_to_the_body_of_the_state_behind_it(code: str) -> None:
    missed = []
    for name, bodies in shared(code).items():
        for body, state in bodies.items():
            if slug(body) not in actors(OWNED[code].format(name, state), code):
                missed.append((name, body))
        if not {*map(slug, bodies)}.isdisjoint(actors(SENTENCES[code].format(name), code)):
            missed.append((name, ""))
    assert missed == []


def actors(text: str, code: str) -> set[str]:
    """The ids of the actors of a text, "" for the unknown ones."""
    tongue = language(code)
    found = names(scan(text, tongue), tongue, shipped(tongue), {}, EDTF("2025-10-30"))
    return {one.entity for one in found}


def shared(code: str) -> dict[str, dict[str, str]]:
    """The states of the bodies, by the names that those of several states have."""
    tongue, found = language(code), defaultdict[str, dict[str, str]](dict)
    states = {row["iso"]: row["name"] for row in tongue.table("countries") if row["iso"]}
    for row in tongue.table("organizations"):
        if row["kind"] == "organization" and row["country"] in states:
            for name in (row["name"], *several(row["aliases"])):
                found[name][row["name"]] = states[row["country"]]
    return {name: bodies for name, bodies in found.items() if len(bodies) > 1}
