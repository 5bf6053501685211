"""Where records stand on the disk, and what stood there before: a place and a record go in, what it means comes out."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.database import Connection, Database
from corpus.record import storable


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a record's file stands, and what the system said of the file when it was read."""

    path: str
    record: str
    size: int | None = None
    modified: int | None = None  # nanoseconds; None where it was not noted


def note_place(connection: Connection, place: Whereabouts) -> None:
    """Note the place, within a transaction. What was held there before is superseded: the file has changed."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT OR REPLACE INTO superseded SELECT record, path, ?, ? FROM place WHERE path = ? AND record <> ?",
        (place.record, now, place.path, place.record),
    )
    connection.execute("DELETE FROM superseded WHERE path = ? AND record = ?", (place.path, place.record))
    values = (place.path, place.record, place.size, place.modified)
    connection.execute("INSERT OR REPLACE INTO place (path, record, size, modified) VALUES (?, ?, ?, ?)", values)
    connection.execute("DELETE FROM failure WHERE path = ?", (place.path,))


def held_at(database: Database, path: str) -> str | None:
    """The id of the record whose file was read at `path`; None when there is none."""
    row = database.one("SELECT record FROM place WHERE path = ?", path)
    return str(row["record"]) if row else None


def places(database: Database) -> list[Whereabouts]:
    """All places, in the order of their paths."""
    rows = database.all("SELECT path, record, size, modified FROM place ORDER BY path")
    return [Whereabouts(row["path"], row["record"], row["size"], row["modified"]) for row in rows]


def places_of(database: Database, record: str) -> list[Whereabouts]:
    """The places where a record's file stands, in the order of their paths."""
    rows = database.all("SELECT path, record, size, modified FROM place WHERE record = ? ORDER BY path", record)
    return [Whereabouts(row["path"], row["record"], row["size"], row["modified"]) for row in rows]


@dataclass(frozen=True, slots=True)
class Superseded:
    """A record whose file has changed since, so that it stands nowhere any more: where it stood, what stands there now, since when."""

    record: str
    path: str
    by: str
    at: str  # ISO time, UTC


def superseded(database: Database) -> list[Superseded]:
    """All such records, the last first."""
    rows = database.all(
        "SELECT record, path, by, at FROM superseded WHERE record NOT IN (SELECT record FROM place) ORDER BY at DESC, path"
    )
    return [Superseded(row["record"], row["path"], row["by"], row["at"]) for row in rows]


def on_disk(place: str) -> Path | None:
    """What stands at a place of the catalogue; None when nothing does.

    Names that are no text are noted in readable letters, so they are looked for in their folder.
    """
    path = Path(place)
    if os.path.lexists(path):
        return path
    if "\ufffd" not in place or path.parent == path:
        return None
    folder = on_disk(str(path.parent))
    with suppress(OSError):
        return next((each for each in folder.iterdir() if storable(each.name) == path.name), None) if folder else None
    return None
