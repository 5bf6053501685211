"""Why a citation leads where it does, in English."""

from __future__ import annotations

ENGLISH = {
    "đúng số, năm và cơ quan": "number, year and body agree",
    "đúng số và ngày": "number and day agree",
    "đúng số, năm và cơ quan, nhưng ngày được ghi khác ngày của văn bản": "number, year and body agree, but the day stated is not the document's",
    "chỉ ghi số; văn bản cùng số và cùng năm với văn bản viện dẫn": "only the number is stated; a document of this number and of the citing document's year",
    "đúng tên và năm": "title and year agree",
    "số của chính văn bản này": "the number of the document itself",
    "tên của chính văn bản này": "the title of the document itself",
    "kho có nhiều văn bản cùng khớp": "several documents held fit",
    "văn bản trong kho không rõ ngày, chưa chắc cùng năm": "the document held has no date, it may be of another year",
    "không ghi năm; số được đánh lại từ đầu mỗi năm hoặc mỗi nhiệm kỳ": "no year is stated; numbers begin anew each year or term",
    "không ghi cơ quan nào ban hành; cơ quan khác có thể có cùng số": "no issuer is stated; another body may have the same number",
    "không rõ cơ quan ban hành và ngày được ghi khác ngày của văn bản trong kho": "the issuer is not known and the day stated is not that of the document held",
    "cùng số và ngày, nhưng của tỉnh trước hoặc sau khi sáp nhập": "number and day agree, but of a province before or after a merger",
    "kho có văn bản cùng số với ký hiệu của bộ trước hoặc sau khi đổi tên": "held is this number with the symbol of the ministry before or after its renaming",
    "văn bản trong kho ban hành sau văn bản viện dẫn nó": "the document held was issued after the one that cites it",
    "không ghi năm; kho có văn bản cùng tên": "no year is stated; a document of this title is held",
    "văn bản trong kho không có {provision} ({unit})": "the document held has no {provision} ({unit})",
    "điểm": "point",
    "khoản": "clause",
    "Điều": "article",
    "Tiểu mục": "subsection",
    "Mục": "section",
    "Chương": "chapter",
    "Phần": "part",
    "Phụ lục": "annex",
    "kho không có số này": "this number is not held",
    "kho có văn bản trùng số nhưng khác năm hoặc khác cơ quan": "a held document has this number, but another year or body",
    "kho không có văn bản tên này": "no document of this title is held",
}
