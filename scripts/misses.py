"""Key sentences found, and every miss and false hit of a text in its sentence."""

# ruff: noqa: INP001 - beside the script that uses it

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

Gold = Mapping[str, Any]
# Two key sentences are one, and two dates too, from such a share of common words on (as score.py).
SAME_SENTENCE, SAME_DATE = 0.8, 0.5


def pairs(score: ModuleType, gold: Gold, predicted: Gold) -> Iterator[tuple[Gold, Gold]]:
    """The key sentences found, with what was predicted of each."""
    first = predicted["key_sentences"][: len(gold["key_sentences"])]
    for sentence in gold["key_sentences"]:
        words = Counter(score.tokens(sentence["text"]))
        for other in first:
            theirs = Counter(score.tokens(other["text"]))
            longer = max(words.total(), theirs.total(), 1)
            if (words & theirs).total() >= SAME_SENTENCE * longer:
                yield sentence, other
                break


def same_source(score: ModuleType, one: str | None, other: str | None) -> bool:
    """Whether two attributions are one: the words of one are in the other, or most are shared."""
    if not one or not other:
        return not one and not other
    words, theirs = (set(score.fold(text).split()) - score.ARTICLES for text in (one, other))
    shared = len(words & theirs)
    return words <= theirs or theirs <= words or shared * 2 >= max(len(words), len(theirs))


def wrong(score: ModuleType, gold: Gold, predicted: Gold, text: str) -> Iterator[str]:
    """Every miss and every false hit, in its sentence."""
    yield from _wrong_actors(score, gold, predicted, text)
    yield from _wrong_dates(score, gold, predicted, text)
    yield from _wrong_sentences(score, gold, predicted)
    mine = {" ".join(line.split()) for line in gold["boilerplate"]}
    theirs = {" ".join(line.split()) for line in predicted["boilerplate"]}
    yield from (f"boilerplate missed | {line}" for line in sorted(mine - theirs))
    yield from (f"boilerplate false | {line}" for line in sorted(theirs - mine))


def _wrong_actors(score: ModuleType, gold: Gold, predicted: Gold, text: str) -> Iterator[str]:
    alts = score.alt_map(gold)
    matched = score.match_actors(gold["actors"], predicted["actors"], alts)
    for place, actor in enumerate(gold["actors"]):
        surfaces = [mention["surface"] for mention in actor["mentions"]]
        if place not in matched:
            yield f"actor missed {actor['name']} | {_around(text, surfaces[0])}"
            continue
        other = predicted["actors"][matched[place]]
        if other["type"] != actor["type"]:
            yield f"actor {actor['name']}: {other['type']} for {actor['type']}"
        folded = [
            {alts.get(score.fold(s), score.fold(s)) for s in listed}
            for listed in (surfaces, other["mentions"])
        ]
        for surface in sorted(folded[0] - folded[1]):
            yield f"mention missed {actor['name']}: {surface}"
        for surface in sorted(folded[1] - folded[0]):
            yield f"mention false {actor['name']}: {surface} | {_around(text, surface)}"
    for place, actor in enumerate(predicted["actors"]):
        if place not in matched.values():
            found = f"{actor['name']} ({actor['type']})"
            yield f"actor false {found} | {_around(text, actor['mentions'][0])}"


def _wrong_dates(score: ModuleType, gold: Gold, predicted: Gold, text: str) -> Iterator[str]:
    dates = [dict(t) for t in {(d["surface"], d["edtf"]): d for d in predicted["dates"]}.values()]
    edges = [_candidates(score, date, dates) for date in gold["dates"]]
    matched = score.max_matching(edges, len(edges))
    for place, date in enumerate(gold["dates"]):
        if place not in matched:
            yield f"date missed {date['surface']} {date['edtf']} | {_around(text, date['surface'])}"
            continue
        other = dates[matched[place]]
        if other["edtf"] != date["edtf"]:
            where = _around(text, date["surface"])
            yield f"date value {date['surface']}: {other['edtf']} for {date['edtf']} | {where}"
        elif other["role"] != date["role"]:
            yield f"date role {date['surface']}: {other['role']} for {date['role']} (not scored)"
    for place, date in enumerate(dates):
        if place not in matched.values():
            yield f"date false {date['surface']} {date['edtf']} | {_around(text, date['surface'])}"


def _candidates(score: ModuleType, date: Gold, dates: Sequence[Gold]) -> list[int]:
    """The predicted dates that may be `date`, those of its value first."""
    near = [
        place
        for place, other in enumerate(dates)
        if score.date_overlap(date["surface"], other["surface"]) >= SAME_DATE
    ]
    return sorted(near, key=lambda place: bool(dates[place]["edtf"] != date["edtf"]))


def _wrong_sentences(score: ModuleType, gold: Gold, predicted: Gold) -> Iterator[str]:
    both = list(pairs(score, gold, predicted))
    found = [mine["text"] for mine, _ in both]
    hits = [theirs["text"] for _, theirs in both]
    for sentence in gold["key_sentences"]:
        if sentence["text"] not in found:
            yield f"key sentence missed | {sentence['text']}"
    for sentence in predicted["key_sentences"][: len(gold["key_sentences"])]:
        if sentence["text"] not in hits:
            yield f"key sentence false | {sentence['text']}"
    for mine, theirs in both:
        same = {
            "modality": mine["modality"] == theirs["modality"],
            "attribution": same_source(score, mine["attribution"], theirs["attribution"]),
        }
        for name in (name for name, right in same.items() if not right):
            yield f"{name} {theirs[name]} for {mine[name]} | {mine['text']}"


def _around(text: str, surface: str) -> str:
    """The words around the first place of `surface`."""
    place = max(text.casefold().find(surface.casefold()), 0)
    return " ".join(text[max(0, place - 60) : place + len(surface) + 60].split())
