"""One process at a time does long work; the second is told who has the corpus since when, the next one after a killed one is not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from corpus import CatalogueUnwritable, CorpusHeld, files_under
from corpus.lock import WriterLock
from tests.corpus.making import corpus_of

HOLD = """
import sys, time
from pathlib import Path
from corpus.lock import WriterLock
WriterLock(Path(sys.argv[1])).take("reindex")
print("có", flush=True)
time.sleep(60)
"""


def holding(folder: Path) -> subprocess.Popen[str]:
    """A process that has the corpus."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment)
    assert process.stdout is not None and process.stdout.readline().strip() == "có"
    return process


def test_the_second_is_told_who_has_it_and_since_when(tmp_path: Path) -> None:
    process = holding(tmp_path)
    started = time.monotonic()
    with pytest.raises(CorpusHeld) as refused:
        WriterLock(tmp_path).take("add", patience=0.2)
    assert time.monotonic() - started < 5
    for lang in ("vi", "en"):
        said = refused.value.message(lang)
        assert "reindex" in said and str(process.pid) in said and str(tmp_path) in said
        assert f"{datetime.now().astimezone():%d/%m/%Y}" in said
    assert refused.value.exit_code == 5
    process.kill()
    process.communicate()


def test_a_killed_writer_is_no_obstacle(tmp_path: Path) -> None:
    process = holding(tmp_path)
    os.kill(process.pid, signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    process.communicate()
    lock = WriterLock(tmp_path)
    lock.take("add", patience=0)
    lock.give_back()


def test_who_adds_the_folder_in_which_the_corpus_lies_stays_the_only_writer(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": "Một văn bản."})
    lock = WriterLock(corpus.folder)
    lock.take("add")
    for path in files_under([tmp_path], but=corpus.folder):
        path.read_bytes()  # POSIX: who closes any descriptor of a file lets go of all his locks on it
    taking = "import sys; from pathlib import Path; from corpus.lock import WriterLock; WriterLock(Path(sys.argv[1])).take('x')"
    other = subprocess.run([sys.executable, "-c", taking, str(corpus.folder)], capture_output=True, check=False)
    assert b"CorpusHeld" in other.stderr
    lock.give_back()
    corpus.close()


def test_it_is_waited_for_a_moment(tmp_path: Path) -> None:
    first, second = WriterLock(tmp_path), WriterLock(tmp_path)
    first.take("add")
    with pytest.raises(CorpusHeld):
        second.take("add", patience=0)
    first.give_back()
    second.take("add", patience=0)
    second.give_back()


def test_who_has_it_may_take_it_again(tmp_path: Path) -> None:
    first, second = WriterLock(tmp_path), WriterLock(tmp_path)
    first.take("add")
    first.take("reindex")
    first.give_back()
    with pytest.raises(CorpusHeld):
        second.take("add", patience=0)
    first.give_back()
    assert not (tmp_path / "writer.json").exists()
    second.take("add", patience=0)
    second.give_back()


@pytest.mark.parametrize("note", ["", "{", "[]", '{"since": 3}', '{"since": "hôm qua"}'])
def test_a_torn_note_is_no_traceback(tmp_path: Path, note: str) -> None:
    first = WriterLock(tmp_path)
    first.take("add")
    (tmp_path / "writer.json").write_text(note, encoding="utf-8")
    with pytest.raises(CorpusHeld):
        WriterLock(tmp_path).take("add", patience=0)
    first.give_back()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnwritable):
        WriterLock(tmp_path / "không có").take("add")
