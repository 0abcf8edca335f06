"""Captions known by the credit that ends them: "… EFE/Ana Pérez", "… (Foto: AP)"."""

import re
from collections.abc import Collection, Mapping
from functools import cache

from briefing.importing.header import Vocabulary, vocabulary
from briefing.importing.lines import Line
from briefing.languages import Language, several
from briefing.text import folded

SLASHED = re.compile(
    r"(?P<left>[^\W\d][^/|().:;]{1,28}?)\s*/\s*(?P<right>[^/|();:]{2,40}(?:/[^/|();:]{2,20})*)\)?\.?$"
)
TAIL = re.compile(
    r"(?P<sign>[(\[|.]|\s[/—–-](?=\s))\s*(?P<words>(?:(?!\s[/—–-]\s)[^()\[\]|.]){2,60})[)\]]?\.?$"
)
# What sets a credit apart that says what it is: "Ana en Lima. - Foto: J. Ruiz / AP".
APART = re.compile(r"[(\[|•·]\s*|\s[/—–-]\s+|[.!?…][\"”»)]*\s+(?:[/—–-]\s+)?")
LABEL = re.compile(r"[^\W\d_]+\b")
TOKEN = re.compile(r"[^\s,:]+")
# A photographer's initials behind a sentence: "Ana Pérez, ayer en su casa. J. R."
INITIALS = re.compile(r"""[.!?…]["”»)]*\s(?:[^\W\d_a-zß-ÿ]\.\s?){2,3}$""")
STOPPED = re.compile(r"""[.!?…]["'”’»)]*\s*$""")
SENTENCE_BREAK = re.compile(r"[.]\s|\s[-–—]\s")
MOST_WORDS = 45
MOST_BARRED = 25  # words of a caption that a bar or a dash divides from its agency
MOST_INITIALLED = 25  # words of a caption that initials end
MOST_CREDIT = 6  # words of the credit itself
MOST_LABELLED = 9  # of one that says what it is
LEAST_TOLD = 12  # words of a sentence that is text whoever signs it


@cache
def agencies(language: Language) -> frozenset[str]:
    """The news agencies that a language's tables know, by all their names, folded."""
    return frozenset(outlets(language, "news-agency"))


@cache
def outlets(language: Language, *types: str) -> Mapping[str, str]:
    """The organisations of those types, or of all, in a language's tables: names by all, folded."""
    try:
        rows = language.table("organizations")
    except FileNotFoundError:
        return {}
    return {
        folded(name): row["name"]
        for row in rows
        if not types or row["type"] in types
        for name in (row["name"], *several(row["aliases"]))
    }


def is_credited(line: Line, language: Language) -> bool:
    """Whether the line is short enough for a caption, and ends in a credit as only captions do."""
    if len(line.words) > MOST_WORDS:
        return False
    known, openings = agencies(language), language.toml("import")["noise"]["caption"]["credit"]
    shared = _is_shared(line, known, openings)
    shared = shared or _is_bare(line, known)
    shared = shared or bool(INITIALS.search(line.text) and len(line.words) <= MOST_INITIALLED)
    shared = shared or _is_labelled(line.text, openings, vocabulary(language))
    return shared or _is_told(line, known, openings) or _is_shouted(line)


def _is_labelled(text: str, openings: Collection[str], known: Vocabulary) -> bool:
    """Whether a line ends in a label and names: ". - Foto: Ana Pérez", "(Imagen de J. Ruiz)"."""
    small = known.particles | known.no_author | {*openings, *known.byline}
    for sign in APART.finditer(text):
        label = LABEL.match(text, sign.end())
        if label and folded(label[0]) in openings:
            return _is_of(text[label.end() :], small)
    return False


def _is_of(credit: str, small: Collection[str]) -> bool:
    """Whether a colon or a small word and names, and nothing else, stand behind a label."""
    names = TOKEN.findall(credit.rstrip(")]. "))
    if not 0 < len(names) < MOST_LABELLED:
        return False
    if credit.lstrip()[0] != ":" and (credit[-1] == "." or folded(names[0]) not in small):
        return False
    return all(not one[0].islower() or "/" in one or folded(one) in small for one in names)


def _is_bare(line: Line, known: frozenset[str]) -> bool:
    """An agency's acronym behind a name, without a sign: "Ana Pérez, en Roma Juan Ruiz EFE"."""
    words = line.text.split()
    if line.is_sentence or len(words) <= MOST_CREDIT:
        return False
    before, agency = words[-2:]
    return agency.isupper() and folded(agency) in known and before[0].isupper()


def _is_shouted(line: Line) -> bool:
    """Whoever a bar or a slash sets apart in capitals: "… en 2021. / ESTADO MAYOR"."""
    told, sign, credit = line.text.rpartition(" / ")
    told, sign, credit = (told, sign, credit) if sign else line.text.rpartition(" | ")
    words = credit.split()
    return bool(sign) and 0 < len(words) <= MOST_CREDIT and credit.isupper() and not told.isupper()


def _is_shared(line: Line, known: frozenset[str], openings: Collection[str]) -> bool:
    """An agency and its photographer: "EFE/Ana Pérez", "Ana Pérez / AP", "AP Foto/Ana Pérez"."""
    match = SLASHED.search(line.text)
    if match is None:
        return False
    left = folded(SENTENCE_BREAK.split(match["left"])[-1]).split()
    last = [word for word in left if word not in openings]
    right = folded(match["right"])
    if {" ".join(last[-count:]) for count in (1, 2, 3)} & known:
        return True
    return right in known and len(line.words) <= MOST_CREDIT


def _is_told(line: Line, known: frozenset[str], openings: Collection[str]) -> bool:
    """A credit set apart by a bracket, a bar or a stop: "(Foto: AP)", "| Reuters", ". Archivo"."""
    tail = TAIL.search(line.text)
    if tail is None or tail.start() == 0:
        return False
    if folded(line.text.rpartition(" / ")[2]) in openings:
        return True
    words = folded(tail["words"]).split()
    if not 0 < len(words) <= MOST_CREDIT:
        return False
    listed = "/" in tail["words"] or (":" in tail["words"] and not line.is_sentence)
    marked = listed or len(words) <= MOST_CREDIT // 2
    opening = re.split(r"\W", words[0])[0]
    if marked and opening in openings:
        return True
    # After a stop it is an agency's signature, and the line may be the last of the text.
    named = " ".join(words) in known
    if not named or tail["sign"] == ".":
        return False
    if tail["sign"] not in "([":
        return len(line.words) <= MOST_BARRED
    # A long line that stops before its bracket is the last of the text, signed by its agency.
    stopped = STOPPED.search(line.text[: tail.start()]) is not None
    return not line.is_sentence and not (stopped and len(line.words) >= LEAST_TOLD)
