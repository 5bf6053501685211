"""Bodies, places and people named in texts; people and districts are invented, the provinces are the real ones."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import extract
from patterns import find_entities, successor_of
from patterns.entities import Entity, Label
from patterns.people import find_people
from patterns.provinces import province_of, province_spellings, spelling, succession_of
from patterns.view import plain_words, view
from patterns.vocabulary import vocabulary
from tests.patterns.citing import document

SHARED = Path(__file__).resolve().parents[3] / "shared"
LABELS = SHARED / "data" / "admin2025_labels.jsonl"
PROVINCES = vocabulary("provinces")


def entities(text: str, label: Label | None = None) -> list[Entity]:
    """The entities in `text`, of one label or of all; spans are true, in order and apart."""
    found = find_entities(document(text))
    end = 0
    for each in found:
        assert each.span.of(text) == each.text
        assert each.span.start >= end
        end = each.span.end
    return [each for each in found if label is None or each.label is label]


# ---- Provinces -------------------------------------------------------------------------------------------------------


def test_the_63_are_the_34_or_became_one_of_them() -> None:
    before, since = set(PROVINCES["until_2025_06_30"]), set(PROVINCES["from_2025_07_01"])
    assert (len(before), len(since)) == (63, 34)
    parts = [part for parts in PROVINCES["merged_from"].values() for part in parts]
    assert len(parts) == len(set(parts)) == 52
    assert set(PROVINCES["merged_from"]) <= since
    assert (before - set(parts)) - {"Thừa Thiên Huế"} | {"Huế"} == since - set(PROVINCES["merged_from"])
    for province in before | since:
        succession = succession_of(province)
        assert (succession is None) == (province in since)
        assert succession is None or succession.into in since


@pytest.mark.parametrize(
    ("province", "on", "became"),
    [
        ("Bắc Giang", date(2025, 6, 30), None),
        ("Bắc Giang", date(2025, 7, 1), "Bắc Ninh"),
        ("Bắc Ninh", date(2025, 7, 1), None),  # the name goes on
        ("Hoà Bình", date(2026, 1, 1), "Phú Thọ"),
        ("BÀ RỊA – VŨNG TÀU", date(2025, 8, 1), "Thành phố Hồ Chí Minh"),
        ("Thừa Thiên - Huế", date(2024, 12, 31), None),
        ("Thừa Thiên Huế", date(2025, 1, 1), "Huế"),
        ("Lam Sơn", date(2025, 8, 1), None),  # never was one
    ],
)
def test_what_a_province_became_and_when(province: str, on: date, became: str | None) -> None:
    assert successor_of(province, on) == became


@pytest.mark.parametrize(
    ("printed", "usual"),
    [
        ("Khánh Hoà", "Khánh Hòa"),
        ("Thanh hóa", "Thanh Hóa"),
        ("Đăk Lăk", "Đắk Lắk"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("Đăk Nông", "Đắk Nông"),
        ("Bắc Cạn", "Bắc Kạn"),
        ("Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("TP.HCM", "Thành phố Hồ Chí Minh"),
        ("TPHCM", "Thành phố Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("Hồ Chí Minh", None),
        ("Thuỷ Lâm", None),
    ],
)
def test_a_province_in_whatever_spelling(printed: str, usual: str | None) -> None:
    assert province_of(printed) == usual


def test_the_two_places_of_a_tone_mark_are_one_spelling() -> None:
    assert spelling("Hoà") == spelling("Hòa") == "hòa"
    assert (spelling("quý"), spelling("toàn"), spelling("Uỷ")) == ("quý", "toàn", "ủy")


# ---- Places ----------------------------------------------------------------------------------------------------------

PLACES = {
    "Báo cáo của tỉnh Bình Định.": [("tỉnh Bình Định", "Bình Định", "Gia Lai")],
    "Hà Nội, ngày 05 tháng 3 năm 2024": [("Hà Nội", "Hà Nội", None)],
    "trên địa bàn tỉnh Đăk\nLăk và Kon Tum": [("tỉnh Đăk\nLăk", "Đắk Lắk", None), ("Kon Tum", "Kon Tum", "Quảng Ngãi")],
    "các tỉnh: Gia Lai, Hoà Bình": [("Gia Lai", "Gia Lai", None), ("Hoà Bình", "Hòa Bình", "Phú Thọ")],
    "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n": [("SƠN LA", "Sơn La", None)],
    "tại TP.HCM và thành phố Hồ Chí\nMinh": [
        ("TP.HCM", "Thành phố Hồ Chí Minh", None),
        ("thành phố Hồ Chí\nMinh", "Thành phố Hồ Chí Minh", None),
    ],
    "tại thành phố Sơn La": [("thành phố Sơn La", "thành phố Sơn La", None)],  # the town, not the province
    "xã Hòa Bình, huyện Nậm Thia": [
        ("xã Hòa Bình", "xã Hòa Bình", None),
        ("huyện Nậm Thia", "huyện Nậm Thia", None),
    ],
    "Phường 12, Quận 3, TP. Lam Khê": [
        ("Phường 12", "phường 12", None),
        ("Quận 3", "quận 3", None),
        ("TP. Lam Khê", "thành phố Lam Khê", None),
    ],
    "phường Hai Bà Thượng": [("phường Hai Bà Thượng", "phường Hai Bà Thượng", None)],
    "đặc khu Đảo Yến": [("đặc khu Đảo Yến", "đặc khu Đảo Yến", None)],
    "xã Ea H'Yung": [("xã Ea H'Yung", "xã Ea H'Yung", None)],
    "đến thị xã Vĩ.": [("thị xã Vĩ", "thị xã Vĩ", None)],
}

NO_PLACES = [
    "vì hòa bình và phát triển",
    "khu vực châu Á - Thái Bình Dương",
    "số 12 đường Điện Biên Phủ",
    "lưu vực sông Đồng Nai",
    "vùng Đồng Tháp Mười",
    "bảo hiểm xã hội, hợp tác xã Tân Phong",
    "xây dựng thành phố Thông minh",
    "tư tưởng Hồ Chí Minh",
    "Công ty cổ phần Đầu tư Bình Dương Xanh",
    "cấp huyện, cấp xã và phường",
    "cấp xã\n|\n30\n|",
]


@pytest.mark.parametrize("text", PLACES)
def test_places(text: str) -> None:
    found = [
        (each.text, each.name, each.succession.into if each.succession else None)
        for each in entities(text, Label.PLACE)
    ]
    assert found == PLACES[text]


@pytest.mark.parametrize("text", NO_PLACES)
def test_what_only_looks_like_a_place(text: str) -> None:
    assert entities(text, Label.PLACE) == []


def test_a_merged_province_says_since_when_and_by_which_resolution() -> None:
    (place,) = entities("tỉnh Yên Bái")
    assert place.succession is not None
    assert (place.succession.since, place.succession.act) == (date(2025, 7, 1), "202/2025/QH15")


@pytest.mark.parametrize("name", sorted(province_spellings()))
def test_every_spelling_of_a_province_is_found(name: str) -> None:
    (place,) = entities(f"Đoàn làm việc tại {name}, sau đó báo cáo.", Label.PLACE)
    assert (place.text, place.name) == (name, province_of(name))


# ---- Organisations ---------------------------------------------------------------------------------------------------

BODIES = {
    "Thực hiện kế hoạch của UBND tỉnh Sơn La về việc": ["UBND tỉnh Sơn La"],
    "Bộ Nội vụ, Bộ Tài chính và Ngân hàng Nhà nước Việt Nam": [
        "Bộ Nội vụ",
        "Bộ Tài chính",
        "Ngân hàng Nhà nước Việt Nam",
    ],
    "theo đề nghị của Giám đốc Sở Văn hóa,\nThể thao và Du lịch": ["Sở Văn hóa,\nThể thao và Du lịch"],
    "Bộ trưởng Bộ Khoa học và Công nghệ": ["Bộ Khoa học và Công nghệ"],
    "do Trung tâm Phục vụ hành chính công tỉnh tiếp nhận": ["Trung tâm Phục vụ hành chính công tỉnh"],
    "Cục Kiểm soát thủ tục hành chính có trách nhiệm": ["Cục Kiểm soát thủ tục hành chính"],
    "Công an huyện Nậm Thia phối hợp": ["Công an huyện Nậm Thia"],
    "gửi Sở GD&ĐT, Sở VHTT;": ["Sở GD&ĐT", "Sở VHTT"],
    "Văn phòng UBND tỉnh; Thanh tra tỉnh": ["Văn phòng UBND tỉnh", "Thanh tra tỉnh"],
    "Ban Thường vụ Tỉnh ủy ban hành": ["Ban Thường vụ Tỉnh ủy"],
    "Thủ tướng Chính phủ giao": ["Thủ tướng Chính phủ"],
    "VĂN PHÒNG CHÍNH PHỦ\n-----": ["VĂN PHÒNG CHÍNH PHỦ"],
    "Học viện Ngoại giao, Cục Chuyển đổi số quốc gia": ["Học viện Ngoại giao", "Cục Chuyển đổi số quốc gia"],
    "Vụ Pháp chế và Vụ Kế hoạch - Tài chính.": ["Vụ Pháp chế", "Vụ Kế hoạch - Tài chính"],
}

NO_BODIES = [
    "Kế hoạch số 12/KH-UBND tỉnh",  # the symbol of a number
    "UBND các xã, phường",
    "Ủy ban nhân dân tỉnh, thành phố trực thuộc trung ương",
    "phát triển Chính phủ số",
    "Bộ luật Dân sự, bộ phận một cửa",
    "các sở, ban, ngành; phòng chống tham nhũng",
    "Trường hợp hồ sơ chưa đầy đủ",
    "Thanh tra viên, Báo cáo viên",
    "Phó Thủ tướng Chính phủ",
    "QUY CHẾ CỦA CƠ SỞ GIÁO DỤC",
    "Cục Phổ biến, giáo dục pháp luật",  # whose name goes on after the comma
    "thành phố trực thuộc Trung ương",
]


@pytest.mark.parametrize("text", BODIES)
def test_bodies(text: str) -> None:
    assert [each.text for each in entities(text, Label.ORGANISATION)] == BODIES[text]


@pytest.mark.parametrize("text", NO_BODIES)
def test_what_names_no_single_body(text: str) -> None:
    assert entities(text, Label.ORGANISATION) == []


def test_a_body_in_capitals_has_its_usual_name() -> None:
    assert [each.name for each in entities("SỞ NỘI VỤ TỈNH SƠN LA\n")] == ["Sở Nội vụ tỉnh Sơn La"]


# ---- People ----------------------------------------------------------------------------------------------------------

PEOPLE = {
    "Chủ tịch UBND tỉnh Trần Văn An kết luận": [("Trần Văn An", "Chủ tịch UBND tỉnh")],
    "Chủ tịch UBND tỉnh Hòa Bình Lò Văn Khôi kết luận": [("Lò Văn Khôi", "Chủ tịch UBND tỉnh Hòa Bình")],
    "Giám đốc Sở Công Thương Đỗ Thị Bích báo cáo": [("Đỗ Thị Bích", "Giám đốc Sở Công Thương")],
    "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch Ngô Văn Cảnh": [
        ("Ngô Văn Cảnh", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch")
    ],
    "Phó Thủ tướng Chính\nphủ Vũ Đình Dũng có ý kiến": [("Vũ Đình Dũng", "Phó Thủ tướng Chính phủ")],
    "đồng chí Trần Thị Bưởi, Phó Giám đốc Sở Nội vụ chủ trì": [("Trần Thị Bưởi", "Phó Giám đốc Sở Nội vụ")],
    "đ/c Lường Văn Én - Ủy viên Ban Thường vụ Tỉnh ủy, Chủ tịch HĐND tỉnh;": [
        ("Lường Văn Én", "Ủy viên Ban Thường vụ Tỉnh ủy, Chủ tịch HĐND tỉnh")
    ],
    "ông Sùng A Gió (sinh năm 1980), Chánh Thanh tra tỉnh": [("Sùng A Gió", "Chánh Thanh tra tỉnh")],
    "bà H'Liên Niê, Trưởng phòng Cải cách hành chính,": [("H'Liên Niê", "Trưởng phòng Cải cách hành chính")],
    "Kính gửi: Bà Cao Thị Hạ": [("Cao Thị Hạ", None)],
    "ông Phan Văn Ích, nguyên Giám đốc Sở Tài chính, nghỉ hưu": [("Phan Văn Ích", "nguyên Giám đốc Sở Tài chính")],
    "Cùng dự có các đồng chí: Mai Văn Khang, Tạ Thị Lan và Hà Văn Minh.": [
        ("Mai Văn Khang", None),
        ("Tạ Thị Lan", None),
        ("Hà Văn Minh", None),
    ],
    "gồm: Mai Văn Khang, Phó Chủ tịch UBND tỉnh; Đại tá Hà Văn Minh, Giám đốc Công an tỉnh": [
        ("Mai Văn Khang", "Phó Chủ tịch UBND tỉnh"),
        ("Hà Văn Minh", "Giám đốc Công an tỉnh"),
    ],
    "1. Đinh Thị Nga - Phó Giám đốc Sở Nội vụ - Trưởng đoàn;": [
        ("Đinh Thị Nga", "Phó Giám đốc Sở Nội vụ - Trưởng đoàn")
    ],
    "Lò Văn Oanh\tChuyên viên Phòng Nội vụ\n": [("Lò Văn Oanh", "Chuyên viên Phòng Nội vụ")],
    "- Đ/c PGĐ Bùi Văn Phòng;\n- PCT. Lê Thị Quế (b/c);": [("Bùi Văn Phòng", "PGĐ"), ("Lê Thị Quế", "PCT")],
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nNguyễn Hòa Bình\n": [
        ("Nguyễn Hòa Bình", "Phó Chủ tịch")
    ],
    "KT. CHỦ TỊCH\nPHÓ\nCHỦ TỊCH\nVi Thị\nSen\n\nPHỤ LỤC": [("Vi Thị\nSen", "Phó Chủ tịch")],
    "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThượng tướng Kim Văn Tùng\n": [("Kim Văn Tùng", "Thứ trưởng")],
    "VIỆN TRƯỞNG\nPGS.TS Tô Văn Vinh\n": [("Tô Văn Vinh", "Viện trưởng")],
    "GIÁM ĐỐC\nChu\nVăn Uy\n": [("Chu\nVăn Uy", "Giám đốc")],
}

NOBODY = [
    "Chủ tịch Ủy ban nhân dân tỉnh",
    "Chủ tịch Ủy Ban Nhân Dân Tỉnh",
    "Giám đốc Trung tâm Phục vụ hành chính công",
    "Bộ trưởng Bộ Công Thương quy định",
    "Bộ trưởng Công Thương",
    "Chủ tịch UBND tỉnh Hòa Bình",
    "Chủ tịch UBND tỉnh Hà Tây",
    "Chủ tịch UBND huyện Nguyễn Huệ",  # a district may be called so
    "Chủ tịch UBND Nậm Thia",
    "Giám đốc Bệnh viện Bạch Mai",
    "Hiệu trưởng Trường Tiểu học Nguyễn Du",
    "Giám đốc Công ty cổ phần Hòa Thịnh",
    "Đồng chí Bí thư Tỉnh ủy và Chủ tịch Ủy ban nhân dân tỉnh",
    "các đồng chí Lãnh đạo Bộ Quốc phòng",
    "Các ông: Chánh Văn phòng, Giám đốc Sở Nội vụ",
    "phường Bà Rịa, quận Hai Bà Trưng",
    "đường Ông Ích Khiêm, sông Ông Đốc",
    "số 12 Nguyễn Thị Định",
    "các huyện: Nậm Thia, Mường Pục",
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Tổ chức chính quyền địa phương",
    "GIÁM ĐỐC\nSơn La\n",
]


@pytest.mark.parametrize("text", PEOPLE)
def test_people_and_their_posts(text: str) -> None:
    assert [(each.text, each.post) for each in entities(text, Label.PERSON)] == PEOPLE[text]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(text: str) -> None:
    assert entities(text, Label.PERSON) == []


def test_a_name_goes_on_over_a_hard_wrap_and_ends_with_its_line() -> None:
    wrapped = "Tại cuộc họp ngày 05/3/2024, theo báo cáo của đồng chí Trần\nVăn An, các đơn vị đã thống nhất"
    assert [each.name for each in entities(wrapped, Label.PERSON)] == ["Trần Văn An"]
    assert [each.name for each in entities("ông Trần Văn An\nCác đơn vị", Label.PERSON)] == ["Trần Văn An"]


def test_a_person_is_no_place_and_no_body_goes_on_into_a_name() -> None:
    found = entities("Chủ tịch UBND tỉnh Nguyễn Hòa Bình phát biểu")
    assert [(each.text, each.label) for each in found] == [
        ("UBND tỉnh", Label.ORGANISATION),
        ("Nguyễn Hòa Bình", Label.PERSON),
    ]


def test_emphasis_marks_inside_a_name_are_no_part_of_it() -> None:
    (person,) = entities("**GIÁM ĐỐC**\n**Lê Hải H****òa**\n", Label.PERSON)
    assert person.name == "Lê Hải Hòa"


# ---- All together ----------------------------------------------------------------------------------------------------

WORDS = [
    "Chủ tịch",
    "UBND",
    "tỉnh",
    "Sơn La",
    "HÒA BÌNH",
    "Giám đốc",
    "Sở Nội vụ",
    "ông",
    "Trần Văn An",
    "xã",
    "Bộ",
    "và",
]
WORDS += [",", "\n", "\n\n", "\t", "-", "**", "Trung tâm", "của", "12/KH-UBND", "PHÓ CHỦ TỊCH", "Cục", "&", "3", "TP."]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_whatever_the_words_spans_are_true_and_apart(words: list[str]) -> None:
    entities(" ".join(words))


HOSTILE = [
    "Giám đốc UBND tỉnh Trần Văn An ",
    "Trần Văn A, Giám đốc, ",
    "GIÁM ĐỐC\nTrần Văn An\n",
    "các đồng chí Trần Văn A, ",
    "Phó Chủ tịch ",
    "Trung tâm Aa bb ",
    "Sở ",
    "tỉnh Sơn La ",
    "Aa\n",
    "ỦY BAN NHÂN DÂN\n",
    "a**B",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_repeated_text_is_read_to_its_end(piece: str) -> None:
    entities((piece * (300_000 // len(piece) + 1))[:300_000])


def test_spacy_is_loaded_only_for_entities() -> None:
    code = """
import sys, patterns
assert "spacy" not in sys.modules
patterns.find_entities
assert "spacy" in sys.modules
"""
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


@pytest.mark.skipif(not LABELS.is_file(), reason="the labelled documents (../shared/data/admin2025) are not here")
def test_signers_are_found_with_their_posts() -> None:
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    missed = []
    for label in labels:
        seen = view(extract(LABELS.parent / "admin2025" / label["file"]).text)
        named = {spelling(plain_words(each.span.of(seen))) for each in find_people(seen) if each.post}
        if spelling(label["signer"]) not in named:
            missed.append((label["file"], label["signer"]))
    assert len(missed) <= 1, missed  # of one document the portal prints the name otherwise than the text
