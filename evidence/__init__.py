"""Is it proven? A Criterion goes in, a Finding comes out; so far the room holds the words both are said in."""

from __future__ import annotations

from evidence.criterion import CriteriaSet, Criterion, Evidence, Finding, Tier, Verdict
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

__all__ = [
    "CriteriaSet",
    "Criterion",
    "Cycle",
    "Deadline",
    "DeadlineDoubt",
    "DeadlineKind",
    "Evidence",
    "Finding",
    "Requirement",
    "Term",
    "Tier",
    "Verdict",
    "Wanted",
    "Window",
]
