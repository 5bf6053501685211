"""The letterhead: which date, number and bodies are the document's own, and which are of documents it names."""

from __future__ import annotations

import pytest

from patterns import Identity, PartialDate
from tests.patterns.citing import identity

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DATE_LINE = "Lam Sơn, ngày 05 tháng 3 năm 2024"
DAY = PartialDate(2024, 3, 5)
DEPARTMENT = "UBND TỈNH LAM SƠN\nSỞ NỘI VỤ"


def _number(found: Identity) -> str | None:
    return found.number.printed if found.number else None


def _headed(left: str, *, title: str = "KẾ HOẠCH\nKiểm tra", date_line: str = DATE_LINE) -> Identity:
    """A document with this left column, read before the right one."""
    return identity(f"{left}\n{STATE}\n{date_line}\n{title}\nCăn cứ quy định")


def _in_rows(*left: str, title: str = "BÁO CÁO\nKết quả") -> Identity:
    """A document whose head is read row by row, the right cell of each after a tab."""
    right = [*STATE.split("\n"), DATE_LINE]
    rows = [f"{cell}\t{right[at] if at < len(right) else ''}" for at, cell in enumerate(left)]
    return identity("\n".join(rows) + f"\n{title}\nCăn cứ quy định")


ABOUT = [
    "V/v trả lời Công văn số 45/UBND-NC\nngày 01 tháng 3 năm 2023 của UBND tỉnh",
    "V/v họp chiều\nngày 08 tháng 3 năm 2024",
    "V/v quán triệt Kết luận của Tỉnh ủy Lam Sơn, ngày 01 tháng 3 năm 2023",
]


@pytest.mark.parametrize("about", ABOUT)
@pytest.mark.parametrize(
    ("line", "date"),
    [
        (DATE_LINE, DAY),
        ("Lam Sơn, ngày     tháng 3 năm 2024", PartialDate(2024, 3)),
        ("Lam Sơn, ngày     tháng     năm", None),
        ("", None),
    ],
)
def test_a_day_in_a_letters_subject_is_not_its_own(about: str, line: str, date: PartialDate | None) -> None:
    found = identity(f"{DEPARTMENT}\nSố: 12/SNV-CCHC\n{about}\n{STATE}\n{line}\nKính gửi: UBND tỉnh")
    assert found.date == date
    assert found.subject == " ".join(about.removeprefix("V/v ").split())


@pytest.mark.parametrize("about", ABOUT)
def test_a_letters_subject_is_read_beside_the_date(about: str) -> None:
    state, motto = STATE.split("\n")
    rows = f"UBND TỈNH LAM SƠN\t{state}\nSỞ NỘI VỤ\t{motto}\nSố: 12/SNV-CCHC\t{DATE_LINE}\n{about}"
    found = identity(f"{rows}\n\nKính gửi: UBND tỉnh")
    assert (found.date, found.subject) == (DAY, " ".join(about.removeprefix("V/v ").split()))
    first, _, more = about.partition("\n")
    found = identity(f"{rows.replace(about, '')}{first}\tmột góc\n{more}\n\nKính gửi: UBND tỉnh")
    assert found.date == DAY


@pytest.mark.parametrize(
    ("line", "date"),
    [
        (DATE_LINE, DAY),
        ("Lam Sơn, ngày 05/3/2024", DAY),
        ("Lam Sơn, ngày 05-3-2024", DAY),
        ("Lam Sơn, ngày 05.3.2024", DAY),
        ("ngày 05/3/2024", None),  # of whatever
        ("", None),
    ],
)
def test_a_day_in_a_wrapped_title_is_not_its_own(line: str, date: PartialDate | None) -> None:
    title = "QUYẾT ĐỊNH\nVề việc sửa đổi Quyết định số 45/QĐ-SNV\nngày 12 tháng 3 năm 2020 của Sở Nội vụ"
    found = _headed(f"{DEPARTMENT}\nSố: 12/QĐ-SNV", title=title, date_line=line)
    assert (_number(found), found.date) == ("12/QĐ-SNV", date)


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("THÔNG TƯ\nCỦA BỘ TÀI CHÍNH SỐ 12/1999/TT-BTC\nNGÀY 05 THÁNG 3 NĂM 1999 HƯỚNG DẪN", PartialDate(1999, 3, 5)),
        (
            "THÔNG TƯ\nLIÊN TỊCH CỦA BỘ TÀI CHÍNH - BỘ NỘI VỤ SỐ 12/1999/TTLT-BTC-BNV NGÀY 5/3/1999\nVỀ",
            PartialDate(1999, 3, 5),
        ),
        ("QUYẾT ĐỊNH\nSỬA ĐỔI QUYẾT ĐỊNH CỦA BỘ TÀI CHÍNH SỐ 12/1999/QĐ-BTC NGÀY 05/3/1999", None),
        ("QUYẾT ĐỊNH\nCỦA CUỘC THI SỐ 12/1999/QĐ-BTC NGÀY 05/3/1999", None),
    ],
)
def test_a_title_without_a_letterhead_says_its_day(title: str, date: PartialDate | None) -> None:
    assert identity(f"{title}\nCăn cứ Luật").date == date


