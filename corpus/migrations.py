"""How the catalogue's schema grows: each step runs once, in one transaction with the note that it ran.

A catalogue that holds something is copied aside before its first step, so that an older program, or a person in doubt, has it as it was.
Statements end with a semicolon at the end of a line; comments end with none.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from corpus.copying import copy_database

_FIRST = """
CREATE TABLE record (
    id TEXT PRIMARY KEY,            -- SHA-256 of the file's bytes, hexadecimal
    path TEXT NOT NULL, format TEXT NOT NULL, size INTEGER NOT NULL, added TEXT NOT NULL,
    text TEXT NOT NULL,             -- the one NFC text all offsets count in
    pages TEXT NOT NULL,            -- JSON: [[number, start, end], ...]
    warnings TEXT NOT NULL,         -- JSON: [[code, detail], ...]
    number TEXT, number_key TEXT, loose_key TEXT, serial TEXT, number_year INTEGER, symbol TEXT,
    date TEXT,                      -- yyyy, yyyy-mm or yyyy-mm-dd: as exact as the document says
    type TEXT, issuer TEXT, subject TEXT, place TEXT,
    signer TEXT, signer_title TEXT, signer_authority TEXT,
    recipients TEXT NOT NULL,       -- JSON
    indexed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX record_loose_key ON record (loose_key);
CREATE INDEX record_serial ON record (serial);
CREATE INDEX record_pending ON record (indexed) WHERE indexed = 0;
CREATE TABLE place (path TEXT PRIMARY KEY, record TEXT NOT NULL REFERENCES record (id)) STRICT;
CREATE TABLE citation (
    record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    rule TEXT NOT NULL,
    number TEXT, number_key TEXT, loose_key TEXT, serial TEXT, number_year INTEGER, symbol TEXT, party INTEGER NOT NULL,
    name TEXT, loose_name TEXT, year INTEGER,
    type TEXT, date TEXT, issuer TEXT, implied_issuer TEXT, subject TEXT, relation TEXT NOT NULL,
    pinpoints TEXT NOT NULL, flags TEXT NOT NULL,   -- JSON
    within_start INTEGER, within_end INTEGER,
    PRIMARY KEY (record, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_loose_key ON citation (loose_key);
CREATE INDEX citation_serial ON citation (serial);
CREATE INDEX citation_loose_name ON citation (loose_name);
CREATE TABLE failure (path TEXT PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL, vi TEXT NOT NULL, en TEXT NOT NULL) STRICT;
"""

_MORE_IDENTITY = """
-- flags, attachments and witnesses are JSON; records admitted before have none of these
ALTER TABLE record ADD COLUMN number_source TEXT;
ALTER TABLE record ADD COLUMN number_flags TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record ADD COLUMN parent_issuer TEXT;
ALTER TABLE record ADD COLUMN secrecy TEXT;
ALTER TABLE record ADD COLUMN urgency TEXT;
ALTER TABLE record ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record ADD COLUMN witnesses TEXT NOT NULL DEFAULT '[]';
"""

_KEEPING = """
-- of the file when it was read, the time in nanoseconds; NULL where it was read before these were noted
ALTER TABLE place ADD COLUMN size INTEGER;
ALTER TABLE place ADD COLUMN modified INTEGER;
-- what a place held before its file changed; the record stays until a person takes it out
CREATE TABLE superseded (
    record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    path TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (record, path)
) STRICT;
-- what a person took out, and why; `record` is the file's digest
CREATE TABLE removed (record TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX removed_record ON removed (record);
-- whose file is kept beside the catalogue
CREATE TABLE original (record TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE, at TEXT NOT NULL) STRICT;
"""

_SHORT_FORMS = """
-- one row for each cited document a short form can stand for; records admitted before have none
CREATE TABLE short_form (
    record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    citation INTEGER NOT NULL,      -- the seq of the citation it can stand for
    start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    choices INTEGER NOT NULL,       -- how many it can stand for
    pinpoints TEXT NOT NULL,        -- JSON
    PRIMARY KEY (record, citation, start)
) STRICT, WITHOUT ROWID;
"""

_GEOMETRY = """
-- where lines stand on pages, as geometry.py packs it; records admitted before have none until they are read again
CREATE TABLE geometry (record TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE, packed BLOB NOT NULL) STRICT, WITHOUT ROWID;
"""

_CONTAINERS = """
CREATE TABLE container (            -- dossiers, letters, packages: files that hold files
    id TEXT PRIMARY KEY,            -- SHA-256 of its bytes, hexadecimal; of a letter also the id of its record
    format TEXT NOT NULL,
    whole INTEGER NOT NULL DEFAULT 0    -- all that lies in it is admitted
) STRICT;
CREATE TABLE member (
    container TEXT NOT NULL REFERENCES container (id),
    inner TEXT NOT NULL,            -- the path in it
    held TEXT NOT NULL,             -- id of a record, of a container, or of both
    PRIMARY KEY (container, inner)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_held ON member (held);
"""

_PERSONS_VALUES = """
-- machine: JSON: what the machine reads, by column, where a person said otherwise
ALTER TABLE record ADD COLUMN machine TEXT;
-- persons: JSON: who said what, from the table below
ALTER TABLE record ADD COLUMN persons TEXT NOT NULL DEFAULT '[]';
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    record TEXT NOT NULL,           -- no reference: what a person said outlives a record taken out and read again
    field TEXT NOT NULL, action TEXT NOT NULL,
    value TEXT,                     -- as shown
    columns TEXT NOT NULL,          -- JSON: the same as the columns of the record hold it
    machine TEXT,                   -- what the machine read then
    undoes INTEGER REFERENCES edit (id),
    by TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX edit_record ON edit (record);
CREATE TRIGGER edit_is_not_changed BEFORE UPDATE ON edit BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER edit_is_not_deleted BEFORE DELETE ON edit BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
"""

_PEOPLE = """
-- digest: scrypt of the password with the salt
CREATE TABLE account (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, since TEXT NOT NULL, salt BLOB NOT NULL, digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, "by" TEXT NOT NULL,
    action TEXT NOT NULL, about TEXT NOT NULL, detail TEXT NOT NULL
) STRICT;
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
"""

_DOSSIERS = """
CREATE TABLE dossier (
    code TEXT PRIMARY KEY, title TEXT, year TEXT, organ TEXT, retention TEXT, access TEXT, creator TEXT, language TEXT, note TEXT
) STRICT;
-- no reference to the record: where a person filed it outlives a record taken out and read again
CREATE TABLE filed (
    dossier TEXT NOT NULL REFERENCES dossier (code), record TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (dossier, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX filed_record ON filed (record);
"""

_DECISIONS = """
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    criteria TEXT NOT NULL,         -- the name of the set
    code TEXT NOT NULL, title TEXT NOT NULL,    -- of the criterion, as it read then
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    verdict TEXT,                   -- what the machine said then
    evidence TEXT NOT NULL,         -- JSON: the keys of the evidence shown then
    record TEXT, page INTEGER, quote TEXT,      -- evidence a person added; no reference, as in the table edit
    by TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX decision_criteria ON decision (criteria, code);
CREATE TRIGGER decision_is_not_changed BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER decision_is_not_deleted BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
"""

_SEARCHING = """
-- what this corpus has chosen for itself: the engine its index is kept by
CREATE TABLE choice (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- abbreviations as the texts define them; derived with the index, and renewed with it
CREATE TABLE definition (
    record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    short TEXT NOT NULL, "full" TEXT NOT NULL,
    PRIMARY KEY (record, short, "full")
) STRICT, WITHOUT ROWID;
"""

_COPIES = """
-- linked: compared with the others
ALTER TABLE record ADD COLUMN linked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX record_unlinked ON record (linked) WHERE linked = 0;
CREATE TABLE band (                 -- by which alike texts find each other
    key INTEGER NOT NULL,
    number TEXT NOT NULL,           -- its loose key, '' where it has none or none that is sure
    record TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    PRIMARY KEY (key, number, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX band_record ON band (record);
CREATE TABLE copy (
    one TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,     -- the smaller id
    other TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
    likeness TEXT NOT NULL, alike REAL NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_other ON copy (other);
"""

_JUDGEMENTS = """
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    anomaly TEXT NOT NULL,          -- the id of a report of the audit
    ruling TEXT NOT NULL, note TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL,
    witnesses TEXT NOT NULL         -- a digest of the places it rested on then
) STRICT;
CREATE INDEX judgement_anomaly ON judgement (anomaly);
CREATE TRIGGER judgement_is_not_changed BEFORE UPDATE ON judgement BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER judgement_is_not_deleted BEFORE DELETE ON judgement BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE INDEX record_type ON record (type);  -- Acts are found by their titles among those of their type
"""

_SAVED = """
CREATE TABLE saved (name TEXT PRIMARY KEY, line TEXT NOT NULL, sort TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL) STRICT;
"""

_CHANGES = """
-- a mark that is another after every change answers to searches depend on; by chance alone, so that no other catalogue, and no day before
-- a backup was restored, has the same
CREATE TABLE change (mark BLOB NOT NULL) STRICT;
INSERT INTO change VALUES (randomblob(16));
CREATE TRIGGER record_comes AFTER INSERT ON record BEGIN UPDATE change SET mark = randomblob(16); END;
CREATE TRIGGER record_changes AFTER UPDATE ON record BEGIN UPDATE change SET mark = randomblob(16); END;
CREATE TRIGGER record_goes AFTER DELETE ON record BEGIN UPDATE change SET mark = randomblob(16); END;
CREATE TRIGGER definition_comes AFTER INSERT ON definition BEGIN UPDATE change SET mark = randomblob(16); END;
CREATE TRIGGER filed_comes AFTER INSERT ON filed BEGIN UPDATE change SET mark = randomblob(16); END;
CREATE TRIGGER filed_goes AFTER DELETE ON filed BEGIN UPDATE change SET mark = randomblob(16); END;
CREATE TRIGGER dossier_changes AFTER UPDATE ON dossier BEGIN UPDATE change SET mark = randomblob(16); END;
"""

MIGRATIONS: tuple[str, ...] = (
    _FIRST,
    _MORE_IDENTITY,
    _SHORT_FORMS,
    _GEOMETRY,
    _PERSONS_VALUES,
    _CONTAINERS,
    _KEEPING,
    _DOSSIERS,
    _DECISIONS,
    _PEOPLE,
    _SEARCHING,
    _COPIES,
    _JUDGEMENTS,
    _SAVED,
    _CHANGES,
)
SCHEMA_VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the schema of the file at `path` up to SCHEMA_VERSION; a catalogue that is there already is left alone.

    Another process may be doing the same: who comes second waits for the lock, then finds nothing left to do. Raises sqlite3.Error, and
    OSError when there is no room for the copy.
    """
    connection.execute("BEGIN IMMEDIATE")
    current: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if current == 0 and connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
        raise sqlite3.DatabaseError("tables of another program")
    if 0 < current < SCHEMA_VERSION:
        with closing(sqlite3.connect(path)) as reader:  # SQLite copies from no connection that is writing
            copy_database(reader, copy_before(path, current))
    for version, script in enumerate(MIGRATIONS[current:], start=current + 1):
        for statement in script.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("COMMIT")


def copy_before(path: Path, version: int) -> Path:
    """Where the copy of a catalogue of schema `version` is kept when it is brought up to a later one."""
    return path.with_name(f"{path.stem}-schema-{version}.sqlite")
