"""Tables know their head, whatever format they come from."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from extractor import Document, extract
from tests.extractor.making import Pdf, cell, make_docx, page_lines, row, table

NAMES = ("STT", "Nội dung", "Kết quả", "")
ROWS = (("1", "Rà soát thủ tục", "50", ""), ("2", "Kiểm tra công vụ", "30", ""))


def heads(document: Document) -> list[int]:
    return [each.header_rows for each in document.tables]


def word(tmp_path: Path, *rows: str) -> Document:
    return extract(make_docx(tmp_path / "a.docx", table(*rows)))


def test_a_word_file_says_which_rows_are_said_again(tmp_path: Path) -> None:
    again = "<w:trPr><w:tblHeader/></w:trPr>"
    assert heads(word(tmp_path, row("A", "B", "C").replace("<w:tr>", "<w:tr>" + again), row("a", "b", "c"))) == [1]
    assert heads(word(tmp_path, row("A", "B", "C"), row("a", "b", "c"))) == [0]


def test_a_column_of_ordinals_begins_a_head(tmp_path: Path) -> None:
    assert heads(word(tmp_path, row("TT", "Nội dung", "Ghi chú"), row("1", "Rà soát", ""))) == [1]
    assert heads(word(tmp_path, row("1", "Nội dung", "Ghi chú"), row("2", "Rà soát", ""))) == [0]


def test_a_head_reaches_as_far_down_as_its_merged_cells_and_the_row_that_numbers_the_columns(tmp_path: Path) -> None:
    down, on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    rows = (
        row(cell("STT", properties=down), cell("Chỉ tiêu", properties=down), cell("Kết quả", properties=wide)),
        row(cell(properties=on), cell(properties=on), "Năm 2023", "Năm 2024"),
        row("(1)", "(2)", "(3)", "(4)"),
        row("1", "Số văn bản", "10", "12"),
    )
    assert heads(word(tmp_path, *rows)) == [3]


def test_signing_blocks_and_pairs_have_no_head(tmp_path: Path) -> None:
    assert heads(word(tmp_path, row("Nơi nhận:", "", "CHỦ TỊCH"), row("- Lưu: VT", "", "Nguyễn Văn A"))) == [0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("<thead><tr><td>Tên<td>Số</tr></thead><tr><td>a<td>1</tr>", 1),
        ("<tr><th>Tên<th>Số</tr><tr><td>a<td>1</tr>", 1),
        ("<tr><th rowspan=2>Tên<th colspan=2>Số</tr><tr><td>x<td>y</tr><tr><td>a<td>1<td>2</tr>", 2),
        ("<tr><th>Tên<td>a</tr><tr><th>Số<td>1</tr>", 0),
    ],
)
def test_a_web_page_marks_its_head(tmp_path: Path, rows: str, expected: int) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><p>Bảng</p><table border=1>{rows}</table></body></html>", encoding="utf-8")
    assert heads(extract(path)) == [expected]


@pytest.mark.parametrize("how", ["frozen", "printed on each page", "words alone"])
def test_a_workbook(tmp_path: Path, how: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for each in (NAMES, ("", "", "", "Số trang"), *ROWS):
        sheet.append(each)
    if how == "frozen":
        sheet.freeze_panes = "A3"
    elif how == "printed on each page":
        sheet.print_title_rows = "1:2"
    book.save(tmp_path / "a.xlsx")
    assert heads(extract(tmp_path / "a.xlsx")) == [2]


def test_a_pdf_says_its_head_again_on_the_next_page(tmp_path: Path) -> None:
    xs = (60.0, 110.0, 300.0, 420.0)

    def rules(*ys: float) -> list[tuple[float, float, float, float]]:
        return [(x, ys[0], x, ys[-1]) for x in xs] + [(xs[0], y, xs[-1], y) for y in ys]

    def words(y: float, *cells: str) -> list[tuple[float, float, str]]:
        return [(x + 5, y + 5, each) for x, each in zip(xs, cells, strict=False)]

    head = ("Mã", "Việc", "Hạn")
    first = [
        *page_lines("Phụ lục kèm theo", "Danh mục", top=780),
        *words(80, *head),
        *words(50, "a1", "Rà soát.", "05/3"),
    ]
    second = [*words(760, *head), *words(730, "a2", "Kiểm tra.", "06/3"), *page_lines("Nơi nhận:", top=600)]
    made = Pdf().page(first, rules=rules(100, 75, 45)).page(second, rules=rules(780, 755, 725))
    document = extract(made.write(tmp_path / "a.pdf"))
    assert heads(document) == [1]
    (joined,) = document.tables
    assert [document.page_at(each.span.start) for each in joined.cells if each.column == 0] == [1, 1, 2]
    assert joined.rows(document.text) == [list(head), ["a1", "Rà soát.", "05/3"], ["a2", "Kiểm tra.", "06/3"]]
