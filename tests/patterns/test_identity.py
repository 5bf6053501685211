"""What a document says it is: letterheads of state and Party bodies, and who signed."""

from __future__ import annotations

import pytest

from patterns import Identity, PartialDate, Signer, Source, parse_number
from tests.patterns.citing import document, identity, rows

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DECISION = f"""ỦY BAN NHÂN DÂN
TỈNH LAM SƠN
-------
Số: 12/QĐ-UBND

{STATE}
---------------
Lam Sơn, ngày 05 tháng 3 năm 2024

QUYẾT ĐỊNH
Về việc phê duyệt Kế hoạch cải cách hành chính năm 2024

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 155/TTr-SNV ngày 26/02/2024.

QUYẾT ĐỊNH:
Điều 1. Phê duyệt Kế hoạch.

Nơi nhận:
- Như Điều 2;
- Bộ Nội vụ;
- Lưu: VT, NC.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)

Nguyễn Văn An
"""
LETTER = """UBND TỈNH LAM SƠN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc
Số: 45/SNV-CCHC\tLam Sơn, ngày 10 tháng 5 năm 2022
V/v báo cáo công tác
cải cách hành chính

Kính gửi: Ủy ban nhân dân tỉnh.

Thực hiện Công văn số 174/UBND-KSTTHC ngày 13/01/2022, Sở báo cáo như sau:

GIÁM ĐỐC

Trần Thị Bình
"""
PARTY = """TỈNH ỦY LAM SƠN
*
Số 18-CT/TU

ĐẢNG CỘNG SẢN VIỆT NAM
Lam Sơn, ngày 12 tháng 4 năm 2021

CHỈ THỊ
về tăng cường sự lãnh đạo của Đảng đối với công tác cải cách hành chính
-----
Thực hiện Nghị quyết số 17-NQ/TW ngày 01/8/2007, Ban Thường vụ Tỉnh ủy yêu cầu:

T/M BAN THƯỜNG VỤ
BÍ THƯ

Lê Văn Cường
"""


def test_a_decision_of_a_province() -> None:
    found = identity(DECISION)
    assert found.number is not None
    assert (found.number.printed, found.symbol, found.type) == ("12/QĐ-UBND", "QĐ-UBND", "Quyết định")
    assert found.number_span is not None
    assert found.number_span.of(DECISION) == "12/QĐ-UBND"
    assert found.date == PartialDate(2024, 3, 5)
    assert found.issuer == "Ủy ban nhân dân tỉnh Lam Sơn"
    assert found.subject == "phê duyệt Kế hoạch cải cách hành chính năm 2024"
    assert found.place == "Lam Sơn"
    assert found.signer == Signer("Nguyễn Văn An", "Phó chủ tịch", "KT.")
    assert found.recipients == ("Như Điều 2", "Bộ Nội vụ", "Lưu: VT, NC")


def test_a_letter_of_a_department() -> None:
    found = identity(LETTER)
    assert found.number is not None
    assert (found.number.printed, found.type, found.issuer) == ("45/SNV-CCHC", "Công văn", "Sở Nội vụ tỉnh Lam Sơn")
    assert found.subject == "báo cáo công tác cải cách hành chính"
    assert found.date == PartialDate(2022, 5, 10)
    assert found.signer == Signer("Trần Thị Bình", "Giám đốc", None)


def test_a_directive_of_the_party() -> None:
    found = identity(PARTY)
    assert found.number is not None
    assert (found.number.printed, found.type, found.issuer) == ("18-CT/TU", "Chỉ thị", "Tỉnh ủy Lam Sơn")
    assert found.subject == "tăng cường sự lãnh đạo của Đảng đối với công tác cải cách hành chính"
    assert found.date == PartialDate(2021, 4, 12)
    assert found.signer == Signer("Lê Văn Cường", "Bí thư", "T/M")


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (DECISION, ["Luật Tổ chức chính quyền địa phương", "155/TTr-SNV"]),
        (LETTER, ["174/UBND-KSTTHC"]),
        (PARTY, ["17-NQ/TW"]),
    ],
)
def test_the_own_number_is_no_citation(text: str, cited: list[str]) -> None:
    assert [row[0] for row in rows(text)] == cited


def _head(left: str, date_line: str, title: str, body: str = "") -> Identity:
    return identity(f"{left}\n\n{STATE}\n{date_line}\n\n{title}\n\n{body}")


