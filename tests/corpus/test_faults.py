"""A run that is killed, interrupted or met by another loses nothing, admits nothing by halves, and goes on when repeated."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus import Corpus, NoteKind, search_page
from corpus.lock import WriterLock
from tests.corpus.faulting import CITATIONS, admitted, end, papers, sound, start, state, when
from tests.corpus.making import write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

FILES = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("tep")
    write(made, papers(1, FILES))
    return made


@pytest.fixture(scope="module")
def uninterrupted(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    kho = tmp_path_factory.mktemp("kho")
    process = start(kho, "add", folder)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, "")
    whole = state(kho)
    assert whole["counts"] == {"records": FILES, "citations": FILES * CITATIONS, "failures": 0, "pending": 0}
    assert len(whole["indexed"]) == FILES and all(whole["hits"].values())
    return whole


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
    process = start(kho, "add", folder)
    when(process, lambda: MOMENTS[moment](kho))
    end(process)
    print(f"{moment}: killed with {sound(kho)} of {FILES} admitted, exit {process.returncode}")
    again = start(kho, "add", folder)
    _, said = again.communicate(timeout=60)
    assert (again.returncode, said) == (0, "")
    assert state(kho) == uninterrupted


def test_a_killed_run_is_searched_whole_without_running_it_again(folder: Path, tmp_path: Path) -> None:
    process = start(tmp_path, "add", folder)
    when(process, lambda: admitted(tmp_path) >= 10)
    end(process)
    left = state(tmp_path)
    assert left["indexed"] == set(left["texts"])
    assert left["counts"]["pending"] == 0


def test_an_interrupted_run_says_so_and_goes_on_when_repeated(
    folder: Path, tmp_path: Path, uninterrupted: dict[str, Any]
) -> None:
    kho = tmp_path / "kho"
    process = start(kho, "add", folder)
    when(process, lambda: admitted(kho) >= 5)
    os.killpg(process.pid, signal.SIGINT)
    out, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.strip() == "Đã dừng. Những gì đã nhận vẫn còn nguyên; chạy lại lệnh cũ để làm tiếp."
    assert out == ""
    assert sound(kho) >= 5
    again = start(kho, "add", folder)
    assert again.communicate(timeout=60)[1] == ""
    assert (again.returncode, state(kho)) == (0, uninterrupted)


def test_a_second_writer_is_told_who_is_writing_and_completes_when_repeated(
    folder: Path, tmp_path: Path, uninterrupted: dict[str, Any]
) -> None:
    lock = WriterLock(tmp_path)
    lock.take("reindex")
    second = start(tmp_path, "add", folder)
    _, message = second.communicate(timeout=60)
    assert (second.returncode, len(message.splitlines())) == (5, 1)
    assert f"lệnh reindex (tiến trình {os.getpid()}" in message and "ghi từ" in message
    lock.give_back()
    again = start(tmp_path, "add", folder)
    assert (again.communicate(timeout=60)[1], again.returncode) == ("", 0)
    assert state(tmp_path) == uninterrupted


def test_questions_are_answered_while_files_are_added(folder: Path, tmp_path: Path) -> None:
    kho = tmp_path / "kho"
    process = start(kho, "add", folder)
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
