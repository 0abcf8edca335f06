"""The hosts for real: MkDocs serving and deploying, Zensical on what `briefing build` writes."""

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, Timer
from urllib.request import urlopen

import pytest
from sites import ENVIRONMENT, ROOT, copy_example, run

pytestmark = pytest.mark.slow

DEADLINE = 120  # seconds until a server that says nothing is ended, and the test with it
LIVE_RELOAD = re.compile(r"livereload\((\d+), (\d+)\)")
GENERATED = ("actors/index.html", "dates/index.html", "notes/index.html")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run `mkdocs serve` in `folder`; gives the address once the server says that it listens."""
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        watchdog = Timer(DEADLINE, server.kill)
        watchdog.start()
        rest = Thread(target=server.stderr.read)  # a full pipe would stop the server
        try:
            said = []
            while not (match := re.search(r"Serving on (http://\S+)", "".join(said[-1:]))):
                said.append(server.stderr.readline())
                assert said[-1], "".join(said)
            rest.start()
            yield match[1]
        finally:
            server.terminate()
            if rest.ident:
                rest.join()
            watchdog.cancel()


def fetch(address: str) -> str:
    with urlopen(address, timeout=DEADLINE) as answer:  # noqa: S310
        return str(answer.read().decode())


def wait_for_reload(address: str, page: str) -> None:
    """Wait as a browser does: the server answers when it has built something newer than `page`."""
    match = LIVE_RELOAD.search(page)
    assert match, "the page carries no live reload"
    root = re.match(r"http://[^/]+", address)
    assert root
    fetch(f"{root[0]}/livereload/{match[1]}/{match[2]}")


def test_serve_shows_an_edited_note(tmp_path: Path) -> None:
    copy_example(tmp_path)
    notes = min((tmp_path / "docs" / "articles").rglob("*.notes.md"))
    slug = notes.relative_to(tmp_path / "docs").as_posix().removesuffix(".notes.md")
    with serving(tmp_path) as root:
        address = f"{root}{slug}/"
        before = fetch(address)
        assert "vista en la redacción" not in before
        with notes.open("a", encoding="utf-8") as file:
            file.write("\n## Prueba\n\nUna nota vista en la redacción.\n")
        wait_for_reload(address, before)
        assert "vista en la redacción" in fetch(address)


def test_gh_deploy_pushes_the_site(tmp_path: Path) -> None:
    def git(*arguments: str | Path, cwd: Path) -> str:
        command = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@redaccion.example"]
        return subprocess.run(
            [*command, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=True
        ).stdout

    project, pages = tmp_path / "project", tmp_path / "pages.git"
    git("init", "--quiet", "--bare", pages, cwd=tmp_path)
    project.mkdir()
    copy_example(project)
    git("init", "--quiet", cwd=project)
    git("add", ".", cwd=project)
    git("commit", "--quiet", "--message", "A site", cwd=project)
    git("remote", "add", "origin", pages, cwd=project)
    identity = {"GIT_AUTHOR_NAME": "Ana", "GIT_AUTHOR_EMAIL": "ana@redaccion.example"}
    identity |= {key.replace("AUTHOR", "COMMITTER"): name for key, name in identity.items()}
    run("mkdocs", "gh-deploy", "--strict", cwd=project, **identity)
    deployed = git("ls-tree", "-r", "--name-only", "gh-pages", cwd=pages).splitlines()
    assert {"index.html", ".nojekyll", *GENERATED} <= set(deployed)
    assert not [name for name in deployed if name.endswith((".md", ".txt"))]


def test_zensical_builds_what_briefing_build_writes(tmp_path: Path) -> None:
    run("briefing", "build", ROOT / "docs", tmp_path / "docs", cwd=ROOT)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Prueba\nmarkdown_extensions: [attr_list, md_in_html, admonition]\n",
        encoding="utf-8",
    )
    zensical = shutil.which("zensical", path=str(Path(sys.executable).parent))
    assert zensical
    done = subprocess.run(
        [zensical, "build"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    # It exits with 0 whatever it leaves out: only the files tell.
    site = tmp_path / "site"
    built = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    written = {path.relative_to(tmp_path / "docs") for path in (tmp_path / "docs").rglob("*.md")}
    expected = {
        (path.parent if path.stem == "index" else path.with_suffix("")).joinpath("index.html")
        for path in written
    }
    assert set(GENERATED) <= built
    assert {path.as_posix() for path in expected} <= built
    assert any(path.match("actors/kim-jong-un.md") for path in written)
    assert not [path for path in written if ".notes" in path.name]
