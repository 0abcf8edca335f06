"""Where the verb beside a date points: back, ahead, or nowhere certain."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from briefing.extract.scan import Scan
from briefing.extract.timexes.anchoring import Lean
from briefing.languages import Language
from briefing.text import Span

REACH = 25
PARTICIPLE_REACH = 5
STOPS = frozenset(",;:.!?()[]«»\"“”—–…\n")
FRONTED = 3


@dataclass(frozen=True, slots=True)
class Tenses:
    """The verb forms and cues of a language (its time.toml, [tense])."""

    past_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    setting: tuple[str, ...]
    past: frozenset[str]
    future: frozenset[str]
    neither: frozenset[str]
    participles: frozenset[str]
    planned: frozenset[str]
    determiners: frozenset[str]
    clause_words: frozenset[str]
    past_infinitive_after: frozenset[str]
    future_infinitive_after: frozenset[str]
    back: frozenset[str]
    ahead: frozenset[str]
    surely_ahead: frozenset[str]
    ahead_phrases: frozenset[str]
    attached: frozenset[str]

    def finite(self, word: str) -> Lean:
        """-1 for a past form, 1 for a future one, 0 for one that sets a later date, None for any other word."""
        if word in self.neither:
            return None
        if word in self.past:
            return -1
        if word in self.future or (len(word) > 4 and word.endswith(self.future_endings)):
            return 1
        if len(word) > 3 and word.endswith(self.past_endings):
            return 0 if word.startswith(self.setting) else -1
        return None

    def participle(self, word: str) -> bool:
        """Whether `word` looks like a past participle."""
        return word in self.participles or (len(word) > 5 and word.endswith(self.participle_endings))


@cache
def tenses(language: Language) -> Tenses:
    """The compiled [tense] table of `language`."""
    data = language.toml("time")["tense"]
    endings = ("past_endings", "future_endings", "infinitive_endings", "participle_endings", "setting")
    lists = {name: tuple(data[name]) if name in endings else frozenset(data[name]) for name in data}
    return Tenses(**lists)


def lean(scan: Scan, sentence: Span, first: int, last: int, forms: Tenses) -> Lean:
    """Where the clause of tokens `first`..`last` points; None where its sentence has no verb at all."""
    lower = scan.tokens.lower
    before = lower[first - 1] if first else ""
    if before in forms.determiners and first > 1 and before not in forms.attached:
        first -= 1
        before = lower[first - 1]
    if before in forms.surely_ahead:
        return 1
    verb = None if before in forms.attached else _verb(scan, sentence, first, last, forms)
    if verb:
        return verb
    if before in forms.ahead or (first > 1 and f"{lower[first - 2]} {before}" in forms.ahead_phrases):
        return 1
    if before in forms.back:
        return -1
    return 0 if verb == 0 or _has_verb(scan, sentence, first, forms) else None


def _verb(scan: Scan, sentence: Span, first: int, last: int, forms: Tenses) -> Lean:
    tokens = scan.tokens
    clause = list(takewhile(lambda place: not STOPS.intersection(tokens.gap(place)), _back(scan, sentence, first)))
    for place in clause:
        word = tokens.lower[place]
        if word in forms.clause_words:
            break
        if (found := _form(scan, place, first, forms)) is not None:
            return found
    fronted = sum(1 for _ in _back(scan, sentence, first)) <= FRONTED
    for place in _ahead(scan, sentence, last):
        if not fronted and STOPS.intersection(tokens.gap(place - 1)):
            break
        found = None if tokens.words[place][0].isupper() else forms.finite(tokens.lower[place])
        if found is not None:
            return found
    return None


def _form(scan: Scan, place: int, first: int, forms: Tenses) -> Lean:
    tokens = scan.tokens
    word, before = tokens.lower[place], tokens.lower[place - 1] if place else ""
    if tokens.words[place][0].isupper():
        return None
    if (found := forms.finite(word)) is not None:
        return found
    if word in forms.planned:
        return 1
    if forms.participle(word) and before not in forms.determiners:
        auxiliary = forms.finite(before)
        return auxiliary if auxiliary is not None else -1 if first - place <= PARTICIPLE_REACH else None
    if word.endswith(forms.infinitive_endings) and before:
        if before in forms.past_infinitive_after:
            return -1
        if before in forms.future_infinitive_after:
            return 1
        return 0 if forms.finite(before) in (-1, 0) else None
    return None


def _back(scan: Scan, sentence: Span, first: int) -> Iterator[int]:
    for place in range(first - 1, max(-1, first - 1 - REACH), -1):
        if scan.tokens.starts[place] < sentence.start:
            return
        yield place


def _ahead(scan: Scan, sentence: Span, last: int) -> Iterator[int]:
    for place in range(last + 1, min(len(scan.tokens), last + 1 + REACH)):
        if scan.tokens.starts[place] >= sentence.end:
            return
        yield place


def _has_verb(scan: Scan, sentence: Span, first: int, forms: Tenses) -> bool:
    places = (*_back(scan, sentence, first), *_ahead(scan, sentence, first))
    return any(forms.finite(scan.tokens.lower[place]) is not None for place in places)