def test_the_date_line_goes_before_a_day_that_another_stamped() -> None:
    found = _headed(f"ĐẾN\nSố: 2352\nNgày 21 tháng 3 năm 2024\n{DEPARTMENT}\nSố: 12/KH-SNV")
    assert (_number(found), found.date) == ("12/KH-SNV", DAY)


@pytest.mark.parametrize(
    ("label", "title", "number"),
    [
        ("Số: Az /QĐ-UBND", "QUYẾT ĐỊNH\nVỀ VIỆC SỬA ĐỔI MỘT SỐ ĐIỀU CỦA QUYẾT ĐỊNH\nSỐ 45/QĐ-UBND NGÀY 12/3/2025 CỦA UBND TỈNH", None),
        ("Số: Az /QĐ-UBND", "QUYẾT ĐỊNH\nSỬA ĐỔI QUYẾT ĐỊNH\nSỐ: 45/QĐ-UBND", None),
        ("Số: Az/KH-UBND", "KẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT\nSỐ 57-NQ/TW", None),
        ("Số: Az/KH-UBND", "KẾ HOẠCH\nThực hiện Nghị quyết\nSố: 57-NQ/TW", None),
        ("", "KẾ HOẠCH\nThực hiện Công văn\nSố:    /UBND-NC", None),
        ("Số: 12/KH-UBND", "KẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT\nSỐ 57-NQ/TW", "12/KH-UBND"),
        ("", "HỢP ĐỒNG\nSố: 01/2024/HĐ-TV", "01/2024/HĐ-TV"),
        ("", "HỢP ĐỒNG TƯ VẤN\nGÓI THẦU SỐ 3\nSố: 01/2024/HĐ-TV", "01/2024/HĐ-TV"),
        ("", "BIÊN BẢN LÀM VIỆC\nSố: 12/BB-UBND", "12/BB-UBND"),
        ("", "BIÊN BẢN\nLàm việc với đoàn kiểm tra\nSố: 12/BB-UBND", None),
    ],
)  # fmt: skip
def test_a_number_under_the_title_is_another_documents(label: str, title: str, number: str | None) -> None:
    found = _headed(f"UBND TỈNH LAM SƠN\n{label}", title=title)
    assert _number(found) == number
    assert (found.issuer, found.date) == ("UBND tỉnh Lam Sơn", DAY)


@pytest.mark.parametrize("label", ["Số:", "Số: Az", "Số", "", "Số: …/…"])
def test_the_issuer_is_not_the_parent_where_the_number_cannot_be_read(label: str) -> None:
    for found in (_headed(f"{DEPARTMENT}\n{label}"), _in_rows("UBND TỈNH LAM SƠN", "SỞ NỘI VỤ", label)):
        assert (found.issuer, found.parent_issuer) == ("Sở Nội vụ tỉnh Lam Sơn", "UBND tỉnh Lam Sơn")
        assert (found.number, found.date) == (None, DAY)


def test_a_name_goes_on_beside_and_below_the_motto() -> None:
    found = _in_rows("UBND TỈNH LAM SƠN", "SỞ NÔNG NGHIỆP VÀ", "MÔI TRƯỜNG", "Số: Az")
    assert found.issuer == "Sở Nông nghiệp và Môi trường tỉnh Lam Sơn"
    found = _in_rows("UBND TỈNH LAM SƠN", "BAN QUẢN LÝ", "DỰ ÁN ĐẦU TƯ XÂY DỰNG", "Số: 12/TB-BQLDA")
    assert (found.issuer, found.type) == ("Ban quản lý dự án Đầu tư xây dựng tỉnh Lam Sơn", "Báo cáo")


