"""Store: a file in which values are kept by keys, shared by processes and bounded in size.

It serves speed alone: whatever is wrong with the file, what it held is made anew. A file that is
no store, or is damaged, is taken away; one that cannot be read or written is done without.
"""

import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

# The shape of the tables; a file of another shape is taken away.
_SHAPE = 1
_TABLES = """
CREATE TABLE kept (
    key BLOB PRIMARY KEY, touched BLOB, told BLOB, body BLOB, used INTEGER, size INTEGER
);
CREATE INDEX by_use ON kept (used);
"""
# So long one waits for another process that is writing, in seconds.
_PATIENCE = 10
# What a store may hold, in bytes of its values; what is taken away when it holds more.
BOUND = 2 << 30
_SPARED = 0.8
# A use is noted anew only where the last one is so old, in seconds.
_FRESH = 3600
_LEVEL = 1


class Row(NamedTuple):
    """What is kept under a key: what touched it when it was made, what is told of it, its body."""

    key: bytes
    touched: bytes
    told: bytes
    body: bytes = b""


class Store:
    """A store in a file, or in none, which keeps nothing. Nothing that befalls it is an error."""

    def __init__(self, path: Path | None, bound: int = BOUND) -> None:
        self.path, self._bound = path, bound
        self._connection = self._opened() if path else None
        self._used: set[bytes] = set()

    @property
    def works(self) -> bool:
        """Say whether it keeps anything."""
        return self._connection is not None

    def touched(self, key: bytes) -> bytes | None:
        """Give what touched what is kept under a key."""
        row = self._one("SELECT touched FROM kept WHERE key = ?", key)
        return None if row is None else row[0]

    def get(self, key: bytes) -> Row | None:
        """Give what is kept under a key, without its body."""
        row = self._one("SELECT touched, told, used FROM kept WHERE key = ?", key)
        if row is None:
            return None
        touched, told, used = row
        if used < time.time() - _FRESH:
            self._used.add(key)
        content = _unpacked(told)
        return None if content is None else Row(key, touched, content)

    def body(self, key: bytes) -> bytes | None:
        """Give the body of what is kept under a key."""
        row = self._one("SELECT body FROM kept WHERE key = ?", key)
        return None if row is None else _unpacked(row[0])

    def put(self, rows: Iterable[Row]) -> None:
        """Keep rows, each in the place of what its key had."""
        now = int(time.time())
        packed = [
            (row.key, row.touched, told, body, now, len(told) + len(body))
            for row in rows
            for told, body in [(_packed(row.told), _packed(row.body))]
        ]
        if packed:
            self._written("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?, ?)", packed)

    def close(self) -> None:
        """Note what was used, let go of the longest unused beyond the bound, and close."""
        now = int(time.time())
        self._written(
            "UPDATE kept SET used = ? WHERE key = ?", [(now, key) for key in sorted(self._used)]
        )
        self._used.clear()
        self._shrink()
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    @property
    def size(self) -> int:
        """Give the size of all values, in bytes."""
        row = self._one("SELECT coalesce(sum(size), 0) FROM kept")
        return int(row[0]) if row else 0

    def _shrink(self) -> None:
        excess = self.size - self._bound
        if excess <= 0:
            return
        excess += int(self._bound * (1 - _SPARED))
        gone: list[tuple[bytes]] = []
        for key, size in self._every("SELECT key, size FROM kept ORDER BY used, key"):
            if excess <= 0:
                break
            gone.append((key,))
            excess -= size
        self._written("DELETE FROM kept WHERE key = ?", gone)
        with self._guarded() as connection:
            if connection is not None:
                connection.execute("VACUUM")

    def _one(self, query: str, *values: bytes) -> tuple[Any, ...] | None:
        with self._guarded() as connection:
            if connection is not None:
                found: tuple[Any, ...] | None = connection.execute(query, values).fetchone()
                return found
        return None

    def _every(self, query: str) -> Iterator[tuple[bytes, int]]:
        with self._guarded() as connection:
            if connection is not None:
                yield from connection.execute(query).fetchall()

    def _written(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        with self._guarded() as connection:
            if connection is not None and rows:
                with connection:
                    connection.executemany(statement, rows)

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection | None]:
        """Give the connection; where the file turns out to be damaged, begin another."""
        try:
            yield self._connection
        except sqlite3.OperationalError:
            pass  # locked for too long, a full disk, not to be written: done without
        except sqlite3.DatabaseError:
            self._connection = self._anew()

    def _opened(self) -> sqlite3.Connection | None:
        assert self.path is not None
        try:
            return _connection(self.path)
        except (sqlite3.OperationalError, OSError):
            return None
        except sqlite3.DatabaseError:
            return self._anew()

    def _anew(self) -> sqlite3.Connection | None:
        """Take the file away and begin another, if that can be done."""
        assert self.path is not None
        with suppress(OSError, sqlite3.Error):
            for ending in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            return _connection(self.path)
        return None


def _connection(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Workers' results are put by the thread that hears of them: one at a time, as sqlite3 has it.
    connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    # A crash of the machine may lose the last rows, never the file.
    connection.execute("PRAGMA synchronous = NORMAL")
    (shape,) = connection.execute("PRAGMA user_version").fetchone()
    if shape == 0:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            # Another process may have been first.
            if connection.execute("PRAGMA user_version").fetchone() == (0,):
                for statement in filter(str.strip, _TABLES.split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {_SHAPE}")
    elif shape != _SHAPE:
        connection.close()
        raise sqlite3.DatabaseError("another shape")
    return connection


def _packed(content: bytes) -> bytes:
    return zlib.compress(content, _LEVEL) if content else b""


def _unpacked(content: bytes) -> bytes | None:
    """Unpack; None where it is damaged: what is packed has a checksum."""
    try:
        return zlib.decompress(content) if content else b""
    except zlib.error:
        return None
