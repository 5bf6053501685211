"""What proves a criterion, what does not, and what is for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence import CriteriaSet, Criterion, Tier, Verdict, Why, verify
from tests.corpus.making import corpus_of, paper
from tests.evidence.inspecting import KHE_MAY, OFFICE, criterion, day, found

PLAN = "Kế hoạch của UBND tỉnh"


def plan(
    subject: str = "Tuyên truyền cải cách hành chính tỉnh Vân Lĩnh năm 2024", number: str = "21/KH-UBND",
    on: str = "25/01/2024", body: str = "Các cơ quan chịu trách nhiệm thi hành.", **head: str,
) -> str:  # fmt: skip
    return paper(number, day(on), body, subject=subject, **head)


ASKED = criterion("Ban hành Kế hoạch tuyên truyền CCHC năm 2024", PLAN, deadline="Trước ngày 31/01/2024")


@pytest.mark.parametrize(
    ("held", "verdict"),
    [
        pytest.param(plan(), Verdict.PROVEN, id="the very plan, in time"),
        pytest.param(plan(on="02/02/2024"), Verdict.PROVEN_LATE, id="two days late"),
        pytest.param(plan(on="31/01/2024"), Verdict.TO_JUDGE, id="on the day named, which is read both ways"),
        pytest.param(plan("Cải cách hành chính tỉnh Vân Lĩnh năm 2024"), Verdict.NOT_FOUND, id="another plan"),
        pytest.param(
            plan("Kiểm tra, tuyên truyền cải cách hành chính năm 2024"), Verdict.TO_JUDGE, id="a plan of more"
        ),
        pytest.param(plan("Tuyên truyền cải cách hành chính năm 2023"), Verdict.NOT_FOUND, id="of another year"),
        pytest.param(
            plan("Tuyên truyền cải cách hành chính giai đoạn 2021 - 2025"), Verdict.NOT_FOUND, id="of several years"
        ),
        pytest.param(plan(number="21/BC-UBND"), Verdict.NOT_FOUND, id="a report"),
        pytest.param(plan(number="21/TTr-UBND"), Verdict.NOT_FOUND, id="a proposal"),
        pytest.param(
            plan(number="21/KH-VPUB", issuer=OFFICE), Verdict.TO_JUDGE, id="of the office, not of the council"
        ),
        pytest.param(plan(issuer="ỦY BAN NHÂN DÂN\nHUYỆN NẬM HƯƠNG"), Verdict.NOT_FOUND, id="of a district"),
        pytest.param(plan().replace("Số: 21/", "Số:     /"), Verdict.TO_JUDGE, id="its number is blank"),
        pytest.param("DỰ THẢO\n" + plan(), Verdict.TO_JUDGE, id="a draft"),
        pytest.param(
            plan("Sửa đổi, bổ sung Kế hoạch tuyên truyền cải cách hành chính năm 2024"),
            Verdict.TO_JUDGE,
            id="amends it",
        ),
    ],
)
def test_only_the_document_itself_proves(tmp_path: Path, held: str, verdict: Verdict) -> None:
    assert found(tmp_path, {"a.txt": held}, ASKED).verdict is verdict


def test_days_late_count_from_the_last_day_in_time(tmp_path: Path) -> None:
    finding = found(tmp_path, {"a.txt": plan(on="12/02/2024")}, ASKED)
    assert (finding.verdict, finding.days_late) == (Verdict.PROVEN_LATE, 12)


def test_a_plan_issued_with_a_decision_is_that_plan(tmp_path: Path) -> None:
    decision = plan("Ban hành Kế hoạch tuyên truyền cải cách hành chính tỉnh Vân Lĩnh năm 2024", "21/QĐ-UBND")
    assert found(tmp_path, {"a.txt": decision}, ASKED).verdict is Verdict.PROVEN


def test_where_papers_of_two_provinces_are_held_the_task_has_to_name_its_own(tmp_path: Path) -> None:
    papers = {
        "a.txt": plan("Tuyên truyền cải cách hành chính năm 2024"),
        "b.txt": plan("Phòng, chống thiên tai năm 2024", "5/KH-UBND", issuer=KHE_MAY, place="Khe Mây"),
    }
    assert found(tmp_path / "1", papers, ASKED).verdict is Verdict.TO_JUDGE
    named = criterion("Ban hành Kế hoạch tuyên truyền CCHC năm 2024", "Kế hoạch của UBND tỉnh Vân Lĩnh")
    assert found(tmp_path / "2", papers, named).verdict is Verdict.PROVEN
    other = criterion("Ban hành Kế hoạch tuyên truyền CCHC năm 2024", "Kế hoạch của UBND tỉnh Khe Mây")
    assert found(tmp_path / "3", papers, other).verdict is not Verdict.PROVEN


def test_the_province_of_the_criteria_own_file_is_the_one_meant(tmp_path: Path) -> None:
    papers = {
        "nhiem-vu.txt": plan("Cải cách hành chính năm 2024", "12/KH-UBND", "12/01/2024"),
        "a.txt": plan("Tuyên truyền cải cách hành chính năm 2024"),
        "b.txt": plan("Tuyên truyền cải cách hành chính năm 2024", "5/KH-UBND", issuer=KHE_MAY, place="Khe Mây"),
    }
    corpus = corpus_of(tmp_path, papers)
    (finding,) = verify(corpus.catalogue, CriteriaSet("Nhiệm vụ", (ASKED,), source="nhiem-vu.txt", year=2024))
    corpus.close()
    assert (finding.verdict, finding.evidence[0].number) == (Verdict.PROVEN, "21/KH-UBND")


SAYS = plan(
    "Công tác cải cách hành chính năm 2024", "90/BC-UBND", "10/12/2024",
    "Đến nay 40% cơ quan, đơn vị đã được kiểm tra công vụ trong năm.",
)  # fmt: skip
RATE = Criterion("1.3.2", "Tỷ lệ cơ quan, đơn vị được kiểm tra công vụ trong năm", 1)


def test_where_no_document_is_named_words_are_for_a_person(tmp_path: Path) -> None:
    finding = found(tmp_path / "1", {"a.txt": SAYS}, RATE)
    assert (finding.verdict, finding.reasons[0].why) == (Verdict.TO_JUDGE, Why.WORDS_ALONE)
    assert [(each.tier, each.quote[:11]) for each in finding.evidence][-1] == (Tier.WORDS, "Đến nay 40%")
    again = plan("Bộ tiêu chí năm 2024", "6/QĐ-UBND", body=f"1.3.2 {RATE.title} Sở Nội vụ.")
    copied = found(tmp_path / "2", {"a.txt": again}, RATE)
    assert copied.verdict is Verdict.NOT_FOUND
    assert Tier.WORDS not in {each.tier for each in copied.evidence}


def test_reports_of_several_periods_in_one_row_are_each_looked_for(tmp_path: Path) -> None:
    papers = {
        f"{at}.txt": plan(f"Công tác cải cách hành chính {period} năm 2024", f"{at}/BC-UBND", on)
        for at, (period, on) in enumerate(
            (("quý I", "14/3/2024"), ("6 tháng đầu", "13/6/2024"), ("quý III", "13/9/2024"))
        )
    }
    asked = Criterion("1.2.1", "Báo cáo CCHC quý I, 6 tháng, quý III và năm gửi đúng thời hạn", 1)
    finding = found(tmp_path / "1", papers, asked)
    assert finding.verdict is Verdict.TO_JUDGE  # that of the year is missing
    assert [answer.verdict for answer in finding.answers] == [Verdict.PROVEN] * 3 + [Verdict.NOT_FOUND]
    year = plan("Công tác cải cách hành chính năm 2024", "9/BC-UBND", "10/12/2024")
    assert found(tmp_path / "2", {**papers, "9.txt": year}, asked).verdict is Verdict.PROVEN


def test_where_several_bodies_have_such_a_plan_the_task_has_to_say_whose(tmp_path: Path) -> None:
    papers = {"a.txt": plan("Tuyên truyền cải cách hành chính năm 2024")}
    papers["b.txt"] = papers["a.txt"].replace("TỈNH VÂN LĨNH", "HUYỆN NẬM HƯƠNG").replace("21/KH", "34/KH")
    free = criterion("Tuyên truyền CCHC năm 2024", "Kế hoạch")
    finding = found(tmp_path / "1", papers, free)
    assert finding.verdict is Verdict.TO_JUDGE
    assert Why.SEVERAL_BODIES in {each.why for each in finding.reasons}
    assert found(tmp_path / "2", {"a.txt": papers["a.txt"]}, free).verdict is Verdict.PROVEN
    assert found(tmp_path / "3", papers, criterion("Tuyên truyền CCHC năm 2024", PLAN)).verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("phát triển kinh tế số", "Phát triển kinh tế"),
        ("chuyển đổi số", "Chuyển đổi"),
        ("thực hiện Đề án 06", "Thực hiện Đề án 08"),
        ("thực hiện Nghị quyết số 76/NQ-CP", "Thực hiện Nghị quyết số 98/NQ-CP"),
        ("thực hiện Nghị định số 61/2018/NĐ-CP", "Thực hiện Nghị định số 45/2020/NĐ-CP"),
        ("triển khai Nghị quyết số 15/2023/NQ-HĐND", "Triển khai Nghị quyết số 12/2023/NQ-HĐND"),
        ("thi hành Thông tư số 01/2023/TT-VPCP", "Thi hành Thông tư số 01/2018/TT-VPCP"),
        ("thực hiện Nghị định 61/2018", "Thực hiện Nghị định 45/2020"),
        ("thi hành Luật Đất đai 2024", "Thi hành Luật Đất đai 2013"),
        ("tuyên truyền Luật số 54/2014/QH13", "Tuyên truyền Luật số 55/2014/QH13"),
        ("nâng cao chỉ số cải cách hành chính cấp xã", "Nâng cao chỉ số cải cách hành chính cấp tỉnh"),
        ("kiểm tra công vụ tại các huyện", "Kiểm tra công vụ tại các xã"),
        ("hỗ trợ doanh nghiệp nhà nước", "Hỗ trợ doanh nghiệp"),
        ("tập huấn chữ ký số đợt 1", "Tập huấn chữ ký số đợt 2"),
        ("kiểm tra công tác kiểm tra, xử lý, rà soát văn bản", "Kiểm tra, xử lý, rà soát văn bản"),
        ("kiểm tra, xử lý, rà soát văn bản", "Kiểm tra công tác kiểm tra, xử lý, rà soát văn bản"),
        ("kiểm soát việc kiểm soát thủ tục hành chính", "Kiểm soát thủ tục hành chính"),
        ("tuyên truyền kết quả kiểm tra công vụ", "Kiểm tra kết quả tuyên truyền công vụ"),
        ("đánh giá công chức xã, đào tạo công chức huyện", "Đánh giá công chức huyện, đào tạo công chức xã"),
        ("giám sát việc thanh tra", "Thanh tra việc giám sát"),
    ],
)
def test_a_small_word_may_make_it_another_plan(tmp_path: Path, asked: str, held: str) -> None:
    task = criterion(f"Ban hành Kế hoạch {asked} năm 2024", PLAN)
    assert found(tmp_path / "1", {"a.txt": plan(f"{held} năm 2024")}, task).verdict is not Verdict.PROVEN
    own = f"{asked[0].upper()}{asked[1:]} trên địa bàn tỉnh Vân Lĩnh năm 2024"
    assert found(tmp_path / "2", {"a.txt": plan(own)}, task).verdict is Verdict.PROVEN


@pytest.mark.parametrize(
    ("title", "product", "subject"),
    [
        ("Kiểm tra công tác CCHC", "Quyết định thành lập Đoàn kiểm tra", "Thành lập Đoàn kiểm tra công tác cải cách hành chính"),
        ("Rà soát TTHC", "Quyết định", "Rà soát thủ tục hành chính (TTHC)"),
        ("Tuyên truyền CCHC", "Quyết định tuyên truyền CCHC", "Tuyên truyền công tác cải cách hành chính năm 2024"),
    ],
)  # fmt: skip
def test_a_subject_may_say_the_task_and_the_product_together(
    tmp_path: Path, title: str, product: str, subject: str
) -> None:
    assert found(tmp_path, {"a.txt": plan(subject, "21/QĐ-UBND")}, criterion(title, product)).verdict is Verdict.PROVEN


CITES = plan(
    "Phòng, chống thiên tai năm 2024", "40/KH-UBND", "01/3/2024",
    "Thực hiện Kế hoạch số 21/KH-UBND ngày 25/01/2024 của UBND tỉnh về tuyên truyền cải cách hành chính năm 2024.",
)  # fmt: skip


def test_what_is_only_cited_says_who_cites_it_where(tmp_path: Path) -> None:
    finding = found(tmp_path, {"a.txt": CITES}, ASKED)
    evidence = finding.evidence[0]
    assert finding.verdict is Verdict.CITED_ONLY
    assert (evidence.tier, evidence.number, evidence.document, evidence.page) == (Tier.CITED, "21/KH-UBND", "a.txt", 1)
    assert "Kế hoạch số 21/KH-UBND ngày 25/01/2024" in evidence.quote


def test_citations_that_differ_about_the_deadline_contradict(tmp_path: Path) -> None:
    other = CITES.replace("40/KH", "41/KH").replace("25/01/2024", "05/02/2024")
    finding = found(tmp_path, {"a.txt": CITES, "b.txt": other}, ASKED)
    assert finding.verdict is Verdict.CONTRADICTED
    assert Why.DAYS_DIFFER in {each.why for each in finding.reasons}


def test_a_document_that_says_it_was_not_done_contradicts(tmp_path: Path) -> None:
    report = paper(
        "90/BC-UBND", day("10/12/2024"), "Năm 2024, UBND tỉnh chưa ban hành Kế hoạch tuyên truyền cải cách hành chính.",
        subject="Công tác cải cách hành chính năm 2024",
    )  # fmt: skip
    finding = found(tmp_path / "1", {"a.txt": report}, ASKED)
    assert finding.verdict is Verdict.CONTRADICTED
    assert "chưa ban hành Kế hoạch tuyên truyền" in finding.evidence[0].quote
    before = report.replace("ngày 10 tháng 12", "ngày 10 tháng 01")
    assert found(tmp_path / "2", {"a.txt": before, "b.txt": plan()}, ASKED).verdict is Verdict.PROVEN
    of_another = report.replace("UBND tỉnh chưa", "một số huyện chưa")
    assert found(tmp_path / "3", {"a.txt": of_another}, ASKED).verdict is Verdict.NOT_FOUND


def test_nothing_at_all_is_not_found_and_says_so(tmp_path: Path) -> None:
    finding = found(tmp_path, {"a.txt": "Không có gì ở đây."}, ASKED)
    assert (finding.verdict, finding.evidence) == (Verdict.NOT_FOUND, ())
    assert [each.why for each in finding.reasons] == [Why.NOTHING]


def test_a_task_without_a_type_of_document_is_for_a_person(tmp_path: Path) -> None:
    asked = criterion("Tuyên truyền CCHC năm 2024", "")
    assert found(tmp_path, {"a.txt": plan()}, asked).verdict is Verdict.TO_JUDGE


def test_one_of_two_products_is_not_enough(tmp_path: Path) -> None:
    asked = criterion("Tuyên truyền CCHC năm 2024", "Kế hoạch của UBND tỉnh; Báo cáo của UBND tỉnh")
    finding = found(tmp_path, {"a.txt": plan()}, asked)
    assert finding.verdict is Verdict.TO_JUDGE
    assert [answer.verdict for answer in finding.answers] == [Verdict.PROVEN, Verdict.NOT_FOUND]


def report_of(period: str, number: int, on: str) -> str:
    return paper(f"{number}/BC-UBND", day(on), subject=f"Công tác cải cách hành chính {period}")


REPORTS = {
    "q1.txt": report_of("quý I năm 2024", 62, "14/3/2024"),
    "q3.txt": report_of("quý III năm 2024", 233, "13/9/2024"),
    "h1.txt": report_of("6 tháng đầu năm 2024", 142, "13/6/2024"),
    "y.txt": report_of("năm 2024", 347, "10/12/2024"),
}


@pytest.mark.parametrize(
    ("missing", "verdict"),
    [
        (None, Verdict.PROVEN),
        ("q1.txt", Verdict.TO_JUDGE),
        ("h1.txt", Verdict.TO_JUDGE),
        ("y.txt", Verdict.TO_JUDGE),
    ],
)
def test_each_periodic_report_has_to_be_there(tmp_path: Path, missing: str | None, verdict: Verdict) -> None:
    product = "02 báo cáo quý, báo cáo 6 tháng và báo cáo năm của UBND tỉnh"
    papers = {name: text for name, text in REPORTS.items() if name != missing}
    finding = found(tmp_path, papers, criterion("Thực hiện chế độ báo cáo CCHC năm 2024", product))
    assert finding.verdict is verdict


def test_all_documents_that_a_verdict_rests_on_are_shown_and_told_from_the_others(tmp_path: Path) -> None:
    papers = {f"{at}.txt": report_of(f"tháng {at} năm 2024", at, f"02/{at + 1:02d}/2024") for at in range(1, 12)}
    papers |= {
        "12.txt": report_of("tháng 12 năm 2024", 12, "30/12/2024"),
        "again.txt": report_of("tháng 12 năm 2024", 99, "31/12/2024"),
    }
    finding = found(tmp_path, papers, criterion("Báo cáo CCHC năm 2024", "Báo cáo hàng tháng của UBND tỉnh"))
    (answer,) = finding.answers
    assert (finding.verdict, len(answer.rests_on)) == (Verdict.PROVEN, 12)
    assert set(answer.rests_on) <= {each.record for each in finding.evidence}


def test_how_many_reports_of_a_series_prove_it_a_person_says_where_the_words_do_not(tmp_path: Path) -> None:
    finding = found(tmp_path, REPORTS, criterion("Báo cáo CCHC năm 2024", "Báo cáo quý của UBND tỉnh"))
    assert finding.verdict is Verdict.TO_JUDGE
    assert Why.COUNT_UNSAID in {each.why for each in finding.reasons}


NEIGHBOURS = [
    "cải cách hành chính",
    "tuyên truyền cải cách hành chính",
    "kiểm tra cải cách hành chính",
    "kiểm soát thủ tục hành chính",
    "rà soát, đánh giá thủ tục hành chính",
    "đơn giản hóa thủ tục hành chính",
    "kiểm tra kiểm soát thủ tục hành chính",
    "cải cách chế độ công vụ",
    "kiểm tra công vụ",
    "chuyển đổi số",
    "tuyên truyền chuyển đổi số",
    "kiểm tra văn bản quy phạm pháp luật",
    "rà soát văn bản quy phạm pháp luật",
    "theo dõi thi hành pháp luật",
    "phổ biến, giáo dục pháp luật",
    "xử lý vi phạm hành chính",
]


@pytest.mark.parametrize("missing", range(4))
def test_among_its_neighbours_each_plan_proves_its_own_task_and_no_other(tmp_path: Path, missing: int) -> None:
    papers = {
        f"{at}.txt": plan(f"{subject.capitalize()} trên địa bàn tỉnh Vân Lĩnh năm 2024", f"{at + 1}/KH-UBND")
        for at, subject in enumerate(NEIGHBOURS)
        if at % 4 != missing
    }
    corpus = corpus_of(tmp_path, papers)
    rows = tuple(
        Criterion(str(at), f"Tham mưu ban hành Kế hoạch {subject} năm 2024", 1, products=(PLAN,))
        for at, subject in enumerate(NEIGHBOURS)
    )
    for at, finding in enumerate(verify(corpus.catalogue, CriteriaSet("Nhiệm vụ", rows, year=2024))):
        own = f"{at + 1:02d}/KH-UBND", f"{at + 1}/KH-UBND"
        assert (finding.verdict is Verdict.PROVEN) is (at % 4 != missing), NEIGHBOURS[at]
        if finding.verdict is Verdict.PROVEN:
            assert finding.evidence[0].number in own
    corpus.close()


def test_of_two_plans_the_one_that_replaces_the_other_is_the_proof(tmp_path: Path) -> None:
    later = plan(
        number="35/KH-UBND",
        on="28/01/2024",
        body="Kế hoạch này thay thế Kế hoạch số 21/KH-UBND ngày 25/01/2024 của UBND tỉnh.",
    )
    finding = found(tmp_path / "1", {"a.txt": plan(), "b.txt": later}, ASKED)
    assert (finding.verdict, finding.evidence[0].number) == (Verdict.PROVEN, "35/KH-UBND")
    too_late = later.replace("ngày 28 tháng 01", "ngày 28 tháng 02")  # then the first had been issued in time
    finding = found(tmp_path / "2", {"a.txt": plan(), "b.txt": too_late}, ASKED)
    assert (finding.verdict, finding.evidence[0].number) == (Verdict.PROVEN, "21/KH-UBND")


def test_the_report_that_is_missing_is_named_by_its_time(tmp_path: Path) -> None:
    papers = {name: text for name, text in REPORTS.items() if name != "q3.txt"}
    finding = found(
        tmp_path,
        papers,
        criterion("Chế độ báo cáo CCHC năm 2024", "Báo cáo quý I, 6 tháng, quý III và năm của UBND tỉnh"),
    )
    (missing,) = [dict(each.facts) for each in finding.reasons if each.why is Why.MISSING_PRODUCT]
    assert (missing["type"], missing["period"]) == ("Báo cáo", "01/07/2024 - 30/09/2024")


def test_an_act_known_by_its_name_alone_is_nothing_to_look_at(tmp_path: Path) -> None:
    says = plan(
        "Kết quả năm 2024", "90/BC-UBND", "10/12/2024",
        "Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015. Đã đăng 120 tin, bài trên chuyên mục chuyển đổi số.",
    )  # fmt: skip
    asked = criterion("Duy trì chuyên mục chuyển đổi số", "Tin, bài")
    finding = found(tmp_path, {"a.txt": says}, asked)
    assert finding.verdict is Verdict.TO_JUDGE
    assert "120 tin, bài" in finding.evidence[-1].quote


def test_a_draft_without_a_number_is_called_a_draft(tmp_path: Path) -> None:
    finding = found(tmp_path, {"a.txt": "DỰ THẢO\n" + plan().replace("Số: 21/", "Số:     /")}, ASKED)
    assert finding.verdict is Verdict.TO_JUDGE
    assert [each.why for each in finding.reasons] == [Why.LOOK_AT, Why.DRAFT]


@pytest.mark.parametrize(
    ("says", "on", "verdict"),
    [
        ("Điều 1. Hủy bỏ Kế hoạch số 21/KH-UBND ngày 25/01/2024 của UBND tỉnh.", "20/6/2024", Verdict.TO_JUDGE),
        ("Điều 1. Bãi bỏ Kế hoạch số 21/KH-UBND ngày 25/01/2024 của UBND tỉnh.", "20/6/2024", Verdict.TO_JUDGE),
        ("Điều 1. Bãi bỏ Kế hoạch số 21/KH-UBND ngày 25/01/2024 của UBND tỉnh.", "20/6/2025", Verdict.PROVEN),
        ("Điều 1. Bãi bỏ một số nội dung của Kế hoạch số 21/KH-UBND ngày 25/01/2024.", "20/6/2024", Verdict.PROVEN),
        ("Căn cứ Kế hoạch số 21/KH-UBND ngày 25/01/2024 của UBND tỉnh.", "20/6/2024", Verdict.PROVEN),
    ],
)
def test_what_was_repealed_within_its_year_a_person_weighs(
    tmp_path: Path, says: str, on: str, verdict: Verdict
) -> None:
    later = plan("Phân công công tác", "80/QĐ-UBND", on, says)
    finding = found(tmp_path, {"a.txt": plan(), "b.txt": later}, ASKED)
    assert finding.verdict is verdict
    assert (Why.REPEALED in {each.why for each in finding.reasons}) is (verdict is Verdict.TO_JUDGE)
