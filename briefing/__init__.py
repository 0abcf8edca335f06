"""Annotated briefings from news articles: a folder of content becomes a folder of Markdown."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.corpus import Corpus
    from briefing.importing import import_text
    from briefing.publishing import publish
    from briefing.settings import Settings
    from briefing.site import Site

__all__ = ["Corpus", "Settings", "Site", "import_text", "publish"]

# The modules of the public names, loaded when they are asked for: few need all of them.
MODULES = {
    "Corpus": "corpus",
    "Settings": "settings",
    "Site": "site",
    "import_text": "importing",
    "publish": "publishing",
}


def __getattr__(name: str) -> object:
    if name not in MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
