"""The times a document covers: its subject goes in, the days of each from the first to the last come out.

Each time is read by the grammar of deadlines (`periods.py`); here is only where in running words one begins and ends, and which of them
the document is on: "so với năm 2023" and "phương hướng năm 2025" it is not.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from evidence.periods import NoSuchDay, Stretch, read_time
from evidence.requirement import Cycle, Window
from extractor import fold

_ANY_YEAR = 2000  # stands in while reading where nobody names the year
_BEGINS = re.compile(r"(?<![\w/.-])(?:(?:\d{1,2}|ba|sau|chin) thang|thang|qu[yi]|(?:ca )?nam|giai doan|nua)\b")
_GOES_ON = re.compile(
    r"(?:[ ,/.–-]*\b(?:ba|sau|chin|thang|qu[yi]|nam|giai|doan|nua|ca|cua|dau|cuoi|tu|den|toi|het|iv|i{1,3}|\d{1,4})\b)*"
)
_LISTED = re.compile(r" ?(?:,|;|\+|&) ?(?:va )?| va ")
_BARE = re.compile(rf"(?:{_LISTED.pattern})(?=(?:iv|i{{1,3}}|\d{{1,2}}|\d{{4}})(?:$| ?[,;.)&+]| va |/\d| nam \d))")
_UNIT = re.compile(r"thang |qu[yi] |nam ")  # that later numbers of a list go without
_CUSTOMARY = re.compile(r"0?6 thang")  # of a year, the first six
_RANGE = re.compile(r"[-–]|\b(?:den|toi)\b")
_DATE = re.compile(
    r"\bngay \d{1,2}(?:,? (?:cua )?thang \d{1,2}| ?[/.-] ?\d{1,2})?(?:,? nam \d{4}| ?[/.-] ?\d{2,4}\b)?|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b"
)
# What stands before a time, as printed: folded, "từ" would be in "đầu tư năm 2024" and "hàng" in "xếp hạng năm 2023".
_ELSE = re.compile(r"\b(?:so với|cùng kỳ|trước|sau)(?: năm)? $", re.IGNORECASE)  # another time than the one covered
_SINCE = re.compile(r"\btừ (?:đầu )?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:đến|tới)(?: hết| nay| cuối)? $", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:phương hướng|nhiệm vụ|giải pháp|kế hoạch|định hướng|tầm nhìn|dự kiến|chương trình)(?: [^\W\d]+){0,4} $",
    re.IGNORECASE,
)
_BEFORE = 60  # characters of what stands before
_REACH = 60  # characters of the longest time


@dataclass(frozen=True, slots=True)
class Covered:
    """The times a text says it covers, in its order; `listed` where it joins them: "quý IV và năm 2024".

    Open at one end are a window without a first day, "đến năm 2025", and one up to the last of all days, "từ năm 2024".
    """

    times: tuple[Window, ...] = ()
    listed: bool = True

    @property
    def closed(self) -> tuple[Window, ...]:
        """The times with both ends."""
        return tuple(each for each in self.times if not is_open(each))


@lru_cache(maxsize=1 << 15)
def covering(text: str, year: int | None = None) -> Covered:
    """The times `text` covers; without a year of its own one is of the year said after it, else before it, else of `year`, else left out.

    A report looks back first and ahead afterwards: "6 tháng đầu năm; phương hướng 6 tháng cuối năm 2022" covers the first half. What
    is done in part of a longer time covers that part: "Đề án giai đoạn 2021 - 2025, năm 2022".
    """
    line = " ".join(text.split())
    words = _blanked(line)
    said = [each for each in _times(line, words) if not _ELSE.search(each.before)]
    named: list[_Time] = []
    for at, each in reversed(list(enumerate(said))):
        earlier = next((one.stretch.last.year for one in reversed(said[:at]) if one.stretch.dated), year)
        if dated := each.in_year(named[0] if named else None, earlier):
            named.insert(0, dated)
    named = [each for at, each in enumerate(named) if not at or not each.ahead]
    joints = [_LISTED.fullmatch(words, one.end, two.start) for one, two in pairwise(named)]
    windows = [each.window for each in named]
    kept = [window for at, window in enumerate(windows) if not _only_around(at, windows, joints)]
    return Covered(tuple(_joined_years(kept, listed=all(joints))), all(joints))


def covered(text: str, year: int | None = None) -> Window | None:
    """The first time that `text` covers; None where it names none."""
    return next(iter(covering(text, year).times), None)


def without_times(text: str) -> str:
    """The text without the times it names."""
    line = " ".join(text.split())
    for time in reversed(_times(line, _blanked(line))):
        line = f"{line[: time.start]} {line[time.end :]}"
    return line


def _blanked(line: str) -> str:
    """A line folded, its days blanked: they are no times that a document covers."""
    return _DATE.sub(lambda found: "·" * len(found[0]), fold(line))


# ---- Where times stand -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Time:
    """A time as it stands in the words, with the unit it goes without in a list, and what stands before it."""

    start: int
    end: int
    said: str
    stretch: Stretch
    before: str

    @property
    def ahead(self) -> bool:
        """Whether it is the time after that which the text looks back on."""
        return bool(_AHEAD.search(self.before))

    def in_year(self, following: _Time | None, year: int | None) -> _Time | None:
        """This time in its own year, else that of the time after it, else in `year`: "quý IV, phương hướng quý I/2025" is of 2024."""
        if self.stretch.dated:
            return self
        after = following.stretch if following and following.stretch.dated else None
        year = after.first.year if after else year
        if year is None:
            return None
        stretch = read_time(self.said, year)
        ahead = following and following.ahead
        if stretch and after and (stretch.first > after.last or (ahead and stretch.last >= after.last)):
            stretch = read_time(self.said, year - 1)
        dated = stretch and Stretch(stretch.first, stretch.last, dated=bool(after))
        return _Time(self.start, self.end, self.said, dated, self.before) if dated else None

    @property
    def window(self) -> Window:
        """Its days; open at one end where the words say only from or up to when."""
        first, last = self.stretch.first, self.stretch.last
        if not _RANGE.search(self.said):
            if _UNTIL.search(self.before):
                return Window(None, last)
            if _SINCE.search(self.before):
                return Window(first, date.max)
        return Window(first, last)


def _times(line: str, words: str) -> list[_Time]:
    """The times that a line, `words` when folded, names, bare numbers after a comma too: "quý I, II và III". Days are no times."""
    found: list[_Time] = []
    at = 0
    while begins := _BEGINS.search(words, at):
        time = _longest(line, words, begins.start())
        at = begins.end()
        while time:
            at = time.end
            if not time.stretch.single:
                found.append(time)
            unit, more = _UNIT.match(time.said), _BARE.match(words, time.end)
            time = _longest(line, words, more.end(), unit[0]) if unit and more else None
    return found


def _longest(line: str, words: str, start: int, unit: str = "") -> _Time | None:
    """The longest time that begins at `start`, `unit` put before it."""
    reach = _GOES_ON.match(words, start, start + _REACH)
    ends = [found.end() for found in re.compile(r"\w+").finditer(words, start, reach.end() if reach else start)]
    readings = [(end, unit + words[start:end]) for end in reversed(ends)]
    if customary := _CUSTOMARY.match(words, start):
        readings.append((customary.end(), f"{customary[0]} dau nam"))
    for end, said in readings:
        try:
            stretch = read_time(said, _ANY_YEAR)
        except NoSuchDay:
            continue
        if stretch:
            return _Time(start, end, said, stretch, line[max(0, start - _BEFORE) : start])
    return None


# ---- Which of them are meant -----------------------------------------------------------------------------------------


def _only_around(at: int, windows: Sequence[Window], joints: Sequence[re.Match[str] | None]) -> bool:
    """Whether a time only says what another, a part of it, is of: "Kế hoạch năm 2024 trong quý I"; not in "quý IV và năm 2024"."""
    whole = windows[at]
    for other, part in enumerate(windows):
        if part == whole or not is_within(part, whole):
            continue
        between = joints[min(at, other) : max(at, other)]
        listed = all(between) and (other < at or "va" in str(between[-1] and between[-1][0]))
        if not listed or is_longer_than_a_year(whole):
            return True
    return False


def _joined_years(windows: list[Window], *, listed: bool) -> list[Window]:
    """The windows, each once, with years that follow each other as one: "năm 2022, 2023"."""
    joined: list[Window] = []
    for each in dict.fromkeys(windows):
        before = joined[-1] if joined else None
        years = (
            before
            and is_of_cycle(each, Cycle.YEAR)
            and before.first
            and (before.first.month, before.last.month) == (1, 12)
        )
        if listed and before and years and each.first == before.last + timedelta(days=1):
            joined[-1] = Window(before.first, each.last)
        else:
            joined.append(each)
    return joined


# ---- What kind of time it is -----------------------------------------------------------------------------------------


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
    last = first.month + months - 1
    return window.last == date(first.year, last, monthrange(first.year, last)[1])


def cycle_of(window: Window) -> Cycle | None:
    """The cycle a period is one of; None where it is of none: "5 tháng đầu năm"."""
    return next((cycle for cycle in _LENGTHS if is_of_cycle(window, cycle)), None)


def is_within(part: Window, whole: Window) -> bool:
    """Whether all days of one window are days of another."""
    return (whole.first or date.min) <= (part.first or date.min) and part.last <= whole.last


def is_open(window: Window) -> bool:
    """Whether a window has one end only."""
    return window.first is None or window.last == date.max


def is_longer_than_a_year(window: Window) -> bool:
    """Whether a window reaches over more than a year, or is open."""
    return window.first is None or (window.last - window.first).days > 366
