"""Pages: corpora made by hand, and the Markdown that becomes of them."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from golden import Case, cases
from handmade import corpus
from hypothesis import given
from hypothesis import strategies as st

from briefing.corpus import COMPANY, Corpus
from briefing.languages import LANGUAGES, language
from briefing.memory import Memory
from briefing.model import Article, Entity, Mention, Reading
from briefing.pages.charts import Bar, bar_chart, over_time
from briefing.pages.collation import initial, sort_key
from briefing.pages.editions import last_editions
from briefing.pages.events import upcoming
from briefing.pages.filing import entries, filed
from briefing.pages.notes import summary
from briefing.pages.pairs import MOST_PAIRS, pairs_of
from briefing.pages.parts import listed
from briefing.pages.periods import periods
from briefing.publishing import page_at, publish
from briefing.settings import Settings
from briefing.text import Span

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


@pytest.mark.parametrize(
    ("head", "card", "line"),
    [
        ("section: El mundo", "12 de agosto de 2025 · sección «El mundo»", "12 de agosto de 2025"),
        (
            "section: El mundo\nsource: {publisher: Clarín}",
            "Clarín · El mundo · 12 de agosto de 2025",
            "Clarín · 12 de agosto de 2025",
        ),
        (
            "source: {publisher: EFE, agency: Agencia EFE, place: Katmandú}",
            "EFE · 12 de agosto de 2025",
            "EFE · Katmandú · 12 de agosto de 2025",
        ),
        (
            "source: {agency: EFE}",
            "EFE · 12 de agosto de 2025",
            "EFE · 12 de agosto de 2025",
        ),
        (
            "source: {publisher: El País, agency: EFE}",
            "El País · 12 de agosto de 2025",
            "El País · EFE · 12 de agosto de 2025",
        ),
    ],
)
def test_where_an_article_is_from_is_said_once_and_as_what_it_is(
    head: str, card: str, line: str
) -> None:
    text = f"---\ntitle: Uno\ndate: 2025-08-12\n{head}\n---\n\nPutin llegó el lunes a Katmandú.\n"
    found = pages(Corpus.of({"articles/a.md": text.encode()}, Settings()))
    assert f'<p class="b-source">{card}</p>' in found["index.md"]
    assert f'<div class="b-source" markdown="1">\n\n{line}\n' in found["articles/a.md"]


def test_a_citation_names_the_agency_where_no_medium_is_known() -> None:
    head = "---\ntitle: Uno\ndate: 2025-08-12\nsource: {agency: EFE}\n---\n\n"
    text = f"{head}El Gobierno firmó el 3 de agosto un acuerdo con Nepal.\n"
    found = pages(Corpus.of({"articles/a.md": text.encode()}, Settings()))
    assert 'data-source="EFE, 12 de agosto de 2025"' in found["articles/a.md"]


def test_both_languages_say_the_same_things() -> None:
    one, other = (language(code).toml("strings") for code in ("es", "en"))
    assert one.keys() == other.keys()
    for key in one.keys() - {"and_euphonic_before", "opening_article"}:
        if isinstance(one[key], dict):
            assert one[key].keys() == other[key].keys(), key
        else:
            assert one[key].count("{") == other[key].count("{"), key


@pytest.mark.parametrize(
    ("code", "words", "expected"),
    [
        ("es", "«El litio» dijo que “no”", "“El litio” dijo que ‘no’"),
        ("es", "El litio es “nuestro”", "El litio es “nuestro”"),
        ("en", "“Lithium,” said Kim’s “voice”", "‘Lithium,’ said Kim’s ‘voice’"),
        ("en", "«El litio» es de Kim’s", "«El litio» es de Kim’s"),
    ],
)
def test_marks_inside_a_quotation_are_others(code: str, words: str, expected: str) -> None:
    assert language(code).nested(words) == expected


def test_a_note_on_quoted_words_is_listed_with_one_pair_of_marks() -> None:
    files = {
        "articles/a.md": "---\ntitle: Uno\n---\n\nDijo: «El litio es nuestro».\n",
        "articles/a.notes.md": "## Litio\n\n> «El litio es nuestro»\n\nLo dijo ayer.\n",
    }
    site = pages(Corpus.of({path: text.encode() for path, text in files.items()}))
    for path in ("index.md", "notes/index.md"):
        assert "<q>«“El litio es nuestro”»</q>" in site[path]


def test_of_what_may_lie_ahead_what_must_is_first() -> None:
    blocks = {
        "a": "id: a\ndate: 2025-08-12\n\nTítulo\n\nEste año, el viernes, el lunes y antes de 2030.",
        "dates": "Este año = 2025\nviernes = 2025-08-15\nlunes = 2025-08-18\n2030 = 202X",
    }
    found = upcoming(corpus(blocks, edition=date(2025, 8, 13)))
    assert [str(event.timex.value) for event in found] == [
        "2025-08-15",
        "2025-08-18",
        "2025",
        "202X",
    ]


def test_what_a_copy_says_of_the_days_ahead_is_listed_once() -> None:
    said = "Rusia y Ucrania se reunirán en Ginebra el 20 de agosto de 2025 con sus asesores."
    own = "Los medios esperan otra cita el 21 de agosto de 2025."
    files = {
        "articles/a.md": f"---\ntitle: Uno\ndate: 2025-08-12\n---\n\n{said}\n",
        "articles/b.md": f"---\ntitle: Uno\ndate: 2025-08-13\n---\n\n{said}\n",
        "articles/c.md": f"---\ntitle: Dos\ndate: 2025-08-13\n---\n\n{said} {own}\n",
    }
    found = Corpus.of({path: text.encode() for path, text in files.items()})
    assert [event.reading.article.id for event in upcoming(found)] == ["a", "c", "c"]


def test_a_home_without_words_of_its_own_has_the_name_of_the_site() -> None:
    named = Corpus((), {}, settings=Settings(name="2024. Mar *y* sal"))
    assert "\n# 2024&#46; Mar &#42;y&#42; sal { #top .b-title }\n" in pages(named)["index.md"]
    assert "\n# Inicio { #top .b-title }\n" in pages(Corpus((), {}))["index.md"]


def test_a_chart_says_what_it_shows_and_its_most() -> None:
    bars = [Bar("mayo", 1), Bar("junio", 3), Bar("julio", 3)]
    chart = "".join(bar_chart("Menciones de Ana", bars, language("es"), "mentions"))
    assert "<figcaption>Menciones de Ana. El máximo: 3 (junio).</figcaption>" in chart


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


@pytest.mark.parametrize("internal", [False, True])
def test_pages_of_articles_and_actors_are_found_without_the_others(*, internal: bool) -> None:
    actor = "---\nname: {}\nkind: person\nhidden: {}\n---\n"
    files = {
        "articles/a.md": "---\ntitle: Putin viajó\n---\n\nVladímir Putin llamó a Juan Nadie.\n",
        "articles/a.notes.md": "## Más\n\nNada.\n",
        "actors/ana-mar.md": actor.format("Ana Mar", "false"),
        "actors/juan-nadie.md": actor.format("Juan Nadie", "true"),
    }
    settings = Settings(internal=internal)
    found = Corpus.of({path: text.encode() for path, text in files.items()}, settings)
    listed = {path: text for path, text in pages(found).items() if "index" not in path}
    assert [*listed] == ["articles/a.md", "actors/ana-mar.md", "actors/vladimir-putin.md"]
    asked = [*listed, *files, "actors/index.md", "articles/nada.md", "index.md"]
    alone = {path: page.text for path in asked if (page := page_at(path, found))}
    assert alone == listed


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


def test_institutions_of_one_name_are_told_apart_by_their_articles() -> None:
    texts = {"a": "El Senado calló.", "b": "El Senado habló.", "c": "Ana Duna rio en Lima."}
    found = Corpus.of(
        {
            f"articles/{name}.md": f"---\ntitle: La {name}\n---\n\n{text}\n".encode()
            for name, text in texts.items()
        }
    )
    index = pages(found)["actors/index.md"]
    assert re.findall(r"organización · (.+?) · ", index) == [
        "solo en «La a»",
        "solo en «La b»",
    ]
    assert re.findall(r"\[Senado\]\(../actors/senado-.\.md\) \((.+?)\)", index) == [
        "solo en «La a»",
        "solo en «La b»",
    ]


def test_many_dates_are_divided_by_year() -> None:
    sentences = " ".join(f"En {year} pasó algo." for year in range(1600, 2025))
    dates = "\n".join(f"{year} = {year}" for year in range(1600, 2025))
    found = pages(corpus({"a": f"id: x\n\nTítulo\n\n{sentences}", "dates": dates}))
    assert "[1945](1945.md) (1 fecha)" in found["dates/index.md"]
    assert "En 1945 pasó algo." in found["dates/1945.md"]
    assert "En 1945 pasó algo." not in found["dates/index.md"]


def test_a_year_of_many_dates_is_divided_by_month() -> None:
    months = [f"{day} de {month}" for month in ("marzo", "julio") for day in range(1, 29)]
    sentences = " ".join(f"El {day} pasó algo." for _ in range(8) for day in months)
    numbers = {"marzo": "03", "julio": "07"}
    dates = "\n".join(
        f"{day} = 2024-{numbers[month]}-{int(number):02}"
        for day in months
        for number, _, month in [day.split()]
    )
    block = f"id: x\ndate: 2024-08-01\n\nTítulo\n\nEn 2024 pasó algo. {sentences}"
    found = pages(corpus({"a": block, "dates": f"2024 = 2024\n{dates}"}))
    assert "[2024](2024.md) (449 fechas, 1 artículo publicado)" in found["dates/index.md"]
    assert "[Marzo](../dates/2024-03.md) (224 fechas)" in found["dates/2024.md"]
    assert "[Título](../articles/x.md)" in found["dates/2024-08.md"]
    assert "# Cronología de 2024: Marzo" in found["dates/2024-03.md"]
    assert "[2024](2024.md)" in found["dates/2024-03.md"]
    assert "# Cronología de 2024: Sin mes indicado" in found["dates/2024-00.md"]


def many(number: int, year: int = 2025, **blocks: str) -> Corpus:
    """A corpus of `number` articles, one a day backwards through a year, the newest first."""
    day = date(year, 12, 28)
    articles = {
        f"{index:04}": (
            f"id: x{index:04}\ndate: {day - timedelta(days=index)}\n\n"
            f"T{index}\n\nHabló Kim {index} con Lee."
        )
        for index in range(number)
    }
    return corpus({**articles, **blocks})


def test_old_articles_of_an_actor_are_quoted_on_pages_of_their_time() -> None:
    found = pages(many(70, actors="Kim = person Kim"))
    page = found["actors/kim.md"]
    assert "Habló <b>Kim</b> 29 con" in page
    assert "Habló <b>Kim</b> 30 con" not in page
    assert "[octubre de 2025](../actors/kim/2025-10.md) (12 artículos)" in page
    assert "Habló <b>Kim</b> 69 con" in found["actors/kim/2025-10.md"]
    assert "# Kim: octubre de 2025 { #top .b-title }" in found["actors/kim/2025-10.md"]
    assert "actors/kim/2025.md" not in found


def test_mentions_are_drawn_over_time_with_their_numbers() -> None:
    page = pages(many(70, actors="Kim = person Kim"))["actors/kim.md"]
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert picture.startswith('<svg role="img"')
    assert "<title>Menciones de Kim por fecha de publicación</title>" in picture
    assert picture.count("<rect") == 3
    assert "style=" not in picture
    assert '<tr><th scope="row">noviembre de 2025</th><td>30</td></tr>' in page
    assert "<svg" not in pages(many(1, actors="Kim = person Kim"))["actors/kim.md"]


def test_pairs_that_meet_often_have_a_page() -> None:
    found = pages(many(4, actors="Kim = +person Kim\nLee = +person Lee"))
    page = found["pairs/kim--lee.md"]
    assert "Habló <b>Kim</b> 0 con <b>Lee</b>." in page
    assert page.index("Habló <b>Kim</b> 3") < page.index("Habló <b>Kim</b> 0")
    assert "[lo publicado sobre ambos](../pairs/kim--lee.md)" in found["actors/kim.md"]
    assert "[lo publicado sobre ambos](../pairs/kim--lee.md)" in found["actors/lee.md"]
    two = pages(many(2, actors="Kim = +person Kim\nLee = +person Lee"))
    assert "pairs/kim--lee.md" not in two
    discovered = pages(many(4, actors="Kim = +person Kim\nLee = ?person Lee"))
    assert "pairs/kim--lee.md" not in discovered


def test_a_pair_in_no_one_sentence_is_told_by_one_of_each() -> None:
    block = "id: x{0}\n\nT\n\nHabló Kim {0}. Lee calló. Kim volvió."
    articles = {letter: block.format(letter) for letter in "abc"}
    found = pages(corpus({**articles, "actors": "Kim = +person Kim\nLee = +person Lee"}))
    page = found["pairs/kim--lee.md"]
    assert page.count("<li>") == 6
    assert "<li>Habló <b>Kim</b> a.</li>\n<li><b>Lee</b> calló.</li>" in page


def test_pairs_are_few_for_each_actor() -> None:
    names = [f"Lee{letter}" for letter in "abcdefghijklmnop"]
    body = f"id: x{{0}}\n\nT\n\n{', '.join(names)}."
    actors = "\n".join(f"{name} = +person {name}" for name in names)
    found = corpus({**{letter: body.format(letter) for letter in "abc"}, "actors": actors})
    counts = Counter(actor for pair in pairs_of(found) for actor in pair)
    assert max(counts.values()) == MOST_PAIRS


def test_pairs_follow_the_days_of_their_articles() -> None:
    text = '---\ntitle: "{0}"\ndate: 2025-03-0{1}\n---\n\nKim Lee habló con Ana Ruiz.\n'
    actor = "---\nname: {}\nkind: person\n---\n"
    files = {
        f"articles/{name}.md": text.format(name, n).encode() for n, name in enumerate("abc", 1)
    }
    names = {"kim-lee": "Kim Lee", "ana-ruiz": "Ana Ruiz"}
    files |= {f"actors/{key}.md": actor.format(name).encode() for key, name in names.items()}
    memory = Memory()
    for day, expected in ((1, ["c", "b", "a"]), (9, ["a", "c", "b"])):
        files["articles/a.md"] = text.format("a", day).encode()
        memory.turn()
        (shared,) = pairs_of(Corpus.of(files, Settings(), memory)).values()
        assert [reading.article.id for reading in shared] == expected


def test_an_article_of_very_many_actors_costs_each_of_them_little() -> None:
    names = [f"Lee{number:04}x" for number in range(1000)]
    entities = {name.lower(): Entity(name.lower(), name, "person", "default") for name in names}
    text = f"T\n\n{' '.join(names)}"
    mentions = tuple(
        Mention(Span(match.start(), match.end()), match[0].lower(), "name", "hand")
        for match in re.finditer(r"Lee\d+x", text)
    )
    article = Article("x", "articles/x.md", "T", text)
    found = Corpus((Reading(article, (Span(3, len(text)),), mentions),), entities)
    assert all(len(found.companions(name)) <= COMPANY for name in entities)
    assert len("".join(pages(found).values())) < 3000 * len(names)


def test_pages_of_an_actor_whom_everybody_names_stay_short() -> None:
    sentences = " ".join(f"Kim dijo {'lo que se esperaba ' * 9}{n}." for n in range(40))
    articles = {
        f"{index:04}": (
            f"id: x{index:04}\ndate: {date(2025, 12, 28) - timedelta(days=index)}\n\n"
            f"T{index}\n\nLee y Kim. {sentences}"
        )
        for index in range(130)
    }
    found = pages(corpus({**articles, "actors": "Kim = +person Kim\nLee = +person Lee"}))
    assert len(found["actors/kim.md"]) < 150_000
    assert max(len(text) for path, text in found.items() if path.startswith("pairs/")) < 150_000
    assert max(len(text) for path, text in found.items() if "actors/kim/" in path) < 450_000


def test_an_index_of_very_many_actors_is_divided_by_letter() -> None:
    entities = {
        name: Entity(name, f"{letter.upper()}ctor {number}", "organization", "registered")
        for letter in "añ"
        for number in range(700)
        for name in [f"{'n-tilde' if letter == 'ñ' else letter}ctor-{number}"]
    }
    found = pages(Corpus((), entities))
    assert "[A](../actors/letters/a.md)" in found["actors/index.md"]
    assert "[Ñ](../actors/letters/nx.md) (700 entradas)" in found["actors/index.md"]
    assert "### A {" not in found["actors/index.md"]
    assert found["actors/letters/nx.md"].count("\n- ") == 700
    assert max(map(len, found.values())) < 200_000


def test_words_from_another_language_say_so() -> None:
    blocks = {"a": "id: x\n\nTítulo\n\nHabló Putin.", "facts": "asserted: Habló Putin."}
    found = pages(corpus(blocks, language="en"))["articles/x.md"]
    assert '{ #top .b-title lang="es" }' in found
    assert '<div class="b-text" lang="es" markdown="1">' in found


def test_what_an_editor_wrote_in_plain_words() -> None:
    assert summary("Véase *este* [texto](x.md)[^1] y ![](y.png).\n\nMás.") == "Véase este texto y ."


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


@pytest.mark.parametrize(
    ("name", "called", "listed_as"),
    [
        ("Donald Trump", ["Trump"], "Trump, Donald"),
        ("Kim Jong-un", ["Kim"], "Kim Jong-un"),
        ("Xi Jinping", ["Xi"], "Xi Jinping"),
        ("Felipe VI", [], "Felipe VI"),
        ("Pedro Sánchez Castejón", ["Sánchez"], "Sánchez Castejón, Pedro"),
        ("Fernando de la Rúa", ["De la Rúa"], "Rúa, Fernando de la"),
        ("Mohamed bin Salmán", ["Bin Salmán"], "Salmán, Mohamed bin"),
        ("Jenny Town", [], "Town, Jenny"),
        ("Adela Albornoz Dávalos", ["Adela Albornoz"], "Albornoz Dávalos, Adela"),
        ("Adela Albornoz Dávalos", [], "Adela Albornoz Dávalos"),
        ("Volodímir Zelenski", ["Volodímir Zelensky", "ZELENSKI"], "Zelenski, Volodímir"),
        ("Tarik Orhan Bey", [], "Tarik Orhan Bey"),
        ("Pelé", [], "Pelé"),
    ],
)
def test_persons_are_filed_by_a_surname_that_is_known(
    name: str, called: list[str], listed_as: str
) -> None:
    person = Entity("x", name, "person", "default")
    assert filed(person, dict.fromkeys(called, 1), ES) == listed_as
    assert filed(replace(person, kind="place"), dict.fromkeys(called, 1), ES) == name


def test_other_names_lead_to_where_an_actor_is_filed() -> None:
    blocks = {
        "a": "id: x\n\nTítulo\n\nEE. UU. y Estados Unidos. Donald J. Trump y Trump.",
        "actors": "EE. UU., Estados Unidos = country Estados Unidos\n"
        "Donald J. Trump, Trump, Donald Trump = +person Donald Trump",
    }
    lines = [(entry.words, entry.see) for entry in entries(corpus(blocks))]
    assert lines == [
        ("EE. UU.", "Estados Unidos"),
        ("Estados Unidos", ""),
        ("Trump, Donald", ""),
    ]


def test_editions_are_the_last_days_with_articles() -> None:
    blocks = {
        "a": "id: a\ndate: 2025-08-12\n\nT\n\nKim y Lee.",
        "b": "id: b\ndate: 2025-08-12\n\nT\n\nKim.",
        "c": "id: c\ndate: 2025-08-10\n\nT\n\nKim y Mao.",
        "d": "id: d\n\nT\n\nMao.",
        "actors": "Kim = person Kim\nLee = person Lee\nMao = person Mao",
    }
    last, before = last_editions(corpus(blocks))
    assert (last.day, before.day) == (date(2025, 8, 12), date(2025, 8, 10))
    assert last.named == {"kim": 2, "lee": 1}
    settled = corpus(blocks, edition=date(2025, 8, 11))
    assert [edition.day for edition in last_editions(settled)] == [date(2025, 8, 10)]


def edition_of(day: int, named: str) -> dict[str, str]:
    """Blocks of articles of one day that each name one of the actors."""
    return {
        f"{13 - day}{number}": f"id: a{day}{number}\ndate: 2025-08-{day}\n\nT\n\n{name}."
        for number, name in enumerate(named.split())
    }


def test_editions_are_compared_where_both_have_articles_enough() -> None:
    actors = {"actors": "Ana = person Ana\nKim = person Kim\nLee = person Lee\nMao = person Mao"}
    last, before = edition_of(12, "Kim Kim Kim Lee Lee"), edition_of(10, "Kim Kim Mao Mao Mao")
    home = pages(corpus({**last, **before, **actors}))["index.md"]
    assert "En cuántos artículos del 12 de agosto de 2025" in home
    assert "3 artículos · 1 más que en la anterior" in home
    assert "2 artículos · no estaba en la edición anterior" in home
    assert "Ya no aparecen: [Mao](actors/mao.md)." in home
    # One article less, or one a day: who is named most in all.
    for few in (edition_of(12, "Kim Kim Kim Ana"), edition_of(12, "Ana")):
        home = pages(corpus({**few, **before, **actors}))["index.md"]
        assert "anterior" not in home
        ranking = home.partition("b-ranking")[2]
        assert ranking.index("[Kim]") < ranking.index("[Ana]")


def test_periods_hold_what_they_may_and_all_of_it() -> None:
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(100)][::-1]
    found = list(periods([*days, *days], lambda day: day, 40, ES))
    assert [period.name for period in found] == [
        *("2024-04", "2024-03", "2024-03-2", "2024-02", "2024-02-2", "2024-01", "2024-01-2")
    ]
    assert found[1].words == "marzo de 2024 (1 de 2)"
    assert all(len(period.items) <= 40 for period in found)
    assert sorted(day for period in found for day in period.items) == sorted([*days, *days])


@given(st.dictionaries(st.dates(), st.integers(1, 9), min_size=1, max_size=30))
def test_bars_lose_nothing_but_what_is_too_long_ago(days: dict[date, int]) -> None:
    bars = over_time(days, ES)
    assert len(bars) <= 61
    if bars and len(bars) < 60:
        assert sum(bar.value for bar in bars) == sum(days.values())
