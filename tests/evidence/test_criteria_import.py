"""Criteria from the tables people have: what the columns, codes and cells of invented and real tables come to."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence import CriteriaSet, NoCriteria, import_criteria
from extractor import ReadingWarning, extract
from tests.extractor.making import Pdf, Placed, cell, make_docx, p, row, table

SHARED = Path(__file__).resolve().parents[3] / "shared"
REAL = "tieu-chi-par-index-2024"
real = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no sample documents at {SHARED}")
Rule = tuple[float, float, float, float]
DOSSIER = Path(__file__).resolve().parents[2] / "kiemchung" / "demo" / "dossier"


def imported(folder: Path, text: str) -> CriteriaSet:
    path = folder / "bang.txt"
    path.write_text(text, encoding="utf-8")
    return import_criteria(extract(path)).criteria_set


TABLE = "STT\tNhiệm vụ\tSản phẩm\tThời hạn\n1\tKiểm tra công vụ\tKế hoạch\tQuý I\n"


@pytest.mark.parametrize(
    ("title", "year", "doubted"),
    [
        (
            "Danh mục nhiệm vụ CCHC năm 2024 (kèm theo Kế hoạch số 300/KH-UBND ngày 25 tháng 12 năm 2023 của UBND tỉnh)",
            2024,
            False,
        ),
        ("NHIỆM VỤ NĂM 2024 KHẮC PHỤC HẠN CHẾ CHỈ SỐ CCHC NĂM 2023", 2024, True),
        ("Nhiệm vụ cải cách hành chính năm 2024 ban hành kèm theo Quyết định năm 2023 của UBND tỉnh", 2024, False),
        ("Bộ tiêu chí đánh giá năm 2024 theo Nghị quyết ngày 10 tháng 12 năm 2022 của HĐND tỉnh", 2024, False),
        ("NHIỆM VỤ GIAI ĐOẠN 2021 - 2025 THỰC HIỆN TRONG NĂM 2024", 2024, False),
        ("CHỈ SỐ NĂM 2023 VÀ NHIỆM VỤ NĂM 2024", 2023, True),
        ("NHIỆM VỤ TRỌNG TÂM NĂM 2024 CỦA TỈNH VÂN LĨNH", 2024, False),
    ],
)
def test_the_year_of_a_set_is_the_first_its_title_names_as_its_own(
    tmp_path: Path, title: str, year: int, doubted: bool
) -> None:
    path = tmp_path / "bang.txt"
    path.write_text(f"{title}\n\n{TABLE}", encoding="utf-8")
    found = import_criteria(extract(path))
    assert found.criteria_set.year == year
    assert any("nhiều năm" in doubt and "several years" in english for doubt, english in found.doubts) is doubted


# ---- The real table --------------------------------------------------------------------------------------------------


def printed_rows() -> list[tuple[str, str, str, str | None]]:
    """Number, code, title and lead of each row of the real table, read off its text with nothing of ours."""
    text = (SHARED / "gold" / "texts" / f"{REAL}.txt").read_text(encoding="utf-8")
    lines = [re.sub("</?b>", "", line).split("\t") for line in text.splitlines() if line.count("\t") == 3]
    return [(row[0], row[1], row[2], row[3] or None) for row in lines if row[0] != "STT"]


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real table as a spreadsheet, its blank leads merged with the cell above as people do."""
    path = tmp_path_factory.mktemp("xlsx") / "tieu-chi.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["TIÊU CHÍ NĂM 2024"])
    sheet.append(["STT", "Tiêu chí", "Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Chủ trì"])
    for printed in printed_rows():
        sheet.append(list(printed))
    book.save(path)
    return path


def check_real(criteria_set: CriteriaSet) -> None:
    rows = printed_rows()
    assert len(rows) == 84
    made = [(each.number or "", each.code, each.title) for each in criteria_set.criteria]
    assert made == [row[:3] for row in rows]
    assert [None if each.lead_from else each.lead for each in criteria_set.criteria] == [row[3] for row in rows]
    assert [each.level for each in criteria_set.criteria] == [row[1].count(".") + 1 for row in rows]
    codes = {row[1] for row in rows}
    for each in criteria_set.criteria:
        above = each.code
        while "." in above and (above := above.rpartition(".")[0]) not in codes:
            pass
        assert each.parent == (above if above != each.code else None), each.code
    assert len(criteria_set.demands()) == 57
    assert criteria_set.year == 2024


