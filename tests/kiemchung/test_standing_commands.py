"""status, remove, and what add is told to do, as people call them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.making import write
from tests.kiemchung.calling import PLAN, REPORT, refused, run, values


@pytest.fixture
def tep(tmp_path: Path) -> Path:
    write(tmp_path / "tep", {"12-KH.txt": PLAN, "142-BC.txt": REPORT})
    return tmp_path / "tep"


@pytest.fixture
def own(tmp_path: Path, tep: Path) -> Path:
    assert run("add", tep, "--jobs", 1, "--corpus", tmp_path / "kho").exit_code == 0
    return tmp_path / "kho"


def test_a_corpus_whose_files_are_as_they_were(own: Path) -> None:
    assert run("tinh-trang", "--corpus", own).stdout.splitlines() == [
        "2 văn bản trong kho.",
        "Mọi tệp vẫn như lúc đọc.",
    ]
    assert values("status", "--corpus", own) == {"records": 2, "notices": [], "removed": []}


def test_a_changed_file_is_told_before_and_after(own: Path, tep: Path) -> None:
    (tep / "12-KH.txt").write_text(PLAN.replace("12/KH", "13/KH"), encoding="utf-8")
    said = run("status", "--corpus", own).stdout
    assert "Đã đổi từ khi đọc (đọc lại: kiemchung add TỆP): 1" in said and "12/KH-UBND" in said
    said = run("add", tep, "--dry-run", "--corpus", own).stdout
    assert "Sẽ đọc, vì tệp đã đổi: 1" in said and "Đã có: 1" in said
    assert "tệp đã đổi; bản đọc trước (12/KH-UBND) vẫn còn trong kho" in run("add", tep, "--corpus", own).stdout
    (notice,) = values("status", "--corpus", own)["notices"]
    assert (notice["standing"], notice["number"], notice["detail"]) == ("superseded", "12/KH-UBND", "13/KH-UBND")


def test_a_removal_and_back(own: Path, tep: Path) -> None:
    refused(run("remove", "12/KH-UBND", "--corpus", own), 2, "LÝ_DO")
    refused(run("remove", "77/KH-UBND", "--reason", "x", "--corpus", own), 2, "77/KH-UBND")
    assert "Đã bỏ 12/KH-UBND" in run("bo", "12/KH-UBND", "--reason", "nhập nhầm", "--corpus", own).stdout
    said = run("add", tep, "--corpus", own).stdout
    assert "đã bỏ khỏi kho (nhập nhầm); muốn nhận lại thì thêm với --again" in said
    (removal,) = values("status", "--corpus", own)["removed"]
    assert (removal["title"], removal["reason"]) == ("12/KH-UBND", "nhập nhầm")
    answer = values("add", tep, "--again", "--corpus", own)
    assert (answer["added"], answer["renewed"]) == (1, 1)


def test_the_folder_in_which_the_corpus_lies_may_be_added(own: Path) -> None:
    assert run("add", own.parent, "--keep", "--corpus", own).exit_code == 0
    answer = values("add", own.parent, "--keep", "--corpus", own)
    assert (answer["added"], answer["known"], answer["failures"]) == (0, 2, [])
    said = run("add", own.parent, "--dry-run", "--corpus", own).stdout
    assert "Đã có: 2" in said and "sqlite" not in said
    assert values("status", "--corpus", own)["notices"] == []


def test_failures_are_tried_again_by_name(own: Path, tep: Path) -> None:
    write(tep, {"hỏng.txt": ""})
    assert run("add", tep, "--corpus", own).exit_code == 3
    assert "hỏng.txt" in run("status", "--corpus", own).stdout
    write(tep, {"hỏng.txt": "Công văn."})
    answer = values("add", "--failed", "--corpus", own)
    assert (answer["added"], answer["known"], answer["failures"]) == (1, 0, [])


def test_adding_nothing_is_wrong_use(own: Path) -> None:
    refused(run("add", "--corpus", own), 2, "--failed")


def test_originals_are_kept_and_proven(own: Path, tep: Path) -> None:
    assert run("add", tep, "--keep", "--corpus", own).exit_code == 0
    assert "✓ Tệp gốc đã giữ: 2 tệp" in run("verify-store", "--corpus", own).stdout
    answer = values("backup", own.parent / "sao", "--originals", "--corpus", own)
    assert answer["originals"] == 2
