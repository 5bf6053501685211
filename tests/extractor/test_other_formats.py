"""What workbooks, web pages, pictures and files of LibreOffice's making say."""

from __future__ import annotations

import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from extractor import DamagedFile, Document, EmptyFile, LimitExceeded, Limits, ProgramMissing, ReadingWarning, extract
from extractor.html import read_html
from extractor.tools import LIBREOFFICE, find, run
from extractor.xlsx import read_xlsx
from tests.extractor.making import letterhead, make_docx, p, row, table


def test_each_sheet_is_a_page_and_a_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Văn bản"
    first.append(["STT", "Số, ký hiệu", "Ngày", "Tỷ lệ", "Tiền"])
    first.append([1, "47/KH-UBND", date(2025, 3, 5), 0.855, 1200000.0])
    moment = datetime.fromisoformat("2025-03-05T14:30")
    first.append([None, "9/TB-UBND", moment, True, 3.14159])
    first["D2"].number_format = "0.0%"
    first["E3"].number_format = "#,##0.00"
    second = book.create_sheet("Ẩn")
    second["B3"] = "Ghi chú"
    second.sheet_state = "hidden"
    book.create_sheet("Trống")
    book.save(tmp_path / "a.xlsx")
    document = read_xlsx(tmp_path / "a.xlsx", Limits())
    assert document.text.splitlines() == [
        "Văn bản",
        "STT\tSố, ký hiệu\tNgày\tTỷ lệ\tTiền",
        "1\t47/KH-UBND\t05/03/2025\t85.5%\t1200000",
        "\t9/TB-UBND\t05/03/2025 14:30\tTRUE\t3.14",
        "Ẩn",
        "Ghi chú",
    ]
    assert [page.number for page in document.pages] == [1, 2]
    assert document.page_at(document.text.index("Ghi chú")) == 2
    assert [table.page for table in document.tables] == [1, 2]
    assert document.tables[0].rows(document.text)[2][1] == "9/TB-UBND"
    assert document.warnings == (ReadingWarning("hidden_sheet", "Ẩn"),)


