"""Files are admitted once, wholly, and one bad file stops nothing; what could not be read is remembered until it is."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import pytest

from corpus import Corpus, CorpusHeld, Outcome, Status, files_under, reading, resolve, search
from corpus import indexing as module
from extractor import Document, KiemchungError
from index import IndexBusy, IndexUnwritable
from kiemchung.demo import write_dossier
from patterns import Identity, find_citations, identify
from tests.corpus.making import citations_of, corpus_of, paper, record_named, write

PLAN = paper("12/KH-UBND", date(2024, 1, 12), "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ.")
REPORT = paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.")


@pytest.fixture(params=["memory", "whoosh"])
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def outcomes(corpus: Corpus, *paths: Path) -> list[str]:
    return [admission.outcome.value for admission in corpus.add_many(paths)]


def test_the_same_file_twice(tmp_path: Path, engine: str) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN}, engine=engine)
    before = corpus.catalogue.counts()
    assert outcomes(corpus, tmp_path / "tep" / "a.txt") == ["known"]
    assert corpus.catalogue.counts() == before == {"records": 1, "citations": 1, "failures": 0, "pending": 0}
    assert len(search(corpus, '"cải cách hành chính"')) == 1
    corpus.close()


def test_the_same_content_under_two_names(tmp_path: Path) -> None:
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    paths = write(tmp_path / "tep", {"a.txt": PLAN, "b.txt": PLAN})
    assert outcomes(corpus, *paths) == ["added", "known"]
    assert corpus.catalogue.counts()["records"] == 1
    assert record_named(corpus, "a.txt") == record_named(corpus, "b.txt")
    corpus.close()


def test_a_changed_file_is_another_record(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN})
    (tmp_path / "tep" / "a.txt").write_text(PLAN + "Thêm một dòng.\n", encoding="utf-8")
    assert outcomes(corpus, tmp_path / "tep" / "a.txt") == ["added"]
    assert corpus.catalogue.counts()["records"] == 2
    corpus.close()


def test_folders_are_read_to_the_bottom_and_what_is_no_document_is_left_out(tmp_path: Path) -> None:
    inside = [
        "b.txt",
        "a/c.md",
        "a/sâu/d.txt",
        "a/trống/.giữ",
        "~$b.docx",
        ".ẩn/e.txt",
        "Thumbs.db",
        "a/desktop.ini",
        ".DS_Store",
    ]
    for name in inside:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PLAN, encoding="utf-8")
    (tmp_path / "liên kết.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "vòng").symlink_to(tmp_path)
    missing = tmp_path / "không có"
    found = files_under([tmp_path, tmp_path / "b.txt", missing])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a/c.md", "a/sâu/d.txt", "b.txt", "không có"]
    assert found == files_under([tmp_path, tmp_path / "b.txt", missing])
    hidden = tmp_path / ".ẩn"
    assert files_under([hidden]) == [hidden / "e.txt"]  # who names a hidden folder means it


def test_a_corpus_is_no_part_of_what_is_added_to_it(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh")
    (tmp_path / "lối khác").symlink_to(corpus.folder)
    (tmp_path / "danh mục").symlink_to(corpus.catalogue.database.path)
    list(corpus.add_many([tmp_path / "tep" / "a.txt"], keep=True))
    own = [path for path in corpus.folder.rglob("*") if path.is_file()]
    assert len(own) > 3
    links = [tmp_path / "lối khác", tmp_path / "danh mục", tmp_path / "lối khác" / "catalogue.sqlite"]
    found = files_under([tmp_path, corpus.folder, corpus.folder / "originals", *own, *links], but=corpus.folder)
    assert found == [tmp_path / "tep" / "a.txt"]
    corpus.close()


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "tep", {"a.txt": PLAN})
    write(tmp_path / "tep" / "kín", {"b.txt": REPORT})
    scan = os.scandir

    def refusing(path: object) -> object:
        if str(path).endswith("kín"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "scandir", refusing)  # the tests may run as a user to whom nothing is refused
    found = files_under([tmp_path / "tep"])
    assert found == [tmp_path / "tep" / "a.txt", tmp_path / "tep" / "kín"]
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    added, refused = corpus.add_many(found)
    assert (added.outcome, refused.outcome) == (Outcome.ADDED, Outcome.FAILED)
    assert refused.error and "Permission denied" in refused.error.message("vi")
    corpus.close()


def test_a_batch_goes_on_after_a_bad_file(tmp_path: Path, engine: str) -> None:
    write(tmp_path / "tep", {"1.txt": PLAN, "2.txt": "", "4.txt": REPORT})
    (tmp_path / "tep" / "3.pdf").write_bytes(b"%PDF-1.7 va khong con gi nua")
    (tmp_path / "tep" / "0.docx").write_bytes(b"PK\x03\x04 hong")
    corpus = Corpus.open(tmp_path / "kho", engine=engine)
    admissions = list(corpus.add_many([*files_under([tmp_path / "tep"]), tmp_path / "không có.txt", tmp_path]))
    assert [each.outcome.value for each in admissions] == [
        "failed",
        "added",
        "failed",
        "failed",
        "added",
        "failed",
        "failed",
    ]
    for each in admissions:
        if each.error:
            for lang in ("vi", "en"):
                assert each.path.name in each.error.message(lang) and "\n" not in each.error.message(lang)
    # What is not there is no file that waits to be read.
    assert [Path(path).name for path, _, _ in corpus.catalogue.failures()] == [
        tmp_path.name,
        "0.docx",
        "2.txt",
        "3.pdf",
    ]
    assert corpus.catalogue.counts()["pending"] == 0
    assert {found.record.name for found in search(corpus, "cải cách")} == {"1.txt", "4.txt"}
    corpus.close()


def test_a_failure_is_forgotten_when_the_file_is_read_or_gone(tmp_path: Path) -> None:
    first, second, third = write(tmp_path / "tep", {"1.txt": "", "2.txt": "", "3.txt": ""})
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    assert outcomes(corpus, first, second, third) == ["failed"] * 3
    first.write_text(PLAN, encoding="utf-8")
    second.write_text(PLAN, encoding="utf-8")
    third.unlink()
    assert outcomes(corpus, first, second, third) == ["added", "known", "failed"]
    assert corpus.catalogue.failures() == []
    corpus.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_read_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống")
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    assert outcomes(corpus, tmp_path / "ống") == ["failed"]
    corpus.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names as text")
def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    good, bad = (Path(os.fsdecode(os.fsencode(tmp_path) + name)) for name in (b"/b\xe1o.txt", b"/h\xf4ng.txt"))
    good.write_text(PLAN, encoding="utf-8")
    bad.write_text("", encoding="utf-8")
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    assert outcomes(corpus, good, bad) == ["added", "failed"]
    assert [record.name for record in corpus.catalogue.records()] == ["b\ufffde1o.txt"]
    assert [path.rpartition("/")[2] for path, _, _ in corpus.catalogue.failures()] == ["h\ufffdf4ng.txt"]
    corpus.close()


def test_reindexing_needs_no_file(tmp_path: Path, engine: str) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine=engine)
    before = [(each.record.id, each.page, each.quote) for each in search(corpus, "cải cách")]
    for path in (tmp_path / "tep").iterdir():
        path.unlink()
    assert corpus.reindex() == 2
    assert [(each.record.id, each.page, each.quote) for each in search(corpus, "cải cách")] == before
    assert len(before) == 2
    corpus.close()


def test_another_engine_is_filled_from_the_catalogue(tmp_path: Path, engine: str) -> None:
    corpus_of(tmp_path, {"a.txt": PLAN}, engine=engine).close()
    for name in ("memory", "whoosh", "memory"):
        corpus = Corpus.open(tmp_path / "kho", engine=name)
        assert len(search(corpus, "cải cách")) == 1
        corpus.close()


def test_an_engine_nobody_knows(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Corpus.open(tmp_path / "kho", engine="grep")
    assert not (tmp_path / "kho").exists()


def damage_truncate(folder: Path) -> None:
    for path in folder.rglob("*.*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def damage_scribble(folder: Path) -> None:
    for path in folder.rglob("*.toc"):
        path.write_bytes(b"khong phai muc luc")


def damage_remove_some(folder: Path) -> None:
    for path in folder.rglob("*.seg"):
        path.unlink()


def damage_remove_all(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


@pytest.mark.parametrize("damage", [damage_truncate, damage_scribble, damage_remove_some, damage_remove_all])
def test_a_damaged_index_is_rebuilt_when_it_is_opened(tmp_path: Path, damage: object) -> None:
    corpus_of(tmp_path, {"a.txt": PLAN, "b.txt": REPORT}, engine="whoosh").close()
    assert callable(damage)
    damage(tmp_path / "kho" / "index" / "whoosh")
    corpus = Corpus.open(tmp_path / "kho")
    assert len(search(corpus, "cải cách")) == 2
    assert corpus.catalogue.counts()["pending"] == 0
    corpus.close()


def test_an_index_of_another_day_is_brought_up_to_date(tmp_path: Path) -> None:
    corpus_of(tmp_path, {"a.txt": PLAN}, engine="whoosh").close()
    index, old = tmp_path / "kho" / "index" / "whoosh", tmp_path / "cũ"
    old.mkdir()
    for path in index.iterdir():
        (old / path.name).write_bytes(path.read_bytes())
    corpus_of(tmp_path, {"b.txt": REPORT}, engine="whoosh").close()
    damage_remove_all(index)
    for path in old.iterdir():
        (index / path.name).write_bytes(path.read_bytes())
    corpus = Corpus.open(tmp_path / "kho")
    assert len(search(corpus, "cải cách")) == 2
    corpus.close()


def test_what_an_interrupted_run_left_is_indexed_by_the_next_question(tmp_path: Path, engine: str) -> None:
    corpus = Corpus.open(tmp_path / "kho", engine=engine)
    for path in write(tmp_path / "tep", {"a.txt": PLAN, "b.txt": REPORT}):
        corpus.add(path)
    corpus.close()  # no flush
    corpus = Corpus.open(tmp_path / "kho", engine=engine)
    assert corpus.catalogue.counts()["pending"] == 2
    assert len(search(corpus, "cải cách")) == 2
    assert corpus.catalogue.counts()["pending"] == 0
    corpus.close()


@pytest.mark.parametrize(("error", "waits"), [(IndexBusy, True), (IndexUnwritable, False)])
def test_an_index_that_refuses_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[KiemchungError], waits: bool
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 30)
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    commit, refusals = corpus.engine().commit, [0]

    def refusing() -> None:
        refusals[0] += 1
        if refusals[0] <= (2 if waits else 1):
            raise error(path=corpus.index_path, detail="?")
        commit()

    monkeypatch.setattr(corpus.engine(), "commit", refusing)
    paths = write(tmp_path / "tep", {"a.txt": PLAN, "b.txt": REPORT})
    if waits:
        assert outcomes(corpus, *paths) == ["added", "added"]
    else:
        with pytest.raises(error):
            outcomes(corpus, *paths)
        assert corpus.catalogue.counts()["pending"] == 2
    assert len(search(corpus, "cải cách")) == 2
    corpus.close()


def test_one_run_at_a_time_admits_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other run comes while ours is reading."""
    (path,) = write(tmp_path / "tep", {"a.txt": PLAN})
    ours, theirs = (Corpus.open(tmp_path / "kho", engine="memory") for _ in range(2))

    def meanwhile(document: Document) -> object:
        with pytest.raises(CorpusHeld):
            theirs.add(path)
        return find_citations(document)

    monkeypatch.setattr(reading, "find_citations", meanwhile)
    assert ours.add(path).outcome is Outcome.ADDED
    assert theirs.add(path).outcome is Outcome.KNOWN
    assert ours.catalogue.counts()["records"] == 1
    ours.close()
    theirs.close()