def test_what_is_left_of_a_motto_is_no_name() -> None:
    rows = "SỞ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nSố: 12/QĐ-SNV\tLam Sơn, ngày 05 tháng 3 năm 2024"
    assert identity(f"{rows}\nQUYẾT ĐỊNH\nVề việc giao bến đò\nCăn cứ Luật").issuer == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("left", "symbol"),
    [
        ("UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố:        /BC-VPUB", "BC-VPUB"),
        ("UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố: /BC-VPUB", "BC-VPUB"),
        ("UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố: ...../BC-VPUB", "BC-VPUB"),
        ("UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố: …/BC-VPUB", "BC-VPUB"),
        ("UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố: /2024/BC-VPUB", "BC-VPUB"),
        ("UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố:     /2024/BC-VPUB", "BC-VPUB"),
    ],
)
def test_a_blank_number_leaves_its_symbol(left: str, symbol: str) -> None:
    found = _head(left, "Lam Sơn, ngày      tháng 6 năm 2024", "BÁO CÁO\nKết quả quý II", "Thực hiện kế hoạch")
    assert (found.number, found.number_span, found.symbol, found.type) == (None, None, symbol, "Báo cáo")
    assert (found.date, found.place) == (PartialDate(2024, 6), "Lam Sơn")
    assert found.issuer == "Văn phòng UBND tỉnh Lam Sơn"


@pytest.mark.parametrize(
    ("line", "date", "place"),
    [
        ("Lam Sơn, ngày 05 tháng 3 năm 2024", PartialDate(2024, 3, 5), "Lam Sơn"),
        ("Thạch Bàn, ngày ... tháng ... năm 2023", PartialDate(2023), "Thạch Bàn"),
        ("Lam Sơn, ngày     tháng     năm", None, "Lam Sơn"),
        ("Lam Sơn, ngày 31 tháng 02 năm 2024", None, "Lam Sơn"),
        ("ngày 05 tháng 3 năm 2024", PartialDate(2024, 3, 5), None),
        ("*Lam Sơn, ngày 05 tháng 3 năm 2024*", PartialDate(2024, 3, 5), "Lam Sơn"),
        ("Thạch\nBàn, ngày 05 tháng 3 năm 2024", PartialDate(2024, 3, 5), "Thạch Bàn"),
        ("Độc Lập - Tự Do - Hạnh Phúc\nThạch Bàn, ngày 05 tháng 3 năm 2024", PartialDate(2024, 3, 5), "Thạch Bàn"),
        ("", None, None),
    ],
)
def test_the_date_line(line: str, date: PartialDate | None, place: str | None) -> None:
    found = _head("UBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND", line, "KẾ HOẠCH\nKiểm tra công vụ", "Căn cứ quy định")
    assert (found.date, found.place) == (date, place)


