"""Whether a document came in time: the deadlines of a demand and the days of a document go in, a check comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from evidence.covering import is_within
from evidence.demand import Demand
from evidence.dossier import Paper
from evidence.due import Due, answered, deadlines_for
from evidence.finding import Aspect, Check, Fact, Outcome, Reason, Why, reason
from evidence.requirement import Deadline, DeadlineDoubt, DeadlineKind, Start
from evidence.scene import Scene
from extractor import fold

_AT_THE_END = re.compile(r"\bcuoi (?:hang |moi )?(?:thang|qu[yi]|nam)\b(?! cuoi)")  # "cuối quý" is no day
_NO_MATTER = {DeadlineDoubt.DAY_ITSELF}  # doubts about one day only, looked at where that day comes up


def deadline_check(demand: Demand, paper: Paper, scene: Scene) -> Check:
    """Whether the day of the document is within its deadline; a day that witnesses dispute must be so either way."""
    deadlines = deadlines_for(demand)
    if not deadlines:
        return Check(Aspect.DEADLINE, Outcome.MET, reason(Why.NO_DEADLINE))
    days = tuple(dict.fromkeys((*paper.own_days, *paper.said_days)))
    if not days:
        return _open(reason(Why.DAY_UNKNOWN))
    open_ones = [deadline for deadline in deadlines if not deadline.windows or set(deadline.doubts) - _NO_MATTER]
    if open_ones:
        return _open(_left_open(open_ones[0]))
    dues = answered(demand, paper)
    if not dues:
        return _open(_not_said(days[0], [window.last for each in deadlines for window in each.windows], deadlines))
    told = tuple(f"{day:%d/%m/%Y}" for day in days)
    own, *others = [_kept(day, dues, paper, also=told[1:]) for day in days]
    if any(other.outcome is not own.outcome for other in others):
        due = dues[-1]
        return _open(reason(Why.DAYS_DIFFER, days=told, last=due.window.last, deadline=due.deadline.text))
    return own


def _open(why: Reason) -> Check:
    return Check(Aspect.DEADLINE, Outcome.INCONCLUSIVE, why)


def _kept(day: date, dues: Sequence[Due], paper: Paper, *, also: tuple[str, ...]) -> Check:
    """Whether a document of this day is in time for each of the days it may answer."""
    checks = [_in_time(day, due, paper, also) for due in dues]
    if len(checks) == 1 or all(check.outcome is Outcome.MET for check in checks):
        return checks[-1]
    return _open(_not_said(day, [due.window.last for due in dues], [due.deadline for due in dues]))


def _in_time(day: date, due: Due, paper: Paper, also: tuple[str, ...]) -> Check:
    deadline, window = due.deadline, due.window
    if DeadlineDoubt.DAY_ITSELF in deadline.doubts and day == window.last:
        return _open(reason(Why.DEADLINE_EDGE, day=day, deadline=deadline.text))
    facts: dict[str, Fact] = {"day": day, "last": window.last, "deadline": deadline.text}
    if deadline.since:
        facts["since"] = _called(deadline.since[0])
    if late := window.days_late(day):
        if deadline.loose or _is_on_all_of(paper, due):
            return _open(reason(Why.DEADLINE_LOOSE, day=day, last=window.last, deadline=deadline.text))
        return Check(Aspect.DEADLINE, Outcome.NOT_MET, reason(Why.LATE, **facts, days=late))
    begins = deadline.kind in (DeadlineKind.WITHIN, DeadlineKind.RELATIVE) and window.first
    if begins and paper.looks_back and day < begins:
        return _open(reason(Why.DEADLINE_EARLY, day=day, first=begins, deadline=deadline.text))
    if also:
        facts["also"] = also
    return Check(Aspect.DEADLINE, Outcome.MET, reason(Why.IN_TIME, **facts))


def _is_on_all_of(paper: Paper, due: Due) -> bool:
    """Whether a document reports on the very time that it is to come within, up to its last day: then it comes after it."""
    if not paper.looks_back or due.deadline.kind not in (DeadlineKind.WITHIN, DeadlineKind.RECURRING):
        return False
    at_end = bool(_AT_THE_END.search(fold(due.deadline.text)))
    within = due.deadline.kind is DeadlineKind.WITHIN
    return any(
        time.last == due.window.last and (at_end or (within and is_within(time, due.window)))
        for time in paper.covers.closed
    )


def _not_said(day: date, lasts: Sequence[date], deadlines: Sequence[Deadline]) -> Reason:
    """Which of several days the document is to keep is not said."""
    days = tuple(f"{last:%d/%m/%Y}" for last in sorted(set(lasts)))
    return reason(
        Why.DEADLINE_SEVERAL, day=day, days=days, deadline="; ".join(dict.fromkeys(each.text for each in deadlines))
    )


def _left_open(deadline: Deadline) -> Reason:
    """Why a deadline has no last day: what it counts from is not found or may be several documents, or its words say none."""
    facts: dict[str, Fact] = {"deadline": deadline.text}
    if not deadline.windows and deadline.since:
        facts["documents"] = tuple(map(_called, deadline.since))
    elif not deadline.windows and deadline.term:
        facts["anchor"] = deadline.term.anchor
    return reason(Why.DEADLINE_OPEN, **facts)


def _called(start: Start) -> str:
    return f"{start.document} ({start.day:%d/%m/%Y})"
