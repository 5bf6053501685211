"""What do we hold? Files go in; records, resolutions and answers come out."""

from __future__ import annotations

from corpus.audit import Anomaly, AnomalyKind, Strength, audit
from corpus.bodies import Body, body_of, same_body
from corpus.catalogue import Catalogue
from corpus.dossiers import Origin, origins
from corpus.edits import NothingToConfirm, NothingToUndo, confirm, edit, entries_of, undo
from corpus.fields import FIELDS, Field, NoSuchField, field_named
from corpus.files import files_under
from corpus.filing import (
    DOSSIER_FACTS,
    Dossier,
    DossierExists,
    Filed,
    NoCode,
    NoSuchDossier,
    describe_dossier,
    discard_dossier,
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
from corpus.ingest import Admission, Corpus, Outcome, Understanding, understand
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
    "DOSSIER_FACTS",
    "FIELDS",
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
    "Dossier",
    "DossierExists",
    "Edge",
    "Effect",
    "Entry",
    "Event",
    "Field",
    "FileUnwritable",
    "Filed",
    "Found",
    "Graph",
    "KeptCitation",
    "KeptShortForm",
    "Lookup",
    "Mention",
    "NoCode",
    "NoSuchDossier",
    "NoSuchField",
    "NoSuchRecord",
    "Node",
    "NotAValue",
    "NothingToConfirm",
    "NothingToUndo",
    "Origin",
    "Outcome",
    "PersonsValue",
    "Record",
    "Resolution",
    "SeveralRecords",
    "ShortMention",
    "Statement",
    "Status",
    "Strength",
    "Understanding",
    "around",
    "audit",
    "body_of",
    "citation_graph",
    "confirm",
    "consequences",
    "describe_dossier",
    "discard_dossier",
    "distances",
    "dossier_named",
    "dossiers",
    "dossiers_of",
    "edit",
    "entries_of",
    "field_named",
    "filed_in",
    "files_under",
    "look_up",
    "make_dossier",
    "origins",
    "part",
    "put_in_dossier",
    "query_of",
    "record_meant",
    "records_in",
    "records_meant",
    "records_under",
    "resolve",
    "same_body",
    "search",
    "take_out_of_dossier",
    "timeline",
    "understand",
    "undo",
    "write_whole",
]
