"""A match in its text: the words and gaps around it."""

from typing import NamedTuple

from briefing.extract.scan import Scan
from briefing.extract.timexes.grammar import Match


class Place(NamedTuple):
    """A match in its text: the words and gaps around it.

    `before` and `after` are the words beside it in lower case, "" where more than white space
    stands between or the sentence begins.
    """

    scan: Scan
    match: Match
    first: int
    last: int
    opening: int  # the token that opens its sentence or line
    before: str
    after: str

    @property
    def opens(self) -> bool:
        """Whether the match stands first in its sentence."""
        return self.first == self.opening

    def second_before(self) -> str:
        """The word before the one before, in lower case, if only white space follows it."""
        place = self.first - 2
        if place < 0 or self.opens or self.scan.tokens.gap(place).strip():
            return ""
        return self.scan.tokens.lower[place]

    def follows_name(self) -> bool:
        """Whether a word stands right before that is capitalised, though it opens no sentence."""
        place = self.first - 1
        return (
            bool(self.before)
            and place != self.opening
            and self.scan.tokens.words[place][0].isupper()
        )

    def precedes_name(self) -> bool:
        """Whether a capitalised word stands right after."""
        return bool(self.after) and self.scan.tokens.words[self.last + 1][0].isupper()


def place_of(scan: Scan, match: Match, opening: int) -> Place:
    """Where the match stands, in the sentence that token `opening` opens."""
    first, last, tokens = match.items[0].first, match.items[-1].last, scan.tokens
    lower, gaps = tokens.lower, tokens.gaps
    opens = first in (0, opening) or (gaps[first] != " " and gaps[first].strip())
    ends = last + 1 >= len(lower) or (gaps[last + 1] != " " and gaps[last + 1].strip())
    before, after = "" if opens else lower[first - 1], "" if ends else lower[last + 1]
    return Place(scan, match, first, last, opening, before, after)
