"""A match in its text: the words and gaps around it."""

from dataclasses import dataclass

from briefing.extract.scan import Scan
from briefing.extract.timexes.grammar import Match


@dataclass(frozen=True, slots=True)
class Place:
    """A match in its text: the words and gaps around it."""

    scan: Scan
    match: Match
    first: int
    last: int
    opening: int  # the token that opens its sentence or line

    @property
    def opens(self) -> bool:
        """Whether the match stands first in its sentence."""
        return self.first == self.opening

    def before(self, steps: int = 1) -> str:
        """The word `steps` words before, in lower case, if only white space follows it."""
        place = self.first - steps
        if place < 0 or self.opens or self.scan.tokens.gap(place).strip():
            return ""
        return self.scan.tokens.lower[place]

    def after(self) -> str:
        """The next word, in lower case, if only white space stands between."""
        place = self.last + 1
        if place >= len(self.scan.tokens) or self.scan.tokens.gap(self.last).strip():
            return ""
        return self.scan.tokens.lower[place]

    def follows_name(self) -> bool:
        """Whether a word stands right before that is capitalised, though it opens no sentence."""
        place = self.first - 1
        return (
            bool(self.before())
            and place != self.opening
            and self.scan.tokens.words[place][0].isupper()
        )

    def precedes_name(self) -> bool:
        """Whether a capitalised word stands right after."""
        return bool(self.after()) and self.scan.tokens.words[self.last + 1][0].isupper()
