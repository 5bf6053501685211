"""Whether a document came in time: the deadlines of a demand and the days of a document go in, a check comes out."""

from __future__ import annotations

from datetime import date

from evidence.covering import covered
from evidence.demand import Demand
from evidence.dossier import Paper
from evidence.finding import Aspect, Check, Fact, Outcome, Reason, Why, reason
from evidence.requirement import Deadline, DeadlineDoubt, DeadlineKind, Start, Window
from evidence.scene import Scene

_NO_MATTER = {DeadlineDoubt.DAY_ITSELF}  # doubts about one day only, looked at where that day comes up


def deadline_check(demand: Demand, paper: Paper, scene: Scene) -> Check:
    """Whether the day of the document is within each deadline; a day that witnesses dispute must be so either way."""
    deadlines = demand.requirement.deadlines
    if not deadlines:
        return Check(Aspect.DEADLINE, Outcome.MET, reason(Why.NO_DEADLINE))
    days = paper.own_days or paper.said_days
    if not days:
        return Check(Aspect.DEADLINE, Outcome.INCONCLUSIVE, reason(Why.DAY_UNKNOWN))
    open_ones = [deadline for deadline in deadlines if not deadline.windows or set(deadline.doubts) - _NO_MATTER]
    if open_ones:
        return Check(Aspect.DEADLINE, Outcome.INCONCLUSIVE, _left_open(open_ones[0]))
    deadline, window = _meant(deadlines, paper)
    own = _in_time(days[0], deadline, window)
    others = [day for day in (*paper.own_days, *paper.said_days) if day != days[0]]
    if any(_in_time(day, deadline, window).outcome is not own.outcome for day in others):
        told = tuple(f"{day:%d/%m/%Y}" for day in dict.fromkeys((days[0], *others)))
        return Check(
            Aspect.DEADLINE,
            Outcome.INCONCLUSIVE,
            reason(Why.DAYS_DIFFER, days=told, last=window.last, deadline=deadline.text),
        )
    if others and own.outcome is Outcome.MET:
        also = tuple(f"{day:%d/%m/%Y}" for day in dict.fromkeys(others))
        why = reason(Why.IN_TIME, day=days[0], last=window.last, deadline=deadline.text, also=also)
        return Check(Aspect.DEADLINE, Outcome.MET, why)
    return own


def _in_time(day: date, deadline: Deadline, window: Window) -> Check:
    edge = DeadlineDoubt.DAY_ITSELF in deadline.doubts and day == window.last
    if edge:
        return Check(Aspect.DEADLINE, Outcome.INCONCLUSIVE, reason(Why.DEADLINE_EDGE, day=day, deadline=deadline.text))
    facts: dict[str, Fact] = {"day": day, "last": window.last, "deadline": deadline.text}
    if deadline.since:
        facts["since"] = _called(deadline.since[0])
    if late := window.days_late(day):
        return Check(Aspect.DEADLINE, Outcome.NOT_MET, reason(Why.LATE, **facts, days=late))
    return Check(Aspect.DEADLINE, Outcome.MET, reason(Why.IN_TIME, **facts))


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


def _meant(deadlines: tuple[Deadline, ...], paper: Paper) -> tuple[Deadline, Window]:
    """The deadline a document answers, of several: that nearest to the end of the time it covers, else to its day."""
    all_of_them = [(deadline, window) for deadline in deadlines for window in deadline.windows]
    day = paper.day
    period = next((found for each in paper.subjects if (found := covered(each, day.year if day else None))), None)
    recurring = all(deadline.kind is DeadlineKind.RECURRING for deadline in deadlines)
    at = period.last if period and recurring else day
    if at is None or not recurring:
        return all_of_them[-1]  # several dates for one thing: the last of them counts
    return min(all_of_them, key=lambda pair: abs((pair[1].last - at).days))