@real
@pytest.mark.parametrize("form", ["docx", "pdf", "doc"])
def test_the_real_criteria_come_out_the_same_from_every_format(form: str) -> None:
    check_real(import_criteria(extract(SHARED / "data" / "testfiles" / f"{REAL}.{form}")).criteria_set)


@real
def test_the_real_criteria_come_out_of_their_text() -> None:
    criteria_set = import_criteria(extract(SHARED / "gold" / "texts" / f"{REAL}.txt")).criteria_set
    check_real(criteria_set)
    assert criteria_set.title.startswith("TIÊU CHÍ ĐẠT THEO MỤC TIÊU TIẾP TỤC DUY TRÌ")


@real
def test_the_real_criteria_come_out_of_a_spreadsheet(workbook: Path) -> None:
    check_real(import_criteria(extract(workbook)).criteria_set)


@real
def test_a_blank_lead_is_that_of_the_rows_above_and_says_so() -> None:
    criteria_set = import_criteria(extract(SHARED / "gold" / "texts" / f"{REAL}.txt")).criteria_set
    leads = {each.code: (each.lead, each.lead_from) for each in criteria_set.criteria}
    assert leads["1.5"] == ("Sở Nội vụ", "1")
    assert leads["2.3"] == ("Sở Tư pháp", "2.2.2")
    assert leads["7.2.3"] == ("Văn phòng UBND tỉnh", "7.2.1")
    # the table does not say who leads a new field before it names somebody
    assert leads["4"] == leads["6"] == leads["6.2.1"] == (None, None)


# ---- Forms -----------------------------------------------------------------------------------------------------------

PIPES = """\
**KẾ HOẠCH TRUYỀN THÔNG NĂM 2023**

| TT | Nội dung công việc | Sản phẩm đầu ra | Đơn vị thực hiện | Phối hợp | Thời gian hoàn thành | Ghi chú |
|---|---|---|:-:|---|---|---|
| A | **CÔNG TÁC CHUNG** | | | | | |
| 1 | Ban hành kế hoạch | Kế hoạch | Phòng Một | Phòng Hai | Tháng 1 | x |
| 2 | Sơ kết, tổng kết | - Báo cáo sơ kết<br>- Báo cáo tổng kết | nt | | 30/6; 31/12 | |
| B | **TẬP HUẤN** | | | | | |
| 1 | Mở 02 lớp tập huấn | Quyết định; tài liệu | Phòng Ba | | Quý II, III | |
"""


