"""Files that hold more than one document: each fact is the own document's, never one of a copy, an annex or the next letterhead."""

from __future__ import annotations

import pytest

from patterns import PartialDate, Signer
from tests.patterns.citing import identity

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DEPARTMENT = "UBND TỈNH LAM SƠN\nSỞ NỘI VỤ"
NOTICE = f"{DEPARTMENT}\nSố: Az/TB-SNV\n{STATE}\nLam Sơn, ngày 05 tháng 3 năm 2024\n"
NEXT = f"{{}}\nSố: 12/TB-STC\n{STATE}\nLam Sơn, ngày 06 tháng 3 năm 2024\nTHÔNG BÁO\nNghỉ lễ\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn Tài"
SIGNED = "GIÁM ĐỐC\nTrần Văn Giám\n"
DIRECTOR = Signer("Trần Văn Giám", "Giám đốc")


@pytest.mark.parametrize("left", ["SỞ TÀI CHÍNH", "UBND TỈNH LAM SƠN\nSỞ TÀI CHÍNH"])
@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("THÔNG BÁO\nLịch tiếp công dân\nGiám đốc Sở tiếp công dân như sau:\n1. Thứ hai.\n", "Lịch tiếp công dân"),
        ("GIẤY MỜI\nSở Nội vụ trân trọng kính mời dự họp.\n", None),
        ("GIẤY MỜI\nHọp giao ban\nThời gian: 8 giờ 00.\nĐịa điểm: phòng họp số 1.\n", "Họp giao ban"),
    ],
)
def test_what_the_next_letterhead_says_is_not_the_documents(left: str, title: str, subject: str | None) -> None:
    found = identity(f"{NOTICE}{title}{SIGNED}{NEXT.format(left)}")
    assert (found.number, found.date, found.subject) == (None, PartialDate(2024, 3, 5), subject)
    assert (found.issuer, found.parent_issuer) == ("Sở Nội vụ tỉnh Lam Sơn", "UBND tỉnh Lam Sơn")
    assert (found.signer, found.recipients) == (DIRECTOR, ())


def test_a_cover_is_not_mixed_with_the_decision_behind_it() -> None:
    decision = (
        f"UBND TỈNH LAM SƠN\nSố: 12/QĐ-UBND\n{STATE}\nLam Sơn, ngày 06 tháng 3 năm 2024\nQUYẾT ĐỊNH\nPhê duyệt Đề án"
    )
    found = identity(f"UBND TỈNH LAM SƠN\nĐỀ ÁN\nPHÁT TRIỂN DU LỊCH\nLam Sơn, năm 2024\n{decision}\nCăn cứ quy định")
    assert found.number is not None
    assert (found.number.printed, found.type, found.subject) == ("12/QĐ-UBND", "Quyết định", "Phê duyệt Đề án")
    assert (found.issuer, found.parent_issuer, found.date) == ("UBND tỉnh Lam Sơn", None, PartialDate(2024, 3, 6))


STATE_ROWS = "{}\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{}\tĐộc lập - Tự do - Hạnh phúc\n{}\t{}\n"
COPY_DAY, DAY = "Lam Sơn, ngày 20 tháng 3 năm 2024", "Hà Nội, ngày 10 tháng 3 năm 2024"
BODY = "QUYẾT ĐỊNH\nBan hành Quy chế\nCăn cứ quy định"
OFFICE = "UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố: 15/{}-VPUBND"


@pytest.mark.parametrize(("symbol", "words"), [("SY", "SAO Y"), ("SL", "SAO LỤC"), ("TrS", "TRÍCH SAO"), ("SY", "")])
@pytest.mark.parametrize("number", ["876/QĐ-BNV", None])
def test_the_letterhead_of_a_copy_is_not_that_of_what_is_copied(symbol: str, words: str, number: str | None) -> None:
    office, own = OFFICE.format(symbol), f"BỘ NỘI VỤ\nSố: {number or 'Az'}"
    left_first = f"{office}\n{STATE}\n{COPY_DAY}\n{words}\n\n{own}\n{STATE}\n{DAY}\n{BODY}"
    right_first = f"{STATE}\n{office}\n{COPY_DAY}\n{words}\n{STATE}\n{own}\n{DAY}\n{BODY}"
    in_rows = (
        STATE_ROWS.format(*office.split("\n"), COPY_DAY) + f"{words}\n" + STATE_ROWS.format(*own.split("\n"), "", DAY)
    )
    for text in (left_first, right_first, f"{in_rows}{BODY}"):
        found = identity(text)
        assert (found.number.printed if found.number else None) == number
        assert (found.issuer, found.parent_issuer) == ("Bộ Nội vụ", None)
        assert (found.date, found.place, found.subject) == (PartialDate(2024, 3, 10), "Hà Nội", "Ban hành Quy chế")


