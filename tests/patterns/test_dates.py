"""Dates as documents write them, day first; what is left blank stays unknown."""

from __future__ import annotations

from datetime import date

import pytest
import regex

from patterns import PartialDate
from patterns.dates import ANY_DATE, BRACKETED, HEAD, STATED, date_of, partial_date_of

_ANY = regex.compile(ANY_DATE, regex.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 08 tháng 6 năm 2010", date(2010, 6, 8)),
        ("ngày 8 tháng 06 năm 2010", date(2010, 6, 8)),
        ("Ngày 08\ntháng 6\nnăm 2010", date(2010, 6, 8)),
        ("NGÀY 08 THÁNG 6 NĂM 2010", date(2010, 6, 8)),
        ("ngày 08/6/2010", date(2010, 6, 8)),
        ("ngày 08-06-2010", date(2010, 6, 8)),
        ("ngày 08.6.2010", date(2010, 6, 8)),
        ("ngày 08 /6 /2010", date(2010, 6, 8)),
        ("ngày\n\n08/6/2010", date(2010, 6, 8)),
        ("ngày 12/11/2010", date(2010, 11, 12)),
        ("ngày 29/02/2024", date(2024, 2, 29)),
        ("ngày 29/02/2023", None),
        ("ngày 31/4/2023", None),
        ("ngày 05/13/2023", None),
        ("ngày 00/5/2023", None),
    ],
)
def test_a_date(text: str, expected: date | None) -> None:
    match = _ANY.match(text)
    assert match is not None
    assert date_of(match) == expected


@pytest.mark.parametrize(
    "text",
    [
        "ngày",
        "ngày mai",
        "ngày 08/6",
        "ngày 08/6/20101",
        "tháng 6 năm 2010",
        "ngày    tháng 6 năm 2010",
        "ngay 08/6/2010",
    ],
)
def test_no_full_date(text: str) -> None:
    assert _ANY.search(text) is None


@pytest.mark.parametrize(
    "text",
    [" ngày 08/6/2010", ", ngày 08/6/2010", " ban hành ngày 08/6/2010", " được ký ngày 08/6/2010", " (ngày 08/6/2010)"],
)
def test_a_date_stated_after_a_number(text: str) -> None:
    match = STATED.match(text)
    assert match is not None
    assert date_of(match) == date(2010, 6, 8)


def test_a_bracketed_date() -> None:
    match = BRACKETED.match(" (08/6/2010)")
    assert match is not None
    assert date_of(match) == date(2010, 6, 8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lam Sơn, ngày 05 tháng 3 năm 2024", PartialDate(2024, 3, 5)),
        ("Lam Sơn, ngày      tháng 3 năm 2024", PartialDate(2024, 3)),
        ("Lam Sơn, ngày ... tháng 3 năm 2024", PartialDate(2024, 3)),
        ("Lam Sơn, ngày .... tháng .... năm 2024", PartialDate(2024)),
        ("Lam Sơn, ngày      tháng     năm 2024", PartialDate(2024)),
        ("Lam Sơn, ngày 05 tháng     năm 2024", PartialDate(2024)),
        ("Lam Sơn, ngày     tháng     năm", None),
        ("Lam Sơn, ngày 31 tháng 4 năm 2024", None),
        ("Lam Sơn, ngày 05 tháng 13 năm 2024", None),
        ("Lam Sơn, ngày     tháng 13 năm 2024", None),
        ("LAM SƠN, NGÀY 05 THÁNG 3 NĂM 2024", PartialDate(2024, 3, 5)),
        ("Lam Sơn, ngày 05 tháng tư năm 1989", PartialDate(1989, 4, 5)),
        ("Lam Sơn, ngày 05 tháng mười hai năm 1989", PartialDate(1989, 12, 5)),
        ("Lam Sơn, ngày 05 tháng năm năm 1989", PartialDate(1989, 5, 5)),
    ],
)
def test_the_date_line_of_a_letterhead(text: str, expected: PartialDate | None) -> None:
    match = HEAD.search(text)
    assert match is not None
    assert partial_date_of(match) == expected


@pytest.mark.parametrize(
    ("partial", "printed", "exact"),
    [
        (PartialDate(2024, 3, 5), "2024-03-05", date(2024, 3, 5)),
        (PartialDate(2024, 3), "2024-03", None),
        (PartialDate(2024), "2024", None),
    ],
)
def test_a_partial_date_says_what_it_knows(partial: PartialDate, printed: str, exact: date | None) -> None:
    assert (str(partial), partial.exact()) == (printed, exact)
