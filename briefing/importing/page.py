"""A source text as a page: which lines are the article, which are noise, what the header says."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefing.edtf import EDTF
from briefing.importing.credits import agencies
from briefing.importing.dateline import Dateline, dateline
from briefing.importing.header import Header, split_dates, vocabulary
from briefing.importing.lines import Line, is_wrapped, joined, lines_of
from briefing.importing.noise import Sifted, sifted
from briefing.languages import Language, language
from briefing.model import Removed, Source
from briefing.problems import Problem
from briefing.text import folded

HEADING = re.compile(r"#{2,6}\s+(?=\S)")
DASHED = re.compile(r"[-–—]\s+(?P<words>\S.*\S)\s+[-–—]")
LISTED = re.compile(r"[-–—•*·▪]\s|\d{1,2}[.)]\s")
MOST_HEADLINE = 40  # words
MOST_STOPPED = 22  # words of a headline that ends in a stop, as few do
MOST_SUBHEAD = 12
LEAST_HEADLINE = 4
LEAST_LEAD = 8
SMALL = 3  # letters of a word that tells nothing
# The rules that take out what a headline may look like.
MISTAKEN = frozenset({"breadcrumb", "caption", "media", "related", "tags"})
TOLD = 0  # the number of a headline that does not stand in the text


@dataclass(frozen=True, slots=True)
class Imported:
    """What a source text gives; `date` is None unless one is printed or was told.

    `undated` is the line that is printed for its date and gives none. `paragraphs` are the body in
    its order; a subhead is one that starts with `## `.
    """

    title: str
    lead: bool = False
    section: str = ""
    publish: str = ""
    date: EDTF | None = None
    undated: str = ""
    language: str = "es"
    source: Source = field(default_factory=Source)
    paragraphs: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def text(self) -> str:
        """Title, blank line, body: the text of the article that this becomes."""
        return f"{self.title}\n\n{self.body}"

    @property
    def body(self) -> str:
        """The paragraphs, blank lines between them."""
        return "\n\n".join(self.paragraphs)


def import_text(
    raw: str,
    *,
    language: str = "es",
    title: str = "",
    date: str = "",
    publisher: str = "",
    url: str = "",
    path: str = "-",
) -> Imported:
    """The article in `raw`; each line that is not blank stands in it or in `removed`.

    `title`, `date` (EDTF), `publisher` and `url` are what is known besides the text; `path` names
    it in problems. Raises ValueError for an unknown language or an impossible date.
    """
    tongue = _language(language)
    told = EDTF(date) if date else None
    lines = lines_of(raw)
    if is_wrapped(lines):
        lines = joined(lines)
    head = [Line(TOLD, f"# {title}", before_blank=True)] if title else []
    page = _with_headline(sifted([*head, *lines], tongue))
    removed = tuple(
        Removed(number, text, page.rules[line.number])
        for line in lines
        if line.number in page.rules
        for number, text in line.source
    )
    title, body = _headline(page, title)
    paragraphs = tuple(_paragraphs(body))
    opening = _dateline(paragraphs, tongue)
    day = told or _printed(page.headers) or opening.date
    author = next((header.author for header in page.headers if header.author), "")
    section = next((header.section for header in page.headers if header.section), "")
    return Imported(
        title=title,
        lead=_is_lead(body, paragraphs, opening),
        section=" ".join(section.split()),
        date=day,
        undated="" if day else _undated(page, tongue),
        language=language,
        source=Source(
            publisher=publisher or " ".join(page.publisher.split()),
            url=url,
            author=" ".join(author.split()),
            place=opening.place,
            agency=opening.agency,
        ),
        paragraphs=paragraphs,
        removed=removed,
        problems=tuple(_problems(path, page, title, paragraphs)),
    )


def _language(code: str) -> Language:
    return language(code)


def _with_headline(page: Sifted) -> Sifted:
    """The page with its first line, if nothing else is a headline and that may be one.

    It looks like what is taken out elsewhere: "Foto: así quedó la plaza", "España > Francia: …".
    """
    first, kept = page.lines[:1], [one for one in page.lines if one.number not in page.rules]
    if not first or not kept or not _may_head(first[0], page):
        return page
    if not kept[0].is_sentence or len(kept[0].words) <= MOST_SUBHEAD:
        return page
    rules = {number: rule for number, rule in page.rules.items() if number != first[0].number}
    return replace(page, rules=rules)


def _may_head(line: Line, page: Sifted) -> bool:
    """Whether a line that was taken out has as many words as a headline, apart from the text."""
    least = max(len(part.split()) for part in line.text.split(" > "))
    told = any(word.islower() and len(word) > SMALL for word in line.text.split())
    return (
        page.rules.get(line.number) in MISTAKEN
        and line.before_blank
        and not line.is_sentence
        and told
        and LEAST_HEADLINE <= least <= MOST_HEADLINE
    )


def _headline(page: Sifted, told: str) -> tuple[str, list[Line]]:
    """The headline and the lines below it; a text without one lends its first words."""
    kept = [line for line in page.lines if line.number not in page.rules]
    if told:
        return told, [line for line in kept if line.number != TOLD]
    if not kept:
        return "", []
    first = kept[0]
    if _has_headline(kept):
        return " ".join(HEADING.sub("", first.text).removeprefix("# ").split()), kept[1:]
    words = first.text.split()
    return " ".join(words[:MOST_SUBHEAD]) + "…", kept


def _has_headline(kept: Sequence[Line]) -> bool:
    if not kept:
        return False
    most = MOST_STOPPED if kept[0].text[-1] == "." else MOST_HEADLINE
    return not (kept[0].is_sentence and len(kept[0].words) > most)


def _paragraphs(body: Sequence[Line]) -> Iterator[str]:
    for at, line in enumerate(body):
        words = _subhead(body, at)
        yield f"## {words}" if words else _literal(line.text)


def _literal(text: str) -> str:
    """A paragraph's text; signs that would make it a subhead go."""
    return HEADING.sub("", text) if HEADING.match(text) else text


