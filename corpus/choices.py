"""What a corpus has chosen for itself, kept in its catalogue: a name goes in, the value comes out."""

from __future__ import annotations

from corpus.database import Database

INDEX_STATE = "index_state"  # in which state of the index the catalogue knows what is in it
_ENGINE = "engine"
_DEFAULT = "whoosh"


def chosen(database: Database, name: str) -> str:
    """The value kept under a name; "" where there is none."""
    row = database.one("SELECT value FROM choice WHERE name = ?", name)
    return str(row["value"]) if row else ""


def choose(database: Database, name: str, value: str) -> None:
    """Keep a value under a name, in place of the one before."""
    with database.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO choice VALUES (?, ?)", (name, value))


def engine_chosen(database: Database) -> str:
    """The name of the engine the corpus's index is kept by; Whoosh where none was ever chosen."""
    return chosen(database, _ENGINE) or _DEFAULT


def choose_engine(database: Database, engine: str) -> None:
    """Note the engine."""
    choose(database, _ENGINE, engine)
