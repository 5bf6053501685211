"""Folded words that name a time go in ("quy ii/2024", "tu thang 3 den thang 6/2024"); the days they cover come out.

The whole of the words must be understood, else nothing is: half a date is a wrong date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

_YEAR = r"(?:19|20)\d\d"
# "/2024", " năm 2024", ", năm 2024", " của năm 2024"
_TAIL = rf"(?: ?[/,.-]? ?(?:cua )?(?:nam )?(?P<year>{_YEAR}))?"
_QUARTER = r"iv|i{1,3}|[1-4]"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SEPARATOR = re.compile(r" ?(?:,|;|\+|&) ?(?:va )?| va ")
_SAME_DAY = re.compile(r"^(?:ngay )?(?P<day>\d{1,2}),? (?:cua )?cac thang (?P<months>\d{1,2}(?:(?:, ?| va )\d{1,2})+)")
_UNIT = re.compile(r"(?:trong |ca )?(thang|qu[yi]|nam|ngay|q|t)\b")
_BARE = re.compile(rf"(?:\d{{1,2}}|{_QUARTER}|{_YEAR})(?:(?: ?/ ?| nam ){_YEAR})?")
_CENTURY = 2000
_YEARS_AROUND = 15  # "31/12/24" is read as of this century only near the year the criteria are of


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days some words cover, both ends included."""

    first: date
    last: date
    dated: bool  # whether the words name the year
    vague: bool = False  # whether the last day is only customary: "giữa tháng"
    single: bool = False  # one day, named as such


class NoSuchDay(ValueError):
    """Words that name a day which is not in the calendar, such as 31/6."""


def read_period(words: str, year: int) -> tuple[Stretch, ...] | None:
    """The stretches that folded `words` name, in their order; None when any of the words is not understood.

    `year` is what words without a year mean. Neighbouring months or quarters of a list are one stretch. Raises NoSuchDay.
    """
    words = _SAME_DAY.sub(_each_month, words.strip(" .,:;()"))
    stretch = read_time(words, year)
    if stretch:
        return (stretch,)
    pieces = [piece for piece in _SEPARATOR.split(words) if piece]
    return _joined(_listed(pieces, year)) if len(pieces) > 1 else None


def read_time(words: str, year: int) -> Stretch | None:
    """The one time that folded `words` name, or that from one to another; None when they are not understood. Raises NoSuchDay."""
    return _atom(words, year) or _range(words, year)


def _each_month(found: re.Match[str]) -> str:
    """ "15 cac thang 3, 6" as "15/3, 15/6"."""
    return re.sub(r"\d+", lambda month: f"{found['day']}/{month[0]}", found["months"])


def _listed(pieces: list[str], year: int) -> list[Stretch] | None:
    """Each piece of a list, with the unit said first ("tháng 3, 4") and the year said last ("15/3, 15/6/2024")."""
    full: list[str] = []
    for piece in pieces:
        unit = _UNIT.match(full[-1]) if full else None
        full.append(f"{unit[1]} {piece}" if unit and _BARE.fullmatch(piece) else piece)
    found: list[Stretch] = []
    for piece in reversed(full):
        stretch = read_time(piece, year)
        if stretch and found and found[-1].dated and not stretch.dated:
            if stretch.first > found[-1].last:  # 15/11, 15/01/2025
                stretch = read_time(piece, year - 1)
            stretch = stretch and replace(stretch, dated=True)
        if stretch is None:
            return None
        if stretch.dated:
            year = stretch.first.year
        found.append(stretch)
    return found[::-1]


def _joined(stretches: list[Stretch] | None) -> tuple[Stretch, ...] | None:
    """Neighbours as one; None when they are not in order."""
    joined: list[Stretch] = []
    for stretch in stretches or ():
        if joined and stretch.first <= joined[-1].last:
            return None
        if joined and not stretch.single and stretch.first == joined[-1].last + timedelta(days=1):
            joined[-1] = replace(joined[-1], last=stretch.last, vague=stretch.vague)
        else:
            joined.append(stretch)
    return tuple(joined) or None


