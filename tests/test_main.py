"""The command line, as a person or a script meets it."""

import json
import re
import sys
from pathlib import Path
from subprocess import DEVNULL, Popen
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sites import ROOT, copy_example, run, tree, write

from briefing.__main__ import cli
from briefing.export.folder import create

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
RAW = (
    "El presidente viajó a Teherán\n\nPolítica 17.04.2025\n\n"
    "El presidente de Rusia, Vladímir Putin, viajó el martes a Irán, según el Kremlin.\n"
)
ARTICLE = "---\ntitle: Putin llamó a Kim\ndate: 2025-08-12\n---\n\nPutin llamó a Kim Jong-un.\n"
FIELDS = {
    "": {
        "path", "title", "date", "language", "text",
        "actors", "dates", "facts", "removed", "problems",
    },
    "actors": {"id", "name", "kind", "status", "mentions"},
    "mentions": {"start", "end", "surface", "how", "rule"},
    "dates": {"start", "end", "surface", "edtf", "role", "rule"},
    "facts": {
        "id", "start", "end", "quote", "actors", "dates", "attribution",
        "quantities", "modality", "rule", "score", "review",
    },
    "quantities": {"start", "end", "low", "high", "unit"},
    "relations": {"a", "b", "kind", "slot", "quote_a", "quote_b", "value_a", "value_b"},
    "removed": {"line", "text", "rule"},
    "problems": {"line", "code", "message"},
}  # fmt: skip


def briefing(*arguments: str | Path, text: str | bytes = "", code: int = 0) -> Result:
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], input=text)
    assert result.exit_code == code, result.output
    return result


def extracted(*arguments: str | Path, text: str | bytes = "") -> list[dict[str, Any]]:
    done = briefing("extract", "--json", *arguments, text=text)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    file = tmp_path / "nota.txt"
    file.write_text(RAW, encoding="utf-8")
    return file


def test_help_has_examples_and_names_every_command() -> None:
    shown = briefing("--help").output
    assert "briefing import noticia.txt" in shown
    for command in cli.commands:
        assert re.search(rf"^  {command} ", shown, re.MULTILINE)
        assert briefing(command, "--help").output


def test_version() -> None:
    assert re.fullmatch(r"briefing, version \d+\.\d+\.\d+\n", briefing("--version").output)


def test_it_runs_as_a_module() -> None:
    assert "Usage: briefing" in run("briefing", "--help", cwd=ROOT).stdout


def test_import_writes_once_and_lists_what_it_left_out(tmp_path: Path, raw: Path) -> None:
    into = tmp_path / "docs" / "articles"
    first = briefing("import", raw, "--into", into, "--publisher", "El Faro")
    assert first.stdout.startswith(f"new       {into}/2025-04-17-el-presidente-viajo")
    assert "removed  line 3, header-date: Política 17.04.2025" in first.stdout
    before = tree(into)
    assert b"publisher: El Faro" in next(iter(before.values()))
    again = briefing("import", raw, "--into", into, "--publisher", "El Faro")
    assert again.stdout.startswith("unchanged ")
    assert tree(into) == before


def test_import_keeps_what_was_told_the_first_time(tmp_path: Path, raw: Path) -> None:
    raw.write_text(RAW.replace("Política 17.04.2025\n\n", ""), encoding="utf-8")
    told = ("--publisher", "El Faro", "--url", "https://faro.example/a", "--date", "2025-04-18")
    briefing("import", raw, "--into", tmp_path / "a", *told)
    before = tree(tmp_path / "a")
    assert briefing("import", raw, "--into", tmp_path / "a").stdout.startswith("unchanged ")
    assert tree(tmp_path / "a") == before
    other = briefing("import", raw, "--into", tmp_path / "a", "--publisher", "El Diario")
    assert other.stdout.startswith("updated ")
    [text] = tree(tmp_path / "a").values()
    assert b"publisher: El Diario\n" in text
    assert b'url: "https://faro.example/a"\n' in text


def test_import_refuses_another_file_with_the_text_naming_the_article(
    tmp_path: Path, raw: Path
) -> None:
    briefing("import", raw, "--into", tmp_path)
    second = briefing("import", "-", "--into", tmp_path, "--date", "2025-05-01", text=RAW, code=1)
    assert second.stdout.startswith("refused   ")
    assert "2025-04-17-el-presidente-viajo-a-teheran.md has the same text" in second.stdout
    assert len(list(tmp_path.glob("*.md"))) == 1


