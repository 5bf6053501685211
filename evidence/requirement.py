"""What would prove a criterion: documents of which type and how many, from whom, about what, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

REPORT = "Báo cáo"  # the type that looks back on a time


class DeadlineKind(StrEnum):
    """How a deadline names its time."""

    BY = "by"  # trước 31/01/2021, chậm nhất ngày 15/12: at the latest
    WITHIN = "within"  # trong tháng 10/2021, Quý I, năm 2021, từ tháng 3 đến tháng 6
    RECURRING = "recurring"  # hàng tháng, trước ngày 10 của tháng cuối quý: once in each window
    RELATIVE = "relative"  # không quá 30 ngày kể từ ngày kế hoạch được ban hành
    STANDING = "standing"  # thường xuyên: at any time of the window
    BY_REGULATION = "by_regulation"  # theo quy định, theo yêu cầu: set elsewhere
    UNREADABLE = "unreadable"  # only its text is known


class Cycle(StrEnum):
    """The period after which something is due again, or which a periodic report covers."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


class DeadlineDoubt(StrEnum):
    """What a person should know before a deadline decides anything."""

    NO_YEAR = "no_year"  # neither the text nor the criteria set names the year
    VAGUE = "vague"  # giữa tháng, đầu quý: the bounds are customary, no rule fixes them
    # "Trước ngày 15/9": the window ends with the day named, and whether a document of that very day is in time is read both ways.
    DAY_ITSELF = "day_itself"
    IMPOSSIBLE_DAY = "impossible_day"  # 31/6: the day is not in the calendar
    MOVING_HOLIDAYS = "moving_holidays"  # working days reach over holidays whose days are decided year by year
    PARTLY_READ = "partly_read"  # words are left that may change the meaning


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which something is in time, both included; `first` is None where only the end is set."""

    first: date | None
    last: date

    def __post_init__(self) -> None:
        if self.first is not None and self.first > self.last:
            raise ValueError(f"not a window: {self.first}..{self.last}")

    def days_late(self, day: date) -> int:
        """By how many days `day` comes after the last one in time; 0 when it does not."""
        return max(0, (day - self.last).days)


@dataclass(frozen=True, slots=True)
class Term:
    """A time counted from an event: "không quá 05 ngày làm việc kể từ ngày nhận được văn bản"."""

    days: int
    working_days: bool
    anchor: str  # the words that name the event, as printed: "ngày kế hoạch của tỉnh được ban hành"
    months: int = 0  # where the text counts months or years, with `days` 0
    before: bool = False  # counted back from the event: "15 ngày trước ngày khai mạc"


@dataclass(frozen=True, slots=True)
class Start:
    """A document that a term is counted from, or may be, by what a person calls it, and its day."""

    document: str
    day: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline as printed and as read.

    `windows` holds one window for each time something is due, in order; it is empty when the text gives none by itself
    (RELATIVE to an event, BY_REGULATION, UNREADABLE) or doubts say why.
    """

    text: str
    kind: DeadlineKind
    windows: tuple[Window, ...] = ()
    cycle: Cycle | None = None  # of what recurs
    term: Term | None = None  # of what is relative; None where the event alone is named: "ngay sau khi ..."
    doubts: tuple[DeadlineDoubt, ...] = ()
    # Of what is relative to a document: the one found, where it has windows; else those it may be.
    since: tuple[Start, ...] = ()
    label: str = ""  # what it is for, where the words say so: "Báo cáo quý: ..."
    # Whether what comes after its windows may still be in time: "hàng quý" says how often, a title what else was done "trong năm".
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Documents of one type that are wanted, and at least how many."""

    type: str  # the name patterns gives it: "Báo cáo"; "Văn bản" where any type will do
    count: int = 1
    cycle: Cycle | None = None  # the period that each of a series of reports covers
    period: Window | None = None  # the very time it is to cover: "báo cáo quý I năm 2024"
    or_else: tuple[str, ...] = ()  # types that would do as well: "Kế hoạch hoặc Công văn"
    several: bool = False  # more than one, and how many is not said: "các kế hoạch", "báo cáo định kỳ"
    implied: bool = False  # the words name no type, but what they demand is done by one: "phê duyệt", a Quyết định


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one product of a criterion, or its title where it names no product, asks to be shown.

    Without `wanted` the words name no type of document: a person says what would prove them.
    """

    criterion: str  # the criterion's code
    text: str  # the words it was read from
    wanted: tuple[Wanted, ...] = ()
    inherited: bool = (
        False  # the document is the one the title names, of which the words say how it is to be: "đúng hạn"
    )
    issuer: str | None = None  # who is to issue it, as named
    owner: str | None = None  # else whose the words say something is, which may be the document or what it is about
    periods: tuple[Window, ...] = ()  # the times it is to cover
    deadlines: tuple[Deadline, ...] = ()
