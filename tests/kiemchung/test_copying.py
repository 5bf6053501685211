"""duplicates: files of one document by name, for people and machines, and beside each document shown."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.making import corpus_of
from tests.kiemchung.calling import PLAN, TEXTS, run, values


def test_files_of_one_document_are_named_together(tmp_path: Path) -> None:
    corpus_of(tmp_path, {**TEXTS, "12-KH.md": f"{PLAN}\n\n"}, engine="whoosh").close()
    at = ("--corpus", tmp_path / "kho")
    found = values("trung", *at)
    assert [[each["document"] for each in group] for group in found["documents"]] in (
        [["12-KH.md", "12-KH.txt"]],
        [["12-KH.txt", "12-KH.md"]],
    )
    assert found["links"][0]["likeness"] == "same"
    text = run("duplicates", *at, "--lang", "en").stdout
    assert "One document:" in text
    assert str(tmp_path / "tep" / "12-KH.md") in text
    assert "Bản khác: 12-KH.md (cùng một văn bản, cùng lời văn; giống 100 %)" in " ".join(
        run("show", "12-KH.txt", *at).stdout.split()
    )
    (copy,) = values("show", "12-KH.txt", *at)["copies"]
    assert (copy["document"], copy["likeness"]) == ("12-KH.md", "same")


def test_nothing_alike_is_said(tmp_path: Path) -> None:
    corpus_of(tmp_path, TEXTS, engine="whoosh").close()
    result = run("duplicates", "--corpus", tmp_path / "kho")
    assert result.exit_code == 1
    assert "Không có tệp nào trùng" in result.stdout
