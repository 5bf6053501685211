"""Criteria, in English."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    "Bộ tiêu chí: nhập từ bảng của văn bản, liệt kê, xem, soát tệp viết tay.":
    "Criteria sets: import from a document's table, list, show, check a file written by hand.",
    "Đọc bảng tiêu chí hoặc bảng nhiệm vụ trong tệp, cho xem dạng cây, rồi lưu vào kho để kiểm chứng.":
    "Read the table of criteria or tasks in a file, show it as a tree, then keep it in the corpus to verify by.",
    "Lưu ngay, không hỏi lại.": "Keep it at once, without asking.",
    "Tên của bộ tiêu chí; mặc định lấy theo tên tệp.": "The name of the set; by default the file's.",
    "Chỉ đọc bảng thứ mấy trong tệp.": "Read only this table of the file, counted from 1.",
    "Năm của các thời hạn không ghi năm.": "The year of deadlines that name none.",
    "Đã lưu bộ tiêu chí {name}: {path}": "Kept the criteria set {name}: {path}",
    " (bản trước ở {older})": " (the earlier version is {older})",
    "Bảng đọc như trên đã đúng chưa, có lưu không? [c/k]": "Was the table read right, keep it? [y/n]",
    "Chưa lưu. Xem lại cây trên; đúng rồi thì chạy lại với --yes.":
    "Not kept. Look at the tree above; if it is right, run again with --yes.",
    "Liệt kê các bộ tiêu chí đã lưu trong kho.": "List the criteria sets kept in the corpus.",
    "{count} tiêu chí": "{count} criteria",
    "Kho chưa có bộ tiêu chí nào. Nhập bằng: kiemchung criteria import TỆP":
    "The corpus has no criteria set yet. Import one with: kiemchung criteria import FILE",
    "Xem một bộ tiêu chí dạng cây: tên đã lưu hoặc đường dẫn tệp.":
    "Show a criteria set as a tree: the name it is kept under, or a file's path.",
    "BỘ_TIÊU_CHÍ": "CRITERIA",
    "Soát một tệp tiêu chí viết tay: nói hết các chỗ sai, mỗi chỗ ở dòng nào.":
    "Check a criteria file written by hand: tell all its faults, each with its line.",
    "Tệp đúng: {count} tiêu chí.": "The file is right: {count} criteria.",
    "{rows} dòng, trong đó {count} tiêu chí phải chứng minh; thời hạn không ghi năm hiểu là năm {year}.":
    "{rows} rows, of which {count} are criteria to be proven; deadlines without a year mean {year}.",
    "chưa rõ (thêm --year)": "unknown (add --year)",
    "{lead} (theo dòng {code})": "{lead} (as in row {code})",
    "Chủ trì: {value}": "Lead: {value}",
    "Phối hợp: {value}": "With: {value}",
    "Sản phẩm: {value}": "Products: {value}",
    "Thời hạn: {value}": "Deadline: {value}",
    "Điểm: {value}": "Points: {value}",
    "Cách tính điểm: {value}": "Scored by: {value}",
}  # fmt: skip
