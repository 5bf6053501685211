"""The command `search`: what is typed at a shell, and the forms its answer takes."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from tests.corpus.making import corpus_of, paper
from tests.kiemchung.calling import refused, run, values

EVIL = "=HYPERLINK(1) <script>alert(1)</script> kiểm\x1b[31m tra \u202eđặc biệt & riêng"
HELD = {
    "ke-hoach.txt": paper("12/KH-UBND", date(2024, 1, 12), "Kiểm tra công vụ.\n\nKiểm tra, báo cáo TTHC."),
    "bao-cao.txt": paper(
        "142/BC-UBND", date(2024, 6, 13), f"{EVIL}\n\nĐã kiểm tra thủ tục hành chính.", subject="=cmd"
    ),
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tim")
    corpus_of(folder, HELD, engine="whoosh").close()
    return folder / "kho"


@pytest.fixture(autouse=True)
def _corpus(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIEMCHUNG_CORPUS", str(held))


def quotes(*words: object) -> list[str]:
    return [hit["quote"] for hit in values("search", *words)["hits"]]


def test_a_minus_leaves_out_and_the_shell_s_quotation_marks_are_understood() -> None:
    assert len(quotes("kiểm", "tra")) == 4
    assert len(quotes("kiểm", "tra", "-báo")) == 3
    assert len(quotes("kiểm", "tra", "-báo cáo")) == 3
    assert quotes("kiểm tra", "công vụ") == ["Kiểm tra công vụ."]
    assert quotes("kiểm", "loại:kế hoạch") == quotes("kiểm", "--type", "KH")
    assert quotes("kiểm tra -báo loại:KH") == ["Kiểm tra công vụ."]


def test_a_mistyped_option_is_refused_and_not_searched() -> None:
    refused(run("search", "kiểm", "--limt=5"), 2, "--limt")


def test_pages_and_orders() -> None:
    first = values("search", "kiểm tra", "--sort", "newest", "--limit", "1")
    second = values("search", "kiểm tra", "--sort", "newest", "--limit", "3", "--offset", "1")
    assert (first["total"], first["documents"], first["exact"]) == (4, 2, True)
    assert [hit["document"] for hit in first["hits"] + second["hits"]] == ["bao-cao.txt"] * 2 + ["ke-hoach.txt"] * 2
    assert values("search", "kiểm tra", "--sort", "oldest")["hits"][0]["document"] == "ke-hoach.txt"
    text = run("search", "kiểm tra", "--limit", "1").stdout
    assert "4 đoạn trong 2 văn bản (1–1)" in text
    assert "--offset 1" in text
    assert "Loại: Báo cáo (1), Kế hoạch (1)" in text


def test_as_json_with_facets_notes_and_reasons() -> None:
    value = values("search", "kiễm", "TTHC")
    assert value["query"] == "kiễm TTHC"
    assert {"value": "Báo cáo", "count": 1} in value["facets"]["types"]
    assert {note["kind"] for note in value["notes"]} == {"marks", "abbreviation"}
    hit = next(hit for hit in value["hits"] if hit["document"] == "bao-cao.txt")
    assert {"typed": "TTHC", "how": "abbreviation", "words": "thủ tục hành chính"} in hit["why"]
    assert {"typed": "kiễm", "how": "marks", "words": "kiểm"} in hit["why"]
    assert hit["start"] <= hit["highlights"][0][0] < hit["highlights"][0][1] <= hit["end"]


def test_a_sheet_has_no_formulas() -> None:
    result = run("search", "đặc biệt", "--format", "csv")
    assert result.stdout.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(result.stdout.removeprefix("\ufeff")))
    assert head[:2] == ["Số, ký hiệu", "Loại"]
    assert len(rows) == 1 and len(rows[0]) == len(head)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in rows[0])
    assert "HYPERLINK" in rows[0][6] and "\x1b" not in rows[0][6] and "\u202e" not in rows[0][6]


def test_a_page_marks_up_nothing_of_the_text() -> None:
    page = run("search", "<i>đặc</i>", "biệt", "--format", "html").stdout
    assert page.count("<mark>") == 1 and "<mark>đặc biệt</mark>" in page
    assert "<script>" not in page and "&lt;script&gt;" in page and "<i>" not in page
    assert "\x1b" not in page and "\u202e" not in page
    assert "http" not in page  # nothing is loaded from anywhere


@pytest.mark.parametrize("form", ["text", "html"])
def test_nothing_found_says_what_was_searched_and_what_is_near(form: str) -> None:
    result = run("search", "kiểm", "xyzt", "17/KH-UBND", "loại:KH", "từ:2024", "--format", form)
    assert result.exit_code == 1
    for said in ("kiểm xyzt 17/KH-UBND", "loại Kế hoạch", "từ ngày 01/01/2024", "12/KH-UBND", "không có trong kho"):
        assert said in result.stdout
    english = run("search", "xyzt", "--lang", "en").stdout
    assert "Nothing found. Searched: words xyzt." in english


def test_nothing_found_is_a_whole_sheet_and_a_whole_value() -> None:
    assert run("search", "xyzt", "--format", "csv").stdout.count("\n") == 1
    assert json.loads(run("search", "xyzt", "--json").stdout)["suggestions"] == [
        {"typed": "xyzt", "paragraphs": 0, "near": []}
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_note_is_said_in_words(lang: str) -> None:
    result = run("search", 'từ: kiểm th* tra* công* TTHC" -loại:KH', "--lang", lang)
    told = [line for line in result.stdout.splitlines() if line.startswith("! ")]
    assert len(told) == 8
    assert not any("{" in line for line in told)
