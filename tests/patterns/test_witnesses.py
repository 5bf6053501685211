"""Where else a file says its own number and date, which number is not its own, and where it contradicts itself."""

from __future__ import annotations

import time

import pytest

from extractor import Document
from patterns import Doubt, Identity, PartialDate, Source, contradicts, doubts_of_itself, identify

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DAY = PartialDate(2024, 3, 5)
SEEN = tuple[str, str | None, str | None]  # source, number, date


def _read(text: str, name: str = "x.txt") -> Identity:
    return identify(Document(name, "text", text, ()))


def _plan(left: str, *, below: str = "", name: str = "x.txt") -> Identity:
    """A plan of 5 March 2024 with this left column, and what stands below its signing block."""
    return _read(
        f"{left}\n\n{STATE}\nLam Sơn, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nKiểm tra công vụ\n\nCăn cứ quy định.\n\n"
        f"CHỦ TỊCH\n\nNguyễn Văn An\n\n{below}",
        name,
    )


def _seen(found: Identity) -> list[SEEN]:
    return [
        (each.source.value, each.number.printed if each.number else None, str(each.date) if each.date else None)
        for each in found.witnesses
    ]


OFFICE = "UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố: {}"


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("(Kèm theo Kế hoạch số 12/KH-VPUB ngày 05/3/2024 của Văn phòng)", ("12/KH-VPUB", "2024-03-05")),
        ("(Ban hành kèm theo Kế hoạch số 12/KH-VPUB ngày 05 tháng 3 năm 2024\ncủa Văn phòng)", ("12/KH-VPUB", "2024-03-05")),
        ("*(Kèm theo Kế hoạch số: 12/KH-VPUB ngày 05/3/2024)*", ("12/KH-VPUB", "2024-03-05")),
        ("Ban hành kèm theo Kế hoạch số 12/KH-VPUB)", ("12/KH-VPUB", None)),
        ("(Kèm theo Kế hoạch số     /KH-VPUB ngày    tháng 3 năm 2024)", None),
        ("(Kèm theo Tờ trình số 12/TTr-SNV ngày 05/3/2024)", None),
        ("(Kèm theo đơn số 12)", None),
        ("Danh mục\nban hành kèm theo Kế hoạch số 12/KH-VPUB ngày 05/3/2024", None),
        ("Xem Kế hoạch (kèm theo).", None),
    ],
)  # fmt: skip
def test_the_attachment_line(line: str, seen: tuple[str, str | None] | None) -> None:
    found = _plan(OFFICE.format("      /KH-VPUB"), below=f"PHỤ LỤC\nNHIỆM VỤ\n{line}\n1. Việc thứ nhất")
    assert found.number is None  # a witness never fills the blank
    assert _seen(found) == ([("attachment_line", *seen)] if seen else [])


def test_a_file_that_is_an_attachment_says_with_what() -> None:
    found = _read(
        "KẾ HOẠCH\nKiểm tra công vụ\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024)\n\nI. MỤC ĐÍCH\n"
    )
    assert (found.number, found.type) == (None, "Kế hoạch")
    assert _seen(found) == [("attachment_line", "12/QĐ-UBND", "2024-03-05")]


@pytest.mark.parametrize(
    ("name", "number", "date"),
    [
        ("45_KH-VPUB.signed.pdf", "45/KH-VPUB", None),
        ("45-KH-VPUB ngay 15.1.2024.docx", "45/KH-VPUB", "2024-01-15"),
        ("KH 45.pdf", "45/KH-VPUB", None),
        ("Kế hoạch số 45 ngày 15-01-2024.pdf", "45/KH-VPUB", "2024-01-15"),
        ("ke_hoach_so_45.pdf", "45/KH-VPUB", None),
        ("45 QĐ-UBND.pdf", "45/QĐ-UBND", None),  # not of this document, perhaps: a person sees it
        ("QD 45.pdf", None, None),
    ],
)
def test_the_name_of_the_file_is_a_witness(name: str, number: str | None, date: str | None) -> None:
    found = _plan(OFFICE.format("      /KH-VPUB"), name=name)
    assert found.number is None
    assert _seen(found) == [("file_name", number, date)]


@pytest.mark.parametrize(
    ("stamp", "seen"),
    [
        ("Thời gian ký: 07/01/2025 10:09:57", ("signing_stamp", None, "2025-01-07")),
        ("Ngày ký: 07.01.2025 10:09", ("signing_stamp", None, "2025-01-07")),
        ("09.01.2025 10:21:11 +07:00", ("signing_stamp", None, "2025-01-09")),
        ("Date: 2025.01.09 10:21:11 +07'00'", ("signing_stamp", None, "2025-01-09")),
        ("SAO Y; UBND huyện; 06/3/2024 10:21:11 +07:00", ("copy_stamp", None, "2024-03-06")),
        ("SAO LỤC\nSố: 88/SL-VPUB", ("copy_stamp", "88/SL-VPUB", None)),
        ("CÔNG VĂN ĐẾN\nSố: 2352\nNgày: 21/3/2018", ("incoming_stamp", None, "2018-03-21")),
        ("CV ĐẾN Số: 2352 Ngày 21-3-18", ("incoming_stamp", None, "2018-03-21")),
        ("ĐẾN\nSố: 2352", ("incoming_stamp", None, None)),
        ("ĐẾN\nSố: 2352/VP-HC", ("incoming_stamp", None, None)),
        ("Thời gian ký: ", None),
        ("Thời gian ký: 45/13/2025 10:09:57", None),
    ],
)
def test_stamps_are_witnesses_and_never_the_number(stamp: str, seen: SEEN | None) -> None:
    found = _plan(f"{stamp}\nUBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố: 13/KH-VPUB")
    assert found.number is not None
    assert found.number.printed == "13/KH-VPUB"
    assert (seen in _seen(found)) if seen else not found.witnesses


