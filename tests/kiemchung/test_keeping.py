"""backup, restore and verify-store as people call them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.lock import WriterLock
from tests.kiemchung.calling import refused, run, values


@pytest.fixture
def own(kho: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kho, tmp_path / "kho"))


def test_there_and_back(own: Path, tmp_path: Path) -> None:
    said = run("backup", tmp_path / "sao.sqlite", "--corpus", own)
    assert said.exit_code == 0
    assert "3 văn bản" in said.stdout and "sao.sqlite" in said.stdout
    answer = values("restore", tmp_path / "sao.sqlite", "--corpus", tmp_path / "khác")
    assert answer == {"records": 3, "originals": 0, "aside": None, "already": False}
    assert len(values("list", "--corpus", tmp_path / "khác")) == 3
    assert run("search", "cải", "cách", "--corpus", tmp_path / "khác").exit_code == 0


def test_a_full_corpus_is_replaced_by_force_only(own: Path, tmp_path: Path) -> None:
    values("backup", tmp_path / "sao.sqlite", "--corpus", own)
    run("remove", "12/KH-UBND", "--reason", "thử", "--corpus", own)
    refused(run("restore", tmp_path / "sao.sqlite", "--corpus", own), 2, "--force", "2 văn bản")
    answer = values("khoi-phuc", tmp_path / "sao.sqlite", "--force", "--corpus", own)
    assert Path(answer["aside"]).is_file() and not answer["already"]


def test_a_restoring_that_is_repeated_says_that_all_is_there(own: Path, tmp_path: Path) -> None:
    values("backup", tmp_path / "sao.sqlite", "--corpus", own)
    said = run("restore", tmp_path / "sao.sqlite", "--corpus", own)
    assert said.exit_code == 0
    assert "3 văn bản" in said.stdout and "không phải thay" in said.stdout
    assert not (own / "aside").exists()


def test_what_cannot_be_done_is_one_line(own: Path, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x", encoding="utf-8")
    refused(run("backup", tmp_path / "tệp", "--corpus", own), 2, "tệp đã có")
    refused(run("sao-luu", tmp_path / "không" / "có", "--corpus", own), 5, "không/có")
    refused(run("restore", tmp_path / "tệp", "--force", "--corpus", own), 4, "tệp")
    refused(run("restore", tmp_path / "không có", "--force", "--corpus", own), 4, "không có")


def test_another_writer_is_named(own: Path, tmp_path: Path) -> None:
    values("backup", tmp_path / "sao.sqlite", "--corpus", own)
    lock = WriterLock(own)
    lock.take("add")
    refused(run("restore", tmp_path / "sao.sqlite", "--force", "--corpus", own), 5, "lệnh add", "ghi từ")
    lock.give_back()


def test_a_sound_corpus_is_proven(own: Path) -> None:
    said = run("verify-store", "--corpus", own)
    assert said.exit_code == 0
    assert [line[0] for line in said.stdout.splitlines()] == ["✓"] * 4
    assert all(part["sound"] for part in values("kiem-kho", "--corpus", own))


def test_what_does_not_agree_is_named_with_the_next_step(own: Path) -> None:
    shutil.rmtree(own / "index")
    said = run("verify-store", "--corpus", own)
    assert said.exit_code == 4
    assert "✗ Chỉ mục: 3 văn bản; 3 lỗi" in said.stdout
    assert "12/KH-UBND" in said.stdout and "kiemchung reindex" in said.stdout
    parts = {part["part"]: part for part in values("verify-store", "--corpus", own, code=4)}
    assert [each["fault"] for each in parts["index"]["faults"]] == ["not_indexed"] * 3
    assert run("reindex", "--corpus", own).exit_code == 0
    assert run("verify-store", "--corpus", own).exit_code == 0
