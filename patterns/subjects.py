"""The subject (trích yếu) stated after a citation: where it begins and where it ends."""

from __future__ import annotations

from functools import cache

import regex

from patterns.grammar import any_of, pattern
from patterns.sentences import MAIN_CLAUSE
from patterns.vocabulary import vocabulary

_OPENERS = any_of(
    [
        "ban hành",
        "quy định",
        "hướng dẫn",
        "sửa đổi",
        "phê duyệt",
        "công bố",
        "giao",
        "thành lập",
        "kiện toàn",
        "triển khai",
        "thực hiện",
        "tăng cường",
        "đẩy mạnh",
        "nâng cao",
        "tiếp tục",
        "bổ sung",
        "bãi bỏ",
        "thay thế",
        "điều chỉnh",
        "tổ chức",
        "kế hoạch",
        "kết quả",
        "báo cáo",
        "chương trình",
        "thuê",
        "công nhận",
        "phân công",
        "phân cấp",
        "kiểm tra",
        "đề nghị",
        "thông qua",
        "quản lý",
        "tuyên truyền",
        "công tác",
        "chấp hành",
        "phân bổ",
        "cho phép",
    ]
)
_ABOUT = r"(?:về\s{1,4}việc|v/v|về|việc)"
# Said of the document, not its subject: "Luật Đất đai sửa đổi năm 2024", "Thông tư số ... sửa đổi tại Điều 4 Thông tư số ..."
_OF_IT = r"sửa\s+đổi(?:\s?,?\s+bổ\s+sung)?\s+(?:(?:một|nhiều)\s+lần|(?:năm|ngày)\s+\d|bởi\s|(?:tại|theo)\s+(?:điểm|khoản|điều|nghị|thông|luật)\s)"
_BEGIN = pattern(
    rf"[\s,]{{0,6}}(?:(?P<about>{_ABOUT})(?:\s|:){{1,4}}|(?!{_OF_IT})(?={_OPENERS}(?![\p{{L}}])(?!\s{{1,4}}(?:số\s{{0,3}}:?\s{{0,3}})?\d{{1,6}}[a-z]?\s?[/-])))",
    regex.IGNORECASE,
)
_PROVIDES = ("quy định", "quy định rõ", "hướng dẫn", "quy định như sau", "hướng dẫn như sau")
_REACH = 600  # characters a subject may run


@cache
def _end() -> regex.Pattern[str]:
    types = any_of([entry["name"] for entry in vocabulary("types")["type"]])
    next_citation = (
        rf"\s?(?:,|\bvà|\bhoặc)\s{{1,4}}(?:các\s+)?{types}\s{{1,4}}(?:số\s{{0,3}}:?\s{{0,3}})?\d{{1,5}}[a-z]?\s?[/,-]"
    )
    main_clause = rf",\s{{1,4}}(?={MAIN_CLAUSE})"
    # "... về kinh doanh xổ số được sửa đổi, bổ sung bởi Nghị định số ...": what follows is said of the document
    amended = (
        r",?\s(?:đã\s+)?được\s+(?:sửa\s+đổi(?:,?\s+bổ\s+sung)?|bổ\s+sung|thay\s+thế)(?:\s+một\s+số\s+(?:điều|nội\s+dung))?"
        r"\s+(?:bởi|tại|theo|bằng)\s+(?=(?:các\s+)?(?:điểm|khoản|điều|nghị|luật|thông\s+tư|quyết|pháp|bộ\s+luật)(?![\p{L}]))"
    )
    return regex.compile(
        rf"[;)\t]|\sV/v\s|{main_clause}|\s\((?=(?:sau|đã|được|nay)\s)|{amended}|\s(?:hết|chấm\s+dứt|có)\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?:kể\s+)?từ|\.{{1,3}}(?=\s|$|[”\"])|/\.|:(?=\s)|\n\s*\n(?!\s*(?-i:\p{{Ll}}))|\n\s{{0,4}}(?=[-+•]\s|\d{{1,2}}[.)]\s|(?-i:\p{{Lu}}\p{{Lu}})|Căn\s+cứ|Điều\s+\d{{1,3}}[a-zđ]?\s*[.:\n])|{next_citation}",
        regex.IGNORECASE,
    )


def subject_at(view: str, start: int) -> tuple[str, int, int] | None:
    """The subject that begins at `start` (blanks and "về việc" before it left out), its start and end; None when none does."""
    begin = _BEGIN.match(view, start)
    if begin is None:
        return None
    limit = min(len(view), begin.end() + _REACH)
    end = _ends_at(view, begin.end(), limit)
    text = " ".join(view[begin.end() : end].split()).rstrip(" ,-")
    if len(text) < 4 or text.lower().rstrip(".…") in _PROVIDES:
        return None
    return text, begin.end(), end


def _ends_at(view: str, start: int, limit: int) -> int:
    """Where the subject ends; a bracket opened inside it is closed inside it."""
    at = start
    while stop := _end().search(view, at, limit):
        if stop.group() != ")" or view.count("(", start, stop.start()) <= view.count(")", start, stop.start()):
            return stop.start()
        at = stop.end()
    return limit
