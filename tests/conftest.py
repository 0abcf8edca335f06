"""Whole sites as fixtures: the example site, and small ones made of files in a dict."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import settings
from mkdocs.commands import build
from mkdocs.config import load_config
from sites import CONFIG, ENVIRONMENT, ROOT, Content, MakeSite, run, write

# The same examples in every run, however slow the machine; `make fuzz` looks for new ones.
settings.register_profile("suite", derandomize=True, deadline=None)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site as `make build` builds it: strict, every warning an error."""
    out = tmp_path_factory.mktemp("example") / "site"
    run("mkdocs", "build", "--strict", "--site-dir", out, cwd=ROOT)
    return out


@pytest.fixture
def make_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeSite:
    """A function `make_site(files, config=…, strict=True)` that builds a site and gives its folder.

    `files` maps paths in the docs folder to text or bytes. A strict build raises
    `mkdocs.exceptions.Abort` where anything warned; with `strict=False` read `caplog`.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", ENVIRONMENT["SOURCE_DATE_EPOCH"])

    def make(files: Mapping[str, Content], *, config: str = CONFIG, strict: bool = True) -> Path:
        write(files, tmp_path / "docs")
        write({"mkdocs.yml": config}, tmp_path)
        loaded = load_config(str(tmp_path / "mkdocs.yml"), strict=strict)
        loaded.plugins.on_startup(command="build", dirty=False)
        build.build(loaded)
        return tmp_path / "site"

    return make
