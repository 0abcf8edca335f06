"""The guides for editors, followed word by word: every command, in order, in an empty folder."""

import os
import re
import socket
import subprocess
import tomllib
from collections.abc import Mapping
from contextlib import closing
from itertools import zip_longest
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from sites import ENVIRONMENT, ROOT

GUIDES = ("guia", "guide")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SERVE = "mkdocs serve\n"
ARTICLE = "2025-08-12-valparaiso-estrena-una-ruta-electrica-a-el-callao"


def blocks(name: str) -> list[tuple[str, str]]:
    """The fenced blocks of a guide, each with its language."""
    text = (ROOT / "docs" / "about" / f"{name}.md").read_text(encoding="utf-8")
    return [(match[1], match[2]) for match in BLOCK.finditer(text)]


@pytest.mark.parametrize("name", GUIDES)
def test_a_strict_build_is_not_a_quiet_one(name: str) -> None:
    """MkDocs counts only the warnings that it prints."""
    strict = [
        line for _, block in blocks(name) for line in block.splitlines() if "--strict" in line
    ]
    assert strict
    assert not [line for line in strict if "--quiet" in line]


class Reader:
    """A newcomer with an empty folder, a terminal, and no network."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "informes"
        self._folder = folder
        (folder / "mkdocs-briefing").symlink_to(ROOT)
        self.remote = folder / "remote" / "informes.git"
        bare = ["git", "init", "--quiet", "--bare", self.remote]
        subprocess.run(bare, check=True)
        self._environment = {**ENVIRONMENT, **self._offline()}

    def _offline(self) -> Mapping[str, str]:
        """What is installed already is found, and the repository at GitHub is one on this disk."""
        there = Path(yaml.__file__).parents[1]
        return {
            "PATH": f"{self.site}/.venv/bin:{ROOT}/.venv/bin:{os.environ['PATH']}",
            "PYTHONPATH": str(there),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # which turns it off
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "GIT_CONFIG_COUNT": "3",
            "GIT_CONFIG_KEY_0": f"url.{self._folder}/remote/.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://github.com/example/",
            "GIT_CONFIG_KEY_1": "user.name",
            "GIT_CONFIG_VALUE_1": "Editor",
            "GIT_CONFIG_KEY_2": "user.email",
            "GIT_CONFIG_VALUE_2": "editor@example.org",
        }

    def types(self, commands: str) -> str:
        """Run a block in the site's folder, once there is one; gives what was printed."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],  # noqa: S607
            cwd=self.site if self.site.exists() else self._folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{commands}\n{done.stdout}{done.stderr}"
        return done.stdout

    def previews(self, commands: str) -> dict[str, str]:
        """Run the preview at a free port until it answers; gives some of its pages."""
        with closing(socket.create_server(("127.0.0.1", 0))) as free:
            address = f"127.0.0.1:{free.getsockname()[1]}"
        process = subprocess.Popen(
            ["bash", "-c", f"exec {commands.strip()} --dev-addr {address}"],  # noqa: S607
            cwd=self.site,
            env=self._environment,
            stderr=subprocess.STDOUT,
            stdout=subprocess.PIPE,
            text=True,
        )
        with process:
            assert process.stdout
            said = []
            for line in process.stdout:
                said.append(line)
                if match := re.search(r"Serving on (http://\S+)", line):
                    break
            else:
                pytest.fail("".join(said))
            paths = ("", f"articles/{ARTICLE}/", "review/")
            pages = {}
            for path in paths:
                with urlopen(match[1] + path) as answer:  # noqa: S310 - our own
                    pages[path] = answer.read().decode()
            process.terminate()
        return pages


def alike(expected: str, printed: str) -> bool:
    """Whether a command printed what the guide says; a line `…` stands for any others."""
    parts = [re.escape(part) for part in re.split(r"^…\n", expected, flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*\n)*".join(parts), printed) is not None


@pytest.mark.slow
def test_every_command_does_what_the_guide_says(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    printed = ""
    previewed = {}
    for language, text in blocks(GUIDES[0]):
        if language == "text":
            assert alike(text, printed), printed
        elif text == SERVE:
            previewed = reader.previews(text)
        else:
            printed = reader.types(text)
    page = previewed[f"articles/{ARTICLE}/"]
    assert "Redacción: 6 asuntos pendientes aquí" in page
    assert "Copiar nota" in page
    assert f"docs/articles/{ARTICLE}.notes.md" in page
    assert 'id="4e026465"' in previewed["review/"]
    assert ARTICLE in previewed[""]

    published = (reader.site / "site/articles" / ARTICLE / "index.html").read_text("utf-8")
    assert "b-desk" not in published
    assert "Se firmó el 19 de junio de 2024" in published
    assert "Extracto del artículo" in published
    assert "900 toneladas de dióxido de carbono" not in published
    actor = (reader.site / "site/actors/lucia-ferrada/index.html").read_text("utf-8")
    assert "Firma por Chile los acuerdos de transporte marítimo." in actor
    assert "3 menciones" in actor
    assert not (reader.site / "site/actors/marea-limpia").exists()

    pushed = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "main"],  # noqa: S607
        cwd=reader.remote,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert ".github/workflows/publish.yml" in pushed
    assert f"docs/articles/{ARTICLE}.notes.md" in pushed
    assert [path for path in pushed if path.startswith(("site/", ".venv/", ".cache/"))] == []
    _follow_workflow(reader)


def _follow_workflow(reader: Reader) -> None:
    """What the workflow runs is run; what it uses is what our own uses, of the same version."""
    written = (reader.site / ".github/workflows/publish.yml").read_text("utf-8")
    ours = (ROOT / ".github/workflows/publish.yml").read_text("utf-8")
    uses = re.findall(r"uses: (.+)", written)
    assert len(uses) == 5
    assert [one for one in uses if one not in ours] == []
    steps = yaml.safe_load(written)["jobs"]["publish"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert len(runs) == 3
    for command in runs:
        reader.types(command)
    (wheel,) = (reader.site / "wheels").iterdir()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert wheel.name.startswith(f"{project['name'].replace('-', '_')}-{project['version']}-")


def test_both_guides_have_the_same_commands_and_outputs() -> None:
    for one, other in zip_longest(*map(blocks, GUIDES)):
        assert one == other


def test_an_output_that_is_another_is_seen() -> None:
    assert alike("a\n…\nd\n", "a\nb\nc\nd\n")
    assert alike("…\nd\n", "d\n")
    assert not alike("a\n…\n", "b\na\n")
    assert not alike("a\n", "a\nb\n")
