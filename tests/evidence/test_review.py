"""What changed since a person decided: documents come and go, and one of another year with the same number is another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Decision, DecisionKind
from evidence import Change, ChangeKind, Criterion, Evidence, Finding, Tier, Verdict, decision_on, reviewed
from extractor import Span
from tests.corpus.making import corpus_of
from tests.evidence.inspecting import day

NEW, LOST = ChangeKind.NEW_EVIDENCE, ChangeKind.LOST_EVIDENCE


def piece(tier: Tier, record: str, number: str | None, on: str) -> Evidence:
    return Evidence(tier, record * 64, f"{record}.txt", 1, "q", Span(0, 1), number=number, day=day(on))


def finding(*evidence: Evidence) -> Finding:
    return Finding(Criterion("1", "Ban hành Kế hoạch", 1), Verdict.TO_JUDGE, (), evidence)


PLAN = piece(Tier.HELD, "a", "21/KH-UBND", "25/01/2024")
LAST_YEARS = piece(Tier.HELD, "b", "21/KH-UBND", "20/01/2023")
UNNUMBERED = piece(Tier.HELD, "c", None, "20/01/2024")
CITED = piece(Tier.CITED, "d", "35/KH-UBND", "20/02/2024")
CITED_ELSEWHERE = piece(Tier.CITED, "e", "35/KH-UBND", "20/02/2024")
CITED_LAST_YEAR = piece(Tier.CITED, "d", "35/KH-UBND", "20/02/2023")


def changes(folder: Path, decision: Decision, now: Finding) -> list[Change]:
    corpus = corpus_of(folder, {})
    (review,) = reviewed(corpus.catalogue, [now], [decision])
    corpus.close()
    return list(review.changes)


def decided(on: Finding) -> Decision:
    return decision_on(on, DecisionKind.ACCEPT, criteria="bo", by="An")


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ([PLAN], [PLAN], []),
        ([PLAN], [LAST_YEARS], [(NEW, "21/KH-UBND"), (LOST, "21/KH-UBND")]),
        ([PLAN], [PLAN, LAST_YEARS], [(NEW, "21/KH-UBND")]),
        ([CITED], [CITED_ELSEWHERE], []),  # who cites it is not what is cited
        ([CITED], [CITED_LAST_YEAR], [(NEW, "35/KH-UBND"), (LOST, "35/KH-UBND")]),
        ([UNNUMBERED], [], [(LOST, "c" * 12)]),
    ],
)
def test_what_came_and_went_since_a_decision(
    tmp_path: Path, before: list[Evidence], now: list[Evidence], told: list[tuple[ChangeKind, str]]
) -> None:
    found = changes(tmp_path, decided(finding(*before)), finding(*now))
    assert [(each.kind, each.before or each.after) for each in found] == told


def test_decisions_of_before_know_documents_by_their_numbers(tmp_path: Path) -> None:
    old = replace(decided(finding(PLAN)), evidence=("held:21/KH-UBND", f"held:{'c' * 12}", "cited:35/KH-UBND"))
    assert changes(tmp_path, old, finding(PLAN, UNNUMBERED, CITED)) == []
