"""Criteria go in, findings come out: for each what proves it, in three tiers that are never mixed, and the verdict."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus import Catalogue, known_documents
from evidence.checks import checked
from evidence.criterion import CriteriaSet, Criterion
from evidence.demand import Demand, demands_of
from evidence.dossier import papers_of
from evidence.finding import Aspect, Check, Evidence, Finding, Outcome, Tier, Why
from evidence.judging import Rated, judge, together
from evidence.quoting import around_citation, best_said, own_subject, said_in
from evidence.requirement import Requirement
from evidence.retrieve import Retrieval
from evidence.scene import Scene, scene_of
from evidence.words import plain_syllables

_SEARCHED = 40  # papers looked at closely for one demand
_SHOWN = 8  # documents shown for a criterion
_NEAR_MISSES = 4  # of them, those that a check refuses
_SHARE = 0.25  # of the best one's score, below which nothing is shown
_WORDS_SEARCHED = 12
_WORDS_SHOWN = 2
_WORDS_SHARE = 0.65  # of the words asked for, by weight, that a sentence must hold to be shown
# What a check that is not met leaves of a paper's score.
_LEAVES = {Aspect.TYPE: 0.55, Aspect.ISSUER: 0.6, Aspect.PERIOD: 0.5, Aspect.SUBJECT: 0.8}

Reader = Callable[[Criterion, CriteriaSet], tuple[Requirement, ...]]


def _unseen(name: str) -> None:
    """Who does not show progress is told nothing."""


def verify(
    catalogue: Catalogue,
    criteria_set: CriteriaSet,
    read: Reader,
    *,
    codes: Collection[str] | None = None,
    seen: Callable[[str], None] = _unseen,
) -> Iterator[Finding]:
    """The findings on the criteria of a set that demand something, those of `codes` if given, in the set's order.

    The corpus is read once, before the first finding; `seen` is told each file's name meanwhile. Nothing is written.
    """
    papers = papers_of(known_documents(catalogue))
    scene = scene_of(papers)
    rows = {criterion.code: criterion for criterion in criteria_set.criteria}
    asked = [each for each in criteria_set.demands() if codes is None or each.code in codes]
    demands = [
        (each, tuple(demands_of(each, read(each, criteria_set), criteria_set, rows=rows, home=scene.home)))
        for each in asked
    ]
    retrieval = Retrieval(papers, (demand.question for _, some in demands for demand in some))
    retrieval.read(catalogue, seen)
    court = _Court(_Texts(catalogue), scene, retrieval, criteria_set.source)
    for criterion, some in demands:
        yield court.finding(criterion, some)


class _Texts:
    """The texts of held records, the last used kept at hand."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.document = lru_cache(maxsize=256)(catalogue.document)
        self.said = lru_cache(maxsize=256)(lambda record: said_in(self.text(record)))

    def text(self, record: str) -> str:
        """The text of a record."""
        return self.document(record).text

    def page(self, record: str, offset: int) -> int:
        """The page on which a place of its text stands."""
        return self.document(record).page_at(offset)


@dataclass
class _Court:
    """What is at hand while findings are made."""

    texts: _Texts
    scene: Scene
    retrieval: Retrieval
    source: str | None  # the name of the file the criteria stand in: what it says is no evidence

    def finding(self, criterion: Criterion, demands: Sequence[Demand]) -> Finding:
        """The finding on one criterion."""
        found = [self._rated(demand) for demand in demands]
        answers = tuple(judge(demand, some) for demand, some in zip(demands, found, strict=True))
        best: dict[int, Rated] = {}
        for each in (one for some in found for one in some):
            known = best.get(id(each.paper))
            if known is None or each.score > known.score:
                best[id(each.paper)] = each
        ranked = sorted(best.values(), key=lambda each: -each.score)
        evidence = [self._evidence(each) for each in _worth_showing(ranked)]
        evidence += self._words(demands, {each.record for each in evidence})
        reasons = tuple(dict.fromkeys(each for answer in answers for each in answer.reasons))
        days = max((answer.days_late for answer in answers), default=0)
        return Finding(criterion, together(answers), reasons, tuple(evidence), answers, days)

    def _rated(self, demand: Demand) -> list[Rated]:
        rated = []
        for score, paper in self.retrieval.best(demand.question, limit=_SEARCHED):
            if not paper.identified:
                continue
            checks = checked(demand, paper, self.scene)
            rated.append(Rated(score * _factor(checks), paper, checks))
        return sorted(rated, key=lambda each: -each.score)

    def _evidence(self, rated: Rated) -> Evidence:
        paper, document = rated.paper, rated.paper.document
        if document.held:
            record = document.held[0]
            text = self.texts.text(record.id)
            span = own_subject(text, record.identity.subject, record.identity.type)
            page, tier = self.texts.page(record.id, span.start), Tier.HELD
        else:
            mention = document.citations[0]
            record, text = mention.record, self.texts.text(mention.record.id)
            span = around_citation(text, mention.kept.citation)
            page, tier = mention.page, Tier.CITED
        return Evidence(
            tier=tier,
            record=record.id,
            document=record.name,
            page=page,
            quote=" ".join(span.of(text).split()),
            span=span,
            number=document.number,
            type=document.type,
            issuer=document.issuer or document.implied_issuer,
            day=paper.day,
            subject=document.subject,
            score=round(rated.score, 3),
            checks=rated.checks,
        )

    def _words(self, demands: Sequence[Demand], shown: Collection[str]) -> list[Evidence]:
        """Sentences in held documents that say what is asked for; no document is claimed by them."""
        wanted = frozenset(each for demand in demands for each in plain_syllables(demand.about))
        question = " ".join(dict.fromkeys(demand.question for demand in demands))
        found: list[Evidence] = []
        for score, paper in self.retrieval.best(question, limit=_WORDS_SEARCHED):
            for record in paper.document.held[:1]:
                if record.id in shown or record.name == self.source or len(found) == _WORDS_SHOWN:
                    continue
                share, span = best_said(self.texts.said(record.id), wanted)
                if share >= _WORDS_SHARE:
                    number, page = paper.document.number, self.texts.page(record.id, span.start)
                    quote = " ".join(span.of(self.texts.text(record.id)).split())
                    place = (Tier.WORDS, record.id, record.name, page, quote, span)
                    found.append(Evidence(*place, number=number, score=round(score * share, 3)))
        return found


def _worth_showing(ranked: Sequence[Rated]) -> list[Rated]:
    """The best of the papers found, with only a few of those that do not serve: an inspector sees that they were looked at."""
    shown: list[Rated] = []
    misses = 0
    for each in ranked:
        refused = each.fits is Outcome.NOT_MET
        if each.score < _SHARE * ranked[0].score or len(shown) == _SHOWN:
            break
        if not refused or misses < _NEAR_MISSES:
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
