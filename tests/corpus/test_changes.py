"""What is kept is made anew after every change it may depend on, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Catalogue
from corpus.changes import Shelf, mark_of
from tests.corpus.making import document, record

CHANGES = [
    "UPDATE record SET type = 'Công văn'",
    "UPDATE record SET indexed = 1",
    "DELETE FROM place; DELETE FROM record",
    "INSERT INTO definition SELECT id, 'TTHC', 'thủ tục hành chính' FROM record",
    "INSERT INTO filed SELECT 'HS', id, '2024' FROM record",
    "UPDATE dossier SET title = 'khác'",
]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    opened = Catalogue.open(tmp_path / "catalogue.sqlite")
    opened.put(record(), document(), [])
    with opened.database.transaction() as connection:
        connection.execute("INSERT INTO dossier (code, title) VALUES ('HS', 'một')")
    return opened


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_sets_another_mark_which_other_connections_see(catalogue: Catalogue, change: str) -> None:
    other = Catalogue.open(catalogue.database.path)
    before = mark_of(other.database)
    assert before == mark_of(catalogue.database)
    with catalogue.database.transaction() as connection:
        for statement in change.split("; "):
            connection.execute(statement)
    assert mark_of(other.database) == mark_of(catalogue.database) != before
    other.close()
    catalogue.close()


def test_what_is_rolled_back_is_no_change(catalogue: Catalogue) -> None:
    before = mark_of(catalogue.database)
    with pytest.raises(RuntimeError), catalogue.database.transaction() as connection:
        connection.execute("UPDATE record SET type = 'Công văn'")
        raise RuntimeError
    assert mark_of(catalogue.database) == before
    catalogue.close()


def test_what_is_kept_is_made_once_for_all_connections_until_the_next_change(catalogue: Catalogue) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    shelf, other = Shelf(2), Catalogue.open(catalogue.database.path)
    assert [shelf.kept(each.database, "x", make) for each in (catalogue, other, catalogue)] == [0, 0, 0]
    assert shelf.kept(catalogue.database, "y", make) == 1
    other.mark_pending([record().id])
    assert shelf.last(catalogue.database, "x") == 0
    assert [shelf.kept(each.database, "x", make) for each in (catalogue, other)] == [2, 2]
    assert [shelf.kept(catalogue.database, name, make) for name in "zxy"] == [3, 2, 4]  # the last two that were used
    assert shelf.last(catalogue.database, "z") is None
    other.close()
    catalogue.close()


def test_two_catalogues_have_no_mark_in_common(tmp_path: Path) -> None:
    opened = [Catalogue.open(tmp_path / name) for name in ("a.sqlite", "b.sqlite")]
    assert len({mark_of(each.database) for each in opened}) == 2
    for each in opened:
        each.close()
