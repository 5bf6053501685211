"""The deadline grammar: real wordings of plans, criteria and regulations, each with the days it sets."""

from __future__ import annotations

import re
from datetime import date, timedelta
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence import (
    Cycle,
    Deadline,
    DeadlineDoubt,
    DeadlineKind,
    Term,
    Window,
    deadline_within,
    end_of_term,
    read_deadlines,
)

YEAR = 2024  # of the criteria set


def told(deadline: Deadline) -> str:
    """The windows of a deadline as the tables below write them."""
    return " ".join(f"{window.first or ''}..{window.last}" for window in deadline.windows)


# ---- By a day --------------------------------------------------------------------------------------------------------

BY = """
Trước 31/01/2021 | ..2021-01-31
Trước ngày 31/01/2024 | ..2024-01-31
Trước ngày 31 tháng 01 năm 2024 | ..2024-01-31
Trước ngày 15 tháng 12 năm kế hoạch | ..2024-12-15
trước ngày 30 tháng 6 năm 2026 | ..2026-06-30
Trước ngày 20/11 | ..2024-11-20
Trước 20 tháng 11 | ..2024-11-20
xong trước 30/6 | ..2024-06-30
Hoàn thành trước 30/9/2024 | ..2024-09-30
Thời gian hoàn thành trước ngày 31 tháng 12 năm 2025 | ..2025-12-31
Trước 17h00 ngày 15/3/2024 | ..2024-03-15
trước 16 giờ 30 phút, ngày 10/5/2024 | ..2024-05-10
Chậm nhất ngày 30/6 | ..2024-06-30
Hoàn thành chậm nhất là ngày 15 tháng 10 năm 2024 | ..2024-10-15
Chậm nhất đến ngày 01 tháng 7 năm 2027 | ..2027-07-01
chậm nhất vào ngày 15/9/2024 | ..2024-09-15
không muộn hơn ngày 30 tháng 6 năm 2025 | ..2025-06-30
không quá ngày 30/6/2024 | ..2024-06-30
đến 31/12/2024 | ..2024-12-31
Đến hết năm 2025 | ..2025-12-31
Hết quý III/2024 | ..2024-09-30
hết tháng 6 | ..2024-06-30
30/6/2024 | ..2024-06-30
Ngày 15/6 | ..2024-06-15
Ngày 8 tháng 12 năm 2025 | ..2025-12-08
31/12/24 | ..2024-12-31
31.12.2024 | ..2024-12-31
2024-06-30 00:00:00 | ..2024-06-30
Trước tháng 6/2024 | ..2024-05-31
Trước quý II | ..2024-03-31
Trước ngày 15 tháng 01 của năm tiếp theo | ..2025-01-15
Trước ngày 10 tháng 01 của năm sau | ..2025-01-10
Trước ngày 15/3, 15/6, 15/9 và 15/12/2024 | ..2024-03-15 2024-03-16..2024-06-15 2024-06-16..2024-09-15 2024-09-16..2024-12-15
Trước ngày 15 tháng 12 của năm báo cáo | ..2024-12-15
chậm nhất ngày 31/12 năm trước | ..2023-12-31
Trước ngày 15/12 năm trước năm kế hoạch | ..2023-12-15
Trước ngày 31/12 của năm liền trước năm kế hoạch | ..2023-12-31
Chậm nhất ngày 20/12 năm trước liền kề năm kế hoạch | ..2023-12-20
Trước ngày 15/01 của năm tiếp theo năm báo cáo | ..2025-01-15
Chậm nhất ngày 31/01 năm liền sau năm đánh giá | ..2025-01-31
31-12-2024 | ..2024-12-31
ngày 10-12/2024 | ..2024-12-10
15/11, 15/01/2025 | ..2024-11-15 2024-11-16..2025-01-15
Trước ngày 15 các tháng 3, 6, 9 và 12 | ..2024-03-15 2024-03-16..2024-06-15 2024-06-16..2024-09-15 2024-09-16..2024-12-15
30/4/2024 và 30/10/2024 | ..2024-04-30 2024-05-01..2024-10-30
Trong ngày 10/10/2024 | ..2024-10-10
"""

