"""The house: which module may import which, how long it may be, what must be said in the open."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from pathlib import Path

import pytest
from mkdocs_briefing.plugin import BriefingPlugin

ROOT = Path(__file__).parents[1]
CORE = ROOT / "briefing"
ADAPTER = ROOT / "plugins" / "mkdocs_briefing"

# From the ground up: a module imports only from storeys before its own. A package is one storey.
STOREYS = (
    "text",
    "sentences",
    "edtf",
    "site",
    "packing",
    "cache",
    "memory",
    "markup",
    "codes",
    "problems",
    "decisions",
    "model",
    "rights",
    "settings",
    "languages",
    "read",
    "importing",
    "editing",
    "extract",
    "registered",
    "local",
    "resolve",
    "anchoring",
    "notes",
    "reviewed",
    "doubts",
    "readings",
    "naming",
    "corpus",
    "discretion",
    "relations",
    "review",
    "amendments",
    "marginalia",
    "markup",
    "weave",
    "pages",
    "export",
    "search",
    "batches",
    "publishing",
    "links",
    "__init__",
    "commands",
    "__main__",
)
MOST_LINES = 250
MOST_OPTIONS = 12


def modules() -> dict[str, Path]:
    """All modules of the core and the adapter, by their dotted names."""
    found = {}
    for package in (CORE, ADAPTER):
        for path in sorted(package.rglob("*.py")):
            parts = path.relative_to(package.parent).with_suffix("").parts
            found[".".join(parts).removesuffix(".__init__")] = path
    return found


MODULES = modules()


def imports(name: str) -> Iterator[str]:
    """The dotted names that a module imports, types included; modules by their own names."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import hides the storey it comes from"
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else str(node.module)


def storey(name: str) -> str:
    """The storey of a module of the core: `briefing.extract.scan` is in `extract`."""
    return name.split(".")[1] if "." in name else "__init__"


def core(names: Iterator[str]) -> Iterator[str]:
    return (name for name in names if name.split(".")[0] == "briefing")


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listing.returncode:
        pytest.skip("not a git checkout")
    paths = (ROOT / line for line in listing.stdout.split("\0") if line)
    return [path for path in paths if path.is_file()]


@pytest.mark.parametrize("name", sorted(core(iter(MODULES))))
def test_every_module_is_in_a_storey(name: str) -> None:
    assert storey(name) in STOREYS


@pytest.mark.parametrize("name", sorted(core(iter(MODULES))))
def test_imports_only_go_downward(name: str) -> None:
    own = storey(name)
    below = STOREYS[: STOREYS.index(own)]
    upward = {other for other in core(imports(name)) if storey(other) not in (*below, own)}
    assert not upward


@pytest.mark.parametrize("name", sorted(core(iter(MODULES))))
def test_the_core_knows_no_host(name: str) -> None:
    hosts = {"mkdocs", "mkdocs_briefing", "material", "properdocs", "zensical"}
    assert not {other for other in imports(name) if other.split(".")[0] in hosts}


def test_no_import_circles() -> None:
    graph = {name: {other for other in imports(name) if other in MODULES} for name in MODULES}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_module_is_short(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_module_is_called_stuff(name: str) -> None:
    assert not {"utils", "util", "helpers", "manager", "base", "common"} & set(name.split("."))


def data_files() -> list[Path]:
    paths = (CORE / "languages").rglob("*")
    return sorted(path for path in paths if path.suffix in {".toml", ".tsv", ".txt"})


@pytest.mark.parametrize("path", data_files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_data_names_its_source(path: Path) -> None:
    sources = CORE / "languages" / "SOURCES.md"
    if sources.exists() and path.name in sources.read_text(encoding="utf-8"):
        return
    head = "".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:10])
    comment = "\n".join(line for line in head.splitlines() if line.startswith("#"))
    assert re.search(r"\b(sources?|compiled|licence|CC0)\b", comment, re.IGNORECASE), comment


def test_every_golden_file_is_run() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))
    golden = sorted(path.stem for path in (ROOT / "tests" / "golden").glob("*.md"))
    assert [name for name in golden if f'"{name}"' not in tests] == []


def test_plugin_options_are_few_and_documented() -> None:
    options = sorted(BriefingPlugin.config_class())
    pages = [ROOT / "README.md", *(ROOT / "docs" / "about").glob("*.md")]
    words = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert 0 < len(options) < MOST_OPTIONS
    assert [name for name in options if f"`{name}`" not in words] == []


def test_dependencies_are_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = chain(
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    )
    names = {re.split(r"[<>=~! ]", requirement)[0] for requirement in wanted}
    account = (ROOT / "docs" / "about" / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if name not in account} == set()


def test_files_speak_of_no_machine() -> None:
    # Written in pieces, so that this file does not name what it looks for.
    folders = "|".join("/" + name + "/" for name in ("work", "tmp", "root", "home"))
    hosts = "|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + "js", "deb" + r"\.debian"))
    traces = re.compile(rf"(?<![\w.*~-])(?:{folders})\w|{hosts}")
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if traces.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []
