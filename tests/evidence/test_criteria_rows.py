"""Rows and columns of criteria tables that are easily misread: cells alone, rows without codes, two columns of one kind, broken tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence import Criterion, Imported, import_criteria
from extractor import extract
from tests.extractor.making import make_docx, p, row, table


def imported(folder: Path, text: str) -> Imported:
    path = folder / "bang.txt"
    path.write_text(text, encoding="utf-8")
    return import_criteria(extract(path))


def rows(folder: Path, text: str) -> tuple[Criterion, ...]:
    return imported(folder, text).criteria_set.criteria


@pytest.mark.parametrize(
    ("cells", "products", "lead", "deadline"),
    [
        ("||Báo cáo||", ("Kế hoạch", "Báo cáo"), "Sở A", "Tháng 1"),
        ("|||Sở B|", ("Kế hoạch",), "Sở A; Sở B", "Tháng 1"),
        ("||||Tháng 10", ("Kế hoạch",), "Sở A", "Tháng 1; Tháng 10"),
        ("||kiểm tra công vụ||", ("Kế hoạch kiểm tra công vụ",), "Sở A", "Tháng 1"),
        ("||- Báo cáo; Biên bản||", ("Kế hoạch", "Báo cáo", "Biên bản"), "Sở A", "Tháng 1"),
    ],
)
def test_a_cell_alone_in_its_row_is_more_of_the_row_above(
    tmp_path: Path, cells: str, products: tuple[str, ...], lead: str, deadline: str
) -> None:
    text = f"STT|Nhiệm vụ|Sản phẩm|Chủ trì|Thời hạn\n1|Rà soát thủ tục|Kế hoạch|Sở A|Tháng 1\n{cells}\n2|Kiểm tra|Biên bản|Sở C|Quý II\n"
    made = rows(tmp_path, text)
    assert [(each.code, each.heading) for each in made] == [("1", False), ("2", False)]
    assert (made[0].products, made[0].lead, made[0].deadline) == (products, lead, deadline)


def test_what_is_wrapped_into_a_row_of_its_own_is_one(tmp_path: Path) -> None:
    text = (
        "STT|Nhiệm vụ|Chủ trì|Thời hạn\n1|Rà soát thủ tục|Sở Nông nghiệp và|Trước ngày\n||Phát triển nông thôn|\n"
        "|||31/3/2024\n2|Kiểm tra|Sở C|Quý II\n"
    )
    made = rows(tmp_path, text)
    assert [(each.lead, each.deadline) for each in made] == [
        ("Sở Nông nghiệp và Phát triển nông thôn", "Trước ngày 31/3/2024"),
        ("Sở C", "Quý II"),
    ]


@pytest.mark.parametrize("heading", ["CẢI CÁCH THỂ CHẾ||||", "II. CẢI CÁCH THỂ CHẾ||||", "|CẢI CÁCH THỂ CHẾ|||"])
def test_a_title_alone_in_its_row_is_still_a_heading(tmp_path: Path, heading: str) -> None:
    text = f"STT|Nhiệm vụ|Sản phẩm|Chủ trì|Thời hạn\n1|Rà soát|Kế hoạch|Sở A|Tháng 1\n{heading}\n2|Kiểm tra|Biên bản|Sở C|Quý II\n"
    assert "CẢI CÁCH THỂ CHẾ" in [each.title for each in rows(tmp_path, text)]


@pytest.mark.parametrize(
    "task",
    [
        "|Chấm điểm Chỉ số CCHC các sở, ngành|Sở Nội vụ|Quyết định|Trước 31/3",
        "|Số văn bản được rà soát: 12|Sở B||Quý II",
        "|Tính điểm thi đua của các phòng|||Tháng 12",
        "|Công bố các xã đạt từ 85 điểm|Sở C||",
        "|Trừ điểm các đơn vị báo cáo chậm||Thông báo|",
    ],
)
def test_a_row_with_a_lead_a_product_or_a_deadline_is_no_note_on_scoring(tmp_path: Path, task: str) -> None:
    text = f"STT|Nhiệm vụ|Chủ trì|Sản phẩm|Thời hạn\n1|Rà soát thủ tục|Sở A|Kế hoạch|Tháng 1\n{task}\n2|Kiểm tra|Sở C|Biên bản|Quý II\n"
    made = rows(tmp_path, text)
    assert [each.title for each in made] == ["Rà soát thủ tục", task.split("|")[1], "Kiểm tra"]
    assert made[0].notes == ()


@pytest.mark.parametrize("heading", ["|{}||", "{}|||"])
def test_under_a_heading_nobody_knows_whom_a_blank_lead_means(tmp_path: Path, heading: str) -> None:
    first, second = heading.format("CẢI CÁCH THỂ CHẾ"), heading.format("TÀI CHÍNH CÔNG")
    text = (
        f"STT|Nhiệm vụ|Chủ trì|Thời hạn\n{first}\n1|Rà soát văn bản|Sở Tư pháp|Quý I\n2|Kiểm tra văn bản||Quý II\n"
        f"{second}\n3|Giao quyền tự chủ||Quý III\n4|Công khai ngân sách|Sở Tài chính|Quý IV\n"
    )
    leads = {each.code: (each.lead, each.lead_from) for each in rows(tmp_path, text) if not each.heading}
    assert leads == {
        "1": ("Sở Tư pháp", None),
        "2": ("Sở Tư pháp", "1"),
        "3": (None, None),
        "4": ("Sở Tài chính", None),
    }


@pytest.mark.parametrize(
    ("head", "lead", "deadline", "told"),
    [
        ("Chủ trì|Thời gian trình|Thời gian ban hành", "a", "c", True),
        ("Chủ trì|Thời gian ban hành|Thời gian trình", "a", "b", True),
        ("Chủ trì|Thời gian thực hiện|Thời gian hoàn thành", "a", "c", True),
        ("Chủ trì|Hạn gửi dự thảo|Hạn ban hành", "a", "c", True),
        ("Đơn vị theo dõi|Đơn vị thực hiện|Thời hạn", "b", "c", True),
        ("Cơ quan thẩm định|Cơ quan tham mưu|Thời hạn", "b", "c", True),
        ("Đơn vị giám sát|Đơn vị|Thời hạn", "b", "c", True),
        ("Đơn vị|Đơn vị chủ trì|Thời hạn", "b", "c", False),
        ("Chủ trì|Phối hợp|Thời hạn", "a", "c", False),
        ("Chủ trì|Thời gian bắt đầu|Thời gian kết thúc", "a", "c", False),
    ],
)
def test_of_two_columns_that_may_be_meant_the_plainer_is_taken_and_it_is_told(
    tmp_path: Path, head: str, lead: str, deadline: str, *, told: bool
) -> None:
    read = imported(tmp_path, f"STT|Nhiệm vụ|{head}\n1|Rà soát|a|b|c\n2|Kiểm tra|a|b|c\n")
    (first, _) = read.criteria_set.criteria
    assert (first.lead, first.deadline) == (lead, deadline)
    doubts = [vietnamese for vietnamese, _ in read.doubts if "cột" in vietnamese]
    assert bool(doubts) is told
    assert all(f"“{name}”" in doubt for doubt in doubts for name in head.split("|") if name.split()[0] in doubt)


HEAD = row("STT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn")
FIRST = table(
    HEAD, row("1", "Việc một", "Kế hoạch", "Sở A", "Quý I"), row("2", "Việc hai", "Báo cáo", "Sở B", "Quý II")
)
SIGNING = table(row("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), row("- Như trên;", "CHỦ TỊCH"))


@pytest.mark.parametrize(
    ("after", "named"),
    [
        ([table(row("3", "Việc ba", "Kế hoạch", "Sở C", "Quý III", ""))], "bảng 2"),  # a column more
        ([table(row("Việc ba", "Kế hoạch", "Sở C", "Quý III"))], "bảng 2"),  # a column less
        ([table(row("", "Việc ba", "Kế hoạch", "Sở C", "Quý III"))], "bảng 2"),  # no code
        ([table(row("3", "Việc ba", "Kế hoạch", "Sở C")), table(row("4", "Việc bốn", "Sở C"))], "bảng 2, 3"),
        ([table(row("3", "Việc ba", "Kế hoạch", "Sở C", "Quý III"))], ""),  # goes on, and was read
        ([SIGNING], ""),
        ([], ""),
    ],
)
def test_a_table_after_the_criteria_that_was_not_read_is_named(tmp_path: Path, after: list[str], named: str) -> None:
    body = p("NHIỆM VỤ NĂM 2024") + FIRST + "".join(p("") + each for each in after)
    read = import_criteria(extract(make_docx(tmp_path / "ke-hoach.docx", body)))
    assert len(read.criteria_set.criteria) == (3 if after and not named and after != [SIGNING] else 2)
    told = " ".join(vietnamese for vietnamese, _ in read.doubts)
    assert (f"({named})" in told) if named else not told


@pytest.mark.parametrize(
    ("head", "order"),
    [
        ("Nhiệm vụ chủ yếu|Chủ trì|Sản phẩm hoàn thành|Thời gian trình/ban hành", "TLPD"),
        ("Rõ việc|Rõ người|Rõ thời gian|Rõ kết quả", "TLDP"),
        ("Rõ người|Rõ việc|Rõ sản phẩm|Rõ thời gian", "LTPD"),
        ("Tên đề án, văn bản|Cơ quan tham mưu|Thời gian trình|Loại văn bản", "TLDP"),
        ("Tên báo cáo|Hình thức văn bản|Đơn vị thực hiện|Hạn gửi", "TPLD"),
        ("Nhiệm vụ giao|Đơn vị được giao|Hạn xử lý|Yêu cầu kết quả", "TLDP"),
    ],
)
def test_columns_are_told_by_heads_that_offices_use(tmp_path: Path, head: str, order: str) -> None:
    cells = {"T": "Rà soát", "L": "Sở A", "D": "Quý I", "P": "Báo cáo"}
    (made,) = rows(tmp_path, f"STT|{head}\n1|{'|'.join(cells[each] for each in order)}\n")
    assert (made.title, made.lead, made.deadline, made.products) == ("Rà soát", "Sở A", "Quý I", ("Báo cáo",))


def test_responsibility_and_power_of_six_clear_points_are_no_lead(tmp_path: Path) -> None:
    text = "TT|Rõ việc|Rõ trách nhiệm|Rõ thẩm quyền|Rõ người\n1|Rà soát|Tham mưu|Chủ tịch UBND xã|Phòng Kinh tế\n"
    (made,) = rows(tmp_path, text)
    assert made.lead == "Phòng Kinh tế"


@pytest.mark.parametrize("code", ["NV-01", "UBND-12", "CCHC.03", "TC1.2", "ĐA06"])
def test_a_code_that_an_office_gives_its_tasks_is_kept(tmp_path: Path, code: str) -> None:
    text = f"Mã nhiệm vụ|Nhiệm vụ|Chủ trì\n{code}|Rà soát quỹ đất|Phòng A\nXX-99|Kiểm tra|Phòng B\n"
    first, second = rows(tmp_path, text)
    assert (first.code, first.title, first.level) == (code, "Rà soát quỹ đất", 1)
    assert (second.code, second.parent) == ("XX-99", None)


@pytest.mark.parametrize("total", ["Tổng cộng: 04 nhiệm vụ", "Tổng số: 12 tiêu chí.", "Cộng", "TỔNG ĐIỂM"])
def test_a_line_that_only_counts_is_no_task(tmp_path: Path, total: str) -> None:
    text = f"STT|Nhiệm vụ|Chủ trì|Điểm\n1|Rà soát|Sở A|2\n|{total}||\n"
    assert [each.code for each in rows(tmp_path, text)] == ["1"]


def test_a_break_in_a_cell_of_markdown_parts_products_and_a_line_end_of_a_drawn_grid_does_not(tmp_path: Path) -> None:
    (made,) = rows(tmp_path, "|TT|Nhiệm vụ|Sản phẩm|\n|--|--|--|\n|1|Rà soát|Báo cáo<br>Danh mục dịch vụ công|\n")
    assert made.products == ("Báo cáo", "Danh mục dịch vụ công")
    drawn = (
        "+---+---------+---------------+\n|TT | Nhiệm vụ | Sản phẩm      |\n+---+---------+---------------+\n"
        "| 1 | Rà soát  | - Kế hoạch của|\n|   | thủ tục  | UBND tỉnh     |\n|   |          | - Báo cáo     |\n+---+---------+---+\n"
    )
    (made,) = rows(tmp_path, drawn)
    assert (made.title, made.products) == ("Rà soát thủ tục", ("Kế hoạch của UBND tỉnh", "Báo cáo"))


SPACED = """\
   UBND TỈNH VÂN LĨNH              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
      SỞ NỘI VỤ                        Độc lập - Tự do - Hạnh phúc

                   PHỤ LỤC NHIỆM VỤ NĂM 2024
        (Kèm theo Kế hoạch số 05/KH-SNV ngày 10/01/2024 của Sở Nội vụ)

 TT          Nội dung                 Cơ quan            Thời gian        Sản phẩm
                                      chủ trì            hoàn thành

 I    CÔNG TÁC CÁN BỘ

 1    Tham mưu Quyết định phân    Phòng Tổ chức       Trước ngày      Quyết định của
      cấp quản lý cán bộ          bộ máy              30/6/2024       UBND tỉnh
 2    Tập huấn                    Văn phòng Sở        Quý III         Kế hoạch; Báo cáo

 Nơi nhận:                                        GIÁM ĐỐC
 - Như trên;                                      Cầm Văn Hoan