WITHIN = """
Trong tháng 10/2021 | 2021-10-01..2021-10-31
Tháng 12/2025 | 2025-12-01..2025-12-31
Tháng 02/2024 | 2024-02-01..2024-02-29
T12/2024 | 2024-12-01..2024-12-31
Thực hiện xong trong tháng 5/2024 | 2024-05-01..2024-05-31
Tháng 3,4/2024 | 2024-03-01..2024-04-30
Tháng 3, 4 và 5/2024 | 2024-03-01..2024-05-31
Tháng 6, tháng 12 | 2024-06-01..2024-06-30 2024-12-01..2024-12-31
Tháng 3 và tháng 9 | 2024-03-01..2024-03-31 2024-09-01..2024-09-30
Tháng 01 - 02/2026 | 2026-01-01..2026-02-28
Tháng 01- 02/2026 | 2026-01-01..2026-02-28
từ tháng 3 đến tháng 6/2024 | 2024-03-01..2024-06-30
từ tháng 1/2024 đến tháng 12/2024 | 2024-01-01..2024-12-31
từ tháng 11 đến tháng 02/2025 | 2024-11-01..2025-02-28
tháng 7/2024 - tháng 9/2024 | 2024-07-01..2024-09-30
Quý I/2021 | 2021-01-01..2021-03-31
Quý I năm 2021 | 2021-01-01..2021-03-31
Quý 1/2024 | 2024-01-01..2024-03-31
Quí IV/2023 | 2023-10-01..2023-12-31
Q1/2024 | 2024-01-01..2024-03-31
Quý II, III | 2024-04-01..2024-09-30
Quý II và quý III/2024 | 2024-04-01..2024-09-30
Quý I, II, III | 2024-01-01..2024-09-30
Quý I - III/2024 | 2024-01-01..2024-09-30
Từ quý II đến quý IV/2024 | 2024-04-01..2024-12-31
Quý II/2024-Quý IV/2025 | 2024-04-01..2025-12-31
Quý IV/2024 và năm 2025 | 2024-10-01..2025-12-31
Hoàn thành trong Quý II/2024 | 2024-04-01..2024-06-30
Năm 2021 | 2021-01-01..2021-12-31
trong năm 2024 | 2024-01-01..2024-12-31
Trong năm | 2024-01-01..2024-12-31
Cả năm | 2024-01-01..2024-12-31
2024 | 2024-01-01..2024-12-31
Năm 2025-2030 | 2025-01-01..2030-12-31
Giai đoạn 2021 - 2025 | 2021-01-01..2025-12-31
từ năm 2026 đến hết năm 2030 | 2026-01-01..2030-12-31
Năm 2024, 2025 | 2024-01-01..2025-12-31
6 tháng đầu năm | 2024-01-01..2024-06-30
06 tháng cuối năm 2024 | 2024-07-01..2024-12-31
Trong 6 tháng đầu năm 2024 | 2024-01-01..2024-06-30
9 tháng đầu năm | 2024-01-01..2024-09-30
cuối năm 2024 | 2024-10-01..2024-12-31
Cuối tháng 12/2024 | 2024-12-21..2024-12-31
Cuối tháng 10 và tháng 11 | 2024-10-21..2024-11-30
Từ ngày 01/7/2025 đến ngày 31/12/2026 | 2025-07-01..2026-12-31
từ ngày 16 đến ngày 22/11/2025 | 2025-11-16..2025-11-22
từ ngày 01 tháng 3 đến ngày 31 tháng 5 | 2024-03-01..2024-05-31
từ ngày 15 tháng 3 năm 2026 đến hết ngày 31 tháng 12 năm 2026 | 2026-03-15..2026-12-31
15-20/6/2024 | 2024-06-15..2024-06-20
Tháng 12 của năm trước liền kề | 2023-12-01..2023-12-31
Quý IV của năm trước liền kề năm kế hoạch | 2023-10-01..2023-12-31
Trong tháng 12 của năm trước năm kế hoạch | 2023-12-01..2023-12-31
Quý I năm sau năm báo cáo | 2025-01-01..2025-03-31
Quý I của năm kế hoạch | 2024-01-01..2024-03-31
3 tháng đầu năm | 2024-01-01..2024-03-31
Trong 03 tháng cuối năm 2024 | 2024-10-01..2024-12-31
Nửa đầu năm 2024 | 2024-01-01..2024-06-30
Trong 10 tháng năm 2024 | 2024-01-01..2024-10-31
Quý II+III/2021 | 2021-04-01..2021-09-30
Quý 4-2020 | 2020-10-01..2020-12-31
Tháng 3-11/2021 | 2021-03-01..2021-11-30
Tháng 1, 4, 7, 10 | 2024-01-01..2024-01-31 2024-04-01..2024-04-30 2024-07-01..2024-07-31 2024-10-01..2024-10-31
Trong quý II và quý IV | 2024-04-01..2024-06-30 2024-10-01..2024-12-31
"""

