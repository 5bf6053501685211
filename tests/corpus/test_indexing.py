"""The index follows the catalogue whatever happened to either: it is trusted, brought back or rebuilt, and says what it lacks."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from corpus import Corpus, CorpusHeld, edit, indexing, question_of, search, search_page
from corpus.lock import WriterLock
from index import IndexUnwritable
from index.whoosh_engine import WhooshEngine
from tests.corpus.faulting import papers
from tests.corpus.making import corpus_of, document, paper, record, record_named, write

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


def test_an_index_that_cannot_be_deleted_is_in_nobodys_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh")
    old, unlink = corpus.index_path, os.unlink
    mapped = {path.name for path in old.iterdir()}

    def refusing(path: str | Path, **options: int) -> None:
        if Path(path).name in mapped:
            raise PermissionError(13, "Permission denied")
        unlink(path, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refusing)  # as Windows does while another process reads it
        assert corpus.reindex() == 1
    assert len(search(corpus, "cải cách")) == 1
    assert old.exists() and corpus.index_path != old
    assert corpus.reindex() == 1
    assert [*(tmp_path / "kho" / "index").iterdir()] == [corpus.index_path]
    corpus.close()


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_reader_that_stays_open_reads_the_index_that_is_there(tmp_path: Path, engine: str) -> None:
    corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine=None).close()
    server, other = Corpus.open(tmp_path / "kho"), Corpus.open(tmp_path / "kho")
    assert len(search(server, "cải cách")) == 2
    other.reindex(engine=engine)
    assert len(search(server, "cải cách hành")) == 2
    assert (server.engine_name, server.index_path) == (engine, other.index_path)
    other.reindex()
    assert len(search(server, "cách hành chính")) == 2
    shutil.rmtree(tmp_path / "kho" / "index")
    assert len(search(server, "hành chính")) == 2
    assert server.catalogue.counts()["pending"] == 0
    server.close()
    other.close()


def test_an_index_that_is_gone_while_another_writes_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh")
    lock = WriterLock(tmp_path / "kho")
    lock.take("add")
    shutil.rmtree(tmp_path / "kho" / "index")
    for _ in range(2):
        with pytest.raises(CorpusHeld):
            search(corpus, "cải cách")
    lock.give_back()
    assert len(search(corpus, "cải cách")) == 1
    corpus.close()


def test_what_a_person_says_while_a_record_is_on_its_way_reaches_the_index(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    (path,) = write(tmp_path / "tep", {"a.txt": PLAN})
    added = corpus.add(path)  # and staged
    assert added.record
    edit(corpus.catalogue.database, added.record, {"type": "Báo cáo"}, by="Hà")
    corpus.flush()
    assert [hit.record.name for hit in search(corpus, question_of("cải cách", types=("Báo cáo",)))] == ["a.txt"]
    assert corpus.catalogue.counts()["pending"] == 0
    corpus.close()


def test_what_was_staged_does_not_outlive_a_commit_that_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = Corpus.open(tmp_path / "kho", engine="whoosh")
    for path in write(tmp_path / "tep", {"a.txt": PLAN, "b.txt": REPORT}):
        corpus.add(path)

    def refusing() -> None:
        raise IndexUnwritable(path=corpus.index_path, detail="?")

    monkeypatch.setattr(corpus.engine(), "commit", refusing)
    with pytest.raises(IndexUnwritable):
        corpus.flush()
    other = Corpus.open(tmp_path / "kho")
    other.remove(record_named(other, "a.txt"), reason="thử")
    other.close()
    corpus.flush()
    assert corpus.engine().records() == corpus.catalogue.ids() != frozenset()
    corpus.close()


def test_an_answer_given_while_a_record_is_taken_out_is_not_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine="whoosh").close()
    corpus, other = Corpus.open(tmp_path / "kho"), Corpus.open(tmp_path / "kho")
    remove = indexing.Indexing.remove

    def meanwhile(self: indexing.Indexing, record_id: str) -> None:
        assert search_page(other, "cải cách").total == 2  # the index still has it
        remove(self, record_id)

    monkeypatch.setattr(indexing.Indexing, "remove", meanwhile)
    corpus.remove(record_named(corpus, "a.txt"), reason="thử")
    assert search_page(other, "cải cách").total == 1
    corpus.close()
    other.close()