@pytest.mark.parametrize(
    ("left", "number", "issuer"),
    [
        ("UBND HUYỆN THẠCH BÀN\nPHÒNG NỘI VỤ\nSố: 7/KH-PNV\nCV ĐẾN Số: 2352 Ngày 21-3-18", "7/KH-PNV", "Phòng Nội vụ huyện Thạch Bàn"),
        ("CÔNG VĂN ĐẾN\nSố: 2352\nNgày: 21/3/2018\nUBND HUYỆN THẠCH BÀN\nSố: 33/KH-UBND", "33/KH-UBND", "UBND huyện Thạch Bàn"),
        ("ĐẾN\nSố: 2352\nUBND HUYỆN THẠCH BÀN\nSố: 33/KH-UBND", "33/KH-UBND", "UBND huyện Thạch Bàn"),
        ("SAO Y; UBND tỉnh; 05/3/2024\nSố: 99/SY-UBND\nCHÍNH PHỦ\nSố: 9/KH-CP", "9/KH-CP", "Chính phủ"),
        ("UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSAO LỤC\nSố: 88/SL-VPUB", None, "Văn phòng UBND tỉnh Lam Sơn"),
        ("HỘI ĐỒNG NHÂN DÂN\nTỈNH LAM SƠN\nSố: 05/NQ-HĐND", "05/NQ-HĐND", "Hội đồng nhân dân tỉnh Lam Sơn"),
        ("BỘ NỘI VỤ\nSố: 16/2021/TT-BNV", "16/2021/TT-BNV", "Bộ Nội vụ"),
        ("**BỘ NỘI VỤ**\n**Số: 16/2021/TT-BNV**", "16/2021/TT-BNV", "Bộ Nội vụ"),
        ("BỘ NỘI VỤ\nSố: 16/2021/TT-\nBNV", "16/2021/TT-BNV", "Bộ Nội vụ"),
        ("BỘ NỘI VỤ\nSố:16/2021/TT-BNV", "16/2021/TT-BNV", "Bộ Nội vụ"),
        ("ĐẾN\nSố: 2352/VP-HC\nUBND HUYỆN THẠCH BÀN\nSố: 33/KH-UBND", "33/KH-UBND", "UBND huyện Thạch Bàn"),
        ("UBND TỈNH LAM SƠN\nTHANH TRA TỈNH\nSố: 5/KH-TTr", "5/KH-TTr", "Thanh tra tỉnh Lam Sơn"),
        ("ỦY BAN THƯỜNG VỤ\nQUỐC HỘI\nSố: 5/KH-UBTVQH15", "5/KH-UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
        ("MẬT\nHỎA TỐC\nUBND HUYỆN THẠCH BÀN\nSố: 33/KH-UBND", "33/KH-UBND", "UBND huyện Thạch Bàn"),
        ("VĂN PHÒNG CHÍNH PHỦ\nSố: 653/TB-VPCP", "653/TB-VPCP", "Văn phòng Chính phủ"),
        ("THỦ TƯỚNG CHÍNH PHỦ\nSố: 06/CT-TTg", "06/CT-TTg", "Thủ tướng Chính phủ"),
        ("QUỐC HỘI\nLuật số: 58/2010/QH12", "58/2010/QH12", "Quốc hội"),
        ("ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nSố: 0125/KH-UBND", "0125/KH-UBND", "Ủy ban nhân dân xã An Bình"),
        ("UBND TỈNH LAM SƠN\nTRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG\nSố: 4/KH-TTPVHCC", "4/KH-TTPVHCC", "Trung tâm Phục vụ hành chính công tỉnh Lam Sơn"),
    ],
)  # fmt: skip
def test_the_own_number_and_the_issuer(left: str, number: str | None, issuer: str) -> None:
    found = _head(left, "Lam Sơn, ngày 05 tháng 3 năm 2024", "KẾ HOẠCH\nKiểm tra công vụ", "Căn cứ quy định")
    assert (found.number.printed if found.number else None) == number
    assert found.issuer == issuer


@pytest.mark.parametrize(
    ("title", "type_name", "subject"),
    [
        ("KẾ HOẠCH\nKiểm tra công vụ năm 2023", "Kế hoạch", "Kiểm tra công vụ năm 2023"),
        ("KẾ HOẠCH\nKiểm tra công vụ\nnăm 2023", "Kế hoạch", "Kiểm tra công vụ năm 2023"),
        ("KẾ HOẠCH\n\nVề việc kiểm tra công vụ", "Kế hoạch", "kiểm tra công vụ"),
        ("KẾ HOẠCH KIỂM TRA CÔNG VỤ", "Kế hoạch", "KIỂM TRA CÔNG VỤ"),
        ("**KẾ HOẠCH**\n**Kiểm tra công vụ**\n-------", "Kế hoạch", "Kiểm tra công vụ"),
        ("KẾ HOẠCH", "Kế hoạch", None),
        ("KẾ HOẠCH\nThực hiện Đề án 06\nnăm 2024", "Kế hoạch", "Thực hiện Đề án 06 năm 2024"),
        ("KẾ HOẠCH\nThực hiện Đề án 06 năm 2024\nUBND xã Mường Sơn ban hành Kế hoạch, gồm:", "Kế hoạch", "Thực hiện Đề án 06 năm 2024"),
        ("KẾ HOẠCH\nThực hiện Kế hoạch số 2/KH-UBND năm 2024, UBND huyện lập kế hoạch sau", "Kế hoạch", None),
        ("KẾ HOẠCH\nTriển khai công tác văn thư\nThực hiện Kế hoạch số 2/KH-UBND, Sở ban hành:", "Kế hoạch", "Triển khai công tác văn thư"),
        ("KẾ HOẠCH\nThực hiện Kế hoạch số 2/KH-UBND ngày 02/01/2024, UBND huyện lập kế hoạch sau", "Kế hoạch", None),
        ("KẾ HOẠCH\nThực hiện Kế hoạch số 2/KH-UBND ngày 02/01/2024.", "Kế hoạch", None),
        ("BÁO CÁO\nKết quả công tác tháng 5", "Báo cáo", "Kết quả công tác tháng 5"),
        ("TỜ TRÌNH\nVề việc ban hành Quy chế", "Tờ trình", "ban hành Quy chế"),
        ("THÔNG BÁO\nKết luận của Chủ tịch UBND huyện\nTM. ỦY BAN NHÂN DÂN", "Thông báo", "Kết luận của Chủ tịch UBND huyện"),
        # files of word processors have no blank line between a subject and the body
        ("BÁO CÁO\nKết quả công tác năm 2024\nNăm 2024, Phòng Nội vụ đã chủ động tham mưu, kết quả như sau:", "Báo cáo", "Kết quả công tác năm 2024"),
        ("BÁO CÁO\nKết quả công tác năm 2024\nPhòng Nội vụ đã hoàn thành các nhiệm vụ.\nPhòng", "Báo cáo", "Kết quả công tác năm 2024"),
        ("THÔNG BÁO\nLịch tiếp công dân\nPhòng Nội vụ thông báo lịch như sau:\nNơi nhận:\n- Lưu: VT.", "Thông báo", "Lịch tiếp công dân"),
        ("THÔNG BÁO\nLịch tiếp công dân\ntháng 3\nNơi nhận:\n- Lưu: VT.", "Thông báo", "Lịch tiếp công dân tháng 3"),
        ("THÔNG BÁO\nLịch tiếp công dân của\nTrưởng phòng Nội vụ\nPhòng Nội vụ thông báo như sau:", "Thông báo", "Lịch tiếp công dân của Trưởng phòng Nội vụ"),
        ("THÔNG BÁO\nLịch tiếp công dân\nPhòng Nội vụ thông báo lịch tiếp công dân định kỳ tháng 3 của Trưởng\nphòng và các Phó Trưởng phòng như sau:", "Thông báo", "Lịch tiếp công dân"),
        ("THÔNG BÁO\nPhòng Nội vụ thông báo lịch tiếp công dân như sau:", "Thông báo", None),
        ("GIẤY MỜI\nPhòng Nội vụ trân trọng kính mời đại biểu dự họp.", "Giấy mời", None),
        ("CÔNG ĐIỆN\nVề việc ứng phó mưa lũ\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng;", "Công điện", "ứng phó mưa lũ"),
        ("CÔNG ĐIỆN\nỨNG PHÓ MƯA LŨ\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN ĐIỆN:\n- Trưởng phòng;", "Công điện", "ỨNG PHÓ MƯA LŨ"),
        ("NGHỊ QUYẾT\nVề việc chia tách thôn\nQUYẾT NGHỊ:\nĐiều 1.", "Nghị quyết", "chia tách thôn"),
        ("KẾ HOẠCH\nTriển khai công tác văn thư,\nlưu trữ năm 2024", "Kế hoạch", "Triển khai công tác văn thư, lưu trữ năm 2024"),
        ("KẾ HOẠCH\nPhối hợp giữa Phòng Nội vụ, Phòng Tài chính,\nCông an huyện", "Kế hoạch", "Phối hợp giữa Phòng Nội vụ, Phòng Tài chính, Công an huyện"),
        ("TỜ TRÌNH\nVề việc giao\nPhòng Nội vụ tổ chức kiểm tra\nnăm 2024", "Tờ trình", "giao Phòng Nội vụ tổ chức kiểm tra năm 2024"),
        ("QUY ĐỊNH\nThực hiện liên thông nhóm thủ tục:\nCấp Giấy phép và thu lệ phí", "Quy định", "Thực hiện liên thông nhóm thủ tục: Cấp Giấy phép và thu lệ phí"),
        # files that have a blank line between all lines
        ("THÔNG TƯ\n\nSửa đổi một số điều của các Thông tư\n\ntrong lĩnh vực bến đò\n\nCăn cứ Luật", "Thông tư", "Sửa đổi một số điều của các Thông tư trong lĩnh vực bến đò"),
        ("LUẬT\n\nSỬA ĐỔI MỘT SỐ ĐIỀU CỦA\n\nLUẬT BẾN ĐÒ\n\nCăn cứ Hiến pháp", "Luật", "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA LUẬT BẾN ĐÒ"),
        ("KẾ HOẠCH\n\nThực hiện Đề án số\n\n06/ĐA-UBND\n\nPhần I", "Kế hoạch", "Thực hiện Đề án số 06/ĐA-UBND"),
        ("QUYẾT ĐỊNH\n\nBan hành Quy chế của\n\nỦY BAN NHÂN DÂN HUYỆN\n\nCăn cứ Luật", "Quyết định", "Ban hành Quy chế của"),
        ("KẾ HOẠCH\n\nKiểm tra công vụ\n\nUBND huyện ban hành Kế hoạch như sau", "Kế hoạch", "Kiểm tra công vụ"),
        ("KẾ HOẠCH\n\nKiểm tra công vụ\n-----\nnăm 2024 là năm cuối", "Kế hoạch", "Kiểm tra công vụ"),
        ("BIÊN BẢN\nHọp xét thi đua\nHôm nay, ngày 05/3/2024, tại Phòng Nội vụ, chúng tôi gồm:", "Biên bản", "Họp xét thi đua"),
        # under capitals a sentence begins the body, wherever its first line breaks
        ("CHỈ THỊ\nVỀ VIỆC GIỮ GÌN BẾN ĐÒ\nSau 02 năm thực hiện,\nbến đò đã được sửa sang, xã giao các\nthôn trông coi.", "Chỉ thị", "GIỮ GÌN BẾN ĐÒ"),
        ("KẾ HOẠCH\nNÂNG HẠNG BẾN ĐÒ\nTheo kết quả của đoàn kiểm tra thì các\nbến đò trên địa bàn đều chưa được xếp hạng, nhiều bến\nđã xuống cấp.", "Kế hoạch", "NÂNG HẠNG BẾN ĐÒ"),
        ("BÁO CÁO\nKẾT QUẢ CÔNG TÁC\nQuý I năm 2024\nThực hiện kế hoạch, Phòng Nội vụ báo cáo kết quả công tác quý I năm 2024 của cơ quan như sau:", "Báo cáo", "KẾT QUẢ CÔNG TÁC Quý I năm 2024"),
        # what else stands under or beside the type
        ("KẾ HOẠCH HÀNH ĐỘNG\nTHỰC HIỆN LUẬT BẾN ĐÒ", "Kế hoạch", "THỰC HIỆN LUẬT BẾN ĐÒ"),
        ("HƯỚNG DẪN LIÊN NGÀNH\n\nĐĂNG KÝ BẾN ĐÒ", "Hướng dẫn", "ĐĂNG KÝ BẾN ĐÒ"),
        ("QUY ĐỊNH VÀ HƯỚNG DẪN\nVề sổ sách bến đò", "Quy định", "sổ sách bến đò"),
        ("THÔNG TƯ 12/2018/TT-BYT\n\nQUY ĐỊNH VỀ BẾN ĐÒ", "Thông tư", "QUY ĐỊNH VỀ BẾN ĐÒ"),
        ("Kế hoạch\n\nNâng hạng bến đò", "Kế hoạch", "Nâng hạng bến đò"),
        ("Kế hoạch\n\nBÁO CÁO\nNâng hạng bến đò", "Báo cáo", "Nâng hạng bến đò"),
        ("TỜ TRÌNH\nVề việc ……………", "Tờ trình", None),
        ("QUYẾT ĐỊNH[1]\nBAN HÀNH QUY ĐỊNH VỀ BẾN ĐÒ[2]", "Quyết định", "BAN HÀNH QUY ĐỊNH VỀ BẾN ĐÒ"),
        ("QUYẾT ĐỊNH\n\nCỦA CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN\n\nVề giao bến đò", "Quyết định", "giao bến đò"),
        ("QUYẾT ĐỊNH CỦA TRƯỞNG PHÒNG NỘI VỤ\n\nBAN HÀNH QUY CHẾ “TRỰC BẾN\n\nCỦA PHÒNG NỘI VỤ”", "Quyết định", "BAN HÀNH QUY CHẾ “TRỰC BẾN CỦA PHÒNG NỘI VỤ”"),
        ("QUY CHẾ\nTRỰC BẾN ĐÒ\n(Ban hành\nkèm theo Quyết định số 3/QĐ-UBND)", "Quy chế", "TRỰC BẾN ĐÒ"),
        ("**QUYẾT\nĐỊNH**\nBỎ\nQUYẾT ĐỊNH VỀ BẾN ĐÒ", "Quyết định", "BỎ QUYẾT ĐỊNH VỀ BẾN ĐÒ"),
        ("QUY TRÌNH\nTHU PHÍ BẾN ĐÒ", "Quy trình", "THU PHÍ BẾN ĐÒ"),
        ("QUYẾT ĐỊNH\nVỀVIỆC GIAO BẾN ĐÒ", "Quyết định", "GIAO BẾN ĐÒ"),  # as converters glue words
    ],
)  # fmt: skip
def test_type_and_subject(title: str, type_name: str, subject: str | None) -> None:
    found = _head("UBND HUYỆN THẠCH BÀN\nSố:      /UBND", "", title, "Căn cứ quy định")
    assert (found.type, found.subject) == (type_name, subject)


@pytest.mark.parametrize(
    ("closing", "day"),
    [
        ("Luật này được Quốc hội khóa XV, kỳ họp thứ 10 thông qua ngày 10 tháng 12 năm 2025.", PartialDate(2025, 12, 10)),
        ("Nghị quyết này đã được Hội đồng nhân dân tỉnh Vân Lĩnh khóa IX, Kỳ họp thứ 5 thông qua ngày 12/7/2025./.", PartialDate(2025, 7, 12)),
        ("Pháp lệnh này được Ủy ban Thường vụ Quốc hội thông qua ngày 9/12/2020", PartialDate(2020, 12, 9)),
        ("“Luật này được Quốc hội khóa IX thông qua ngày 15/4/1992.”\nLuật này được Quốc hội khóa XV thông qua ngày 6/12/2025.", PartialDate(2025, 12, 6)),
        ("Nghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày     tháng 12 năm 2025.", None),
        ("Đề án này được Sở Nội vụ thông qua ngày 12/7/2025.", None),
        ("Kế hoạch của Luật này được Quốc hội thông qua ngày 12/7/2025.", None),
        ("Luật này được Quốc hội thông qua ngày 31/11/2025.", None),
    ],
)  # fmt: skip
def test_an_act_without_a_date_line_is_of_the_day_of_its_adoption(closing: str, day: PartialDate | None) -> None:
    text = f"QUỐC HỘI\n-------\n{{}}\n\nLuật số: 7/2025/QH15\n\nLUẬT\nBẾN ĐÒ\n\nĐiều 1. Phạm vi\n\n{closing}\n\nCHỦ TỊCH QUỐC HỘI\n"
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    assert identity(text.format(motto)).date == day
    dated = identity(text.format(f"{motto}\nHà Nội, ngày 27 tháng 11 năm 2025"))
    assert dated.date == PartialDate(2025, 11, 27)


@pytest.mark.parametrize(
    ("about", "subject"),
    [
        ("V/v báo cáo kết quả", "báo cáo kết quả"),
        ("V/v kỷ niệm ngày thành lập\nĐảng Cộng sản Việt Nam", "kỷ niệm ngày thành lập Đảng Cộng sản Việt Nam"),
    ],
)
def test_a_letter_of_the_party(about: str, subject: str) -> None:
    motto = "ĐẢNG CỘNG SẢN VIỆT NAM\nLam Sơn, ngày 12 tháng 4 năm 2021"
    found = identity(f"TỈNH ỦY LAM SƠN\n*\nSố 12-CV/TU\n{about}\n{motto}\nKính gửi: Huyện ủy Thạch Bàn")
    assert (found.subject, found.date, found.type) == (subject, PartialDate(2021, 4, 12), "Công văn")


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An", Signer("Nguyễn Văn An", "Chủ tịch", "TM.")),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Văn An", Signer("Nguyễn Văn An", "Phó chủ tịch", "TM.")),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n(Đã ký)\n\nNguyễn Văn An", Signer("Nguyễn Văn An", "Phó giám đốc", "KT.")),
        ("TL. CHÁNH VĂN PHÒNG\nTRƯỞNG PHÒNG HÀNH CHÍNH\n\nPhạm Thị Dung", Signer("Phạm Thị Dung", "Trưởng phòng hành chính", "TL.")),
        ("TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nSòi Đức Nghĩa", Signer("Sòi Đức Nghĩa", "Chánh văn phòng", "TUQ.")),
        ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nLê Văn Cường", Signer("Lê Văn Cường", "Phó trưởng ban", "K/T")),
        ("GIÁM ĐỐC\n\nBùi\nXuân Cường", Signer("Bùi Xuân Cường", "Giám đốc", None)),
        ("**GIÁM ĐỐC**\n\n**Lê Hải H****òa**", Signer("Lê Hải Hòa", "Giám đốc", None)),
        ("TƯ LỆNH\n\nThiếu tướng Trần Văn Bê", Signer("Trần Văn Bê", "Tư lệnh", None)),
        ("VIỆN TRƯỞNG\n\nPGS.TS. Trần Văn Bê", Signer("Trần Văn Bê", "Viện trưởng", None)),
        ("GIÁM ĐỐC\n\nHồ H’Ngọc Niê", Signer("Hồ H’Ngọc Niê", "Giám đốc", None)),
        ("GIÁM ĐỐC\n\n(Ký tên, đóng dấu)", None),
        ("Giám đốc Sở chịu trách nhiệm thi hành.", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_signing_block(block: str, signer: Signer | None) -> None:
    found = _head("UBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND", "", "KẾ HOẠCH\nKiểm tra", f"Căn cứ quy định.\n\n{block}\n")
    assert found.signer == signer


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        ("KT. THỦ TƯỚNG\n\nPhó Thủ tướng\n\n(Đã ký)\n\nNguyễn Văn An", Signer("Nguyễn Văn An", "Phó thủ tướng", "KT.")),
        ("TM. Ủy ban nhân dân\nChủ tịch\n(Đã ký)\nNguyễn Văn An", Signer("Nguyễn Văn An", "Chủ tịch")),
        ("Chủ tịch\n\n(đã ký)\n\nNguyễn Văn An\n\nTải file", Signer("Nguyễn Văn An", "Chủ tịch")),
        ("Nguyễn Văn An\n\n(Đã ký)", Signer("Nguyễn Văn An")),  # as older Acts name who signed
        ("Người lập\n(Đã ký)\nNguyễn Văn An", None),
        ("Chủ tịch Nguyễn Văn An (Đã ký)", None),
    ],
)  # fmt: skip
def test_a_post_in_small_letters_signs_over_the_mark_of_signing(block: str, signer: Signer | None) -> None:
    found = _head("UBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND", "", "KẾ HOẠCH\nKiểm tra", f"Căn cứ quy định.\n\n{block}\n")
    assert found.signer == signer


