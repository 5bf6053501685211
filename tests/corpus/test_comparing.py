"""A register people keep is understood by its heads, whatever their order, and compared field by field with what is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Compared, Corpus, Match, NoHeads, compare, read_register
from corpus.registers import field_of_head
from extractor import Document, extract
from tests.corpus.making import PROVINCE, corpus_of, paper, party_paper

TEXTS = {
    "a.txt": paper("12/KH-UBND", date(2024, 1, 12), subject="Cải cách hành chính nhà nước năm 2024"),
    "b.txt": paper("142/BC-UBND", date(2024, 6, 13), subject="Kết quả cải cách hành chính quý II"),
    "c.txt": party_paper("18-CT/TU", date(2023, 9, 7)),
    "d.txt": paper(
        "12/KH-UBND", date(2024, 1, 12), issuer=PROVINCE.format("HÒA SƠN"), place="Hòa Sơn", subject="Việc khác hẳn"
    ),
    "e.txt": paper("    /TTr-UBND", None, title="TỜ TRÌNH", subject="Ban hành quy chế làm việc của Tổ công tác"),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    held = corpus_of(tmp_path_factory.mktemp("kho"), TEXTS)
    yield held
    held.close()


def compared(corpus: Corpus, text: str) -> list[Compared]:
    return compare(corpus.catalogue, read_register(Document("so.csv", "text", text, ())), corpus.catalogue.records())


def matches(corpus: Corpus, text: str) -> list[tuple[str, str | None]]:
    found = compared(corpus, text)
    return [(each.match.value, each.record.name if each.record else None) for each in found if each.row]


def test_lines_agree_differ_repeat_or_are_missing(corpus: Corpus) -> None:
    text = """SỔ ĐĂNG KÝ VĂN BẢN ĐI;;;;