VAGUE = """
giữa tháng 6 | 2024-06-11..2024-06-20
đầu quý II | 2024-04-01..2024-04-30
đầu năm 2024 | 2024-01-01..2024-03-31
Đầu tháng 3/2024 | 2024-03-01..2024-03-10
nửa đầu tháng 6/2024 | 2024-06-01..2024-06-15
Tuần 2 tháng 3 | 2024-03-08..2024-03-14
"""

# The period, how often, the first and the last window.
RECURRING = """
trước ngày 10 của tháng cuối quý | quarter 4 | 2024-01-01..2024-03-10 | 2024-10-01..2024-12-10
Trước ngày 25 tháng cuối quý | quarter 4 | 2024-01-01..2024-03-25 | 2024-10-01..2024-12-25
Chậm nhất vào ngày 25 của tháng cuối quý | quarter 4 | 2024-01-01..2024-03-25 | 2024-10-01..2024-12-25
chậm nhất ngày 10 tháng đầu tiên của quý sau | quarter 4 | 2024-04-01..2024-04-10 | 2025-01-01..2025-01-10
Trước ngày 15 của tháng đầu quý tiếp theo | quarter 4 | 2024-04-01..2024-04-15 | 2025-01-01..2025-01-15
Thực hiện hàng tháng | month 12 | 2024-01-01..2024-01-31 | 2024-12-01..2024-12-31
Hằng tháng | month 12 | 2024-01-01..2024-01-31 | 2024-12-01..2024-12-31
trước ngày 05 hằng tháng | month 12 | 2024-01-01..2024-01-05 | 2024-12-01..2024-12-05
Hàng tháng, trước ngày 20 | month 12 | 2024-01-01..2024-01-20 | 2024-12-01..2024-12-20
Định kỳ vào ngày 20 hằng tháng | month 12 | 2024-01-01..2024-01-20 | 2024-12-01..2024-12-20
Định kỳ hàng tháng, chậm nhất vào ngày 05 của tháng tiếp theo | month 12 | 2024-02-01..2024-02-05 | 2025-01-01..2025-01-05
Trước ngày 30 hàng tháng | month 12 | 2024-01-01..2024-01-30 | 2024-12-01..2024-12-30
hàng quý | quarter 4 | 2024-01-01..2024-03-31 | 2024-10-01..2024-12-31
1 lần/quý | quarter 4 | 2024-01-01..2024-03-31 | 2024-10-01..2024-12-31
Cuối hàng quý | quarter 4 | 2024-03-01..2024-03-31 | 2024-12-01..2024-12-31
6 tháng/lần | half_year 2 | 2024-01-01..2024-06-30 | 2024-07-01..2024-12-31
Hàng năm | year 1 | 2024-01-01..2024-12-31 | 2024-01-01..2024-12-31
01 lần/năm | year 1 | 2024-01-01..2024-12-31 | 2024-01-01..2024-12-31
chậm nhất ngày 15/12 hàng năm | year 1 | 2024-01-01..2024-12-15 | 2024-01-01..2024-12-15
Hằng năm, trước ngày 31 tháng 3 | year 1 | 2024-01-01..2024-03-31 | 2024-01-01..2024-03-31
trước ngày 15 tháng 12 hằng năm | year 1 | 2024-01-01..2024-12-15 | 2024-01-01..2024-12-15
Trước ngày 15/6 và 15/12 hàng năm | year 2 | 2024-01-01..2024-06-15 | 2024-06-16..2024-12-15
Quý I hàng năm | year 1 | 2024-01-01..2024-03-31 | 2024-01-01..2024-03-31
Tháng 12 hàng năm | year 1 | 2024-12-01..2024-12-31 | 2024-12-01..2024-12-31
Hàng tháng (trước ngày 25) | month 12 | 2024-01-01..2024-01-25 | 2024-12-01..2024-12-25
Hàng quý (trước ngày 10 tháng cuối quý) | quarter 4 | 2024-01-01..2024-03-10 | 2024-10-01..2024-12-10
trước ngày cuối cùng của quý | quarter 4 | 2024-01-01..2024-03-31 | 2024-10-01..2024-12-31
Cuối mỗi tháng | month 12 | 2024-01-21..2024-01-31 | 2024-12-21..2024-12-31
Hàng tuần | week 53 | 2024-01-01..2024-01-07 | 2024-12-30..2025-01-05
"""

