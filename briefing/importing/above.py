"""What stands right above a credit or a byline and goes with it: a description, a place."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.importing.credits import agencies
from briefing.importing.header import vocabulary
from briefing.importing.lines import Line
from briefing.languages import Language
from briefing.text import folded

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
    """What stands between headline and text: a place among bylines, a sentence that an agency took.

    "Rabat" between "EFE" and the day; "La ministra saluda en su casa. REUTERS".
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
    if len(kept) > 1 and _is_taken(kept[0], language):
        found[kept[0].number] = "caption"
    return found


def _is_taken(line: Line, language: Language) -> bool:
    """Whether a line is one sentence, and in capitals whose image it describes: ". REUTERS"."""
    told, stop, credit = line.text.rpartition(". ")
    if not stop or ". " in told or len(line.words) > MOST_TOLD:
        return False
    words = credit.split()
    named = folded(credit) in agencies(language) or len(credit) > LONG
    lettered = all(word.isalpha() for word in words)
    return credit.isupper() and lettered and len(words) <= BARE and named


def is_told_of(author: str, line: Line, kept: Sequence[Line]) -> bool:
    """Whether the name at `line` is in the news itself, and so no author's but an image's."""
    name = folded(author).split()
    return any(
        name == other.words[at : at + len(name)]
        for other in kept
        if other is not line and len(other.words) > SHORT
        for at in range(len(other.words))
    )
