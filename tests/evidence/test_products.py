"""What products ask for in types and numbers, and what the documents held make of it: never more is proven than is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence import Aspect, CriteriaSet, Criterion, Outcome, Verdict, Why, verify
from tests.corpus.making import corpus_of, paper
from tests.evidence.inspecting import DEPARTMENT, criterion, day, found

PROVEN, TO_JUDGE, NOT_FOUND = Verdict.PROVEN, Verdict.TO_JUDGE, Verdict.NOT_FOUND
INSPECTION = "Kiểm tra công tác cải cách hành chính năm 2024"
TITLE = "Ban hành Kế hoạch kiểm tra công tác CCHC năm 2024"


def issued(number: str, subject: str, on: str = "12/3/2024", **head: str) -> str:
    return paper(number, day(on), subject=subject, **head)


PLAN = issued("21/KH-UBND", INSPECTION)


@pytest.mark.parametrize(
    ("title", "products", "verdicts"),
    [
        ("Ban hành Kế hoạch và kiểm tra công tác CCHC năm 2024", "Kế hoạch; Kết quả kiểm tra", [PROVEN, TO_JUDGE]),
        (TITLE, "Kế hoạch; Được phê duyệt đúng hạn", [PROVEN, TO_JUDGE]),
        (TITLE, "Được phê duyệt đúng hạn", [PROVEN]),
        (TITLE, "Ban hành trước 31/3", [PROVEN]),
        (TITLE, "Hoàn thành đúng tiến độ, đảm bảo chất lượng", [PROVEN]),
        (TITLE, "Kịp thời, đầy đủ", [PROVEN]),
        (TITLE, "Kết quả kiểm tra", [TO_JUDGE]),
        (TITLE, "Kết quả thực hiện", [TO_JUDGE]),
        (TITLE, "Triển khai đầy đủ", [TO_JUDGE]),
        (TITLE, "Các cuộc kiểm tra", [TO_JUDGE]),
        (TITLE, "Hội nghị triển khai", [TO_JUDGE]),
    ],
)
def test_a_product_that_names_no_document_is_the_titles_only_where_it_speaks_of_that(
    tmp_path: Path, title: str, products: str, verdicts: list[Verdict]
) -> None:
    answers = found(tmp_path, {"a.txt": PLAN}, criterion(title, products)).answers
    for answer, verdict in zip(answers, verdicts, strict=True):
        assert answer.verdict is verdict or (verdict is TO_JUDGE and answer.verdict is NOT_FOUND)


@pytest.mark.parametrize("product", ["Bộ tiêu chí", "Bộ tiêu chí được ban hành", "Được ban hành", ""])
def test_what_a_decision_decides_on_stands_for_the_decision(tmp_path: Path, product: str) -> None:
    held = issued("61/QĐ-UBND", "Ban hành Bộ tiêu chí đánh giá, xếp hạng cải cách hành chính")
    asked = criterion("Ban hành Bộ tiêu chí đánh giá, xếp hạng CCHC", product)
    assert found(tmp_path, {"a.txt": held}, asked).verdict is PROVEN


DIGITISING = "Đẩy mạnh số hóa hồ sơ thủ tục hành chính"


@pytest.mark.parametrize(
    ("product", "number", "title", "verdict"),
    [
        ("Văn bản chỉ đạo", "90/CT-UBND", "CHỈ THỊ", PROVEN),
        ("Văn bản chỉ đạo", "90/KH-UBND", "KẾ HOẠCH", PROVEN),
        ("Văn bản chỉ đạo", "90/TTr-UBND", "TỜ TRÌNH", TO_JUDGE),
        ("Văn bản chỉ đạo", "90/BC-UBND", "BÁO CÁO", TO_JUDGE),
        ("Văn bản chỉ đạo", "90/BB-UBND", "BIÊN BẢN", TO_JUDGE),
        ("Văn bản chỉ đạo", "90/GM-UBND", "GIẤY MỜI", TO_JUDGE),
        ("Văn bản đôn đốc", "90/TTr-UBND", "TỜ TRÌNH", TO_JUDGE),
        ("Văn bản", "90/BC-UBND", "BÁO CÁO", TO_JUDGE),
        ("Văn bản báo cáo", "90/BC-UBND", "BÁO CÁO", PROVEN),
        ("Kế hoạch/Văn bản", "90/CT-UBND", "CHỈ THỊ", PROVEN),
        ("Kế hoạch hoặc văn bản chỉ đạo", "90/CT-UBND", "CHỈ THỊ", PROVEN),
        ("Kế hoạch/Văn bản", "90/TTr-UBND", "TỜ TRÌNH", TO_JUDGE),
        ("Kế hoạch/Quyết định", "90/CT-UBND", "CHỈ THỊ", NOT_FOUND),
    ],
)
def test_any_document_will_do_that_settles_something(
    tmp_path: Path, product: str, number: str, title: str, verdict: Verdict
) -> None:
    held = issued(number, DIGITISING, title=title)
    finding = found(tmp_path, {"a.txt": held}, criterion(DIGITISING, product))
    (check,) = (each for each in finding.evidence[0].checks if each.aspect is Aspect.TYPE)
    outcomes = {PROVEN: Outcome.MET, TO_JUDGE: Outcome.INCONCLUSIVE, NOT_FOUND: Outcome.NOT_MET}
    assert check.outcome is outcomes[verdict]
    assert verdict is PROVEN or finding.verdict is verdict


@pytest.mark.parametrize(
    ("title", "product", "held", "outcome"),
    [
        (TITLE, "Kế hoạch của UBND tỉnh", issued("9/QĐ-UBND", f"Phê duyệt Kế hoạch {INSPECTION.lower()}"), "inconclusive"),
        (TITLE, "Kế hoạch", issued("9/QĐ-UBND", f"Về việc phê duyệt, ban hành Kế hoạch {INSPECTION.lower()}"), "inconclusive"),
        (TITLE, "Kế hoạch", issued("9/QĐ-UBND", f"Kế hoạch {INSPECTION.lower()}"), "inconclusive"),
        ("Giao kế hoạch đầu tư công năm 2024", "Kế hoạch", issued("9/QĐ-UBND", "Giao Kế hoạch đầu tư công năm 2024"), "inconclusive"),
        ("Ban hành quy định chức năng, nhiệm vụ của Sở Nội vụ", "", issued("9/QĐ-UBND", "Quy định chức năng, nhiệm vụ của Sở Nội vụ"), "inconclusive"),
        (TITLE, "Kế hoạch", issued("9/QĐ-UBND", f"Ban hành Kế hoạch {INSPECTION.lower()}"), "met"),
        (TITLE, "Kế hoạch", issued("9/QĐ-UBND", f"Bãi bỏ Kế hoạch {INSPECTION.lower()}"), "not_met"),
        (TITLE, "Kế hoạch", issued("9/TTr-UBND", f"Phê duyệt Kế hoạch {INSPECTION.lower()}"), "not_met"),
    ],
)  # fmt: skip
def test_a_document_that_says_it_is_or_approves_what_is_asked_is_looked_at(
    tmp_path: Path, title: str, product: str, held: str, outcome: str
) -> None:
    finding = found(tmp_path, {"a.txt": held}, criterion(title, product))
    (check,) = (each for each in finding.evidence[0].checks if each.aspect is Aspect.TYPE)
    assert check.outcome == outcome
    assert (finding.verdict is NOT_FOUND) is (outcome == "not_met")


LETTER = """\
ỦY BAN NHÂN DÂN
TỈNH VÂN LĨNH
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 77/UBND-NC
V/v báo cáo kết quả rà soát thủ tục hành chính
Vân Lĩnh, ngày 12 tháng 3 năm 2024