@pytest.mark.parametrize(
    "title", ["HỢP ĐỒNG", "BIÊN BẢN LÀM VIỆC", "GIẤY PHÉP XÂY DỰNG", "GIẤY CHỨNG NHẬN", "BẢN CAM KẾT", "QUYẾT ĐỊNH"]
)
def test_a_title_over_the_number_is_no_issuer(title: str) -> None:
    below = f"{title}\nSố: 12/GPXD-KT\nCăn cứ quy định"
    assert identity(f"{STATE}\n{below}").issuer is None
    office = ("Phòng Kinh tế huyện Yên Minh", "UBND huyện Yên Minh")
    for head in (
        f"UBND HUYỆN YÊN MINH\nPHÒNG KINH TẾ\n{STATE}\n",
        f"UBND HUYỆN YÊN MINH\t{STATE.replace(chr(10), chr(10) + 'PHÒNG KINH TẾ' + chr(9))}\n\n",
        f"{STATE}\nUBND HUYỆN YÊN MINH\nPHÒNG KINH TẾ\n{DATE_LINE}\n",
    ):
        found = identity(head + below)
        assert (found.issuer, found.parent_issuer, _number(found)) == (*office, "12/GPXD-KT")


@pytest.mark.parametrize(
    ("left", "issuer", "parent"),
    [
        # bodies that issue together
        ("BỘ TÀI CHÍNH\nBỘ NỘI VỤ\nSố: 71/2014/TTLT-BTC-BNV", "Bộ Tài chính, Bộ Nội vụ", None),
        ("BỘ TÀI CHÍNH\tBỘ NỘI VỤ\nSố: 71/2014/TTLT-BTC-BNV", "Bộ Tài chính, Bộ Nội vụ", None),
        ("BỘ NỘI VỤ - BỘ TÀI CHÍNH -\nBỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI\nSố: 3/2014/TTLT-BNV-BTC-BLĐTBXH", "Bộ Nội vụ, Bộ Tài chính, Bộ Lao động - Thương binh và Xã hội", None),
        ("BỘ TÀI CHÍNH\nNGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nSố: 3/2014/TTLT-BTC-NHNN", "Bộ Tài chính, Ngân hàng Nhà nước Việt Nam", None),
        ("UBND TỈNH LAM SƠN\nSỞ TÀI CHÍNH - SỞ NỘI VỤ\nSố: 3/HDLN-STC-SNV", "Sở Tài chính tỉnh Lam Sơn, Sở Nội vụ tỉnh Lam Sơn", "UBND tỉnh Lam Sơn"),
        ("UBND TỈNH LAM SƠN\nSỞ TÀI CHÍNH\nKHO BẠC NHÀ NƯỚC\nSố: 3/HDLT-STC-KBNN", "Sở Tài chính tỉnh Lam Sơn, Kho bạc Nhà nước", "UBND tỉnh Lam Sơn"),
        ("BỘ QUỐC PHÒNG\nBỘ TƯ LỆNH QUÂN KHU 2\nSố: 3/KH-BTL", "Bộ Tư lệnh Quân khu 2", "Bộ Quốc phòng"),
        ("UBND TỈNH LAM SƠN\nUBND HUYỆN KHE MÂY\nSố: 3/KH-UBND", "UBND huyện Khe Mây", "UBND tỉnh Lam Sơn"),
        ("VĂN PHÒNG HĐND - UBND\nHUYỆN KHE MÂY\nSố: 3/KH-VP", "Văn phòng HĐND - UBND huyện Khe Mây", None),
        # names broken over lines
        ("ỦY BAN MẶT TRẬN\nTỔ QUỐC VIỆT NAM TỈNH LAM SƠN\nSố: 3/KH-MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lam Sơn", None),
        ("UBND XÃ KHE MÂY\nBAN CHỈ HUY\nPHÒNG, CHỐNG THIÊN TAI\nSố: 3/KH-BCH", "Ban chỉ huy phòng, chống thiên tai xã Khe Mây", "UBND xã Khe Mây"),
        ("BAN CHỈ ĐẠO\nPHÒNG CHỐNG DỊCH COVID-19\nSố: 3/KH-BCĐ", "Ban chỉ đạo Phòng chống dịch COVID-19", None),
        ("LIÊN HIỆP\nHỘI KHOA HỌC VÀ KỸ THUẬT TỈNH LAM SƠN\nSố: 3/KH-LHH", "Liên hiệp hội khoa học và kỹ thuật tỉnh Lam Sơn", None),
        ("LIÊN HIỆP CÁC\nHỘI KHOA HỌC VÀ KỸ THUẬT\nSố: 3/KH-LHH", "Liên hiệp các hội khoa học và kỹ thuật", None),
        ("VĂN PHÒNG\nHỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN\nSố: 3/KH-VP", "Văn phòng Hội đồng nhân dân tỉnh Lam Sơn", None),
        ("VĂN PHÒNG ĐOÀN ĐẠI BIỂU QUỐC HỘI VÀ\nHỘI ĐỒNG NHÂN DÂN TỈNH LAM SƠN\nSố: 3/KH-VP", "Văn phòng đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Lam Sơn", None),
        ("UBND TỈNH LAM SƠN\nTRUNG TÂM DỊCH\nVỤ VIỆC LÀM\nSố: 3/KH-TT", "Trung tâm Dịch vụ việc làm tỉnh Lam Sơn", "UBND tỉnh Lam Sơn"),
        ("SỞ TÀI NGUYÊN VÀ MÔI\nTRƯỜNG\nSố: 3/KH-STNMT", "Sở Tài nguyên và Môi trường", None),
        ("BỘ NỘI\nVỤ\nSố: 3/KH-BNV", "Bộ Nội vụ", None),
        ("THANH TRA\nCHÍNH PHỦ\nSố: 3/KH-TTCP", "Thanh tra Chính phủ", None),
        ("BAN CHẤP HÀNH\nĐẢNG BỘ TỈNH LAM SƠN\nSố: 3/KH-BCH", "Ban Chấp hành Đảng bộ tỉnh Lam Sơn", None),
        ("ĐẢNG ỦY\nSỞ NỘI VỤ\nSố: 3/KH-ĐU", "Đảng ủy Sở Nội vụ", None),
        ("BAN QUẢN LÝ\nDỰ ÁN ĐẦU TƯ\nSố: 3/KH-BQL", "Ban quản lý dự án Đầu tư", None),
        # parents and children
        ("BỘ NỘI VỤ\nVỤ CẢI CÁCH HÀNH CHÍNH\nSố: 3/KH-CCHC", "Vụ Cải cách hành chính", "Bộ Nội vụ"),
        ("BỘ CÔNG THƯƠNG\nTỔNG CÔNG TY GIẤY\nSố: 3/KH-TCT", "Tổng công ty Giấy", "Bộ Công Thương"),
        ("BỘ QUỐC PHÒNG\nQUÂN KHU 2\nSố: 3/KH-QK", "Quân khu 2", "Bộ Quốc phòng"),
        ("UBND XÃ KHE MÂY\nTRẠM Y TẾ\nSố: 3/KH-TYT", "Trạm y tế xã Khe Mây", "UBND xã Khe Mây"),
        ("CHI CỤC KIỂM LÂM\nHẠT KIỂM LÂM SỐ 1\nSố: 3/KH-HKL", "Hạt kiểm lâm số 1", "Chi cục Kiểm lâm"),
        ("BCH ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH ĐOÀN LAM SƠN\nSố: 3/KH-TĐ", "Tỉnh đoàn Lam Sơn", "BCH đoàn TNCS Hồ Chí Minh"),
        ("UBND TỈNH LAM SƠN\nQUỸ ĐẦU TƯ PHÁT TRIỂN\nSố: 3/KH-QĐT", "Quỹ đầu tư phát triển tỉnh Lam Sơn", "UBND tỉnh Lam Sơn"),
        ("UBND XÃ KHE MÂY\nHỢP TÁC XÃ VÂN LĨNH\nSố: 3/KH-HTX", "Hợp tác xã Vân Lĩnh", "UBND xã Khe Mây"),
        ("ĐẢNG ỦY XÃ KHE MÂY\nCHI BỘ TRƯỜNG TIỂU HỌC\nSố: 3/KH-CB", "Chi bộ Trường tiểu học", "Đảng ủy xã Khe Mây"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH LAM SƠN\nCÔNG ĐOÀN VIÊN CHỨC\nSố: 3/KH-CĐ", "Công đoàn viên chức", "Liên đoàn lao động tỉnh Lam Sơn"),
        ("TỈNH ỦY LAM SƠN\nBAN TỔ CHỨC\nSố: 3/KH-BTC", "Ban tổ chức Tỉnh ủy Lam Sơn", "Tỉnh ủy Lam Sơn"),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI\nTP.LAM SƠN\nSố: 3/TB-BHXH", "Bảo hiểm xã hội TP. Lam Sơn", "Bảo hiểm xã hội Việt Nam"),
        ("UBND XÃ HỘI SƠN\nSố: 3/TB-UBND", "UBND xã Hội Sơn", None),
        ("BỘ TƯ PHÁP - BỘ\nCÔNG AN\nSố: 3/2014/TTLT-BTP-BCA", "Bộ Tư pháp, Bộ Công an", None),
        # as converters and portals leave them
        ("BỘ TÀI CHÍNH-BỘ LAO ĐỘNG,\nSố: 3/2014/TTLT-BTC-BLĐTBXH", "Bộ Tài chính, Bộ Lao động - Thương binh và Xã hội", None),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN TỔ CHỨC\nSố: 3-HD/BTCTW", "Ban Tổ chức Trung ương", "Ban Chấp hành Trung ương"),
        ("Y BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 3/KH-UBND", "Ủy ban nhân dân tỉnh Lam Sơn", None),
        ("(1)UBND TỈNH LAM SƠN\nSố: 3/KH-UBND", "UBND tỉnh Lam Sơn", None),
        ("Số hiệu\t3/KH-UBND\nUBND TỈNH LAM SƠN\nSố: 3/KH-UBND", "UBND tỉnh Lam Sơn", None),
        ("CƠ QUAN, ĐƠN VỊ…\nSố: ……", None, None),
        # drafts
        ("BỘ NỘI VỤ\nDỰ THẢO\nSố: 3/KH-BNV", "Bộ Nội vụ", None),
        ("BỘ NỘI VỤ\nDỰ THẢO LẦN 2\nSố: 3/KH-BNV", "Bộ Nội vụ", None),
        ("(DỰ THẢO 3)\nUBND TỈNH LAM SƠN\nSỞ NỘI VỤ\nSố: 3/KH-SNV", "Sở Nội vụ tỉnh Lam Sơn", "UBND tỉnh Lam Sơn"),
        # in small letters
        ("Ban Tổ chức Lễ hội\nSố: 07/KH-BTC", "Ban Tổ chức Lễ hội", None),
        ("UBND TỈNH LAM SƠN\nBan Tổ chức Lễ hội\nhoa ban\nSố: 07/KH-BTC", "Ban Tổ chức Lễ hội hoa ban tỉnh Lam Sơn", "UBND tỉnh Lam Sơn"),
        ("Ủy ban nhân dân tỉnh Lam Sơn\nSở Nội vụ\nSố: 07/KH-SNV", "Sở Nội vụ tỉnh Lam Sơn", "Ủy ban nhân dân tỉnh Lam Sơn"),
        ("Trang chủ\nSở Nội vụ tỉnh Lam Sơn\nVăn bản\nUBND TỈNH LAM SƠN\nSố: 07/KH-UBND", "UBND tỉnh Lam Sơn", None),
    ],
)  # fmt: skip
def test_the_bodies_of_a_letterhead(left: str, issuer: str | None, parent: str | None) -> None:
    found = _headed(left)
    assert (found.issuer, found.parent_issuer) == (issuer, parent)


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("Số: 07/NQ-CP", "Chính phủ"),
        ("Số: 07/CT-TTg", "Thủ tướng Chính phủ"),
        ("Số: 07/2024/TT-BCT", "Bộ Công Thương"),
        ("Số: 07/VPCP-NC", "Văn phòng Chính phủ"),
        ("Số: 07/TB-BCT", None),  # or of a steering committee
        ("Số: 07/KH-BTC", None),  # or of an organising committee
        ("Số: 07/2024/KH-BTC", None),
        ("Số 07-KH/BTC", None),
    ],
)
def test_a_symbol_alone_is_an_issuer_only_where_no_other_has_it(number: str, issuer: str | None) -> None:
    assert _headed(number).issuer == issuer


