"""What a document says was not done: of whom, of what time; and what only sounds so."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import Record
from evidence import Verdict, Why
from evidence.denials import denials_in
from patterns import Identity
from tests.corpus.making import paper, record
from tests.evidence.inspecting import criterion, day, found

RECORD: Record = record(1, Identity())


@pytest.mark.parametrize(
    ("text", "of_others"),
    [
        ("Đến nay chưa ban hành Kế hoạch kiểm tra cải cách hành chính năm 2024.", False),
        ("Năm 2024, Sở không xây dựng kế hoạch tuyên truyền.", False),
        ("1. Chưa được phê duyệt Đề án vị trí việc làm.", False),
        ("Một số địa phương chưa ban hành kế hoạch tuyên truyền.", True),
        ("Xã Suối Ngà chưa lập kế hoạch kiểm tra năm 2024.", True),
        ("Còn 03 đơn vị chưa xây dựng kế hoạch.", True),
    ],
)
def test_a_denial_is_heard_and_of_whom(text: str, *, of_others: bool) -> None:
    (denial,) = denials_in(text, RECORD)
    assert denial.of_others is of_others
    assert denial.span.of(text).strip() in text


@pytest.mark.parametrize(
    "text",
    [
        "Trường hợp chưa ban hành kế hoạch thì phải báo cáo.",
        "Nếu không thực hiện kế hoạch này sẽ bị xử lý.",
        "Phê bình các đơn vị để không xây dựng kế hoạch trái quy định.",
        "Kế hoạch đã được ban hành và triển khai.",
        "Không được ban hành văn bản trái thẩm quyền.",
        "UBND tỉnh không có báo cáo cải cách hành chính nào gửi chậm.",
        "Trong năm không có kế hoạch nào bị chậm tiến độ.",
    ],
)
def test_conditions_and_orders_deny_nothing(text: str) -> None:
    assert list(denials_in(text, RECORD)) == []


ASKED = criterion("Ban hành Kế hoạch tuyên truyền CCHC năm 2024", "Kế hoạch của UBND tỉnh")
PLAN = paper("21/KH-UBND", day("25/01/2024"), subject="Tuyên truyền cải cách hành chính năm 2024")


@pytest.mark.parametrize(
    ("sentence", "sure"),
    [
        ("Năm 2024, UBND tỉnh chưa ban hành Kế hoạch tuyên truyền cải cách hành chính.", True),
        ("Đến thời điểm báo cáo, chưa ban hành Kế hoạch tuyên truyền CCHC năm 2024 của UBND tỉnh.", True),
        ("UBND tỉnh chưa ban hành Kế hoạch tuyên truyền cải cách hành chính, chưa tổ chức kiểm tra công vụ.", True),
        ("Chưa xây dựng Kế hoạch tuyên truyền công tác cải cách hành chính tỉnh Vân Lĩnh đến nay.", True),
        ("UBND tỉnh không ban hành Kế hoạch tuyên truyền CCHC bằng bản giấy mà gửi trên hệ thống.", False),
        ("UBND tỉnh không ban hành Kế hoạch tuyên truyền CCHC riêng.", False),
        ("Chưa ban hành Kế hoạch tuyên truyền cải cách hành chính kịp thời.", False),
        ("Chưa ban hành Kế hoạch tuyên truyền cải cách hành chính đúng thời hạn.", False),
        ("Chưa ban hành Kế hoạch kiểm tra việc tuyên truyền cải cách hành chính.", False),
        ("Chưa ban hành Kế hoạch tuyên truyền cải cách hành chính cho cấp xã.", False),
        ("Không có Kế hoạch tuyên truyền cải cách hành chính nào của cấp huyện.", False),
    ],
)
def test_a_denial_that_says_more_is_for_a_person(tmp_path: Path, sentence: str, *, sure: bool) -> None:
    report = paper("90/BC-UBND", day("10/12/2024"), sentence, subject="Tình hình năm 2024")
    for papers in ({"a.txt": report}, {"a.txt": report, "b.txt": PLAN}):
        finding = found(tmp_path / str(len(papers)), papers, ASKED)
        assert finding.verdict is (Verdict.CONTRADICTED if sure else Verdict.TO_JUDGE)
        assert finding.reasons[0].why is (Why.DENIED if sure else Why.DENIED_PERHAPS)
        assert finding.evidence[0].quote.strip(".") in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "UBND tỉnh không có Kế hoạch tuyên truyền cải cách hành chính nào gửi chậm.",
        "Không ban hành Kế hoạch nào trái quy định trong tuyên truyền cải cách hành chính.",
        "Năm 2023 chưa ban hành Kế hoạch phòng, chống thiên tai.",
    ],
)
def test_what_denies_no_plan_leaves_it_proven(tmp_path: Path, sentence: str) -> None:
    report = paper("90/BC-UBND", day("10/12/2024"), sentence, subject="Tình hình năm 2024")
    assert found(tmp_path, {"a.txt": report, "b.txt": PLAN}, ASKED).verdict is Verdict.PROVEN
