"""What do we hold? Files go in; records, resolutions and answers come out."""

from __future__ import annotations

from corpus.audit import Anomaly, AnomalyKind, Strength, audit
from corpus.bodies import Body, body_of, same_body
from corpus.catalogue import Catalogue
from corpus.ingest import Admission, Corpus, Outcome, Understanding, files_under, understand
from corpus.lookup import Candidate, Contradiction, Lookup, Mention, ShortMention, look_up
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
from corpus.shortforms import KeptShortForm

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
    "KeptShortForm",
    "Lookup",
    "Mention",
    "NoSuchRecord",
    "Outcome",
    "Record",
    "Resolution",
    "ShortMention",
    "Statement",
    "Status",
    "Strength",
    "Understanding",
    "audit",
    "body_of",
    "files_under",
    "look_up",
    "query_of",
    "resolve",
    "same_body",
    "search",
    "understand",
]
