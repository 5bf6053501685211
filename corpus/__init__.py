"""What do we hold? Files go in; records, resolutions and answers come out."""

from __future__ import annotations

from corpus.audit import Anomaly, AnomalyKind, Strength, audit
from corpus.bodies import Body, Places, body_of, same_body
from corpus.catalogue import Catalogue
from corpus.ingest import Admission, Corpus, Outcome, files_under, understand
from corpus.known import Known, known_documents
from corpus.lookup import Candidate, Contradiction, Lookup, Mention, look_up
from corpus.paragraphs import paragraphs
from corpus.pile import Statement
from corpus.record import (
    CatalogueBusy,
    CatalogueDamaged,
    CatalogueTooNew,
    CatalogueUnwritable,
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
    "Body",
    "Candidate",
    "Catalogue",
    "CatalogueBusy",
    "CatalogueDamaged",
    "CatalogueTooNew",
    "CatalogueUnwritable",
    "Contradiction",
    "Corpus",
    "Found",
    "KeptCitation",
    "Known",
    "Lookup",
    "Mention",
    "NoSuchRecord",
    "Outcome",
    "Places",
    "Record",
    "Resolution",
    "Statement",
    "Status",
    "Strength",
    "audit",
    "body_of",
    "files_under",
    "known_documents",
    "look_up",
    "paragraphs",
    "query_of",
    "resolve",
    "same_body",
    "search",
    "understand",
]
