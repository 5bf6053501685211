"""The catalogue gives back what it was given, and says clearly when a file is not one, is too new, or is held by another."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from corpus import Catalogue, CatalogueBusy, CatalogueDamaged, CatalogueTooNew, CatalogueUnwritable
from corpus import database as module
from corpus.migrations import SCHEMA_VERSION
from extractor import Box, Document, KiemchungError, Line, Page, ReadError, Span
from patterns import Citation, Relation
from tests.corpus.making import TWO_PAGES as TEXT
from tests.corpus.making import document, record


def test_quotes_are_cut_right_where_the_text_has_a_null(tmp_path: Path) -> None:
    text = "Trước\x00 sau: " + "\n" * 51 + "Kế hoạch số 12/KH-UBND."
    span = Span(text.index("12"), text.index("."))
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    catalogue.put(record(), document(text), [Citation(span, span.of(text), "number", sentence=Span(0, len(text)))])
    (kept,) = catalogue.find_citations("citation.record = ?", record().id)
    assert (kept.citation.quote, kept.sentence) == ("12/KH-UBND", text)
    catalogue.close()


def test_a_fresh_catalogue_is_of_this_version_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "kho mới" / "catalogue.sqlite"
    for _ in range(2):
        catalogue = Catalogue.open(path)
        assert catalogue.counts() == {"records": 0, "citations": 0, "failures": 0, "pending": 0}
        assert catalogue.check() == "ok"
        catalogue.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    connection.close()


def test_many_may_open_a_fresh_catalogue_at_once(tmp_path: Path) -> None:
    failures: list[Exception] = []
    gate = threading.Barrier(8)

    def opening() -> None:
        gate.wait()
        try:
            Catalogue.open(tmp_path / "catalogue.sqlite").close()
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=opening) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def one_line(error: KiemchungError, *words: str) -> None:
    for lang in ("vi", "en"):
        message = error.message(lang)
        assert "\n" not in message and message.strip()
        for word in words:
            assert word in message
    assert error.message("vi") != error.message("en")


def test_a_newer_catalogue_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(CatalogueTooNew) as refused:
        Catalogue.open(path)
    one_line(refused.value, str(SCHEMA_VERSION + 1), str(path))
    assert refused.value.exit_code == 4
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"khong phai co so du lieu" * 100, b"\x00" * 4096, b"SQLite format 3\x00" + b"\xff" * 2000]
)
def test_a_file_that_is_no_catalogue(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(content)
    with pytest.raises(CatalogueDamaged) as refused:
        Catalogue.open(path)
    one_line(refused.value, str(path))
    assert refused.value.exit_code == 4
    assert path.read_bytes() == content


def test_somebody_elses_database(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("CREATE TABLE khac (x)")
    connection.close()
    catalogue = Catalogue.open(path)
    with pytest.raises(CatalogueDamaged):
        catalogue.records()
    with pytest.raises(CatalogueDamaged):
        catalogue.put(record(), document(), [])
    catalogue.close()


def test_a_torn_catalogue_is_damaged_not_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    catalogue = Catalogue.open(path)
    for at in range(40):
        catalogue.put(record(at), document(TEXT * 50), [])
    catalogue.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    with pytest.raises(CatalogueDamaged) as refused, closing(Catalogue.open(path)) as torn:
        torn.records()
        torn.put(record(99), document(), [])
    one_line(refused.value)


@pytest.mark.parametrize("where", ["folder", "file"])
def test_a_place_that_cannot_be_written(tmp_path: Path, where: str) -> None:
    path = tmp_path / "kho" / "catalogue.sqlite"
    if where == "folder":
        path.mkdir(parents=True)
    else:
        path.parent.write_text("một tệp", encoding="utf-8")
    with pytest.raises(CatalogueUnwritable) as refused:
        Catalogue.open(path)
    one_line(refused.value, str(path))


def test_a_full_disk_is_said_and_nothing_is_half_admitted(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    catalogue.put(record(1), document(), [])
    pages = catalogue.database.connection.execute("PRAGMA page_count").fetchone()[0]
    catalogue.database.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(CatalogueUnwritable):
        catalogue.put(record(2), document(TEXT * 2000), [])
    assert [each.id for each in catalogue.records()] == [record(1).id]
    catalogue.database.connection.execute("PRAGMA max_page_count = 100000")
    assert catalogue.put(record(2), document(TEXT * 2000), [])
    catalogue.close()


def test_another_writer_is_waited_for_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WAIT_SECONDS", 0.1)
    path = tmp_path / "catalogue.sqlite"
    first, second = Catalogue.open(path), Catalogue.open(path)
    first.database.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(CatalogueBusy) as refused:
        second.put(record(), document(), [])
    one_line(refused.value, str(path))
    assert refused.value.exit_code == 5
    assert second.records() == []  # reading does not wait
    first.database.connection.execute("ROLLBACK")
    assert second.put(record(), document(), [])
    first.close()
    second.close()


def test_what_breaks_in_a_put_leaves_nothing(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    bad = Citation(Span(0, 4), "Thực", "x" * 3, relation=Relation.CITES, issuer="\ud800")
    with pytest.raises(UnicodeEncodeError):
        catalogue.put(record(), document(), [Citation(Span(0, 4), "Thực", "a"), bad])
    assert catalogue.counts()["records"] == catalogue.counts()["citations"] == 0
    catalogue.close()


def test_the_same_record_twice_is_kept_once(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    cited = [Citation(Span(0, 4), "Thực", "a")]
    assert catalogue.put(record(), document(), cited) is True
    assert catalogue.put(record(path="/khác/2.txt"), document(), cited) is False
    assert catalogue.counts()["records"] == catalogue.counts()["citations"] == 1
    assert [each.id for name in ("1.txt", "2.txt", "khác/2.txt", "/hồ sơ/1.txt") for each in catalogue.named(name)] == [
        record().id
    ] * 4
    catalogue.close()


@pytest.mark.parametrize("wanted", ["%", "_.txt", "", ".txt", "txt", "0", "sơ", "2.txt", "' OR 1=1 --"])
def test_only_whole_names_find_a_record(tmp_path: Path, wanted: str) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    catalogue.put(record(), document(), [])
    assert catalogue.named(wanted) == []
    assert catalogue.named(record().id[:12]) == catalogue.named(record().id) == [record()]
    catalogue.close()


def test_two_records_of_one_place_and_day_are_cited_one_after_the_other(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    cited = [Citation(Span(at, at + 4), TEXT[at : at + 4], "a") for at in (0, 5)]
    for at in (2, 1):
        catalogue.put(record(at, path="/hồ sơ/đã sửa.txt"), document(), cited)
    found = [(each.record, each.seq) for each in catalogue.find_citations("1 = ?", 1)]
    assert found == [(record(at).id, seq) for at in (1, 2) for seq in (0, 1)]
    catalogue.close()


def test_a_name_that_is_no_text_is_kept_readable(tmp_path: Path) -> None:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    catalogue.put(record(path="/hồ sơ/b\ufffde1o.txt"), document(), [])
    assert [each.id for each in catalogue.named("b\udce1o.txt")] == [record().id]
    catalogue.fail("/x", ReadError(name="b\udce1o.txt", detail="?"))
    ((_, vi, en),) = catalogue.failures()
    assert "b\ufffde1o.txt" in vi and "b\ufffde1o.txt" in en
    catalogue.close()


def test_lines_and_boxes_are_kept_and_lead_back_to_the_page(tmp_path: Path) -> None:
    text = "Dòng một\nDòng hai"
    lines = (Line(Span(0, 8), Box(1, 70.04, 80.06, 200, 92)), Line(Span(9, 17), Box(1, 70, 95, 201.5, 107), 87.5))
    laid = Document("a.pdf", "pdf", text, (Page(1, Span(0, 17), 595.0, 842.0, lines),))
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite")
    catalogue.put(record(), laid, [])
    catalogue.put(record(2), document(), [])
    kept = catalogue.laid_out(record().id)
    assert kept.boxes(Span(10, 12)) == (Box(1, 70, 95, 201.5, 107),)
    assert kept.boxes(Span(0, 3)) == (Box(1, 70.0, 80.1, 200, 92),)
    assert (kept.text, kept.pages[0].width, kept.pages[0].height) == (text, 595.0, 842.0)
    assert [line.confidence for line in kept.pages[0].lines] == [None, 87.5]
    assert catalogue.document(record().id).pages[0].lines == ()
    assert catalogue.laid_out(record(2).id) == catalogue.document(record(2).id)
    catalogue.close()
