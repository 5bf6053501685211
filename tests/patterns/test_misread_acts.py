"""Acts whose names recognition damaged: the Act meant, rightly spelt, flagged; what is not an Act's skeleton is left alone."""

from __future__ import annotations

import pytest

from patterns import Flag
from patterns.repair import skeleton
from tests.patterns.citing import cited

READ = [
    ("Luat Tổ chức chính quyền địa phương", "Luật Tổ chức chính quyền địa phương"),
    ("Luột Cán bộ, công chức", "Luật Cán bộ, công chức"),
    ("Luật Cán bô. công chửc", "Luật Cán bộ, công chức"),
    ("Lnật Tổ chức Chính phu", "Luật Tổ chức Chính phủ"),
    ("Luật Bảa hiểm xã hội", "Luật Bảo hiểm xã hội"),
    ("Bộ luật Dan sự", "Bộ luật Dân sự"),
    ("Luật Khoa học, công nghe và đổi mới sáng tạo", "Luật Khoa học, công nghệ và đổi mới sáng tạo"),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luat Tổ chức chính quyền dia phương",
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
    ),
]


@pytest.mark.parametrize(("printed", "name"), READ)
def test_the_act_meant_is_found_and_the_damage_said(printed: str, name: str) -> None:
    (found,) = cited(f"Căn cứ {printed} ngày 19 tháng 6 năm 2015;")
    assert (found.name, found.year) == (name, 2015)
    assert Flag.REPAIRED_OCR in found.flags
    assert found.quote.startswith(printed)


@pytest.mark.parametrize(
    "text", ["Luân chuyển Cán bộ, công chức", "Lung lay Tổ chức", "Luật Gia đình", "Luan văn Đầu tư"]
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert not cited(f"Việc {text} trong năm")


def test_a_title_well_spelt_is_not_flagged() -> None:
    (found,) = cited("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;")
    assert found.flags == ()


def test_a_skeleton_is_as_long_as_its_text() -> None:
    assert len(skeleton("Luật Tổ chức, số 1")) == len("Luật Tổ chức, số 1")
    assert skeleton("Luat Tồ chứe") == skeleton("Luật Tổ chức")