@pytest.mark.parametrize(
    ("body", "place", "issuer"),
    [
        ("QUYẾT ĐỊNH\nVề bến đò\nỦY BAN NHÂN DÂN TỈNH LAM SƠN\nCăn cứ", "Vân Lĩnh", "Ủy ban nhân dân tỉnh Lam Sơn"),
        ("QUYẾT ĐỊNH\nVề bến đò\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ", "Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("QUYẾT ĐỊNH\nVề bến đò\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ", "Vân Lĩnh", "Ủy ban nhân dân tỉnh"),
        ("KẾ HOẠCH\nThăm bến\nCăn cứ Luật, Ủy ban nhân dân tỉnh Lam Sơn ban hành Kế hoạch", "Vân Lĩnh", "Ủy ban nhân dân tỉnh Lam Sơn"),
        ("KẾ HOẠCH\nThăm bến\nCăn cứ Luật, UBND tỉnh ban hành Kế hoạch", "Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("KẾ HOẠCH\nThăm bến\nCăn cứ Luật, UBND tỉnh ban hành Kế hoạch", "Vân Lĩnh", "Ủy ban nhân dân"),
        ("KẾ HOẠCH\nThăm bến\nCăn cứ đề nghị của UBND huyện Khe Mây", "Vân Lĩnh", "Ủy ban nhân dân"),
    ],
)  # fmt: skip
def test_a_council_cut_short_is_completed_where_the_text_says_whose_it_is(body: str, place: str, issuer: str) -> None:
    head = (
        f"ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 7/QĐ-UBND | {place}, ngày 05 tháng 3 năm 2024 |"
    )
    assert identity(f"{head}\n{body}").issuer == issuer


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        ("BAN HÀNH QUY ĐỊNH VỀ BẾN ĐÒ TRÊN SÔNG\nỦY BAN NHÂN DÂN TỈNH LAM SƠN\nCăn cứ", "BAN HÀNH QUY ĐỊNH VỀ BẾN ĐÒ TRÊN SÔNG"),
        ("VỀ VIỆC GIAO BẾN\nCHO XÃ\nCăn cứ", "GIAO BẾN CHO XÃ"),
        ("CÔNG\nBỐ DANH MỤC BẾN ĐÒ TRÊN SÔNG\nCăn cứ", "CÔNG BỐ DANH MỤC BẾN ĐÒ TRÊN SÔNG"),
        ("V/V GIAO BẾN ĐÒ\nỦY BAN NHÂN DÂN TỈNH LAM SƠN\nCăn cứ", "GIAO BẾN ĐÒ"),
        ("V/v giao bến đò\nủY BAN NHÂN DÂN TỈNH LAM SƠN\nCăn cứ", "giao bến đò"),
        ("BẾN ĐÒ VÂN LĨNH\nCăn cứ", None),  # may be a name
        ("ỦY BAN NHÂN DÂN TỈNH LAM SƠN\nCăn cứ", None),
        ("Bến đò trên sông đã xuống cấp, cần được sửa chữa trước mùa mưa năm nay.\nBAN HÀNH QUY ĐỊNH VỀ BẾN ĐÒ TRÊN SÔNG\nCăn cứ", None),
    ],
)  # fmt: skip
def test_a_subject_whose_heading_is_lost_stands_under_the_date(below: str, subject: str | None) -> None:
    found = identity(f"ỦY BAN NHÂN DÂN\n{STATE}\nSố: 7/QĐ-UBND\n{DATE_LINE}\n{below} Luật;\nQUYẾT ĐỊNH:\nĐiều 1.")
    assert (found.type, found.subject) == ("Quyết định", subject)


