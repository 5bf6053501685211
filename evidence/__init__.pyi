from .checks import CHECKS
from .claims import Agreement, Claim, ReportCheck, SetBeside, TaskRows, check_report
from .criteria_file import criteria_text, load_criteria
from .criteria_store import criteria_at, criteria_files, criteria_named, keep_criteria, name_for
from .criterion import CriteriaSet, Criterion
from .deadlines import deadline_within, read_deadlines
from .errors import BadCriteriaFile, CriteriaFault, NoCriteria, NoSuchCriteria, NotACriteriaFile
from .finding import Answer, Aspect, Check, Evidence, Finding, Outcome, Reason, Tier, Verdict, Why
from .importing import Imported, import_criteria
from .requirement import Cycle, Deadline, DeadlineDoubt, DeadlineKind, Requirement, Term, Wanted, Window
from .requirements import requirements
from .review import Change, ChangeKind, Reviewed, decision_on, reviewed
from .terms import end_of_term
from .verify import verify

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
