"""The corpus: what follows from articles, actor files and notes side by side."""

import datetime as dt

import pytest

from briefing.corpus import Corpus
from briefing.settings import Settings


def article(title: str, body: str, **fields: str) -> bytes:
    head = "".join(f"{key}: {value}\n" for key, value in {"title": title, **fields}.items())
    return f"---\n{head}---\n\n{body}\n".encode()


def corpus(files: dict[str, bytes], edition: dt.date | None = None) -> Corpus:
    return Corpus.of(files, Settings(edition=edition))


def surfaces(found: Corpus, article_id: str) -> dict[str, set[str]]:
    reading = found.by_article[article_id]
    words: dict[str, set[str]] = {}
    for mention in reading.mentions:
        words.setdefault(mention.entity, set()).add(mention.span.of(reading.article.text))
    return words


TWO = {
    "articles/a.md": article(
        "Cumbre en Ankara", "El ministro Tarik Orhan llegó el martes.", date="2025-03-05"
    ),
    "articles/b.md": article(
        "Segunda cita", "El enviado Tarik Orhan habló en Ankara.", date="2025-04-01"
    ),
}


def test_the_same_name_in_two_articles_is_one_actor() -> None:
    found = corpus(TWO)
    assert [r.article.id for r in found.readings_of["tarik-orhan"]] == ["b", "a"]
    assert found.entity("tarik-orhan").status == "discovered"
    assert [(r.article.id, shared) for r, shared in found.related(found.by_article["a"])] == [
        ("b", ["ankara", "tarik-orhan"])
    ]
    assert dict(found.companions("tarik-orhan"))["ankara"] == found.readings_of["tarik-orhan"]


def test_an_actor_file_names_the_actor_and_its_aliases() -> None:
    files = TWO | {
        "actors/orhan.md": b"---\nname: Tarik Orhan Bey\nkind: person\n"
        b"aliases: [Tarik Orhan]\n---\n\nDos frases.\n"
    }
    found = corpus(files)
    assert surfaces(found, "a")["orhan"] == {"Tarik Orhan"}
    assert found.entity("orhan").words.strip() == "Dos frases."
    assert "tarik-orhan" not in found.entities


def test_a_hidden_actor_is_shown_nowhere() -> None:
    files = TWO | {"actors/x.md": b"---\nname: Tarik Orhan\nkind: person\nhidden: true\n---\n"}
    found = corpus(files)
    assert "x" not in found.readings_of
    assert "x" not in {entity.id for entity in found.shown}
    assert "actors/x.md" in found.withheld


@pytest.mark.parametrize(
    "mark", ["{ .internal", "{ .Internal }", "{ interno }", "\n\n```\n\n## B { .internal }"]
)
def test_a_note_that_may_be_internal_is_seen_by_editors_only(mark: str) -> None:
    files = {
        "articles/a.md": article("Uno", "Habló."),
        "articles/a.notes.md": f"## Nota {mark}\n\nSecreto.\n".encode(),
    }
    assert [one.notes for one in Corpus.of(files, Settings()).readings] == [()]
    [seen] = Corpus.of(files, Settings(internal=True)).readings
    assert [note.internal for note in seen.notes] == [True]


def test_a_registered_actor_overrides_the_shipped_one_of_its_id() -> None:
    files = TWO | {
        "actors/turquia.md": b"---\nname: Turquia\nkind: country\naliases: [Sublime Estado]\n---\n",
        "articles/c.md": article("Voto", "El Sublime Estado y Ankara callaron.", date="2025-05-01"),
    }
    found = corpus(files)
    assert found.entity("turquia").status == "registered"
    assert surfaces(found, "c")["turquia"] == {"Sublime Estado", "Ankara"}


def test_surfaces_an_actor_refuses_are_not_its() -> None:
    files = {
        "actors/georgia.md": b"---\nname: Georgia\nkind: country\nnot: [Tiflis]\n---\n",
        "articles/a.md": article("Nota", "El voto de Tiflis y de Georgia.", date="2025-05-01"),
    }
    assert surfaces(corpus(files), "a")["georgia"] == {"Georgia"}