@pytest.mark.parametrize(
    ("line", "number", "type_name"),
    [
        ("Số: 28-L/CTN", "28-L/CTN", "Lệnh"),
        ("Số: 01-TANDTC-VKSNDTC/TTLT", "01-TANDTC-VKSNDTC/TTLT", None),
        ("Số: 01NQ/UBTVQH9", "01NQ/UBTVQH9", "Nghị quyết"),
        ("Số: 18-BYT/TT", "18-BYT/TT", "Thông tư"),
        ("Số: 12/SNV -TC&KT", "12/SNV-TC&KT", None),
        ("Số: 12-14/2 Bến", None, None),
    ],
)
def test_numbers_of_older_makes_are_read_in_a_letterhead(line: str, number: str | None, type_name: str | None) -> None:
    found = _headed(f"QUỐC HỘI\n{line}", title="Bến đò")
    assert (_number(found), found.type) == (number, type_name)


def test_a_symbol_parted_from_its_label_is_kept() -> None:
    found = identity(f"SỞ NỘI VỤ\nSố:\n\n{STATE}\n\n/TTr-SNV\nLam Sơn, ngày\n\ntháng\n\nnăm 2024\nTỜ TRÌNH\nVề bến đò")
    assert (found.number, found.symbol, found.issuer, found.date) == (None, "TTr-SNV", "Sở Nội vụ", PartialDate(2024))


