"""Whether two builds are of the same: all that the core's pages rest on, in a few characters."""

import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import get_build_datetime

from briefing.batches.identity import folder_digest
from mkdocs_briefing.laying import is_content

# In a template: `build_date_utc`, `page.update_date`. The theme's and ours show neither.
DATES = b"_date"
# They change where a site lies and when a build fails, but no page.
INDIFFERENT = {"config_file_path", "docs_dir", "site_dir", "strict"}


def fingerprint(files: Iterable[File], config: MkDocsConfig) -> str:
    """SHA-256 in hex of the configuration, the files of a site, and what makes pages of them.

    Of files that are no pages their names count: nothing else of them is on a page.
    """
    whole = sha256(_software().encode())
    for part in _parts(files, config):
        raw = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d " % len(raw) + raw)
    return whole.hexdigest()


def _parts(files: Iterable[File], config: MkDocsConfig) -> Iterator[str]:
    chosen = {key: value for key, value in config.items() if key not in INDIFFERENT}
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
    chosen |= {"plugins": plugins, "theme": dict(config.theme), "nav": config.nav}
    yield json.dumps(chosen, sort_keys=True, default=_named)
    if config.theme.custom_dir:
        yield folder_digest(folder := Path(config.theme.custom_dir))
        if any(DATES in path.read_bytes() for path in folder.rglob("*.html")):
            yield str(get_build_datetime())
    for file in files:
        yield f"{file.src_uri}\n{file.dest_uri}\n{_content(file)}"


def _content(file: File) -> str:
    counts = file.is_documentation_page() or is_content(file)
    return sha256(file.content_bytes).hexdigest() if counts else ""


def _named(value: object) -> str:
    """A function of the configuration by its name; what has none is like nothing else."""
    return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', repr(value))}"


@cache
def _software() -> str:
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    return "\n".join((sys.version, folder_digest(Path(__file__).parent), *packages))
