"""The audit of a pile: what contradicts is reported with every witness, and what is no contradiction is not."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from corpus import Anomaly, AnomalyKind, Corpus, Ruling, Strength, audit, judge, judged
from corpus.sequence import outliers

HEAD = """UBND TỈNH VÂN LĨNH
Số: {number}    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                Vân Lĩnh, ngày {day} tháng {month} năm {year}

BÁO CÁO
Kết quả công tác năm

{body}
"""


def paper(number: str, day: tuple[int, int, int], body: str) -> str:
    return HEAD.format(number=number, day=f"{day[0]:02d}", month=f"{day[1]:02d}", year=day[2], body=body)


def audited(tmp_path: Path, papers: Mapping[str, str]) -> tuple[Anomaly, ...]:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in papers.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = Corpus.open(tmp_path / "corpus")
    try:
        list(corpus.add_many(sorted(folder.iterdir())))
        return audit(corpus.catalogue)
    finally:
        corpus.close()


def kinds(anomalies: tuple[Anomaly, ...]) -> list[tuple[AnomalyKind, str]]:
    return [(each.kind, each.number) for each in anomalies]


def test_two_dates_of_one_number_are_told_with_both_places(tmp_path: Path) -> None:
    found = audited(
        tmp_path,
        {
            "a": paper("11/BC-UBND", (5, 3, 2024), "Thực hiện Kế hoạch số 30/KH-UBND ngày 12/01/2024 của UBND tỉnh về thi đua."),
            "b": paper("12/BC-UBND", (8, 3, 2024), "Thực hiện Kế hoạch số 30/KH-UBND ngày 21/01/2024 của UBND tỉnh về thi đua."),
        },
    )  # fmt: skip
    assert kinds(found) == [(AnomalyKind.TWO_DATES, "30/KH-UBND")]
    assert found[0].strength is Strength.STRONG
    assert sorted((each.value, each.record.name, each.page) for each in found[0].statements) == [
        ("2024-01-12", "a.txt", 1),
        ("2024-01-21", "b.txt", 1),
    ]
    assert all("30/KH-UBND" in each.quote for each in found[0].statements)


REPORTED = [
    (
        AnomalyKind.TWO_NUMBERS,
        "Thực hiện Chỉ thị số 26/CT-TTg ngày 05/9/2016 của Thủ tướng Chính phủ về tăng cường kỷ luật, kỷ cương hành chính.",
        "Thực hiện Chỉ thị số 27/CT-TTg ngày 05/9/2016 của Thủ tướng Chính phủ về tăng cường kỷ luật, kỷ cương hành chính.",
    ),
    (
        AnomalyKind.TWO_ISSUERS,
        "Thực hiện Nghị quyết số 17-NQ/TU ngày 21/01/2021 của Ban Chấp hành Đảng bộ tỉnh.",
        "Thực hiện Nghị quyết số 17-NQ/TU ngày 21/01/2021 của Ban Thường vụ Tỉnh ủy.",
    ),
    (
        AnomalyKind.TWO_TYPES,
        "Thực hiện Kế hoạch số 30/KH-UBND ngày 12/01/2024 của UBND tỉnh.",
        "Thực hiện Báo cáo số 30/KH-UBND ngày 12/01/2024 của UBND tỉnh.",
    ),
    (
        AnomalyKind.OUT_OF_SEQUENCE,
        "Thực hiện Kế hoạch số 47/KH-UBND ngày 16/02/2024 của UBND tỉnh về thi đua.",
        "Thực hiện Kế hoạch số 48/KH-UBND ngày 10/02/2024 của UBND tỉnh về văn thư.",
    ),
    (
        AnomalyKind.CITES_LATER,
        "Thực hiện Kế hoạch số 90/KH-UBND ngày 16/7/2024 của UBND tỉnh về thi đua.",
        "Không viện dẫn văn bản nào.",
    ),
    (
        AnomalyKind.CITES_REPLACED,
        "Quyết định này thay thế Quyết định số 15/QĐ-UBND ngày 03/02/2023 của UBND tỉnh.",
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 03/02/2023 của UBND tỉnh;",
    ),
    (AnomalyKind.FLAGGED, "Căn cứ Nghị định số 145/2020/NĐ-CP ngày 08/4/2021 của Chính phủ;", "Không có gì."),
    (  # of one term, whatever the years
        AnomalyKind.TWO_DATES,
        "Thực hiện Chỉ thị số 18-CT/TU, ngày 24/3/2022 của Ban Thường vụ Tỉnh ủy.",
        "Thực hiện Chỉ thị số 18-CT/TU, ngày 24/3/2023 của Ban Thường vụ Tỉnh ủy.",
    ),
    (
        AnomalyKind.TWO_NUMBERS,
        "Quyết định số 133/QĐ-UBND ngày 20/01/2022 của UBND tỉnh về việc công bố Chỉ số cải cách hành chính năm 2021;",
        "Quyết định số 134/QĐ-UBND ngày 20/01/2022 của UBND tỉnh về việc công bố Chỉ số cải cách hành chính năm 202;",
    ),
    (
        AnomalyKind.TWO_SUBJECTS,
        "Thực hiện Kế hoạch số 30/KH-UBND ngày 12/01/2024 của UBND tỉnh về phát động phong trào thi đua yêu nước.",
        "Thực hiện Kế hoạch số 30/KH-UBND ngày 12/01/2024 của UBND tỉnh về kiểm tra công tác văn thư, lưu trữ.",
    ),
    (
        AnomalyKind.ISSUER_AGAINST_SYMBOL,
        "Thông tư số 44/2023/TT-BTC ngày 29/12/2023 của Bộ trưởng Bộ Công Thương;",
        "Không có gì.",
    ),
    (AnomalyKind.DATE_LOST, "Theo Kế hoạch số 33/KH-UBND ngày Thực hiện Nghị quyết về thi đua.", "Không có gì."),
    (AnomalyKind.TYPE_DOUBLED, "Theo Kế hoạch Kế hoạch số 34/KH-VPUB ngày 27/5/2022.", "Không có gì."),
    (
        AnomalyKind.OUT_OF_SEQUENCE,
        "Kế hoạch số 21/KH-VPUB ngày 25/02/2022; Kế hoạch số 216/KH-VPUB ngày 28/02/2022; Kế hoạch số 34/KH-VPUB ngày 27/5/2022;",
        "Không có gì.",
    ),
]


@pytest.mark.parametrize(("kind", "first", "second"), REPORTED)
def test_each_kind_is_reported(tmp_path: Path, kind: AnomalyKind, first: str, second: str) -> None:
    papers = {"a": paper("11/BC-UBND", (5, 3, 2024), first), "b": paper("12/BC-UBND", (8, 3, 2024), second)}
    assert kind in {each.kind for each in audited(tmp_path, papers)}


FINE = [
    (  # numbers begin anew each year
        "Thực hiện Kế hoạch số 61/KH-UBND ngày 12/01/2022 của UBND tỉnh.",
        "Thực hiện Kế hoạch số 61/KH-UBND ngày 15/02/2023 của UBND tỉnh.",
    ),
    (  # two provinces share a number
        "Tham khảo Kế hoạch số 30/KH-UBND ngày 12/01/2024 của UBND tỉnh Hạ Sơn.",
        "Tham khảo Kế hoạch số 30/KH-UBND ngày 21/01/2024 của UBND tỉnh Nam Khê.",
    ),
    (  # a series of normative decisions beside that of the others
        "Thực hiện Quyết định số 37/2023/QĐ-UBND ngày 18/9/2023 của UBND tỉnh.",
        "Thực hiện Quyết định số 1672/QĐ-UBND ngày 02/7/2023 của UBND tỉnh.",
    ),
    (  # two numbers of the Party, of two terms
        "Thực hiện Chỉ thị số 18-CT/TU, ngày 24/3/2018 của Ban Thường vụ Tỉnh ủy.",
        "Thực hiện Chỉ thị số 18-CT/TU, ngày 24/3/2023 của Ban Thường vụ Tỉnh ủy.",
    ),
    (  # an Act and a resolution of one number
        "Căn cứ Luật Tần số vô tuyến điện số 42/2009/QH12;",
        "Căn cứ Nghị quyết số 42/2009/QH12 của Quốc hội;",
    ),
    (  # sister decisions of one day
        "Quyết định số 605/QĐ-UBND ngày 23/12/2023 của UBND tỉnh về Điều lệ tổ chức và hoạt động của Bệnh viện Vân Lĩnh I.",
        "Quyết định số 606/QĐ-UBND ngày 23/12/2023 của UBND tỉnh về Điều lệ tổ chức và hoạt động của Bệnh viện Vân Lĩnh II.",
    ),
    (
        "Kế hoạch số 242/KH-UBND ngày 16/10/2023 của UBND tỉnh thuê các dịch vụ công nghệ thông tin: hệ thống họp không giấy;",
        "Kế hoạch số 244/KH-UBND ngày 16/10/2023 của UBND tỉnh thuê các dịch vụ công nghệ thông tin: truyền hình phiên tòa;",
    ),
    (  # a part is repealed, the rest goes on
        "Quyết định này bãi bỏ một số điều, khoản của Quyết định số 15/QĐ-UBND ngày 03/02/2023 của UBND tỉnh.",
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 03/02/2023 của UBND tỉnh;",
    ),
    (  # not yet in force
        "Quyết định này có hiệu lực từ ngày 01/7/2024 và thay thế Quyết định số 15/QĐ-UBND ngày 03/02/2023 của UBND tỉnh.",
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 03/02/2023 của UBND tỉnh;",
    ),
    (  # a ministry by its new name, a joint circular, older forms of symbols
        "Thông tư số 12/2020/TT-BNNPTNT ngày 12/8/2020 của Bộ Nông nghiệp và Môi trường; Thông tư số 06-BYT/TT ngày 28/02/1991;",
        "Thông tư liên tịch số 21/2015/TTLT-BTTTT-BTC ngày 02/3/2015 của Bộ trưởng Bộ Thông tin và Truyền thông và Bộ trưởng Bộ Tài chính;",
    ),
    (  # the same two figures, of which two other bodies bear witness, come after the others: kept for a paper signed later
        "Nghị định số 03/2023/NĐ-CP ngày 10/02/2023; Nghị định số 05/2023/NĐ-CP ngày 05/3/2023;",
        "Căn cứ Nghị định số 03/2023/NĐ-CP ngày 10/02/2023;",
    ),
    (  # a correction quotes what was printed wrong
        "Đính chính Quyết định số 33/QĐ-UBND ngày 02/3/2024 như sau: tại Điều 2 đã in là “Quyết định số 18/QĐ-UBND ngày 12/02/2024”, "
        "nay sửa lại là “Quyết định số 18/QĐ-UBND ngày 21/02/2024”.",
        "Thực hiện Quyết định số 18/QĐ-UBND ngày 21/02/2024 của UBND tỉnh.",
    ),
    (  # percentages, fractions, ordinary text
        "Đã hoàn thành 30/50 nhiệm vụ, đạt 60%; quý III/2022 là 7.693 hồ sơ.",
        "Xem https://vanlinh.gov.vn/12/KH-UBND",
    ),
]


@pytest.mark.parametrize(("first", "second"), FINE)
def test_what_is_no_contradiction_is_not_reported(tmp_path: Path, first: str, second: str) -> None:
    papers = {"a": paper("11/BC-UBND", (5, 3, 2024), first), "b": paper("12/BC-UBND", (8, 3, 2024), second)}
    assert audited(tmp_path, papers) == ()


def test_what_is_held_and_dated_later_is_told_without_a_date_in_the_citation(tmp_path: Path) -> None:
    papers = {
        "a": paper("11/BC-UBND", (5, 3, 2024), "Thực hiện Quyết định số 07/2024/QĐ-UBND của UBND tỉnh."),
        "b": paper("07/2024/QĐ-UBND", (8, 5, 2024), "Không viện dẫn gì.").replace("BÁO CÁO", "QUYẾT ĐỊNH"),
    }
    (found,) = audited(tmp_path, papers)
    assert (found.kind, found.number) == (AnomalyKind.CITES_LATER, "07/2024/QĐ-UBND")
    assert [each.record.name for each in found.statements] == ["a.txt", "a.txt", "b.txt"]


def test_a_number_of_no_stated_year_may_be_of_the_year_before(tmp_path: Path) -> None:
    papers = {
        "a": paper("11/BC-UBND", (5, 3, 2024), "Thực hiện Thông báo số 75/TB-UBND của UBND tỉnh."),
        "b": paper("75/TB-UBND", (8, 5, 2024), "Không viện dẫn gì.").replace("BÁO CÁO", "THÔNG BÁO"),
    }
    (found,) = audited(tmp_path, papers)
    assert (found.kind, found.strength) == (AnomalyKind.CITES_LATER, Strength.WEAK)


@pytest.mark.parametrize("mark", ["DỰ THẢO", "Dự thảo lần 2", "(DỰ THẢO)"])
def test_a_draft_has_no_number_yet(tmp_path: Path, mark: str) -> None:
    assert audited(tmp_path, {"a": f"{mark}\n" + paper("     /BC-UBND", (5, 3, 2024), "Không viện dẫn gì.")}) == ()


def test_an_attachment_line_that_contradicts_its_head_is_told_once(tmp_path: Path) -> None:
    attached = "\fQUY CHẾ\nLàm việc\n(Kèm theo Báo cáo số 41/BC-UBND ngày 05/3/2024 của UBND tỉnh)\nĐiều 1. Phạm vi"
    papers = {
        "a": paper("14/BC-UBND", (5, 3, 2024), f"Không viện dẫn gì.\n{attached}"),
        "b": paper("20/BC-UBND", (8, 3, 2024), "Không viện dẫn gì."),
        "c": paper("30/BC-UBND", (18, 3, 2024), "Không viện dẫn gì."),
    }
    assert kinds(audited(tmp_path, papers)) == [(AnomalyKind.OWN_DOUBT, "14/BC-UBND")]


def test_numbers_of_two_bodies_are_two_documents_whoever_cites_them(tmp_path: Path) -> None:
    papers = {
        "a": paper(
            "11/BC-UBND", (5, 3, 2024), "Tham khảo Kế hoạch số 30/KH-UBND ngày 12/01/2024 của UBND tỉnh Hạ Sơn."
        ),
        "b": "BỘ NỘI VỤ\n"
        + paper("12/BC-BNV", (8, 3, 2024), "Theo Kế hoạch số 30/KH-UBND ngày 21/01/2024.").split("\n", 1)[1],
    }
    assert audited(tmp_path, papers) == ()


MERGED = """UBND TỈNH QUẢNG TRỊ
Số: {number}    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                Quảng Trị, ngày {day}

