"""The finding on one criterion: demands go in; papers are searched, checked and judged, and evidence with page and quote comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import Catalogue, Record
from evidence.anchors import anchored
from evidence.checks import checked
from evidence.criterion import Criterion
from evidence.demand import Demand
from evidence.denials import Denial, Denials
from evidence.finding import Answer, Aspect, Check, Evidence, Fact, Finding, Outcome, Reason, Tier, Verdict, Why, reason
from evidence.fitting import span_of
from evidence.judging import Rated, judge, together
from evidence.quoting import around_citation, best_said, own_subject, quoted
from evidence.scene import Scene
from evidence.words import plain_syllables
from extractor import Span, fold

if TYPE_CHECKING:
    from evidence.retrieve import Retrieval

_SEARCHED = 32  # papers looked at closely for one demand
_SHOWN = 8  # documents shown for a criterion
_NEAR_MISSES = 4  # of them, those that a check refuses
_SHARE = 0.25  # of the best one's score, below which nothing is shown
_WORDS_SEARCHED = 8
_WORDS_SHOWN = 2
_WORDS_SHARE = 0.65  # of the words asked for, by weight, that a sentence must hold to be shown
# What a check that is not met leaves of a paper's score.
_LEAVES = {Aspect.TYPE: 0.55, Aspect.ISSUER: 0.6, Aspect.PERIOD: 0.5, Aspect.SUBJECT: 0.8}


class Texts:
    """The texts of held records, the last used kept at hand."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.text = lru_cache(maxsize=256)(catalogue.text)
        self.document = lru_cache(maxsize=256)(catalogue.document)
        self.head = lru_cache(maxsize=4096)(self._head)

    def _head(self, record: Record) -> Span:
        return own_subject(self.text(record.id), record.identity.subject, record.identity.type)

    def page(self, record: str, offset: int) -> int:
        """The page on which a place of its text stands."""
        return self.document(record).page_at(offset)


@dataclass
class Court:
    """What is at hand while findings are made."""

    texts: Texts
    scene: Scene
    retrieval: Retrieval
    denials: Denials

    def finding(self, criterion: Criterion, demands: Sequence[Demand]) -> Finding:
        """The finding on one criterion."""
        demands = [anchored(each, self.retrieval.papers, self.scene) for each in demands]
        found = [self._rated(demand) for demand in demands]
        answers = tuple(judge(demand, some) for demand, some in zip(demands, found, strict=True))
        against = [
            self.denials.denied(demand, since=_proved_on(demand, some))
            for demand, some in zip(demands, found, strict=True)
        ]
        answers = tuple(_with_denial(answer, denial) for answer, denial in zip(answers, against, strict=True))
        best: dict[int, Rated] = {}
        for each in (one for some in found for one in some):
            known = best.get(id(each.paper))
            if known is None or each.score > known.score:
                best[id(each.paper)] = each
        rests_on = {record for answer in answers for record in answer.rests_on}
        evidence = [piece for each in _worth_showing(best.values(), rests_on) for piece in self._evidence(each)]
        evidence = [*(self._said_not(denial[0]) for denial in against if denial), *evidence]
        words = self._words(demands, {each.record for each in evidence if each.fits is not Outcome.NOT_MET})
        verdict, reasons = together(answers), _reasons(demands, answers)
        if words and verdict is Verdict.NOT_FOUND and not any(demand.wanted for demand in demands):
            verdict = Verdict.TO_JUDGE  # nothing says that a document of its own would prove it
            reasons = (reason(Why.WORDS_ALONE, document=words[0].document, page=words[0].page),)
        days = max((answer.days_late for answer in answers), default=0)
        return Finding(criterion, verdict, reasons, (*evidence, *words), answers, days)

    def _rated(self, demand: Demand) -> list[Rated]:
        rated = []
        for score, paper in self.retrieval.best(demand.question, limit=_SEARCHED):
            if not paper.identified:
                continue
            checks = checked(demand, paper, self.scene)
            rated.append(Rated(score * _factor(checks), paper, checks))
        return sorted(rated, key=lambda each: -each.score)

    def _evidence(self, rated: Rated) -> Iterator[Evidence]:
        """The document's own head where it is held, else the places that cite it: one for each day they give it."""
        document = rated.paper.document
        if document.held:
            record = document.held[0]
            yield self._piece(rated, Tier.HELD, record, self.texts.head(record), rated.paper.day)
            return
        days: set[date | None] = set()
        for mention in document.citations:
            citation = mention.kept.citation
            if citation.date not in days and (citation.date or not days):
                days.add(citation.date)
                span = around_citation(self.texts.text(mention.record.id), citation)
                yield self._piece(rated, Tier.CITED, mention.record, span, citation.date or rated.paper.day)

    def _piece(self, rated: Rated, tier: Tier, record: Record, span: Span, day: date | None) -> Evidence:
        document = rated.paper.document
        return Evidence(
            tier=tier,
            record=record.id,
            document=record.name,
            page=self.texts.page(record.id, span.start),
            quote=quoted(self.texts.text(record.id), span),
            span=span,
            number=document.number,
            type=document.type,
            issuer=document.issuer or document.implied_issuer,
            day=day,
            subject=document.subject,
            score=round(rated.score, 3),
            checks=rated.checks,
        )

    def _said_not(self, denial: Denial) -> Evidence:
        text = self.texts.text(denial.record.id)
        quote = quoted(text, denial.span)
        page = self.texts.page(denial.record.id, denial.span.start)
        number = denial.record.identity.number
        place = (Tier.WORDS, denial.record.id, denial.record.name, page, quote, denial.span)
        return Evidence(*place, number=number.printed if number else None)

    def _words(self, demands: Sequence[Demand], shown: Collection[str]) -> list[Evidence]:
        """Sentences in held documents that say what is asked for; no document is claimed by them."""
        wanted = frozenset(each for demand in demands for each in plain_syllables(demand.about))
        question = " ".join(dict.fromkeys(demand.question for demand in demands))
        asked = [fold(" ".join(demand.criterion.title.split())) for demand in demands]
        found: list[Evidence] = []
        for score, paper in self.retrieval.best(question, limit=_SEARCHED)[:_WORDS_SEARCHED]:
            for record in paper.document.held[:1]:
                if record.id in shown or record.name == self.scene.source or len(found) == _WORDS_SHOWN:
                    continue
                if self.retrieval.share(paper, wanted) < _WORDS_SHARE:
                    continue
                below = self.texts.head(record).end if record.identity.subject else 0
                said = best_said(self.texts.text(record.id), wanted, after=below, least=_WORDS_SHARE)
                if said is None:
                    continue
                share, span = said
                quote = quoted(self.texts.text(record.id), span)
                if any(title in fold(quote) for title in asked):  # another copy of the criteria proves nothing
                    continue
                number, page = paper.document.number, self.texts.page(record.id, span.start)
                place = (Tier.WORDS, record.id, record.name, page, quote, span)
                found.append(Evidence(*place, number=number, score=round(score * share, 3)))
        return found


