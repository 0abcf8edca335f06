"""What stands below the text: who the author is, what closes it, short lines that are no text."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.importing.bylines import name_before
from briefing.importing.chronology import entries
from briefing.importing.cues import is_one_of
from briefing.importing.header import is_name, vocabulary
from briefing.importing.lines import Line
from briefing.importing.stories import other_stories
from briefing.importing.strangers import MOST_TEASER
from briefing.languages import Language

MOST_TRAILING = 14  # words of a line after the last sentence
LEAST_TOLD = 8  # words of a sentence that may be part of the story


def authors(
    lines: Sequence[Line], rules: Mapping[int, str], language: Language, below: int
) -> list[Line]:
    """Who the author is, below "Sobre la firma": a name, and a paragraph, or both in one."""
    opens, known = frozenset(language.toml("import")["bio"]), vocabulary(language)
    found = []
    for at, line in enumerate(lines):
        if at > below and is_one_of(line, language, "author"):
            under = [one for one in lines[at + 1 :] if one.number not in rules][:2]
            told = under[1:] if under and is_name(under[0].text, known) else under[:1]
            if told and (told[0].words[0] in opens or name_before(told[0], opens, known)):
                found += [line, *under[: under.index(told[0]) + 1]]
    return found


def cited(lines: Sequence[Line], rules: Mapping[int, str]) -> list[Line]:
    """What stands under "Citar como:", a line that quotes the page."""
    return [
        line
        for before, line in pairwise(lines)
        if rules.get(before.number) == "document"
        and before.text[-1] == ":"
        and line.number not in rules
    ]


def closed(
    lines: Sequence[Line], rules: Mapping[int, str], language: Language, below: int
) -> dict[int, str]:
    """All that follows the words that close an article ("Lo más leído"), below the text."""
    found: dict[int, str] = {}
    for at, line in enumerate(lines):
        if at > below and is_one_of(line, language, "closing"):
            taken = {**rules, **found}
            under = [one for one in lines[at:] if one.number not in taken]
            if not any(one.is_sentence and len(one.words) >= LEAST_TOLD for one in under):
                rule = rules.get(line.number, "trailing")
                found |= {one.number: rule for one in under}
    return found


def trailing(lines: Sequence[Line], rules: Mapping[int, str], language: Language) -> list[Line]:
    """Short lines after the last sentence: a subhead would have a paragraph below it."""
    kept = [line for line in lines if line.number not in rules]
    if sum(line.is_sentence for line in kept) < 2:
        return []
    marked = {
        line.number for before, line in pairwise(lines) if rules.get(before.number) == "ornament"
    }
    told = entries(kept, vocabulary(language))
    found = [*other_stories(kept[told:], language)]
    kept = kept[told : len(kept) - len(found)]
    while kept and not kept[-1].is_sentence and not kept[-1].is_figure:
        most = MOST_TEASER if kept[-1].number in marked else MOST_TRAILING
        if len(kept[-1].words) > most:
            break
        found.append(kept.pop())
    return found
