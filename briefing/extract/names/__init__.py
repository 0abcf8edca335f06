"""Who is named where: spans of names, what each may mean, and which are one within an article."""

from collections.abc import Mapping
from dataclasses import replace

from briefing.edtf import EDTF
from briefing.extract.names.cluster import Cluster
from briefing.extract.names.find import find
from briefing.extract.names.grammar import grammar
from briefing.extract.names.grouping import clusters
from briefing.extract.names.lexicon import Lexicon
from briefing.extract.names.parting import words_for_names
from briefing.extract.scan import Scan
from briefing.languages import Language


def names(
    scan: Scan, language: Language, lexicon: Lexicon, decided: Mapping[str, str], date: EDTF | None
) -> list[Cluster]:
    """The actors of one article with their places; `decided` maps surfaces to ids."""
    rules = grammar(language)
    scan = replace(scan, tokens=words_for_names(scan.tokens, lexicon))
    year = date.earliest.year if date and date.earliest else None
    return clusters(scan, find(scan, rules, lexicon), rules, lexicon, decided, year)
