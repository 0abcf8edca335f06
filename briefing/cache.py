"""Results kept on disk between runs: versioned, checked, shared, and safe to delete."""

import hashlib
import logging
import sqlite3
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from briefing.packing import packed, unpacked

T = TypeVar("T")

log = logging.getLogger(__name__)

NAME = "kept.sqlite3"
PATIENCE = 10  # seconds to wait for another process that writes
SUM = 8
MUCH = 1 << 20  # bytes of new results that wait in memory to be written
WRONG = (ValueError, TypeError, KeyError, IndexError, AttributeError)
DAMAGED = "Warning: %s is damaged (%s); it is made again."
UNUSABLE = "Warning: %s cannot be used now (%s); nothing new is kept there."
SCHEMA = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"


class Store:
    """A folder of results by what they were made from, and by the `version` of what made them.

    Nothing in it is needed: what is missing, of another version or damaged is made again, and a
    folder that cannot be written is not. Damage is said once. Several processes may use it at once;
    what is new is written in transactions, so that none of them reads a half of it.
    """

    def __init__(self, folder: Path | None, version: str) -> None:
        self.folder = folder
        self._version = version.encode()
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._connection: sqlite3.Connection | None = None
        self._is_told = self._is_changed = False
        self._waiting = 0
        if folder is not None:
            self._open(folder)

    def kept(self, key: tuple[str, ...], kind: Any, make: Callable[[], T]) -> T:  # noqa: ANN401
        """What `make` gives, of type `kind`; from the disk if it was made from the same `key`."""
        data = self.get(key)
        if data is not None:
            try:
                result: T = unpacked(data, kind)
            except WRONG as error:
                self._complain(error)
            else:
                return result
        result = make()
        self.put(key, packed(result, kind))
        return result

    def get(self, key: tuple[str, ...]) -> bytes | None:
        """The bytes that were put at `key`; None if there are none, or damaged ones."""
        place = self._place(key)
        data = self._new.get(place) or self._read(place)
        try:
            return None if data is None else zlib.decompress(data)
        except zlib.error as error:
            self._complain(error)
            return None

    def put(self, key: tuple[str, ...], data: bytes) -> None:
        """Keep `data` at `key`, in the place of what is there."""
        self.adopt({self._place(key): zlib.compress(data, 1)})

    def holds(self, key: tuple[str, ...]) -> bool:
        """Whether something that was made from `key` is there."""
        place = self._place(key)
        return place in self._new or self._read(place) is not None

    def apart(self) -> "Store":
        """A store of the same version for another process: it reads and writes no file."""
        return Store(None, self._version.decode())

    def taken(self) -> dict[bytes, bytes]:
        """What is new, to be handed to `adopt` of the store that this one is apart of."""
        new, self._new = self._new, {}
        return new

    def adopt(self, new: Mapping[bytes, bytes]) -> None:
        """Keep what another process has made; what waits is written once it has become much."""
        self._new |= new
        self._waiting += sum(map(len, new.values()))
        if self._waiting > MUCH and self.folder is not None:
            self._write()

    def save(self) -> None:
        """Write what is new, and forget what was not asked for if that is the larger part."""
        self._write()
        if self._connection is None or not self._is_changed:
            return
        self._is_changed = False
        try:
            with self._connection as connection:
                self._forget(connection)
        except sqlite3.Error as error:
            self._complain(error)

    def close(self) -> None:
        """Save, and let go of the file."""
        self.save()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _write(self) -> None:
        new, self._new, self._waiting = self._new, {}, 0
        self._used |= new.keys()
        if self._connection is None or not new:
            return
        self._is_changed = True
        rows = ((place, self._sum(place, data) + data) for place, data in new.items())
        try:
            with self._connection as connection:
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
        except sqlite3.Error as error:
            self._complain(error)

    def _forget(self, connection: sqlite3.Connection) -> None:
        (there,) = connection.execute("SELECT count(*) FROM kept").fetchone()
        if there > 3 * len(self._used) + 1000:
            old = {key for (key,) in connection.execute("SELECT key FROM kept")} - self._used
            connection.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in old))

    def _place(self, key: tuple[str, ...]) -> bytes:
        whole = hashlib.blake2b(self._version, digest_size=20)
        for part in key:
            raw = part.encode("utf-8", "surrogatepass")
            whole.update(b"%d " % len(raw))
            whole.update(raw)
        return whole.digest()

    def _sum(self, place: bytes, data: bytes) -> bytes:
        return hashlib.blake2b(place + data, digest_size=SUM).digest()

    def _read(self, place: bytes) -> bytes | None:
        if self._connection is None:
            return None
        try:
            row = self._connection.execute(
                "SELECT value FROM kept WHERE key = ?", (place,)
            ).fetchone()
        except sqlite3.Error as error:
            self._complain(error)
            return None
        if row is None:
            return None
        self._used.add(place)
        value = row[0]
        if not isinstance(value, bytes) or value[:SUM] != self._sum(place, value[SUM:]):
            self._complain(ValueError("a checksum does not fit"))
            return None
        return value[SUM:]

    def _open(self, folder: Path) -> None:
        path = folder / NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            ignore = folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            self._connection = self._connected(path)
        except sqlite3.DatabaseError as error:
            self._complain(error)
        except OSError as error:
            log.warning(
                "Warning: %s cannot be written, so nothing is kept there: %s", self.folder, error
            )

    def _connected(self, path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path, timeout=PATIENCE, check_same_thread=False)
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(SCHEMA)
        connection.commit()
        return connection

    def _complain(self, error: Exception) -> None:
        """Say once what is wrong; a damaged file is begun anew, but not one that is locked."""
        is_usable = not isinstance(error, sqlite3.OperationalError)
        if not self._is_told:
            self._is_told = True
            words = DAMAGED if is_usable else UNUSABLE
            log.warning(words, self.folder, error)
        if isinstance(error, sqlite3.DatabaseError) and is_usable:
            if self._connection is not None:
                self._connection.close()
            self._connection = None
            path = (self.folder or Path()) / NAME
            with suppress(OSError, sqlite3.Error):
                path.unlink(missing_ok=True)
                self._connection = self._connected(path)