def _subhead(body: Sequence[Line], at: int) -> str:
    """The words of the line at `at` if it stands over paragraphs as a subhead, else ""."""
    line = body[at]
    if HEADING.match(line.text):
        return HEADING.sub("", line.text).strip()
    if at + 1 >= len(body) or _is_short(body[at + 1]) or not _is_short(line):
        return ""
    if line.is_figure and "%" in line.text:
        return ""  # a cell of a table
    if at and line.before_blank and not line.after_blank and _is_short(body[at - 1]):
        return ""  # the last line of a list
    if at == 0 and (line.before_blank or len(line.words) >= LEAST_LEAD):
        return ""
    dashed = DASHED.fullmatch(line.text)
    return dashed["words"] if dashed else line.text


def _is_short(line: Line) -> bool:
    if DASHED.fullmatch(line.text):
        return len(line.words) <= MOST_SUBHEAD
    if line.is_sentence or len(line.words) > MOST_SUBHEAD:
        return False
    if line.text[-1] in ":,;-–—" and not line.is_figure:
        return False
    return not LISTED.match(line.text)


def _is_lead(body: Sequence[Line], paragraphs: Sequence[str], opening: Dateline) -> bool:
    """Whether the first paragraph is a standfirst: it ends without a stop, and text follows."""
    if len(paragraphs) < 2 or paragraphs[0].startswith("## ") or opening != Dateline():
        return False
    first = body[0]
    return not first.is_sentence and first.text[-1] not in ":,;?" and len(first.words) >= LEAST_LEAD


def _dateline(paragraphs: Sequence[str], tongue: Language) -> Dateline:
    known, names = vocabulary(tongue), agencies(tongue)
    found = (dateline(paragraph, known, names) for paragraph in paragraphs[:2])
    return next((one for one in found if one), Dateline())


def _printed(headers: Sequence[Header]) -> EDTF | None:
    """The printed date of publication; of an update only where no other is printed."""
    dated = [header for header in headers if header.date]
    best = sorted(dated, key=lambda header: (header.updated, not header.cued))
    return best[0].date if best else None


def _undated(page: Sifted, tongue: Language) -> str:
    """The first line that was taken out for its date."""
    known = vocabulary(tongue)
    dated = (line.text for line in page.lines if page.rules.get(line.number) == "header-date")
    return next((text for text in dated if split_dates(folded(text), known)[0]), "")


def _problems(path: str, page: Sifted, title: str, paragraphs: Sequence[str]) -> Iterator[Problem]:
    if not title:
        said = "there is no text but noise." if page.lines else "there is no text."
        yield Problem(path, 1, "no-text", said, "Give it the article's text.", "error")
        return
    first = next((line for line in page.lines if line.number not in page.rules), page.lines[0])
    if first.number != TOLD and not _has_headline([first]):
        said = "there is no headline; the first words stand for it."
        yield Problem(path, first.number, "no-headline", said, "Write `title` in the article.")
    if not paragraphs:
        said = "there is a headline and no text."
        yield Problem(path, first.number or 1, "no-body", said, "Give it the article's text.")