"""


def test_columns_that_blanks_keep_apart_are_read(tmp_path: Path) -> None:
    made = imported(tmp_path, SPACED).criteria_set
    assert (made.title, made.issuer) == ("NHIỆM VỤ NĂM 2024", "Sở Nội vụ")
    assert [(each.code, each.title, each.lead, each.deadline, each.products) for each in made.criteria] == [
        ("I", "CÔNG TÁC CÁN BỘ", None, None, ()),
        (
            "1", "Tham mưu Quyết định phân cấp quản lý cán bộ", "Phòng Tổ chức bộ máy", "Trước ngày 30/6/2024",
            ("Quyết định của UBND tỉnh",),
        ),
        ("2", "Tập huấn", "Văn phòng Sở", "Quý III", ("Kế hoạch", "Báo cáo")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("over", "title", "issuer"),
    [
        (
            "BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH CỦA CÁC XÃ\nNĂM 2024\n(Kèm theo Quyết định số 2/QĐ-UBND của\nUBND huyện Nậm Hương)",
            "BỘ TIÊU CHÍ CẢI CÁCH HÀNH CHÍNH CỦA CÁC XÃ NĂM 2024",
            "UBND huyện Nậm Hương",
        ),
        (
            "NHIỆM VỤ THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 12-CTr/TU",
            "NHIỆM VỤ THỰC HIỆN CHƯƠNG TRÌNH HÀNH ĐỘNG SỐ 12-CTr/TU",
            None,
        ),
        ("KẾ HOẠCH HÀNH ĐỘNG\nPHỤ LỤC PHÂN CÔNG NHIỆM VỤ NĂM 2025", "PHÂN CÔNG NHIỆM VỤ NĂM 2025", None),
    ],
)
def test_the_title_and_whose_the_table_is(tmp_path: Path, over: str, title: str, issuer: str | None) -> None:
    made = imported(tmp_path, f"{over}\n\nSTT\tNhiệm vụ\tChủ trì\n1\tRà soát\tPhòng A\n").criteria_set
    assert (made.title, made.issuer) == (title, issuer)


@pytest.mark.parametrize(
    ("over", "year"),
    [
        (
            "NHIỆM VỤ THEO PHƯƠNG CHÂM SÁU RÕ\n(Kèm theo Kế hoạch số 31/KH-UBND ngày 20/7/2025 của UBND xã Mường Sơn)",
            2025,
        ),
        ("NHIỆM VỤ THEO PHƯƠNG CHÂM SÁU RÕ\n(Kèm theo Kế hoạch số 31/KH-UBND ngày 20 tháng 7 năm 2025)", 2025),
        (
            "NHIỆM VỤ THEO PHƯƠNG CHÂM SÁU RÕ\n(Kèm theo Kế hoạch số 31/KH-UBND ngày 20/12/2025 của UBND xã Mường Sơn)",
            None,
        ),
        ("NHIỆM VỤ NĂM 2026\n(Kèm theo Kế hoạch số 31/KH-UBND ngày 20/7/2025 của UBND xã Mường Sơn)", 2026),
    ],
)
def test_a_table_that_names_no_year_is_of_that_in_which_it_was_issued(
    tmp_path: Path, over: str, year: int | None
) -> None:
    assert imported(tmp_path, f"{over}\n\nSTT\tNhiệm vụ\tThời hạn\n1\tRà soát\tTháng 8\n").criteria_set.year == year