def test_the_demo_dossier_leads_where_it_should(tmp_path: Path) -> None:
    """Of its own papers only the one planted as missing is missing; the two appendices name no number of their own."""
    files = [path for path in write_dossier(tmp_path / "ho-so") if path.suffix in (".docx", ".txt", ".xlsx")]
    held = {path.stem.split("-")[0] for path in files}
    corpus = Corpus.open(tmp_path / "kho", engine="memory")
    assert {each.outcome for each in corpus.add_many(files)} == {Outcome.ADDED}
    for record in corpus.catalogue.records():
        for kept in citations_of(corpus, record):
            answer = resolve(corpus.catalogue, kept, record)
            assert answer.status is not Status.AMBIGUOUS, (record.name, kept.citation)
            assert not (answer.status is Status.MISSING and answer.candidates), (record.name, kept.citation)
            if answer.status is Status.RESOLVED and kept.citation.number:
                assert (
                    {kept.citation.number.serial}
                    == {each.path.split("/")[-1].split("-")[0] for each in answer.candidates}
                    <= held
                )
    corpus.close()


def test_a_fault_of_ours_in_one_file_does_not_end_the_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Kế hoạch số {ord(name)}/KH-UBND", encoding="utf-8")

    def stumble(document: Document) -> Identity:
        if document.name == "b.txt":
            raise IndexError("list index out of range")
        return identify(document)

    monkeypatch.setattr(reading, "identify", stumble)
    corpus = Corpus.open(tmp_path / "corpus", engine="memory")
    admissions = list(corpus.add_many(sorted(tmp_path.glob("*.txt"))))
    corpus.close()
    assert [each.outcome for each in admissions] == [Outcome.ADDED, Outcome.FAILED, Outcome.ADDED]
    assert "b.txt" in str(admissions[1].error)
    assert "IndexError" in str(admissions[1].error)