def test_columns_are_known_by_their_heads_in_any_order_and_wording(tmp_path: Path) -> None:
    criteria_set = imported(tmp_path, PIPES)
    rows = {each.code: each for each in criteria_set.criteria}
    assert list(rows) == ["A", "A.1", "2", "B", "B.1"]  # a code that stands twice is told apart by the row above
    assert [each.heading for each in criteria_set.criteria] == [True, False, False, True, False]
    assert (rows["A.1"].lead, rows["A.1"].partners, rows["A.1"].deadline) == ("Phòng Một", "Phòng Hai", "Tháng 1")
    assert rows["2"].products == ("Báo cáo sơ kết", "Báo cáo tổng kết")
    assert (rows["2"].lead, rows["2"].deadline) == ("Phòng Một", "30/6; 31/12")  # "nt": như trên
    assert rows["B.1"].products == ("Quyết định", "tài liệu")
    assert rows["B.1"].parent == "B" and rows["B.1"].level == 2
    assert criteria_set.title == "KẾ HOẠCH TRUYỀN THÔNG NĂM 2023" and criteria_set.year == 2023


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("STT|Nhiệm vụ|Chủ trì|Thời hạn", "code title lead deadline"),
        ("TT|Nội dung nhiệm vụ|Cơ quan chủ trì thực hiện|Tiến độ", "code title lead deadline"),
        ("Số TT|Tên nhiệm vụ|Thời gian thực hiện|Trách nhiệm", "code title deadline lead"),
        ("STT|Tiêu chí|Tài liệu kiểm chứng|Điểm tối đa", "code title products points"),
        ("TT|Công việc|Kết quả|Phân công", "code title products lead"),
        ("Stt|Chỉ tiêu|Thang điểm|Điểm tự đánh giá", "code title points -"),
        ("STT|Nội dung thực hiện|Đơn vị phối hợp|Đơn vị chủ trì", "code title partners lead"),
        ("TT|Nhiệm vụ, giải pháp|Lãnh đạo phụ trách|Đầu mối tham mưu", "code title - lead"),
        ("Mã|Yêu cầu|Sản phẩm dự kiến|Hoàn thành trước", "code title products deadline"),
        ("STT|Hoạt động|Kinh phí thực hiện|Thời điểm", "code title - deadline"),
        ("#|Đầu việc|Minh chứng|Người phụ trách", "code title products lead"),
        ("STT|Nhiệm vụ|Biện pháp thực hiện|Thực hiện", "code title - lead"),
        ("TT|Nhóm nhiệm vụ|Cơ quan chủ trì/phối hợp|Thời gian trình", "code title lead deadline"),
    ],
)
def test_heads(tmp_path: Path, head: str, fields: str) -> None:
    value = {"code": "3", "title": "Việc gì đó", "lead": "Phòng Một", "deadline": "Quý I", "products": "Báo cáo"}
    value |= {"points": "1,5", "partners": "Phòng Hai", "-": "bỏ qua"}
    text = f"{head}\n{'|'.join(value[name] for name in fields.split())}\n"
    [row] = imported(tmp_path, text).criteria
    for name in ("lead", "deadline", "points", "partners"):
        assert getattr(row, name) == (value[name] if name in fields.split() else None), name
    assert row.products == (("Báo cáo",) if "products" in fields else ())
    assert (row.code, row.title) == ("3", "Việc gì đó")


@pytest.mark.parametrize(
    ("codes", "levels"),
    [
        ("I 1 2 II 3", "1 2 2 1 2"),
        ("A I 1 a) b) 2 II B", "1 2 3 4 4 3 2 1"),
        ("1 1.1 1.1.1 1.2 2 2.1", "1 2 3 2 1 2"),
        ("I. 1. 1.1. a) 2. II.", "1 2 3 4 2 1"),
        ("I I.1 1 2 I.2 1 II", "1 2 3 3 2 3 1"),
        ("1.1 1.1.2 1.3.1", "2 3 3"),
        ("(1) (2)", "1 1"),
        ("1 a b 2 a", "1 2 2 1 2"),
        ("Phần I Mục 1 Phần II", "1 2 1"),
        ("1 2 A 3", "2 2 1 2"),
    ],
)
def test_the_depth_of_a_row_follows_from_its_code(tmp_path: Path, codes: str, levels: str) -> None:
    listed = re.findall(r"(?:Phần|Mục) \S+|\S+", codes)
    text = "STT|Nhiệm vụ|Chủ trì\n" + "".join(f"{code}|Việc {n}|Phòng {n}\n" for n, code in enumerate(listed))
    made = imported(tmp_path, text).criteria
    if codes == "1 2 A 3":  # what stands before the first heading is no deeper than it
        levels = "1 1 1 2"
    assert [each.level for each in made] == [int(level) for level in levels.split()]
    assert len({each.code for each in made}) == len(made)