def test_a_date_told_later_is_the_article_s_and_its_file_stays(tmp_path: Path, raw: Path) -> None:
    raw.write_text(RAW.replace("Política 17.04.2025\n\n", ""), encoding="utf-8")
    assert "unless --date tells it" in briefing("import", raw, "--into", tmp_path).stdout
    [article] = tmp_path.glob("*.md")
    notes = article.with_suffix(".notes.md")
    notes.write_text("## Nota\n\n> viajó\n\nEn tren.\n", encoding="utf-8")
    told = briefing(
        "import", raw, "--into", tmp_path, "--date", "2025-04-17", "--url", "https://a.b/c"
    )
    assert told.stdout.startswith(
        f"updated   {article}\n  it keeps its name, and with it its notes"
    )
    assert "no date" not in told.stdout
    assert set(tmp_path.glob("*.md")) == {article, notes}
    before = article.read_text(encoding="utf-8")
    assert "\ndate: 2025-04-17\n" in before
    assert '  url: "https://a.b/c"\n' in before
    again = briefing("import", raw, "--into", tmp_path, "--date", "2025-04-17")
    assert again.stdout.startswith("unchanged ")
    assert "no date" not in briefing("import", raw, "--into", tmp_path).stdout
    assert article.read_text(encoding="utf-8") == before


def test_a_date_told_of_an_edited_article_leaves_the_edit(tmp_path: Path, raw: Path) -> None:
    raw.write_text(RAW.replace("Política 17.04.2025\n\n", ""), encoding="utf-8")
    briefing("import", raw, "--into", tmp_path)
    [article] = tmp_path.glob("*.md")
    edited = article.read_text(encoding="utf-8").replace("viajó el martes", "voló el martes")
    article.write_text(edited, encoding="utf-8")
    told = ("--date", "2025-04-17", "--publisher", "El Faro")
    done = briefing("import", raw, "--into", tmp_path, *told).stdout
    assert done.startswith("updated   ")
    assert "only what was told is written" in done
    fields = "date: 2025-04-17\nsource:\n  publisher: El Faro\n---\n"
    assert article.read_text(encoding="utf-8") == edited.replace("---\n\n", f"{fields}\n")
    assert briefing("import", raw, "--into", tmp_path, *told).stdout.startswith("kept ")
    other = briefing("import", raw, "--into", tmp_path, "--publisher", "El Día", code=1)
    assert "it gives publisher to 'El Faro' already" in other.output


def test_import_overwrites_an_edited_article_only_by_force(tmp_path: Path, raw: Path) -> None:
    briefing("import", raw, "--into", tmp_path)
    [article] = tmp_path.glob("*.md")
    edited = article.read_text(encoding="utf-8").replace("viajó el martes", "voló el martes")
    article.write_text(edited, encoding="utf-8")
    raw.write_text(RAW.replace("según", "dijo"), encoding="utf-8")
    refused = briefing("import", raw, "--into", tmp_path, code=1)
    assert refused.stdout.startswith("edited    ")
    assert "--force" in refused.stdout
    assert article.read_text(encoding="utf-8") == edited
    forced = briefing("import", raw, "--into", tmp_path, "--force")
    assert "-El presidente de Rusia, Vladímir Putin, voló" in forced.stdout
    assert "+El presidente de Rusia, Vladímir Putin, viajó" in forced.stdout
    assert "voló" not in article.read_text(encoding="utf-8")


def test_import_keeps_an_edit_of_the_same_source_unless_forced(tmp_path: Path, raw: Path) -> None:
    briefing("import", raw, "--into", tmp_path)
    [article] = tmp_path.glob("*.md")
    imported = article.read_text(encoding="utf-8")
    edited = imported.replace("viajó el martes", "voló el martes")
    article.write_text(edited, encoding="utf-8")
    kept = briefing("import", raw, "--into", tmp_path)
    assert kept.stdout.startswith("kept      ")
    assert "edited, source unchanged" in kept.stdout
    assert article.read_text(encoding="utf-8") == edited
    forced = briefing("import", raw, "--into", tmp_path, "--force")
    assert forced.stdout.startswith("edited    ")
    assert "-El presidente de Rusia, Vladímir Putin, voló" in forced.stdout
    assert article.read_text(encoding="utf-8") == imported
    assert briefing("import", raw, "--into", tmp_path, "--force").stdout.startswith("unchanged ")


@pytest.mark.parametrize("printed", ["31 de febrero de 2025", "20 de septiembre"])
def test_import_says_which_printed_date_gives_no_day(
    tmp_path: Path, raw: Path, printed: str
) -> None:
    raw.write_text(RAW.replace("17.04.2025", printed), encoding="utf-8")
    said = briefing("import", raw, "--into", tmp_path).stdout
    assert f"the date printed could not be read: Política {printed}; --date tells it." in said
    assert "no date" not in said
    told = briefing("import", raw, "--into", tmp_path / "a", "--date", "2025-02-28").stdout
    assert "could not be read" not in told
    raw.write_text(RAW.replace("Política 17.04.2025", ""), encoding="utf-8")
    assert "no date found" in briefing("import", raw, "--into", tmp_path / "b").stdout


