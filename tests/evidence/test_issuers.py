"""Whose a document is to be: what products and titles say of it, and what that makes of the documents held."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence import CriteriaSet, Criterion, Verdict, requirements, verify
from tests.corpus.making import corpus_of, paper
from tests.evidence.inspecting import DEPARTMENT, JUSTICE, OFFICE, criterion, day, found

PROVEN, TO_JUDGE, NOT_FOUND = Verdict.PROVEN, Verdict.TO_JUDGE, Verdict.NOT_FOUND
SUBJECT = "Cải cách hành chính năm 2024"
COUNCIL = paper("12/KH-UBND", day("12/01/2024"), subject=SUBJECT)
SNV = paper("12/KH-SNV", day("12/01/2024"), subject=SUBJECT, issuer=DEPARTMENT)
VPUB = paper("12/KH-VPUB", day("12/01/2024"), subject=SUBJECT, issuer=OFFICE)
CULTURE = "UBND TỈNH VÂN LĨNH\nSỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"
DISTRICT_OFFICE = "UBND HUYỆN NẬM HƯƠNG\nVĂN PHÒNG HĐND VÀ UBND"
DISTRICT = paper("12/KH-UBND", day("12/01/2024"), subject=SUBJECT, issuer="ỦY BAN NHÂN DÂN\nHUYỆN NẬM HƯƠNG")

# Product, or title of a criterion without one | issuer | whose it may be
SAID = """
Kế hoạch của tỉnh | tỉnh | -
Kế hoạch của tỉnh Vân Lĩnh năm 2024 | tỉnh Vân Lĩnh | -
Kế hoạch cấp tỉnh | tỉnh | -
Kế hoạch của xã | xã | -
Kế hoạch được ban hành của huyện Nậm Hương | huyện Nậm Hương | -
Văn bản chỉ đạo của tỉnh | tỉnh | -
Kế hoạch của thị xã Mường Sang | thị xã Mường Sang | -
Kế hoạch nâng cao chất lượng của xã hội | - | -
Báo cáo quý I, 6 tháng và năm của UBND tỉnh | UBND tỉnh | -
Báo cáo kết quả của Sở Tư pháp | Sở Tư pháp | -
Báo cáo năm của Tỉnh ủy Vân Lĩnh | Tỉnh ủy Vân Lĩnh | -
Quyết định hoặc Kế hoạch của UBND huyện Nậm Hương | UBND huyện Nậm Hương | -
Quyết định ban hành Kế hoạch của UBND tỉnh | - | UBND tỉnh
Quyết định phê duyệt Đề án của Sở Nội vụ | - | Sở Nội vụ
Kế hoạch cải cách hành chính của tỉnh | - | tỉnh
Kế hoạch cải cách hành chính tỉnh Vân Lĩnh năm 2024 | - | tỉnh Vân Lĩnh
Kế hoạch tuyên truyền trên địa bàn tỉnh năm 2024 | - | -
Kế hoạch phát triển kinh tế - xã hội năm 2024 | - | -
Kế hoạch thực hiện Nghị quyết của Tỉnh ủy | - | -
Kế hoạch thực hiện Nghị quyết số 17-NQ/TU của Tỉnh ủy | - | -
Kế hoạch nâng cao mức độ hài lòng của người dân | - | -
Xây dựng Kế hoạch CCHC của tỉnh năm 2024 | - | tỉnh
Thành lập Tổ công tác về CCHC của tỉnh | - | tỉnh
Phê duyệt Đề án vị trí việc làm của Sở Nội vụ | - | -
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_what_the_words_say_of_whose_it_is(row: str) -> None:
    words, issuer, owner = row.split(" | ")
    asked = Criterion("1", words, 1)
    (requirement,) = requirements(asked, CriteriaSet("", (asked,), year=2024))
    assert (requirement.issuer or "-", requirement.owner or "-") == (issuer, owner)


@pytest.mark.parametrize(
    ("title", "product"),
    [
        ("Cải cách hành chính năm 2024", "Kế hoạch của tỉnh"),
        ("Cải cách hành chính năm 2024", "Kế hoạch của tỉnh Vân Lĩnh"),
        ("Cải cách hành chính năm 2024", "Kế hoạch cấp tỉnh"),
        ("Xây dựng Kế hoạch CCHC của tỉnh năm 2024", "Kế hoạch"),
        ("Ban hành Kế hoạch CCHC tỉnh năm 2024", "Kế hoạch"),
        ("Ban hành Kế hoạch CCHC của UBND tỉnh năm 2024", "Kế hoạch"),
        ("Tham mưu ban hành Kế hoạch CCHC tỉnh Vân Lĩnh năm 2024", ""),
    ],
)
def test_a_plan_of_the_province_is_no_departments(tmp_path: Path, title: str, product: str) -> None:
    asked = criterion(title, product, lead="Sở Nội vụ")
    assert found(tmp_path / "1", {"a.txt": SNV}, asked).verdict in (TO_JUDGE, NOT_FOUND)
    office = criterion(title, product, lead="Văn phòng UBND tỉnh")
    assert found(tmp_path / "2", {"a.txt": VPUB}, office).verdict is TO_JUDGE
    assert found(tmp_path / "3", {"a.txt": DISTRICT}, asked).verdict in (TO_JUDGE, NOT_FOUND)
    assert found(tmp_path / "4", {"a.txt": COUNCIL}, asked).verdict is PROVEN


