"""What editors object to a sentence is said wherever that is quoted, and leads to their note."""

import json

import pytest

from briefing.corpus import Corpus
from briefing.publishing import files, publish
from briefing.settings import Settings

ARTICLE = (
    "---\ntitle: El pacto\ndate: 2025-08-12\n---\n\n"
    "El presidente ruso, Vladímir Putin, defendió el pacto firmado en 2015 con Donald Trump.\n"
)
NOTE = "## La firma {{ {} }}\n\n> firmado en **{}**\n\nFue en 2016.\n"
PAGES = (
    "articles/a.md",
    "actors/vladimir-putin.md",
    "actors/donald-trump.md",
    "dates/index.md",
    "index.md",
)


def corpus(note: str, **options: object) -> Corpus:
    content = {
        "articles/a.md": ARTICLE,
        "articles/a.notes.md": note,
        "actors/vladimir-putin.md": "---\nname: Vladímir Putin\nkind: person\n---\n",
        "actors/donald-trump.md": "---\nname: Donald Trump\nkind: person\n---\n",
    }
    raw = {path: text.encode() for path, text in content.items()}
    return Corpus.of(raw, Settings(**options))  # type: ignore[arg-type]


def marked(note: str, words: str, **options: object) -> dict[str, list[str]]:
    """The lines of each page that hold `words`, without the marks of dates and names."""
    pages = {page.path: page.text for page in publish(corpus(note, **options)).pages}
    return {path: [line for line in pages[path].splitlines() if words in line] for path in PAGES}


@pytest.mark.parametrize(
    ("kind", "language", "words"),
    [
        ("correction", "es", "véase la corrección"),
        ("question", "es", "véase la pregunta"),
        ("correction", "en", "see the correction"),
        ("question", "en", "see the question"),
    ],
)
def test_a_correction_is_said_wherever_its_sentence_is_quoted(
    kind: str, language: str, words: str
) -> None:
    note = NOTE.format(f".{kind}", "2015")
    found = marked(note, f'<span class="b-label b-label--{kind}">[{words}](', language=language)
    # As key fact, as date; in the dossiers also among the mentions.
    assert {path: len(lines) for path, lines in found.items()} == {
        "articles/a.md": 2,
        "actors/vladimir-putin.md": 3,
        "actors/donald-trump.md": 3,
        "dates/index.md": 1,
        "index.md": 1,
    }
    assert all("](#n-la-firma)" in line for line in found["articles/a.md"])
    assert all("](../articles/a.md#n-la-firma)" in line for line in found["dates/index.md"])
    assert all("](articles/a.md#n-la-firma)" in line for line in found["index.md"])


def test_the_card_says_it_without_a_link() -> None:
    made = files(corpus(NOTE.format(".correction", "2015")))
    card = json.loads(made["actors/vladimir-putin/card.json"])
    assert card["fact"]["objections"] == "con corrección"


@pytest.mark.parametrize(
    ("head", "passage", "internal", "marks"),
    [
        (".correction .internal", "2015", False, 0),
        (".correction .internal", "2015", True, 2),
        (".correction", "2014", True, 0),
        (".context", "2015", True, 0),
    ],
)
def test_others_and_internal_ones_are_not_said(
    head: str, passage: str, *, internal: bool, marks: int
) -> None:
    found = marked(NOTE.format(head, passage), "](#n-la-firma)", internal=internal)
    assert len(found["articles/a.md"]) == marks
