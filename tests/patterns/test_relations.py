"""What the citing document does with the cited one, and in whose subject that is said."""

from __future__ import annotations

import pytest

from patterns import Relation
from tests.patterns.citing import cited

R = Relation
Expected = list[tuple[str, Relation, str | None]]  # number or name, relation, quote of the citation it stands in

ONE: list[tuple[str, Relation]] = [
    ("Đề nghị bổ sung căn cứ Nghị định số 33/2023/NĐ-CP", R.CITES),
    ("sửa đổi, bổ sung, bãi bỏ một số điều, khoản của Nghị định số 63/2010/NĐ-CP", R.AMENDS),
    ("đã được Ban Chấp hành giao tại Quy chế (số 06-QĐ/TU)", R.CITES),
    ("Bị thay thế 14/2019/QĐ-UBND", R.REPLACED_BY),
    ("Bị bãi bỏ 1 phần 13/2015/QĐ-UBND", R.REPEALED_BY),
    ("Danh mục văn bản bị bãi bỏ\nQuyết định số 13/2015/QĐ-UBND", R.REPEALS),
    ("được sửa đổi, bổ sung bởi:\n1. Luật số 47/2019/QH14 ngày 22/11/2019", R.AMENDED_BY),
    ("Thông tư hướng dẫn chi tiết thực hiện Luật Đất đai", R.GUIDES),
    ("Căn cứ Nghị định số 5/2020/NĐ-CP;", R.LEGAL_BASIS),
    ("*Căn cứ Nghị định số 5/2020/NĐ-CP;*", R.LEGAL_BASIS),
    ("Căn cứ vào Nghị định số 5/2020/NĐ-CP;", R.LEGAL_BASIS),
    ("Căn cứ khoản 1 Điều 2 Nghị định số 5/2020/NĐ-CP;", R.LEGAL_BASIS),
    ("Căn cứ\nNghị định số 5/2020/NĐ-CP;", R.LEGAL_BASIS),
    ("Thực hiện Kế hoạch số 5/KH-UBND, Sở báo cáo", R.IMPLEMENTS),
    ("Triển khai Kế hoạch số 5/KH-UBND", R.IMPLEMENTS),
    ("Thi hành Nghị quyết số 5/NQ-HĐND", R.IMPLEMENTS),
    ("Quán triệt Chỉ thị số 5-CT/TU", R.IMPLEMENTS),
    ("tiếp tục thực hiện Kế hoạch số 5/KH-UBND", R.IMPLEMENTS),
    ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 5/TTr-SNV", R.PROPOSED_BY),
    ("Xét đề nghị của Sở Nội vụ tại Tờ trình số 5/TTr-SNV", R.PROPOSED_BY),
    ("Xét Tờ trình số 5/TTr-SNV", R.PROPOSED_BY),
    ("Xét các Tờ trình số 5/TTr-SNV", R.PROPOSED_BY),
    ("(Ban hành kèm theo Quyết định số 5/QĐ-UBND)", R.ISSUED_WITH),
    ("(Kèm theo Quyết định số 5/QĐ-UBND)", R.ISSUED_WITH),
    ("Ban hành kèm theo Quyết định số 5/QĐ-UBND", R.ISSUED_WITH),
    ("Sửa đổi, bổ sung một số điều của Quyết định số 5/QĐ-UBND", R.AMENDS),
    ("Sửa đổi Điều 2 Quyết định số 5/QĐ-UBND", R.AMENDS),
    ("Sửa đổi bổ sung Quyết định số 5/QĐ-UBND", R.AMENDS),
    ("Bổ sung khoản 3 Điều 2 Quyết định số 5/QĐ-UBND", R.AMENDS),
    ("Quyết định này thay thế Quyết định số 5/QĐ-UBND.", R.REPLACES),
    ("thay thế cho Kế hoạch số 5/KH-UBND", R.REPLACES),
    ("Bãi bỏ Quyết định số 5/QĐ-UBND", R.REPEALS),
    ("Hủy bỏ Quyết định số 5/QĐ-UBND", R.REPEALS),
    ("Huỷ bỏ Quyết định số 5/QĐ-UBND", R.REPEALS),
    ("Quyết định số 5/QĐ-UBND hết hiệu lực kể từ ngày 01/01/2025", R.REPEALS),
    ("Quyết định số 5/QĐ-UBND ngày 05/3/2024 của UBND tỉnh về thi đua hết hiệu lực kể từ ngày 01/01/2025", R.REPEALS),
    ("Quy định chi tiết Nghị quyết số 5/2020/NQ-HĐND", R.GUIDES),
    ("Quy định chi tiết thi hành một số điều của Nghị quyết số 5/2020/NQ-HĐND", R.GUIDES),
    ("quy định chi tiết một số điều và biện pháp thi hành Nghị quyết số 5/2020/NQ-HĐND", R.GUIDES),
    ("Hướng dẫn thực hiện Nghị định số 5/2020/NĐ-CP", R.GUIDES),
    ("hướng dẫn Nghị định số 5/2020/NĐ-CP", R.GUIDES),
    ("Hợp nhất Nghị định số 5/2020/NĐ-CP", R.CONSOLIDATES),
    ("Đính chính Quyết định số 5/QĐ-UBND", R.CORRECTS),
    ("Phúc đáp Công văn số 5/SNV-CCHC", R.ANSWERS),
    ("Trả lời Công văn số 5/SNV-CCHC", R.ANSWERS),
    ("Giải thích khoản 2 Điều 7 Nghị quyết số 5/2020/NQ-HĐND", R.EXPLAINS),
    ("Đình chỉ việc thi hành Quyết định số 5/QĐ-UBND", R.SUSPENDS),
    ("Tạm ngưng hiệu lực Quyết định số 5/2020/QĐ-UBND", R.PAUSES),
    ("Công bố Nghị quyết số 5/2020/NQ-HĐND", R.PUBLISHES),
    ("Báo cáo kết quả thực hiện Kế hoạch số 5/KH-UBND", R.REPORTS_ON),
    ("báo cáo tình hình triển khai Chỉ thị số 5/CT-UBND", R.REPORTS_ON),
    ("tổng kết 05 năm thực hiện Nghị quyết số 5-NQ/TU", R.IMPLEMENTS),
    ("Pursuant to the Government's Decree No. 5/2020/ND-CP of March 5, 2020;", R.LEGAL_BASIS),
    ("amending Decree No. 5/2020/ND-CP of March 5, 2020", R.AMENDS),
    ("This Decree replaces Decree No. 5/2020/ND-CP", R.REPLACES),
    ("Căn cứ quy định tại khoản 1 Điều 5 Nghị định số 5/2020/NĐ-CP;", R.LEGAL_BASIS),
    ("Theo đề nghị của Giám đốc Sở Nội vụ, bãi bỏ Quyết định số 5/QĐ-UBND", R.REPEALS),
    ("Qua rà soát, UBND xã Khe Mây bãi bỏ Quyết định số 5/QĐ-UBND", R.REPEALS),
    ("Xét đề nghị nêu trên, Quyết định này thay thế Quyết định số 5/QĐ-UBND", R.REPLACES),
    ("Để bảo đảm yêu cầu quản lý, UBND xã sửa đổi Quyết định số 5/QĐ-UBND", R.AMENDS),
    ("Đề nghị các đơn vị nghiêm túc thực hiện Kế hoạch số 5/KH-UBND", R.IMPLEMENTS),
    ("không những thực hiện Kế hoạch số 5/KH-UBND", R.IMPLEMENTS),
    ("Quyết định số 5/QĐ-UBND hết hiệu lực từ ngày Quyết định này có hiệu lực", R.REPEALS),
    ("Kể từ ngày Thông tư này có hiệu lực, Thông tư số 5/2019/TT-BNV hết hiệu lực.", R.REPEALS),
    # proposed, planned, drafted, asked of others
    ("Đề nghị Chính phủ sửa đổi, bổ sung Nghị định số 5/2020/NĐ-CP", R.CITES),
    ("Đề nghị Chính phủ, Bộ Nội vụ sửa đổi Nghị định số 5/2020/NĐ-CP", R.CITES),
    ("Kiến nghị Bộ trưởng Bộ Nội vụ bãi bỏ Thông tư số 5/2019/TT-BNV", R.CITES),
    ("Sở Nội vụ đề xuất UBND tỉnh thay thế Quyết định số 5/QĐ-UBND", R.CITES),
    ("V/v góp ý dự thảo Nghị định sửa đổi, bổ sung Nghị định số 5/2020/NĐ-CP", R.CITES),
    ("trình UBND tỉnh dự thảo Quyết định thay thế Quyết định số 5/2020/QĐ-UBND", R.CITES),
    ("UBND tỉnh trình HĐND tỉnh bãi bỏ Nghị quyết số 5/2020/NQ-HĐND", R.CITES),
    ("Dự kiến thay thế Quyết định số 5/QĐ-UBND trong quý II", R.CITES),
    ("Bộ Nội vụ sẽ ban hành văn bản thay thế Thông tư số 5/2019/TT-BNV", R.CITES),
    ("Cần sửa đổi, bổ sung Nghị định số 5/2020/NĐ-CP", R.CITES),
    ("Giao Sở Nội vụ rà soát, tham mưu UBND tỉnh sửa đổi Quyết định số 5/QĐ-UBND", R.CITES),
    ("xem xét, ban hành Quyết định sửa đổi, bổ sung Quyết định số 5/2020/QĐ-UBND", R.CITES),
    ("Bà Lò Thị Mai yêu cầu Tòa án hủy bỏ Quyết định số 5/QĐ-UBND", R.CITES),
    ("Bà Lò Thị Mai khởi kiện đề nghị hủy Quyết định, hủy bỏ Quyết định số 5/QĐ-UBND", R.CITES),
    ("Đề nghị các đơn vị báo cáo kết quả thực hiện Kế hoạch số 5/KH-UBND", R.CITES),
    ("Yêu cầu Phòng Nội vụ trả lời Công văn số 5/SNV-CCHC", R.CITES),
    ("Căn cứ ý kiến thẩm định dự thảo Nghị định sửa đổi Nghị định số 5/2020/NĐ-CP", R.CITES),
    # denied
    ("Quyết định này không thay thế Quyết định số 5/QĐ-UBND", R.CITES),
    ("UBND xã chưa trả lời Công văn số 5/SNV-CCHC", R.CITES),
    ("Sở chưa triển khai Kế hoạch số 5/KH-UBND", R.CITES),
    ("Sở chưa kịp thời tổ chức thực hiện Kế hoạch số 5/KH-UBND", R.CITES),
    ("không đồng ý bãi bỏ Quyết định số 5/QĐ-UBND", R.CITES),
    ("Phòng không tổ chức thực hiện Kế hoạch số 5/KH-UBND", R.CITES),
    ("phòng, chống hàng không dân dụng được sửa đổi, bổ sung bởi Nghị định số 5/2020/NĐ-CP", R.AMENDED_BY),
    ("Đài bảo trợ không gian mạng thực hiện Kế hoạch số 5/KH-UBND", R.IMPLEMENTS),
    # has lost its force, or may: told of it, not done to it
    ("Nghị định số 5/2020/NĐ-CP chưa hết hiệu lực nên vẫn áp dụng", R.CITES),
    ("Hiện nay Nghị định số 5/2020/NĐ-CP đã hết hiệu lực nên gặp khó khăn", R.CITES),
    ("Nghị định số 5/2020/NĐ-CP đã hết hiệu lực kể từ ngày 01/01/2025", R.CITES),
    ("Từ khi Quyết định số 5/QĐ-UBND hết hiệu lực, các đơn vị lúng túng", R.CITES),
    ("Do Nghị định số 5/2020/NĐ-CP hết hiệu lực từ ngày 01/01/2025 nên phải ban hành văn bản mới", R.CITES),
    ("Nếu Quyết định số 5/QĐ-UBND hết hiệu lực thì áp dụng văn bản mới", R.CITES),
    ("Năm 2024, Quyết định số 5/QĐ-UBND hết hiệu lực.", R.CITES),
    # says no more than that it names it
    ("Căn cứ kết quả kiểm tra, cơ quan xử lý theo quy định tại Điều 7 Nghị định số 5/2020/NĐ-CP", R.CITES),
    ("công bố danh mục thủ tục theo Quyết định số 5/QĐ-UBND", R.CITES),
    ("theo quy định tại Nghị định số 5/2020/NĐ-CP", R.CITES),
    ("UBND tỉnh đã ban hành Kế hoạch số 5/KH-UBND", R.CITES),
    ("Kế hoạch số 5/KH-UBND đã hoàn thành", R.CITES),
    ("có hiệu lực thi hành kể từ ngày Nghị định số 5/2020/NĐ-CP có hiệu lực", R.CITES),
    ("Thay thế biểu mẫu cũ. Xem Nghị định số 5/2020/NĐ-CP", R.CITES),
    ("Quyết định số 5/QĐ-UBND công bố danh mục văn bản hết hiệu lực năm 2024", R.CITES),
]