QUYẾT ĐỊNH
Về việc {subject}

Các cơ quan chịu trách nhiệm thi hành.
"""


def test_numbers_of_a_merged_province_begin_anew(tmp_path: Path) -> None:
    papers = {
        "truoc": MERGED.format(number="12/QĐ-UBND", day="10 tháng 01 năm 2025", subject="thành lập Tổ công tác"),
        "sau": MERGED.format(number="12/QĐ-UBND", day="05 tháng 7 năm 2025", subject="kiện toàn Ban Chỉ đạo"),
        "cuoi": MERGED.format(number="1500/QĐ-UBND", day="20 tháng 6 năm 2025", subject="khen thưởng"),
    }
    assert audited(tmp_path, papers) == ()


def test_a_blank_number_is_told_with_what_may_be_it(tmp_path: Path) -> None:
    papers = {
        "a": paper("     /BC-UBND", (5, 3, 2024), "Không viện dẫn văn bản nào."),
        "b": paper("12/TB-UBND", (8, 3, 2024), "Xét Báo cáo số 77/BC-UBND ngày 05/3/2024 của UBND tỉnh.").replace(
            "BÁO CÁO\nKết quả công tác năm", "THÔNG BÁO\nKết luận cuộc họp"
        ),
    }
    (found,) = audited(tmp_path, papers)
    assert (found.kind, found.number, found.detail) == (AnomalyKind.BLANK_NUMBER, "…/BC-UBND", "77/BC-UBND")
    assert [each.record.name for each in found.statements] == ["a.txt", "b.txt"]


def test_a_provision_the_held_document_does_not_have_is_told(tmp_path: Path) -> None:
    rules = "Điều 1. Phạm vi\n1. Một.\n2. Hai.\nĐiều 2. Hiệu lực\nTừ ngày ký.\n"
    papers = {
        "a": paper("11/QĐ-UBND", (5, 3, 2024), rules).replace("BÁO CÁO", "QUYẾT ĐỊNH"),
        "b": paper("12/BC-UBND", (8, 3, 2024), "Theo khoản 3 Điều 1 và khoản 2 Điều 1 Quyết định số 11/QĐ-UBND ngày 05/3/2024."),
    }  # fmt: skip
    (found,) = audited(tmp_path, papers)
    assert (found.kind, found.number, found.detail) == (AnomalyKind.ABSENT_PROVISION, "11/QĐ-UBND", "clause")
    assert [each.value for each in found.statements] == ["clause=3 article=1"]


def test_a_judged_report_is_folded_until_its_witnesses_change(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, day in (("a", "12/01/2024"), ("b", "21/01/2024")):
        text = paper(
            "11/BC-UBND" if name == "a" else "12/BC-UBND", (5, 3, 2024), f"Theo Kế hoạch số 30/KH-UBND ngày {day}."
        )
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    corpus = Corpus.open(tmp_path / "corpus")
    try:
        list(corpus.add_many(sorted(folder.iterdir())))
        database = corpus.catalogue.database
        (found,) = audit(corpus.catalogue)
        assert judged(database, [found]) == [(found, None)]
        judge(database, found, Ruling.SETTLED, note="đã đính chính", by="Lê Thị Bình")
        ((_, judgement),) = judged(database, audit(corpus.catalogue))
        assert judgement is not None
        assert (judgement.ruling, judgement.note, judgement.by) == (Ruling.SETTLED, "đã đính chính", "Lê Thị Bình")
        judge(database, found, Ruling.REOPEN, note="", by="Lê Thị Bình")
        assert judged(database, [found]) == [(found, None)]
        judge(database, found, Ruling.WRONG, note="", by="Lê Thị Bình")
        (folder / "c.txt").write_text(
            paper("13/BC-UBND", (9, 3, 2024), "Theo Kế hoạch số 30/KH-UBND ngày 21/01/2024."), encoding="utf-8"
        )
        list(corpus.add_many([folder / "c.txt"]))
        (again,) = audit(corpus.catalogue)
        assert again.id == found.id
        assert judged(database, [again]) == [(again, None)]
    finally:
        corpus.close()


def days(*pairs: tuple[int, int]) -> list[date]:
    return [date(2024, month, day) for day, month in pairs]


@pytest.mark.parametrize(
    ("series", "odd"),
    [
        (days((1, 1), (5, 1), (1, 2), (1, 3)), []),
        (days((1, 1), (5, 1), (5, 1), (1, 3)), []),  # two on one day
        (days((1, 1), (9, 9), (1, 2), (1, 3), (1, 4)), [[1]]),
        (days((6, 2), (10, 1)), [[0, 1]]),  # nothing tells which
        (days((1, 1), (16, 2), (10, 2), (1, 3)), [[1, 2]]),
        ([], []),
    ],
)
def test_the_longest_rising_run_names_the_odd_ones(series: list[date], odd: list[list[int]]) -> None:
    assert outliers(series) == odd


def test_the_demo_dossier_contradicts_where_it_was_made_to_and_nowhere_else(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    dossier.mkdir()
    for file in Path(str(files("kiemchung.demo") / "dossier")).iterdir():
        shutil.copy(file, dossier)
    corpus = Corpus.open(tmp_path / "corpus")
    try:
        list(corpus.add_many(sorted(dossier.iterdir())))
        found = audit(corpus.catalogue)
    finally:
        corpus.close()
    assert [(each.kind, each.number, each.detail) for each in found] == [
        (AnomalyKind.TWO_DATES, "21/KH-UBND", ""),
        (AnomalyKind.TWO_DATES, "71/KH-UBND", ""),
        (AnomalyKind.BLANK_NUMBER, "…/BC-VPUB", "318/BC-VPUB"),
        (AnomalyKind.FLAGGED, "76/NĐ-CP", "type_symbol_mismatch"),
    ]
