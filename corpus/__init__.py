"""What do we hold? Files go in; records, resolutions and answers come out."""

from __future__ import annotations

from corpus.audit import Anomaly, AnomalyKind, Strength, audit
from corpus.bodies import Body, body_of, same_body
from corpus.catalogue import Catalogue
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
from corpus.resolve import Reason, Resolution, Resolver, Status, resolve
from corpus.saving import FileUnwritable, write_whole
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
    "Consequence",
    "Contradiction",
    "Corpus",
    "Edge",
    "Effect",
    "Event",
    "FileUnwritable",
    "Found",
    "Graph",
    "KeptCitation",
    "KeptShortForm",
    "Lookup",
    "Mention",
    "NoSuchRecord",
    "Node",
    "Outcome",
    "Reason",
    "Record",
    "Resolution",
    "Resolver",
    "ShortMention",
    "Statement",
    "Status",
    "Strength",
    "Understanding",
    "around",
    "audit",
    "body_of",
    "citation_graph",
    "consequences",
    "distances",
    "files_under",
    "look_up",
    "part",
    "query_of",
    "resolve",
    "same_body",
    "search",
    "timeline",
    "understand",
    "write_whole",
]
