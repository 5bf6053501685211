"""A day and a number of working days go in, the day they lead to comes out; what moves from year to year is told apart.

Public holidays: Bộ luật Lao động 2019, Điều 112. Tết and the anniversary of the Hùng kings follow the lunar calendar; the second day of
National Day and the days off that replace holidays on weekends are set by the Government each year.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from evidence.lunar import lunar_day

_FIXED = ((1, 1), (4, 30), (5, 1), (9, 2))
_SATURDAY = 5
_TET = (-1, 3)  # the five days off, as they mostly are: the eve to the fourth day of the year
_TET_MOVES = (-4, 8)
_SWAPPED = 7  # days, how far from a day that is given off the day may be that is worked for it
_NATIONAL_DAY = ((9, 1), (9, 4))


def working_day_after(day: date, count: int) -> date:
    """The day `count` working days after `day`, before it where `count` is negative."""
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= not _is_off(day)
    return day


def is_moving_near(first: date, last: date) -> bool:
    """Whether days off that the Government sets year by year may lie between two days, both included."""
    if any(first <= end and start <= last for year in range(first.year, last.year + 1) for start, end in _moving(year)):
        return True
    around = range(-_SWAPPED, (last - first).days + _SWAPPED + 1)
    return any(_is_bridge(first + timedelta(days=at)) for at in around)


def _is_bridge(day: date) -> bool:
    """Whether a day is the only one worked between a holiday and a weekend: a Saturday near it may be worked in its place."""
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    if _is_off(day) or not (_is_off(before) and _is_off(after)):
        return False
    return before in _holidays(before.year) or after in _holidays(after.year)


def _is_off(day: date) -> bool:
    return day.weekday() >= _SATURDAY or day in _holidays(day.year)


def _moving(year: int) -> tuple[tuple[date, date], ...]:
    tet = lunar_day(year, 1, 1)
    start, end = _NATIONAL_DAY
    return (
        (tet + timedelta(days=_TET_MOVES[0]), tet + timedelta(days=_TET_MOVES[1])),
        (date(year, *start), date(year, *end)),
    )


@cache
def _holidays(year: int) -> frozenset[date]:
    """The public holidays of a year, and the working days off in place of those on weekends (Bộ luật Lao động 2019, Điều 111)."""
    tet = lunar_day(year, 1, 1)
    listed = [date(year, month, day) for month, day in _FIXED] + [lunar_day(year, 3, 10)]
    listed += [tet + timedelta(days=n) for n in range(_TET[0], _TET[1] + 1)]
    days = set(listed)
    for holiday in sorted(listed):
        instead = holiday
        while holiday.weekday() >= _SATURDAY and (instead.weekday() >= _SATURDAY or instead in days):
            instead += timedelta(days=1)
        days.add(instead)
    return frozenset(days)
