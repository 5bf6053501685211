"""An open catalogue and the file of another go in; whether both hold the same comes out, whatever was derived from it meanwhile."""

from __future__ import annotations

from pathlib import Path

from corpus.copying import one_moment
from corpus.database import Connection
from corpus.migrations import SCHEMA_VERSION

# What follows from the rest, or is about the index alone: it differs as soon as a restored corpus is first asked.
_DERIVED = {"band", "change", "choice", "copy", "definition"}
_DERIVED_COLUMNS = {"record": {"indexed", "linked"}}


def holds_the_same(connection: Connection, other: Path) -> bool:
    """Whether what `connection` has open is what the catalogue at `other` is, brought up to a later schema or not.

    `connection` keeps `other` attached. Raises sqlite3.Error, also when `other` is none.
    """
    connection.execute("ATTACH ? AS other", (str(other),))
    with one_moment(connection):
        own, others = (connection.execute(f"PRAGMA {of}.user_version").fetchone()[0] for of in ("main", "other"))
        tables = _tables(connection, "main")
        return (
            others <= own <= SCHEMA_VERSION
            and tables >= _tables(connection, "other")
            and all(_same(connection, table) for table in sorted(tables))
        )


def _tables(connection: Connection, of: str) -> set[str]:
    rows = connection.execute(f"SELECT name FROM {of}.sqlite_schema WHERE type = 'table'")  # noqa: S608 - our own names
    return {str(row[0]) for row in rows if not row[0].startswith("sqlite_")} - _DERIVED


def _same(connection: Connection, table: str) -> bool:
    """Whether a table has as many rows in both, and each of the one in the other; one the other lacks is to be empty."""
    count, match = f'SELECT count(*) FROM {{}}."{table}"', _match(connection, table)  # noqa: S608 - SQLite named them
    held = connection.execute(count.format("main")).fetchone()[0]
    if not match:
        return not held
    lacking = (
        f'SELECT 1 FROM main."{table}" AS a WHERE NOT EXISTS (SELECT 1 FROM other."{table}" AS b WHERE {match}) LIMIT 1'  # noqa: S608
    )
    return (
        held == connection.execute(count.format("other")).fetchone()[0] and not connection.execute(lacking).fetchone()
    )


def _match(connection: Connection, table: str) -> str:
    """When a row `a` of the table is the row `b` of the other's, "" when that has no such table.

    A column that came with a later schema is to be as it came. Of a key `=` is asked, so that SQLite finds the row by it.
    """
    theirs = {row[1] for row in connection.execute(f'PRAGMA other.table_info("{table}")')}
    terms = [
        (f'a."{name}" {"=" if key else "IS"} b."{name}"' if name in theirs else f'a."{name}" IS {default or "NULL"}')
        for _, name, _, _, default, key in connection.execute(f'PRAGMA main.table_info("{table}")')
        if name not in _DERIVED_COLUMNS.get(table, ())
    ]
    return " AND ".join(terms) if theirs else ""
