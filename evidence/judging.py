"""The verdict on one demand: the papers found for it, each with its checks, go in; verdict and reasons come out.

The order is that of what an inspector would accept: documents that are held and beyond doubt, then held ones with a doubt, then
those only cited, then what is merely alike. What is left open is TO_JUDGE, never proven.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus import Body, same_body
from evidence.demand import Demand
from evidence.dossier import Paper
from evidence.due import answered, times_due
from evidence.finding import Answer, Aspect, Check, Outcome, Reason, Verdict, Why, come_to, reason
from evidence.requirement import Cycle

_SERIES = (Cycle.WEEK, Cycle.MONTH, Cycle.QUARTER)  # of which a year has several, so that one alone says little


@dataclass(frozen=True)
class Rated:
    """A paper as found for a demand: how much speaks for it, and what each check says."""

    score: float
    paper: Paper
    checks: tuple[Check, ...]

    def of(self, aspect: Aspect) -> Check:
        """What the check of one aspect says."""
        return next(check for check in self.checks if check.aspect is aspect)

    @property
    def fits(self) -> Outcome:
        """What the checks come to together."""
        return come_to(self.checks)

    @property
    def held(self) -> bool:
        """Whether the document itself is held."""
        return bool(self.paper.document.held)

    def open(self) -> tuple[Reason, ...]:
        """Why it is not beyond doubt."""
        return tuple(check.reason for check in self.checks if check.outcome is Outcome.INCONCLUSIVE)


def judge(demand: Demand, found: Sequence[Rated]) -> Answer:
    """The verdict on one demand."""
    sure = [each for each in found if each.held and each.fits is Outcome.MET]
    if sure:
        answer = _unsaid(demand, sure) if demand.of_each else _proof(demand, sure)
        named = [each for each in sure if set(_proven_by([each])) <= set(answer.reasons)]
        return replace(answer, rests_on=tuple(each.paper.document.held[0].id for each in named))
    on_it = [
        each for each in found if each.fits is not Outcome.NOT_MET and each.of(Aspect.SUBJECT).outcome is Outcome.MET
    ]
    for each in sorted(on_it, key=_openness):
        if each.held:
            return _to_judge(demand, each)
    cited = [each for each in on_it if each.of(Aspect.TYPE).outcome is Outcome.MET]
    if cited:
        return _cited(demand, min(cited, key=_openness))
    alike = [each for each in found if each.fits is Outcome.INCONCLUSIVE and (each.held or each.paper.subjects)]
    if alike:
        return _to_judge(demand, alike[0])
    return _not_found(demand, [each for each in found if each.fits is Outcome.NOT_MET])


def _openness(rated: Rated) -> tuple[int, float]:
    """How much is left open about a paper; less is better."""
    return len(rated.open()), -rated.score


def _proof(demand: Demand, sure: Sequence[Rated]) -> Answer:
    """Whether as many documents as are wanted are there, each in time."""
    bodies = _bodies(sure)
    if len(bodies) > 1:
        whose = reason(Why.SEVERAL_BODIES, bodies=bodies)
        return Answer(demand.requirement, Verdict.TO_JUDGE, (*_proven_by(sure[:1]), whose))
    wanted = _how_many(demand)
    chosen = _one_a_period(demand, sure, wanted=wanted)
    if len(chosen) < wanted:
        kind = demand.kind or ""
        short = reason(Why.COUNT_SHORT, found=len(chosen), wanted=wanted, type=kind)
        return Answer(demand.requirement, Verdict.TO_JUDGE, (*_proven_by(chosen), short))
    if wanted == 1 and _is_count_unsaid(demand):
        unsaid = reason(Why.COUNT_UNSAID, found=len(_one_a_period(demand, sure, wanted=len(sure) + 1)))
        return Answer(demand.requirement, Verdict.TO_JUDGE, (*_proven_by(chosen), unsaid))
    timely = [each.of(Aspect.DEADLINE) for each in chosen]
    open_ones = tuple(check.reason for check in timely if check.outcome is Outcome.INCONCLUSIVE)
    if open_ones:
        disputed = any(each.why is Why.DAYS_DIFFER for each in open_ones)
        verdict = Verdict.CONTRADICTED if disputed else Verdict.TO_JUDGE
        return Answer(demand.requirement, verdict, (*_proven_by(chosen), *open_ones))
    late = [check.reason for check in timely if check.outcome is Outcome.NOT_MET]
    days = max((int(str(dict(each.facts)["days"])) for each in late), default=0)
    verdict = Verdict.PROVEN_LATE if late else Verdict.PROVEN
    told = tuple(late) or tuple(check.reason for check in timely if check.reason.why is not Why.NO_DEADLINE)
    return Answer(demand.requirement, verdict, (*_proven_by(chosen), *told), days)


def _unsaid(demand: Demand, sure: Sequence[Rated]) -> Answer:
    """Each of several bodies is to have its own, and whether these are all a person says."""
    unsaid = reason(Why.COUNT_UNSAID, found=len(sure))
    return Answer(demand.requirement, Verdict.TO_JUDGE, (*_proven_by(sure), unsaid))


def _bodies(sure: Sequence[Rated]) -> tuple[str, ...]:
    """The names of the bodies that issued them, each body once."""
    found: dict[Body, str] = {}
    for document, body in ((each.paper.document, each.paper.body) for each in sure):
        if body and not any(same_body(body, known) for known in found):
            found[body] = document.issuer or document.implied_issuer or body.kind
    return tuple(found.values())


def _how_many(demand: Demand) -> int:
    """How many documents are wanted: as many as are said of a series, else one for each time that something is due again."""
    wanted = demand.wanted
    if wanted and wanted.cycle and wanted.count > 1:
        return wanted.count
    return max(wanted.count if wanted else 1, times_due(demand))


def _is_count_unsaid(demand: Demand) -> bool:
    wanted = demand.wanted
    return wanted is not None and (wanted.several or (wanted.cycle in _SERIES and wanted.period is None))


def _one_a_period(demand: Demand, sure: Sequence[Rated], *, wanted: int) -> list[Rated]:
    """The documents that count: one for each day that is due, else for each period of a series, else those best in time and not replaced."""
    order = (Outcome.MET, Outcome.INCONCLUSIVE, Outcome.NOT_MET)
    ranked = sorted(
        sure, key=lambda each: (order.index(each.of(Aspect.DEADLINE).outcome), bool(each.paper.ended_by), -each.score)
    )
    series = demand.wanted is not None and demand.wanted.cycle is not None
    due = times_due(demand) > 1
    if wanted == 1 or not (series or due):
        return ranked[:wanted]
    chosen: dict[object, Rated] = {}
    for each in ranked:
        days = [one.window.last for one in answered(demand, each.paper)]
        for place in days if due else [each.paper.covers.times or each.paper.label]:
            if place not in chosen:
                chosen[place] = each
                break
    return list(chosen.values())


def _proven_by(chosen: Sequence[Rated]) -> tuple[Reason, ...]:
    return tuple(
        reason(Why.PROVEN_BY, document=each.paper.label, **({"day": day} if (day := each.paper.day) else {}))
        for each in chosen
    )


def _to_judge(demand: Demand, best: Rated) -> Answer:
    return Answer(demand.requirement, Verdict.TO_JUDGE, (reason(Why.LOOK_AT, document=best.paper.label), *best.open()))


def _cited(demand: Demand, best: Rated) -> Answer:
    """Only cited: who says so first, and what the citations say of the day."""
    mentions = best.paper.document.citations
    timely = best.of(Aspect.DEADLINE)
    citing = len({mention.record.id for mention in mentions})
    said = reason(
        Why.CITED_BY,
        document=best.paper.label,
        count=citing,
        citing=mentions[0].record.name,
        page=mentions[0].page,
    )
    if timely.reason.why is Why.DAYS_DIFFER:
        return Answer(demand.requirement, Verdict.CONTRADICTED, (said, timely.reason))
    told = () if timely.reason.why in (Why.NO_DEADLINE, Why.IN_TIME) else (timely.reason,)
    doubts = tuple(each for each in best.open() if each not in told)
    return Answer(demand.requirement, Verdict.CITED_ONLY, (said, *told, *doubts))


def _not_found(demand: Demand, found: Sequence[Rated]) -> Answer:
    nothing = reason(Why.NOTHING, type=demand.kind or "")
    near = next(iter(found), None)
    if near is None:
        return Answer(demand.requirement, Verdict.NOT_FOUND, (nothing,))
    against = next(check.reason for check in near.checks if check.outcome is Outcome.NOT_MET)
    return Answer(
        demand.requirement,
        Verdict.NOT_FOUND,
        (nothing, reason(Why.NEAREST, document=near.paper.label), against),
    )


_WORST_FIRST = (
    *(Verdict.CONTRADICTED, Verdict.TO_JUDGE, Verdict.CITED_ONLY),
    *(Verdict.PROVEN_LATE, Verdict.PROVEN),
)


def together(answers: Sequence[Answer]) -> Verdict:
    """The verdict on a criterion from those on its products: no better than the worst of them."""
    verdicts = {answer.verdict for answer in answers}
    if verdicts == {Verdict.NOT_FOUND} or not verdicts:
        return Verdict.NOT_FOUND
    if Verdict.NOT_FOUND in verdicts and Verdict.CONTRADICTED not in verdicts:
        return Verdict.TO_JUDGE
    return next(verdict for verdict in _WORST_FIRST if verdict in verdicts)
