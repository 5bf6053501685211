"""Backups and proofs, in English."""

from __future__ import annotations

ENGLISH = {
    "Sao lưu kho ra một tệp hoặc vào một thư mục, trong lúc kho vẫn dùng; bản sao được kiểm lại.": "Back the corpus up to a file or into a folder, while it is in use; the copy is checked.",
    "Kèm các tệp gốc đã giữ; bản sao khi đó là một thư mục.": "With the originals kept; the copy is then a folder.",
    "Đang sao lưu": "Backing up",
    "Đã sao lưu {records} văn bản và {originals} tệp gốc vào {path}; bản sao đã được kiểm lại.": "Backed up {records} documents and {originals} originals to {path}; the copy was checked.",
    "Khôi phục kho từ bản sao lưu. Danh mục cũ được giữ riêng; chỉ mục được lập lại.": "Restore the corpus from a backup. The old catalogue is kept aside; the index is rebuilt.",
    "Thay cả khi kho đang có văn bản.": "Replace the corpus even when it holds documents.",
    "Đang khôi phục": "Restoring",
    "Đã khôi phục {records} văn bản và {originals} tệp gốc.": "Restored {records} documents and {originals} originals.",
    "Danh mục cũ nằm ở {aside}.": "The old catalogue is at {aside}.",
    "Chứng minh danh mục, chỉ mục và tệp gốc khớp nhau; không sửa gì. Có lỗi thì mã thoát là 4.": "Prove that catalogue, index and originals agree; nothing is changed. The exit code is 4 where they do not.",
    "Danh mục: {examined} văn bản": "Catalogue: {examined} documents",
    "Vị trí trong văn bản: {examined} văn bản": "Offsets in texts: {examined} documents",
    "Chỉ mục: {examined} văn bản": "Index: {examined} documents",
    "Tệp gốc đã giữ: {examined} tệp": "Originals kept: {examined} files",
    "hỏng": "damaged",
    "vị trí nằm ngoài văn bản": "an offset outside the text",
    "trang ghi không đúng": "a wrong page",
    "ghi là đã vào chỉ mục mà không có ở đó": "noted to be in the index, and is not",
    "có trong chỉ mục mà không có trong danh mục": "in the index, and not in the catalogue",
    "tệp gốc bị mất": "the original is lost",
    "tệp gốc bị đổi": "the original was changed",
    "Hãy khôi phục từ bản sao lưu: kiemchung restore BẢN_SAO --force": "Restore from a backup: kiemchung restore BACKUP --force",
    "Hãy chạy: kiemchung reindex": "Run: kiemchung reindex",
    "Hãy lấy lại tệp gốc từ bản sao lưu, hoặc thêm lại: kiemchung add --keep TỆP": "Take the original from a backup, or add it again: kiemchung add --keep FILE",
    "{count} lỗi": "{count} faults",
    "… và {count} lỗi nữa (xem tất cả: --json)": "… and {count} more (see all: --json)",
}
