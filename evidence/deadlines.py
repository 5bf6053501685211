"""The words of a deadline go in; what they set as days comes out, or the words alone where they cannot be read.

A deadline is read only when all its words are understood, or when what is left over names no time: a wrong date is worse
than none. Words are matched folded, so that spelling and lost diacritics do not matter; texts are quoted as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from evidence.cycles import NAME, read_cycles, read_recurring, whole_periods
from evidence.periods import NoSuchDay, Stretch, read_period
from evidence.requirement import Cycle, Deadline, DeadlineDoubt, DeadlineKind, Window
from evidence.terms import read_term
from extractor import fold

_LONGEST = 600  # characters of one cell; what is longer is a text and no deadline
_NO_YEAR = 2000  # stands in while reading where nobody names the year; a leap year, so that 29/02 is a day
_DONE = r"(?:hoan thanh|hoan tat|thuc hien|trien khai|ban hanh|trinh|gui|bao cao|to chuc|tien hanh|xong|du kien|thoi (?:gian|han)|ket thuc)"
_FILLED = re.compile(
    rf"(?:(?:{_DONE}(?: xong)?:?|dinh ky(?= (?:vao|ngay|truoc|cham nhat|trong|den|thang \d))) )+(?=\S)"
)
_HOUR = re.compile(r"(?:luc |vao )?\d{1,2} ?(?:h|g|gio|:) ?(?:\d{2})?(?: ?(?:phut|'))?(?: 00)?,? (?=ngay|\d)")
_BEFORE = re.compile(r"truoc(?: thoi diem)?(?: het)? ")
_LATEST = re.compile(
    r"(?:(?:cham nhat|muon nhat|khong (?:muon|cham|tre) hon|khong qua|han(?: cuoi| chot)?|cho den|den|toi|het)"
    r"(?: (?:la|vao|den|trong|het|ngay cuoi))* )+"
)
_WITHIN = re.compile(r"(?:trong|vao|khoang|dip) (?!nam$)")
_EVERY = rf"(?:dinh ky )?(?:hang |moi ){NAME}|dinh ky {NAME}"
_CYCLE_FIRST = re.compile(rf"({_EVERY})(?:[,:]? ?)(?=\S)")
_CYCLE_LAST = re.compile(rf"(?:,? )({_EVERY})$")
_NEXT_YEAR = re.compile(r",? ?(?:cua )?nam (?:sau|tiep theo|ke tiep|tiep sau)(?: lien ke)?$")
_SAME_YEAR = re.compile(r",? ?(?:cua )?nam (?:bao cao|ke hoach|danh gia|nay)$")
_STANDING = re.compile(
    r"(?:thuong xuyen|lien tuc)(?:,? (?:va )?(?:lien tuc|thuong xuyen|kip thoi))?(?:,? (?:trong |hang |ca )*nam)?(?P<year> \d{4})?"
    r"|trong suot nam(?P<whole> \d{4})?|hang ngay|thuong xuyen,? hang ngay|hang nam va thuong xuyen"
)
_ELSEWHERE = re.compile(
    r"(?:theo|dung|dam bao|bao dam|can cu)(?: dung)? (?:theo )?"
    r"(?:quy dinh|thoi (?:han|gian|diem)|ke hoach|tien do|yeu cau|lo trinh|chi dao|huong dan|phan cong|chuong trinh|dot|thuc te"
    r"|nhu cau|van ban|noi dung|quyet dinh|nghi quyet|cong van|thong bao|luat|nghi dinh|thong tu|tung|dinh ky|de nghi|tinh hinh).*"
)
_EVENT = re.compile(r"(?:ngay )?(?:sau )?khi .+|ngay sau (?:khi|ngay) .+|dot xuat.*|khi can.*")
# What in left-over words would have said something of time, or turned it round.
_SPEAKS_OF_TIME = re.compile(
    r"\d|\b(?:thang|qu[yi] [ivx]+|nam (?:sau|truoc|nay|tiep)|hang|truoc|sau|tuan|dinh ky|thuong xuyen|ke tu|cuoi|giua|gio|mai|nay mai|khong|tru)\b"
    r"|\b(?:tu (?:ngay|thang|quy|nam)|cua nam)\b|^nam\b|\bdau (?:nam|thang|quy|tuan)\b|\bhang (?:nam|thang)"
)
_STRONG = re.compile(
    r"\b(?:truoc (?:ngay |thang |quy |nam |\d|het )|cham nhat|muon nhat|khong (?:muon|cham|tre) hon|xong truoc|trong (?:thang|qu[yi]|nam \d|6 thang)"
    r"|den het |den ngay |han (?:cuoi|chot))"
)
_REPORT = re.compile(
    rf"\b(?:bao cao|so ket|tong ket)(?: (?:dinh ky|cchc|nam|(?:hang )?{NAME}(?: (?:i{{1,3}}|iv|[1-4]|dau nam|cuoi nam))?(?: 20\d\d)?))*"
)
_LABEL = re.compile(r"([^:]{1,80}?)\s*:\s+(?=\S)")
_ASIDE = re.compile(r"([^()]{1,80}?)\s*\(([^()]{1,80})\)")


def read_deadlines(text: str, *, year: int | None = None) -> tuple[Deadline, ...]:
    """The deadlines that `text` (a cell, a line) sets, in its order; those that cannot be read as UNREADABLE, never left out.

    `year` is the one that words without a year mean; without it such deadlines have no windows and the doubt NO_YEAR.
    """
    read: list[Deadline] = []
    base = year
    for piece in reversed(_pieces(text)):
        deadlines = _piece(piece, year)
        if base is None and deadlines[0].windows:  # the year may be said once, at the end
            year = deadlines[0].windows[0].last.year
        read = deadlines + read
    return tuple(read)


def deadline_within(text: str, *, year: int | None = None) -> Deadline | None:
    """The deadline a sentence ends in ("Phê duyệt phương án trước ngày 15/9/2024"); None when it names none for sure."""
    line = " ".join(text.split())
    for found in reversed(list(_STRONG.finditer(fold(line)))):
        deadline = _whole(line[found.start() :].rstrip(" ."), year)
        if deadline and deadline.kind in (DeadlineKind.BY, DeadlineKind.WITHIN, DeadlineKind.RECURRING):
            return deadline
    return None


def _pieces(text: str) -> list[str]:
    """The parts of a text that are deadlines of their own: between semicolons and after bullets."""
    parts = re.split(r";(?![^(]*\))|\n\s*[-+•*]\s+|\n\s*(?=[^\n:]{1,60}:\s)", text[: _LONGEST + 1])
    return [part for each in parts if (part := " ".join(each.split()).strip(" -+•*;.,"))]


def _piece(text: str, year: int | None) -> list[Deadline]:
    """The deadlines of one part of a text."""
    if len(text) > _LONGEST:
        return [_unread(text)]
    one = _labelled(text, year) or _whole(text, year)
    if one:
        return [one]
    return _cycles(text, year) or _several(text, year) or [_around(text, year) or _elsewhere(text) or _unread(text)]


def _unread(text: str) -> Deadline:
    return Deadline(text, DeadlineKind.UNREADABLE)


def _labelled(text: str, year: int | None) -> Deadline | None:
    """A deadline that says what it is for: "Báo cáo quý: trước ngày 10/3", "Báo cáo năm (trước 15/12)", "15/6 (báo cáo 6 tháng)"."""
    found = _LABEL.match(text)
    if found:
        label, inner = found[1], text[found.end() :]
    elif found := _ASIDE.fullmatch(text):
        label, inner = found[1], found[2]
        if _speaks_of_time(label):
            label, inner = inner, label
        if _speaks_of_time(label):
            return None
    else:
        return None
    deadline = _whole(inner, year) or _around(inner, year)
    return replace(deadline, text=text, label=label.strip()) if deadline else None


def _cycles(text: str, year: int | None) -> list[Deadline] | None:
    """Several periods at the end of which something is due: "định kỳ hàng quý, 6 tháng, năm"."""
    cycles = read_cycles(_FILLED.sub("", fold(text).strip(" .,"), count=1))
    return [_Words(text, year).every(cycle) for cycle in cycles] if cycles else None


def _several(text: str, year: int | None) -> list[Deadline] | None:
    """Deadlines that a comma parts, each of them read for sure: "báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước 15/12"."""
    parts = re.split(r",\s+(?:và\s+)?|\s+và\s+", text)
    read: list[Deadline] = []
    for part in reversed(parts if len(parts) > 1 else ()):
        deadline = _labelled(part, year) or _whole(part, year) or _around(part, year)
        if deadline is None or deadline.kind not in (DeadlineKind.BY, DeadlineKind.RECURRING, DeadlineKind.STANDING):
            return None
        if deadline.windows and re.search(r"20\d\d", part):
            year = deadline.windows[-1].last.year
        read.append(deadline)
    return read[::-1] or None


def _around(text: str, year: int | None) -> Deadline | None:
    """A deadline in the middle of other words, when they name no time: the words before it say what it is for."""
    folded = fold(text)
    for found in _STRONG.finditer(folded):
        for end in _ends(folded, found.start()):
            deadline = _whole(text[found.start() : end], year)
            if deadline is None:
                continue
            before, after = text[: found.start()].strip(" ,.-"), text[end:].strip(" ,.-")
            if _speaks_of_time(before) or _speaks_of_time(after):
                return None
            doubts = deadline.doubts + ((DeadlineDoubt.PARTLY_READ,) if after or not before else ())
            return replace(deadline, text=text, label=before, doubts=doubts)
    return None


def _speaks_of_time(text: str) -> bool:
    """Whether words say anything of time, the period that a report is named by left out ("báo cáo 6 tháng")."""
    return bool(_SPEAKS_OF_TIME.search(_REPORT.sub("", fold(text))))


def _ends(folded: str, start: int) -> Iterator[int]:
    """The places where a deadline beginning at `start` may end, the farthest first."""
    yield len(folded)
    breaks = [found.start() for found in re.finditer(r"[ ,.(]", folded[start:])]
    yield from (start + place for place in reversed(breaks) if place)


def _elsewhere(text: str) -> Deadline | None:
    folded = _FILLED.sub("", fold(text), count=1) if not _ELSEWHERE.fullmatch(fold(text)) else fold(text)
    if _ELSEWHERE.fullmatch(folded):
        return Deadline(text, DeadlineKind.BY_REGULATION)
    return Deadline(text, DeadlineKind.RELATIVE) if _EVENT.fullmatch(folded) else None


# ---- One deadline, all its words understood --------------------------------------------------------------------------


def _whole(text: str, year: int | None) -> Deadline | None:
    try:
        return _Words(text, year).read()
    except NoSuchDay:
        return Deadline(text, DeadlineKind.UNREADABLE, doubts=(DeadlineDoubt.IMPOSSIBLE_DAY,))


@dataclass(slots=True)
class _Words:
    text: str
    year: int | None

    def read(self) -> Deadline | None:
        words = fold(" ".join(self.text.split())).strip(" .,;:-+")
        term = read_term(self.text)
        if term:
            return term
        words = _FILLED.sub("", words, count=1)
        if found := _STANDING.fullmatch(words):
            said = found["year"] or found["whole"]
            return self._made(DeadlineKind.STANDING, self._whole_year(int(said) if said else None), dated=bool(said))
        if cycles := read_cycles(words):
            return self.every(cycles[0]) if len(cycles) == 1 else None
        return self._bounded(words, None) or self._with_cycle(words)

    def _with_cycle(self, words: str) -> Deadline | None:
        """A time that comes again each year, quarter or month: said before or after it."""
        for form in (_CYCLE_FIRST, _CYCLE_LAST):
            found = form.match(words) if form is _CYCLE_FIRST else form.search(words)
            if found is None:
                continue
            rest = words[found.end() :] if form is _CYCLE_FIRST else words[: found.start()]
            cycles = read_cycles(found[1])
            if cycles and (deadline := self._bounded(_FILLED.sub("", rest, count=1), cycles[0])):
                return deadline
        return None

    def _bounded(self, words: str, cycle: Cycle | None) -> Deadline | None:
        hour = _HOUR.search(words)
        words = _HOUR.sub("", words, count=1)
        before, latest, within = _BEFORE.match(words), _LATEST.match(words), _WITHIN.match(words)
        bound = before or latest
        rest = words[(bound or within).end() :] if bound or within else words  # type: ignore[union-attr]
        itself = (DeadlineDoubt.DAY_ITSELF,) if before and not hour else ()
        recurring = read_recurring(rest, cycle, self._base)
        if recurring:
            return self._recurring(*recurring, itself)
        if cycle not in (None, Cycle.YEAR):
            return None
        return self._period(rest, cycle, itself, bound=bool(bound), before=bool(before))

    def _period(
        self, words: str, cycle: Cycle | None, itself: tuple[DeadlineDoubt, ...], *, bound: bool, before: bool
    ) -> Deadline | None:
        year, shift = self._base, _NEXT_YEAR.search(words)
        words = _SAME_YEAR.sub("", _NEXT_YEAR.sub("", words))
        stretches = read_period(words, year + bool(shift))
        if stretches is None or (cycle and any(stretch.dated for stretch in stretches)):
            return None
        doubts = itself + ((DeadlineDoubt.VAGUE,) if any(stretch.vague for stretch in stretches) else ())
        if before and not stretches[-1].single:
            stretches = tuple(_up_to(stretch) for stretch in stretches)
        if cycle:
            kind = DeadlineKind.RECURRING
        else:
            kind = DeadlineKind.BY if bound or stretches[-1].single else DeadlineKind.WITHIN
        windows = tuple(_windows(stretches, open_start=kind is DeadlineKind.BY or (bound and not shift), cycle=cycle))
        dated = all(stretch.dated for stretch in stretches)
        return self._made(kind, windows, dated=dated, cycle=cycle, doubts=doubts)

    def every(self, cycle: Cycle) -> Deadline:
        """Something due in each period of the year."""
        windows = tuple(Window(*days) for days in whole_periods(cycle, self._base))
        return self._made(DeadlineKind.RECURRING, windows, dated=False, cycle=cycle)

    def _recurring(self, cycle: Cycle, windows: tuple[Window, ...], doubts: tuple[DeadlineDoubt, ...]) -> Deadline:
        return self._made(DeadlineKind.RECURRING, windows, dated=False, cycle=cycle, doubts=doubts)

    def _made(
        self,
        kind: DeadlineKind,
        windows: tuple[Window, ...],
        *,
        dated: bool,
        cycle: Cycle | None = None,
        doubts: tuple[DeadlineDoubt, ...] = (),
    ) -> Deadline:
        if not dated and self.year is None:
            windows, doubts = (), (*doubts, DeadlineDoubt.NO_YEAR)
        return Deadline(self.text, kind, windows, cycle, doubts=doubts)

    def _whole_year(self, year: int | None) -> tuple[Window, ...]:
        return (Window(date(year or self._base, 1, 1), date(year or self._base, 12, 31)),)

    @property
    def _base(self) -> int:
        return _NO_YEAR if self.year is None else self.year


def _up_to(stretch: Stretch) -> Stretch:
    """What is before a month or a year: up to the day before it begins."""
    end = stretch.first - timedelta(days=1)
    return Stretch(end, end, stretch.dated)


def _windows(stretches: tuple[Stretch, ...], *, open_start: bool, cycle: Cycle | None) -> Iterator[Window]:
    """A window for each stretch; where only ends are set, each begins after the one before it, the first at no day."""
    start = date(stretches[0].last.year, 1, 1) if cycle else None
    for stretch in stretches:
        if open_start or stretch.single:
            yield Window(start, stretch.last)
        else:
            yield Window(stretch.first, stretch.last)
        start = stretch.last + timedelta(days=1)
