"""The whole chain on word soup: text to article, corpus and pages; `make fuzz` tries for long."""

import re
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.corpus import Corpus
from briefing.export.extraction import extraction
from briefing.importing import import_text, rendered
from briefing.publishing import publish

ARTICLE = "articles/a.md"
WORDS = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").splitlines()
SPACE = re.compile(r"(?<=\S) (?=\S)")

word = st.sampled_from(WORDS)
sentence = st.lists(word | st.text(min_size=1, max_size=6), min_size=2, max_size=14).map(
    lambda words: " ".join(words) + "."
)
plain_sentence = st.lists(word, min_size=2, max_size=14).map(lambda words: " ".join(words) + ".")
paragraph = st.lists(sentence, min_size=1, max_size=4).map(" ".join)
plain_paragraph = st.lists(plain_sentence, min_size=1, max_size=4).map(" ".join)
soup = st.lists(paragraph, min_size=1, max_size=5).map("\n\n".join)
blanks = st.sampled_from(["  ", "\t", " \u00a0", " \t ", "\u2009"])


def extracted(raw: bytes) -> dict[str, Any]:
    corpus = Corpus.of({ARTICLE: raw})
    assert publish(corpus).pages
    [reading] = corpus.readings
    return extraction(reading, corpus, ARTICLE)


@settings(deadline=None)
@given(soup)
def test_any_text_becomes_pages_and_offsets_quote_it(raw: str) -> None:
    imported = import_text(raw)
    if not imported.title:
        return
    found = extracted(rendered(imported, "a.txt", raw.encode()).encode())
    text = found["text"]
    assert text == imported.text
    places = [place for actor in found["actors"] for place in actor["mentions"]]
    for place in [*places, *found["dates"]]:
        assert text[place["start"] : place["end"]] == place["surface"] != ""
    for fact in found["facts"]:
        assert text[fact["start"] : fact["end"]] == fact["quote"] != ""
        for amount in fact["quantities"]:
            assert fact["start"] <= amount["start"] < amount["end"] <= fact["end"]


def written(body: str) -> bytes:
    return f"---\ntitle: Un titular\ndate: 2025-08-12\n---\n\n{body}\n".encode()


def told(found: dict[str, Any]) -> tuple[object, object]:
    """The actors and dates that were found, without where, in words one space apart."""
    actors = [
        (one["id"], one["name"], one["kind"], [_words(m) for m in one["mentions"]])
        for one in found["actors"]
    ]
    return actors, [(_words(one), one["edtf"], one["role"]) for one in found["dates"]]


def facts(found: dict[str, Any]) -> dict[str, object]:
    """What is said of each fact. Which are chosen depends on their places as well."""
    return {
        " ".join(one["quote"].split()): (one["modality"], one["actors"], one["dates"])
        for one in found["facts"]
    }


def _words(place: dict[str, Any]) -> tuple[str, str]:
    return " ".join(place["surface"].split()), place["rule"]


@settings(deadline=None)
@given(plain_paragraph, st.data())
def test_other_white_space_changes_nothing(body: str, data: st.DataObject) -> None:
    spaces = len(SPACE.findall(body))
    at = data.draw(st.sets(st.integers(0, max(0, spaces - 1)), max_size=4))
    blank = data.draw(blanks)
    count = iter(range(spaces))
    other = SPACE.sub(lambda _: blank if next(count) in at else " ", body)
    one, two = extracted(written(other)), extracted(written(body))
    assert told(one) == told(two)
    in_one, in_two = facts(one), facts(two)
    both = in_one.keys() & in_two.keys()
    assert [in_one[quote] for quote in both] == [in_two[quote] for quote in both]
