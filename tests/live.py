"""A site as `mkdocs serve` shows it, without sockets and watchers: edits are announced by hand."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.util import FileWrapper

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from sites import ENVIRONMENT

ADDRESS = "http://127.0.0.1:8000/"
# The mode of a preview, whose pages are all made at once because nobody serves them.
CLEAN = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config(sys.argv[1], site_dir=sys.argv[2])
config.site_url = sys.argv[3]
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""


class Live:
    """A served site; its pages are fetched as a browser fetches them."""

    def __init__(self, project: Path, site: Path) -> None:
        self.project, self.site = project, site
        config = self._config()
        with click.Context(click.Command("serve")) as context:
            context.params["livereload"] = True
            config.plugins.on_startup(command="serve", dirty=False)
        self.plugins = config.plugins
        self._build(config)
        self.server = LiveReloadServer(self._build, "127.0.0.1", 0, str(site))
        self.server.watch(config.docs_dir)
        config.plugins.on_serve(self.server, config=config, builder=self._build)

    def edited(self) -> None:
        """Say that files have changed, and wait until nothing is left to be done."""
        self.server.builder()
        self.plugins["briefing"].preview.settle()

    def fetch(self, path: str) -> tuple[str, bytes]:
        """The status and the body of what is served at `path`."""
        told: list[str] = []
        app = self.server.get_app()
        assert app
        environ = {"PATH_INFO": f"/{path}".encode().decode("latin-1")}
        answer = app(environ, lambda status, _: told.append(status))  # type: ignore[arg-type, misc, func-returns-value]
        body = b"".join(answer)
        if isinstance(answer, FileWrapper):
            answer.filelike.close()
        return told[0], body

    def close(self) -> None:
        self.server.server_close()
        self.plugins.on_shutdown()

    def _config(self) -> MkDocsConfig:
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = ADDRESS
        return config

    def _build(self, config: MkDocsConfig | None = None) -> None:
        build(config or self._config(), serve_url=ADDRESS)


@contextmanager
def serving(project: Path, site: Path) -> Iterator[Live]:
    """The project as it is served."""
    live = Live(project, site)
    try:
        yield live
    finally:
        live.close()


def clean(project: Path, site: Path) -> Path:
    """The same as a process builds it that knows of nothing before."""
    command = [sys.executable, "-c", CLEAN, project / "mkdocs.yml", site, ADDRESS]
    done = subprocess.run(
        [*map(str, command)], cwd=project, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return site


def files(site: Path) -> dict[str, bytes]:
    """All files of a site by their paths in it."""
    paths = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def differences(live: Live, site: Path) -> list[str]:
    """The paths at which the served site is another than `site`, which was built anew."""
    expected = files(site)
    for path in expected:
        live.fetch(path)
    served = files(live.site)
    both = sorted({*expected, *served})
    return [path for path in both if expected.get(path) != served.get(path)]