@pytest.mark.parametrize("text", ["", " \n\t\n", "Chỉ một dòng chữ.", "Số:", "ngày tháng năm", "QUYẾT ĐỊNH", "\f" * 50])
def test_a_text_that_says_nothing_of_itself(text: str) -> None:
    found = identity(text)
    assert (found.number, found.date, found.issuer, found.signer, found.subject) == (None, None, None, None, None)
    assert document(text).page_at(0) == 1


@pytest.mark.parametrize(
    ("left", "parent"),
    [
        ("UBND TỈNH LAM SƠN\nSỞ NỘI VỤ\nSố: 7/KH-SNV", "UBND tỉnh Lam Sơn"),
        ("UBND TỈNH LAM SƠN\nVĂN PHÒNG\nSố:     /KH-VPUB", "UBND tỉnh Lam Sơn"),
        ("BỘ TÀI CHÍNH\nCỤC THUẾ\nSố: 7/KH-CT", "Bộ Tài chính"),
        ("ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 7/KH-UBND", None),
        ("VĂN PHÒNG\nCHÍNH PHỦ\nSố: 7/KH-VPCP", None),
        ("BỘ NỘI VỤ\nBỘ TÀI CHÍNH\nSố: 7/KH-BNV-BTC", None),  # they issue it together
    ],
)
def test_the_body_above_the_issuer(left: str, parent: str | None) -> None:
    assert _head(left, "", "KẾ HOẠCH\nKiểm tra công vụ", "Căn cứ quy định").parent_issuer == parent


