"""Standards and technical regulations are documents of a kind of their own: named by designation, never numbers."""

from __future__ import annotations

import pytest

from patterns import Kind, Relation
from tests.patterns.citing import cited

READ = [
    ("đáp ứng QCVN 215:2024/BTTTT về chất lượng", "QCVN 215:2024/BTTTT", "Quy chuẩn kỹ thuật quốc gia", 2024),
    ("áp dụng TCVN ISO 9001:2015 vào hoạt động", "TCVN ISO 9001:2015", "Tiêu chuẩn quốc gia", 2015),
    ("theo TCVN 17570-2006 về cốt liệu", "TCVN 17570-2006", "Tiêu chuẩn quốc gia", 2006),
    ("TCVN 22298-1:2018 về điều tra", "TCVN 22298-1:2018", "Tiêu chuẩn quốc gia", 2018),
    ("QCVN 01-989:2019/BNNPTNT", "QCVN 01-989:2019/BNNPTNT", "Quy chuẩn kỹ thuật quốc gia", 2019),
    ("chứng chỉ ISO 9001 còn hiệu lực", "ISO 9001", "Tiêu chuẩn quốc tế", None),
    ("phòng thử nghiệm đạt ISO/IEC 17025:2017", "ISO/IEC 17025:2017", "Tiêu chuẩn quốc tế", 2017),
    ("tiêu chuẩn TCVN ISO/IEC 17029:2020", "TCVN ISO/IEC 17029:2020", "Tiêu chuẩn quốc gia", 2020),
    ("TCVN 19437: 2012 - Khoan thăm dò", "TCVN 19437:2012", "Tiêu chuẩn quốc gia", 2012),
    ("QCVN\n906:2022/BXD", "QCVN 906:2022/BXD", "Quy chuẩn kỹ thuật quốc gia", 2022),
    ("TCVN 6211, cùng số người", "TCVN 6211", "Tiêu chuẩn quốc gia", None),
    ("QCĐP 02:2021/VL", "QCĐP 02:2021/VL", "Quy chuẩn kỹ thuật địa phương", 2021),
]


@pytest.mark.parametrize(("text", "name", "type_name", "year"), READ)
def test_a_standard_is_read_with_its_family_and_year(text: str, name: str, type_name: str, year: int | None) -> None:
    (found,) = cited(text)
    assert (found.kind, found.name, found.type, found.year) == (Kind.STANDARD, name, type_name, year)
    assert found.number is None


@pytest.mark.parametrize(
    "text", ["ISO (Số đăng ký: 12)", "các TCVN sau:", "TCVN có độ dày", "PRISONERS ISOLATED 9001", "XTCVN 9001:2015"]
)
def test_the_letters_alone_name_no_standard(text: str) -> None:
    assert not cited(text)


def test_a_standard_has_relation_and_provisions_as_any_document() -> None:
    (found,) = cited("Căn cứ điểm 6.6 QCVN 906:2022/BXD ngày 30/11/2022")
    assert found.relation is Relation.LEGAL_BASIS
    first, second = cited("Nghị định số 12/2030/NĐ-CP và QCVN 906:2022/BXD")
    assert (first.kind, second.kind) == (Kind.NUMBER, Kind.STANDARD)
