"""Numbers: what a person types, and when two numbers are the same document's."""

from __future__ import annotations

import pytest

from patterns import implied_issuer, parse_number, type_of_symbol
from patterns.types import canonical_type


@pytest.mark.parametrize(
    ("typed", "printed", "serial", "year", "symbol", "party"),
    [
        ("12/KH-UBND", "12/KH-UBND", "12", None, "KH-UBND", False),
        ("12/kh-ubnd", "12/KH-UBND", "12", None, "KH-UBND", False),
        (" 12 / KH-UBND ", "12/KH-UBND", "12", None, "KH-UBND", False),
        ("06/CT-TTg", "06/CT-TTg", "06", None, "CT-TTg", False),
        ("63/2010/NĐ-CP", "63/2010/NĐ-CP", "63", 2010, "NĐ-CP", False),
        ("63 / 2010 / NĐ-CP", "63/2010/NĐ-CP", "63", 2010, "NĐ-CP", False),
        ("63/2010/nd-cp", "63/2010/ND-CP", "63", 2010, "ND-CP", False),
        ("63/2010/NĐ–CP", "63/2010/NĐ-CP", "63", 2010, "NĐ-CP", False),
        ("152/2025/TT-BTС", "152/2025/TT-BTC", "152", 2025, "TT-BTC", False),
        ("18-CT/TU", "18-CT/TU", "18", None, "CT/TU", True),
        ("18-ct/tu", "18-CT/TU", "18", None, "CT/TU", True),
        ("18–CT/TU", "18-CT/TU", "18", None, "CT/TU", True),
        ("30a/2008/NQ-CP", "30a/2008/NQ-CP", "30a", 2008, "NQ-CP", False),
        ("30a/2008/nq-cp", "30a/2008/NQ-CP", "30a", 2008, "NQ-CP", False),
        ("66.15/2026/NQ-CP", "66.15/2026/NQ-CP", "66.15", 2026, "NQ-CP", False),
        ("01763/QĐ-UBND", "01763/QĐ-UBND", "01763", None, "QĐ-UBND", False),
        ("58/2010/QH12", "58/2010/QH12", "58", 2010, "QH12", False),
        ("71/2014/TTLT-BTC-BNV", "71/2014/TTLT-BTC-BNV", "71", 2014, "TTLT-BTC-BNV", False),
        ("144/2002/QĐ/BTC", "144/2002/QĐ/BTC", "144", 2002, "QĐ/BTC", False),
        ("60 TC/CĐKT", "60 TC/CĐKT", "60", None, "TC/CĐKT", False),
        ("57/VBHN-BCT", "57/VBHN-BCT", "57", None, "VBHN-BCT", False),
        ("45/SNV-CCHC&VTLT", "45/SNV-CCHC&VTLT", "45", None, "SNV-CCHC&VTLT", False),
        ("174/UBNDKSTTHC", "174/UBND-KSTTHC", "174", None, "UBND-KSTTHC", False),
    ],
)
def test_a_typed_number_is_read(
    typed: str, printed: str, serial: str, year: int | None, symbol: str, party: bool
) -> None:
    number = parse_number(typed)
    assert number is not None
    assert (number.printed, number.serial, number.year, number.symbol, number.party) == (
        printed, serial, year, symbol, party,
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["", " ", "12", "12/2020", "KH-UBND", "12/", "/KH-UBND", "cải cách", "1/2/3", "số 12/KH-UBND"]
)
def test_what_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("06/CT-TTg", "6/CT-TTg"),
        ("006/CT-TTg", "6/ct-ttg"),
        ("031/2025/QĐ-UBND", "31/2025/QĐ-UBND"),
        ("0125/KH-UBND", "125/KH-UBND"),
        ("08-QĐ/TW", "8-QĐ/TW"),
        ("63/2010/NĐ- CP", "63/2010/NĐ-CP"),
    ],
)
def test_same_key(one: str, other: str) -> None:
    first, second = parse_number(one), parse_number(other)
    assert first and second and first.key == second.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5/HD-SNV", "5/HĐ-SNV"),
        ("5/DA-UBND", "5/ĐA-UBND"),
        ("5/QĐ-UBND", "5/2025/QĐ-UBND"),
        ("5/CT-TTg", "15/CT-TTg"),
        ("5-CT/TU", "5/CT-TU"),
        ("30/NQ-CP", "30a/NQ-CP"),
        ("66/2025/NQ-CP", "66.1/2025/NQ-CP"),
        ("50/KH-UBND", "5/KH-UBND"),
    ],
)
def test_different_key(one: str, other: str) -> None:
    first, second = parse_number(one), parse_number(other)
    assert first and second and first.key != second.key


