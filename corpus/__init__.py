"""What do we hold? Files go in; records, resolutions and answers come out."""

from __future__ import annotations

from corpus.accounts import (
    Account,
    NameTaken,
    NoSuchAccount,
    PasswordTooShort,
    Role,
    account_name,
    account_named,
    accounts,
    add_account,
    checked,
    remove_account,
)
from corpus.admission import Admission, Outcome
from corpus.anomaly import Anomaly, AnomalyKind, Statement, Strength
from corpus.audit import audit
from corpus.backup import Backup, BackupExists, BackupUnwritable, NoBackup, Restored, WouldReplace, back_up, restore
from corpus.bodies import Body, Places, body_of, certainly, same_body
from corpus.catalogue import Catalogue
from corpus.changes import ANSWERS, FINDINGS, Shelf, mark_of
from corpus.comparing import Compared, Difference, Match, compare
from corpus.conditions import type_meant
from corpus.containers import Origin, origins
from corpus.copies import ONE_DOCUMENT, Likeness, Link, all_links, copy_groups, link_copies, links_of
from corpus.copying import seal, unseal
from corpus.decisions import NEEDS_REASON, Decision, DecisionKind, decide, decisions_on, standing_decision
from corpus.edits import NothingToConfirm, NothingToUndo, confirm, edit, entries_of, undo
from corpus.facts import Facets
from corpus.fields import FIELDS, Field, NoSuchField, field_named
from corpus.files import files_under
from corpus.filing import (
    DOSSIER_FACTS,
    Dossier,
    DossierExists,
    Filed,
    NoCode,
    NoSuchDossier,
    archive_of,
    describe_dossier,
    discard_dossier,
    dossier_meant,
    dossier_named,
    dossiers,
    dossiers_of,
    filed_in,
    make_dossier,
    put_in_dossier,
    records_in,
    records_under,
    take_out_of_dossier,
)
from corpus.found import Found, Why, without_marks
from corpus.graph import (
    Consequence,
    Edge,
    Effect,
    Event,
    Graph,
    Node,
    around,
    citation_graph,
    consequences,
    distances,
    neighbourhood,
    part,
    timeline,
)
from corpus.handing import original_of
from corpus.held import SeveralRecords, record_meant, records_meant
from corpus.ingest import Corpus
from corpus.journal import Deed, journal, note
from corpus.judgements import Judgement, NoSuchAnomaly, Ruling, judge, judged
from corpus.known import Known, known_documents
from corpus.lookup import Candidate, Contradiction, Lookup, Mention, ShortMention, look_up
from corpus.originals import digest_of
from corpus.paging import Answer
from corpus.paragraphs import paragraphs
from corpus.persons import Action, Entry
from corpus.places import Lead, Locator, Place, Spot, leads
from corpus.proof import Fault, Part, Proof, Wrong, prove
from corpus.questions import Note, NoteKind, Question, question_of
from corpus.readers import jobs_here
from corpus.reading import Understanding, understand
from corpus.record import (
    CatalogueBusy,
    CatalogueDamaged,
    CatalogueTooNew,
    CatalogueUnwritable,
    CorpusHeld,
    KeptCitation,
    NoSuchRecord,
    PersonsValue,
    Record,
)
from corpus.registers import NoHeads, RegisterFile, Row, read_register
from corpus.removal import Removal, removals
from corpus.resolve import Reason, Resolution, Resolver, Status, resolve
from corpus.saved import NoName, NoSuchSearch, Saved, forget_search, save_search, saved_search, saved_searches, spelled
from corpus.saving import FileUnwritable, FolderInUse, whole_folder, write_whole
from corpus.search import search, search_page
from corpus.shortforms import KeptShortForm
from corpus.standing import Notice, Standing, failed_files, foreseen, notices
from corpus.stubs import Stub, missing
from corpus.suggesting import Suggestion
from corpus.values import NotAValue
from corpus.watching import FolderWatch
from corpus.whereabouts import Superseded, superseded
from corpus.widening import How