def test_a_wrapped_text_table_reads_as_its_rows(tmp_path: Path) -> None:
    text = (
        "STT\tNhiệm vụ\tChủ trì\tThời hạn\n"
        "1\tXây dựng và ban hành kế hoạch cải\ncách của xã\tVăn phòng\nHĐND và UBND\tTrước\n31/3/2024\n"
        "2\tKiểm tra\tPhòng Nội vụ\tQuý II\n"
        "\n"
        "STT\tNhiệm vụ\tChủ trì\tThời hạn\n"
        "3\tTổng kết\tVăn phòng\t\n"
    )
    made = imported(tmp_path, text).criteria
    assert [each.title for each in made] == ["Xây dựng và ban hành kế hoạch cải cách của xã", "Kiểm tra", "Tổng kết"]
    assert made[0].lead == "Văn phòng HĐND và UBND" and made[0].deadline == "Trước 31/3/2024"


def test_a_drawn_grid_reads_as_its_rows(tmp_path: Path) -> None:
    text = (
        "+----+-----------------+-----------+\n"
        "| TT | Nhiệm vụ        | Thời hạn  |\n"
        "+====+=================+===========+\n"
        "| 1  | Lập danh mục    | Quý       |\n"
        "|    | thủ tục         | I/2024    |\n"
        "+----+-----------------+-----------+\n"
        "| 2  | Công khai       | Quý II    |\n"
        "+----+-----------------+-----------+\n"
    )
    made = imported(tmp_path, text).criteria
    assert [(each.code, each.title, each.deadline) for each in made] == [
        ("1", "Lập danh mục thủ tục", "Quý I/2024"),
        ("2", "Công khai", "Quý II"),
    ]


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_file_of_separated_values_reads_as_its_rows(tmp_path: Path, mark: str) -> None:
    text = f'STT{mark}Nhiệm vụ{mark}Sản phẩm{mark}Thời hạn\n1{mark}"Lập, trình; duyệt"{mark}"- Kế hoạch\n- Báo cáo"{mark}Quý I\n2{mark}Kiểm tra{mark}{mark}\n'
    made = imported(tmp_path, text).criteria
    assert [(each.title, each.products) for each in made] == [
        ("Lập, trình; duyệt", ("Kế hoạch", "Báo cáo")),
        ("Kiểm tra", ()),
    ]


