"""A backup is the corpus of one moment, whole or not there; restoring gives it back and loses nothing of what there was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from corpus import (
    BackupExists,
    BackupUnwritable,
    Catalogue,
    CatalogueTooNew,
    Corpus,
    CorpusHeld,
    NoBackup,
    WouldReplace,
    back_up,
    prove,
    restore,
    search,
)
from corpus.lock import WriterLock
from corpus.migrations import SCHEMA_VERSION
from corpus.originals import Originals
from extractor import KiemchungError
from tests.corpus.making import corpus_of, document, paper, record
from tests.corpus.test_migrations import ID, old_catalogue

PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.")
REPORT = paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.")


def held(folder: Path) -> dict[str, str]:
    """Names and texts of a corpus that proves sound and answers searches."""
    corpus = Corpus.open(folder)
    texts = {each.name: corpus.catalogue.text(each.id) for each in corpus.catalogue.records()}
    assert {found.record.name for found in search(corpus, "cải cách hành chính")} == set(texts)
    assert [proof.faults for proof in prove(corpus)] == [()] * 4
    corpus.close()
    return texts


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_there_and_back(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine="whoosh")
    kept = back_up(corpus, tmp_path / "sao.sqlite")
    corpus.close()
    assert (kept.path, kept.records, kept.originals) == (tmp_path / "sao.sqlite", 2, 0)
    assert not list(tmp_path.glob("sao.sqlite-*")) and not list(tmp_path.glob("*.part"))  # one file, whole
    restored = restore(tmp_path / "khác", kept.path)
    assert (restored.records, restored.aside) == (2, None)
    assert held(tmp_path / "khác") == held(tmp_path / "kho")


def test_a_folder_gets_a_backup_named_by_the_time(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN})
    (tmp_path / "ổ").mkdir()
    kept = back_up(corpus, tmp_path / "ổ")
    corpus.close()
    assert kept.path.parent == tmp_path / "ổ" and kept.path.suffix == ".sqlite"
    assert [*(tmp_path / "ổ").iterdir()] == [kept.path]


def test_what_is_being_written_meanwhile_is_in_the_backup_whole_or_not_at_all(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN})
    other = Catalogue.open(tmp_path / "kho" / "catalogue.sqlite")
    added = iter(range(100, 1000))

    def meanwhile(_remaining: int, _pages: int) -> None:
        for _ in range(20):
            at = next(added)
            other.put(record(at), document("x" * 20_000), [])

    for at in range(2, 30):
        corpus.catalogue.put(record(at), document("x" * 300_000), [])
    kept = back_up(corpus, tmp_path / "sao.sqlite", progress=meanwhile)
    corpus.close()
    other.close()
    assert kept.records == 29  # of the moment at which it began
    assert next(added) > 101


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN})
    (tmp_path / "sao").write_text("quý", encoding="utf-8")
    with pytest.raises(BackupExists):
        back_up(corpus, tmp_path / "sao")
    assert (tmp_path / "sao").read_text(encoding="utf-8") == "quý"
    corpus.close()


@pytest.mark.parametrize("originals", [False, True])
def test_a_place_that_cannot_be_written_is_named_and_left_empty(tmp_path: Path, originals: bool) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN})
    target = tmp_path / "không có" / "sao"
    with pytest.raises(BackupUnwritable) as refused:
        back_up(corpus, target, originals=originals)
    assert str(target) in refused.value.message("vi")
    assert not target.parent.exists()
    corpus.close()


def with_originals(tmp_path: Path) -> Corpus:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT})
    for each in corpus.catalogue.records():
        assert Originals(corpus.folder / "originals").keep(Path(each.path), each.id)
        with corpus.catalogue.database.transaction() as connection:
            connection.execute("INSERT INTO original VALUES (?, '2024')", (each.id,))
    return corpus


def test_originals_go_along_when_asked(tmp_path: Path) -> None:
    corpus = with_originals(tmp_path)
    kept = back_up(corpus, tmp_path / "sao", originals=True)
    assert (kept.records, kept.originals) == (2, 2)
    assert back_up(corpus, tmp_path / "nhẹ.sqlite").originals == 0
    ids = {each.id for each in corpus.catalogue.records()}
    corpus.close()
    assert files(kept.path) == {"catalogue.sqlite", *(f"originals/{each[:2]}/{each}" for each in ids)}
    restored = restore(tmp_path / "khác", kept.path)
    assert restored.originals == 2
    corpus = Corpus.open(tmp_path / "khác")
    texts = {
        Originals(corpus.folder / "originals").path_of(each.id).read_text(encoding="utf-8")
        for each in corpus.catalogue.records()
    }
    corpus.close()
    assert texts == {PLAN, REPORT}
    assert held(tmp_path / "khác")


def test_a_lost_original_is_told_before_it_is_lost_in_the_backup_too(tmp_path: Path) -> None:
    corpus = with_originals(tmp_path)
    path = next((corpus.folder / "originals").glob("??/*"))
    path.write_text("đã bị sửa", encoding="utf-8")
    with pytest.raises(KiemchungError) as refused:
        back_up(corpus, tmp_path / "sao", originals=True)
    assert path.name in refused.value.message("vi")
    assert not (tmp_path / "sao").exists()
    corpus.close()


def test_a_corpus_that_holds_something_is_replaced_only_by_force_and_kept_aside(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh")
    kept = back_up(corpus, tmp_path / "sao.sqlite")
    corpus.close()
    corpus_of(tmp_path / "mới", {"b.txt": REPORT}, engine="whoosh").close()
    before = held(tmp_path / "mới" / "kho")
    with pytest.raises(WouldReplace) as refused:
        restore(tmp_path / "mới" / "kho", kept.path)
    assert "1" in refused.value.message("vi")
    assert held(tmp_path / "mới" / "kho") == before
    restored = restore(tmp_path / "mới" / "kho", kept.path, force=True)
    assert set(held(tmp_path / "mới" / "kho")) == {"a.txt"}  # the index too
    assert restored.aside is not None
    restore(tmp_path / "mới" / "kho", restored.aside, force=True)  # and back again
    assert held(tmp_path / "mới" / "kho") == before


def test_a_reader_sees_the_old_catalogue_then_the_new_one(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN})
    kept = back_up(corpus, tmp_path / "sao.sqlite")
    corpus.catalogue.put(record(), document(), [])
    assert len(corpus.catalogue.records()) == 2
    restore(tmp_path / "kho", kept.path, force=True)
    assert [each.name for each in corpus.catalogue.records()] == ["a.txt"]
    assert corpus.catalogue.put(record(), document(), [])
    corpus.close()
    with closing(sqlite3.connect(tmp_path / "kho" / "catalogue.sqlite")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_a_damaged_catalogue_is_replaced_and_kept_as_it_is(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh")
    kept = back_up(corpus, tmp_path / "sao.sqlite")
    corpus.close()
    live = tmp_path / "kho" / "catalogue.sqlite"
    torn = live.read_bytes()[:4096] + b"\xa5" * 20_000
    live.write_bytes(torn)
    with pytest.raises(WouldReplace):
        restore(tmp_path / "kho", kept.path)
    restored = restore(tmp_path / "kho", kept.path, force=True)
    assert restored.aside is not None and restored.aside.read_bytes() == torn
    assert set(held(tmp_path / "kho")) == {"a.txt"}


def test_a_backup_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old_catalogue(tmp_path / "sao.sqlite", 1)
    restore(tmp_path / "kho", tmp_path / "sao.sqlite")
    corpus = Corpus.open(tmp_path / "kho")
    assert [each.id for each in corpus.catalogue.records()] == [ID]
    corpus.close()


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-8192])


def no_catalogue(path: Path) -> None:
    path.write_bytes(b"khong phai co so du lieu" * 100)


@pytest.mark.parametrize("harm", [damaged, no_catalogue, Path.unlink])
def test_what_is_no_whole_backup_changes_nothing(tmp_path: Path, harm: object) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh")
    kept = back_up(corpus, tmp_path / "sao.sqlite")
    corpus.close()
    before = held(tmp_path / "kho")
    assert callable(harm)
    harm(kept.path)
    with pytest.raises(NoBackup) as refused:
        restore(tmp_path / "kho", kept.path, force=True)
    assert str(kept.path) in refused.value.message("vi")
    assert held(tmp_path / "kho") == before


def test_a_backup_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "sao.sqlite")) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(CatalogueTooNew):
        restore(tmp_path / "kho", tmp_path / "sao.sqlite")


def test_no_restoring_while_another_writes(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN})
    kept = back_up(corpus, tmp_path / "sao.sqlite")
    corpus.close()
    lock = WriterLock(tmp_path / "kho")
    lock.take("add")
    with pytest.raises(CorpusHeld):
        restore(tmp_path / "kho", kept.path, force=True)
    lock.give_back()
    restore(tmp_path / "kho", kept.path, force=True)
