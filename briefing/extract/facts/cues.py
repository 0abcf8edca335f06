"""What single words tell about a sentence, one look-up a word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from briefing.extract.facts.conjugation import finite, participles
from briefing.extract.facts.speakers import speakers
from briefing.languages import Language

# One bit for each thing that a word can be; a word may be several.
(
    SAYS,
    TIGHT,
    CLAIMS,
    DENIES,
    DENIES_CLAUSE,
    REJECTS,
    SPOKEN,
    SAID,
    PHRASE,
    PLANS,
    CONDITIONAL,
    DOUBT,
    RUMOUR,
    FUTURE,
    COMING,
    PAST,
    PROMISES,
    ORIGIN,
    COLOUR,
    NUMBER,
    PERFECT,
    PASSIVE,
    NOT,
    THAT,
    ASKS,
    FIGURED,
    PRESENT,
    ESTIMATES,
    VOWS,
) = (1 << bit for bit in range(29))

SAYING = SAYS | TIGHT | CLAIMS
DENYING = DENIES | DENIES_CLAUSE | REJECTS
FINITE = PAST | FUTURE | CONDITIONAL | PERFECT
# A vocabulary that outgrows this is forgotten for new words: memory stays flat over any corpus.
MOST_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class Phrase:
    """Several words that are one cue, found by the rarest; `before` of them stand before it."""

    words: tuple[str, ...]
    before: int
    use: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A tense told by one of `endings` after one of `stems`; `traps` are other words."""

    endings: tuple[str, ...]
    stems: tuple[str, ...]
    traps: frozenset[str]
    bits: int

    def fits(self, word: str) -> bool:
        """Whether `word`, in lower case, has the tense."""
        for ending in self.endings:
            if word.endswith(ending):
                stem = word[: len(word) - len(ending)]
                return stem.endswith(self.stems) and word not in self.traps
        return False


class Lexicon(dict[str, int]):
    """The bits of a word in lower case; what no list names is told by its ending and remembered."""

    def __init__(self, known: Mapping[str, int], endings: tuple[Ending, ...]) -> None:
        super().__init__(known)
        self.endings = endings

    def __missing__(self, word: str) -> int:
        bits = NUMBER if word[0].isdecimal() else 0
        if any(map(str.isdecimal, word)):
            bits |= FIGURED
        for ending in self.endings:
            if ending.fits(word):
                bits |= ending.bits
        if len(self) < MOST_WORDS:
            self[word] = bits
        return bits


@dataclass(frozen=True, slots=True)
class Cues:
    """A language's cues: the bits of words, phrases by their rarest word, sets of words by name.

    `participle`, `infinitive` and `adverbial` are the endings of these forms, `nominal` those of
    nouns that look like conditionals, `agents` those of nouns for who does something, `many_noun`
    those of nouns for many, `many_verb` those of a verb with many subjects.
    """

    lexicon: Lexicon
    phrases: Mapping[str, tuple[Phrase, ...]]
    sets: Mapping[str, frozenset[str]]
    participle: tuple[str, ...]
    infinitive: tuple[str, ...]
    adverbial: tuple[str, ...]
    nominal: tuple[str, ...]
    agents: tuple[str, ...]
    many_noun: tuple[str, ...]
    many_verb: tuple[str, ...]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.sets[name]


@cache
def cues(language: Language) -> Cues:
    """The cues of `language`, compiled from its facts.toml on first use."""
    data = language.toml("facts")
    phrases = _phrases(data)
    words: dict[str, int] = {}
    for bits, listed in _words(data):
        for word in listed:
            words[word] = words.get(word, 0) | bits
    for anchor in phrases:
        words[anchor] = words.get(anchor, 0) | PHRASE
    # A listed word has its tense too: "preveía" is past as well as a plan.
    endings = _endings(data)
    for word in words:
        words[word] |= sum(ending.bits for ending in endings if ending.fits(word))
    participle = {form for table in data["conjugation"].values() for form in table["participle"]}
    return Cues(
        Lexicon(words, endings),
        phrases,
        {**_sets(data), **speakers(language)},
        tuple(participle),
        tuple(data["grammar"]["infinitive"]),
        tuple(data["grammar"]["adverbial"]),
        tuple(data["conditional"]["nominal"]),
        tuple(data["speakers"]["agents"]),
        tuple(data["speakers"]["many_noun"]),
        tuple(data["speakers"]["many_verb"]),
    )


