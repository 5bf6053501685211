"""missing: what is cited and not held, and on what its witnesses disagree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.corpus.making import corpus_of, paper
from tests.kiemchung.calling import run, values


def test_days_on_which_witnesses_disagree_stand_beside_the_one_most_give(tmp_path: Path) -> None:
    cites = "Thực hiện Kế hoạch số 35/KH-UBND ngày {day} của UBND tỉnh Vân Lĩnh về số hóa hồ sơ năm 2024."
    papers = {
        f"{at}.txt": paper(f"{at}/BC-UBND", date(2024, 6, at), cites.format(day=day))
        for at, day in enumerate(("20/02/2024", "21/02/2024", "20/02/2024"), start=1)
    }
    corpus_of(tmp_path, papers).close()
    said = " ".join(run("missing", "--corpus", tmp_path / "kho").stdout.split())
    assert "Kế hoạch 35/KH-UBND (3 văn bản viện dẫn, 3 lần) 20/02/2024" in said
    assert "! Các nguồn ghi ngày khác nhau: 20/02/2024 (2); 21/02/2024 (1)" in said
    (row,) = values("missing", "--corpus", tmp_path / "kho")
    assert [[each["value"], len(each["places"])] for each in row["contradictions"][0]["values"]] == [
        ["2024-02-20", 2],
        ["2024-02-21", 1],
    ]
