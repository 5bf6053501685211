"""Where sentences of administrative documents begin and end: a view and an offset go in, the sentence around it comes out.

Headings, list items and the clauses that open with a cue begin sentences; a hard wrap or a page break inside one does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor import Span
from patterns.grammar import pattern

_BREAK = pattern(
    r"(?<=[.!?…])[ \t”\"]{0,3}\s{1,4}(?=[\p{Lu}“\"(-])"
    r"|(?<![-/])\n[ \t]*(?:\n[ \t]*)+(?!\p{Ll}|\d{1,2}[/.]\d)"
    r"|(?<=[;:.])\s*\n\s*|\n[^\S\n]{0,80}(?=[-+•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s|Điều\s+\d{1,3}[a-zđ]?\s*[.:\n]|\()"
    r"|\n[^\S\n]{0,80}(?=(?:Thực\s+hiện|Triển\s+khai|Để|Nhằm|Phúc\s+đáp|Trả\s+lời|Trên\s+cơ\s+sở|Tiếp\s+tục|Ngày\s+\d)\s)"
)
# Where a main clause begins: "Sở Nội vụ đã xây dựng", after what only leads to it.
MAIN_CLAUSE = (
    r"(?-i:UBND|HĐND|Ủy\s+ban|Hội\s+đồng|Tổng\s+cục|Kho\s+bạc|Thanh\s+tra|Chủ\s+tịch|Sở|Bộ|Văn\s+phòng|Ban|Chính\s+phủ|Tỉnh\s+ủy|Cục|Đoàn|Tổ)\b[^,;.\n]{0,80}?"
    r"\s(?:đã|kính|yêu\s+cầu|báo\s+cáo|ban\s+hành|xây\s+dựng|hướng\s+dẫn|đề\s+nghị|thông\s+báo|tổng\s+hợp|có\s+ý\s+kiến|trình|triển\s+khai|tổ\s+chức)\s"
)
_SIGN = pattern(r"[.!?…;:\n]")  # a break is a line's end, or what follows one of the other signs
_REACHES = (160, 640, 4000)  # characters a sentence is looked for: most are short, so far only where it must be


def sentence_at(seen: str, at: int, known: Span) -> Span:
    """The sentence around the offset `at`; `known` is the one found before it, which it may be or follow."""
    if known.start <= at < known.end:
        return known
    floor = known.end if known.end <= at else 0
    limit = min(len(seen), at + _REACHES[-1])
    for reach in _REACHES:
        start = max(floor, at - reach)
        found = start == floor
        end = limit
        for end in _breaks(seen, start, limit):
            if end > at:
                break
            start, found = end, True
        else:
            end = limit
        if found:
            break
    return Span(start, end)


def _breaks(seen: str, start: int, limit: int) -> Iterator[int]:
    """The offsets after the breaks between the two offsets."""
    at = start
    for sign in _SIGN.finditer(seen, max(0, start - 1), limit):
        begin = sign.start() if sign.group() == "\n" else sign.end()
        if begin >= at and (match := _BREAK.match(seen, begin, limit)):
            at = match.end()
            yield at
