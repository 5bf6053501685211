"""The words of one deadline go in; what they set as days comes out, when every one of them is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from evidence.cycles import NAME, read_cycles, read_recurring, whole_periods
from evidence.periods import NoSuchDay, Stretch, read_period
from evidence.requirement import Cycle, Deadline, DeadlineDoubt, DeadlineKind, Window
from evidence.terms import read_term
from extractor import fold

_NO_YEAR = 2000  # stands in while reading where nobody names the year; a leap year, so that 29/02 is a day
_DONE = r"(?:hoan thanh|hoan tat|thuc hien|trien khai|ban hanh|trinh|gui|bao cao|to chuc|tien hanh|xong|du kien|thoi (?:gian|han)|ket thuc)"
_VERBS = re.compile(rf"(?:(?:{_DONE}(?: xong)?:?|dinh ky(?= (?:vao|ngay|truoc|cham nhat|trong|den|thang \d))) )+(?=\S)")
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
_THIS = r"nam (?:bao cao|ke hoach|danh gia|nay)"
_BESIDE = rf"(?: lien ke)?(?:,? (?:cua |voi |so voi )?{_THIS}(?: lien ke)?)?$"  # "năm trước liền kề năm kế hoạch"
_LAST_YEAR = re.compile(r",? ?(?:cua )?nam (?:lien ke |lien )?truoc(?: do)?" + _BESIDE)
_NEXT_YEAR = re.compile(r",? ?(?:cua )?nam (?:lien ke |lien )?(?:sau|tiep theo|ke tiep|tiep sau)(?: do)?" + _BESIDE)
_SAME_YEAR = re.compile(rf",? ?(?:cua )?{_THIS}$")
# "Trước cuối tháng 3": before the last days of the month begin, or before they end?
_PART = re.compile(r"(?:dau|giua|cuoi|nua|tuan|thuong tuan|trung tuan|ha tuan)\b")
_STANDING = re.compile(
    r"nam(?P<first> \d{4}),? (?:va )?thuong xuyen"
    r"|(?:thuong xuyen|lien tuc)(?:,? (?:va )?(?:lien tuc|thuong xuyen|kip thoi))?(?:,? (?:trong |hang |ca )*nam)?(?P<year> \d{4})?"
    r"|trong suot nam(?P<whole> \d{4})?|hang ngay|thuong xuyen,? hang ngay|hang nam va thuong xuyen"
)


def deadline_of(text: str, year: int | None) -> Deadline | None:
    """The one deadline that all the words of `text` make up; None when any of them is not understood.

    A day that is not in the calendar makes the text UNREADABLE, with the doubt that says so.
    """
    try:
        return _Words(text, year).read()
    except NoSuchDay:
        return Deadline(text, DeadlineKind.UNREADABLE, doubts=(DeadlineDoubt.IMPOSSIBLE_DAY,))


def due_each(cycle: Cycle, text: str, year: int | None) -> Deadline:
    """The deadline of something due in each month, quarter and so on of the year."""
    return _Words(text, year).every(cycle)


def without_verbs(words: str) -> str:
    """Folded words without the verbs before a time: "hoàn thành", "gửi", "báo cáo"."""
    return _VERBS.sub("", words, count=1)


@dataclass(slots=True)
class _Words:
    """The text of one deadline and the year it means where it says none."""

    text: str
    year: int | None

    def read(self) -> Deadline | None:
        words = fold(" ".join(self.text.split())).strip(" .,;:-+")
        term = read_term(self.text)
        if term:
            return term
        words = without_verbs(words)
        if found := _STANDING.fullmatch(words):
            said = found["first"] or found["year"] or found["whole"]
            windows = self._whole_year(int(said) if said else None)
            return self._made(DeadlineKind.STANDING, windows, dated=bool(said), loose=True)
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
            if cycles and (deadline := self._bounded(without_verbs(rest), cycles[0])):
                return deadline
        return None

    def _bounded(self, words: str, cycle: Cycle | None) -> Deadline | None:
        hour = _HOUR.search(words)
        words = _HOUR.sub("", words, count=1)
        before, latest, within = _BEFORE.match(words), _LATEST.match(words), _WITHIN.match(words)
        bound = before or latest
        rest = words[(bound or within).end() :] if bound or within else words  # type: ignore[union-attr]
        itself = (DeadlineDoubt.DAY_ITSELF,) if before and not hour else ()
        if recurring := read_recurring(rest, cycle, self._base):
            named, windows = recurring
            return self._made(DeadlineKind.RECURRING, windows, dated=False, cycle=named, doubts=itself)
        if cycle not in (None, Cycle.YEAR):
            return None
        return self._period(rest, cycle, itself, bound=bool(bound), before=bool(before))

    def _period(
        self, words: str, cycle: Cycle | None, itself: tuple[DeadlineDoubt, ...], *, bound: bool, before: bool
    ) -> Deadline | None:
        shift = bool(_NEXT_YEAR.search(words)) - bool(_LAST_YEAR.search(words))
        words = _LAST_YEAR.sub("", _SAME_YEAR.sub("", _NEXT_YEAR.sub("", words)))
        stretches = None if before and _PART.match(words) else read_period(words, self._base + shift)
        dated = [stretch.dated for stretch in stretches or ()]
        if stretches is None or (any(dated) and (cycle or shift)):
            return None  # a year of its own and "hàng năm" or "năm sau" do not go together
        if before and not stretches[-1].single:
            stretches, itself = tuple(_up_to(stretch) for stretch in stretches), ()
        doubts = itself + ((DeadlineDoubt.VAGUE,) if any(stretch.vague for stretch in stretches) else ())
        if cycle:
            kind = DeadlineKind.RECURRING
        else:
            kind = DeadlineKind.BY if bound or stretches[-1].single else DeadlineKind.WITHIN
        windows = tuple(_windows(stretches, open_start=kind is DeadlineKind.BY or (bound and not shift), cycle=cycle))
        return self._made(kind, windows, dated=all(dated), cycle=cycle, doubts=doubts)

    def every(self, cycle: Cycle) -> Deadline:
        """Something due for each period of the year: how often, and by no day that is named."""
        windows = tuple(Window(*days) for days in whole_periods(cycle, self._base))
        return self._made(DeadlineKind.RECURRING, windows, dated=False, cycle=cycle, loose=True)

    def _made(
        self,
        kind: DeadlineKind,
        windows: tuple[Window, ...],
        *,
        dated: bool,
        cycle: Cycle | None = None,
        doubts: tuple[DeadlineDoubt, ...] = (),
        loose: bool = False,
    ) -> Deadline:
        if not dated and self.year is None:
            windows, doubts = (), (*doubts, DeadlineDoubt.NO_YEAR)
        return Deadline(self.text, kind, windows, cycle, doubts=doubts, loose=loose)

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
