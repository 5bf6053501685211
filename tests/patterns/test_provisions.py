"""Provisions before a document: chains of units distributed into pinpoints."""

from __future__ import annotations

import pytest

from patterns import Pinpoint
from patterns.provisions import pinpoints
from tests.patterns.citing import cited

DECREE = "Nghị định số 5/2020/NĐ-CP"


def _p(article: str | None = None, clause: str | None = None, point: str | None = None, **larger: str) -> Pinpoint:
    return Pinpoint(article=article, clause=clause, point=point, **larger)


ROWS: list[tuple[str, list[Pinpoint]]] = [
    (f"Điều 5 {DECREE}", [_p("5")]),
    (f"Điều 5 của {DECREE}", [_p("5")]),
    (f"điều 5, {DECREE}", [_p("5")]),
    (f"khoản 2 Điều 5 {DECREE}", [_p("5", "2")]),
    (f"khoản 2, Điều 5 {DECREE}", [_p("5", "2")]),
    (f"Khoản 2 Điều 5 {DECREE}", [_p("5", "2")]),
    (f"điểm a khoản 2 Điều 5 {DECREE}", [_p("5", "2", "a")]),
    (f"điểm đ khoản 1a Điều 4a {DECREE}", [_p("4a", "1a", "đ")]),
    (f"điểm c1 khoản 2 Điều 5 {DECREE}", [_p("5", "2", "c1")]),
    (f"điểm a, b khoản 1 Điều 5 {DECREE}", [_p("5", "1", "a"), _p("5", "1", "b")]),
    (f"các điểm a, b và c khoản 1 Điều 5 {DECREE}", [_p("5", "1", "a"), _p("5", "1", "b"), _p("5", "1", "c")]),
    (f"các khoản 1, 2 và 3 Điều 5 {DECREE}", [_p("5", "1"), _p("5", "2"), _p("5", "3")]),
    (f"khoản 1 và khoản 2 Điều 5 {DECREE}", [_p("5", "1"), _p("5", "2")]),
    (f"Điều 5 và Điều 6 {DECREE}", [_p("5"), _p("6")]),
    (f"Điều 5 hoặc Điều 6 {DECREE}", [_p("5"), _p("6")]),
    (f"các Điều 4, 6 {DECREE}", [_p("4"), _p("6")]),
    (f"từ Điều 5 đến Điều 8 {DECREE}", [_p("5"), _p("6"), _p("7"), _p("8")]),
    (f"Điều 5 đến Điều 7 {DECREE}", [_p("5"), _p("6"), _p("7")]),
    (f"khoản 2 Điều 3 và Điều 5 {DECREE}", [_p("3", "2"), _p("5")]),
    (f"Điều 119 và khoản 2 Điều 120 {DECREE}", [_p("119"), _p("120", "2")]),
    (f"điểm a khoản 1 và khoản 2 Điều 5 {DECREE}", [_p("5", "1", "a"), _p("5", "2")]),
    (
        f"điểm a, b khoản 1 và điểm c khoản 2 Điều 5, Điều 7 {DECREE}",
        [_p("5", "1", "a"), _p("5", "1", "b"), _p("5", "2", "c"), _p("7")],
    ),
    (f"Điều 5, khoản 2 {DECREE}", [_p("5", "2")]),
    (f"Chương II {DECREE}", [_p(chapter="II")]),
    (f"Mục 1 Chương III {DECREE}", [_p(chapter="III", section="1")]),
    (
        f"điểm a khoản 1 Điều 24 Tiểu mục 1 Mục 1 Chương III của {DECREE}",
        [_p("24", "1", "a", subsection="1", section="1", chapter="III")],
    ),
    (f"Phụ lục I ban hành kèm theo {DECREE}", [_p(annex="I")]),
    (f"Phụ lục số 01 kèm theo {DECREE}", [_p(annex="01")]),
    (f"Phụ lục VI ban hành kèm {DECREE}", [_p(annex="VI")]),
    (f"Phụ lục II-A {DECREE}", [_p(annex="II-A")]),
    (f"Mục I Phụ lục II ban hành kèm theo {DECREE}", [_p(annex="II", section="I")]),
    (f"điểm 2.6 khoản 2 Điều 5 {DECREE}", [_p("5", "2", "2.6")]),
    (f"khoản 2\nĐiều 5 {DECREE}", [_p("5", "2")]),
    # none of this document's
    (f"theo Điều 5 Quyết định này và {DECREE}", []),
    (f"khoản 2 Điều này; {DECREE}", []),
    (f"Điều 5. Căn cứ {DECREE}", []),
    (f"theo {DECREE}", []),
    (f"điều chỉnh theo {DECREE}", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_provisions_of_a_number(text: str, expected: list[Pinpoint]) -> None:
    (citation,) = cited(text)
    assert list(citation.pinpoints) == expected


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_provisions_of_an_act(text: str, expected: list[Pinpoint]) -> None:
    (citation,) = cited(text.replace(DECREE, "Luật Lưu trữ"))
    assert list(citation.pinpoints) == expected


def test_each_document_of_a_list_has_its_own_provisions() -> None:
    first, second = cited("Điều 4 Nghị định số 5/2020/NĐ-CP; khoản 1 Điều 6 Nghị định số 6/2020/NĐ-CP")
    assert first.pinpoints == (_p("4"),)
    assert second.pinpoints == (_p("6", "1"),)


@pytest.mark.parametrize(
    ("chain", "expected"),
    [("", ()), ("Điều", ()), ("Điều 9 đến 7", (_p("9"), _p("7"))), ("Điều 1 và Điều 1", (_p("1"),))],
)
def test_odd_chains(chain: str, expected: tuple[Pinpoint, ...]) -> None:
    assert pinpoints(chain) == expected


def test_a_range_is_not_spelled_out_without_end() -> None:
    assert pinpoints("từ Điều 1 đến Điều 999") == (_p("1"), _p("999"))
