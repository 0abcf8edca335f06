"""Headlines of other stories below the last paragraph, a line each or all in one."""

import re
from collections.abc import Sequence

from briefing.importing.credits import agencies
from briefing.importing.lines import Line
from briefing.languages import Language

CUT = re.compile(r"(?:…|\.{3}|\b[^\W\d_a-zß-ÿ][^\W\d_]{,2}\.)$")  # where, at a word's end or in it
LEAST = 4  # headlines that make a list
MOST_WORDS = 28  # of a headline
MOST_STOPPED = 10  # words of a headline that a stop has cut: "… la extradición a EE."


def other_stories(kept: Sequence[Line], language: Language) -> Sequence[Line]:
    """The last lines of `kept` that are a list of headlines; none where they may be the text."""
    start, loose = len(kept), 0
    for at in range(len(kept) - 1, 0, -1):
        line = kept[at]
        if line.is_figure or len(line.words) > MOST_WORDS:
            break
        if line.is_sentence and not _is_cut(kept, at):
            break
        loose += not line.is_sentence
        if not line.is_sentence:
            start = at
    if loose >= LEAST:
        return kept[start:]
    return kept[-1:] if kept and _is_run_on(kept[-1], language) else ()


def _is_cut(kept: Sequence[Line], at: int) -> bool:
    """Whether a line ends in a stop only because it was cut there, among headlines."""
    beside = (*kept[at - 1 : at], *kept[at + 1 : at + 2])
    cut = len(kept[at].words) <= MOST_STOPPED and CUT.search(kept[at].text)
    return bool(cut) and not any(line.is_sentence for line in beside)


def _is_run_on(line: Line, language: Language) -> bool:
    """Whether an agency's headlines stand in one line: "EuropaPress Sánchez asegura …"."""
    if line.is_sentence or len(line.words) <= MOST_WORDS:
        return False
    known = {name.replace(" ", "") for name in agencies(language)}
    return not known.isdisjoint((line.words[0], "".join(line.words[:2])))
