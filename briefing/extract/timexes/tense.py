"""Where the verb beside a date points: back, ahead, or nowhere certain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.extract.scan import Scan
from briefing.extract.timexes.anchoring import Lean
from briefing.extract.timexes.clause import FAR, ahead, back, is_fronted, stops
from briefing.languages import Language
from briefing.text import Span

PARTICIPLE_REACH = 5
SHORT = 4


@dataclass(frozen=True, slots=True, eq=False)
class Tenses:
    """The verb forms and cues of a language (time.toml, [tense]): endings, lists of words."""

    endings: Mapping[str, tuple[str, ...]]
    words: Mapping[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether `word` is in the list `name`."""
        return word in self.words[name]

    @lru_cache(maxsize=1 << 14)  # noqa: B019 - one for each language, kept for good
    def finite(self, word: str) -> Lean:
        """-1 for a past form, 1 for a future one, 0 for one that sets a later date, else None."""
        if word in self.words["neither"]:
            return None
        if word in self.words["past"]:
            return -1
        if word in self.words["future"] or (
            len(word) >= SHORT and word.endswith(self.endings["future"])
        ):
            return 1
        if len(word) >= SHORT and word.endswith(self.endings["past"]):
            return 0 if word.startswith(self.endings["setting"]) else -1
        return None

    def participle(self, word: str) -> bool:
        """Whether `word` looks like a past participle."""
        return word in self.words["participles"] or (
            len(word) > SHORT and word.endswith(self.endings["participle"])
        )


@cache
def tenses(language: Language) -> Tenses:
    """The compiled [tense] table of `language`."""
    data = language.toml("time")["tense"]
    return Tenses(
        {name: tuple(endings) for name, endings in data["endings"].items()},
        {name: frozenset(words) for name, words in data["words"].items()},
    )


def lean(
    scan: Scan, sentence: Span, first: int, last: int, forms: Tenses, *, governed: bool
) -> Lean:
    """Where the clause of tokens `first`..`last` points; None where its sentence has no verb.

    After "de" a date belongs to a noun: its verb counts half, if it is not `governed` all the same.
    """
    lower = scan.tokens.lower
    start = start_of(scan, first + forms.has("determiners", lower[first]), forms)
    before = lower[start - 1] if start else ""
    if forms.has("surely_ahead", before):
        return 1
    limit = forms.has("ahead", before) or (
        start > 1 and f"{lower[start - 2]} {before}" in forms.words["ahead_phrases"]
    )
    verb = _verb(scan, sentence, start, last, forms, participles=not limit)
    if verb and not limit:
        return verb if governed or not forms.has("attached", before) else verb / 2
    if limit:
        # "duró hasta el viernes", but "dio un plazo hasta el viernes".
        return verb if verb and forms.finite(lower[start - 2]) else 1
    if forms.has("back", before):
        return -1
    return 0 if verb == 0 else _tense_around(scan, sentence, start, forms)


def start_of(scan: Scan, first: int, forms: Tenses) -> int:
    """The first token of a date with its article."""
    before = scan.tokens.lower[first - 1] if first > 1 else ""
    article = forms.has("determiners", before) and not forms.has("attached", before)
    return first - article


def belongs(scan: Scan, first: int, forms: Tenses) -> bool:
    """Whether the date at token `first` belongs to a noun ("la guerra de 1974")."""
    start = start_of(scan, first, forms)
    return start > 0 and forms.has("attached", scan.tokens.lower[start - 1])


def tells(
    scan: Scan, sentence: Span, first: int, last: int, forms: Tenses, *, in_front: bool
) -> bool:
    """Whether a main clause tells the past at tokens `first`..`last`; or only if `in_front`."""
    lower, gaps, verb = scan.tokens.lower, scan.tokens.gaps, None
    behind = back(scan, sentence, start_of(scan, first, forms))
    for place in behind:
        if lower[place] in forms.words["clause_words"]:
            return False
        if stops(gaps[place + 1]):
            break
        verb = forms.finite(lower[place]) if verb is None else verb
        if verb is None and _stands_alone(lower, place, forms):
            return False
    if verb is None and is_fronted(gaps, behind):
        verbs = (forms.finite(lower[place]) for place in ahead(scan, sentence, last))
        return next((found <= 0 for found in verbs if found is not None), False)
    return verb is not None and verb <= 0 and not in_front


def _stands_alone(lower: Sequence[str], place: int, forms: Tenses) -> bool:
    """Whether a participle has no auxiliary: "fundado en 1975"."""
    before = lower[place - 1] if place else ""
    return (
        forms.participle(lower[place])
        and not forms.has("determiners", before)
        and forms.finite(before) is None
    )


