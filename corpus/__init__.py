"""What do we hold? Files go in; records, resolutions and answers come out."""

from __future__ import annotations

from corpus.admission import Admission, Outcome
from corpus.audit import Anomaly, AnomalyKind, Strength, audit
from corpus.backup import Backup, BackupExists, BackupUnwritable, NoBackup, Restored, WouldReplace, back_up, restore
from corpus.bodies import Body, body_of, same_body
from corpus.catalogue import Catalogue
from corpus.dossiers import Origin, origins
from corpus.edits import NothingToConfirm, NothingToUndo, confirm, edit, entries_of, undo
from corpus.fields import FIELDS, Field, NoSuchField, field_named
from corpus.files import files_under
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
    part,
    timeline,
)
from corpus.held import SeveralRecords, record_meant, records_meant
from corpus.ingest import Corpus
from corpus.lookup import Candidate, Contradiction, Lookup, Mention, ShortMention, look_up
from corpus.persons import Action, Entry
from corpus.pile import Statement
from corpus.proof import Fault, Part, Proof, Wrong, prove
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
from corpus.resolve import Resolution, Status, resolve
from corpus.saving import FileUnwritable, write_whole
from corpus.search import Found, query_of, search
from corpus.shortforms import KeptShortForm
from corpus.values import NotAValue

__all__ = [
    "FIELDS",
    "Action",
    "Admission",
    "Anomaly",
    "AnomalyKind",
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
    "Consequence",
    "Contradiction",
    "Corpus",
    "CorpusHeld",
    "Edge",
    "Effect",
    "Entry",
    "Event",
    "Fault",
    "Field",
    "FileUnwritable",
    "Found",
    "Graph",
    "KeptCitation",
    "KeptShortForm",
    "Lookup",
    "Mention",
    "NoBackup",
    "NoSuchField",
    "NoSuchRecord",
    "Node",
    "NotAValue",
    "NothingToConfirm",
    "NothingToUndo",
    "Origin",
    "Outcome",
    "Part",
    "PersonsValue",
    "Proof",
    "Record",
    "Resolution",
    "Restored",
    "SeveralRecords",
    "ShortMention",
    "Statement",
    "Status",
    "Strength",
    "Understanding",
    "WouldReplace",
    "Wrong",
    "around",
    "audit",
    "back_up",
    "body_of",
    "citation_graph",
    "confirm",
    "consequences",
    "distances",
    "edit",
    "entries_of",
    "field_named",
    "files_under",
    "jobs_here",
    "look_up",
    "origins",
    "part",
    "prove",
    "query_of",
    "record_meant",
    "records_meant",
    "resolve",
    "restore",
    "same_body",
    "search",
    "timeline",
    "understand",
    "undo",
    "write_whole",
]
