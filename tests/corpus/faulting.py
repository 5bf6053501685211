"""Runs of the command line that can be killed at any moment, and all that matters of the corpus they leave behind."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from corpus import Catalogue, Corpus, search
from tests.corpus.making import paper

if sys.platform != "win32":
    import resource

CITATIONS = 12  # in each paper
SEARCHES = ("cải cách hành chính", '"số hóa hồ sơ"', "7/KH-UBND")
# The command line with batches so small that a short run has many commits.
_IN_SMALL_BATCHES = "import corpus.indexing as i; i._BATCH = {}; from kiemchung.cli import main; main()"


def papers(first: int, count: int) -> dict[str, str]:
    """Papers of some pages each, that cite each other."""
    texts = {}
    for at in range(first, first + count):
        day = date(2024, 1, 1) + timedelta(days=at)
        cites = "\n\n".join(
            f"{line}. Thực hiện Kế hoạch số {(at + line) % 90 + 1}/KH-UBND ngày {day:%d/%m/%Y} của UBND tỉnh về số hóa hồ sơ, "
            f"các sở, ban, ngành khẩn trương triển khai nhiệm vụ thứ {line} được giao."
            for line in range(1, CITATIONS + 1)
        )
        texts[f"{at:03d}.txt"] = paper(f"{at}/BC-UBND", day, cites)
    return texts


def start(kho: Path, *words: object, batch: int = 0, largest: int = 0) -> subprocess.Popen[str]:
    """The command, in a process group of its own.

    With `batch` the index is committed after so many paragraphs; with `largest` no file can grow beyond so many bytes, as on a full disk.
    """

    def bounded() -> None:
        if sys.platform != "win32":
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    environment = {**os.environ, "PYTHONUTF8": "1", "KIEMCHUNG_LANG": "vi"}
    program = ["-c", _IN_SMALL_BATCHES.format(batch)] if batch else ["-m", "kiemchung"]
    return subprocess.Popen(
        [sys.executable, *program, "--corpus", str(kho), *map(str, words)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=bounded if largest else None,
    )


def finish(kho: Path, *words: object, batch: int = 0, largest: int = 0) -> tuple[int, str]:
    """Run the command to its end: its exit code, and what it said on its error stream."""
    process = start(kho, *words, batch=batch, largest=largest)
    _, said = process.communicate(timeout=300)
    return process.returncode, said


def admitted(kho: Path) -> int:
    """How many records there are, seen from outside."""
    try:
        with closing(sqlite3.connect(f"file:{kho / 'catalogue.sqlite'}?mode=ro", uri=True, timeout=1)) as connection:
            count: int = connection.execute("SELECT count(*) FROM record").fetchone()[0]
        return count
    except sqlite3.Error:
        return 0


def when(process: subprocess.Popen[str], reached: Callable[[], bool]) -> None:
    """Wait until something is reached, or the process ends; what can't be awaited leaves no process behind."""
    until = time.monotonic() + 60
    try:
        while not reached() and process.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.001)
    except BaseException:
        end(process)
        raise


def end(process: subprocess.Popen[str]) -> None:
    """Kill the process at once, unless it has ended; what it started ends by itself."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def state(kho: Path) -> dict[str, Any]:
    """All that matters of a corpus: records, texts, citations, what searches find."""
    corpus = Corpus.open(kho)
    corpus.flush()
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


def sound(kho: Path) -> int:
    """Check what a killed run left, without the index: every record is there wholly. The number of records."""
    catalogue = Catalogue.open(kho / "catalogue.sqlite")
    assert catalogue.check() == "ok"
    records = catalogue.records()
    for record in records:
        assert catalogue.text(record.id)
        assert len(catalogue.find_citations("citation.record = ?", record.id)) == CITATIONS
    catalogue.close()
    return len(records)
