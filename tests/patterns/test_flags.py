"""Doubts about a citation: for each flag, what must get it and what must not."""

from __future__ import annotations

import pytest

from patterns import Flag
from tests.patterns.citing import cited

F = Flag
FLAGGED: list[tuple[str, set[Flag]]] = [
    ("Nghị định số 45/2020/NĐ-CP ngày 08/4/2021", {F.YEAR_MISMATCH}),
    ("Thông tư số 2/2019/TT-BNV ngày 03 tháng 01 năm 2020", {F.YEAR_MISMATCH}),
    ("Nghị quyết số 01/NĐ-CP", {F.TYPE_SYMBOL_MISMATCH}),
    ("Báo cáo số 9475/VPCP-KSTT", {F.TYPE_SYMBOL_MISMATCH}),
    ("Công văn số 12/KH-UBND", {F.TYPE_SYMBOL_MISMATCH}),
    ("Hướng dẫn số 5/HĐ-SNV", {F.TYPE_SYMBOL_MISMATCH}),
    ("Đề án số 5/DA-UBND", {F.TYPE_SYMBOL_MISMATCH}),
    ("Thông báo số 5-KL/TU", {F.TYPE_SYMBOL_MISMATCH}),
    ("Công văn số 174/UBNDKSTTHC", {F.MALFORMED_SYMBOL}),
    ("Nghị định số 63/2010/NĐCP", {F.MALFORMED_SYMBOL}),
    ("Quyết định số 1291/QĐ-TT", {F.UNKNOWN_SYMBOL}),
    ("Thông thư số 02/2017/TT-VPCP", {F.MISSPELT_TYPE}),
    ("Quyêt định số 5/QĐ-UBND", {F.MISSPELT_TYPE}),
    ("Quy định số 429-\n\nQĐ/TU", {F.BROKEN_OVER_LINES}),
    ("Quyết định số 3783/QĐ-\nUBND", {F.BROKEN_OVER_LINES}),
    ("Nghị định số 63/2010/NĐ- CP", {F.SPACED_SYMBOL}),
    ("Quyết định số 12/ 2001/ QĐ-BTC", {F.SPACED_SYMBOL}),
    ("Kế hoạch số 12/KH-UBND ngày 31/02/2024", {F.IMPOSSIBLE_DATE}),
    ("Kế hoạch số 12/KH-UBND ngày 05/13/2024", {F.IMPOSSIBLE_DATE}),
    ("Thông tư số 152/2025/TT-BTС", {F.LOOK_ALIKE}),
    ("Nghị định số 07/2025/NĐ-СР ngày 08/4/2024", {F.LOOK_ALIKE, F.YEAR_MISMATCH}),
]
CLEAN = [
    "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020",
    "Nghị định số 45/2020/NĐ-CP",
    "Kế hoạch số 61/KH-UBND ngày 02/01/2019",
    "Quy định số 429-QĐ/TU",
    "Quyết định số 429-QĐ/TU",
    "văn bản số 2995/VPCP-KSTT",
    "Văn bản số 12/KH-UBND",
    "Công văn số 2995/VPCP-KSTT",
    "Công văn số 5348/CT-CS",
    "Công văn số 171/CV-BCĐ",
    "Công văn số 10316/UBND-NC",
    "Kế hoạch số 10316/KH-UBND",
    "Thông tư số 06-BYT/TT",
    "Quyết định số 500/BYT-QĐ",
    "Tờ trình số 5/TT-UBND",
    "Thông tri số 5-TT/TW",
    "Hợp đồng số 5/HĐ-VNPT",
    "Hướng dẫn số 5/HD-SNV",
    "Thông tư liên tịch số 71/2014/TTLT-BTC-BNV",
    "Nghị quyết số 131/2025/QH15",
    "Luật số 58/2010/QH12 ngày 15/11/2010",
    "Quyết định số 1291/QĐ-TTg",
    "Nghị quyết số 02/NQ-CP ngày\n\n10/01/2022",
    "Quyết định\nsố 3783/QĐ-UBND",
    "Thông tư số 60 TC/CĐKT",
    "Nghị định số 176-HĐBT",
    "Thông tư số 08/2008/TT–BXD",
    "**Kế hoạch số 12/KH-UBND**",
    "Nghị quyết số 30a/2008/NQ-CP",
]


@pytest.mark.parametrize(("text", "flags"), FLAGGED)
def test_a_doubtful_citation_is_flagged(text: str, flags: set[Flag]) -> None:
    (citation,) = cited(f"theo {text};")
    assert set(citation.flags) == flags


@pytest.mark.parametrize("text", CLEAN)
def test_a_sound_citation_is_not_flagged(text: str) -> None:
    (citation,) = cited(f"theo {text};")
    assert citation.flags == ()


def test_numbers_that_start_again_each_year_are_not_flagged() -> None:
    for citation in cited("Kế hoạch số 61/KH-UBND ngày 01/02/2019 và Kế hoạch số 61/KH-UBND ngày 01/02/2021"):
        assert citation.flags == ()
