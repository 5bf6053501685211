"""Figures a report gives are found, and set beside what the evidence counts."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from corpus import understand
from evidence import Agreement, Criterion, Evidence, Finding, Reason, Tier, Verdict, Why, check_report
from evidence.claims import claims_in, task_rows
from extractor import Span
from patterns import find_citations
from tests.patterns.citing import document


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Đến nay đã triển khai 30/50 nhiệm vụ theo Kế hoạch.", [(30, 50)]),
        ("UBND tỉnh đã hoàn thành 11 trong tổng số 18 nhiệm vụ được giao.", [(11, 18)]),
        ("hoàn thành 100% (18/18) nhiệm vụ năm 2024", [(18, 18)]),
        ("Trong đó ban hành 1.200/1.250 sản phẩm", [(1200, 1250)]),
        ("Hoàn thành 7/20 nhiệm vụ; đạt 5/8 chỉ tiêu", [(7, 20), (5, 8)]),
        ("Số nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t50\nSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t30\n", [(30, 50)]),
        ("| Số nhiệm vụ được giao | 50 |\n| Số nhiệm vụ hoàn thành | 30 |\n", [(30, 50)]),
        ("Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024.", []),
        ("Hoàn thành 15/20 km đường.", []),
        ("Họp ngày 11/12. Các nhiệm vụ còn lại chưa xong.", []),
    ],
)
def test_figures_of_tasks_are_claims(text: str, claimed: list[tuple[int, int]]) -> None:
    assert [(claim.done, claim.all) for claim in claims_in(document(text))] == claimed


def finding(verdict: Verdict, day: date | None = date(2024, 3, 1)) -> Finding:
    tier = Tier.CITED if verdict is Verdict.CITED_ONLY else Tier.HELD
    shown = () if verdict is Verdict.NOT_FOUND else (Evidence(tier, "r", "a.txt", 1, "q", Span(0, 1), day=day),)
    return Finding(Criterion("1", "Việc", 1), verdict, (), shown)


PROVEN, LATE, CITED = finding(Verdict.PROVEN), finding(Verdict.PROVEN_LATE), finding(Verdict.CITED_ONLY)
OPEN, MISSING = finding(Verdict.TO_JUDGE), finding(Verdict.NOT_FOUND)
REPORTS = tuple(
    Reason(Why.PROVEN_BY, (("document", f"{month}/BC-UBND"), ("day", date(2024, month, 25)))) for month in range(1, 13)
)
SERIES = replace(PROVEN, reasons=REPORTS)
AFTERWARDS = finding(Verdict.PROVEN, date(2024, 12, 1))


@pytest.mark.parametrize(
    ("findings", "agreement"),
    [
        ([PROVEN, PROVEN, MISSING, MISSING], Agreement.AGREES),
        ([PROVEN, LATE, MISSING, MISSING], Agreement.AGREES),
        ([PROVEN, CITED, MISSING, MISSING], Agreement.OPEN),
        ([PROVEN, OPEN, MISSING, MISSING], Agreement.OPEN),
        ([PROVEN, MISSING, MISSING, MISSING], Agreement.MORE_CLAIMED),
        ([PROVEN, AFTERWARDS, MISSING, MISSING], Agreement.MORE_CLAIMED),
        ([PROVEN, PROVEN, PROVEN, MISSING], Agreement.LESS_CLAIMED),
        ([PROVEN, SERIES, MISSING, MISSING], Agreement.OPEN),  # only some of the twelve reports were there
        ([PROVEN, replace(SERIES, reasons=REPORTS[:5]), MISSING, MISSING], Agreement.AGREES),
        ([PROVEN, replace(SERIES, reasons=REPORTS[6:]), MISSING, MISSING], Agreement.MORE_CLAIMED),
        ([PROVEN, PROVEN, MISSING], Agreement.APART),
    ],
)
def test_a_claim_is_held_against_what_was_there_on_the_day_of_the_report(
    findings: list[Finding], agreement: Agreement
) -> None:
    text = "ỦY BAN NHÂN DÂN\nTỈNH VÂN LĨNH\nSố: 9/BC-UBND\nVân Lĩnh, ngày 10 tháng 6 năm 2024\nBÁO CÁO\nHoàn thành 2/4 nhiệm vụ."
    read = document(text)
    understood = understand(read)
    (beside,) = check_report(read, understood.identity, understood.citations, findings).claims
    assert beside.agreement is agreement
    assert "Hoàn thành 2/4 nhiệm vụ" in beside.claim.quote


def test_rows_of_a_report_that_name_a_document_are_counted() -> None:
    rows = [f"{at}\tNhiệm vụ {at}\t{'Kế hoạch số 2/KH-UBND ngày 02/01/2024' if at % 2 else ''}" for at in range(1, 8)]
    read = document("STT\tNhiệm vụ\tSản phẩm\n" + "\n".join(rows) + "\n\n1\tKhác\tx\n2\tKhác\tx\n")
    (table,) = task_rows(read, find_citations(read))
    assert (table.rows, table.naming) == (7, 4)


@pytest.mark.parametrize(
    "piece",
    [
        "số nhiệm vụ đề ra\t1a",
        "hoàn thành ",
        "đã triển khai 3",
        "1/1 ",
        "số nhiệm vụ hoàn thành|",
        "\t",
        "9",
        "1.\t1\n",
    ],
)
def test_no_text_holds_the_reading_up(piece: str) -> None:
    read = document(piece * (300_000 // len(piece)))
    begin = time.perf_counter()
    list(claims_in(read))
    list(task_rows(read, ()))
    assert time.perf_counter() - begin < 10
