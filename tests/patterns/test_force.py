"""From which day a document is in force: the day it says of itself as a whole, not of another text nor of one provision."""

from __future__ import annotations

from datetime import date

import pytest

from patterns import in_force_from

ISSUED = date(2025, 8, 20)
OWN = "Điều 2. Nghị định này có hiệu lực thi hành từ ngày 01/9/2025."
DAY = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (OWN, DAY),
        ("Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 9 năm 2025", DAY),
        ("Quyết định này có hiệu lực kể từ ngày ký", ISSUED),
        ("Quy chế này có hiệu lực kể từ ngày 01/9/2025", DAY),  # the rules issued with it
        (f"Sửa đổi Điều 10 như sau: “Điều 10. Nghị định này có hiệu lực thi hành từ ngày 01/7/2020.” {OWN}", DAY),
        (f"Điều 1. Sửa đổi Điều 10:\n“Nghị định này có hiệu lực từ ngày 01/7/2020”.\n{OWN}", DAY),
        ("Điều 1. Sửa đổi Điều 10:\n“Nghị định này có hiệu lực từ ngày 01/7/2020”.\nĐiều 2. Thi hành.", None),
        (f"Quy định tại khoản 2 Điều này có hiệu lực từ ngày 01/01/2027. {OWN}", DAY),
        (f"Điều 5 của Nghị định này có hiệu lực từ ngày 01/01/2027. {OWN}", DAY),
        (f"Khoản 2 Điều 5a Nghị định này có hiệu lực từ ngày 01/01/2027. {OWN}", DAY),
        ("Quy định tại khoản này có hiệu lực từ ngày 01/01/2027.", None),
        ("Mức giá này có hiệu lực từ ngày 01/01/2027.", None),
        ("Nghị định này gồm 2 điều.", None),
    ],
)
def test_the_day_a_document_says_of_itself(text: str, day: date | None) -> None:
    assert in_force_from(text, ISSUED) == day