def test_import_takes_no_file_of_the_project_for_a_source(tmp_path: Path, raw: Path) -> None:
    into = tmp_path / "articles"
    briefing("import", raw, "--into", into)
    [article] = into.glob("*.md")
    own = "---\ntitle: Propio\n---\n\nEl ministro habló el martes en Lima.\n"
    write({"own.md": own, "own.notes.md": "## Nota\n\n> habló\n\nSecreto.\n"}, into)
    before = tree(into)
    for path in (article, into / "own.md", into / "own.notes.md"):
        refused = briefing("import", path, "--into", into, code=1)
        assert str(path) in refused.output
    assert (
        "import made this" in briefing("import", article, "--into", tmp_path / "a", code=1).output
    )
    assert tree(into) == before


def test_import_reads_standard_input(tmp_path: Path) -> None:
    briefing("import", "-", "--into", tmp_path, text=RAW)
    assert len(list(tmp_path.glob("2025-04-17-*.md"))) == 1


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (b"", (), "there is no text"),
        ("España".encode("cp1252"), (), "-:1: byte 4 (0xf1) is not utf-8. Try `--encoding cp1252`"),
        (b"Uno", ("--date", "12.08.2025"), "not an EDTF date: '12.08.2025'; write 2025-08-12"),
        (b"Uno", ("--language", "xx"), "'xx' is not one of"),
    ],
)
def test_bad_input_says_place_and_cure(
    tmp_path: Path, text: bytes, options: tuple[str, ...], said: str
) -> None:
    result = CliRunner().invoke(cli, ["import", "-", "--into", str(tmp_path), *options], input=text)
    assert result.exit_code in (1, 2)
    assert said in result.output
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_a_file_is_named(raw: Path) -> None:
    assert "is a file" in briefing("import", raw, "--into", raw, code=2).output
    assert "Not a directory" in briefing("import", raw, "--into", raw / "x", code=1).output


def test_imports_at_one_time_lose_nothing(tmp_path: Path, raw: Path) -> None:
    texts = [raw.with_name(f"{number}.txt") for number in range(4)]
    for number, text in enumerate(texts):
        text.write_text(RAW.replace("Irán", f"Irán {number}"), encoding="utf-8")
    command = [sys.executable, "-m", "briefing", "import", "--into", str(tmp_path / "in")]
    running = [Popen([*command, str(text)], cwd=ROOT, stdout=DEVNULL) for text in texts]
    assert [one.wait() for one in running] == [0, 0, 0, 0]
    assert len(tree(tmp_path / "in")) == 4


def _refused(*_: object, **__: object) -> None:
    """As a file system without hard links answers: that of most USB sticks."""
    raise PermissionError("operation not permitted")


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_takes_no_name_that_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_links: bool
) -> None:
    if not has_links:
        monkeypatch.setattr("os.link", _refused)
    assert create(tmp_path / "in" / "uno.md", b"uno")
    assert not create(tmp_path / "in" / "uno.md", b"dos")
    assert tree(tmp_path) == {"in/uno.md": b"uno"}


def test_a_file_that_is_not_there_is_named() -> None:
    assert "nada.txt" in briefing("import", "nada.txt", code=1).output
    assert "nada.txt" in briefing("extract", "nada.txt", code=1).output


def _check(found: dict[str, Any]) -> None:
    text = found["text"]
    assert text.startswith(f"{found['title']}\n\n")
    assert set(found) == FIELDS[""]
    for kind in ("actors", "dates", "facts", "removed", "problems"):
        assert all(set(one) == FIELDS[kind] for one in found[kind])
    for actor in found["actors"]:
        assert all(set(one) == FIELDS["mentions"] for one in actor["mentions"])
    places = [one for actor in found["actors"] for one in actor["mentions"]] + found["dates"]
    for place in places:
        assert text[place["start"] : place["end"]] == place["surface"]
    for fact in found["facts"]:
        assert text[fact["start"] : fact["end"]] == fact["quote"]
        assert all(set(one) == FIELDS["quantities"] for one in fact["quantities"])
        assert set(fact["actors"]) <= {actor["id"] for actor in found["actors"]}


