"""The commands on criteria: a table read, seen, kept and shown again; files of people checked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiemchung.demo import write_dossier
from tests.kiemchung.calling import refused, run, values

ROOT = Path(__file__).resolve().parents[2]
TABLE = "NHIỆM VỤ NĂM 2024\n\nSTT|Nhiệm vụ|Sản phẩm|Chủ trì|Thời hạn\nI|THỂ CHẾ|||\n1|Lập kế hoạch|Kế hoạch|Sở A|Quý I\n2|Kiểm tra|||Quý II\n"
KEYS = [
    "code",
    "title",
    "level",
    "lead",
    "deadline",
    "products",
    "parent",
    "number",
    "partners",
    "points",
    "heading",
    "notes",
    "lead_from",
]


def table(folder: Path) -> Path:
    path = folder / "Bảng nhiệm vụ.txt"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_import_shows_the_table_and_keeps_nothing_unasked(tmp_path: Path) -> None:
    result = run("--corpus", tmp_path / "kho", "criteria", "import", table(tmp_path))
    assert result.exit_code == 1 and "--yes" in result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "NHIỆM VỤ NĂM 2024" and "I  THỂ CHẾ" in lines[1]
    assert "  1  Lập kế hoạch" in lines and "Sở A (theo dòng 1)" in result.stdout
    assert "3 dòng, trong đó 2 tiêu chí" in result.stdout and "2024" in lines[-1]
    assert not (tmp_path / "kho").exists()


@pytest.mark.parametrize(("answer", "kept"), [("c", True), ("không", False), ("y", True), ("", False)])
def test_import_asks_the_person_at_a_terminal(tmp_path: Path, answer: str, kept: bool) -> None:
    pty = pytest.importorskip("pty", reason="this system has no terminals of that kind")
    ours, theirs = pty.openpty()
    words = ["--corpus", str(tmp_path / "kho"), "criteria", "import", str(table(tmp_path))]
    process = subprocess.Popen(
        [sys.executable, "-m", "kiemchung", *words], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT
    )
    os.close(theirs)
    os.write(ours, f"{answer}\nn\n".encode())
    process.wait(60)
    os.close(ours)
    assert (tmp_path / "kho" / "criteria" / "bang-nhiem-vu.yaml").exists() == kept


def test_import_as_json_gives_the_rows(tmp_path: Path) -> None:
    result = run("--corpus", tmp_path / "kho", "criteria", "import", table(tmp_path), "--json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert [list(row) for row in rows] == [KEYS] * 3
    assert rows[1] == {
        "code": "1", "title": "Lập kế hoạch", "level": 2, "lead": "Sở A", "deadline": "Quý I", "products": ["Kế hoạch"],
        "parent": "I", "number": None, "partners": None, "points": None, "heading": False, "notes": [],
        "lead_from": None,
    }  # fmt: skip
    assert (rows[2]["lead"], rows[2]["lead_from"]) == ("Sở A", "1")


def test_what_is_kept_is_listed_and_shown_again(tmp_path: Path) -> None:
    corpus = ("--corpus", tmp_path / "kho", "criteria")
    assert "Nhập bằng" in run(*corpus, "list").stdout
    kept = run(*corpus, "import", table(tmp_path), "--yes")
    assert kept.exit_code == 0 and "bang-nhiem-vu" in kept.stdout
    assert values(*corpus, "list") == [
        {"name": "bang-nhiem-vu", "title": "NHIỆM VỤ NĂM 2024", "criteria": 2, "fault": None}
    ]
    assert run(*corpus, "show", "bang-nhiem-vu").stdout == kept.stdout.rpartition("Đã lưu")[0]
    assert [row["code"] for row in values(*corpus, "show", "bang-nhiem-vu")] == ["I", "1", "2"]
    named = run(
        "--lang", "en", *corpus, "import", table(tmp_path), "--yes", "--name", "Năm 2025", "--year", "2025", "--json"
    )
    assert named.exit_code == 0 and len(json.loads(named.stdout)) == 3 and "nam-2025" in named.stderr
    assert "2025" in run(*corpus, "show", "nam-2025").stdout.splitlines()[-1]


def test_check_tells_every_fault_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "viet-tay.yaml"
    path.write_text("criteria:\n- code: 1\n  titel: a\n- code: 1\n  title: b\n", encoding="utf-8")
    result = run("criteria", "check", path)
    assert result.exit_code == 3
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "criteria[0].titel, dòng 3",
        "criteria[0].title, dòng 2",
        "criteria[1].code, dòng 4",
    ]
    assert [fault["path"] for fault in values("criteria", "check", path, code=3)] == [
        "criteria[0].titel",
        "criteria[0].title",
        "criteria[1].code",
    ]
    path.write_text("criteria:\n- code: 1\n  title: b\n", encoding="utf-8")
    assert run("criteria", "check", path).stdout == "Tệp đúng: 1 tiêu chí.\n"
    assert "right" in run("--lang", "en", "criteria", "check", path).stdout


def test_what_cannot_be_done_is_one_line(tmp_path: Path) -> None:
    corpus = ("--corpus", tmp_path / "kho")
    no_table = tmp_path / "van-ban.txt"
    no_table.write_text("Không có bảng.\n", encoding="utf-8")
    refused(run(*corpus, "criteria", "import", no_table), 3, "van-ban.txt", "Chủ trì")
    refused(run(*corpus, "criteria", "import", tmp_path / "khong-co.docx"), 3, "khong-co.docx")
    refused(run(*corpus, "criteria", "show", "khong-co"), 1, "khong-co", "criteria import")
    refused(run(*corpus, "criteria", "show", no_table), 3, "van-ban.txt", "criteria import")
    refused(run(*corpus, "criteria", "check", tmp_path / "khong-co.yaml"), 3, "khong-co.yaml")


def test_hostile_tables_write_no_commands_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    path.write_text("STT|Nhiệm vụ|Chủ trì\n1|\x1b[31mViệc\u202e|=cmd()\n", encoding="utf-8")
    shown = run("--corpus", tmp_path / "kho", "criteria", "import", path, "--yes")
    assert shown.exit_code == 0 and "\x1b[31m" not in shown.stdout and "\u202e" not in shown.stdout


def test_the_dossiers_plan_imports_with_its_deadlines(tmp_path: Path) -> None:
    write_dossier(tmp_path / "ho-so")
    result = run(
        "--corpus", tmp_path / "kho", "tieu-chi", "nhap", tmp_path / "ho-so" / "12-KH-UBND.docx", "--yes", "--json"
    )
    rows = {row["code"]: row for row in json.loads(result.stdout)}
    assert len(rows) == 23 and sum(not row["heading"] for row in rows.values()) == 20
    assert (rows["16"]["deadline"], rows["16"]["products"]) == (
        "Trước ngày 15/9/2024",
        ["Quyết định của Chủ tịch UBND tỉnh"],
    )
