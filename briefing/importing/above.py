"""What stands right above a credit or a byline and goes with it: a description, a place."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.importing.lines import Line
from briefing.text import folded

BARE = 4  # words of a credit, of a place
SHORT = 8  # words of a byline
MOST_DESCRIBED = 14  # words of an image's description


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


def is_told_of(author: str, line: Line, kept: Sequence[Line]) -> bool:
    """Whether the name at `line` is in the news itself, and so no author's but an image's."""
    name = folded(author).split()
    return any(
        name == other.words[at : at + len(name)]
        for other in kept
        if other is not line and len(other.words) > SHORT
        for at in range(len(other.words))
    )