# Days (D), working days (W) or months (M), "-" when counted back; what it counts from.
RELATIVE = """
không quá 30 ngày kể từ ngày kế hoạch của tỉnh được ban hành | D30 | ngày kế hoạch của tỉnh được ban hành
Trong thời hạn 05 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ | W5 | ngày nhận được hồ sơ hợp lệ
Trong thời hạn 10 ngày, kể từ ngày Kế hoạch được phê duyệt | D10 | ngày Kế hoạch được phê duyệt
Chậm nhất 02 (hai) ngày làm việc, kể từ ngày nhận được văn bản | W2 | ngày nhận được văn bản
chậm nhất sau 10 ngày kể từ ngày kết thúc tháng | D10 | ngày kết thúc tháng
trong vòng 10 ngày sau khi kết thúc quý | D10 | kết thúc quý
Chậm nhất là mười lăm ngày, kể từ ngày quy hoạch được duyệt | D15 | ngày quy hoạch được duyệt
Trong thời hạn 06 tháng kể từ ngày Thông tư có hiệu lực | M6 | ngày Thông tư có hiệu lực
Chậm nhất 15 ngày trước ngày khai mạc kỳ họp | -D15 | ngày khai mạc kỳ họp
Chậm nhất 03 ngày làm việc, trước ngày phiên họp bắt đầu | -W3 | ngày phiên họp bắt đầu
02 tuần kể từ khi có thông báo | D14 | có thông báo
"""

STANDING = [
    "Thường xuyên",
    "Thường xuyên trong năm",
    "Thường xuyên, liên tục",
    "Trong suốt năm 2024",
    "Năm 2024 (thường xuyên)",
    "Thường xuyên, hàng năm",
]
ELSEWHERE = [
    "Theo quy định",
    "Theo quy định của pháp luật",
    "Đúng thời hạn quy định",
    "Theo kế hoạch của Trung ương",
    "Theo Kế hoạch số 12/KH-UBND ngày 12/01/2024",
    "Theo yêu cầu của Bộ Nội vụ",
    "Theo tiến độ tại Quyết định số 05/QĐ-UBND ngày 03/01/2024",
    "Thực hiện theo lộ trình của Chính phủ",
]
EVENTS = ["Khi có yêu cầu", "Ngay sau khi Kế hoạch được ban hành", "Sau khi Nghị định có hiệu lực", "Đột xuất"]
UNREADABLE = [
    "Đang thực hiện",
    "Đã hoàn thành",
    "x",
    "Kịp thời",
    "Trước Tết Nguyên đán",
    "Sau kỳ họp Hội đồng nhân dân tỉnh",
    "sau ngày 15/3/2024",
    "Từ tháng 3/2024",
    "Sau 05 ngày kể từ ngày có kết quả",
    "2 lần/năm",
    "Năm 2024 và những năm tiếp theo",
    "từ ngày ký đến hết ngày 31 tháng 12 năm 2026",
    "chậm nhất vào ngày 31/12 của năm phát sinh khoản vay",
    "Quý II/2024 (báo cáo trước 25/6)",
    "Ít nhất 10 ngày trước ngày họp",
    "Không thực hiện trong quý II/2024",
    "Tháng 01 - 02/2",
    "Trước cuối tháng 3",
    "Năm học 2020-2021",
    "Nhiệm kỳ 2021-2026",
    "Từ nay đến 31/12/2024",
    "Quý III/2024 (sau khi có Nghị quyết)",
    "30 ngày",
    "Không quy định",
    "Quý……năm……",
    "2-3/2024",
    "01-02/2024",
    "10-12/2024",
    "Trước 10-12/2024",
    "9-10",
]
IMPOSSIBLE = ["6/24", "31/6/2024", "Trước ngày 30/02", "Tháng 13/2024", "trước ngày 29/02/2023", "Ngày 0/5/2024"]


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines()]


