"""What inspectors decide on criteria: decisions go into a log that only grows; those on a set come out, the oldest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from corpus.database import Database, Row, insert


class DecisionKind(StrEnum):
    """What a person does about a criterion."""

    ACCEPT = "accept"  # công nhận
    REJECT = "reject"  # không công nhận
    ADD_EVIDENCE = "add-evidence"
    COMMENT = "comment"
    REOPEN = "reopen"  # takes back what was accepted or rejected


NEEDS_REASON = frozenset({DecisionKind.REJECT, DecisionKind.COMMENT, DecisionKind.REOPEN})  # not kept without a note


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log: who did what about a criterion, when and why, and what the machine said of it then."""

    criteria: str  # the name of the set
    code: str
    title: str  # the criterion's, as it read then
    kind: DecisionKind
    by: str
    at: str  # ISO time, UTC
    note: str = ""
    verdict: str | None = None
    evidence: tuple[str, ...] = ()  # keys of the evidence shown then
    record: str | None = None  # of added evidence: the held record, page and quote
    page: int | None = None
    quote: str | None = None


def decide(database: Database, decision: Decision) -> None:
    """Add a decision to the log."""
    row = {**asdict(decision), "evidence": json.dumps(decision.evidence, ensure_ascii=False)}
    with database.transaction() as connection:
        insert(connection, "decision", [row])


def decisions_on(database: Database, criteria: str) -> tuple[Decision, ...]:
    """All decisions on the criteria of a set, the oldest first."""
    return tuple(map(_decision, database.all("SELECT * FROM decision WHERE criteria = ? ORDER BY id", criteria)))


def standing_decision(decisions: Iterable[Decision]) -> Decision | None:
    """Of the decisions on one criterion the one that holds: the last that accepts or rejects, unless reopened since."""
    holds = None
    for each in decisions:
        if each.kind in (DecisionKind.ACCEPT, DecisionKind.REJECT):
            holds = each
        elif each.kind is DecisionKind.REOPEN:
            holds = None
    return holds


def _decision(row: Row) -> Decision:
    same = ("criteria", "code", "title", "by", "at", "note", "verdict", "record", "page", "quote")
    return Decision(
        kind=DecisionKind(row["kind"]),
        evidence=tuple(json.loads(row["evidence"])),
        **{name: row[name] for name in same},
    )
