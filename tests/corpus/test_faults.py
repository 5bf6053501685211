"""A run that is killed, interrupted or met by another loses nothing, admits nothing by halves, and goes on when repeated."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from corpus import Catalogue, Corpus, NoteKind, search, search_page
from corpus.lock import WriterLock
from tests.corpus.making import paper, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

FILES = 60
EXPECTED_CITATIONS = 12  # in each file
SEARCHES = ("cải cách hành chính", '"số hóa hồ sơ"', "7/KH-UBND")


def papers(first: int, count: int) -> dict[str, str]:
    """Papers of some pages each, that cite each other."""
    texts = {}
    for at in range(first, first + count):
        day = date(2024, 1, 1) + timedelta(days=at)
        cites = "\n\n".join(
            f"{line}. Thực hiện Kế hoạch số {(at + line) % 90 + 1}/KH-UBND ngày {day:%d/%m/%Y} của UBND tỉnh về số hóa hồ sơ, "
            f"các sở, ban, ngành khẩn trương triển khai nhiệm vụ thứ {line} được giao."
            for line in range(1, EXPECTED_CITATIONS + 1)
        )
        texts[f"{at:03d}.txt"] = paper(f"{at}/BC-UBND", day, cites)
    return texts


def start(kho: Path, *folders: Path) -> subprocess.Popen[str]:
    """The command, in a process group of its own."""
    environment = {**os.environ, "PYTHONUTF8": "1", "KIEMCHUNG_LANG": "vi"}
    command = [sys.executable, "-m", "kiemchung", "--corpus", str(kho), "add", *map(str, folders)]
    return subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def admitted(kho: Path) -> int:
    """How many records there are, seen from outside."""
    try:
        with sqlite3.connect(f"file:{kho / 'catalogue.sqlite'}?mode=ro", uri=True, timeout=1) as connection:
            count: int = connection.execute("SELECT count(*) FROM record").fetchone()[0]
        return count
    except sqlite3.Error:
        return 0
    finally:
        if "connection" in locals():
            connection.close()


def when(process: subprocess.Popen[str], reached: Callable[[], bool]) -> None:
    """Wait until something is reached, or the process ends."""
    until = time.monotonic() + 30
    while not reached() and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.001)


def end(process: subprocess.Popen[str]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def state(kho: Path) -> dict[str, Any]:
    """All that matters of a corpus: records, texts, citations, what searches find."""
    corpus = Corpus.open(kho)
    records = corpus.catalogue.records()
    value = {
        "check": corpus.catalogue.check(),
        "texts": {record.id: corpus.catalogue.text(record.id) for record in records},
        "identities": {record.id: (record.name, record.identity) for record in records},
        "citations": {
            record.id: corpus.catalogue.find_citations("citation.record = ?", record.id) for record in records
        },
        "hits": {
            typed: [(hit.record.id, hit.span, hit.page) for hit in search(corpus, typed, limit=500)]
            for typed in SEARCHES
        },
        "indexed": corpus.engine().records(),
        "counts": corpus.catalogue.counts(),
    }
    corpus.close()
    return value


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tep")
    write(made, papers(1, FILES))
    return made


@pytest.fixture(scope="module")
def uninterrupted(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    kho = tmp_path_factory.mktemp("kho")
    process = start(kho, folder)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")
    whole = state(kho)
    assert whole["counts"] == {"records": FILES, "citations": FILES * EXPECTED_CITATIONS, "failures": 0, "pending": 0}
    assert len(whole["indexed"]) == FILES and all(whole["hits"].values())
    return whole


def sound(kho: Path) -> int:
    """Check what a killed run left, without the index; the number of records."""
    catalogue = Catalogue.open(kho / "catalogue.sqlite")
    assert catalogue.check() == "ok"
    records = catalogue.records()
    for record in records:
        assert catalogue.text(record.id)
        assert len(catalogue.find_citations("citation.record = ?", record.id)) == EXPECTED_CITATIONS
    catalogue.close()
    return len(records)


def files_of_index(kho: Path) -> list[str]:
    return [path.name for path in (kho / "index").rglob("*") if path.is_file()]


MOMENTS: dict[str, Callable[[Path], bool]] = {
    "while the catalogue is made": lambda kho: (kho / "catalogue.sqlite").exists(),
    "after 3": lambda kho: admitted(kho) >= 3,
    "after 10": lambda kho: admitted(kho) >= 10,
    "after 25": lambda kho: admitted(kho) >= 25,
    "before the index commit": lambda kho: admitted(kho) >= FILES,
    "in the index commit": lambda kho: any(name.startswith("MAIN_") and "." in name for name in files_of_index(kho)),
    "as the index commit ends": lambda kho: any(name.startswith("manifest-1") for name in files_of_index(kho)),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_run_goes_on_when_repeated(
    moment: str, folder: Path, tmp_path: Path, uninterrupted: dict[str, Any]
) -> None:
    kho = tmp_path / "kho"
    process = start(kho, folder)
    when(process, lambda: MOMENTS[moment](kho))
    end(process)
    print(f"{moment}: killed with {sound(kho)} of {FILES} admitted, exit {process.returncode}")
    again = start(kho, folder)
    _, said = again.communicate(timeout=60)
    assert (again.returncode, said) == (0, "")
    assert state(kho) == uninterrupted


def test_a_killed_run_is_searched_whole_without_running_it_again(folder: Path, tmp_path: Path) -> None:
    process = start(tmp_path, folder)
    when(process, lambda: admitted(tmp_path) >= 10)
    end(process)
    left = state(tmp_path)
    assert left["indexed"] == set(left["texts"])
    assert left["counts"]["pending"] == 0


def test_an_interrupted_run_says_so_and_goes_on_when_repeated(
    folder: Path, tmp_path: Path, uninterrupted: dict[str, Any]
) -> None:
    kho = tmp_path / "kho"
    process = start(kho, folder)
    when(process, lambda: admitted(kho) >= 5)
    os.killpg(process.pid, signal.SIGINT)
    out, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.strip() == "Đã dừng. Những gì đã nhận vẫn còn nguyên; chạy lại lệnh cũ để làm tiếp."
    assert out == ""
    assert sound(kho) >= 5
    again = start(kho, folder)
    assert again.communicate(timeout=60)[1] == ""
    assert (again.returncode, state(kho)) == (0, uninterrupted)


def test_a_second_writer_is_told_who_is_writing_and_completes_when_repeated(
    folder: Path, tmp_path: Path, uninterrupted: dict[str, Any]
) -> None:
    lock = WriterLock(tmp_path)
    lock.take("reindex")
    second = start(tmp_path, folder)
    _, message = second.communicate(timeout=60)
    assert (second.returncode, len(message.splitlines())) == (5, 1)
    assert f"lệnh reindex (tiến trình {os.getpid()}" in message and "ghi từ" in message
    lock.give_back()
    again = start(tmp_path, folder)
    assert (again.communicate(timeout=60)[1], again.returncode) == ("", 0)
    assert state(tmp_path) == uninterrupted


def test_questions_are_answered_while_files_are_added(folder: Path, tmp_path: Path) -> None:
    kho = tmp_path / "kho"
    process = start(kho, folder)
    when(process, lambda: admitted(kho) >= 5)
    asked = 0
    while process.poll() is None:
        corpus = Corpus.open(kho)
        before = corpus.catalogue.counts()["records"]
        answer = search_page(corpus, "cải cách hành chính", limit=2 * FILES)
        found = {hit.record.id for hit in answer.hits}
        waiting = sum(int(note.typed) for note in answer.notes if note.kind is NoteKind.UNINDEXED)
        assert len(found) + waiting >= before  # what is not found yet is told
        corpus.close()
        asked += 1
    _, said = process.communicate()
    assert (process.returncode, said) == (0, "")
    assert asked
    assert state(kho)["counts"]["pending"] == 0