def _range(words: str, year: int) -> Stretch | None:
    """From one time to another: the unit of the first and the year of either serve both."""
    for start, end in _splits(words):
        unit = _UNIT.match(start)
        if unit and _BARE.fullmatch(end):
            end = f"{unit[1]} {end}"
        last = _atom(end, year)
        if last is None or (last.single and unit and unit[1] != "ngay" and not end.startswith("ngay")):
            continue
        if re.fullmatch(r"(?:ngay )?\d{1,2}", start) and last.single:
            start = f"{start}/{last.last.month}"
        first = _atom(start, last.first.year if last.dated else year)
        if first is None:
            continue
        if first.dated and not last.dated:
            last = _atom(end, first.first.year)
        elif last.dated and not first.dated and first.first > last.last:
            first = _atom(start, last.first.year - 1)  # từ tháng 11 đến tháng 02/2025
        if first is None or last is None or first.first > last.last or (first.single and first.last >= last.last):
            return None
        return Stretch(first.first, last.last, first.dated or last.dated, last.vague)
    return None


def _splits(words: str) -> list[tuple[str, str]]:
    """The places where a range may be divided, each as its two sides."""
    bare = re.sub(r"^(?:tu|trong khoang|khoang) ", "", words)
    sides = re.finditer(r" ?(?:[-–—]|\b(?:cho )?den\b|\btoi\b) ?(?:het )?", bare)
    return [(bare[: side.start()], bare[side.end() :]) for side in sides if side.start() and side.end() < len(bare)]


# ---- One time --------------------------------------------------------------------------------------------------------


def _atom(words: str, year: int) -> Stretch | None:
    for form, make in _ATOMS:
        found = form.fullmatch(words)
        if found:
            return make(found, year)
    return None


def _year_of(found: re.Match[str], year: int) -> tuple[int, bool]:
    said = found["year"]
    if said is None:
        return year, False
    if len(said) == 2:
        if abs(_CENTURY + int(said) - year) > _YEARS_AROUND:
            raise NoSuchDay(said)
        return _CENTURY + int(said), True
    return int(said), True


def _day(found: re.Match[str], year: int) -> Stretch:
    year, dated = _year_of(found, year)
    try:
        day = date(year, int(found["month"]), int(found["day"]))
    except ValueError as error:
        raise NoSuchDay(found[0]) from error
    return Stretch(day, day, dated, single=True)


def _short_day(found: re.Match[str], year: int) -> Stretch | None:
    """A day by its numbers; None for "10-12/2024", which may be from October to December."""
    if found["mark"] == "-" and found["next"] != "-" and not found["said"] and int(found["day"]) <= 12:
        return None
    return _day(found, year)


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """The first day of one month and the last of another; NoSuchDay when there is no such month."""
    if not 1 <= first <= last <= 12:
        raise NoSuchDay(f"{first}-{last}")
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _month(found: re.Match[str], year: int) -> Stretch:
    year, dated = _year_of(found, year)
    month = int(found["month"])
    return Stretch(*months(year, month, month), dated)


def _quarter(found: re.Match[str], year: int) -> Stretch:
    year, dated = _year_of(found, year)
    quarter = _QUARTERS[found["quarter"]]
    return Stretch(*months(year, 3 * quarter - 2, 3 * quarter), dated)


def _some_months(found: re.Match[str], year: int) -> Stretch:
    """So many months from the beginning of the year, or at its end; its half is six."""
    year, dated = _year_of(found, year)
    said = found["count"] or "6"
    count = _COUNTS.get(said) or int(said)
    return Stretch(*(months(year, 13 - count, 12) if found["half"] == "cuoi" else months(year, 1, count)), dated)


def _nine(found: re.Match[str], year: int) -> Stretch:
    year, dated = _year_of(found, year)
    return Stretch(*months(year, 1, 9), dated)


def _whole(found: re.Match[str], year: int) -> Stretch:
    year, dated = _year_of(found, year)
    return Stretch(*months(year, 1, 12), dated)


def _years(found: re.Match[str], _: int) -> Stretch | None:
    first, last = int(found["from"]), int(found["to"])
    return Stretch(date(first, 1, 1), date(last, 12, 31), dated=True) if first < last else None


def _part_of_month(found: re.Match[str], year: int) -> Stretch:
    """Đầu, giữa, cuối tháng: the three tens of days, as "thượng tuần" has them."""
    month = _month(found, year)
    return _tenth(month, _THIRDS[found["part"]])


def _tenth(month: Stretch, third: int) -> Stretch:
    first = month.first + timedelta(days=10 * third)
    last = month.last if third == 2 else first + timedelta(days=9)
    return Stretch(first, last, month.dated, vague=third < 2)


def _half_of_month(found: re.Match[str], year: int) -> Stretch:
    month = _month(found, year)
    middle = month.first.replace(day=15)
    if found["half"] == "dau":
        return replace(month, last=middle, vague=True)
    return replace(month, first=middle + timedelta(days=1))


