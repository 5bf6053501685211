"""Which of the days a criterion sets one document is to keep: a demand and a paper go in, the days that paper may answer come out.

Of several deadlines those count that are labelled for the document wanted. Of several days that come again a report answers the one
nearest to the end of what it covers; where two are as near, both are said, and the check leaves it to a person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from evidence.covering import cycle_of, is_longer_than_a_year
from evidence.demand import Demand
from evidence.dossier import Paper
from evidence.requirement import Cycle, Deadline, DeadlineDoubt, DeadlineKind, Wanted, Window
from evidence.wanted import documents_named, reports_named

_SURER = (False, None, True)
_BY_COUNT = {1: Cycle.YEAR, 2: Cycle.HALF_YEAR, 4: Cycle.QUARTER, 12: Cycle.MONTH}


@dataclass(frozen=True, slots=True)
class Due:
    """A last day, and the deadline that sets it."""

    deadline: Deadline
    window: Window


@lru_cache(maxsize=16)  # asked for each document that may be meant
def deadlines_for(demand: Demand) -> tuple[Deadline, ...]:
    """The deadlines that are for the document wanted: those labelled so, else those that are not labelled for another.

    Beside a day that is named "thường xuyên" sets none.
    """
    deadlines = demand.requirement.deadlines
    said = [_is_for(each, demand) for each in deadlines]
    best = max(said, key=_SURER.index, default=None)
    if best is False:
        return tuple(replace(each, doubts=(*each.doubts, DeadlineDoubt.PARTLY_READ)) for each in deadlines)
    found = tuple(each for each, mine in zip(deadlines, said, strict=True) if mine is best)
    return tuple(each for each in found if each.kind is not DeadlineKind.STANDING) or found


def times_due(demand: Demand) -> int:
    """How many documents the deadlines ask for: one for each day that something is due again."""
    dues = _dues(demand)
    return max(1, len(dues)) if _is_series(demand, dues) else 1


def answered(demand: Demand, paper: Paper) -> tuple[Due, ...]:
    """The days that a paper may answer, in their order; none where that is not said."""
    dues = _dues(demand)
    if len(dues) == 1 and not _comes_again(dues[0]):
        return dues
    if demand.time is None and not _is_series(demand, dues):
        return ()
    own = [each for each in paper.covers.closed if not is_longer_than_a_year(each)]
    times = [each for each in own if each in demand.periods] or own
    if not times and demand.time:
        times = [demand.time]
    found = [due for time in times for due in _for_time(time, dues, paper)] if times else _on(dues, paper)
    return tuple(sorted(dict.fromkeys(found), key=_last))


# ---- Whose deadline --------------------------------------------------------------------------------------------------


def _is_for(deadline: Deadline, demand: Demand) -> bool | None:
    """Whether the label of a deadline names the document wanted, or another; None where it says nothing of documents."""
    if not deadline.label or demand.wanted is None:
        return None
    year = demand.demanded_year
    typed = documents_named(deadline.label, year=year).wanted
    named = typed or reports_named(deadline.label, year=year)
    if not named or (demand.kind is None and typed):
        return None
    if typed and not any(each.type in demand.kinds for each in typed):
        return False
    times = [_is_on(each, demand.wanted) for each in named if each.cycle or each.period]
    return max(times, key=_SURER.index) if times else True


def _is_on(label: Wanted, wanted: Wanted) -> bool | None:
    """Whether a report of a label is on the time that is wanted, or one of that series."""
    if wanted.period and label.period:
        return wanted.period == label.period
    if wanted.cycle:
        return wanted.cycle == label.cycle
    return None


# ---- Which of its days -----------------------------------------------------------------------------------------------


def _last(due: Due) -> date:
    return due.window.last


def _comes_again(due: Due) -> bool:
    return due.deadline.kind is DeadlineKind.RECURRING


@lru_cache(maxsize=16)
def _dues(demand: Demand) -> tuple[Due, ...]:
    """All days set, in their order, each once."""
    found: dict[date, Due] = {}
    for deadline in deadlines_for(demand):
        for window in deadline.windows:
            found.setdefault(window.last, Due(deadline, window))
    return tuple(sorted(found.values(), key=_last))


def _is_series(demand: Demand, dues: Sequence[Due]) -> bool:
    """Whether a document is wanted for each of the days, and not one document by one of several."""
    if demand.time:
        return False
    if all(map(_comes_again, dues)):
        return True
    wanted = demand.wanted
    if wanted is None:
        return False
    each = wanted.cycle and (wanted.count > 1 or _BY_COUNT.get(len(dues)) is wanted.cycle)
    return bool(each) or wanted.count == len(dues)


def _for_time(time: Window, dues: Sequence[Due], paper: Paper) -> Iterator[Due]:
    """The days that a document on this time may answer: for a report those at its end, for a plan those before it or within it."""
    again = [due for due in dues if _comes_again(due) and _stands_for(time, due.deadline)]
    yield from (due for due in again if due.deadline.loose and time.last == due.window.last)
    named = [due for due in again if not due.deadline.loose]
    pool = sorted((*(due for due in dues if not _comes_again(due)), *_around_the_year(named)), key=_last)
    if paper.looks_back:
        yield from _nearest(pool, time.last)
    elif time.first:
        near = _nearest(pool, time.first)
        within = [due for due in named if time.first <= due.window.last <= time.last]
        yield from within if within and len(near) > 1 else (*near, *within)


def _stands_for(time: Window, deadline: Deadline) -> bool:
    """Whether a document on this time is one of those due: on a whole period, or on more up to its end as the report of a half-year is."""
    cycle = deadline.cycle if deadline.cycle is not Cycle.YEAR else _BY_COUNT.get(len(deadline.windows))
    if cycle is None or time.first is None:
        return True
    length = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6}.get(cycle, time.last.month)
    begins = date(time.last.year, max(1, time.last.month - length + 1), 1)
    return time.first <= begins and cycle_of(Window(begins, time.last)) is cycle


def _around_the_year(dues: Sequence[Due]) -> Iterator[Due]:
    """The days, with the last of the year before and the first of the year after: what is due on 15/01 is of the year that went."""
    if dues:
        yield _shifted(dues[-1], -1)
        yield from dues
        yield _shifted(dues[0], 1)


def _shifted(due: Due, years: int) -> Due:
    first, last = (_in_year(day, years) for day in (due.window.first or due.window.last, due.window.last))
    return replace(due, window=Window(first, last))


def _in_year(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _nearest(dues: Sequence[Due], end: date) -> list[Due]:
    """The last day up to `end` and the first after it; one of them alone where it is more than twice as near."""
    before = [due for due in dues if due.window.last <= end][-1:]
    after = [due for due in dues if due.window.last > end][:1]
    if before and after:
        since, until = (end - before[0].window.last).days, (after[0].window.last - end).days
        if 2 * since < until:
            return before
        if 2 * until < since:
            return after
    return before + after


def _on(dues: Sequence[Due], paper: Paper) -> Sequence[Due]:
    """The days that a document of no time of its own may answer: that in whose window its own day is, else those around it."""
    if paper.day is None:
        return ()
    named = [due for due in dues if _comes_again(due) and not due.deadline.loose]
    pool = sorted({*dues, *_around_the_year(named)}, key=_last) if paper.looks_back else dues
    within = [due for due in pool if (due.window.first or date.min) <= paper.day <= due.window.last]
    before = [due for due in pool if due.window.last < paper.day][-1:]
    return within or before + [due for due in pool if due.window.last > paper.day][:1]
