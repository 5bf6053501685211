"""Provisions are found where they stand, those a text quotes of another document are not, and what is not there is said."""

from __future__ import annotations

import time

import pytest

from extractor import Span
from patterns import Pinpoint, Structure

RULES = """NGHỊ ĐỊNH
Quy định về văn thư

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về văn thư.

Điều 2. Giải thích từ ngữ
1. Văn bản là thông tin theo quy định tại
Điều 7 Nghị định số 12/2015/NĐ-CP.
2. Văn thư gồm:
a) Soạn thảo;
b) Ban hành;
c) Gửi;
d) Nhận;
đ) Lưu.
2a. Văn thư điện tử gồm:
a) Chữ ký số.
3. Danh mục:
1. Dòng một của bảng
2. Dòng hai của bảng

Chương II
SỬA ĐỔI

Mục 1
NGHỊ ĐỊNH KHÁC

Điều 3. Sửa đổi Nghị định số 9/2010/NĐ-CP
1. Sửa đổi Điều 5 như sau:
“Điều 5. Thẩm quyền
1. Bộ Nội vụ.
8. Sở Nội vụ.”.
2. Bãi bỏ Điều 9.

Điều 3a. Hiệu lực
Nghị định này có hiệu lực từ ngày ký.

PHỤ LỤC II
DANH MỤC
I. TRUNG ƯƠNG
1. Bộ Nội vụ
II. ĐỊA PHƯƠNG
1. Sở Nội vụ
"""
WRAPPED = """**Điều 1.** Ban hành kèm theo Quyết định này Quy chế theo
Điều 27 Nghị định số 88/2024/NĐ-CP
1\\. Gồm năm điều.
**Điều 2. ** Thi hành.

**QUY CHẾ**
*(Kèm theo Quyết định số 5/QĐ-UBND)*
**Điều 1. Phạm vi**
1. Phạm vi một.
**Điều 2. Đối tượng**
Mọi người.
"""


@pytest.mark.parametrize(
    ("pinpoint", "found"),
    [
        (Pinpoint(article="1"), ["Điều 1. Phạm vi"]),
        (Pinpoint(article="2"), ["Điều 2. Giải thích"]),
        (Pinpoint(article="2", clause="1"), ["1. Văn bản"]),
        (Pinpoint(article="2", clause="2", point="đ"), ["đ) Lưu"]),
        (Pinpoint(article="2", clause="2a", point="a"), ["a) Chữ ký số"]),
        (Pinpoint(article="2", clause="2A"), ["2a. Văn thư điện tử"]),
        (Pinpoint(article="3", clause="2"), ["2. Bãi bỏ"]),
        (Pinpoint(article="3a"), ["Điều 3a. Hiệu lực"]),
        (Pinpoint(chapter="II"), ["Chương II"]),
        (Pinpoint(chapter="II", section="1"), ["Mục 1"]),
        (Pinpoint(chapter="II", article="1"), ["Điều 1. Phạm vi"]),  # articles are numbered through all chapters
        (Pinpoint(annex="II"), ["PHỤ LỤC II"]),
        (Pinpoint(annex="02"), ["PHỤ LỤC II"]),
        (Pinpoint(annex="II", section="II"), ["II. ĐỊA PHƯƠNG"]),
        (Pinpoint(annex="II", section="II", clause="1"), ["1. Sở Nội vụ"]),
    ],
)
def test_a_provision_is_found(pinpoint: Pinpoint, found: list[str]) -> None:
    located = Structure(RULES).locate(pinpoint)
    starts = [span.of(RULES).lstrip()[: len(start)] for span, start in zip(located.spans, found, strict=True)]
    assert (starts, located.absent) == (found, None)


def test_a_provision_ends_where_the_next_begins() -> None:
    structure = Structure(RULES)
    (clause,) = structure.locate(Pinpoint(article="2", clause="2")).spans
    assert clause.of(RULES).rstrip().endswith("đ) Lưu.")
    (article,) = structure.locate(Pinpoint(article="2")).spans
    assert article.of(RULES).rstrip().endswith("2. Dòng hai của bảng")
    (chapter,) = structure.locate(Pinpoint(chapter="I")).spans
    assert "Chương II" not in chapter.of(RULES) and "Điều 2." in chapter.of(RULES)


@pytest.mark.parametrize(
    ("pinpoint", "absent"),
    [
        (Pinpoint(article="5"), "article"),  # stands in a quotation only
        (Pinpoint(article="7"), "article"),  # a line of running text
        (Pinpoint(article="3", clause="8"), "clause"),
        (Pinpoint(article="1", clause="1"), "clause"),  # the article is not divided
        (Pinpoint(article="2", clause="2", point="e"), "point"),
        (Pinpoint(chapter="III"), "chapter"),
        (Pinpoint(annex="I"), "annex"),
        (Pinpoint(), None),
    ],
)
def test_what_is_not_there_is_said(pinpoint: Pinpoint, absent: str | None) -> None:
    located = Structure(RULES).locate(pinpoint)
    assert (located.spans, located.absent) == ((), absent)


def test_a_text_without_articles_lacks_none() -> None:
    assert Structure("KẾ HOẠCH\nI. MỤC TIÊU\n1. Mục tiêu chung\n").locate(Pinpoint(article="5")).absent is None


@pytest.mark.parametrize("parts", [[], [Span(WRAPPED.index("**QUY CHẾ"), len(WRAPPED))]])
def test_rules_issued_with_a_decision_have_articles_of_their_own(parts: list[Span]) -> None:
    structure = Structure(WRAPPED, parts)
    assert len(structure.locate(Pinpoint(article="1")).spans) == 2
    clauses = [span.of(WRAPPED)[:8] for span in structure.locate(Pinpoint(article="1", clause="1")).spans]
    assert clauses == ["1\\. Gồm ", "1. Phạm "]
    if parts:
        second = structure.locate(Pinpoint(article="2")).spans[0]
        assert "QUY CHẾ" not in second.of(WRAPPED)


def test_quotations_of_mixed_marks_and_open_ones() -> None:
    mixed = 'Điều 1. Sửa đổi\n"Điều 8. Cũ\nvà mới”.\nĐiều 2. Hiệu lực\n'
    assert Structure(mixed).locate(Pinpoint(article="8")).absent == "article"
    assert Structure(mixed).locate(Pinpoint(article="2")).spans
    opened = "Điều 1. Sửa đổi\n“Mở mà không đóng\nĐiều 2. Hiệu lực\n"
    assert Structure(opened).locate(Pinpoint(article="2")).spans


@pytest.mark.parametrize("line", ["“\n", '"x\n', "1. “\n", "Điều 1.\n", "a) \n", "PHỤ LỤC I\n", "I.\n", ": “"])
def test_a_hostile_text_takes_no_longer_than_its_length(line: str) -> None:
    begin = time.process_time()
    structure = Structure(line * 30_000)
    structure.locate(Pinpoint(article="1", clause="9", point="x"))
    structure.locate(Pinpoint(annex="I", section="I", clause="2"))
    assert time.process_time() - begin < 10  # seconds; with a walk back over all headings for each it was 50
