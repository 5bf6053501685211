"""compare: what is exported agrees with what it was exported from; what was changed in between is named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.corpus.making import corpus_of
from tests.kiemchung.calling import TEXTS, refused, run, values


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    corpus_of(tmp_path, TEXTS, engine="whoosh").close()
    return tmp_path / "kho"


TABLES = [(form, suffix) for form in ("muc-luc", "van-ban-di", "van-ban", "luu-tru") for suffix in ("xlsx", "csv")]


@pytest.mark.parametrize(("form", "suffix"), [*TABLES, ("muc-luc", "docx"), ("van-ban-di", "docx")])
def test_what_was_exported_agrees(kho: Path, tmp_path: Path, form: str, suffix: str) -> None:
    register = tmp_path / f"so.{suffix}"
    assert run("export", form, register, "--corpus", kho).exit_code == 0
    counts = values("doi-chieu", register, "--corpus", kho)["counts"]
    assert counts == dict.fromkeys(counts, 0) | {"agrees": 3}


def test_what_a_person_changed_since_differs(kho: Path, tmp_path: Path) -> None:
    run("export", "muc-luc", tmp_path / "so.csv", "--corpus", kho)
    run("edit", "12-KH.txt", "--date", "13/01/2024", "--by", "Hà", "--corpus", kho)
    result = run("compare", tmp_path / "so.csv", "--corpus", kho, "--output", tmp_path / "kq.csv")
    assert result.exit_code == 1
    assert "Ngày: sổ ghi “12/01/2024”, kho có “13/01/2024”" in result.stdout
    rows = list(csv.DictReader((tmp_path / "kq.csv").read_text(encoding="utf-8-sig").splitlines()))
    (row,) = [row for row in rows if row["Trường"]]
    assert (row["Số, ký hiệu"], row["Sổ ghi"], row["Kho có"]) == ("12/KH-UBND", "12/01/2024", "13/01/2024")
    english = run("compare", tmp_path / "so.csv", "--corpus", kho, "--lang", "en").stdout
    assert "In both, differing: 1" in english


def test_a_file_that_is_no_register_is_refused(kho: Path, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("Kính gửi anh,\n\nChúc anh khỏe.\n", encoding="utf-8")
    refused(run("compare", tmp_path / "thư.txt", "--corpus", kho), 3, "thư.txt", "Trích yếu")
    refused(run("compare", tmp_path / "không có.csv", "--corpus", kho), 3, "không có.csv")
