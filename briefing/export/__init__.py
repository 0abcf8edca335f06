"""A corpus as data for other programs."""

from collections.abc import Callable

from briefing.corpus import Corpus
from briefing.export.ledger import ledger_file

# The files beside the pages of a site, by their paths in it, and what writes each.
EXPORTS: tuple[tuple[str, Callable[[Corpus], bytes]], ...] = (
    ("ledger.jsonl", ledger_file),  # each fact with the words it stands on, for whoever doubts it
)
