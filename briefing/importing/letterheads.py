"""The letterhead of a press release, above its headline: "MINISTERIO DEL INTERIOR"."""

import re
from collections.abc import Sequence
from functools import cache

from briefing.importing.credits import outlets
from briefing.importing.cues import cues
from briefing.importing.header import Vocabulary, vocabulary
from briefing.importing.lines import Line
from briefing.languages import Language, several
from briefing.text import folded

WORD = re.compile(r"[^\W\d_][\w.]*")
PARTS = re.compile(r"\s+[-–—/|·]\s+")
# A series and its number: "Documentos de Trabajo nº 98 (2ª época)"; years are none.
SERIES = re.compile(
    r"(?:[^\W\d][^\W\d_]+\s){1,4}(?:[Nn]\S{0,3}\s)?\d{1,3}(?:/\d{2,4})?(?:\s\([^()]+\))?"
)
MOST_WORDS = 16
MOST_RUN = 2  # words of a name that no small word divides: "asuntos exteriores"
LEAST_HEADLINE = 5  # words


def letterheads(kept: Sequence[Line], language: Language, *, headed: bool) -> Sequence[Line]:
    """The first lines of `kept` that only name who issues it; none where one may be a headline.

    `headed`: more of a letterhead, or a day, has been taken out already; a city goes with it.
    """
    size = 0
    while size < len(kept) and (
        _is_letterhead(kept[size], language)
        or (size and _goes_along(kept[size], language))
        or (headed and folded(kept[size].text) in _cities(language))
    ):
        size += 1
    below = kept[size : size + 2]
    if len(below) < 2 or below[0].is_sentence or len(below[0].words) < LEAST_HEADLINE:
        return ()
    return kept[:size]


def _is_letterhead(line: Line, language: Language) -> bool:
    """Whether each part of the line is the name of an institution, or of what it issues."""
    if line.is_sentence or len(line.words) > MOST_WORDS:
        return False
    known, press = vocabulary(language), cues(language)
    parts = PARTS.split(line.text)
    others = [part for part in parts if not _is_institution(part, known, language)]
    return len(others) < len(parts) and all(
        press.rule(Line(line.number, part), first=True, edge=True) for part in others
    )


def _goes_along(line: Line, language: Language) -> bool:
    """Whether below a letterhead each part is a city, a language, a section, a series' number."""
    known, press = vocabulary(language), cues(language)
    others = _cities(language) | {*language.toml("import")["letterhead"]["languages"]}
    return not line.is_sentence and all(
        folded(part) in others
        or known.is_place(part)
        or SERIES.fullmatch(part)
        or press.rule(Line(line.number, part), first=True, edge=True)
        for part in PARTS.split(line.text)
    )


def _is_institution(text: str, known: Vocabulary, language: Language) -> bool:
    """Whether `text` is the name of an institution and nothing is said of it.

    Unless a table has it, it opens with a word for one, and small words divide the others.
    """
    name = folded(text)
    if name in _institutions(language) or _is_of_press(name, language):
        return True
    article, _, bare = text.partition(" ")
    if article.lower() in language.toml("import")["letterhead"]["articles"]:
        text, name = bare, folded(bare)
    opening = next((one for one in _openings(language) if f"{name} ".startswith(f"{one} ")), "")
    if not opening or not _is_capitalised(text, language):
        return False
    words = _without_seat(name[len(opening) :].replace(",", " ,").split(), known, language)
    small = language.toml("import")["letterhead"]
    links, joins, articles = (set(small[key]) for key in ("links", "joins", "articles"))
    if "," in words and joins.isdisjoint(words):
        return False
    most = MOST_RUN - 1
    run: list[str] = []
    for word in words:
        if word in articles and not run:
            continue
        if word == "," or word in links | joins:
            if not _is_run(run, most, known):
                return False
            most, run = MOST_RUN, []
        else:
            run.append(word)
    return _is_run(run, most, known) and articles.isdisjoint(run)


def _is_of_press(name: str, language: Language) -> bool:
    """Whether an institution is named with its news: "Noticias ACNUR", "OEA Noticias"."""
    known = _institutions(language)
    return any(
        name.removeprefix(f"{press} ") in known or name.removesuffix(f" {press}") in known
        for press in language.toml("import")["letterhead"]["press"]
    )


def _is_capitalised(text: str, language: Language) -> bool:
    """Whether all words but small ones have capitals."""
    small = language.toml("import")["letterhead"]
    little = {*small["links"], *small["joins"], *small["articles"], *small["seated"]}
    return all(word[0].isupper() or word in little for word in WORD.findall(text))


def _without_seat(words: list[str], known: Vocabulary, language: Language) -> list[str]:
    """Without where an embassy is: "de España [en Colombia]"."""
    for at in range(2, len(words)):
        if words[at] in language.toml("import")["letterhead"]["seated"]:
            owner, host = words[at - 1], " ".join(words[at + 1 :])
            return words[:at] if {owner, host} <= known.countries else words
    return words


def _is_run(run: Sequence[str], most: int, known: Vocabulary) -> bool:
    """Whether words may stand in a row in a name: a verb would stand behind a country."""
    if not run or " ".join(run) in known.countries:
        return True
    return len(run) <= most and run[0] not in known.countries


@cache
def _institutions(language: Language) -> frozenset[str]:
    return frozenset(outlets(language))


@cache
def _cities(language: Language) -> frozenset[str]:
    rows = [row for row in language.table("places") if row["type"] == "city"]
    named = (name for row in rows for name in (row["name"], *several(row["aliases"])))
    return vocabulary(language).capitals | {folded(name) for name in named}


@cache
def _openings(language: Language) -> Sequence[str]:
    """The words that open the name of an institution, the longest first."""
    return sorted(language.toml("import")["letterhead"]["opens"], key=len, reverse=True)