def _proved_on(demand: Demand, found: Sequence[Rated]) -> date | None:
    """The day of the first document that answers a demand beyond doubt: what was denied before it was done since."""
    days = [each.paper.day for each in found if each.fits is Outcome.MET and each.paper.day]
    return min(days, default=None)


def _with_denial(answer: Answer, heard: tuple[Denial, bool] | None) -> Answer:
    """The answer, contradicted where a held document says that the thing was not done; for a person where it may say so."""
    if heard is None:
        return answer
    denial, sure = heard
    why = reason(Why.DENIED if sure else Why.DENIED_PERHAPS, document=denial.record.title)
    verdict = Verdict.CONTRADICTED if sure or answer.verdict is Verdict.CONTRADICTED else Verdict.TO_JUDGE
    reasons = (
        answer.reasons[:1] if answer.verdict is Verdict.NOT_FOUND else answer.reasons
    )  # the nearest does not matter
    return replace(answer, verdict=verdict, reasons=(why, *reasons), days_late=0)


def _reasons(demands: Sequence[Demand], answers: Sequence[Answer]) -> tuple[Reason, ...]:
    """The reasons of all answers, each once; a product that is missing beside others that are not is named, of a series the one for its time."""
    mixed = len({answer.verdict for answer in answers}) > 1
    found: list[Reason] = []
    for demand, answer in zip(demands, answers, strict=True):
        if mixed and answer.verdict is Verdict.NOT_FOUND:
            time = demand.wanted.period if demand.wanted else None
            of_time: dict[str, Fact] = {"type": demand.kind or "", "period": span_of(time)} if time else {}
            found.append(reason(Why.MISSING_PRODUCT, text=answer.requirement.text, **of_time))
        else:
            found += answer.reasons
    return tuple(dict.fromkeys(found))


def _worth_showing(rated: Collection[Rated], rests_on: Collection[str]) -> list[Rated]:
    """First the papers the answers rest on, then the best of the others, with only a few of those that do not serve: an inspector sees that they were looked at."""
    ranked = sorted(rated, key=lambda each: -each.score)
    shown = [each for each in ranked if each.held and each.paper.document.held[0].id in rests_on]
    misses = 0
    for each in (one for one in ranked if one not in shown):
        refused = each.fits is Outcome.NOT_MET
        worth = each.score >= _SHARE * ranked[0].score and len(shown) < _SHOWN
        if worth and (not refused or misses < _NEAR_MISSES):
            shown.append(each)
            misses += refused
    return shown


def _factor(checks: Sequence[Check]) -> float:
    """How what the checks say changes the place of a paper among those found by its words."""
    factor = 1.0
    for check in checks:
        if check.outcome is Outcome.NOT_MET:
            factor *= _LEAVES.get(check.aspect, 1.0)
        elif check.aspect is Aspect.SUBJECT and check.outcome is Outcome.MET:
            factor *= 1.4
        elif check.reason.why is Why.SUBJECT_MORE:
            factor *= 1.15
    refused = any(check.outcome is Outcome.NOT_MET for check in checks if check.aspect is not Aspect.DEADLINE)
    return factor if refused else factor * 1.3
