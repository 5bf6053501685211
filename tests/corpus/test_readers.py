"""Several readers give what one gives, in the same order; what is broken off ends at once; originals are kept whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus import (
    Admission,
    CatalogueUnwritable,
    Corpus,
    CorpusHeld,
    Outcome,
    files_under,
    jobs_here,
    prove,
    superseded,
)
from tests.corpus.faulting import papers, state
from tests.corpus.making import corpus_of, paper, write
from tests.extractor.making import make_docx, p
from tests.extractor.packing import zipped

PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.")


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Texts, Word files, a dossier with a dossier in it, copies, and what cannot be read."""
    folder = tmp_path_factory.mktemp("tep")
    texts = papers(1, 30)
    write(folder, texts)
    write(folder / "sao", {"01.txt": texts["001.txt"], "02.txt": texts["002.txt"], "trống.txt": ""})
    for at in range(3):
        make_docx(folder / f"w{at}.docx", [p(f"Thực hiện Kế hoạch số {at + 1}/KH-UBND ngày 12/01/2024 của UBND tỉnh.")])
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.7 khong con gi")
    inner = zipped(folder / "trong.zip", {name: text.encode() for name, text in papers(101, 5).items()})
    members = {name: text.encode() for name, text in papers(201, 20).items()}
    zipped(folder / "hồ sơ.zip", {**members, "trong.zip": inner.read_bytes(), "hỏng.docx": b"PK\x03\x04 hong"})
    inner.unlink()
    return folder


def told(admissions: list[Admission], folder: Path) -> list[tuple[str, str, int, str]]:
    return [
        (
            each.path.relative_to(folder).as_posix(),
            each.outcome.value,
            each.citations,
            each.error.message("vi") if each.error else "",
        )
        for each in admissions
    ]


def added(kho: Path, folder: Path, *, jobs: int) -> tuple[list[tuple[str, str, int, str]], dict[str, Any]]:
    corpus = Corpus.open(kho)
    admissions = list(corpus.add_many(files_under([folder]), jobs=jobs))
    corpus.close()
    return told(admissions, folder), state(kho)


def test_many_readers_admit_what_one_does_in_the_same_order(tmp_path: Path, pile: Path) -> None:
    one = added(tmp_path / "một", pile, jobs=1)
    three = added(tmp_path / "ba", pile, jobs=3)
    assert three == one
    assert {outcome for _, outcome, _, _ in one[0]} == {"added", "known", "opened", "failed"}
    assert one[1]["counts"]["records"] == 58
    again = Corpus.open(tmp_path / "ba")
    outcomes = {each.outcome.value for each in again.add_many(files_under([pile]), jobs=3)}
    again.close()
    assert outcomes == {"known", "failed", "opened"}  # the dossier with a damaged file is opened again


def test_there_is_at_least_one_reader_and_no_more_than_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= jobs_here() <= (os.cpu_count() or 1)
    monkeypatch.setattr("corpus.readers.cores", lambda: 16)
    for gigabytes, jobs in ((1, 1), (2, 1), (4, 2), (8, 6), (64, 16)):
        monkeypatch.setattr("corpus.readers.memory_bytes", lambda gigabytes=gigabytes: gigabytes << 30)
        assert jobs_here() == jobs


