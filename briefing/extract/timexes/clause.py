"""What stands around a date in its sentence: the words behind and ahead, and where clauses end."""

from bisect import bisect_left
from collections.abc import Sequence

from briefing.extract.scan import Scan
from briefing.text import Span

REACH, FAR = 25, 60
STOPS = frozenset(',;:.!?()[]«»"“”—–…\n')
OPENERS = frozenset(":;")
INSIDE = frozenset({" ", ".", ",", ":"})
FRONTED = 3


def back(scan: Scan, sentence: Span, first: int, reach: int = REACH) -> range:
    """The tokens before token `first` in its sentence, the nearest first."""
    least = max(0, first - reach)
    start = bisect_left(scan.tokens.starts, sentence.start, least, first)
    return range(first - 1, start - 1, -1)


def ahead(scan: Scan, sentence: Span, last: int, reach: int = REACH) -> range:
    """The tokens after token `last` in its sentence."""
    most = min(len(scan.tokens), last + 1 + reach)
    return range(last + 1, bisect_left(scan.tokens.starts, sentence.end, last + 1, most))


def is_fronted(gaps: Sequence[str], behind: range) -> bool:
    """Whether only a few words stand before, in the sentence or behind a colon."""
    if len(behind) <= FRONTED:
        return True
    return any(not OPENERS.isdisjoint(gaps[place + 1]) for place in behind[:FRONTED])


def stops(gap: str) -> bool:
    """Whether a clause may end in `gap`; not inside a number ("14.30")."""
    return gap not in INSIDE and not STOPS.isdisjoint(gap)
