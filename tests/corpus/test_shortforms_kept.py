"""Short forms are kept with their documents, and a look-up lists them as places of the document they stand for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus import look_up
from corpus.pieces import cutter
from extractor import Span
from patterns import ShortFormKind
from tests.corpus.making import corpus_of, paper

FULL = "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;\n"
PLAN = "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh về thi đua.\n\n"


@pytest.mark.parametrize(
    ("body", "asked", "told"),
    [
        (FULL + "Các cơ quan thực hiện Nghị định 63 từ nay.", "63/2010/NĐ-CP", [("Nghị định 63", ShortFormKind.SHORT, 1)]),
        (PLAN + "Các mục tiêu của Kế hoạch nêu trên đều đạt.", "12/KH-UBND", [("Kế hoạch nêu trên", ShortFormKind.BACK, 1)]),
        (
            FULL + "Căn cứ Nghị định số 63/2024/NĐ-CP ngày 10/6/2024 của Chính phủ;\nCác cơ quan thực hiện Nghị định 63 từ nay.",
            "63/2010/NĐ-CP",
            [("Nghị định 63", ShortFormKind.SHORT, 2)],
        ),
        (PLAN + "Báo cáo này gửi các cơ quan.", "12/KH-UBND", []),
    ],
)  # fmt: skip
def test_a_look_up_lists_short_forms(
    tmp_path: Path, body: str, asked: str, told: list[tuple[str, ShortFormKind, int]]
) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": paper("142/BC-UBND", date(2024, 6, 13), body)})
    (candidate,) = look_up(corpus.catalogue, asked).candidates
    text = corpus.catalogue.text(candidate.citations[0].record.id)
    corpus.close()
    forms = [mention.form for mention in candidate.short_forms]
    assert [(form.quote, form.kind, form.choices) for form in forms] == told
    for form in forms:
        assert form.span.of(text) == form.quote
        assert form.quote in form.sentence
        assert form.page == 1


def test_pieces_are_the_same_however_they_are_cut(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, {"a.txt": paper("142/BC-UBND", date(2024, 6, 13), FULL * 3)})
    (candidate,) = look_up(corpus.catalogue, "63/2010/NĐ-CP").candidates
    database, record = corpus.catalogue.database, candidate.citations[0].record.id
    with database.transaction() as connection:
        connection.execute("UPDATE record SET text = replace(text, 'Căn', char(0) || 'ăn')")
    text = corpus.catalogue.text(record)
    spans = [Span(at, at + 9) for at in range(0, len(text) - 9, 7)]
    few, many = cutter(database, record, 1), cutter(database, record, 1000)
    assert "\0" in text
    assert [few(span) for span in spans] == [many(span) for span in spans] == [span.of(text) for span in spans]
    corpus.close()
