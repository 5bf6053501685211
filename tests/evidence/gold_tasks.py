"""Tasks an inspector would write from the headings of a real report, each with the documents that are its product.

Read by hand in the texts of the shared folder: numbers as printed there, and whether the document itself is among them.
"""

from __future__ import annotations

from typing import NamedTuple

from evidence import CriteriaSet, Criterion


class Task(NamedTuple):
    """A row of a criteria table, and what proves it."""

    title: str
    products: str
    numbers: tuple[str, ...]
    lead: str | None = None
    deadline: str | None = None
    held: bool = False


_OFFICE = "Văn phòng UBND tỉnh"
REPORT = (
    Task("Ban hành Kế hoạch CCHC năm 2022 của Văn phòng", "Kế hoạch", ("02/KH-VPUB",), _OFFICE, "Tháng 02/2022"),
    Task("Ban hành Kế hoạch CCHC giai đoạn 2021 - 2025 của Văn phòng", "Kế hoạch", ("04/KH-VPUB",), _OFFICE),
    Task("Công tác tuyên truyền CCHC năm 2022", "Kế hoạch", ("47/KH-UBND", "20/KH-VPUB"), _OFFICE, "Quý I/2022"),
    Task("Khắc phục các hạn chế về Chỉ số CCHC, Chỉ số hài lòng", "Kế hoạch", ("21/KH-VPUB",), _OFFICE),
    Task("Nâng cao Chỉ số PAPI năm 2022", "Kế hoạch", ("48/KH-UBND", "19/KH-VPUB"), None, "Năm 2022"),
    Task("Kiểm tra công tác CCHC tại cơ quan Văn phòng năm 2022", "Kế hoạch", ("216/KH-VPUB",), _OFFICE, "Quý I/2022"),
    Task("Thành lập Tổ kiểm tra công tác CCHC của Văn phòng", "Quyết định", ("32/QĐ-VPUB",), _OFFICE, "Trước 31/3/2022"),
    Task("Công bố Chỉ số CCHC năm 2021", "Quyết định của UBND tỉnh", ("133/QĐ-UBND", "134/QĐ-UBND"), "Sở Nội vụ"),
    Task("Ban hành Kế hoạch kiểm tra CCHC năm 2022 của tỉnh", "Quyết định", ("244/QĐ-UBND",), "Sở Nội vụ"),
    Task("Xây dựng Kế hoạch CCHC của tỉnh năm 2022", "Quyết định của UBND tỉnh", ("3162/QĐ-UBND",), "Sở Nội vụ"),
    Task("Kế hoạch CCHC nhà nước tỉnh giai đoạn 2021 - 2025", "Quyết định của UBND tỉnh", ("2972/QĐ-UBND",), "Sở Nội vụ"),
    Task("Đánh giá, công nhận mức độ hoàn thành nhiệm vụ các cơ quan năm 2021", "Quyết định", ("243/QĐ-UBND",)),
    Task("Triển khai Đề án cải thiện hiệu quả quản trị và hành chính công", "Kế hoạch", ("46/KH-UBND",), None, "Năm 2022"),
    Task("Tự đánh giá, chấm điểm Chỉ số CCHC năm 2021", "Báo cáo", ("69/BC-UBND",), "Sở Nội vụ", "Trước 28/02/2022"),
    Task("Báo cáo CCHC quý I năm 2022", "Báo cáo của UBND tỉnh", ("109/BC-UBND",), "Sở Nội vụ", "Trước 20/3/2022"),
    Task("Báo cáo kết quả Chỉ số PAPI năm 2021", "Báo cáo", ("205/BC-UBND",)),
    Task("Báo cáo kết quả tập huấn công tác CCHC", "Báo cáo", ("57/BC-VPUB",), _OFFICE, "Tháng 4/2022"),
    Task("Ban hành Kế hoạch kiểm soát TTHC năm 2022", "Quyết định của Chủ tịch UBND tỉnh", ("271/QĐ-UBND",), _OFFICE),
    Task("Hướng dẫn số hóa hồ sơ, kết quả giải quyết TTHC", "Công văn", ("4513/UBND-KSTTHC",), _OFFICE),
    Task("Kết nối, chia sẻ CSDL quốc gia về dân cư", "Công văn của UBND tỉnh", ("403/UBND-KSTTHC",)),
    Task("Giải quyết TTHC trong bối cảnh dịch Covid-19", "Công văn", ("426/UBND-KSTTHC",)),
    Task(
        "Kiểm tra việc thực hiện nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao năm 2022",
        "Kế hoạch", ("04/KH-TCT",), "Tổ công tác",
    ),
    Task("Kiện toàn Tổ công tác của Chủ tịch UBND tỉnh", "Quyết định", ("1169/QĐ-UBND",)),
    Task("Báo cáo chấp hành chế độ báo cáo nhiệm vụ được giao quý I/2022", "Báo cáo", ("05/BC-TCT",), "Tổ công tác"),
    Task("Báo cáo chấp hành chế độ báo cáo nhiệm vụ được giao năm 2021", "Báo cáo", ("23/BC-TCT",), "Tổ công tác"),
    Task("Báo cáo chấp hành chế độ báo cáo nhiệm vụ được giao tháng 01/2022", "Báo cáo", ("01/BC-TCT",), "Tổ công tác"),
    Task(
        "Kế hoạch hành động cải thiện môi trường kinh doanh, nâng cao năng lực cạnh tranh",
        "Kế hoạch của UBND tỉnh", ("33/KH-UBND",), None, "Tháng 01/2022",
    ),
    Task(
        "Giải pháp thực hiện kế hoạch phát triển KTXH và dự toán ngân sách năm 2022",
        "Quyết định của UBND tỉnh", ("79/QĐ-UBND",),
    ),
    Task("Nâng cao hiệu quả tiếp công dân, giải quyết khiếu nại, tố cáo", "Chỉ thị", ("07/CT-UBND",)),
    Task("Quy chế làm việc của Văn phòng", "Quyết định", ("72/QĐ-VPUB",), _OFFICE),
    Task("Quy định chức năng, nhiệm vụ, cơ cấu tổ chức của Văn phòng", "Quyết định", ("37/2019/QĐ-UBND",)),
    Task("Phân cấp quản lý tổ chức bộ máy", "Quyết định", ("08/2021/QĐ-UBND",)),
    Task("Phân cấp quản lý biên chế, cán bộ, công chức, viên chức", "Quyết định", ("09/2021/QĐ-UBND",)),
    Task("Tiêu chuẩn chức danh trưởng, phó các đơn vị thuộc Văn phòng", "Quyết định", ("13/2018/QĐ-UBND",)),
    Task("Đào tạo, bồi dưỡng CBCCVC của Văn phòng năm 2022", "Kế hoạch", ("01/KH-VPUB",), _OFFICE, "Tháng 01/2022"),
    Task("Giao chỉ tiêu đào tạo, bồi dưỡng CBCCVC năm 2022", "Quyết định", ("3303/QĐ-UBND",), "Sở Nội vụ"),
    Task("Phê duyệt Đề án vị trí việc làm của Văn phòng", "Quyết định", ("2866/QĐ-UBND",), "Sở Nội vụ"),
    Task("Nâng cao tinh thần trách nhiệm, nêu gương của cán bộ, đảng viên", "Chỉ thị", ("18-CT/TU",)),
    Task("Đẩy mạnh CCHC, tăng cường kỷ luật, kỷ cương công vụ", "Chỉ thị", ("09/CT-UBND",)),
    Task("Kiểm tra công tác dân vận, dân chủ năm 2022", "Kế hoạch", ("22/KH-VPUB",), _OFFICE, "Quý I/2022"),
    Task("Ban hành Quy chế quản lý, sử dụng tài sản công", "Quyết định", ("05/QĐ-VPUB",), _OFFICE),
    Task("Ban hành Quy chế chi tiêu nội bộ", "Quyết định", ("06/QĐ-VPUB",), _OFFICE, "Quý I/2022"),
    Task("Ban hành Quy chế quản lý tài chính của Văn phòng năm 2022", "Quyết định", ("45/QĐ-VPUB",), _OFFICE),
    Task("Giao quyền tự chủ tài chính cho các ĐVSNCL", "Quyết định của UBND tỉnh", ("3006/QĐ-UBND",), "Sở Tài chính"),
    Task("Quy chế sử dụng Hệ thống quản lý văn bản và điều hành", "Quyết định", ("07/QĐ-VPUB",), _OFFICE),
    Task("Áp dụng chữ ký số trong trao đổi văn bản điện tử", "Công văn", ("2552/UBND-KGVX",)),
    Task("Triển khai chữ ký số chuyên dùng", "Kế hoạch", ("61/KH-UBND",), "Sở Thông tin và Truyền thông"),
    Task("Danh mục văn bản điện tử không gửi kèm bản giấy", "Công văn", ("911/UBND-KGVX",)),
    Task("Phát triển Chính phủ điện tử theo Nghị quyết 17/NQ-CP", "Kế hoạch", ("183/KH-UBND",)),
    Task("Thuê dịch vụ CNTT", "Kế hoạch", ("242/KH-UBND", "244/KH-UBND")),
    Task("Chuyển đổi số giai đoạn 2021 - 2025, định hướng đến năm 2030", "Nghị quyết", ("17-NQ/TU",)),
    Task("Đẩy mạnh CCHC nhà nước tỉnh giai đoạn 2021 - 2025", "Nghị quyết", ("03-NQ/TU",)),
    Task("Kiểm tra CCHC, kiểm soát TTHC năm 2024", "Kế hoạch của Chủ tịch UBND tỉnh", ("291/KH-UBND",)),
)  # fmt: skip
HELD = (
    Task("Công bố TTHC lĩnh vực đấu thầu của Sở Tài chính tỉnh Bắc Ninh", "Quyết định", ("1486/QĐ-UBND",), held=True),
    Task("Công bố TTHC lĩnh vực xuất nhập khẩu của Sở Công Thương tỉnh Gia Lai", "Quyết định", ("2698/QĐ-UBND",), held=True),
    Task("Danh mục TTHC lĩnh vực báo chí, xuất bản tỉnh Lai Châu", "Quyết định", ("2934/QĐ-UBND",), held=True),
    Task("Bãi bỏ TTHC lĩnh vực đấu thầu tỉnh Hà Tĩnh", "Quyết định", ("2890/QĐ-UBND",), held=True),
    Task("Quy định mức học phí năm học 2025 - 2026 tỉnh Vĩnh Long", "Nghị quyết", ("20/2025/NQ-HĐND",), held=True),
    Task("Quy định giờ hoạt động của đại lý Internet tỉnh Phú Thọ", "Quyết định", ("100/2025/QĐ-UBND",), held=True),
    Task("Danh sách xã, phường miền núi tỉnh Cao Bằng giai đoạn 2026 - 2030", "Quyết định", ("2003/QĐ-UBND",), held=True),
    Task("Quy trình nội bộ giải quyết TTHC giám định tư pháp tỉnh Quảng Ngãi", "Quyết định", ("1628/QĐ-UBND",), held=True),
    Task("Phê duyệt Chương trình phát triển Chính phủ số", "Quyết định của Thủ tướng Chính phủ", ("2629/QĐ-TTg",), held=True),
    Task("Đề xuất biên chế giai đoạn 2026 - 2031", "Công văn của Bộ Nội vụ", ("10989/BNV-TCBC",), held=True),
    Task("Kiểm soát ô nhiễm không khí", "Công văn của Sở Giáo dục và Đào tạo", ("5095/SGDĐT-CTTTHSSV",), held=True),
    Task("Ứng phó lũ đặc biệt lớn", "Công điện của Thủ tướng Chính phủ", ("223/CĐ-TTg",), held=True),
)  # fmt: skip
TASKS = (*REPORT, *HELD)


def criteria() -> CriteriaSet:
    """The tasks as a criteria set, coded by their places."""
    rows = tuple(
        Criterion(str(at), task.title, 1, lead=task.lead, deadline=task.deadline, products=(task.products,))
        for at, task in enumerate(TASKS, start=1)
    )
    return CriteriaSet("Nhiệm vụ", rows)
