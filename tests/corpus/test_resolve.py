"""A citation leads to what it means, to nothing, or to a doubt: never to what the documents do not say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.corpus.making import MOTTO, PROVINCE, corpus_of, paper, party_paper, resolved

HOA_SON = {"issuer": PROVINCE.format("HÒA SƠN"), "place": "Hòa Sơn"}
NAM_HUONG = {"issuer": "ỦY BAN NHÂN DÂN\nHUYỆN NẬM HƯƠNG", "place": "Nậm Hương"}
SNV = {"issuer": "ỦY BAN NHÂN DÂN\nTỈNH VÂN LĨNH\nSỞ NỘI VỤ"}
PLAN = {"ke-hoach.txt": paper("12/KH-UBND", date(2024, 1, 12))}
PLAN_2021 = {"cu.txt": paper("12/KH-UBND", date(2021, 2, 3))}
PLAN_HOA_SON = {"hoa-son.txt": paper("12/KH-UBND", date(2024, 1, 20), **HOA_SON)}
PLAN_NAM_HUONG = {"huyen.txt": paper("12/KH-UBND", date(2024, 2, 1), **NAM_HUONG)}
PARTY = {"chi-thi.txt": party_paper("18-CT/TU", date(2023, 9, 7))}
GUIDE = {"huong-dan.txt": paper("09/HD-SNV", date(2024, 3, 4), **SNV)}
CONTRACT = {"hop-dong.txt": paper("09/HĐ-SNV", date(2024, 3, 5), **SNV)}
DECREE = {
    "nghi-dinh.txt": f"CHÍNH PHỦ\n-------\n{MOTTO}\n\nSố: 63/2010/NĐ-CP\nHà Nội, ngày 08 tháng 6 năm 2010\n\n"
    "NGHỊ ĐỊNH\nVề kiểm soát thủ tục hành chính\n\nĐiều 1. Phạm vi điều chỉnh\n"
}
ACT = {
    "luat.txt": f"QUỐC HỘI\n-------\n{MOTTO}\n\nLuật số: 58/2010/QH12\nHà Nội, ngày 15 tháng 11 năm 2010\n\n"
    "LUẬT\nVIÊN CHỨC\n\nĐiều 1. Phạm vi điều chỉnh\n"
}
UNDATED_ACT = {"luat.txt": ACT["luat.txt"].replace("\nHà Nội, ngày 15 tháng 11 năm 2010", "")}
UNDATED = {"khong-ngay.txt": paper("12/KH-UBND", None)}
MINISTRY = {"issuer": "BỘ NỘI VỤ", "place": "Hà Nội", "title": "THÔNG BÁO"}


TODAY_BAC_NINH = {"issuer": PROVINCE.format("BẮC NINH"), "place": "Bắc Ninh"}
BAC_NINH = {"bac-ninh.txt": paper("12/KH-UBND", date(2024, 1, 12), **TODAY_BAC_NINH)}
BEFORE_MERGER = {"truoc.txt": paper("12/KH-UBND", date(2025, 1, 12), **TODAY_BAC_NINH)}
AFTER_MERGER = {"sau.txt": paper("12/KH-UBND", date(2025, 7, 10), **TODAY_BAC_NINH)}
BAC_GIANG = {
    "bac-giang.txt": paper("12/KH-UBND", date(2024, 1, 20), issuer=PROVINCE.format("BẮC GIANG"), place="Bắc Giang")
}
HO_CHI_MINH = {"issuer": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH", "place": "Thành phố Hồ Chí Minh"}
QUANG_TRI = {"issuer": PROVINCE.format("QUẢNG TRỊ"), "place": "Quảng Trị"}
COLLIDING = {
    "thanh-pho.txt": paper("2828/QĐ-UBND", date(2025, 11, 19), **HO_CHI_MINH),
    "quang-tri.txt": paper("2828/QĐ-UBND", date(2025, 11, 27), **QUANG_TRI),
}
DAK_LAK = {"dak-lak.txt": paper("12/KH-UBND", date(2024, 1, 12), issuer=PROVINCE.format("ĐẮK LẮK"), place="Đắk Lắk")}
MISPRINTED = {  # the ministry of the day, with the symbol of the one it came from
    "thong-tu.txt": paper(
        "33/2025/TT-BTNMT",
        date(2025, 7, 2),
        issuer="BỘ NÔNG NGHIỆP VÀ\nMÔI TRƯỜNG",
        place="Hà Nội",
        title="THÔNG TƯ",
    )
}
CIRCULAR = {
    "thong-tu.txt": paper(
        "09/2021/TT-BNNPTNT",
        date(2021, 8, 12),
        issuer="BỘ NÔNG NGHIỆP VÀ\nPHÁT TRIỂN NÔNG THÔN",
        place="Hà Nội",
        title="THÔNG TƯ",
    )
}


class Case(NamedTuple):
    says: str
    held: Mapping[str, str]
    status: str
    files: tuple[str, ...] = ()
    reason: str = ""
    of: Mapping[str, str] = {}
    number: str = "142/BC-UBND"
    day: date | None = date(2024, 6, 13)
    at: int = 0


CASES = {
    "year agrees": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", PLAN, "resolved", ("ke-hoach.txt",), "number_and_day"
    ),
    "another day of the year": Case("Kế hoạch số 12/KH-UBND ngày 15/01/2024 của UBND tỉnh", PLAN, "resolved", ("ke-hoach.txt",)),
    "year differs": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2023 của UBND tỉnh", PLAN, "missing", ("ke-hoach.txt",), "other_year_or_body"
    ),
    "year chooses": Case("Kế hoạch số 12/KH-UBND ngày 03/02/2021 của UBND tỉnh", PLAN | PLAN_2021, "resolved", ("cu.txt",)),
    "leading zeros cited": Case("Kế hoạch số 012/KH-UBND ngày 12/01/2024", PLAN, "resolved", ("ke-hoach.txt",)),
    "leading zeros held": Case(
        "Kế hoạch số 7/KH-UBND ngày 12/01/2024", {"a.txt": paper("0007/KH-UBND", date(2024, 1, 12))}, "resolved", ("a.txt",)
    ),
    "another serial": Case("Kế hoạch số 112/KH-UBND ngày 12/01/2024", PLAN, "missing", (), "number_not_held"),
    "another symbol": Case("Kế hoạch số 12/KH-VPUB ngày 12/01/2024", PLAN, "missing", (), "number_not_held"),
    "province inherited": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", PLAN | PLAN_HOA_SON, "resolved", ("ke-hoach.txt",)
    ),
    "province inherited by the other": Case(
        "Kế hoạch số 12/KH-UBND ngày 20/01/2024 của UBND tỉnh", PLAN | PLAN_HOA_SON, "resolved", ("hoa-son.txt",), of=HOA_SON
    ),
    "province inherited without issuer": Case("Kế hoạch số 12/KH-UBND ngày 12/01/2024", PLAN_HOA_SON, "missing", ("hoa-son.txt",)),
    "province stated": Case(
        "Kế hoạch số 12/KH-UBND ngày 20/01/2024 của UBND tỉnh Hòa Sơn", PLAN | PLAN_HOA_SON, "resolved", ("hoa-son.txt",)
    ),
    "another province's of another day stands beside it": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024; Kế hoạch số 12/KH-UBND ngày 20/01/2024 của UBND tỉnh Hòa Sơn",
        PLAN | PLAN_HOA_SON, "resolved", ("ke-hoach.txt",), "number_and_day",
    ),
    "two of two bodies stand before": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024; Kế hoạch số 12/KH-UBND ngày 20/01/2024 của UBND tỉnh Hòa Sơn; Kế hoạch số 12/KH-UBND",
        PLAN_HOA_SON, "missing", ("hoa-son.txt",), "other_year_or_body", at=2,
    ),
    "no date, held is of later the same year": Case(
        "Kế hoạch số 12/KH-UBND của UBND tỉnh", PLAN, "missing", ("ke-hoach.txt",), "held_is_later", day=date(2024, 1, 5)
    ),
    "two provinces, a ministry asks": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024", PLAN | PLAN_HOA_SON, "resolved", ("ke-hoach.txt",), "number_and_day",
        of=MINISTRY, number="77/TB-BNV",
    ),
    "a ministry's Hà Nội is no province": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", PLAN, "resolved", ("ke-hoach.txt",), of=MINISTRY, number="77/TB-BNV"
    ),
    "a department's place": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", PLAN | PLAN_HOA_SON, "resolved", ("ke-hoach.txt",),
        of={"issuer": "SỞ NỘI VỤ"}, number="05/BC-SNV",
    ),
    "a district cites the province": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", PLAN | PLAN_NAM_HUONG, "resolved", ("ke-hoach.txt",),
        of=NAM_HUONG, number="215/BC-UBND",
    ),
    "a district's own": Case(
        "Kế hoạch số 12/KH-UBND ngày 01/02/2024 của UBND huyện", PLAN | PLAN_NAM_HUONG, "resolved", ("huyen.txt",),
        of=NAM_HUONG, number="215/BC-UBND",
    ),
    "a district, issuer not said": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024", PLAN, "ambiguous", ("ke-hoach.txt",), "issuer_not_stated",
        of=NAM_HUONG, number="215/BC-UBND",
    ),
    "chairman for committee": Case("Kế hoạch số 12/KH-UBND ngày 12/01/2024 của Chủ tịch UBND tỉnh", PLAN, "resolved", ("ke-hoach.txt",)),
    "another body": Case("Kế hoạch số 12/KH-UBND ngày 12/01/2024 của HĐND tỉnh", PLAN, "missing", ("ke-hoach.txt",)),
    "Party": Case("Chỉ thị số 18-CT/TU, ngày 07/9/2023 của Ban Thường vụ Tỉnh ủy", PARTY, "resolved", ("chi-thi.txt",)),
    "Party of another term": Case("Chỉ thị số 18-CT/TU, ngày 01/3/2018 của Tỉnh ủy", PARTY, "missing", ("chi-thi.txt",)),
    "Party without number word or date": Case("Chỉ thị 18-CT/TU", PARTY, "resolved", ("chi-thi.txt",), "number_alone"),
    "Party by its members": Case("Chỉ thị số 18-CT/TU ngày 07/9/2023 của Ban Chấp hành Đảng bộ tỉnh", PARTY, "resolved", ("chi-thi.txt",)),
    "no Party for the State": Case("Chỉ thị số 18/CT-UBND ngày 07/9/2023", PARTY, "missing", (), "number_not_held"),
    "normative": Case("Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ", DECREE, "resolved", ("nghi-dinh.txt",)),
    "undotted D": Case("Nghị định số 63/2010/ND-CP", DECREE, "resolved", ("nghi-dinh.txt",)),
    "blank in the symbol": Case("Nghị định số 63/2010/NĐ- CP ngày 08 tháng 6 năm 2010", DECREE, "resolved", ("nghi-dinh.txt",)),
    "normative of another year": Case("Nghị định số 63/2011/NĐ-CP", DECREE, "missing", (), "number_not_held"),
    "HD is not HĐ": Case("Hướng dẫn số 09/HD-SNV ngày 04/3/2024", CONTRACT, "missing", (), "number_not_held"),
    "HĐ is not HD": Case("Hợp đồng số 09/HĐ-SNV ngày 05/3/2024", GUIDE, "missing", (), "number_not_held"),
    "HD among both": Case("Hướng dẫn số 09/HD-SNV ngày 04/3/2024", GUIDE | CONTRACT, "resolved", ("huong-dan.txt",)),
    "bare, of this year": Case("Kế hoạch số 12/KH-UBND", PLAN, "resolved", ("ke-hoach.txt",), "number_alone"),
    "bare, of an earlier year": Case("Kế hoạch số 12/KH-UBND", PLAN_2021, "ambiguous", ("cu.txt",), "year_not_stated"),
    "bare, of two years": Case("Kế hoạch số 12/KH-UBND", PLAN | PLAN_2021, "ambiguous", ("cu.txt", "ke-hoach.txt"), "several_held"),
    "bare, held is later": Case("Kế hoạch số 12/KH-UBND", PLAN, "missing", ("ke-hoach.txt",), day=date(2022, 6, 1)),
    "bare after a full mention": Case(
        "Theo Kế hoạch số 12/KH-UBND; Kế hoạch số 12/KH-UBND ngày 03/02/2021 của UBND tỉnh", PLAN | PLAN_2021, "resolved", ("cu.txt",)
    ),
    "held without a date": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024", UNDATED, "ambiguous", ("khong-ngay.txt",), "held_without_date"
    ),
    "copies of one document": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024",
        {"a.txt": PLAN["ke-hoach.txt"], "b.txt": PLAN["ke-hoach.txt"].replace("thi hành", "thực hiện")},
        "resolved", ("a.txt", "b.txt"),
    ),
    "itself": Case("(Kèm theo Kế hoạch số 12/KH-UBND ngày 12/01/2024)", {}, "itself", ("van-ban.txt",), number="12/KH-UBND"),
    "itself of another year is another": Case(
        "Thay thế Kế hoạch số 12/KH-UBND ngày 12/01/2023", {}, "missing", (), "number_not_held", number="12/KH-UBND"
    ),
    "the province's namesake is not itself": Case(
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", PLAN, "resolved", ("ke-hoach.txt",),
        of=NAM_HUONG, number="12/KH-UBND",
    ),
    "held is later than what cites it": Case(
        "Nghị định số 63/2010/NĐ-CP của Chính phủ", DECREE, "ambiguous", ("nghi-dinh.txt",), "held_is_later", day=date(2010, 1, 5)
    ),
    "held is later, on the very day cited": Case(
        "Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 của Chính phủ", DECREE, "resolved", ("nghi-dinh.txt",), "number_and_day", day=date(2001, 1, 5)
    ),
    "Act by name and year": Case("Luật Viên chức năm 2010", ACT, "resolved", ("luat.txt",), "title_and_year"),
    "Act by name": Case("theo quy định của Luật Viên chức", ACT, "ambiguous", ("luat.txt",), "act_without_year"),
    "Act of another year": Case("Luật Viên chức năm 2025", ACT, "missing", (), "act_not_held"),
    "a resolution of the Act's number": Case("Nghị quyết số 58/2010/QH12 ngày 29/6/2010 của Quốc hội", ACT, "missing", ("luat.txt",)),
    "Act by number": Case("Luật Viên chức số 58/2010/QH12", ACT, "resolved", ("luat.txt",)),
    "merged provinces keep their own numbers": Case(
        "Kế hoạch số 12/KH-UBND ngày 20/01/2024 của UBND tỉnh Bắc Giang", BAC_NINH | BAC_GIANG, "resolved", ("bac-giang.txt",),
        of=TODAY_BAC_NINH, day=date(2025, 9, 9), number="5/BC-UBND",
    ),
    "the province as it was": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh", BAC_NINH | BAC_GIANG, "resolved", ("bac-ninh.txt",),
        of=TODAY_BAC_NINH, day=date(2025, 9, 9), number="5/BC-UBND",
    ),
    "of the province merged into this one, by its day": Case(
        "Kế hoạch số 12/KH-UBND ngày 20/01/2024 của UBND tỉnh", BAC_GIANG, "ambiguous", ("bac-giang.txt",), "province_merged",
        of=TODAY_BAC_NINH, day=date(2025, 9, 9), number="5/BC-UBND",
    ),
    "of the province merged into this one, another day": Case(
        "Kế hoạch số 12/KH-UBND ngày 21/01/2024 của UBND tỉnh", BAC_GIANG, "missing", ("bac-giang.txt",), "other_year_or_body",
        of=TODAY_BAC_NINH, day=date(2025, 9, 9), number="5/BC-UBND",
    ),
    "numbers begin anew with the merger": Case(
        "Kế hoạch số 12/KH-UBND ngày 10/7/2025 của UBND tỉnh", BEFORE_MERGER, "missing", ("truoc.txt",), "other_year_or_body",
        of=TODAY_BAC_NINH, day=date(2025, 9, 9), number="5/BC-UBND",
    ),
    "and chooses between before and after": Case(
        "Kế hoạch số 12/KH-UBND ngày 10/7/2025 của UBND tỉnh", BEFORE_MERGER | AFTER_MERGER, "resolved", ("sau.txt",),
        of=TODAY_BAC_NINH, day=date(2025, 9, 9), number="5/BC-UBND",
    ),
    "one number of a city and a province, the city's own paper": Case(
        "Quyết định số 2828/QĐ-UBND của Chủ tịch UBND Thành phố ngày 19/11/2025", COLLIDING, "resolved", ("thanh-pho.txt",),
        of=HO_CHI_MINH, day=date(2025, 12, 1),
    ),
    "one number of a city and a province, without a day": Case(
        "Quyết định số 2828/QĐ-UBND", COLLIDING, "resolved", ("quang-tri.txt",), of=QUANG_TRI, day=date(2025, 12, 1)
    ),
    "one number of a city and a province, a ministry says whose": Case(
        "Quyết định số 2828/QĐ-UBND của Ủy ban nhân dân tỉnh Quảng Trị", COLLIDING, "resolved", ("quang-tri.txt",),
        of=MINISTRY, number="77/TB-BNV", day=date(2025, 12, 1),
    ),
    "one number of a city and a province, a ministry says only the day": Case(
        "Quyết định số 2828/QĐ-UBND ngày 19/11/2025", COLLIDING, "resolved", ("thanh-pho.txt",), "number_and_day",
        of=MINISTRY, number="77/TB-BNV", day=date(2025, 12, 1),
    ),
    "one number of a city and a province, a ministry says nothing": Case(
        "Quyết định số 2828/QĐ-UBND", COLLIDING, "ambiguous", ("thanh-pho.txt", "quang-tri.txt"), "several_held",
        of=MINISTRY, number="77/TB-BNV", day=date(2025, 12, 1),
    ),
    "one number of a city and a province, asked by a third": Case(
        "Quyết định số 2828/QĐ-UBND ngày 19/11/2025", COLLIDING, "missing", ("thanh-pho.txt", "quang-tri.txt"), day=date(2025, 12, 1)
    ),
    "another spelling of the province": Case(
        "Kế hoạch số 12/KH-UBND ngày 12/01/2024 của UBND tỉnh Đắc Lắc", DAK_LAK, "resolved", ("dak-lak.txt",)
    ),
    "a ministry by its new name": Case(
        "Thông tư số 9/2021/TT-BNNPTNT ngày 12/8/2021 của Bộ Nông nghiệp và Môi trường", CIRCULAR, "resolved", ("thong-tu.txt",)
    ),
    "a number with the new name's symbol": Case(
        "Thông tư số 9/2021/TT-BNNMT ngày 12/8/2021", CIRCULAR, "ambiguous", ("thong-tu.txt",), "ministry_renamed"
    ),
    "a ministry's own number, held with the former ministry's symbol": Case(
        "Thông tư số 33/2025/TT-BNNMT ngày 02/7/2025 của Bộ trưởng Bộ Nông nghiệp và Môi trường", MISPRINTED, "resolved",
        ("thong-tu.txt",), "ministry_renamed", day=date(2025, 12, 1),
    ),
    "and again, bare": Case(
        "Thông tư số 33/2025/TT-BNNMT ngày 02/7/2025 của Bộ Nông nghiệp và Môi trường; Thông tư số 33/2025/TT-BNNMT", MISPRINTED,
        "resolved", ("thong-tu.txt",), "ministry_renamed", day=date(2025, 12, 1), at=1,
    ),
    "held with the former ministry's symbol, of another day": Case(
        "Thông tư số 33/2025/TT-BNNMT ngày 03/7/2025 của Bộ Nông nghiệp và Môi trường", MISPRINTED, "missing", day=date(2025, 12, 1)
    ),
    "the year left out of the number": Case(
        "Nghị định số 63/NĐ-CP ngày 08/6/2010 của Chính phủ", DECREE, "resolved", ("nghi-dinh.txt",), "number_and_day"
    ),
    "the year left out, said beside a fuller mention": Case(
        "Nghị định số 63/NĐ-CP ngày 08/6/2010; Nghị định số 63/NĐ-CP", DECREE, "resolved", ("nghi-dinh.txt",), at=1
    ),
    "the year left out, of another year": Case("Nghị định số 63/NĐ-CP ngày 08/6/2011", DECREE, "missing", (), "number_not_held"),
    "the year left out and not said": Case("Nghị định số 63/NĐ-CP của Chính phủ", DECREE, "missing", (), "number_not_held"),
    "a number without year is another than one with it": Case(
        "Quyết định số 7/QĐ-UBND ngày 01/3/2024", {"qd.txt": paper("07/2024/QĐ-UBND", date(2024, 3, 1))}, "missing", (), "number_not_held"
    ),
    "the amending Act is later than the one it amends": Case(
        "Luật Lưu trữ ngày 11 tháng 11 năm 2001 được sửa đổi, bổ sung bởi Luật Viên chức ngày 15 tháng 11 năm 2010", ACT, "resolved",
        ("luat.txt",), "title_and_year", at=1,
    ),
    "an Act of a later year, held without its day": Case("Luật Viên chức", UNDATED_ACT, "missing", (), "act_not_held", day=date(2009, 6, 1)),
    "a number of another ministry of that year": Case(
        "Thông tư số 9/2021/TT-BTNMT ngày 13/8/2021", CIRCULAR, "missing", (), "number_not_held"
    ),
    "Party of the same term, another year": Case(
        "Chỉ thị số 18-CT/TU ngày 07/9/2022 của Tỉnh ủy", PARTY, "resolved", ("chi-thi.txt",), "another_day"
    ),
    "a ministry, issuer not said, another day": Case(
        "Kế hoạch số 12/KH-UBND ngày 13/01/2024", PLAN, "ambiguous", ("ke-hoach.txt",), "issuer_unsure_day_differs",
        of=MINISTRY, number="77/TB-BNV",
    ),
    "a ministry, neither issuer nor day said": Case(
        "Quyết định số 7/2024/QĐ-UBND", {"qd.txt": paper("07/2024/QĐ-UBND", date(2024, 3, 1))}, "ambiguous", ("qd.txt",),
        "issuer_not_stated", of=MINISTRY, number="77/TB-BNV",
    ),
    "Act named in an older document's subject": Case(
        "Nghị định số 12/2009/NĐ-CP ngày 12/2/2009 của Chính phủ quy định chi tiết một số điều của Luật Viên chức", ACT, "missing", (),
        "act_not_held", at=1,
    ),
    "Act by name after its number": Case(
        "Luật Viên chức số 58/2010/QH12; quy định của Luật Viên chức", ACT, "resolved", ("luat.txt",), "title_and_year", at=1,
    ),
    "another Act": Case("Luật Cán bộ, công chức năm 2008", ACT, "missing", (), "act_not_held"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_where_a_citation_leads(case: Case, tmp_path: Path) -> None:
    title = {"title": "BÁO CÁO"} if not case.number.endswith("KH-UBND") else {}
    citing = paper(case.number, case.day, f"Thực hiện {case.says}.", **{**title, **case.of})
    corpus = corpus_of(tmp_path, {**case.held, "van-ban.txt": citing})
    answer = resolved(corpus, "van-ban.txt", case.at)
    corpus.close()
    assert (answer.status.value, tuple(record.name for record in answer.candidates)) == (case.status, case.files)
    assert case.reason in ("", answer.reason)


def test_what_was_missing_resolves_when_it_arrives(tmp_path: Path) -> None:
    citing = {"bao-cao.txt": paper("142/BC-UBND", date(2024, 6, 13), "Theo Kế hoạch số 12/KH-UBND ngày 12/01/2024.")}
    corpus = corpus_of(tmp_path, citing)
    assert resolved(corpus, "bao-cao.txt").status.value == "missing"
    (tmp_path / "tep" / "ke-hoach.txt").write_text(PLAN["ke-hoach.txt"], encoding="utf-8")
    corpus.add(tmp_path / "tep" / "ke-hoach.txt")
    assert resolved(corpus, "bao-cao.txt").status.value == "resolved"
    corpus.close()
