"""Ministries that took over from others, and the terms in which the Party's numbers count."""

from __future__ import annotations

from datetime import date

import pytest

from patterns import PartialDate, parse_number, party_terms, renamed_symbols, took_over


@pytest.mark.parametrize(
    ("former", "later", "on", "so"),
    [
        ("Bộ Giao thông vận tải", "Bộ Xây dựng", None, True),
        ("BỘ GIAO THÔNG VẬN TẢI", "Bộ Xây dựng", date(2025, 3, 1), True),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng", date(2025, 2, 28), False),
        ("Bộ Xây dựng", "Bộ Giao thông vận tải", None, False),
        ("Bộ Thuỷ sản", "Bộ Nông nghiệp và Môi trường", None, True),  # through one between them
        ("Bộ Thủy sản", "Bộ Nông nghiệp và Môi trường", date(2010, 1, 1), False),
        ("Sở Kế hoạch và Đầu tư", "Sở Tài chính", None, True),
        ("Bộ Lao động, Thương binh và Xã hội", "Bộ Nội vụ", None, True),
        ("Bộ Tài chính", "Bộ Tài chính", None, False),
        ("Bộ Y tế", "Bộ Xây dựng", None, False),
    ],
)
def test_who_took_over_from_whom(former: str, later: str, on: date | None, so: bool) -> None:
    assert took_over(former, later, on) is so


@pytest.mark.parametrize(
    ("symbol", "others"),
    [
        ("TT-BNNMT", {"TT-BNNPTNT", "TT-BTNMT"}),
        ("TTr-SGTVT", {"TTr-SXD"}),
        ("TT-BYT", {"TT-BLĐTBXH"}),
        ("QĐ-UBND", set()),
        ("BNV", set()),
    ],
)
def test_symbols_of_before_and_after_a_reform(symbol: str, others: set[str]) -> None:
    assert set(renamed_symbols(symbol)) == others


@pytest.mark.parametrize(
    ("number", "when", "terms"),
    [
        ("18-CT/TU", PartialDate(2022, 3, 24), {2020}),
        ("18-CT/TU", PartialDate(2023), {2020}),
        ("18-CT/TU", PartialDate(2020, 9, 1), {2015, 2020}),  # while congresses are held
        ("18-CT/TU", PartialDate(2020), {2015, 2020}),
        ("10-KL/TW", PartialDate(2021, 1, 20), {2016}),
        ("10-KL/TW", PartialDate(2021, 2, 2), {2021}),
        ("05-HD/VPTW", PartialDate(2021, 1, 26), {2016, 2021}),
        ("18-CT/TU", PartialDate(1985), {0}),
    ],
)
def test_the_term_in_which_a_party_number_counts(number: str, when: PartialDate, terms: set[int]) -> None:
    parsed = parse_number(number)
    assert parsed is not None
    assert party_terms(parsed, when) == terms
