"""Findings as JSON: reviewed findings go in, plain values come out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from corpus import Decision
from evidence import Check, Evidence, Reason, ReportCheck, Reviewed
from kiemchung.cli.finding_words import check_text, finding_reason, reason_text


def reviews_value(reviews: Iterable[Reviewed], lang: str) -> list[dict[str, Any]]:
    """A list of objects, one for each criterion, the evidence best first."""
    return [review_value(each, lang) for each in reviews]


def review_value(review: Reviewed, lang: str) -> dict[str, Any]:
    """One criterion: verdict, reason, evidence, what persons decided and what changed since."""
    finding = review.finding
    criterion = finding.criterion
    return {
        "code": criterion.code,
        "title": criterion.title,
        "verdict": finding.verdict.value,
        "days_late": finding.days_late or None,
        "reason": finding_reason(finding, lang),
        "reasons": [_reason(each, lang) for each in finding.reasons],
        "evidence": [_evidence(each, lang) for each in finding.evidence],
        "products": [
            {
                "product": answer.requirement.text,
                "verdict": answer.verdict.value,
                "reasons": [_reason(each, lang) for each in answer.reasons],
            }
            for answer in finding.answers
        ],
        "decision": _decision(review.standing) if review.standing else None,
        "log": [_decision(each) for each in review.decisions],
        "changes": [{"kind": each.kind.value, "before": each.before, "after": each.after} for each in review.changes],
    }


def report_value(report: ReportCheck) -> dict[str, Any]:
    """What a report claims in figures beside what the evidence counts."""
    return {
        "report": report.name,
        "date": report.day.isoformat() if report.day else None,
        "claims": [
            {
                "page": each.claim.page,
                "quote": each.claim.quote,
                "done": each.claim.done,
                "all": each.claim.all,
                "criteria": each.criteria,
                "held": each.held,
                "cited": each.cited,
                "to_judge": each.to_judge,
                "missing": each.missing,
                "agreement": each.agreement.value,
            }
            for each in report.claims
        ],
        "tables": [{"page": each.page, "rows": each.rows, "naming": each.naming} for each in report.tables],
    }


def _evidence(evidence: Evidence, lang: str) -> dict[str, Any]:
    return {
        "tier": evidence.tier.value,
        "number": evidence.number,
        "document": evidence.document,
        "record": evidence.record,
        "page": evidence.page,
        "quote": evidence.quote,
        "score": evidence.score,
        "fits": evidence.fits.value if evidence.checks else None,
        "type": evidence.type,
        "issuer": evidence.issuer,
        "date": evidence.day.isoformat() if evidence.day else None,
        "subject": evidence.subject,
        "checks": [_check(each, lang) for each in evidence.checks],
        "by": evidence.by,
    }


def _check(check: Check, lang: str) -> dict[str, Any]:
    return {
        "aspect": check.aspect.value,
        "outcome": check.outcome.value,
        "reason": check.reason.why.value,
        "text": check_text(check, lang),
    }


def _reason(reason: Reason, lang: str) -> dict[str, Any]:
    return {"why": reason.why.value, "text": reason_text(reason, lang)} | {
        name: _plain(value) for name, value in reason.facts
    }


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "kind": decision.kind.value,
        "by": decision.by,
        "at": decision.at,
        "note": decision.note,
        "verdict_then": decision.verdict,
        "record": decision.record,
        "page": decision.page,
        "quote": decision.quote,
    }