TT;Ngày tháng;Số, ký hiệu;Trích yếu nội dung;Tác giả
(1);(2);(3);(4);(5)
I. Năm 2024;;;;
1;12/01/2024;012/kh-ubnd;V/v Cải cách hành chính nhà nước năm 2024;UBND tỉnh Vân Lĩnh
2;14/6/2024;142/BC-UBND;Kết quả cải cách hành chính quý II;UBND tỉnh Vân Lĩnh
3;12/01/2024;12/KH-UBND;Cải cách hành chính nhà nước năm 2024;UBND tỉnh Vân Lĩnh
4;12/01/2024;99/KH-UBND;Không có;UBND tỉnh
5;12/01/2023;12/KH-UBND;Năm khác;UBND tỉnh Vân Lĩnh
6;;;;UBND tỉnh Vân Lĩnh
;;;;
"""
    assert matches(corpus, text) == [
        ("agrees", "a.txt"),
        ("differs", "b.txt"),
        ("repeated", "a.txt"),
        ("only_register", None),
        ("only_register", "a.txt"),
        ("unclear", None),
    ]
    found = compared(corpus, text)
    assert [each.row.line for each in found if each.row] == [5, 6, 7, 8, 9, 10]
    (difference,) = found[1].differences
    assert (difference.field, difference.register, difference.held) == ("date", "2024-06-14", "2024-06-13")
    assert {each.record.name for each in found if each.match is Match.ONLY_HELD and each.record} == {
        "c.txt",
        "d.txt",
        "e.txt",
    }


def test_the_body_tells_two_provinces_apart(corpus: Corpus) -> None:
    text = "Cơ quan ban hành,Số hiệu,Ngày ban hành\nUBND tỉnh Hòa Sơn,12/KH-UBND,12/01/2024\n"
    assert matches(corpus, text) == [("agrees", "d.txt")]


def test_a_line_that_may_be_about_two_documents_is_about_neither_for_sure(corpus: Corpus) -> None:
    found = compared(corpus, "Số hiệu,Ngày ban hành\n12/KH-UBND,12/01/2024\n")
    assert [(each.match, each.record, {one.name for one in each.choices}) for each in found if each.row] == [
        (Match.UNCLEAR, None, {"a.txt", "d.txt"})
    ]
    assert {each.record.name for each in found if each.match is Match.ONLY_HELD and each.record} == {
        "b.txt",
        "c.txt",
        "e.txt",
    }


def test_a_record_that_contradicts_itself_about_its_year_agrees_with_a_line_that_says_the_same(tmp_path: Path) -> None:
    held = corpus_of(tmp_path, {"a.txt": paper("09/2024/QĐ-UBND", date(2023, 5, 6))})
    assert matches(held, "Số hiệu,Ngày ban hành\n09/2024/QĐ-UBND,06/5/2023\n") == [("agrees", "a.txt")]
    held.close()


def test_number_and_symbol_may_stand_in_columns_of_their_own_and_party_numbers_take_a_hyphen(corpus: Corpus) -> None:
    text = "Số của văn bản\tKý hiệu của văn bản\tTên loại văn bản\n142\tBC-UBND\tBáo cáo\n18\tCT/TU\tQuyết định\n"
    found = compared(corpus, text)
    assert found[0].match is Match.AGREES
    assert [(each.field, each.register, each.held) for each in found[1].differences] == [
        ("type", "Quyết định", "Chỉ thị")
    ]


def test_a_cell_may_hold_the_whole_reference(corpus: Corpus) -> None:
    text = "Số, ký hiệu, ngày tháng,Trích yếu\n142/BC-UBND ngày 13/6/2024,Kết quả cải cách hành chính quý II\n"
    assert matches(corpus, text) == [("agrees", "b.txt")]


def test_documents_without_number_are_found_by_their_words_or_their_file(corpus: Corpus) -> None:
    text = "STT|Số, ký hiệu|Tên loại và trích yếu nội dung văn bản\n1||Tờ trình Ban hành quy chế làm việc của Tổ công tác\n2|…/TTr-UBND|Tờ trình khác\n"
    assert matches(corpus, text) == [("agrees", "e.txt"), ("only_register", None)]
    assert matches(corpus, "Tên tệp,Trích yếu\nD:\\\\cũ\\e.txt,Ban hành quy chế làm việc của Tổ công tác\n") == [
        ("agrees", "e.txt")
    ]


@pytest.mark.parametrize("written", ["12/01/2024", "12-1-2024", "2024-01-12", "12/01/24", "45303", "01/2024", "2024"])
def test_days_are_read_as_registers_write_them(corpus: Corpus, written: str) -> None:
    text = f"Số ký hiệu,Ngày,Cơ quan\n12/KH-UBND,{written},UBND tỉnh Vân Lĩnh\n"
    assert matches(corpus, text) == [("agrees", "a.txt")]


def test_a_workbook_with_titles_above_and_columns_in_any_order(corpus: Corpus, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["UBND TỈNH VÂN LĨNH"])
    page.append([])
    page.append([None, "Trích yếu", "Người ký", "NGÀY, THÁNG, NĂM VĂN BẢN", "Số và ký hiệu"])
    page.append([None, "Cải cách hành chính nhà nước năm 2024", None, date(2024, 1, 13), "12/KH-UBND"])
    book.save(tmp_path / "so.xlsx")
    register = read_register(extract(tmp_path / "so.xlsx"))
    assert register.heads == {
        "subject": "Trích yếu",
        "signer": "Người ký",
        "date": "NGÀY, THÁNG, NĂM VĂN BẢN",
        "number": "Số và ký hiệu",
    }
    (found, *_) = compare(corpus.catalogue, register, corpus.catalogue.records())
    assert [(each.field, each.register) for each in found.differences] == [("date", "2024-01-13")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_csv_file_is_read_in_the_encodings_offices_use(corpus: Corpus, tmp_path: Path, encoding: str) -> None:
    text = 'Số ký hiệu;Trích yếu\r\n142/BC-UBND;"Kết quả ""cải cách"";\nhành chính quý II"\r\n'
    if encoding == "cp1258":  # has no composed letters: the accents follow, as Windows wrote them
        text = "So ky hieu;Trich yeu\r\n142/BC-UBND;Ket qua cai cach hanh chinh quy II\r\n"
    (tmp_path / "so.csv").write_bytes(text.encode(encoding))
    register = read_register(extract(tmp_path / "so.csv"))
    (found, *_) = compare(corpus.catalogue, register, corpus.catalogue.records())
    assert (found.match, found.record and found.record.name) == (Match.AGREES, "b.txt")


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Số, ký hiệu văn bản", "number"), ("Số/Ký hiệu", "number"), ("SO HIEU", "number"), ("Ký hiệu của văn bản", "symbol"),
        ("Số", "serial"), ("CodeNumber", "serial"), ("Ngày tháng năm văn bản", "date"), ("Ngày ký", "date"), ("Năm", "year"),
        ("Tên loại và trích yếu nội dung văn bản", "about"), ("Trích yếu nội dung", "subject"), ("Loại văn bản", "type"),
        ("Tác giả văn bản", "issuer"), ("Tên cơ quan, tổ chức ban hành văn bản", "issuer"), ("Chức vụ, họ tên người ký", "signer"),
        ("Ngày đến", None), ("Số đến", None), ("Số TT", None), ("Số và ký hiệu hồ sơ", None), ("Tờ số/Trang số", None),
        ("Số lượng bản", None), ("Ghi chú", None), ("Hạn trả lời văn bản", None), ("Số thứ tự văn bản trong hồ sơ", None),
    ],
)  # fmt: skip
def test_heads_are_known_by_their_words(head: str, field: str | None) -> None:
    assert field_of_head(head) == field


@given(st.text(max_size=200))
def test_any_text_is_a_register_or_said_to_be_none(text: str) -> None:
    try:
        register = read_register(Document("so.csv", "text", text, ()))
    except NoHeads as error:
        assert "so.csv" in error.message("vi")
    else:
        assert register.heads
