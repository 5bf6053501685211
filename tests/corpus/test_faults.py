"""A run that is killed, interrupted or met by another loses nothing, admits nothing by halves, and goes on when repeated."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from corpus import Corpus, NoteKind, note, search_page
from corpus.lock import WriterLock
from corpus.migrations import SCHEMA_VERSION, copy_before
from tests.corpus.faulting import CITATIONS, admitted, end, finish, papers, sound, start, state, when
from tests.corpus.making import write
from tests.corpus.test_migrations import old_catalogue

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")

FILES = 36
BATCH = 90  # paragraphs to a commit of the index: six papers


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
    """The names of its files; folders may come and go while they are walked."""
    return [name for _, _, names in os.walk(kho / "index") for name in names]


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


@pytest.fixture(scope="module")
def kept(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with originals, and a backup of it beside."""
    made = tmp_path_factory.mktemp("giữ")
    assert finish(made / "kho", "add", folder, "--keep", batch=BATCH) == (0, "")
    assert finish(made / "kho", "backup", made / "sao", "--originals") == (0, "")
    return made


def copied(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept / "kho", tmp_path / "kho"))


def test_a_killed_reindexing_goes_on(kept: Path, tmp_path: Path, uninterrupted: dict[str, Any]) -> None:
    kho = copied(kept, tmp_path)
    process = start(kho, "reindex", batch=BATCH)
    when(
        process,
        lambda: any(name.startswith("manifest-") for name in files_of_index(kho)) and waiting(kho) < FILES * 2 / 3,
    )
    end(process)
    assert sound(kho) == FILES
    assert finish(kho, "reindex", batch=BATCH) == (0, "")
    assert state(kho) == uninterrupted


def waiting(kho: Path) -> int:
    """How many records wait to be indexed, seen from outside."""
    with closing(sqlite3.connect(f"file:{kho / 'catalogue.sqlite'}?mode=ro", uri=True, timeout=5)) as connection:
        count: int = connection.execute("SELECT count(*) FROM record WHERE indexed = 0").fetchone()[0]
    return count


def test_a_killed_backup_has_no_name_and_completes(kept: Path, tmp_path: Path, uninterrupted: dict[str, Any]) -> None:
    process = start(kept / "kho", "backup", tmp_path / "sao", "--originals")
    when(process, (tmp_path / "sao.part" / "originals").exists)
    end(process)
    if process.returncode:
        assert not (tmp_path / "sao").exists()
        assert finish(kept / "kho", "backup", tmp_path / "sao", "--originals") == (0, "")
    assert finish(tmp_path / "kho", "restore", tmp_path / "sao") == (0, "")
    assert state(tmp_path / "kho") == uninterrupted


def test_a_killed_restoring_leaves_the_old_or_the_new(
    kept: Path, tmp_path: Path, uninterrupted: dict[str, Any]
) -> None:
    kho = tmp_path / "kho"
    write(tmp_path / "tep", papers(101, 5))
    assert finish(kho, "add", tmp_path / "tep") == (0, "")
    process = start(kho, "restore", kept / "sao", "--force")
    when(process, (kho / "aside").exists)
    end(process)
    assert sound(kho) in (5, FILES)
    assert finish(kho, "restore", kept / "sao", "--force") == (0, "")
    assert state(kho) == uninterrupted


def test_a_killed_migration_leaves_the_old_or_the_new_and_a_copy(kept: Path, tmp_path: Path) -> None:
    old_catalogue(tmp_path / "catalogue.sqlite", SCHEMA_VERSION - 1)
    copy = copy_before(tmp_path / "catalogue.sqlite", SCHEMA_VERSION - 1)
    process = start(tmp_path, "list")
    when(process, copy.exists)
    end(process)
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as left, closing(sqlite3.connect(copy)) as kept_aside:
        for each in (left, kept_aside):
            assert each.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert each.execute("SELECT count(*) FROM record").fetchone()[0] == 1
        assert left.execute("PRAGMA user_version").fetchone()[0] in (SCHEMA_VERSION - 1, SCHEMA_VERSION)
    assert finish(tmp_path, "list") == (0, "")


@pytest.mark.parametrize("largest", [3_000, 120_000])
def test_a_full_disk_is_one_line_and_the_same_command_completes(
    folder: Path, tmp_path: Path, uninterrupted: dict[str, Any], largest: int
) -> None:
    kho = tmp_path / "kho"
    code, said = finish(kho, "add", folder, batch=BATCH, largest=largest)
    assert (code, len(said.splitlines())) == (5, 1), said
    assert "Hãy kiểm tra dung lượng đĩa" in said
    sound(kho)
    assert finish(kho, "add", folder, batch=BATCH) == (0, "")
    assert state(kho) == uninterrupted


@pytest.mark.parametrize("command", ["reindex", "backup", "restore"])
def test_other_work_on_a_full_disk(kept: Path, tmp_path: Path, uninterrupted: dict[str, Any], command: str) -> None:
    kho = copied(kept, tmp_path)
    words: dict[str, tuple[object, ...]] = {
        "reindex": (),
        "backup": (tmp_path / "sao", "--originals"),
        "restore": (kept / "sao", "--force"),
    }
    corpus = Corpus.open(kho)
    note(corpus.catalogue.database, "An", "xem", "kho")  # so that restoring has something to replace
    corpus.close()
    code, said = finish(kho, command, *words[command], largest=20_000)
    assert (code, len(said.splitlines())) == (5, 1), said
    assert sound(kho) == FILES
    assert not (tmp_path / "sao").exists()
    assert finish(kho, command, *words[command]) == (0, "")
    assert state(kho) == uninterrupted


def test_what_the_disk_holds_when_the_power_goes_is_sound(
    folder: Path, tmp_path: Path, uninterrupted: dict[str, Any]
) -> None:
    kho, cut = tmp_path / "kho", tmp_path / "sau"
    process = start(kho, "add", folder, batch=BATCH)
    when(process, lambda: admitted(kho) >= 25)
    os.killpg(process.pid, signal.SIGSTOP)
    shutil.copytree(kho, cut)
    end(process)
    wal = cut / "catalogue.sqlite-wal"
    os.truncate(wal, wal.stat().st_size * 2 // 3)  # the end of the log was not yet on the disk
    (cut / "catalogue.sqlite-shm").unlink()  # no disk holds that
    assert sound(cut) < FILES
    assert finish(cut, "add", folder, batch=BATCH) == (0, "")
    assert state(cut) == uninterrupted


def test_reading_processes_go_with_a_killed_run(folder: Path, tmp_path: Path) -> None:
    process = start(tmp_path, "add", folder, "--jobs", 2)
    readers: set[int] = set()

    def reading() -> bool:
        readers.update(children(process.pid))
        return bool(readers)

    when(process, reading)
    end(process)
    assert readers
    until = time.monotonic() + 20
    while any(map(alive, readers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(alive, readers))


def children(parent: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(word) for word in found.stdout.split()]


def alive(process: int) -> bool:
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return bool(found.stdout.strip()) and not found.stdout.startswith("Z")
