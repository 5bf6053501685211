"""Digits misread by recognition: repaired where nothing else can be meant, always flagged, the printed form kept."""

from __future__ import annotations

from datetime import date

import pytest

from patterns import Flag
from tests.patterns.citing import cited

NUMBERS = [
    ("Chỉ thị số LL/CT-TTg", "11/CT-TTg", "LL/CT-TTg"),
    ("Quyết định số l6/QĐ-UBND", "16/QĐ-UBND", "l6/QĐ-UBND"),
    ("Quyết định số I2O/QĐ-UBND", "120/QĐ-UBND", "I2O/QĐ-UBND"),
    ("Kế hoạch số ]5/KH-UBND", "15/KH-UBND", "]5/KH-UBND"),
    ("Nghị định số 163/2Ol0/NĐ-CP", "163/2010/NĐ-CP", "163/2Ol0/NĐ-CP"),
    ("Chỉ thị số l8-CT/TU", "18-CT/TU", "l8-CT/TU"),
    ("Kế hoạch số 1 5/KH-UBND", "15/KH-UBND", "1 5/KH-UBND"),
    ("Quyết định số 12 34/QĐ-UBND", "1234/QĐ-UBND", "12 34/QĐ-UBND"),
    ("Quyết định số 1 234/QĐ-UBND", "1234/QĐ-UBND", "1 234/QĐ-UBND"),
    ("Quyết định số 123  4/QĐ-UBND", "1234/QĐ-UBND", "123  4/QĐ-UBND"),
    ("Nghị quyết số 1 7-NQ/TU", "17-NQ/TU", "1 7-NQ/TU"),
    ("Thông báo số: 4O/TB-UBND", "40/TB-UBND", "4O/TB-UBND"),
]


@pytest.mark.parametrize(("text", "number", "quote"), NUMBERS)
def test_misread_digits_are_repaired_and_said_to_be(text: str, number: str, quote: str) -> None:
    (found,) = cited(f"Thực hiện {text} về cải cách hành chính")
    assert found.number is not None
    assert (found.number.printed, found.quote) == (number, quote)
    assert Flag.REPAIRED_OCR in found.flags


@pytest.mark.parametrize(
    "text",
    [
        "kho IL/KH-VT",  # nothing announces a number
        "Phần II/QĐ-UBND",
        "số LL/XYZ-QWE",  # an unknown symbol is no ground to repair on
        "vùng OS/BTC",
        "số lô SL/VTNN",
        "Quyết định số 133 134/QĐ-UBND",  # two numbers, or one: nobody knows
    ],
)
def test_what_nothing_announces_or_nobody_knows_is_not_repaired(text: str) -> None:
    assert not cited(text)


DATES = [
    ("ngày l6/5/2019", date(2019, 5, 16)),
    ("ngày Ø3 tháng ó năm 2O18", date(2018, 6, 3)),
    ("ngày O1/l2/2020", date(2020, 12, 1)),
    (", ngày 1I tháng 7 năm 20l7", date(2017, 7, 11)),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_misread_dates_are_repaired_and_said_to_be(text: str, day: date) -> None:
    (found,) = cited(f"Căn cứ Quyết định số 31/QĐ-UBND {text} của UBND tỉnh")
    assert (found.date, found.issuer) == (day, "UBND tỉnh")
    assert Flag.REPAIRED_OCR in found.flags


def test_a_date_that_stays_impossible_is_not_made_up() -> None:
    (found,) = cited("Căn cứ Quyết định số 31/QĐ-UBND ngày SS/SS/2019 của UBND tỉnh")
    assert found.date is None


def test_what_is_read_well_is_not_touched() -> None:
    (found,) = cited("Căn cứ Quyết định số 31/QĐ-UBND ngày 16/5/2019")
    assert (found.flags, found.date) == ((), date(2019, 5, 16))
