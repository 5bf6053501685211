"""The words people read: written in Vietnamese where they are used, found here in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus import Reason, Status
from kiemchung.cli.saying import say as say  # with the words, for those who show them
from patterns import Doubt, Flag, Relation, Source

if TYPE_CHECKING:
    from corpus import Event

RELATIONS: dict[Relation, str] = {
    Relation.CITES: "dẫn chiếu",
    Relation.LEGAL_BASIS: "căn cứ",
    Relation.IMPLEMENTS: "thực hiện",
    Relation.PROPOSED_BY: "theo đề nghị tại",
    Relation.ISSUED_WITH: "ban hành kèm theo",
    Relation.AMENDS: "sửa đổi, bổ sung",
    Relation.AMENDED_BY: "được sửa đổi, bổ sung bởi",
    Relation.REPLACES: "thay thế",
    Relation.REPLACED_BY: "được thay thế bởi",
    Relation.REPEALS: "bãi bỏ",
    Relation.REPEALED_BY: "bị bãi bỏ bởi",
    Relation.GUIDES: "hướng dẫn, quy định chi tiết",
    Relation.GUIDED_BY: "được hướng dẫn bởi",
    Relation.EXPLAINS: "giải thích",
    Relation.SUSPENDS: "đình chỉ thi hành",
    Relation.PAUSES: "tạm ngưng hiệu lực",
    Relation.PUBLISHES: "công bố",
    Relation.CONSOLIDATES: "hợp nhất",
    Relation.CORRECTS: "đính chính",
    Relation.REPORTS_ON: "báo cáo kết quả thực hiện",
    Relation.ANSWERS: "phúc đáp",
}

FLAGS: dict[Flag, str] = {
    Flag.YEAR_MISMATCH: "năm trong số hiệu khác năm trong ngày ban hành",
    Flag.TYPE_SYMBOL_MISMATCH: "tên loại không khớp với ký hiệu",
    Flag.MALFORMED_SYMBOL: "ký hiệu viết thiếu dấu gạch, đã đọc theo cách duy nhất có nghĩa",
    Flag.UNKNOWN_SYMBOL: "ký hiệu có vẻ bị cắt cụt",
    Flag.MISSPELT_TYPE: "tên loại viết sai chính tả",
    Flag.BROKEN_OVER_LINES: "số hiệu bị ngắt qua dòng",
    Flag.SPACED_SYMBOL: "số hiệu có khoảng trắng ở giữa",
    Flag.MISSING_YEAR: "số của văn bản quy phạm mà thiếu năm",
    Flag.IMPOSSIBLE_DATE: "ngày ghi không có trên lịch",
    Flag.REPAIRED_OCR: "chữ bị nhận dạng sai, đã sửa khi đọc: hãy đối chiếu bản gốc",
    Flag.LOOK_ALIKE: "số hiệu có chữ cái ngoài bảng chữ Việt trông giống chữ Việt",
}

DOUBTS: dict[Doubt, str] = {
    Doubt.OTHER_NUMBER: "chỗ khác trong tệp ghi số khác",
    Doubt.OTHER_DATE: "chỗ khác trong tệp ghi ngày khác",
    Doubt.AFTER_SIGNING: "sau thời gian ký số",
    Doubt.OTHER_TYPE: "gói tin edXML ghi loại khác",
    Doubt.OTHER_ISSUER: "gói tin edXML ghi cơ quan khác",
    Doubt.OTHER_SUBJECT: "gói tin edXML ghi trích yếu khác",
    Doubt.OTHER_SIGNER: "gói tin edXML ghi người ký khác",
    Doubt.YEAR_MISMATCH: FLAGS[Flag.YEAR_MISMATCH],
    Doubt.TYPE_SYMBOL_MISMATCH: FLAGS[Flag.TYPE_SYMBOL_MISMATCH],
    Doubt.MALFORMED_SYMBOL: FLAGS[Flag.MALFORMED_SYMBOL],
    Doubt.UNKNOWN_SYMBOL: FLAGS[Flag.UNKNOWN_SYMBOL],
    Doubt.REPAIRED_OCR: FLAGS[Flag.REPAIRED_OCR],
}

WITNESSES: dict[Source, str] = {
    Source.PORTAL: "Bảng thuộc tính ghi",
    Source.ATTACHMENT_LINE: "Dòng kèm theo ghi",
    Source.FILE_NAME: "Tên tệp ghi",
    Source.SIGNING_STAMP: "Thời gian ký số",
    Source.INCOMING_STAMP: "Dấu công văn đến",
    Source.COPY_STAMP: "Dấu sao",
    Source.EDXML: "Gói tin edXML ghi",
}

NUMBER_SOURCES: dict[Source, str] = {
    Source.TITLE: "theo đầu đề bản dịch",
    Source.PORTAL: "theo bảng thuộc tính của cổng văn bản",
}

STATUSES: dict[Status, str] = {
    Status.RESOLVED: "có trong kho",
    Status.AMBIGUOUS: "có thể là văn bản trong kho",
    Status.MISSING: "không có trong kho",
    Status.ITSELF: "chính văn bản này",
}

REASONS: dict[Reason, str] = {
    Reason.NUMBER_AND_ISSUER: "đúng số, năm và cơ quan",
    Reason.NUMBER_AND_DAY: "đúng số và ngày",
    Reason.ANOTHER_DAY: "đúng số, năm và cơ quan, nhưng ngày được ghi khác ngày của văn bản",
    Reason.NUMBER_ALONE: "chỉ ghi số; văn bản cùng số và cùng năm với văn bản viện dẫn",
    Reason.TITLE_AND_YEAR: "đúng tên và năm",
    Reason.OWN_NUMBER: "số của chính văn bản này",
    Reason.OWN_TITLE: "tên của chính văn bản này",
    Reason.SEVERAL_HELD: "kho có nhiều văn bản cùng khớp",
    Reason.HELD_WITHOUT_DATE: "văn bản trong kho không rõ ngày, chưa chắc cùng năm",
    Reason.YEAR_NOT_STATED: "không ghi năm; số được đánh lại từ đầu mỗi năm hoặc mỗi nhiệm kỳ",
    Reason.ISSUER_NOT_STATED: "không ghi cơ quan nào ban hành; cơ quan khác có thể có cùng số",
    Reason.ISSUER_UNSURE_DAY_DIFFERS: "không rõ cơ quan ban hành và ngày được ghi khác ngày của văn bản trong kho",
    Reason.PROVINCE_MERGED: "cùng số và ngày, nhưng của tỉnh trước hoặc sau khi sáp nhập",
    Reason.MINISTRY_RENAMED: "kho có văn bản cùng số với ký hiệu của bộ trước hoặc sau khi đổi tên",
    Reason.HELD_IS_LATER: "văn bản trong kho ban hành sau văn bản viện dẫn nó",
    Reason.ACT_WITHOUT_YEAR: "không ghi năm; kho có văn bản cùng tên",
    Reason.NUMBER_NOT_HELD: "kho không có số này",
    Reason.OTHER_YEAR_OR_BODY: "kho có văn bản trùng số nhưng khác năm hoặc khác cơ quan",
    Reason.ACT_NOT_HELD: "kho không có văn bản tên này",
}

# The units of a provision, from small to large as documents cite them.
UNITS = {
    "point": "điểm",
    "clause": "khoản",
    "article": "Điều",
    "subsection": "Tiểu mục",
    "section": "Mục",
    "chapter": "Chương",
    "part": "Phần",
    "annex": "Phụ lục",
}

WARNINGS = {
    "tracked_changes": "tệp có phần sửa đổi chưa chấp nhận; đã đọc theo bản chấp nhận hết",
    "needs_ocr": "trang không có chữ và chưa nhận dạng được; cần Tesseract (xem: kiemchung doctor)",
    "recognised_text": "chữ do máy nhận dạng từ ảnh, số và ngày cần đối chiếu với bản gốc; trang",
    "unsure_number": "số hoặc ngày viết tay hay mờ, máy đọc không chắc; trang",
    "read_as": "chữ máy đọc lẫn, đã sửa; trang",
    "ocr_failed": "nhận dạng chữ không thành; trang",
    "legacy_encoding": "tệp dùng phông chữ cũ, chưa đổi được sang Unicode",
    "legacy_converted": "đã đổi phông chữ cũ sang Unicode; phần chữ khớp chính tả tiếng Việt",
    "letters_restored": "chữ ư bị mất trong tệp, đã điền lại theo chính tả",
    "encoding_guessed": "bảng mã của tệp do máy đoán",
    "damaged_characters": "có ký tự hỏng",
    "hidden_text": "tệp có chữ ẩn, không đọc vào",
    "hidden_sheet": "bảng tính có trang ẩn",
    "hidden_slide": "bản trình chiếu có trang ẩn; trang",
    "formula_not_calculated": "ô công thức chưa có kết quả lưu sẵn",
    "tables_skipped": "có bảng không dựng lại được, chỉ đọc phần chữ",
}


def tie_text(event: Event, lang: str) -> str:
    """How a document of a timeline is tied to the one it is the timeline of."""
    if event.edge is None:
        return say("văn bản này", lang)
    words = "được văn bản này viện dẫn: {tie}" if event.cited else "viện dẫn văn bản này: {tie}"
    return say(words, lang).format(tie=say(RELATIONS[event.edge.relation], lang))
