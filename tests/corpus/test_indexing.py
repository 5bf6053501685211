"""The index follows the catalogue whatever happened to either: it is trusted, brought back or rebuilt, and says what it lacks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus import Corpus, indexing, search
from corpus.lock import WriterLock
from index import IndexUnwritable
from index.whoosh_engine import WhooshEngine
from tests.corpus.faulting import papers
from tests.corpus.making import corpus_of, document, paper, record, write

PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.")
REPORT = paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.")


class _BrokenOffError(Exception):
    pass


def breaking_off(after: int) -> indexing.Progress:
    def told(done: int, _: int) -> None:
        if done == after:
            raise _BrokenOffError

    return told


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One more number each time an index is compared with the catalogue record by record."""
    times: list[int] = []
    records = WhooshEngine.records

    def counted(self: WhooshEngine) -> frozenset[str]:
        times.append(1)
        return records(self)

    monkeypatch.setattr(WhooshEngine, "records", counted)
    return times


def found(kho: Path) -> set[str]:
    corpus = Corpus.open(kho)
    names = {hit.record.name for hit in search(corpus, "cải cách hành chính", limit=100)}
    corpus.close()
    return names


def test_an_index_in_the_state_noted_is_not_compared(tmp_path: Path, compared: list[int]) -> None:
    corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine="whoosh").close()
    compared.clear()
    assert found(tmp_path / "kho") == {"a.txt", "b.txt"}
    assert compared == []


def test_one_that_was_committed_and_not_noted_is_compared_once(tmp_path: Path, compared: list[int]) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine="whoosh")
    corpus.engine().remove(corpus.catalogue.records()[0].id)
    corpus.engine().commit()  # and here the process was killed
    corpus.close()
    compared.clear()
    for _ in range(3):
        assert found(tmp_path / "kho") == {"a.txt", "b.txt"}
    assert len(compared) == 1


def test_what_the_catalogue_no_longer_holds_is_taken_out(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine="whoosh")
    corpus.engine().replace("f" * 64, [])
    with corpus.catalogue.database.transaction() as connection:
        connection.execute("DELETE FROM choice WHERE name = 'index_state'")
        connection.execute("DELETE FROM place WHERE path LIKE '%a.txt'")
        connection.execute("DELETE FROM record WHERE path LIKE '%a.txt'")
    corpus.close()
    assert found(tmp_path / "kho") == {"b.txt"}
    corpus = Corpus.open(tmp_path / "kho")
    assert corpus.engine().records() == corpus.catalogue.ids()
    corpus.close()


def test_a_document_without_text_is_not_indexed_again_and_again(tmp_path: Path, compared: list[int]) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh")
    corpus.catalogue.put(record(), document("\n" * 60), [])  # a scan where nothing recognises letters
    corpus.flush()
    assert corpus.catalogue.counts()["pending"] == 0
    with corpus.catalogue.database.transaction() as connection:
        connection.execute("DELETE FROM choice")  # so that it is compared
    corpus.close()
    assert found(tmp_path / "kho") == {"a.txt"}
    corpus = Corpus.open(tmp_path / "kho")
    corpus.engine()
    assert corpus.catalogue.counts()["pending"] == 0
    corpus.close()


def test_a_rebuilding_broken_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_BATCH", 100)  # seven papers
    corpus_of(tmp_path, papers(1, 30), engine="whoosh").close()
    corpus = Corpus.open(tmp_path / "kho")
    with pytest.raises(_BrokenOffError):
        corpus.reindex(progress=breaking_off(20))
    corpus.close()
    corpus = Corpus.open(tmp_path / "kho")
    left = corpus.catalogue.counts()["pending"]
    assert 10 <= left < 30
    told: list[tuple[int, int]] = []
    assert corpus.reindex(progress=lambda done, todo: told.append((done, todo))) == 30
    assert told == [(done, left) for done in range(left)]
    told.clear()
    assert corpus.reindex(progress=lambda done, todo: told.append((done, todo))) == 30  # that one is over: anew
    assert told == [(done, 30) for done in range(30)]
    assert corpus.catalogue.counts()["pending"] == 0
    assert corpus.engine().records() == corpus.catalogue.ids()
    corpus.close()


def test_a_rebuilding_that_a_search_finished_is_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_BATCH", 100)
    corpus = corpus_of(tmp_path, papers(1, 30), engine="whoosh")
    with pytest.raises(_BrokenOffError):
        corpus.reindex(progress=breaking_off(20))
    corpus.close()
    assert len(found(tmp_path / "kho")) == 30
    told: list[int] = []
    corpus = Corpus.open(tmp_path / "kho")
    corpus.reindex(progress=lambda _, todo: told.append(todo))
    assert len(told) == 30
    corpus.close()


def test_while_another_writes_a_search_takes_the_index_as_it_is_and_says_what_waits(tmp_path: Path) -> None:
    corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh").close()
    corpus = Corpus.open(tmp_path / "kho")
    (path,) = write(tmp_path / "tep", {"b.txt": REPORT})
    corpus.add(path)
    corpus.close()
    lock = WriterLock(tmp_path / "kho")
    lock.take("add")
    reader = Corpus.open(tmp_path / "kho")
    assert [hit.record.name for hit in search(reader, "cải cách")] == ["a.txt"]
    assert reader.catalogue.counts()["pending"] == 1
    lock.give_back()
    assert len(search(reader, "cải cách")) == 2
    assert reader.catalogue.counts()["pending"] == 0
    reader.close()


def test_an_index_that_cannot_be_deleted_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh")

    def refused(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch, pytest.raises(IndexUnwritable) as error:
        patch.setattr(Path, "unlink", refused)  # as Windows does while another process reads it
        corpus.reindex()
    assert "Permission denied" in error.value.message("vi")
    assert len(search(corpus, "cải cách")) == 1
    assert corpus.reindex() == 1
    corpus.close()
