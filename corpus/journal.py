"""What people did with the corpus by way of its pages: who, when, what, with which document; a log that only grows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from corpus.database import Database


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the journal."""

    at: str  # ISO time, UTC
    by: str
    action: str  # a stable code: "download", "login", "decide"
    about: str  # a record's id, a criterion's code, a file's name
    detail: str = ""


def note(database: Database, by: str, action: str, about: str, detail: str = "") -> None:
    """Add a line to the journal."""
    values = (datetime.now(UTC).isoformat(timespec="seconds"), by, action, about, detail)
    with database.transaction() as connection:
        connection.execute('INSERT INTO journal (at, "by", action, about, detail) VALUES (?, ?, ?, ?, ?)', values)


def journal(database: Database, *, most: int = 500) -> list[Deed]:
    """The last lines of the journal, the newest first."""
    rows = database.all('SELECT at, "by", action, about, detail FROM journal ORDER BY id DESC LIMIT ?', most)
    return [Deed(*row) for row in rows]
