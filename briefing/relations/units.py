"""What a number counts, beyond the word behind it."""

from bisect import bisect_left

from briefing.extract.facts.passage import Passage
from briefing.model import Quantity
from briefing.relations.wording import Wording


def unit_of(passage: Passage, quantity: Quantity, known: Wording) -> tuple[str, int]:
    """What is counted, and where it ends: "once de ellas civiles" counts civilians.

    So it does where an article or a sum parts the two: "elevó a 312 los muertos".
    """
    unit, end = quantity.unit.lower(), quantity.span.end
    following = bisect_left(passage.tokens.starts, end)
    if unit in known.partitives:
        place = following
    elif not unit:
        sizes = (len(words) for words in known.between if _stand(words, following, passage))
        place = following + next(sizes, passage.last)
    else:
        return unit, end
    if place < passage.last and passage.word(place).isalpha():
        return passage.word(place), passage.tokens.ends[place]
    return unit, end


def _stand(words: tuple[str, ...], place: int, passage: Passage) -> bool:
    end = place + len(words)
    return end < passage.last and passage.tokens.lower[place:end] == words


def subject_of(unit: str, near: frozenset[str], known: Wording) -> str:
    """What a count is of: for persons in general what happened to them, where that is said."""
    if not unit or unit in known.nothing:
        return ""
    if unit in known.people:
        fates = sorted(near & known.fates)
        return fates[0] if len(fates) == 1 else ""
    return unit if unit in known.measures else known.key(unit)
