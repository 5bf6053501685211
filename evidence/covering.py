"""The time a document covers: its subject goes in, the days from the first to the last come out."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from evidence.requirement import Cycle, Window

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_COUNTS = {"6": 6, "06": 6, "sáu": 6, "9": 9, "09": 9, "chín": 9}
# "quý III năm 2024", "tháng 5/2024", "6 tháng đầu năm 2024", "9 tháng năm 2024", "giai đoạn 2021 - 2025", "năm 2024"
_PERIOD = re.compile(
    r"""\bgiai\s+đoạn\s+(?P<from>(?:19|20)\d\d)\s*[-–]\s*(?P<to>(?:19|20)\d\d)
      | \bquý\s+(?P<quarter>IV|I{1,3}|[1-4])\b
      | \b(?P<count>0?6|0?9|sáu|chín)\s+tháng\b(?:\s+(?P<end>đầu|cuối)(?=\s+năm))?
      | \btháng\s+(?P<month>1[0-2]|0?[1-9])\b(?!\s*-)
      | \bnăm\s+(?P<year>(?:19|20)\d\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_COMPARED = re.compile(r"(?:so với|từ|đến|tới|trước)\s+$", re.IGNORECASE)  # another time than the one covered
_YEAR = re.compile(r"(?:\bnăm\s+|[/.-]\s*)((?:19|20)\d\d)\b")


@lru_cache(maxsize=1 << 15)
def covered(text: str, year: int | None = None) -> Window | None:
    """The first period the text names, in the year it names with or after it, else in `year`; None without either.

    A report looks back first and ahead afterwards: "6 tháng đầu năm; phương hướng 6 tháng cuối năm 2022" covers the first half. What
    is done in a year for a programme of several covers the year: "Đề án giai đoạn 2021 - 2025, năm 2022".
    """
    named = [
        found
        for found in _PERIOD.finditer(text)
        if not _COMPARED.search(text[max(0, found.start() - 20) : found.start()])
    ]
    if not named:
        return None
    found = next((each for each in named if not each["from"]), named[0])
    if found["from"]:
        first, last = int(found["from"]), int(found["to"])
        return Window(date(first, 1, 1), date(last, 12, 31)) if first <= last else None
    if found["year"]:
        return Window(date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31))
    later = _YEAR.search(text, found.end())
    of = int(later[1]) if later else year
    if of is None:
        return None
    if found["quarter"]:
        quarter = _QUARTERS[found["quarter"].lower()]
        return _months(of, 3 * quarter - 2, 3 * quarter)
    if found["month"]:
        return _months(of, int(found["month"]), int(found["month"]))
    count = _COUNTS[found["count"].lower()]
    return _months(of, 13 - count, 12) if found["end"] == "cuối" else _months(of, 1, count)


_LENGTHS = {
    Cycle.MONTH: (1, range(1, 13)),
    Cycle.QUARTER: (3, (1, 4, 7, 10)),
    Cycle.HALF_YEAR: (6, (1, 7)),
    Cycle.NINE_MONTHS: (9, (1,)),
    Cycle.YEAR: (12, (1,)),
}


def is_of_cycle(window: Window, cycle: Cycle) -> bool | None:
    """Whether a period is one of those a cycle is made of: quý I is, of the quarters. None where that cannot be told."""
    if cycle not in _LENGTHS or window.first is None:
        return None
    months, beginnings = _LENGTHS[cycle]
    first = window.first
    if first.day != 1 or first.month not in beginnings:
        return False
    return window == _months(first.year, first.month, first.month + months - 1)


def _months(year: int, first: int, last: int) -> Window:
    return Window(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