@pytest.mark.parametrize(
    ("title", "product", "lead", "held"),
    [
        ("Ban hành Kế hoạch CCHC năm 2024 của Văn phòng", "Kế hoạch", "Văn phòng UBND tỉnh", VPUB),
        ("Ban hành Kế hoạch CCHC năm 2024 của Sở Nội vụ", "Kế hoạch", "Sở Nội vụ", SNV),
        ("Ban hành Kế hoạch CCHC năm 2024", "Kế hoạch", "Sở Nội vụ", SNV),
        (
            "Xây dựng Kế hoạch CCHC của tỉnh năm 2024", "Tờ trình", "Sở Nội vụ",
            paper("8/TTr-SNV", day("09/01/2024"), subject="Ban hành Kế hoạch cải cách hành chính năm 2024", issuer=DEPARTMENT),
        ),
        (
            "Ban hành Kế hoạch CCHC năm 2024", "Kế hoạch", "Sở Văn hóa, Thể thao và Du lịch",
            paper("12/KH-SVHTTDL", day("12/01/2024"), subject=SUBJECT, issuer=CULTURE),
        ),
        (
            "Ban hành Kế hoạch CCHC năm 2024", "Kế hoạch", "Văn phòng HĐND và UBND huyện",
            paper("12/KH-VP", day("12/01/2024"), subject=SUBJECT, issuer=DISTRICT_OFFICE),
        ),
        (
            "Ban hành Kế hoạch tuyên truyền Nghị quyết của Tỉnh ủy", "Kế hoạch", "Sở Nội vụ",
            paper("30/KH-SNV", day("12/3/2024"), subject="Tuyên truyền Nghị quyết của Tỉnh ủy", issuer=DEPARTMENT),
        ),
        (
            "Phê duyệt Đề án vị trí việc làm của Sở Nội vụ", "", None,
            paper("90/QĐ-UBND", day("12/3/2024"), subject="Phê duyệt Đề án vị trí việc làm của Sở Nội vụ"),
        ),
        (
            "Phê duyệt Đề án vị trí việc làm của Sở Nội vụ", "Quyết định", None,
            paper("90/QĐ-UBND", day("12/3/2024"), subject="Phê duyệt Đề án vị trí việc làm của Sở Nội vụ"),
        ),
    ],
)  # fmt: skip
def test_its_own_body_proves_it_by_any_name(
    tmp_path: Path, title: str, product: str, lead: str | None, held: str
) -> None:
    assert found(tmp_path, {"a.txt": held}, criterion(title, product, lead=lead)).verdict is PROVEN


@pytest.mark.parametrize(
    "title",
    [
        "Phê duyệt Đề án vị trí việc làm của Sở Nội vụ",
        "Ban hành quy chế làm việc của Sở Nội vụ",
        "Ban hành Quy trình nội bộ giải quyết TTHC của Sở Nội vụ",
    ],
)
def test_what_one_body_has_is_not_anothers(tmp_path: Path, title: str) -> None:
    subject = title.replace("Sở Nội vụ", "Sở Tư pháp")
    held = paper("7/QĐ-STP", day("12/3/2024"), subject=subject, issuer=JUSTICE)
    assert found(tmp_path, {"a.txt": held}, criterion(title, "")).verdict is not PROVEN


@pytest.mark.parametrize(
    ("title", "product", "subject", "number"),
    [
        ("Phê duyệt Đề án vị trí việc làm của Sở Nội vụ", "", "Phê duyệt Đề án vị trí việc làm của Sở Nội vụ", "90/QĐ-UBND"),
        ("Ban hành Kế hoạch kiểm tra công vụ của Sở Nội vụ", "", "Kiểm tra công vụ của Sở Nội vụ", "90/KH-UBND"),
        ("Ban hành Quy chế làm việc của Sở Nội vụ", "Quyết định phê duyệt Quy chế của Sở Nội vụ", "Phê duyệt Quy chế làm việc của Sở Nội vụ", "90/QĐ-UBND"),
    ],
)  # fmt: skip
def test_what_is_of_a_body_may_be_decided_by_another(
    tmp_path: Path, title: str, product: str, subject: str, number: str
) -> None:
    held = paper(number, day("12/3/2024"), subject=subject)
    for lead in (None, "Sở Nội vụ"):
        finding = found(tmp_path / str(lead), {"a.txt": held}, criterion(title, product, lead=lead))
        assert finding.verdict in (TO_JUDGE, PROVEN)
        assert "subject_less" not in {each.why for each in finding.reasons}


