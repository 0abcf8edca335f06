"""What stands above a headline: the page's title with the paper's name, kickers, navigation."""

import re
from collections.abc import Sequence

from briefing.importing.dateline import Dateline, dateline
from briefing.importing.header import Vocabulary
from briefing.importing.lines import Line

SIGNS = (" | ", " - ", " – ", " — ", " :: ", " • ")
TRAIL = re.compile(r"\s*[|·•>»]\s*")  # Internacional · Norte de África
MOST_NAVIGATION = 12  # lines between a page's title and its headline
MOST_PAPER = 5  # words of a paper's name
SHORT_KICKER, LONG_KICKER = 3, 6  # words
LEAST_HEADLINE = 5


def page_title(kept: Sequence[Line]) -> tuple[int, str]:
    """Of a first line "Headline | Paper": the index of the headline below, and the paper."""
    for sign in SIGNS if kept else ():
        title, _, paper = kept[0].text.rpartition(sign)
        for at, line in enumerate(kept[1:MOST_NAVIGATION], 1):
            if title and line.text == title and len(paper.split()) <= MOST_PAPER:
                return at, paper
    return 0, ""


def is_kicker(kept: Sequence[Line], known: Vocabulary, names: frozenset[str]) -> bool:
    """Whether the first line stands above the headline: a country, a few words in capitals.

    Also a few words above a headline that has its deck or its dateline below it; `names` are those
    of agencies, folded.
    """
    if len(kept) < 3:
        return False
    first, second, third = kept[:3]
    size = len(first.words)
    if first.is_sentence or second.is_sentence or size > LONG_KICKER:
        return False
    if not LEAST_HEADLINE <= len(second.words) < 5 * LEAST_HEADLINE:
        return False
    trail = TRAIL.split(first.text)
    if known.is_place(first.text) or (len(trail) > 1 and known.is_section(trail[0])):
        return True
    shouted = first.text.isupper() and not second.text.isupper()
    decked = not third.is_sentence and len(third.words) > LONG_KICKER
    if size <= SHORT_KICKER:
        return shouted or decked or dateline(third.text, known, names) != Dateline()
    return shouted and decked