def test_extract_keeps_the_promised_form() -> None:
    found = extracted(*SEEDS, ROOT / "docs")
    assert [one["path"] for one in found[: len(SEEDS)]] == [str(seed) for seed in SEEDS]
    for one in found:
        _check(one)
    assert {one["date"] for one in found} == {None, "2025-08-12"}


def test_extract_knows_the_shipped_names_without_any_actor_file() -> None:
    [_, found] = extracted(*SEEDS)
    by_id = {actor["id"]: actor for actor in found["actors"]}
    assert {one["surface"] for one in by_id["rusia"]["mentions"]} >= {"Kremlin", "Moscú", "Rusia"}
    assert by_id["kim-jong-un"]["status"] == "default"
    assert {one["edtf"] for one in found["dates"]} >= {"2025-08-15", "2024-07", "1945"}
    assert {one["rule"] for one in found["removed"]} >= {"duplicate", "stranger", "related"}


def test_extract_takes_the_options_of_import_and_writes_nothing(raw: Path) -> None:
    before = tree(raw.parent)
    [found] = extracted(raw, "--date", "2024-01-03")
    assert found["date"] == "2024-01-03"
    [found] = extracted("-", "--date", "2024-01-03", text=RAW)
    assert (found["path"], found["date"]) == ("-", "2024-01-03")
    assert tree(raw.parent) == before


def test_extract_uses_the_actors_of_a_docs_folder(tmp_path: Path, raw: Path) -> None:
    hidden = "---\nname: Vladímir Putin\nkind: person\nhidden: true\n---\n"
    write({"actors/vladimir-putin.md": hidden}, tmp_path / "docs")
    [plain], [found] = extracted(raw), extracted(raw, "--docs", tmp_path / "docs")
    assert "vladimir-putin" in {actor["id"] for actor in plain["actors"]}
    assert "vladimir-putin" not in json.dumps([found["actors"], found["facts"]])


def test_extract_reads_folders_and_articles(tmp_path: Path, raw: Path) -> None:
    write({"a/uno.md": ARTICLE, "a/otro.dat": b"\xff", "docs/articles/x.md": ARTICLE}, tmp_path)
    (tmp_path / "a" / "dos.txt").write_text(raw.read_text(encoding="utf-8"), encoding="utf-8")
    paths = [one["path"] for one in extracted(tmp_path / "a", tmp_path / "docs")]
    assert paths == [str(tmp_path / "a/dos.txt"), str(tmp_path / "a/uno.md"), "articles/x.md"]


def test_extract_leaves_notes_out_that_a_shell_or_a_list_names(tmp_path: Path) -> None:
    note = "---\ntitle: x\n---\n\n## Nota { .internal }\n\nUn secreto de Vladímir Putin.\n"
    names = ("a.md", "a.notes.md", "b.notes.md")
    article = "---\ntitle: Cumbre\n---\n\nVladímir Putin viajará a Alaska el 15 de agosto.\n"
    write(dict(zip(names, (article, note, note.partition("\n\n")[2]), strict=True)), tmp_path)
    paths = [tmp_path / name for name in names]
    listed = "\n".join(map(str, paths))
    for done in (
        briefing("extract", *paths, "--json"),
        briefing("extract", "--paths", "-", "--json", text=listed),
    ):
        assert [json.loads(line)["path"] for line in done.stdout.splitlines()] == [str(paths[0])]
        assert "secreto" not in done.output
        for path in paths[1:]:
            assert f"{path}: notes on an article: left out." in done.stderr


def test_extract_for_people() -> None:
    shown = briefing("extract", SEEDS[1]).stdout
    assert "Kim Jong-un (person, default): Kim, Kim Jong-un" in shown
    assert "2025-08-15 (event): 15 de agosto" in shown
    assert "\x1b" not in shown


def test_extract_goes_on_after_a_text_that_gives_nothing(tmp_path: Path, raw: Path) -> None:
    empty = tmp_path / "vacío.txt"
    empty.touch()
    done = briefing("extract", empty, raw, "--json", code=1)
    assert "vacío.txt:1: error no-text there is no text" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_a_folder_without_texts_is_an_error(tmp_path: Path) -> None:
    assert "no articles and no texts" in briefing("extract", tmp_path, code=1).output


def test_build_writes_a_docs_folder_without_what_is_withheld(tmp_path: Path) -> None:
    docs = copy_example(tmp_path) / "docs"
    write({"articles/crudo.txt": "Un texto", "foto.jpg": b"\xff"}, docs)
    out = tmp_path / "out"
    briefing("build", docs, out)
    built = tree(out)
    assert {"index.md", "actors/kim-jong-un.md", "dates/index.md", "foto.jpg"} <= set(built)
    assert not [name for name in built if ".notes." in name or name.endswith("crudo.txt")]
    assert not [name for name, text in built.items() if b"portada" in text and b"cifra" in text]