@pytest.mark.parametrize(
    ("title", "number", "date", "issuer", "subject"),
    [
        ("CHỈ THỊ\nCỦA THỦ\nTƯỚNG CHÍNH PHỦ SỐ 16/2001/CT-TTG\nNGÀY 21 THÁNG 6 NĂM 2001 VỀ VIỆC GIỮ BẾN", "16/2001/CT-TTG", PartialDate(2001, 6, 21), "Thủ tướng Chính phủ", "GIỮ BẾN"),
        ("BẢN ÁN 53/2018/DS-PT NGÀY 16/03/2018 VỀ TRANH CHẤP BẾN ĐÒ", "53/2018/DS-PT", PartialDate(2018, 3, 16), None, "TRANH CHẤP BẾN ĐÒ"),
        ("KẾT LUẬN 12-KL/TU CỦA BAN THƯỜNG VỤ TỈNH ỦY VỀ GIỮ BẾN", "12-KL/TU", None, None, "GIỮ BẾN"),
        ("THÔNG TƯ\nLIÊN TỊCH CỦA BỘ TÀI CHÍNH - BỘ NỘI VỤ SỐ 12/1999/TTLT-BTC-BNV NGÀY 5/3/1999 HƯỚNG DẪN GIỮ BẾN", "12/1999/TTLT-BTC-BNV", PartialDate(1999, 3, 5), "Bộ Tài chính, Bộ Nội vụ", "HƯỚNG DẪN GIỮ BẾN"),
        ("KẾ HOẠCH\nSỐ 5 VỀ GIỮ BẾN", None, None, None, "SỐ 5 VỀ GIỮ BẾN"),
    ],
)  # fmt: skip
def test_a_title_without_a_letterhead_says_its_number(
    title: str, number: str | None, date: PartialDate | None, issuer: str | None, subject: str
) -> None:
    found = identity(f"{title}\nCăn cứ Luật")
    assert (_number(found), found.date, found.issuer, found.subject) == (number, date, issuer, subject)