def only(text: str) -> Deadline:
    [deadline] = read_deadlines(text, year=YEAR)
    assert deadline.text == text
    return deadline


def test_there_are_wordings_enough() -> None:
    tables = sum(len(rows(table)) for table in (BY, WITHIN, VAGUE, RECURRING, RELATIVE))
    assert tables + sum(map(len, (STANDING, ELSEWHERE, EVENTS, UNREADABLE, IMPOSSIBLE))) >= 160


@pytest.mark.parametrize(("text", "windows"), rows(BY))
def test_by_a_day(text: str, windows: str) -> None:
    deadline = only(text)
    assert (deadline.kind, told(deadline)) == (DeadlineKind.BY, windows)
    # "trước ngày": nobody agrees whether the day itself is in time; an hour on the day settles it
    before = "trước" in text.lower() and not re.search("giờ|17h|Trước (tháng|quý)|(Chậm|chậm) .*năm trước", text)
    assert (DeadlineDoubt.DAY_ITSELF in deadline.doubts) == before


@pytest.mark.parametrize(("text", "windows"), rows(WITHIN))
def test_within_a_time(text: str, windows: str) -> None:
    deadline = only(text)
    assert (deadline.kind, told(deadline), deadline.doubts) == (DeadlineKind.WITHIN, windows, ())


@pytest.mark.parametrize(("text", "windows"), rows(VAGUE))
def test_a_time_whose_end_is_only_customary_is_doubted(text: str, windows: str) -> None:
    deadline = only(text)
    assert (told(deadline), deadline.doubts) == (windows, (DeadlineDoubt.VAGUE,))


@pytest.mark.parametrize(("text", "cycle", "first", "last"), rows(RECURRING))
def test_what_is_due_again_and_again(text: str, cycle: str, first: str, last: str) -> None:
    deadline = only(text)
    name, count = cycle.split()
    assert (deadline.kind, deadline.cycle, len(deadline.windows)) == (DeadlineKind.RECURRING, Cycle(name), int(count))
    ends = told(deadline).split()
    assert (ends[0], ends[-1]) == (first, last)


@pytest.mark.parametrize(("text", "length", "anchor"), rows(RELATIVE))
def test_terms_counted_from_an_event(text: str, length: str, anchor: str) -> None:
    deadline = only(text)
    term = deadline.term
    assert term is not None and (deadline.kind, term.anchor) == (DeadlineKind.RELATIVE, anchor)
    unit = "M" if term.months else "W" if term.working_days else "D"
    assert f"{'-' if term.before else ''}{unit}{term.months or term.days}" == length
    assert deadline.windows == ()


@pytest.mark.parametrize("text", STANDING)
def test_standing_tasks_last_the_year(text: str) -> None:
    assert (only(text).kind, told(only(text))) == (DeadlineKind.STANDING, "2024-01-01..2024-12-31")


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_is_set_elsewhere_has_no_days_of_its_own(text: str) -> None:
    assert (only(text).kind, only(text).windows) == (DeadlineKind.BY_REGULATION, ())


