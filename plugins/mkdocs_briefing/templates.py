"""Templates: whose they are, and those that a preview compiled, kept from one build to the next."""

from collections.abc import Iterator
from pathlib import Path

import mkdocs
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_theme_dir

THEME = Path(__file__).parent / "theme"


def of_others(config: MkDocsConfig) -> Iterator[Path]:
    """The folders of templates that are neither ours, nor Material's, nor the host's."""
    known = {THEME, Path(get_theme_dir("material")), Path(mkdocs.__file__).parent / "templates"}
    return (folder for folder in map(Path, config.theme.dirs) if folder not in known)


def are_of_others(config: MkDocsConfig) -> bool:
    """Whether there are templates that nobody foresaw: they may ask for more than their page."""
    return any(path for folder in of_others(config) for path in folder.rglob("*.html"))


class Compiled(BytecodeCache):
    """Templates as they were compiled, by their names and sources, in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is kept of a template."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
