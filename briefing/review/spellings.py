"""Names that may be one actor's: asked of editors, and never decided by likeness alone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from briefing.editing.answers import refusing
from briefing.extract.names.grammar import grammar
from briefing.extract.names.likeness import Words, is_similar
from briefing.model import Entity
from briefing.problems import Answer, Problem
from briefing.review.overview import Overview
from briefing.text import folded

# Names that share a word are compared only where no more than so many do.
MOST = 40
# The words of so many names are kept at hand: most names are those of the last time.
AT_HAND = 1 << 15
WORD = re.compile(r"[^\W_]+")
VOICELESS = re.compile(r"[aeiouhyw]|(.)(?=\1)")
RANKS = {"registered": 0, "default": 1, "discovered": 2}
SOUNDS = str.maketrans("kqzbj", "ccsvi")
DOUBLED = re.compile(r"([^\W\d_])\1+")
# A shorter word that only one of two names has may tell father from son.
LONG = 3


def spellings(overview: Overview, found: Iterable[tuple[Entity, Entity]]) -> Iterator[Problem]:
    """The pairs of names that may be of one actor."""
    for known, other in found:
        place = overview.named[other.id]
        names = overview.names(other)
        answers = (
            Answer("accept", (overview.merging(known, other),)),
            Answer("reject", (refusing(known, names),)),
        )
        told = (
            f"`{other.name}` may be another spelling of `{known.name}` (`{known.id}`).",
            f"Make it an alias of `{known.id}`, or say that it is not.",
        )
        subject = " ".join(sorted((known.id, other.id)))
        yield overview.asked(
            "actor-spelling", subject, place.reading, place.span, told, place.mentions, answers
        )


def pairs(overview: Overview) -> list[tuple[Entity, Entity]]:
    """Each discovered actor that may be another, with the best known of those it may be.

    The cost is linear in the number of names.
    """
    corpus = overview.corpus
    given = grammar(corpus.language).given
    named = [entity for entity in corpus.entities.values() if entity.id in overview.named]
    ranked = sorted(named, key=lambda one: _rank(one, overview))
    place = {entity.id: number for number, entity in enumerate(ranked)}
    buckets: dict[object, list[tuple[Entity, Words]]] = defaultdict(list)
    for entity in ranked:
        for words in _all_words(entity, overview):
            for key in _keys(words):
                buckets[key].append((entity, words))
    best: dict[str, Entity] = {}
    for bucket in buckets.values():
        for known, other in _alike(bucket, given):
            there = best.get(other.id)
            if there is None or place[known.id] < place[there.id]:
                best[other.id] = known
    found = [(known, corpus.entities[identifier]) for identifier, known in best.items()]
    found = [pair for pair in found if pair[0].id not in best]
    return sorted(found, key=lambda pair: (place[pair[0].id], place[pair[1].id]))


def _rank(entity: Entity, overview: Overview) -> tuple[int, int, str]:
    return RANKS[entity.status], -overview.named[entity.id].mentions, entity.id


def _all_words(entity: Entity, overview: Overview) -> set[Words]:
    names = entity.aliases if entity.status != "discovered" else overview.names(entity)
    return {_words(name) for name in (entity.name, *names)}


@lru_cache(AT_HAND)
def _words(name: str) -> Words:
    return tuple(WORD.findall(folded(name)))


@lru_cache(AT_HAND)
def _keys(words: Words) -> frozenset[object]:
    """What two names that are alike have in common: all words but one, or all sounds."""
    sounds = tuple(VOICELESS.sub("", word.translate(SOUNDS)) for word in words)
    fewer = (words[:index] + words[index + 1 :] for index in range(len(words)) if len(words) > 1)
    return frozenset((words, *fewer, ("sounds", sounds)))


def _alike(
    bucket: Sequence[tuple[Entity, Words]], given: Iterable[str]
) -> Iterator[tuple[Entity, Entity]]:
    """The pairs in a bucket whose second, the less known, nobody registered."""
    if len(bucket) > MOST:
        return
    for index, (known, words) in enumerate(bucket):
        for other, own in bucket[index + 1 :]:
            if other.status != "discovered" or known.id == other.id or known.kind != other.kind:
                continue
            # Of one name are two that are each at home in an article; no spelling tells them apart.
            if folded(known.name) == folded(other.name):
                continue
            if may_be_one(words, own, known.kind, given) and not _are_apart(known, other):
                yield known, other


def may_be_one(one: Words, other: Words, kind: str, given: Iterable[str]) -> bool:
    """Whether two names, as folded words, may be spellings of one.

    Two given names, numbers and short words that differ are two names: Kim Jong Un is not
    Kim Jong Il.
    """
    if len(one) == len(other):
        pairs = zip(one, other, strict=True)
        return all(
            (kind == "person" and _heard(a) == _heard(b)) or _fits(a, b, given) for a, b in pairs
        )
    shorter, longer = sorted((one, other), key=len)
    if kind != "person" or len(longer) - len(shorter) > 1 or len(shorter) < 2:
        return False
    return any(
        longer[:index] + longer[index + 1 :] == shorter
        for index, word in enumerate(longer)
        if index and (len(word) == 1 or len(word) >= LONG)
    )


def _heard(word: str) -> str:
    """A word without doubled letters, and with one v: Holmm is Holm, and Wladimir Vladimir."""
    return DOUBLED.sub(r"\1", word.replace("w", "v")) if len(word) >= LONG else word


def _fits(one: str, other: str, given: Iterable[str]) -> bool:
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if one in given and other in given:
        return False
    return is_similar((one,), (other,)) and not any(sign.isdigit() for sign in one + other)


def _are_apart(one: Entity, other: Entity) -> bool:
    """Whether editors said that they are two."""
    names = [{folded(name) for name in (entity.name, *entity.aliases)} for entity in (one, other)]
    refused = [{folded(name) for name in entity.refuses} for entity in (one, other)]
    return not (names[0].isdisjoint(refused[1]) and names[1].isdisjoint(refused[0]))