@pytest.mark.parametrize("text", EVENTS)
def test_an_event_alone_sets_no_days(text: str) -> None:
    assert (only(text).kind, only(text).windows, only(text).term) == (DeadlineKind.RELATIVE, (), None)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_cannot_be_read_stays_text(text: str) -> None:
    assert only(text) == Deadline(text, DeadlineKind.UNREADABLE)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_days_that_are_not_in_the_calendar_are_told_as_such(text: str) -> None:
    assert only(text) == Deadline(text, DeadlineKind.UNREADABLE, doubts=(DeadlineDoubt.IMPOSSIBLE_DAY,))


# ---- Several, labelled, without a year -------------------------------------------------------------------------------

SEVERAL = """
Báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/12/2024 | Báo cáo 6 tháng: ..2024-06-15 | báo cáo năm: ..2024-12-15
Quý I: trước 10/3; Quý II: trước 10/6 | Quý I: ..2024-03-10 | Quý II: ..2024-06-10
Trước ngày 15/6 (báo cáo 6 tháng), trước ngày 15/12 (báo cáo năm) | báo cáo 6 tháng: ..2024-06-15 | báo cáo năm: ..2024-12-15
Kế hoạch: Tháng 01/2024; Báo cáo: Trước 15/12/2024 | Kế hoạch: 2024-01-01..2024-01-31 | Báo cáo: ..2024-12-15
Trước ngày 15/6 và trước ngày 15/12/2023 | : ..2023-06-15 | : ..2023-12-15
Định kỳ 6 tháng, năm | : 2024-01-01..2024-06-30 2024-07-01..2024-12-31 | : 2024-01-01..2024-12-31
Quý, 6 tháng | : 2024-01-01..2024-03-31 2024-04-01..2024-06-30 2024-07-01..2024-09-30 2024-10-01..2024-12-31 | : 2024-01-01..2024-06-30 2024-07-01..2024-12-31
Trước 15/11, trước 15/01/2025 | : ..2024-11-15 | : ..2025-01-15
Trước ngày 15/12 và trước ngày 15/3/2025 | : ..2024-12-15 | : ..2025-03-15
Báo cáo năm trước 15/12, báo cáo 6 tháng trước 15/6/2024 | Báo cáo năm: ..2024-12-15 | báo cáo 6 tháng: ..2024-06-15
Gửi Sở Nội vụ trước ngày 15/12/2024 | Gửi Sở Nội vụ: ..2024-12-15
Kế hoạch (tháng 01/2024) | Kế hoạch: 2024-01-01..2024-01-31
"""


@pytest.mark.parametrize("row", rows(SEVERAL), ids=lambda row: row[0])
def test_several_deadlines_in_one_cell_and_what_each_is_for(row: list[str]) -> None:
    text, *wanted = row
    assert [f"{each.label}: {told(each)}" for each in read_deadlines(text, year=YEAR)] == wanted


def test_a_list_of_lines_is_a_deadline_each() -> None:
    text = "- Báo cáo quý: trước ngày 10 tháng cuối quý\n- Báo cáo năm: trước ngày 05/12"
    quarterly, yearly = read_deadlines(text, year=YEAR)
    assert (quarterly.label, quarterly.cycle, yearly.label, told(yearly)) == (
        "Báo cáo quý",
        Cycle.QUARTER,
        "Báo cáo năm",
        "..2024-12-05",
    )


def test_words_left_over_are_a_doubt_when_they_name_no_time() -> None:
    [deadline] = read_deadlines("Trước ngày 15/12/2024 để tổng hợp, báo cáo", year=YEAR)
    assert told(deadline) == "..2024-12-15" and DeadlineDoubt.PARTLY_READ in deadline.doubts


