"""Every check says met, not met and inconclusive of real forms, and why."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from evidence import Aspect, Outcome, Why
from evidence.checks import CHECKS
from tests.corpus.making import paper
from tests.evidence.inspecting import KHE_MAY, OFFICE, criterion, day, found

MET, NOT_MET, OPEN = Outcome.MET, Outcome.NOT_MET, Outcome.INCONCLUSIVE
TASK = "Tuyên truyền cải cách hành chính năm 2024"
PLAN = "Kế hoạch của UBND tỉnh"


def issued(number: str = "21/KH-UBND", on: str = "25/01/2024", subject: str = TASK, **head: str) -> str:
    return paper(number, day(on), subject=subject, **head)


REPORT = "Cải cách hành chính {}"
CITING = paper(
    "40/TB-UBND", day("01/3/2024"), "Thực hiện Kế hoạch số 21/KH-UBND ngày 05/02/2024 của UBND tỉnh.",
    subject="Phòng, chống thiên tai", title="THÔNG BÁO",
)  # fmt: skip

ROWS: list[tuple[Aspect, Outcome, Why, str, object, object]] = [
    (Aspect.TYPE, MET, Why.TYPE_FITS, issued(), PLAN, None),
    (Aspect.TYPE, MET, Why.TYPE_ENCLOSED, issued("9/QĐ-UBND", subject=f"Ban hành Kế hoạch {TASK}"), PLAN, None),
    (Aspect.TYPE, NOT_MET, Why.TYPE_OTHER, issued("9/BC-UBND"), PLAN, None),
    (Aspect.TYPE, NOT_MET, Why.TYPE_OTHER, issued("9/QĐ-UBND", subject=f"Bãi bỏ Kế hoạch {TASK}"), PLAN, None),
    (Aspect.TYPE, OPEN, Why.TYPE_NOT_ASKED, issued(), "", None),
    (Aspect.ISSUER, MET, Why.ISSUER_FITS, issued(), "Kế hoạch của UBND tỉnh Vân Lĩnh", None),
    (Aspect.ISSUER, MET, Why.ISSUER_FREE, issued(), "Kế hoạch", None),
    (Aspect.ISSUER, NOT_MET, Why.ISSUER_OTHER, issued(), "Kế hoạch của UBND tỉnh Khe Mây", None),
    (Aspect.ISSUER, NOT_MET, Why.ISSUER_OTHER, issued(issuer=KHE_MAY), "Kế hoạch của UBND tỉnh Vân Lĩnh", None),
    (Aspect.ISSUER, OPEN, Why.ISSUER_LIKE, issued("21/KH-VPUB", issuer=OFFICE), PLAN, None),
    (Aspect.SUBJECT, MET, Why.SUBJECT_FITS, issued(subject="Tuyên truyền CCHC tỉnh Vân Lĩnh năm 2024"), PLAN, None),
    (Aspect.SUBJECT, NOT_MET, Why.SUBJECT_OTHER, issued(subject="Tuyên truyền phòng, chống ma túy"), PLAN, None),
    (Aspect.SUBJECT, OPEN, Why.SUBJECT_MORE, issued(subject=f"Kiểm tra, {TASK.lower()}"), PLAN, None),
    (Aspect.SUBJECT, OPEN, Why.SUBJECT_MORE, issued(subject=f"Sửa đổi Kế hoạch {TASK.lower()}"), PLAN, None),
    (Aspect.PERIOD, MET, Why.PERIOD_FITS, issued(), PLAN, None),
    (Aspect.PERIOD, NOT_MET, Why.PERIOD_OTHER, issued(subject="Tuyên truyền CCHC năm 2023"), PLAN, None),
    (Aspect.PERIOD, NOT_MET, Why.PERIOD_OTHER, issued(subject="Tuyên truyền CCHC giai đoạn 2021 - 2025"), PLAN, None),
    (Aspect.IDENTITY, MET, Why.IDENTITY_SURE, issued(), PLAN, None),
    (Aspect.IDENTITY, OPEN, Why.NUMBER_BLANK, issued().replace("Số: 21/", "Số:     /"), PLAN, None),
    (Aspect.IDENTITY, OPEN, Why.DAY_UNKNOWN, issued().replace("ngày 25 tháng 01", "ngày    tháng   "), PLAN, None),
    (Aspect.IDENTITY, OPEN, Why.DRAFT, "DỰ THẢO\n" + issued(), PLAN, None),
    (Aspect.DEADLINE, MET, Why.NO_DEADLINE, issued(), PLAN, None),
    (Aspect.DEADLINE, MET, Why.IN_TIME, issued(), PLAN, "Trước ngày 31/01/2024"),
    (Aspect.DEADLINE, MET, Why.IN_TIME, issued(on="31/01/2024"), PLAN, "Chậm nhất ngày 31/01/2024"),
    (Aspect.DEADLINE, NOT_MET, Why.LATE, issued(on="03/02/2024"), PLAN, "Trước ngày 31/01/2024"),
    (Aspect.DEADLINE, OPEN, Why.DEADLINE_EDGE, issued(on="31/01/2024"), PLAN, "Trước ngày 31/01/2024"),
    (Aspect.DEADLINE, OPEN, Why.DEADLINE_OPEN, issued(), PLAN, "Sau khi có hướng dẫn của Bộ Nội vụ"),
    (Aspect.DEADLINE, OPEN, Why.DAYS_DIFFER, issued() + "\f" + CITING, PLAN, "Trước ngày 31/01/2024"),
]  # fmt: skip


@pytest.mark.parametrize(("aspect", "outcome", "why", "held", "product", "deadline"), ROWS)
def test_a_check_says_what_it_comes_to_and_why(
    tmp_path: Path, aspect: Aspect, outcome: Outcome, why: Why, held: str, product: str, deadline: str | None
) -> None:
    papers = {f"{at}.txt": text for at, text in enumerate(held.split("\f"))}
    finding = found(tmp_path, papers, criterion(TASK, product, deadline=deadline))
    (check,) = (each for each in finding.evidence[0].checks if each.aspect is aspect)
    assert (check.outcome, check.reason.why) == (outcome, why)


REPORT_ROWS = [
    ("quý I năm 2024", "Báo cáo quý I năm 2024 của UBND tỉnh", MET),
    ("quý II năm 2024", "Báo cáo quý I năm 2024 của UBND tỉnh", NOT_MET),
    ("6 tháng đầu năm 2024", "Báo cáo quý II năm 2024 của UBND tỉnh", NOT_MET),
    ("9 tháng năm 2024", "Báo cáo 9 tháng năm 2024 của UBND tỉnh", MET),
    ("năm 2024", "Báo cáo năm 2024 của UBND tỉnh", MET),
    ("tỉnh Vân Lĩnh", "Báo cáo quý I năm 2024 của UBND tỉnh", OPEN),
]


@pytest.mark.parametrize(("covers", "product", "outcome"), REPORT_ROWS)
def test_a_report_has_to_cover_the_time_asked(tmp_path: Path, covers: str, product: str, outcome: Outcome) -> None:
    held = issued("62/BC-UBND", "14/4/2024", REPORT.format(covers))
    finding = found(tmp_path, {"a.txt": held}, criterion("Báo cáo cải cách hành chính", product))
    (check,) = (each for each in finding.evidence[0].checks if each.aspect is Aspect.PERIOD)
    assert check.outcome is outcome


def test_of_each_check_rows_say_met_and_what_it_refuses_or_leaves_open() -> None:
    assert len(CHECKS) == len(Aspect)
    said = {(aspect, outcome) for aspect, outcome, *_ in ROWS} | {(Aspect.PERIOD, each[-1]) for each in REPORT_ROWS}
    never = {(Aspect.IDENTITY, NOT_MET)}  # a document that is doubtful may still be the one
    assert said == set(itertools.product(Aspect, Outcome)) - never
