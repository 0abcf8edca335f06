"""Links of the editors that lead nowhere, found without a build; pages that none will see."""

import pytest
from sites import MakeSite

from briefing.corpus import Corpus
from briefing.links import dead_links, replaced
from briefing.publishing import publish

ARTICLE = "---\ntitle: Cumbre\ndate: 2025-08-12\n---\n\nPutin visitó Ankara, según el Kremlin.\n"
FILES = {
    "articles/a.md": ARTICLE,
    "actors/vladimir-putin.md": "---\nname: Vladímir Putin\nkind: person\n---\n\nPresidente.\n",
    "actors/x.md": "---\nname: Nélida Prat\nkind: person\nhidden: true\n---\n",
    "guia.md": "# Guía\n\n## Cómo se escribe\n\n## Otra { #otra }\n",
    "foto (1).png": "",
}


def dead(links: str, path: str = "pagina.md") -> list[str]:
    """The targets of the links that lead nowhere, each with its place and code."""
    files = {name: text.encode() for name, text in {**FILES, path: links}.items()}
    found = dead_links(files, publish(Corpus.of(files)))
    return [f"{one.line}:{one.column} {one.code} {one.message} {one.cure}" for one in found]


def fact() -> str:
    corpus = Corpus.of({name: text.encode() for name, text in FILES.items()})
    return f"f-{corpus.readings[0].facts[0].id}"


@pytest.mark.parametrize(
    "link",
    [
        "[a](articles/a.md)",
        "[a](<foto (1).png>)",
        "[a](foto%20%281%29.png)",
        "![a](foto%20(1).png 'Título')",
        "[a](guia.md#otra) [b](guia.md#como-se-escribe)",
        "[a](actors/vladimir-putin.md#top)",
        "[a](https://ejemplo.example/x.md) <https://x.example>",
        "[a](mailto:a@b.example) [b](/raiz/x) [c]({{ x }}/y.md)",
        "`[a](nada.md)`",
        "```\n[a](nada.md)\n```",
        "<!-- [a](nada.md) -->",
        "# Una\n\n## Dos\n\n## Dos\n\n[a](#dos_1) [b](#una)",
        "Nota[^1].\n\n[^1]: Pie.",
        "[a](dates/index.md) [b](actors/index.md)",
    ],
)
def test_links_that_lead_somewhere(link: str) -> None:
    assert dead(link) == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[a](nada.md)", "1:5 dead-link nada.md leads to no file. Name a file of the docs folder."),
        ("x\n\n[a]: guía.md\n", "3:6 dead-link guía.md leads to no file. Did you mean `guia.md`?"),
        (
            "[a](actors/vladimir-putin)",
            "1:5 dead-link actors/vladimir-putin leads to no file. Did you mean `actors/vlad",
        ),
        ("[a](actors/x.md)", "1:5 dead-link actors/x.md leads to a file that is withheld. It"),
        ("[a](guia.md#otras)", "1:5 dead-anchor guia.md has no #otras. Did you mean `#otra`?"),
        ("[a](articles/a.md#f-0123456789)", "1:5 dead-anchor articles/a.md has no fact"),
        ("[a](../fuera.md)", "1:5 dead-link ../fuera.md leads to no file."),
    ],
)
def test_links_that_lead_nowhere(link: str, said: str) -> None:
    [one] = dead(link)
    assert one.startswith(said)


def test_a_fact_is_a_target_until_it_is_gone() -> None:
    assert dead(f"[a](articles/a.md#{fact()})") == []
    edited = {**FILES, "articles/a.md": ARTICLE.replace("visitó", "llamó a")}
    files = {name: text.encode() for name, text in edited.items()}
    files["pagina.md"] = f"[a](articles/a.md#{fact()})".encode()
    [one] = dead_links(files, publish(Corpus.of(files)))
    assert one.code == "dead-anchor"


def test_notes_and_actors_link_from_where_they_are_shown() -> None:
    assert dead("## Nota\n\nVéase [a](a.md) y [b](../guia.md).\n", "articles/a.notes.md") == []
    [one] = dead("## Nota\n\nVéase [a](guia.md).\n", "articles/a.notes.md")
    assert one == "3:11 dead-link guia.md leads to no file. Did you mean `../guia.md`?"
    body = FILES["actors/vladimir-putin.md"] + "\n[a](x.md)\n"
    [one] = dead(body, "actors/vladimir-putin.md")
    assert one.startswith("8:5 dead-link x.md")


def test_a_page_in_whose_place_another_is_shown_is_told() -> None:
    files = dict.fromkeys(("actors/index.md", "dates/index.md", "index.md"), b"# Mio\n")
    corpus = Corpus.of({**files, "articles/a.md": ARTICLE.encode()})
    found = list(replaced(files, corpus, [page.path for page in publish(corpus).pages]))
    assert [one.path for one in found] == ["actors/index.md", "dates/index.md"]
    assert {one.code for one in found} == {"page-replaced"}


def test_a_build_tells_of_the_page_it_replaces(
    make_site: MakeSite, caplog: pytest.LogCaptureFixture
) -> None:
    make_site({"articles/a.md": ARTICLE, "notes/index.md": "# Mis notas\n"}, strict=False)
    assert "notes/index.md:1: warning page-replaced" in caplog.text
