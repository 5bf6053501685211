"""Citations as a table for a spreadsheet and marked in place: nothing a document says can act."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path

from click.testing import CliRunner

from kiemchung.cli import main

TEXT = """KẾ HOẠCH

Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ về kiểm soát thủ tục hành chính;
=HYPERLINK("x") theo Quyết định số 45/QĐ-UBND về <script>alert(1)</script> & "ngoặc".
- Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh.\x1b[31m
"""


def run(tmp_path: Path, form: str, text: str = TEXT) -> str:
    file = tmp_path / "-tep&.txt"
    file.write_text(text, encoding="utf-8")
    done = CliRunner(env={"KIEMCHUNG_LANG": "vi"}).invoke(main, ["extract", "--format", form, "--", str(file)])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_row_for_each_citation_and_no_cell_that_calculates(tmp_path: Path) -> None:
    out = run(tmp_path, "csv")
    assert out.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(out.removeprefix("\ufeff")))
    assert head[3] == "Số, ký hiệu"
    assert [row[3] for row in rows] == ["63/2010/NĐ-CP", "45/QĐ-UBND", "12/KH-UBND"]
    assert rows[0][5:8] == ["08/06/2010", "Chính phủ", "căn cứ"]
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert "\x1b" not in out


def test_each_citation_is_marked_in_place_and_the_text_is_only_text(tmp_path: Path) -> None:
    page = run(tmp_path, "html")
    assert '<mark class="legal_basis">căn cứ</mark>' in page
    marks = re.findall(r'<mark class="([^"]*)" title="([^"]*)">([^<]*)</mark>', page)
    assert [text for _, _, text in marks] == ["63/2010/NĐ-CP", "45/QĐ-UBND", "12/KH-UBND"]
    assert marks[0][0] == "legal_basis"
    assert "Chính phủ" in marks[0][1]
    assert "<script" not in page.lower()
    assert "\x1b" not in page
    shown = unescape(re.sub(r"<[^>]+>", "", page.split("<pre>")[1].split("</pre>")[0]))
    assert shown == TEXT.replace("\x1b", " ")
