"""Is it proven? Criteria are read from the tables people have; each goes in, a Finding comes out: document, page, sentence."""

from __future__ import annotations

from evidence.checks import CHECKS
from evidence.claims import Agreement, Claim, ReportCheck, SetBeside, TaskRows, check_report
from evidence.criteria_file import criteria_text, load_criteria
from evidence.criteria_store import criteria_at, criteria_files, criteria_named, keep_criteria, name_for
from evidence.criterion import CriteriaSet, Criterion
from evidence.deadlines import deadline_within, read_deadlines
from evidence.errors import BadCriteriaFile, CriteriaFault, NoCriteria, NoSuchCriteria, NotACriteriaFile
from evidence.finding import Answer, Aspect, Check, Evidence, Finding, Outcome, Reason, Tier, Verdict, Why
from evidence.importing import Imported, import_criteria
from evidence.requirement import Cycle, Deadline, DeadlineDoubt, DeadlineKind, Requirement, Term, Wanted, Window
from evidence.requirements import requirements
from evidence.review import Change, ChangeKind, Reviewed, decision_on, reviewed
from evidence.terms import end_of_term
from evidence.verify import verify

__all__ = [
    "CHECKS",
    "Agreement",
    "Answer",
    "Aspect",
    "BadCriteriaFile",
    "Change",
    "ChangeKind",
    "Check",
    "Claim",
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
    "Outcome",
    "Reason",
    "ReportCheck",
    "Requirement",
    "Reviewed",
    "SetBeside",
    "TaskRows",
    "Term",
    "Tier",
    "Verdict",
    "Wanted",
    "Why",
    "Window",
    "check_report",
    "criteria_at",
    "criteria_files",
    "criteria_named",
    "criteria_text",
    "deadline_within",
    "decision_on",
    "end_of_term",
    "import_criteria",
    "keep_criteria",
    "load_criteria",
    "name_for",
    "read_deadlines",
    "requirements",
    "reviewed",
    "verify",
]
