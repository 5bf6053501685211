"""What do we hold? Files go in; records, resolutions and answers come out."""

from __future__ import annotations

from corpus.audit import Anomaly, AnomalyKind, Strength, audit
from corpus.backup import BackupExists, BackupUnwritable, Kept, NoBackup, Restored, WouldReplace, back_up, restore
from corpus.bodies import Body, body_of, same_body
from corpus.catalogue import Catalogue
from corpus.ingest import Admission, Corpus, Outcome, files_under, understand
from corpus.lookup import Candidate, Contradiction, Lookup, Mention, look_up
from corpus.pile import Statement
from corpus.proof import Fault, Part, Proof, Wrong, prove
from corpus.record import (
    CatalogueBusy,
    CatalogueDamaged,
    CatalogueTooNew,
    CatalogueUnwritable,
    CorpusHeld,
    KeptCitation,
    NoSuchRecord,
    Record,
)
from corpus.resolve import Resolution, Status, resolve
from corpus.search import Found, query_of, search

__all__ = [
    "Admission",
    "Anomaly",
    "AnomalyKind",
    "BackupExists",
    "BackupUnwritable",
    "Body",
    "Candidate",
    "Catalogue",
    "CatalogueBusy",
    "CatalogueDamaged",
    "CatalogueTooNew",
    "CatalogueUnwritable",
    "Contradiction",
    "Corpus",
    "CorpusHeld",
    "Fault",
    "Found",
    "Kept",
    "KeptCitation",
    "Lookup",
    "Mention",
    "NoBackup",
    "NoSuchRecord",
    "Outcome",
    "Part",
    "Proof",
    "Record",
    "Resolution",
    "Restored",
    "Statement",
    "Status",
    "Strength",
    "WouldReplace",
    "Wrong",
    "audit",
    "back_up",
    "body_of",
    "files_under",
    "look_up",
    "prove",
    "query_of",
    "resolve",
    "restore",
    "same_body",
    "search",
    "understand",
]
