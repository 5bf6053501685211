"""What `tests/extractor/fuzz.py` found, as small as it gets: each file is read, and what is said of it is sound."""

from __future__ import annotations

import time
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from extractor import DamagedFile, extract
from tests.extractor.making import Pdf, make_docx, p, page_lines
from tests.extractor.soundness import faults


@pytest.mark.parametrize(
    ("properties", "before"),
    [
        ('<w:numPr><w:ilvl w:val="--1"/><w:numId w:val="1"/></w:numPr>', ""),
        ("", '<w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r>'),
        ("", '<w:r><w:sym w:font="Wingdings" w:char="110000"/></w:r>'),
        ("", '<w:r><w:sym w:font="Wingdings" w:char="D800"/></w:r>'),
    ],
)
def test_numbers_that_are_none_in_a_word_file(tmp_path: Path, properties: str, before: str) -> None:
    document = extract(make_docx(tmp_path / "a.docx", p("Thông báo", properties=properties, before=before)))
    assert "Thông báo" in document.text
    assert faults(document) == []


def test_letters_at_no_place_in_a_pdf(tmp_path: Path) -> None:
    nowhere = b"51 0 0 51 0 0 cm\n" * 80
    document = extract(Pdf().page(page_lines("Thông"), extra=nowhere).write(tmp_path / "a.pdf"))
    assert document.text == "Thông\n"
    assert faults(document) == []


def workbook(tmp_path: Path, change: tuple[bytes, bytes]) -> Path:
    """A workbook with a date, one member of which is changed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Thông báo", date(2024, 2, 1)])
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        members = {name: package.read(name).replace(*change) for name in package.namelist()}
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return tmp_path / "b.xlsx"


def test_a_cell_whose_style_is_not_there(tmp_path: Path) -> None:
    document = extract(workbook(tmp_path, (b'<xf numFmtId="164"', b'<xf numFmtId="999"')))
    assert "Thông báo\t45323" in document.text  # the day as the file counts it: nothing says it is one


def test_a_style_with_a_number_too_large(tmp_path: Path) -> None:
    with pytest.raises(DamagedFile):
        extract(workbook(tmp_path, (b'<xf numFmtId="164"', b'<xf numFmtId="99999999999"')))


@pytest.mark.parametrize("charset", ["idna", "hex", "utf-7", "unicode_escape", "rot13"])
def test_a_page_that_declares_what_is_no_encoding_of_text(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(f"<html><meta charset={charset}><p>Qu\xe2n +ADw-b+AD4- \\x41</p>".encode("cp1258"))
    assert extract(path).text == "Quân +ADw-b+AD4- \\x41"


@pytest.mark.parametrize(
    "data",
    [
        b"C\xe9ng h\xdfa x\xb7 h\xe9i" + b"i" * 60_000,  # one word in an old encoding
        ("a" + "\u0323\u0302" * 60_000).encode(),  # one letter
        ("tr\u0323\u0302" + "\u0323\u0302" * 60_000).encode("utf-16"),
    ],
)
def test_a_word_or_letter_without_end_costs_no_more_than_others(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    start = time.monotonic()
    document = extract(path)
    assert time.monotonic() - start < 10
    assert faults(document) == []
