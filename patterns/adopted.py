"""The day on which an assembly adopted a text: a view goes in; the day its closing sentence says comes out.

Acts and resolutions are often published without place and date in the letterhead, and their day is that of adoption:
"Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XV, kỳ họp thứ 10 thông qua ngày 10 tháng 12 năm 2025."
"""

from __future__ import annotations

import regex

from patterns.dates import ANY_DATE, PartialDate, partial_date_of
from patterns.grammar import pattern

_ADOPTED = pattern(
    r"\n[^\S\n]{0,8}(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Nghị\s+quyết)\s{1,3}này\s{1,3}(?:đã\s{1,3})?được\s{1,3}"
    rf"(?:Quốc\s+hội|Ủy\s+ban\s+[Tt]hường\s+vụ|Uỷ\s+ban\s+[Tt]hường\s+vụ|Hội\s+đồng\s+nhân\s+dân|HĐND)[^.;\n]{{0,160}}?\sthông\s+qua\s{{1,3}}(?:vào\s+)?{ANY_DATE}",
    regex.IGNORECASE,
)


def adoption_day(seen: str, start: int, end: int) -> PartialDate | None:
    """The day of adoption said last between the offsets: what is said before it may be quoted."""
    said = list(_ADOPTED.finditer(seen, start, end))
    return partial_date_of(said[-1]) if said else None
