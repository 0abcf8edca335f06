"""Content nobody would write in good faith: it is read, shown as it stands, and does nothing."""

import json
import re

import pytest

from briefing.corpus import Corpus
from briefing.importing import import_text
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
        pytest.param("SEGÚN según " * 3000 + "Ana.", id="a source of a source of a source"),
        pytest.param("7 " * 9000 + "muertos.", id="a sentence of nine thousand numbers"),
        pytest.param("Primera " * 3000, id="an ordinal of three thousand words"),
        pytest.param("los puertos de " + "París y de " * 3000 + "Lima", id="a list of seats"),
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


def actor(name: str, **fields: object) -> bytes:
    said = {"name": name, "kind": "person", **fields}
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in said.items())
    return f"---\n{head}---\n\nPalabras.\n".encode()


def site(files: dict[str, bytes]) -> dict[str, str]:
    """The pages of a site by path; no two are at one."""
    found = publish(Corpus.of(files)).pages
    by_path = {page.path: page.text for page in found}
    assert len(by_path) == len(found)
    return by_path


@pytest.mark.parametrize("sign", ["\u202e", "\u202d", "\u2067", "\u202b"])
def test_what_turns_the_direction_of_writing_turns_no_word_but_its_own(sign: str) -> None:
    body = SENTENCE.replace("viajó", f"{sign}viajó") + f"Irá a Teherán {sign}el 3 de septiembre."
    files = {"articles/a.md": article(body, title=f"Un {sign}titular", head="section: Mundo\n")}
    told = [page.text.partition("\n---\n")[2] for page in publish(Corpus.of(files)).pages]
    assert sum(sign in text for text in told) > 3
    for text in told:
        outside = re.sub(r"<bdi>[^<]*</bdi>|<[^>]*>", "", text)
        assert sign not in outside


def test_import_takes_out_what_turns_the_direction_of_writing() -> None:
    signs = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    found = import_text(f"Un ti{signs}tular\n\n{SENTENCE.replace(' ', f' {signs}')}\n")
    assert found.text == f"Un titular\n\n{SENTENCE.strip()}"


def test_a_discovered_actor_does_not_take_the_place_of_the_index() -> None:
    said = "La empresa Index firmó. La compañía Index anunció que la empresa Index cerró."
    found = site({"articles/a.md": article(said)})
    assert found["actors/index.md"].startswith('---\ntitle: "Actores"')
    assert "actors/index-organization.md" in found


def test_actors_whose_names_are_no_words_are_named_nowhere() -> None:
    files = {
        "articles/a.md": article(SENTENCE),
        "actors/dots.md": actor("...", aliases=["", "—", " ", "!!"]),
        "actors/the.md": actor("el", aliases=["de", "la"]),
    }
    found = site(files)
    assert "dots.md" not in found["articles/a.md"]


def test_actors_that_claim_one_another_s_names_are_told() -> None:
    files = {
        "articles/a.md": article(SENTENCE),
        "actors/a.md": actor("Putin", aliases=["Vladímir Putin", "Trump"]),
        "actors/b.md": actor("Trump", aliases=["Putin", "Vladímir Putin"]),
    }
    told = [problem.message for problem in Corpus.of(files).problems]
    assert sum("is a name of actors/a.md too" in message for message in told) == 3
    assert "actors/a.md" not in site(files)["articles/a.md"]


def test_a_thousand_actors_in_one_article() -> None:
    names = [f"Persona{number} Apellido{number}" for number in range(1000)]
    files = {f"actors/p{number}.md": actor(name) for number, name in enumerate(names)}
    found = site({**files, "articles/a.md": article(" ".join(f"{one} calló." for one in names))})
    assert "../actors/p999.md" in found["articles/a.md"]


DATES = "0001-01-01 9999-12-31 0000 -0001 2024/2025 ../2025 2025/.. 199X XXXX-XX-XX 2025-21 XXXX"


@pytest.mark.parametrize("code", ["es", "en"])
@pytest.mark.parametrize("day", DATES.split())
def test_days_at_the_ends_of_time(day: str, code: str) -> None:
    said = {
        "es": "Ayer, el lunes, el 15 de agosto, hace diez años, hace 9999 años, la próxima semana, "
        "dentro de 9000 años, el siglo pasado, el 29 de febrero, hace 99999999999999999999 años.",
        "en": "Yesterday, on Monday, ten years ago, 9999 years ago, next week, on 29 February, "
        "in 9000 years, last century, 99999999999999999999 years ago.",
    }
    raw = f"---\ntitle: T\ndate: {day}\nlanguage: {code}\n---\n\n{said[code]}\n"
    assert "articles/a.md" in site({"articles/a.md": raw.encode()})


@pytest.mark.parametrize("line", ["La —  .", "Uno | .", "Dos (.", "Tres [ ]"])
def test_a_line_that_ends_in_an_empty_credit_is_text(line: str) -> None:
    assert import_text(f"Un titular\n\n{line}\n").title == "Un titular"


@pytest.mark.parametrize("blank", ["  ", "\t", "\u00a0", " \u00a0", "\u2009"])
def test_other_white_space_between_words_is_a_space(blank: str) -> None:
    def said(body: str) -> list[tuple[str, int]]:
        [reading] = Corpus.of({"articles/a.md": article(body)}).readings
        actors = [(one.entity, 0) for one in reading.mentions]
        return actors + [(str(one.value), 1) for one in reading.timexes]

    body = SENTENCE + "El canciller Juan Gómez llegó el 15 de agosto. Corea del Norte calló."
    assert said(body.replace(" ", blank)) == said(body)
