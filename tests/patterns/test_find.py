"""Every form of reference of the field, and what looks like one and is none: a text, and the citations in it."""

from __future__ import annotations

import pytest

from tests.patterns.citing import Row, cited, rows

DECREE, DECISION, PLAN, CIRCULAR, RESOLUTION, LETTER, DIRECTIVE = (
    "Nghị định",
    "Quyết định",
    "Kế hoạch",
    "Thông tư",
    "Nghị quyết",
    "Công văn",
    "Chỉ thị",
)
ADMINISTRATIVE: list[tuple[str, list[Row]]] = [
    (
        "Công văn số 12/MTTQ-BTT ngày 03/02/2023 của Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh",
        [("12/MTTQ-BTT", LETTER, "2023-02-03", "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh")],
    ),
    ("Thông tư số 12/2023/TT-NHNN của Thống đốc NHNN", [("12/2023/TT-NHNN", CIRCULAR, None, "Thống đốc NHNN")]),
    (
        "Tờ trình số 47/TTr-SNN của Sở NN&PTNT tỉnh Vân Lĩnh",
        [("47/TTr-SNN", "Tờ trình", None, "Sở NN&PTNT tỉnh Vân Lĩnh")],
    ),
    (
        "Báo cáo thẩm tra số 120/BC-KTNS ngày 01/12/2023 của Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh; ý kiến",
        [("120/BC-KTNS", "Báo cáo", "2023-12-01", "Ban Kinh tế - Ngân sách Hội đồng nhân dân tỉnh")],
    ),
    (
        "Nghị quyết số 595/NQ-UBTVQH15 ngày 12/9/2022 của UBTVQH",
        [("595/NQ-UBTVQH15", RESOLUTION, "2022-09-12", "UBTVQH")],
    ),
    (
        "Thông báo số 12-TB/ĐU ngày 09/3/2024 của BTV Đảng ủy xã Khe Mây",
        [("12-TB/ĐU", "Thông báo", "2024-03-09", "BTV Đảng ủy xã Khe Mây")],
    ),
    (
        "Theo đề nghị tại Tờ trình số 47/TTr -\nNN&PTNT ngày 21/5/2007",
        [("47/TTr-NN&PTNT", "Tờ trình", "2007-05-21", None)],
    ),
    (
        "Quyết định số 63/ 2006/QĐ - UBND, ngày 26/7/2006 của UBND huyện Vân Lĩnh",
        [("63/2006/QĐ-UBND", DECISION, "2006-07-26", "UBND huyện Vân Lĩnh")],
    ),
    ("văn bản số 875/VPCP-V.I ngày 20/10/2020", [("875/VPCP-V.I", "Văn bản", "2020-10-20", None)]),
    (
        "theo KH số 05/KH-SNV ngày 10/01/2024, TTr: 33/TTr-SNV, CV 45/SNV-CCHC và BC số 11/BC-SNV, 15/BC-SNV",
        [
            ("05/KH-SNV", PLAN, "2024-01-10", None),
            ("33/TTr-SNV", "Tờ trình", None, None),
            ("45/SNV-CCHC", LETTER, None, None),
            ("11/BC-SNV", "Báo cáo", None, None),
            ("15/BC-SNV", "Báo cáo", None, None),
        ],
    ),
    ("số TT 12/KH-UBND", [("12/KH-UBND", None, None, None)]),  # the number of a row, no Thông tư
    ("UBND tỉnh có Công văn (số 73/UBND-KT)", [("73/UBND-KT", LETTER, None, None)]),
    (
        "Nghị quyết số 10/2016/NQ-HĐND tỉnh ngày 07/12/2016 của HĐND tỉnh",
        [("10/2016/NQ-HĐND", RESOLUTION, "2016-12-07", "HĐND tỉnh")],
    ),
    (
        "Bản cáo trạng số 45/CT-VKSVL ngày 12/5/2022 của Viện kiểm sát nhân dân huyện Vân Lĩnh truy tố bị cáo",
        [("45/CT-VKSVL", "Cáo trạng", "2022-05-12", "Viện kiểm sát nhân dân huyện Vân Lĩnh")],
    ),
    (
        "Bản án số 34/2025/DS-ST ngày 15/8/2025 của TAND khu vực 1 - Khe Mây giải quyết tranh chấp",
        [("34/2025/DS-ST", "Bản án", "2025-08-15", "TAND khu vực 1 - Khe Mây")],
    ),
    (
        "Trả lời Công văn số 636/CT-TTHT ngày 25/4/2014 của Cục Thuế tỉnh Vân Lĩnh hỏi về hóa đơn",
        [("636/CT-TTHT", LETTER, "2014-04-25", "Cục Thuế tỉnh Vân Lĩnh")],
    ),
    (
        "Quyết định số 45/QĐ-TTr ngày 12/3/2021 của Chánh Thanh tra tỉnh về việc thanh tra",
        [("45/QĐ-TTr", DECISION, "2021-03-12", "Chánh Thanh tra tỉnh")],
    ),
    (
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh Lam Sơn",
        [("12/KH-UBND", PLAN, "2024-03-05", "UBND tỉnh Lam Sơn")],
    ),
    (
        "Căn cứ Quyết định số 3162/QĐ-UBND ngày 20 tháng 12 năm 2021 của Chủ tịch UBND tỉnh về công tác cải cách hành chính",
        [("3162/QĐ-UBND", DECISION, "2021-12-20", "Chủ tịch UBND tỉnh")],
    ),
    (
        "Nghị quyết số 05/NQ-HĐND ngày 10/7/2023 của Hội đồng nhân dân huyện Thạch Bàn",
        [("05/NQ-HĐND", RESOLUTION, "2023-07-10", "Hội đồng nhân dân huyện Thạch Bàn")],
    ),
    (
        "Chỉ thị số 06/CT-TTg ngày 03/02/2022 của Thủ tướng Chính phủ",
        [("06/CT-TTg", DIRECTIVE, "2022-02-03", "Thủ tướng Chính phủ")],
    ),
    ("Quy chế số 07/QC-SNV ngày 01/4/2022 của Sở Nội vụ", [("07/QC-SNV", "Quy chế", "2022-04-01", "Sở Nội vụ")]),
    ("Quy định số 08/QyĐ-STC ngày 01/4/2022", [("08/QyĐ-STC", "Quy định", "2022-04-01", None)]),
    (
        "Thông cáo số 09/TC-VPCP ngày 02/9/2020 của Văn phòng Chính phủ",
        [("09/TC-VPCP", "Thông cáo", "2020-09-02", "Văn phòng Chính phủ")],
    ),
    ("Thông báo số 145/TB-VPUB ngày 11/5/2022", [("145/TB-VPUB", "Thông báo", "2022-05-11", None)]),
    (
        "Kế hoạch số 15/KH-UBND ngày 25/01/2024 của UBND huyện Nậm\nHương về thi đua",
        [("15/KH-UBND", "Kế hoạch", "2024-01-25", "UBND huyện Nậm Hương")],
    ),
    (
        "Kế hoạch số 15/KH-UBND ngày 25/01/2024 của UBND huyện Nậm\nSở Nội vụ; UBND các xã",
        [("15/KH-UBND", "Kế hoạch", "2024-01-25", "UBND huyện Nậm")],
    ),
    (
        "Thông báo kết luận số 21/TB-UBND ngày 11/5/2022 của UBND huyện",
        [("21/TB-UBND", "Thông báo", "2022-05-11", "UBND huyện")],
    ),
    (
        "Hướng dẫn số 10/HD-SNV ngày 12/12/2023 của Sở Nội vụ tỉnh Lam Sơn",
        [("10/HD-SNV", "Hướng dẫn", "2023-12-12", "Sở Nội vụ tỉnh Lam Sơn")],
    ),
    (
        "Chương trình số 11/CTr-UBND ngày 09/01/2024 của UBND thành phố",
        [("11/CTr-UBND", "Chương trình", "2024-01-09", "UBND thành phố")],
    ),
    (
        "Chương trình hành động số 13/CTrHĐ-UBND ngày 09/01/2024",
        [("13/CTrHĐ-UBND", "Chương trình", "2024-01-09", None)],
    ),
    ("Phương án số 02600/PA-UBND ngày 30/9/2025", [("02600/PA-UBND", "Phương án", "2025-09-30", None)]),
    ("Đề án số 19/ĐA-CP ngày 06/12/2024 của Chính phủ", [("19/ĐA-CP", "Đề án", "2024-12-06", "Chính phủ")]),
    ("Dự án số 14/DA-UBND ngày 06/12/2024", [("14/DA-UBND", "Dự án", "2024-12-06", None)]),
    (
        "Báo cáo số 321/BC-UBND ngày 30/11/2023 của UBND xã An Bình",
        [("321/BC-UBND", "Báo cáo", "2023-11-30", "UBND xã An Bình")],
    ),
    (
        "Báo cáo thẩm định số 18/BCTĐ-STP ngày 07/3/2025 của Sở Tư pháp",
        [("18/BCTĐ-STP", "Báo cáo", "2025-03-07", "Sở Tư pháp")],
    ),
    ("Biên bản số 03/BB-HĐTĐ ngày 15/8/2023", [("03/BB-HĐTĐ", "Biên bản", "2023-08-15", None)]),
    ("tại Tờ trình số 155/TTr-SNV ngày 26 tháng 02 năm 2024", [("155/TTr-SNV", "Tờ trình", "2024-02-26", None)]),
    ("Hợp đồng số 22/HĐ-VNPT ngày 01/6/2022", [("22/HĐ-VNPT", "Hợp đồng", "2022-06-01", None)]),
    (
        "Công điện số 776/CĐ-TTg ngày 08/8/2024 của Thủ tướng Chính phủ",
        [("776/CĐ-TTg", "Công điện", "2024-08-08", "Thủ tướng Chính phủ")],
    ),
    ("Bản ghi nhớ số 01/BGN-UBND ngày 01/8/2024", [("01/BGN-UBND", "Bản ghi nhớ", "2024-08-01", None)]),
    ("Bản thỏa thuận số 02/BTT-UBND ngày 01/8/2024", [("02/BTT-UBND", "Bản thỏa thuận", "2024-08-01", None)]),
    ("Giấy uỷ quyền số 04/GUQ-SNV ngày 02/8/2024", [("04/GUQ-SNV", "Giấy ủy quyền", "2024-08-02", None)]),
    ("Giấy mời số 64/GM-UBND ngày 05/5/2023 của UBND tỉnh", [("64/GM-UBND", "Giấy mời", "2023-05-05", "UBND tỉnh")]),
    ("Giấy giới thiệu số 65/GGT-SNV ngày 05/5/2023", [("65/GGT-SNV", "Giấy giới thiệu", "2023-05-05", None)]),
    ("Phiếu chuyển số 66/PC-VPUB ngày 05/5/2023", [("66/PC-VPUB", "Phiếu chuyển", "2023-05-05", None)]),
    (
        "Kết luận thanh tra số 09/KL-TTT ngày 14/6/2022 của Thanh tra tỉnh",
        [("09/KL-TTT", "Kết luận", "2022-06-14", "Thanh tra tỉnh")],
    ),
    (
        "Quyết định số 87/QĐ-CTUBND ngày 02/8/2025 của Chủ tịch UBND tỉnh Lam Sơn",
        [("87/QĐ-CTUBND", DECISION, "2025-08-02", "Chủ tịch UBND tỉnh Lam Sơn")],
    ),
    ("Kế hoạch phối hợp số 5/KHPH-SNV-STP ngày 02/8/2023", [("5/KHPH-SNV-STP", PLAN, "2023-08-02", None)]),
]
LETTERS: list[tuple[str, list[Row]]] = [
    (
        "Công văn số 174/UBND-KSTTHC ngày 13/01/2022 của UBND tỉnh",
        [("174/UBND-KSTTHC", LETTER, "2022-01-13", "UBND tỉnh")],
    ),
    (
        "Công văn số 2995/VPCP-KSTT ngày 10/5/2022 của Văn phòng Chính phủ",
        [("2995/VPCP-KSTT", LETTER, "2022-05-10", "Văn phòng Chính phủ")],
    ),
    (
        "công văn số 45/SNV-CCHC&VTLT ngày 10/5/2022 của Sở Nội vụ",
        [("45/SNV-CCHC&VTLT", LETTER, "2022-05-10", "Sở Nội vụ")],
    ),
    ("Công văn số 1520/SXD-QLN& TTBĐS ngày 14/11/2025", [("1520/SXD-QLN&TTBĐS", LETTER, "2025-11-14", None)]),
    ("Công văn số 5348/CT-CS ngày 17/11/2025 của Cục Thuế", [("5348/CT-CS", LETTER, "2025-11-17", "Cục Thuế")]),
    ("Công văn số 3257/TNI-QLDN1 ngày 17/11/2025", [("3257/TNI-QLDN1", LETTER, "2025-11-17", None)]),
    ("Công văn số 171/CV-BCĐ ngày 17/11/2023 của Ban Chỉ đạo", [("171/CV-BCĐ", LETTER, "2023-11-17", "Ban Chỉ đạo")]),
    ("Công văn số 233/STC ngày 17/11/2023 của Sở Tài chính", [("233/STC", LETTER, "2023-11-17", "Sở Tài chính")]),
    (
        "Văn bản số 77/UBND-NC ngày 01/02/2023 của UBND tỉnh Lam Sơn",
        [("77/UBND-NC", "Văn bản", "2023-02-01", "UBND tỉnh Lam Sơn")],
    ),
    ("văn bản số 4240/UBND-VX ngày 01/02/2023", [("4240/UBND-VX", "Văn bản", "2023-02-01", None)]),
    ("Công văn 88/SYT-NVY ngày 06/6/2021 của Sở Y tế", [("88/SYT-NVY", LETTER, "2021-06-06", "Sở Y tế")]),
    (
        "Công văn số 12/TTPVHCC ngày 06/6/2021 của Trung tâm Phục vụ hành chính công tỉnh về việc báo cáo",
        [("12/TTPVHCC", LETTER, "2021-06-06", "Trung tâm Phục vụ hành chính công tỉnh")],
    ),
]
NORMATIVE: list[tuple[str, list[Row]]] = [
    (
        "Thông tư liên tịch số 01/TTLT ngày 19/6/1997 của TANDTC, VKSNDTC, Bộ Tư pháp",
        [("01/TTLT", "Thông tư liên tịch", "1997-06-19", None)],
    ),
    (
        "Thông tư liên tịch số 90/2009/TTLT-BTC-BNV ngày 06/5/2009 của Liên bộ Tài chính - Nội vụ hướng dẫn",
        [("90/2009/TTLT-BTC-BNV", "Thông tư liên tịch", "2009-05-06", "Liên bộ Tài chính - Nội vụ")],
    ),
    (
        "Thông tư liên tịch số 3/2010/TTLT-BTC-BLĐTBXH của Bộ Tài chính - Bộ Lao động Thương binh & Xã hội",
        [
            (
                "3/2010/TTLT-BTC-BLĐTBXH",
                "Thông tư liên tịch",
                None,
                "Bộ Tài chính - Bộ Lao động Thương binh & Xã hội",
            )
        ],
    ),
    (
        "Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành chính",
        [("63/2010/NĐ-CP", DECREE, "2010-06-08", "Chính phủ")],
    ),
    (
        "Thông tư số 02/2017/TT-VPCP ngày 31/10/2017 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
        [("02/2017/TT-VPCP", CIRCULAR, "2017-10-31", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ")],
    ),
    (
        "Quyết định số 45/2016/QĐ-TTg ngày 19/10/2016 của Thủ tướng Chính phủ",
        [("45/2016/QĐ-TTg", DECISION, "2016-10-19", "Thủ tướng Chính phủ")],
    ),
    (
        "Quyết định số 37/2019/QĐ-UBND ngày 12/9/2019 của UBND tỉnh Lam Sơn",
        [("37/2019/QĐ-UBND", DECISION, "2019-09-12", "UBND tỉnh Lam Sơn")],
    ),
    ("Quyết định số 031/2025/QĐ-UBND ngày 12/9/2025", [("031/2025/QĐ-UBND", DECISION, "2025-09-12", None)]),
    ("Quyết định số 52/2025/QĐ-CTUBND ngày 12/9/2025", [("52/2025/QĐ-CTUBND", DECISION, "2025-09-12", None)]),
    (
        "Nghị quyết số 66.15/2026/NQ-CP ngày 02/01/2026 của Chính phủ",
        [("66.15/2026/NQ-CP", RESOLUTION, "2026-01-02", "Chính phủ")],
    ),
    ("theo Nghị quyết số 66.7/2025/NQ-CP", [("66.7/2025/NQ-CP", RESOLUTION, None, None)]),
    (
        "Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008 của Chính phủ",
        [("30a/2008/NQ-CP", RESOLUTION, "2008-12-27", "Chính phủ")],
    ),
    ("Nghị quyết 30c/NQ-CP ngày 08/11/2011 của Chính phủ", [("30c/NQ-CP", RESOLUTION, "2011-11-08", "Chính phủ")]),
    ("Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ", [("17/NQ-CP", RESOLUTION, "2019-03-07", "Chính phủ")]),
    (
        "Nghị quyết số 131/2025/QH15 ngày 10/6/2025 của Quốc hội",
        [("131/2025/QH15", RESOLUTION, "2025-06-10", "Quốc hội")],
    ),
    (
        "Nghị quyết số 1663/NQ-UBTVQH15 ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội",
        [("1663/NQ-UBTVQH15", RESOLUTION, "2025-06-16", "Ủy ban Thường vụ Quốc hội")],
    ),
    (
        "Nghị quyết số 09/2025/UBTVQH15 của Ủy ban Thường vụ Quốc hội",
        [("09/2025/UBTVQH15", RESOLUTION, None, "Ủy ban Thường vụ Quốc hội")],
    ),
    ("theo Pháp lệnh số 12/1999/PL-UBTVQH10", [("12/1999/PL-UBTVQH10", "Pháp lệnh", None, None)]),
    ("Luật số 58/2010/QH12 ngày 15/11/2010", [("58/2010/QH12", "Luật", "2010-11-15", None)]),
    (
        "Thông tư số 16/2021/TT-BNV ngày 01/12/2021 của Bộ Nội vụ",
        [("16/2021/TT-BNV", CIRCULAR, "2021-12-01", "Bộ Nội vụ")],
    ),
    (
        "Thông tư số 03/2020/TT-TANDTC ngày 01/12/2020 của Chánh án Tòa án nhân dân tối cao",
        [("03/2020/TT-TANDTC", CIRCULAR, "2020-12-01", "Chánh án Tòa án nhân dân tối cao")],
    ),
    (
        "Nghị quyết số 04/2018/NQ-HĐTP ngày 09/8/2018 của Hội đồng Thẩm phán Tòa án nhân dân tối cao",
        [("04/2018/NQ-HĐTP", RESOLUTION, "2018-08-09", "Hội đồng Thẩm phán Tòa án nhân dân tối cao")],
    ),
    (
        "Thông tư liên tịch số 71/2014/TTLT-BTC-BNV ngày 30/5/2014 của Bộ Tài chính - Bộ Nội vụ",
        [("71/2014/TTLT-BTC-BNV", "Thông tư liên tịch", "2014-05-30", "Bộ Tài chính - Bộ Nội vụ")],
    ),
    (
        "Thông tư liên tịch số 29/2025/TTLT-BTP-BCA-BQP-BTC-TANDTC-VKSNDTC",
        [("29/2025/TTLT-BTP-BCA-BQP-BTC-TANDTC-VKSNDTC", "Thông tư liên tịch", None, None)],
    ),
    (
        "Thông tư liên tịch số 03/1999/TTLT/BNG-TCBĐ ngày 05/5/1999",
        [("03/1999/TTLT/BNG-TCBĐ", "Thông tư liên tịch", "1999-05-05", None)],
    ),
    (
        "Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
        [("102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN", "Nghị quyết liên tịch", None, None)],
    ),
    (
        "Văn bản hợp nhất số 57/VBHN-BCT ngày 23/12/2020 của Bộ Công Thương",
        [("57/VBHN-BCT", "Văn bản hợp nhất", "2020-12-23", "Bộ Công Thương")],
    ),
]
PARTY: list[tuple[str, list[Row]]] = [
    ("theo QĐ 96-QĐ/TU của Tỉnh ủy", [("96-QĐ/TU", None, None, "Tỉnh ủy")]),  # a decision or rules
    (
        "Chỉ thị số 18-CT/TU, ngày 12/4/2021 của Ban Thường vụ Tỉnh ủy",
        [("18-CT/TU", DIRECTIVE, "2021-04-12", "Ban Thường vụ Tỉnh ủy")],
    ),
    (
        "Nghị quyết số 17-NQ/TU ngày 20/01/2021 của Ban Chấp hành Đảng bộ tỉnh",
        [("17-NQ/TU", RESOLUTION, "2021-01-20", "Ban Chấp hành Đảng bộ tỉnh")],
    ),
    (
        "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương",
        [("18-NQ/TW", RESOLUTION, "2017-10-25", "Ban Chấp hành Trung ương")],
    ),
    (
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học",
        [("57-NQ/TW", RESOLUTION, "2024-12-22", "Bộ Chính trị")],
    ),
    ("Quy định số 429-QĐ/TU ngày 12/5/2022 của Tỉnh ủy", [("429-QĐ/TU", "Quy định", "2022-05-12", "Tỉnh ủy")]),
    ("Quyết định số 430-QĐ/TU ngày 12/5/2022", [("430-QĐ/TU", DECISION, "2022-05-12", None)]),
    ("Quy định số 08-QĐi/TW ngày 25/10/2018", [("08-QĐi/TW", "Quy định", "2018-10-25", None)]),
    ("Kết luận số 28-KL/TW ngày 21/02/2022 của Bộ Chính trị", [("28-KL/TW", "Kết luận", "2022-02-21", "Bộ Chính trị")]),
    (
        "Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 của Văn phòng Trung ương Đảng",
        [("36-HD/VPTW", "Hướng dẫn", "2018-04-03", "Văn phòng Trung ương Đảng")],
    ),
    (
        "Chương trình số 05-CTr/TU ngày 03/4/2021 của Tỉnh ủy Lam Sơn",
        [("05-CTr/TU", "Chương trình", "2021-04-03", "Tỉnh ủy Lam Sơn")],
    ),
    (
        "Công văn số 812-CV/TU ngày 03/4/2021 của Thường trực Tỉnh ủy",
        [("812-CV/TU", LETTER, "2021-04-03", "Thường trực Tỉnh ủy")],
    ),
    (
        "Kế hoạch số 07-KH/BTC ngày 03/4/2023 của Ban Tổ chức Cuộc thi",
        [("07-KH/BTC", PLAN, "2023-04-03", "Ban Tổ chức Cuộc thi")],
    ),
    ("Thông tri số 02-TT/TW ngày 03/4/2023 của Ban Bí thư", [("02-TT/TW", "Thông tri", "2023-04-03", "Ban Bí thư")]),
    (
        "Báo cáo số 150-BC/HU ngày 03/4/2023 của Huyện ủy Thạch Bàn",
        [("150-BC/HU", "Báo cáo", "2023-04-03", "Huyện ủy Thạch Bàn")],
    ),
    ("Chỉ thị 18-CT/TU", [("18-CT/TU", DIRECTIVE, None, None)]),
    ("(nay là Chỉ thị số 18-CT/TU ngày 12/4/2021)", [("18-CT/TU", DIRECTIVE, "2021-04-12", None)]),
    ("Nghị quyết số 11/NQ-TW ngày 03/6/2017", [("11/NQ-TW", RESOLUTION, "2017-06-03", None)]),
    ("Quy chế số 01-QC/ĐU ngày 03/6/2022 của Đảng ủy", [("01-QC/ĐU", "Quy chế", "2022-06-03", "Đảng ủy")]),
]
OLDER: list[tuple[str, list[Row]]] = [
    (
        "Quyết định số 144/2002/QĐ/BTC ngày 28/11/2002 của Bộ trưởng Bộ Tài chính",
        [("144/2002/QĐ/BTC", DECISION, "2002-11-28", "Bộ trưởng Bộ Tài chính")],
    ),
    ("Thông tư số 82/1997/TT/BTC ngày 11/11/1997", [("82/1997/TT/BTC", CIRCULAR, "1997-11-11", None)]),
    (
        "Thông tư số 60 TC/CĐKT ngày 01/9/1990 của Bộ Tài chính",
        [("60 TC/CĐKT", CIRCULAR, "1990-09-01", "Bộ Tài chính")],
    ),
    (
        "Quyết định số 1141 TC/QĐ/CĐKT ngày 01/11/1995 của Bộ Tài chính",
        [("1141 TC/QĐ/CĐKT", DECISION, "1995-11-01", "Bộ Tài chính")],
    ),
    (
        "Nghị định số 176-HĐBT ngày 09/10/1989 của Hội đồng Bộ trưởng",
        [("176-HĐBT", DECREE, "1989-10-09", "Hội đồng Bộ trưởng")],
    ),
    (
        "Nghị định số 235/HĐBT ngày 18/9/1985 của Hội đồng Bộ trưởng",
        [("235/HĐBT", DECREE, "1985-09-18", "Hội đồng Bộ trưởng")],
    ),
    ("Nghị định 88/CP ngày 14/12/1993 của Chính phủ", [("88/CP", DECREE, "1993-12-14", "Chính phủ")]),
    ("Nghị định số 178/CP ngày 28/12/1994", [("178/CP", DECREE, "1994-12-28", None)]),
    (
        "Quyết định số 49/TTg ngày 01/02/1996 của Thủ tướng Chính phủ",
        [("49/TTg", DECISION, "1996-02-01", "Thủ tướng Chính phủ")],
    ),
    ("Thông tư liên bộ số 12/TT-LB ngày 20/7/1993", [("12/TT-LB", "Thông tư liên tịch", "1993-07-20", None)]),
    ("Quyết định số 157/QĐ-NĐ-UB ngày 20/7/1989", [("157/QĐ-NĐ-UB", DECISION, "1989-07-20", None)]),
    ("Quyết định số 300/QĐ-UB ngày 20/7/1999 của UBND tỉnh", [("300/QĐ-UB", DECISION, "1999-07-20", "UBND tỉnh")]),
    ("Luật số 56-LCT/HĐNN8 ngày 30/6/1989", [("56-LCT/HĐNN8", "Luật", "1989-06-30", None)]),
    ("Công văn số 204/UB-QĐ-NĐ ngày 20/7/1989", [("204/UB-QĐ-NĐ", LETTER, "1989-07-20", None)]),
]
BROKEN: list[tuple[str, list[Row]]] = [
    ("theo Nghị\nđịnh số 48/2013/NĐ-CP ngày 14/5/2013", [("48/2013/NĐ-CP", DECREE, "2013-05-14", None)]),
    ("theo Nghị định số\n48/2013/NĐ-CP ngày 14/5/2013", [("48/2013/NĐ-CP", DECREE, "2013-05-14", None)]),
    ("Quy định số 429-\n\nQĐ/TU ngày 12/5/2022", [("429-QĐ/TU", "Quy định", "2022-05-12", None)]),
    ("Quyết định số 3783/QĐ-\nUBND ngày 12/5/2022", [("3783/QĐ-UBND", DECISION, "2022-05-12", None)]),
    ("Quyết định số 3783/\nQĐ-UBND ngày 12/5/2022", [("3783/QĐ-UBND", DECISION, "2022-05-12", None)]),
    ("Nghị quyết số 02/NQ-CP ngày\n\n10/01/2022 của Chính phủ", [("02/NQ-CP", RESOLUTION, "2022-01-10", "Chính phủ")]),
    (
        "theo Nghị quyết số 02/NQ-CP\n\nngày 10/01/2022 của Chính phủ",
        [("02/NQ-CP", RESOLUTION, "2022-01-10", "Chính phủ")],
    ),
    ("Tờ trình số 155/TTr-SNV*  \n*ngày 26 tháng 02 năm 2024;*", [("155/TTr-SNV", "Tờ trình", "2024-02-26", None)]),
    ("**Kế hoạch số 12/KH-UBND** ngày 05/3/2024 **của UBND tỉnh**", [("12/KH-UBND", PLAN, "2024-03-05", "UBND tỉnh")]),
    ("Kế hoạch số <b>12/KH-UBND</b> ngày 05/3/2024", [("12/KH-UBND", PLAN, "2024-03-05", None)]),
    ("| Kế hoạch số 12/KH-UBND | ngày 05/3/2024 |", [("12/KH-UBND", PLAN, "2024-03-05", None)]),
    ("| Kế hoạch số | 12/KH-UBND |", [("12/KH-UBND", PLAN, None, None)]),
    ("| 1 | Kế hoạch số 12/KH-\nUBND ngày 05/3/2024 | Hoàn thành |", [("12/KH-UBND", PLAN, "2024-03-05", None)]),
    ("Kế hoạch số 12/KH-UBND ngày\f05/3/2024", [("12/KH-UBND", PLAN, "2024-03-05", None)]),
    ("Nghị định số 63/2010/NĐ- CP ngày 08/6/2010", [("63/2010/NĐ-CP", DECREE, "2010-06-08", None)]),
    ("Thông tư số 10/2025/TT- BKHCN", [("10/2025/TT-BKHCN", CIRCULAR, None, None)]),
    ("Quyết định số 12/ 2001/ QĐ-BTC", [("12/2001/QĐ-BTC", DECISION, None, None)]),
    ("Quyết định số 11 /QĐ-UBND ngày 29 /01 /2021", [("11/QĐ-UBND", DECISION, "2021-01-29", None)]),
    ("Kế hoạch số 12 / KH-UBND ngày 05/3/2024", [("12/KH-UBND", PLAN, "2024-03-05", None)]),
    ("Thông tư số 08/2008/TT–BXD ngày 05/3/2008", [("08/2008/TT-BXD", CIRCULAR, "2008-03-05", None)]),
    ("Chỉ thị số 18–CT/TU", [("18-CT/TU", DIRECTIVE, None, None)]),
    ("Thông tư số 152/2025/TT-BTС", [("152/2025/TT-BTC", CIRCULAR, None, None)]),
    ("Nghị định số 07/2025/NĐ-СР", [("07/2025/NĐ-CP", DECREE, None, None)]),
    (
        "Nghị định số 15/2015/ÐÐ-CP và Quyết định số 5/QÐ-UBND",
        [("15/2015/ĐĐ-CP", DECREE, None, None), ("5/QĐ-UBND", DECISION, None, None)],
    ),
    (
        "Nghị định số 15/2015/ND-CP ngày 14/02/2015 của Chính phủ",
        [("15/2015/ND-CP", DECREE, "2015-02-14", "Chính phủ")],
    ),
    ("Công văn số 174/UBNDKSTTHC ngày 13/01/2022", [("174/UBND-KSTTHC", LETTER, "2022-01-13", None)]),
    ("Nghị định số 63/2010/NĐCP", [("63/2010/NĐ-CP", DECREE, None, None)]),
    (
        "Quyết định số 1291/QĐ-TT ngày 07/10/2019 của Thủ tướng Chính phủ",
        [("1291/QĐ-TT", DECISION, "2019-10-07", "Thủ tướng Chính phủ")],
    ),
    ("Thông thư số 02/2017/TT-VPCP", [("02/2017/TT-VPCP", CIRCULAR, None, None)]),
    ("Kế hoạch Kế hoạch số 34/KH-VPUB ngày 27/5/2022", [("34/KH-VPUB", PLAN, "2022-05-27", None)]),
    ("Quyêt định số 133/QĐ-UBND", [("133/QĐ-UBND", DECISION, None, None)]),
    ("QUYẾT ĐỊNH SỐ 133/QĐ-UBND NGÀY 05/3/2024 CỦA UBND TỈNH", [("133/QĐ-UBND", DECISION, "2024-03-05", "UBND tỉnh")]),
    (
        "Nghị định số 05/2021/NĐ-CP NGÀY 25 THÁNG 01 NĂM 2021 CỦA CHÍNH PHỦ",
        [("05/2021/NĐ-CP", DECREE, "2021-01-25", "Chính phủ")],
    ),
    (
        "Chỉ thị 18-CT/TU và Quyết định 133/QĐ-UBND, Nghị định 42/2022/NĐ-CP",
        [
            ("18-CT/TU", DIRECTIVE, None, None),
            ("133/QĐ-UBND", DECISION, None, None),
            ("42/2022/NĐ-CP", DECREE, None, None),
        ],
    ),
    ("Nghị định số: 42/2022/NĐ-CP", [("42/2022/NĐ-CP", DECREE, None, None)]),
    ("xem 133/QĐ-UBND ngày 05/3/2024", [("133/QĐ-UBND", None, "2024-03-05", None)]),
    ("(12/KH-UBND)", [("12/KH-UBND", None, None, None)]),
    ("“Quyết định số 12/QĐ-UBND”", [("12/QĐ-UBND", DECISION, None, None)]),
    ("33/KH-UBND ngày Thực hiện", [("33/KH-UBND", None, None, None)]),
    (
        "(Kèm theo Quyết định số 11 /QĐ-SNV ngày 29 /01 /2021 của Sở Nội vụ)",
        [("11/QĐ-SNV", DECISION, "2021-01-29", "Sở Nội vụ")],
    ),
]
LISTS: list[tuple[str, list[Row]]] = [
    (
        "các Nghị định số 130/2005/NĐ-CP và số 117/2013/NĐ-CP của Chính phủ",
        [("130/2005/NĐ-CP", DECREE, None, None), ("117/2013/NĐ-CP", DECREE, None, "Chính phủ")],
    ),
    (
        "Quyết định số 133, 134/QĐ-UBND ngày 27/01/2022 của Chủ tịch UBND tỉnh",
        [
            ("133/QĐ-UBND", DECISION, "2022-01-27", "Chủ tịch UBND tỉnh"),
            ("134/QĐ-UBND", DECISION, "2022-01-27", "Chủ tịch UBND tỉnh"),
        ],
    ),
    (
        "các Quyết định số 133 và 134/QĐ-UBND ngày 27/01/2022",
        [("133/QĐ-UBND", DECISION, "2022-01-27", None), ("134/QĐ-UBND", DECISION, "2022-01-27", None)],
    ),
    (
        "các Quyết định số 133, số 134, số 135/QĐ-UBND",
        [
            ("133/QĐ-UBND", DECISION, None, None),
            ("134/QĐ-UBND", DECISION, None, None),
            ("135/QĐ-UBND", DECISION, None, None),
        ],
    ),
    (
        "các Tờ trình số 505/TTr-CP ngày 11/6/2025, số 531/TTr-CP ngày 18/6/2025 và số 579/TTr-CP ngày 24/6/2025",
        [
            ("505/TTr-CP", "Tờ trình", "2025-06-11", None),
            ("531/TTr-CP", "Tờ trình", "2025-06-18", None),
            ("579/TTr-CP", "Tờ trình", "2025-06-24", None),
        ],
    ),
    (
        "Nghị định số 63/2010/NĐ-CP, 48/2013/NĐ-CP, 92/2017/NĐ-CP",
        [
            ("63/2010/NĐ-CP", DECREE, None, None),
            ("48/2013/NĐ-CP", DECREE, None, None),
            ("92/2017/NĐ-CP", DECREE, None, None),
        ],
    ),
    (
        "Kế hoạch số 12/KH-UBND ngày 05/3/2024; số 13/KH-UBND ngày 06/3/2024",
        [("12/KH-UBND", PLAN, "2024-03-05", None), ("13/KH-UBND", PLAN, "2024-03-06", None)],
    ),
    (
        "Kế hoạch số 12/KH-UBND và Báo cáo số 13/BC-UBND ngày 06/3/2024",
        [("12/KH-UBND", PLAN, None, None), ("13/BC-UBND", "Báo cáo", "2024-03-06", None)],
    ),
    (
        "Luật Viên chức số 58/2010/QH12 và Luật số 52/2019/QH14",
        [("58/2010/QH12", "Luật", None, None), ("52/2019/QH14", "Luật", None, None)],
    ),
]
ORDER: list[tuple[str, list[Row]]] = [
    ("Kế hoạch số 12/KH-UBND của UBND tỉnh ngày 05/3/2024", [("12/KH-UBND", PLAN, "2024-03-05", "UBND tỉnh")]),
    (
        "Ngày 16/3/2022, Tổ công tác đã ban hành Kế hoạch số 04/KH-TCT về kiểm tra",
        [("04/KH-TCT", PLAN, "2022-03-16", None)],
    ),
    ("Kế hoạch của UBND tỉnh số 12/KH-UBND ngày 05/3/2024", [("12/KH-UBND", PLAN, "2024-03-05", "UBND tỉnh")]),
    ("Kế hoạch số 12/KH-UBND (05/3/2024)", [("12/KH-UBND", PLAN, "2024-03-05", None)]),
    ("Kế hoạch số 12/KH-UBND ban hành ngày 05/3/2024", [("12/KH-UBND", PLAN, "2024-03-05", None)]),
    ("Kế hoạch số 12/KH-UBND được ban hành ngày 05-3-2024", [("12/KH-UBND", PLAN, "2024-03-05", None)]),
    ("Kế hoạch số 12/KH-UBND, ngày 05.3.2024", [("12/KH-UBND", PLAN, "2024-03-05", None)]),
    ("Kế hoạch số 12/KH-UBND do UBND tỉnh ban hành", [("12/KH-UBND", PLAN, None, "UBND tỉnh")]),
    ("Kế hoạch số 12/KH-UBND, của UBND tỉnh, ngày 05/3/2024", [("12/KH-UBND", PLAN, "2024-03-05", "UBND tỉnh")]),
    ("Kế hoạch số 12/KH-UBND ngày 31/02/2024", [("12/KH-UBND", PLAN, None, None)]),
    ("Kế hoạch số 12/KH-UBND ngày 05/13/2024", [("12/KH-UBND", PLAN, None, None)]),
    ("Kế hoạch số 12/KH-UBND năm 2024", [("12/KH-UBND", PLAN, None, None)]),
]
# Of two dates and of two bodies in a sentence, each is that of what it belongs to.
NOT_ITS_OWN: list[tuple[str, list[Row]]] = [
    (
        "Thực hiện Công văn số 12/BNV-CCHC ngày 05/01/2024 của Bộ Nội vụ, UBND tỉnh đã ban hành Kế hoạch số 45/KH-UBND",
        [("12/BNV-CCHC", LETTER, "2024-01-05", "Bộ Nội vụ"), ("45/KH-UBND", PLAN, None, None)],
    ),
    ("Tính đến ngày 31/12/2024, tỉnh đã ban hành Quyết định số 45/QĐ-UBND", [("45/QĐ-UBND", DECISION, None, None)]),
    ("Sau cuộc họp ngày 10/3/2024, UBND xã ban hành Kế hoạch số 45/KH-UBND", [("45/KH-UBND", PLAN, None, None)]),
    (
        "Từ ngày 01/01/2024 đến ngày 30/6/2024, UBND xã đã ban hành Kế hoạch số 45/KH-UBND",
        [("45/KH-UBND", PLAN, None, None)],
    ),
    ("Ngày 10/3/2024, UBND xã họp bàn việc ban hành Quyết định số 45/QĐ-UBND", [("45/QĐ-UBND", DECISION, None, None)]),
    (
        "Ngày 05/01/2024, Bộ Nội vụ có Công văn số 12/BNV-CCHC, UBND tỉnh đã ban hành Kế hoạch số 45/KH-UBND",
        [("12/BNV-CCHC", LETTER, None, None), ("45/KH-UBND", PLAN, None, None)],
    ),
    (
        "- Ngày 16/3/2022, UBND xã Nậm Hương đã ban hành Kế hoạch số 04/KH-UBND",
        [("04/KH-UBND", PLAN, "2022-03-16", None)],
    ),
    ("Kết quả: Ngày 16/3/2022, UBND xã ban hành Kế hoạch số 04/KH-UBND", [("04/KH-UBND", PLAN, "2022-03-16", None)]),
    (
        "Thực hiện Công văn số 12/BNV-CCHC, ngày 05/02/2024 UBND tỉnh đã ban hành Kế hoạch số 45/KH-UBND",
        [("12/BNV-CCHC", LETTER, None, None), ("45/KH-UBND", PLAN, "2024-02-05", None)],
    ),
    ("Triển khai Kế hoạch số 12/KH-UBND\tNgày 30/6/2024\tSở Nội vụ", [("12/KH-UBND", PLAN, None, None)]),
    ("Triển khai Kế hoạch số 12/KH-UBND\tngày 30/6/2024\tSở Nội vụ", [("12/KH-UBND", PLAN, None, None)]),
    ("| Triển khai Kế hoạch số 12/KH-UBND | Ngày 30/6/2024 | Sở Nội vụ |", [("12/KH-UBND", PLAN, None, None)]),
    ("Theo Kế hoạch số 12/KH-UBND\nNgày 20/3/2024, Sở Nội vụ đã tổ chức", [("12/KH-UBND", PLAN, None, None)]),
    ("Theo Kế hoạch số 12/KH-UBND\nNgày l0/3/2024, Sở Nội vụ đã tổ chức", [("12/KH-UBND", PLAN, None, None)]),
    ("Theo Kế hoạch số 12/KH-UBND, ngày 20/3/2024 Sở Nội vụ đã tổ chức hội nghị", [("12/KH-UBND", PLAN, None, None)]),
    ("Báo cáo theo Kế hoạch số 12/KH-UBND, ngày 30/6/2024 là hạn cuối", [("12/KH-UBND", PLAN, None, None)]),
    ("Theo Kế hoạch số 12/KH-UBND; ngày 20/3/2024 đoàn kiểm tra đã làm việc", [("12/KH-UBND", PLAN, None, None)]),
    (
        "Theo Kế hoạch số 12/KH-UBND của UBND xã Vân Lĩnh, ngày 20/3/2024, tại nhà văn hóa đã diễn ra hội thi",
        [("12/KH-UBND", PLAN, None, "UBND xã Vân Lĩnh")],
    ),
    (
        "Nghị quyết số 17-NQ/TU, ngày 20/01/2021 đã đề ra mục tiêu",
        [("17-NQ/TU", RESOLUTION, "2021-01-20", None)],
    ),
    (
        "Quyết định số 12/QĐ-UBND, ngày 05/3/2024 Phê duyệt Kế hoạch tổ chức lễ hội",
        [("12/QĐ-UBND", DECISION, "2024-03-05", None)],
    ),
    ("QUYẾT ĐỊNH SỐ 12/QĐ-UBND\nNGÀY 05/3/2024", [("12/QĐ-UBND", DECISION, "2024-03-05", None)]),
    (
        "Báo cáo kết quả thực hiện Nghị quyết số 02/NQ-CP của UBND các huyện, thành phố",
        [("02/NQ-CP", RESOLUTION, None, None)],
    ),
    ("Kế hoạch thực hiện Chỉ thị số 07/CT-TTg của Sở Nội vụ", [("07/CT-TTg", DIRECTIVE, None, None)]),
    ("Quyết định số 1004/QĐ-TTg của UBND tỉnh", [("1004/QĐ-TTg", DECISION, None, None)]),
    ("kết quả thực hiện Nghị quyết số 19-NQ/TW của Tỉnh ủy", [("19-NQ/TW", RESOLUTION, None, None)]),
    ("Nghị quyết số 131/2025/QH15 của HĐND tỉnh", [("131/2025/QH15", RESOLUTION, None, None)]),
    ("Nghị định số 5/2020/NĐ-CP của Sở Tài chính", [("5/2020/NĐ-CP", DECREE, None, None)]),
    ("Quyết định số 1004/QĐ-TTg của Chính phủ", [("1004/QĐ-TTg", DECISION, None, "Chính phủ")]),
    ("Quyết định số 12/QĐ-UBND do Sở Nội vụ tham mưu", [("12/QĐ-UBND", DECISION, None, None)]),
    ("Kế hoạch số 12/KH-UBND do Phòng Nội vụ soạn thảo", [("12/KH-UBND", PLAN, None, None)]),
    (
        "Nghị quyết số 12/NQ-HĐND do HĐND xã Khe Mây thông qua ngày 05/3/2024",
        [("12/NQ-HĐND", RESOLUTION, None, "HĐND xã Khe Mây")],
    ),
    ("Biên bản số 12/BB-UBND do UBND xã Khe Mây lập", [("12/BB-UBND", "Biên bản", None, "UBND xã Khe Mây")]),
]
# Rows of registers and items of lists are no letterheads.
REGISTERS: list[tuple[str, list[Row]]] = [
    ("1. 12/QĐ-UBND ngày 05/3/2024\n2. 13/QĐ-UBND", [("12/QĐ-UBND", None, "2024-03-05", None), ("13/QĐ-UBND", None, None, None)]),
    ("STT\tSố, ký hiệu\n1\tSố: 12/KH-UBND\tSở Nội vụ", [("12/KH-UBND", None, None, None)]),
    ("Số: 12/KH-UBND\tSở Nội vụ\tĐã xong", [("12/KH-UBND", None, None, None)]),
    ("2.1. 12/QĐ-UBND về thi đua", [("12/QĐ-UBND", None, None, None)]),
    ("Số: 12/KH-UBND\tVân Lĩnh, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH", []),
    ("UBND XÃ VÂN LĨNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\tVân Lĩnh, ngày 05 tháng 3 năm 2024", []),
]  # fmt: skip
_BODIES = [
    "Quốc hội",
    "Thủ tướng",
    "Phó Thủ tướng Chính phủ",
    "Bộ Nội vụ",
    "Bộ trưởng Bộ Nội vụ",
    "Bộ Lao động - Thương binh và Xã hội",
    "Bộ Văn hóa, Thể thao và Du lịch",
    "Bộ Khoa học và Công nghệ",
    "Bộ Dân tộc và Tôn giáo",
    "Thanh tra Chính phủ",
    "Ngân hàng Nhà nước Việt Nam",
    "Sở Nội vụ",
    "Sở Nông nghiệp và Môi trường tỉnh Lam Sơn",
    "Giám đốc Sở Y tế",
    "UBND huyện Thạch Bàn",
    "Ủy ban nhân dân xã An Bình",
    "Chủ tịch Ủy ban nhân dân thành phố Hà Nội",
    "Thường trực HĐND tỉnh",
    "HĐND tỉnh Sơn La",
    "Hội đồng nhân dân tỉnh",
    "Văn phòng UBND tỉnh",
    "Chánh Văn phòng UBND tỉnh",
    "Văn phòng Chính phủ",
    "Tỉnh ủy",
    "Ban Thường vụ Tỉnh ủy",
    "Thành ủy Hà Nội",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Ban Tổ chức Trung ương",
    "Ban Tổ chức Tỉnh ủy",
    "Cục Hải quan",
    "Tổng cục Thuế",
    "Kho bạc Nhà nước",
    "Bảo hiểm xã hội Việt Nam",
    "Công an tỉnh",
    "Thanh tra tỉnh",
    "Tòa án nhân dân tối cao",
    "Viện kiểm sát nhân dân tối cao",
    "Kiểm toán nhà nước",
    "Chủ tịch nước",
    "Ủy ban Thường vụ Quốc hội",
    "Ban Chỉ đạo cải cách hành chính tỉnh",
    "Trung tâm Phục vụ hành chính công tỉnh",
    "UBND thành phố Hồ Chí Minh",
    "Hội đồng Bộ trưởng",
    "Ủy ban Dân tộc",
    "UBND thị xã Nghĩa Lộ",
    "UBND phường Tân Hòa",
    "UBND đặc khu Cồn Cỏ",
    "Bộ Nông nghiệp và Phát triển nông thôn",
]
ISSUERS: list[tuple[str, list[Row]]] = [
    (
        f"Văn bản số 12/AB-CD ngày 05/3/2024 của {name} về công tác thi đua",
        [("12/AB-CD", "Văn bản", "2024-03-05", name)],
    )
    for name in _BODIES
]
ISSUERS += [
    (
        "Quyết định số 12/QĐ-UBND ngày 05/3/2024 của\nỦy ban nhân\ndân tỉnh Hòa Bình về việc giao",
        [("12/QĐ-UBND", DECISION, "2024-03-05", "Ủy ban nhân dân tỉnh Hòa Bình")],
    ),
    (
        "Quyết định số 12/QĐ-UBND ngày 05/3/2024 của Uỷ ban nhân dân tỉnh Hoà Bình ban hành Quy chế",
        [("12/QĐ-UBND", DECISION, "2024-03-05", "Uỷ ban nhân dân tỉnh Hoà Bình")],
    ),
    (
        "Quyết định số 12/QĐ-SNV ngày 05/3/2024 của Sở Nội vụ phê duyệt kế hoạch",
        [("12/QĐ-SNV", DECISION, "2024-03-05", "Sở Nội vụ")],
    ),
    (
        "Quyết định số 12/QĐ-UBND ngày 05/3/2024 của UBND tỉnh Thực hiện kế hoạch",
        [("12/QĐ-UBND", DECISION, "2024-03-05", "UBND tỉnh")],
    ),
    (
        "Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ\nChính trị về đột phá",
        [("57-NQ/TW", RESOLUTION, "2024-12-22", "Bộ Chính trị")],
    ),
    ("Quyết định số 12/QĐ-UBND của cấp có thẩm quyền", [("12/QĐ-UBND", DECISION, None, None)]),
]
ENGLISH: list[tuple[str, list[Row]]] = [  # translations keep the number, often without the strokes of Đ
    ("under Decree No. 163/2010/ND-CP of June 8, 2010, on control", [("163/2010/ND-CP", DECREE, "2010-06-08", None)]),
    ("under Circular No. 102/2017/TT-VPCP dated 31 October 2017", [("102/2017/TT-VPCP", CIRCULAR, "2017-10-31", None)]),
    ("under Decision No. 145/2016/QD-TTg of October 19, 2016", [("145/2016/QD-TTg", DECISION, "2016-10-19", None)]),
    ("under Decree No.146/2017/ND-CP of December 15, 2017", [("146/2017/ND-CP", DECREE, "2017-12-15", None)]),
    ("under Law No. 158/2010/QH12 on Public Employees", [("158/2010/QH12", "Luật", None, None)]),
    ("under Decree No. 163/2010/ND-CP of June 38, 2010", [("163/2010/ND-CP", DECREE, None, None)]),
]

NOTHING = [
    "Form No. 02/2020/NG-LS",
    "the law of June 8, 2010",
    "",
    " ",
    "Không có văn bản nào.",
    "Số: /QĐ-UBND",
    "Số:      /BC-VPUB",
    "Số:...../BC-.....",
    ".../BC-... ngày .../.../ 2024",
    "Số ..../KH-UBND ngày ..../..../2024",
    "Quyết định số ......./QĐ-UBND ngày ......tháng ......năm 2024 của UBND tỉnh",
    "Kèm theo Kế hoạch số /KH-UBND ngày /6/2024 của UBND tỉnh",
    "Quyết định số ___/QĐ-UBND ngày __/__/____",
    "Quyết định số …/QĐ-UBND",
    "Mẫu số 01/TB-UBND",
    "Biểu số 02/BC-CCHC",
    "Mẫu số: 05/ĐK-TCT",
    "Phụ lục 01/BC",
    "biểu mẫu số 03/KH-UBND",
    "ngày 05/3/2024",
    "Từ 01/01/2024 đến 31/12/2024",
    "ngày 05-3-2024",
    "tháng 3/2024",
    "quý III/2022",
    "năm 2023/2024",
    "hoàn thành 30/50 nhiệm vụ",
    "đạt 7.693 hồ sơ",
    "24/7",
    "02 cấp/03 cấp",
    "10/12 tiêu chí",
    "đạt 95/100 điểm",
    "12/12 xã, phường",
    "tỷ lệ 98,5%",
    "đạt 10%/năm",
    "1/2 số hộ",
    "3/4",
    "100.000 đồng/người/ngày",
    "5 triệu đồng/tháng",
    "20 km/h",
    "120 mg/dL",
    "15 m3/ngày",
    "https://vanban.lamson.gov.vn/12/QD-UBND",
    "http://lamson.gov.vn/vb/2024/12/KH-UBND.pdf",
    "xem www.lamson.gov.vn/12/KH-UBND",
    "https://a.vn/?id=12/QĐ-UBND&x=1",
    "mã số thuế 0100109106-001",
    "điện thoại 0212.385.1234/101",
    "số 12 đường Tô Hiệu",
    "căn cước số 014099001234",
    "Điều 5 Nghị định này",
    "khoản 2 Điều 3 Quyết định này",
    "Thông tư này",
    "theo quy định của pháp luật",
    "Luật này có hiệu lực",
    "các luật có liên quan",
    "Hiến pháp và pháp luật",
    "tọa độ 21/104",
    "kênh VTV1/VTV2",
    "phòng 12/A",
    "tổ 3/KP4",
    "nhà 15/B2 ngõ 8",
    "lớp 12/A1",
    "COVID-19",
    "tuần 12/2024",
    "A/B",
    "1/A",
    "Chủ tịch/Phó Chủ tịch",
    "và/hoặc",
    "Sở/ngành/địa phương",
    "UBND/HĐND",
    "số hồ sơ: 000.00.12.H52-240305-0001",
    "giải quyết 1.234/1.250 hồ sơ",
    "3.5/5 sao",
    "12/24V",
    "Kỳ họp thứ 10/2025",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    ADMINISTRATIVE
    + LETTERS
    + NORMATIVE
    + PARTY
    + OLDER
    + BROKEN
    + LISTS
    + ORDER
    + ISSUERS
    + ENGLISH
    + NOT_ITS_OWN
    + REGISTERS,
)
def test_a_reference_is_read(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), ADMINISTRATIVE + NORMATIVE + PARTY)
def test_a_reference_is_read_inside_a_sentence(text: str, expected: list[Row]) -> None:
    assert rows(f"Trong năm, cơ quan đã tổ chức thực hiện tốt {text}; kết quả đạt 30/50 nhiệm vụ.") == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_reference_gives_nothing(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_reference_does_not_disturb_the_one_beside_it(text: str) -> None:
    assert [row[0] for row in rows(f"{text}.\n\nThực hiện Kế hoạch số 12/KH-UBND.\n\n{text}.")] == ["12/KH-UBND"]


def test_citations_come_in_reading_order() -> None:
    found = cited("Luật Viên chức năm 2010, Kế hoạch số 1/KH-UBND, Luật Lưu trữ năm 2024, Quyết định số 2/QĐ-UBND")
    assert [citation.span.start for citation in found] == sorted(citation.span.start for citation in found)
    assert len(found) == 4


def test_the_symbol_implies_an_issuer_where_none_is_stated() -> None:
    (citation,) = cited("theo Thông tư số 16/2021/TT-BNV")
    assert (citation.issuer, citation.implied_issuer) == (None, "Bộ Nội vụ")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Kế hoạch số 1/KH-UBND ngày 05/3/2024 của UBND tỉnh về việc thi đua; sau đó", "thi đua"),
        ("Kế hoạch số 1/KH-UBND về cải cách hành chính. Ngoài ra", "cải cách hành chính"),
        ("Quyết định số 1/QĐ-UBND ban hành Quy chế làm việc (sau đây gọi là Quy chế)", "ban hành Quy chế làm việc"),
        (
            "Quyết định số 1/QĐ-UBND về tổ chức bộ máy hết hiệu lực kể từ ngày 01/01/2025",
            "tổ chức bộ máy",
        ),
        (
            "Quyết định số 1/QĐ-UBND về danh mục văn bản hết hiệu lực năm 2024;",
            "danh mục văn bản hết hiệu lực năm 2024",
        ),
        ("Kế hoạch số 1/KH-UBND, Báo cáo số 2/BC-UBND và văn bản khác", None),
        ("Kế hoạch số 1/KH-UBND về thi đua và Quyết định số 2/QĐ-UBND", "thi đua"),
        ("Kế hoạch số 1/KH-UBND đã hoàn thành", None),
    ],
)
def test_the_subject_stated_after_a_reference(text: str, subject: str | None) -> None:
    assert cited(text)[0].subject == subject
