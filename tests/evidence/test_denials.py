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
        "Chưa ban hành Kế hoạch kiểm tra việc tuyên truyền cải cách hành chính.",
        "UBND tỉnh không xây dựng Kế hoạch tập huấn, tuyên truyền cải cách hành chính.",
    ],
)
def test_what_denies_no_plan_leaves_it_proven(tmp_path: Path, sentence: str) -> None:
    report = paper("90/BC-UBND", day("10/12/2024"), sentence, subject="Tình hình năm 2024")
    assert found(tmp_path, {"a.txt": report, "b.txt": PLAN}, ASKED).verdict is Verdict.PROVEN


DISTRICT = "ỦY BAN NHÂN DÂN\nHUYỆN NẬM HƯƠNG"
COMMUNE = "ỦY BAN NHÂN DÂN\nXÃ MƯỜNG SƠN"


@pytest.mark.parametrize(
    ("issuer", "body", "sentence", "verdict"),
    [
        (DISTRICT, "UBND huyện", "UBND huyện chưa ban hành Kế hoạch tuyên truyền cải cách hành chính.", Verdict.CONTRADICTED),
        (DISTRICT, "UBND huyện", "Huyện Nậm Hương chưa xây dựng Kế hoạch tuyên truyền CCHC năm 2024.", Verdict.CONTRADICTED),
        (DISTRICT, "UBND huyện", "Các xã chưa ban hành Kế hoạch tuyên truyền cải cách hành chính.", Verdict.NOT_FOUND),
        (DISTRICT, "UBND huyện", "Huyện Khe Mây chưa ban hành Kế hoạch tuyên truyền cải cách hành chính.", Verdict.NOT_FOUND),
        (COMMUNE, "UBND xã", "Do thiếu người, UBND xã chưa ban hành Kế hoạch tuyên truyền\ncải cách hành chính.", Verdict.CONTRADICTED),
        (COMMUNE, "UBND xã", "Xã Suối Ngà chưa ban hành Kế hoạch tuyên truyền cải cách hành chính.", Verdict.NOT_FOUND),
        (COMMUNE, "UBND xã", "UBND xã chưa ban hành Kế hoạch tuyên truyền CCHC do chưa bố trí được kinh phí.", Verdict.CONTRADICTED),
        (COMMUNE, "UBND xã", "UBND xã chưa ban hành Kế hoạch tuyên truyền CCHC do Sở Nội vụ hướng dẫn.", Verdict.TO_JUDGE),
    ],
)  # fmt: skip
def test_a_district_and_a_commune_speak_of_themselves(
    tmp_path: Path, issuer: str, body: str, sentence: str, verdict: Verdict
) -> None:
    report = paper(
        "90/BC-UBND", day("10/12/2024"), sentence, subject="Tình hình năm 2024", issuer=issuer, place="Nậm Hương"
    )
    asked = criterion("Ban hành Kế hoạch tuyên truyền CCHC năm 2024", f"Kế hoạch của {body}")
    assert found(tmp_path, {"a.txt": report}, asked).verdict is verdict


@pytest.mark.parametrize(
    ("title", "product", "sentence", "verdict"),
    [
        ("Thành lập Tổ kiểm tra công vụ", "Quyết định", "UBND tỉnh chưa thành lập Tổ kiểm tra công vụ.", Verdict.CONTRADICTED),
        ("Phê duyệt quy hoạch chung đô thị", "Quyết định", "Đến nay UBND tỉnh chưa phê duyệt quy hoạch chung\nđô thị.", Verdict.CONTRADICTED),
        ("Ban hành Bộ chỉ số CCHC", "Quyết định", "UBND tỉnh chưa ban hành Bộ chỉ số cải cách hành chính.", Verdict.CONTRADICTED),
        ("Kiện toàn Ban Chỉ đạo CCHC", "Quyết định", "UBND tỉnh chưa kiện toàn Ban Chỉ đạo CCHC.", Verdict.CONTRADICTED),
        ("Tổ chức kiểm tra công vụ", "Quyết định", "UBND tỉnh chưa tổ chức kiểm tra công vụ.", Verdict.NOT_FOUND),
        ("Thành lập Tổ kiểm tra công vụ", "Kế hoạch", "UBND tỉnh chưa thành lập Tổ kiểm tra công vụ.", Verdict.NOT_FOUND),
        ("Thành lập Tổ kiểm tra công vụ", "Quyết định", "UBND tỉnh chưa phê duyệt Tổ kiểm tra công vụ.", Verdict.NOT_FOUND),
    ],
)  # fmt: skip
def test_what_a_decision_does_may_be_denied_without_naming_it(
    tmp_path: Path, title: str, product: str, sentence: str, verdict: Verdict
) -> None:
    report = paper("90/BC-UBND", day("10/12/2024"), sentence, subject="Tình hình năm 2024")
    assert found(tmp_path, {"a.txt": report}, criterion(title, f"{product} của UBND tỉnh")).verdict is verdict
