"""English: golden cases of all rooms, an article through the whole chain, two languages at once."""

import re

import pytest
from golden import Case, cases
from test_facts import actors, article, read
from test_facts import shown as fact_shown
from test_importing import shown as import_shown
from test_names import found as names_found
from test_timexes import found as dates_found
from test_timexes import told

from briefing.corpus import Corpus
from briefing.edtf import EDTF
from briefing.extract.names.counterparts import Counterparts
from briefing.extract.names.shipped import shipped
from briefing.importing import import_text
from briefing.languages import language
from briefing.model import Reading
from briefing.settings import Settings

CASES = list(cases("english"))


def having(block: str) -> list[Case]:
    """The cases with such an input."""
    return [case for case in CASES if block in case.blocks]


@pytest.mark.parametrize("case", having("names"), ids=str)
def test_names(case: Case) -> None:
    assert "\n".join(names_found(case.blocks["names"], "en")) == case.blocks["expected"]


@pytest.mark.parametrize("case", having("dates"), ids=str)
def test_dates(case: Case) -> None:
    text = case.blocks["dates"]
    dates = dates_found(text, "en", EDTF("2025-08-12"))
    assert "\n".join(told(text, timex) for timex in dates) == case.blocks["expected"]


@pytest.mark.parametrize("case", having("sentences"), ids=str)
def test_facts(case: Case) -> None:
    found = []
    for sentence in case.blocks["sentences"].splitlines():
        (fact,) = read(article(f"x\n\n{sentence}", "en"), actors(case))
        found.append(" | ".join(fact_shown(fact)))
    assert found == case.blocks["expected"].splitlines()


@pytest.mark.parametrize("case", having("page"), ids=str)
def test_import(case: Case) -> None:
    lines = import_shown(import_text(case.blocks["page"], language="en")).splitlines()
    kept = [line for line in lines if not line.startswith("- ")]
    assert kept == case.blocks["expected"].splitlines()


BODY = """
NAIROBI, Jan 19 (Reuters) - Kenya sent 217 more police officers to Haiti on Saturday to join a
U.N.-backed mission, Interior Minister Kipchumba Murkomen said.

The Multinational Security Support Mission (MSS) was approved by the UN Security Council in October
2023. "We will not leave," Mr. Murkomen told reporters.

Haiti's government denied that the mission had failed. According to the United Nations, gangs killed
at least 5,600 people in 2024. The force could grow to 2,500 officers by March, the U.S. State
Department said.

President-elect Donald Trump will meet Kenyan President William Ruto next week in Washington.
"""


def page(title: str, body: str, code: str) -> bytes:
    front = f"title: {title}\nlanguage: {code}\ndate: 2025-01-19"
    return f"---\n{front}\n---\n\n{body.strip()}\n".encode()


@pytest.fixture(scope="module")
def reading() -> tuple[Corpus, Reading]:
    title = "Kenya Sends More Police to Haiti as Gangs Tighten Grip"
    body = re.sub(r"(?<!\n)\n(?!\n)", " ", BODY)
    files = {"articles/a.md": page(title, body, "en")}
    corpus = Corpus.of(files, Settings(language="en"))
    assert corpus.problems == ()
    return corpus, corpus.readings[0]


def test_an_article_names_its_actors(reading: tuple[Corpus, Reading]) -> None:
    corpus, one = reading
    found = {
        f"{corpus.entity(key).name} [{corpus.entity(key).kind}]": sorted(
            {m.span.of(one.article.text) for m in one.named.get(key, ())}
        )
        for key in corpus.actors_of(one)
    }
    assert found == {
        "Haiti [country]": ["Haiti"],
        "Kenya [country]": ["Kenya"],
        "United Nations [organization]": ["U.N.", "United Nations"],
        "Kipchumba Murkomen [person]": ["Kipchumba Murkomen", "Murkomen"],
        "Multinational Security Support Mission [organization]": [
            "MSS",
            "Multinational Security Support Mission",
        ],
        "Nairobi [place]": ["NAIROBI"],
        "Reuters [organization]": ["Reuters"],
        "UN Security Council [organization]": ["UN Security Council"],
        "U.S. State Department [organization]": ["U.S. State Department"],
        "Donald Trump [person]": ["Donald Trump"],
        "William Ruto [person]": ["William Ruto"],
        "Washington [place]": ["Washington"],
    }


