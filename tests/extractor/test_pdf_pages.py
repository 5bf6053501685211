"""What goes on over the ends of a PDF's pages: page numbers, running heads, tables, rows, numbers; and narrow cells."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor import Document, Limits
from extractor.pdf import read_pdf
from tests.extractor.making import Pdf, Placed, page_lines

BODY = ["Thực hiện kế hoạch cải cách hành chính của xã,", "Ủy ban nhân dân xã báo cáo kết quả quý một như sau:"]
XS = (60.0, 110.0, 400.0, 530.0)


def read(tmp_path: Path, pdf: Pdf) -> Document:
    return read_pdf(pdf.write(tmp_path / "a.pdf"), Limits())


def ruled(
    rows: list[list[str]], *, top: float = 780, height: float = 40
) -> tuple[list[Placed], list[tuple[float, ...]]]:
    """The texts and rulings of a table from `top` down; a cell's lines are separated by line ends."""
    bottom = top - height * len(rows)
    rules: list[tuple[float, ...]] = [
        (XS[0], top - height * at, XS[-1], top - height * at) for at in range(len(rows) + 1)
    ]
    rules += [(x, top, x, bottom) for x in XS]
    texts = [
        (x + 5, top - height * at - 14 - 14 * line, text)
        for at, row in enumerate(rows)
        for x, cell in zip(XS, row, strict=False)
        for line, text in enumerate(cell.split("\n"))
        if text
    ]
    return texts, rules


def tables_on_pages(tmp_path: Path, *pages: list[list[str]]) -> Document:
    pdf = Pdf()
    for number, rows in enumerate(pages, 1):
        texts, rules = ruled(rows)
        head: list[Placed] = [(295, 815, str(number))] if number > 1 else []
        pdf.page([*head, *texts], rules=rules)
    return read(tmp_path, pdf)


@pytest.mark.parametrize("label", ["{}", "- {} -", "Trang {}", "Trang {}/3", "{}."])
def test_page_numbers_are_no_text(tmp_path: Path, label: str) -> None:
    pdf = Pdf().page(page_lines(*BODY))
    for number in (2, 3):
        pdf.page([(280, 810, label.format(number)), *page_lines(*BODY)])
    document = read(tmp_path, pdf)
    assert document.text == "\n".join(BODY * 3) + "\n"
    assert len(document.pages) == 3


def test_a_part_that_counts_its_pages_anew(tmp_path: Path) -> None:
    pdf = Pdf().page(page_lines(*BODY)).page(page_lines(*BODY))
    for number in (1, 2, 3):
        pdf.page([*page_lines(*BODY), (290, 30, str(number))])
    assert not any(line.strip().isdigit() for line in read(tmp_path, pdf).text.split("\n"))


def test_a_number_that_does_not_count_pages_stays(tmp_path: Path) -> None:
    pdf = Pdf().page([(60, 800, "2024"), *page_lines(*BODY)]).page([(60, 800, "17"), *page_lines(*BODY)])
    lines = read(tmp_path, pdf).text.split("\n")
    assert lines[0] == "2024"
    assert "17" in lines


def test_a_running_head_is_read_once(tmp_path: Path) -> None:
    pdf = Pdf()
    for number in range(1, 5):
        pdf.page(
            [(60, 812, "Báo cáo kiểm tra năm 2024"), (400, 20, f"Lưu hành nội bộ - Trang {number}"), *page_lines(*BODY)]
        )
    text = read(tmp_path, pdf).text
    assert text.count("Báo cáo kiểm tra năm 2024") == 1
    assert text.count("Lưu hành nội bộ") == 1
    assert text.count(BODY[0]) == 4


def test_what_stands_in_the_text_on_every_page_stays(tmp_path: Path) -> None:
    pdf = Pdf()
    for _ in range(4):
        pdf.page([(290, 770, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), *page_lines(*BODY)])
    assert read(tmp_path, pdf).text.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 4


def test_a_table_over_three_pages_is_one_under_one_head(tmp_path: Path) -> None:
    head = ["STT", "Tiêu chí", "Chủ trì"]
    document = tables_on_pages(
        tmp_path,
        [head, ["1", "Công bố thủ tục", "Văn phòng"]],
        [head, ["2", "Rà soát thủ tục", ""], ["", "Kiểm tra", "Sở Nội vụ"]],
        [head, ["", "Tuyên truyền", ""], ["3", "Đối thoại", "Văn phòng"]],
    )
    (table,) = document.tables
    assert table.rows(document.text) == [
        head,
        ["1", "Công bố thủ tục", "Văn phòng"],
        ["2", "Rà soát thủ tục", ""],
        ["", "Kiểm tra", "Sở Nội vụ"],
        ["", "Tuyên truyền", ""],
        ["3", "Đối thoại", "Văn phòng"],
    ]
    assert document.text.count("Tiêu chí") == 1
    assert [document.page_at(document.text.index(each)) for each in ("Công bố", "Rà soát", "Tuyên", "Đối")] == [
        1,
        2,
        3,
        3,
    ]
    assert [cell.row for cell in table.cells[::3]] == list(range(6))


