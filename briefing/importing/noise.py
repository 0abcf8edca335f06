"""Which lines of a page are noise, and by which rule: cues, shapes, and then where they stand."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.importing.above import above_bylines, above_credits, above_text, is_known, is_told_of
from briefing.importing.below import authors, cited, closed, trailing
from briefing.importing.brands import brand
from briefing.importing.bylines import is_by_medium, is_calling_below, presented, signatures, signed
from briefing.importing.chronology import Page, heads
from briefing.importing.credits import agencies
from briefing.importing.cues import BARS, cues
from briefing.importing.header import Header, byline, header, vocabulary
from briefing.importing.headline import is_kicker, page_title
from briefing.importing.letterheads import letterheads
from briefing.importing.lines import Line
from briefing.importing.shapes import is_symbol, shape_rule
from briefing.importing.strangers import LEAST_FOREIGN, MOST_TEASER, foreign, strangers
from briefing.languages import Language

LONG = 25  # words of a line that can be nothing but a paragraph
EDGE = 3  # lines at either end of a page without long ones
MOST_HEADER = 60  # lines above the text
SHORT = 8  # words of a byline
KICKER = 4
TWICE = 2


@dataclass(frozen=True, slots=True)
class Sifted:
    """The lines of a page, the rules by the numbers of the lines they take out, and the headers."""

    lines: Sequence[Line]
    rules: Mapping[int, str]
    headers: Sequence[Header]
    publisher: str = ""


def sifted(lines: Sequence[Line], language: Language) -> Sifted:
    """The page of `lines`: what is taken out, and why."""
    sieve = _Sieve(lines, language)
    sieve.run()
    headers = [sieve.headers[number] for number in sorted(sieve.headers)]
    return Sifted(lines, sieve.rules, headers, sieve.publisher)


class _Sieve:
    """Takes noise out of a page, step by step; each step sees what the ones before it left."""

    def __init__(self, lines: Sequence[Line], language: Language) -> None:
        self.lines = lines
        self.language = language
        self.known = vocabulary(language)
        self.rules: dict[int, str] = {}
        self.headers: dict[int, Header] = {}
        self.publisher = ""
        long = [at for at, line in enumerate(lines) if len(line.words) >= LONG]
        # The header lies above the first long line, the foot below the last.
        self.first_long = min(long, default=EDGE)
        self.last_long = max(long, default=len(lines) - EDGE - 1)

    def run(self) -> None:
        """All steps, from what a line says alone to what its place says of it."""
        for step in (
            self._by_themselves,
            self._headline,
            self._author,
            self._bylines,
            self._strangers,
            self._presented,
            self._related,
            self._signature,
            self._closing,
            self._foreign,
            self._trailing,
        ):
            step()

    def _kept(self) -> list[Line]:
        return [line for line in self.lines if line.number not in self.rules]

    def _take(self, lines: Sequence[Line], rule: str) -> None:
        self.rules |= dict.fromkeys((line.number for line in lines), rule)

    def _by_themselves(self) -> None:
        known = cues(self.language)
        titled = False
        for at, line in enumerate(self.lines):
            edge = at <= self.first_long or at > self.last_long
            rule = "" if titled else self._brand_rule(line)
            rule = rule or self._header_rule(at, line)
            rule = rule or known.rule(line, first=not titled, edge=edge)
            rule = rule or shape_rule(line, self.language, title_known=titled)
            rule = rule or ("document" if edge and is_symbol(line.text) else "")
            if rule:
                self._take([line], rule)
                if titled and at <= self.first_long:
                    self._read_part(line)
            else:
                titled = True
        self._spare_chronology()

    def _header_rule(self, at: int, line: Line) -> str:
        found = header(line, self.known)
        if found:
            self.headers[line.number] = found
            return "header-date"
        if not self.known.is_section(line.text):
            return ""
        if at <= self.first_long:
            self.headers[line.number] = Header(section=line.text)
            return "section"
        # Among the last lines it may head a paragraph.
        heads_text = at + 1 < len(self.lines) and self.lines[at + 1].is_sentence
        return "section" if at > self.last_long and not heads_text else ""

    def _read_part(self, line: Line) -> None:
        """The date in one part of a line between headline and text: "3 mayo 2025 | English"."""
        parts = (header(Line(line.number, part), self.known) for part in BARS.split(line.text))
        dated = next((part for part in parts if part and part.date), None)
        if dated and line.number not in self.headers:
            self.headers[line.number] = dated

    def _brand_rule(self, line: Line) -> str:
        paper = brand(line.text, self.language)
        self.publisher = self.publisher or paper
        return "brand" if paper else ""

    def _spare_chronology(self) -> None:
        page = Page(self.lines, self.rules, self.headers, self.first_long, self.last_long)
        for number in heads(page, self.known):
            del self.rules[number]
            self.headers.pop(number, None)

    def _headline(self) -> None:
        """The headline again, the page's title above it, a kicker, and lines that occur twice."""
        kept = self._kept()
        at, paper = page_title(kept)
        self.publisher = paper or self.publisher
        self._take(kept[: at and 1], "duplicate")
        self._take(kept[1:at], "menu")
        kept = kept[at:]
        headed = not {"credits", "document", "header-date"}.isdisjoint(self.rules.values())
        letterhead = letterheads(kept, self.language, headed=headed)
        self._take(letterhead, "letterhead")
        kept = kept[len(letterhead) :]
        while is_kicker(kept, self.known, agencies(self.language)):
            self.headers[kept[0].number] = Header(section=kept[0].text)
            self._take(kept[:1], "kicker")
            kept = kept[1:]
        often = Counter(line.text for line in kept[1:])
        # What stands three times and more is a link that follows the reader down the page.
        self._take([one for one in kept[1:] if often[one.text] > TWICE], "duplicate")
        seen: set[tuple[str, ...]] = set()
        for line in kept:
            words = tuple(line.words)
            if words in seen and (len(words) >= LEAST_FOREIGN or line.words == kept[0].words):
                self._take([line], "duplicate")
            seen.add(words)

    def _bylines(self) -> None:
        """Who wrote it: "Por Ana Pérez", or a name alone above the first long line."""
        title = self._kept()[:1]
        self.rules |= above_credits(self.lines, self.rules, title)
        for at, line in enumerate(self.lines):
            if line.number in self.rules or line in title:
                continue
            around = [self.rules.get(one.number) for one in self.lines[max(0, at - 1) : at + 2]]
            if at <= self.first_long:
                author = signed(line, around, self.known, self.language)
            elif is_by_medium(line.text, self.known, self.language):
                author = ""
            else:
                author = byline(line.text, self.known) or None if len(line.words) <= SHORT else None
            if author is not None:
                self._sign(line, author)
        self.rules |= above_bylines(self.lines, self.rules, title)
        self.rules |= above_text(self.lines, self.rules, title, self.language)

    def _sign(self, line: Line, author: str) -> None:
        """Take a line out as a byline; or as a caption, if the story tells of the `author`."""
        if author and is_told_of(author, line, self._kept()):
            self._take([line], "caption")
        else:
            self.headers[line.number] = Header(author=author)
            self._take([line], "byline")

    def _presented(self) -> None:
        """Who wrote it and what he is, above all sentences: "Ana Pérez, académica"."""
        title = self._kept()[:1]
        for at, line in enumerate(self.lines[: min(self.first_long, MOST_HEADER) + 1]):
            if line.number in self.rules or line in title:
                continue
            around = [self.rules.get(one.number) for one in self.lines[max(0, at - 1) : at + 2]]
            author = presented(line, around, self.known, self.language)
            if author and not is_known(author, line, self._kept()):
                self._sign(line, author)
            elif at and around[0] == "byline" and is_calling_below(line, self.known):
                self._sign(line, "")
            elif line.is_sentence or line.text[-1] == ":":
                return

    def _strangers(self) -> None:
        self.rules |= strangers(self._kept(), self.language)

    def _foreign(self) -> None:
        self._take(foreign(self._kept()), "foreign")

    def _related(self) -> None:
        """What is listed under "Más noticias": lines in its block, or up to the next paragraph."""
        for at, line in enumerate(self.lines):
            if self.rules.get(line.number) == "related" and len(line.words) <= KICKER + 2:
                self._take(list(self._teasers(at)), "related")

    def _teasers(self, at: int) -> Iterator[Line]:
        block = not self.lines[at].before_blank
        for index, line in enumerate(self.lines[at + 1 :], at + 1):
            following = self.lines[index + 1 : index + 2]
            if line.number in self.rules or line.is_sentence or len(line.words) > MOST_TEASER:
                return
            subhead = following and (following[0].is_sentence or len(following[0].words) >= LONG)
            block = block and not line.after_blank
            listed = block and line.before_blank
            if subhead and not listed and len(line.words) < LEAST_FOREIGN:
                return
            yield line

    def _author(self) -> None:
        self._take(cited(self.lines, self.rules), "document")
        self._take(authors(self.lines, self.rules, self.language, self.first_long), "credits")

    def _signature(self) -> None:
        """Who the author is, as the last paragraph says that begins with the name of the byline."""
        self._take(
            signatures(self.lines, self.rules, self.known, self.language, self.first_long),
            "credits",
        )

    def _closing(self) -> None:
        self.rules |= closed(self.lines, self.rules, self.language, self.last_long)

    def _trailing(self) -> None:
        self._take(trailing(self.lines, self.rules, self.language), "trailing")
