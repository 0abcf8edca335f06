"""The ledger: facts after the editors' say, and the words they stand on."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st
from sites import ROOT

from briefing.corpus import Corpus
from briefing.export.ledger import CONTEXT, entries
from briefing.publishing import publish
from briefing.rights import LIMITS
from briefing.settings import Settings

ARTICLE = "---\ntitle: La visita\ndate: 2025-08-12\n---\n\n"
BODY = (
    "El presidente de Rusia viaja el 15 de agosto a Alaska. Allí lo espera Donald Trump.",
    "Kiev se niega a ceder territorio, según el Kremlin. Unos 300 soldados murieron en marzo.",
    "La ONU pide una tregua. Nadie responde.",
)
PINNED = (
    '## Uno {{ .fact {} author="A. Pérez" date=2025-08-14 }}\n\n> Allí lo espera Donald Trump\n'
)


def files(blocks: dict[str, str]) -> dict[str, bytes]:
    """The docs folder of a case."""
    found = {"articles/a.md": blocks["article"], "articles/a.notes.md": blocks.get("notes", "")}
    for line in blocks.get("hidden", "").splitlines():
        name, _, words = line.partition(": ")
        found[f"actors/{name}.md"] = f"---\nname: {words}\nkind: person\nhidden: true\n---\n"
    return {path: text.encode() for path, text in found.items()}


def told(entry: dict[str, Any]) -> Iterator[str]:
    """A fact of the ledger in a line, and its corrections."""
    review, said = entry["review"], entry["attribution"]
    by = f" by {review['author']}" if review["author"] else ""
    source = f" by {said['source']}" if said else ""
    who = " ".join(actor["id"] for actor in entry["actors"]) or "-"
    when = ", ".join(f"{date['edtf']} ({date['precision']})" for date in entry["dates"]) or "-"
    words = entry["quotation"]["exact"]
    yield f"{review['state']}{by}: {entry['modality']}{source}; who {who}; when {when}: {words}"
    for one in review["corrections"]:
        values = [one[key] or "-" for key in ("attribute", "was", "now", "author", "date")]
        yield "  {}: {} -> {} ({}, {})".format(*values)


@pytest.mark.parametrize("case", list(cases("ledger")), ids=str)
def test_golden(case: Case) -> None:
    found = Corpus.of(files(dict(case.blocks)))
    lines = [line for entry in entries(found) for line in told(entry)]
    problems = [str(p) for p in found.problems if p.path.endswith(".notes.md")]
    assert "\n".join([*lines, *problems]) == case.blocks["expected"]


def corpus(body: str, notes: str = "", *, internal: bool = False, head: str = ARTICLE) -> Corpus:
    content = {"articles/a.md": (head + body).encode(), "articles/a.notes.md": notes.encode()}
    return Corpus.of(content, Settings(internal=internal))


def test_pinned_facts_come_first_and_struck_ones_last() -> None:
    struck = "\n## Dos { .not-fact }\n\n> viaja el 15 de agosto a Alaska\n"
    (reading,) = corpus("\n\n".join(BODY), PINNED.format("") + struck).readings
    states = [fact.review for fact in reading.facts]
    assert states == ["pinned", *["auto"] * (len(states) - 2), "struck"]
    scores = [fact.score for fact in reading.facts if fact.review == "auto"]
    assert scores == sorted(scores, reverse=True)


def test_a_corrected_date_is_the_one_of_the_chronology() -> None:
    note = "## Uno { .fact edtf=2025-08-16 }\n\n> el 15 de agosto a Alaska\n"
    found = corpus("\n\n".join(BODY), note)
    assert "2025-08-16" in {str(event.timex.value) for event in found.timeline}
    assert "2025-08-15" not in {str(event.timex.value) for event in found.timeline}


def test_an_internal_note_leaves_no_trace_in_what_is_published() -> None:
    note = PINNED.format(".internal modality=planned")
    plain = publish(corpus("\n\n".join(BODY)))
    assert publish(corpus("\n\n".join(BODY), note)) == plain
    served = publish(corpus("\n\n".join(BODY), note, internal=True))
    assert b'"pinned"' in served.files["ledger.jsonl"]


def fields(value: object, place: str = "") -> Iterator[str]:
    """The places in JSON that have a name: `actors[].id`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{place}.{key}"
            yield from fields(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, f"{place}[]")


