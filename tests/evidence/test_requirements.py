"""From the words of a criterion to the documents that would prove it: types, counts, issuers, periods, deadlines."""

from __future__ import annotations

import pytest

from evidence import CriteriaSet, Criterion, Requirement, Wanted, Window, requirements


def read(title: str, *products: str, deadline: str | None = None, year: int | None = 2024) -> tuple[Requirement, ...]:
    criterion = Criterion("1.1", title, 2, deadline=deadline, products=products)
    return requirements(criterion, CriteriaSet("Bộ tiêu chí", (criterion,), year=year))


def days(window: Window | None) -> str:
    return f"{window.first}..{window.last}" if window else ""


def told(wanted: Wanted) -> str:
    parts = [
        f"{wanted.count} {wanted.type}",
        wanted.cycle or "",
        days(wanted.period),
        *wanted.or_else,
        "..." if wanted.several else "",
    ]
    return " ".join(part for part in parts if part) + ("?" if wanted.implied else "")


# Product | documents wanted ("?": only implied, "...": perhaps more) | issuer
PRODUCTS = """
02 báo cáo quý, báo cáo 6 tháng và báo cáo năm | 2 Báo cáo quarter; 1 Báo cáo half_year 2024-01-01..2024-06-30; 1 Báo cáo year 2024-01-01..2024-12-31 | -
Báo cáo quý I, 6 tháng, quý III và năm | 1 Báo cáo quarter 2024-01-01..2024-03-31; 1 Báo cáo half_year 2024-01-01..2024-06-30; 1 Báo cáo quarter 2024-07-01..2024-09-30; 1 Báo cáo year 2024-01-01..2024-12-31 | -
Báo cáo hàng tháng | 12 Báo cáo month | -
Báo cáo hàng quý | 4 Báo cáo quarter | -
Báo cáo hàng quý, 6 tháng, năm | 2 Báo cáo quarter; 1 Báo cáo half_year 2024-01-01..2024-06-30; 1 Báo cáo year 2024-01-01..2024-12-31 | -
Báo cáo 9 tháng đầu năm 2024 | 1 Báo cáo nine_months 2024-01-01..2024-09-30 | -
04 báo cáo | 4 Báo cáo | -
Báo cáo quý I, II, III và năm | 1 Báo cáo quarter 2024-01-01..2024-03-31; 1 Báo cáo quarter 2024-04-01..2024-06-30; 1 Báo cáo quarter 2024-07-01..2024-09-30; 1 Báo cáo year 2024-01-01..2024-12-31 | -
Báo cáo quý I, II, III, IV năm 2024 của UBND tỉnh | 1 Báo cáo quarter 2024-01-01..2024-03-31; 1 Báo cáo quarter 2024-04-01..2024-06-30; 1 Báo cáo quarter 2024-07-01..2024-09-30; 1 Báo cáo quarter 2024-10-01..2024-12-31 | UBND tỉnh
Báo cáo quý 1; 2; 3 | 1 Báo cáo quarter 2024-01-01..2024-03-31; 1 Báo cáo quarter 2024-04-01..2024-06-30; 1 Báo cáo quarter 2024-07-01..2024-09-30 | -
Báo cáo tháng 01, 02 năm 2023 | 1 Báo cáo month 2023-01-01..2023-01-31; 1 Báo cáo month 2023-02-01..2023-02-28 | -
Báo cáo 6 tháng và cả năm | 1 Báo cáo half_year 2024-01-01..2024-06-30; 1 Báo cáo year 2024-01-01..2024-12-31 | -
Báo cáo sơ kết 6 tháng, tổng kết năm | 1 Báo cáo half_year 2024-01-01..2024-06-30; 1 Báo cáo year 2024-01-01..2024-12-31 | -
Báo cáo định kỳ (quý, 6 tháng, năm) | 2 Báo cáo quarter; 1 Báo cáo half_year 2024-01-01..2024-06-30; 1 Báo cáo year 2024-01-01..2024-12-31 | -
Báo cáo 3 tháng đầu năm và 5 tháng đầu năm | 1 Báo cáo quarter 2024-01-01..2024-03-31; 1 Báo cáo 2024-01-01..2024-05-31 | -
Báo cáo tháng/quý/năm | 1 Báo cáo month; 1 Báo cáo quarter; 1 Báo cáo year 2024-01-01..2024-12-31 | -
01 báo cáo/quý | 4 Báo cáo quarter | -
02 báo cáo/năm | 2 Báo cáo | -
Báo cáo 01 lần/quý | 4 Báo cáo quarter | -
Báo cáo 2 lần/năm | 2 Báo cáo | -
Báo cáo hàng quý năm 2024 | 4 Báo cáo quarter | -
Báo cáo định kỳ, đột xuất | 1 Báo cáo ... | -
Báo cáo quý hoặc 6 tháng | 1 Báo cáo quarter ... | -
Báo cáo tổng kết 5 năm | 1 Báo cáo ... | -
Báo cáo kết quả đến năm 2025 | 1 Báo cáo | -
Báo cáo kết quả năm 2023, phương hướng năm 2024 | 1 Báo cáo year 2023-01-01..2023-12-31 | -
Báo cáo quý I, 02 biên bản | 1 Báo cáo quarter 2024-01-01..2024-03-31; 2 Biên bản | -
Kế hoạch của UBND tỉnh | 1 Kế hoạch | UBND tỉnh
Kế hoạch của UBND tỉnh được ban hành | 1 Kế hoạch | UBND tỉnh
Quyết định của Chủ tịch UBND tỉnh | 1 Quyết định | Chủ tịch UBND tỉnh
Quyết định do Giám đốc Sở Nội vụ ký | 1 Quyết định | Giám đốc Sở Nội vụ
Quyết định của UBND tỉnh ban hành Quy chế | 1 Quyết định | UBND tỉnh
Quyết định ban hành Kế hoạch | 1 Quyết định | -
Biên bản kiểm tra | 1 Biên bản | -
Thông báo kết luận của Văn phòng UBND tỉnh | 1 Thông báo | Văn phòng UBND tỉnh
Báo cáo kết quả thực hiện Kế hoạch | 1 Báo cáo | -
Kế hoạch, Báo cáo kết quả của Sở Tư pháp | 1 Kế hoạch; 1 Báo cáo | Sở Tư pháp
Kế hoạch kiểm tra, giám sát | 1 Kế hoạch | -
Quyết định và Kế hoạch kèm theo | 1 Quyết định; 1 Kế hoạch | -
Kế hoạch hoặc Công văn | 1 Kế hoạch Công văn | -
Kế hoạch/Quyết định | 1 Kế hoạch Quyết định | -
Ít nhất 02 văn bản chỉ đạo | 2 Văn bản | -
Tối thiểu 03 (ba) kế hoạch | 3 Kế hoạch | -
hai công văn của Sở Y tế | 2 Công văn | Sở Y tế
Tờ trình và dự thảo Quyết định | 1 Tờ trình | -
Nghị quyết của HĐND tỉnh | 1 Nghị quyết | HĐND tỉnh
Dự thảo Nghị quyết trình HĐND tỉnh | nothing | -
Hội nghị tập huấn | nothing | -
03 lớp tập huấn | nothing | -
Tin, bài trên Cổng thông tin | nothing | -
100% TTHC được công bố | nothing | -
"""

