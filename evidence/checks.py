"""The table of checks: a demand and a document go in; each check says met, not met or inconclusive, and why.

A check is a function and a line in CHECKS. Only what is beyond doubt is MET: a document counts as proof when every check of it
is. NOT_MET takes it out, but for the deadline: a late document is still the one. What the text leaves open is for a person.
"""

from __future__ import annotations

from collections.abc import Callable

from evidence.demand import Demand
from evidence.dossier import Paper
from evidence.finding import Check
from evidence.fitting import issuer_check, period_check, subject_check, type_check
from evidence.scene import Scene
from evidence.sureness import evidence_check
from evidence.timeliness import deadline_check

CHECKS: tuple[Callable[[Demand, Paper, Scene], Check], ...] = (
    *(type_check, issuer_check, subject_check, period_check),
    *(evidence_check, deadline_check),
)


def checked(demand: Demand, paper: Paper, scene: Scene) -> tuple[Check, ...]:
    """What every check says of the document."""
    return tuple(check(demand, paper, scene) for check in CHECKS)
