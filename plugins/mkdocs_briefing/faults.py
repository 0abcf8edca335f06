"""What a preview says at the address of a page that is withheld for a fault of its file."""

from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

if TYPE_CHECKING:
    from briefing.corpus import Corpus


class WithheldError(Exception):
    """A page that is not made, for what is wrong with its file."""


def fault_at(path: str, corpus: "Corpus", config: MkDocsConfig) -> WithheldError | None:
    """The errors in the file whose page would lie at `path` in the site; None where it has none."""
    found = [
        one for one in corpus.problems if one.level == "error" and _lies(one.path, path, config)
    ]
    return WithheldError("\n".join(map(str, found))) if found else None


def _lies(source: str, path: str, config: MkDocsConfig) -> bool:
    there = File.generated(config, source, content="").dest_uri
    return there in (path, f"{path}/index.html")
