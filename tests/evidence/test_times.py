"""What is due when, and which document answers it: real wordings of tasks, each with the papers held and what they come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence import Aspect, Why
from kiemchung.cli.finding_words import reason_text
from tests.corpus.making import paper
from tests.evidence.inspecting import criterion, day, found

SUBJECTS = {"BC": "Công tác cải cách hành chính", "KH": "Tuyên truyền cải cách hành chính"}
TASKS = {"BC": "Báo cáo CCHC", "KH": "Kế hoạch tuyên truyền CCHC"}
PRODUCTS = {"BC": "Báo cáo", "KH": "Kế hoạch"}

QUARTERS = (
    "BC 14/3/2024 quý I năm 2024; BC 14/6/2024 quý II năm 2024; BC 13/9/2024 quý III năm 2024; BC {} quý IV năm 2024"
)
CUMULATIVE = (
    "BC 14/3/2024 quý I năm 2024; BC 14/6/2024 6 tháng đầu năm 2024; BC 13/9/2024 9 tháng năm 2024; BC {} năm 2024"
)
MONTHS = "; ".join(f"BC {{}}/{month}/2024 tháng {month} năm 2024" for month in range(1, 13))
AFTERWARDS = "; ".join(f"BC {{}}/{month + 1}/2024 tháng {month} năm 2024" for month in range(1, 12))
AFTERWARDS += "; BC {}/01/2025 tháng 12 năm 2024"
PLANS = "KH 11/01/2024; KH 12/01/2024; KH 13/01/2024; KH 14/01/2024"

# Title after the task's own words, product, deadline | papers: type, day and what the subject says of time | verdict, days late
FREQUENCIES = f"""
+ / Báo cáo hàng quý / Hàng quý | BC 05/4/2024 quý I năm 2024; BC 05/7/2024 quý II năm 2024; BC 04/10/2024 quý III năm 2024; BC 06/01/2025 quý IV năm 2024 | to_judge
+ / Báo cáo hàng quý / Hàng quý | {QUARTERS.format("13/12/2024")} | proven
+ / Báo cáo / Mỗi quý 01 lần | {QUARTERS.format("06/01/2025")} | to_judge
+ / Báo cáo hàng tháng / Hằng tháng | {MONTHS.format(*[28] * 12)} | proven
+ / Báo cáo hàng tháng / Định kỳ hằng tháng | {AFTERWARDS.format(*["03"] * 12)} | to_judge
+ năm 2024 / Báo cáo / Hàng năm | BC 06/01/2025 năm 2024 | to_judge
+ năm 2024 / Báo cáo / 01 lần/năm | BC 20/12/2024 năm 2024 | proven
+ năm 2024 / Báo cáo / Thường xuyên | BC 06/01/2025 năm 2024 | to_judge
+ năm 2024 / Báo cáo / Thường xuyên, liên tục trong năm | BC 27/12/2024 năm 2024 | proven
+ / Báo cáo 6 tháng, năm / Định kỳ 6 tháng, năm | BC 05/7/2024 6 tháng đầu năm 2024; BC 27/12/2024 năm 2024 | to_judge
+ năm 2024 / Báo cáo / Năm 2024 | BC 06/01/2025 năm 2024 | to_judge
+ quý I năm 2024 / Báo cáo / Quý I/2024 | BC 05/4/2024 quý I năm 2024 | to_judge
+ quý I năm 2024 / Báo cáo / Tháng 3/2024 | BC 05/4/2024 quý I năm 2024 | proven_late 5
+ năm 2024 / Báo cáo / Tháng 12/2024 | BC 06/01/2025 năm 2024 | proven_late 6
+ quý I năm 2024 / Báo cáo / Cuối quý I/2024 | BC 05/4/2024 quý I năm 2024 | to_judge
+ / Báo cáo / Cuối hàng quý | {QUARTERS.format("06/01/2025")} | to_judge
+ / Báo cáo / Trước ngày 15 của tháng cuối quý | {QUARTERS.format("06/01/2025")} | proven_late 22
+ năm 2024 / Kế hoạch / Cuối tháng 01/2024 | KH 05/02/2024 năm 2024 | proven_late 5
+ năm 2024 / Kế hoạch / Hàng năm | KH 06/01/2024 năm 2024 | proven
+ năm 2024 / Kế hoạch / Quý I/2024 | KH 05/4/2024 năm 2024 | proven_late 5
"""

SEVERAL = """
+ năm 2024 / Báo cáo 6 tháng, báo cáo năm / Báo cáo 6 tháng trước ngày 15/6; báo cáo năm trước ngày 15/12 | BC 30/8/2024 6 tháng đầu năm 2024; BC 10/12/2024 năm 2024 | proven_late 76
+ năm 2024 / Báo cáo 6 tháng, báo cáo năm / Trước 15/6 (báo cáo 6 tháng), trước 15/12 (báo cáo năm) | BC 10/6/2024 6 tháng đầu năm 2024; BC 10/12/2024 năm 2024 | proven
+ năm 2024 / Báo cáo 6 tháng, báo cáo năm / Trước ngày 15/6 và trước ngày 15/12 | BC 20/6/2024 6 tháng đầu năm 2024; BC 10/12/2024 năm 2024 | proven_late 5
+ / Báo cáo quý I, 6 tháng, quý III và năm / Trước ngày 15/3, 15/6, 15/9 và 15/12/2024 | BC 10/3/2024 quý I năm 2024; BC 10/6/2024 6 tháng đầu năm 2024; BC 20/9/2024 quý III năm 2024; BC 10/12/2024 năm 2024 | proven_late 5
+ / Báo cáo hàng quý, báo cáo năm / Báo cáo quý: trước ngày 20 tháng cuối quý; Báo cáo năm: trước ngày 05/12 | BC 14/3/2024 quý I năm 2024; BC 14/6/2024 quý II năm 2024; BC 13/9/2024 quý III năm 2024; BC 13/12/2024 quý IV năm 2024; BC 10/12/2024 năm 2024 | proven_late 5
+ / Báo cáo / Trước ngày 15/3, 15/6, 15/9 và 15/12/2024 | BC 10/12/2024 quý IV năm 2024 | to_judge
+ / Báo cáo / Quý I: trước 15/4; quý II: trước 15/7 | BC 10/4/2024 quý I năm 2024 | to_judge
+ / 02 báo cáo / Trước 15/6 và trước 15/12 | BC 10/6/2024 6 tháng đầu năm 2024; BC 10/12/2024 năm 2024 | proven
+ năm 2024 / Kế hoạch / Ban hành trước ngày 15/01, báo cáo kết quả trước ngày 30/11 | KH 20/8/2024 năm 2024 | proven_late 218
+ năm 2024 / Kế hoạch / Kế hoạch: tháng 01/2024; báo cáo: trước 15/12/2024 | KH 20/01/2024 năm 2024 | proven
+ năm 2024 / Kế hoạch / Đối với cấp xã trước 10/12, đối với cấp tỉnh trước 20/12 | KH 18/12/2024 năm 2024 | to_judge
+ năm 2024 / Kế hoạch / Trình trước 10/12, ban hành trước 20/12 | KH 18/12/2024 năm 2024 | to_judge
+ năm 2024 / Kế hoạch / Ban hành trước ngày 15/01, báo cáo trước ngày 30/11 | KH 20/01/2024 năm 2024 | proven_late 5
+ năm 2024 / Báo cáo / Thường xuyên; báo cáo trước ngày 15/12/2024 | BC 20/12/2024 năm 2024 | proven_late 5
+ năm 2024 / Kế hoạch / Gửi báo cáo trước ngày 15/12 | KH 20/12/2024 năm 2024 | to_judge
+ năm 2024 / Kế hoạch / Báo cáo kết quả trước ngày 30/11 | KH 18/12/2024 năm 2024 | to_judge
+ năm 2024 / Kế hoạch / Trước 15/11, trước 15/01/2025 | KH 18/12/2024 năm 2024 | to_judge
"""

IN_TITLES = """
Báo cáo kết quả CCHC trong quý I/2024 / Báo cáo / | BC 05/4/2024 quý I năm 2024 | proven
Báo cáo kết quả CCHC trong quý I/2024 / Báo cáo / | BC 05/4/2024 quý II năm 2024 | not_found
Báo cáo kết quả thực hiện CCHC trong năm 2024 / Báo cáo / | BC 08/01/2025 năm 2024 | proven
Công tác CCHC trong 6 tháng đầu năm 2024 / Báo cáo / | BC 05/7/2024 6 tháng đầu năm 2024 | proven
Báo cáo CCHC năm 2024 trước ngày 10/12/2024 / Báo cáo / | BC 15/12/2024 năm 2024 | proven_late 5
Kế hoạch tuyên truyền CCHC trong năm 2023 / Kế hoạch / | KH 20/02/2024 năm 2023 | proven
Kế hoạch tuyên truyền CCHC năm 2024 trong tháng 01/2024 / Kế hoạch / | KH 25/01/2024 năm 2024 | proven
Kế hoạch tuyên truyền CCHC năm 2024 trong tháng 01/2024 / Kế hoạch / | KH 05/02/2024 năm 2024 | to_judge
Kế hoạch tuyên truyền CCHC trong quý II/2024 / Kế hoạch / | KH 20/3/2024 quý II năm 2024 | proven
Kế hoạch tuyên truyền CCHC trong quý II/2024 / Kế hoạch / | KH 20/3/2024 quý III năm 2024 | not_found
Kế hoạch tuyên truyền CCHC ban hành trước ngày 01/3/2024 / Kế hoạch / | KH 20/3/2024 ban hành trước ngày 01/3/2024 | to_judge
Kế hoạch tuyên truyền CCHC được phê duyệt trước năm 2024 / Kế hoạch / | KH 20/3/2024 được phê duyệt trước năm 2024 | to_judge
Kế hoạch tuyên truyền CCHC trước ngày 01/3/2024 / Kế hoạch / | KH 20/3/2024 năm 2024 | proven_late 19
"""

LISTS = """
+ / Báo cáo quý I, II, III và năm / | BC 10/3/2024 quý I năm 2024; BC 10/12/2024 năm 2024 | to_judge
+ / Báo cáo quý I, II, III và năm / | BC 10/3/2024 quý I năm 2024; BC 10/6/2024 quý II năm 2024; BC 10/9/2024 quý III năm 2024; BC 10/12/2024 năm 2024 | proven
+ quý I, II, III, IV năm 2024 / Báo cáo / | BC 10/3/2024 quý I năm 2024 | to_judge
+ quý I, II năm 2024 / Báo cáo của UBND tỉnh / | BC 10/3/2024 quý I năm 2024; BC 10/6/2024 quý II năm 2024 | proven
+ quý IV và năm 2024 / Báo cáo / | BC 10/12/2024 quý IV và năm 2024 | proven
+ quý IV và năm 2024 / Báo cáo / | BC 10/12/2024 quý IV năm 2024 | to_judge
+ / Báo cáo 6 tháng và cả năm / | BC 10/6/2024 6 tháng đầu năm 2024 | to_judge
+ / Báo cáo quý, 6 tháng và năm / | BC 10/3/2024 quý I năm 2024; BC 10/12/2024 năm 2024 | to_judge
+ / Báo cáo định kỳ (6 tháng, năm) / | BC 10/6/2024 6 tháng đầu năm 2024; BC 10/12/2024 năm 2024 | proven
+ / 01 báo cáo/quý / | BC 10/3/2024 quý I năm 2024 | to_judge
+ / Báo cáo định kỳ / | BC 10/3/2024 quý I năm 2024 | to_judge
+ / Báo cáo 2 lần/năm / | BC 10/6/2024 6 tháng đầu năm 2024 | to_judge
"""

COVERS = """
+ năm 2024 / Báo cáo / | BC 10/4/2024 03 tháng đầu năm 2024 | not_found
+ năm 2024 / Báo cáo / | BC 10/7/2024 nửa đầu năm 2024 | not_found
+ năm 2024 / Báo cáo / | BC 10/12/2024 năm 2023, 2024 | not_found
+ năm 2024 / Báo cáo / | BC 10/12/2024 năm 2024 - 2025 | not_found
+ năm 2024 / Báo cáo / | BC 10/12/2024 quý IV và năm 2024 | proven
+ / Báo cáo năm / | BC 10/12/2024 quý IV và năm 2024 | proven
+ / Báo cáo 6 tháng đầu năm / | BC 10/6/2024 tháng 6 và 6 tháng đầu năm 2024 | proven
+ / Báo cáo quý I / | BC 10/4/2024 3 tháng đầu năm 2024 | proven
+ / Báo cáo quý IV / | BC 05/01/2025 quý IV | proven
+ / Báo cáo quý II / | BC 10/4/2024 quý I, phương hướng quý II năm 2024 | not_found
+ / Báo cáo quý I, báo cáo 6 tháng, báo cáo năm / | BC 20/02/2024 | to_judge
+ năm 2024 / Báo cáo / | BC 20/02/2024 | to_judge
+ năm 2024 / Kế hoạch / | KH 20/02/2024 | proven
+ năm 2024 / Kế hoạch / | KH 10/01/2024 đến năm 2025, định hướng đến năm 2030 | to_judge
+ đến năm 2025, định hướng đến năm 2030 / Kế hoạch / | KH 10/01/2024 đến năm 2025, định hướng đến năm 2030 | proven
+ đến năm 2025 / Kế hoạch / | KH 10/01/2024 giai đoạn 2021 - 2025 | to_judge
+ năm 2024 / Kế hoạch / | KH 10/01/2024 theo Nghị quyết số 98/NQ-CP ngày 20 tháng 6 năm 2023 | to_judge
"""

AGAIN = f"""
+ / Báo cáo / Hàng quý | BC 25/01/2024 tháng 01 năm 2024; BC 25/02/2024 tháng 02 năm 2024; BC 25/3/2024 tháng 3 năm 2024; BC 28/3/2024 quý I năm 2024 | to_judge
+ / Báo cáo / Hàng quý | {CUMULATIVE.format("13/12/2024")} | proven
+ / Kế hoạch / Trước ngày 15 của tháng cuối quý | {PLANS} | to_judge
+ năm 2024 / 02 Kế hoạch / | KH 11/01/2024 năm 2024; KH 12/01/2024 năm 2024 | proven
+ năm 2024 / 02 Kế hoạch / | KH 11/01/2024 năm 2024 | to_judge
+ năm 2024 / 02 Kế hoạch / Quý I/2024 | KH 11/01/2024 năm 2024; KH 12/02/2024 năm 2024; KH 13/6/2024 năm 2024 | proven
+ năm 2024 / Kế hoạch / Hàng quý | KH 11/01/2024 quý I năm 2024; KH 20/3/2024 quý II năm 2024; KH 20/6/2024 quý III năm 2024; KH 20/9/2024 quý IV năm 2024 | proven
+ năm 2024 / Kế hoạch / Định kỳ 6 tháng, năm | KH 11/01/2024 quý I năm 2024; KH 11/02/2024 tháng 12 năm 2024 | to_judge
+ năm 2024 / Báo cáo / Hàng tuần | BC 11/12/2024 năm 2024 | to_judge
+ / Kế hoạch / Trước ngày 15/01 hàng năm | KH 10/01/2024 giai đoạn 2024 - 2025 | to_judge
+ năm 2024 / Báo cáo / Trước ngày 15 của tháng cuối quý | {QUARTERS.format("13/12/2024")} | proven
+ năm 2024 / Báo cáo / Trước ngày 15 của tháng cuối quý | {CUMULATIVE.format("20/12/2024")} | proven_late 5
+ năm 2024 / Báo cáo / Trước ngày 15 của tháng cuối quý | BC 10/12/2024 năm 2024 | to_judge
+ năm 2024 / Báo cáo / Trước ngày 15/01 hàng năm | BC 10/01/2025 năm 2024 | proven
+ năm 2024 / Báo cáo / Trước ngày 15/01 hàng năm | BC 20/01/2025 năm 2024 | proven_late 5
+ năm 2024 / Báo cáo / Trước ngày 15/12 hàng năm | BC 20/12/2024 năm 2024 | proven_late 5
+ năm 2024 / Báo cáo / Trước ngày 30/6 hàng năm | BC 20/12/2024 năm 2024 | to_judge
+ / Báo cáo hàng quý / Trước ngày 10 tháng đầu quý | {AFTERWARDS.format(*["08"] * 12).replace("tháng 3 ", "quý I ").replace("tháng 6 ", "quý II ").replace("tháng 9 ", "quý III ").replace("tháng 12 ", "quý IV ")} | proven
+ / Báo cáo hàng tháng / Trước ngày 05 hằng tháng | {AFTERWARDS.format(*["03"] * 12)} | proven
+ / Báo cáo hàng tháng / Trước ngày 05 hằng tháng | {AFTERWARDS.format(*["03"] * 11, "08")} | proven_late 3
+ / Báo cáo hàng tháng / Trước ngày 25 hằng tháng | {MONTHS.format(*[20] * 11, 28)} | proven_late 3
+ / Báo cáo hàng tháng / Trước ngày 20 hằng tháng | {MONTHS.format(*[18] * 12)} | proven
+ / Báo cáo hàng tháng / Trước ngày 20 hằng tháng | {AFTERWARDS.format(*["03"] * 12)} | to_judge
+ năm 2024 / Kế hoạch / Trước ngày 15/01 hàng năm | KH 20/01/2024 năm 2024 | proven_late 5
+ năm 2024 / Kế hoạch / Trước ngày 15/12 hàng năm | KH 20/01/2024 năm 2024 | to_judge
"""

EARLY = """
+ / Báo cáo / Tháng 12/2024 | BC 18/01/2024 | to_judge
+ / Báo cáo / Quý IV/2024 | BC 18/9/2024 | to_judge
+ / Báo cáo / Từ ngày 01/12/2024 đến ngày 15/12/2024 | BC 18/01/2024 | to_judge
+ / Báo cáo / 6 tháng cuối năm 2024 | BC 18/01/2024 | to_judge
+ / Báo cáo / Tháng 12/2024 | BC 12/12/2024 | proven
+ / Kế hoạch / Tháng 02/2024 | KH 18/01/2024 | proven
"""


def rows(*tables: str) -> list[str]:
    return [row for table in tables for row in table.strip().splitlines()]


@pytest.mark.parametrize("row", rows(FREQUENCIES, SEVERAL, IN_TITLES, LISTS, COVERS, AGAIN, EARLY))
def test_what_is_sure_and_what_is_for_a_person(tmp_path: Path, row: str) -> None:
    asked, papers, verdict = row.split(" | ")
    title, product, deadline = (part.strip() for part in f"{asked} ".split(" / ", 2))
    held, kind = {}, "BC"
    for at, one in enumerate(papers.split("; "), start=1):
        kind, on, *covers = one.split(" ", 2)
        subject = " ".join((SUBJECTS[kind], *covers))
        held[f"{at}.txt"] = paper(f"{at}/{kind}-UBND", day(on), subject=subject)
    task = criterion(title.replace("+", TASKS[kind]), product, deadline=deadline or None)
    finding = found(tmp_path, held, task)
    assert f"{finding.verdict} {finding.days_late or ''}".strip() == verdict


def test_a_term_in_time_says_from_what_it_counts_and_what_other_day_is_said(tmp_path: Path) -> None:
    papers = {
        "a.txt": paper("5/KH-UBND", day("08/01/2024"), subject="Cải cách hành chính năm 2024"),
        "b.txt": paper("9/BC-UBND", day("20/01/2024"), subject="Kiểm tra công vụ năm 2024"),
        "c.txt": paper(
            "7/QĐ-UBND", day("20/3/2024"), "Theo Báo cáo số 9/BC-UBND ngày 19/01/2024.", subject="Khen thưởng"
        ),
    }
    term = "Không quá 30 ngày kể từ ngày Kế hoạch số 5/KH-UBND ngày 08/01/2024 được ban hành"
    asked = criterion("Báo cáo kiểm tra công vụ", "Báo cáo", deadline=term)
    evidence = found(tmp_path, papers, asked).evidence[0]
    (check,) = (each for each in evidence.checks if each.aspect is Aspect.DEADLINE)
    assert (check.reason.why, evidence.number) == (Why.IN_TIME, "9/BC-UBND")
    said = reason_text(check.reason, "vi")
    assert "tính từ 5/KH-UBND (08/01/2024)" in said and "nơi khác ghi ngày 19/01/2024" in said
