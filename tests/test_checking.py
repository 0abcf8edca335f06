"""`briefing check`: what a linter must say, in each of its forms, and its exit codes."""

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from click.testing import CliRunner, Result
from sites import ROOT, run, write

from briefing.__main__ import cli
from briefing.codes import CODES, Code
from briefing.commands.reports import REPORTS
from briefing.problems import Problem

ARTICLE = "---\ntitle: Putin llamó a Kim\ndate: 2025-08-12\n---\n\nPutin llamó a Kim Jong-un.\n"
FAULTY = {
    "articles/a.md": ARTICLE.replace("date:", "fecha:"),
    "articles/a.notes.md": "## Nota { .corection }\n\n> Putin habló con Kim Jong-un\n\nDice.\n",
    "actors/putin.md": "---\nname: Putin\nkind: person\naliases: [Zar]\n---\n\n[x](nada.md)\n",
    "actors/zar.md": "---\nname: Zar\nkind: person\n---\n",
    "actors/_not-actors.txt": "Zar\n",
}


def check(*arguments: str | Path, code: int) -> Result:
    result = CliRunner().invoke(cli, ["check", *map(str, arguments)])
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(FAULTY, tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    return Path("docs")


def test_every_problem_has_its_place_code_and_cure(docs: Path) -> None:
    told = check(docs, code=1)
    lines = [line for line in told.stdout.splitlines() if not line.startswith(" ")]
    assert [re.sub(r"^docs/(\S+): (\w+) (\S+) .*", r"\1 \2 \3", line) for line in lines] == [
        "actors/putin.md:4:11 warning name-not-actor",
        "actors/putin.md:7:5 warning dead-link",
        "actors/zar.md:2:7 warning name-claimed",
        "actors/zar.md:2:7 warning name-not-actor",
        "articles/a.md:3:1 warning unknown-field",
        "articles/a.notes.md:1:11 warning note-kind",
        "articles/a.notes.md:3:3 warning note-orphan",
    ]
    assert all(" — " in line for line in lines)
    assert told.stderr == "errors: 0, warnings: 7\n"
    # The line that would cure the note stands below it, and does.
    assert "\n    > Putin llamó a Kim Jong-un\n" in told.stdout


def test_links_that_lead_nowhere_or_in_a_circle_are_told(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    write({"articles/a.md": ARTICLE, "b/c.md": "# C\n"}, docs)
    for name, target in {"x.md": "nowhere", "bucle": "..", "b": "../b", ".#y.md": "me"}.items():
        (docs / "articles" / name).symlink_to(target)
    (docs / "b" / "back").symlink_to("../articles")
    told = check(docs, code=1).stdout
    places = [line.split(" ")[0].removeprefix(f"{docs}/") for line in told.splitlines()]
    assert places == [
        "articles/b/back:1:",
        "articles/bucle:1:",
        "articles/x.md:1:",
        "b/back/b:1:",
        "b/back/bucle:1:",
        "b/back/x.md:1:",
    ]
    assert all(" error file-astray a symbolic link to " in line for line in told.splitlines())


def test_of_what_is_no_text_nothing_else_is_said(tmp_path: Path) -> None:
    write({"articles/a.md": ARTICLE, "articles/b.md": b"\xff"}, tmp_path)
    assert [line.split()[2] for line in check(tmp_path, code=1).stdout.splitlines()] == ["not-utf8"]


def test_the_line_to_paste_cures_the_note(docs: Path) -> None:
    notes = docs / "articles" / "a.notes.md"
    [line] = re.findall(r"^    (> .*)$", check(docs, code=1).stdout, re.MULTILINE)
    said = notes.read_text(encoding="utf-8")
    notes.write_text(re.sub(r"^> .*$", line, said, flags=re.MULTILINE), encoding="utf-8")
    assert "note-orphan" not in check(docs, code=1).stdout


def test_a_clean_folder_has_exit_code_0(tmp_path: Path) -> None:
    write({"articles/a.md": ARTICLE}, tmp_path)
    assert check(tmp_path, code=0).output == ""


def test_what_cannot_be_run_has_exit_code_2(tmp_path: Path) -> None:
    assert "does not exist" in check(tmp_path / "nada", code=2).output
    assert "is not one of" in check(tmp_path, "--format", "xml", code=2).output


def test_a_file_that_is_not_utf8_hides_no_other_problem(docs: Path) -> None:
    before = check(docs, code=1).stdout.splitlines()
    odd = ARTICLE.replace("date:", "fecha:").replace("Putin llamó a Kim\n", "Perú\n")
    write({"articles/b.md": odd.encode("cp1252"), "articles/c.md": odd.encode("utf-16")}, docs)
    write({"articles/c.notes.md": "## Año { .internal }\n\nDice.\n".encode("cp1252")}, docs)
    write({"otra/pagina.md": b"\xf1\n\n[x](nada.md)\n"}, docs)
    added = set(check(docs, code=1).stdout.splitlines()) - set(before)
    shown = [re.sub(r"^docs/(\S+): (\w+ \S+) .*", r"\1 \2", line) for line in sorted(added)]
    assert shown == [
        "articles/b.md:2 error not-utf8",
        "articles/b.md:3:1 warning unknown-field",
        "articles/c.md:1 error not-utf8",
        "articles/c.md:3:1 warning unknown-field",
        "articles/c.notes.md:1 error not-utf8",
        "otra/pagina.md:1 error not-utf8",
        "otra/pagina.md:3:5 warning dead-link",
    ]
    assert [line for line in added if "iconv -f UTF-16 " in line] == [
        line for line in added if line.startswith("docs/articles/c.md:1: error")
    ]
    told = CliRunner().invoke(cli, ["notes", str(docs)])
    assert told.exit_code == 0
    assert "articles/c.notes.md:1: article plain, internal: Año\n" in told.stdout
    assert "docs/articles/c.notes.md:1: error not-utf8" in told.stderr


def test_json_is_an_object_per_line(docs: Path) -> None:
    found = [
        json.loads(line) for line in check(docs, "--format", "json", code=1).stdout.splitlines()
    ]
    keys = {"path", "line", "column", "level", "code", "message", "cure", "paste"}
    assert {frozenset(one) for one in found} == {frozenset(keys)}
    assert [one["code"] for one in found].count("note-orphan") == 1


def test_sarif_keeps_the_rules_of_its_schema(docs: Path) -> None:
    log = json.loads(check(docs, "--format", "sarif", code=1).stdout)
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    assert "sarif-schema-2.1.0.json" in log["$schema"]
    [one] = log["runs"]
    driver = one["tool"]["driver"]
    assert driver["name"]
    assert one["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    rules = [rule["id"] for rule in driver["rules"]]
    assert len(rules) == len(set(rules))
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    assert len(one["results"]) == 7
    for result in one["results"]:
        _check_result(result, rules)


def _check_result(result: dict[str, Any], rules: list[str]) -> None:
    assert result["message"]["text"]
    assert result["level"] in {"none", "note", "warning", "error"}
    assert rules[result["ruleIndex"]] == result["ruleId"]
    [location] = result["locations"]
    place = location["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\w.~/%-]+", uri, re.ASCII)
    assert not uri.startswith("/")
    assert place["region"]["startLine"] >= 1
    assert place["region"].get("startColumn", 1) >= 1


def test_workflow_commands_escape_what_would_end_them() -> None:
    odd = Problem("a,b:c%.md", 3, "note-orphan", "50 % aquí", "di:\notra", column=2, paste="> x\r")
    [line] = REPORTS["github"]([odd])
    assert line == (
        "::warning file=a%2Cb%3Ac%25.md,line=3,title=note-orphan,col=2"
        "::50 %25 aquí — di:%0Aotra%0A> x"
    )
    levels = {
        level: next(REPORTS["github"]([Problem("a", 1, "dead-link", "x", "", level)]))
        for level in ("error", "warning", "info")
    }
    assert levels == {
        "error": "::error file=a,line=1,title=dead-link::x",
        "warning": "::warning file=a,line=1,title=dead-link::x",
        "info": "::notice file=a,line=1,title=dead-link::x",
    }


def test_codes_are_described_documented_and_used() -> None:
    assert set(get_args(Code)) == set(CODES)
    page = (ROOT / "docs" / "about" / "formats.md").read_text(encoding="utf-8")
    section = page.partition("| code | means |")[2].partition("\n\n")[0]
    table = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.+) \|$", section, re.MULTILINE))
    assert table == dict(CODES)
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "briefing").rglob("*.py"))
    used = {code for code in CODES if source.count(f'"{code}"') > 2}
    assert set(CODES) - used == set()


def test_the_hook_runs_for_the_files_of_the_docs_folder(docs: Path) -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    for path in FAULTY:
        assert re.search(hook["files"], f"docs/{path}")
    assert not re.search(hook["files"], "README.md")
    program, *arguments = hook["entry"].split()
    (docs / "articles" / "a.notes.md").unlink()
    for name in ("putin.md", "zar.md", "_not-actors.txt"):
        (docs / "actors" / name).unlink()
    write({"articles/a.md": ARTICLE}, docs)
    assert run(program, *arguments, cwd=docs.parent.resolve()).stdout == ""
