"""The same index for the same documents: Pagefind 1.5 writes filters in an order of chance.

Filters are CBOR (RFC 8949) of a name and its values, each with the numbers of its documents; the
index of all files names each filter's file, which is called by what it holds.
"""

import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

Item = int | str | list["Item"]

SIGNATURE = b"pagefind_dcd"
UNSIGNED, TEXT, ARRAY = 0, 3, 4
# Up to this a number stands in the first byte; from here on the next 1, 2, 4 or 8 bytes hold it.
INLINE = 24
# The places of the version and of the filters in the index of all files.
VERSION, FILTERS = 0, 3


def canonical(folder: Path, version: str) -> None:
    """Put the filters of the index in `folder` in order, and name all files anew that say so.

    Raises ValueError or TypeError where it is not written as `version` of Pagefind writes it.
    """
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for code, told in entry["languages"].items():
        meta_path = folder / f"pagefind.{told['hash']}.pf_meta"
        meta = _read(meta_path)
        if not isinstance(meta, list) or meta[VERSION] != version:
            raise ValueError(f"{meta_path.name}: not an index of Pagefind {version}.")
        meta[FILTERS] = sorted(_filter(folder, code, pair) for pair in _lists(meta[FILTERS]))
        meta_path.unlink()
        told["hash"] = f"{code}_{_digest(meta, 10)}"
        write_item(folder / f"pagefind.{told['hash']}.pf_meta", meta)
    entry_path.write_text(json.dumps(entry, sort_keys=True), encoding="utf-8")


def _filter(folder: Path, code: str, pair: Sequence[Item]) -> list[Item]:
    """The name of a filter and of its file, whose values are in order now."""
    name, file = pair
    path = folder / "filter" / f"{file}.pf_filter"
    content = _lists(_read(path))
    values = sorted(_lists(content[1]), key=lambda value: str(value[0]))
    path.unlink()
    ordered: Item = [name, [list(value) for value in values]]
    renamed = f"{code}_{_digest(ordered, 7)}"
    write_item(folder / "filter" / f"{renamed}.pf_filter", ordered)
    return [name, renamed]


def _lists(item: Item) -> list[list[Item]]:
    if not isinstance(item, list):
        raise TypeError("not an index of Pagefind as it was: a list is missing.")
    return item  # type: ignore[return-value]


def _digest(item: Item, length: int) -> str:
    return hashlib.sha256(_encoded(item)).hexdigest()[:length]


def _read(path: Path) -> Item:
    raw = gzip.decompress(path.read_bytes())
    item, end = _decoded(raw, len(SIGNATURE))
    if not raw.startswith(SIGNATURE) or end != len(raw):
        raise ValueError(f"{path.name}: not a file of Pagefind.")
    return item


def write_item(path: Path, item: Item) -> None:
    """Write a file as Pagefind does, only that no time is in it."""
    raw = SIGNATURE + _encoded(item)
    path.write_bytes(gzip.compress(raw, compresslevel=9, mtime=0))


def _decoded(raw: bytes, at: int) -> tuple[Item, int]:
    """The item that starts at `at`, and where it ends."""
    kind, number = raw[at] >> 5, raw[at] & 31
    at += 1
    if number >= INLINE:
        size = 1 << (number - INLINE)
        number = int.from_bytes(raw[at : at + size], "big")
        at += size
    if kind == UNSIGNED:
        return number, at
    if kind == TEXT:
        return raw[at : at + number].decode(), at + number
    if kind != ARRAY:
        raise ValueError(f"CBOR of kind {kind} at byte {at}, where Pagefind writes none.")
    items: list[Item] = []
    for _ in range(number):
        item, at = _decoded(raw, at)
        items.append(item)
    return items, at


def _encoded(item: Item) -> bytes:
    if isinstance(item, int):
        return _head(UNSIGNED, item)
    if isinstance(item, str):
        raw = item.encode()
        return _head(TEXT, len(raw)) + raw
    return _head(ARRAY, len(item)) + b"".join(map(_encoded, item))


def _head(kind: int, number: int) -> bytes:
    if number < INLINE:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << (8 * size))
    return bytes([kind << 5 | INLINE + size.bit_length() - 1]) + number.to_bytes(size, "big")
