"""What holds for any reference built from the grammar, and for any text at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from patterns import parse_number
from patterns.numbers import issuer_fits, issuer_symbols
from patterns.vocabulary import vocabulary
from tests.patterns.citing import cited, identity

TYPES = [
    (entry["name"], symbol)
    for entry in vocabulary("types")["type"]
    for symbol in entry["symbols"][:1]
    if not entry.get("generic") and symbol.isalpha() and entry["name"] not in ("Luật", "Bộ luật", "Pháp lệnh", "Lệnh")
]
BODIES = sorted(set(issuer_symbols()) - {"QH", "UBTVQH"})
PROVINCES = vocabulary("provinces")["from_2025_07_01"]
ISSUERS = [
    None,
    "Chính phủ",
    "Thủ tướng Chính phủ",
    *[f"Bộ {name}" for name in vocabulary("issuers")["ministries"]],
    *[f"Sở {name}" for name in vocabulary("issuers")["departments"]],
    *[f"Ủy ban nhân dân tỉnh {name}" for name in PROVINCES if not name.startswith("Thành phố")],
    *[f"HĐND tỉnh {name}" for name in PROVINCES if not name.startswith("Thành phố")],
]
FRAMES = [
    "theo {}",
    "Căn cứ {};",
    "Thực hiện {}, Sở đã tham mưu.",
    "kết quả đạt 30/50 nhiệm vụ theo {}.",
    "(Kèm theo {})",
    "| 1 | {} | Hoàn thành |",
    "- {}\n- Nội dung khác",
    "Điều 1. Bãi bỏ {} về công tác thi đua.",
]
DATES = st.none() | st.dates(date(1945, 9, 2), date(2099, 12, 31))


def _long(day: date) -> str:
    return f"ngày {day.day:02d} tháng {day.month} năm {day.year}"


def _short(day: date) -> str:
    return f"ngày {day.day:02d}/{day.month:02d}/{day.year}"


@settings(max_examples=400)
@given(
    serial=st.integers(1, 99_999),
    padding=st.sampled_from(["", "0", "00"]),
    year=st.none() | st.integers(1990, 2099),
    type_and_symbol=st.sampled_from(TYPES),
    body=st.sampled_from(BODIES),
    day=DATES,
    spell=st.sampled_from([_long, _short]),
    issuer=st.sampled_from(ISSUERS),
    issuer_first=st.booleans(),
    so=st.sampled_from([" số ", " ", " số: ", "\nsố ", " số\n"]),
    frame=st.sampled_from(FRAMES),
)
def test_a_reference_of_the_grammar_is_found(
    serial: int,
    padding: str,
    year: int | None,
    type_and_symbol: tuple[str, str],
    body: str,
    day: date | None,
    spell: Callable[[date], str],
    issuer: str | None,
    issuer_first: bool,
    so: str,
    frame: str,
) -> None:
    type_name, symbol = type_and_symbol
    printed = f"{padding}{serial}"[-6:] + (f"/{year}/" if year else "/") + f"{symbol}-{body}"
    dated = f" {spell(day)}" if day else ""
    by = f" của {issuer}" if issuer else ""
    reference = f"{type_name}{so}{printed}{by + dated if issuer_first else dated + by}"
    (citation,) = cited("Phần mở đầu.\n\n" + frame.format(reference))
    assert citation.number is not None
    assert (citation.quote, citation.number.printed) == (printed, printed)
    if issuer and not issuer_fits(citation.number, issuer):  # then it is another document that is "của Sở Nội vụ"
        day, issuer = None if issuer_first else day, None
    assert (citation.type, citation.date, citation.issuer) == (type_name, day, issuer)
    assert parse_number(printed) == citation.number


@settings(max_examples=200)
@given(
    serial=st.integers(1, 9_999),
    type_and_symbol=st.sampled_from(
        [("Nghị quyết", "NQ"), ("Chỉ thị", "CT"), ("Quy định", "QĐ"), ("Kết luận", "KL"), ("Chương trình", "CTr")]
    ),
    body=st.sampled_from(["TW", "TU", "HU", "ĐU", "BTCTW", "VPTW"]),
    day=DATES,
    frame=st.sampled_from(FRAMES),
)
def test_a_party_reference_is_found(
    serial: int, type_and_symbol: tuple[str, str], body: str, day: date | None, frame: str
) -> None:
    type_name, symbol = type_and_symbol
    printed = f"{serial}-{symbol}/{body}"
    reference = f"{type_name} số {printed}" + (f", {_short(day)}" if day else "")
    (citation,) = cited("Phần mở đầu.\n\n" + frame.format(reference))
    assert citation.number is not None
    assert (citation.number.printed, citation.number.party, citation.type) == (printed, True, type_name)
    assert citation.date == day


WORDS = """số Số: 12 133, 134 /QĐ-UBND 12/KH-UBND 63/2010/NĐ-CP 18-CT/TU / - . , ; : ( ) | * ** _ < > “ ” … 1/A-A-A ngày
05/3/2024 tháng 6 năm 2024 của UBND tỉnh Bộ Nội vụ Luật Viên chức Hiến pháp Nghị định Quyết định Kế hoạch Điều khoản
điểm a Phụ lục I Căn cứ Thực hiện Bãi bỏ được sửa đổi, bổ sung bởi hết hiệu lực KT. CHỦ TỊCH Nơi nhận: V/v CỘNG HÒA XÃ HỘI С"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n\n", "\t", "\f", "\u0301", "\x1f"])


@settings(max_examples=300)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)))
def test_any_text_is_read_and_spans_are_quotes(text: str) -> None:
    found = cited(text)
    for citation in found:
        assert citation.number or citation.name
        assert 0 <= citation.sentence.start <= citation.sentence.end <= len(text)
        assert citation.sentence.start <= citation.span.start
        assert citation.within is None or citation.within in {other.span for other in found}
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    identified = identity(text)
    if identified.number_span:
        assert identified.number is not None
        assert identified.number_span not in {citation.span for citation in found}


@pytest.mark.parametrize("text", ["Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh", "Luật Viên chức năm 2010"])
def test_citations_of_a_repeated_text_are_the_same(text: str) -> None:
    once = cited(f"{text}.\n\n")
    thrice = cited(f"{text}.\n\n" * 3)
    assert [citation.quote for citation in thrice] == [citation.quote for citation in once] * 3
    assert {citation.relation for citation in thrice} == {citation.relation for citation in once}
