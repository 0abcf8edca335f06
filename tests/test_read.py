"""Reading files: what they say, and what is wrong in them, with file and line."""

import re
from pathlib import Path

import pytest
from golden import Case, cases
from hypothesis import given
from hypothesis import strategies as st
from sites import ROOT

from briefing.model import Article, Entity
from briefing.read import Content, read
from briefing.settings import Settings

FILE = re.compile(r"^=== (.+)\n", re.MULTILINE)


def files(text: str) -> dict[str, bytes]:
    """The files of a golden case: each starts with a line `=== path`."""
    parts = FILE.split(text)[1:]
    return {path: content.encode() for path, content in zip(parts[::2], parts[1::2], strict=True)}


def shown(content: Content) -> str:
    """What was read, as the golden cases write it."""
    lines = [_article(one) for one in content.articles] + [_actor(one) for one in content.actors]
    lines += [f"notes {path}" for path in content.note_files]
    lines += [f"no actor {name}" for name in sorted(content.not_actors)]
    lines += [f"withheld {path}" for path in sorted(content.withheld)]
    lines += [str(one) for one in content.problems]
    return "\n".join(lines)


def _article(one: Article) -> str:
    said = (one.date or "", one.language, "lead" if one.lead else "", one.section, one.publish)
    source = (one.source.publisher, one.source.url, one.source.author)
    decided = (f"{name}={identifier}" for name, identifier in one.decided.items())
    told = " ".join(str(word) for word in (*said, *source, *decided) if word)
    return f"article {one.id} ({told}) from line {one.first_line}: {one.text!r}"


def _actor(one: Entity) -> str:
    names = ", ".join((one.name, *one.aliases))
    said = (one.role, one.country, one.wikidata, one.iso, "hidden" if one.hidden else "")
    told = " ".join(word for word in (one.kind, *said) if word)
    refused = f" not {', '.join(one.refuses)}" if one.refuses else ""
    return f"actor {one.id}: {names} ({told}){refused}: {one.words!r}"


@pytest.mark.parametrize("case", list(cases("read")), ids=str)
def test_golden(case: Case) -> None:
    assert shown(read(files(case.blocks["files"] + "\n"), Settings())) == case.blocks["expected"]


def test_the_example_is_without_problems() -> None:
    docs = ROOT / "docs"
    found = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*") if path.is_file()}
    content = read({path: file.read_bytes() for path, file in found.items()}, Settings())
    assert content.problems == ()
    assert len(content.articles) > 1
    assert all(Path(path).name.endswith((".notes.md", ".txt")) for path in content.withheld)


def test_marks_and_line_ends_of_other_systems_are_no_text() -> None:
    raw = "---\ntitle: Uno\n---\n\nDos.\n\nTres.\n"
    [plain] = read({"articles/a.md": raw.encode()}, Settings()).articles
    for other in ("\ufeff" + raw, raw.replace("\n", "\r\n"), raw.replace("\n", "\r")):
        assert read({"articles/a.md": other.encode()}, Settings()).articles == (plain,)
    assert [plain.place_of(plain.text.index(word)) for word in ("Uno", "no", "Dos", "os")] == [
        (2, 8),
        (2, 8),
        (5, 1),
        (5, 2),
    ]
    assert plain.text == "Uno\n\nDos.\n\nTres."
    assert [plain.line_of(plain.text.index(word)) for word in ("Dos", "Tres")] == [5, 7]


@pytest.mark.parametrize(
    "path", ["articles/a.md", "articles/a.notes.md", "actors/a.md", "actors/_not-actors.txt"]
)
def test_a_file_that_is_not_utf8_is_named(path: str) -> None:
    with pytest.raises(ValueError, match=rf"^{path}:2: byte 8 \(0xf1\) is not UTF-8\. Save"):
        read({path: "---\nEspaña\n---\n".encode("cp1252")}, Settings())


def test_other_files_are_nobody_s_business() -> None:
    other = {"index.md": b"\xf1", "articles/foto.jpg": b"\xff", "articles/index.md": b"# Hola"}
    assert read(other, Settings()) == Content()


def test_the_settings_say_what_an_article_does_not() -> None:
    raw = b"---\ntitle: A\n---\nB"
    [one] = read({"articles/a.md": raw}, Settings(language="en", publish="link")).articles
    assert (one.language, one.publish) == ("en", "link")


values = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["- a", "{a: b}", "[a, [b]]", "!!python/object:os.system x", "&a *a", "~", "|"]
    ),
)
heads = st.lists(
    st.tuples(st.sampled_from(["title", "date", "source", "actors", "name", "kind", "x"]), values),
    max_size=5,
).map(lambda pairs: "\n".join(f"{key}: {value}" for key, value in pairs))


@given(heads, st.text(max_size=50), st.sampled_from(["articles/a.md", "actors/a.md"]))
def test_no_front_matter_raises(head: str, body: str, path: str) -> None:
    content = read({path: f"---\n{head}\n---\n{body}".encode()}, Settings())
    read_one = [*content.articles, *content.actors]
    assert read_one or content.withheld == {path}
    assert read_one or content.problems


def test_aliases_of_yaml_do_not_explode() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    head = "\n".join(lines)
    content = read({"articles/a.md": f"---\ntitle: A\n{head}\n---\nB".encode()}, Settings())
    assert [problem.code for problem in content.problems if problem.level == "error"] == []
