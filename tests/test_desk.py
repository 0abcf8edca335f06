"""What editors see of a page beside it: what needs attention, and the way to its file."""

import re
from html import unescape
from pathlib import Path

import pytest
from mkdocs.commands import build
from mkdocs.config import load_config
from sites import CONFIG, MakeSite, copy_example, run, unpacked, write

from briefing.corpus import Corpus
from briefing.publishing import publish
from briefing.settings import Settings
from briefing.site import Page

HEAD = "---\ntitle: {}\ndate: 2025-03-07\nlanguage: es\n{}---\n\n"
BODY = "El enviado Tarik Orhan, del Instituto Vela, dijo ayer que Putin llamó a Kim Jong-un.\n"
FILES = {
    "articles/a.md": HEAD.format("Una llamada", "colour: rojo\n") + BODY,
    "articles/a.notes.md": "## Perdida\n\n> no lo dijo nadie\n\nNo.\n",
    "articles/b.md": HEAD.format("Otra", "") + "Nadie dijo nada.\n",
    "actors/kim-jong-un.md": "---\nname: Kim Jong-un\nkind: person\n---\n\nLíder.\n",
}
EDITED = CONFIG + "edit_uri: https://example.org/edit/docs/\n"
PENCIL = re.compile(r'<a href="([^"]+)"[^>]* rel="edit"')


def pages(settings: Settings) -> dict[str, str]:
    files = {path: text.encode() for path, text in FILES.items()}
    return {page.path: page.text for page in publish(Corpus.of(files, settings)).pages}


def bar(page: str) -> str:
    found = re.search(r'<section class="b-desk.*?</section>', page, re.DOTALL)
    return found[0] if found else ""


@pytest.fixture(params=["es", "en"])
def served(request: pytest.FixtureRequest) -> dict[str, str]:
    return pages(Settings(request.param, internal=True, edit="https://example.org/e/{path}"))


def test_a_page_says_what_needs_attention_and_leads_there(served: dict[str, str]) -> None:
    here = bar(served["articles/a.md"])
    assert "b-desk--open" in here
    # A field that means nothing, with the file where it stands.
    assert "](https://example.org/e/articles/a.md)" in here
    assert "colour" in here
    # A note that lost its passage, and who is named and has no file: each leads to its answers.
    review = served["review/index.md"]
    links = re.findall(r"\]\(\.\./review/index\.md#([\w-]+)\)", here)
    assert len(links) >= 3
    assert all(f'id="{one}"' in review for one in links)
    assert "[Tarik Orhan](" in here
    assert "[Instituto Vela](" in here
    # The files that the page is made of.
    assert "](https://example.org/e/articles/a.notes.md)" in here
    quiet = bar(served["articles/b.md"])
    assert "b-desk--open" not in quiet
    assert "](https://example.org/e/articles/b.md)" in quiet


def test_a_file_name_is_no_address() -> None:
    files = {"articles/a%20b?c#d &e.md": (HEAD.format("Uno", "") + "Kim habló.").encode()}
    edit = "https://example.org/e%20e/{path}?one={path!q}"
    site = publish(Corpus.of(files, Settings(internal=True, edit=edit)))
    page = next(page.text for page in site.pages if page.path in files)
    name = "a%2520b%3Fc%23d%20%26e.md"
    assert f"](https://example.org/e%20e/articles/{name}?one=articles%2F{name})" in bar(page)


def test_an_actor_says_what_is_asked_of_it(served: dict[str, str]) -> None:
    assert "[Tarik Orhan](../review/index.md#" in bar(served["actors/tarik-orhan.md"])
    assert "example.org" not in bar(served["actors/tarik-orhan.md"])
    assert "](https://example.org/e/actors/kim-jong-un.md)" in bar(served["actors/kim-jong-un.md"])


def test_pages_of_all_say_all_and_the_review_says_it_itself(served: dict[str, str]) -> None:
    for path in ("index.md", "actors/index.md", "dates/index.md", "notes/index.md"):
        assert "colour" in bar(served[path])
        assert "[Tarik Orhan](" in bar(served[path])
    assert bar(served["review/index.md"]) == ""


def test_each_of_many_is_counted_and_not_named() -> None:
    many = " ".join(
        f"El ministro Zacarías Bo{chr(97 + n)}lme{chr(110 + n)} habló." for n in range(12)
    )
    files = {"articles/a.md": (HEAD.format("Muchos", "") + many).encode()}
    site = publish(Corpus.of(files, Settings(internal=True)))
    here = bar(next(page.text for page in site.pages if page.path == "articles/a.md"))
    assert re.search(r"\[Actores encontrados \(\d\d\)\]\(\.\./review/index\.md#actor-dis", here)


