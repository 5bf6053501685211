"""Deadlines that count from a document: which one is meant, what day it gives, and when that stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence import CriteriaSet, Verdict, Why, verify
from evidence.anchors import document_named
from tests.corpus.making import corpus_of, paper
from tests.evidence.inspecting import DEPARTMENT, KHE_MAY, criterion, day, found

SUBJECT = "Cải cách hành chính năm 2024"
OF_PROVINCE = paper("5/KH-UBND", day("08/01/2024"), subject=SUBJECT)
TASK = "Ban hành Kế hoạch CCHC năm 2024"
THIRTY = "Không quá 30 ngày kể từ ngày kế hoạch của tỉnh được ban hành"


def own(on: str) -> str:
    return paper("12/KH-SNV", day(on), subject=SUBJECT, issuer=DEPARTMENT)


NAMED = """
ngày kế hoạch của tỉnh được ban hành | Kế hoạch | of UBND tỉnh, HĐND tỉnh, Tỉnh ủy
ngày ban hành Kế hoạch của UBND tỉnh | Kế hoạch | of UBND tỉnh
ngày Kế hoạch này được ban hành | Kế hoạch | itself
ngày ký ban hành Quyết định này | Quyết định | itself
ngày Kế hoạch cải cách hành chính của Sở Nội vụ được phê duyệt | Kế hoạch | of Sở Nội vụ
ngày Kế hoạch được UBND tỉnh phê duyệt | Kế hoạch | of UBND tỉnh
ngày Kế hoạch được tỉnh ban hành | Kế hoạch | of UBND tỉnh, HĐND tỉnh, Tỉnh ủy
ngày ban hành Quyết định số 612/QĐ-UBND ngày 05/3/2024 | Quyết định | 612/QĐ-UBND
ngày Nghị quyết số 15/NQ-HĐND của HĐND tỉnh được thông qua | Nghị quyết | 15/NQ-HĐND
ngày nhận được văn bản | |
ngày Thông tư có hiệu lực | |
ngày kết thúc quý | |
ngày Kế hoạch được phê duyệt | |
ngày kế hoạch được cấp có thẩm quyền phê duyệt | |
ngày có Kế hoạch của tỉnh | |
"""


@pytest.mark.parametrize("row", NAMED.strip().splitlines())
def test_an_anchor_names_a_document_or_none(row: str) -> None:
    anchor, kind, which = (part.strip() for part in row.split("|"))
    named = document_named(anchor)
    assert (named.kind if named else "") == kind
    if named is None:
        return
    number = named.citation.number.printed if named.citation and named.citation.number else ""
    assert which == ("itself" if named.itself else number or f"of {', '.join(named.issuers)}")


@pytest.mark.parametrize(
    ("on", "verdict", "late"),
    [("07/02/2024", Verdict.PROVEN, 0), ("06/01/2024", Verdict.PROVEN, 0), ("12/02/2024", Verdict.PROVEN_LATE, 5)],
)
def test_the_term_counts_from_the_day_of_the_document_named(
    tmp_path: Path, on: str, verdict: Verdict, late: int
) -> None:
    asked = criterion(TASK, "Kế hoạch của Sở Nội vụ", deadline=THIRTY)
    finding = found(tmp_path, {"a.txt": OF_PROVINCE, "b.txt": own(on)}, asked)
    assert (finding.verdict, finding.days_late) == (verdict, late)
    facts = dict(next(each for each in finding.reasons if each.why in (Why.IN_TIME, Why.LATE)).facts)
    assert (facts["last"], facts["since"]) == (day("07/02/2024"), "5/KH-UBND (08/01/2024)")


OTHER_SUBJECT = paper("5/KH-UBND", day("08/01/2024"), subject="Phòng, chống thiên tai năm 2024")
LAST_YEAR = paper("5/KH-UBND", day("08/01/2023"), subject="Cải cách hành chính năm 2023")
SECOND = paper("9/KH-UBND", day("20/01/2024"), subject=SUBJECT)
DRAFT = "DỰ THẢO\n" + OF_PROVINCE


@pytest.mark.parametrize(
    ("others", "fact"),
    [
        ((), "anchor"),
        ((OTHER_SUBJECT,), "anchor"),
        ((LAST_YEAR,), "anchor"),
        ((DRAFT,), "anchor"),
        ((OF_PROVINCE.replace("Số: 5/", "Số:    /"),), "anchor"),
        ((paper("5/KH-UBND", day("08/01/2024"), subject=SUBJECT, issuer=KHE_MAY, place="Khe Mây"),), "anchor"),
        ((OF_PROVINCE, SECOND), "documents"),
    ],
    ids=["none", "about something else", "of last year", "a draft", "blank number", "of another province", "two plans"],
)
def test_without_one_such_document_the_deadline_stays_open(tmp_path: Path, others: tuple[str, ...], fact: str) -> None:
    asked = criterion(TASK, "Kế hoạch của Sở Nội vụ tỉnh Vân Lĩnh", deadline=THIRTY)
    papers = {f"{at}.txt": text for at, text in enumerate((own("12/02/2024"), *others))}
    finding = found(tmp_path, papers, asked)
    assert finding.verdict is Verdict.TO_JUDGE
    (why,) = (each for each in finding.reasons if each.why is Why.DEADLINE_OPEN)
    assert fact in dict(why.facts)


@pytest.mark.parametrize(
    ("anchor", "verdict"),
    [
        ("ngày ban hành Quyết định số 612/QĐ-UBND ngày 05/3/2024", Verdict.PROVEN),  # says its day itself
        ("ngày ban hành Quyết định số 3/QĐ-UBND của UBND tỉnh", Verdict.PROVEN_LATE),  # held
        ("ngày ban hành Quyết định số 3/QĐ-UBND", Verdict.TO_JUDGE),  # of which body?
        ("ngày ban hành Quyết định số 3/QĐ-UBND của UBND huyện Nậm Hương", Verdict.TO_JUDGE),
        ("ngày ban hành Quyết định số 4/QĐ-UBND của UBND tỉnh", Verdict.TO_JUDGE),  # known to nobody
    ],
)
def test_a_number_with_its_day_or_its_body_leads_to_the_document(tmp_path: Path, anchor: str, verdict: Verdict) -> None:
    papers = {"a.txt": own("20/3/2024"), "b.txt": paper("3/QĐ-UBND", day("05/01/2024"), subject="Giao chỉ tiêu")}
    asked = criterion(TASK, "Kế hoạch của Sở Nội vụ", deadline=f"Trong thời hạn 30 ngày kể từ {anchor}")
    assert found(tmp_path, papers, asked).verdict is verdict


def test_this_plan_is_the_one_the_criteria_stand_in(tmp_path: Path) -> None:
    asked = criterion(TASK, "Kế hoạch của Sở Nội vụ", deadline="30 ngày kể từ ngày Kế hoạch này được ban hành")
    corpus = corpus_of(tmp_path, {"ke-hoach.txt": OF_PROVINCE, "b.txt": own("12/02/2024")})
    for source, verdict in (("ke-hoach.txt", Verdict.PROVEN_LATE), (None, Verdict.TO_JUDGE)):
        (finding,) = verify(corpus.catalogue, CriteriaSet("Nhiệm vụ", (asked,), source=source, year=2024))
        assert finding.verdict is verdict
    corpus.close()
