"""What was computed before, each thing with what it was computed from."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeVar

from briefing.cache import Store

T = TypeVar("T")
R = TypeVar("R")
# Does some work for each of many tasks, in any order, and gives their places with the results.
Share = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[tuple[int, Any]]]
Key = tuple[str, ...]

Known = tuple[tuple[Any, ...], Any]
Room = dict[Hashable, Known]


class Memory:
    """Results by room and key; each is good as long as what it was made from is the same.

    The same means equal, and for what did not change at all, the very same object, which costs
    nothing to compare. `turn` forgets what nobody has asked for since the last turn. One
    that is for `once` serves a single round, and does not keep what is asked for once in it.
    """

    def __init__(
        self, store: Store | None = None, share: Share | None = None, *, once: bool = False
    ) -> None:
        self.store = store
        self.is_for_once = once
        self._share = share
        self._before: defaultdict[str, Room] = defaultdict(dict)
        self._now: defaultdict[str, Room] = defaultdict(dict)

    def recall(
        self, room: str, key: Hashable, source: tuple[object, ...], make: Callable[[], T]
    ) -> T:
        """What `make` gives; not made again if it was made from an equal `source` before."""
        known = self.last(room, key)
        if known is None or known[0] != source:
            known = (source, make())
        self._now[room][key] = known
        result: T = known[1]
        return result

    def recall_once(
        self, room: str, key: Hashable, source: tuple[object, ...], make: Callable[[], T]
    ) -> T:
        """The same of what is asked for once a round."""
        return make() if self.is_for_once else self.recall(room, key, source, make)

    def last(self, room: str, key: Hashable) -> Known | None:
        """What was made last, behind the source that it was made of; None if nothing is known."""
        return self._now[room].get(key) or self._before[room].get(key)

    def forget(self, *rooms: str) -> None:
        """Keep nothing of these rooms; what is asked for again is made again."""
        for room in rooms:
            self._before.pop(room, None)
            self._now.pop(room, None)

    def kept(self, key: Callable[[], Key], kind: Any, make: Callable[[], T]) -> T:  # noqa: ANN401
        """What `make` gives, of type `kind`, from the disk if it is there.

        The key says all it was made of; nobody asks for it where nothing is kept.
        """
        if self.store is None:
            return make()
        return self.store.kept(key(), kind, make)

    def holds(self, key: Key) -> bool:
        """Whether what was made of `key` is on the disk."""
        return self.store is not None and self.store.holds(key)

    def each(
        self, work: Callable[[T, "Memory"], R], tasks: Sequence[T], is_known: Callable[[T], bool]
    ) -> list[R]:
        """What `work` gives for each of the tasks.

        As far as it is kept on disk, other processes do what is not known, where there are any;
        `work` is done here as well, and finds what they made while they go on.
        """
        found = {}
        for place in self._elsewhere(work, tasks, is_known):
            found[place] = work(tasks[place], self)
        return [
            found[place] if place in found else work(task, self) for place, task in enumerate(tasks)
        ]

    def ahead(
        self,
        work: Callable[[T, "Memory"], object],
        tasks: Sequence[T],
        is_known: Callable[[T], bool],
    ) -> None:
        """Have other processes do what is not known, to be kept on disk until it is asked for."""
        for _ in self._elsewhere(work, tasks, is_known):
            pass

    def _elsewhere(
        self,
        work: Callable[[T, "Memory"], object],
        tasks: Sequence[T],
        is_known: Callable[[T], bool],
    ) -> Iterator[int]:
        """The places of the tasks that other processes do, each when all it leaves is there."""
        if self.store is None or self._share is None:
            return
        new = [place for place, task in enumerate(tasks) if not is_known(task)]
        apart = partial(_apart, work, self.store)
        for number, made in self._share(apart, [tasks[place] for place in new]):
            self.store.adopt(made)
            yield new[number]

    def turn(self) -> None:
        """Begin a new round: what the one before the last made and nobody wanted is forgotten.

        A room in which nobody asked for anything stays as it is: its time may come later.
        """
        self._before, self._now = self._before | self._now, defaultdict(dict)


def _apart(work: Callable[[T, Memory], object], store: Store, task: T) -> dict[bytes, bytes]:
    """What a task leaves to be kept."""
    own = store.apart()
    work(task, Memory(own))
    return own.taken()
