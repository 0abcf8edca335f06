"""Which sentences matter: a sum of named reasons, and no two sentences that say the same."""

import re
from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple

from briefing.extract.facts.cues import (
    ANSWERS,
    CLAIMS,
    COLOUR,
    FIGURED,
    ORIGIN,
)
from briefing.extract.facts.passage import Passage
from briefing.extract.facts.setting import Setting, stems
from briefing.model import Modality

# What each reason is worth, once; `weigh` counts how many times each holds, in the same order.
# Few reasons, because few were enough: with each of the annotated articles left out in turn, more
# of them (actors, headline words, quotations, place in the paragraph) found no more key sentences.
WEIGHTS: Mapping[str, float] = {
    "opening": 2.4,  # the first sentence of the body tells the event, if it names anybody
    "origin": 0.9,  # how the matter began
    "denied": 1.9,  # somebody disputes a claim
    "conditional": 1.9,  # what may come, what is not confirmed
    "sourced": 0.4,  # what somebody answers for, however sure it is
    "answer": 0.9,  # a party takes its stand: rechazó, exigió, condenó
    "dated": 1.2,  # when: near the article's own date, or to come
    "subhead": 0.5,  # right behind a subhead: what its part is about
    "position": 1.6,  # times the share of the article that follows: news comes first
    "figures": 0.4,  # for each number, up to four: how many, how much, when
    "length": 0.3,  # for each ten words, up to forty: room for who did what to whom
    "colour": -0.8,  # for each word of comment, up to three
    "rhetoric": -1.0,  # little but somebody's words
    "standfirst": -6.0,  # says in advance what the body says again: only where little else does
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
    """A sentence, how many times each reason holds for it, and what they are worth together."""

    passage: Passage
    modality: Modality
    counts: Mapping[str, float]
    score: float

    @property
    def rule(self) -> str:
        """The reason that counts most; length where a sentence has no other."""
        telling = {
            name: self.counts[name] * WEIGHTS[name] for name in WEIGHTS if name not in COMMON
        }
        best = max(telling, key=lambda name: telling[name])
        return best if telling[best] > 0 else COMMON[0]


def weigh(setting: Setting, passage: Passage, modality: Modality, *, sourced: bool) -> Weighed:
    """The reasons for and against a sentence; `sourced` tells whether somebody says it."""
    span, seen = passage.span, passage.seen
    figures = FIGURE.findall(setting.article.text, *span) if seen & FIGURED else ()
    counts: dict[str, float] = {
        "opening": span.start == setting.opening and bool(setting.mentions_in(span)),
        "origin": bool(seen & ORIGIN),
        "denied": modality == "denied",
        "conditional": modality == "conditional",
        "sourced": sourced,
        "answer": bool(seen & ANSWERS),
        "dated": setting.is_near(span),
        "subhead": span.start in setting.parts,
        "position": setting.follows(span),
        "figures": min(len(figures), 4),
        "length": min(passage.last - passage.first, 40) / 10,
        "colour": min(len(passage.where(COLOUR)), 3) if seen & COLOUR else 0,
        "rhetoric": modality == "reported" and not seen & CLAIMS and passage.quoted() > 1 / 4,
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
