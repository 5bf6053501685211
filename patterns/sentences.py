"""Where sentences of administrative documents begin and end: a view and an offset go in, the sentence around it comes out.

Headings, list items and the clauses that open with a cue begin sentences; a hard wrap or a page break inside one does not.
"""

from __future__ import annotations

from extractor import Span
from patterns.grammar import pattern

_BREAK = pattern(
    r"(?<=[.!?…])[ \t”\"]{0,3}\s{1,4}(?=[\p{Lu}“\"(-])"
    r"|(?<![-/])\n[ \t]*(?:\n[ \t]*)+(?!\p{Ll}|\d{1,2}[/.]\d)"
    r"|(?<=[;:.])\s*\n\s*|\n[^\S\n]{0,80}(?=[-+•]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|Căn\s+cứ|Theo\s+đề\s+nghị|Xét\s|Điều\s+\d{1,3}[a-zđ]?\s*[.:\n]|\()"
    r"|\n[^\S\n]{0,80}(?=(?:Thực\s+hiện|Triển\s+khai|Để|Nhằm|Phúc\s+đáp|Trả\s+lời|Trên\s+cơ\s+sở|Tiếp\s+tục|Ngày\s+\d)\s)"
)
_SENTENCE_REACH = 4000  # characters a sentence is looked for in each direction


def sentence_at(seen: str, at: int, known: Span) -> Span:
    """The sentence around the offset `at`; `known` is the one found before it, which it may be or follow."""
    if known.start <= at < known.end:
        return known
    floor = known.end if known.end <= at else 0
    for reach in (_SENTENCE_REACH // 8, _SENTENCE_REACH):  # most sentences are short: look far only where one is not
        start = max(floor, at - reach)
        limit = min(len(seen), at + reach)
        found = start == floor
        for match in _BREAK.finditer(seen, start, limit):
            if match.end() > at:
                if found:
                    return Span(start, match.end())
                break
            start, found = match.end(), True
    return Span(start, limit)