def test_merged_cells_and_a_stray_cell_far_away(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Tiêu đề"
    sheet.merge_cells("A1:C1")
    sheet["B2"] = "giữa"
    sheet["A1048576"] = "cuối"
    book.save(tmp_path / "a.xlsx")
    document = read_xlsx(tmp_path / "a.xlsx", Limits())
    first = document.tables[0].cells[0]
    assert (first.column_span, first.row_span) == (3, 1)
    assert document.text.splitlines()[1:] == ["Tiêu đề", "\tgiữa", "cuối"]


def test_a_formula_never_calculated_is_shown_and_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = '=CONCATENATE("47","/KH-UBND")'
    book.save(tmp_path / "a.xlsx")
    document = read_xlsx(tmp_path / "a.xlsx", Limits())
    assert '=CONCATENATE("47","/KH-UBND")' in document.text
    assert document.warnings == (ReadingWarning("formula_not_calculated", "Sheet!A1"),)


def _with_sheet(book: Path, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with the XML of its first sheet changed."""
    with zipfile.ZipFile(book) as package:
        members = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(book, "w") as package:
        for name, content in members.items():
            package.writestr(name, change(content) if name == "xl/worksheets/sheet1.xml" else content)
    return book


def _prefixed(sheet: bytes) -> bytes:
    """The same sheet, its names with a prefix, as some programs write them."""
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", sheet).replace(b" xmlns=", b" xmlns:x=")


def _in_utf16(sheet: bytes) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-16"?>'.decode().encode("utf-16") + sheet.decode().encode("utf-16-le")


@pytest.mark.parametrize("change", [_prefixed, _in_utf16])
def test_cells_and_formulas_are_counted_however_the_sheet_is_written(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Số, ký hiệu", '=CONCATENATE("47","/KH-UBND")', 3])
    book.save(tmp_path / "a.xlsx")
    path = _with_sheet(tmp_path / "a.xlsx", change)
    assert read_xlsx(path, Limits()).warnings == (ReadingWarning("formula_not_calculated", "Sheet!B1"),)
    with pytest.raises(LimitExceeded):
        read_xlsx(path, replace(Limits(), cells=2))


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (5, "00", "05"),
        (5.0, "000", "005"),
        (125, "00", "125"),
        (-5, "00", "-05"),
        (5, '00"/KH-UBND"', "05/KH-UBND"),
        (7, '"Số "00', "Số 07"),
        (5, '0"/QĐ-UBND";-0', "5/QĐ-UBND"),
        (5, "0", "5"),
        (5.25, "00", "5.25"),
        (5, "General", "5"),
        (0.5, "0%", "50%"),
        (1200000, "#,##0", "1200000"),
        (3.14159, "0.00", "3.14"),
    ],
)
def test_a_number_keeps_the_zeros_and_words_of_its_format(
    tmp_path: Path, value: float, number_format: str, shown: str
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = value
    sheet["A1"].number_format = number_format
    book.save(tmp_path / "a.xlsx")
    assert read_xlsx(tmp_path / "a.xlsx", Limits()).text.splitlines()[1:] == [shown]


def test_a_wide_sheet_takes_no_longer_by_cell_than_a_narrow_one(tmp_path: Path) -> None:
    def seconds(wide: int) -> float:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for count in range(16000 // wide):
            sheet.append([count] * wide)
        book.save(tmp_path / "a.xlsx")
        begin = time.process_time()
        read_xlsx(tmp_path / "a.xlsx", Limits())
        return time.process_time() - begin

    assert seconds(8000) < 3 * seconds(80)


PAGE = """<!DOCTYPE html><html><head><title>Cổng</title><style>p{}</style></head><body>
<nav>Trang chủ | Tin tức</nav><script>alert(1)</script>
<table><tr><td>UBND XÃ HOA SEN<br>Số: 12/BC-UBND</td>
<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br><b>Độc lập</b> - Tự do - Hạnh phúc</td></tr></table>
<p>Căn cứ   Nghị định
số <b>30/2020/NĐ</b>-CP;&nbsp;xét đề nghị</p><p style="display:none">ẩn</p>
<table border="1"><tr><th>STT</th><th>Tên</th></tr><tr><td rowspan="2">1</td><td>một</td></tr><tr><td>hai</td></tr></table>
<ul><li>gạch đầu dòng</li></ul><pre>giữ
dòng</pre></body></html>"""


def test_a_page_reads_block_by_block(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_text(PAGE, encoding="utf-8")
    document = extract(path)
    assert document.format == "html"
    assert document.text.splitlines() == [
        "UBND XÃ HOA SEN",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Căn cứ Nghị định số 30/2020/NĐ-CP; xét đề nghị",
        "STT\tTên",
        "1\tmột",
        "hai",
        "gạch đầu dòng",
        "giữ",
        "dòng",
    ]
    (found,) = document.tables
    assert found.rows(document.text) == [["STT", "Tên"], ["1", "một"], ["", "hai"]]
    assert found.cells[2].row_span == 2


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<html><meta charset="windows-1258"><p>Lê Ðô\u0323'.replace("Ð", "Đ").encode("cp1258"))
    assert read_html(path, Limits()).text == "Lê Độ"


def test_a_web_archive_gives_its_page(tmp_path: Path) -> None:
    body = "<p>Quyết định số 5/QĐ-UBND</p>".encode()
    data = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; "
        b"charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body + b"\r\n--x--\r\n"
    )
    (tmp_path / "a.doc").write_bytes(data)
    document = extract(tmp_path / "a.doc")
    assert (document.text, document.format) == ("Quyết định số 5/QĐ-UBND", "mhtml")


def test_without_libreoffice_a_doc_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.tools.find", lambda tool: None)
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 abc}")
    with pytest.raises(ProgramMissing) as caught:
        extract(tmp_path / "a.rtf")
    assert "LibreOffice" in caught.value.message("en")


needs_office = pytest.mark.skipif(find(LIBREOFFICE) is None, reason="LibreOffice is not installed")


@needs_office
def test_rtf_is_rewritten_and_read(tmp_path: Path) -> None:
    path = tmp_path / "-tờ trình.rtf"
    path.write_bytes(b"{\\rtf1\\ansi T\\u7901? tr\\u236?nh s\\u7889? 3/TTr-UBND\\par}")
    document = extract(path)
    assert (document.text, document.format, document.name) == ("Tờ trình số 3/TTr-UBND", "rtf", "-tờ trình.rtf")


@needs_office
def test_what_libreoffice_cannot_open_is_damaged_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "hỏng.odt"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<a>")
    with pytest.raises((DamagedFile, EmptyFile)) as caught:
        extract(path)
    assert caught.value.facts["name"] == "hỏng.odt"


@needs_office
def test_an_old_word_file_keeps_letterhead_and_table(tmp_path: Path) -> None:
    body = letterhead("UBND XÃ HOA SEN", "Số: 12/BC-UBND", "Hoa Sen, ngày 05 tháng 3 năm 2025")
    source = make_docx(
        tmp_path / "a.docx", body + p("BÁO CÁO") + table(row("STT", "Nội dung"), row("1", "Một")) + p("Hết")
    )
    soffice = find(LIBREOFFICE)
    assert soffice is not None
    profile = (tmp_path / "profile").as_uri()
    command = [str(soffice), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc"]
    run([*command, "--outdir", str(tmp_path), str(source)], seconds=120, own_group=True)
    document: Document = extract(tmp_path / "a.doc")
    assert document.format == "doc"
    assert document.text.splitlines() == [
        "UBND XÃ HOA SEN",
        "Số: 12/BC-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hoa Sen, ngày 05 tháng 3 năm 2025",
        "BÁO CÁO",
        "STT\tNội dung",
        "1\tMột",
        "Hết",
    ]
