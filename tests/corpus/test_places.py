"""A cited provision leads to its place in the document held: page, quote, and a doubt where it is not there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus import leads
from tests.corpus.making import MOTTO, corpus_of, paper, record_named

DECREE = (
    f"CHÍNH PHỦ\n-------\n{MOTTO}\n\nSố: 63/2010/NĐ-CP\nHà Nội, ngày 08 tháng 6 năm 2010\n\n"
    "NGHỊ ĐỊNH\nVề kiểm soát thủ tục hành chính\n\nĐiều 1. Phạm vi điều chỉnh\nNghị định này quy định về kiểm soát.\n"
    "\fĐiều 2. Đối tượng\n1. Cơ quan nhà nước:\na) Bộ;\nb) Ủy ban nhân dân.\n2. Cá nhân.\n"
)


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("Điều 1 Nghị định số 63/2010/NĐ-CP", [(1, "Điều 1. Phạm vi điều chỉnh Nghị định này quy định về kiểm soát.", None)]),
        ("điểm b khoản 1 Điều 2 Nghị định số 63/2010/NĐ-CP", [(2, "b) Ủy ban nhân dân.", None)]),
        ("khoản 1, khoản 2 Điều 2 Nghị định số 63/2010/NĐ-CP", [(2, "1. Cơ quan nhà nước: a) Bộ; b) Ủy ban nhân dân.", None), (2, "2. Cá nhân.", None)]),
        ("khoản 3 Điều 2 Nghị định số 63/2010/NĐ-CP", [(None, None, "clause")]),
        ("Điều 9 Nghị định số 63/2010/NĐ-CP", [(None, None, "article")]),
        ("Nghị định số 63/2010/NĐ-CP", []),
        ("Điều 1 Nghị định số 64/2010/NĐ-CP", []),
    ],
)  # fmt: skip
def test_where_a_cited_provision_stands(
    tmp_path: Path, says: str, told: list[tuple[int | None, str | None, str | None]]
) -> None:
    citing = paper("142/BC-UBND", date(2024, 6, 13), f"Thực hiện {says} ngày 08/6/2010 của Chính phủ.")
    corpus = corpus_of(tmp_path, {"nghi-dinh.txt": DECREE, "bao-cao.txt": citing})
    (lead,) = leads(corpus.catalogue, record_named(corpus, "bao-cao.txt"))
    text = corpus.catalogue.text(record_named(corpus, "nghi-dinh.txt").id)
    corpus.close()
    spots = [(place.spots[0] if place.spots else None, place.absent) for place in lead.places]
    assert [(spot.page if spot else None, spot.quote if spot else None, absent) for spot, absent in spots] == told
    for spot, _ in spots:
        assert spot is None or " ".join(spot.span.of(text).split()).startswith(spot.quote)
