"""Is it proven? A Criterion goes in, a Finding comes out: what proves it, by which document, page and sentence."""

from __future__ import annotations

from evidence.checks import CHECKS
from evidence.criterion import CriteriaSet, Criterion
from evidence.finding import (
    Answer,
    Aspect,
    Check,
    Evidence,
    Finding,
    Outcome,
    Reason,
    Tier,
    Verdict,
    Why,
)
from evidence.requirement import (
    Cycle,
    Deadline,
    DeadlineDoubt,
    DeadlineKind,
    Requirement,
    Term,
    Wanted,
    Window,
)
from evidence.verify import verify

__all__ = [
    "CHECKS",
    "Answer",
    "Aspect",
    "Check",
    "CriteriaSet",
    "Criterion",
    "Cycle",
    "Deadline",
    "DeadlineDoubt",
    "DeadlineKind",
    "Evidence",
    "Finding",
    "Outcome",
    "Reason",
    "Requirement",
    "Term",
    "Tier",
    "Verdict",
    "Wanted",
    "Why",
    "Window",
    "verify",
]
