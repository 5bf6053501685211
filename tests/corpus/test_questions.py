"""What is typed is read as it is meant, and nothing typed is an error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import NoteKind, Question, question_of
from index import Order

YEAR = {"since": date(2024, 1, 1), "until": date(2024, 12, 31)}
READ: list[tuple[str, dict[str, object]]] = [
    ("thủ tục", {"words": ("thủ", "tục")}),
    ('"thủ tục" hành chính', {"words": ("hành", "chính"), "phrases": ("thủ tục",)}),
    ("“thủ tục” «kế hoạch»", {"phrases": ("thủ tục", "kế hoạch")}),
    ('" " một', {"words": ("một",)}),
    ("", {}),
    ("…!?", {}),
    ("AND OR NOT", {"words": ("AND", "OR", "NOT")}),
    # what must not stand
    ("kiểm tra -báo", {"words": ("kiểm", "tra"), "without": ("báo",)}),
    ('kiểm -"báo cáo" tra', {"words": ("kiểm", "tra"), "without": ("báo cáo",)}),
    ("UBND - Sở Nội vụ", {"words": ("UBND", "Sở", "Nội", "vụ")}),
    ("12/KH -UBND", {"words": ("12/KH -UBND",)}),
    # beginnings
    ("nghiê*", {"beginnings": ("nghiê",)}),
    ("12/*", {"beginnings": ("12/",)}),
    ("98/KH*", {"beginnings": ("98/KH",)}),
    ('"cải cách hành ch*"', {"beginnings": ("cải cách hành ch",)}),
    ('"cải cách hành ch"*', {"beginnings": ("cải cách hành ch",)}),
    # conditions, in both languages, with and without diacritics, with and without blanks
    ("loại:KH cải cách", {"types": ("Kế hoạch",), "words": ("cải", "cách")}),
    ("loai: kế hoạch cải cách", {"types": ("Kế hoạch",), "words": ("cải", "cách")}),
    ("type:ke hoach 2024", {"types": ("Kế hoạch",), "words": ("2024",)}),
    ("loại:KH,QĐ", {"types": ("Kế hoạch", "Quyết định")}),
    ("loại:KH loại:QĐ", {"types": ("Kế hoạch", "Quyết định")}),
    ('loại:"Báo cáo" kiểm tra', {"types": ("Báo cáo",), "words": ("kiểm", "tra")}),
    ("số:12/KH-UBND", {"number": "12/KH-UBND"}),
    ("số:12-NQTU", {"number": "12-NQTU"}),
    ("Số: 12 / KH - UBND kiểm tra", {"number": "12 / KH - UBND", "words": ("kiểm", "tra")}),
    ("so:12", {"number": "12"}),
    ("số hiệu:429-QĐ/TU", {"number": "429-QĐ/TU"}),
    ("cơ quan:Sở Nội vụ", {"issuer": "Sở Nội vụ", "open_ended": ("issuer",)}),
    ('coquan:"Sở Nội vụ" báo cáo', {"issuer": "Sở Nội vụ", "words": ("báo", "cáo")}),
    ("issuer:UBND năm:2024", {"issuer": "UBND", "open_ended": ("issuer",), **YEAR}),
    ("người ký: Nguyễn Văn An", {"signer": "Nguyễn Văn An", "open_ended": ("signer",)}),
    ("trích dẫn:63/2010/NĐ-CP TTHC", {"cites": "63/2010/NĐ-CP", "words": ("TTHC",)}),
    ('cites:"Luật Viên chức 2010" x', {"cites": "Luật Viên chức 2010", "words": ("x",)}),
    ("viện dẫn: luật viên chức 2010", {"cites": "luật viên chức 2010"}),
    ('hồ sơ:"HS 01"', {"dossier": "HS 01"}),
    ("từ:20/01/2024 đến:2024-02-03", {"since": date(2024, 1, 20), "until": date(2024, 2, 3)}),
    ("tu: 1/2024 den: 2/2024", {"since": date(2024, 1, 1), "until": date(2024, 2, 29)}),
    ("từ ngày: 20 / 1 / 2024", {"since": date(2024, 1, 20)}),
    ("năm:2024", YEAR),
    ("năm: 2021-2024", {"since": date(2021, 1, 1), "until": date(2024, 12, 31)}),
    ("ngày:05/9/2016", {"since": date(2016, 9, 5), "until": date(2016, 9, 5)}),
    ('"hồ sơ: gồm đơn"', {"phrases": ("hồ sơ: gồm đơn",)}),
    ("xem https://vi.du/so:1", {"words": ("xem", "https://vi.du/so:1")}),
]
NOTED: list[tuple[str, dict[str, object], NoteKind]] = [
    ('"thủ tục', {"words": ("thủ", "tục")}, NoteKind.OPEN_QUOTE),
    ("từ: abc", {"words": ("từ", "abc")}, NoteKind.AS_WORDS),
    ("ngày:31/02/2024", {"words": ("ngày", "31/02/2024")}, NoteKind.AS_WORDS),
    ("năm:2024-2021", {"words": ("năm", "2024-2021")}, NoteKind.AS_WORDS),
    ("loại:", {"words": ("loại",)}, NoteKind.AS_WORDS),
    ('loại:"không có loại này" x', {"words": ("loại", "x"), "phrases": ("không có loại này",)}, NoteKind.AS_WORDS),
    ("th*", {"words": ("th",)}, NoteKind.SHORT_BEGINNING),
    ("kiểm -loại:KH", {"words": ("kiểm",)}, NoteKind.NOT_EXCLUDED),
    ("kiểm -tra*", {"words": ("kiểm",)}, NoteKind.NOT_EXCLUDED),
    ("-kiểm", {"without": ("kiểm",)}, NoteKind.ONLY_EXCLUDED),
    ("x " * 600, {"words": ("x",) * 500}, NoteKind.CUT),
]


def meant(question: Question) -> dict[str, object]:
    parts = {name: getattr(question, name) for name in Question.__dataclass_fields__ if name not in ("typed", "notes")}
    return {name: value for name, value in parts.items() if value not in (None, (), Order.RELEVANCE)}


@pytest.mark.parametrize(("typed", "expected"), READ)
def test_what_is_typed_is_read_as_meant(typed: str, expected: dict[str, object]) -> None:
    question = question_of(typed)
    assert (meant(question), question.notes) == (expected, ())


@pytest.mark.parametrize(("typed", "expected", "kind"), NOTED)
def test_what_cannot_be_read_is_searched_as_words_and_said(
    typed: str, expected: dict[str, object], kind: NoteKind
) -> None:
    question = question_of(typed)
    assert meant(question) == expected
    assert [note.kind for note in question.notes] == [kind]


def test_conditions_chosen_elsewhere_win() -> None:
    question = question_of("loại:KH năm:2020 x", types=("Báo cáo",), since=date(2024, 1, 1), issuer=None)
    assert meant(question) == {
        "words": ("x",), "types": ("Báo cáo",), "since": date(2024, 1, 1), "until": date(2020, 12, 31),
    }  # fmt: skip
    with pytest.raises(TypeError):
        question_of("x", kind="KH")


PIECES = st.sampled_from(
    ['"', "“", "-", "*", ":", " ", "/", "loại:", "số:", "cơ quan: ", "từ:", "năm:", "trích dẫn:", "KH", "12/KH-UBND", "kiểm", "tra", "2024", "(", "^", "\\", "31/02/2024", "\n", "\x00"]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=40)))
def test_nothing_typed_is_an_error(typed: str) -> None:
    question = question_of(typed)
    assert question.typed == typed
    assert question_of(typed) == question  # reading is repeatable, and the question can be a key
    assert {question: 1}
    for name in ("words", "phrases", "beginnings", "without"):
        assert all(any(map(str.isalnum, each)) for each in getattr(question, name))
