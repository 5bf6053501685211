"""The analyzer on forms as inspectors meet them; all names and places are invented."""

from __future__ import annotations

import pytest

from index import Query, highlights, holds, matches, terms
from index.analysis import level, numbers

SPELLINGS = [
    ("12/KH-UBND", "12/kh-ubnd"),
    ("012/KH-UBND", "12/kh-ubnd"),
    ("12/kh-ubnd", "12/kh-ubnd"),
    ("12 /KH-UBND", "12/kh-ubnd"),
    ("12/ KH-UBND", "12/kh-ubnd"),
    ("12 / KH - UBND", "12/kh-ubnd"),
    ("12/KH–UBND", "12/kh-ubnd"),
    ("12/KH—UBND", "12/kh-ubnd"),
    ("12/KH‑UBND", "12/kh-ubnd"),
    ("12/KH-\nUBND", "12/kh-ubnd"),
    ("12/KH\n-UBND", "12/kh-ubnd"),
    ("12⁄KH-UBND", "12/kh-ubnd"),
    ("12∕KH-UBND", "12/kh-ubnd"),
    ("12/КН-UBND", "12/kh-ubnd"),  # Cyrillic К Н
    ("12/KH-UВND", "12/kh-ubnd"),  # Cyrillic В
    ("12/ KH-UBND", "12/kh-ubnd"),
    ("63/2010/NĐ-CP", "63/2010/nd-cp"),
    ("63/2010/ND-CP", "63/2010/nd-cp"),
    ("63/2010/NÐ-CP", "63/2010/nd-cp"),  # the Icelandic letter that old fonts leave
    ("63/2010/NĐ- CP", "63/2010/nd-cp"),
    ("63/2010/NĐ -CP", "63/2010/nd-cp"),
    ("63/2010/NĐ-СР", "63/2010/nd-cp"),  # Cyrillic С Р
    ("63 /2010/NĐ-CP", "63/2010/nd-cp"),
    ("63/2010/ NĐ-CP", "63/2010/nd-cp"),
    ("18-CT/TU", "18-ct/tu"),
    ("18 - CT/TU", "18-ct/tu"),
    ("18-СТ/ТU", "18-ct/tu"),
    ("429-\n\nQĐ/TU", "429-qd/tu"),
    ("05-NQ/BCSĐ", "5-nq/bcsd"),
    ("398/SNV-CCHC&VTLT", "398/snv-cchc&vtlt"),
    ("66.15/2026/NQ-CP", "66.15/2026/nq-cp"),
    ("30a/2008/NQ-CP", "30a/2008/nq-cp"),
    ("30A/2008/NQ-CP", "30a/2008/nq-cp"),
    ("01/2015/TTLT-VPCP-BNV", "1/2015/ttlt-vpcp-bnv"),
    ("51/2001/QH10", "51/2001/qh10"),
    ("12/2024/UBTVQH15", "12/2024/ubtvqh15"),
    ("15/CT-TTg", "15/ct-ttg"),
    ("123/TTr-SNV", "123/ttr-snv"),
    ("102/BC-SNgV", "102/bc-sngv"),
    ("7/KL-TTHĐND", "7/kl-tthdnd"),
    ("1456/UBND-NC2", "1456/ubnd-nc2"),
    ("20/01/2024", "20/1/2024"),
    ("20-01-2024", "20/1/2024"),
    ("20.1.2024", "20/1/2024"),
    ("ngày 20 tháng 01 năm 2024", "20/1/2024"),
    ("NGÀY 20\nTHÁNG 1 NĂM 2024", "20/1/2024"),
    ("ngay 20 thang 1 nam 2024", "20/1/2024"),
]

