"""Whether two builds are of the same: all that the core's pages rest on, in a few characters."""

import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import get_build_datetime

from briefing.batches.identity import folder_digest
from mkdocs_briefing.folder import seen
from mkdocs_briefing.laying import is_content
from mkdocs_briefing.options import docs_folder, own_icons
from mkdocs_briefing.templates import of_others

if TYPE_CHECKING:
    import hashlib

# In a template: `build_date_utc`, `page.update_date`. Material's and ours show neither.
DATES = b"_date"
# They change where a site lies and when a build fails, but no page.
INDIFFERENT = {"config_file_path", "docs_dir", "site_dir", "strict"}


class Fingerprint(NamedTuple):
    """What a site is made from: SHA-256 in hex of all, and of the settings, without its files.

    The settings are the configuration, the templates of others, and what makes pages.
    """

    whole: str
    settings: str


def fingerprint(files: Iterable[File], config: MkDocsConfig) -> Fingerprint:
    """What a site is made from.

    Of files that are no pages their names count: nothing else of them is on a page.
    """
    whole = sha256(_software().encode())
    _add(whole, _settings(config))
    settings = whole.hexdigest()
    _add(whole, (f"{file.src_uri}\n{file.dest_uri}\n{_content(file)}" for file in files))
    return Fingerprint(whole.hexdigest(), settings)


def _add(whole: "hashlib._Hash", parts: Iterable[str]) -> None:
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d " % len(raw) + raw)


def _settings(config: MkDocsConfig) -> Iterator[str]:
    chosen = {key: value for key, value in config.items() if key not in INDIFFERENT}
    plugins = {name: plugin.config for name, plugin in config.plugins.items()}
    chosen |= {"plugins": plugins, "theme": dict(config.theme), "nav": config.nav}
    yield repr(_told(chosen))
    yield docs_folder(config)
    # Who is told everything is told of no dead anchors: the host does not look for them then.
    yield str(logging.getLogger("mkdocs").isEnabledFor(logging.DEBUG))
    for folder in (*of_others(config), *own_icons(config)):
        yield from _folder(folder)


def _content(file: File) -> str:
    counts = file.is_documentation_page() or is_content(file)
    try:
        return sha256(file.content_bytes).hexdigest() if counts else ""
    except OSError:  # a link to nowhere that is read by nobody, such as an editor's lock
        return ""


def _folder(folder: Path) -> Iterator[str]:
    """The files of a folder, and the day of the build if one of them shows it."""
    for path, _ in sorted(seen(folder)):
        raw = Path(path).read_bytes()
        yield f"{Path(path).relative_to(folder).as_posix()}\n{sha256(raw).hexdigest()}"
        if DATES in raw:
            yield str(get_build_datetime())


def _told(value: object) -> object:
    """What a value of the configuration says, as something that shows it.

    Of a function its name and its module count; what has neither is like nothing else.
    """
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return [(_told(key), _told(one)) for key, one in value.items()]
        case list() | tuple():
            return [*map(_told, value)]
        case partial():
            return _told((value.func, value.args, value.keywords))
    name = getattr(value, "__qualname__", None)
    return f"{name} {_module(value.__module__)}" if name else value


def _module(name: str) -> str:
    """SHA-256 in hex of a module's code: of a project's own no version tells."""
    path = getattr(sys.modules.get(name), "__file__", None)
    return f"{name} {sha256(Path(path).read_bytes()).hexdigest() if path else ''}"


@cache
def _software() -> str:
    # Their folders tell names and versions; to read what is in them takes longer than the articles.
    packages = sorted(one.name for path in sys.path for one in Path(path).glob("*.*-info"))
    return "\n".join((sys.version, folder_digest(Path(__file__).parent), *packages))