def _week_of_month(found: re.Match[str], year: int) -> Stretch:
    month = _month(found, year)
    if found["week"] in ("cuoi", "cuoi cung"):
        return replace(month, first=month.last - timedelta(days=6))
    first = month.first + timedelta(days=7 * _WEEKS[found["week"]])
    return Stretch(first, first + timedelta(days=6), month.dated, vague=True)


def _part_of_quarter(found: re.Match[str], year: int) -> Stretch:
    quarter = _quarter(found, year)
    third = _THIRDS[found["part"]]
    month = quarter.first.month + third
    return Stretch(*months(quarter.first.year, month, month), quarter.dated, vague=third < 2)


def _part_of_year(found: re.Match[str], year: int) -> Stretch:
    year, dated = _year_of(found, year)
    first, last = ((1, 3), (5, 8), (10, 12))[_THIRDS[found["part"]]]
    return Stretch(*months(year, first, last), dated, vague=last < 12)


_COUNTS = {"ba": 3, "sau": 6, "chin": 9}
_THIRDS = {"dau": 0, "thuong tuan": 0, "giua": 1, "trung tuan": 1, "cuoi": 2, "ha tuan": 2}
_WEEKS = {"dau": 0, "dau tien": 0, "1": 0, "thu nhat": 0, "i": 0, "2": 1, "thu hai": 1, "thu 2": 1, "ii": 1}
_WEEKS |= {"3": 2, "thu ba": 2, "thu 3": 2, "iii": 2, "thu 1": 0}
_THIS_MONTH = r"thang (?P<month>\d{1,2})"
_THIS_QUARTER = rf"(?:qu[yi]|q)\.? ?(?P<quarter>{_QUARTER})"
_IN = r"(?:trong |vao |khoang )?"

_ATOMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Stretch | None]], ...] = tuple(
    (re.compile(_IN + form), make)
    for form, make in (
        # ngày 31/01/2021, 15/12, 31-12-24, 30/6 năm 2024
        (
            rf"(?P<said>ngay )?(?P<day>\d{{1,2}}) ?(?P<mark>[/.-]) ?(?P<month>\d{{1,2}})"
            rf"(?:(?: ?(?P<next>[/.-]) ?|,? (?:cua )?nam )(?P<year>{_YEAR}|\d\d))?",
            _short_day,
        ),
        (rf"(?:ngay )?(?P<day>\d{{1,2}}),? (?:cua )?thang (?P<month>\d{{1,2}}){_TAIL}", _day),
        (rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?: 00:00(?::00)?)?", _day),
        (rf"(?:thang|t\.?) ?(?P<month>\d{{1,2}}){_TAIL}", _month),
        (rf"(?P<month>\d{{1,2}}) ?[/-] ?(?P<year>{_YEAR})", _month),
        (rf"{_THIS_QUARTER}{_TAIL}", _quarter),
        # 6 tháng đầu năm, 3 tháng cuối năm 2024, 10 tháng năm 2024, nửa đầu năm
        (
            rf"(?:(?P<count>\d{{1,2}}|{'|'.join(_COUNTS)}) thang|nua)(?= dau| cuoi|(?: cua)? nam \d)(?: (?P<half>dau|cuoi))?(?: cua)? nam{_TAIL}",
            _some_months,
        ),
        (rf"0?9 thang(?: dau| cua)?(?: nam)?{_TAIL}", _nine),
        (rf"(?:ca )?nam (?P<year>{_YEAR})", _whole),
        (rf"(?P<year>{_YEAR})", _whole),
        (rf"(?:(?:trong|ca) nam|nam nay){_TAIL}", _whole),
        (
            rf"(?:giai doan |cac nam )?(?:tu )?(?:nam )?(?P<from>{_YEAR}) ?(?:[-–]|den(?: het)?) ?(?:nam )?(?P<to>{_YEAR})",
            _years,
        ),
        (rf"(?P<part>dau|giua|cuoi|thuong tuan|trung tuan|ha tuan) {_THIS_MONTH}{_TAIL}", _part_of_month),
        (rf"nua (?P<half>dau|cuoi) {_THIS_MONTH}{_TAIL}", _half_of_month),
        (
            rf"tuan (?P<week>dau(?: tien)?|cuoi(?: cung)?|[123]|i{{1,3}}|thu (?:nhat|hai|ba|[123])) (?:cua )?{_THIS_MONTH}{_TAIL}",
            _week_of_month,
        ),
        (rf"(?P<part>dau|giua|cuoi) {_THIS_QUARTER}{_TAIL}", _part_of_quarter),
        (rf"(?P<part>dau|giua|cuoi) nam{_TAIL}", _part_of_year),
    )
)