STOPPED = """
import sys
from pathlib import Path
from corpus import Corpus, files_under
corpus = Corpus.open(Path(sys.argv[1]))
try:
    for admission in corpus.add_many(files_under([Path(sys.argv[2])]), jobs=3):
        print(admission.path.name, flush=True)
except KeyboardInterrupt:
    print("dừng", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_what_is_broken_off_does_not_wait_for_slow_files(tmp_path: Path) -> None:
    """Readers that would go on for a minute are ended; nothing is noted of their files."""
    write(tmp_path / "tep", papers(1, 3))
    slow = "CỘNG HÒA " + "từ ngữ và " * 1_500_000
    write(tmp_path / "tep", {f"chậm{at}.txt": slow for at in range(6)})
    environment = {**os.environ, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", STOPPED, str(tmp_path / "kho"), str(tmp_path / "tep")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "001.txt"
    process.send_signal(signal.SIGINT)
    since = time.monotonic()
    out, _ = process.communicate(timeout=60)
    assert out.splitlines()[-1] == "dừng"
    assert time.monotonic() - since < 15
    corpus = Corpus.open(tmp_path / "kho")
    assert corpus.catalogue.failures() == []
    assert corpus.catalogue.counts()["records"] >= 1
    corpus.close()


def test_a_second_writer_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    paths = write(tmp_path / "tep", papers(1, 5))
    first, second = Corpus.open(tmp_path / "kho", engine="memory"), Corpus.open(tmp_path / "kho", engine="memory")
    admissions = first.add_many(paths)
    next(admissions)
    with pytest.raises(CorpusHeld):
        list(second.add_many(paths))
    with pytest.raises(CorpusHeld):
        second.reindex()
    assert len(list(admissions)) == 4
    assert {each.outcome for each in second.add_many(paths)} == {Outcome.KNOWN}
    first.close()
    second.close()


@pytest.mark.parametrize("jobs", [1, 2])
def test_originals_are_kept_when_asked(tmp_path: Path, jobs: int) -> None:
    (tmp_path / "tep").mkdir()
    texts = papers(1, 3)
    paths = write(tmp_path / "tep", texts)
    zipped(tmp_path / "tep" / "a.zip", {"trong.txt": PLAN.encode()})
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    list(corpus.add_many(paths[:2]))
    assert not corpus.originals.folder.exists()
    list(corpus.add_many(files_under([tmp_path / "tep"]), jobs=jobs, keep=True))  # also of what was known
    kept = {corpus.originals.path_of(each.id).read_text(encoding="utf-8") for each in corpus.catalogue.records()}
    assert kept == {*texts.values(), PLAN}
    (_, _, _, originals) = prove(corpus)
    assert (originals.examined, originals.faults) == (4, ())
    assert [path.read_text(encoding="utf-8") for path in paths] == [*texts.values()]  # untouched
    corpus.close()


def test_a_place_for_originals_that_cannot_be_written_stops_the_run_with_one_line(tmp_path: Path) -> None:
    paths = write(tmp_path / "tep", papers(1, 3))
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    corpus.originals.folder.write_text("một tệp", encoding="utf-8")
    with pytest.raises(CatalogueUnwritable):
        list(corpus.add_many(paths, keep=True))
    assert corpus.catalogue.counts()["records"] == 0
    corpus.originals.folder.unlink()
    assert {each.outcome for each in corpus.add_many(paths, keep=True)} == {Outcome.ADDED}
    corpus.close()


def test_a_changed_file_stands_in_place_of_what_was_there(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": PLAN.replace("12/KH", "13/KH")})
    path = tmp_path / "tep" / "a.txt"
    (before,) = corpus.catalogue.named("a.txt")
    path.write_text(PLAN + "Thêm một dòng.\n", encoding="utf-8")
    (admission,) = corpus.add_many([path])
    assert (admission.outcome, admission.instead_of) == (Outcome.ADDED, before)
    assert [each.id for each in corpus.catalogue.named("a.txt")] == [admission.record and admission.record.id]
    (old,) = superseded(corpus.catalogue.database)
    assert (old.record, old.path, old.by) == (before.id, before.path, admission.record and admission.record.id)
    path.write_text(PLAN, encoding="utf-8")  # as it was
    (admission,) = corpus.add_many([path])
    assert admission.outcome is Outcome.KNOWN and admission.instead_of
    (old,) = superseded(corpus.catalogue.database)
    assert old.by == before.id
    corpus.close()


def test_a_file_that_took_the_text_of_another_stands_in_its_place(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": PLAN.replace("12/KH", "13/KH")})
    a, b = tmp_path / "tep" / "a.txt", tmp_path / "tep" / "b.txt"
    (before,) = corpus.catalogue.named("a.txt")
    a.write_bytes(b.read_bytes())
    (admission,) = corpus.add_many([a])
    assert (admission.outcome, admission.instead_of) == (Outcome.KNOWN, before)
    assert [each.record for each in superseded(corpus.catalogue.database)] == [before.id]
    corpus.close()
