"""Which articles name whom, kept up to date as articles change."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from briefing.model import Reading

Named = Mapping[str, tuple[Reading, ...]]


class Naming:
    """Finds the articles that name each actor; those that did not change are not looked at again.

    Readings that stay are in one order among themselves, for all that orders them is their own.
    """

    def __init__(self) -> None:
        # In one value, for another thread may ask meanwhile.
        self._last: tuple[Sequence[Reading], Named] = ((), {})

    def of(self, readings: Sequence[Reading]) -> Named:
        """For each actor, in no order, the readings that name it, in their order.

        Where none of these changed they are the very tuple that they were.
        """
        before, named = self._last
        place_of = {id(one): place for place, one in enumerate(readings)}
        known = set(map(id, before))
        new: dict[str, list[Reading]] = defaultdict(list)
        for one in (one for one in readings if id(one) not in known):
            for actor in one.named:
                new[actor].append(one)
        gone = (one.named for one in before if id(one) not in place_of)
        found = dict(named)
        for actor in {*new, *chain.from_iterable(gone)}:
            stay = (one for one in found.pop(actor, ()) if id(one) in place_of)
            if row := sorted((*stay, *new.get(actor, ())), key=lambda one: place_of[id(one)]):
                found[actor] = tuple(row)
        self._last = (readings, found)
        return found
