"""Content nobody would write in good faith: it is read, shown as it stands, and does nothing."""

import json

import pytest

from briefing.corpus import Corpus
from briefing.publishing import publish

SENTENCE = "El presidente de Rusia, Vladímir Putin, viajó el martes a Irán con 300 soldados. "


def article(body: str, title: str = "Un titular", head: str = "") -> bytes:
    return f"---\ntitle: {json.dumps(title)}\ndate: 2025-08-12\n{head}---\n\n{body}\n".encode()


def pages(*bodies: str) -> dict[str, str]:
    """The pages of a site of articles with those bodies, by path."""
    files = {f"articles/a{number}.md": article(body) for number, body in enumerate(bodies)}
    corpus = Corpus.of(files)
    for reading in corpus.readings:
        text = reading.article.text
        for fact in reading.facts:
            assert fact.span.of(text).strip() == fact.span.of(text) != ""
    return {page.path: page.text for page in publish(corpus).pages}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(SENTENCE * 800, id="a line of ten thousand words"),
        pytest.param(f"{SENTENCE}\n\n" * 2000, id="two thousand paragraphs"),
        pytest.param(SENTENCE.replace(" ", "\n") * 200, id="a word a line"),
        pytest.param("Putin, " * 3000 + "y Kim", id="a list of three thousand names"),
        pytest.param("Ana, Eva y " * 1500, id="a list of unknown names"),
        pytest.param(".,;:!?¿¡«»“”()[]{}—–-…" * 2000, id="nothing but punctuation"),
        pytest.param(
            "«" * 5000 + " dijo Putin " + "»" * 5000, id="quotation marks within each other"
        ),
        pytest.param("e" + "\u0301" * 20000, id="one letter with twenty thousand accents"),
        pytest.param("a" * 200_000, id="one word"),
        pytest.param(
            "9" * 5000 + " soldados en " + "2" * 5000, id="numbers of five thousand figures"
        ),
        pytest.param(" " * 100_000 + "x" + "\t" * 100_000 + "y", id="white space"),
        pytest.param(
            "\u202e\u2066שאג Putin عربى\u200f 😀👨‍👩‍👧 " * 500, id="right to left, and emoji"
        ),
        pytest.param(
            "Pu\u200btin via\u00adjó en ju\u200blio de 2024.\x00\x1b[31m", id="what nobody sees"
        ),
    ],
)
def test_any_body_is_a_page(body: str) -> None:
    assert "articles/a0.md" in pages(body)
