"""How our own reading is judged, in English."""

from __future__ import annotations

ENGLISH = {
    "Chấm điểm chính phần mềm: đọc các văn bản đã được người đọc đánh dấu và so với bản đánh dấu (JSON Lines).": "Judge the program itself: read texts that a person has annotated and compare with the annotations (JSON Lines).",
    "TỆP_CHUẨN": "GOLD",
    "Thư mục các văn bản; mặc định là texts cạnh tệp chuẩn.": "The folder of the texts; by default, texts beside the gold file.",
    "Kể từng chỗ sót, thừa, sai, theo từng tệp.": "Name everything missed, extra or wrong, file by file.",
    "Lưu các viện dẫn tìm thấy vào tệp này để lần sau so.": "Save the citations found to this file, to compare with later.",
    "So với các viện dẫn đã lưu: được thêm, mất đi, đổi khác.": "Compare with saved citations: gained, lost, changed.",
    "Kết thúc với mã 1 nếu có chỉ số chính thấp hơn mức này.": "Exit with 1 when a headline figure is below this.",
    "Số hiệu được viện dẫn": "Cited numbers",
    "Luật được gọi tên": "Acts by name",
    "Điều, khoản, điểm": "Provisions",
    "Căn cứ ban hành": "Legal basis",
    "Cờ nghi vấn": "Flags",
    "Ngày của viện dẫn": "Date of citations",
    "Loại của viện dẫn": "Type of citations",
    "Cơ quan của viện dẫn": "Issuer of citations",
    "Thông tin của văn bản": "Documents' own facts",
    "sót": "missed",
    "thừa": "extra",
    "sai": "wrong",
    "đúng {tp}, thừa {fp}, sót {fn}": "{tp} right, {fp} extra, {fn} missed",
    "Chỉ số chính thấp nhất: {figure} ({name})": "Lowest headline figure: {figure} ({name})",
    "không có lỗi": "no faults",
    "đọc là {found}, đúng ra là {gold}": "read as {found}, should be {gold}",
    "So với lần trước: thêm {gained}, mất {lost}, đổi {changed}": "Since the saved run: {gained} gained, {lost} lost, {changed} changed",
}