def _verb(
    scan: Scan, sentence: Span, first: int, last: int, forms: Tenses, *, participles: bool
) -> Lean:
    lower, gaps = scan.tokens.lower, scan.tokens.gaps
    behind = back(scan, sentence, first)
    for place in behind:
        if lower[place] in forms.words["clause_words"]:
            if lower[place + 1].endswith(forms.endings["infinitive"]):
                continue  # "tendrán que salir": one verb
            if (opened := _opened(lower, place, forms)) is not None:
                return opened
            break
        if stops(gaps[place + 1]):
            break
        found = _form(scan, sentence, place, first, forms, participles=participles)
        if found is not None:
            return found
    if len(behind) > 1 and forms.has("back", lower[first - 1]):
        return None  # "construye desde enero la vía que unirá ..."
    fronted = is_fronted(gaps, behind) or _is_aside(scan, sentence, first, last, forms)
    return _verb_ahead(scan, sentence, last, forms, fronted=fronted)


def _verb_ahead(scan: Scan, sentence: Span, last: int, forms: Tenses, *, fronted: bool) -> Lean:
    tokens = scan.tokens
    for place in ahead(scan, sentence, last):
        if not fronted and stops(tokens.gaps[place]):
            break
        found = forms.finite(tokens.lower[place])
        if found is not None and not tokens.words[place][0].isupper():
            # "El viernes anunció ...": the act itself was on Friday.
            return found or -1
    return None


def _opened(lower: Sequence[str], place: int, forms: Tenses) -> Lean:
    """Where the words before a clause point: "espera que" ahead, "después de que" back."""
    before = lower[max(0, place - 2) : place]
    if not forms.words["hoping"].isdisjoint(before):
        return 1
    return None if forms.words["over"].isdisjoint(before) else -1


def _is_aside(scan: Scan, sentence: Span, first: int, last: int, forms: Tenses) -> bool:
    """Whether a date in commas parts a subject from its verb: "El cierre, en agosto, hundió"."""
    lower, gaps = scan.tokens.lower, scan.tokens.gaps
    if not (first and gaps[last + 1].startswith(",") and "," in gaps[first] + gaps[first - 1]):
        return False
    behind = back(scan, sentence, first, FAR)
    return all(forms.finite(lower[place]) is None for place in behind)


def _form(
    scan: Scan, sentence: Span, place: int, first: int, forms: Tenses, *, participles: bool
) -> Lean:
    tokens = scan.tokens
    word, before = tokens.lower[place], tokens.lower[place - 1] if place else ""
    if tokens.words[place][0].isupper() and tokens.starts[place] > sentence.start:
        return None
    if forms.has("to_be", before):
        return None  # "podría ser aprobada": as the verb before it has it
    if forms.has("planned", word):
        return 1
    if (found := forms.finite(word)) is not None:
        # "anunció el viernes que ..." likewise, but "anunció una cumbre para octubre" not.
        beside = first - place == 1 or (
            first - place == 2 and forms.has("at", tokens.lower[first - 1])
        )
        return -1 if found == 0 and beside else found
    if forms.participle(word) and not forms.has("determiners", before):
        near = participles and first - place <= PARTICIPLE_REACH
        return _participle(before, forms, near=near)
    infinitive = word.endswith(forms.endings["infinitive"])
    return _infinitive(before, forms) if infinitive and before else None


def _participle(before: str, forms: Tenses, *, near: bool) -> Lean:
    """Where a participle points behind a word: "sea firmado" ahead, "firmado" alone back."""
    if forms.has("may_be", before):
        return 1
    auxiliary = forms.finite(before)
    return auxiliary if auxiliary is not None else -1 if near else None


def _infinitive(before: str, forms: Tenses) -> Lean:
    """Where an infinitive points behind a word: "tras llegar" back, "para llegar" ahead."""
    if forms.has("past_infinitive_after", before):
        return -1
    if forms.has("future_infinitive_after", before):
        return 1
    return 0 if forms.finite(before) in (-1, 0) else None


def _tense_around(scan: Scan, sentence: Span, first: int, forms: Tenses) -> Lean:
    """-1 if all verbs far around are past, 0 if some are not, None without any verb."""
    lower = scan.tokens.lower
    places = (*back(scan, sentence, first, FAR), *ahead(scan, sentence, first, FAR))
    verbs = (lower[place] for place in places if not forms.has("to_be", lower[place - 1]))
    leans = {found for verb in verbs if (found := forms.finite(verb)) is not None}
    return (-1 if leans == {-1} else 0) if leans else None