def test_an_entry_is_as_documented() -> None:
    page = (ROOT / "docs" / "about" / "formats.md").read_text(encoding="utf-8")
    (block,) = re.findall(
        r"^```jsonl\n(\{\"id\": \"\w+\", \"anchor\".*?)^```$", page, re.MULTILINE | re.DOTALL
    )
    note = PINNED.format("modality=planned")
    seen = {field for entry in entries(corpus("\n\n".join(BODY), note)) for field in fields(entry)}
    assert seen == set(fields(json.loads(block)))


def test_the_file_has_a_line_for_each_fact() -> None:
    found = corpus("\n\n".join(BODY), PINNED.format(""))
    lines = publish(found).files["ledger.jsonl"].decode().splitlines()
    (reading,) = found.readings
    assert len(lines) == len(reading.facts)
    text = reading.article.text
    places = []
    for line in lines:
        entry = json.loads(line)
        start, end, words = entry["start"], entry["end"], entry["quotation"]
        assert text[start:end] == words["exact"]
        assert text[:start].endswith(words["prefix"])
        assert text[end:].startswith(words["suffix"])
        assert len(words["prefix"]) == min(start, CONTEXT)
        places.append(start)
    assert places == sorted(places)


@pytest.mark.parametrize("how", ["excerpt", "link"])
def test_what_is_not_published_whole_is_quoted_in_short(how: str) -> None:
    head = ARTICLE.replace("---\n\n", f"publish: {how}\n---\n\n")
    body = "Rusia viaja " + "muy " * 200 + "lejos.\n\n" + "\n\n".join(BODY)
    for entry in entries(corpus(body, head=head)):
        quotation = entry["quotation"] or {"exact": "", "prefix": "", "suffix": ""}
        assert len(quotation["exact"].split()) <= LIMITS[how].longest
        assert quotation["prefix"] == quotation["suffix"] == ""


def quotations(body: list[str], notes: str = "") -> dict[str, str]:
    """The ids of the facts of an article by their words; none that stands there twice."""
    (reading,) = corpus("\n\n".join(body), notes).readings
    text = reading.article.text
    words = {fact.id: fact.span.of(text) for fact in reading.facts}
    return {quoted: name for name, quoted in words.items() if text.count(quoted) == 1}


@given(st.lists(st.tuples(st.integers(0, 3), st.text("ab é.,\n“¿?", max_size=60)), max_size=3))
def test_ids_survive_edits_elsewhere(edits: list[tuple[int, str]]) -> None:
    edited = list(BODY)
    for place, words in edits:
        edited.insert(place, words)
    before = quotations(list(BODY), PINNED.format(""))
    after = quotations(edited, PINNED.format(""))
    assert after["Allí lo espera Donald Trump."] == before["Allí lo espera Donald Trump."]
    for words in before.keys() & after.keys():
        assert after[words] == before[words]


ATTRIBUTE = st.builds(
    "{}={}".format,
    st.sampled_from(["edtf", "modality", "attribution", "actors"]),
    st.sampled_from(["2024-07", "XXXX-03", "2024/..", "planned", "TASS", "rusia", '""', '"a b"']),
)
NOTE = st.builds(
    "## Nota {{ {} {} }}\n\n> {}\n".format,
    st.sampled_from([".fact", ".not-fact", ".fact .internal", ".correction"]),
    st.lists(ATTRIBUTE, max_size=3).map(" ".join),
    st.tuples(st.integers(0, 200), st.integers(1, 120)).map(
        lambda place: " ".join("\n\n".join(BODY)[place[0] : sum(place)].split())
    ),
)


@given(st.lists(NOTE, max_size=4))
def test_whatever_notes_decide_facts_stay_evidence(notes: list[str]) -> None:
    found = corpus("\n\n".join(BODY), "\n".join(notes))
    (reading,) = found.readings
    text = reading.article.text
    assert list(reading.timexes) == sorted(reading.timexes, key=lambda timex: timex.span)
    assert len({fact.id for fact in reading.facts}) == len(reading.facts)
    for entry, fact in zip(
        entries(found), sorted(reading.facts, key=lambda fact: (fact.span, fact.id)), strict=True
    ):
        assert entry["quotation"]["exact"] == fact.span.of(text)
        assert (fact.decision is None) == (fact.review == "auto")
        assert entry["review"]["state"] == fact.review
    for note in reading.notes:
        if note.kind == "fact" and note.span:
            assert any(
                fact.span.overlaps(note.span) for fact in reading.facts if fact.review != "auto"
            )