@pytest.mark.parametrize(("one", "other"), [("63/2010/ND-CP", "63/2010/NĐ-CP"), ("5/qd-ubnd", "05/QĐ-UBND")])
def test_the_loose_key_bridges_lost_diacritics(one: str, other: str) -> None:
    first, second = parse_number(one), parse_number(other)
    assert first and second and first.key != second.key and first.loose_key == second.loose_key


def test_zero_alone_keeps_its_digit() -> None:
    number = parse_number("00/KH-UBND")
    assert number is not None
    assert number.key == "0/kh-ubnd"


@pytest.mark.parametrize(
    ("typed", "issuer"),
    [
        ("63/2010/NĐ-CP", "Chính phủ"),
        ("6/CT-TTg", "Thủ tướng Chính phủ"),
        ("16/2021/TT-BNV", "Bộ Nội vụ"),
        ("58/2010/QH12", "Quốc hội"),
        ("1663/NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
        ("12/1999/PL-UBTVQH10", "Ủy ban Thường vụ Quốc hội"),
        ("71/2014/TTLT-BTC-BNV", "Bộ Tài chính, Bộ Nội vụ"),
        ("19-NQ/TW", "Trung ương"),
        ("18-CT/HU", "Huyện ủy"),
        ("18-CT/TU", None),  # of a Tỉnh ủy or a Thành ủy
        ("07-KH/BTC", None),  # of a Party's committee, not of the ministry
        ("12-QĐ/BCT", None),
        ("176-HĐBT", "Hội đồng Bộ trưởng"),
        ("45/SNV-CCHC", "Sở Nội vụ"),
        ("174/UBND-KSTTHC", "Ủy ban nhân dân"),
        ("12/KH-TCT", None),
        ("71/2014/TTLT-BTC-XYZ", None),
        ("12/XYZ-AB", None),
    ],
)
def test_the_issuer_a_symbol_implies(typed: str, issuer: str | None) -> None:
    number = parse_number(typed)
    assert number is not None
    assert implied_issuer(number) == issuer


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("NĐ", "Nghị định"), ("nđ", "Nghị định"), ("ND", "Nghị định"), ("HD", "Hướng dẫn"), ("HĐ", "Hợp đồng"), ("DA", "Dự án"),
        ("ĐA", "Đề án"), ("CT", "Chỉ thị"), ("CTr", "Chương trình"), ("TTr", "Tờ trình"), ("TT", "Thông tư"), ("KH", "Kế hoạch"),
        ("VBHN", "Văn bản hợp nhất"), ("XYZ", None), ("", None),
    ],
)  # fmt: skip
def test_the_type_a_symbol_stands_for(symbol: str, name: str | None) -> None:
    assert type_of_symbol(symbol) == name


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("KẾ HOẠCH", ("Kế hoạch", False)),
        ("kế\nhoạch", ("Kế hoạch", False)),
        ("ke hoach", ("Kế hoạch", False)),
        ("Thông thư", ("Thông tư", True)),
        ("Giấy uỷ quyền", ("Giấy ủy quyền", False)),
        ("bàn ghế", None),
        ("", None),
    ],
)
def test_the_type_words_name(words: str, expected: tuple[str, bool] | None) -> None:
    assert canonical_type(words) == expected