def test_what_is_published_knows_nothing_of_it() -> None:
    for settings in (Settings(), Settings("en", compose="docs", edit="https://example.org/{path}")):
        assert all("b-desk" not in text for text in pages(settings).values())
        assert all("example.org" not in text for text in pages(settings).values())


def test_no_byte_of_a_built_site_is_for_editors(make_site: MakeSite) -> None:
    site = make_site(FILES, config=EDITED, strict=False)
    for path in site.rglob("*"):
        if path.is_file() and path.suffix != ".css":
            content = unpacked(path)
            assert b"b-desk" not in content, path
            assert "Redacción:".encode() not in content, path
            assert b".notes.md" not in content, path
    linked = b"".join(path.read_bytes() for path in site.rglob("*.html"))
    assert b"desk.css" not in linked


def pencils(site: Path) -> dict[str, str]:
    """The address at which each page of a site is edited."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        if match := PENCIL.search(path.read_text(encoding="utf-8")):
            found[path.relative_to(site).parent.as_posix()] = match[1]
    return found


def test_a_page_is_edited_where_its_file_is(tmp_path: Path) -> None:
    copy_example(tmp_path)
    run("mkdocs", "build", "--quiet", cwd=tmp_path)
    found = pencils(tmp_path / "site")
    prefix = load_config(str(tmp_path / "mkdocs.yml")).edit_uri or ""
    files = {address.removeprefix(prefix) for address in found.values()}
    there = {
        path.relative_to(tmp_path / "docs").as_posix()
        for path in (tmp_path / "docs").rglob("*.md")
        if not path.name.endswith(".notes.md")
    }
    assert files == there
    assert found["articles/el-lider-norcoreano-kim-jong-un-muestra-apoyo-a-vladmir"].endswith(
        "/articles/el-lider-norcoreano-kim-jong-un-muestra-apoyo-a-vladmir.md"
    )
    assert not {"actors", "dates", "notes", "search", "actors/jenny-town"} & found.keys()


@pytest.mark.parametrize(
    ("options", "address"),
    [
        ("edit_uri: https://example.org/edit/docs/", "https://example.org/edit/docs/{}.md"),
        ("repo_url: https://github.com/a/b", "https://github.com/a/b/edit/master/docs/{}.md"),
        (
            "repo_url: https://example.org/r\nedit_uri: '?file=docs/'",
            "https://example.org/r?file=docs/{}.md",
        ),
        (
            "edit_uri_template: 'https://example.org/{path_noext!q}'",
            "https://example.org/{!q}",
        ),
    ],
)
def test_the_file_of_notes_is_edited_where_the_host_edits_files(
    tmp_path: Path, options: str, address: str
) -> None:
    """The core's own link is the host's, with the name of the notes in the place of the page's."""
    write(FILES, tmp_path / "docs")
    write({"mkdocs.yml": f"{CONFIG}{options}\n"}, tmp_path)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.theme["features"] = ["content.action.edit"]
    config.plugins.on_startup(command="serve", dirty=False)
    build.build(config)
    page = unescape((tmp_path / "site/articles/a/index.html").read_text(encoding="utf-8"))
    quoted = "!q" in address
    article, notes = (
        address.replace("{!q}" if quoted else "{}", name.replace("/", "%2F") if quoted else name)
        for name in ("articles/a", "articles/a.notes")
    )
    assert PENCIL.search(page)[1] == article  # type: ignore[index]
    assert f'<a href="{notes}">editar</a>' in page
    assert f'<a href="{article}">Editar' in page


def test_without_an_address_the_file_is_named() -> None:
    page = pages(Settings(internal=True))["articles/a.md"]
    assert "<code>articles/a.notes.md</code>" in bar(page)
    assert "note_edit" not in page
    assert ">editar<" not in page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: a\n---\n\n# A\n", "---\ntitle: a\n---\n\nBAR\n\n\n# A\n"),
        ("# A\n", "\n\nBAR\n# A\n"),
        ("--- \ntitle: a\n...\n# A\n", "--- \ntitle: a\n...\n# A\n\n\nBAR"),
    ],
)
def test_front_matter_stays_in_front(text: str, expected: str) -> None:
    assert Page("a.md", text).opened_by(["BAR"]).text == expected
    assert Page("a.md", iter(text.split("\n"))).opened_by(["BAR"]).text == expected
