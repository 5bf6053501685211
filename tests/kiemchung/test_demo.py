"""The demo dossier is all there, its planted truths stand in its files, and nothing else in it disagrees."""

from __future__ import annotations

import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest

from kiemchung.demo import DossierConflict, write_dossier
from kiemchung.demo.build import DOSSIER
from kiemchung.demo.paper import Paper, read_papers
from kiemchung.demo.press import as_text, as_word, as_workbook

DEMO = Path(str(files("kiemchung.demo")))
TRUTHS: list[dict[str, Any]] = tomllib.loads((DEMO / "truths.toml").read_text("utf-8"))["truth"]
PAPERS = read_papers()
KINDS = {
    "missing_document",
    "two_dates",
    "late",
    "wrong_symbol",
    "broken_number",
    "blank_inside_number",
    "blank_own_number",
    "not_found",
    "contradicted",
    "claim",
}
# The 63 provinces of 2024.
REAL_PROVINCES = """An Giang, Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định,
Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai,
Hà Giang, Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hòa Bình, Huế, Hưng Yên, Khánh Hòa, Kiên Giang,
Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, Phú Yên,
Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, Thái Bình, Thái Nguyên,
Thanh Hóa, Tiền Giang, Hồ Chí Minh, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái"""
OURS = re.compile(
    r"(?P<number>\d+(?:/[A-Za-zĐ]+-(?:UBND|VPUB|SNV|ĐKT|KSTTHC)|-[A-ZĐ]+/TU)),? ngày "
    r"(?:(?P<d>\d\d)/(?P<m>\d\d?)/2024|(?P<day>\d\d) tháng (?P<month>\d\d?) năm 2024)"
)


@cache
def text_of(name: str) -> str:
    """The words of a dossier file, one paragraph or cell a line."""
    path = DOSSIER / name
    if path.suffix == ".docx":
        return "\n".join(_word_paragraphs(path))
    if path.suffix == ".pdf":
        with pdfplumber.open(path) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        return "\n".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row if value)
    return path.read_text("utf-8")


def _word_paragraphs(path: Path) -> Iterator[str]:
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for paragraph in docx.Document(str(path)).element.body.iter(f"{word}p"):
        yield "".join(text.text or "" for text in paragraph.iter(f"{word}t"))


def test_the_dossier_is_a_pile_of_many_formats() -> None:
    found = sorted(DOSSIER.iterdir())
    assert len(found) >= 22
    assert {path.suffix for path in found} == {".docx", ".pdf", ".doc", ".xlsx", ".txt"}
    assert sum(path.stat().st_size for path in found) <= 2_500_000


def test_the_built_files_are_those_of_the_contents() -> None:
    made = {paper.file for paper in PAPERS} | {paper.sheet for paper in PAPERS if paper.sheet}
    assert made == {path.name for path in DOSSIER.iterdir()}


@pytest.mark.parametrize("paper", [p for p in PAPERS if p.file.endswith((".docx", ".txt"))], ids=lambda p: p.file)
def test_building_again_gives_the_same(paper: Paper) -> None:
    kept = (DOSSIER / paper.file).read_bytes()
    if paper.file.endswith(".txt"):
        assert as_text(paper).encode("utf-8") == kept
        return
    made = as_word(paper)
    assert made == as_word(paper)
    # Not all the bytes: another zlib may press the same words otherwise.
    assert _part(made, "word/document.xml") == _part(kept, "word/document.xml")


def test_building_the_workbook_again_gives_the_same() -> None:
    (paper,) = (paper for paper in PAPERS if paper.sheet)
    made = as_workbook(paper)
    assert made == as_workbook(paper)
    cells = "xl/worksheets/sheet1.xml"
    assert _part(made, cells) == _part((DOSSIER / paper.sheet).read_bytes(), cells)


