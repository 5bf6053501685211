"""The time a subject says a document covers."""

from __future__ import annotations

from datetime import date

import pytest

from evidence.covering import covered


@pytest.mark.parametrize(
    ("subject", "first", "last"),
    [
        ("Công tác CCHC quý I năm 2024", (2024, 1, 1), (2024, 3, 31)),
        ("Công tác CCHC quý III/2024", (2024, 7, 1), (2024, 9, 30)),
        ("Công tác CCHC 6 tháng đầu năm; phương hướng 6 tháng cuối năm 2022", (2022, 1, 1), (2022, 6, 30)),
        ("Kết quả 6 tháng cuối năm 2022", (2022, 7, 1), (2022, 12, 31)),
        ("Kết quả 9 tháng năm 2024", (2024, 1, 1), (2024, 9, 30)),
        ("Tình hình tháng 2 năm 2024", (2024, 2, 1), (2024, 2, 29)),
        ("Cải cách hành chính năm 2025", (2025, 1, 1), (2025, 12, 31)),
        ("Chuyển đổi số giai đoạn 2021 - 2025", (2021, 1, 1), (2025, 12, 31)),
        ("Đề án giai đoạn 2021 - 2025, năm 2022", (2022, 1, 1), (2022, 12, 31)),
        ("Báo cáo quý II", (2023, 4, 1), (2023, 6, 30)),
    ],
)
def test_the_period_of_a_subject(subject: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    window = covered(subject, 2023)
    assert window is not None
    assert (window.first, window.last) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "subject", ["Cải cách hành chính", "So với năm 2023", "giai đoạn 2025 - 2021", "Tầm nhìn đến năm 2030"]
)
def test_no_period_is_made_up(subject: str) -> None:
    assert covered(subject, 2023) is None
