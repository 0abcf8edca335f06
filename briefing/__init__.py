"""Annotated briefings from news articles: a folder of content becomes a folder of Markdown."""

from briefing.corpus import Corpus
from briefing.importing import import_text
from briefing.publishing import publish
from briefing.settings import Settings
from briefing.site import Site

__all__ = ["Corpus", "Settings", "Site", "import_text", "publish"]
