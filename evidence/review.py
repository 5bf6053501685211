"""Findings with what inspectors decided on them: findings and the log go in; each comes out with its decisions and what changed since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from corpus import Catalogue, Decision, DecisionKind, standing_decision
from evidence.finding import Evidence, Finding, Tier, Verdict
from extractor import Span

_APART = "#"


class ChangeKind(StrEnum):
    """What is no longer as it was when a person decided."""

    VERDICT = "verdict"
    NEW_EVIDENCE = "new_evidence"
    LOST_EVIDENCE = "lost_evidence"
    TITLE = "title"  # the criterion reads otherwise


@dataclass(frozen=True, slots=True)
class Change:
    """One change since a decision: the verdict then and now, or the evidence that came or went."""

    kind: ChangeKind
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finding, all that persons did about its criterion, the decision that holds, and what changed since that one."""

    finding: Finding
    decisions: tuple[Decision, ...] = ()
    standing: Decision | None = None
    changes: tuple[Change, ...] = ()


def evidence_keys(finding: Finding) -> tuple[str, ...]:
    """The documents the machine shows as evidence, by what tells them apart from run to run; words alone are no document.

    After its number, which begins anew each year, stands the record that is held, else the day that is cited.
    """
    return tuple(
        f"{each.tier}:{each.number or each.record[:12]}{_APART}{each.record[:12] if each.tier is Tier.HELD else each.day or ''}"
        for each in finding.evidence
        if each.tier is not Tier.WORDS and each.by is None
    )


def _is_kept(key: str, kept: str) -> bool:
    """Whether two keys are of one document; decisions made before keys told years apart have the number alone."""
    return key == kept or key.partition(_APART)[0] == kept


def _called(key: str) -> str:
    return key.partition(":")[2].partition(_APART)[0]


def decision_on(
    finding: Finding,
    kind: DecisionKind,
    *,
    criteria: str,
    by: str,
    note: str = "",
    record: str | None = None,
    page: int | None = None,
    quote: str | None = None,
) -> Decision:
    """What a person decides now on the criterion of a finding in the set `criteria`, with the verdict and the evidence as shown.

    `record`, `page` and `quote` are those of evidence the person adds.
    """
    return Decision(
        criteria=criteria,
        code=finding.criterion.code,
        title=finding.criterion.title,
        kind=kind,
        by=by,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        note=" ".join(note.split()),
        verdict=finding.verdict.value,
        evidence=evidence_keys(finding),
        record=record,
        page=page,
        quote=quote,
    )


def reviewed(catalogue: Catalogue, findings: Iterable[Finding], decisions: Sequence[Decision]) -> Iterator[Reviewed]:
    """Each finding with the decisions on its criterion; evidence that persons added stands first."""
    by_code: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        by_code[decision.code].append(decision)
    for finding in findings:
        own = tuple(by_code[finding.criterion.code])
        added = tuple(each for decision in own if (each := _added(catalogue, decision)))
        standing = standing_decision(own)
        changes = tuple(_changes(standing, finding)) if standing else ()
        yield Reviewed(replace(finding, evidence=(*added, *finding.evidence)), own, standing, changes)


def _added(catalogue: Catalogue, decision: Decision) -> Evidence | None:
    """The evidence a person added; None for other decisions, and where the record is no longer held."""
    record = catalogue.record(decision.record) if decision.record else None
    if record is None or decision.kind is not DecisionKind.ADD_EVIDENCE:
        return None
    identity = record.identity
    return Evidence(
        tier=Tier.HELD,
        record=record.id,
        document=record.name,
        page=decision.page or 1,
        quote=decision.quote or identity.subject or record.title,
        span=Span(0, 0),
        number=identity.number.printed if identity.number else None,
        type=identity.type,
        issuer=identity.issuer,
        day=identity.date.exact() if identity.date else None,
        subject=identity.subject,
        by=decision.by,
    )


def _changes(decision: Decision, finding: Finding) -> Iterator[Change]:
    if decision.title != finding.criterion.title:
        yield Change(ChangeKind.TITLE, decision.title, finding.criterion.title)
    if decision.verdict and Verdict(decision.verdict) is not finding.verdict:
        yield Change(ChangeKind.VERDICT, decision.verdict, finding.verdict.value)
    now = evidence_keys(finding)
    for key in now:
        if not any(_is_kept(key, kept) for kept in decision.evidence):
            yield Change(ChangeKind.NEW_EVIDENCE, after=_called(key))
    for kept in decision.evidence:
        if not any(_is_kept(key, kept) for key in now):
            yield Change(ChangeKind.LOST_EVIDENCE, before=_called(kept))
