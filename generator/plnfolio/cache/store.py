"""Bytes kept between builds, in one SQLite file that may be deleted at any time.

What cannot be read, or was kept by another program, is as if it had never been kept: the build
does its work again. What cannot be kept (a full disk, another build at work) is not kept.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

_PATIENCE = 1.0
"""Seconds to wait for somebody else at the file; builds take turns anyway."""

_PASSING = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_READONLY"})
"""Failures that say nothing against what is kept."""

Key = tuple[str, str]
"""The kind and the key of a value."""

_SUM = 4
"""Bytes of a value’s sum."""

_TABLES = """
create table if not exists program (digest text not null);
create table if not exists kept (
  kind text not null, key text not null, value blob not null, primary key (kind, key)
);
"""


class Store:
    """Values by kind and key. ``program`` says who keeps them; those of another are dropped.

    What is put and dropped is remembered, and done all at once by ``save``.
    """

    def __init__(self, path: Path, program: str) -> None:
        self._path = path
        self._program = program
        self._put: dict[Key, bytes] = {}
        self._dropped: dict[Key, None] = {}
        self._reader: sqlite3.Connection | None = None
        self._reading = 0
        self._usable = True

    def __getstate__(self) -> tuple[Path, str]:
        """What another process needs to read the same; it keeps nothing."""
        return self._path, self._program

    def __setstate__(self, state: tuple[Path, str]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    def load(self, kind: str) -> dict[str, bytes]:
        """All values of a kind by key, as they were when last saved."""
        rows = self._read("select key, value from kept where kind = ?", (kind,))
        found = ((str(key), _checked((kind, str(key)), value)) for key, value in rows)
        return {key: value for key, value in found if value is not None}

    def get(self, kind: str, key: str) -> bytes | None:
        """One value as it was when last saved; None if it was not kept."""
        rows = self._read("select value from kept where kind = ? and key = ?", (kind, key))
        return next((_checked((kind, key), value) for (value,) in rows), None)

    def keys(self, kind: str) -> set[str]:
        """The keys of a kind."""
        return {str(key) for (key,) in self._read("select key from kept where kind = ?", (kind,))}

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Keep a value, from the next ``save`` on."""
        self._dropped.pop((kind, key), None)
        self._put[kind, key] = value

    def drop(self, kind: str, keys: Iterable[str]) -> None:
        """Forget values, from the next ``save`` on."""
        for key in keys:
            self._put.pop((kind, key), None)
            self._dropped[kind, key] = None

    def save(self) -> bool:
        """Do what was asked for, all of it or nothing; whether it was done."""
        if not (self._put or self._dropped):
            return True
        self.close()
        try:
            try:
                self._write()
                self._find()
            except (sqlite3.Error, UnicodeDecodeError) as error:
                if getattr(error, "sqlite_errorname", "") in _PASSING:
                    return False
                # Not a database, a broken one, or somebody else's.
                self._path.unlink(missing_ok=True)
                self._write()
        except (sqlite3.Error, OSError):
            return False
        self._put.clear()
        self._dropped.clear()
        self._usable = True  # whatever was there before, now it is ours
        return True

    def close(self) -> None:
        """Let go of the file."""
        if self._reader:
            self._reader.close()
            self._reader = None

    def _read(self, query: str, values: tuple[str, ...]) -> list[tuple[bytes, ...]]:
        if not self._usable:
            return []
        try:
            if self._reader is None or self._reading != os.getpid():
                # A connection must not be used on the far side of a fork.
                self._reader, self._reading = self._open(), os.getpid()
            return self._reader.execute(query, values).fetchall() if self._reader else []
        except (sqlite3.Error, UnicodeDecodeError):
            # A damaged file may hold text that is none.
            self._usable = False
            self.close()
            return []

    def _open(self) -> sqlite3.Connection | None:
        """A connection for reading; None where there is nothing of this program’s."""
        self._usable = False
        if not os.path.isfile(self._path):  # noqa: PTH113 - no of what nobody may look at
            return None
        with contextlib.ExitStack() as failed:
            reader = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
            failed.callback(reader.close)
            kept_by = reader.execute("select digest from program").fetchone()
            if kept_by != (self._program,):
                return None
            self._usable = True
            failed.pop_all()
            return reader

    def _write(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(self._path, timeout=_PATIENCE)) as writer:
            # To wait for a disk takes longer than a small build, and a cut in the power costs what
            # is kept at worst: each value has its sum.
            writer.execute("pragma synchronous = off")
            writer.executescript(_TABLES)
            with writer:
                writer.execute("begin immediate")
                if writer.execute("select digest from program").fetchone() != (self._program,):
                    writer.execute("delete from kept")
                    writer.execute("delete from program")
                    writer.execute("insert into program values (?)", (self._program,))
                writer.executemany(
                    "delete from kept where kind = ? and key = ?", list(self._dropped)
                )
                writer.executemany("insert or replace into kept values (?, ?, ?)", self._rows())

    def _find(self) -> None:
        """Look for all that was put, as the next build will; sqlite3.Error where it is not there.

        There is damage of which SQLite itself says nothing.
        """
        reader = self._open()
        if reader is None:
            raise sqlite3.DatabaseError("the file is nobody’s")
        with contextlib.closing(reader):
            for place in self._put:
                row = reader.execute("select value from kept where kind = ? and key = ?", place)
                (value,) = row.fetchone() or (None,)
                if _checked(place, value) is None:
                    raise sqlite3.DatabaseError("what was put is not there")

    def _rows(self) -> Iterable[tuple[str, str, bytes]]:
        return ((*place, _sum(place, value) + value) for place, value in self._put.items())


def _sum(place: Key, value: bytes) -> bytes:
    """A sum over a value and its place, as damage may lead from one place to another’s value."""
    return zlib.crc32(value, zlib.crc32(repr(place).encode())).to_bytes(_SUM, "big")


def _checked(place: Key, value: object) -> bytes | None:
    """A value without its sum; None where the two do not agree, or it was put somewhere else."""
    if not isinstance(value, bytes) or len(value) < _SUM:
        return None
    own = value[_SUM:]
    return own if _sum(place, own) == value[:_SUM] else None