def test_names_that_are_no_actors_are_none() -> None:
    files = TWO | {"actors/_not-actors.txt": b"Tarik Orhan\n"}
    assert "tarik-orhan" not in corpus(files).entities


SHIPPED = (
    "El presidente de Colombia, Gustavo Petro, viajó a Lima, según el Gobierno de Perú."
    " Petro habló con los peruanos. La Policía Nacional del Perú detuvo a dos hombres de EE. UU."
    " que Estados Unidos y Moscú buscaban."
)


@pytest.mark.parametrize(
    ("listed", "gone", "stays"),
    [
        ("Perú", {"Perú", "peruanos"}, {"lima": {"Lima"}}),
        ("Lima", {"Lima"}, {"peru": {"Perú", "peruanos"}}),
        ("Gustavo Petro", {"Gustavo Petro", "Petro"}, {}),
        ("EE. UU.", {"EE. UU."}, {"estados-unidos": {"Estados Unidos"}}),
        ("Estados Unidos", {"EE. UU.", "Estados Unidos"}, {}),
        ("rusia", {"Moscú"}, {"moscu": {"Moscú"}}),
    ],
)
def test_names_that_are_no_actors_go_before_the_shipped_ones(
    listed: str, gone: set[str], stays: dict[str, set[str]]
) -> None:
    files = {"articles/a.md": article("Nota", SHIPPED, date="2025-05-01")}
    before = surfaces(corpus(files), "a")
    after = surfaces(corpus(files | {"actors/_not-actors.txt": listed.encode()}), "a")
    kept = {actor: named for actor, named in before.items() if not named <= gone}
    assert after == {actor: named - gone for actor, named in kept.items()} | stays
    assert len(after) >= 5


def test_an_actor_with_a_file_stays_one_and_is_reported() -> None:
    files = {
        "articles/a.md": article("Nota", SHIPPED, date="2025-05-01"),
        "actors/_not-actors.txt": "Perú\n".encode(),
        "actors/peru.md": "---\nname: Perú\nkind: country\n---\n".encode(),
    }
    found = corpus(files)
    assert surfaces(found, "a")["peru"] == {"Perú", "peruanos"}
    assert [one.code for one in found.problems] == ["name-not-actor"]


def test_an_article_decides_what_an_ambiguous_name_means() -> None:
    body = "actors:\n  Santiago: chile\n"
    files = {
        "articles/a.md": (
            f"---\ntitle: Nota\n{body}---\n\nLa respuesta de Santiago llegó tarde.\n".encode()
        )
    }
    assert surfaces(corpus(files), "a") == {"chile": {"Santiago"}}


def test_a_decision_for_nobody_is_named_with_its_cure() -> None:
    text = "---\ntitle: Nota\nactors:\n  Santiago: chiile\n---\n\nSantiago respondió.\n"
    (problem,) = corpus({"articles/a.md": text.encode()}).problems
    assert (problem.code, problem.level) == ("unknown-actor", "warning")
    assert problem.cure == "Did you mean `chile`?"


def test_a_decision_for_nobody_is_not_taken_for_an_actor_of_another_name() -> None:
    text = "---\ntitle: Nota\nactors: {Kim: no-existe}\n---\n\nKim respondió.\n"
    other = "---\nname: Centro Este\nkind: place\n---\n"
    files = {"articles/a.md": text.encode(), "actors/centro-este.md": other.encode()}
    [problem] = [one for one in corpus(files).problems if one.code == "unknown-actor"]
    assert problem.cure == "Write `actors/no-existe.md`."


def test_a_decision_in_an_article_of_another_language_names_the_actor_at_home() -> None:
    head = "title: Note\nlanguage: en\nactors:\n  Santiago: chile\n  Berlin: alemania\n"
    body = "The answer of Santiago came late, and Berlin said nothing."
    found = corpus({"articles/a.md": f"---\n{head}---\n\n{body}\n".encode()})
    assert surfaces(found, "a") == {"chile": {"Santiago"}, "alemania": {"Berlin"}}
    assert found.problems == ()


