"""Is it proven? Criteria are read from the tables people have; what proves each, and the verdict, come next."""

from __future__ import annotations

from evidence.criteria_file import criteria_text, load_criteria
from evidence.criteria_store import criteria_at, criteria_files, criteria_named, keep_criteria, name_for
from evidence.criterion import CriteriaSet, Criterion, Evidence, Finding, Tier, Verdict
from evidence.deadlines import deadline_within, read_deadlines
from evidence.errors import BadCriteriaFile, CriteriaFault, NoCriteria, NoSuchCriteria, NotACriteriaFile
from evidence.importing import Imported, import_criteria
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
from evidence.requirements import requirements
from evidence.terms import end_of_term

__all__ = [
    "BadCriteriaFile",
    "CriteriaFault",
    "CriteriaSet",
    "Criterion",
    "Cycle",
    "Deadline",
    "DeadlineDoubt",
    "DeadlineKind",
    "Evidence",
    "Finding",
    "Imported",
    "NoCriteria",
    "NoSuchCriteria",
    "NotACriteriaFile",
    "Requirement",
    "Term",
    "Tier",
    "Verdict",
    "Wanted",
    "Window",
    "criteria_at",
    "criteria_files",
    "criteria_named",
    "criteria_text",
    "deadline_within",
    "end_of_term",
    "import_criteria",
    "keep_criteria",
    "load_criteria",
    "name_for",
    "read_deadlines",
    "requirements",
]