@pytest.mark.parametrize(
    "text", ["Trước 30/6", "Tháng 3", "Quý II", "hàng tháng", "Thường xuyên", "trước 15/12 hàng năm"]
)
def test_without_a_year_there_are_no_days(text: str) -> None:
    [deadline] = read_deadlines(text)
    assert deadline.windows == () and DeadlineDoubt.NO_YEAR in deadline.doubts
    assert deadline.kind is not DeadlineKind.UNREADABLE


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("Hàng quý", True),
        ("Mỗi quý 01 lần", True),
        ("Định kỳ hằng tháng", True),
        ("6 tháng/lần", True),
        ("Thường xuyên, liên tục", True),
        ("Hàng năm", True),
        ("Cuối hàng quý", False),
        ("Hàng năm, trước ngày 31/12", False),
        ("Trước ngày 20 hằng tháng", False),
        ("Quý I hàng năm", False),
        ("Năm 2024", False),
    ],
)
def test_what_says_only_how_often_names_no_last_day(text: str, loose: bool) -> None:
    assert only(text).loose is loose


def test_the_text_gives_the_year_before_the_set_does() -> None:
    assert told(read_deadlines("Quý I/2023", year=2024)[0]) == "2023-01-01..2023-03-31"
    assert [told(each) for each in read_deadlines("Tháng 11; tháng 01/2025")] == [
        "2024-11-01..2024-11-30",
        "2025-01-01..2025-01-31",
    ]
    assert [told(each) for each in read_deadlines("Tháng 3; tháng 9/2023")] == [
        "2023-03-01..2023-03-31",
        "2023-09-01..2023-09-30",
    ]


@pytest.mark.parametrize(
    ("sentence", "windows"),
    [
        ("Ban hành Kế hoạch CCHC năm 2024 trong tháng 01/2024", "2024-01-01..2024-01-31"),
        ("Phê duyệt phương án đơn giản hóa TTHC trước ngày 15/9/2024", "..2024-09-15"),
        ("Báo cáo kết quả kiểm soát TTHC năm 2024 trước ngày 10/12/2024.", "..2024-12-10"),
        ("Tỷ lệ giảm chi trực tiếp ngân sách so với năm 2021", None),
        ("Tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn đạt từ 99% trở lên", None),
        ("Mức độ hoàn thành nhiệm vụ tại Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", None),
        ("Số đơn vị thành lập trước năm 2020 được rà soát trong năm", None),
    ],
)
def test_a_sentence_may_end_in_a_deadline(sentence: str, windows: str | None) -> None:
    deadline = deadline_within(sentence, year=YEAR)
    assert (told(deadline) if deadline else None) == windows


@pytest.mark.parametrize(
    ("sentence", "loose"),
    [
        ("Phê duyệt phương án đơn giản hóa TTHC trước ngày 15/9/2024", False),
        ("Xây dựng cơ sở dữ liệu, hoàn thành trước ngày 30/6/2024", False),
        ("Ban hành Kế hoạch CCHC năm 2024 trong tháng 01/2024", True),
        ("Kế hoạch rà soát văn bản QPPL ban hành trước ngày 01/3/2024", True),
        ("Rà soát các dự án được phê duyệt trước năm 2020", True),
        ("Xử lý hồ sơ tiếp nhận trước ngày 01/7/2024", True),
        ("Khắc phục hạn chế được phát hiện trong năm 2023", True),
        ("Kiểm tra các đơn vị thành lập trước ngày 01/01/2024", True),
    ],
)
def test_the_time_a_sentence_ends_in_may_be_that_of_the_words_before_it(sentence: str, loose: bool) -> None:
    deadline = deadline_within(sentence, year=YEAR)
    assert deadline is not None and deadline.loose is loose


