"""Raw text to an article: headline, lead, date, source; noise taken out, and told."""

from briefing.importing.formats import READERS, imported_file, is_article
from briefing.importing.page import Imported, import_text
from briefing.importing.writing import Filing, State, filing, rendered

__all__ = [
    "READERS",
    "Filing",
    "Imported",
    "State",
    "filing",
    "import_text",
    "imported_file",
    "is_article",
    "rendered",
]
