"""edit, confirm and history: what a person states is said to be theirs, in both languages and for machines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.making import corpus_of
from tests.kiemchung.calling import TEXTS, refused, run, values


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    corpus_of(tmp_path, TEXTS, engine="whoosh").close()
    return tmp_path / "kho"


def test_a_persons_value_is_shown_as_theirs_with_the_machines(kho: Path) -> None:
    said = values(
        "sua", "12-KH.txt", "--ngay", "13/01/2024", "--Trích-yếu", "Cải cách", "--by", "Lê Thị Bình", "--corpus", kho
    )
    assert [(entry["field"], entry["value"], entry["by"]) for entry in said["entries"]] == [
        ("date", "2024-01-13", "Lê Thị Bình"),
        ("subject", "Cải cách", "Lê Thị Bình"),
    ]
    shown = values("show", "12/KH-UBND", "--corpus", kho)
    assert (shown["date"], shown["subject"]) == ("2024-01-13", "Cải cách")
    assert shown["persons"][0] | {"at": ""} == {
        "field": "date",
        "value": "2024-01-13",
        "machine": "2024-01-12",
        "confirmed": False,
        "by": "Lê Thị Bình",
        "at": "",
    }
    text = run("show", "12/KH-UBND", "--corpus", kho).stdout
    assert "Ngày: 13/01/2024 (Lê Thị Bình ghi" in text
    assert "máy đọc: 12/01/2024" in text
    listed = run("list", "--corpus", kho).stdout
    assert "13/01/2024 *" in listed
    assert "* do người ghi hoặc xác nhận" in listed


def test_confirming_everything_and_taking_it_back_is_in_the_history(kho: Path) -> None:
    confirmed = values("confirm", "12-KH.txt", "--all", "--by", "Hà", "--corpus", kho)["entries"]
    assert {"number", "date", "type", "issuer", "subject"} <= {entry["field"] for entry in confirmed}
    assert run("edit", "12-KH.txt", "--undo", "loại", "--by", "Hà", "--corpus", kho).exit_code == 0
    log = values("lich-su", "12-KH.txt", "--corpus", kho)
    assert [entry["action"] for entry in log] == ["confirm"] * len(confirmed) + ["undo"]
    english = run("history", "12-KH.txt", "--corpus", kho, "--lang", "en").stdout
    assert "Hà took back Type: Kế hoạch" in english


def test_notes_of_archivists_are_kept_and_shown(kho: Path) -> None:
    run("edit", "12-KH.txt", "--but-tich", "Đồng ý", "--by", "Hà", "--corpus", kho)
    assert "Bút tích: Đồng ý (Hà ghi" in run("show", "12-KH.txt", "--corpus", kho).stdout


def test_who_speaks_is_the_user_of_the_system_unless_said(kho: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "binh.lt")
    said = values("confirm", "12-KH.txt", "so", "--corpus", kho)
    assert said["entries"][0]["by"] == "binh.lt"
    refused(run("confirm", "12-KH.txt", "so", "--by", " ", "--corpus", kho), 2, "--by")


def test_what_cannot_be_is_refused_in_one_line(kho: Path) -> None:
    refused(run("edit", "12-KH.txt", "--corpus", kho), 2, "--undo")
    refused(run("edit", "12-KH.txt", "--so", "không số", "--corpus", kho), 2, "không số", "12/KH-UBND")
    refused(run("edit", "99/KH-UBND", "--so", "1/KH-UBND", "--corpus", kho), 2, "99/KH-UBND")
    refused(run("edit", "12-KH.txt", "--undo", "so", "--corpus", kho), 2, "12-KH.txt")
    refused(run("confirm", "12-KH.txt", "--corpus", kho), 2, "--all")
    assert run("history", "12-KH.txt", "--corpus", kho).exit_code == 1


def test_a_value_cannot_command_the_terminal(kho: Path) -> None:
    run("edit", "12-KH.txt", "--note", "\x1b]0;x\x07<b>", "--by", "\x1b[31mđỏ", "--corpus", kho)
    for command in ("show", "history"):
        assert "\x1b" not in run(command, "12-KH.txt", "--corpus", kho).stdout.replace("\x1b[1m", "").replace(
            "\x1b[0m", ""
        )
