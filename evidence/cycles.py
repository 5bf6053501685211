"""Folded words about what comes again go in ("truoc ngay 10 cua thang cuoi quy"); its windows in a year come out."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from evidence.requirement import Cycle, Window

CYCLES = {"tuan": Cycle.WEEK, "thang": Cycle.MONTH, "quy": Cycle.QUARTER, "qui": Cycle.QUARTER, "nam": Cycle.YEAR}
CYCLES |= {
    "6 thang": Cycle.HALF_YEAR,
    "sau thang": Cycle.HALF_YEAR,
    "9 thang": Cycle.NINE_MONTHS,
    "chin thang": Cycle.NINE_MONTHS,
}
NAME = r"(?:0?[69] thang|sau thang|chin thang|tuan|thang|qu[yi](?! (?:dinh|che|trinh|hoach))|nam)"
_TIMES = r"(?:0?1|mot)"
_EVERY = re.compile(
    rf"(?:dinh ky |theo )?(?:hang |moi )?{NAME}(?:(?: ?(?:,|/|-|;|\+|&) ?(?:va )?| va | hoac )(?:dinh ky )?(?:hang |moi )?{NAME})*"
    rf"|{_TIMES} lan ?/ ?(?:{_TIMES} )?{NAME}|(?:moi )?{NAME} ?(?:/ ?)?{_TIMES} lan|{NAME}/lan"
)
_SAYS_EVERY = re.compile(r"\b(?:hang|moi|dinh ky|lan|theo)\b")
_DAY = r"(?:vao )?(?:ngay )?(?P<day>\d{1,2})"
_LAST = r"(?:vao )?ngay (?:lam viec )?cuoi(?: cung)?"
_NEXT = r"(?: lien ke| ke tiep| ke sau| tiep theo| tiep sau| sau)+"
_REPORTED = r"(?: ky)?(?: bao cao)?"
_IN_MONTH = re.compile(
    rf"(?:{_DAY}|(?P<last>{_LAST}))(?:,? ?(?:cua )?(?P<every>(?:hang |moi )?thang)(?P<next>{_NEXT})?{_REPORTED})?"
)
_WHICH = r"(?P<which>dau|giua|cuoi|thu (?:nhat|hai|ba)|cuoi cung|dau tien)"
_IN_QUARTER = re.compile(
    rf"(?:{_DAY}|(?P<last>{_LAST}))(?:,? ?(?:cua )?thang {_WHICH})?(?: cung| tien)?,? ?(?:cua )?(?:moi |hang )?qu[yi]"
    rf"(?P<next>{_NEXT})?{_REPORTED}"
)
_MONTH_OF_QUARTER = re.compile(rf"(?:trong |vao )?thang {_WHICH}(?: cung| tien)? (?:cua )?(?:moi |hang )?qu[yi]")
_PART = re.compile(r"(?:vao )?(?P<part>dau|cuoi) (?:moi |hang )?(?P<cycle>thang|qu[yi])")
_MONTHS = {"dau": 0, "dau tien": 0, "thu nhat": 0, "giua": 1, "thu hai": 1, "cuoi": 2, "cuoi cung": 2, "thu ba": 2}


def read_cycles(words: str) -> tuple[Cycle, ...] | None:
    """The periods named in words that say something comes again: "hàng tháng", "định kỳ 6 tháng, năm", "quý, năm"."""
    names = re.findall(NAME, words)
    if not (_EVERY.fullmatch(words) and (len(names) > 1 or _SAYS_EVERY.search(words))):
        return None
    return tuple(dict.fromkeys(CYCLES[name.removeprefix("0")] for name in names))


def whole_periods(cycle: Cycle, year: int) -> tuple[tuple[date, date], ...]:
    """The weeks, months, quarters and so on of `year`: the first and the last day of each."""
    if cycle is Cycle.WEEK:
        first = date(year, 1, 1) + timedelta(days=-date(year, 1, 1).weekday() % 7)
        weeks = (first + timedelta(weeks=n) for n in range(53))
        return tuple((day, day + timedelta(days=6)) for day in weeks if day.year == year)
    if cycle is Cycle.NINE_MONTHS:
        return ((date(year, 1, 1), date(year, 9, 30)),)
    return tuple(_stretch(year, first, _LENGTHS[cycle]) for first in range(1, 13, _LENGTHS[cycle]))


_LENGTHS = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}


def _stretch(year: int, first: int, length: int) -> tuple[date, date]:
    last = first + length - 1
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def read_recurring(words: str, cycle: Cycle | None, year: int) -> tuple[Cycle, tuple[Window, ...]] | None:
    """What comes again each month or quarter by a day of it, in `year`: the period and a window up to each such day.

    `cycle` is what was said beside the words ("hàng tháng, trước ngày 20"); None when the words must say it themselves.
    Each window begins with the period that its day falls in.
    """
    if found := _IN_QUARTER.fullmatch(words):
        which = found["which"]
        if cycle in (None, Cycle.QUARTER) and (which or found["last"]):
            return _by_day(found, Cycle.QUARTER, year, _MONTHS[which] if which else 2)
    if (found := _MONTH_OF_QUARTER.fullmatch(words)) and cycle in (None, Cycle.QUARTER):
        months = range(1 + _MONTHS[found["which"]], 13, 3)
        return Cycle.QUARTER, tuple(Window(*_stretch(year, month, 1)) for month in months)
    if found := _IN_MONTH.fullmatch(words):
        said = found["every"] or ""
        if cycle is Cycle.MONTH or (cycle is None and (said.startswith(("hang", "moi")) or found["next"])):
            return _by_day(found, Cycle.MONTH, year, 0)
    if found := _PART.fullmatch(words):
        named = CYCLES[found["cycle"]]
        if cycle in (None, named) and found["part"] == "cuoi":
            return named, tuple(
                Window(last.replace(day=21 if named is Cycle.MONTH else 1), last)
                for _, last in whole_periods(named, year)
            )
    return None


def _by_day(found: re.Match[str], cycle: Cycle, year: int, month: int) -> tuple[Cycle, tuple[Window, ...]] | None:
    """A window up to the day in month number `month` (from 0) of each period, or of the one after it.

    Where a month is too short for the day, its last one is meant.
    """
    day = int(found["day"]) if found["day"] else 31
    if not 1 <= day <= 31:
        return None
    windows = []
    for first, last in whole_periods(cycle, year):
        start = last + timedelta(days=1) if found["next"] else first
        index = start.month + month
        windows.append(Window(start, date(start.year, index, min(day, monthrange(start.year, index)[1]))))
    return cycle, tuple(windows)