__all__ = [
    "ANSWERS",
    "DOSSIER_FACTS",
    "FIELDS",
    "FINDINGS",
    "NEEDS_REASON",
    "ONE_DOCUMENT",
    "Account",
    "Action",
    "Admission",
    "Anomaly",
    "AnomalyKind",
    "Answer",
    "Backup",
    "BackupExists",
    "BackupUnwritable",
    "Body",
    "Candidate",
    "Catalogue",
    "CatalogueBusy",
    "CatalogueDamaged",
    "CatalogueTooNew",
    "CatalogueUnwritable",
    "Compared",
    "Consequence",
    "Contradiction",
    "Corpus",
    "CorpusHeld",
    "Decision",
    "DecisionKind",
    "Deed",
    "Difference",
    "Dossier",
    "DossierExists",
    "Edge",
    "Effect",
    "Entry",
    "Event",
    "Facets",
    "Fault",
    "Field",
    "FileUnwritable",
    "Filed",
    "FolderInUse",
    "FolderWatch",
    "Found",
    "Graph",
    "How",
    "Judgement",
    "KeptCitation",
    "KeptShortForm",
    "Known",
    "Lead",
    "Likeness",
    "Link",
    "Locator",
    "Lookup",
    "Match",
    "Mention",
    "NameTaken",
    "NoBackup",
    "NoCode",
    "NoHeads",
    "NoName",
    "NoSuchAccount",
    "NoSuchAnomaly",
    "NoSuchDossier",
    "NoSuchField",
    "NoSuchRecord",
    "NoSuchSearch",
    "Node",
    "NotAValue",
    "Note",
    "NoteKind",
    "NothingToConfirm",
    "NothingToUndo",
    "Notice",
    "Origin",
    "Outcome",
    "Part",
    "PasswordTooShort",
    "PersonsValue",
    "Place",
    "Places",
    "Proof",
    "Question",
    "Reason",
    "Record",
    "RegisterFile",
    "Removal",
    "Resolution",
    "Resolver",
    "Restored",
    "Role",
    "Row",
    "Ruling",
    "Saved",
    "SeveralRecords",
    "Shelf",
    "ShortMention",
    "Spot",
    "Standing",
    "Statement",
    "Status",
    "Strength",
    "Stub",
    "Suggestion",
    "Superseded",
    "Understanding",
    "Why",
    "WouldReplace",
    "Wrong",
    "account_name",
    "account_named",
    "accounts",
    "add_account",
    "all_links",
    "archive_of",
    "around",
    "audit",
    "back_up",
    "body_of",
    "certainly",
    "checked",
    "citation_graph",
    "compare",
    "confirm",
    "consequences",
    "copy_groups",
    "decide",
    "decisions_on",
    "describe_dossier",
    "digest_of",
    "discard_dossier",
    "distances",
    "dossier_meant",
    "dossier_named",
    "dossiers",
    "dossiers_of",
    "edit",
    "entries_of",
    "failed_files",
    "field_named",
    "filed_in",
    "files_under",
    "foreseen",
    "forget_search",
    "jobs_here",
    "journal",
    "judge",
    "judged",
    "known_documents",
    "leads",
    "link_copies",
    "links_of",
    "look_up",
    "make_dossier",
    "mark_of",
    "missing",
    "neighbourhood",
    "note",
    "notices",
    "original_of",
    "origins",
    "paragraphs",
    "part",
    "prove",
    "put_in_dossier",
    "question_of",
    "read_register",
    "record_meant",
    "records_in",
    "records_meant",
    "records_under",
    "removals",
    "remove_account",
    "resolve",
    "restore",
    "same_body",
    "save_search",
    "saved_search",
    "saved_searches",
    "seal",
    "search",
    "search_page",
    "spelled",
    "standing_decision",
    "superseded",
    "take_out_of_dossier",
    "timeline",
    "type_meant",
    "understand",
    "undo",
    "unseal",
    "whole_folder",
    "without_marks",
    "write_whole",
]