@pytest.mark.parametrize(
    ("left", "title", "secrecy", "urgency"),
    [
        ("MẬT\nUBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND", "KẾ HOẠCH\nKiểm tra", "Mật", None),
        ("UBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND\n| TỐI MẬT |", "KẾ HOẠCH\nKiểm tra", "Tối mật", None),
        ("TUYỆT MẬT\tHOẢ TỐC\nUBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND", "KẾ HOẠCH\nKiểm tra", "Tuyệt mật", "Hỏa tốc"),
        ("UBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND\nHỎA TỐC HẸN GIỜ", "KẾ HOẠCH\nKiểm tra", None, "Hỏa tốc"),
        ("UBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND\nTHƯỢNG KHẨN", "KẾ HOẠCH\nKiểm tra", None, "Thượng khẩn"),
        ("UBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND\nKHẨN", "KẾ HOẠCH\nKiểm tra", None, "Khẩn"),
        ("LƯU HÀNH NỘI BỘ\nUBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND", "KẾ HOẠCH\nKiểm tra", None, None),
        ("UBND HUYỆN THẠCH BÀN\nSố: 7/QĐ-UBND", "QUYẾT ĐỊNH\nBAN HÀNH DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ\nTỐI MẬT", None, None),
        ("UBND HUYỆN THẠCH BÀN\nSố: 7/KH-UBND", "KẾ HOẠCH\nỨng phó khẩn cấp, bảo vệ bí mật", None, None),
    ],
)  # fmt: skip
def test_stamps_of_secrecy_and_urgency(left: str, title: str, secrecy: str | None, urgency: str | None) -> None:
    found = _head(left, "Lam Sơn, ngày 05 tháng 3 năm 2024", title, "Căn cứ quy định")
    assert (found.secrecy, found.urgency) == (secrecy, urgency)


