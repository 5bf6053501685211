"""A catalogue of any older version opens as one of this, with all it held, and what it was stands beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus import Catalogue, CatalogueDamaged, CatalogueUnwritable
from corpus import migrations as module
from corpus.migrations import MIGRATIONS, SCHEMA_VERSION, copy_before
from patterns import Relation
from tests.corpus.making import document, record

OLDER = range(1, SCHEMA_VERSION)
ID = f"{7:064x}"
TEXT = "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024."


def old_catalogue(path: Path, version: int) -> None:
    """A catalogue as the program of that version left it: with what every version has had."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        for script in MIGRATIONS[:version]:
            connection.executescript(script)
        connection.execute(
            "INSERT INTO record (id, path, format, size, added, text, pages, warnings, number, number_key, loose_key, serial,"
            " symbol, date, type, issuer, recipients, indexed) VALUES (?, '/cũ/1.txt', 'text', 9, '2024-01-01T00:00:00+00:00',"
            " ?, ?, '[]', '5/BC-UBND', '5/bc-ubnd', '5/bc-ubnd', '5', 'BC-UBND', '2024-02', 'Báo cáo', 'UBND', '[]', 1)",
            (ID, TEXT, f"[[1, 0, {len(TEXT)}]]"),
        )
        connection.execute(
            'INSERT INTO citation (record, seq, start, "end", page, sentence_start, sentence_end, rule, party, relation,'
            " pinpoints, flags, number, symbol) VALUES (?, 0, 22, 32, 1, 0, ?, 'number', 0, 'implements', '[]', '[]',"
            " '12/KH-UBND', 'KH-UBND')",
            (ID, len(TEXT)),
        )
        connection.execute("INSERT INTO place (path, record) VALUES ('/cũ/1.txt', ?)", (ID,))
        connection.execute(
            "INSERT INTO failure VALUES ('/cũ/2.pdf', '2024', 'ReadError', 'không đọc được', 'cannot be read')"
        )
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()


@pytest.mark.parametrize("version", OLDER)
def test_what_an_older_program_kept_is_there_and_new_things_can_be_kept(tmp_path: Path, version: int) -> None:
    path = tmp_path / "catalogue.sqlite"
    old_catalogue(path, version)
    catalogue = Catalogue.open(path)
    assert catalogue.check() == "ok"
    (held,) = catalogue.records()
    assert (held.id, held.name, held.identity.number and held.identity.number.printed, held.pages) == (
        ID,
        "1.txt",
        "5/BC-UBND",
        1,
    )
    (kept,) = catalogue.find_citations("citation.record = ?", ID)
    assert (kept.citation.quote, kept.citation.relation, kept.sentence) == ("12/KH-UBND", Relation.IMPLEMENTS, TEXT)
    assert [each.id for each in catalogue.named("1.txt")] == [ID]
    assert catalogue.failures() == [("/cũ/2.pdf", "không đọc được", "cannot be read")]
    assert catalogue.put(record(), document(), [])
    assert catalogue.counts()["records"] == 2
    catalogue.close()


@pytest.mark.parametrize("version", OLDER)
def test_the_catalogue_as_it_was_is_kept_beside(tmp_path: Path, version: int) -> None:
    path = tmp_path / "catalogue.sqlite"
    old_catalogue(path, version)
    for _ in range(2):  # opening it again changes nothing
        Catalogue.open(path).close()
    copies = [each.name for each in tmp_path.iterdir() if not each.name.startswith("catalogue.sqlite")]
    assert copies == [copy_before(path, version).name]
    with closing(sqlite3.connect(copy_before(path, version))) as copy:
        assert copy.execute("PRAGMA user_version").fetchone()[0] == version
        assert copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert copy.execute("SELECT id, text FROM record").fetchall() == [(ID, TEXT)]


@pytest.mark.parametrize("version", OLDER)
def test_a_step_that_fails_leaves_the_catalogue_as_it_was(
    tmp_path: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "catalogue.sqlite"
    old_catalogue(path, version)
    monkeypatch.setattr(module, "MIGRATIONS", (*MIGRATIONS[:-1], "CREATE TABLE half (x);\nCREATE TABLE half (x);\n"))
    with pytest.raises(CatalogueDamaged):
        Catalogue.open(path)
    monkeypatch.undo()
    with closing(sqlite3.connect(path)) as left:
        assert left.execute("PRAGMA user_version").fetchone()[0] == version
        assert not left.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchall()
    catalogue = Catalogue.open(path)
    assert [each.id for each in catalogue.records()] == [ID]
    catalogue.close()


def test_no_step_is_made_where_there_is_no_room_for_the_copy(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    old_catalogue(path, 1)
    (tmp_path / "catalogue-schema-1.sqlite.part").mkdir()  # stands in the way, as a full disk would
    with pytest.raises(CatalogueUnwritable):
        Catalogue.open(path)
    with closing(sqlite3.connect(path)) as left:
        assert left.execute("PRAGMA user_version").fetchone()[0] == 1
    (tmp_path / "catalogue-schema-1.sqlite.part").rmdir()
    Catalogue.open(path).close()


def test_a_fresh_catalogue_needs_no_copy(tmp_path: Path) -> None:
    Catalogue.open(tmp_path / "catalogue.sqlite").close()
    assert [each.name for each in tmp_path.iterdir()] == ["catalogue.sqlite"]


def test_tables_of_another_program_are_not_taken_for_an_old_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE khac (x)")
    with pytest.raises(CatalogueDamaged):
        Catalogue.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("khac",)]