def test_with_several_in_charge_one_plan_does_not_answer_for_all(tmp_path: Path) -> None:
    title = "Ban hành Kế hoạch CCHC năm 2024"
    for at, lead in enumerate(
        (
            "Sở Nội vụ, Sở Tài chính, Sở Tư pháp",
            "Sở Nội vụ; Sở Tài chính",
            "Sở Nội vụ và Văn phòng UBND tỉnh",
            "Các sở, ban, ngành",
            "UBND các huyện, thành phố",
        )
    ):
        assert found(tmp_path / str(at), {"a.txt": SNV}, criterion(title, "Kế hoạch", lead=lead)).verdict is TO_JUDGE
    led = criterion(title, "Kế hoạch của UBND tỉnh", lead="Sở Nội vụ, Sở Tài chính")
    assert found(tmp_path / "one", {"a.txt": COUNCIL}, led).verdict is PROVEN


NEIGHBOUR = paper(
    "7/KH-UBND", day("15/01/2024"), subject=SUBJECT, issuer="ỦY BAN NHÂN DÂN\nHUYỆN KHE MÂY", place="Khe Mây"
)
OTHER = paper(
    "9/KH-UBND", day("15/01/2024"), subject="Chuyển đổi số năm 2024", issuer="ỦY BAN NHÂN DÂN\nHUYỆN NẬM HƯƠNG"
)


@pytest.mark.parametrize(
    ("of", "product", "plan", "verdict"),
    [
        ("UBND huyện Nậm Hương", "Kế hoạch của UBND huyện", NEIGHBOUR, NOT_FOUND),
        ("UBND huyện Nậm Hương", "Kế hoạch của UBND huyện", DISTRICT, PROVEN),
        ("UBND huyện Khe Mây", "Kế hoạch của UBND huyện", NEIGHBOUR, PROVEN),
        ("Phòng Nội vụ huyện Nậm Hương", "Kế hoạch của UBND huyện", NEIGHBOUR, NOT_FOUND),
        ("UBND huyện Nậm Hương", "Kế hoạch của UBND huyện Khe Mây", NEIGHBOUR, PROVEN),
        (None, "Kế hoạch của UBND huyện", NEIGHBOUR, TO_JUDGE),
        (None, "Kế hoạch của UBND huyện", DISTRICT, TO_JUDGE),
        (None, "Kế hoạch của UBND huyện Nậm Hương", DISTRICT, PROVEN),
        (None, "Kế hoạch", NEIGHBOUR, TO_JUDGE),
        ("UBND tỉnh Vân Lĩnh", "Kế hoạch của UBND huyện", NEIGHBOUR, TO_JUDGE),
    ],
)
def test_the_plan_of_the_district_beside_proves_nothing(
    tmp_path: Path, of: str | None, product: str, plan: str, verdict: Verdict
) -> None:
    third = OTHER.replace("NẬM HƯƠNG", "SUỐI NGÀ").replace("9/KH", "11/KH")
    corpus = corpus_of(tmp_path, {"a.txt": plan, "b.txt": OTHER, "c.txt": third})
    asked = criterion("Ban hành Kế hoạch CCHC năm 2024", product)
    (finding,) = verify(corpus.catalogue, CriteriaSet("Nhiệm vụ", (asked,), year=2024, issuer=of))
    corpus.close()
    assert finding.verdict is verdict


@pytest.mark.parametrize(
    ("title", "subject", "verdict"),
    [
        ("Ban hành Kế hoạch CCHC năm 2024 của huyện", "Cải cách hành chính nhà nước huyện Nậm Hương năm 2024", PROVEN),
        ("Ban hành Kế hoạch CCHC năm 2024 của huyện", "Cải cách hành chính năm 2024", PROVEN),
        ("Kiện toàn Ban Chỉ đạo CCHC huyện", "Kiện toàn Ban Chỉ đạo cải cách hành chính huyện Nậm Hương", PROVEN),
        ("Kiện toàn Ban Chỉ đạo CCHC huyện", "Kiện toàn Ban Chỉ đạo cải cách hành chính xã Suối Ngà", TO_JUDGE),
        ("Kiện toàn Ban Chỉ đạo CCHC huyện", "Kiện toàn Ban Chỉ đạo cải cách hành chính", TO_JUDGE),
        ("Kiểm tra công vụ tại các xã năm 2024", "Kiểm tra công vụ tại các phòng năm 2024", TO_JUDGE),
        ("Ban hành Quy chế làm việc của UBND huyện", "Ban hành Quy chế làm việc của Ủy ban nhân dân huyện Nậm Hương nhiệm kỳ 2021 - 2026", PROVEN),
        ("Trình HĐND tỉnh ban hành Nghị quyết quy định mức thu phí", "Quy định mức thu phí trên địa bàn huyện Nậm Hương", TO_JUDGE),
        ("Tham mưu UBND huyện tuyên truyền CCHC", "Tuyên truyền cải cách hành chính năm 2024", PROVEN),
    ],
)  # fmt: skip
def test_what_a_district_calls_its_own(tmp_path: Path, title: str, subject: str, verdict: Verdict) -> None:
    plan = paper(
        "12/KH-UBND", day("12/01/2024"), subject=subject, issuer="ỦY BAN NHÂN DÂN\nHUYỆN NẬM HƯƠNG", place="Nậm Hương"
    )
    assert found(tmp_path, {"a.txt": plan}, criterion(title, "Kế hoạch của UBND huyện")).verdict is verdict
