"""Raw text to an article: headline, lead, date, source; noise taken out, and told."""

from briefing.importing.page import Imported, import_text

__all__ = ["Imported", "import_text"]
