"""Which sentences matter: a sum of named reasons, and no two sentences that say the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.edtf import EDTF
from briefing.extract.facts.cues import CLAIMS, COLOUR, NUMBER, ORIGIN, PAST, PERFECT, SPOKEN
from briefing.extract.facts.passage import QUOTES, Passage
from briefing.model import Article, Mention, Modality, Timex
from briefing.text import folded

# What a reason is worth. Counted ones (actors, headline, colour) are multiplied by their number.
WEIGHTS: Mapping[str, float] = {
    "opening": 3.0,  # the first sentence of the body tells the event
    "denied": 2.0,  # somebody disputes a claim
    "conditional": 1.8,  # what may come, what is not confirmed
    "planned": 1.6,  # what comes next
    "reported": 0.8,  # a claim with a source
    "origin": 1.2,  # how the matter began
    "event": 0.5,  # something happened: a finite past
    "actor": 0.25,  # for each actor, up to four
    "headline": 0.3,  # for each word it shares with the headline, up to four
    "dated": 0.6,  # near the article's own date, or to come
    "counted": 0.3,  # says how many
    "paragraph": 0.3,  # opens its paragraph
    "position": 0.6,  # times the share of the article that follows
    "standfirst": -1.5,  # says in advance what the body says again
    "quotation": -1.5,  # little but somebody's words
    "short": -0.8,  # hardly room for who did what
    "nobody": -1.0,  # no actor in it
    "old": -0.5,  # only long past dates: background
    "leaning": -0.5,  # opens with a word that points at the sentence before
    "colour": -0.6,  # for each word of comment, up to three
}
MOST = 6
LEAST = 3
ALIKE = 0.5
SHORT = 11
STEM = 5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence with its reasons and what they are worth together."""

    passage: Passage
    modality: Modality
    reasons: Mapping[str, float]

    @property
    def score(self) -> float:
        """The sum of the reasons."""
        return round(sum(self.reasons.values()), 3)

    @property
    def rule(self) -> str:
        """The reason that counts most."""
        return max(self.reasons, key=lambda name: self.reasons[name])


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the article as a whole."""

    article: Article
    headline: frozenset[str]
    body: int
    opening: int


def stems(words: Sequence[str]) -> frozenset[str]:
    """The beginnings of the longer words: "entregó" and "entrega" share theirs."""
    return frozenset(folded(word)[:STEM] for word in words if len(word) > 3)


def weigh(
    setting: Setting,
    passage: Passage,
    modality: Modality,
    mentions: Sequence[Mention],
    timexes: Sequence[Timex],
) -> Weighed:
    """The reasons for and against a sentence, each with its weight applied."""
    article, span = setting.article, passage.span
    text = article.text
    words = passage.last - passage.first
    actors = len({mention.entity for mention in mentions})
    shared = len(setting.headline & stems(passage.tokens.lower[passage.first : passage.last]))
    colour = len(passage.where(COLOUR))
    near, old = _nearness(timexes, article.date)
    leaning = passage.word(passage.first) in passage.cues["leaning"]
    follows = (len(text) - span.start) / max(1, len(text) - setting.body)
    counts = {
        "opening": span.start == setting.opening,
        "standfirst": span.start < setting.opening,
        modality: modality != "asserted",
        "origin": any(passage.kinds[place] & SPOKEN for place in passage.where(ORIGIN)),
        "event": bool(passage.seen & (PAST | PERFECT)),
        "actor": min(actors, 4),
        "headline": min(shared, 4),
        "dated": near,
        "old": old,
        "counted": any(place not in passage.in_dates for place in passage.where(NUMBER)),
        "paragraph": text[max(0, span.start - 2) : span.start] == "\n\n",
        "position": follows,
        "quotation": _is_quotation(passage) and not passage.seen & CLAIMS,
        "short": words < SHORT,
        "nobody": not actors,
        "leaning": leaning,
        "colour": min(colour, 3),
    }
    return Weighed(
        passage,
        modality,
        {name: WEIGHTS[name] * count for name, count in counts.items() if count},
    )


def _nearness(timexes: Sequence[Timex], date: EDTF | None) -> tuple[bool, bool]:
    """Whether a date stands near the article's own or after it, and whether all are long past."""
    if not timexes:
        return False, False
    own = date.earliest if date else None
    for timex in timexes:
        latest = timex.value.latest if timex.value else None
        if latest is None or (own and (own - latest).days < 400):
            return True, False
    return False, True


def _is_quotation(passage: Passage) -> bool:
    """Whether more than a third of a sentence stands in quotation marks at its start."""
    text = passage.span.of(passage.tokens.text)
    if text[0] not in QUOTES:
        return False
    closing = next(
        (index for index, mark in enumerate(text) if index and mark in QUOTES), len(text)
    )
    return closing > len(text) / 3


def select(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The best sentences, best first, without those that repeat a better one."""
    chosen: list[Weighed] = []
    wanted = max(LEAST, min(MOST, round(len(weighed) * 0.5)))
    said: list[frozenset[str]] = []
    for candidate in sorted(weighed, key=lambda one: (-one.score, one.passage.span)):
        if len(chosen) == wanted:
            break
        passage = candidate.passage
        words = stems(passage.tokens.lower[passage.first : passage.last])
        if any(len(words & other) >= ALIKE * len(words | other) for other in said):
            continue
        said.append(words)
        chosen.append(candidate)
    return chosen
