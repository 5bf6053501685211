"""Acts cited by name: with a date, a year, a number, or bare when the title is known."""

from __future__ import annotations

import pytest

from patterns import Relation
from tests.patterns.citing import cited

ROWS: list[tuple[str, list[tuple[str, str, int | None, str | None]]]] = [
    ("theo Luật Đất đai 2024.", [("Luật Đất đai", "Luật", 2024, None)]),
    (
        "Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003;",
        [("Luật Tổ chức HĐND và UBND", "Luật", 2003, "2003-11-26")],
    ),
    (
        "Luật Ban hành văn bản quy phạm pháp luật của HĐND, UBND năm 2004",
        [("Luật Ban hành văn bản quy phạm pháp luật của HĐND, UBND", "Luật", 2004, None)],
    ),
    ("theo Luật NSNN và Luật Thuế GTGT", [("Luật NSNN", "Luật", None, None), ("Luật Thuế GTGT", "Luật", None, None)]),
    (
        "Điều 47 BLHS; Điều 106 BLTTHS; Điều 468 BLDS năm 2015",
        [
            ("Bộ luật Hình sự", "Bộ luật", None, None),
            ("Bộ luật Tố tụng hình sự", "Bộ luật", None, None),
            ("Bộ luật Dân sự", "Bộ luật", 2015, None),
        ],
    ),
    (
        "Điều 5 Bộ luật Hình sự năm 2015 (sau đây viết tắt là BLHS)",  # a name is given, nothing more is cited
        [("Bộ luật Hình sự", "Bộ luật", 2015, None)],
    ),
    ("mã số BLHS-05 của kho", []),
    ("Luật Viên chức năm 2010", [("Luật Viên chức", "Luật", 2010, None)]),
    ("Luật Viên chức 2010", [("Luật Viên chức", "Luật", 2010, None)]),
    ("Luật Viên chức (năm 2010)", [("Luật Viên chức", "Luật", 2010, None)]),
    ("theo Luật Lưu trữ", [("Luật Lưu trữ", "Luật", None, None)]),
    ("Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015 và", [("Luật Ngân sách nhà nước", "Luật", 2015, "2015-06-25")]),
    ("Luật Tổ chức chính quyền địa phương ngày 16/6/2025;", [("Luật Tổ chức chính quyền địa phương", "Luật", 2025, "2025-06-16")]),
    ("Luật Ban hành văn bản quy phạm pháp luật", [("Luật Ban hành văn bản quy phạm pháp luật", "Luật", None, None)]),
    ("Luật\nBan hành văn bản quy phạm\npháp luật năm 2025", [("Luật Ban hành văn bản quy phạm pháp luật", "Luật", 2025, None)]),
    ("Luật Thi đua,* *khen thưởng 2022", [("Luật Thi đua, khen thưởng", "Luật", 2022, None)]),
    ("**Luật Phòng, chống tham nhũng** năm 2018", [("Luật Phòng, chống tham nhũng", "Luật", 2018, None)]),
    ("LUẬT VIÊN CHỨC NĂM 2010", [("LUẬT VIÊN CHỨC", "Luật", 2010, None)]),
    ("BỘ LUẬT DÂN SỰ NGÀY 24 THÁNG 11 NĂM 2015", [("BỘ LUẬT DÂN SỰ", "Bộ luật", 2015, "2015-11-24")]),
    ("Bộ luật Lao động năm 2019", [("Bộ luật Lao động", "Bộ luật", 2019, None)]),
    ("Pháp lệnh Ưu đãi người có công với cách mạng năm 2020", [("Pháp lệnh Ưu đãi người có công với cách mạng", "Pháp lệnh", 2020, None)]),
    ("Luật Hòa giải ở cơ sở và Luật Hoà giải ở cơ sở", [("Luật Hòa giải ở cơ sở", "Luật", None, None), ("Luật Hoà giải ở cơ sở", "Luật", None, None)]),
    ("Luật Cán bộ, công chức 2008; Luật Viên chức 2010", [("Luật Cán bộ, công chức", "Luật", 2008, None), ("Luật Viên chức", "Luật", 2010, None)]),
    (
        "Luật sửa đổi bổ sung một số điều của Luật Viên chức ngày 25/11/2019",  # the comma is often left out
        [("Luật sửa đổi bổ sung một số điều của Luật Viên chức", "Luật", 2019, "2019-11-25")],
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức năm 2019",
        [("Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức", "Luật", 2019, None)],
    ),
    (
        "Luật Sửa đổi, bổ sung một số Điều của Luật Dược ngày 21/11/2024",
        [("Luật Sửa đổi, bổ sung một số Điều của Luật Dược", "Luật", 2024, "2024-11-21")],
    ),
    # an Act that amends many Acts at once
    (
        "Luật sửa đổi, bổ sung một số điều của 9 luật trong lĩnh vực bến đò, cầu phao ngày 11/12/2025;",
        [("Luật sửa đổi, bổ sung một số điều của 9 luật trong lĩnh vực bến đò, cầu phao", "Luật", 2025, "2025-12-11")],
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của 11 Luật về quân sự, quốc phòng ngày 27 tháng 6 năm 2025 và",
        [("Luật sửa đổi, bổ sung một số điều của 11 Luật về quân sự, quốc phòng", "Luật", 2025, "2025-06-27")],
    ),
    (
        "khoản 5 Điều 1 Luật sửa đổi, bổ sung một số điều của 15 luật trong lĩnh vực nông nghiệp và môi trường phải lập hồ sơ",
        [("Luật sửa đổi, bổ sung một số điều của 15 luật trong lĩnh vực nông nghiệp và môi trường", "Luật", None, None)],
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của các Luật về thuế và sửa đổi, bổ sung một số điều của các Nghị định về thuế",
        [("Luật sửa đổi, bổ sung một số điều của các Luật về thuế", "Luật", None, None)],
    ),
    ("Luật sửa đổi, bổ sung một số điều của 9 luật trong lĩnh vực bến đò được ban hành ngày 11/12/2025", []),
    ("Luật Khoan giếng sâu ngày 19 tháng 6 năm 2015", [("Luật Khoan giếng sâu", "Luật", 2015, "2015-06-19")]),
    ("Luật Khoan giếng sâu năm 2012", [("Luật Khoan giếng sâu", "Luật", 2012, None)]),
    ("Luật Đất đai và các văn bản hướng dẫn", [("Luật Đất đai", "Luật", None, None)]),
    ("Luật Đất đai hiện hành", [("Luật Đất đai", "Luật", None, None)]),
    ("Hiến pháp năm 2013", [("Hiến pháp", "Hiến pháp", 2013, None)]),
    ("Hiến pháp 1992", [("Hiến pháp", "Hiến pháp", 1992, None)]),
    ("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013", [("Hiến pháp", "Hiến pháp", 2013, None)]),
    ("Hiến pháp nước Cộng hoà xã hội chủ\nnghĩa Việt Nam;", [("Hiến pháp", "Hiến pháp", None, None)]),
    # the year and the day of what was done by the Act, or of the next sentence
    ("Thực hiện Luật Đất đai, năm 2024 UBND tỉnh đã giao đất", [("Luật Đất đai", "Luật", None, None)]),
    ("Theo Luật Đầu tư công, ngày 15/3/2024, UBND xã đã họp", [("Luật Đầu tư công", "Luật", None, None)]),
    ("Theo Luật Đầu tư công, 2024 là năm cuối", [("Luật Đầu tư công", "Luật", None, None)]),
    ("Theo Luật Đất đai\nNăm 2024, UBND xã đã giao đất", [("Luật Đất đai", "Luật", None, None)]),
    ("Triển khai Luật Đất đai\tNăm 2024\tSở Tài chính", [("Luật Đất đai", "Luật", None, None)]),
    ("chấp hành Hiến pháp\nNăm 2024, Sở Nội vụ đã", []),
    ("Luật Cán bộ, công chức, 2008; Luật Viên chức, năm 2010;", [("Luật Cán bộ, công chức", "Luật", 2008, None), ("Luật Viên chức", "Luật", 2010, None)]),
    ("Căn cứ Luật Lưu trữ, ngày 21/6/2024;", [("Luật Lưu trữ", "Luật", 2024, "2024-06-21")]),
    ("Luật Lưu trữ, ngày 21/6/2024 và Luật Thủ đô, ngày 28/6/2024.", [("Luật Lưu trữ", "Luật", 2024, "2024-06-21"), ("Luật Thủ đô", "Luật", 2024, "2024-06-28")]),
    ("(Luật Lưu trữ, 2024)", [("Luật Lưu trữ", "Luật", 2024, None)]),
    # counterexamples
    ("Hội Luật gia tỉnh năm 2024", []),
    ("Đoàn Luật sư tỉnh năm 2024", []),
    ("ĐOÀN LUẬT SƯ TỈNH NĂM 2024", []),
    ("Trường Đại học Luật Hà Nội năm 2024", []),
    ("Khoa Luật kinh tế năm 2024", []),
    ("Ngành Luật kinh tế năm 2023", []),
    ("Thạc sĩ Luật Hành chính năm 2019", []),
    ("Cử nhân Luật Thương mại năm 2019", []),
    ("Công ty Luật Vân Lĩnh năm 2020", []),
    ("Luật Luật sư năm 2006", [("Luật Luật sư", "Luật", 2006, None)]),
    ("Luật Học tập suốt đời năm 2030", [("Luật Học tập suốt đời", "Luật", 2030, None)]),
    ("Luật này có hiệu lực", []),
    ("các luật có liên quan", []),
    ("theo pháp luật đất đai", []),
    ("đúng Pháp luật Viên chức", []),
    ("Luật hiện hành", []),
    ("Luật Khoan giếng sâu", []),
    ("Luật sư Trần Văn A", []),
    ("Trường Đại học Luật Hà Nội", []),
    ("dự thảo Luật Viên chức", []),
    ("dự án Luật Đất đai (sửa đổi)", []),
    ("Dự Luật Lưu trữ", []),
    ("tôn trọng Hiến pháp và pháp luật", []),
    ("kỷ luật Lao động", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_acts_by_name(text: str, expected: list[tuple[str, str, int | None, str | None]]) -> None:
    found = [
        (citation.name, citation.type, citation.year, citation.date.isoformat() if citation.date else None)
        for citation in cited(text)
    ]
    assert found == expected


def test_the_day_after_a_list_of_amended_acts_is_the_amending_acts() -> None:
    found = cited(
        "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15"
        " và Luật Các tổ chức tín dụng số 32/2024/QH15 ngày 29 tháng 6 năm 2024;"
    )
    assert [citation.date for citation in found if citation.number] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 31/2024/QH15, Luật Nhà ở số 27/2023/QH15 và Luật Các tổ chức"
            " tín dụng số 32/2024/QH15 ngày 29/6/2024;",
            [
                ("31/2024/QH15", "Luật Đất đai"),
                ("27/2023/QH15", "Luật Nhà ở"),
                ("32/2024/QH15", "Luật Các tổ chức tín dụng"),
            ],
        ),
        (  # two Acts and one number: it is that of the Act which amends them
            "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức số 52/2019/QH14, Luật Thủ đô số"
            " 39/2024/QH15;",
            [
                ("52/2019/QH14", "Luật sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức"),
                ("39/2024/QH15", "Luật Thủ đô"),
            ],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Viên chức số 52/2019/QH14 và Nghị định số 5/2020/NĐ-CP",
            [("52/2019/QH14", "Luật sửa đổi, bổ sung một số điều của Luật Viên chức"), ("5/2020/NĐ-CP", None)],
        ),
    ],
)
def test_each_number_is_that_of_the_act_whose_name_it_follows(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert [(each.number.printed, each.name) for each in cited(text) if each.number] == expected


def test_an_amending_act_has_no_number_where_it_is_enacted() -> None:
    text = "\nQuốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Lưu trữ số 33/2024/QH15.\n"
    assert [(each.name, each.relation) for each in cited(text)] == [("Luật Lưu trữ", Relation.AMENDS)]
    told = "Năm 2019, Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Lưu trữ số 33/2024/QH15."
    assert [each.name for each in cited(told)] == ["Luật sửa đổi, bổ sung một số điều của Luật Lưu trữ"]


@pytest.mark.parametrize(
    ("text", "number", "name"),
    [
        ("Luật Viên chức số 58/2010/QH12", "58/2010/QH12", "Luật Viên chức"),
        ("Luật Viên chức số: 58/2010/QH12 ngày 15/11/2010", "58/2010/QH12", "Luật Viên chức"),
        ("Luật An ninh mạng (số 24/2018/QH14)", "24/2018/QH14", "Luật An ninh mạng"),
        ("Luật Giao dịch điện tử 20/2023/QH15", "20/2023/QH15", "Luật Giao dịch điện tử"),
        ("LUẬT VIÊN CHỨC SỐ 58/2010/QH12", "58/2010/QH12", "LUẬT VIÊN CHỨC"),
        ("Bộ luật Lao động số 45/2019/QH14", "45/2019/QH14", "Bộ luật Lao động"),
        ("Pháp lệnh Ngoại hối số 28/2005/PL-UBTVQH11", "28/2005/PL-UBTVQH11", "Pháp lệnh Ngoại hối"),
        ("Luật Khoan giếng sâu số 99/2030/QH16", "99/2030/QH16", "Luật Khoan giếng sâu"),
        ("Luật số 58/2010/QH12 về viên chức", "58/2010/QH12", None),
    ],
)
def test_an_act_with_its_number_is_one_citation(text: str, number: str, name: str | None) -> None:
    (citation,) = cited(f"Căn cứ {text};")
    assert citation.number is not None
    assert (citation.number.printed, citation.name) == (number, name)
    assert citation.quote == number
