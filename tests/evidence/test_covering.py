"""The times a subject says a document covers."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.covering import covering, without_times

# Subject of a paper of 2023 | the times it covers; "~" where words that are no list part them
COVERED = """
Công tác CCHC quý I năm 2024 | 2024-01-01..2024-03-31
Công tác CCHC quý III/2024 | 2024-07-01..2024-09-30
Công tác CCHC 6 tháng đầu năm; phương hướng 6 tháng cuối năm 2022 | 2022-01-01..2022-06-30
Kết quả 6 tháng cuối năm 2022 | 2022-07-01..2022-12-31
Kết quả 9 tháng năm 2024 | 2024-01-01..2024-09-30
Kết quả 11 tháng năm 2024 | 2024-01-01..2024-11-30
Công tác CCHC 03 tháng đầu năm 2024 | 2024-01-01..2024-03-31
Công tác CCHC 5 tháng đầu năm | 2023-01-01..2023-05-31
Kết quả 3 tháng cuối năm 2024 | 2024-10-01..2024-12-31
Kết quả nửa đầu năm 2024 | 2024-01-01..2024-06-30
Tình hình tháng 2 năm 2024 | 2024-02-01..2024-02-29
Cải cách hành chính năm 2025 | 2025-01-01..2025-12-31
Báo cáo quý II | 2023-04-01..2023-06-30
Chuyển đổi số giai đoạn 2021 - 2025 | 2021-01-01..2025-12-31
Chuyển đổi số giai đoạn từ 2021 đến 2025 | 2021-01-01..2025-12-31
Kết quả năm 2022, 2023 | 2022-01-01..2023-12-31
Kết quả năm 2022 và năm 2023 | 2022-01-01..2023-12-31
Kế hoạch năm 2024 - 2025 | 2024-01-01..2025-12-31
Kết quả từ quý I đến quý III năm 2024 | 2024-01-01..2024-09-30
Kết quả từ tháng 11 năm 2023 đến tháng 10 năm 2024 | 2023-11-01..2024-10-31
Đề án giai đoạn 2021 - 2025, năm 2022 | 2022-01-01..2022-12-31
Kết quả thực hiện Kế hoạch CCHC năm 2024 trong quý I năm 2024 | 2024-01-01..2024-03-31
Kế hoạch năm 2024, quý I | 2024-01-01..2024-03-31
Công tác quý IV và năm 2024 | 2024-10-01..2024-12-31 2024-01-01..2024-12-31
Công tác tháng 6 và 6 tháng đầu năm 2024 | 2024-06-01..2024-06-30 2024-01-01..2024-06-30
Công tác 6 tháng và cả năm 2024 | 2024-01-01..2024-06-30 2024-01-01..2024-12-31
Công tác quý I, II, III năm 2024 | 2024-01-01..2024-03-31 2024-04-01..2024-06-30 2024-07-01..2024-09-30
Công tác quý IV năm 2023 và quý I năm 2024 | 2023-10-01..2023-12-31 2024-01-01..2024-03-31
Công tác tháng 12, nhiệm vụ trọng tâm tháng 01/2025 | 2024-12-01..2024-12-31
Kết quả 6 tháng cuối năm, phương hướng năm 2025 | 2024-07-01..2024-12-31
Công tác quý I, phương hướng, nhiệm vụ quý II/2024 | 2024-01-01..2024-03-31
Kế hoạch năm 2024 khắc phục hạn chế của năm 2023 | 2024-01-01..2024-12-31~2023-01-01..2023-12-31
Chuyển đổi số đến năm 2025, định hướng đến năm 2030 | ..2025-12-31
Tầm nhìn đến năm 2030 | ..2030-12-31
Tình hình đến hết tháng 6/2024 | ..2024-06-30
Kết quả từ năm 2022 đến nay | 2022-01-01..
Kế hoạch đầu tư năm 2024 | 2024-01-01..2024-12-31
Công bố kết quả xếp hạng năm 2022 | 2022-01-01..2022-12-31
Tập huấn chuyên sâu của ngân hàng năm 2024 | 2024-01-01..2024-12-31
Kết quả năm 2024 so với năm 2023 | 2024-01-01..2024-12-31
Cải cách hành chính |
So với năm 2023 |
Kết quả sau 6 tháng |
Tổng kết 5 năm |
giai đoạn 2025 - 2021 |
Năm học 2024 - 2025 |
Thực hiện Nghị quyết số 98/NQ-CP ngày 20 tháng 6 năm 2023 của Chính phủ |
Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 |
Thực hiện Nghị định số 61/2018/NĐ-CP |
"""


def told(subject: str, year: int | None = 2023) -> str:
    found = covering(subject, year)
    shown = (f"{each.first or ''}..{'' if each.last == date.max else each.last}" for each in found.times)
    return (" " if found.listed else "~").join(shown)


@pytest.mark.parametrize("row", COVERED.strip().splitlines())
def test_the_times_of_a_subject(row: str) -> None:
    subject, times = (part.strip() for part in row.split("|"))
    assert told(subject) == times


def test_without_any_year_there_are_no_times() -> None:
    assert (told("Công tác quý I", None), told("Công tác quý I và năm 2024", None)) == (
        "", "2024-01-01..2024-03-31 2024-01-01..2024-12-31",
    )  # fmt: skip


def test_a_text_is_left_without_its_times() -> None:
    left = without_times("Báo cáo 6 tháng đầu năm 2024, quý I, II và kết quả theo Nghị quyết 76 ngày 15/7/2021")
    assert " ".join(left.split()) == "Báo cáo , , và kết quả theo Nghị quyết 76 ngày 15/7/2021"


@given(
    st.lists(
        st.sampled_from(
            [
                "quý",
                "tháng",
                "năm",
                "I",
                "II",
                "6",
                "12",
                "2024",
                "2025",
                "-",
                "đến",
                "từ",
                "và",
                ",",
                "đầu",
                "cuối",
                "ngày",
                "giai",
                "đoạn",
                "nửa",
                "/",
            ]
        ),
        max_size=12,
    )
)
def test_any_words_are_read(words: list[str]) -> None:
    for found in covering(" ".join(words), 2024).times:
        assert found.first is None or found.first <= found.last


@pytest.mark.parametrize("piece", ["năm 2024, ", "quý I ", "6 tháng ", "từ năm ", "đến "])
def test_no_text_holds_the_reading_up(piece: str) -> None:
    began = perf_counter()
    covering(piece * 200, 2024)
    assert perf_counter() - began < 5
