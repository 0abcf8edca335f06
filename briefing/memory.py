"""What was computed before, each thing with what it was computed from."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from briefing.cache import Store

T = TypeVar("T")
# Does some work for each of many tasks, in any order, and gives the results.
Share = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
Key = tuple[str, ...]

Known = tuple[tuple[object, ...], Any]
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
        self._is_for_once = once
        self._share = share
        self._before: defaultdict[str, Room] = defaultdict(dict)
        self._now: defaultdict[str, Room] = defaultdict(dict)

    def recall(
        self, room: str, key: Hashable, source: tuple[object, ...], make: Callable[[], T]
    ) -> T:
        """What `make` gives; not made again if it was made from an equal `source` before."""
        known = self._found(room, key)
        if known is None or known[0] != source:
            known = (source, make())
        self._now[room][key] = known
        result: T = known[1]
        return result

    def recall_once(
        self, room: str, key: Hashable, source: tuple[object, ...], make: Callable[[], T]
    ) -> T:
        """The same of what is asked for once a round."""
        return make() if self._is_for_once else self.recall(room, key, source, make)

    def last(self, room: str, key: Hashable) -> Any:  # noqa: ANN401
        """What was made last, of whatever; None if nothing is known."""
        known = self._found(room, key)
        return known[1] if known else None

    def kept(self, key: Callable[[], Key], kind: Any, make: Callable[[], T]) -> T:  # noqa: ANN401
        """What `make` gives, of type `kind`, from the disk if it is there.

        The key says all it was made of; nobody asks for it where nothing is kept.
        """
        if self.store is None:
            return make()
        return self.store.kept(key(), kind, make)

    def spread(self, work: Callable[[T, "Memory"], object], tasks: Sequence[T]) -> None:
        """Have work done in other processes, where there are any, as far as it is kept on disk.

        `work` is to be done here as well, and then finds what the others made.
        """
        store = self.store
        if self._share is None or store is None:
            return

        def apart(task: T) -> dict[bytes, bytes]:
            own = store.apart()
            work(task, Memory(own))
            return own.taken()

        for new in self._share(apart, tasks):
            store.adopt(new)

    def turn(self) -> None:
        """Begin a new round: what the one before the last made and nobody wanted is forgotten.

        A room in which nobody asked for anything stays as it is: its time may come later.
        """
        self._before, self._now = self._before | self._now, defaultdict(dict)

    def _found(self, room: str, key: Hashable) -> Known | None:
        return self._now[room].get(key) or self._before[room].get(key)
