"""The dateline that opens an agency's text: place, day, agency; it stays text as well."""

import re
from dataclasses import dataclass

from briefing.edtf import EDTF
from briefing.importing.header import Vocabulary, split_dates
from briefing.text import folded

DATELINE = re.compile(
    r"""
    (?P<place>[^\W\d_][^\d().;:!?\n–—]{1,60}?)?
    (?:,?\s+(?P<date>\d{1,2}[º°]?\s+(?:[^\W\d]{2,3}\s+)?[^\W\d]{3,10}\.?(?:,?\s+(?:[^\W\d]{2,3}\s+)?\d{4})?
                   |[^\W\d]{3,10}\.?\s+\d{1,2}(?:,?\s+\d{4})?))?
    (?:\s+/\s+(?P<slash>[^\W\d_][\w ]{2,30}))?
    \s*(?:\((?P<agency>[^()\d]{2,40})\))?
    \s*(?P<end>\.?\s*[-–—]{1,2}(?:\s+|$)|\.[-–—]{1,2}\s*|[.:]\s+|(?<=\))\s)
    """,
    re.VERBOSE,
)
# "(Santiago, 20 de mayo de 2025) " says the same.
BRACKETED = re.compile(r"^\(([^()\n]{4,60}\d{4})\)\s+")
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says; empty or None where it says nothing of it."""

    place: str = ""
    agency: str = ""
    date: EDTF | None = None


def dateline(paragraph: str, known: Vocabulary, agencies: frozenset[str]) -> Dateline | None:
    """The dateline at the start of `paragraph`, if there is one."""
    match = DATELINE.match(BRACKETED.sub(r"\1. ", paragraph, count=1))
    if match is None:
        return None
    place = (match["place"] or "").strip(" ,")
    agency = (match["agency"] or match["slash"] or "").strip()
    dates = split_dates(folded(match["date"] or ""), known)[0]
    if place and not _is_place(place, known):
        return None
    dash = match["end"].strip() not in ("", ".", ":")
    named = _is_agency(agency, known, agencies) and bool(match["end"].strip() or dates)
    marked = dash and (place.isupper() or ".-" in match["end"])
    stopped = match["end"].startswith(".") and "," in match[0]  # "Caracas, 20 de mayo de 2025. "
    if not (named or (place and ((dates and (dash or stopped)) or marked))):
        return None
    kept = agency if folded(agency) in agencies else ""
    return Dateline(_titled(place, known), kept, next((date for date in dates if date), None))


def _is_place(text: str, known: Vocabulary) -> bool:
    words = text.replace(",", " ").split()
    return len(words) <= MOST_WORDS and all(
        word[0].isupper() or folded(word) in known.particles for word in words
    )


def _is_agency(text: str, known: Vocabulary, agencies: frozenset[str]) -> bool:
    parts = [folded(part).strip() for part in re.split(r"[/,]| y ", text)]
    return bool(text) and any(part in agencies or part in known.no_author for part in parts)


def _titled(place: str, known: Vocabulary) -> str:
    """A place in capitals as it is written in a sentence; a desk ("Redacción …") is no place."""
    words = place.split()
    named = [word for word in words if folded(word) not in known.particles]
    if not named or folded(named[0]) in known.no_author:
        return ""
    if not place.isupper():
        return place
    first, *others = words
    cased = (word.lower() if folded(word) in known.small else word.capitalize() for word in others)
    return " ".join([first.capitalize(), *cased])