def test_a_person_without_office_or_statement_is_private() -> None:
    files = {
        "articles/a.md": article("Nota", "Entre los vecinos estaba Nélida Urrutia Prat, de paseo.")
    }
    found = corpus(files)
    person = found.entity("nelida-urrutia-prat")
    assert person.private
    assert person.id not in {entity.id for entity in found.shown}


def test_a_name_of_two_kinds_is_two_actors() -> None:
    files = {
        "articles/a.md": article("Nota", "El ministro Gador Lluch habló."),
        "articles/b.md": article(
            "Otra", "Cerraron el aeropuerto y la isla Gador Lluch sigue sola."
        ),
        "articles/c.md": article("Más", "La ciudad de Gador Lluch se vació."),
    }
    kinds = {e.kind for e in corpus(files).entities.values() if "Gador Lluch" in e.name}
    assert kinds == {"person", "place"}


def test_a_surname_that_two_may_have_is_nobodys_and_says_so() -> None:
    filler = " ".join(["El agua subió otra vez en el valle."] * 8)
    body = f"El ministro Aurelio Quiroz vio a la jueza Belén Quiroz.\n\n{filler} Así dijo Quiroz."
    found = corpus({"articles/a.md": article("Nota", body)})
    assert "Quiroz" not in set().union(*surfaces(found, "a").values())
    (doubt,) = found.problems
    assert (doubt.code, doubt.level, doubt.line) == ("ambiguous-name", "review", 7)
    assert "`aurelio-quiroz` (Aurelio Quiroz), `belen-quiroz` (Belén Quiroz)" in doubt.message


def test_a_surname_is_that_of_the_one_just_named() -> None:
    body = "El ministro Aurelio Quiroz calló.\n\n" + "El agua subió otra vez. " * 15
    body += "La jueza Belén Quiroz habló. Quiroz pidió calma."
    found = corpus({"articles/a.md": article("Nota", body)})
    assert surfaces(found, "a")["belen-quiroz"] == {"Belén Quiroz", "Quiroz"}


def test_an_institution_that_every_state_has_is_one_inside_its_article_only() -> None:
    files = {
        "articles/a.md": article("Nota", "El Senado votó. Lo dijo el Senado de Chile."),
        "articles/b.md": article("Otra", "El Ministerio de Minas calló y el Senado votó."),
        "articles/c.md": article("Más", "El Ministerio de Minas calló, dijo el Senado de Chile."),
    }
    found = {e.id for e in corpus(files).entities.values() if e.kind == "organization"}
    assert found == {
        "senado-de-chile",
        "senado-b",
        "ministerio-de-minas-b",
        "ministerio-de-minas-c",
    }


def test_readings_are_newest_first_and_undated_last() -> None:
    files = TWO | {"articles/c.md": article("Sin fecha", "Nada se sabe.")}
    assert [r.article.id for r in corpus(files).readings] == ["b", "a", "c"]


def test_the_edition_is_the_newest_article_or_what_is_configured() -> None:
    assert corpus(TWO).edition == dt.date(2025, 4, 1)
    day = dt.date(2026, 1, 1)
    assert corpus(TWO, edition=day).edition == day
    assert corpus({}).edition is None


def test_the_timeline_is_in_order_and_knows_what_is_to_come() -> None:
    files = {
        "articles/a.md": article(
            "Nota",
            "El pacto se firmó en julio de 2024. La cumbre será el 15 de agosto. "
            "En 1945 acabó la guerra.",
            date="2025-08-12",
        )
    }
    found = corpus(files)
    dates = [(str(event.timex.value), found.is_upcoming(event.timex)) for event in found.timeline]
    assert dates == [("1945", False), ("2024-07", False), ("2025-08-15", True)]


def test_an_empty_folder_is_an_empty_corpus() -> None:
    found = corpus({})
    assert (found.readings, found.shown, found.timeline) == ((), (), [])