def test_a_row_cut_by_the_page_is_one_row_with_boxes_on_both(tmp_path: Path) -> None:
    document = tables_on_pages(
        tmp_path,
        [
            ["1", "Công bố thủ tục", "Văn phòng"],
            ["2", "Rà soát quy định về\nthẩm quyền của các", "Các sở:\nKế hoạch và"],
        ],
        [["", "cấp chính quyền", "Đầu tư"], ["3", "Kiểm tra", ""]],
    )
    (table,) = document.tables
    assert table.rows(document.text)[1:] == [
        ["2", "Rà soát quy định về thẩm quyền của các cấp chính quyền", "Các sở: Kế hoạch và Đầu tư"],
        ["3", "Kiểm tra", ""],
    ]
    at = document.text.index("cấp chính quyền")
    (line,) = [each for page in document.pages for each in page.lines if each.span.start == at]
    assert line.box is not None
    assert line.box.page == 2


def test_tables_of_other_columns_stay_apart(tmp_path: Path) -> None:
    texts, rules = ruled([["1", "Một", "A"], ["2", "Hai", "B"]])
    narrow = [(x0 + 40 if x0 > 60 else x0, y0, x1 + 40 if x1 > 60 else x1, y1) for x0, y0, x1, y1 in rules]
    document = read(tmp_path, Pdf().page(texts, rules=rules).page([(x, y, t) for x, y, t in texts], rules=narrow))
    assert len(document.tables) == 2


def test_a_number_over_the_end_of_a_page_is_there_to_be_read(tmp_path: Path) -> None:
    first = page_lines(*BODY, "Căn cứ Quyết định số 1672/QĐ-")
    document = read(
        tmp_path, Pdf().page(first).page([(290, 815, "2"), *page_lines("UBND ngày 08/7/2023 của tỉnh", *BODY)])
    )
    assert "số 1672/QĐ-UBND ngày 08/7/2023" in document.text
    assert document.page_at(document.text.index("UBND ngày")) == 2


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("theo Kế hoạch số 47/KH-", "UBND của tỉnh", "47/KH-UBND"),
        ("theo Kế hoạch số 47/", "KH-UBND của tỉnh", "47/KH-UBND"),
        ("theo Kế hoạch số 47/KH", "-UBND của tỉnh", "47/KH-UBND"),
        ("theo Nghị định số 61/2018/", "NĐ-CP của Chính phủ", "61/2018/NĐ-CP"),
        ("phát triển kinh tế -", "Xã hội", "-\nXã hội"),
        ("trong năm 2023/", "Các đơn vị", "2023/\nCác"),
        ("tỷ lệ 12/", "tổng số 15", "12/\ntổng"),
    ],
)
def test_numbers_over_the_end_of_a_line(tmp_path: Path, first: str, second: str, joined: str) -> None:
    assert joined in read(tmp_path, Pdf().page(page_lines(*BODY, first, second))).text


def test_words_broken_by_a_narrow_cell_are_whole(tmp_path: Path) -> None:
    xs, top = (60.0, 92.0, 300.0), 700.0
    rules = [(x, top, x, 600) for x in xs] + [(xs[0], y, xs[-1], y) for y in (top, 600.0)]
    inside: list[Placed] = [(65, 680, "UBN"), (65, 664, "D"), (65, 648, "xã"), (100, 680, "Rà soát")]
    document = read(tmp_path, Pdf().page([*inside, *page_lines(*BODY, top=400)], rules=rules))
    assert document.tables[0].rows(document.text) == [["UBND xã", "Rà soát"]]


def test_cells_that_touch_are_told_apart_by_letters(tmp_path: Path) -> None:
    xs, ys = (60.0, 78.0, 300.0), (700.0, 660.0)
    rules = [(x, ys[0], x, ys[1]) for x in xs] + [(xs[0], y, xs[-1], y) for y in ys]
    document = read(tmp_path, Pdf().page([(66, 680, "12Rà"), (96, 680, "soát"), *page_lines(*BODY)], rules=rules))
    assert document.tables[0].rows(document.text) == [["12", "Rà soát"]]
