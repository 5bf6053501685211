"""Names of bodies are the same body's when nothing in them speaks against it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.bodies import body_of, own_body, same_body, together

VAN_LINH = (("tinh", "van linh"),)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UBND tỉnh Vân Lĩnh", "Ủy ban nhân dân tỉnh Vân Lĩnh", True),
        ("Ủy ban nhân dân tỉnh Hoà Xuân", "Uỷ ban nhân dân tỉnh Hòa Xuân", True),
        ("Uỷ ban nhân dân tỉnh Vân Lĩnh", "ỦY BAN NHÂN DÂN TỈNH VÂN LĨNH", True),
        ("Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Vân Lĩnh", True),
        ("Phó Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Vân Lĩnh", True),
        ("UBND tỉnh Hòa Sơn", "Ủy ban nhân dân tỉnh Hoà Sơn", True),
        ("UBND tỉnh Hòa Sơn", "Ủy ban nhân dân tỉnh Vân Lĩnh", False),
        ("UBND tỉnh", "Ủy ban nhân dân huyện Nậm Hương", False),
        ("UBND huyện", "Ủy ban nhân dân huyện Nậm Hương", True),
        ("UBND xã Bản Sen", "UBND xã Bản Sen, huyện Nậm Hương, tỉnh Vân Lĩnh", True),
        ("UBND xã Bản Sen", "UBND xã Bản Sen Thượng", False),
        ("Bộ trưởng Bộ Nội vụ và Bộ trưởng Bộ Tài chính", "Bộ Nội vụ, Bộ Tài chính", True),
        ("UBND TP. Hải Châu", "Ủy ban nhân dân thành phố Hải Châu", True),
        ("UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh", True),
        ("HĐND tỉnh", "Ủy ban nhân dân tỉnh Vân Lĩnh", False),
        ("Thường trực HĐND tỉnh", "Hội đồng nhân dân tỉnh Vân Lĩnh", True),
        ("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Vân Lĩnh", True),
        ("Ban Chấp hành Đảng bộ tỉnh", "Tỉnh Uỷ Vân Lĩnh", True),
        ("Thành ủy Hải Châu", "Đảng bộ thành phố Hải Châu", True),
        ("Huyện ủy", "Tỉnh ủy Vân Lĩnh", False),
        ("Huyện ủy Nậm Hương", "Huyện ủy Bắc Khê", False),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ", True),
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ", True),
        ("Bộ Nội vụ", "Sở Nội vụ", False),
        ("Thủ tướng", "Thủ tướng Chính phủ", True),
        ("Chính phủ", "Văn phòng Quốc hội", False),
        ("Sở Lao động - Thương binh và Xã hội", "Sở Lao động, Thương binh và Xã hội tỉnh Vân Lĩnh", True),
        ("Cục Hải quan tỉnh Vân Lĩnh", "Cục Hải quan tỉnh Hòa Sơn", False),
        ("Bảo hiểm xã hội tỉnh", "Bảo hiểm xã hội tỉnh Vân Lĩnh", True),
        ("UBND tỉnh Sở Nội", "Ủy ban nhân dân tỉnh Vân Lĩnh", True),  # the next cell of a table, caught by mistake
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_body(body_of(one, VAN_LINH if "Vân Lĩnh" in other else ()), body_of(other)) is same
    assert same_body(body_of(other), body_of(one, VAN_LINH if "Vân Lĩnh" in other else ())) is same


@pytest.mark.parametrize("name", [None, "", "  "])
def test_unknown_is_neither_same_nor_other(name: str | None) -> None:
    assert same_body(body_of(name), body_of("Chính phủ")) is None


@pytest.mark.parametrize(
    ("issuer", "place", "places"),
    [
        ("Sở Nội vụ", "Vân Lĩnh", VAN_LINH),
        ("Ủy ban nhân dân tỉnh", "Vân Lĩnh", VAN_LINH),
        ("Sở Nội vụ", "Hà Nội", (("thanh pho", "ha noi"),)),
        ("Ủy ban nhân dân tỉnh Vân Lĩnh", "Thành phố Vân Sơn", VAN_LINH),
        ("Ủy ban nhân dân huyện Nậm Hương", "Bản Sen", (("huyen", "nam huong"),)),
        ("Bộ Nội vụ", "Hà Nội", ()),
        ("Thủ tướng Chính phủ", "Hà Nội", ()),
        ("Phòng Nội vụ", "Nậm Hương", ()),
        ("Sở Nội vụ", None, ()),
    ],
)
def test_the_date_line_names_the_place_of_a_provincial_body(issuer: str, place: str | None, places: object) -> None:
    body = own_body(issuer, place)
    assert body is not None
    assert body.places == places


def test_only_the_level_said_is_inherited() -> None:
    assert same_body(body_of("UBND tỉnh", (("huyen", "nam huong"),)), body_of("UBND tỉnh Hòa Sơn")) is True
    assert same_body(body_of("UBND tỉnh", VAN_LINH), body_of("UBND tỉnh Hòa Sơn")) is False


NAMES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "UBND",
                "Chủ",
                "tịch",
                "tỉnh",
                "huyện",
                "xã",
                "Sở",
                "Nội",
                "vụ",
                "Vân",
                "Lĩnh",
                ",",
                "-",
                "TP.",
                "thành",
                "phố",
                "ủy",
                "Đảng",
                "bộ",
                "Ban",
            ]
        ),
        max_size=8,
    ).map(" ".join),
)


@given(NAMES, NAMES)
def test_any_name_is_itself_and_comparing_has_no_sides(one: str, other: str) -> None:
    first, second = body_of(one), body_of(other)
    if first is not None:
        assert same_body(first, first) is True
    assert same_body(first, second) == same_body(second, first)
    if same_body(first, second):
        both = together(first, second)
        assert same_body(both, first) and same_body(both, second)
