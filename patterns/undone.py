"""Whether what the words before a citation name is done, or only denied ("chưa triển khai"), planned ("sẽ thay thế") or asked of others
("Đề nghị Chính phủ sửa đổi", "dự thảo Nghị định thay thế").
"""

from __future__ import annotations

import regex

from patterns.grammar import pattern

_NEAR = r"(?:\s{1,4}\p{L}+){0,4}\s{1,4}$"  # a few syllables and no sign between it and the cue
_NOT = r"(?<![\p{L}])(?:(?<!hàng\s{1,4})không(?!\s+(?:chỉ|những|ngừng|gian|khí|quân|nhân)\s)|chưa)"
_DENIED = pattern(rf"{_NOT}{_NEAR}", regex.IGNORECASE)
_DIRECTLY_DENIED = pattern(rf"{_NOT}\s{{1,4}}$", regex.IGNORECASE)
_INTENDED = pattern(rf"(?<![\p{{L}}])(?:sẽ|cần|nên|phải|đang){_NEAR}", regex.IGNORECASE)

# Words that govern a whole clause; not where they are what it rests on ("theo đề nghị của", "qua rà soát"), nor before a main clause
# of the document's own ("Quyết định này thay thế").
_ASKED = (
    r"(?<!(?:theo|xét|căn\s+cứ|cơ\s+sở|đáp\s+ứng|thực\s+hiện)\s+)(?:(?:đề|kiến)\s+nghị|đề\s+xuất|yêu\s+cầu)(?!\s+(?:của|tại|về|quản\s+lý|nhiệm\s+vụ|thực\s+t(?:ế|iễn))(?![\p{L}]))"
    r"|dự\s+(?:thảo|kiến)|khởi\s+kiện|kính\s+trình"
    r"|(?<!(?:tờ|chương|quy|quá|công|lộ)\s+)trình(?=\s+(?-i:\p{Lu}))|giao(?=\s+(?-i:\p{Lu}))"
)
_WEIGHED = r"(?<!(?:qua|sau\s+khi|kết\s+quả)\s+)(?:nghiên\s+cứu|xem\s+xét|rà\s+soát)(?!.*,\s+(?-i:\p{Lu}))"
_GOES_ON = r"(?:(?![.:]\s|;|(?:định|quyết|tư|luật|lệnh|thị|bản)\s+này\s).)*$"
_ASKED_FOR = pattern(rf"(?<![\p{{L}}])(?:{_ASKED}|{_WEIGHED})(?![\p{{L}}]){_GOES_ON}", regex.IGNORECASE | regex.DOTALL)

# A line over a list of what is asked for: `Đề nghị Bộ Nội vụ:`, `IV. ĐỀ XUẤT, KIẾN NGHỊ`.
_MARK = r"(?:(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2}){0,2})[.)]?[ \t]{1,4}|[-+•][ \t]{0,4})?"
_LIST_OF_THEM = pattern(
    rf"(?r)(?:\n|\A)[ \t]{{0,20}}{_MARK}(?:[^\n:.;]{{0,60}}(?<![\p{{L}}])(?:kiến\s+nghị|đề\s+xuất)(?![\p{{L}}])|(?:kính\s+)?đề\s+nghị\s)[^\n.;]{{0,100}}(?<![.;,])[ \t]{{0,4}}\n",
    regex.IGNORECASE,
)
_OPENS_LINE = pattern(rf"\n[ \t]{{0,20}}{_MARK}$")
_ANOTHER_PART = pattern(r"\n[ \t]{0,20}(?:Điều\s+\d|Chương\s+[IVX\d]|Phần\s|[IVX]{1,5}\.\s|Nơi nhận)")
_NEAR_REACH = 60  # characters over which a word denies or intends
_CLAUSE_REACH = 240  # characters from the words that ask to the cue
_LIST_REACH = 1500  # characters from the line over a list to an item


def denied(view: str, clause: int, cue: int, *, passive: bool) -> bool:
    """Whether the cue at `cue`, in the clause that begins at `clause`, is denied: `chưa trả lời`; a passive one, `chưa được sửa đổi`."""
    start = max(clause, cue - _NEAR_REACH)
    near = view[start:cue].lower()
    if "không" not in near and "chưa" not in near:
        return False  # as nearly always
    return (_DIRECTLY_DENIED if passive else _DENIED).search(view, start, cue) is not None


def only_planned(view: str, clause: int, cue: int) -> bool:
    """Whether what the cue names is still to be done, or left to others."""
    if _INTENDED.search(view, max(clause, cue - _NEAR_REACH), cue):
        return True
    if _ASKED_FOR.search(view, max(clause, cue - _CLAUSE_REACH), cue):
        return True
    if not _OPENS_LINE.search(view, max(0, cue - 40), cue):
        return False
    start = max(0, cue - _LIST_REACH)
    near = view[start:cue].lower()
    over = (
        _LIST_OF_THEM.search(view, start, cue)
        if "kiến nghị" in near or "đề nghị" in near or "đề xuất" in near
        else None
    )
    return over is not None and _ANOTHER_PART.search(view, over.end() - 1, cue) is None