HOLDS = [
    (("thủ", "tục"), (), "Thủ tục hành chính", True),
    (("thu", "tuc"), (), "Thủ tục hành chính", True),
    (("THỦ",), (), "thủ tục", True),
    (("thu",), (), "mùa thu", True),
    (("thủ",), (), "mùa thu", False),
    (("thú",), (), "thủ tục", False),
    (("đất",), (), "đặt cọc", False),
    (("dat",), (), "quản lý đất đai", True),
    (("đong",), (), "đồng tiền", False),  # đ alone already says that the writer types with diacritics
    (("dong",), (), "đồng tiền", True),
    (("hòa",), (), "hoà giải ở cơ sở", True),
    (("hoà",), (), "Hòa giải ở cơ sở", True),
    (("ủy",), (), "Uỷ ban nhân dân", True),
    (("uỷ",), (), "ỦY BAN NHÂN DÂN", True),
    (("thúy",), (), "bà Thuý", True),
    (("khỏe",), (), "sức khoẻ", True),
    (("quý",), (), "quý III", True),
    (("quỹ",), (), "quý III", False),
    (("ty\u0309",), (), "tỷ lệ", True),  # typed decomposed, as a Mac does: the same letter
    (("tỉ",), (), "tỷ lệ", False),
    (("th\u01b0\u0309",), (), "thử nghiệm", True),
    (("1",), (), "Điều 1. Phạm vi điều chỉnh", True),
    (("an",), (), "an toàn", True),
    (("y",), (), "trạm y tế", True),
    (("01",), (), "Mẫu số 1", True),
    (("1",), (), "Mẫu số 01", True),
    (("12",), (), "Kế hoạch 12/KH-UBND", True),
    (("kh-ubnd",), (), "Kế hoạch 12/KH-UBND", True),
    (("KH-UBND",), (), "Số:      /KH-UBND", True),
    (("ubnd",), (), "12/KH-UBND", True),
    (("12/KH-UBND",), (), "112/KH-UBND", False),
    (("12/KH-UBND",), (), "12/KH-HĐND", False),
    (("12/KH-UBND",), (), "12/KH-UBND-VP", False),
    (("12/KH",), (), "12/KH-UBND", True),
    (("63/2010",), (), "63/2010/NĐ-CP", True),
    (("63/2010/nđ- cp",), (), "Nghị định số 63/2010/NĐ-CP", True),
    (("12/KH-UBND",), (), "Kế hoạch 12/KH-UBND - VP ban hành", True),
    (("12/KH-UBND",), (), "KẾ HOẠCH 12/KH-UBND - SỞ NỘI VỤ", True),
    (("01/02/2024",), (), "ngày 1/2/2024", True),
    (("01/02/2024",), (), "ngày 1/3/2024", False),
    (("",), (), "gì cũng được", True),
    ((), ("thủ tục hành chính",), "rà soát **thủ tục** hành chính", True),
    ((), ("thủ tục hành chính",), "thủ\ttục\nhành\n\nchính", True),
    ((), ("thủ tục hành chính",), "<b>Thủ tục</b> <i>hành chính</i>", True),
    ((), ("thủ tục hành chính",), "| thủ tục | hành chính |", True),
    ((), ("thủ tục hành chính",), "xong thủ tục. Hành chính", False),
    ((), ("thủ tục hành chính",), "thủ tục; hành chính", False),
    ((), ("thủ tục hành chính",), "thủ tục mới, tục hành chính", False),
    ((), ("thu tuc hành chính",), "thủ tục hành chính", True),
    ((), ("thu tục hanh chính",), "thú tục hành chính", True),
    ((), ("thu tục hanh chính",), "thủ tuc hành chính", False),
    ((), ("Điều 1. Phạm vi",), "Điều 1. Phạm vi điều chỉnh", True),
    ((), ("Điều 1. Phạm vi",), "Điều 1 Phạm vi điều chỉnh", True),
    ((), ("Kế hoạch số 12/KH-UBND",), "theo Kế hoạch số 012/KH- UBND ngày", True),
    ((), ("Kế hoạch số 12/KH-UBND",), "Kế hoạch năm; số 12/KH-UBND", False),
    ((), ("1.200.000 đồng",), "hỗ trợ 1.200.000 đồng mỗi hộ", True),
    ((), ("",), "gì cũng được", True),
]


@pytest.mark.parametrize(("written", "key"), SPELLINGS)
def test_every_spelling_of_a_number_has_one_key(written: str, key: str) -> None:
    text = f"Căn cứ văn bản số {written} của cơ quan có thẩm quyền"
    assert key in terms(text)
    assert [number.key for number in numbers(level(written))][-1] == key
    assert holds(Query(words=(written,)), text)
    assert holds(Query(words=(key,)), text)


@pytest.mark.parametrize(("words", "phrases", "text", "expected"), HOLDS)
def test_holds(words: tuple[str, ...], phrases: tuple[str, ...], text: str, expected: bool) -> None:
    query = Query(words=words, phrases=phrases)
    assert holds(query, text) is expected
    if expected and any(words + phrases):
        assert matches(query, text)


@pytest.mark.parametrize("text", ["20/01/2024", "1/2 số hộ", "tỷ lệ 3/5", "24/24 giờ", "quý 1/2024", "km/h"])
def test_dates_and_fractions_are_no_document_numbers(text: str) -> None:
    assert not [number for number in numbers(level(text)) if any(map(str.isalpha, number.key))]


def test_stream_of_terms() -> None:
    assert terms("Ủy ban. <b>xã</b> 12/KH-UB") == (
        *("uy", "=uỷ", "ban", "uy_ban", "xa", "=xã"),
        *("12", "xa_12", "kh", "12_kh", "ub", "kh_ub", "12/kh-ub"),
    )
    assert "=nhân_dân" in terms("nhân dân")
    assert not [term for term in terms("a\u3000b\x0bc\xa0d") if any(map(str.isspace, term))]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        (Query(words=("tục",)), "Thủ tục, <b>tục</b> lệ", ["tục", "tục"]),
        (Query(phrases=("thu tuc",)), "Thủ **tục** và thu tục", ["Thủ **tục", "thu tục"]),
        (Query(words=("63/2010/ND-CP",)), "NĐ 63/2010/NĐ- CP, 63/2011/NĐ-CP", ["63/2010/NĐ- CP"]),
        (Query(words=("thủ",), phrases=("thủ tục",)), "thủ tục", ["thủ tục"]),
        (Query(words=("hoà",)), "Hòa và hóa", ["Hòa"]),
        (Query(), "không hỏi gì", []),
    ],
)
def test_matches(query: Query, text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in highlights(matches(query, text), text)] == expected
