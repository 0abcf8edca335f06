"""Under which words an index lists an actor: a person's surname where it can be known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from briefing.corpus import Corpus
from briefing.languages import Language
from briefing.model import Entity, Reading
from briefing.pages.collation import sort_key
from briefing.text import folded

Surfaces = Mapping[str, int]
# How many other names of an actor an index sends to it, and how alike they may not start.
MOST_OTHERS, ALIKE = 6, 5
FULL_NAME = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an index: `words` are the name as it is filed, or another that leads to `see`."""

    words: str
    entity: Entity
    see: str = ""


def entries(corpus: Corpus) -> list[Entry]:
    """The lines of the index in the order of the language's alphabet.

    Newspapers list people by surname. Which part of a name that is, the texts tell when they call
    somebody by it alone ("Putin", but "Kim" of Kim Jong-un and "Xi" of Xi Jinping); what they leave
    open stays as it is written, rather than being guessed.
    """
    source = (corpus.readings, corpus.shown, corpus.language)
    return corpus.memory.recall("filed", "", source, partial(_filed, corpus))


def _filed(corpus: Corpus) -> list[Entry]:
    source = (corpus.shown, _surfaces(corpus), corpus.language)
    return corpus.memory.recall_once("entries", "", source, partial(_in_order, *source))


def _in_order(
    shown: Iterable[Entity], surfaces: Mapping[str, Surfaces], language: Language
) -> list[Entry]:
    found = [
        entry
        for entity in shown
        for entry in _entries(entity, surfaces.get(entity.id, {}), language)
    ]
    return sorted(found, key=lambda entry: (sort_key(entry.words, language), entry.entity.id))


def _surfaces(corpus: Corpus) -> Mapping[str, Surfaces]:
    """By which names the articles call each actor, and how often."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for one in corpus.readings:
        own = corpus.memory.recall_once(
            "surfaces", one.article.id, (one.article, one.mentions), partial(_surfaces_in, one)
        )
        for actor, surfaces in own.items():
            counts = found[actor]
            for surface, number in surfaces.items():
                counts[surface] = counts.get(surface, 0) + number
    return dict(found)


def _surfaces_in(reading: Reading) -> Mapping[str, Surfaces]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in reading.mentions:
        if mention.how in ("name", "alias"):
            found[mention.entity][" ".join(mention.span.of(reading.article.text).split())] += 1
    return {actor: dict(surfaces) for actor, surfaces in found.items()}


def _entries(entity: Entity, surfaces: Surfaces, language: Language) -> Iterator[Entry]:
    words = filed(entity, surfaces, language)
    yield Entry(words, entity)
    surname = words.partition(", ")[0]
    taken = [_order(words, language)]
    others = sorted(surfaces, key=lambda name: (-surfaces[name], name))
    if entity.status == "registered":
        others = [*entity.aliases, *others]
    for other in others[:MOST_OTHERS]:
        order = _order(other, language)
        # What would stand beside an entry that it leads to leads nobody.
        beside = any(order[:ALIKE] == known[: len(order)][:ALIKE] for known in taken)
        if not beside and not _holds(other, surname):
            taken.append(order)
            yield Entry(other[:1].upper() + other[1:], entity, words)


def _holds(name: str, surname: str) -> bool:
    """Whether a name is only another way of writing what is filed: "Donald J. Trump"."""
    return f" {folded(surname)} " in f" {folded(name)} "


def _order(words: str, language: Language) -> list[int]:
    return sort_key(words, language)[0]


def filed(entity: Entity, surfaces: Surfaces, language: Language) -> str:
    """The name as an index lists it: "Trump, Donald"; "Kim Jong-un", "Felipe VI" as they are."""
    words = entity.name.split()
    at = _surname(words, surfaces, language) if entity.kind == "person" else 0
    # Particles stand with the given name: "Rúa, Fernando de la".
    while 0 < at < len(words) - 1 and words[at].islower():
        at += 1
    return f"{' '.join(words[at:])}, {' '.join(words[:at])}" if at else entity.name


def _surname(words: list[str], surfaces: Surfaces, language: Language) -> int:
    """The place among `words` where the surname starts; 0 where that is not known."""
    name = [folded(word) for word in words]
    for surface in sorted(surfaces, key=lambda surface: (-surfaces[surface], surface)):
        short = [folded(word) for word in surface.split()]
        places = range(len(name) - len(short) + 1) if len(short) < len(name) else ()
        place = next((at for at in places if name[at : at + len(short)] == short), None)
        # Of a name that only loses its end, "Adela Albornoz", this says nothing.
        if place or (place == 0 and len(short) == 1):
            return place
    called = [*(surface.split() for surface in sorted(surfaces)), words]
    return 1 if any(_is_plain(one, words, language) for one in called) else 0


def _is_plain(surface: list[str], words: list[str], language: Language) -> bool:
    """Whether a name opens with a given name and one surname: "Adela Albornoz", not "Felipe VI"."""
    if len(surface) != FULL_NAME or surface != words[:FULL_NAME]:
        return False
    given = _given_names(language)
    return surface[0] in given and surface[1] not in given and not surface[1].isupper()


@cache
def _given_names(language: Language) -> frozenset[str]:
    return language.words("given_names")
