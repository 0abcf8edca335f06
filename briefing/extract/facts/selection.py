"""Which sentences matter: a sum of named reasons, and no two sentences that say the same."""

import re
from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple

from briefing.extract.facts.cues import COLOUR, FIGURED, ORIGIN
from briefing.extract.facts.passage import Passage
from briefing.extract.facts.setting import Setting, stems
from briefing.model import Modality

# What each reason is worth, once; `weigh` counts how many times each holds, in the same order.
# Few reasons, because few were enough: with each of the annotated articles left out in turn, more
# of them (actors, quotations, old dates, likeness to other sentences) found no more key sentences.
WEIGHTS: Mapping[str, float] = {
    "opening": 5.0,  # the first sentence of the body tells the event, if it names anybody
    "origin": 1.0,  # how the matter began
    "denied": 3.0,  # somebody disputes a claim
    "conditional": 2.3,  # what may come, what is not confirmed
    "planned": 1.4,  # what is to come
    "sourced": 0.4,  # what somebody answers for, however sure it is
    "dated": 0.7,  # when: near the article's own date, or to come
    "headline": 0.3,  # for each stem it shares with the headline, up to four
    "subhead": 0.7,  # right behind a subhead: what its part is about
    "position": 1.5,  # times the share of the article that follows: news comes first
    "figures": 0.2,  # for each number, up to four: how many, how much, when
    "length": 0.5,  # for each ten words, up to forty: room for who did what to whom
    "closing": -0.5,  # ends its paragraph: what is added to the rest of it
    "colour": -0.6,  # for each word of comment, up to three
    "standfirst": -2.2,  # says in advance what the body says again: only where little else does
}
FIGURE = re.compile(r"\d[\d.,]*")
MOST, LEAST = 6, 3
# So much of an article's sentences may be key facts, between the two bounds above.
SHARE = 0.6
# Two sentences with so much of their words in common say the same.
ALIKE = 0.5
# Every sentence has a place and a length: they explain a choice only where nothing else does.
COMMON = ("length", "position")


class Weighed(NamedTuple):
    """A sentence, how many times each reason holds for it, and what they are worth together.

    `stems` are those of its words.
    """

    passage: Passage
    modality: Modality
    stems: frozenset[str]
    counts: Mapping[str, float]
    score: float

    @property
    def rule(self) -> str:
        """The reason that counts most; length where a sentence has no other."""
        telling = {
            name: self.counts[name] * WEIGHTS[name] for name in WEIGHTS if name not in COMMON
        }
        best = max(telling, key=telling.__getitem__)
        return best if telling[best] > 0 else COMMON[0]


def weigh(setting: Setting, passage: Passage, modality: Modality, *, sourced: bool) -> Weighed:
    """The reasons for and against a sentence; `sourced` tells whether somebody says it."""
    span, seen = passage.span, passage.seen
    words = stems(passage.tokens.lower[passage.first : passage.last])
    figures = FIGURE.findall(setting.article.text, *span) if seen & FIGURED else ()
    counts: dict[str, float] = {
        "opening": span.start == setting.opening and bool(setting.mentions_in(span)),
        "origin": bool(seen & ORIGIN),
        "denied": modality == "denied",
        "conditional": modality == "conditional",
        "planned": modality == "planned",
        "sourced": sourced,
        "dated": setting.is_near(span),
        "headline": min(len(words & setting.headline), 4),
        "subhead": span.start in setting.parts,
        "position": setting.follows(span),
        "figures": min(len(figures), 4),
        "length": min(passage.last - passage.first, 40) / 10,
        "closing": setting.ends_paragraph(span),
        "colour": min(len(passage.where(COLOUR)), 3) if seen & COLOUR else 0,
        "standfirst": span.start < setting.opening,
    }
    score = sum(map(mul, counts.values(), WEIGHTS.values()))
    return Weighed(passage, modality, words, counts, round(score, 3))


def select(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The best sentences, best first, without those that repeat a better one."""
    chosen: list[Weighed] = []
    wanted = max(LEAST, min(MOST, round(len(weighed) * SHARE)))
    for candidate in sorted(weighed, key=lambda one: (-one.score, one.passage.first)):
        if any(_alike(candidate.stems, other.stems) for other in chosen):
            continue
        chosen.append(candidate)
        if len(chosen) == wanted:
            break
    return chosen


def _alike(words: frozenset[str], other: frozenset[str]) -> bool:
    common = len(words & other)
    return common > ALIKE * (len(words) + len(other) - common)
