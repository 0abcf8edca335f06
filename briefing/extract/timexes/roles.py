"""What a date is in its text: an event's, the publication's, or only a mark or a measure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefing.extract.scan import Scan
from briefing.languages import Language
from briefing.model import Role
from briefing.text import Span

# A dateline: a place in capitals or capitalised (small words amid it are short), the date, perhaps
# an agency, and a dash.
DATELINE_REACH = 60
AFTER_DATELINE = re.compile(
    r"""\.?(?:(?:,|[^\S\n]+){0,2}[(/][^()\n]{1,40}[)/]?)?(?:\.|[^\S\n]+){0,3}[-–—]
      |\.?(?:[^\S\n]+)?\([^()\n]{2,40}\)(?:\.|[^\S\n]+){0,2}""",
    re.VERBOSE,
)
BEFORE_DATELINE = re.compile(r"[\s(]*(?:[A-ZÁÉÍÓÚÑ][\w.'’/]*[\s,./()]+(?:[a-z]{1,3}\s+)*){0,6}")
REACH = 12
CLAUSE_END = frozenset(";:.")


@dataclass(frozen=True, slots=True)
class Cues:
    """What makes a date a point of comparison or a document's mark (time.toml, [roles])."""

    words: Mapping[str, frozenset[str]]


@cache
def cues(language: Language) -> Cues:
    """The compiled [roles] table of `language`."""
    return Cues({name: frozenset(words) for name, words in language.toml("time")["roles"].items()})


def role(scan: Scan, sentence: Span, first: int, last: int, known: Cues) -> Role:
    """The role of the date that is tokens `first`..`last`."""
    if _in_dateline(scan, first, last):
        return "publication"
    if _is_comparison(scan, sentence, first, known) or _marks_document(
        scan, sentence, first, last, known
    ):
        return "other"
    return "event"


def _in_dateline(scan: Scan, first: int, last: int) -> bool:
    start, end = scan.tokens.starts[first], scan.tokens.ends[last]
    line = scan.text.rfind("\n", max(0, start - DATELINE_REACH), start) + 1
    if line == 0 and start > DATELINE_REACH:
        return False
    if BEFORE_DATELINE.fullmatch(scan.text, line, start) is None:
        return False
    if (
        scan.tokens.gap(first - 1).startswith(",")
        and line < start
        and scan.tokens.gap(last).startswith(". ")
    ):
        return True
    whole_line = scan.text[end : end + 1] in {"\n", ""} and scan.text[end - 4 : end].isdecimal()
    return (whole_line and line == start and first < last) or (
        line < start and AFTER_DATELINE.match(scan.text, end) is not None
    )


def _is_comparison(scan: Scan, sentence: Span, first: int, known: Cues) -> bool:
    """Whether a date only measures ("el peor año desde 2009"), and nothing lasts since then."""
    lower = scan.tokens.lower
    at = first - 1
    if at > 0 and f"{lower[at - 1]} {lower[at]}" in known.words["comparison_phrases"]:
        return True
    if known.words["comparison_before"].isdisjoint(lower[max(0, first - 3) : first]):
        return False
    while at >= max(0, first - 3) and lower[at] not in known.words["comparison_before"]:
        at -= 1
    if at < 0 or lower[at] not in known.words["comparison_before"]:
        return False
    for place in range(at - 1, max(-1, at - 1 - REACH), -1):
        if scan.tokens.starts[place] < sentence.start or not CLAUSE_END.isdisjoint(
            scan.tokens.gap(place)
        ):
            return False
        following = lower[place + 1] if place + 1 < at else ""
        if (
            lower[place] in known.words["comparison_cues"]
            and following not in known.words["comparison_exempt"]
        ):
            return True
    return False


def _marks_document(scan: Scan, sentence: Span, first: int, last: int, known: Cues) -> bool:
    """Whether a document and its complement stand before: "Tratado de Roma de 1957"."""
    tokens = scan.tokens
    if first < 2:
        return False
    if tokens.gap(first - 1) == " (" and tokens.lower[first - 2] in known.words["documents"]:
        return tokens.words[first - 1].isdecimal()
    if tokens.lower[first - 1] not in known.words["document_link"]:
        return False
    if not tokens.lower[last][-4:].isdecimal():
        return False
    for place in range(first - 2, max(-1, first - 2 - REACH), -1):
        apart = tokens.gap(place).strip()
        if tokens.starts[place] < sentence.start or (apart and (apart, place) != (",", first - 2)):
            return False
        word = tokens.lower[place]
        if word in known.words["documents"]:
            return True
        if not (
            tokens.words[place][0].isupper()
            or word in known.words["document_link"]
            or len(word) <= 3
            or place >= first - 3
        ):
            return False
    return False
