"""A cue that somebody says something: what it does, to how much, and where its source stands."""

from typing import Literal, NamedTuple

from briefing.extract.facts.cues import PASSIVE, PERFECT
from briefing.extract.facts.passage import Passage
from briefing.text import Span

# forward: what follows is said ("dijo que"); backward: what precedes (", dijo Ana");
# around: all of it ("según Ana").
Scope = Literal["forward", "backward", "around"]
Use = Literal["says", "denies", "plans"]
# Where the source stands: before or after the cue; before it and after a comma ("…, Ana said");
# nowhere where nobody is named ("según se supo").
Side = Literal["before", "after", "nowhere", "parted"]

# Verbs before the verb of saying: ha [dicho], fue [denunciado].
HELPING = PERFECT | PASSIVE


class Saying(NamedTuple):
    """A cue of words `first` to `last` (exclusive).

    `use` is what it does, `scope` to which part of the sentence, `side` where its source stands.
    """

    first: int
    last: int
    use: Use
    scope: Scope
    side: Side

    def span(self, passage: Passage) -> Span:
        """The cue's own words."""
        return passage.stretch(self.first, self.last)
