"""Knowledge of which a text needs a little: each value is made when it is first asked for."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")
# The rows of the tables that a value is made of, by their places.
Places = tuple[int, ...]


class OnDemand(Mapping[str, T]):
    """Values by key, made of the rows at its places; known are those that need no making."""

    def __init__(
        self,
        places: Mapping[str, Places],
        make: Callable[[str, Places], T],
        known: Mapping[str, T] | None = None,
    ) -> None:
        self._places, self._make, self._known = places, make, {**(known or {})}

    def __contains__(self, key: object) -> bool:
        return key in self._places or key in self._known

    def __getitem__(self, key: str) -> T:
        if key not in self._known:
            self._known[key] = self._make(key, self._places[key])
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._places
        yield from (key for key in self._known if key not in self._places)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def setdefault(self, key: str, value: T) -> T:
        """The value at `key`, which is `value` if there was none."""
        if key not in self:
            self._known[key] = value
        return self[key]

    def over(self, own: Mapping[str, T]) -> "OnDemand[T]":
        """The same with the values of `own` in the place of its own, or behind them."""
        return OnDemand(self._places, self._make, {**self._known, **own})
