"""A dossier's files are records of their own that say where they lie; a dossier is opened again only while something is missing."""

from __future__ import annotations

import os
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from corpus import Admission, Corpus, Outcome, admission, origins, reading, search
from extractor import Limits, Member
from patterns import Doubt, Source, doubts_of_itself
from tests.corpus.making import paper, write
from tests.extractor import exchanging, outlook
from tests.extractor.mailing import letter, written
from tests.extractor.making import Pdf, make_docx, p, page_lines
from tests.extractor.packing import zipped

PLAN = paper("12/KH-UBND", date(2024, 1, 12)).encode()
REPORT = paper("142/BC-UBND", date(2024, 6, 13)).encode()
ORDER = paper("7/QĐ-UBND", date(2024, 3, 1)).encode()
FILES = {"thẩm định/12-KH-UBND.txt": PLAN, "142.txt": REPORT}


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    return tmp_path / "kho"


def add(kho: Path, *paths: Path, jobs: int = 1) -> list[Admission]:
    corpus = Corpus.open(kho, engine="memory")
    admissions = list(corpus.add_many(paths, jobs=jobs))
    corpus.close()
    return admissions


def told(admissions: list[Admission], folder: Path) -> list[tuple[str, str]]:
    return [(each.path.relative_to(folder).as_posix(), each.outcome.value) for each in admissions]


def held(kho: Path) -> dict[str, str]:
    """Places and numbers of all records."""
    corpus = Corpus.open(kho, engine="memory")
    found = {
        record.path: record.identity.number.printed for record in corpus.catalogue.records() if record.identity.number
    }
    assert len(found) == corpus.catalogue.counts()["records"]
    corpus.close()
    return found


def failures(kho: Path) -> list[str]:
    corpus = Corpus.open(kho, engine="memory")
    found = [path for path, _, _ in corpus.catalogue.failures()]
    corpus.close()
    return found


def test_each_file_of_a_dossier_is_a_record_that_says_where_it_lies(tmp_path: Path, kho: Path) -> None:
    path = zipped(tmp_path / "hồ sơ.zip", FILES)
    corpus = Corpus.open(kho, engine="memory")
    assert told(list(corpus.add_many([path])), tmp_path) == [
        ("hồ sơ.zip!/thẩm định/12-KH-UBND.txt", "added"),
        ("hồ sơ.zip!/142.txt", "added"),
        ("hồ sơ.zip", "opened"),
    ]
    plan, report = corpus.catalogue.records()
    assert (plan.path, plan.name) == (f"{path}!/thẩm định/12-KH-UBND.txt", "12-KH-UBND.txt")
    assert plan.identity.number and plan.identity.number.printed == "12/KH-UBND"
    assert report.path == f"{path}!/142.txt"
    assert corpus.catalogue.named("12-KH-UBND.txt") == [plan]
    assert [(each.format, each.inner) for each in origins(corpus.catalogue.database, plan.id)] == [
        ("zip", "thẩm định/12-KH-UBND.txt")
    ]
    assert {each.record.id for each in search(corpus, "cải cách hành chính")} == {plan.id, report.id}
    assert not any((kho / "unpacked").iterdir())
    corpus.close()


