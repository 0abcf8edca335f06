"""What the documents tell people to do must be there to be done, and be as they say."""

import json
import re
from collections.abc import Iterator

import pytest
from sites import ROOT, MakeSite, run

ABOUT = sorted((ROOT / "docs" / "about").glob("*.md"))
MOST_OF_A_PICTURE = 150_000
DOCUMENTS = ("README.md", "CONTRIBUTING.md", *(f"docs/about/{path.name}" for path in ABOUT))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text(name), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_target_is_in_the_makefile(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    told = set(re.findall(r"(?:^|`)make ([a-z-]+)", text(name), re.MULTILINE))
    assert told <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_linked_is_there(name: str) -> None:
    links = re.findall(r"(?:\]\(|src=\"|srcset=\")(?!https?:)([^)#\"]+)", text(name))
    assert [link for link in links if not (ROOT / name).parent.joinpath(link).exists()] == []


def test_every_command_is_there() -> None:
    told = re.findall(r"^briefing ([a-z]+)", "".join(blocks("README.md", "console")), re.MULTILINE)
    shown = run("briefing", "--help", cwd=ROOT).stdout
    assert told
    assert [command for command in told if command not in shown] == []


def test_the_six_lines_build_a_site(make_site: MakeSite) -> None:
    [config] = blocks("README.md", "yaml")
    article = "---\ntitle: Putin llamó a Kim\ndate: 2025-08-12\n---\n\nPutin llamó a Kim Jong-un.\n"
    site = make_site({"articles/llamada.md": article}, config=config)
    page = (site / "articles" / "llamada" / "index.html").read_text(encoding="utf-8")
    assert not re.search(r'<(?:link|script|img)[^>]* (?:href|src)="https?:', page)
    assert (site / "actors" / "kim-jong-un" / "index.html").is_file()


def fields(value: object, place: str = "") -> Iterator[str]:
    """The places in JSON that have a name: `actors[].id`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{place}.{key}"
            yield from fields(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner, f"{place}[]")


def test_extracted_json_is_as_documented() -> None:
    documented = next(one for one in blocks("docs/about/formats.md", "json") if '"facts"' in one)
    said = set(fields(json.loads(documented)))
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    printed = run("briefing", "extract", *seeds, "--json", cwd=ROOT).stdout.splitlines()
    seen = {field for line in printed for field in fields(json.loads(line))}
    assert len(printed) == len(seeds)
    assert seen <= said
    assert {field for field in said - seen if not field.startswith(".problems[]")} == set()


def test_the_table_of_figures_is_the_stored_one() -> None:
    stored = json.loads(text("scripts/evaluation.json"))
    (table,) = blocks("docs/about/evaluation.md", "figures")
    rows = re.finditer(r"^( *\S.*?) {2,}.*?(\S+)$", table, re.MULTILINE)
    told = {row[1]: row[2] for row in rows}
    assert told.keys() >= stored.keys()
    for name, row in stored.items():
        assert told[name] == f"{row['total']:.3f}"


def test_pictures_are_there_small_and_told() -> None:
    readme = text("README.md")
    pictures = sorted((ROOT / "docs" / "about" / "pictures").iterdir())
    told = set(re.findall(r'(?:src|srcset)="(docs/about/pictures/[^"]+)"', readme))
    assert told == {path.relative_to(ROOT).as_posix() for path in pictures}
    assert len(told) >= 8
    assert [path.name for path in pictures if path.stat().st_size > MOST_OF_A_PICTURE] == []
    assert {path.read_bytes()[8:12] for path in pictures} == {b"WEBP"}
    words = re.findall(r'<img [^>]*alt="([^"]+)"', readme)
    assert len(set(words)) == readme.count("<img ") == len(pictures) / 2