# Title of a criterion without products | documents wanted | period | deadline
TITLES = """
Ban hành Kế hoạch CCHC năm 2024 trong tháng 01/2024 | 1 Kế hoạch | 2024-01-01..2024-12-31 | 2024-01-31
Ban hành Kế hoạch nâng cao Chỉ số CCHC năm 2024 | 1 Kế hoạch | 2024-01-01..2024-12-31 | -
Xây dựng và ban hành Kế hoạch rà soát, đánh giá TTHC | 1 Kế hoạch | - | -
Tham mưu UBND tỉnh ban hành Quyết định kiện toàn Ban Chỉ đạo | 1 Quyết định | - | -
Lập Kế hoạch CCHC giai đoạn 2021-2025 | 1 Kế hoạch | 2021-01-01..2025-12-31 | -
Ban hành quy chế quản lý, sử dụng tài sản công | 1 Quy chế | - | -
Ban hành văn bản chỉ đạo đẩy mạnh số hóa | 1 Văn bản | - | -
Báo cáo kết quả kiểm soát TTHC năm 2024 trước ngày 10/12/2024 | 1 Báo cáo year 2024-01-01..2024-12-31 | 2024-01-01..2024-12-31 | 2024-12-10
Báo cáo CCHC 6 tháng đầu năm 2024 | 1 Báo cáo half_year 2024-01-01..2024-06-30 | 2024-01-01..2024-06-30 | -
Phê duyệt phương án đơn giản hóa TTHC trước ngày 15/9/2024 | 1 Quyết định? | - | 2024-09-15
Thành lập Tổ công tác về CCHC | 1 Quyết định? | - | -
Công bố danh mục TTHC theo quy định | 1 Quyết định? | - | -
Ban hành Bộ tiêu chí đánh giá, xếp hạng | 1 Quyết định? | - | -
Thực hiện Kế hoạch tuyên truyền CCHC | nothing | - | -
Mức độ thực hiện Kế hoạch tuyên truyền CCHC | nothing | - | -
Thực hiện quy định về tuyển dụng công chức | nothing | - | -
Thực hiện chế độ báo cáo CCHC định kỳ | nothing | - | -
Tỷ lệ giảm chi trực tiếp ngân sách so với năm 2021 | nothing | - | -
Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 99% trở lên | nothing | - | -
Hướng dẫn các cơ quan, đơn vị thực hiện | nothing | - | -
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


def test_there_are_wordings_enough() -> None:
    assert len(rows(PRODUCTS)) + len(rows(TITLES)) >= 40


@pytest.mark.parametrize(("product", "wanted", "issuer"), rows(PRODUCTS))
def test_what_a_product_asks_for(product: str, wanted: str, issuer: str) -> None:
    [requirement] = read("Kiểm tra công vụ", product)
    assert ("; ".join(map(told, requirement.wanted)) or "nothing") == wanted
    assert (requirement.issuer or "-", requirement.text) == (issuer, product)


@pytest.mark.parametrize(("title", "wanted", "period", "deadline"), rows(TITLES))
def test_what_a_title_asks_for(title: str, wanted: str, period: str, deadline: str) -> None:
    [requirement] = read(title)
    assert ("; ".join(map(told, requirement.wanted)) or "nothing") == wanted
    assert (" ".join(map(days, requirement.periods)) or "-") == period
    assert [each.windows[-1].last.isoformat() for each in requirement.deadlines] == (
        [] if deadline == "-" else [deadline]
    )


def test_each_product_has_the_deadline_in_its_place() -> None:
    plan, report = read("Rà soát TTHC", "Kế hoạch", "Báo cáo", deadline="Tháng 01; Tháng 10")
    assert [each.text for each in plan.deadlines + report.deadlines] == ["Tháng 01", "Tháng 10"]


def test_a_label_says_which_product_a_deadline_is_for() -> None:
    report, plan = read("Rà soát", "Báo cáo của Sở A", "Kế hoạch", deadline="Kế hoạch: Tháng 01; Báo cáo: Trước 15/10")
    assert [each.text for each in report.deadlines] == ["Báo cáo: Trước 15/10"]
    assert [each.text for each in plan.deadlines] == ["Kế hoạch: Tháng 01"]


def test_one_deadline_is_that_of_every_product() -> None:
    assert [len(each.deadlines) for each in read("Kiểm tra", "Biên bản", "Thông báo", deadline="Quý II")] == [1, 1]


def test_a_product_that_names_no_type_takes_it_from_the_title() -> None:
    [requirement] = read("Ban hành Kế hoạch tuyên truyền", "Được phê duyệt đúng hạn")
    assert [told(each) for each in requirement.wanted] == ["1 Kế hoạch"]


def test_without_a_year_periods_stay_open() -> None:
    [requirement] = read("Báo cáo CCHC quý I", year=None)
    assert [(each.type, each.period) for each in requirement.wanted] == [("Báo cáo", None)]
    assert requirement.periods == ()


def test_a_heading_asks_for_nothing() -> None:
    heading = Criterion("I", "CẢI CÁCH THỂ CHẾ", 1, heading=True)
    assert requirements(heading, CriteriaSet("", (heading,))) == ()
