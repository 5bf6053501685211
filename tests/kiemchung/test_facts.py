"""What people and machines are told of a document's own facts: where a number stands, what is in doubt, and why."""

from __future__ import annotations

import pytest

from extractor import Document
from kiemchung.cli.shape import metadata
from kiemchung.cli.show import identity_facts
from kiemchung.cli.wording import DOUBTS, NUMBER_SOURCES, WITNESSES, say
from patterns import Doubt, Source, identify

HEAD = """MẬT
UBND TỈNH LAM SƠN
VĂN PHÒNG
Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Sơn, ngày {day} tháng 3 năm 2024

KẾ HOẠCH
Kiểm tra công vụ

Căn cứ quy định.

KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG

Nguyễn Văn An

"""
LINE = "(Kèm theo Kế hoạch số 12/KH-VPUB ngày 05/3/2024)"


def _facts(text: str, name: str = "x.txt", lang: str = "vi") -> list[tuple[str, str]]:
    return identity_facts(identify(Document(name, "text", text, ())), (), lang)


def test_a_blank_number_is_shown_with_its_witnesses_beside_it() -> None:
    text = HEAD.format(number="      /KH-VPUB", day="  ") + f"PHỤ LỤC\nLỊCH KIỂM TRA\n{LINE}\n"
    assert _facts(text, "KH 12.pdf") == [
        ("Số, ký hiệu", "không rõ (…/KH-VPUB)"),
        ("Loại", "Kế hoạch"),
        ("Ngày", "03/2024"),
        ("Cơ quan ban hành", "Văn phòng UBND tỉnh Lam Sơn"),
        ("Cơ quan chủ quản", "UBND tỉnh Lam Sơn"),
        ("Trích yếu", "Kiểm tra công vụ"),
        ("Người ký", "Nguyễn Văn An, Phó chánh văn phòng (KT.)"),
        ("Độ mật", "Mật"),
        ("Dòng kèm theo ghi", "12/KH-VPUB, 05/03/2024"),
        ("Tên tệp ghi", "12/KH-VPUB"),
        ("Kèm theo", "PHỤ LỤC: LỊCH KIỂM TRA"),
    ]


def test_a_witness_that_only_repeats_is_not_shown_and_one_that_contradicts_is() -> None:
    text = HEAD.format(number="12/KH-VPUB", day="05") + f"PHỤ LỤC\nLỊCH\n{LINE}\n"
    assert not {"Dòng kèm theo ghi", "Tên tệp ghi"} & dict(_facts(text, "12-KH-VPUB.pdf")).keys()
    told = dict(_facts(text, "21-KH-VPUB.pdf", "en"))
    assert told["Number"] == "12/KH-VPUB (another place in the file gives another number)"
    assert told["File name"] == "21/KH-VPUB (different)"


def test_where_a_number_was_read_when_in_no_letterhead() -> None:
    told = dict(_facts("DECREE\n\nDecree No. 412/2019/ND-CP of June 8, 2019, on ferries\n\nPursuant to", lang="en"))
    assert (told["Number"], told["Date"]) == ("412/2019/ND-CP (from the translation's title)", "08/06/2019")


def test_many_parts_are_counted() -> None:
    parts = "".join(f"PHỤ LỤC {number}\nBIỂU\n{LINE}\n" for number in range(1, 10))
    told = dict(_facts(HEAD.format(number="12/KH-VPUB", day="05") + parts))
    assert told["Kèm theo"].startswith("PHỤ LỤC 1: BIỂU; PHỤ LỤC 2: BIỂU; ")
    assert told["Kèm theo"].endswith("; PHỤ LỤC 6: BIỂU; và 3 phần nữa")


def test_for_machines() -> None:
    text = HEAD.format(number="21/KH-VPUB", day="05") + f"PHỤ LỤC\nLỊCH KIỂM TRA\n{LINE}\n"
    value = metadata(identify(Document("x.txt", "text", text, ())), ())
    assert (value["number"], value["number_source"]) == ("21/KH-VPUB", "letterhead")
    assert (value["parent_issuer"], value["secrecy"], value["urgency"]) == ("UBND tỉnh Lam Sơn", "Mật", None)
    (witness,) = value["witnesses"]
    assert text[witness["start"] : witness["end"]] == witness["quote"] == LINE.removesuffix(")")
    assert (witness["source"], witness["number"], witness["date"]) == ("attachment_line", "12/KH-VPUB", "2024-03-05")
    assert witness["contradicts"] is True
    assert value["doubts"] == ["number"]
    assert value["contradictions"] == [{"fact": "number", "reason": "other_number"}]
    (part,) = value["attachments"]
    assert (part["label"], part["type"], part["subject"]) == ("PHỤ LỤC", None, "LỊCH KIỂM TRA")
    assert text[part["start"] : part["end"]].startswith("PHỤ LỤC\nLỊCH")


@pytest.mark.parametrize("words", [*DOUBTS.values(), *WITNESSES.values(), *NUMBER_SOURCES.values()])
def test_all_words_have_their_english(words: str) -> None:
    assert say(words, "en") != words


def test_every_doubt_and_every_source_has_words() -> None:
    assert DOUBTS.keys() == set(Doubt)
    assert WITNESSES.keys() | NUMBER_SOURCES.keys() | {Source.LETTERHEAD} == set(Source)
