"""What a corpus has chosen for itself, kept in its catalogue: a name goes in, the value comes out."""

from __future__ import annotations

from corpus.database import Database

_ENGINE = "engine"
_DEFAULT = "whoosh"


def engine_chosen(database: Database) -> str:
    """The name of the engine the corpus's index is kept by; Whoosh where none was ever chosen."""
    row = database.one("SELECT value FROM choice WHERE name = ?", _ENGINE)
    return str(row["value"]) if row else _DEFAULT


def choose_engine(database: Database, engine: str) -> None:
    """Note the engine."""
    with database.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO choice VALUES (?, ?)", (_ENGINE, engine))
