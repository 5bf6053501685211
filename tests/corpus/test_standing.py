"""What became of files since they were read is told; what adding would do is told before; a removal stays until it is taken back."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from corpus import (
    Corpus,
    Outcome,
    Standing,
    edit,
    failed_files,
    files_under,
    foreseen,
    notices,
    prove,
    removals,
    search,
)
from corpus import standing as module
from tests.corpus.making import citations_of, corpus_of, paper, record_named, write
from tests.extractor.packing import zipped

PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.")
REPORT = paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.")


@pytest.fixture
def tep(tmp_path: Path) -> Path:
    return tmp_path / "tep"


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    made = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT})
    yield made
    made.close()


def told(corpus: Corpus) -> list[tuple[str, str]]:
    return [(notice.standing.value, notice.path.rpartition("/tep/")[2]) for notice in notices(corpus.catalogue)]


def foretold(corpus: Corpus, folder: Path) -> list[tuple[str, str]]:
    return [
        (notice.standing.value, notice.path.rpartition("/tep/")[2])
        for notice in foreseen(corpus.catalogue, files_under([folder]))
    ]


def add(corpus: Corpus, folder: Path, *, again: bool = False) -> list[str]:
    return [each.outcome.value for each in corpus.add_many(files_under([folder]), again=again)]


def test_files_as_they_were_read_are_no_news_and_are_not_read(
    corpus: Corpus, tep: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(corpus) == []
    monkeypatch.setattr(module, "fingerprint_of", None)
    assert told(corpus) == []  # their size and time were enough
    os.utime(tep / "a.txt", (1, 1))
    monkeypatch.undo()
    assert told(corpus) == []  # touched, and the same


def test_changed_vanished_and_new_files(corpus: Corpus, tep: Path) -> None:
    (tep / "a.txt").write_text(PLAN + "x", encoding="utf-8")
    (tep / "b.txt").unlink()
    write(tep, {"c.txt": PLAN, "~$c.docx": "x", ".ẩn": "x"})
    (tep / "trong").mkdir()
    assert told(corpus) == [("vanished", "b.txt"), ("changed", "a.txt"), ("new", "c.txt")]


def test_a_file_of_the_same_size_that_was_rewritten_has_changed(corpus: Corpus, tep: Path) -> None:
    (tep / "a.txt").write_text(PLAN.replace("12/KH", "13/KH"), encoding="utf-8")
    assert told(corpus) == [("changed", "a.txt")]


def test_a_file_that_was_moved_is_found_where_it_is_once_it_was_added_there(corpus: Corpus, tep: Path) -> None:
    (tep / "a.txt").rename(tep / "mới.txt")
    assert told(corpus) == [("vanished", "a.txt"), ("new", "mới.txt")]
    assert add(corpus, tep) == ["known", "known"]
    (notice,) = notices(corpus.catalogue)
    assert (notice.standing, notice.detail[0]) == (Standing.VANISHED, str(tep / "mới.txt"))


def test_what_a_changed_file_was_is_told_until_it_is_taken_out(corpus: Corpus, tep: Path) -> None:
    old = record_named(corpus, "a.txt")
    (tep / "a.txt").write_text(PLAN.replace("12/KH", "13/KH"), encoding="utf-8")
    assert add(corpus, tep) == ["added", "known"]
    (notice,) = notices(corpus.catalogue)
    assert (notice.standing, notice.record, notice.detail[0]) == (Standing.SUPERSEDED, old, "13/KH-UBND")
    corpus.remove(old, reason="tệp đã sửa")
    assert told(corpus) == []


def test_files_in_packages(corpus: Corpus, tep: Path) -> None:
    zipped(tep / "hồ sơ.zip", {"1.txt": paper("7/QĐ-UBND", date(2024, 3, 1)).encode()})
    add(corpus, tep)
    assert told(corpus) == []
    zipped(tep / "hồ sơ.zip", {"1.txt": paper("8/QĐ-UBND", date(2024, 3, 1)).encode()})
    assert told(corpus) == [("changed", "hồ sơ.zip!/1.txt")]
    (tep / "hồ sơ.zip").unlink()
    assert told(corpus) == [("vanished", "hồ sơ.zip!/1.txt")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names as text")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/h\xf4 s\xac"))
    paths = write(folder, {"a.txt": PLAN, "b.txt": ""})
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/b\xe1o.txt"))
    odd.write_text(REPORT, encoding="utf-8")
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    list(corpus.add_many([*paths, odd]))
    assert [notice.standing for notice in notices(corpus.catalogue)] == [Standing.FAILED]
    assert failed_files(corpus.catalogue) == [paths[1]]
    odd.unlink()
    assert {notice.standing for notice in notices(corpus.catalogue)} == {Standing.VANISHED, Standing.FAILED}
    corpus.close()


def test_the_corpus_s_own_files_are_nobody_s_business(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    (received,) = write(tmp_path / "kho" / "received", {"b.txt": ""})
    list(corpus.add_many([*write(tmp_path / "kho", {"a.txt": PLAN}), corpus.catalogue.database.path, received]))
    assert len(corpus.catalogue.failures()) == 2
    assert [notice.path for notice in notices(corpus.catalogue)] == [str(received)]
    assert failed_files(corpus.catalogue) == [received]
    corpus.close()


def test_what_failed_is_tried_again_alone(corpus: Corpus, tep: Path) -> None:
    (tep / "c.pdf").write_bytes(b"%PDF-1.7 hong")
    zipped(tep / "d.zip", {"1.txt": PLAN.encode(), "2.docx": b"PK\x03\x04 hong"})
    write(tep, {"e.txt": ""})
    add(corpus, tep)
    assert [path.name for path in failed_files(corpus.catalogue)] == ["c.pdf", "d.zip", "e.txt"]
    (tep / "c.pdf").write_bytes(PLAN.encode())
    (tep / "e.txt").unlink()
    outcomes = [(each.path.name, each.outcome.value) for each in corpus.add_many(failed_files(corpus.catalogue))]
    assert outcomes == [("c.pdf", "known"), ("1.txt", "known"), ("2.docx", "failed"), ("d.zip", "opened")]


def test_what_adding_would_do(corpus: Corpus, tep: Path) -> None:
    (tep / "a.txt").write_text(PLAN + "x", encoding="utf-8")
    write(tep, {"c.txt": "Công văn mới.", "d.txt": ""})
    corpus.remove(record_named(corpus, "b.txt"), reason="thử")
    before = corpus.catalogue.counts()
    assert foretold(corpus, tep) == [("changed", "a.txt"), ("left_out", "b.txt"), ("new", "c.txt"), ("failed", "d.txt")]
    assert corpus.catalogue.counts() == before
    assert add(corpus, tep) == ["added", "left_out", "added", "failed"]
    assert foretold(corpus, tep)[0] == ("known", "a.txt")


def test_a_removal_takes_everything_out_and_is_logged(corpus: Corpus, tep: Path) -> None:
    record = record_named(corpus, "a.txt")
    removal = corpus.remove(record, reason="nhập nhầm")
    assert (removal.title, removal.path, removal.reason) == ("12/KH-UBND", str(tep / "a.txt"), "nhập nhầm")
    assert removals(corpus.catalogue.database) == [removal]
    assert corpus.catalogue.named("a.txt") == []
    assert corpus.catalogue.find_citations("citation.record = ?", record.id) == []
    assert [hit.record.name for hit in search(corpus, "cải cách hành chính")] == ["b.txt"]
    assert corpus.engine().records() == corpus.catalogue.ids()
    assert [proof.faults for proof in prove(corpus)] == [()] * 4
    assert (tep / "a.txt").read_text(encoding="utf-8") == PLAN


def test_what_was_taken_out_stays_out_until_it_is_asked_for(corpus: Corpus, tep: Path) -> None:
    record = record_named(corpus, "a.txt")
    corpus.remove(record, reason="nhập nhầm")
    (admission, _) = corpus.add_many(files_under([tep]))
    assert admission.outcome is Outcome.LEFT_OUT and admission.removal and admission.removal.reason == "nhập nhầm"
    assert corpus.catalogue.failures() == [] and told(corpus) == []
    assert add(corpus, tep / "a.txt", again=True) == ["added"]
    assert add(corpus, tep) == ["known", "known"]
    assert len(removals(corpus.catalogue.database)) == 1  # the log remembers


def test_a_removed_letter_does_not_come_back_with_its_package(corpus: Corpus, tep: Path) -> None:
    zipped(tep / "hồ sơ.zip", {"1.txt": b"Quyet dinh 7/QD-UBND", "2.txt": b"Quyet dinh 8/QD-UBND"})
    add(corpus, tep)
    corpus.remove(record_named(corpus, "1.txt"), reason="thử")
    (tep / "sao.zip").write_bytes((tep / "hồ sơ.zip").read_bytes())
    add(corpus, tep)
    assert corpus.catalogue.named("1.txt") == []
    assert [proof.faults for proof in prove(corpus)] == [()] * 4


def test_a_removal_that_was_broken_off_before_the_index_knew_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine="whoosh")
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("corpus.indexing.Indexing.remove", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        corpus.remove(record_named(corpus, "a.txt"), reason="thử")
    corpus.close()
    corpus = Corpus.open(tmp_path / "kho")
    assert [hit.record.name for hit in search(corpus, "cải cách hành chính")] == ["b.txt"]
    assert corpus.engine().records() == corpus.catalogue.ids()
    corpus.close()


def test_reading_again_renews_what_the_machine_read_and_keeps_what_people_said(corpus: Corpus, tep: Path) -> None:
    record = record_named(corpus, "a.txt")
    cited = citations_of(corpus, record)
    edit(corpus.catalogue.database, record, {"người ký": "Lò Văn An"}, by="An")
    with corpus.catalogue.database.transaction() as connection:  # as an older program left it
        connection.execute("DELETE FROM citation")
        connection.execute(
            "UPDATE record SET text = 'x', pages = '[[1, 0, 1]]', subject = NULL WHERE id = ?", (record.id,)
        )
    assert add(corpus, tep, again=True) == ["renewed", "renewed"]
    again = record_named(corpus, "a.txt")
    assert citations_of(corpus, again) == cited
    assert again.identity.subject == record.identity.subject
    assert again.identity.signer and again.identity.signer.name == "Lò Văn An"
    assert corpus.catalogue.counts()["records"] == 2 and corpus.catalogue.counts()["pending"] == 0
    assert {hit.record.name for hit in search(corpus, "cải cách hành chính")} == {"a.txt", "b.txt"}
    assert add(corpus, tep) == ["known", "known"]
