"""Pages: corpora made by hand, and the Markdown that becomes of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from golden import Case, cases
from handmade import corpus
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus import Corpus
from briefing.languages import LANGUAGES, language
from briefing.pages.collation import initial, sort_key
from briefing.pages.parts import listed
from briefing.publishing import publish
from briefing.settings import Settings

ES = language("es")


def pages(found: Corpus) -> Mapping[str, str]:
    return {page.path: page.text for page in publish(found).pages}


@pytest.mark.parametrize("case", list(cases("pages")), ids=str)
def test_golden(case: Case) -> None:
    settings = dict(line.split(": ", 1) for line in case.blocks.get("settings", "").splitlines())
    edition = date.fromisoformat(settings["edition"]) if "edition" in settings else None
    found = pages(corpus(case.blocks, language=settings.get("language", "es"), edition=edition))
    expected = {name: text for name, text in case.blocks.items() if name.startswith("page-")}
    for name, text in expected.items():
        path = settings[name]
        assert found[path].strip() == text, path


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_empty_corpus_has_its_index_pages(code: str) -> None:
    found = pages(Corpus((), {}, settings=Settings(language=code)))
    assert sorted(found) == ["actors/index.md", "dates/index.md", "index.md", "notes/index.md"]
    assert all(text.count("\n# ") == 1 for text in found.values())
    assert language(code).say("empty") in found["index.md"]


def test_both_languages_say_the_same_things() -> None:
    one, other = (language(code).toml("strings") for code in ("es", "en"))
    assert one.keys() == other.keys()
    for key in one.keys() - {"and_euphonic_before", "opening_article", "removed"}:
        assert one[key].count("{") == other[key].count("{"), key


def test_hidden_actors_are_nowhere() -> None:
    blocks = {
        "a": "id: x\ndate: 2025-08-12\n\nTítulo\n\nPutin llamó a Juan Nadie el 15 de agosto.",
        "actors": "Putin = person Vladímir Putin\nJuan Nadie = -person Juan Nadie",
        "facts": "reported by Juan Nadie: Putin llamó a Juan Nadie el 15 de agosto.",
    }
    found = corpus(blocks)
    (reading,) = found.readings
    (fact,) = reading.facts
    assert fact.attribution
    said = replace(fact, attribution=replace(fact.attribution, actor="juan-nadie"))
    hidden = replace(found, readings=(replace(reading, facts=(said,)),))
    for path, text in pages(hidden).items():
        assert "juan-nadie" not in path + text
        assert "Según Juan Nadie" not in text
    assert "Juan Nadie" not in pages(hidden)["actors/index.md"]


def test_names_that_nobody_registered_are_linked_only_where_wanted() -> None:
    blocks = {
        "a": "id: x\n\nTítulo\n\nHabló Jenny Town.",
        "actors": "Jenny Town = ?person Jenny Town",
    }
    found = corpus(blocks)
    assert "no revisado" in pages(found)["actors/jenny-town.md"]
    unlinked = pages(replace(found, settings=Settings(discover="suggest")))
    assert "actors/jenny-town.md" not in unlinked
    assert "jenny-town" not in "".join(unlinked.values())


def test_many_dates_are_divided_by_year() -> None:
    sentences = " ".join(f"En {year} pasó algo." for year in range(1600, 2025))
    dates = "\n".join(f"{year} = {year}" for year in range(1600, 2025))
    found = pages(corpus({"a": f"id: x\n\nTítulo\n\n{sentences}", "dates": dates}))
    assert "[1945](1945.md) (1 fecha)" in found["dates/index.md"]
    assert "En 1945 pasó algo." in found["dates/1945.md"]
    assert "En 1945 pasó algo." not in found["dates/index.md"]


def test_articles_name_no_hosts_fields() -> None:
    found = pages(corpus({"a": 'id: x\n\nDi "<b>" & calla: --- {{ x }}\n\nCuerpo \\ "uno" <i>.'}))
    assert found["articles/x.md"].startswith(
        '---\ntitle: "Di &quot;&lt;b&gt;&quot; &amp; calla: --- {{ x }}"\n'
        'description: "Cuerpo \\\\ &quot;uno&quot; &lt;i&gt;."\n---\n'
    )


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        (["Zelenski", "África", "Ñuñoa", "Nube", "Óscar"], "África Nube Ñuñoa Óscar Zelenski"),
        (["ONU", "onza", "Ónice", "3M"], "3M Ónice ONU onza"),
        (["Łódź", "Lima", "Çelik", "Cuba"], "Çelik Cuba Lima Łódź"),
    ],
)
def test_names_sort_as_spaniards_look_for_them(names: list[str], ordered: str) -> None:
    assert " ".join(sorted(names, key=lambda name: sort_key(name, ES))) == ordered


def test_initials() -> None:
    assert [initial(name, ES) for name in ("África", "ñandú", "«Uno»", "3M", "平")] == [
        *("A", "Ñ", "U", "#", "#")
    ]


def test_words_are_joined_as_the_language_does() -> None:
    assert listed(["Putin", "Irán"], ES) == "Putin e Irán"
    assert listed(["[China](x)", "[Irán](y)"], ES) == "[China](x) e [Irán](y)"
    assert listed(["a", "b", "Hielo"], ES) == "a, b y Hielo"
    assert listed(["a", "Iowa"], language("en")) == "a and Iowa"


@given(st.lists(st.text(max_size=12)))
def test_any_name_has_its_place(names: list[str]) -> None:
    backwards = names[::-1]
    ordered = sorted(names, key=lambda name: sort_key(name, ES))
    assert sorted(backwards, key=lambda name: sort_key(name, ES)) == ordered
    assert all(len(initial(name, ES)) == 1 for name in names)
