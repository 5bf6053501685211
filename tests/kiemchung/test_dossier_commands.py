"""dossier: made, filled by name, folder or words, seen and taken apart from the command line, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.making import corpus_of
from tests.kiemchung.calling import TEXTS, refused, run, values


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    corpus_of(tmp_path, TEXTS, engine="whoosh").close()
    return tmp_path / "kho"


def test_a_dossier_from_its_making_to_its_end(kho: Path) -> None:
    at = ("--corpus", kho)
    made = values(
        "ho-so", "tao", "01.CCHC", "--title", "Cải cách hành chính", "--retention", "20 năm", "--year", "2024", *at
    )
    assert (made["code"], made["file_code"], made["documents"]) == ("01.CCHC", "2024.01.CCHC", 0)
    assert values("dossier", "add", "01.CCHC", "12-KH.txt", *at) == {"dossier": "01.CCHC", "changed": 1}
    assert values("dossier", "add", "01.CCHC", "--query", "cải cách hành chính", *at)["changed"] == 2
    assert values("dossier", "add", "01.CCHC", "--folder", kho.parent / "tep", *at)["changed"] == 0
    shown = values("dossier", "show", "01.CCHC", *at)
    assert [record["document"] for record in shown["records"]] == ["18-CT.md", "12-KH.txt", "142-BC.txt"]
    assert len(values("list", "--dossier", "01.CCHC", *at)) == 3
    assert "Hồ sơ: 01.CCHC" in run("show", "12-KH.txt", *at).stdout
    assert values("show", "12-KH.txt", *at)["dossiers"] == ["01.CCHC"]
    assert values("ho-so", "bo", "01.CCHC", "18-CT.md", *at)["changed"] == 1
    text = run("dossier", "show", "01.CCHC", *at, "--lang", "en").stdout
    assert "Retention: 20 năm" in text
    assert "Dates: 12/01/2024 – 13/06/2024" in text
    assert values("dossier", "remove", "01.CCHC", "--all", *at)["changed"] == 2
    assert run("dossier", "list", *at).exit_code == 1
    assert len(values("list", *at)) == 3


def test_what_cannot_be_is_refused_in_one_line(kho: Path) -> None:
    refused(run("dossier", "show", "09.X", "--corpus", kho), 2, "09.X")
    refused(run("list", "--dossier", "09.X", "--corpus", kho), 2, "09.X")
    run("dossier", "create", "01", "--corpus", kho)
    refused(run("dossier", "create", "01", "--corpus", kho), 2, "01")
    refused(run("dossier", "add", "01", "--corpus", kho), 2, "--query")
    refused(run("dossier", "add", "01", "không có.txt", "--corpus", kho), 2, "không có.txt")
    refused(run("dossier", "gộp", "--corpus", kho), 2, "gộp")


def test_help_names_the_commands_with_their_aliases() -> None:
    page = run("dossier", "--help").stdout
    assert "add, xep" in page
    assert "Lập một hồ sơ mới" in page