@pytest.mark.parametrize(("text", "relation"), ONE)
def test_the_relation_of_one_citation(text: str, relation: Relation) -> None:
    (citation,) = cited(text)
    assert citation.relation is relation


MANY: list[tuple[str, Expected]] = [
    (
        "Kế hoạch số 12/KH-UBND được điều chỉnh bởi Kế hoạch số 15/KH-UBND",
        [("12/KH-UBND", R.CITES, None), ("15/KH-UBND", R.AMENDED_BY, "12/KH-UBND")],
    ),
    (
        "Thực hiện Nghị quyết Trung ương 4 về xây dựng Đảng; Nghị quyết số 18-NQ/TW; Kế hoạch số 12/KH-UBND",
        [("18-NQ/TW", R.IMPLEMENTS, None), ("12/KH-UBND", R.IMPLEMENTS, None)],
    ),
    (
        "Căn cứ Luật Đất đai (viết tắt là Luật sửa đổi); Nghị định số 34/2016/NĐ-CP;",
        [("Luật Đất đai", R.LEGAL_BASIS, None), ("34/2016/NĐ-CP", R.LEGAL_BASIS, None)],
    ),
    (
        "Thông tư số 78/2014/TT-BTC sửa đổi tại Điều 4 Thông tư số 96/2015/TT-BTC",
        [("78/2014/TT-BTC", R.CITES, None), ("96/2015/TT-BTC", R.AMENDED_BY, "78/2014/TT-BTC")],
    ),
    (
        "Nghị định số 100/2019/NĐ-CP (sửa đổi bởi Nghị định số 123/2021/NĐ-CP)",
        [("100/2019/NĐ-CP", R.CITES, None), ("123/2021/NĐ-CP", R.AMENDED_BY, "100/2019/NĐ-CP")],
    ),
    (
        "Nghị định số 1/2020/NĐ-CP được hướng dẫn bởi Thông tư số 2/2021/TT-BNV",
        [("1/2020/NĐ-CP", R.CITES, None), ("2/2021/TT-BNV", R.GUIDED_BY, "1/2020/NĐ-CP")],
    ),
    (  # what falls is the amended document, not the one that amended it
        "Luật Viên chức số 1/2010/QH12 đã được sửa đổi theo Luật số 2/2019/QH14 hết hiệu lực",
        [("1/2010/QH12", R.REPEALS, None), ("2/2019/QH14", R.AMENDED_BY, "1/2010/QH12")],
    ),
    (  # what follows the semicolon stands beside the amended document
        "áp dụng Thông tư số 1/2017/TT-BTC được sửa đổi bởi Thông tư số 2/2025/TT-BTC; Thông tư số 3/2016/TT-BVHTTDL",
        [("1/2017/TT-BTC", R.CITES, None), ("2/2025/TT-BTC", R.AMENDED_BY, "1/2017/TT-BTC"), ("3/2016/TT-BVHTTDL", R.CITES, None)],
    ),
    (  # one cue governs the whole list
        "Bãi bỏ Quyết định số 1/QĐ-UBND, Quyết định số 2/QĐ-UBND và Quyết định số 3/QĐ-UBND.",
        [("1/QĐ-UBND", R.REPEALS, None), ("2/QĐ-UBND", R.REPEALS, None), ("3/QĐ-UBND", R.REPEALS, None)],
    ),
    (
        "Căn cứ Nghị định số 1/2020/NĐ-CP; Nghị định số 2/2020/NĐ-CP; Thông tư số 3/2021/TT-BNV",
        [("1/2020/NĐ-CP", R.LEGAL_BASIS, None), ("2/2020/NĐ-CP", R.LEGAL_BASIS, None), ("3/2021/TT-BNV", R.LEGAL_BASIS, None)],
    ),
    (
        "Thực hiện Kế hoạch số 1/KH-UBND ngày 05/3/2024 của UBND tỉnh và Công văn số 2/SNV-CCHC, Sở báo cáo",
        [("1/KH-UBND", R.IMPLEMENTS, None), ("2/SNV-CCHC", R.IMPLEMENTS, None)],
    ),
    (
        "Xét Tờ trình số 1/TTr-SNV ngày 05/3/2024; Báo cáo thẩm tra số 2/BC-BPC",
        [("1/TTr-SNV", R.PROPOSED_BY, None), ("2/BC-BPC", R.PROPOSED_BY, None)],
    ),
    (  # a new cue takes over
        "Quyết định này thay thế Quyết định số 1/QĐ-UBND; bãi bỏ Quyết định số 2/QĐ-UBND.",
        [("1/QĐ-UBND", R.REPLACES, None), ("2/QĐ-UBND", R.REPEALS, None)],
    ),
    (  # passive chains: one document, many amenders
        "Căn cứ Luật Lưu trữ số 1/2011/QH13 được sửa đổi, bổ sung bởi Luật số 2/2014/QH13, Luật số 3/2017/QH14 và Luật số 4/2020/QH14;",
        [
            ("1/2011/QH13", R.LEGAL_BASIS, None),
            ("2/2014/QH13", R.AMENDED_BY, "1/2011/QH13"),
            ("3/2017/QH14", R.AMENDED_BY, "1/2011/QH13"),
            ("4/2020/QH14", R.AMENDED_BY, "1/2011/QH13"),
        ],
    ),
    (
        "Nghị định số 1/2020/NĐ-CP (đã được sửa đổi, bổ sung một số điều tại Nghị định số 2/2022/NĐ-CP)",
        [("1/2020/NĐ-CP", R.CITES, None), ("2/2022/NĐ-CP", R.AMENDED_BY, "1/2020/NĐ-CP")],
    ),
    (
        "Thông tư số 1/2020/TT-BNV được sửa đổi bổ sung tại Thông tư số 2/2022/TT-BNV",
        [("1/2020/TT-BNV", R.CITES, None), ("2/2022/TT-BNV", R.AMENDED_BY, "1/2020/TT-BNV")],
    ),
    (
        "Thông tư số 1/2020/TT-BNV được bổ sung bởi khoản 2 Điều 1 Thông tư số 2/2022/TT-BNV",
        [("1/2020/TT-BNV", R.CITES, None), ("2/2022/TT-BNV", R.AMENDED_BY, "1/2020/TT-BNV")],
    ),
    (
        "Nghị định số 1/2020/NĐ-CP được thay thế bởi Nghị định số 2/2022/NĐ-CP.",
        [("1/2020/NĐ-CP", R.CITES, None), ("2/2022/NĐ-CP", R.REPLACED_BY, "1/2020/NĐ-CP")],
    ),
    (
        "Nghị định số 1/2020/NĐ-CP bị bãi bỏ bởi Nghị định số 2/2022/NĐ-CP.",
        [("1/2020/NĐ-CP", R.CITES, None), ("2/2022/NĐ-CP", R.REPEALED_BY, "1/2020/NĐ-CP")],
    ),
    (
        "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam đã được sửa đổi, bổ sung một số điều theo Nghị quyết số 203/2025/QH15;",
        [
            ("Hiến pháp", R.LEGAL_BASIS, None),
            ("203/2025/QH15", R.AMENDED_BY, "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ],
    ),
    (  # citations nested in a subject
        "Nghị định số 1/2020/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 2/2010/NĐ-CP và Nghị định số 3/2013/NĐ-CP",
        [
            ("1/2020/NĐ-CP", R.CITES, None),
            ("2/2010/NĐ-CP", R.AMENDS, "1/2020/NĐ-CP"),
            ("3/2013/NĐ-CP", R.AMENDS, "1/2020/NĐ-CP"),
        ],
    ),
    (
        "Căn cứ Kế hoạch số 1/KH-UBND về triển khai Nghị quyết số 2/NQ-HĐND của HĐND tỉnh;",
        [("1/KH-UBND", R.LEGAL_BASIS, None), ("2/NQ-HĐND", R.IMPLEMENTS, "1/KH-UBND")],
    ),
    (  # a decree amends the decree, not the Act in its subject
        "Nghị định số 1/2020/NĐ-CP quy định chi tiết Luật Lưu trữ được sửa đổi, bổ sung bởi Nghị định số 2/2022/NĐ-CP",
        [("1/2020/NĐ-CP", R.CITES, None), ("Luật Lưu trữ", R.GUIDES, "1/2020/NĐ-CP"), ("2/2022/NĐ-CP", R.AMENDED_BY, "1/2020/NĐ-CP")],
    ),
    (
        "Nghị định số 1/2020/NĐ-CP quy định chi tiết Luật Lưu trữ được sửa đổi, bổ sung bởi Luật số 2/2022/QH15",
        [("1/2020/NĐ-CP", R.CITES, None), ("Luật Lưu trữ", R.GUIDES, "1/2020/NĐ-CP"), ("2/2022/QH15", R.AMENDED_BY, "Luật Lưu trữ")],
    ),
    (  # what falls is the document, not the Act in its subject
        "Nghị định số 1/2020/NĐ-CP của Chính phủ quy định chi tiết Luật Lưu trữ hết hiệu lực kể từ ngày 01/01/2025.",
        [("1/2020/NĐ-CP", R.REPEALS, None), ("Luật Lưu trữ", R.GUIDES, "1/2020/NĐ-CP")],
    ),
    (  # what one cited document does to another is not done by the citing one
        "Căn cứ Nghị định số 1/2025/NĐ-CP ngày 09/6/2025 của Chính phủ (thay thế Nghị định số 2/2018/NĐ-CP và Nghị định số 3/2021/NĐ-CP)"
        " và Nghị định số 4/2020/NĐ-CP;",
        [
            ("1/2025/NĐ-CP", R.LEGAL_BASIS, None),
            ("2/2018/NĐ-CP", R.REPLACES, "1/2025/NĐ-CP"),
            ("3/2021/NĐ-CP", R.REPLACES, "1/2025/NĐ-CP"),
            ("4/2020/NĐ-CP", R.LEGAL_BASIS, None),
        ],
    ),
    (  # what the clause asks for does not reach into the subject of a cited document
        "Đề nghị các đơn vị rà soát theo Nghị định số 1/2023/NĐ-CP quy định chi tiết Luật Lưu trữ",
        [("1/2023/NĐ-CP", R.CITES, None), ("Luật Lưu trữ", R.GUIDES, "1/2023/NĐ-CP")],
    ),
    (
        "theo Điều 5 Luật Lưu trữ số 1/2011/QH13 (được sửa đổi tại Luật số 2/2020/QH14), Điều 7 Nghị định số 3/2013/NĐ-CP",
        [("1/2011/QH13", R.CITES, None), ("2/2020/QH14", R.AMENDED_BY, "1/2011/QH13"), ("3/2013/NĐ-CP", R.CITES, None)],
    ),
    (
        "theo Nghị định số 1/2023/NĐ-CP (sửa đổi Nghị định số 2/2019/NĐ-CP)",
        [("1/2023/NĐ-CP", R.CITES, None), ("2/2019/NĐ-CP", R.AMENDS, "1/2023/NĐ-CP")],
    ),
    (
        "Quyết định số 1/QĐ-UBND đã thay thế Quyết định số 2/QĐ-UBND",
        [("1/QĐ-UBND", R.CITES, None), ("2/QĐ-UBND", R.REPLACES, "1/QĐ-UBND")],
    ),
    (
        "Quyết định số 1/QĐ-UBND được ban hành thay thế Quyết định số 2/QĐ-UBND",
        [("1/QĐ-UBND", R.CITES, None), ("2/QĐ-UBND", R.REPLACES, "1/QĐ-UBND")],
    ),
    (
        "Nghị định số 1/2025/NĐ-CP có hiệu lực từ ngày 01/7/2025, thay thế Nghị định số 2/2018/NĐ-CP",
        [("1/2025/NĐ-CP", R.CITES, None), ("2/2018/NĐ-CP", R.REPLACES, "1/2025/NĐ-CP")],
    ),
    (  # another sentence, another matter
        "Bãi bỏ Quyết định số 1/QĐ-UBND. Xem thêm Quyết định số 2/QĐ-UBND.",
        [("1/QĐ-UBND", R.REPEALS, None), ("2/QĐ-UBND", R.CITES, None)],
    ),
    (  # an amending Act's own name is no cue for what follows it
        "Luật sửa đổi, bổ sung một số điều của Luật Viên chức năm 2019; Luật Lưu trữ năm 2024",
        [("Luật sửa đổi, bổ sung một số điều của Luật Viên chức", R.CITES, None), ("Luật Lưu trữ", R.CITES, None)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MANY)
def test_the_relations_in_a_sentence(text: str, expected: Expected) -> None:
    found = [
        (
            citation.number.printed if citation.number else citation.name,
            citation.relation,
            citation.within.of(text) if citation.within else None,
        )
        for citation in cited(text)
    ]
    assert found == expected


@pytest.mark.parametrize(
    "heading",
    ["IV. ĐỀ XUẤT, KIẾN NGHỊ", "3. Kiến nghị với Trung ương", "Kính đề nghị Bộ Nội vụ:", "- Đề nghị Bộ Nội vụ:"],
)
def test_what_a_list_proposes_is_not_done(heading: str) -> None:
    text = f"{heading}\n- Sửa đổi, bổ sung Thông tư số 5/2019/TT-BNV;\n- Bãi bỏ Thông tư số 6/2019/TT-BNV.\n"
    assert [citation.relation for citation in cited(text)] == [R.CITES, R.CITES]


def test_what_follows_a_list_of_proposals_is_done() -> None:
    text = "IV. KIẾN NGHỊ\nKhông.\nĐiều 2. Hiệu lực\n1. Bãi bỏ Quyết định số 5/QĐ-UBND.\n"
    assert [citation.relation for citation in cited(text)] == [R.REPEALS]


def test_the_words_before_a_list_govern_its_items() -> None:
    text = (
        "Điều 2. Hiệu lực thi hành\nBãi bỏ các văn bản sau đây:\n"
        "1. Quyết định số 12/QĐ-UBND ngày 12/3/2020 của UBND tỉnh;\n"
        "2. Quyết định số 15/QĐ-UBND ngày 12/4/2020 của UBND tỉnh.\n"
        "Điều 3. Tổ chức thực hiện\n1. Sở Nội vụ báo cáo theo Kế hoạch số 9/KH-UBND.\n"
    )
    found = {citation.number.printed: citation.relation for citation in cited(text) if citation.number}
    assert found == {
        "12/QĐ-UBND": Relation.REPEALS,
        "15/QĐ-UBND": Relation.REPEALS,
        "9/KH-UBND": Relation.CITES,
    }