def test_a_witness_quotes_where_it_stands() -> None:
    text = "KẾ HOẠCH\n(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024)\nThời gian ký: 07/01/2025 10:09:57\n"
    quotes = [each.span.of(text) for each in _read(text).witnesses if each.span]
    assert quotes == ["(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024", "Thời gian ký: 07/01/2025 10:09:57"]


@pytest.mark.parametrize(
    ("number", "below", "name", "doubts"),
    [
        ("13/KH-VPUB", "(Kèm theo Kế hoạch số 13/KH-VPUB ngày 05/3/2024)", "13-KH-VPUB.pdf", {}),
        ("013/KH-VPUB", "(Kèm theo Kế hoạch số 13/KH-VPUB)", "13_KH_VPUB.pdf", {}),
        ("13/KH-VPUB", "(Kèm theo Kế hoạch số 31/KH-VPUB)", "x.pdf", {"number": (Doubt.OTHER_NUMBER,)}),
        ("13/KH-VPUB", "(Kèm theo Kế hoạch số 13/KH-VPUB ngày 06/3/2024)", "x.pdf", {"date": (Doubt.OTHER_DATE,)}),
        ("13/KH-VPUB", "", "31-KH-VPUB.pdf", {"number": (Doubt.OTHER_NUMBER,)}),
        ("13/KH-VPUB", "", "KH 31.pdf", {"number": (Doubt.OTHER_NUMBER,)}),
        ("13/KH-VPUB", "", "31-QD-UBND.pdf", {}),  # named for the document it carries out
        ("13/QĐ-VPUB", "", "x.pdf", {"number": (Doubt.TYPE_SYMBOL_MISMATCH,)}),
        ("13/2023/KH-VPUB", "", "x.pdf", {"number": (Doubt.YEAR_MISMATCH,)}),
        ("13/KH-VPUB", "Thời gian ký: 04/03/2024 10:09:57", "x.pdf", {"date": (Doubt.AFTER_SIGNING,)}),
        ("13/KH-VPUB", "Thời gian ký: 04/03/2024 10:09:57\n06.03.2024 08:00:00 +07:00", "x.pdf", {}),
        ("13/KH-VPUB", "SAO Y; 04/03/2024\nSố: 31/SY-VPUB", "x.pdf", {}),
        # Printed again from the one it amends, and named elsewhere too.
        ("13/KH-VPUB", "Kế hoạch số 9/KH-VPUB được sửa đổi.\n(Kèm theo Kế hoạch số 9/KH-VPUB)", "x.pdf", {}),
    ],
)  # fmt: skip
def test_a_file_that_contradicts_itself(
    number: str, below: str, name: str, doubts: dict[str, tuple[Doubt, ...]]
) -> None:
    found = _plan(OFFICE.format(number), below=below, name=name)
    assert found.number is not None
    assert (found.number.printed, found.date) == (number, DAY)
    assert doubts_of_itself(found) == doubts


@pytest.mark.parametrize(
    ("printed", "number", "doubt"),
    [
        ("l3/KH-VPUB", "13/KH-VPUB", Doubt.REPAIRED_OCR),
        ("13/KHUBND", "13/KH-UBND", Doubt.MALFORMED_SYMBOL),
        ("13/KH-\nVPUB", "13/KH-VPUB", None),  # only laid out so
    ],
)
def test_a_number_that_was_put_right_is_in_doubt(printed: str, number: str, doubt: Doubt | None) -> None:
    found = _plan(OFFICE.format(printed))
    assert found.number is not None
    assert found.number.printed == number
    assert doubts_of_itself(found) == ({"number": (doubt,)} if doubt else {})


def test_which_witness_contradicts() -> None:
    found = _plan(OFFICE.format("13/KH-VPUB"), below="(Kèm theo Kế hoạch số 31/KH-VPUB)", name="13-KH-VPUB.pdf")
    assert [(each.source, contradicts(each, found)) for each in found.witnesses] == [
        (Source.ATTACHMENT_LINE, True),
        (Source.FILE_NAME, False),
    ]


BAIT = [
    "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND)\n",
    "Ban hành kèm theo Quyết định của a b c d e f ",
    "PHỤ LỤC I\n",
    "PHỤ LỤC I\nPHỤ LỤC II\nPHỤ LỤC III\n",
    "MẪU SỐ 1\n(Kèm theo Quyết định số 1/QĐ-UBND)\n",
    "SAO Y; UBND; 1/1/2020 10:00:00 +07:00 ",
    "Thời gian ký: 07/01/2025 10:09:57\n",
    "CÔNG VĂN ĐẾN Giờ",
    "Loại văn bản\nSố hiệu 12/QĐ-UBND\nNgày ban hành 1/1/2020\n",
    "DECREE\nNo. 1/2020/ND-CP ",
    "(To the Government's Decree No. 1/2020/ND-CP of May 2, 2010) ",
    "Số: 1/SY-UBND ",
]


@pytest.mark.parametrize("piece", BAIT)
def test_baits_are_read_in_linear_time(piece: str) -> None:
    text = (piece * (300_000 // len(piece) + 1))[:300_000]
    began = time.process_time()
    found = _read(text, "12-KH-" * 40 + ".pdf")
    assert time.process_time() - began < 2
    assert len(found.witnesses) <= 20