def test_a_title_under_a_letterhead_may_say_its_number_again() -> None:
    title = "THÔNG TƯ\nCỦA BỘ TÀI CHÍNH SỐ 12/1999/TT-BTC NGÀY 05/3/1999 VỀ VIỆC GIỮ BẾN"
    found = _headed("BỘ TÀI CHÍNH\nSố: 12/1999/TT-BTC", title=title)
    assert (_number(found), found.subject) == ("12/1999/TT-BTC", "GIỮ BẾN")


@pytest.mark.parametrize(
    ("about", "subject"),
    [
        ("Về: góp ý quy chế bến đò", "góp ý quy chế bến đò"),
        ("V/v góp ý quy chế\n\nbến đò trên sông", "góp ý quy chế bến đò trên sông"),
        ("V/v góp ý quy chế\n\nSông Vân", "góp ý quy chế"),
    ],
)
def test_a_letters_subject_as_some_files_have_it(about: str, subject: str) -> None:
    found = identity(f"{DEPARTMENT}\nSố: 12/SNV-CCHC\n{about}\n{STATE}\n{DATE_LINE}\nKính gửi: UBND tỉnh")
    assert found.subject == subject


def test_a_place_typed_with_a_small_letter_has_its_day() -> None:
    found = _headed("SỞ NỘI VỤ\nSố: 7/KH-SNV", date_line="  Vân lĩnh, ngày 05 tháng  3  năm 2024")
    assert (found.place, found.date) == ("Vân lĩnh", DAY)


def test_a_motto_that_is_misread_is_no_body() -> None:
    found = identity(f"CHÍNH PHỦ\n{STATE.replace('NGHĨA', 'NGHÍA')}\nSố: 30/2020/NĐ-CP\n{DATE_LINE}\nNGHỊ ĐỊNH")
    assert found.issuer == "Chính phủ"
