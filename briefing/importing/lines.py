"""The lines of a source text, cleaned of what is invisible, each with its number and neighbours."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from briefing.text import Tokens, folded, tokenize

# Spaces of other widths and control characters become spaces; soft hyphens, joiners, marks of
# direction and BOMs vanish.
INVISIBLE: Mapping[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " "),
    **dict.fromkeys((0xAD, 0x061C, *range(0x200B, 0x2010), 0x2060, 0xFEFF)),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    **dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "),
}
LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
SENTENCE_STOP = re.compile(r"""[.!?…]["'”’»)\]]*$""")
# The ends of scripts before a text, and the time zone of a header's hour.
REMAINS_BEFORE = re.compile(
    r"^(?:\}\s*\)?\s*;\s+(?=\w)|(?:EST|EDT|CST|CDT|PST|PDT|GMT|UTC|CET|CEST)\s+(?=[^\W\d_a-zß-ÿ]))"
)
REMAINS_BEHIND = re.compile(r"(?<=[.!?…\"”»])\s+\{$")
# A last sentence with the agency's name behind it: "… en su base. EFE".
SIGNED = re.compile(r"""\W*(?:\w+\W+){4}.*\w{3}[.!]["'”’»)]*\s[^\W\d_a-zß-ÿ][\w./-]{1,14}$""")
# Text broken at a fixed width, as in mails: the lines are long and nearly all of one length.
WRAPPED_WIDTH = range(50, 100)


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its number in the source (from 1), text, and blank neighbours."""

    number: int
    text: str
    after_blank: bool = False
    before_blank: bool = False
    parts: tuple["Line", ...] = ()

    @property
    def source(self) -> tuple[tuple[int, str], ...]:
        """The lines of the source that it is made of: numbers and texts."""
        return tuple((part.number, part.text) for part in self.parts or (self,))

    @cached_property
    def tokens(self) -> Tokens:
        """Its words without accents and capitals."""
        return tokenize(folded(self.text))

    @property
    def words(self) -> list[str]:
        """Its words without accents and capitals."""
        return self.tokens.words

    @property
    def is_figure(self) -> bool:
        """Whether there is no word in it but numbers."""
        return all(word.isdigit() for word in self.words)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a statement does; a question may be a subhead as well."""
        stop = SENTENCE_STOP.search(self.text)
        return "?" not in stop[0] if stop else bool(SIGNED.match(self.text))


def lines_of(raw: str) -> list[Line]:
    """The lines of `raw` that are not blank, composed (NFC) and without invisible characters."""
    text = unicodedata.normalize("NFC", raw)
    cleaned = [_without_remains(line.translate(INVISIBLE)) for line in LINE_END.split(text)]
    padded = ["", *cleaned, ""]
    return [
        Line(number, line, not padded[number - 1], not padded[number + 1])
        for number, line in enumerate(cleaned, 1)
        if line
    ]


def _without_remains(line: str) -> str:
    """A line without what scripts and headers left at its ends: `}); La reforma … {`."""
    return REMAINS_BEFORE.sub("", REMAINS_BEHIND.sub("", line.strip())).strip()


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are broken into lines of a fixed width, blank lines between them."""
    inner = [len(line.text) for line in lines if not line.before_blank]
    if len(inner) < 4 or len(inner) * 2 < len(lines):
        return False
    return median(inner) in WRAPPED_WIDTH and max(inner) < median(inner) * 1.4


def joined(lines: Sequence[Line]) -> list[Line]:
    """Wrapped lines put together to paragraphs; blank lines divide them."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return [
        Line(
            block[0].number,
            " ".join(line.text for line in block),
            block[0].after_blank,
            block[-1].before_blank,
            tuple(block),
        )
        for block in blocks
    ]