def test_an_article_has_its_dates(reading: tuple[Corpus, Reading]) -> None:
    _, one = reading
    assert [(t.span.of(one.article.text), str(t.value), t.role) for t in one.timexes] == [
        ("Jan 19", "2025-01-19", "publication"),
        ("Saturday", "2025-01-18", "event"),
        ("October 2023", "2023-10", "event"),
        ("2024", "2024", "event"),
        ("March", "2025-03", "event"),
        ("next week", "2025-01-20/2025-01-26", "event"),
    ]


def test_an_article_has_its_facts(reading: tuple[Corpus, Reading]) -> None:
    _, one = reading
    facts = sorted(one.facts, key=lambda fact: fact.span)
    told = [(f.modality, f.attribution.actor if f.attribution else None) for f in facts]
    assert told == [
        ("reported", "kipchumba-murkomen"),
        ("denied", "haiti"),
        ("reported", "united-nations"),
        ("conditional", "u-s-state-department"),
    ]


SPANISH = (
    "Rusia y la ONU pactaron en Moscú, dijo el presidente Vladímir Putin. "
    "Volodímir Zelenski calló. El Reino Unido, no."
)
ENGLISH = (
    "Russia and the United Nations agreed in Moscow, President Vladimir Putin said. "
    "Volodymyr Zelensky was silent. Britain was not."
)
MIXED = {
    "articles/a.md": page("Cumbre", SPANISH, "es"),
    "articles/b.md": page("Summit ends", ENGLISH, "en"),
}


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        ("es", "moscu onu reino-unido rusia vladimir-putin volodimir-zelenski"),
        ("en", "moscow russia united-kingdom united-nations vladimir-putin volodymyr-zelensky"),
    ],
)
def test_a_corpus_of_two_languages_has_one_actor_each(code: str, ids: str) -> None:
    corpus = Corpus.of(MIXED, Settings(language=code))
    for one in corpus.readings:
        assert sorted(corpus.actors_of(one)) == ids.split()
    assert sorted(corpus.entities) == ids.split()


def test_an_actor_file_stands_for_its_actor_in_every_language() -> None:
    files = MIXED | {
        "actors/rusia.md": b"---\nname: Rusia\nkind: country\naliases: [Kremlin]\n---\n"
    }
    corpus = Corpus.of(files, Settings(language="es"))
    assert {r.article.id for r in corpus.readings_of["rusia"]} == {"a", "b"}
    assert corpus.entity("rusia").status == "registered"


def test_names_of_two_things_stay_two() -> None:
    home, abroad = shipped(language("es")), shipped(language("en"))
    counterparts = Counterparts(home, abroad)
    assert home.entities["granada"].kind == "country"
    assert counterparts.of("granada").kind == "place"
    assert counterparts.of("granada").id != "granada"
    assert counterparts.of("grenada").id == "granada"


def test_every_state_and_capital_is_known_in_the_other_language() -> None:
    for one, other in (("es", "en"), ("en", "es")):
        home, abroad = shipped(language(one)), shipped(language(other))
        counterparts = Counterparts(home, abroad)
        shared = {entity.iso for entity in home.entities.values() if entity.iso}
        for state, capital in abroad.capitals.items():
            found = counterparts.of(state)
            if found.iso in shared:
                assert found == home.entities[found.id]
                if found.id in home.capitals:
                    assert counterparts.of(capital).id == home.capitals[found.id]