PORTAL = """Trang chủ

Nghị định số 412/2019/NĐ-CP Quy định về bến đò

Số hiệu{0}412/2019/NĐ-CP

Loại văn bản{0}Nghị định

Ngành{0}--

Ngày ban hành{0}08/6/2019

Cơ quan ban hành{0}Chính phủ

Chức danh{0}Thủ tướng

Người ký{0}Trần Văn Bê
"""


@pytest.mark.parametrize("between", ["", ": ", "\t", "\n", ":\n"])
def test_a_page_saved_from_a_portal(between: str) -> None:
    text = PORTAL.format(between)
    found = identity(text)
    assert found.number is not None
    assert found.number_span is not None
    assert (found.number.printed, found.number_span.of(text)) == ("412/2019/NĐ-CP", "412/2019/NĐ-CP")
    assert (found.number_source, found.type, found.date) == (Source.PORTAL, "Nghị định", PartialDate(2019, 6, 8))
    assert (found.issuer, found.subject) == ("Chính phủ", "Quy định về bến đò")
    assert found.signer == Signer("Trần Văn Bê", "Thủ tướng")


def test_the_letterhead_goes_before_the_portal() -> None:
    found = identity(f"{PORTAL.format(': ')}\n\n{DECISION}")
    assert found.number is not None
    assert (found.number.printed, found.number_source) == ("12/QĐ-UBND", Source.LETTERHEAD)
    assert [(each.source, each.number) for each in found.witnesses] == [(Source.PORTAL, parse_number("412/2019/NĐ-CP"))]