def _words(data: Mapping[str, Any]) -> Iterable[tuple[int, Iterable[str]]]:
    saying, grammar = data["saying"], data["grammar"]
    conditional, future, past = data["conditional"], data["future"], data["past"]
    verbs = (
        (SAYS, [*saying["says"], *saying["reflexive"]]),
        (TIGHT, saying["tight"]),
        (CLAIMS, saying["claims"]),
        (DENIES, saying["denies"]),
        (DENIES_CLAUSE, saying["denies_clause"]),
        (REJECTS, saying["rejects"]),
        (PLANS, future["plans"]),
        (PROMISES, conditional["promises"]),
        (VOWS, saying["vows"]),
    )
    for bits, listed in verbs:
        yield bits | SPOKEN, finite(listed, data)
        yield bits | SAID, participles(listed, data)
    yield ESTIMATES, finite(saying["estimates"], data)
    yield ORIGIN, finite(data["weighing"]["origin"], data)
    yield CONDITIONAL, [*conditional["strong"], *conditional["rumour"]]
    yield DOUBT, [*conditional["strong"], *conditional["words"]]
    yield RUMOUR, conditional["rumour"]
    yield FUTURE, future["words"]
    yield COMING, future["coming"]
    yield ASKS, future["asks"]
    yield PAST, past["words"]
    yield PRESENT, data["present"]["words"]
    yield PERFECT, grammar["perfect"]
    yield PASSIVE, grammar["passive"]
    yield NOT, grammar["not"]
    yield THAT, grammar["that"]
    yield COLOUR, data["weighing"]["colour"]
    numbers = data["numbers"]
    for table in ("words", "scales", "groups", "many"):
        yield NUMBER, numbers[table]


def _endings(data: Mapping[str, Any]) -> tuple[Ending, ...]:
    conditional, future, past = data["conditional"], data["future"], data["past"]
    present = data["present"]
    weak = frozenset(conditional["weak"])
    return (
        Ending(
            tuple(conditional["endings"]),
            tuple(conditional["stems"]),
            frozenset(conditional["traps"]) | weak,
            CONDITIONAL,
        ),
        Ending(
            tuple(future["endings"]), tuple(future["stems"]), frozenset(future["traps"]), FUTURE
        ),
        Ending(tuple(past["endings"]), ("",), frozenset(past["traps"]), PAST),
        Ending(tuple(present["endings"]), ("",), frozenset(present["traps"]), PRESENT),
    )


def _phrases(data: Mapping[str, Any]) -> Mapping[str, tuple[Phrase, ...]]:
    uses = {
        "according": data["according"]["before"],
        "says": data["saying"]["phrases"],
        "doubt": data["conditional"]["phrases"],
        "plan": data["future"]["phrases"],
    }
    found: dict[str, tuple[Phrase, ...]] = {}
    for use, listed in uses.items():
        for text in listed:
            words = tuple(text.split())
            anchor = max(words, key=len)
            found[anchor] = (
                *found.get(anchor, ()),
                Phrase(words, words.index(anchor), use),
            )
    return found


def _sets(data: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    grammar, according = data["grammar"], data["according"]
    named = (*grammar.items(), *data["speakers"].items())
    sets = {name: frozenset(listed) for name, listed in named}
    sets |= {name: frozenset(according[name]) for name in ("not_after", "not_before", "agent")}
    sets["consulted"] = frozenset(data["trim"]["consulted"])
    sets["own"] = frozenset(finite(data["saying"]["reflexive"], data))
    sets["makes"] = frozenset(finite(data["saying"]["makes"], data))
    sets["openers"] = sets["that"] | sets["relative"] | sets["joins"]
    for name in ("claim_nouns", "refused", "having", "nouns"):
        sets[name] = frozenset(data["saying"][name])
    # What opens no subject, and what ends none.
    leading = ("of", "prepositions", "joins", "relative", "subordinate")
    ends = ("of", "prepositions", "joins", "relative", "clitics", "articles")
    sets["leading"] = frozenset().union(*map(sets.__getitem__, leading))
    sets["joining"] = frozenset().union(*map(sets.__getitem__, ends))
    sets["breaking"] = sets["breaks"] | sets["articles"]
    # "insistir" [en que]: each form of the verb with its preposition.
    sets["governed"] = frozenset(
        f"{form} {preposition}"
        for preposition, verbs in data["saying"]["governed"].items()
        for form in finite(verbs, data) | participles(verbs, data)
    )
    return sets
