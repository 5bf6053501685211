"""How commands end when something is wrong: one line, an exit code, no traceback; and as a process, in UTF-8."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import corpus.database
from corpus.migrations import SCHEMA_VERSION
from tests.corpus.making import corpus_of, write
from tests.kiemchung.calling import PLAN, REPORT, TEXTS, refused, run


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        (["xoa-het"], "không có lệnh xoa-het", "no command xoa-het"),
        (["list", "--nhanh"], "không có tuỳ chọn --nhanh", "no option --nhanh"),
        (["add"], "hãy nêu tệp hoặc thư mục cần thêm", "name files or folders"),
        (["lookup"], "còn thiếu SỐ_HIỆU...", "missing"),
        (["search", "x", "--from", "31/02/2024"], "--from 31/02/2024", "not a valid value"),
        (["search", "x", "--from", "hôm qua"], "giá trị không hợp lệ", "not a valid value"),
        (["search", "x", "--to", "0000"], "giá trị không hợp lệ", "not a valid value"),
        (["search", "x", "--to", "²²²²"], "giá trị không hợp lệ", "not a valid value"),
        (["search", "x", "--year", "24"], "không hợp lệ: --year (1900–2200)", "not a valid value: --year (1900–2200)"),
        (["search", "x", "--year", "nay"], "không hợp lệ: --year (1900–2200)", "not a valid value: --year (1900–2200)"),
        (["search", "x", "--limit", "0"], "--limit (1–1000)", "not a valid value"),
        (["completion", "cmd"], "(bash, zsh, fish)", "(bash, zsh, fish)"),
        (["list", "--lang", "fr"], "--lang (vi, en)", None),
        (["list", "thừa"], "thừa tham số: thừa", "unexpected argument: thừa"),
        (["list", "một", "hai"], "thừa tham số: một hai", "unexpected argument: một hai"),
        (["search", "x", "--from"], "--from còn thiếu giá trị", "--from needs a value"),
        (["list", "--json=1"], "--json không nhận giá trị", "--json takes no value"),
    ],
)
def test_usage_errors_are_one_line_in_the_language_of_the_call(
    tmp_path: Path, words: list[str], vietnamese: str, english: str | None
) -> None:
    refused(run("--corpus", tmp_path / "kho", *words), 2, "Lỗi: ", vietnamese, "--help")
    if english:
        refused(run("--lang", "en", "--corpus", tmp_path / "kho", *words), 2, "Error: ", english, "--help")
    assert not (tmp_path / "kho").exists()


@pytest.mark.parametrize(("lang", "words"), [("vi", "không có tệp"), ("en", "no such file")])
def test_a_missing_file_is_exit_3(tmp_path: Path, lang: str, words: str) -> None:
    refused(run("extract", tmp_path / "không có.txt", "--lang", lang), 3, "không có.txt", words)
    refused(run("extract", tmp_path / "không có.txt", "--lang", lang, "--json"), 3, words)
    assert run("--corpus", tmp_path / "kho", "add", tmp_path / "không có.txt", "--lang", lang).exit_code == 3


def test_an_unreadable_file_does_not_hide_the_others(tmp_path: Path) -> None:
    write(tmp_path, {"a.txt": PLAN})
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 hong")
    result = run("extract", tmp_path, "--json")
    assert result.exit_code == 3
    assert [each["file"] for each in json.loads(result.stdout)] == ["a.txt"]
    (line,) = result.stderr.splitlines()
    assert "b.pdf" in line


ASKING = [("list",), ("show", "x"), ("lookup", "x"), ("search", "x"), ("reindex",), ("add", ".")]


@pytest.mark.parametrize("words", ASKING)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_damaged_catalogue_is_exit_4(tmp_path: Path, words: tuple[str, ...], lang: str) -> None:
    (tmp_path / "catalogue.sqlite").write_bytes(b"khong phai co so du lieu" * 50)
    refused(run("--corpus", tmp_path, "--lang", lang, *words), 4, str(tmp_path))
    assert run("--corpus", tmp_path, "doctor").exit_code == 4


def test_a_newer_catalogue_is_exit_4(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "catalogue.sqlite")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 5}")
    connection.close()
    refused(run("--corpus", tmp_path, "list"), 4, "nâng cấp")


def test_a_busy_catalogue_is_exit_5_and_can_still_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus.database, "_WAIT_SECONDS", 0.1)
    corpus_of(tmp_path, TEXTS, engine="whoosh").close()
    write(tmp_path / "thêm", {"x.txt": REPORT + "\nThêm một dòng."})
    other = sqlite3.connect(tmp_path / "kho" / "catalogue.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    refused(run("--corpus", tmp_path / "kho", "add", tmp_path / "thêm"), 5, "tiến trình khác")
    assert run("--corpus", tmp_path / "kho", "lookup", "12/KH-UBND").exit_code == 0
    assert run("--corpus", tmp_path / "kho", "search", "cải cách").exit_code == 0
    other.execute("ROLLBACK")
    other.close()
    assert run("--corpus", tmp_path / "kho", "add", tmp_path / "thêm").exit_code == 0


def test_a_corpus_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x", encoding="utf-8")
    refused(run("--corpus", tmp_path / "tệp", "list"), 5, "tệp")
    refused(run("demo", tmp_path / "tệp"), 2, "tệp")


def process(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    bare = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON", "KIEMCHUNG"))
    }
    command = [sys.executable, "-m", "kiemchung", *map(str, words)]
    return subprocess.run(command, env={**bare, **environment}, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "cp1258"}]
)
def test_output_is_utf_8_whatever_the_console(kho: Path, environment: dict[str, str]) -> None:
    done = process("--corpus", kho, "lookup", "12/KH-UBND", **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "CÓ trong kho" in done.stdout.decode("utf-8")
    missing = process("extract", "không-có.txt", **environment)
    assert missing.returncode == 3
    assert "Lỗi: " in missing.stderr.decode("utf-8")


@pytest.mark.parametrize(
    ("words", "code"), [(["list"], 0), (["lookup", "99/X-Y"], 1), (["nope"], 2), (["extract", "nope.txt"], 3)]
)
def test_exit_codes_of_the_process(kho: Path, words: list[str], code: int) -> None:
    done = process("--corpus", kho, *words)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of POSIX")
def test_a_reader_that_goes_away_is_no_error(kho: Path) -> None:
    script = f'"{sys.executable}" -m kiemchung --corpus "{kho}" list --json | head -c 1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=60, check=False)
    assert done.stderr == b""
    assert b"Traceback" not in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep names as text")
def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/b\xe1o.txt"
    Path(os.fsdecode(name)).write_text(PLAN, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/h\xf4.txt")).write_bytes(b"")
    kho = tmp_path / "kho"
    for words in (
        ["add", tmp_path],
        ["add", tmp_path, "--json"],
        ["list"],
        ["list", "--json"],
        ["doctor"],
        ["extract", tmp_path],
    ):
        done = process("--corpus", kho, *words)
        assert done.returncode in (0, 3)
        assert b"Traceback" not in done.stderr
        done.stdout.decode("utf-8")