def test_a_dossier_held_whole_is_not_opened_again(tmp_path: Path, kho: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", FILES)
    add(kho, path)
    monkeypatch.setattr(admission, "unpacker", None)
    assert told(add(kho, path), tmp_path) == [("a.zip", "known")]
    copy = tmp_path / "b.zip"
    copy.write_bytes(path.read_bytes())
    assert told(add(kho, copy), tmp_path) == [("b.zip", "known")]
    corpus = Corpus.open(kho, engine="memory")
    assert corpus.catalogue.named("b.zip!/142.txt") == corpus.catalogue.named("a.zip!/142.txt") != []
    corpus.close()


def test_a_file_held_already_is_known_and_stands_in_the_dossier_too(tmp_path: Path, kho: Path) -> None:
    (tmp_path / "lẻ.txt").write_bytes(PLAN)
    add(kho, tmp_path / "lẻ.txt")
    path = zipped(tmp_path / "a.zip", FILES)
    assert [each.outcome for each in add(kho, path)] == [Outcome.KNOWN, Outcome.ADDED, Outcome.OPENED]
    corpus = Corpus.open(kho, engine="memory")
    (record,) = corpus.catalogue.named("a.zip!/thẩm định/12-KH-UBND.txt")
    assert record.name == "lẻ.txt"
    assert len(origins(corpus.catalogue.database, record.id)) == 1
    corpus.close()


def test_what_failed_is_named_with_its_dossier_and_tried_again(tmp_path: Path, kho: Path) -> None:
    path = zipped(tmp_path / "a.zip", {**FILES, "x/hỏng.pdf": b"%PDF-1.7 va khong con gi nua"})
    first = add(kho, path)
    assert told(first, tmp_path)[2:] == [("a.zip!/x/hỏng.pdf", "failed"), ("a.zip", "opened")]
    assert first[2].error and first[2].error.message("vi").startswith("a.zip!/x/hỏng.pdf: ")
    assert failures(kho) == [f"{path}!/x/hỏng.pdf"]
    assert [each.outcome.value for each in add(kho, path)] == ["known", "known", "failed", "opened"]
    zipped(path, {**FILES, "x/hỏng.txt": ORDER})
    assert [each.outcome.value for each in add(kho, path)] == ["known", "known", "added", "opened"]
    assert failures(kho) == []
    assert [each.outcome.value for each in add(kho, path)] == ["known"]


def test_a_failure_goes_with_the_dossier_it_was_in(tmp_path: Path, kho: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"hỏng.pdf": b"%PDF-1.7"})
    add(kho, path)
    path.unlink()
    assert [each.outcome.value for each in add(kho, path)] == ["failed"]
    assert failures(kho) == []


def test_dossiers_in_a_dossier(tmp_path: Path, kho: Path) -> None:
    inner = zipped(tmp_path / "b.zip", FILES).read_bytes()
    (tmp_path / "b.zip").unlink()
    path = zipped(tmp_path / "a.zip", {"x/b.zip": inner, "7.txt": ORDER})
    assert told(add(kho, path), tmp_path) == [
        ("a.zip!/x/b.zip!/thẩm định/12-KH-UBND.txt", "added"),
        ("a.zip!/x/b.zip!/142.txt", "added"),
        ("a.zip!/x/b.zip", "opened"),
        ("a.zip!/7.txt", "added"),
        ("a.zip", "opened"),
    ]
    assert [each.outcome.value for each in add(kho, path)] == ["known"]
    copy = tmp_path / "c.zip"
    copy.write_bytes(path.read_bytes())
    add(kho, copy)
    corpus = Corpus.open(kho, engine="memory")
    assert corpus.catalogue.named("c.zip!/x/b.zip!/142.txt")
    corpus.close()


def test_one_bad_file_deep_inside_leaves_all_around_it_open(tmp_path: Path, kho: Path) -> None:
    inner = zipped(tmp_path / "b.zip", {"hỏng.pdf": b"%PDF-1.7"}).read_bytes()
    path = zipped(tmp_path / "a.zip", {"b.zip": inner, "7.txt": ORDER})
    for _ in range(2):
        assert told(add(kho, path), tmp_path)[0] == ("a.zip!/b.zip!/hỏng.pdf", "failed")


def test_a_dossier_that_cannot_be_opened_is_one_failure(tmp_path: Path, kho: Path) -> None:
    path = zipped(tmp_path / "a.zip", FILES)
    path.write_bytes(path.read_bytes()[:-30])
    assert told(add(kho, path), tmp_path) == [("a.zip", "failed")]
    assert failures(kho) == [str(path)]


class _KilledError(BaseException):
    pass


