"""The command line says when a corpus has outgrown its engine, and changes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiemchung.cli import growth
from tests.corpus.making import write
from tests.kiemchung.calling import TEXTS, run, values


@pytest.fixture
def grown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KIEMCHUNG_CORPUS", str(tmp_path / "kho"))
    monkeypatch.setattr(growth, "_SERVED_WELL", 1)
    write(tmp_path / "tep", TEXTS)
    return tmp_path


def test_adding_and_doctor_tell_what_to_do_until_it_is_done(grown: Path) -> None:
    told = run("add", grown / "tep").stdout
    assert "kiemchung reindex --engine tantivy" in told
    assert "more than Whoosh serves well" in run("add", grown / "tep", "--lang", "en").stdout
    assert "reindex --engine tantivy" in values("add", grown / "tep")["advice"]
    (check,) = [each for each in values("doctor") if each["check"] == "Bộ máy tìm kiếm"]
    assert not check["good"] and not check["needed"] and "tantivy" in check["detail"]
    assert values("reindex", "--engine", "tantivy") == {"records": 3}
    assert "advice" not in values("add", grown / "tep")
    (check,) = [each for each in values("doctor") if each["check"] == "Bộ máy tìm kiếm"]
    assert check["good"] and check["detail"].startswith("tantivy, ")
    assert values("search", "kế hoạch")["hits"]


def test_an_engine_that_is_none_is_refused(grown: Path) -> None:
    result = run("reindex", "--engine", "lucene")
    assert result.exit_code == 2
    assert "whoosh, tantivy" in result.stderr
