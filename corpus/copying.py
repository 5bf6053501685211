"""An open SQLite database goes in; a copy of it in a file, whole and checked or not there at all, comes out."""

from __future__ import annotations

import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import index

Progress = Callable[[int, int], object]  # pages copied, pages in all
_PAGES = 2_000  # copied at a time: 8 MB
_WAIT_SECONDS = 20.0
_DRAFT = ".part"


def copy_database(source: sqlite3.Connection, target: Path, progress: Progress | None = None) -> None:
    """Write what `source` holds at this moment to `target`, in place of what is there, as one file that needs no other.

    Others may write to the source meanwhile; `source` itself is in no transaction. Raises sqlite3.Error or OSError; then `target` is as it was.
    """
    draft = draft_of(target)
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy, one_moment(source):
            copy_pages(source, copy, progress)
            copy.execute("PRAGMA journal_mode = DELETE")
            if wrong := faults_of(copy):
                raise sqlite3.DatabaseError(wrong)
        index.flush(draft)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    draft.replace(target)
    index.flush(target.parent)


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress | None = None) -> None:
    """Make `target` what `source` is, in one transaction. Raises sqlite3.Error, also when it cannot begin for 20 seconds."""
    until = time.monotonic() + _WAIT_SECONDS

    def told(status: int, remaining: int, total: int) -> None:
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            if progress:
                progress(total - remaining, total)
        elif time.monotonic() > until:  # Python asks for ever
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = status
            raise error

    source.backup(target, pages=_PAGES, progress=told)


def draft_of(target: Path) -> Path:
    """Where a file is written before it gets its name; what a killed process left there is written over."""
    return target.with_name(target.name + _DRAFT)


def seal(path: Path) -> None:
    """Mark a file that stands at several places, so that nobody changes all of them by writing at one. Raises OSError."""
    path.chmod(stat.S_IMODE(path.stat().st_mode) & ~0o222)


def unseal(path: Path) -> None:
    """Take the mark away, if there is a file: Windows neither replaces nor removes what bears it. Raises OSError."""
    with suppress(FileNotFoundError):
        path.chmod(stat.S_IMODE(path.stat().st_mode) | stat.S_IWUSR)


def faults_of(connection: sqlite3.Connection) -> str:
    """What SQLite finds wrong with a database, "" when nothing is."""
    said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    return "; ".join([each for each in said if each != "ok"] + ([f"foreign key of {broken[0]}"] if broken else []))


@contextmanager
def one_moment(source: sqlite3.Connection) -> Iterator[None]:
    """Hold one state of the database: without it every write of another process makes the copying start again."""
    source.execute("BEGIN")
    try:
        source.execute("SELECT 1 FROM sqlite_schema").fetchone()
        yield
    finally:
        if source.in_transaction:  # SQLite itself rolls back when the disk fails
            source.execute("ROLLBACK")
