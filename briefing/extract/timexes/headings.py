"""Years that head the entries of a chronology, each on a line of its own."""

import re
from bisect import bisect_left

from briefing.extract.scan import Scan

YEAR = re.compile(r"^(?:#+ )?((?:1[5-9]|20)\d\d):?$", re.MULTILINE)
# So many words may stand before the date that opens an entry: "El 5 de junio", "A mediados de".
OPENING = 2


class Chronology:
    """The years that stand alone on lines of a text, asked for each of its dates in turn."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._known = [(found.start(), found[1]) for found in YEAR.finditer(scan.text)]
        self._year, self._end = "", 0

    def year_above(self, first: int) -> str | None:
        """The year above the entry of the date at token `first`; None for one in no entry.

        An entry is a line that a date opens.
        """
        if not self._known:
            return None
        start = self._scan.tokens.starts[first]
        if start >= self._end and self._opens(first):
            above = bisect_left(self._known, (start, ""))
            self._year = self._known[above - 1][1] if above else ""
            end = self._scan.text.find("\n", start)
            self._end = end if end >= 0 else len(self._scan.text)
        return (self._year or None) if start < self._end else None

    def _opens(self, first: int) -> bool:
        """Whether hardly a word stands before in the line."""
        tokens, text = self._scan.tokens, self._scan.text
        gaps = (text[tokens.ends[at - 1] : tokens.starts[at]] for at in range(first, 0, -1))
        return any("\n" in gap for gap, _ in zip(gaps, range(OPENING + 1), strict=False))
