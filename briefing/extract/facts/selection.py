"""Which sentences matter: a sum of named reasons, and no two sentences that say the same."""

from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple

from briefing.extract.facts.cues import (
    CLAIMS,
    COLOUR,
    NUMBER,
    ORIGIN,
    PAST,
    PERFECT,
)
from briefing.extract.facts.passage import Passage
from briefing.extract.facts.setting import Setting, stems
from briefing.model import Modality

# What each reason is worth, once; `weigh` counts how many times each holds, in the same order.
WEIGHTS: Mapping[str, float] = {
    "opening": 3.0,  # the first sentence of the body tells the event, if it names anybody
    "conditional": 1.5,  # what may come, what is not confirmed
    "denied": 1.2,  # somebody disputes a claim
    "planned": 0.7,  # what comes next
    "reported": 0.3,  # a claim with a source
    "dated": 1.2,  # when: near the article's own date, or to come
    "origin": 0.8,  # how the matter began
    "event": 0.3,  # something happened: a finite past
    "counted": 0.3,  # says how many
    "bearer": 0.8,  # the longest of its paragraph: the others lean on it
    "position": 0.7,  # times the share of the article that follows: news comes first
    "length": 0.5,  # for each ten words, up to forty: room for who did what to whom
    "headline": 0.2,  # for each longer word or number it shares with the headline, up to four
    "protagonists": 0.2,  # for each actor that the headline names, too, up to three
    "leaning": -0.3,  # opens with a word that points at the sentence before
    "quoting": -0.5,  # somebody's very words in it
    "rhetoric": -1.0,  # little but somebody's words
    "nobody": -0.6,  # no actor in it
    "colour": -0.6,  # for each word of comment, up to three
    "standfirst": -1.5,  # says in advance what the body says again
}
MOST, LEAST = 6, 3
# So much of an article's sentences may be key facts, between the two bounds above.
SHARE = 0.6
# Two sentences with so much of their words in common say the same.
ALIKE = 0.5
# Every sentence has a length and a position: they explain no choice.
TELLING = [0.0 if name in ("length", "position") else worth for name, worth in WEIGHTS.items()]


class Weighed(NamedTuple):
    """A sentence, how many times each reason holds for it, and what they are worth together."""

    passage: Passage
    modality: Modality
    counts: Mapping[str, float]
    score: float

    @property
    def rule(self) -> str:
        """The reason that counts most, length and position aside: every sentence has these."""
        worth = map(mul, self.counts.values(), TELLING)
        return max(zip(worth, self.counts, strict=True))[1]


def weigh(setting: Setting, passage: Passage, modality: Modality) -> Weighed:
    """The reasons for and against a sentence."""
    span, seen = passage.span, passage.seen
    actors = {mention.entity for mention in setting.mentions_in(span)}
    words = passage.tokens.lower[passage.first : passage.last]
    quoted = passage.quoted()
    counts: dict[str, float] = {
        "opening": bool(actors) and span.start == setting.opening,
        "conditional": modality == "conditional",
        "denied": modality == "denied",
        "planned": modality == "planned",
        "reported": modality == "reported",
        "dated": setting.is_near(span),
        "origin": bool(seen & ORIGIN),
        "event": bool(seen & (PAST | PERFECT)),
        "counted": bool(seen & NUMBER) and not passage.in_dates.issuperset(passage.where(NUMBER)),
        "bearer": span.start in setting.bearers,
        "position": setting.follows(span),
        "length": min(len(words), 40) / 10,
        "headline": min(len(setting.headline.intersection(words)), 4),
        "protagonists": min(len(actors & setting.protagonists), 3),
        "leaning": words[0] in passage.cues["leaning"],
        "quoting": quoted > 0,
        "rhetoric": quoted > 1 / 4 and modality == "reported" and not seen & CLAIMS,
        "nobody": not actors,
        "colour": min(len(passage.where(COLOUR)), 3) if seen & COLOUR else 0,
        "standfirst": span.start < setting.opening,
    }
    score = sum(map(mul, counts.values(), WEIGHTS.values()))
    return Weighed(passage, modality, counts, round(score, 3))


def select(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The best sentences, best first, without those that repeat a better one."""
    chosen: list[Weighed] = []
    said: list[frozenset[str]] = []
    wanted = max(LEAST, min(MOST, round(len(weighed) * SHARE)))
    for candidate in sorted(weighed, key=lambda one: (-one.score, one.passage.first)):
        passage = candidate.passage
        words = stems(passage.tokens.lower[passage.first : passage.last])
        if any(_alike(words, other) for other in said):
            continue
        said.append(words)
        chosen.append(candidate)
        if len(chosen) == wanted:
            break
    return chosen


def _alike(words: frozenset[str], other: frozenset[str]) -> bool:
    common = len(words & other)
    return common > ALIKE * (len(words) + len(other) - common)
