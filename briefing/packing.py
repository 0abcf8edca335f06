"""Values as JSON and back: built from the types of their fields, so that no field is forgotten."""

import json
import types
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from operator import call
from sys import intern
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from briefing.edtf import EDTF

Convert = Callable[[Any], Any]
PLAIN = (str, int, float, bool, type(None))
# Places in a text come again in every other: so many numbers are there but once.
MOST_NUMBERS = 1 << 13


def packed(value: object, kind: Any) -> bytes:  # noqa: ANN401
    """The value, which is of type `kind`, as JSON."""
    text = json.dumps(_codec(kind)[0](value), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def unpacked(data: bytes, kind: Any) -> Any:  # noqa: ANN401
    """The value of type `kind` that `packed` wrote.

    Raises ValueError, TypeError, KeyError or IndexError where `data` is of another shape.
    """
    return _codec(kind)[1](json.loads(data.decode("utf-8", "surrogatepass")))


@lru_cache(4096)
def _date(text: str) -> EDTF:
    return EDTF(text)


@cache
def _codec(kind: Any) -> tuple[Convert, Convert]:  # noqa: ANN401
    """The functions that write and read a type: what JSON has as it is, all else as lists."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is str or origin is Literal:
        return _same, intern  # most of them come again and again
    if kind in PLAIN:
        return _same, _number if kind is int else _same
    if kind is EDTF:
        return str, _date
    if origin in (Union, types.UnionType):
        return _optional(next(one for one in inner if one is not type(None)))
    if origin is tuple and inner[-1] is not Ellipsis:
        return _row(tuple, inner)
    if origin in (tuple, list, set, frozenset, Sequence):
        return _many(tuple if origin in (tuple, Sequence) else origin, inner[0])
    if origin in (dict, Counter, Mapping):
        return _pairs(Counter if origin is Counter else dict, inner[0])
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        names = [one.name for one in fields(kind)] if is_dataclass(kind) else kind._fields
        return _record(kind, names, [hints[name] for name in names])
    raise TypeError(f"{kind!r} cannot be packed")


def _same(value: Any) -> Any:  # noqa: ANN401
    return value


class Numbers(dict[int, int]):
    """A number, and where it is small the very one that others have."""

    def __missing__(self, number: int) -> int:
        return number


_number = Numbers((one, one) for one in range(MOST_NUMBERS)).__getitem__


def _optional(inner: Any) -> tuple[Convert, Convert]:  # noqa: ANN401
    write, read = _codec(inner)
    return (
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else read(value),
    )


def _many(make: Convert, inner: Any) -> tuple[Convert, Convert]:  # noqa: ANN401
    write, read = _codec(inner)
    in_order = sorted if make in (set, frozenset) else list
    written = in_order if write is _same else lambda value: list(map(write, in_order(value)))
    return written, lambda value: make(map(read, value))


def _pairs(make: Convert, value_of: Any) -> tuple[Convert, Convert]:  # noqa: ANN401
    if _codec(value_of)[0] is not _same:
        raise TypeError(f"keys of type {value_of!r} cannot be packed")
    return dict, lambda value: make({intern(key): one for key, one in value.items()})


def _row(make: Convert, kinds: Sequence[Any]) -> tuple[Convert, Convert]:
    codecs = [_codec(kind) for kind in kinds]
    writes, reads = [one for one, _ in codecs], [one for _, one in codecs]
    return (
        lambda value: [write(one) for write, one in zip(writes, value, strict=True)],
        lambda value: make(_read(reads, value)),
    )


def _record(make: Any, names: Sequence[str], kinds: Sequence[Any]) -> tuple[Convert, Convert]:  # noqa: ANN401
    codecs = [_codec(kind) for kind in kinds]
    writes = [(name, write) for name, (write, _) in zip(names, codecs, strict=True)]
    reads = [read for _, read in codecs]
    return (
        lambda value: [write(getattr(value, name)) for name, write in writes],
        lambda value: make(*_read(reads, value)),
    )


def _read(reads: Sequence[Convert], value: Sequence[Any]) -> Iterator[Any]:
    """Each part of a value read in its own way."""
    if len(value) != len(reads):
        raise ValueError(f"{len(value)} parts for {len(reads)}")
    return map(call, reads, value)
