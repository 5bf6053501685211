"""The audit of a pile: what contradicts is reported with every witness, and what is no contradiction is not."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from corpus import Anomaly, AnomalyKind, Corpus, Strength, audit
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
    (  # percentages, fractions, ordinary text
        "Đã hoàn thành 30/50 nhiệm vụ, đạt 60%; quý III/2022 là 7.693 hồ sơ.",
        "Xem https://vanlinh.gov.vn/12/KH-UBND",
    ),
]


@pytest.mark.parametrize(("first", "second"), FINE)
def test_what_is_no_contradiction_is_not_reported(tmp_path: Path, first: str, second: str) -> None:
    papers = {"a": paper("11/BC-UBND", (5, 3, 2024), first), "b": paper("12/BC-UBND", (8, 3, 2024), second)}
    assert audited(tmp_path, papers) == ()


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
        (AnomalyKind.FLAGGED, "76/NĐ-CP", "type_symbol_mismatch"),
    ]