Kính gửi: Bộ Nội vụ.
"""


def test_a_letter_that_reports_is_looked_at(tmp_path: Path) -> None:
    asked = criterion("Rà soát thủ tục hành chính", "Báo cáo kết quả rà soát")
    finding = found(tmp_path, {"a.txt": LETTER}, asked)
    assert (finding.verdict, finding.evidence[0].number) == (TO_JUDGE, "77/UBND-NC")


@pytest.mark.parametrize(
    ("title", "product"),
    [
        (TITLE, "Các kế hoạch của UBND tỉnh"),
        (TITLE, "Những kế hoạch"),
        (TITLE, "Một số kế hoạch"),
        (TITLE, "01 kế hoạch/đơn vị"),
        (TITLE.replace("Kế", "các Kế"), ""),
    ],
)
def test_of_a_plural_one_document_is_not_all(tmp_path: Path, title: str, product: str) -> None:
    finding = found(tmp_path, {"a.txt": PLAN}, criterion(title, product))
    assert finding.verdict is TO_JUDGE


@pytest.mark.parametrize(
    ("product", "issuer"),
    [
        ("Kế hoạch của các sở, ban, ngành", DEPARTMENT),
        ("Kế hoạch của từng cơ quan, đơn vị", DEPARTMENT),
        ("Kế hoạch của UBND các huyện", "ỦY BAN NHÂN DÂN\nHUYỆN NẬM HƯƠNG"),
    ],
)
def test_the_plan_of_one_body_is_not_that_of_each(tmp_path: Path, product: str, issuer: str) -> None:
    held = issued("21/KH-SNV" if issuer is DEPARTMENT else "21/KH-UBND", INSPECTION, issuer=issuer)
    assert found(tmp_path, {"a.txt": held}, criterion(TITLE, product)).verdict is TO_JUDGE


def test_how_many_of_a_plural_are_wanted_a_person_says(tmp_path: Path) -> None:
    papers = {"a.txt": PLAN, "b.txt": PLAN.replace("21/KH", "22/KH")}
    finding = found(tmp_path, papers, criterion(TITLE, "Các kế hoạch của UBND tỉnh"))
    (unsaid,) = (each for each in finding.reasons if each.why is Why.COUNT_UNSAID)
    assert dict(unsaid.facts)["found"] == 2
    assert found(tmp_path / "said", papers, criterion(TITLE, "02 kế hoạch")).verdict is not NOT_FOUND


@pytest.mark.parametrize(
    ("product", "lead", "verdict"),
    [
        ("Báo cáo định kỳ của UBND tỉnh", None, PROVEN),
        ("Các báo cáo của UBND tỉnh", None, PROVEN),
        ("Báo cáo định kỳ", "Sở Nội vụ, Sở Tài chính", TO_JUDGE),  # and those of the other
        ("Báo cáo định kỳ của các sở, ban, ngành", None, TO_JUDGE),
    ],
)
def test_how_many_of_a_plural_are_wanted_its_days_may_say(
    tmp_path: Path, product: str, lead: str | None, verdict: Verdict
) -> None:
    issuer = {} if "UBND" in product else {"issuer": DEPARTMENT}
    papers = {
        f"{at}.txt": issued(f"{at}/BC-{'SNV' if issuer else 'UBND'}", f"Công tác cải cách hành chính quý {quarter} năm 2024", on, **issuer)
        for at, (quarter, on) in enumerate((("I", "08/3/2024"), ("II", "07/6/2024"), ("III", "06/9/2024"), ("IV", "06/12/2024")), 1)
    }  # fmt: skip
    asked = criterion("Báo cáo CCHC năm 2024", product, lead=lead, deadline="Trước ngày 10 của tháng cuối quý")
    assert found(tmp_path / "4", papers, asked).verdict is verdict
    del papers["4.txt"]
    assert found(tmp_path / "3", papers, asked).verdict is TO_JUDGE


@pytest.mark.parametrize(
    ("product", "held", "proven"),
    [
        ("Kế hoạch thực hiện Nghị quyết 76", "Thực hiện Nghị quyết 76", True),
        ("Kế hoạch thực hiện Nghị quyết 76 của Chính phủ", "Thực hiện Nghị quyết 98 của Chính phủ", False),
        ("01 kế hoạch triển khai Đề án 06 của Chính phủ", "Triển khai Đề án 08 của Chính phủ", False),
    ],
)
def test_a_number_among_the_words_of_a_product_tells(tmp_path: Path, product: str, held: str, *, proven: bool) -> None:
    title = product.removeprefix("01 ").removeprefix("Kế hoạch ").removeprefix("kế hoạch ")
    finding = found(tmp_path, {"a.txt": issued("21/KH-UBND", f"{held} năm 2024")}, criterion(title, product))
    assert (finding.verdict is PROVEN) is proven


def test_the_document_that_asks_is_no_evidence_for_itself(tmp_path: Path) -> None:
    own = paper(
        "12/KH-UBND", day("12/01/2024"), "Năm 2023, UBND tỉnh chưa ban hành Kế hoạch kiểm tra cải cách hành chính.",
        subject="Cải cách hành chính năm 2024",
    )  # fmt: skip
    lead = criterion("Ban hành Kế hoạch CCHC năm 2024 của cơ quan, đơn vị", "Kế hoạch của UBND tỉnh")
    inspection = criterion("Ban hành Kế hoạch kiểm tra CCHC năm 2024", "Kế hoạch của UBND tỉnh")
    own_report = issued("7/KH-SNV", "Cải cách hành chính năm 2024", issuer=DEPARTMENT)
    for asked, source, verdict in (
        (lead, "kh.txt", TO_JUDGE),  # a person says whether it asks for this very plan
        (lead, None, PROVEN),
        (lead, "khac.txt", PROVEN),
        (inspection, "kh.txt", NOT_FOUND),  # nor does it deny
    ):
        corpus = corpus_of(tmp_path / f"{asked.title}{source}", {"kh.txt": own, "snv.txt": own_report})
        (finding,) = verify(corpus.catalogue, CriteriaSet("Nhiệm vụ", (asked,), source=source, year=2024))
        corpus.close()
        assert finding.verdict is verdict, (asked.title, source)
        if source == "kh.txt" and asked is lead:
            assert Why.CRITERIA_ITSELF in {each.why for each in finding.reasons}


def test_a_task_that_wants_another_bodys_plan_takes_no_notice_of_its_own_file(tmp_path: Path) -> None:
    own = paper("12/KH-UBND", day("12/01/2024"), subject="Cải cách hành chính năm 2024")
    theirs = issued("7/KH-SNV", "Cải cách hành chính năm 2024", issuer=DEPARTMENT)
    asked = Criterion("1", "Ban hành Kế hoạch CCHC năm 2024", 1, products=("Kế hoạch của Sở Nội vụ",))
    corpus = corpus_of(tmp_path, {"kh.txt": own, "snv.txt": theirs})
    (finding,) = verify(corpus.catalogue, CriteriaSet("Nhiệm vụ", (asked,), source="kh.txt", year=2024))
    corpus.close()
    assert finding.verdict is PROVEN