# ---- Terms and working days ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "last", "sure"),
    [
        ("15 ngày kể từ ngày 01/3/2024", "2024-03-16", True),
        ("01 tháng kể từ ngày 31/01/2024", "2024-02-29", True),
        ("05 ngày làm việc kể từ ngày 01/3/2024", "2024-03-08", True),
        ("03 ngày làm việc kể từ ngày 29/4/2022", "2022-05-06", True),  # 30/4 and 1/5 are a weekend, made good
        # A lone day between a holiday and a weekend may be given off, and a Saturday worked for it: so was 29/4/2024.
        ("01 ngày làm việc kể từ ngày 26/4/2024", "2024-04-29", False),
        ("03 ngày làm việc kể từ ngày 29/4/2024", "2024-05-06", False),
        ("05 ngày làm việc trước ngày 06/5/2024", "2024-04-25", False),
        ("02 ngày làm việc kể từ ngày 17/4/2024", "2024-04-22", False),  # 18/4/2024 is 10/3 of the lunar year
        ("02 ngày làm việc kể từ ngày 31/12/2025", "2026-01-05", False),
        ("03 ngày làm việc kể từ ngày 02/5/2024", "2024-05-07", False),
        ("05 ngày làm việc kể từ ngày 13/5/2024", "2024-05-20", True),
        (
            "02 ngày làm việc kể từ ngày 28/4/2023",
            "2023-05-05",
            True,
        ),  # 29/4 is 10/3: Saturday and Sunday are made good
        ("07 ngày làm việc kể từ ngày 05/02/2024", "2024-02-21", False),  # Tết
        ("03 ngày làm việc kể từ ngày 30/8/2024", "2024-09-05", False),  # the second day of National Day
        ("05 ngày làm việc trước ngày 15/3/2024", "2024-03-08", True),
    ],
)
def test_terms_from_a_day_are_counted(text: str, last: str, sure: bool) -> None:
    [deadline] = read_deadlines(text, year=YEAR)
    assert deadline.windows[0].last.isoformat() == last
    assert (DeadlineDoubt.MOVING_HOLIDAYS not in deadline.doubts) == sure


@given(st.dates(date(1995, 1, 1), date(2040, 12, 31)), st.integers(1, 60))
def test_working_days_never_end_on_a_day_off(day: date, count: int) -> None:
    last, _ = end_of_term(Term(count, working_days=True, anchor=""), day)
    assert last.weekday() < 5 and (last.month, last.day) not in [(1, 1), (4, 30), (5, 1), (9, 2)]
    assert last >= day + timedelta(days=count)
    longer, _ = end_of_term(Term(count + 1, working_days=True, anchor=""), day)
    assert longer > last


# ---- Whatever the text -----------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "trước",
        "sau",
        "ngày",
        "tháng",
        "quý",
        "năm",
        "hàng",
        "định",
        "kỳ",
        "từ",
        "đến",
        "kể",
        "6",
        "tháng",
        "đầu",
        "cuối",
        "giữa",
        "15/6",
        "2024",
        "31/12/2024",
        "I",
        "II",
        "chậm",
        "nhất",
        "trong",
        "báo",
        "cáo",
        ";",
        ",",
        "(",
        ")",
        ":",
        "-",
        "và",
    ]
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.sampled_from([None, 2024]))
def test_any_words_give_deadlines_that_keep_the_text(text: str, year: int | None) -> None:
    for deadline in read_deadlines(text, year=year):
        assert deadline.text and deadline.text.split()[0] in text
        assert all(one.last <= two.last for one, two in zip(deadline.windows, deadline.windows[1:], strict=False))
        if deadline.kind in (DeadlineKind.UNREADABLE, DeadlineKind.BY_REGULATION):
            assert deadline.windows == ()


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    assert all(isinstance(each, Deadline) for each in read_deadlines(text, year=YEAR))


def test_a_window_ends_after_it_begins() -> None:
    with pytest.raises(ValueError, match="not a window"):
        Window(date(2024, 2, 1), date(2024, 1, 1))
    assert Window(None, date(2024, 9, 15)).days_late(date(2024, 9, 27)) == 12


def test_long_texts_are_read_in_no_time() -> None:
    for piece in ("trước ngày 15/6, ", "từ tháng 1 đến ", "hàng tháng và ", "(", "quý I, II, ", "ngày 1 - "):
        assert read_deadlines(piece * 5_000, year=YEAR)
    began = perf_counter()
    read_deadlines("trước ngày 15/6 và " * 20, year=YEAR)
    alike = perf_counter() - began
    began = perf_counter()
    for piece in ("trong quý ", "trước ngày ", "chậm nhất "):
        read_deadlines((piece * 60)[:599], year=YEAR)
    assert perf_counter() - began < 300 * max(alike, 0.005)