def _part(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read(name)


def test_copying_is_complete_and_repeatable(tmp_path: Path) -> None:
    folder = tmp_path / "hồ sơ" / "mẫu"
    first = write_dossier(folder)
    assert write_dossier(folder) == first
    assert [path.read_bytes() for path in first] == [(DOSSIER / path.name).read_bytes() for path in first]


def test_a_different_file_is_never_overwritten(tmp_path: Path) -> None:
    mine = tmp_path / "12-KH-UBND.docx"
    mine.write_bytes(b"mine")
    with pytest.raises(DossierConflict) as refused:
        write_dossier(tmp_path)
    assert list(tmp_path.iterdir()) == [mine]
    assert mine.read_bytes() == b"mine"
    for lang in ("vi", "en"):
        assert "12-KH-UBND.docx" in refused.value.message(lang)


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "here").write_text("x", "utf-8")
    with pytest.raises(DossierConflict):
        write_dossier(tmp_path / "here")


def test_the_truths_are_one_of_each_kind() -> None:
    assert sorted(truth["kind"] for truth in TRUTHS) == sorted(KINDS)


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth["kind"])
def test_a_planted_truth_stands_where_it_is_said_to(truth: dict[str, Any]) -> None:
    for place in truth["where"]:
        assert place["text"] in text_of(place["file"]), place


def test_the_missing_plan_is_really_missing() -> None:
    missing = next(truth["number"] for truth in TRUTHS if truth["kind"] == "missing_document")
    assert missing not in {paper.number for paper in PAPERS}


def test_the_scan_has_no_text_and_the_other_pdf_files_do() -> None:
    for paper in PAPERS:
        if paper.file.endswith(".pdf"):
            assert bool(text_of(paper.file).strip()) is not paper.scanned
            assert paper.scanned or paper.number_line in text_of(paper.file)


def test_every_other_citation_within_the_province_is_held_and_dated_right() -> None:
    dates = {paper.number: paper.day for paper in PAPERS if paper.letterhead}
    wrong = {
        (found["number"], cited)
        for paper in PAPERS
        for found in OURS.finditer("\n".join((*paper.subject, *paper.body)))
        if (cited := date(2024, int(found["m"] or found["month"]), int(found["d"] or found["day"])))
        != dates.get(found["number"])
    }
    assert wrong == {
        ("35/KH-UBND", date(2024, 2, 20)),
        ("21/KH-UBND", date(2024, 1, 26)),
        ("71/KH-UBND", date(2024, 4, 26)),
        ("71/KH-UBND", date(2024, 5, 10)),
    }


def test_no_paper_cites_what_comes_after_it() -> None:
    dates = {paper.number: paper.day for paper in PAPERS if paper.letterhead}
    for paper in PAPERS:
        for found in OURS.finditer("\n".join(paper.body)):
            assert dates.get(found["number"], paper.day) <= paper.day, (paper.file, found.group())


def test_numbers_run_with_the_dates_and_no_paper_is_signed_on_a_weekend() -> None:
    series: dict[tuple[object, str], list[tuple[date, int]]] = {}
    for paper in PAPERS:
        assert paper.day.weekday() < 5, paper.file
        if paper.letterhead:
            number, symbol = re.split(r"[/-]", paper.number, maxsplit=1)
            series.setdefault((paper.letterhead.issuer, symbol), []).append((paper.day, int(number)))
    for run in series.values():
        assert all(early[1] < late[1] for early, late in pairwise(sorted(run)))


def test_the_province_is_invented() -> None:
    names = re.split(r",\s+", REAL_PROVINCES)
    for paper in PAPERS:
        if paper.letterhead:
            head = " ".join((*paper.letterhead.parent, *paper.letterhead.issuer, paper.letterhead.place))
            assert not [name for name in names if name.upper() in head.upper()], paper.file
        words = "\n".join((*paper.subject, *paper.body))
        assert not [name for name in names if re.search(rf"(tỉnh|UBND|Tỉnh ủy) {name}\b", words)], paper.file