def test_build_removes_what_is_no_longer_written(tmp_path: Path) -> None:
    write({"articles/a.md": ARTICLE, "otra.md": "# Otra\n"}, tmp_path / "docs")
    briefing("build", tmp_path / "docs", tmp_path / "out")
    first = tree(tmp_path / "out")
    assert "otra.md" in first
    briefing("build", tmp_path / "docs", tmp_path / "out")
    assert tree(tmp_path / "out") == first
    (tmp_path / "docs" / "otra.md").unlink()
    briefing("build", tmp_path / "docs", tmp_path / "out")
    assert "otra.md" not in tree(tmp_path / "out")


def test_build_touches_no_folder_of_others(tmp_path: Path) -> None:
    write({"docs/articles/a.md": ARTICLE, "mine/x.txt": "mine"}, tmp_path)
    refused = briefing("build", tmp_path / "docs", tmp_path / "mine", code=1)
    assert "is not empty" in refused.output
    inside = briefing("build", tmp_path / "docs", tmp_path / "docs" / "out", code=1)
    assert "is inside" in inside.output
    assert set(tree(tmp_path)) == {"docs/articles/a.md", "mine/x.txt"}


def test_check_says_nothing_of_the_example() -> None:
    assert briefing("check", ROOT / "docs").output == ""


def test_check_names_file_and_line(tmp_path: Path) -> None:
    write({"articles/a.md": ARTICLE.replace("date", "dat"), "articles/b.txt": "x"}, tmp_path)
    found = briefing("check", tmp_path, code=1).stdout
    assert (
        f"{tmp_path}/articles/a.md:3:1: warning unknown-field `dat` means nothing here —" in found
    )
    assert "Did you mean `date`?" in found
    assert f"{tmp_path}/articles/b.txt:1: warning raw-text a source text" in found


def test_check_of_a_folder_without_articles(tmp_path: Path) -> None:
    assert "there is no article" in briefing("check", tmp_path, code=1).output


def test_check_names_a_file_that_cannot_be_decoded(tmp_path: Path) -> None:
    write({"articles/a.md": "---\ntitle: España\n".encode("cp1252")}, tmp_path)
    assert (
        "articles/a.md:2: error not-utf8 byte 15 (0xf1)"
        in briefing("check", tmp_path, code=1).output
    )


def test_relations_quote_both_articles(tmp_path: Path) -> None:
    body = "Unos {n} médicos de Noruega llegaron el lunes a Colombia."
    for name, count in (("a", "300"), ("b", "312")):
        said = ARTICLE.partition("Putin llamó a Kim Jong-un")[0] + body.format(n=count)
        write({f"articles/{name}.md": said.replace("Unos 312", "Los 312")}, tmp_path)
    printed = briefing("relations", tmp_path, "--json").stdout.splitlines()
    found = [json.loads(line) for line in printed]
    assert [(one["a"], one["b"], one["kind"]) for one in found if one["kind"] == "refines"]
    for one in found:
        assert set(one) == FIELDS["relations"]
        assert one["value_a"] in one["quote_a"]
        assert one["value_b"] in one["quote_b"]
    assert "  b: Los 312 médicos" in briefing("relations", tmp_path).stdout


def copies_printed(folder: Path) -> dict[str, str]:
    printed = briefing("relations", folder, "--json").stdout.splitlines()
    [found] = [one for one in map(json.loads, printed) if one["kind"] == "copies"]
    return found


def test_relations_print_nothing_of_a_text_that_is_withheld(tmp_path: Path) -> None:
    body = (
        "El buque con los médicos de Noruega entró en el puerto de Colombia con la marea de la"
        " tarde, entre las sirenas de los remolcadores y el aplauso de quienes esperaban en el"
        " muelle desde muy temprano. Nadie supo decir cuánto tiempo se quedaría, ni quién pagaría"
        " el viaje de vuelta, ni qué llevaba en sus bodegas la nave que lo seguía de lejos.\n"
    )
    head = ARTICLE.partition("Putin llamó a Kim Jong-un")[0]
    said = head.replace("---\n", "---\npublish: link\n", 1) + body
    write({f"articles/{name}.md": said for name in "ab"}, tmp_path)
    found = copies_printed(tmp_path)
    for key in ("quote_a", "quote_b", "value_a", "value_b"):
        assert body[:60] not in found[key]
    write({f"articles/{name}.md": said.replace("publish: link\n", "") for name in "ab"}, tmp_path)
    assert body[:60] in copies_printed(tmp_path)["value_a"]