@pytest.mark.parametrize("after", [1, 2, 3, 4, 5])
def test_a_run_that_ends_anywhere_goes_on_when_repeated(
    tmp_path: Path, kho: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    inner = zipped(tmp_path / "b.zip", {"7.txt": ORDER}).read_bytes()
    path = zipped(tmp_path / "a.zip", {**FILES, "b.zip": inner})
    steps = iter(range(99))

    def dying(real: object) -> object:
        def step(*given: object) -> object:
            if next(steps) == after - 1:
                raise _KilledError
            return real(*given)  # type: ignore[operator]

        return step

    for module, name in ((admission, "note_member"), (reading, "understand"), (admission, "close_container")):
        monkeypatch.setattr(module, name, dying(getattr(module, name)))
    with pytest.raises(_KilledError):
        add(kho, path)
    monkeypatch.undo()
    assert {each.outcome for each in add(kho, path)} <= {Outcome.ADDED, Outcome.KNOWN, Outcome.OPENED}
    whole = tmp_path / "whole"
    add(whole, path)
    assert held(kho) == held(whole) and len(held(kho)) == 3
    assert [each.outcome.value for each in add(kho, path)] == ["known"]


def test_what_a_killed_run_left_unpacked_goes_after_a_day(tmp_path: Path, kho: Path) -> None:
    for name, age in (("cũ", 90_000), ("mới", 60)):
        left = kho / "unpacked" / name
        write(left / "0", {"1.txt": "mật"})
        os.utime(left, (time.time() - age,) * 2)
    add(kho, zipped(tmp_path / "a.zip", FILES))
    assert [each.name for each in (kho / "unpacked").iterdir()] == ["mới"]


def test_what_came_with_a_letter_remembers_the_letter(tmp_path: Path, kho: Path) -> None:
    path = written(tmp_path / "thư.eml", letter(attached={"12-KH-UBND.txt": PLAN}))
    corpus = Corpus.open(kho, engine="memory")
    assert told(list(corpus.add_many([path])), tmp_path) == [
        ("thư.eml!/12-KH-UBND.txt", "added"),
        ("thư.eml", "added"),
    ]
    (sent,), (plan,) = corpus.catalogue.named("thư.eml"), corpus.catalogue.named("12-KH-UBND.txt")
    (origin,) = origins(corpus.catalogue.database, plan.id)
    assert (origin.container, origin.format, origin.inner) == (sent.id, "eml", "12-KH-UBND.txt")
    assert origins(corpus.catalogue.database, sent.id) == ()
    assert (sent.identity.number, str(sent.identity.date)) == (None, "2024-03-05")
    assert told(list(corpus.add_many([path])), tmp_path) == [("thư.eml", "known")]
    corpus.close()


def test_a_letter_read_is_not_read_again_for_what_was_attached(
    tmp_path: Path, kho: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "thư.eml", letter(attached={"hỏng.pdf": b"%PDF-1.7", "12.txt": PLAN}))
    assert [each.outcome.value for each in add(kho, path)] == ["failed", "added", "added"]
    read = reading.read_member

    def only_the_bad_one(member: Member, *given: object) -> object:
        assert member.name == "hỏng.pdf"
        return read(member, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_member", only_the_bad_one)
    assert [each.outcome.value for each in add(kho, path)] == ["failed", "known", "known"]


def test_what_a_package_states_is_kept_with_the_document_it_is_about(tmp_path: Path, kho: Path) -> None:
    path = exchanging.written(
        tmp_path / "a.edxml", exchanging.envelope({"12.txt": PLAN, "phụ lục.txt": REPORT}, FullName="Trần Thị Bình")
    )
    assert [each.outcome.value for each in add(kho, path)] == ["added", "added", "opened"]
    corpus = Corpus.open(kho, engine="memory")
    (plan,), (annex,) = corpus.catalogue.named("12.txt"), corpus.catalogue.named("phụ lục.txt")
    (witness,) = plan.identity.witnesses
    assert (witness.source, witness.type, witness.signer) == (Source.EDXML, "Kế hoạch", "Trần Thị Bình")
    assert annex.identity.witnesses == ()
    corpus.close()


def test_a_package_stamps_a_document_held_before_and_stamps_it_once(tmp_path: Path, kho: Path) -> None:
    (tmp_path / "12.txt").write_bytes(PLAN)
    add(kho, tmp_path / "12.txt")
    for name, number in (("a.edxml", "21"), ("b.edxml", "12"), ("a.edxml", "21")):
        add(kho, exchanging.written(tmp_path / name, exchanging.envelope({"12.txt": PLAN}, CodeNumber=number)))
    corpus = Corpus.open(kho, engine="memory")
    (record,) = corpus.catalogue.records()
    assert [each.number.printed for each in record.identity.witnesses if each.number] == ["12/KH-UBND", "21/KH-UBND"]
    assert doubts_of_itself(record.identity) == {"number": (Doubt.OTHER_NUMBER,)}
    corpus.close()


def test_a_document_read_again_keeps_what_its_package_stated(tmp_path: Path, kho: Path) -> None:
    path = exchanging.written(tmp_path / "a.edxml", exchanging.envelope({"12.txt": PLAN}, CodeNumber="21"))
    (tmp_path / "12.txt").write_bytes(PLAN)
    add(kho, path)
    corpus = Corpus.open(kho, engine="memory")
    before = corpus.catalogue.records()
    assert [each.outcome.value for each in corpus.add_many([tmp_path / "12.txt"], again=True)] == ["renewed"]
    (record,) = corpus.catalogue.records()
    assert record.identity.witnesses == before[0].identity.witnesses != ()
    corpus.close()


def test_a_letter_that_can_be_neither_read_nor_opened_is_one_failure(tmp_path: Path, kho: Path) -> None:
    heads = "From: a@b\nTo: c@d\nContent-Type: multipart/mixed; boundary*0*=x'y; boundary*=''%\n\na"
    (tmp_path / "thư.eml").write_text(heads, encoding="utf-8")
    assert told(add(kho, tmp_path / "thư.eml"), tmp_path) == [("thư.eml", "failed")]


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_letter_that_cannot_be_read_is_tried_again_and_its_files_are_held(
    tmp_path: Path, kho: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "thư.eml", letter("dài " * 9_000, attached={"12.txt": PLAN}))
    monkeypatch.setattr(admission, "Limits", partial(Limits, characters=30_000))
    for outcome in ("added", "known"):
        assert told(add(kho, path, jobs=jobs), tmp_path) == [("thư.eml!/12.txt", outcome), ("thư.eml", "failed")]
    assert failures(kho) == [str(path)]
    monkeypatch.undo()
    assert told(add(kho, path, jobs=jobs), tmp_path) == [("thư.eml!/12.txt", "known"), ("thư.eml", "added")]
    assert failures(kho) == []


def docx(folder: Path, text: str) -> bytes:
    return make_docx(folder / "tạm.docx", "".join(p(line) for line in text.splitlines())).read_bytes()


def pdf(folder: Path, text: str) -> bytes:
    return Pdf().page(page_lines(*text.splitlines(), top=780)).write(folder / "tạm.pdf").read_bytes()


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_file_of_a_mixed_dossier_ends_as_a_record_with_its_number_and_its_place(
    tmp_path: Path, kho: Path, jobs: int
) -> None:
    """A dossier as one receives it: Word, PDF, text, a letter with files, an Outlook letter, an exchange package, a dossier in it."""
    numbers = (
        "12/KH-UBND",
        "142/BC-UBND",
        "7/QĐ-UBND",
        "31/TTr-SNV",
        "5/HD-UBND",
        "88/KH-UBND",
        "9/BC-UBND",
        "16/KH-UBND",
    )
    plan, report, order, proposal, guide, second, third, last = (paper(each, date(2024, 1, 12)) for each in numbers)
    sent = letter(attached={"trình.docx": docx(tmp_path, proposal), "hướng dẫn.pdf": pdf(tmp_path, guide)})
    outlook_letter = outlook.compound(outlook.letter(outlook.attached("kế hoạch 2.pdf", pdf(tmp_path, second))))
    files = {
        "thẩm định/12-KH-UBND.docx": docx(tmp_path, plan),
        "thẩm định/142.pdf": pdf(tmp_path, report),
        "7.txt": order.encode(),
        "thư đến.eml": sent.as_bytes(),
        "thư outlook.msg": outlook_letter,
        "gói.edxml": exchanging.envelope(
            {"báo cáo.docx": docx(tmp_path, third)}, CodeNumber="9", CodeNotation="BC-UBND"
        ),
        "thêm.zip": zipped(tmp_path / "thêm.zip", {"16.pdf": pdf(tmp_path, last)}).read_bytes(),
    }
    path = zipped(tmp_path / "hồ sơ.zip", files)
    admissions = add(kho, path, jobs=jobs)
    assert {each.outcome for each in admissions} == {Outcome.ADDED, Outcome.OPENED}
    corpus = Corpus.open(kho, engine="memory")
    records = corpus.catalogue.records()
    found = {each.path.removeprefix(f"{path}!/"): each.identity.number for each in records}
    assert {inner: number.printed if number else None for inner, number in found.items()} == {
        "thẩm định/12-KH-UBND.docx": "12/KH-UBND",
        "thẩm định/142.pdf": "142/BC-UBND",
        "7.txt": "7/QĐ-UBND",
        "thư đến.eml": None,
        "thư đến.eml!/trình.docx": "31/TTr-SNV",
        "thư đến.eml!/hướng dẫn.pdf": "5/HD-UBND",
        "thư outlook.msg": None,
        "thư outlook.msg!/kế hoạch 2.pdf": "88/KH-UBND",
        "gói.edxml!/báo cáo.docx": "9/BC-UBND",
        "thêm.zip!/16.pdf": "16/KH-UBND",
    }
    assert all(origins(corpus.catalogue.database, each.id) for each in records)
    corpus.close()
    assert [each.outcome.value for each in add(kho, path)] == ["known"]
