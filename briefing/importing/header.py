"""What the lines around a headline say: the printed date, the section, who wrote it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from briefing.edtf import EDTF
from briefing.importing.lines import Line
from briefing.languages import Language, several
from briefing.text import folded

ISO = re.compile(r"\b(\d{4})([-/])(\d{2})\2(\d{2})(?:t[\d:.]+(?:z|[+-]\d\d:?\d\d)?)?\b")
NUMERIC = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\b")
WORDED = re.compile(
    r"\b(?P<day>\d{1,2})(?:º|°|er|st|nd|rd|th)?[\s-]+(?:(?P<join>[a-z]{2,3})[\s-]+)?(?P<month>[a-z]{3,10})\b\.?"
    r"(?:,?[\s-]+(?:(?P<join2>[a-z]{2,3})[\s-]+)?(?P<year>\d{4})\b)?"
)
MONTH_FIRST = re.compile(
    r"\b(?P<month>[a-z]{3,10})\b\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{4})\b)?"
)
TIME = re.compile(
    r"\b\d{1,2}(?::|\.|h|\s?h\s?)\d{2}(?::\d{2})?\s*(?:hs|hrs|horas|h|am|pm|a\.?\s?m\.?|p\.?\s?m\.?)?\b"
    r"|\b\d{1,2}\s?(?:hs|hrs|am|pm|h)\b|\b(?:gmt|utc)\s*[+-]?\s*\d*(?::\d\d)?"
)
TIMED = re.compile(r"\d[:.]\d\d\s*(?:[ap]\.?\s?m|h|hs|hrs)\.$")
# A section and a date that lost the space between them: Internacionales11/05/2025.
GLUED = re.compile(r"([^\W\d_])(?=\d{1,2}[./-]\d{1,2}[./-]\d{4}\b)")
# The site's own address, as some print it: Spanish. xinhuanet. com
ADDRESS = re.compile(r"\b(?:[\w-]+\.\s?)+(?:com|net|org|info)\b(?:\.[a-z]{2}\b)?")
YEAR_END = re.compile(r"\b\d{4}\b")
LETTERS = re.compile(r"[^\W\d_]+")
NAME = re.compile(r"[^\W\d_][\w.'’-]*")
SEGMENTS = re.compile(r"\s*[|·•]\s*|\s+[-–—/]\s+|\n")
JOINED = re.compile(r"\s+(?:y|e|and|&)\s+")
SETS = (
    "sections", "words", "updated", "published", "joiners", "no_author", "particles", "small",
    "home", "roles", "callings", "editions",
)  # fmt: skip
MOST_WORDS = 16
MOST_UNKNOWN = 4


@dataclass(frozen=True, slots=True)
class Header:
    """What a header line says; empty where it says nothing of it."""

    date: EDTF | None = None
    updated: bool = False
    cued: bool = False
    section: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a language's header lines."""

    months: Mapping[str, int]
    weekdays: frozenset[str]
    order: str
    sections: frozenset[str]
    words: frozenset[str]
    updated: frozenset[str]
    published: frozenset[str]
    joiners: frozenset[str]
    byline: tuple[str, ...]
    no_author: frozenset[str]
    particles: frozenset[str]
    small: frozenset[str]
    home: frozenset[str]
    countries: frozenset[str]
    capitals: frozenset[str]
    roles: frozenset[str]
    callings: frozenset[str]
    editions: frozenset[str]

    def month(self, word: str) -> int:
        """The number of a month by its name or abbreviation, else 0."""
        return self.months.get(word, 0)

    def is_section(self, text: str) -> bool:
        """Whether `text` is the name of a section and nothing else."""
        return " ".join(LETTERS.findall(folded(text))) in self.sections

    def is_place(self, text: str) -> bool:
        """Whether `text` is a section's or a country's name and nothing else."""
        return self.is_section(text) or folded(text) in self.countries


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The header words of a language."""
    time, header = language.toml("time"), language.toml("import")["header"]
    words = time["words"]
    months = {folded(name): number for name, number in (words["mon"] | words["month"]).items()}
    states = language.table("countries")
    sets = {key: frozenset(header[key]) for key in SETS}
    return Vocabulary(
        months=months,
        weekdays=frozenset(folded(word) for word in (*words["weekday"], *words["wday"])),
        order=time["numeric"],
        byline=tuple(header["byline"]),
        countries=frozenset(folded(row["name"]) for row in states),
        capitals=frozenset(
            folded(city)
            for row in states
            for city in (*several(row["capital"]), *several(row["capital_aliases"]))
        ),
        **sets,
    )


def header(line: Line, known: Vocabulary) -> Header | None:
    """What a line says that holds a date and nothing but what goes with it, else None."""
    # A line that ends in a dash is the dateline of the text below it.
    if len(line.words) > MOST_WORDS or line.text[-1] in "-–—":
        return None
    text = GLUED.sub(r"\1 ", folded(line.text))
    dates, rest = split_dates(ADDRESS.sub(" ", text), known)
    timed = bool(TIME.search(rest)) and len(line.words) <= MOST_WORDS // 2
    if not dates and not timed:
        return None
    author = _author(line.text, known)
    left = [
        word
        for word in LETTERS.findall(TIME.sub(" ", rest))
        if word not in known.words
        and word not in known.weekdays
        and not (author and word in known.roles)
    ]
    section = next(_sections(line.text, known), "")
    named = set(LETTERS.findall(folded(f"{author} {section}"))) | known.particles
    unknown = [word for word in left if word not in named]
    if unknown and not (dates and _may_stay(unknown, line, known)):
        return None
    words = set(line.words)
    found = next((date for date in dates if date), None)
    cued = bool(words & (known.updated | known.published))
    return Header(found, bool(words & known.updated), cued, section, author)


def _may_stay(unknown: list[str], line: Line, known: Vocabulary) -> bool:
    """Names of places, papers and unknown sections may stand beside a date; sentences may not."""
    capitalised = {folded(word) for word in LETTERS.findall(line.text) if word[0].isupper()}
    sentence = line.is_sentence and not TIMED.search(folded(line.text))
    if sentence or len(unknown) > MOST_UNKNOWN or not capitalised.issuperset(unknown):
        return False
    return bool(re.search(r"\d{4}", line.text) or set(line.words) & known.published)


def split_dates(text: str, known: Vocabulary) -> tuple[list[EDTF | None], str]:
    """The dates of a folded text (None for one without a known year), and the text without them."""
    found: list[tuple[int, EDTF | None]] = []

    def keep(match: re.Match[str], day: int, month: int, year: str | None) -> str:
        if not (1 <= day <= 31 and 1 <= month <= 12):
            return match[0]
        found.append((match.start(), _day(int(year), month, day) if year else None))
        return " "

    def numeric(match: re.Match[str]) -> str:
        first, second = int(match[1]), int(match[3])
        dotted = match[2] == "."
        day, month = (second, first) if known.order == "mdy" and not dotted else (first, second)
        if month > 12 >= day:
            day, month = month, day
        unclear = (
            known.order == "either" and not dotted and day != month and max(first, second) <= 12
        )
        # Two digits may be a year, or a day written last; 05/08 is May or August.
        return keep(match, day, month, match[4] if len(match[4]) == 4 and not unclear else None)

    def worded(match: re.Match[str]) -> str:
        parts = match.groupdict()
        for join in ("join", "join2"):
            if parts.get(join) and parts[join] not in known.joiners:
                return match[0]
        return keep(match, int(match["day"]), known.month(match["month"]), match["year"])

    text = ISO.sub(lambda match: keep(match, int(match[4]), int(match[3]), match[1]), text)
    text = NUMERIC.sub(numeric, text)
    text = WORDED.sub(worded, text)
    text = MONTH_FIRST.sub(worded, text)
    return [date for _, date in sorted(found, key=lambda item: item[0])], text


def _day(year: int, month: int, day: int) -> EDTF | None:
    try:
        return EDTF(f"{year:04d}-{month:02d}-{day:02d}")
    except ValueError:
        return None


def _sections(text: str, known: Vocabulary) -> Iterator[str]:
    """The segments of a header line that are sections, dates taken off."""
    for segment in SEGMENTS.split(text):
        before = re.split(r"\s*[\d,]", segment, maxsplit=1)[0].strip()
        behind = YEAR_END.split(segment)[-1].strip()
        for words in (before, behind):
            if words and known.is_section(words):
                yield words


def _author(text: str, known: Vocabulary) -> str:
    return next((name for part in SEGMENTS.split(text) if (name := byline(part, known))), "")


def byline(text: str, known: Vocabulary) -> str:
    """The author whom "Por Ana Pérez" names, or ""."""
    for cue in known.byline:
        if folded(text).startswith(tuple(f"{cue}{sign}" for sign in (" ", ": ", ", "))):
            name = re.split(r"[,(|]|\s[-–—/]\s|\d", text[len(cue) :].lstrip(" :,"))[0].strip()
            name = _without_desk(name, known)
            if is_name(name, known) and not set(folded(name).split()) & known.no_author:
                return name
    return ""


def _without_desk(text: str, known: Vocabulary) -> str:
    """A name without the agencies or the desk that helped: "Ana Pérez y agencias"."""
    joins = list(JOINED.finditer(text))
    if joins and folded(text[joins[-1].end() :]) in known.no_author:
        return text[: joins[-1].start()]
    return text


def is_name(text: str, known: Vocabulary) -> bool:
    """Whether `text` looks like one to three persons' names and nothing else."""
    for one in re.split(JOINED.pattern + r"|,\s*", text):
        words = one.split()
        names = [word for word in words if folded(word) not in known.particles]
        if not 2 <= len(names) <= 4 or not all(NAME.fullmatch(word) for word in words):
            return False
        if not all(name[0].isupper() for name in names):
            return False
    return True


def is_capitalised(text: str, known: Vocabulary) -> bool:
    """Whether `text` is a few words with capitals, as places are written."""
    words = text.replace(",", " ").split()
    return 0 < len(words) <= MOST_UNKNOWN and all(
        word[0].isupper() or folded(word) in known.particles for word in words
    )