def test_a_zero_that_a_spreadsheet_took_is_given_back(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Mã", "Tiêu chí", "Điểm"])
    for code in ("1", *(f"1.{n}" for n in range(1, 13)), "2", "2.1"):
        sheet.append([float(code), f"Việc {code}", 0.5])
    book.save(tmp_path / "bang.xlsx")
    read = import_criteria(extract(tmp_path / "bang.xlsx"))
    codes = [each.code for each in read.criteria_set.criteria]
    assert codes == ["1", *(f"1.{n}" for n in range(1, 13)), "2", "2.1"]
    assert len(read.doubts) == 1 and "1.10" in read.doubts[0][0]


def test_rows_that_say_nothing_are_no_criteria(tmp_path: Path) -> None:
    text = "STT|Nhiệm vụ|Điểm\n(1)|(2)|(3)\n1|Việc một|5\nSTT|Nhiệm vụ|Điểm\n2||\n...||\n|Tổng cộng|5\n3|Việc hai|2\n"
    assert [each.title for each in imported(tmp_path, text).criteria] == ["Việc một", "Việc hai"]


def test_rows_without_a_code_belong_to_the_row_above(tmp_path: Path) -> None:
    text = (
        "STT|Nhiệm vụ|Sản phẩm|Thời hạn\n"
        "1|Rà soát thủ tục|Kế hoạch|Tháng 1\n"
        "||Báo cáo|Tháng 10\n"
        "2|Kiểm tra các đơn vị theo|Thông báo|Quý II\n"
        "|kế hoạch được duyệt||\n"
        "|Phúc tra khi cần|Biên bản|Quý III\n"
    )
    made = imported(tmp_path, text).criteria
    assert [(each.code, each.title) for each in made] == [
        ("1", "Rà soát thủ tục"),
        ("2", "Kiểm tra các đơn vị theo kế hoạch được duyệt"),
        ("2-1", "Phúc tra khi cần"),
    ]
    assert made[0].products == ("Kế hoạch", "Báo cáo") and made[0].deadline == "Tháng 1; Tháng 10"
    assert made[2].parent == "2"


def test_how_a_criterion_is_scored_is_no_criterion(tmp_path: Path) -> None:
    text = (
        "STT|Lĩnh vực/Tiêu chí/Tiêu chí thành phần|Điểm tối đa|Tài liệu kiểm chứng\n"
        "1|CÔNG TÁC CHỈ ĐẠO|2|\n1.1|Kế hoạch CCHC|1|\n"
        "1.1.1|Ban hành kế hoạch CCHC năm|0.5|Kế hoạch\n|Kịp thời: 0,5||\n|Không kịp thời: 0||\n"
        "1.1.2|Mức độ hoàn thành kế hoạch|0.5|\n|Tính điểm theo công thức ở Phụ lục||\n"
    )
    made = imported(tmp_path, text).criteria
    assert [(each.code, each.heading, each.points) for each in made] == [
        ("1", True, "2"),
        ("1.1", True, "1"),
        ("1.1.1", False, "0.5"),
        ("1.1.2", False, "0.5"),
    ]
    assert made[2].notes == ("Kịp thời: 0,5", "Không kịp thời: 0")


def test_codes_may_stand_in_the_titles(tmp_path: Path) -> None:
    text = "Nội dung công việc|Chủ trì|Thời hạn\nI. THỂ CHẾ||\n1. Lập danh mục|Sở A|Quý I\n1.500 hồ sơ được số hóa|Sở B|Quý II\n"
    made = imported(tmp_path, text).criteria
    assert [(each.code, each.title) for each in made] == [
        ("I", "THỂ CHẾ"),
        ("1", "Lập danh mục"),
        ("1-1", "1.500 hồ sơ được số hóa"),
    ]


def test_rows_are_counted_where_the_table_does_not(tmp_path: Path) -> None:
    text = "Nhiệm vụ|Chủ trì\nViệc một|Phòng Một\nViệc hai|Phòng Hai\n"
    assert [each.code for each in imported(tmp_path, text).criteria] == ["1", "2"]


def test_merged_cells_of_a_spreadsheet_speak_for_the_rows_they_cover(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for listed in [
        ["PHÂN CÔNG NHIỆM VỤ NĂM 2025"],
        ["STT", "Nhiệm vụ", "Phân công", None, "Thời hạn"],
        [None, None, "Chủ trì", "Phối hợp", None],
        ["I. THỂ CHẾ"],
        [1, "Việc một", "Sở A", "Sở B", "Quý I"],
        [2, "Việc hai", None, None, "Quý II"],
        [3, "Việc ba", "Sở C", None, None],
    ]:
        sheet.append(listed)
    for area in ("A1:E1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "A4:E4", "C5:C6", "E6:E7"):
        sheet.merge_cells(area)
    book.save(tmp_path / "bang.xlsx")
    criteria_set = import_criteria(extract(tmp_path / "bang.xlsx")).criteria_set
    told = [(each.code, each.level, each.lead, each.partners, each.deadline) for each in criteria_set.criteria]
    assert told == [
        ("I", 1, None, None, None),
        ("1", 2, "Sở A", "Sở B", "Quý I"),
        ("2", 2, "Sở A", None, "Quý II"),
        ("3", 2, "Sở C", None, "Quý II"),
    ]
    assert all(each.lead_from is None for each in criteria_set.criteria)
    assert criteria_set.title == "PHÂN CÔNG NHIỆM VỤ NĂM 2025" and criteria_set.year == 2025


def test_the_dossiers_table_is_the_same_as_spreadsheet_and_document() -> None:
    sheet, text = (import_criteria(extract(DOSSIER / f"612-QD-UBND-phu-luc.{form}")) for form in ("xlsx", "docx"))
    assert sheet.criteria_set.criteria == text.criteria_set.criteria
    assert (len(sheet.criteria_set.criteria), len(sheet.criteria_set.demands())) == (27, 16)


def test_a_document_without_such_a_table_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(NoCriteria) as caught:
        imported(tmp_path, "Văn bản này không có bảng nào.\nTên|Địa chỉ\nAn|Hà Nội\n")
    assert "bang.txt" in caught.value.message("vi") and "Chủ trì" in caught.value.message("vi")


def test_a_word_table_parted_over_pages_is_one(tmp_path: Path) -> None:
    head = row("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn")
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    first = table(
        head,
        row(cell("A. THỂ CHẾ", properties='<w:gridSpan w:val="5"/>')),
        row("1", "Việc một", cell("Kế hoạch", "Báo cáo"), cell("Sở A", properties=down), "Quý I"),
        row("2", "Việc hai", "Công văn", cell(properties=on), "Quý II"),
    )
    second = table(head, row("", "hai nữa", "", "", ""), row("3", "Việc ba", "Quyết định", "Văn phòng", "Quý III"))
    third = table(row("", "và việc ba nữa", "", "HĐND và UBND", ""), row("4", "Việc bốn", "", "Sở B", ""))
    body = p("NHIỆM VỤ NĂM 2024") + first + p("") + second + p("") + third
    path = make_docx(tmp_path / "ke-hoach.docx", body)
    criteria_set = import_criteria(extract(path)).criteria_set
    assert [(each.code, each.title, each.lead, each.lead_from) for each in criteria_set.criteria] == [
        ("A", "THỂ CHẾ", None, None),
        ("1", "Việc một", "Sở A", None),
        ("2", "Việc hai hai nữa", "Sở A", None),
        ("3", "Việc ba và việc ba nữa", "Văn phòng HĐND và UBND", None),
        ("4", "Việc bốn", "Sở B", None),
    ]
    assert criteria_set.criteria[1].products == ("Kế hoạch", "Báo cáo")


def ruled(columns: list[float], rows: list[tuple[float, list[list[str]]]]) -> tuple[list[Placed], list[Rule]]:
    """Texts and rulings of a table on a page: the edges of its columns; for each row its height and its cells' lines."""
    texts: list[Placed] = []
    top = 780.0
    rules: list[Rule] = [(columns[0], top, columns[-1], top)]
    for height, cells in rows:
        for x, lines in zip(columns, cells, strict=False):
            texts += [(x + 4, top - 14 - 14 * number, line) for number, line in enumerate(lines)]
        rules += [(x, top, x, top - height) for x in columns]
        top -= height
        rules.append((columns[0], top, columns[-1], top))
    return texts, rules


def test_a_row_of_a_pdf_that_goes_on_over_the_page_end_is_one(tmp_path: Path) -> None:
    columns = [40.0, 80.0, 300.0, 420.0, 550.0]
    head = (20.0, [["STT"], ["Nhiệm vụ"], ["Chủ trì"], ["Thời hạn"]])
    split = (36.0, [["2"], ["Xây dựng kế hoạch kiểm tra", "công vụ của các cơ quan,"], ["Sở B"], ["Tháng 4"]])
    rest = (20.0, [[], ["đơn vị thuộc tỉnh"], [], []])
    one = ruled(columns, [head, (20.0, [["1"], ["Rà soát thủ tục"], ["Sở A"], ["Tháng 3"]]), split])
    two = ruled(columns, [head, rest, (20.0, [["3"], ["Tổng kết"], ["Sở C"], []])])
    document = Pdf()
    for texts, rules in (one, two):
        document.page(texts, rules=rules)
    made = import_criteria(extract(document.write(tmp_path / "bang.pdf"))).criteria_set.criteria
    assert [(each.code, each.title, each.lead, each.deadline) for each in made] == [
        ("1", "Rà soát thủ tục", "Sở A", "Tháng 3"),
        ("2", "Xây dựng kế hoạch kiểm tra công vụ của các cơ quan, đơn vị thuộc tỉnh", "Sở B", "Tháng 4"),
        ("3", "Tổng kết", "Sở C", None),
    ]


def test_a_row_of_a_pdf_whose_cells_go_on_in_small_letters_is_one_whatever_its_title_goes_on_with(
    tmp_path: Path,
) -> None:
    columns = [40.0, 80.0, 300.0, 550.0]
    head = (20.0, [["STT"], ["Tiêu chí"], ["Tài liệu kiểm chứng"]])
    split = (20.0, [["1"], ["Mức độ hoàn thành kế hoạch"], ["Báo cáo kết quả thực hiện"]])
    rest = (20.0, [[], ["CCHC"], ["kèm danh mục sản phẩm"]])
    document = Pdf()
    texts, rules = ruled(columns, [head, split, rest, (20.0, [["2"], ["Tổng kết"], ["Báo cáo"]])])
    document.page(texts, rules=rules)
    first, second = import_criteria(extract(document.write(tmp_path / "bang.pdf"))).criteria_set.criteria
    assert first.title == "Mức độ hoàn thành kế hoạch CCHC"
    assert first.products == ("Báo cáo kết quả thực hiện kèm danh mục sản phẩm",)
    assert second.code == "2"


def test_of_several_tables_the_one_that_says_most_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    path = tmp_path / "bang.md"
    path.write_text(
        "| STT | Chỉ tiêu | Ghi chú |\n|---|---|---|\n| 1 | Số văn bản | |\n\nDANH MỤC NHIỆM VỤ\n\n"
        "| STT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Việc một | Sở A | Quý I |\n",
        encoding="utf-8",
    )
    imported_set = import_criteria(extract(path))
    assert [each.title for each in imported_set.criteria_set.criteria] == ["Việc một"]
    assert imported_set.criteria_set.title == "DANH MỤC NHIỆM VỤ"
    assert "bảng 1" in imported_set.doubts[0][0] and "(1)" in imported_set.doubts[0][1]
    assert [each.title for each in import_criteria(extract(path), table=1).criteria_set.criteria] == ["Số văn bản"]


def test_a_column_of_fields_becomes_headings(tmp_path: Path) -> None:
    text = "STT|Lĩnh vực|Nhiệm vụ|Chủ trì\n1|Thể chế|Việc một|Sở A\n2|Thể chế|Việc hai|Sở A\n3|Tài chính|Việc ba|Sở B\n"
    made = imported(tmp_path, text).criteria
    assert [(each.title, each.heading) for each in made if each.heading] == [("Thể chế", True), ("Tài chính", True)]
    assert [each.code for each in made if not each.heading] == ["1", "2", "3"]


def test_a_scan_gives_the_codes_and_says_which_it_had_to_understand(tmp_path: Path) -> None:
    table_of = "STT|Tiêu chí|Nội dung tiêu chí|Chủ trì\n1|3.3.2|Việc hai|Sở A\n2|3313)|Việc ba|\n3|3.3.4.|Việc bốn|\n"
    path = tmp_path / "quet.txt"
    path.write_text(table_of, encoding="utf-8")
    seen = replace(extract(path), warnings=(ReadingWarning("recognised_text", "1"),))
    understood = import_criteria(seen)
    assert [each.code for each in understood.criteria_set.criteria] == ["3.3.2", "3.3.3", "3.3.4"]
    assert "3313" in understood.doubts[0][0] and "3.3.3" in understood.doubts[0][0]
    typed = import_criteria(extract(path))
    assert "3.3.3" not in {each.code for each in typed.criteria_set.criteria} and not typed.doubts


@given(
    st.lists(
        st.lists(
            st.sampled_from(["1", "1.1", "I", "a)", "Việc", "Sở A", "", "- x; y", "STT", "Quý I", "…", '"']),
            min_size=4,
            max_size=4,
        ),
        max_size=12,
    )
)
def test_whatever_the_rows_codes_are_told_apart_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, cells: list[list[str]]
) -> None:
    text = "STT|Nhiệm vụ|Chủ trì|Thời hạn\n0|Việc đầu|Sở Z|Quý I\n" + "".join("|".join(each) + "\n" for each in cells)
    made = imported(tmp_path_factory.mktemp("bang"), text).criteria
    codes = [each.code for each in made]
    assert len(set(codes)) == len(codes)
    for place, each in enumerate(made):
        assert each.parent is None or each.parent in codes[:place]
        assert each.level >= 1
