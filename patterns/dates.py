"""Dates as Vietnamese documents write them, day first; what is left blank stays unknown.

Long: `ngày 08 tháng 6 năm 2010`; short: `08/6/2010`, `08-6-2010`, `08.6.2010` (NĐ 30/2020/NĐ-CP, Annex I, II.4.b).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import regex

from patterns.grammar import inside, pattern
from patterns.repair import DIGIT, digits
from patterns.sentences import MAIN_CLAUSE

_SEP = r"\s{0,3}[/.-]\s{0,3}"
LONG = r"(?P<d>\d{1,2})\s{0,4}tháng\s{0,4}(?P<m>\d{1,2})\s{0,4}năm\s{0,4}(?P<y>\d{4})"
SHORT = rf"(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>\d{{4}})(?!\d)"

# After a number: `ngày 20/01/2024`, `, ngày⏎⏎10/01/2022`, `ngày 26 tháng 02 năm 2024`, `(20/01/2024)`, `ký ngày`. Not in the next
# cell, which may be a deadline; nor `Ngày` on a new line, which begins what comes next; nor, after a comma, the day on which somebody
# did something: `Theo Kế hoạch số 12/KH-UBND, ngày 20/3/2024 Sở Nội vụ đã tổ chức ...`.
_JOINED = r"(?P<apart>[ \n]{0,4}[,;])?+[ \n,;(]{0,6}"
_DAY = rf"{inside('ngày')}\s{{0,6}}"
_DONE_THEN = rf"(?:{MAIN_CLAUSE}|(?:là|phải|sẽ)\s|(?!(?:của|do|về|v/v|việc|và|đã)\s)\p{{L}}[^,;.()\n]{{0,60}}?\sđã\s)"
_ITS_OWN = rf"(?(apart)(?!\s{{1,4}}{_DONE_THEN}|,\s{{1,4}}tại\s))"
STATED = pattern(
    rf"{_JOINED}(?:(?:được\s+)?(?:ban\s+hành|ký|lập)\s+)?{_DAY}(?|{LONG}|{SHORT}){_ITS_OWN}", regex.IGNORECASE
)
# Misread: `ngày l6/5/2019`, `ngày Ø3 tháng ó năm 2O18`.
MISREAD = pattern(
    rf"{_JOINED}{_DAY}(?|(?P<d>{DIGIT}{{1,2}})\s{{0,4}}(?i:tháng)\s{{0,4}}(?P<m>{DIGIT}{{1,2}})\s{{0,4}}(?i:năm)\s{{0,4}}(?P<y>{DIGIT}{{4}})"
    rf"|(?P<d>{DIGIT}{{1,2}}){_SEP}(?P<m>{DIGIT}{{1,2}}){_SEP}(?P<y>{DIGIT}{{4}}))(?![\p{{L}}\d])(?i:{_ITS_OWN})"
)
# In translations: `of December 31, 2009`, `dated 29 November 2005`.
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = rf"(?P<m>{'|'.join(_MONTHS)})"
ENGLISH = pattern(
    rf"[ \n,]{{0,4}}(?:of|dated)\s{{1,4}}(?|{_MONTH}\s{{1,4}}(?P<d>\d{{1,2}}),?\s{{1,4}}(?P<y>\d{{4}})|(?P<d>\d{{1,2}})\s{{1,4}}{_MONTH},?\s{{1,4}}(?P<y>\d{{4}}))",
    regex.IGNORECASE,
)
BRACKETED = pattern(rf"\s{{0,3}}\(\s?{SHORT}\s?\)")
ANY_DATE = rf"ngày\s{{0,6}}(?|{LONG}|{SHORT})"

# Months in words, those of two words first.
_SPELLED = {
    "mười một": 11,
    "mười hai": 12,
    "giêng": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "chạp": 12,
}
# The letterhead's line, where day or month may be blank: `Sơn La, ngày    tháng 01 năm 2025`.
HEAD = pattern(
    r"(?:ngày|Ngày|NGÀY)[\s.…]{0,30}(?P<d>\d{1,2})?[\s.…/]{0,12}"
    rf"(?:tháng|Tháng|THÁNG)[\s.…]{{0,12}}(?P<m>\d{{1,2}}|{'|'.join(_SPELLED)})?[\s.…]{{0,12}}(?:năm|Năm|NĂM)[\s.…]{{0,12}}(?P<y>\d{{4}})?"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the month or the day may be unknown (left blank until signing)."""

    year: int
    month: int | None = None
    day: int | None = None

    def exact(self) -> date | None:
        """The full date, None while any part is unknown."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def date_of(match: regex.Match[str]) -> date | None:
    """The date in a match with groups d, m, y; None when there is no such day (month 13, 31 February)."""
    try:
        month = _MONTHS.index(match["m"].lower()) + 1 if match["m"].lower() in _MONTHS else int(digits(match["m"]))
        return date(int(digits(match["y"])), month, int(digits(match["d"])))
    except ValueError:
        return None


def partial_date_of(match: regex.Match[str]) -> PartialDate | None:
    """The date of a letterhead match, as exact as it is written; None without a year or with impossible parts."""
    if not match["y"]:
        return None
    month = (_SPELLED.get(match["m"]) or int(match["m"])) if match["m"] else None
    day = int(match["d"]) if match["d"] and month else None
    partial = PartialDate(int(match["y"]), month, day)
    try:
        partial.exact()
    except ValueError:
        return None
    return partial if month is None or 1 <= month <= 12 else None
