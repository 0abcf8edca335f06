"""What stands right above a credit or a byline and goes with it: a description, a place."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.importing.credits import agencies
from briefing.importing.header import vocabulary
from briefing.importing.lines import Line
from briefing.languages import Language
from briefing.text import folded

SHARED = re.compile(r"\s*[-/,]\s*|\s+y\s+")
BARE = 4  # words of a credit, of a place
SHORT = 8  # words of a byline
MOST_DESCRIBED = 14  # words of an image's description
MOST_TOLD = 20  # words of a sentence that describes an image
LONG = 5  # letters of a credit that nobody listed
HEADER = frozenset({"byline", "header-date", "signature"})


def above_credits(
    lines: Sequence[Line], rules: Mapping[int, str], title: Sequence[Line]
) -> dict[int, str]:
    """Descriptions above a bare credit: "Protestas en Quito", then "Foto: AFP"."""
    found = {}
    for line, credit in pairwise(lines):
        bare = rules.get(credit.number) == "caption" and len(credit.words) <= BARE
        loose = line.number not in rules and line not in title and not line.is_sentence
        if bare and loose and not credit.after_blank and len(line.words) <= MOST_DESCRIBED:
            found[line.number] = "caption"
    return found


def above_bylines(
    lines: Sequence[Line], rules: Mapping[int, str], title: Sequence[Line]
) -> dict[int, str]:
    """Places above the byline or credit that names them again: "Gaza", then "Gaza | EFE"."""
    found = {}
    for line, following in pairwise(lines):
        again = following.words[: len(line.words)] == line.words != following.words
        signed = rules.get(following.number) in ("byline", "caption")
        if again and signed and len(line.words) <= BARE and line not in title:
            found[line.number] = "byline"
    return found


def above_text(
    lines: Sequence[Line], rules: Mapping[int, str], title: Sequence[Line], language: Language
) -> dict[int, str]:
    """What stands between headline and text: a place among bylines, what an image shows.

    "Rabat" between "EFE" and the day; "La ministra saluda en su casa. REUTERS", which may stand
    amid the text as well, for nothing but the last line of a text is signed so.
    """
    cities = vocabulary(language).capitals
    found: dict[int, str] = {}
    kept = []
    for at, line in enumerate(lines):
        if line.number in rules or line in title:
            continue
        around = {rules.get(one.number) for one in lines[max(0, at - 1) : at + 2]}
        if folded(line.text) in cities and around & HEADER:
            found[line.number] = "byline"
        else:
            kept.append(line)
    last = max((at for at, line in enumerate(kept) if line.is_sentence), default=0)
    for at, line in enumerate(kept[:last]):
        if _is_taken(line, language, listed=at > 0):
            found[line.number] = "caption"
    return found


def _is_taken(line: Line, language: Language, *, listed: bool) -> bool:
    """Whether a line is one sentence, and whose image it describes: ". REUTERS", ". EPA-EFE".

    `listed`: only an agency that is known; else anybody in capitals.
    """
    told, stop, credit = line.text.rstrip(".").rpartition(". ")
    if not stop or ". " in told or len(line.words) > MOST_TOLD:
        return False
    words = credit.split()
    if len(words) > BARE:
        return False
    known = agencies(language) | vocabulary(language).no_author
    if folded(credit) in known or all(folded(part) in known for part in SHARED.split(credit)):
        return True
    lettered = all(word.isalpha() for word in words)
    return not listed and credit.isupper() and lettered and len(credit) > LONG


def is_told_of(author: str, line: Line, kept: Sequence[Line]) -> bool:
    """Whether the name at `line` is in the news itself, and so no author's but an image's."""
    name = folded(author).split()
    return any(
        name == other.words[at : at + len(name)]
        for other in kept
        if other is not line and len(other.words) > SHORT
        for at in range(len(other.words))
    )


def is_known(author: str, line: Line, kept: Sequence[Line]) -> bool:
    """Whether a line that does not open with the name of the `author` at `line` has his last."""
    name = folded(author).split()
    others = (other for other in kept if other is not line and other.words[:1] != name[:1])
    return any(name[-1] in other.words for other in others)
