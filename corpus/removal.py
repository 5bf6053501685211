"""A record a person takes out of the catalogue goes in, with the reason; the log of what was taken out, and why, stays."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from corpus.choices import INDEX_STATE
from corpus.database import Database
from corpus.record import Record

_NOT_HELD = "record NOT IN (SELECT id FROM record)"  # who adds the file again in so many words takes the removal back


@dataclass(frozen=True, slots=True)
class Removal:
    """One line of the log: the record's id, which is the digest of its file, where that stood, what people called it, why, when."""

    record: str
    path: str
    title: str
    reason: str
    at: str  # ISO time, UTC


def take_out(database: Database, record: Record, reason: str) -> Removal:
    """Delete the record with all that hangs on it, and log it, in one transaction; what people said of it stays in its own log.

    The state of the index is no longer the one noted, until the record is taken out there too.
    """
    removal = Removal(record.id, record.path, record.title, reason, datetime.now(UTC).isoformat(timespec="seconds"))
    with database.transaction() as connection:
        connection.execute("INSERT INTO removed VALUES (?, ?, ?, ?, ?)", astuple(removal))
        connection.execute("DELETE FROM place WHERE record = ?", (record.id,))
        connection.execute("DELETE FROM record WHERE id = ?", (record.id,))
        connection.execute("DELETE FROM choice WHERE name = ?", (INDEX_STATE,))
    return removal


def removal_of(database: Database, record_id: str) -> Removal | None:
    """Why and when the record was taken out; None where it was not, or is held again."""
    row = database.one(f"SELECT * FROM removed WHERE record = ? AND {_NOT_HELD} ORDER BY at DESC", record_id)  # noqa: S608 - our own words
    return Removal(*row) if row else None


def removals(database: Database) -> list[Removal]:
    """The whole log, the newest first."""
    return [Removal(*row) for row in database.all("SELECT * FROM removed ORDER BY at DESC, title")]


def removed(database: Database) -> set[str]:
    """The ids of all that was taken out and is not held."""
    rows = database.all(f"SELECT record FROM removed WHERE {_NOT_HELD}")  # noqa: S608 - as above
    return {row["record"] for row in rows}
