"""Which parts were issued with a document: annexes and attachments with their own headings."""

from __future__ import annotations

import pytest

from extractor import Document
from patterns import identify

HEAD = """ỦY BAN NHÂN DÂN
TỈNH LAM SƠN
Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Sơn, ngày 05 tháng 3 năm 2024

QUYẾT ĐỊNH
Ban hành Quy chế tiếp công dân

Căn cứ Luật Tiếp công dân;

QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy chế và Phụ lục I.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn An

"""
LINE = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của Ủy ban nhân dân tỉnh)"
PART = tuple[str | None, str | None, str | None]  # label, type, subject


def _parts(below: str, number: str = "12/QĐ-UBND") -> list[PART]:
    text = HEAD.format(number=number) + below
    parts = identify(Document("x.txt", "text", text, ())).attachments
    ends = [part.span.end for part in parts]
    assert [part.span.start for part in parts[1:]] + [len(text)] * bool(parts) == ends  # to the next part, or the end
    return [(part.label, part.type, part.subject) for part in parts]


@pytest.mark.parametrize(
    ("below", "parts"),
    [
        (f"QUY CHẾ\nTIẾP CÔNG DÂN\n{LINE}\n\nĐiều 1.", [(None, "Quy chế", "TIẾP CÔNG DÂN")]),
        (f"KẾ HOẠCH\nKiểm tra công vụ năm 2024\n{LINE}\n", [(None, "Kế hoạch", "Kiểm tra công vụ năm 2024")]),
        (f"PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n{LINE}\n", [("PHỤ LỤC", None, "DANH MỤC NHIỆM VỤ")]),
        (f"Phụ lục I\nDANH MỤC\n{LINE}\n1. Việc\nPhụ lục II\nBIỂU GHI\n{LINE}\n", [("Phụ lục I", None, "DANH MỤC"), ("Phụ lục II", None, "BIỂU GHI")]),
        (f"PHỤ LỤC SỐ 01. DANH MỤC\n{LINE}\n", [("PHỤ LỤC SỐ 01", None, "DANH MỤC")]),
        (f"PHỤ LỤC II\nNHIỆM VỤ CỦA\nCHƯƠNG TRÌNH CẢI CÁCH\n{LINE}\n", [("PHỤ LỤC II", None, "NHIỆM VỤ CỦA CHƯƠNG TRÌNH CẢI CÁCH")]),
        (f"DANH MỤC NHIỆM VỤ\n{LINE}\n", [(None, None, "DANH MỤC NHIỆM VỤ")]),
        (f"{LINE}\n", [(None, None, None)]),
        # Without attachment lines: at once after the signature, or in the order of their numbers.
        ("PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n1. Việc", [("PHỤ LỤC", None, "DANH MỤC NHIỆM VỤ")]),
        ("PHỤ LỤC I\nDANH MỤC\n1. Việc\nPHỤ LỤC II\nMẪU\n", [("PHỤ LỤC I", None, "DANH MỤC"), ("PHỤ LỤC II", None, "MẪU")]),
        ("PHỤ LỤC I\nDANH MỤC\n1. Việc\nPHỤ LỤC V\nMẪU\n", [("PHỤ LỤC I", None, "DANH MỤC")]),
        # Forms are parts of their own only outside an annex.
        (f"Mẫu số 01\n{LINE}\nĐƠN\nMẫu số 02\n{LINE}\nTỜ KHAI", [("Mẫu số 01", None, None), ("Mẫu số 02", None, None)]),
        (f"PHỤ LỤC\nCÁC MẪU\n{LINE}\nMẫu số 01\n{LINE}\nĐƠN", [("PHỤ LỤC", None, "CÁC MẪU")]),
        # What belongs to other documents, or only speaks of annexes.
        ("BÁO CÁO\nKẾT QUẢ\n(Kèm theo Tờ trình số 9/TTr-SNV ngày 05/3/2024)\n", []),
        ("Phụ lục I ban hành kèm theo Nghị định số 61/2018/NĐ-CP", []),
        ("Danh mục kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024.", []),
        ("", []),
    ],
)  # fmt: skip
def test_parts_and_their_headings(below: str, parts: list[PART]) -> None:
    assert _parts(below) == parts


def test_the_attachment_line_may_be_blank() -> None:
    line = "(Kèm theo Quyết định số      /QĐ-UBND ngày     tháng 3 năm 2024)"
    assert _parts(f"QUY CHẾ\nTIẾP CÔNG DÂN\n{line}\n", "      /QĐ-UBND") == [(None, "Quy chế", "TIẾP CÔNG DÂN")]
