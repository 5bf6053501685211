"""Who signs: the name beside the post it is signed in, and nobody whom the text only names."""

from __future__ import annotations

import pytest

from patterns import Signer
from tests.patterns.citing import identity

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
HEAD = (
    f"UBND XÃ KHE MÂY\nSố: 12/BC-UBND\n{STATE}\nKhe Mây, ngày 05 tháng 3 năm 2024\nBÁO CÁO\nKết quả\nCăn cứ quy định.\n"
)
CHAIR = Signer("Nguyễn Văn An", "Chủ tịch")
DIRECTOR = Signer("Trần Văn Giám", "Giám đốc")


@pytest.mark.parametrize(
    ("block", "signer"),
    [
        ("NGƯỜI LẬP BIỂU\tGIÁM ĐỐC\n\nNguyễn Thị Lập\tTrần Văn Giám", DIRECTOR),
        ("NGƯỜI LẬP BIỂU\nGIÁM ĐỐC\n\nNguyễn Thị Lập\nTrần Văn Giám", DIRECTOR),
        ("NGƯỜI LẬP BIỂU\n\nNguyễn Thị Lập\nGIÁM ĐỐC\n\nTrần Văn Giám", DIRECTOR),
        ("Người lập biểu\tGIÁM ĐỐC\n\nNguyễn Thị Lập\tTrần Văn Giám", DIRECTOR),
        ("Người lập biểu\nGIÁM ĐỐC\n\nNguyễn Thị Lập\nTrần Văn Giám", None),  # nothing says whose the post is
        ("KẾ TOÁN TRƯỞNG\tGIÁM ĐỐC\n(Ký)\t(Đã ký)\nNguyễn Thị Lập\tTrần Văn Giám", DIRECTOR),
        ("NGƯỜI LẬP\tKẾ TOÁN TRƯỞNG\tGIÁM ĐỐC\nNguyễn Thị Lập\tLê Thị Toán\tTrần Văn Giám", DIRECTOR),
        ("THƯ KÝ\tCHỦ TỌA\n\nNguyễn Thị Lập\tTrần Văn Giám", Signer("Trần Văn Giám", "Chủ tọa")),
        ("THƯ KÝ\n\nNguyễn Thị Lập\nCHỦ TỌA\n\nTrần Văn Giám", Signer("Trần Văn Giám", "Chủ tọa")),
        ("TỔNG THƯ KÝ\n\nTrần Văn Giám", Signer("Trần Văn Giám", "Tổng thư ký")),
        ("GIÁM ĐỐC SỞ TÀI CHÍNH\tGIÁM ĐỐC SỞ NỘI VỤ\nNguyễn Thị Lập\tTrần Văn Giám", Signer("Trần Văn Giám", "Giám đốc sở nội vụ")),
        ("KT. GIÁM ĐỐC SỞ TÀI CHÍNH\tGIÁM ĐỐC SỞ NỘI VỤ\nPHÓ GIÁM ĐỐC\t\n\nNguyễn Thị Lập\tTrần Văn Giám", Signer("Trần Văn Giám", "Giám đốc sở nội vụ")),
        ("Nơi nhận:\tKT. GIÁM ĐỐC\n- Như trên;\tPHÓ GIÁM ĐỐC\n- Lưu: VT.\t\n\tTrần Văn Giám", Signer("Trần Văn Giám", "Phó giám đốc", "KT.")),
        ("Nơi nhận:               GIÁM ĐỐC\n- Bộ Nội vụ;\n- Tỉnh ủy;               (Đã ký)\n- Lưu: VT.            Trần Văn Giám", DIRECTOR),
        ("NGƯỜI LẬP BIỂU          GIÁM ĐỐC\n\nNguyễn Thị Lập       Trần Văn Giám", DIRECTOR),
        ("GIÁM ĐỐC\nSở Nội Vụ\nTrần Văn Giám", DIRECTOR),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nXã Khe Mây\nNguyễn Văn An", Signer("Nguyễn Văn An", "Chủ tịch", "TM.")),
        ("GIÁM ĐỐC\nTrung Tâm Y Tế", None),
        ("GIÁM ĐỐC\nHọ Và Tên", None),
        ("THỐNG ĐỐC\nPhó Thống Đốc\nTrần Văn Giám", Signer("Trần Văn Giám", "Thống đốc")),
        ("CHỦ TỊCH\nVà Bá Xồng", Signer("Và Bá Xồng", "Chủ tịch")),
        # posts that a line break parts
        ("**KT. CHỦ TỊCH**\n**PHÓ\nCHỦ TỊCH**\n**Nguyễn Văn An**", Signer("Nguyễn Văn An", "Phó chủ tịch", "KT.")),
        ("GIÁM\nĐỐC\nTrần Văn Giám", DIRECTOR),
        ("TL.\nTỔNG GIÁM ĐỐC\nTRƯỞNG BAN\nTrần Văn Giám", Signer("Trần Văn Giám", "Trưởng ban", "TL.")),
        ("TM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH\nNguyễn Văn An", Signer("Nguyễn Văn An", "Chủ tịch", "TM.")),
        ("TM.ỦY BAN NHÂN DÂN\nKT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn An", Signer("Nguyễn Văn An", "Phó chủ tịch", "TM.")),
    ],
)  # fmt: skip
def test_each_name_has_the_post_over_it(block: str, signer: Signer | None) -> None:
    assert identity(f"{HEAD}{block}").signer == signer


CHAIRED = "CHỦ TỊCH\nNguyễn Văn An"


@pytest.mark.parametrize(
    "text",
    [
        f"Điều 1. Tặng Bằng khen:\nCHỦ TỊCH HỘI NÔNG DÂN XÃ\nLò Văn Tặng\nĐiều 2. Thi hành.\n{CHAIRED}",
        f"Điều 1. Thành lập Tổ:\nTỔ TRƯỞNG\nLê Văn Cường\nĐiều 2. Thi hành.\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n{CHAIRED}",
        f"1. Phân công:\nTỔ TRƯỞNG\nLê Văn Cường\n2. Thi hành.\n{CHAIRED}",
        f"Thành lập Tổ gồm:\nTỔ TRƯỞNG\nLê Văn Cường\nCác thành viên theo phân công.\nNơi nhận:\n- Lưu: VT.\n{CHAIRED}",
        f"Thành lập Tổ gồm:\nTỔ TRƯỞNG\nLê Văn Cường\nCác thành viên thực hiện nhiệm vụ theo phân công.\n{CHAIRED}",
        # what is attached, without a label, begins its numbering anew
        f"Điều 1. Ban hành Quy chế.\n{CHAIRED}\nQUY CHẾ\nĐiều 1. Phạm vi\nGIÁM ĐỐC\nTrần Văn Giám\nĐiều 2. Đối tượng",
        f"1. Ban hành danh mục.\n{CHAIRED}\nDANH MỤC\n1. Việc thứ nhất\nGIÁM ĐỐC\nTrần Văn Giám",
        f"{CHAIRED}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nDANH MỤC\nGIÁM ĐỐC\nTrần Văn Giám",
        f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{CHAIRED}\nDANH MỤC\nGIÁM ĐỐC\nTrần Văn Giám",
    ],
)
def test_a_person_named_with_a_post_in_the_text_does_not_sign(text: str) -> None:
    assert identity(f"{HEAD}{text}").signer == CHAIR


def test_nobody_signs_where_only_the_text_names_somebody() -> None:
    assert identity(f"{HEAD}Điều 1. Khen:\nTỔ TRƯỞNG\nLê Văn Cường\nĐiều 2. Thi hành.\n(Đã ký)").signer is None
