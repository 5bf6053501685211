"""What lies in which container: dossiers, letters and packages that were taken apart, and the files that were in them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from corpus.database import Database
from corpus.rows import with_packages, witness_value
from extractor import Member, inside
from patterns import packaged


@dataclass(frozen=True, slots=True)
class Origin:
    """A container that held a record: its id (of a letter also that of its record), its format, the path in it."""

    container: str
    format: str
    inner: str


def open_container(database: Database, container: str, kind: str) -> None:
    """Note that the container is being taken apart; it is whole only once all in it is admitted."""
    with database.transaction() as connection:
        connection.execute("INSERT OR IGNORE INTO container (id, format) VALUES (?, ?)", (container, kind))


def close_container(database: Database, container: str) -> None:
    """Note that all that lies in the container is admitted."""
    with database.transaction() as connection:
        connection.execute("UPDATE container SET whole = 1 WHERE id = ?", (container,))


def is_whole(database: Database, container: str) -> bool:
    """Whether all that lies in the container was admitted, so that it need not be opened again."""
    return database.one("SELECT 1 FROM container WHERE id = ? AND whole", container) is not None


def whole_containers(database: Database) -> set[str]:
    """The ids of all containers of which that is so."""
    return {row["id"] for row in database.all("SELECT id FROM container WHERE whole")}


def note_member(database: Database, container: str, member: Member, held: str) -> None:
    """Note that what is `held` (a record, or a container) lies in the container as `member`, with what is stated of it there."""
    witness = packaged(member.stated) if member.stated else None
    with database.transaction() as connection:
        connection.execute("INSERT OR REPLACE INTO member VALUES (?, ?, ?)", (container, member.inner, held))
        row = connection.execute("SELECT witnesses FROM record WHERE id = ?", (held,)).fetchone() if witness else None
        if witness and row:
            values = with_packages(row["witnesses"], json.dumps([witness_value(witness)], ensure_ascii=False))
            connection.execute("UPDATE record SET witnesses = ? WHERE id = ?", (values, held))


def places_within(database: Database, container: str, place: str) -> list[tuple[str, str]]:
    """Places and ids of all that lies in the container when it stands at `place`, however deep."""
    found: list[tuple[str, str]] = []
    for row in database.all("SELECT inner, held FROM member WHERE container = ? ORDER BY inner", container):
        at = inside(place, row["inner"])
        found.append((at, row["held"]))
        found += places_within(database, row["held"], at)
    return found


def origins(database: Database, record: str) -> tuple[Origin, ...]:
    """The containers in which the record was found, the nearest only."""
    query = "SELECT id, format, inner FROM member JOIN container ON id = container WHERE held = ? ORDER BY id, inner"
    return tuple(Origin(row["id"], row["format"], row["inner"]) for row in database.all(query, record))