def test_a_decree_is_not_of_the_office_that_copied_it() -> None:
    decree = f"CHÍNH PHỦ\nSố: 30/2020/NĐ-CP\n{STATE}\nHà Nội, ngày 05 tháng 3 năm 2020\nNGHỊ ĐỊNH\nVề công tác văn thư"
    found = identity(f"{OFFICE.format('SY')}\n{STATE}\n{COPY_DAY}\nSAO Y\n\n{decree}\nCăn cứ Luật")
    assert (found.issuer, found.date) == ("Chính phủ", PartialDate(2020, 3, 5))


PLAN = (
    f"{DEPARTMENT}\nSố: 12/KH-SNV\n{STATE}\nLam Sơn, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nKiểm tra\nCăn cứ quy định.\n"
)
UNREAD = "GIÁM ĐỐC\n(Đã ký)\nTs. T.V.Giám\n"
OTHERS = [
    "SAO Y BẢN CHÍNH\nTL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLê Văn Sao",
    "SAO LỤC\nNơi nhận:\n- Như trên.\nCHÁNH VĂN PHÒNG\nLê Văn Sao",
    "TRÍCH SAO\nCHÁNH VĂN PHÒNG\nLê Văn Sao",
    "PHỤ LỤC\nMẪU ĐƠN\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Mẫu",
    "PHỤ LỤC I\nMẪU ĐƠN\nCHỦ TỊCH\nLê Văn Mẫu",
    "PHỤ LỤC SỐ 01: MẪU ĐƠN\nCHỦ TỊCH\nLê Văn Mẫu",
    "PHỤ LỤC II (Kèm theo Kế hoạch này)\nCHỦ TỊCH\nLê Văn Mẫu",
    "MẪU SỐ 01\nCHỦ TỊCH\nLê Văn Mẫu",
    NEXT.format("SỞ TÀI CHÍNH"),
    f"UBND XÃ KHE MÂY\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 3/TB-UBND\t{STATE[-28:]}\nTHÔNG BÁO\nCHỦ TỊCH\nLò Văn Chủ",
    "ĐẢNG ỦY XÃ KHE MÂY\nĐẢNG CỘNG SẢN VIỆT NAM\nBÍ THƯ\nLò Văn Bí",
]


@pytest.mark.parametrize("other", OTHERS)
def test_who_signs_another_document_is_not_the_signer(other: str) -> None:
    unread, signed = identity(f"{PLAN}{UNREAD}{other}"), identity(f"{PLAN}{SIGNED}{other}")
    assert (unread.signer, unread.recipients) == (None, ())
    assert (signed.signer, signed.recipients) == (DIRECTOR, ())


@pytest.mark.parametrize(
    "body",
    [
        "Quốc hiệu là “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, tiêu ngữ là “Độc lập - Tự do - Hạnh phúc”.",
        "Kỷ niệm Quốc khánh nước\nCộng hòa xã hội chủ nghĩa Việt Nam theo kế hoạch.",
        "Bổ sung như sau:\n“PHỤ LỤC I\nDANH MỤC”.",
        "SAO Y; UBND tỉnh; 05/3/2024 10:21:11",
        "Xem Phụ lục I\nkèm theo Kế hoạch này.",
    ],
)
def test_what_only_names_a_motto_an_annex_or_a_copy_ends_no_document(body: str) -> None:
    assert identity(f"{PLAN}{body}\n{SIGNED}").signer == DIRECTOR
