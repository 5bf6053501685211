"""One SQLite file as the modules of this room use it: opened with its schema, read by rows, written in whole transactions."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from corpus.copying import faults_of, one_moment
from corpus.migrations import SCHEMA_VERSION, migrate
from corpus.record import CatalogueBusy, CatalogueDamaged, CatalogueTooNew, CatalogueUnwritable, storable
from extractor import KiemchungError

Row = sqlite3.Row
Connection = sqlite3.Connection
_WAIT_SECONDS = 20.0
# The disk refuses (permission, read-only, I/O, no folder, full): the file itself may be sound.
_REFUSED = {
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
}


class Database:
    """One open connection. Reading never waits for writing (WAL); its errors are ours."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Database:
        """The database at `path`, made when absent.

        Raises CatalogueDamaged, CatalogueTooNew, CatalogueBusy or CatalogueUnwritable.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
        except (sqlite3.Error, OSError) as error:
            raise as_ours(error, path) from error
        try:
            connection.row_factory = sqlite3.Row
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > SCHEMA_VERSION:
                raise CatalogueTooNew(path=path, found=version, known=SCHEMA_VERSION)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                _use_wal(connection)  # new, or put here by hand from a backup
            if version < SCHEMA_VERSION:
                migrate(connection, path)
        except (sqlite3.Error, OSError, KiemchungError) as error:
            connection.close()
            raise as_ours(error, path) from error
        return cls(connection, path)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def transaction(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """A stretch in which everything written is kept, or nothing. Raises the errors of `open`.

        One that is not `durable` is kept for certain only when the next durable one is: it does not wait for the disk.
        """
        try:
            self.connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            self.connection.execute("COMMIT")
        except BaseException as error:
            if self.connection.in_transaction:  # SQLite itself rolls back when the disk fails
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise as_ours(error, self.path) from error
            raise

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """A stretch in which all that is read is of one moment, whatever others write; nothing may be written in it."""
        try:
            with one_moment(self.connection):
                yield
        except sqlite3.Error as error:
            raise as_ours(error, self.path) from error

    def faults(self) -> str:
        """What SQLite finds wrong with the file, "" when nothing is. Raises CatalogueDamaged when it cannot even look."""
        try:
            return faults_of(self.connection)
        except sqlite3.Error as error:
            raise as_ours(error, self.path) from error

    def one(self, query: str, *values: object) -> Row | None:
        """The first row of an answer, None when it has none."""
        rows = self.all(query, *values)
        return rows[0] if rows else None

    def all(self, query: str, *values: object) -> list[Row]:
        """All rows of an answer; `query` is written in this room only, its values are bound, as far as they are text as it is stored."""
        try:
            return self.connection.execute(query, values).fetchall()
        except UnicodeEncodeError:  # typed as bytes that are no UTF-8
            return self.all(query, *(storable(each) if isinstance(each, str) else each for each in values))
        except sqlite3.Error as error:
            raise as_ours(error, self.path) from error


def insert(connection: sqlite3.Connection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows that all have the columns of the first, within a transaction."""
    if rows:
        columns = ", ".join(f'"{column}"' for column in rows[0])
        marks = ", ".join(f":{column}" for column in rows[0])
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - our own names


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to WAL; SQLite does not itself wait for others at this step, so we do."""
    until = time.monotonic() + connection.execute("PRAGMA busy_timeout").fetchone()[0] / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(0.01)


def as_ours(error: Exception, path: Path) -> KiemchungError:
    """What SQLite or the disk said of the file at `path`, as an error of ours."""
    if isinstance(error, KiemchungError):
        return error
    if isinstance(error, OSError):
        return CatalogueUnwritable(path=path, detail=error.strerror or error)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # without the extended part
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CatalogueBusy(path=path)
    return (
        CatalogueUnwritable(path=path, detail=error) if code in _REFUSED else CatalogueDamaged(path=path, detail=error)
    )