@pytest.mark.parametrize(
    "text",
    [
        "Số hiệu\tLoại văn bản\tNgày ban hành\tCơ quan ban hành\n1\t2\t3\t4",
        "Số hiệu: theo mẫu\nLoại văn bản: Nghị định\nCơ quan ban hành: Chính phủ\nNgười ký: Trần Văn Bê",
        "Số hiệu: 412/2019/NĐ-CP\nLoại văn bản: Nghị định",
    ],
)
def test_what_is_no_table_of_a_portal(text: str) -> None:
    assert identity(text).number is None


@pytest.mark.parametrize(
    ("text", "number", "date", "type_name", "subject"),
    [
        ("DECREE\n\nDecree No. 412/2019/ND-CP of June 8, 2019, on ferries\n\nPursuant to", "412/2019/ND-CP", PartialDate(2019, 6, 8), "Nghị định", "on ferries"),
        ("Decision No. 41/QD-TTg of 8 June 2019 on ferries\n\nTHE PRIME MINISTER", "41/QD-TTg", PartialDate(2019, 6, 8), "Quyết định", "on ferries"),
        ("THE PRIME MINISTER\n\nDecision No. 41/QD-TTg, on ferries\n\nPursuant", "41/QD-TTg", None, "Quyết định", "on ferries"),
        ("JOINT CIRCULAR\nNO. 4/2019/TTLT-BTC-BTP OF JUNE 8, 2019, ON FERRIES\n\n", "4/2019/TTLT-BTC-BTP", PartialDate(2019, 6, 8), "Thông tư liên tịch", "ON FERRIES"),
        ("DECREE\n\nOn ferries\n\nPursuant to Decree No. 7/2007/ND-CP", None, None, "Nghị định", None),
        ("DECREE\n\nAmending articles of\n\nDecree No. 7/2007/ND-CP of May 2, 2007", None, None, "Nghị định", None),
        ("DECREE\n\nAmending the Government's Decree\n\nNo. 7/2007/ND-CP of May 2, 2007", None, None, "Nghị định", None),
        ("RESOLUTION\n\nOrder No. 8/2011/L-CTN of April 8, 2011, on promulgation", None, None, "Nghị quyết", None),
        ("We refer to Decree No. 7/2007/ND-CP of May 2, 2007.", None, None, None, None),
    ],
)  # fmt: skip
def test_the_head_of_a_translation(
    text: str, number: str | None, date: PartialDate | None, type_name: str | None, subject: str | None
) -> None:
    found = identity(text)
    assert (found.number.printed if found.number else None, found.date) == (number, date)
    assert (found.type, found.subject) == (type_name, subject)
    assert found.number_source is (Source.TITLE if number else None)


def test_numbers_of_a_letterhead_say_so() -> None:
    assert identity(DECISION).number_source is Source.LETTERHEAD
    assert identity("").number_source is None
