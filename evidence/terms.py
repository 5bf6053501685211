"""The words of a term go in ("không quá 30 ngày kể từ ngày ..."); how long it is and from what it counts come out."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from evidence.periods import NoSuchDay, read_period
from evidence.requirement import Deadline, DeadlineDoubt, DeadlineKind, Term, Window
from evidence.workdays import is_moving_near, working_day_after
from extractor import fold

_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_NUMBERS |= {"muoi lam": 15, "hai muoi": 20, "ba muoi": 30, "bon muoi lam": 45, "sau muoi": 60, "chin muoi": 90}
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})(?: ?\([^()]{{1,30}}\))?"
_TERM = re.compile(
    r"(?:(?:hoan thanh|thuc hien|gui|bao cao|ban hanh|trinh) )?"
    r"(?P<bound>(?:trong|khong qua|cham nhat|muon nhat|toi da|khong (?:muon|cham) hon)"
    r"(?: (?:la|sau|trong|thoi han|thoi gian|vong|toi da|khong qua|pham vi))* )?"
    rf"{_COUNT} ?(?P<unit>ngay(?: lam viec)?|tuan|thang|nam),? ?"
    r"(?P<from>(?:ke|tinh) (?:tu|sau)|tu|sau|truoc)(?: khi| thoi diem)? (?P<anchor>\S.{0,300})"
)
_ANOTHER = re.compile(r"\b(?:truoc ngay|truoc \d|cham nhat|muon nhat|khong qua|va (?:trong|hang|dinh ky))\b|;")
_AT_LEAST = re.compile(r"\b(?:it nhat|toi thieu)\b")


def read_term(text: str) -> Deadline | None:
    """The deadline that counts a time from an event or a day; None when the words are no such term."""
    line = " ".join(text.split()).strip(" .,;")
    folded = fold(line)
    found = _TERM.fullmatch(folded)
    if found is None or _AT_LEAST.search(folded[: found.start("anchor")]):
        return None
    if found["bound"] is None and found["from"] == "sau":
        return None  # "sau 5 ngày kể từ": not before, or not after?
    if found["from"] == "truoc" and found["unit"] in ("thang", "nam"):
        return None  # "báo cáo 6 tháng trước ngày 15/6"
    if _ANOTHER.search(found["anchor"]):
        return None
    number = _NUMBERS.get(found["count"]) or int(found["count"])
    unit = found["unit"]
    term = Term(
        days=number if unit.startswith("ngay") else 7 * number if unit == "tuan" else 0,
        working_days=unit == "ngay lam viec",
        anchor=line[found.start("anchor") :],
        months=number if unit == "thang" else 12 * number if unit == "nam" else 0,
        before=found["from"] == "truoc",
    )
    day = _day_named(found["anchor"])
    if day is None:
        return Deadline(text, DeadlineKind.RELATIVE, term=term)
    last, sure = end_of_term(term, day)
    window = Window(None if term.before else day, last)
    return Deadline(
        text, DeadlineKind.RELATIVE, (window,), term=term, doubts=() if sure else (DeadlineDoubt.MOVING_HOLIDAYS,)
    )


def end_of_term(term: Term, day: date) -> tuple[date, bool]:
    """The last day of `term` counted from `day`, and whether holidays that move leave no doubt about it.

    The day of the event itself does not count (Bộ luật Dân sự 2015, Điều 147); a term of working days leaves out weekends and public
    holidays (Bộ luật Lao động 2019, Điều 112).
    """
    sign = -1 if term.before else 1
    if term.months:
        month = day.year * 12 + day.month - 1 + sign * term.months
        year, index = divmod(month, 12)
        return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1])), True
    if not term.working_days:
        return day + timedelta(days=sign * term.days), True
    last = working_day_after(day, sign * term.days)
    return last, not is_moving_near(min(day, last), max(day, last))


def _day_named(anchor: str) -> date | None:
    """The day the anchor names, year and all; None when it names an event."""
    try:
        stretches = read_period(anchor, 2000)
    except NoSuchDay:
        return None
    if stretches and len(stretches) == 1 and stretches[0].single and stretches[0].dated:
        return stretches[0].first
    return None
