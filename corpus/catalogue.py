"""The catalogue: records, their texts and citations in one SQLite file, which is the truth; the index is derived from it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

import extractor
from corpus.database import Connection, Database, insert
from corpus.geometry import packed, unpacked
from corpus.pieces import cutter
from corpus.record import KeptCitation, Record, storable
from corpus.rows import citation_of, citation_row, persons_value, record_of, record_row, with_packages
from corpus.shortforms import keep_short_forms
from corpus.whereabouts import Whereabouts, note_place
from extractor import Document, Page, ReadError, Span
from patterns import Citation, ShortForm

_NOTHING_TO_INDEX = 2  # in the column `indexed`, where 0 waits and 1 is in the index
_RECORD_COLUMNS = (
    "id, path, format, size, added, pages, warnings, number, number_year, symbol, date, type, issuer, subject, place, "
    "signer, signer_title, signer_authority, recipients, number_source, number_flags, parent_issuer, secrecy, "
    "urgency, attachments, witnesses, persons"
)
_RECORDS = f"SELECT {_RECORD_COLUMNS} FROM record"  # noqa: S608 - every part stands in this file
_CITATIONS = "SELECT citation.* FROM citation JOIN record ON record.id = citation.record"


class Catalogue:
    """One open catalogue. Reading never waits for writing (WAL); each `put` is one transaction."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """The catalogue at `path`, made when absent. Raises what Database.open raises."""
        return cls(Database.open(path))

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def put(
        self,
        record: Record,
        document: Document,
        citations: Sequence[Citation],
        *,
        short_forms: Sequence[ShortForm] = (),
        geometry: bytes | None = None,
        modified: int | None = None,
        kept: bool = False,
        again: bool = False,
    ) -> bool:
        """Admit a record with its text, citations and short forms, all or nothing; it waits to be indexed.

        `geometry` says where lines stand when the document comes without them, `modified` the file's time in nanoseconds, `kept` that
        the file is among the originals. False when the same file is held already: then only its place is noted; read `again`, it has
        the text and facts of the new reading, and what people said of it stays.
        A power cut may take the last records, each wholly; what is noted to be in the index is safe, with all that came before.
        """
        row = record_row(record)
        row["text"] = document.text
        row["pages"] = json.dumps([[page.number, page.span.start, page.span.end] for page in document.pages])
        rows = [
            citation_row(record.id, seq, citation, document.page_at(citation.span.start))
            for seq, citation in enumerate(citations)
        ]
        lines = geometry or packed(document)
        with self.database.transaction(durable=False) as connection:
            row |= import_module("corpus.edits").settled_by_log(self.database, row)  # it may have been held before
            fresh = not self.has(record.id)
            if fresh:
                insert(connection, "record", [row])
            elif again:
                _renew(connection, row)
            if fresh or again:
                insert(connection, "citation", rows)
                insert(connection, "geometry", [{"record": record.id, "packed": lines}] if lines else [])
                keep_short_forms(connection, record.id, document, citations, short_forms)
            note_place(connection, Whereabouts(record.path, record.id, record.size, modified))
            if kept:
                _note_original(connection, record.id)
        return fresh

    def has(self, record_id: str) -> bool:
        """Whether a record of this id is held."""
        return self.database.one("SELECT 1 FROM record WHERE id = ?", record_id) is not None

    def seen_at(self, *seen: Whereabouts, kept: bool = False) -> None:
        """Note where records stand, as far as they are held; `kept` says that the first one's file is among the originals."""
        with self.database.transaction(durable=False) as connection:
            for place in seen:
                if self.has(place.record):
                    note_place(connection, place)
            if kept:
                _note_original(connection, seen[0].record)

    def fail(self, path: str, error: ReadError) -> None:
        """Note that the file at `path` could not be read, and why."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self.database.transaction() as connection:
            values = (path, now, type(error).__name__, storable(error.message("vi")), storable(error.message("en")))
            connection.execute("INSERT OR REPLACE INTO failure VALUES (?, ?, ?, ?, ?)", values)

    def forget_failure(self, path: str) -> None:
        """Forget what was wrong with the file at `path`, and with all that lies in it."""
        within = extractor.inside(path, "")
        with self.database.transaction() as connection:
            connection.execute(
                "DELETE FROM failure WHERE path = ?1 OR substr(path, 1, length(?2)) = ?2", (path, within)
            )

    def failures(self) -> list[tuple[str, str, str]]:
        """The files that could not be read so far: path, message in Vietnamese, message in English."""
        rows = self.database.all("SELECT path, vi, en FROM failure ORDER BY path")
        return [(row["path"], row["vi"], row["en"]) for row in rows]

    def records(self) -> list[Record]:
        """All records, by date, then number."""
        return [
            record_of(row) for row in self.database.all(f"{_RECORDS} ORDER BY date IS NULL, date, type, number, path")
        ]

    def record(self, record_id: str) -> Record | None:
        """The record of this id, None when there is none."""
        row = self.database.one(f"{_RECORDS} WHERE id = ?", record_id)
        return record_of(row) if row else None

    def named(self, wanted: str) -> list[Record]:
        """Records by their id, its first 12 characters, or the name or the end of the path of a file that holds them."""
        begins = "length(?1) = 12 AND id > ?1 AND id < ?1 || 'g'"  # a range of the key: ids are hexadecimal
        ends = "path = ?1 OR substr(path, -length(?1) - 1) IN ('/' || ?1, '\\' || ?1)"
        at = f"SELECT record FROM place WHERE {ends}"  # noqa: S608 - as above
        return self.find_records(f"id = ?1 OR {begins} OR id IN ({at})", wanted)

    def find_records(self, condition: str, *values: object) -> list[Record]:
        """Records by a condition written in this room only, with its values bound."""
        rows = self.database.all(f"{_RECORDS} WHERE {condition} ORDER BY date, path", *values)
        return [record_of(row) for row in rows]

    def find_citations(self, condition: str, *values: object) -> list[KeptCitation]:
        """Citations by a condition written in this room only, with quote and sentence, in the order of records and text."""
        rows = self.database.all(
            f"{_CITATIONS} WHERE {condition} ORDER BY record.date, record.path, record.id, citation.seq", *values
        )
        found: list[KeptCitation] = []
        for record, some in groupby(rows, key=lambda row: str(row["record"])):
            cited = list(some)
            cut = cutter(self.database, record, 2 * len(cited))
            found += [citation_of(row, cut) for row in cited]
        return found

    def text(self, record_id: str) -> str:
        """The text of a held record."""
        row = self.database.one("SELECT text FROM record WHERE id = ?", record_id)
        return str(row["text"]) if row else ""

    def document(self, record_id: str) -> Document:
        """The text and pages of a held record as a Document, without lines and tables."""
        row = self.database.one("SELECT path, format, text, pages FROM record WHERE id = ?", record_id)
        if row is None:
            return Document("", "", "", ())
        pages = tuple(Page(number, Span(start, end)) for number, start, end in json.loads(row["pages"]))
        return Document(row["path"], row["format"], row["text"], pages)

    def laid_out(self, record_id: str) -> Document:
        """The same with the lines and their boxes, where the file's format has any."""
        document = self.document(record_id)
        row = self.database.one("SELECT packed FROM geometry WHERE record = ?", record_id)
        return unpacked(row["packed"], document) if row else document

    def pending(self) -> list[str]:
        """Ids of records not yet in the index."""
        return [row["id"] for row in self.database.all("SELECT id FROM record WHERE indexed = 0 ORDER BY rowid")]

    def mark_indexed(self, records: Iterable[tuple[Record, int]]) -> None:
        """Note that these records are in the committed index, with how many paragraphs; one without any has nothing there to find.

        Of one of which people said more since, the index says what was; it still waits.
        """
        with self.database.transaction() as connection:
            connection.executemany(
                "UPDATE record SET indexed = ? WHERE id = ? AND persons = ?",
                [
                    (1 if count else _NOTHING_TO_INDEX, record.id, persons_value(record.persons))
                    for record, count in records
                ],
            )

    def ids(self) -> frozenset[str]:
        """Ids of all records."""
        return frozenset(row["id"] for row in self.database.all("SELECT id FROM record"))

    def indexed(self) -> frozenset[str]:
        """Ids of records noted to be in the index."""
        return frozenset(row["id"] for row in self.database.all("SELECT id FROM record WHERE indexed = 1"))

    def mark_pending(self, record_ids: Iterable[str]) -> None:
        """Note that these records are not in the index after all."""
        with self.database.transaction() as connection:
            connection.executemany(
                "UPDATE record SET indexed = 0 WHERE id = ?", [(record_id,) for record_id in record_ids]
            )

    def mark_all_pending(self) -> None:
        """Note that no record is in the index, before it is rebuilt."""
        with self.database.transaction() as connection:
            connection.execute("UPDATE record SET indexed = 0")

    def counts(self) -> dict[str, int]:
        """How many records, citations, failures and records awaiting the index there are."""
        row = self.database.one(
            "SELECT (SELECT count(*) FROM record) AS records, (SELECT count(*) FROM citation) AS citations, "
            "(SELECT count(*) FROM failure) AS failures, (SELECT count(*) FROM record WHERE indexed = 0) AS pending"
        )
        return dict(row) if row else {}

    def check(self) -> str:
        """SQLite's own verdict on the file: "ok" or what is wrong."""
        row = self.database.one("PRAGMA quick_check")
        return str(row[0]) if row else "?"


def _renew(connection: Connection, row: Mapping[str, Any]) -> None:
    """Give a record the values of a new reading, and nothing else yet; it waits to be indexed and compared."""
    (before,) = connection.execute("SELECT witnesses FROM record WHERE id = :id", row).fetchone()
    row = {**row, "witnesses": with_packages(row["witnesses"], before)}
    values = ", ".join(f'"{column}" = :{column}' for column in row if column not in ("id", "added"))
    connection.execute(f"UPDATE record SET {values}, indexed = 0, linked = 0 WHERE id = :id", row)  # noqa: S608 - our own names
    for table in ("citation", "geometry", "short_form"):
        connection.execute(f"DELETE FROM {table} WHERE record = :id", row)  # noqa: S608 - as above


def _note_original(connection: Connection, record_id: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT OR IGNORE INTO original VALUES (?, ?)", (record_id, now))
