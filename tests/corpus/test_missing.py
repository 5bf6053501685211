"""What is cited and not held is listed by how many documents cite it, with what is best attested of it and every place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus import Stub, missing
from tests.corpus.making import PROVINCE, corpus_of, paper

HOA_SON = {"issuer": PROVINCE.format("HÒA SƠN"), "place": "Hòa Sơn"}


def told(stubs: tuple[Stub, ...]) -> list[tuple[str | None, str | None, int, int]]:
    return [
        (stub.document.number or stub.document.name, stub.document.date, stub.sources, len(stub.document.citations))
        for stub in stubs
    ]


def test_the_most_cited_come_first_with_their_best_facts(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path,
        {
            "a.txt": paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 35/KH-UBND ngày 20/02/2024 của UBND tỉnh về chuyển đổi số; Kế hoạch số 35/KH-UBND; Công văn số 5/UBND-NC."),
            "b.txt": paper("143/BC-UBND", date(2024, 6, 14), "Theo Kế hoạch số 035/KH-UBND ngày 20/02/2024 và Luật Viên chức năm 2010. Luật Viên chức quy định."),
            "c.txt": paper("12/KH-UBND", date(2024, 1, 12), "Kèm theo Báo cáo số 142/BC-UBND ngày 13/6/2024. Áp dụng TCVN 9239:2012."),
        },
    )  # fmt: skip
    stubs = missing(corpus.catalogue)
    corpus.close()
    assert told(stubs) == [
        ("35/KH-UBND", "2024-02-20", 2, 3),
        ("Luật Viên chức", "2010", 1, 2),
        ("5/UBND-NC", None, 1, 1),
    ]
    plan = stubs[0].document
    assert (plan.type, plan.issuer, plan.subject) == ("Kế hoạch", "UBND tỉnh", "chuyển đổi số")
    assert {(mention.record.name, mention.page) for mention in plan.citations} == {("a.txt", 1), ("b.txt", 1)}


def test_what_another_province_holds_is_missing_still(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path,
        {
            "a.txt": paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 35/KH-UBND ngày 20/02/2024."),
            "khac.txt": paper("35/KH-UBND", date(2024, 2, 20), **HOA_SON),
        },
    )
    stubs = missing(corpus.catalogue)
    corpus.close()
    assert told(stubs) == [("35/KH-UBND", "2024-02-20", 1, 1)]


def test_what_may_be_held_says_under_which_file(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path,
        {
            "a.txt": paper("142/BC-UBND", date(2024, 6, 13), "Thực hiện Kế hoạch số 35/KH-UBND."),
            "cu.txt": paper("35/KH-UBND", date(2021, 2, 20)),
            "moi.txt": paper("35/KH-UBND", date(2024, 2, 20)),
        },
    )
    (stub,) = missing(corpus.catalogue)
    corpus.close()
    assert sorted(record.name for record in stub.perhaps) == ["cu.txt", "moi.txt"]
