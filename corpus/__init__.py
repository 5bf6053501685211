"""What do we hold? Files go in; records, resolutions and answers come out."""

from __future__ import annotations

from corpus.accounts import (
    Account,
    NameTaken,
    NoSuchAccount,
    PasswordTooShort,
    Role,
    account_named,
    accounts,
    add_account,
    checked,
    remove_account,
)
from corpus.audit import Anomaly, AnomalyKind, Strength, audit
from corpus.bodies import Body, body_of, same_body
from corpus.catalogue import Catalogue
from corpus.edits import NothingToConfirm, NothingToUndo, confirm, edit, entries_of, undo
from corpus.fields import FIELDS, Field, NoSuchField, field_named
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
from corpus.held import SeveralRecords, record_meant, records_meant
from corpus.ingest import Admission, Corpus, Outcome, Understanding, files_under, understand
from corpus.journal import Deed, journal, note
from corpus.lookup import Candidate, Contradiction, Lookup, Mention, ShortMention, look_up
from corpus.persons import Action, Entry
from corpus.pile import Statement
from corpus.record import (
    CatalogueBusy,
    CatalogueDamaged,
    CatalogueTooNew,
    CatalogueUnwritable,
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
    "Account",
    "Action",
    "Admission",
    "Anomaly",
    "AnomalyKind",
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
    "Deed",
    "Edge",
    "Effect",
    "Entry",
    "Event",
    "Field",
    "FileUnwritable",
    "Found",
    "Graph",
    "KeptCitation",
    "KeptShortForm",
    "Lookup",
    "Mention",
    "NameTaken",
    "NoSuchAccount",
    "NoSuchField",
    "NoSuchRecord",
    "Node",
    "NotAValue",
    "NothingToConfirm",
    "NothingToUndo",
    "Outcome",
    "PasswordTooShort",
    "PersonsValue",
    "Record",
    "Resolution",
    "Role",
    "SeveralRecords",
    "ShortMention",
    "Statement",
    "Status",
    "Strength",
    "Understanding",
    "account_named",
    "accounts",
    "add_account",
    "around",
    "audit",
    "body_of",
    "checked",
    "citation_graph",
    "confirm",
    "consequences",
    "distances",
    "edit",
    "entries_of",
    "field_named",
    "files_under",
    "journal",
    "look_up",
    "neighbourhood",
    "note",
    "part",
    "query_of",
    "record_meant",
    "records_meant",
    "remove_account",
    "resolve",
    "same_body",
    "search",
    "timeline",
    "understand",
    "undo",
    "write_whole",
]
